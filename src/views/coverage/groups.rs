//! The three rates of the chosen month, by vendedor, UF, class, ABC, ramo or representada.

use super::Asked;
use crate::domain::catalog::month_closing::Cut;
use crate::domain::indicator::coverage::city_coverage::{Cities, city_name};
use crate::domain::indicator::coverage::coverage_window::{Window, window_members};
use crate::domain::indicator::coverage::month_closing::{Revision, revisions};
use crate::domain::indicator::coverage::visit_effectiveness::{Visits, period_visits};
use crate::domain::indicator::status::{Status, every_status};
use crate::domain::measure::tally::Tally;
use crate::domain::portfolio::Portfolio;
use crate::state::use_carteira;
use crate::text::{coverage as words, format, labels};
use crate::ui::prelude::*;
use chrono::NaiveDate;
use leptos::prelude::*;
use std::collections::BTreeMap;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    Salesperson,
    State,
    City,
    Class,
    Abc,
    Industry,
    Principal,
}

impl By {
    const ALL: [By; 7] =
        [Self::Salesperson, Self::State, Self::City, Self::Class, Self::Abc, Self::Industry, Self::Principal];

    fn name(self) -> &'static str {
        match self {
            Self::Salesperson => words::BY_SALESPERSON,
            Self::State => words::BY_STATE,
            Self::City => words::BY_CITY,
            Self::Class => words::BY_CLASS,
            Self::Abc => words::BY_ABC,
            Self::Industry => words::BY_INDUSTRY,
            Self::Principal => words::BY_PRINCIPAL,
        }
    }
}

#[component]
pub(super) fn Groups(asked: Asked) -> impl IntoView {
    let carteira = use_carteira();
    let on = carteira.derived.as_of;
    let by = RwSignal::new(By::Salesperson);
    let groups = Memo::new(move |_| {
        let (window, by, today) = (asked.window(), by.get(), on.get());
        carteira.portfolio.with(|p| grouped(p, by, window, today))
    });
    let choices = By::ALL.map(|by| Choice::new(by.name(), by.name())).to_vec();
    let chosen = RwSignal::new(By::Salesperson.name().to_owned());
    let choose = move |name: String| {
        if let Some(found) = By::ALL.into_iter().find(|by| by.name() == name) {
            by.set(found);
        }
    };
    view! {
        <section class="card stack" data-gap="tight">
            <SelectField label=words::BY value=chosen choices on_change=choose/>
            {move || groups.with(|groups| table(by.get(), groups, asked))}
        </section>
    }
}

fn table(by: By, groups: &[Group], asked: Asked) -> impl IntoView + use<> {
    let sorted_by = asked.measure.get();
    let rates = asked.measures().iter().map(|measure| Column::number(measure.name()));
    let visits = asked.window().has_days();
    let effectiveness = visits.then(|| Column::number(words::EFFECTIVENESS));
    let columns: Vec<Column> =
        std::iter::once(Column::text(by.name())).chain(rates).chain(effectiveness).collect();
    let mut groups = groups.to_vec();
    groups.sort_by(|a, b| {
        let (one, other) = (sorted_by.of(&a.now), sorted_by.of(&b.now));
        let by_rate = one.compare(other).unwrap_or_else(|| other.den.cmp(&one.den));
        by_rate.then_with(|| a.name.cmp(&b.name))
    });
    let rows: Vec<Vec<Cell>> = groups
        .into_iter()
        .map(|group| {
            let cells = asked.measures().iter().map(|measure| match &group.closed {
                Some(revision) => words::revised_cell(&measure.revised(revision)),
                None => words::cell(measure.of(&group.now)),
            });
            let effectiveness = visits.then(|| words::cell(group.visits.effectiveness()));
            std::iter::once(group.name).chain(cells).chain(effectiveness).map(Cell::Text).collect()
        })
        .collect();
    let caption = format!("{} · {}", by.name(), format::count(rows.len()));
    view! { <DataTable caption columns rows/> }
}

