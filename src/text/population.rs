//! Whom an analysis counts: every rate and every ranking says of how many.

use super::format::{date, plural};
use chrono::NaiveDate;

/// The clients that an analysis is taken over, before it says which of them it counts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Whole {
    pub here: usize,
    pub on: NaiveDate,
    /// Only those that the filters let through.
    pub filtered: bool,
    /// Of those that left or have not entered yet.
    pub gone: bool,
}

impl Whole {
    /// "164 clientes na carteira em 29/11/2026, só os que passam pelos filtros".
    fn said(&self) -> String {
        let clients = plural(self.here as i64, "cliente", "clientes");
        let on = date(self.on);
        match (self.gone, self.filtered) {
            (true, _) => format!("{clients} fora da carteira em {on}, só quem passa pelos filtros"),
            (false, true) => format!("{clients} na carteira em {on}, só quem passa pelos filtros"),
            (false, false) => format!("{clients} na carteira em {on}"),
        }
    }
}

/// "Na conta: 120 clientes com pedido válido em 12 meses, de 164 clientes na carteira em 29/11/2026."
pub(crate) fn counted(inside: usize, who: &str, whole: &Whole) -> String {
    format!("Na conta: {} {who}, de {}.", plural(inside as i64, "cliente", "clientes"), whole.said())
}

/// "Na conta: ativos e em risco no começo de cada mês, entre 164 clientes na carteira em 29/11/2026."
pub(crate) fn among(who: &str, whole: &Whole) -> String {
    format!("Na conta: clientes {who}, entre {}.", whole.said())
}

pub(crate) mod who {
    //! Which clients an analysis counts, after "clientes".
    pub(crate) const BUYERS: &str = "com faturamento acima de zero em 12 meses";
    pub(crate) const ORDERED: &str = "com pedido válido em 12 meses";
    pub(crate) const EVER_ORDERED: &str = "com pedido válido até o dia";
    pub(crate) const BOUGHT_BEFORE: &str = "com compra anterior";
    pub(crate) const BUYERS_AT_START: &str =
        "ativos e em risco (ou inativos, na reativação) no começo de cada mês";
    pub(crate) const BUYERS_AT_ENDS: &str = "ativos e em risco no começo ou no fim de cada mês";
    pub(crate) const ANSWERED: &str = "com resposta de NPS";
    pub(crate) const COMPLAINED: &str = "com reclamação registrada";
    pub(crate) const COMPLAINED_LONG_AGO: &str = "com reclamação no ano que acabou há 90 dias";
    pub(crate) const SATISFIED: &str = "com resposta de satisfação ou o porquê da nota";
    pub(crate) const DATED: &str = "com data de entrada e sem compra antes dela";
    pub(crate) const WITH_REASON: &str = "com motivo no período";
    pub(crate) const AT_RISK: &str = "com crédito bloqueado ou de risco alto ou crítico";
    pub(crate) const WITH_POTENTIAL: &str = "com a compra por mês preenchida no cadastro";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_population_says_who_of_how_many() {
        let on = NaiveDate::from_ymd_opt(2026, 11, 29).unwrap();
        let whole = Whole { here: 164, on, filtered: false, gone: false };
        assert_eq!(
            counted(120, who::ORDERED, &whole),
            "Na conta: 120 clientes com pedido válido em 12 meses, de 164 clientes na carteira em 29/11/2026."
        );
        let one = Whole { here: 1, filtered: true, ..whole };
        assert_eq!(
            counted(1, who::BUYERS, &one),
            "Na conta: 1 cliente com faturamento acima de zero em 12 meses, de 1 cliente na carteira em 29/11/2026, só quem passa pelos filtros."
        );
        assert!(among(who::BUYERS_AT_ENDS, &Whole { gone: true, ..one }).contains("fora da carteira"));
    }
}
