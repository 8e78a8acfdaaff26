//! Words of streets from the rep's own file: the card of *Dados*, why a file is refused, what stands on the map.

use super::format::{count, decimal, plural};
use crate::exchange::tiles::{LEAST_ZOOM, TilesError};

pub(crate) const TITLE: &str = "Mapa da região";
pub(crate) const WHY: &str = "Ruas com nome no mapa, mesmo sem internet, a partir de um arquivo PMTiles da sua região. Ele fica só neste aparelho, vale para todas as carteiras daqui e não vai no arquivo da carteira.";
pub(crate) const CHOOSE: &str = "Escolher arquivo de ruas";
pub(crate) const CHOOSE_HINT: &str = "PMTiles com camadas Protomaps ou OpenMapTiles";
pub(crate) const READING: &str = "Guardando o mapa neste aparelho";
pub(crate) const REMOVE: &str = "Remover";
pub(crate) const REMOVE_WHAT: &str = "As ruas deste arquivo saem do mapa e da busca. Clientes e posições ficam como estão, e o arquivo pode ser escolhido de novo.";
pub(crate) const KEPT: &str = "Mapa guardado neste aparelho.";
pub(crate) const REMOVED: &str = "Mapa removido deste aparelho.";
pub(crate) const HOW: &str = "Como conseguir o arquivo";
pub(crate) const HOW_STEPS: [&str; 4] = [
    "Uma pessoa da equipe, em um computador, baixa o programa pmtiles (gratuito, do projeto Protomaps) e recorta a região uma vez. Por exemplo, a região de Porto Alegre: pmtiles extract https://build.protomaps.com/AAAAMMDD.pmtiles regiao.pmtiles --bbox=-51.4,-30.3,-50.9,-29.8",
    "No lugar de AAAAMMDD vai a data de um dos mapas listados em maps.protomaps.com/builds. Uma cidade tem de 10 a 60 MB; um estado, algumas centenas.",
    "O arquivo vai para a equipe por WhatsApp, pasta compartilhada ou cabo. Cada um o escolhe aqui, uma vez.",
    "Os dados são do OpenStreetMap: o nome aparece no mapa sempre que as ruas aparecem.",
];
/// On the map, close, where there is no file.
pub(crate) const NONE_YET: &str = "Para ver ruas aqui, guarde um arquivo da região em Dados.";
pub(crate) const NONE_YET_LINK: &str = "Como fazer";
/// On the map, where a part of a file can not be read.
pub(crate) const PARTLY_BROKEN: &str =
    "Parte das ruas deste mapa não abriu. Se continuar assim, guarde o arquivo de novo.";
pub(crate) const PARTLY_BROKEN_LINK: &str = "Abrir Dados";
/// On the map, close, where no file reaches.
pub(crate) const NOT_COVERED: &str = "Os mapas guardados não chegam até aqui.";

pub(crate) const SEARCH: &str = "Ir a uma rua";
pub(crate) const SEARCH_FIELD: &str = "Nome da rua";
pub(crate) const NONE_FOUND: &str =
    "Nenhuma rua com este nome nos mapas guardados. Tente parte do nome, sem “rua” ou “avenida”.";

/// "A busca ainda não conhece todas as ruas: 40% lidas."
pub(crate) fn gathering_for_search(done: usize, total: usize) -> String {
    match total {
        0 => "Os nomes das ruas ainda estão sendo lidos: a busca pode não achar tudo.".to_owned(),
        _ => {
            let percent = done * 100 / total;
            format!("Os nomes das ruas ainda estão sendo lidos ({percent}%): a busca pode não achar tudo.")
        }
    }
}

/// "Começar em Avenida Osvaldo Aranha": the point is then moved, and saved by the rep.
pub(crate) fn put_on_street(name: &str) -> String {
    format!("Começar em {name}")
}

/// "a 350 m do centro do mapa", from kilometres.
pub(crate) fn away(km: f64) -> String {
    if km < 1.0 {
        format!("a {} m do centro do mapa", decimal((km * 100.0).round() * 10.0, 0))
    } else {
        format!("a {} km do centro do mapa", decimal(km, 1))
    }
}

/// "Cancelado": the file did not come to its end.
pub(crate) const CANCELLED: &str = "Cancelado. O mapa não foi guardado.";

/// "38 MB", "0,4 MB".
pub(crate) fn size(bytes: u64) -> String {
    let tenths = bytes.div_ceil(100_000);
    if tenths < 100 {
        format!("{},{} MB", tenths / 10, tenths % 10)
    } else {
        format!("{} MB", count((bytes / 1_000_000) as usize))
    }
}

/// "38 MB · aproximação até 15".
pub(crate) fn facts(bytes: u64, max_zoom: u8) -> String {
    format!("{} · detalhe até o nível {max_zoom}", size(bytes))
}

/// "Porto Alegre/RS e mais 11 municípios".
pub(crate) fn region(nearest: &str, more: usize) -> String {
    match more {
        0 => format!("Região de {nearest}"),
        _ => {
            format!(
                "{nearest} e mais {}",
                plural(i64::try_from(more).unwrap_or(i64::MAX), "município", "municípios")
            )
        }
    }
}

