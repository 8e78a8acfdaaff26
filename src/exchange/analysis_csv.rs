//! *Análise*: one row a client as it stood on a day, as CSV and as a table for a workbook. The month is that of the day, up to
//! the day.

mod columns;
pub(crate) mod words;

use super::excel_br::Sheet;
use super::indicator_table::{Heading, IndicatorTable, Value};
use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::Month;
use crate::domain::client::Client;
use crate::domain::filter::Filter;
use crate::domain::filter::asked;
use crate::domain::filter::search::search_text;
use crate::domain::indicator::analysis::insight::{Model, insights};
use crate::domain::indicator::coverage::reach;
use crate::domain::indicator::status::{Status, every_status};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::value::fold::fold;
use chrono::NaiveDate;
pub use columns::Column;
use columns::{Cell, Kind, Shown};

/// The file, of the clients that `filter` lets through, by name. Clients that had left are there too, out of the denominator.
/// Without a model the columns of what is ahead stay empty.
pub fn analysis_csv(portfolio: &Portfolio, on: NaiveDate, filter: &Filter, model: Option<&Model>) -> Vec<u8> {
    written(Column::ALL, portfolio, on, filter, model)
}

/// The same without the columns of money, for who hides values.
pub(crate) fn without_money(
    portfolio: &Portfolio,
    on: NaiveDate,
    filter: &Filter,
    model: Option<&Model>,
) -> Vec<u8> {
    let shown = Column::ALL.iter().copied().filter(|column| column.kind() != Kind::Money);
    written(&shown.collect::<Vec<_>>(), portfolio, on, filter, model)
}

fn written(
    columns: &[Column],
    portfolio: &Portfolio,
    on: NaiveDate,
    filter: &Filter,
    model: Option<&Model>,
) -> Vec<u8> {
    let headings: Vec<&str> = columns.iter().map(|column| column.heading()).collect();
    let mut sheet = Sheet::new(&headings);
    each(portfolio, on, filter, model, |shown| {
        for column in columns {
            match column.cell(shown) {
                Cell::Text(text) => sheet.text_cell(&text),
                Cell::Date(date) => sheet.date(date),
                Cell::Whole(number) => sheet.whole(number),
                Cell::Fraction(value) => sheet.fraction(value),
            }
        }
        sheet.end_row();
    });
    sheet.into_bytes()
}

/// The same rows with typed cells under headings to be read by people, which `label` says; `title` names the table.
pub fn analysis_table(
    title: &str,
    label: impl Fn(Column) -> &'static str,
    portfolio: &Portfolio,
    on: NaiveDate,
    filter: &Filter,
    model: Option<&Model>,
) -> IndicatorTable {
    let heading = |column: &Column| Heading {
        label: label(*column).to_owned(),
        numeric: match column.kind() {
            Kind::Text | Kind::Date => false,
            Kind::Count | Kind::Decimal | Kind::Money | Kind::Chance => true,
        },
    };
    let mut rows = Vec::new();
    each(portfolio, on, filter, model, |shown| {
        rows.push(Column::ALL.iter().map(|column| typed(column.kind(), column.cell(shown))).collect());
    });
    IndicatorTable { title: title.to_owned(), headings: Column::ALL.iter().map(heading).collect(), rows }
}

fn typed(kind: Kind, cell: Cell) -> Value {
    let some = match cell {
        Cell::Text(text) => (!text.is_empty()).then_some(Value::Text(text)),
        Cell::Date(date) => date.map(Value::Date),
        Cell::Whole(number) => number.map(Value::Count),
        Cell::Fraction(value) => value.filter(|(_, den)| *den > 0).map(|(num, den)| match kind {
            Kind::Money => Value::Centavos((200 * num + den).div_euclid(2 * den)),
            Kind::Chance => Value::Chance(num as f64 / den as f64),
            Kind::Decimal | Kind::Text | Kind::Date | Kind::Count => Value::Decimal(num as f64 / den as f64),
        }),
    };
    some.unwrap_or(Value::Nothing)
}

/// Calls `row` for every client of the file, in its order.
fn each(
    portfolio: &Portfolio,
    on: NaiveDate,
    filter: &Filter,
    model: Option<&Model>,
    mut row: impl FnMut(&Shown<'_>),
) {
    let columns = portfolio.columns();
    let statuses = every_status(columns, portfolio.rules(), on);
    let insights = insights(columns, &statuses, on, model);
    let like = asked(portfolio, filter, &statuses, on);
    let sieve = filter.sieve_on(portfolio.side());
    let mut rows: Vec<(Slot, &Client, &Status)> = portfolio
        .clients()
        .filter_map(|(slot, client)| Some((slot, client, statuses.get(slot.at())?.as_ref()?)))
        .filter(|(_, client, status)| {
            sieve.lets(client, status, client.holder_on(on), search_text(client).as_bytes())
        })
        .filter(|(slot, _, _)| filter.suits(like.get(slot.at()).and_then(Option::as_ref)))
        .collect();
    rows.sort_by_cached_key(|(_, client, _)| (fold(client.display_name()).into_owned(), client.id));
    let (first, today) = (Day::of(Month::of(on).first_day()), Day::of(on));
    for (slot, client, status) in rows {
        // Both are there wherever there is a client with its status.
        let insight = insights.get(slot.at()).and_then(Option::as_ref);
        let (Some(insight), Some(dossier)) = (insight, portfolio.dossiers().get(slot.at())) else { continue };
        let reach = reach(columns, slot, first, today);
        row(&Shown { portfolio, slot, client, dossier, status, reach, insight, on });
    }
}

#[cfg(test)]
mod tests;
