//! Motivos, in two levels: why a visit ended without an order, or why a client left (docs/domain.md §7).
//!
//! There is a shipped list; what the catalog holds is laid over it by key: another name, another group, retired, or a motivo
//! of one's own. A contact keeps the key, so renaming or retiring a motivo leaves the history as it was.

use crate::domain::catalog::Catalog;
use crate::domain::value::fold;
use serde::{Deserialize, Serialize};

/// The first level: whose reason it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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

    /// Something we do, or could do better than the competition.
    pub fn is_controllable(self) -> bool {
        match self {
            Self::Ours | Self::Competition => true,
            Self::Client | Self::Other => false,
        }
    }
}

/// What follows from a reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReasonEffect {
    #[default]
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

impl ReasonEffect {
    pub const ALL: [ReasonEffect; 6] =
        [Self::None, Self::VisitByStock, Self::Attempt, Self::Detractor, Self::RiskWatch, Self::Leaves];
}

/// One motivo, as the catalog holds it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Reason {
    /// `None`: the words this app has for the key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    pub group: ReasonGroup,
    #[serde(default)]
    pub effect: ReasonEffect,
    /// Somebody can act on it.
    pub controllable: bool,
    /// No longer offered; what was recorded with it stays.
    #[serde(default)]
    pub retired: bool,
}

/// A motivo of the shipped list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shipped {
    /// Kept in the contact; never changed once released.
    pub key: &'static str,
    pub group: ReasonGroup,
    pub effect: ReasonEffect,
}

impl Shipped {
    pub fn reason(&self) -> Reason {
        let Shipped { key: _, group, effect } = *self;
        Reason { name: None, group, effect, controllable: group.is_controllable(), retired: false }
    }
}

/// Every reason, in the order in which it is offered.
pub const REASONS: &[Shipped] = &[
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

/// The shipped reason of a key.
pub fn shipped(key: &str) -> Option<&'static Shipped> {
    REASONS.iter().find(|reason| reason.key == key)
}

/// The motivos in force, each once, in the order in which they are offered: by group; in it the shipped ones, then one's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taxonomy {
    list: Vec<(String, Reason)>,
}

impl Taxonomy {
    pub fn of(catalog: &Catalog) -> Self {
        let mut list: Vec<(String, Reason)> = REASONS
            .iter()
            .map(|one| {
                let laid_over = catalog.reason(one.key).cloned();
                (one.key.to_owned(), laid_over.unwrap_or_else(|| one.reason()))
            })
            .collect();
        let mut own: Vec<(String, Reason)> = catalog
            .reasons
            .iter()
            .filter(|(key, _)| shipped(key).is_none())
            .filter_map(|(key, register)| Some((key.clone(), register.value.clone()?)))
            .collect();
        own.sort_by_cached_key(|(key, reason)| {
            (fold::fold(reason.name.as_deref().unwrap_or(key)).into_owned(), key.clone())
        });
        list.extend(own);
        list.sort_by_key(|(_, reason)| reason.group);
        Self { list }
    }

    pub fn get(&self, key: &str) -> Option<&Reason> {
        self.list.iter().find(|(known, _)| known == key).map(|(_, reason)| reason)
    }

    /// Every motivo, retired ones too.
    pub fn all(&self) -> impl Iterator<Item = (&str, &Reason)> {
        self.list.iter().map(|(key, reason)| (key.as_str(), reason))
    }

    /// Those of a group that are offered, in order.
    pub fn offered(&self, group: ReasonGroup) -> impl Iterator<Item = (&str, &Reason)> {
        self.all().filter(move |(_, reason)| reason.group == group && !reason.retired)
    }

    /// Whether somebody can act on the motivo `key`; one that nobody knows any more can not be.
    pub fn is_controllable(&self, key: &str) -> bool {
        self.get(key).is_some_and(|reason| reason.controllable)
    }
}

impl Catalog {
    /// What was laid over the shipped motivo of a key, or a motivo of one's own.
    pub fn reason(&self, key: &str) -> Option<&Reason> {
        self.reasons.get(key).and_then(|register| register.value.as_ref())
    }

    /// What a motivo does: as the rep laid it over, else as it was shipped.
    pub fn effect_of(&self, key: &str) -> ReasonEffect {
        let laid_over = self.reason(key).map(|reason| reason.effect);
        laid_over.or_else(|| shipped(key).map(|one| one.effect)).unwrap_or_default()
    }

