//! One client as rows of the tables of the lake (docs/lake.md says what each holds).

use super::checks::Checks;
use super::columns::Kind::{Large, Small, Text};
use super::columns::{Cell, Columns, Table};
use crate::cli::failure::Failure;
use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::month_index;
use crate::domain::client::Client;
use crate::domain::record::dossier::Dossier;
use crate::domain::value::fold::fold;
use chrono::NaiveDate;
use serde::Serialize;
use std::path::Path;

pub(super) const LINES: Columns = &[("id", Text), ("line", Text)];
const CLIENTS: Columns = &[
    ("client", Large),
    ("id", Text),
    ("code", Text),
    ("name", Text),
    ("tax_id", Text),
    ("uf", Text),
    ("city", Text),
    ("city_key", Text),
    ("industry", Text),
    ("industry_key", Text),
    ("entered", Small),
    ("left_day", Small),
    ("cadence_days", Small),
];
const SITUATIONS: Columns =
    &[("client", Large), ("from_day", Small), ("until_day", Small), ("situation", Text)];
const HOLDINGS: Columns =
    &[("client", Large), ("from_day", Small), ("until_day", Small), ("salesperson", Text)];
const GROUPS: Columns = &[("client", Large), ("kind", Text), ("name_key", Text)];
const INTERACTIONS: Columns = &[
    ("client", Large),
    ("day", Small),
    ("month", Small),
    ("channel", Text),
    ("outcome", Text),
    ("salesperson", Text),
    ("principal", Text),
    ("with_order", Small),
    ("seq", Small),
    ("reason", Text),
    ("nps", Small),
    ("complaint", Small),
    ("resolved_day", Small),
];
const ORDERS: Columns = &[
    ("client", Large),
    ("day", Small),
    ("month", Small),
    ("status", Text),
    ("origin", Text),
    ("centavos", Large),
    ("salesperson", Text),
    ("principal", Text),
    ("is_purchase", Small),
    ("net", Large),
];
const SERVED: Columns = &[("client", Large), ("principal", Text)];

/// The tables of one part while it is written.
pub(super) struct Tables {
    clients: Table,
    situations: Table,
    holdings: Table,
    groups: Table,
    interactions: Table,
    orders: Table,
    served: Table,
    checks: Checks,
}

impl Tables {
    pub(super) fn new(folder: &Path, name: &str) -> Result<Tables, Failure> {
        let table = |table: &str, columns: Columns| Table::new(folder, table, name, columns);
        Ok(Tables {
            clients: table("clients", CLIENTS)?,
            situations: table("situations", SITUATIONS)?,
            holdings: table("holdings", HOLDINGS)?,
            groups: table("groups", GROUPS)?,
            interactions: table("interactions", INTERACTIONS)?,
            orders: table("orders", ORDERS)?,
            served: table("served", SERVED)?,
            checks: Checks::new(folder, name)?,
        })
    }

    /// The rows of one client. Of one that was erased, and of facts whose client did not come, there are none.
    pub(super) fn client(&mut self, key: i64, dossier: &Dossier) -> Result<(), Failure> {
        let Some(client) = &dossier.client else { return Ok(()) };
        self.register(key, client)?;
        let said = dossier.interactions.read();
        for (one, at) in said.iter().zip(0_i32..) {
            let resolved = said.iter().filter(|later| later.resolves == Some(one.id)).map(|later| later.date);
            self.interactions.row(&[
                Cell::Large(key),
                day(one.date),
                Cell::Small(month_index(Day::of(one.date))),
                Cell::Text(&word(one.channel)),
                Cell::Text(&word(one.outcome)),
                text(one.salesperson.map(|id| id.to_string()).as_deref()),
                text(one.principal.map(|id| id.to_string()).as_deref()),
                Cell::Small(one.order.is_some().into()),
                Cell::Small(at),
                text(one.reason.as_deref()),
                one.nps.map_or(Cell::Nothing, |answer| Cell::Small(answer.into())),
                Cell::Small(one.complaint.is_some().into()),
                maybe(resolved.min().filter(|_| one.complaint.is_some())),
            ])?;
        }
        for one in dossier.orders.read().iter() {
            let bought = if one.is_valid() { one.value.get() } else { 0 };
            self.orders.row(&[
                Cell::Large(key),
                day(one.date),
                Cell::Small(month_index(Day::of(one.date))),
                Cell::Text(&word(one.status)),
                Cell::Text(&word(one.origin)),
                Cell::Large(one.value.get()),
                text(one.salesperson.map(|id| id.to_string()).as_deref()),
                text(one.principal.map(|id| id.to_string()).as_deref()),
                Cell::Small(one.is_valid().into()),
                Cell::Large(bought.saturating_sub(one.returned_centavos().unwrap_or(0))),
            ])?;
        }
        self.checks.client(key, dossier)
    }

