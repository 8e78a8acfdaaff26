//! The tables that the whole lake shares: who sells, what was closed, and what the views ask of rules and calendar.

use super::columns::Kind::{Large, Real, Small, Text};
use super::columns::{Cell, Columns, Table};
use super::law::{calendar, law, learn, months};
use super::rows::{day, day_number, text, word};
use crate::cli::failure::Failure;
use crate::domain::calendar::period::step_months;
use crate::domain::catalog::Catalog;
use crate::domain::catalog::reasons::Taxonomy;
use crate::domain::fact::interaction::{Channel, Outcome};
use crate::domain::indicator::analysis::insight::Evidence;
use crate::domain::measure::tally::Tally;
use crate::domain::portfolio::rules_of;
use crate::domain::rules::Rules;
use crate::domain::value::fold::fold;
use chrono::NaiveDate;
use std::path::Path;

const NAMES: Columns = &[("id", Text), ("name", Text)];
const LAW: Columns = &[("name", Text), ("value", Large)];
const MODEL: Columns = &[("r", Real), ("alpha", Real), ("a", Real), ("b", Real), ("k", Small)];
const MONTHS: Columns = &[
    ("month", Small),
    ("label", Text),
    ("first_day", Small),
    ("last_day", Small),
    ("ref_day", Small),
    ("year_start", Small),
];
const CALENDAR: Columns = &[("month", Small), ("first_day", Small), ("days", Small)];
const GOALS: Columns =
    &[("month", Small), ("measure", Text), ("salesperson", Text), ("principal", Text), ("target", Large)];
const REASONS: Columns = &[("reason", Text), ("controllable", Small)];
const COUNTS: Columns =
    &[("channel", Text), ("outcome", Text), ("counts", Small), ("visit_made", Small), ("is_order", Small)];
const CADENCES: Columns = &[("kind", Text), ("name_key", Text), ("days", Small)];
const CLOSINGS: Columns = &[
    ("month", Small),
    ("device", Text),
    ("stamp", Text),
    ("closed_on", Small),
    ("is_late", Small),
    ("cut", Text),
    ("of", Text),
    ("eligible", Small),
    ("covered", Small),
    ("visited", Small),
    ("bought", Small),
];

pub(super) fn write(
    folder: &Path,
    catalog: &Catalog,
    evidence: &Evidence,
    today: NaiveDate,
) -> Result<(), Failure> {
    let rules = rules_of(catalog).0;
    let table = |name: &str, columns: Columns| Table::new(folder, name, "all.parquet", columns);
    let mut people = table("salespeople", NAMES)?;
    for person in catalog.salespeople_by_name() {
        people.row(&[Cell::Text(&person.id.to_string()), Cell::Text(&person.name)])?;
    }
    people.close()?;
    let mut principals = table("principals", NAMES)?;
    for principal in catalog.principals_by_name() {
        principals.row(&[Cell::Text(&principal.id.to_string()), Cell::Text(&principal.name)])?;
    }
    principals.close()?;
    let mut of_law = table("law", LAW)?;
    for (name, value) in law(&rules, today) {
        of_law.row(&[Cell::Text(name), Cell::Large(value)])?;
    }
    of_law.close()?;
    let mut of_months = table("months", MONTHS)?;
    for month in months(today) {
        of_months.row(&[
            Cell::Small(month.index()),
            Cell::Text(&month.to_string()),
            day(month.first_day()),
            day(month.last_day()),
            day(month.period().reference(today)),
            Cell::Small(day_number(step_months(month.period().reference(today), -12)) + 1),
        ])?;
    }
    of_months.close()?;
    let mut every_month = table("calendar", CALENDAR)?;
    for month in calendar() {
        let days = day_number(month.last_day()) - day_number(month.first_day()) + 1;
        every_month.row(&[Cell::Small(month.index()), day(month.first_day()), Cell::Small(days)])?;
    }
    every_month.close()?;
    let mut of_model = table("model", MODEL)?;
    let params = learn(evidence);
    of_model.row(&[
        Cell::Real(params.r()),
        Cell::Real(params.alpha()),
        Cell::Real(params.a()),
        Cell::Real(params.b()),
        Cell::Small(i32::try_from(params.k()).unwrap_or(i32::MAX)),
    ])?;
    of_model.close()?;
    goals(table("goals", GOALS)?, catalog)?;
    let mut reasons = table("reasons", REASONS)?;
    for (key, reason) in Taxonomy::of(catalog).all() {
        reasons.row(&[Cell::Text(key), Cell::Small(reason.controllable.into())])?;
    }
    reasons.close()?;
    counts(table("counts", COUNTS)?, &rules)?;
    cadences(table("cadences", CADENCES)?, &rules)?;
    closings(table("closings", CLOSINGS)?, catalog)
}