    /// A key for a new motivo: its name in plain letters, so that two devices that add it add one.
    pub fn new_reason_key(&self, name: &str) -> String {
        let words = fold::words(name);
        let plain = words.split_whitespace().collect::<Vec<_>>().join("-");
        let plain = if plain.is_empty() { "motivo".to_owned() } else { plain };
        let is_free = |key: &str| shipped(key).is_none() && self.reason(key).is_none();
        let numbered = (2..).map(|number| format!("{plain}-{number}"));
        std::iter::once(plain.clone()).chain(numbered).find(|key| is_free(key)).unwrap_or(plain)
    }
}

const fn reason(key: &'static str, group: ReasonGroup, effect: ReasonEffect) -> Shipped {
    Shipped { key, group, effect }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::CatalogEdit;
    use crate::domain::keeping::stamp::Stamp;
    use std::collections::BTreeSet;

    fn laid_over(list: &[(&str, Reason)]) -> Catalog {
        let mut catalog = Catalog::default();
        for (key, reason) in list {
            let edit = CatalogEdit::Reason { id: (*key).to_owned(), value: Some(reason.clone()) };
            catalog.set(edit, Stamp::default());
        }
        catalog
    }

    fn own(name: &str, group: ReasonGroup) -> Reason {
        let name = Some(name.to_owned());
        Reason { name, group, effect: ReasonEffect::None, controllable: true, retired: false }
    }

    #[test]
    fn keys_are_unique_and_lead_back_to_their_reason() {
        let keys: BTreeSet<&str> = REASONS.iter().map(|reason| reason.key).collect();
        assert_eq!(keys.len(), REASONS.len());
        for reason in REASONS {
            assert_eq!(shipped(reason.key), Some(reason));
        }
        assert_eq!(shipped("sorte"), None);
    }

    #[test]
    fn without_edits_the_shipped_list_is_offered_group_by_group() {
        let list = Taxonomy::of(&Catalog::default());
        let offered: Vec<&str> =
            ReasonGroup::ALL.into_iter().flat_map(|group| list.offered(group)).map(|(key, _)| key).collect();
        assert!(offered.into_iter().eq(REASONS.iter().map(|reason| reason.key)));
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
            assert_eq!(shipped(key).map(|reason| reason.effect), Some(effect), "{key}");
        }
    }

    #[test]
    fn a_renamed_motivo_keeps_its_key_and_its_place() {
        let renamed = Reason { name: Some("preço alto".to_owned()), ..REASONS[0].reason() };
        let list = Taxonomy::of(&laid_over(&[("preco", renamed.clone())]));
        assert_eq!(list.all().next(), Some(("preco", &renamed)));
        assert_eq!(list.all().count(), REASONS.len());
    }

    #[test]
    fn a_retired_motivo_is_known_but_no_longer_offered() {
        let retired = Reason { retired: true, ..REASONS[0].reason() };
        let list = Taxonomy::of(&laid_over(&[("preco", retired)]));
        assert!(list.offered(ReasonGroup::Ours).all(|(key, _)| key != "preco"));
        assert!(list.get("preco").is_some() && list.is_controllable("preco"));
    }

    #[test]
    fn ones_own_motivos_follow_the_shipped_ones_of_their_group_by_name() {
        let list = Taxonomy::of(&laid_over(&[
            ("z", own("Água", ReasonGroup::Competition)),
            ("a", own("Zinco", ReasonGroup::Competition)),
        ]));
        let keys: Vec<&str> = list.offered(ReasonGroup::Competition).map(|(key, _)| key).collect();
        assert_eq!(&keys[keys.len() - 2..], ["z", "a"]);
    }

    #[test]
    fn a_new_key_is_the_plain_name_and_never_one_that_is_taken() {
        let catalog = laid_over(&[("sem-espaco", own("Sem espaço", ReasonGroup::Client))]);
        assert_eq!(catalog.new_reason_key("Rótulo Novo"), "rotulo-novo");
        assert_eq!(catalog.new_reason_key("Sem espaço"), "sem-espaco-2");
        assert_eq!(catalog.new_reason_key("preço"), "preco-2");
        assert_eq!(catalog.new_reason_key("!"), "motivo");
    }
}
