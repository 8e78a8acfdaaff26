//! *Indicado por*: a name in a list of clients. It is looked for once all rows are in, for it may be that of a later one.

use super::super::client_row::{ClientRow, problem};
use super::super::known::{Known, Who, Working};
use super::super::plan::{Note, NoteReason, RowReason};
use super::{Importer, Verdict};
use crate::domain::client::{ClientEdit, ClientField, Referrer};
use crate::domain::value::fold;
use crate::domain::value::id::{ClientId, PersonId};
use crate::exchange::headings::{Field, Kind};
use std::collections::{BTreeMap, BTreeSet};

/// Whom a name means: clients by their own names, and people of clients.
type Named = BTreeMap<String, (BTreeSet<ClientId>, BTreeSet<(ClientId, Option<PersonId>)>)>;

impl Importer<'_> {
    /// A name that one client has, or else one person, is who referred; any other is noted and kept as a free field.
    pub(super) fn settle_referrers(&mut self) {
        if self.sheet.mapping.kind != Kind::Clients || !self.sheet.mapping.has(Field::ReferredBy) {
            return;
        }
        let named = named(&self.known);
        for index in 0..self.verdicts.len() {
            let (line, Some(who)) = (self.verdicts[index].0, client_of(&self.verdicts[index].1)) else {
                continue;
            };
            let Some(row) = self.sheet.table.row(index) else { continue };
            let Some((column, cell)) = ClientRow::read(&row, &self.context()).referred_by else { continue };
            let edit = match meant(&named, cell, self.known.client(who).id) {
                Ok(referrer) => ClientEdit::ReferredBy(Some(referrer)),
                Err(reason) => {
                    let cell_shown = problem(column, cell, RowReason::MissingIdentity).cell;
                    self.notes.push(Note { line, column, cell: cell_shown, reason });
                    let mut extra = self.known.client(who).extra.clone();
                    extra.insert(self.sheet.column_name(column as usize), cell.to_owned());
                    ClientEdit::Extra(extra)
                }
            };
            if self.known.client(who).get(edit.field()) != edit {
                add(&mut self.verdicts[index].1, edit.field());
                self.edit(who, vec![edit]);
            }
        }
    }
}

fn meant(named: &Named, cell: &str, own: ClientId) -> Result<Referrer, NoteReason> {
    let Some((clients, people)) = named.get(&fold::words(cell)) else {
        return Err(NoteReason::UnknownReferrer);
    };
    let other = |client: &ClientId| *client != own;
    let clients: Vec<ClientId> = clients.iter().copied().filter(other).collect();
    let people: Vec<_> = people.iter().filter(|(client, _)| other(client)).collect();
    match (&clients[..], &people[..]) {
        ([client], _) => Ok(Referrer { client: *client, person: None }),
        ([], [(client, person)]) => Ok(Referrer { client: *client, person: *person }),
        ([], []) => Err(NoteReason::UnknownReferrer),
        (_, _) => Err(NoteReason::SeveralReferrers),
    }
}

fn named(known: &Known<'_>) -> Named {
    let mut named = Named::new();
    for working in known.everybody() {
        let client = working.client();
        for name in [client.display_name(), &client.legal_name].map(fold::words) {
            named.entry(name).or_default().0.insert(client.id);
        }
        // The identities of who is only being registered are given when that is kept.
        let is_kept = matches!(working, Working::Kept(_));
        for person in client.known_people().iter() {
            let id = person.id.filter(|_| is_kept);
            named.entry(fold::words(&person.name)).or_default().1.insert((client.id, id));
        }
    }
    named.remove("");
    named
}

fn client_of(verdict: &Verdict) -> Option<Who> {
    match verdict {
        Verdict::NewClient(who)
        | Verdict::UpdatedClient(who, _, _)
        | Verdict::NewFact(who, _)
        | Verdict::UpdatedFact(who, _)
        | Verdict::Same(who) => Some(*who),
        Verdict::Conflict(..) | Verdict::Refused(..) | Verdict::Ignored(_) => None,
    }
}

/// The row changes that field too.
fn add(verdict: &mut Verdict, field: ClientField) {
    match verdict {
        Verdict::Same(who) => *verdict = Verdict::UpdatedClient(*who, vec![field], Vec::new()),
        Verdict::UpdatedClient(_, fields, _) if !fields.contains(&field) => fields.push(field),
        Verdict::UpdatedClient(..)
        | Verdict::NewClient(_)
        | Verdict::NewFact(..)
        | Verdict::UpdatedFact(..)
        | Verdict::Conflict(..)
        | Verdict::Refused(..)
        | Verdict::Ignored(_) => {}
    }
}
