//! Goes through the rows of a sheet, some at a time, and gives each its verdict.

use super::super::headings::{Field, Kind};
use super::super::nfe::NoOrder;
use super::super::table::TableRow;
use super::client_row::{ClientRow, Context, problem, whole_row};
use super::clients::{self, Edits};
use super::conversation;
use super::fact_row::FactRow;
use super::forms::Forms;
use super::identity::{self, InteractionContent, OrderContent};
use super::interactions::{Details, InteractionVerdict, Interactions};
use super::items::{self, Groups};
use super::known::{Found, Keys, Known, Who, Working};
use super::known_orders::Link;
use super::names::Names;
use super::notes;
use super::orders::{More, OrderVerdict, Orders};
use super::plan::{
    Candidate, Conflict, ConflictKind, Entry, Ignored, IgnoredReason, ImportPlan, Note, NoteReason, Refused,
    RowChoice, RowProblem, RowReason,
};
use super::reasons::Reasons;
use super::rows;
use super::sheet::{Sheet, Source};
use crate::domain::client::{Client, ClientEdit, ClientField};
use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
use crate::domain::fact::order::{Order, OrderStatus};
use crate::domain::keeping::stamp::Stamp;
use crate::domain::place::cities::Cities;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::change::Step;
use crate::domain::value::id::{ClientId, PrincipalId, SalespersonId};
use crate::domain::value::money::Centavos;
use chrono::{FixedOffset, NaiveDate};
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

/// How the user wants rows judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    pub today: NaiveDate,
    /// The device's offset from UTC, for dates that a program wrote in UTC.
    pub zone: FixedOffset,
    /// DDD of phones that are written without.
    pub area_code: Option<u8>,
    pub code_clash: CodeClash,
    /// Whether an order or interaction of an unknown client with a CNPJ or CPF and a name registers it.
    pub create_clients: bool,
    /// What the user says of rows in conflict, by line.
    pub choices: BTreeMap<u32, RowChoice>,
    /// Of whom all rows are, where the user says so.
    pub client: Option<ClientId>,
}

/// What to do with a known code beside another CNPJ or CPF.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CodeClash {
    /// Leave it as a conflict.
    #[default]
    Ask,
    /// The codes are of two sources: the CNPJ or CPF says who the client is.
    OtherClient,
    /// The client has a new CNPJ.
    NewDocument,
}

impl Settings {
    pub fn new(today: NaiveDate, zone: FixedOffset) -> Settings {
        let choices = BTreeMap::new();
        let code_clash = CodeClash::Ask;
        Settings { today, zone, area_code: None, code_clash, create_clients: false, choices, client: None }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    pub done: usize,
    pub total: usize,
}

#[derive(Debug)]
pub struct Importer<'a> {
    sheet: &'a Sheet,
    portfolio: &'a Portfolio,
    settings: Settings,
    cities: Option<&'a Cities>,
    forms: Rc<Forms>,
    groups: Groups,
    known: Known<'a>,
    names: Names,
    reasons: Reasons,
    orders: Orders<'a>,
    /// Orders of the carteira by the chave of their note.
    by_key: HashMap<&'a str, (ClientId, &'a Order)>,
    interactions: Interactions<'a>,
    /// On which line the file first speaks of a client.
    first_lines: HashMap<Who, u32>,
    verdicts: Vec<(u32, Verdict)>,
    notes: Vec<Note>,
    /// Of each row, whether it says its client's CNPJ or CPF.
    by_document: Vec<bool>,
    /// Clients of rows, by index, that only the whole file could tell.
    told: HashMap<usize, ClientId>,
    next: usize,
}

/// How often the rows are judged anew.
const ROUNDS: usize = 8;

#[derive(Debug)]
enum Verdict {
    /// A client, as it is known in the end.
    NewClient(Who),
    UpdatedClient(Who, Vec<ClientField>, Vec<Step>),
    NewFact(Who, Vec<Step>),
    UpdatedFact(Who, Vec<Step>),
    Same(Who),
    Conflict(Box<str>, ConflictKind),
    Refused(Box<str>, Vec<RowProblem>),
    Ignored(IgnoredReason),
}

