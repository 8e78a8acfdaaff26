//! A row of a list of orders, and the further lines of the same order.

use super::super::client_row::whole_row;
use super::super::fact_row::FactRow;
use super::super::identity::OrderContent;
use super::super::items;
use super::super::known_orders::Link;
use super::super::notes;
use super::super::orders::{More, OrderVerdict};
use super::super::plan::{ConflictKind, IgnoredReason, RowReason};
use super::{Importer, Verdict};
use crate::domain::fact::order::{Order, OrderStatus};
use crate::domain::value::id::ClientId;
use crate::domain::value::money::Centavos;
use crate::exchange::headings::Field;
use crate::exchange::nfe::NoOrder;
use crate::exchange::table::TableRow;
use chrono::NaiveDate;

impl<'a> Importer<'a> {
    pub(super) fn judge_order(&mut self, row: &TableRow<'a>) -> Verdict {
        let index = self.verdicts.len();
        if let Some(first) = self.groups.first_of(index).and_then(|first| self.sheet.table.row(first)) {
            return Verdict::Ignored(IgnoredReason::SummedInto { first_line: first.line() });
        }
        let mut fact = FactRow::read(row, &self.context());
        let noted = self.by_key.get(fact.access_key).copied();
        if notes::only_cancels(&fact) {
            return self.cancel(row, noted);
        }
        fact.require(fact.date.is_some(), RowReason::MissingDate, Field::Date);
        fact.require(fact.value.is_some(), RowReason::MissingValue, Field::Value);
        let lines = self.further_lines(index, &mut fact);
        let who = match self.client_of(&mut fact, row) {
            Ok(who) => who,
            Err(verdict) => return verdict,
        };
        let total =
            Centavos::checked_sum(fact.value.into_iter().chain(lines.iter().filter_map(|line| line.value)));
        let (Some(date), Some(value), Some(_)) = (fact.date, total, fact.value) else {
            return Verdict::Refused(fact.label().into(), fact.problems);
        };
        let client = self.known.client(who).id;
        let (salesperson, principal) = self.names_of(&fact);
        let content = OrderContent {
            client,
            number: (!fact.number.is_empty()).then(|| fact.number.to_owned()),
            date: lines.iter().filter_map(|line| line.date).fold(date, NaiveDate::min),
            value,
            // A note that was cancelled stays so, whichever of its files comes again.
            status: match noted {
                Some((_, order)) if order.status == OrderStatus::Cancelled => order.status,
                Some(_) | None => fact.status.unwrap_or_default(),
            },
            principal,
            salesperson,
        };
        let more = self.more(&fact, &lines);
        let known = self.known_orders(client);
        let link = Link {
            noted: noted.filter(|(of, _)| *of == client).map(|(_, order)| order),
            key: fact.access_key,
            noted_order: fact.noted_order,
        };
        match self.orders.judge(content, more, link, known, row.line(), self.choice(row)) {
            OrderVerdict::New(steps) => {
                self.accept(&mut fact, row.line(), salesperson, principal);
                Verdict::NewFact(who, steps)
            }
            OrderVerdict::Replaces(steps) => {
                self.accept(&mut fact, row.line(), salesperson, principal);
                Verdict::UpdatedFact(who, steps)
            }
            OrderVerdict::Same => Verdict::Same(who),
            OrderVerdict::Repeated { first_line } => Verdict::Ignored(IgnoredReason::Repeated { first_line }),
            OrderVerdict::Conflict { kind, other_line } => {
                self.take_back(other_line, ConflictKind::RepeatedNumber { other_line: row.line() });
                Verdict::Conflict(self.known.client(who).display_name().into(), kind)
            }
        }
    }

    /// The order of a note that an event cancels.
    fn cancel(&mut self, row: &TableRow<'a>, noted: Option<(ClientId, &'a Order)>) -> Verdict {
        let known = noted.and_then(|(client, order)| Some((self.known.with_id(client)?, client, order)));
        let Some((who, client, order)) = known else {
            let reason = RowReason::NoOrder(NoOrder::UnknownNote);
            return Verdict::Refused(row.cells().next().unwrap_or_default().into(), vec![whole_row(reason)]);
        };
        match notes::cancelled(client, order) {
            Some(steps) => Verdict::UpdatedFact(who, steps),
            None => Verdict::Same(who),
        }
    }

    /// The other lines of the order; what is wrong with one of them is wrong with the order.
    fn further_lines(&self, index: usize, first: &mut FactRow<'a>) -> Vec<FactRow<'a>> {
        let mut lines = Vec::new();
        for row in self.groups.further_of(index).iter().filter_map(|index| self.sheet.table.row(*index)) {
            let mut line = FactRow::read(&row, &self.context());
            line.require(line.value.is_some(), RowReason::MissingValue, Field::Value);
            first.problems.append(&mut line.problems);
            lines.push(line);
        }
        lines
    }

    fn more(&self, first: &FactRow<'_>, lines: &[FactRow<'_>]) -> More {
        let all = || std::iter::once(first).chain(lines);
        let mut notes: Vec<String> = Vec::new();
        for line in all().filter_map(|line| line.note(self.sheet)).flat_map(|note| lines_of(&note)) {
            if !notes.contains(&line) {
                notes.push(line);
            }
        }
        More {
            note: (!notes.is_empty()).then(|| notes.join("\n")),
            items: all().filter_map(items::item).collect(),
        }
    }
}

fn lines_of(note: &str) -> Vec<String> {
    note.split('\n').map(str::to_owned).collect()
}
