//! *Análises*: how much of the revenue hangs on clients of high risk.

use super::format::{money_short, percent, plural};
use crate::domain::indicator::analysis::credit_at_risk::CreditAtRisk;
use crate::domain::value::money::Centavos;

pub(crate) const TAB: &str = "Risco de crédito";
pub(crate) const NO_CHECKS: &str = "Nenhum cliente tem consulta de crédito ainda";
pub(crate) const HOW: &str = "Registre uma consulta na página do cliente, ou importe o arquivo do bureau ou da Receita em Dados. Sem consulta não há faixa de risco.";
pub(crate) const NOTE: &str = "Em risco: crédito bloqueado, risco alto ou crítico na data. Comprado: pedidos válidos dos últimos 12 meses, descontadas as devoluções.";
pub(crate) const STANDING: &str = "Risco";
pub(crate) const SCORE: &str = "Pontos";
pub(crate) const BOUGHT: &str = "Comprado em 12 meses (R$)";
pub(crate) const OPEN_TITLES: &str = "Títulos em aberto (R$)";

/// "12,5% do comprado em 12 meses está em 3 clientes em risco".
pub(crate) fn finding(found: &CreditAtRisk) -> String {
    let clients = plural(found.clients as i64, "cliente em risco", "clientes em risco");
    match found.share().filter(|_| found.clients > 0) {
        Some(share) => format!("{} do comprado em 12 meses está em {clients}", percent(share)),
        None => format!("{clients} entre os consultados"),
    }
}

/// "R$ 42 mil de R$ 340 mil em 12 meses."
pub(crate) fn money(found: &CreditAtRisk) -> String {
    let short = |centavos: i64| money_short(Centavos::new(centavos));
    format!("{} de {} comprados em 12 meses.", short(found.centavos), short(found.all_centavos))
}

/// "140 de 180 clientes sem dados: o risco deles não é conhecido."
pub(crate) fn without_data(found: &CreditAtRisk) -> Option<String> {
    let all = plural(found.all_clients as i64, "cliente", "clientes");
    let whose = if found.without_data == 1 { "dele" } else { "deles" };
    (found.without_data > 0)
        .then(|| format!("{} de {all} sem dados: o risco {whose} não é conhecido.", found.without_data))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_finding_has_its_whole_and_no_amount() {
        let found = CreditAtRisk {
            clients: 3,
            centavos: 1_250_000,
            all_clients: 180,
            all_centavos: 10_000_000,
            without_data: 140,
        };
        assert_eq!(finding(&found), "12,5% do comprado em 12 meses está em 3 clientes em risco");
        assert_eq!(
            without_data(&found).as_deref(),
            Some("140 de 180 clientes sem dados: o risco deles não é conhecido.")
        );
        let none = CreditAtRisk { clients: 0, centavos: 0, without_data: 0, ..found };
        assert_eq!(finding(&none), "0 clientes em risco entre os consultados");
        assert_eq!(without_data(&none), None);
    }
}
