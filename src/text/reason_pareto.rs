//! Words of *Motivos*.

use super::format::{count, month_year, percent, plural};
use super::reasons;
use crate::domain::calendar::period::Month;
use crate::domain::catalog::Catalog;
use crate::domain::catalog::reasons::ReasonGroup;
use crate::domain::rescue::reason_pareto::{By, ReasonPareto};
use crate::domain::value::ratio::Ratio;

pub(crate) const NONE_GIVEN: &str = "sem motivo";
pub(crate) const MONTHS: &str = "Período";
pub(crate) const QUARTER: &str = "3 meses";
pub(crate) const YEAR: &str = "1 ano";
pub(crate) const TIMES: &str = "Vezes";
pub(crate) const CLIENTS: &str = "Clientes";
pub(crate) const BOUGHT: &str = "Compravam em 12 meses (R$)";
pub(crate) const REASON: &str = "Motivo";
pub(crate) const GROUP: &str = "De quem é";
pub(crate) const CONTROLLABLE: &str = "Dá para agir";
pub(crate) const YES: &str = "sim";
pub(crate) const NO: &str = "não";
pub(crate) const TITLE: &str = "Motivos";
pub(crate) const LIST: &str = "Lista de motivos";
pub(crate) const TABS: &str = "Partes de Motivos";
pub(crate) const OCCASIONS: &str = "De quê";
pub(crate) const ALL: &str = "Tudo";
pub(crate) const CONTACTS: &str = "Sem pedido";
pub(crate) const DEPARTURES: &str = "Ficaram inativos";
pub(crate) const ORDER: &str = "Ordem";
pub(crate) const BY_TIMES: &str = "Por vezes";
pub(crate) const BY_BOUGHT: &str = "Por valor";
pub(crate) const EMPTY_TITLE: &str = "Nenhum motivo no período";
pub(crate) const EMPTY_WHY: &str = "Quando uma visita termina sem pedido ou um cliente fica inativo, o aplicativo pergunta o motivo. Os que você registrar aparecem aqui, do mais comum ao mais raro.";
pub(crate) const NOTE: &str = "Em destaque, o que dá para mudar. O valor é o que esses clientes compraram nos 12 meses antes de dar o motivo. Toque em uma barra para abrir os clientes.";

pub(crate) fn name(catalog: &Catalog, key: Option<&str>) -> String {
    key.map_or_else(|| NONE_GIVEN.to_owned(), |key| reasons::name(catalog, key))
}

pub(crate) fn group(group: Option<ReasonGroup>) -> String {
    group.map(reasons::group).unwrap_or("—").to_owned()
}

/// "“preço” aparece mais: 12 de 40 vezes desde dezembro de 2025; dá para agir em 62,5% dos motivos dados".
pub(crate) fn finding(
    found: &ReasonPareto,
    by: By,
    name: impl Fn(Option<&str>) -> String,
    since: Month,
) -> String {
    let Some(first) = found.rows.first() else { return EMPTY_TITLE.to_owned() };
    let act = match found.controllable() {
        Ratio { num: _, den: 0 } => String::new(),
        share => format!("; dá para agir em {} dos motivos dados", percent(share)),
    };
    let name = name(first.key.as_deref());
    let since = month_year(since);
    match by {
        By::Times => format!(
            "“{name}” aparece mais: {} de {} desde {since}{act}",
            count(first.times),
            plural(found.total as i64, "vez", "vezes"),
        ),
        By::Bought => format!(
            "“{name}” pesa mais no que os clientes compravam: {} desde {since}{act}",
            plural(first.slots.len() as i64, "cliente", "clientes"),
        ),
    }
}

/// "“Outro” já é 18,2% dos motivos (2 de 11): acima de 10%, a lista deixa de explicar."
pub(crate) fn other_alert(share: Ratio) -> String {
    format!(
        "“Outro motivo” já é {} ({}): acima de 10%, a lista deixa de explicar. Escolha um motivo mais preciso ao registrar.",
        percent(share),
        super::format::of_whole(share)
    )
}

/// "preço (12)".
pub(crate) fn see(name: &str, clients: usize) -> String {
    format!("{name} ({})", plural(clients as i64, "cliente", "clientes"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rescue::reason_pareto::ReasonRow;

    #[test]
    fn the_finding_names_the_first_and_its_whole() {
        let since = Month::new(2025, 12).unwrap();
        let row = |key: Option<&str>, times, controllable, slots: usize| ReasonRow {
            key: key.map(str::to_owned),
            group: None,
            controllable,
            times,
            slots: crate::domain::portfolio::slot::Slot::all(slots).collect(),
            bought_centavos: 0,
        };
        let rows = vec![row(Some("preco"), 25, true, 3), row(Some("fechou"), 15, false, 2)];
        let found = ReasonPareto { rows, total: 40 };
        let name = |key: Option<&str>| name(&Catalog::default(), key);
        assert_eq!(
            finding(&found, By::Times, name, since),
            "“preço” aparece mais: 25 de 40 vezes desde dezembro de 2025; dá para agir em 62,5% dos motivos dados"
        );
        assert_eq!(
            finding(&found, By::Bought, name, since),
            "“preço” pesa mais no que os clientes compravam: 3 clientes desde dezembro de 2025; dá para agir em 62,5% dos motivos dados"
        );
        assert_eq!(finding(&ReasonPareto::default(), By::Times, name, since), EMPTY_TITLE);
        assert_eq!(name(None), "sem motivo");
    }
}
