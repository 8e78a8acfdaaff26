//! Goes through the rows of a sheet, some at a time, and gives each its verdict.

mod conflict;
mod of_checks;
mod of_clients;
mod of_interactions;
mod of_orders;
mod of_referrers;
mod owner;
mod rounds;
mod settings;

use conflict::{candidate, candidates, may_be_new};

pub use settings::{CodeClash, Settings};

use super::super::headings::{Field, Kind};
use super::super::table::TableRow;
use super::checks::Checks;
use super::client_row::{ClientRow, Context, problem, whole_row};
use super::clients;
use super::fact_row::FactRow;
use super::forms::Forms;
use super::identity;
use super::interactions::Interactions;
use super::items::Groups;
use super::known::{Known, Who, Working};
use super::names::Names;
use super::notes;
use super::orders::Orders;
use super::plan::{
    Conflict, ConflictKind, Entry, Ignored, IgnoredReason, ImportPlan, Note, NoteReason, Refused, RowChoice,
    RowProblem, RowReason,
};
use super::reasons::Reasons;
use super::rows;
use super::sheet::Sheet;
use crate::domain::client::{ClientEdit, ClientField};
use crate::domain::fact::interaction::Interaction;
use crate::domain::fact::order::Order;
use crate::domain::place::cities::Cities;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::change::Step;
use crate::domain::value::id::{ClientId, PrincipalId, SalespersonId};
use std::collections::HashMap;
use std::rc::Rc;

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
    checks: Checks,
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
            checks: Checks::default(),
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
        self.settle_referrers();
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
            Kind::Checks => self.judge_check(row),
        }
    }

    fn choice(&self, row: &TableRow<'_>) -> Option<RowChoice> {
        self.settings.choices.get(&row.line()).copied()
    }

    fn principals_of(&self, row: &ClientRow<'_>) -> Vec<PrincipalId> {
        row.principals.iter().map(|name| self.names.principal_of(name)).collect()
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
            None => format!("{}/{}", row.city, row.uf.map_or("", |state| state.letters())),
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
