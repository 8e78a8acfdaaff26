//! Retenção e safras.
use super::*;

pub(crate) const RETAINED: &str = "Retenção (%)";
pub(crate) const CHURN: &str = "Perda (%)";
pub(crate) const REACTIVATED: &str = "Reativação (%)";
pub(crate) const ACTIVE_AT_START: &str = "Ativos e em risco no começo";
pub(crate) const NOTE: &str = "Retenção: dos ativos e em risco no começo do mês, quantos ainda o eram no fim. Reativação: dos inativos no começo, quantos compraram no mês. As classes são as que valiam em cada dia, como na máquina do tempo.";
pub(crate) const COHORT_NOTE: &str = "Cada linha são os clientes que fizeram o primeiro pedido naquele mês; cada coluna, a parte deles que comprou tantos meses depois. O que ainda não aconteceu fica vazio.";
pub(crate) const MONTHS_AFTER: &str = "meses depois do primeiro pedido";
pub(crate) const FIRST_ORDER: &str = "Primeiro pedido";

/// "Dos 27 inativos no começo do mês, 2 voltaram a comprar (7,4%)."
pub(crate) fn returned(found: &Retention) -> Option<String> {
    let back = found.reactivation;
    (back.den > 0).then(|| {
        format!(
            "Dos {} no começo do mês, {} a comprar ({}).",
            plural(back.den, "inativo", "inativos"),
            plural(back.num, "voltou", "voltaram"),
            percent(back)
        )
    })
}

/// "Perdidos em outubro de 2026 (9)".
pub(crate) fn lost_in(month: Month, clients: usize) -> String {
    format!("Perdidos em {} ({})", month_year(month), count(clients))
}

/// "Safra de out/25: 6 clientes".
pub(crate) fn cohort_of(month: Month, clients: usize) -> String {
    format!("Safra de {}: {}", format::month_short(month), plural(clients as i64, "cliente", "clientes"))
}

/// "Safra de out/25, 3 meses depois: 4 clientes compraram".
pub(crate) fn cohort_again(month: Month, later: usize, clients: usize) -> String {
    format!(
        "Safra de {}, {} depois: {}",
        format::month_short(month),
        plural(later as i64, "mês", "meses"),
        plural(clients as i64, "cliente comprou", "clientes compraram")
    )
}

/// "Em outubro de 2026 ficaram 96,1% dos ativos e em risco (98 de 102)".
pub(crate) fn finding(month: Month, found: &Retention) -> String {
    match found.retention.den {
        0 => format!("Ninguém estava ativo ou em risco no começo de {}", month_year(month)),
        _ => format!(
            "Em {} ficaram {} dos ativos e em risco ({})",
            month_year(month),
            percent(found.retention),
            format::of_whole(found.retention)
        ),
    }
}

/// "Três meses depois do primeiro pedido, 61,0% ainda compram (61 de 100)".
pub(crate) fn cohort(again: Ratio, months: usize) -> String {
    match again.den {
        0 => "Ainda não há safras com história para comparar".to_owned(),
        _ => format!(
            "{} depois do primeiro pedido, {} compraram no mês ({})",
            plural(months as i64, "mês", "meses"),
            percent(again),
            format::of_whole(again)
        ),
    }
}