impl<'a> Importer<'a> {
    pub fn new(
        sheet: &'a Sheet,
        portfolio: &'a Portfolio,
        cities: Option<&'a Cities>,
        settings: Settings,
    ) -> Importer<'a> {
        let forms = Rc::new(Forms::of(sheet, settings.zone, settings.today));
        let mut importer = Importer {
            sheet,
            portfolio,
            settings,
            cities,
            forms,
            groups: Groups::default(),
            known: Known::of(
                portfolio.clients().map(|(_, client)| client),
                sheet.mapping.kind != Kind::Clients,
            ),
            names: Names::of(portfolio.catalog()),
            reasons: Reasons::of(portfolio.catalog()),
            orders: Orders::default(),
            by_key: HashMap::new(),
            interactions: Interactions::default(),
            first_lines: HashMap::new(),
            verdicts: Vec::with_capacity(sheet.table.len()),
            notes: Vec::new(),
            by_document: Vec::new(),
            told: HashMap::new(),
            next: 0,
        };
        if sheet.mapping.kind == Kind::Orders && sheet.mapping.sum_lines {
            importer.groups = Groups::of(sheet, &importer.context());
        }
        if sheet.mapping.kind == Kind::Orders && sheet.mapping.has(Field::AccessKey) {
            importer.by_key = notes::by_key(portfolio);
        }
        importer
    }

    /// Judges the next rows. Once `done` is `total`, there are no more.
    pub fn step(&mut self, rows: usize) -> Progress {
        let total = self.sheet.table.len();
        let end = total.min(self.next.saturating_add(rows));
        for index in self.next..end {
            if let Some(row) = self.sheet.table.row(index) {
                let verdict = self.judge(&row);
                self.verdicts.push((row.line(), verdict));
            }
        }
        self.next = end;
        Progress { done: end, total }
    }

    /// The plan of all rows, judging those that are left.
    pub fn finish(mut self) -> ImportPlan {
        self.step(usize::MAX);
        if self.sheet.mapping.kind == Kind::Clients {
            self.judge_again();
        }
        self.refuse_nameless();
        let mut plan = ImportPlan {
            kind: self.sheet.mapping.kind,
            deed: self.sheet.source.deed(),
            new: Vec::new(),
            updates: Vec::new(),
            same: Vec::new(),
            conflicts: Vec::new(),
            refused: Vec::new(),
            ignored: self.preamble(),
            notes: self.notes,
            columns: self.forms.notes.clone(),
            problems: self.sheet.table.problems.clone(),
            rows: self.sheet.table.len(),
            new_salespeople: Vec::new(),
            new_principals: Vec::new(),
            steps: Vec::new(),
        };
        let mut facts = Vec::new();
        for (line, verdict) in self.verdicts {
            let entry = |who: Who, fields: Vec<ClientField>| {
                let client = self.known.client(who);
                Entry { line, client: client.id, label: client.display_name().into(), fields }
            };
            match verdict {
                Verdict::NewClient(who) => plan.new.push(entry(who, Vec::new())),
                Verdict::UpdatedClient(who, fields, steps) => {
                    plan.updates.push(entry(who, fields));
                    facts.extend(steps);
                }
                Verdict::NewFact(who, steps) => {
                    plan.new.push(entry(who, Vec::new()));
                    facts.extend(steps);
                }
                Verdict::UpdatedFact(who, steps) => {
                    plan.updates.push(entry(who, Vec::new()));
                    facts.extend(steps);
                }
                Verdict::Same(who) => plan.same.push(entry(who, Vec::new())),
                Verdict::Conflict(label, kind) => {
                    let of = candidates(&kind).into_iter().filter_map(|id| self.known.with_id(id));
                    let candidates = of.map(|who| candidate(self.known.client(who))).collect();
                    let may_be_new = may_be_new(&kind, plan.kind);
                    plan.conflicts.push(Conflict { line, label, kind, candidates, may_be_new });
                }
                Verdict::Refused(label, problems) => plan.refused.push(Refused { line, label, problems }),
                Verdict::Ignored(reason) => plan.ignored.push(Ignored { line, reason }),
            }
        }
        (plan.steps, plan.new_salespeople, plan.new_principals) = self.names.into_steps();
        plan.steps.extend(self.known.into_clients().into_iter().filter_map(client_step));
        plan.steps.append(&mut facts);
        plan
    }

    /// The file is one whole and must not say more when it is read a second time. So once all rows are in, each is asked
    /// again who its client is; where later rows have changed the answer, it is given, and all are judged anew.
    fn judge_again(&mut self) {
        for _ in 0..ROUNDS {
            self.known.hide_nameless();
            let before = self.told.len();
            for index in 0..self.verdicts.len() {
                self.tell(index);
            }
            if self.told.len() == before {
                return;
            }
            let mut anew = Importer::new(self.sheet, self.portfolio, self.cities, self.settings.clone());
            std::mem::swap(&mut anew.told, &mut self.told);
            *self = anew;
            self.step(usize::MAX);
        }
    }

    fn tell(&mut self, index: usize) {
        let given = match &self.verdicts[index].1 {
            Verdict::NewClient(who)
            | Verdict::NewFact(who, _)
            | Verdict::UpdatedFact(who, _)
            | Verdict::Same(who) => Some(*who),
            Verdict::UpdatedClient(who, _, _) => Some(*who),
            Verdict::Conflict(..) => None,
            Verdict::Refused(..) | Verdict::Ignored(_) => return,
        };
        // A document leads to the client that has it, whatever else was brought.
        if self.told.contains_key(&index) || given.is_some() && self.by_document.get(index) == Some(&true) {
            return;
        }
        let Some(row) = self.sheet.table.row(index) else { return };
        let client = ClientRow::read(&row, &self.context());
        let principals = self.principals_of(&client);
        if self.settings.choices.contains_key(&row.line()) {
            return;
        }
        if let Found::One(who) = self.known.find(&keys_of(&client, &principals))
            && given != Some(who)
        {
            self.told.insert(index, self.known.client(who).id);
        }
    }

    fn context(&self) -> Context<'a> {
        Context {
            mapping: &self.sheet.mapping,
            forms: Rc::clone(&self.forms),
            zone: self.settings.zone,
            today: self.settings.today,
            area_code: self.settings.area_code,
            cities: self.cities,
        }
    }

    fn preamble(&self) -> Vec<Ignored> {
        let reason = |blank| if blank { IgnoredReason::Blank } else { IgnoredReason::Preamble };
        self.sheet
            .table
            .preamble()
            .map(|row| Ignored { line: row.line(), reason: reason(row.is_blank()) })
            .collect()
    }

    fn judge(&mut self, row: &TableRow<'a>) -> Verdict {
        if let Some(reason) = self.sheet.refused.get(&row.line()) {
            let label = FactRow::read(row, &self.context()).label();
            let named =
                if label.is_empty() { row.cells().find(|cell| !cell.is_empty()) } else { Some(&*label) };
            return Verdict::Refused(named.unwrap_or_default().into(), vec![whole_row(*reason)]);
        }
        if let Some(reason) = rows::ignored(row, &self.sheet.table.headings()) {
            return Verdict::Ignored(reason);
        }
        if self.choice(row) == Some(RowChoice::LeaveOut) {
            return Verdict::Ignored(IgnoredReason::LeftOut);
        }
        match self.sheet.mapping.kind {
            Kind::Clients => self.judge_client(row),
            Kind::Orders => self.judge_order(row),
            Kind::Interactions => self.judge_interaction(row),
        }
    }

    fn choice(&self, row: &TableRow<'_>) -> Option<RowChoice> {
        self.settings.choices.get(&row.line()).copied()
    }

    fn principals_of(&self, row: &ClientRow<'_>) -> Vec<PrincipalId> {
        row.principals.iter().map(|name| self.names.principal_of(name)).collect()
    }

    fn judge_client(&mut self, row: &TableRow<'a>) -> Verdict {
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

    fn edit(&mut self, who: Who, edits: Vec<ClientEdit>) {
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

    fn judge_order(&mut self, row: &TableRow<'a>) -> Verdict {
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

    fn judge_interaction(&mut self, row: &TableRow<'a>) -> Verdict {
        let mut fact = FactRow::read(row, &self.context());
        let assumed = self.sheet.mapping.assumed;
        let (channel, outcome) = (fact.channel.or(assumed.channel), fact.outcome.or(assumed.outcome));
        fact.require(fact.date.is_some(), RowReason::MissingDate, Field::Date);
        fact.require(channel.is_some(), RowReason::MissingChannel, Field::Channel);
        fact.require(outcome.is_some(), RowReason::MissingOutcome, Field::Outcome);
        if let (Some(date), Some(outcome)) = (fact.date, outcome)
            && date > self.settings.today
            && outcome.is_done()
        {
            fact.problems.push(whole_row(RowReason::FutureDate(date)));
        }
        let who = match self.client_of(&mut fact, row) {
            Ok(who) => who,
            Err(verdict) => return verdict,
        };
        let (Some(date), Some(channel), Some(outcome)) = (fact.date, channel, outcome) else {
            return Verdict::Refused(fact.label().into(), fact.problems);
        };
        let client = self.known.client(who).id;
        let (salesperson, principal) = self.names_of(&fact);
        let number = (!fact.number.is_empty()).then(|| fact.number.to_owned());
        let content = InteractionContent { client, number, date, time: fact.time, channel, outcome };
        let reason = (!fact.reason.is_empty()).then(|| self.reasons.key(fact.reason));
        let details = Details { salesperson, principal, note: fact.note(self.sheet), reason };
        let known = self.known_interactions(client);
        let verdict = match self.sheet.source {
            Source::Chat(_) => conversation::judge(content, details, known),
            Source::Text | Source::Workbook(_) | Source::Notes | Source::Cards => {
                self.interactions.judge(content, details, known, row.line())
            }
        };
        match verdict {
            InteractionVerdict::New(step) => {
                self.accept(&mut fact, row.line(), salesperson, principal);
                Verdict::NewFact(who, vec![*step])
            }
            InteractionVerdict::Replaces(steps) => Verdict::UpdatedFact(who, steps),
            InteractionVerdict::Same => Verdict::Same(who),
            InteractionVerdict::Repeated { first_line } => {
                Verdict::Ignored(IgnoredReason::Repeated { first_line })
            }
            InteractionVerdict::Conflict(kind) => {
                Verdict::Conflict(self.known.client(who).display_name().into(), kind)
            }
        }
    }

    /// The client an order or interaction is of, or why none is.
    fn client_of(&mut self, fact: &mut FactRow<'_>, row: &TableRow<'a>) -> Result<Who, Verdict> {
        let choice = self.choice(row);
        let of_all = self.settings.client.and_then(|id| self.known.with_id(id));
        if of_all.is_none() && !fact.has_identity() {
            fact.require(false, RowReason::MissingIdentity, Field::Document);
        }
        let refused = |fact: &mut FactRow<'_>| {
            Err(Verdict::Refused(fact.label().into(), std::mem::take(&mut fact.problems)))
        };
        if !fact.problems.is_empty() {
            return refused(fact);
        }
        if let Some(who) = of_all {
            return Ok(who);
        }
        if let Some(RowChoice::Update(id)) = choice
            && let Some(who) = self.known.with_id(id)
        {
            return Ok(who);
        }
        let principals: Vec<PrincipalId> =
            fact.principals.first().map(|name| self.names.principal_of(name)).into_iter().collect();
        let city_code =
            self.cities.zip(fact.state).and_then(|(cities, state)| cities.by_spelling(state, fact.city));
        let keys = Keys {
            tax_id: fact.tax_id,
            code: &fact.code,
            phones: &fact.phones,
            names: [fact.legal_name, fact.trade_name],
            city: fact.city,
            city_code: city_code.map(|city| city.code),
            principals: &principals,
        };
        let reason = match self.known.find_named(&keys) {
            Found::One(who) | Found::Disagree { by_document: who, by_code: _ } => return Ok(who),
            Found::OtherName(who) => {
                let kind = ConflictKind::OtherName { client: self.known.client(who).id };
                return Err(Verdict::Conflict(fact.label().into(), kind));
            }
            Found::Several(count) => RowReason::AmbiguousClient { count },
            Found::No | Found::OtherDocument(_) => {
                let named = !fact.legal_name.is_empty() || !fact.trade_name.is_empty();
                let can_create = fact.tax_id.is_some() && named;
                if can_create && self.settings.create_clients {
                    return Ok(self.register_from(fact, row));
                }
                RowReason::UnknownClient { can_create }
            }
        };
        fact.problems.push(whole_row(reason));
        refused(fact)
    }

    /// A client of whom only an order or interaction tells.
    fn register_from(&mut self, fact: &FactRow<'_>, row: &TableRow<'a>) -> Who {
        let name = if fact.legal_name.is_empty() { fact.trade_name } else { fact.legal_name };
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let id = self.free_client_id(|salt| identity::client_id(fact.tax_id, &fact.code, name, "", salt));
        let mut client = Box::new(Client::new(id, Stamp::default()));
        client.legal_name = name.to_owned();
        client.trade_name = text(fact.trade_name).filter(|trade| trade != name);
        client.tax_id = fact.tax_id;
        client.code = text(&fact.code);
        client.city = text(fact.city);
        client.state = fact.state;
        if let (Some(cities), Some(state)) = (self.cities, fact.state) {
            client.city_code = cities.by_spelling(state, fact.city).map(|city| city.code);
        }
        client.phones = fact.phones.clone();
        self.place_of(&mut client, row);
        self.known.add(client)
    }

    /// Address and the like, where the row of an order or interaction has them.
    fn place_of(&mut self, client: &mut Client, row: &TableRow<'a>) {
        let of_client = [Field::Street, Field::Cep, Field::CityCode, Field::StateRegistration, Field::Email];
        if !of_client.iter().any(|field| self.sheet.mapping.has(*field)) {
            return;
        }
        let mut row = ClientRow::read(row, &self.context());
        row.extra.clear();
        row.principals.clear();
        row.notes.clear();
        row.salesperson = "";
        let edits =
            clients::edits(&mut row, client, true, false, self.sheet, &mut self.names, self.settings.today);
        for edit in edits.all {
            client.set(edit, Stamp::default());
        }
    }

    fn names_of(&mut self, fact: &FactRow<'_>) -> (Option<SalespersonId>, Option<PrincipalId>) {
        let salesperson = (!fact.salesperson.is_empty()).then(|| self.names.salesperson(fact.salesperson));
        let principal = fact.principals.first().map(|name| self.names.principal(name));
        (salesperson, principal)
    }

    fn accept(
        &mut self,
        fact: &mut FactRow<'_>,
        line: u32,
        salesperson: Option<SalespersonId>,
        principal: Option<PrincipalId>,
    ) {
        salesperson.iter().for_each(|id| self.names.needs_salesperson(*id));
        principal.iter().for_each(|id| self.names.needs_principal(*id));
        self.notes.append(&mut fact.remarks);
        if fact.principals.len() > 1 {
            let (column, cell) = fact.principals_cell;
            let RowProblem { cell, .. } = problem(column, cell, RowReason::MissingIdentity);
            self.notes.push(Note { line, column, cell, reason: NoteReason::OnlyFirstPrincipal });
        }
    }

    /// A new client that no row of the file names is none.
    fn refuse_nameless(&mut self) {
        for (_, verdict) in &mut self.verdicts {
            let who = match verdict {
                Verdict::NewClient(who)
                | Verdict::UpdatedClient(who, _, _)
                | Verdict::NewFact(who, _)
                | Verdict::UpdatedFact(who, _)
                | Verdict::Same(who) => *who,
                Verdict::Conflict(..) | Verdict::Refused(..) | Verdict::Ignored(_) => continue,
            };
            if self.known.is_nameless(who) {
                let client = self.known.client(who);
                let label = client
                    .tax_id
                    .map(|tax_id| tax_id.to_string())
                    .or(client.code.clone())
                    .unwrap_or_default();
                *verdict = Verdict::Refused(label.into(), vec![whole_row(RowReason::MissingName)]);
            }
        }
    }

    fn need_names(&mut self, edits: &[ClientEdit]) {
        for edit in edits {
            clients::salespeople_of(edit).for_each(|id| self.names.needs_salesperson(id));
            if let ClientEdit::Principals(principals) = edit {
                principals.iter().for_each(|id| self.names.needs_principal(*id));
            }
        }
    }

    /// An earlier row turns out to be in conflict with a later one.
    fn take_back(&mut self, line: u32, kind: ConflictKind) {
        let Some((_, verdict)) = self.verdicts.iter_mut().rev().find(|(other, _)| *other == line) else {
            return;
        };
        let (Verdict::NewFact(who, _) | Verdict::UpdatedFact(who, _) | Verdict::Same(who)) = verdict else {
            return;
        };
        let label = self.known.client(*who).display_name().into();
        *verdict = Verdict::Conflict(label, kind);
    }

    fn free_id(&self, row: &ClientRow<'_>, name: &str) -> ClientId {
        let place = match row.tax_id {
            Some(_) => String::new(),
            None => format!("{}/{}", row.city, row.state.map_or("", |state| state.letters())),
        };
        self.free_client_id(|salt| identity::client_id(row.tax_id, &row.code, name, &place, salt))
    }

    fn free_client_id(&self, id: impl Fn(u32) -> ClientId) -> ClientId {
        (0..).map(id).find(|id| !self.known.has_id(*id)).unwrap_or(ClientId::from_u128(0))
    }

    fn known_orders(&self, client: ClientId) -> &'a [Order] {
        self.portfolio.dossier(client).map_or(&[], |dossier| &dossier.orders)
    }

    fn known_interactions(&self, client: ClientId) -> &'a [Interaction] {
        self.portfolio.dossier(client).map_or(&[], |dossier| &dossier.interactions)
    }
}

