//! Words of eventualidades: what went wrong at a client, and whether it was put right.

use super::format::{date, days, near};
use crate::domain::fact::incident::Incident;
use crate::domain::fact::incident::kind::IncidentKind;
use chrono::NaiveDate;

pub(crate) const TITLE: &str = "Eventualidades";
pub(crate) const RECORD: &str = "Registrar eventualidade";
pub(crate) const EMPTY: &str = "Nada registrado. Anote aqui entrega atrasada, avaria, falta de item ou erro de nota: ajuda a entender um silêncio.";
pub(crate) const RECORDING: &str = "Eventualidade";
pub(crate) const KIND: &str = "O que houve";
pub(crate) const DATE: &str = "Quando foi";
pub(crate) const SOLVED_ON: &str = "Resolvida em";
pub(crate) const SOLVED_HINT: &str = "Em branco enquanto não estiver resolvida";
pub(crate) const SOLVED_BEFORE: &str = "A solução não pode vir antes do que houve";
pub(crate) const ORDER: &str = "Pedido";
pub(crate) const NO_ORDER: &str = "Não informado";
pub(crate) const NOTE: &str = "Detalhes";
pub(crate) const SAVE: &str = "Salvar eventualidade";
pub(crate) const SOLVE: &str = "Resolvida hoje";
pub(crate) const REMOVE_FROM_HISTORY: &str = "Remover esta eventualidade";
pub(crate) const MAY_EXPLAIN: &str = "O que houve desde o último pedido";
pub(crate) const NO_PROOF: &str = "Pode explicar o silêncio; datas próximas não provam a causa.";

pub(crate) fn kind(kind: IncidentKind) -> &'static str {
    match kind {
        IncidentKind::LateDelivery => "Entrega atrasada",
        IncidentKind::Damaged => "Avaria",
        IncidentKind::Shortage => "Falta de item",
        IncidentKind::BillingError => "Erro de pedido ou nota",
        IncidentKind::Other => "Outra eventualidade",
    }
}

/// "em aberto há 12 dias", "resolvida em 14/11/2026, depois de 4 dias", as known on `on`.
pub(crate) fn state(one: &Incident, on: NaiveDate) -> String {
    match one.solved_on.filter(|solved| *solved <= on) {
        Some(solved) if solved == one.date => "resolvida no mesmo dia".to_owned(),
        Some(solved) => {
            format!("resolvida em {}, depois de {}", date(solved), days((solved - one.date).num_days()))
        }
        None if one.date >= on => "em aberto".to_owned(),
        None => format!("em aberto há {}", days((on - one.date).num_days())),
    }
}

/// "Avaria, há 3 dias".
pub(crate) fn headline(one: &Incident, on: NaiveDate) -> String {
    format!("{}, {}", kind(one.kind), near(one.date, on))
}

/// "Avaria em 06/11/2026, 3 dias depois do último pedido".
pub(crate) fn after_order(one: &Incident, last_order: NaiveDate) -> String {
    let when = match (one.date - last_order).num_days() {
        0 => "no dia do último pedido".to_owned(),
        later => format!("{} depois do último pedido", days(later)),
    };
    format!("{} em {}, {when}", kind(one.kind), date(one.date))
}

/// "Pedido de 03/11/2026 (nº 77)".
pub(crate) fn of_order(day: NaiveDate, number: Option<&str>) -> String {
    match number {
        Some(number) => format!("Pedido de {} (nº {number})", date(day)),
        None => format!("Pedido de {}", date(day)),
    }
}

/// For who cannot see which one a button is beside.
pub(crate) fn solve(one: &str) -> String {
    format!("Resolvida hoje: {one}")
}

pub(crate) fn edit(one: &str) -> String {
    format!("Editar: {one}")
}

pub(crate) fn remove(one: &str) -> String {
    format!("Remover: {one}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::value::id::IncidentId;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    #[test]
    fn the_state_is_what_was_known_on_the_day() {
        let bare = Incident::new(IncidentId::from_u128(1), Stamp::default(), day(10), IncidentKind::Damaged);
        let solved = Incident { solved_on: Some(day(14)), ..bare.clone() };
        let at_once = Incident { solved_on: Some(day(10)), ..bare.clone() };
        assert_eq!(state(&bare, day(10)), "em aberto");
        assert_eq!(state(&solved, day(13)), "em aberto há 3 dias");
        assert_eq!(state(&solved, day(14)), "resolvida em 14/11/2026, depois de 4 dias");
        assert_eq!(state(&at_once, day(20)), "resolvida no mesmo dia");
    }

    #[test]
    fn what_happened_is_measured_from_the_last_order() {
        let of = Incident::new(IncidentId::from_u128(1), Stamp::default(), day(6), IncidentKind::Damaged);
        assert_eq!(after_order(&of, day(3)), "Avaria em 06/11/2026, 3 dias depois do último pedido");
        assert_eq!(after_order(&of, day(6)), "Avaria em 06/11/2026, no dia do último pedido");
        assert_eq!(after_order(&of, day(5)), "Avaria em 06/11/2026, 1 dia depois do último pedido");
    }
}
