//! Words of the sheet that makes a file ready and hands it out.

use super::format::integer;

pub(crate) const TITLE: &str = "Enviar ou salvar";
pub(crate) const SHOWN: &str = "Exportar os clientes mostrados";
pub(crate) const CONTACTS: &str = "Contatos para o celular (vCard)";
pub(crate) const KML: &str = "Mapa (KML)";
pub(crate) const GEOJSON: &str = "Mapa (GeoJSON)";

/// A file that follows the screen says so where values are hidden there.
pub(crate) fn analysis(hidden: bool) -> &'static str {
    if hidden { "Análise sem valores (CSV)" } else { "Análise (CSV)" }
}

pub(crate) fn analysis_workbook(hidden: bool) -> &'static str {
    if hidden { "Análise sem valores (Excel)" } else { "Análise (Excel)" }
}

pub(crate) const MAKING: &str = "Preparando o arquivo";
pub(crate) const READY: &str = "Arquivo pronto";
pub(crate) const CHECKED: &str = "Cópia conferida: o arquivo foi relido e é igual à carteira.";
pub(crate) const SHARE: &str = "Enviar para outro aplicativo";
pub(crate) const SAVE: &str = "Salvar no aparelho";
pub(crate) const SAVED: &str = "Arquivo salvo nos downloads.";
pub(crate) const SENT: &str = "Arquivo entregue ao outro aplicativo.";
pub(crate) const NOT_SENT: &str = "Envio cancelado: nada saiu do aparelho.";
pub(crate) const NOT_TAKEN: &str =
    "O navegador não aceitou enviar este arquivo. Ele foi salvo nos downloads: envie-o de lá.";
pub(crate) const CANNOT_SHARE: &str =
    "Este navegador não envia este tipo de arquivo: salve-o e anexe-o onde quiser.";

/// "mercado.csv (12 kB)".
pub(crate) fn named(name: &str, bytes: usize) -> String {
    format!("{name} ({})", size(bytes))
}

/// Never less than there is.
fn size(bytes: usize) -> String {
    const KILO: usize = 1_000;
    const MEGA: usize = 1_000_000;
    match bytes {
        0..KILO => format!("{bytes} bytes"),
        KILO..MEGA => format!("{} kB", bytes.div_ceil(KILO)),
        MEGA.. => {
            let tenths = bytes.div_ceil(MEGA / 10);
            format!("{},{} MB", integer((tenths / 10) as i64), tenths % 10)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_rounded_up_in_the_unit_that_reads_well() {
        for (bytes, expected) in [
            (0, "0 bytes"),
            (999, "999 bytes"),
            (1_000, "1 kB"),
            (1_001, "2 kB"),
            (999_999, "1000 kB"),
            (1_000_000, "1,0 MB"),
            (1_900_001, "2,0 MB"),
        ] {
            assert_eq!(size(bytes), expected);
        }
    }
}
