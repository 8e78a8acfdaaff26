//! A row of a list of clients: whom it registers or updates.

use super::super::client_row::{ClientRow, whole_row};
use super::super::clients::{self, Edits};
use super::super::identity::{InteractionContent, OrderContent};
use super::super::interactions::{Details, InteractionVerdict};
use super::super::known::{Found, Keys, Who};
use super::super::known_orders::Link;
use super::super::orders::{More, OrderVerdict};
use super::super::plan::{ConflictKind, IgnoredReason, RowChoice, RowReason};
use super::{CodeClash, Importer, Verdict};
use crate::domain::client::{Client, ClientEdit};
use crate::domain::fact::interaction::{Channel, Outcome};
use crate::domain::fact::order::OrderStatus;
use crate::domain::keeping::stamp::Stamp;
use crate::domain::portfolio::change::Step;
use crate::domain::value::id::{ClientId, PrincipalId};
use crate::exchange::table::TableRow;
use chrono::NaiveDate;

impl<'a> Importer<'a> {
    pub(super) fn judge_client(&mut self, row: &TableRow<'a>) -> Verdict {
        let mut client = ClientRow::read(row, &self.context());
        self.by_document.resize(self.verdicts.len(), false);
        self.by_document.push(client.tax_id.is_some());
        if client.problems.is_empty() && !client.has_identity() {
            client.problems.push(whole_row(RowReason::MissingIdentity));
        }
        if !client.problems.is_empty() {
            return Verdict::Refused(client.label().into(), client.problems);
        }
        match self.choice(row) {
            Some(RowChoice::New) => return self.register(client, row.line()),
            Some(RowChoice::Update(id)) => {
                if let Some(who) = self.known.with_id(id) {
                    return self.update(who, client, row.line());
                }
            }
            Some(RowChoice::LeaveOut) | None => {}
        }
        let told = self.told.get(&self.verdicts.len());
        let principals = self.principals_of(&client);
        let found = match (self.known.find(&keys_of(&client, &principals)), told) {
            (Found::No | Found::One(_) | Found::Several(_), Some(id)) => {
                self.known.with_id(*id).map_or(Found::No, Found::One)
            }
            (found, _) => found,
        };
        let conflict = |kind| Verdict::Conflict(client.label().into(), kind);
        match (found, self.settings.code_clash) {
            (Found::No, _) | (Found::OtherDocument(_), CodeClash::OtherClient) => {
                self.register(client, row.line())
            }
            (Found::One(who), _)
            | (Found::OtherDocument(who), CodeClash::NewDocument)
            | (
                Found::Disagree { by_document: who, by_code: _ },
                CodeClash::OtherClient | CodeClash::NewDocument,
            ) => self.update(who, client, row.line()),
            (Found::Several(count), _) => conflict(ConflictKind::SeveralMatch { count }),
            (Found::OtherName(who), _) => {
                conflict(ConflictKind::OtherName { client: self.known.client(who).id })
            }
            (Found::Disagree { by_document, by_code }, CodeClash::Ask) => {
                conflict(ConflictKind::KeysDisagree {
                    by_document: self.known.client(by_document).id,
                    by_code: self.known.client(by_code).id,
                })
            }
            (Found::OtherDocument(who), CodeClash::Ask) => {
                let there = self.known.client(who);
                match (there.tax_id, client.tax_id) {
                    (Some(tax_id), Some(here)) => {
                        conflict(ConflictKind::OtherDocument { client: there.id, there: tax_id, here })
                    }
                    (_, _) => conflict(ConflictKind::SeveralMatch { count: 1 }),
                }
            }
        }
    }

    fn register(&mut self, mut row: ClientRow<'a>, line: u32) -> Verdict {
        let name = if row.legal_name.is_empty() { row.trade_name } else { &*row.legal_name };
        let told = self.told.get(&self.verdicts.len()).copied();
        let id = told.unwrap_or_else(|| self.free_id(&row, name));
        let mut client = Box::new(Client::new(id, Stamp::default()));
        let edits =
            clients::edits(&mut row, &client, true, false, self.sheet, &mut self.names, self.settings.today);
        self.need_names(&edits.all);
        for edit in edits.all {
            client.set(edit, Stamp::default());
        }
        let who = self.known.add(client);
        self.first_lines.insert(who, line);
        let steps = self.last_contacts(&row, id, line);
        self.notes.append(&mut row.remarks);
        match steps.is_empty() {
            true => Verdict::NewClient(who),
            false => Verdict::NewFact(who, steps),
        }
    }

