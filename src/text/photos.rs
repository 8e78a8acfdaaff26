//! Words of photos of a client: the card of its page, the card of *Dados*, why a file is not taken in.

use super::format::{count, date, list, plural};
use crate::exchange::photos::{Left, MOST_OF_CLIENT, PhotoKind};
use chrono::NaiveDate;

pub(crate) const TITLE: &str = "Fotos";
pub(crate) const NONE: &str =
    "Nenhuma foto. A fachada ajuda a reconhecer a loja; o cartão guarda como falar com a pessoa.";
pub(crate) const WHERE: &str = "Ficam só neste aparelho, com no máximo 60 kB cada e sem a localização que a câmera grava. Não vão no arquivo da carteira.";
pub(crate) const WORKING: &str = "Reduzindo a foto";
pub(crate) const KEPT: &str = "Foto salva neste aparelho.";
pub(crate) const REMOVE: &str = "Remover foto";
pub(crate) const REMOVED: &str = "Foto removida deste aparelho.";
pub(crate) const BACK: &str = "Foto de volta.";
pub(crate) const NO_PICTURE: &str =
    "Este navegador não lê este arquivo como foto. Escolha uma em JPEG ou PNG.";
pub(crate) const TOO_LARGE: &str = "O arquivo passa de 60 MB. Escolha uma foto menor.";

/// "Foto da fachada": adds one.
pub(crate) fn add(kind: PhotoKind) -> &'static str {
    match kind {
        PhotoKind::Shop => "Foto da fachada",
        PhotoKind::Card => "Foto do cartão",
    }
}

/// "Fachada, 30/11/2026".
pub(crate) fn called(kind: PhotoKind, on: NaiveDate) -> String {
    let kind = match kind {
        PhotoKind::Shop => "Fachada",
        PhotoKind::Card => "Cartão",
    };
    format!("{kind}, {}", date(on))
}

pub(crate) fn enough() -> String {
    format!("Este cliente já tem {MOST_OF_CLIENT} fotos. Remova uma para pôr outra.")
}

pub(crate) const DATA_NONE: &str = "Nenhuma foto ainda. A primeira se tira na página de um cliente.";
pub(crate) const DATA_WHERE: &str = "As fotos ficam só neste aparelho e não vão no arquivo da carteira nem nas cópias. Para levá-las a outro aparelho, ou guardá-las, salve-as em um zip.";
pub(crate) const SAVE: &str = "Salvar fotos (zip)";
pub(crate) const BRING: &str = "Trazer fotos de um zip";
pub(crate) const NOT_PHOTOS: &str =
    "Este arquivo não é um zip de fotos da Carteira, ou está danificado. Nada foi mudado.";
pub(crate) const REMOVE_STRANGERS: &str = "Remover estas";
pub(crate) const REMOVE_STRANGERS_ASK: &str = "Remover as fotos de quem não está na carteira?";
pub(crate) const REMOVE_STRANGERS_WHAT: &str = "Elas saem deste aparelho sem volta. Se um desses clientes ainda for trazido de volta, as fotos dele não voltam. As outras ficam.";
pub(crate) const STRANGERS_REMOVED: &str = "Fotos removidas deste aparelho.";
/// What the file is called, before the date.
pub(crate) const FILE: &str = "fotos";

/// "12 fotos de 9 clientes, 480 kB".
pub(crate) fn summary(photos: usize, clients: usize, bytes: u64) -> String {
    let of = plural(clients as i64, "cliente", "clientes");
    format!("{} de {of}, {} kB", plural(photos as i64, "foto", "fotos"), count(bytes.div_ceil(1000) as usize))
}

/// "3 fotos são de clientes que não estão na carteira."
pub(crate) fn strangers(photos: usize) -> String {
    match photos {
        1 => "1 foto é de um cliente que não está na carteira.".to_owned(),
        _ => format!("{} fotos são de clientes que não estão na carteira.", count(photos)),
    }
}

/// "4 fotos salvas neste aparelho. De fora: 1 já estava aqui, 2 de clientes que não estão na carteira."
pub(crate) fn brought(kept: usize, left: Left) -> String {
    let kept = match kept {
        0 => "Nenhuma foto nova.".to_owned(),
        1 => "1 foto salva neste aparelho.".to_owned(),
        _ => format!("{} fotos salvas neste aparelho.", count(kept)),
    };
    let part = |number: usize, one: &str, many: &str| {
        (number > 0).then(|| format!("{} {}", count(number), if number == 1 { one } else { many }))
    };
    let parts: Vec<String> = [
        part(left.known, "já estava aqui", "já estavam aqui"),
        part(left.strangers, "de cliente que não está na carteira", "de clientes que não estão na carteira"),
        part(left.beyond, "além do limite do cliente", "além do limite do cliente"),
        part(left.damaged, "danificada", "danificadas"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if parts.is_empty() { kept } else { format!("{kept} De fora: {}.", list(&parts)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_zip_brought_is_said_whole() {
        assert_eq!(brought(1, Left::default()), "1 foto salva neste aparelho.");
        let left = Left { known: 1, strangers: 2, beyond: 0, damaged: 1 };
        assert_eq!(
            brought(0, left),
            "Nenhuma foto nova. De fora: 1 já estava aqui, 2 de clientes que não estão na carteira e 1 danificada."
        );
    }

    #[test]
    fn a_summary_counts_photos_clients_and_kilobytes() {
        assert_eq!(summary(1, 1, 59_001), "1 foto de 1 cliente, 60 kB");
        assert_eq!(summary(1200, 9, 480_000), "1.200 fotos de 9 clientes, 480 kB");
        assert_eq!(strangers(1), "1 foto é de um cliente que não está na carteira.");
    }

    #[test]
    fn a_photo_is_called_by_what_it_shows_and_its_day() {
        let on = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
        assert_eq!(called(PhotoKind::Card, on), "Cartão, 30/11/2026");
        assert!(enough().contains("12 fotos"));
    }
}
