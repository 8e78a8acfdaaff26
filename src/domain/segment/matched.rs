//! Whom a filter means on a day, without the memos of a page: for a segment that is counted and written to.

use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::{Month, step_months};
use crate::domain::filter::search::search_text;
use crate::domain::filter::{Filter, asked};
use crate::domain::indicator::coverage::held_by::HeldBy;
use crate::domain::indicator::status::{Status, statuses};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::segment::built_in::Named;
use crate::domain::segment::together::Baskets;
use chrono::NaiveDate;
use std::borrow::Cow;

/// The clients of the carteira on `on` that pass `filter`, in slot order.
pub(crate) fn matched(p: &Portfolio, filter: &Filter, seen: &Seen, baskets: &Baskets) -> Vec<Slot> {
    let Seen { on, statuses } = seen;
    let (on, filter) = (*on, &named_in(p, filter, seen, baskets));
    let (sieve, day) = (filter.sieve(), Day::of(on));
    let characters = asked(p, filter, statuses, on);
    let passes = |slot: Slot| {
        let (client, status) = (p.client_at(slot)?, statuses.get(slot.at())?.as_ref()?);
        let text = if filter.text.is_empty() { String::new() } else { search_text(client) };
        let holder = p.columns().holder_on(slot, day);
        let character = characters.get(slot.at()).and_then(Option::as_ref);
        (sieve.lets(client, status, holder, text.as_bytes()) && filter.suits(character)).then_some(slot)
    };
    p.slots().filter_map(passes).collect()
}

/// The filter with the clients that its segment means.
fn named_in<'a>(p: &Portfolio, filter: &'a Filter, seen: &Seen, baskets: &Baskets) -> Cow<'a, Filter> {
    let Some(named) = filter.built_in.as_deref().and_then(Named::parse) else {
        return Cow::Borrowed(filter);
    };
    let slots = named.members(p, seen, baskets).into_iter();
    let only = slots.filter_map(|slot| Some(p.client_at(slot)?.id)).collect();
    Cow::Owned(Filter { only, ..filter.clone() })
}

/// What the carteira was on one day, as known then.
#[derive(Debug)]
pub(crate) struct Seen {
    pub on: NaiveDate,
    pub statuses: Vec<Option<Status>>,
}

impl Seen {
    pub(crate) fn on(p: &Portfolio, on: NaiveDate) -> Seen {
        Seen { on, statuses: statuses(p.columns(), p.rules(), on) }
    }

    /// The same without whom others hold on that day.
    pub(crate) fn of(mut self, p: &Portfolio, held_by: &HeldBy) -> Seen {
        let day = Day::of(self.on);
        for (slot, status) in self.statuses.iter_mut().enumerate().map(|(at, status)| (Slot::new(at), status))
        {
            if !held_by.has(p.columns(), slot, day) {
                *status = None;
            }
        }
        self
    }

    pub(crate) fn has_anybody(&self) -> bool {
        self.statuses.iter().any(Option::is_some)
    }
}

/// The last days of the `months` months before that of `on`, oldest first, and `on` itself.
pub(crate) fn month_ends(months: u16, on: NaiveDate) -> Vec<NaiveDate> {
    let first = Month::of(on).first_day();
    let ends = (0..i32::from(months)).rev().filter_map(|back| step_months(first, -back).pred_opt());
    ends.chain([on]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::measure::rfm::RfmSegment;
    use crate::domain::rhythm::lifecycle::Lifecycle;
    use crate::domain::sample;
    use crate::domain::value::uf::Uf;

    fn d(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn sample() -> Portfolio {
        Portfolio::from_records(sample::records(7, d("2026-11-21")))
    }

    #[test]
    fn a_filter_means_here_whom_it_means_on_the_list() {
        let (p, on) = (sample(), d("2026-11-21"));
        let seen = Seen { on, statuses: statuses(p.columns(), p.rules(), on) };
        let matched = |filter: &Filter| matched(&p, filter, &seen, &Baskets::default());
        let everybody = matched(&Filter::default());
        assert_eq!(everybody.len(), seen.statuses.iter().flatten().count());
        let each = Lifecycle::ALL
            .map(|class| matched(&Filter { lifecycles: [class].into(), ..Filter::default() }).len());
        assert_eq!(each.iter().sum::<usize>(), everybody.len());
        let champions = Filter { segments: [RfmSegment::Champions].into(), ..Filter::default() };
        let found = matched(&champions);
        assert!(!found.is_empty() && found.len() < everybody.len());
        let name = p.client_at(everybody[0]).unwrap().legal_name.clone();
        let named = Filter { text: name, ..Filter::default() };
        assert!(matched(&named).contains(&everybody[0]));
        let nowhere = Filter { ufs: [Uf::AC].into(), text: "zzzz".to_owned(), ..Filter::default() };
        assert!(matched(&nowhere).is_empty());
    }

    #[test]
    fn the_days_seen_are_ends_of_months_and_today() {
        assert_eq!(month_ends(2, d("2026-11-21")), ["2026-09-30", "2026-10-31", "2026-11-21"].map(d));
        assert_eq!(month_ends(1, d("2026-03-01")), ["2026-02-28", "2026-03-01"].map(d));
        assert_eq!(month_ends(0, d("2026-03-01")), [d("2026-03-01")]);
    }

    #[test]
    fn nobody_is_seen_before_the_carteira_began() {
        assert!(Seen::on(&sample(), d("2026-11-21")).has_anybody());
        assert!(!Seen::on(&sample(), d("1990-01-15")).has_anybody());
    }
}