    fn register(&mut self, key: i64, client: &Client) -> Result<(), Failure> {
        let city = client.city.as_deref().map(str::trim).filter(|city| !city.is_empty());
        let industry = client.industry.as_deref().map(str::trim).filter(|name| !name.is_empty());
        self.clients.row(&[
            Cell::Large(key),
            Cell::Text(&client.id.to_string()),
            text(client.code.as_deref()),
            Cell::Text(client.display_name()),
            text(client.tax_id.map(|id| id.to_string()).as_deref()),
            text(client.uf.map(|uf| uf.letters())),
            text(city),
            text(city.map(fold).as_deref()),
            text(industry),
            text(industry.map(fold).as_deref()),
            maybe(client.entered),
            maybe(client.left),
            client
                .cadence_days
                .filter(|days| *days > 0)
                .map_or(Cell::Nothing, |days| Cell::Small(days.into())),
        ])?;
        let situations: Vec<_> =
            client.situations().iter().map(|held| (held.since, word(held.situation))).collect();
        for (span, situation) in spans(&situations) {
            self.situations.row(&[Cell::Large(key), span[0], span[1], Cell::Text(situation)])?;
        }
        let holdings: Vec<_> = client
            .holdings
            .iter()
            .map(|held| (held.since, held.salesperson.map(|id| id.to_string())))
            .collect();
        for (span, holder) in spans(&holdings) {
            self.holdings.row(&[Cell::Large(key), span[0], span[1], text(holder.as_deref())])?;
        }
        for tag in &client.tags {
            let name = fold(tag.trim());
            self.groups.row(&[Cell::Large(key), Cell::Text("tag"), Cell::Text(&name)])?;
        }
        for principal in &client.principals {
            self.served.row(&[Cell::Large(key), Cell::Text(&principal.to_string())])?;
        }
        if let Some(industry) = &client.industry {
            let name = fold(industry.trim());
            self.groups.row(&[Cell::Large(key), Cell::Text("segment"), Cell::Text(&name)])?;
        }
        Ok(())
    }

    pub(super) fn close(self) -> Result<(), Failure> {
        let Tables { clients, situations, holdings, groups, interactions, orders, served, checks } = self;
        let all = [clients, situations, holdings, groups, interactions, orders, served];
        all.into_iter().try_for_each(Table::close)?;
        checks.close()
    }
}

/// Which value holds in which days: `[from, until[`, each missing where there is no such end. As the app reads a list of this
/// kind, of all that have begun the last in the list holds, whatever their days.
fn spans<T>(list: &[(Option<NaiveDate>, T)]) -> Vec<([Cell<'static>; 2], &T)> {
    let mut begins: Vec<Option<NaiveDate>> = list.iter().map(|(since, _)| *since).collect();
    begins.sort_unstable();
    begins.dedup();
    let holding = |begin: Option<NaiveDate>| {
        list.iter().rev().find(|(since, _)| *since <= begin).map(|(_, value)| value)
    };
    let ends = begins.iter().skip(1).copied().chain([None]);
    let spans = begins.iter().copied().zip(ends);
    spans.filter_map(|(from, until)| Some(([maybe(from), maybe(until)], holding(from)?))).collect()
}

/// Days since 1970-01-01.
pub(super) fn day_number(date: NaiveDate) -> i32 {
    date.to_epoch_days()
}

pub(super) fn day(date: NaiveDate) -> Cell<'static> {
    Cell::Small(day_number(date))
}

pub(super) fn maybe(date: Option<NaiveDate>) -> Cell<'static> {
    date.map_or(Cell::Nothing, day)
}

pub(super) fn text(text: Option<&str>) -> Cell<'_> {
    text.map_or(Cell::Nothing, Cell::Text)
}

/// The word that a snapshot has for it.
pub(in crate::cli) fn word(value: impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}