/// One row: what is known of it now, and what it was closed at where closings count it.
#[derive(Clone, Debug, PartialEq)]
struct Group {
    name: String,
    now: Tally,
    closed: Option<Revision>,
    visits: Visits,
}

/// Tallies and visits by group name. A client of several representadas counts in each.
fn grouped(portfolio: &Portfolio, by: By, window: Window, today: NaiveDate) -> Vec<Group> {
    let period = window.period(today);
    let reference = period.reference(today);
    let day = crate::domain::calendar::day::day_number(reference);
    let known = match by {
        By::Class | By::Abc => every_status(portfolio.columns(), portfolio.rules(), reference),
        By::Salesperson | By::State | By::City | By::Industry | By::Principal => Vec::new(),
    };
    let cities = (by == By::City).then(|| Cities::of(portfolio));
    let keys = |slot: usize| -> Vec<(String, Option<Cut>)> {
        let cut = match by {
            By::Salesperson => Some(Cut::Salesperson(portfolio.columns().holder_on(slot, day))),
            By::State => Some(Cut::State(portfolio.columns().standing[slot].state)),
            By::City | By::Class | By::Abc | By::Industry | By::Principal => None,
        };
        if let Some(cities) = &cities {
            let name = cities.of_slot(slot).and_then(|at| cities.names[at].clone());
            return vec![(name.unwrap_or_else(|| words::NO_CITY.to_owned()), None)];
        }
        let names = names(portfolio, by, slot, day, known.get(slot).copied().flatten());
        names.into_iter().map(|name| (name, cut)).collect()
    };
    let mut groups: BTreeMap<(String, Option<Cut>), (Tally, Visits)> = BTreeMap::new();
    for (slot, member) in window_members(portfolio.columns(), portfolio.rules(), window, today) {
        let Ok(reach) = member else { continue };
        for key in keys(slot) {
            groups.entry(key).or_default().0.add(reach);
        }
    }
    if window.has_days() {
        for (slot, visits) in period_visits(portfolio.columns(), period, today) {
            for key in keys(slot) {
                groups.entry(key).or_default().1 += visits;
            }
        }
    }
    let cuts: Vec<(Cut, Tally)> =
        groups.iter().filter_map(|((_, cut), (tally, _))| Some(((*cut)?, *tally))).collect();
    let mut closed = match window {
        Window::Month(month) => revisions(portfolio, month, today, &cuts),
        Window::Days(_) | Window::OwnCadence => Vec::new(),
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

fn names(portfolio: &Portfolio, by: By, slot: usize, day: i32, status: Option<Status>) -> Vec<String> {
    let Some(client) = portfolio.client_at(slot) else { return Vec::new() };
    let one = |name: Option<String>, none: &str| vec![name.unwrap_or_else(|| none.to_owned())];
    match by {
        By::Salesperson => {
            let holder = portfolio.columns().holder_on(slot, day);
            let name = holder.and_then(|id| portfolio.catalog().salesperson(id));
            one(name.map(|salesperson| salesperson.name.clone()), words::NOBODY)
        }
        By::City => one(city_name(client), words::NO_CITY),
        By::State => one(client.state.map(|state| state.letters().to_owned()), words::NO_STATE),
        By::Class => one(status.map(|status| labels::lifecycle(status.lifecycle).to_owned()), words::NO_ABC),
        By::Abc => one(status.and_then(|status| status.abc).map(|class| format!("{class:?}")), words::NO_ABC),
        By::Industry => one(client.industry.clone(), words::NO_INDUSTRY),
        By::Principal if client.principals.is_empty() => one(None, words::NO_PRINCIPAL),
        By::Principal => client
            .principals
            .iter()
            .filter_map(|id| portfolio.catalog().principal(*id))
            .map(|principal| principal.name.clone())
            .collect(),
    }
}