pub(crate) fn attribution(said: &str) -> String {
    format!("Dados das ruas: {said}")
}

pub(crate) const NO_ATTRIBUTION: &str = "O arquivo não diz de quem são os dados.";

/// "Não aparecem no mapa: pois, transit".
pub(crate) fn unknown(layers: &[String]) -> String {
    format!("Camadas do arquivo que não aparecem no mapa: {}", layers.join(", "))
}

/// "12.400 nomes de rua para a busca do mapa".
pub(crate) fn streets(number: usize) -> String {
    match number {
        0 => "Nenhum nome de rua para a busca do mapa.".to_owned(),
        _ => format!(
            "{} na busca do mapa.",
            plural(i64::try_from(number).unwrap_or(i64::MAX), "nome de rua", "nomes de rua")
        ),
    }
}

/// "Juntando os nomes das ruas para a busca: 40%".
pub(crate) fn gathering(done: usize, total: usize) -> String {
    match total {
        0 => "Juntando os nomes das ruas para a busca.".to_owned(),
        _ => format!("Juntando os nomes das ruas para a busca: {}%.", done * 100 / total),
    }
}

pub(crate) fn remove_question(file: &str) -> String {
    format!("Remover o mapa {file} deste aparelho?")
}

/// Why a file gives no streets: what is wrong, that nothing changed, what to do.
pub(crate) fn refused(why: &TilesError) -> String {
    let what = match why {
        TilesError::NotTiles => "Este arquivo não é um mapa PMTiles.".to_owned(),
        TilesError::OldVersion => {
            "Este PMTiles é de uma versão antiga (1 ou 2). Peça o arquivo na versão 3, ou converta com “pmtiles convert”."
                .to_owned()
        }
        TilesError::Truncated { has, says } => format!(
            "O arquivo está incompleto: tem {} e deveria ter {}. Copie ou receba de novo.",
            size(*has),
            size(*says)
        ),
        TilesError::NotVector => {
            "Este PMTiles traz imagens, e o mapa desenha ruas a partir de vetores (MVT). Peça um arquivo vetorial."
                .to_owned()
        }
        TilesError::Compression => {
            "As partes deste mapa estão comprimidas de um jeito que não é lido aqui. Servem gzip, brotli ou sem compressão."
                .to_owned()
        }
        TilesError::NoStreets { layers } if layers.is_empty() => {
            "O arquivo não diz que camadas tem. Servem as do Protomaps ou do OpenMapTiles.".to_owned()
        }
        TilesError::NoStreets { layers } => format!(
            "Nenhuma camada de ruas conhecida. O arquivo tem {}; servem as do Protomaps (roads) ou do OpenMapTiles (transportation).",
            layers.join(", ")
        ),
        TilesError::TooFar { max_zoom } => format!(
            "Este mapa vai só até o nível {max_zoom}, longe demais para ruas. Peça um que chegue ao menos ao nível {LEAST_ZOOM}."
        ),
        TilesError::Damaged => "O arquivo está danificado e não pôde ser lido. Copie ou receba de novo.".to_owned(),
    };
    format!("{what} Nada foi guardado.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_said_in_megabytes_with_a_tenth_below_ten() {
        assert_eq!(
            [size(0), size(1), size(420_000), size(9_850_000)],
            ["0,0 MB", "0,1 MB", "0,5 MB", "9,9 MB"]
        );
        assert_eq!([size(38_200_000), size(1_250_000_000)], ["38 MB", "1.250 MB"]);
    }

    #[test]
    fn a_region_is_named_by_its_middle_and_counts_the_others() {
        assert_eq!(region("Porto Alegre/RS", 0), "Região de Porto Alegre/RS");
        assert_eq!(region("Porto Alegre/RS", 1), "Porto Alegre/RS e mais 1 município");
        assert_eq!(region("Porto Alegre/RS", 11), "Porto Alegre/RS e mais 11 municípios");
    }

    #[test]
    fn each_refusal_says_what_is_wrong_and_that_nothing_was_kept() {
        let all = [
            TilesError::NotTiles,
            TilesError::OldVersion,
            TilesError::Truncated { has: 1_000_000, says: 20_000_000 },
            TilesError::NotVector,
            TilesError::Compression,
            TilesError::NoStreets { layers: Vec::new() },
            TilesError::NoStreets { layers: vec!["lotes".to_owned()] },
            TilesError::TooFar { max_zoom: 9 },
            TilesError::Damaged,
        ];
        let said: Vec<String> = all.iter().map(refused).collect();
        assert!(said.iter().all(|one| one.ends_with("Nada foi guardado.")));
        assert_eq!(said.iter().collect::<std::collections::BTreeSet<_>>().len(), said.len());
        assert!(said[2].contains("tem 1,0 MB e deveria ter 20 MB"), "{}", said[2]);
    }
}
