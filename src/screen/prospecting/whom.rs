//! Whom to try next: potenciais like the best clients, who bought and was forgotten, and the profiles with what to do.

use crate::domain::indicator::status::Status;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::prospect::conversion::Tried;
use crate::domain::prospect::likeness::{Ideal, alike, ideal};
use crate::domain::rhythm::lifecycle::Lifecycle;
use crate::domain::value::fold::fold;
use crate::domain::value::id::ClientId;
use crate::text::{clients, format, prospecting as words};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// So many are shown of each: nobody tries more in a month.
pub(crate) const SHOWN: usize = 20;

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Candidate {
    pub client: ClientId,
    pub name: String,
    pub why: String,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Whom {
    /// What the best have in common, a line each; none: too few of them.
    pub profile: Vec<String>,
    pub alike: Vec<Candidate>,
    /// Net centavos they bought, the most first.
    pub forgotten: Vec<Candidate>,
    /// How many more there are than are shown.
    pub more_forgotten: usize,
}

pub(crate) fn whom(p: &Portfolio, tried: &[Tried], statuses: &[Option<Status>], on: NaiveDate) -> Whom {
    let classes: Vec<_> = statuses.iter().map(|status| status.and_then(|status| status.abc)).collect();
    let best: Ideal = ideal(p, &classes, on);
    let open: BTreeSet<Slot> = tried.iter().filter(|one| one.way.is_open()).map(|one| one.slot).collect();
    let never_bought = |slot: &Slot| p.columns().order_days.of(*slot).is_empty();
    let candidate = |slot: Slot, why: String| {
        let client = p.client_at(slot)?;
        Some(Candidate { client: client.id, name: client.display_name().to_owned(), why })
    };
    let alike = alike(p, &best, open.iter().copied().filter(never_bought)).into_iter().take(SHOWN);
    let alike = alike.filter_map(|(slot, traits)| candidate(slot, words::whom::alike(&traits, best.best)));
    let mut forgotten: Vec<(i64, String, Slot, Status)> = Slot::each(statuses)
        .filter_map(|(slot, status)| Some((slot, (*status)?)))
        .filter(|(slot, status)| {
            matches!(status.lifecycle, Lifecycle::Inactive | Lifecycle::Former)
                && status.last_order.is_some()
                && !open.contains(slot)
        })
        .filter_map(|(slot, status)| {
            let all =
                p.columns().orders.of(slot).iter().map(|order| order.centavos).fold(0, i64::saturating_add);
            Some((all, fold(p.client_at(slot)?.display_name()).into_owned(), slot, status))
        })
        .collect();
    forgotten.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let more_forgotten = forgotten.len().saturating_sub(SHOWN);
    let forgotten = forgotten.into_iter().take(SHOWN).filter_map(|(all, _, slot, status)| {
        candidate(slot, clients::bought_and_stopped(all, status.days_since_order.map(i64::from)))
    });
    Whom {
        profile: words::whom::profile_of_best(&best),
        alike: alike.collect(),
        forgotten: forgotten.collect(),
        more_forgotten,
    }
}

/// "e mais 12": how many are not shown.
pub(crate) fn and_more(whom: &Whom) -> Option<String> {
    (whom.more_forgotten > 0).then(|| format!("e mais {}", format::count(whom.more_forgotten)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::prospect_event::{ProspectEvent, ProspectEventKind};
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::prospect::conversion::all_tries;
    use crate::domain::value::id::ProspectEventId;
    use crate::screen::small::{Small, d, id, seen};

    const DAY: &str = "2026-11-18";

    #[test]
    fn who_bought_most_and_stopped_comes_first_and_who_is_tried_already_not_at_all() {
        let again = ProspectEvent::new(
            ProspectEventId::from_u128(1),
            Stamp::default(),
            d(DAY),
            ProspectEventKind::Stage("mapeado".to_owned()),
        );
        let p = Small::clients(&["Ana", "Bia", "Caio", "Duda"])
            .order(1, "2026-01-05", 10_000)
            .order(2, "2026-01-05", 90_000)
            .order(3, "2026-01-05", 50_000)
            .fact(3, again)
            .order(4, "2026-11-10", 99_000)
            .portfolio();
        let found = whom(&p, &all_tries(&p, d(DAY)), &seen(&p, DAY), d(DAY));
        assert_eq!(found.forgotten.iter().map(|one| one.client).collect::<Vec<_>>(), [id(2), id(1)]);
        assert!(
            found.forgotten[0].why.contains("900,00") && found.forgotten[0].why.contains("317 dias"),
            "{}",
            found.forgotten[0].why
        );
        assert_eq!((found.more_forgotten, and_more(&found)), (0, None));
        assert!(found.alike.is_empty() && found.profile.is_empty());
    }
}
