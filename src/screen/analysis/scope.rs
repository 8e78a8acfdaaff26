//! Whom the analyses speak of, as of one day: those the filters let through.

use crate::domain::filter::Filter;
use crate::domain::indicator::analysis::insight::Insight;
use crate::domain::indicator::status::Status;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::value::money::Centavos;
use crate::text::format;
use crate::text::population as words;
use chrono::NaiveDate;
use std::sync::Arc;

/// By slot, as of one day.
pub(crate) struct Seen {
    pub statuses: Arc<Vec<Option<Status>>>,
    pub insights: Arc<Vec<Option<Insight>>>,
    /// Slots that the filters let through.
    pub slots: Arc<Vec<Slot>>,
    pub on: NaiveDate,
    /// What is ahead of clients is known.
    pub foreseen: bool,
}

impl Seen {
    pub(crate) fn status(&self, slot: Slot) -> Option<&Status> {
        self.statuses.get(slot.at())?.as_ref()
    }

    pub(crate) fn insight(&self, slot: Slot) -> Option<&Insight> {
        self.insights.get(slot.at())?.as_ref()
    }

    /// Slots in scope with their status and insight.
    pub(crate) fn clients(&self) -> impl Iterator<Item = (Slot, &Status, &Insight)> + '_ {
        self.slots.iter().filter_map(|slot| Some((*slot, self.status(*slot)?, self.insight(*slot)?)))
    }

    /// "R$ 1.234,56" of the last twelve months.
    pub(crate) fn bought(&self, slot: Slot) -> String {
        format::money(Centavos::new(self.status(slot).map_or(0, |status| status.revenue_12m)))
    }

    /// Whom a panel speaks of: `inside` of those in scope, `who` says which; without a number, `who` of them.
    pub(crate) fn population(&self, filter: &Filter, who: &str, inside: Option<usize>) -> String {
        let whole = words::Whole {
            here: self.slots.len(),
            on: self.on,
            filtered: !filter.is_empty(),
            gone: filter.gone,
        };
        match inside {
            Some(inside) => words::counted(inside, who, &whole),
            None => words::among(who, &whole),
        }
    }
}

/// The filters in force with one more condition: the list of clients judges it as the analyses do.
pub(crate) fn narrowed(filter: &Filter, add: impl FnOnce(&mut Filter)) -> Filter {
    let mut filter = filter.clone();
    add(&mut filter);
    filter
}

/// "Campinas/SP", or what of it is known.
pub(crate) fn place(p: &Portfolio, slot: Slot) -> String {
    let Some(client) = p.client_at(slot) else { return String::new() };
    let uf = client.uf.map(|uf| uf.letters().to_owned());
    [client.city.clone(), uf].into_iter().flatten().collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::measure::abc::AbcClass;
    use crate::domain::value::uf::Uf;
    use crate::screen::analysis::small::seen_on;
    use crate::screen::small::{Small, d};
    use crate::text::population::who;

    const DAY: &str = "2026-11-18";

    #[test]
    fn a_population_says_of_how_many_and_whether_filters_are_on() {
        let p = Small::clients(&["Ana", "Bia"]).portfolio();
        let seen = seen_on(&p, DAY);
        let whole = words::Whole { here: 2, on: d(DAY), filtered: false, gone: false };
        let (none, gone) = (Filter::default(), Filter { gone: true, ..Filter::default() });
        assert_eq!(seen.population(&none, who::BUYERS, Some(1)), words::counted(1, who::BUYERS, &whole));
        let gone_too = words::Whole { filtered: true, gone: true, ..whole };
        assert_eq!(
            seen.population(&gone, who::BUYERS_AT_ENDS, None),
            words::among(who::BUYERS_AT_ENDS, &gone_too)
        );
    }

    #[test]
    fn a_condition_more_leaves_the_filters_in_force() {
        let add = |filter: &mut Filter| filter.abc = [AbcClass::A].into();
        let open = Filter { ufs: [Uf::SP].into(), ..Filter::default() };
        assert_eq!(narrowed(&open, add), Filter { abc: [AbcClass::A].into(), ..open });
    }

    #[test]
    fn a_place_is_what_is_known_of_it() {
        let p = Small::clients(&["Ana", "Bia", "Caio"])
            .with(1, |one| (one.uf, one.city) = (Some(Uf::SP), Some("Campinas".to_owned())))
            .with(2, |one| one.uf = Some(Uf::MG))
            .portfolio();
        let places = [0, 1, 2, 9].map(|slot| place(&p, Slot::new(slot)));
        assert_eq!(places, ["Campinas/SP", "MG", "", ""]);
    }
}
