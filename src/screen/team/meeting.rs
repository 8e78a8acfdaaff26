//! *Reunião comercial*: the week of the day shown on one sheet, as tables of plain cells.

use super::behind::{Figure, slots};
use super::{Row, Seen};
use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::{Month, Period, Week};
use crate::domain::catalog::goals::Measure;
use crate::domain::catalog::reasons::Taxonomy;
use crate::domain::client::Client;
use crate::domain::indicator::coverage::members;
use crate::domain::indicator::coverage::visit_effectiveness::{Visits, period_visits};
use crate::domain::indicator::status::Status;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rescue::reason_pareto::{Occasions, ReasonPareto, ReasonRow, occasions};
use crate::domain::value::fold::fold;
use crate::domain::value::money::Centavos;
use crate::screen::client::{name_of, place_of};
use crate::screen::goals::{self, Scope};
use crate::text::{coverage, format, goals as goal_words, improvement, reason_pareto, team as words};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Of those forgotten, the ones that are named.
const MOST_FORGOTTEN: usize = 10;

/// The sheet, in the order in which it is read.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Meeting {
    pub week: String,
    pub people: Vec<[String; 7]>,
    /// The most frequent first.
    pub reasons: Vec<[String; 4]>,
    pub forgotten: Vec<[String; 5]>,
    /// Of the carteira first, then of each vendedor.
    pub goals: Vec<[String; 5]>,
}

/// Headings of the columns.
pub(crate) const PEOPLE: [&str; 7] = [
    words::SALESPERSON,
    words::COVERAGE,
    words::REACHED_IN_WEEK,
    words::VISITS_IN_WEEK,
    words::FORGOTTEN,
    words::CREDIT,
    words::LAST_FILE,
];
pub(crate) const REASONS: [&str; 4] = [words::REASON, words::TIMES, words::BOUGHT, words::ACTIONS];
pub(crate) const FORGOTTEN: [&str; 5] =
    [words::CLIENT, words::SALESPERSON, words::PLACE, words::WITHOUT_CONTACT, words::BOUGHT];

/// `rows` as [`super::rows`] gives them.
pub(crate) fn meeting(p: &Portfolio, seen: &Seen<'_>, rows: &[Row]) -> Meeting {
    let week = Week::of(seen.on);
    let so_far = Period::new(week.monday(), seen.on);
    let last = week.period().end;
    Meeting {
        week: words::week(week.number(), week.monday(), last, seen.on),
        people: rows.iter().map(|row| person(p, seen, so_far, row)).collect(),
        reasons: reasons(p, seen, so_far),
        forgotten: forgotten(p, seen, rows),
        goals: targets(p, seen, rows),
    }
}

fn person(p: &Portfolio, seen: &Seen<'_>, week: Period, row: &Row) -> [String; 7] {
    let is_own = |slot: Slot| seen.held.get(slot.at()).copied().flatten() == Some(row.id);
    let reached = members(p.columns(), p.rules(), week, seen.on)
        .filter(|(slot, member)| is_own(*slot) && member.is_ok_and(|reach| reach.covered))
        .count();
    let mut visits = Visits::default();
    period_visits(p.columns(), week, seen.on)
        .filter(|(slot, _)| is_own(*slot))
        .for_each(|(_, made)| visits += made);
    [
        row.name.clone(),
        row.coverage.as_ref().map_or_else(|| coverage::cell(row.month.coverage()), words::standing),
        words::some(reached),
        words::effectiveness_whole(visits.with_order, visits.made),
        words::part(row.forgotten.clients, row.forgotten.centavos),
        words::part(row.credit.clients, row.credit.centavos),
        format::or_none(row.received.as_ref(), words::dated),
    ]
}

fn reasons(p: &Portfolio, seen: &Seen<'_>, week: Period) -> Vec<[String; 4]> {
    let all: Vec<Slot> = p.columns().slots().filter(|slot| has_status(seen, *slot)).collect();
    let found = occasions(p, p.columns(), &all, week, &BTreeSet::new());
    let pareto = ReasonPareto::of(&found, Occasions::All, p.columns(), &Taxonomy::of(p.catalog()));
    let actions = |key: Option<&str>| {
        let about = key.map(|key| p.catalog().actions_about(key)).unwrap_or_default();
        let said = about.into_iter().map(|(_, action)| {
            let state = improvement::state(action.state);
            format!("{} ({state}, {})", action.text, improvement::agreed(action))
        });
        let said: Vec<String> = said.collect();
        if said.is_empty() { words::NO_ACTIONS.to_owned() } else { said.join("; ") }
    };
    let row = |row: &ReasonRow| {
        [
            reason_pareto::name(p.catalog(), row.key.as_deref()),
            format::count(row.times),
            format::money_short(Centavos::new(row.bought_centavos)),
            actions(row.key.as_deref()),
        ]
    };
    pareto.rows.iter().map(row).collect()
}

fn has_status(seen: &Seen<'_>, slot: Slot) -> bool {
    seen.statuses.get(slot.at()).is_some_and(Option::is_some)
}

/// Of all vendedores together, by what they bought, then by name.
fn forgotten(p: &Portfolio, seen: &Seen<'_>, rows: &[Row]) -> Vec<[String; 5]> {
    let of = |row: &Row| {
        let own = slots(p, seen, row.id, Figure::Forgotten);
        own.into_iter().map(|slot| (slot, row.name.clone())).collect::<Vec<_>>()
    };
    let mut all: Vec<_> = rows
        .iter()
        .flat_map(of)
        .filter_map(|(slot, who)| {
            let (client, status) = (p.client_at(slot)?, seen.statuses.get(slot.at())?.as_ref()?);
            Some((client, status, who))
        })
        .collect();
    all.sort_by_cached_key(|(client, status, _)| {
        (Reverse(status.revenue_12m), fold(name_of(client)).into_owned(), client.id)
    });
    let row = |(client, status, who): (&Client, &Status, String)| {
        let last = status.last_contact.and_then(Day::date);
        [
            name_of(client).to_owned(),
            who,
            place_of(client),
            words::since(last, seen.on),
            format::money_short(Centavos::new(status.revenue_12m)),
        ]
    };
    all.into_iter().take(MOST_FORGOTTEN).map(row).collect()
}

fn targets(p: &Portfolio, seen: &Seen<'_>, rows: &[Row]) -> Vec<[String; 5]> {
    let people: Vec<_> = rows.iter().map(|row| row.id).collect();
    let month = Month::of(seen.on);
    let scopes = goals::scopes(p, p.columns(), month, seen.on, &people);
    let said = |scope: Scope| {
        let cell = |measure: Measure| match &scope.rows[measure as usize] {
            goals::GoalRow { progress: Some(of), .. } if p.side().is_empty() || measure.is_rate() => {
                goal_words::outcome(of)
            }
            row => goal_words::so_far(measure, &row.done),
        };
        let [a, b, c, d] = Measure::ALL.map(cell);
        [scope.name.clone(), a, b, c, d]
    };
    scopes.into_iter().map(said).collect()
}
