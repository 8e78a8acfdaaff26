//! The motivos on offer, by group, and the one that was tapped.

use crate::domain::catalog::reasons::{OTHER, ReasonEffect, ReasonGroup, Taxonomy};
use crate::domain::indicator::status::incidents::between;
use crate::domain::portfolio::Portfolio;
use crate::domain::rescue::reason_pareto;
use crate::domain::value::id::ClientId;
use crate::text::reasons as words;
use chrono::NaiveDate;

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

/// As many as one tap offers: what fits the eventualidades of `client` between the days, the latest first, then those given most.
pub(crate) fn quick(p: &Portfolio, client: ClientId, from: NaiveDate, until: NaiveDate) -> Vec<Motive> {
    let list = Taxonomy::of(p.catalog());
    let of = |key: String| {
        let reason = list.get(&key)?;
        Some(Motive { name: words::name_of(&key, reason), effect: reason.effect, key })
    };
    let happened = p.dossier(client).into_iter().flat_map(|one| between(one, from, until).rev());
    let fitting = happened.filter_map(|one| one.kind.reason());
    let is_offered = |key: &&str| list.get(key).is_some_and(|reason| !reason.retired);
    let mut keys: Vec<String> = Vec::new();
    let usual = reason_pareto::usual(p, &list, QUICK);
    for key in fitting.filter(is_offered).map(str::to_owned).chain(usual) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys.into_iter().take(QUICK).filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::Catalog;
    use crate::domain::catalog::reasons::shipped;
    use crate::domain::fact::incident::Incident;
    use crate::domain::fact::incident::kind::IncidentKind;
    use crate::domain::fact::interaction::{Interaction, Outcome};
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::value::id::IncidentId;
    use crate::screen::small::{Small, d, id};

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
        let usual = |p: &Portfolio| quick(p, id(1), d("2026-11-01"), d("2026-11-05"));
        let found = usual(&p);
        assert_eq!((found.len(), found[0].key.as_str()), (QUICK, "preco"));
        assert!(found.iter().all(|one| !one.name.is_empty() && !one.needs_note()));
        assert_eq!(usual(&Portfolio::default()).len(), QUICK);
    }

    #[test]
    fn what_went_wrong_in_those_days_is_offered_first_as_its_motivo() {
        let wrong = |number: u128, on: &str, kind| {
            Incident::new(IncidentId::from_u128(number), Stamp::default(), d(on), kind)
        };
        let p = Small::clients(&["Ana", "Bia"])
            .fact(1, wrong(1, "2026-11-01", IncidentKind::Shortage))
            .fact(1, wrong(2, "2026-11-03", IncidentKind::Damaged))
            .fact(1, wrong(3, "2026-11-04", IncidentKind::Shortage))
            .fact(1, wrong(4, "2026-11-05", IncidentKind::Other))
            .fact(1, wrong(5, "2026-11-06", IncidentKind::LateDelivery))
            .portfolio();
        let keys = |client, from: &str, until: &str| -> Vec<String> {
            quick(&p, id(client), d(from), d(until)).into_iter().map(|one| one.key).collect()
        };
        let ana = keys(1, "2026-11-01", "2026-11-05");
        assert_eq!(
            (ana.len(), &ana[..2]),
            (QUICK, ["falta-de-item".to_owned(), "avaria-qualidade".to_owned()].as_slice())
        );
        assert_eq!(keys(1, "2026-11-02", "2026-11-03")[0], "avaria-qualidade");
        assert_eq!(keys(2, "2026-11-01", "2026-11-05"), keys(2, "2025-11-01", "2025-11-05"));
    }

    #[test]
    fn every_motivo_of_an_eventualidade_is_on_the_shipped_list() {
        let keys = IncidentKind::ALL.into_iter().filter_map(IncidentKind::reason);
        assert_eq!(keys.filter(|key| shipped(key).is_some()).count(), IncidentKind::ALL.len() - 1);
    }
}
