//! Potenciais that became clients.
use super::*;
use crate::domain::measure::retention::LeadConversion;
use chrono::NaiveDate;

pub(crate) const CREATED: &str = "Potenciais criados";
pub(crate) const CONVERTED: &str = "Deles, já compraram";
pub(crate) const FIRST_ORDERS: &str = "Primeiros pedidos no mês";
/// The same, short enough for the legend of a phone.
pub(crate) const IN_CHART: [&str; 3] = ["Criados", "Já compraram", "Primeiros pedidos"];
pub(crate) const BY_COHORT: &str = "Conversão por safra (%)";
pub(crate) const BY_FLOW: &str = "Conversão por fluxo (%)";

/// "Por safra: dos 24 potenciais criados em 12 meses, 9 já compraram (37,5%)".
pub(crate) fn finding(year: &LeadConversion) -> String {
    match year.by_cohort.den {
        0 => "Nenhum potencial entrou na carteira em 12 meses".to_owned(),
        created => format!(
            "Por safra: de {} em 12 meses, {} ({})",
            plural(created, "potencial criado", "potenciais criados"),
            plural(year.by_cohort.num, "já comprou", "já compraram"),
            percent(year.by_cohort)
        ),
    }
}

/// "Por fluxo: 12 primeiros pedidos para 24 criados no mesmo período (50,0%)."
pub(crate) fn flow(year: &LeadConversion) -> Option<String> {
    (year.by_flow.den > 0).then(|| {
        format!(
            "Por fluxo: {} para {} no mesmo período ({}).",
            plural(year.by_flow.num, "primeiro pedido", "primeiros pedidos"),
            plural(year.by_flow.den, "criado", "criados"),
            percent(year.by_flow)
        )
    })
}

pub(crate) fn note(undated: usize) -> String {
    let undated = match undated {
        0 => String::new(),
        n => format!(
            " {} sem data de entrada: {} fora.",
            plural(n as i64, "cliente está", "clientes estão"),
            if n == 1 { "fica" } else { "ficam" }
        ),
    };
    format!(
        "Por safra: dos que entraram no período, quantos compraram até hoje; os mais novos ainda têm tempo. Por fluxo: primeiros pedidos do período, de qualquer safra, sobre os que entraram nele; pode passar de 100%.{undated}"
    )
}

/// "Outubro de 2026: 4 clientes".
pub(crate) fn of_month(month: Month, clients: usize) -> String {
    format!("{}: {}", month_year(month), plural(clients as i64, "cliente", "clientes"))
}

/// "entrou em 02/10/2026, primeiro pedido em 20/10/2026".
pub(crate) fn history(created: NaiveDate, first: Option<NaiveDate>) -> String {
    match first {
        Some(first) => {
            format!("entrou em {}, primeiro pedido em {}", format::date(created), format::date(first))
        }
        None => format!("entrou em {}, ainda não comprou", format::date(created)),
    }
}
