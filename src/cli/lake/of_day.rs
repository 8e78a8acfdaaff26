//! The tables that hold for one day: what follows from going through a client's history step by step, which no view does. They are
//! written anew with every conversion, of every part; a part to which nothing came is only read.

use super::columns::Kind::{Large, Small, Text};
use super::columns::{Cell, Columns, Table};
use super::manifest::{Lake, part_name};
use super::part;
use super::rows::{day, maybe, text, word};
use crate::cli::failure::Failure;
use crate::domain::catalog::Catalog;
use crate::domain::indicator::analysis::insight::Evidence;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::record::Record;
use crate::domain::rescue::book::cases_of;
use crate::domain::rescue::departure::departures;
use crate::domain::rescue::{Case, Stage};
use chrono::NaiveDate;
use std::path::Path;

const TRIES: Columns = &[
    ("client", Large),
    ("opened", Small),
    ("step", Small),
    ("channel", Text),
    ("day", Small),
    ("answered_day", Small),
    ("waits", Small),
    ("won", Small),
];
const DEPARTURES: Columns = &[("client", Large), ("after_day", Small), ("turned", Small), ("reason", Text)];

/// Writes the tables of the day of one part into `staged`, and gives what the model is learnt from.
pub(super) fn write(
    lake: &Lake,
    number: usize,
    staged: &Path,
    catalog: &Catalog,
    today: NaiveDate,
) -> Result<Evidence, Failure> {
    let Some(clients) = part::clients(lake, number, staged)? else { return Ok(Evidence::default()) };
    let keys: Vec<_> = clients.iter().map(|dossier| dossier.id).collect();
    let shared = catalog.entries().into_iter().map(Record::Catalog);
    let facts = clients.into_iter().map(|dossier| Record::Client(Box::new(dossier)));
    let portfolio = Portfolio::from_records(shared.chain(facts));
    let name = part_name(number);
    let mut tries = Table::new(staged, "tries", &name, TRIES)?;
    let mut left = Table::new(staged, "departures", &name, DEPARTURES)?;
    for (dossier, slot) in portfolio.dossiers().iter().zip((0..).map(Slot::new)) {
        let Ok(at) = keys.binary_search(&dossier.id) else { continue };
        let key = Cell::Large(part::key(number, at as i64));
        for case in cases_of(&portfolio, slot, today) {
            tries_of(&case, key, &mut tries)?;
        }
        for one in departures(dossier, portfolio.columns(), portfolio.rules(), slot, today) {
            left.row(&[key, day(one.after), day(one.turned), text(one.reason())])?;
        }
    }
    tries.close()?;
    left.close()?;
    Ok(Evidence::of(portfolio.columns(), today))
}

/// Of what was tried last, whether the time to answer is not over, and whether it won the client.
fn tries_of(case: &Case, key: Cell<'_>, into: &mut Table) -> Result<(), Failure> {
    let last = case.tries.len().saturating_sub(1);
    let (waits, won) = (matches!(case.stage, Stage::Waiting { .. }), matches!(case.stage, Stage::Won { .. }));
    for (tried, at) in case.tries.iter().zip(0..) {
        into.row(&[
            key,
            day(case.opened),
            Cell::Small(tried.step.into()),
            Cell::Text(&word(tried.channel)),
            day(tried.date),
            maybe(tried.answered),
            Cell::Small((at == last && waits).into()),
            Cell::Small((at == last && won).into()),
        ])?;
    }
    Ok(())
}
