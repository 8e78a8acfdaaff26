//! Motivos, in two levels: why a visit ended without an order, or why a client left (docs/domain.md §7).
//!
//! The list is fixed for now; a contact keeps the key, so that a list of one's own can be laid over it later.

/// The first level: whose reason it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReasonGroup {
    /// Nosso: what we did or asked.
    Ours,
    Competition,
    Client,
    /// Needs a text.
    Other,
}

impl ReasonGroup {
    pub const ALL: [ReasonGroup; 4] = [Self::Ours, Self::Competition, Self::Client, Self::Other];
}

/// What follows from a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReasonEffect {
    None,
    /// The next visit follows the stock.
    VisitByStock,
    /// Nobody was there: an attempt, not an answer.
    Attempt,
    /// Unhappy: detrator, to be rescued.
    Detractor,
    RiskWatch,
    /// The client is gone: ex-cliente, dated and reversible.
    Leaves,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Kept in the contact; never changed once released.
    pub key: &'static str,
    pub group: ReasonGroup,
    pub effect: ReasonEffect,
}

/// Every reason, in the order in which it is offered.
pub const REASONS: &[Reason] = &[
    reason("preco", ReasonGroup::Ours, ReasonEffect::None),
    reason("prazo-de-pagamento", ReasonGroup::Ours, ReasonEffect::None),
    reason("limite-burocracia", ReasonGroup::Ours, ReasonEffect::None),
    reason("atraso-transporte", ReasonGroup::Ours, ReasonEffect::Detractor),
    reason("falta-de-item", ReasonGroup::Ours, ReasonEffect::None),
    reason("avaria-qualidade", ReasonGroup::Ours, ReasonEffect::Detractor),
    reason("atendimento", ReasonGroup::Ours, ReasonEffect::Detractor),
    reason("falta-de-visita", ReasonGroup::Ours, ReasonEffect::Detractor),
    reason("erro-de-pedido", ReasonGroup::Ours, ReasonEffect::Detractor),
    reason("concorrente-preco", ReasonGroup::Competition, ReasonEffect::None),
    reason("concorrente-mix", ReasonGroup::Competition, ReasonEffect::None),
    reason("concorrente-relacionamento", ReasonGroup::Competition, ReasonEffect::None),
    reason("estoque-cheio", ReasonGroup::Client, ReasonEffect::VisitByStock),
    reason("sem-giro", ReasonGroup::Client, ReasonEffect::VisitByStock),
    reason("mudou-de-ramo", ReasonGroup::Client, ReasonEffect::Leaves),
    reason("reforma-ferias-sazonal", ReasonGroup::Client, ReasonEffect::None),
    reason("comprador-ausente", ReasonGroup::Client, ReasonEffect::Attempt),
    reason("dificuldade-financeira", ReasonGroup::Client, ReasonEffect::RiskWatch),
    reason("fechou", ReasonGroup::Client, ReasonEffect::Leaves),
    reason("novo-dono", ReasonGroup::Client, ReasonEffect::None),
    reason(OTHER, ReasonGroup::Other, ReasonEffect::None),
];

/// The reason that is only worth its text.
pub const OTHER: &str = "outro";

/// The reason of a key; `None` for one that this list does not have.
pub fn reason_of(key: &str) -> Option<&'static Reason> {
    REASONS.iter().find(|reason| reason.key == key)
}

/// The reasons of one group, in order.
pub fn reasons_in(group: ReasonGroup) -> impl Iterator<Item = &'static Reason> {
    REASONS.iter().filter(move |reason| reason.group == group)
}

const fn reason(key: &'static str, group: ReasonGroup, effect: ReasonEffect) -> Reason {
    Reason { key, group, effect }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn keys_are_unique_and_lead_back_to_their_reason() {
        let keys: BTreeSet<&str> = REASONS.iter().map(|reason| reason.key).collect();
        assert_eq!(keys.len(), REASONS.len());
        for reason in REASONS {
            assert_eq!(reason_of(reason.key), Some(reason));
        }
        assert_eq!(reason_of("sorte"), None);
    }

    #[test]
    fn groups_hold_every_reason_in_order() {
        let grouped: Vec<&Reason> = ReasonGroup::ALL.into_iter().flat_map(reasons_in).collect();
        assert!(grouped.into_iter().eq(REASONS));
    }

    #[test]
    fn a_full_stock_and_a_closed_shop_have_their_effects() {
        for (key, effect) in [
            ("estoque-cheio", ReasonEffect::VisitByStock),
            ("comprador-ausente", ReasonEffect::Attempt),
            ("atendimento", ReasonEffect::Detractor),
            ("dificuldade-financeira", ReasonEffect::RiskWatch),
            ("fechou", ReasonEffect::Leaves),
            ("preco", ReasonEffect::None),
        ] {
            assert_eq!(reason_of(key).map(|reason| reason.effect), Some(effect), "{key}");
        }
    }
}
