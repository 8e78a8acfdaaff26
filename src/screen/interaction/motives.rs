//! The motivos on offer, by group, and the one that was tapped.

use crate::domain::catalog::reasons::{OTHER, ReasonEffect, ReasonGroup, Taxonomy};
use crate::domain::portfolio::Portfolio;
use crate::domain::rescue::reason_pareto;
use crate::text::reasons as words;

/// How many motivos one tap offers.
const QUICK: usize = 4;

/// A motivo on offer, or the one that was tapped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Motive {
    pub key: String,
    pub name: String,
    pub effect: ReasonEffect,
}

impl Motive {
    /// *Outro motivo* is only worth its text.
    pub(crate) fn needs_note(&self) -> bool {
        self.key == OTHER
    }

    /// The client is gone.
    pub(crate) fn leaves(&self) -> bool {
        self.effect == ReasonEffect::Leaves
    }
}

/// Groups with something to offer, each with its name.
pub(crate) fn offered(list: &Taxonomy) -> Vec<(&'static str, Vec<Motive>)> {
    let of = |group: ReasonGroup| {
        let motives: Vec<Motive> = list
            .offered(group)
            .map(|(key, reason)| Motive {
                key: key.to_owned(),
                name: words::name_of(key, reason),
                effect: reason.effect,
            })
            .collect();
        (!motives.is_empty()).then(|| (words::group(group), motives))
    };
    ReasonGroup::ALL.into_iter().filter_map(of).collect()
}

/// Those given most, as many as one tap offers.
pub(crate) fn usual(p: &Portfolio) -> Vec<Motive> {
    let list = Taxonomy::of(p.catalog());
    let of = |key: String| {
        let reason = list.get(&key)?;
        Some(Motive { name: words::name_of(&key, reason), effect: reason.effect, key })
    };
    reason_pareto::usual(p, &list, QUICK).into_iter().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::Catalog;
    use crate::domain::fact::interaction::{Interaction, Outcome};
    use crate::screen::small::Small;

    #[test]
    fn every_group_offers_its_motivos_and_other_needs_its_text() {
        let groups = offered(&Taxonomy::of(&Catalog::default()));
        assert_eq!(groups.len(), ReasonGroup::ALL.len());
        let all: Vec<&Motive> = groups.iter().flat_map(|(_, motives)| motives).collect();
        let asking: Vec<&str> =
            all.iter().filter(|one| one.needs_note()).map(|one| one.key.as_str()).collect();
        assert_eq!(asking, [OTHER]);
        let leaving: Vec<&str> = all.iter().filter(|one| one.leaves()).map(|one| one.key.as_str()).collect();
        assert!(leaving.contains(&"fechou") && !leaving.contains(&"preco"), "{leaving:?}");
    }

    #[test]
    fn one_tap_offers_the_motivo_given_most_first() {
        let given = |key: &str| {
            let key = key.to_owned();
            move |said: &mut Interaction| {
                (said.outcome, said.reason) = (Outcome::NoOrder, Some(key));
            }
        };
        let p = Small::clients(&["Ana"])
            .said(1, "2026-11-01", given("prazo"))
            .said(1, "2026-11-02", given("preco"))
            .said(1, "2026-11-03", given("preco"))
            .portfolio();
        let found = usual(&p);
        assert_eq!((found.len(), found[0].key.as_str()), (QUICK, "preco"));
        assert!(found.iter().all(|one| !one.name.is_empty() && !one.needs_note()));
        assert_eq!(usual(&Portfolio::default()).len(), QUICK);
    }
}
