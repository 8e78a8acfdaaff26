//! Parts of a client that stand in lists, and the unknown fields of lists.

use super::super::error::Flaw;
use super::fact::owned;
use super::kept::{Fingerprints, Unplaced, keep};
use super::object::{Unknown, object};
use super::value::{Day, Id, SituationWord, Text};
use crate::domain::client::answer::Answer;
use crate::domain::client::person::Person;
use crate::domain::client::{Holding, SituationHeld};
use crate::domain::value::id::{PersonId, SalespersonId};
use crate::domain::value::phone::Phone;
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

object!(
    /// Who held the client since when.
    Held {
        need {}
        may { since: Day, salesperson: Id }
    }
);
object!(
    /// A situation before the present one.
    WasIn {
        need { situation: SituationWord }
        may { since: Day, reason: Text<'a> }
    }
);
object!(
    /// A person at the client.
    Someone {
        need { name: Text<'a> }
        may { id: Id, role: Text<'a>, phone: Text<'a>, email: Text<'a>, partner: bool }
    }
);

object!(
    /// What was said about why the client turned inativo after an order; without `reason` the question was skipped.
    Parted {
        need { after: Day, turned: Day, said: Day }
        may { reason: Text<'a>, note: Text<'a> }
    }
);

impl<'a> Parted<'a> {
    pub(super) fn of((after, answer): (&NaiveDate, &'a Answer)) -> Self {
        let Answer { turned, said, reason, note } = answer;
        Parted {
            after: Day(*after),
            turned: Day(*turned),
            said: Day(*said),
            reason: reason.as_deref().map(Text::of),
            note: note.as_deref().map(Text::of),
            unknown: Vec::new(),
        }
    }

    pub(super) fn read(self) -> (NaiveDate, Answer) {
        let (turned, said) = (self.turned.0, self.said.0);
        (self.after.0, Answer { turned, said, reason: owned(self.reason), note: owned(self.note) })
    }
}

impl<'a> Held<'a> {
    pub(super) fn of(holding: &'a Holding) -> Self {
        let Holding { since, salesperson } = holding;
        Held { since: since.map(Day), salesperson: salesperson.map(|id| Id(id.uuid())), unknown: Vec::new() }
    }

    pub(super) fn read(self) -> Holding {
        Holding {
            since: self.since.map(|day| day.0),
            salesperson: self.salesperson.map(|id| SalespersonId::new(id.0)),
        }
    }
}

impl<'a> WasIn<'a> {
    pub(super) fn of(held: &'a SituationHeld) -> Self {
        let SituationHeld { since, situation, reason } = held;
        WasIn {
            situation: SituationWord(*situation),
            since: since.map(Day),
            reason: reason.as_deref().map(Text::of),
            unknown: Vec::new(),
        }
    }

    pub(super) fn read(self) -> SituationHeld {
        SituationHeld {
            since: self.since.map(|day| day.0),
            situation: self.situation.0,
            reason: owned(self.reason),
        }
    }
}

impl<'a> Someone<'a> {
    pub(super) fn of(person: &'a Person) -> Self {
        let Person { id, name, role, phone, email, partner } = person;
        Someone {
            id: id.map(|id| Id(id.uuid())),
            name: Text::of(name),
            role: role.as_deref().map(Text::of),
            phone: phone.as_ref().map(|phone| Text::of(phone.as_str())),
            email: email.as_deref().map(Text::of),
            partner: partner.then_some(true),
            unknown: Vec::new(),
        }
    }

    pub(super) fn read(self) -> Result<Person, Flaw> {
        Ok(Person {
            id: self.id.map(|id| PersonId::new(id.0)),
            name: self.name.0.into_owned(),
            role: owned(self.role),
            phone: self.phone.map(phone).transpose()?,
            email: owned(self.email),
            partner: self.partner.unwrap_or(false),
        })
    }
}

pub(super) fn phone(text: Text<'_>) -> Result<Phone, Flaw> {
    Phone::parse(&text.0).map_err(|error| Flaw::Value(format!("phone: {error:?}")))
}

/// Does something with a list of people as it reads without their identities: by what is known of somebody a field finds
/// them, and an identity is written out when somebody else of the list is edited.
pub(super) fn unnamed<'a>(people: &mut Vec<Someone<'a>>, act: impl FnOnce(&mut Vec<Someone<'a>>)) {
    let ids: Vec<_> = people.iter_mut().map(|someone| someone.id.take()).collect();
    act(people);
    people.iter_mut().zip(ids).for_each(|(someone, id)| someone.id = id);
}

/// Gives the elements of a list their unknown fields back.
pub(super) fn place<'a, T: Serialize>(
    list: &mut [T],
    path: &str,
    known: &[&str],
    unplaced: &mut Unplaced<'a>,
    unknown: impl Fn(&mut T) -> &mut Unknown<'a>,
) {
    if unplaced.is_empty() {
        return;
    }
    let mut prints = Fingerprints::default();
    for element in list {
        let print = prints.next(element);
        *unknown(element) = unplaced.take(|| format!("{path}/{print}"), known);
    }
}

/// Takes the unknown fields of the elements of a list out.
pub(super) fn displace<'a, T: Serialize>(
    list: &mut [T],
    path: &str,
    kept: &mut BTreeMap<String, Value>,
    unknown: impl Fn(&mut T) -> &mut Unknown<'a>,
) {
    let found: Vec<_> = list.iter_mut().map(|element| std::mem::take(unknown(element))).collect();
    if found.iter().all(Vec::is_empty) {
        return;
    }
    let mut prints = Fingerprints::default();
    for (element, found) in list.iter().zip(found) {
        let print = prints.next(element);
        keep(kept, || format!("{path}/{print}"), found);
    }
}
