//! Words of *Motivos*.

use super::format::{count, month_year, percent, plural};
use super::reasons;
use crate::domain::catalog::Catalog;
use crate::domain::period::Month;
use crate::domain::ratio::Ratio;
use crate::domain::reasons::ReasonGroup;

pub const NONE_GIVEN: &str = "sem motivo";
pub const MONTHS: &str = "Período";
pub const QUARTER: &str = "3 meses";
pub const YEAR: &str = "12 meses";
pub const TIMES: &str = "Vezes";
pub const CLIENTS: &str = "Clientes";
pub const BOUGHT: &str = "Compravam em 12 meses (R$)";
pub const REASON: &str = "Motivo";
pub const GROUP: &str = "De quem é";
pub const CONTROLLABLE: &str = "Dá para agir";
pub const YES: &str = "sim";
pub const NO: &str = "não";
pub const TITLE: &str = "Motivos";
pub const EMPTY_TITLE: &str = "Nenhum motivo no período";
pub const EMPTY_WHY: &str = "Quando uma visita termina sem pedido, o app pergunta o motivo. Os que você registrar aparecem aqui, do mais comum ao mais raro.";
pub const NOTE: &str = "Em destaque, o que depende de nós ou da concorrência: dá para agir. O valor é o que esses clientes compraram nos 12 meses antes de dar o motivo. Toque em uma barra para abrir os clientes.";

pub fn name(catalog: &Catalog, key: Option<&str>) -> String {
    key.map_or_else(|| NONE_GIVEN.to_owned(), |key| reasons::name(catalog, key))
}

pub fn group(group: Option<ReasonGroup>) -> String {
    group.map(reasons::group).unwrap_or("—").to_owned()
}

/// "preço é o motivo mais comum: 12 de 40 desde dezembro de 2025; dá para agir em 62,5% dos motivos".
pub fn finding(first: Option<(&str, usize)>, total: usize, controllable: Ratio, since: Month) -> String {
    let Some((name, times)) = first else { return EMPTY_TITLE.to_owned() };
    let act = match controllable.den {
        0 => String::new(),
        _ => format!("; dá para agir em {} dos motivos dados", percent(controllable)),
    };
    format!(
        "“{name}” aparece mais: {} de {} desde {}{act}",
        count(times),
        plural(total as i64, "vez", "vezes"),
        month_year(since)
    )
}

/// "“Outro” já é 18,2% dos motivos (2 de 11): acima de 10%, a lista deixa de explicar."
pub fn other_alert(share: Ratio) -> String {
    format!(
        "“Outro motivo” já é {} ({}): acima de 10%, a lista deixa de explicar. Escolha um motivo mais preciso ao registrar.",
        percent(share),
        super::format::of_whole(share)
    )
}

/// "preço (12)".
pub fn see(name: &str, clients: usize) -> String {
    format!("{name} ({})", plural(clients as i64, "cliente", "clientes"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_finding_names_the_first_and_its_whole() {
        let since = Month::new(2025, 12).unwrap();
        assert_eq!(
            finding(Some(("preço", 12)), 40, Ratio::new(25, 40), since),
            "“preço” aparece mais: 12 de 40 vezes desde dezembro de 2025; dá para agir em 62,5% dos motivos dados"
        );
        assert_eq!(finding(None, 0, Ratio::default(), since), EMPTY_TITLE);
        assert_eq!(name(&Catalog::default(), None), "sem motivo");
        assert_eq!(name(&Catalog::default(), Some("preco")), "preço");
    }
}