/// Every channel with every result.
fn counts(mut table: Table, rules: &Rules) -> Result<(), Failure> {
    for channel in Channel::ALL {
        for outcome in Outcome::ALL {
            let made = channel == Channel::Visit && outcome.is_done();
            table.row(&[
                Cell::Text(&word(channel)),
                Cell::Text(&word(outcome)),
                Cell::Small(i32::from(rules.coverage.counts(channel, outcome))),
                Cell::Small(i32::from(made)),
                Cell::Small(i32::from(made && outcome == Outcome::Order)),
            ])?;
        }
    }
    table.close()
}

fn cadences(mut table: Table, rules: &Rules) -> Result<(), Failure> {
    let tags = rules.cadence.tags.iter().map(|set| ("tag", set));
    let segments = rules.cadence.segments.iter().map(|set| ("segment", set));
    for (kind, (name, days)) in tags.chain(segments).filter(|(_, (_, days))| **days > 0) {
        let key = fold(name.trim());
        table.row(&[Cell::Text(kind), Cell::Text(&key), Cell::Small((*days).into())])?;
    }
    table.close()
}

/// As they were set; which one is in force where none was, a view says.
fn goals(mut table: Table, catalog: &Catalog) -> Result<(), Failure> {
    for id in catalog.goals.keys() {
        let Some(target) = catalog.goal(*id) else { continue };
        table.row(&[
            Cell::Small(id.month.index()),
            Cell::Text(id.measure.key()),
            text(id.salesperson.map(|id| id.to_string()).as_deref()),
            text(id.principal.map(|id| id.to_string()).as_deref()),
            Cell::Large(i64::try_from(target).unwrap_or(i64::MAX)),
        ])?;
    }
    table.close()
}

fn closings(mut table: Table, catalog: &Catalog) -> Result<(), Failure> {
    for (id, register) in &catalog.month_closings {
        let Some(closing) = &register.value else { continue };
        let stamp = word(register.at);
        let device = id.device.to_string();
        let is_late = id.month.last_day() < closing.closed_on;
        let mut row = |cut: &str, of: Option<&str>, tally: Tally| {
            let count = |count: u32| Cell::Small(i32::try_from(count).unwrap_or(i32::MAX));
            table.row(&[
                Cell::Small(id.month.index()),
                Cell::Text(&device),
                Cell::Text(&stamp),
                Cell::Small(day_number(closing.closed_on)),
                Cell::Small(i32::from(is_late)),
                Cell::Text(cut),
                of.map_or(Cell::Nothing, Cell::Text),
                count(tally.eligible),
                count(tally.covered),
                count(tally.visited),
                count(tally.bought),
            ])
        };
        row("total", None, closing.total)?;
        for (of, tally) in &closing.salespeople {
            row("salesperson", of.map(|id| id.to_string()).as_deref(), *tally)?;
        }
        for (of, tally) in &closing.states {
            row("uf", of.map(|uf| uf.letters()), *tally)?;
        }
    }
    table.close()
}