    fn update(&mut self, who: Who, mut row: ClientRow<'a>, line: u32) -> Verdict {
        let client = self.known.client(who);
        let first_line = self.first_lines.get(&who).copied();
        let (again, today) = (first_line.is_some(), self.settings.today);
        let Edits { all, overridden } =
            clients::edits(&mut row, client, false, again, self.sheet, &mut self.names, today);
        if let (Some(first_line), false) = (first_line, overridden.is_empty()) {
            let label = client.display_name().into();
            if self.known.is_nameless(who) {
                // The line that names the client is also the one that lets it in.
                self.edit(who, all.into_iter().filter(|edit| !overridden.contains(&edit.field())).collect());
            }
            return Verdict::Conflict(label, ConflictKind::RepeatedClient { first_line, fields: overridden });
        }
        let id = client.id;
        self.first_lines.entry(who).or_insert(line);
        let steps = self.last_contacts(&row, id, line);
        if all.is_empty() && steps.is_empty() {
            return match first_line {
                Some(first_line) => Verdict::Ignored(IgnoredReason::Repeated { first_line }),
                None => Verdict::Same(who),
            };
        }
        let fields = all.iter().map(ClientEdit::field).collect();
        self.edit(who, all);
        self.notes.append(&mut row.remarks);
        Verdict::UpdatedClient(who, fields, steps)
    }

    pub(super) fn edit(&mut self, who: Who, edits: Vec<ClientEdit>) {
        if edits.is_empty() {
            return;
        }
        self.need_names(&edits);
        let mut now = Box::new(self.known.client(who).clone());
        let created = now.created;
        for edit in edits {
            now.set(edit, created);
        }
        self.known.replace(who, now);
    }

    /// The contacts and the order that *última visita*, *último contato* and *última compra* tell of, unless one of that day is
    /// known. Their note has the cell they come from, which marks them as what a list summed up.
    fn last_contacts(&mut self, row: &ClientRow<'_>, client: ClientId, line: u32) -> Vec<Step> {
        let assumed = self.sheet.mapping.assumed;
        let days = [
            row.last_visit.map(|date| (date, Channel::Visit, row.last_cells[0])),
            row.last_contact.map(|date| (date, assumed.channel.unwrap_or(Channel::Call), row.last_cells[1])),
        ];
        let salesperson = (!row.salesperson.is_empty()).then(|| self.names.salesperson(row.salesperson));
        let mut steps = Vec::new();
        for (date, channel, cell) in days.into_iter().flatten() {
            let known = self.known_interactions(client);
            if known.iter().any(|fact| fact.date == date) || steps.iter().any(|step| is_on(step, date)) {
                continue;
            }
            let outcome = assumed.outcome.unwrap_or(Outcome::Attended);
            let content = InteractionContent { client, number: None, date, time: None, channel, outcome };
            let details = Details { salesperson, note: Some(self.summary(cell)), ..Details::default() };
            if let InteractionVerdict::New(step) = self.interactions.judge(content, details, known, line) {
                steps.push(*step);
            }
        }
        if let (Some(date), Some(value)) = (row.last_order, row.last_order_value)
            && !self.known_orders(client).iter().any(|order| order.date == date)
        {
            let content = OrderContent {
                client,
                number: None,
                date,
                value,
                status: OrderStatus::default(),
                principal: None,
                salesperson,
            };
            let more = More { note: Some(self.summary(row.last_cells[2])), items: Vec::new() };
            let known = self.known_orders(client);
            if let OrderVerdict::New(orders) =
                self.orders.judge(content, more, Link::default(), known, line, None)
            {
                steps.extend(orders);
            }
        }
        if !steps.is_empty() {
            salesperson.iter().for_each(|id| self.names.needs_salesperson(*id));
        }
        steps
    }

    fn summary(&self, (column, cell): (u32, &str)) -> String {
        format!("{}: {cell}", self.sheet.column_name(column as usize))
    }
}

pub(super) fn keys_of<'k>(row: &'k ClientRow<'_>, principals: &'k [PrincipalId]) -> Keys<'k> {
    Keys {
        tax_id: row.tax_id,
        code: &row.code,
        phones: &row.phones,
        names: row.names(),
        city: row.city,
        city_code: row.city_code,
        principals,
    }
}

fn is_on(step: &Step, date: NaiveDate) -> bool {
    matches!(step, Step::AddInteraction { client: _, interaction } if interaction.date == date)
}