fn keys_of<'k>(row: &'k ClientRow<'_>, principals: &'k [PrincipalId]) -> Keys<'k> {
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

fn lines_of(note: &str) -> Vec<String> {
    note.split('\n').map(str::to_owned).collect()
}

/// The clients that a row in conflict may be of.
fn candidates(kind: &ConflictKind) -> Vec<ClientId> {
    match kind {
        ConflictKind::KeysDisagree { by_document, by_code } => vec![*by_document, *by_code],
        ConflictKind::OtherDocument { client, there: _, here: _ } | ConflictKind::OtherName { client } => {
            vec![*client]
        }
        ConflictKind::OtherOrder { .. } | ConflictKind::SeveralMatch { .. } => Vec::new(),
        ConflictKind::RepeatedClient { .. } | ConflictKind::RepeatedNumber { .. } => Vec::new(),
        ConflictKind::RepeatedInteraction { .. } => Vec::new(),
    }
}

/// Whether a row in conflict can be something new: a client beside those there, an order beside that of its number.
fn may_be_new(kind: &ConflictKind, of: Kind) -> bool {
    match kind {
        ConflictKind::OtherDocument { .. } | ConflictKind::OtherName { .. } => of == Kind::Clients,
        ConflictKind::SeveralMatch { .. } => of == Kind::Clients,
        ConflictKind::OtherOrder { .. } => true,
        ConflictKind::KeysDisagree { .. } | ConflictKind::RepeatedClient { .. } => false,
        ConflictKind::RepeatedNumber { .. } | ConflictKind::RepeatedInteraction { .. } => false,
    }
}

fn candidate(client: &Client) -> Candidate {
    let place = client.city.as_deref().unwrap_or_default();
    let label = if place.is_empty() {
        client.display_name().to_owned()
    } else {
        format!("{}, {place}", client.display_name())
    };
    Candidate { client: client.id, label: label.into() }
}

fn client_step(working: Working<'_>) -> Option<Step> {
    match working {
        Working::Kept(_) => None,
        Working::New(client) if client.display_name().is_empty() => None,
        Working::New(client) => Some(Step::AddClient(client)),
        Working::Edited { before, now } => {
            let edits = before.edits_towards(&now);
            (!edits.is_empty()).then_some(Step::EditClient { client: before.id, edits })
        }
    }
}

fn is_on(step: &Step, date: NaiveDate) -> bool {
    matches!(step, Step::AddInteraction { client: _, interaction } if interaction.date == date)
}
