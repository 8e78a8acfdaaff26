//! The rates by group: vendedor, UF, município, class, curve, ramo or representada.

use super::{Measure, members_of};
use crate::domain::calendar::day::Day;
use crate::domain::catalog::month_closing::Cut;
use crate::domain::indicator::coverage::city_coverage::{Cities, city_name};
use crate::domain::indicator::coverage::coverage_window::Window;
use crate::domain::indicator::coverage::held_by::HeldBy;
use crate::domain::indicator::coverage::month_closing::{Revision, revisions};
use crate::domain::indicator::coverage::visit_effectiveness::{Visits, period_visits};
use crate::domain::indicator::status::{Status, every_status};
use crate::domain::measure::tally::Tally;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::text::{coverage as words, labels};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What the table of groups goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum By {
    Salesperson,
    Uf,
    City,
    Class,
    Abc,
    Industry,
    Principal,
}

impl By {
    pub(crate) const ALL: [By; 7] =
        [Self::Salesperson, Self::Uf, Self::City, Self::Class, Self::Abc, Self::Industry, Self::Principal];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Salesperson => words::BY_SALESPERSON,
            Self::Uf => words::BY_STATE,
            Self::City => words::BY_CITY,
            Self::Class => words::BY_CLASS,
            Self::Abc => words::BY_ABC,
            Self::Industry => words::BY_INDUSTRY,
            Self::Principal => words::BY_PRINCIPAL,
        }
    }
}

/// One row: what is known of it now, and what it was closed at where closings count it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Group {
    pub name: String,
    pub now: Tally,
    pub closed: Option<Revision>,
    pub visits: Visits,
}

impl Group {
    pub(crate) fn cell(&self, measure: Measure) -> String {
        measure.cell(&self.now, self.closed.as_ref())
    }
}

/// The lowest rate first; without one the larger first, then by name.
pub(crate) fn sort_groups(groups: &mut [Group], by: Measure) {
    groups.sort_by(|a, b| {
        let (one, other) = (by.of(&a.now), by.of(&b.now));
        let by_rate = one.compare(other).unwrap_or_else(|| other.den.cmp(&one.den));
        by_rate.then_with(|| a.name.cmp(&b.name))
    });
}

/// Tallies and visits by group name, of the clients of `held_by`. A client of several representadas counts in each.
pub(crate) fn grouped(
    p: &Portfolio,
    held_by: &HeldBy,
    by: By,
    window: Window,
    today: NaiveDate,
) -> Vec<Group> {
    let period = window.period(today);
    let reference = period.reference(today);
    let day = Day::of(reference);
    let known = match by {
        By::Class | By::Abc => every_status(p.columns(), p.rules(), reference),
        By::Salesperson | By::Uf | By::City | By::Industry | By::Principal => Vec::new(),
    };
    let cities = (by == By::City).then(|| Cities::of(p));
    let keys = |slot: Slot| -> Vec<(String, Option<Cut>)> {
        let cut = match by {
            By::Salesperson => Some(Cut::Salesperson(p.columns().holder_on(slot, day))),
            By::Uf => Some(Cut::Uf(p.columns().standing[slot].uf)),
            By::City | By::Class | By::Abc | By::Industry | By::Principal => None,
        };
        if let Some(cities) = &cities {
            let name = cities.of_slot(slot).and_then(|at| cities.names[at].clone());
            return vec![(name.unwrap_or_else(|| words::NO_CITY.to_owned()), None)];
        }
        let names = names(p, by, slot, day, known.get(slot.at()).copied().flatten());
        names.into_iter().map(|name| (name, cut)).collect()
    };
    let mut groups: BTreeMap<(String, Option<Cut>), (Tally, Visits)> = BTreeMap::new();
    for (slot, member) in members_of(p, held_by, window, today) {
        let Ok(reach) = member else { continue };
        for key in keys(slot) {
            groups.entry(key).or_default().0.add(reach);
        }
    }
    if window.has_days() {
        let own = |slot: &Slot| held_by.has(p.columns(), *slot, day);
        for (slot, visits) in period_visits(p.columns(), period, today).filter(|(slot, _)| own(slot)) {
            for key in keys(slot) {
                groups.entry(key).or_default().1 += visits;
            }
        }
    }
    let cuts: Vec<(Cut, Tally)> =
        groups.iter().filter_map(|((_, cut), (tally, _))| Some(((*cut)?, *tally))).collect();
    let mut closed = match window {
        // A closing tells vendedores and UFs apart, not one within the other, and is of everything.
        Window::Month(month) if p.side().is_empty() && (held_by.is_everybody() || by == By::Salesperson) => {
            revisions(p, month, today, &cuts)
        }
        Window::Month(_) | Window::Days(_) | Window::OwnCadence => Vec::new(),
    }
    .into_iter();
    let with_closing = |((name, cut), (now, visits)): ((String, Option<Cut>), (Tally, Visits))| Group {
        name,
        now,
        visits,
        closed: cut.and_then(|_| closed.next().flatten()),
    };
    groups.into_iter().map(with_closing).collect()
}

fn names(p: &Portfolio, by: By, slot: Slot, day: Day, status: Option<Status>) -> Vec<String> {
    let Some(client) = p.client_at(slot) else { return Vec::new() };
    let one = |name: Option<String>, none: &str| vec![name.unwrap_or_else(|| none.to_owned())];
    match by {
        By::Salesperson => {
            let holder = p.columns().holder_on(slot, day);
            let name = holder.and_then(|id| p.catalog().salesperson(id));
            one(name.map(|salesperson| salesperson.name.clone()), words::NOBODY)
        }
        By::City => one(city_name(client), words::NO_CITY),
        By::Uf => one(client.uf.map(|state| state.letters().to_owned()), words::NO_STATE),
        By::Class => one(status.map(|status| labels::lifecycle(status.lifecycle).to_owned()), words::NO_ABC),
        By::Abc => one(status.and_then(|status| status.abc).map(|class| format!("{class:?}")), words::NO_ABC),
        By::Industry => one(client.industry.clone(), words::NO_INDUSTRY),
        By::Principal if client.principals.is_empty() => one(None, words::NO_PRINCIPAL),
        By::Principal => client
            .principals
            .iter()
            .filter_map(|id| p.catalog().principal(*id))
            .map(|principal| principal.name.clone())
            .collect(),
    }
}
