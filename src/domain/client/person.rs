//! A person at the client: buyer, owner, partner.

use crate::domain::keeping::register;
use crate::domain::keeping::stamp::Stamp;
use crate::domain::value::fold::fold;
use crate::domain::value::id::{ClientId, PersonId};
use crate::domain::value::phone::Phone;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use uuid::{Builder, Uuid};

/// Pessoa de contato. Personal data: leaves with the client when it is erased, or alone when the person is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// `None`: the one that follows from the edit of the list and the place in it, see [`told_apart`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<PersonId>,
    pub name: String,
    /// Cargo: comprador, dono, gerente.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Phone>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Sócio of the company.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub partner: bool,
}

impl Person {
    /// The same data, whoever it is.
    pub(crate) fn says_the_same(&self, other: &Person) -> bool {
        let Person { id: _, name, role, phone, email, partner } = self;
        (name, role, phone, email, partner)
            == (&other.name, &other.role, &other.phone, &other.email, &other.partner)
    }

    pub(crate) fn has_name_of(&self, other: &Person) -> bool {
        fold(self.name.trim()) == fold(other.name.trim())
    }

    /// Whether this may be `person` as an older list had them: by another name perhaps, but then none of `others` has it.
    pub(crate) fn may_be(&self, person: &Person, others: &[Person]) -> bool {
        if self.id.is_some() && self.id == person.id {
            return true;
        }
        let named = !self.name.trim().is_empty() && self.has_name_of(person);
        let reached = (self.phone.is_some() && self.phone == person.phone)
            || (self.email.is_some() && self.email == person.email);
        let stays = others.iter().any(|other| other.id == self.id || other.has_name_of(self));
        (named || reached) && !stays
    }
}

/// The list with every identity written out. A list of an older version has none, and the same edit of it gives the same ones
/// on every device: they are made of the client, of when the list was edited and of the place in it, and say nothing of anybody.
pub fn told_apart(people: &[Person], client: ClientId, edited: Stamp) -> Cow<'_, [Person]> {
    if people.iter().all(|person| person.id.is_some()) {
        return Cow::Borrowed(people);
    }
    let id = |at, person: &Person| person.id.or_else(|| Some(implied(client, edited, at)));
    Cow::Owned(
        (0..).zip(people).map(|(at, person)| Person { id: id(at, person), ..person.clone() }).collect(),
    )
}

/// The other way: an identity that follows anyway is left out, so that one list is written in one way only.
pub(super) fn settle(people: &mut [Person], client: ClientId, edited: Stamp) {
    for (at, person) in (0..).zip(people) {
        person.id.take_if(|id| *id == implied(client, edited, at));
    }
}

/// Gives the people of a list that was just written the identities they had in the one before, where a program or a draft has
/// only their data. An identity at a name that was somebody else's goes to the one who had the name.
pub(super) fn carry(people: &mut [Person], before: &[Person]) {
    for at in 0..people.len() {
        let person = &people[at];
        let taken =
            |id: Option<PersonId>| (0..).zip(&*people).any(|(other, one)| other != at && one.id == id);
        let named = |old: &&Person| person.has_name_of(old) && !taken(old.id);
        let id = match before.iter().find(|old| person.id.is_some() && old.id == person.id) {
            Some(own) if person.has_name_of(own) => continue,
            Some(_) => before.iter().find(named).map(|old| old.id),
            None if person.id.is_some() => continue,
            None => {
                let same = before.iter().find(|old| person.says_the_same(old) && !taken(old.id));
                same.or_else(|| before.iter().find(named)).map(|old| old.id)
            }
        };
        if let Some(id) = id {
            people[at].id = id;
        }
    }
}

/// Both lists in one, in an order of its own: of two edits with one stamp (a damaged or forged file) neither is the later.
pub(super) fn union(one: &[Person], other: &[Person]) -> Vec<Person> {
    let mut all = [one, other].concat();
    sort(&mut all);
    all
}

/// Takes out whom `is_gone` names. What is left stands in an order of its own, so that it does not matter whether somebody was
/// taken out before lists were merged or after.
pub(super) fn without(people: &mut Vec<Person>, is_gone: impl Fn(PersonId) -> bool) -> bool {
    let before = people.len();
    people.retain(|person| !person.id.is_some_and(&is_gone));
    let gone = people.len() < before;
    if gone {
        sort(people);
    }
    gone
}

fn sort(people: &mut Vec<Person>) {
    people.sort_by_cached_key(|person| (person.id, register::text(person)));
    people.dedup();
}

/// Version 8 with bits of our own.
fn implied(client: ClientId, edited: Stamp, at: u64) -> PersonId {
    let Stamp { millis, counter, device } = edited;
    let words = [millis, u64::from(counter), device.0, at];
    let stir = |seed: u64| words.into_iter().fold(seed, |mixed, word| mix(mixed ^ word));
    let bits = u128::from(stir(1)) << 64 | u128::from(stir(2));
    let bytes = (client.uuid().as_u128() ^ bits).to_be_bytes();
    PersonId::new(Builder::from_custom_bytes(bytes).into_uuid())
}

/// Whether the tombstone is of a person: all other identities are of version 7, or made from such.
pub(in crate::domain) fn is_of_person(id: Uuid) -> bool {
    id.get_version_num() == 8
}

/// SplitMix64 (Steele, Lea, Flood, 2014).
fn mix(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::keeping::stamp::DeviceId;

    const CLIENT: ClientId = ClientId::from_u128(7);

    fn at(millis: u64) -> Stamp {
        Stamp { millis, counter: 0, device: DeviceId(1) }
    }

    fn named(names: &[&str]) -> Vec<Person> {
        names.iter().map(|name| Person { name: (*name).to_owned(), ..Person::default() }).collect()
    }

    fn ids(people: &[Person]) -> Vec<PersonId> {
        people.iter().filter_map(|person| person.id).collect()
    }

    #[test]
    fn an_old_list_tells_its_people_apart_by_the_edit_alone() {
        let one = ids(&told_apart(&named(&["Ana", "Bia"]), CLIENT, at(5)));
        assert_eq!(one, ids(&told_apart(&named(&["Caio", "Davi"]), CLIENT, at(5))), "nothing of the data");
        assert!(one[0] != one[1] && one.iter().all(|id| is_of_person(id.uuid())));
        for (client, edited) in [(ClientId::from_u128(8), at(5)), (CLIENT, at(6))] {
            assert!(!ids(&told_apart(&named(&["Ana"]), client, edited)).contains(&one[0]));
        }
    }

    #[test]
    fn what_follows_anyway_is_not_written() {
        let mut written = told_apart(&named(&["Ana", "Bia"]), CLIENT, at(5)).into_owned();
        let [first, second] = ids(&written)[..] else { panic!() };
        settle(&mut written, CLIENT, at(5));
        assert_eq!(written, named(&["Ana", "Bia"]));
        written.swap(0, 1);
        (written[0].id, written[1].id) = (Some(second), Some(first));
        settle(&mut written, CLIENT, at(5));
        assert_eq!(ids(&written), [second, first], "each at another place");
    }

    #[test]
    fn an_identity_goes_with_the_data_and_with_the_name() {
        let before = told_apart(&named(&["Ana", "Bia"]), CLIENT, at(5)).into_owned();
        let [ana, bia] = ids(&before)[..] else { panic!() };
        let carried = |mut people: Vec<Person>| {
            carry(&mut people, &before);
            people.iter().map(|person| person.id).collect::<Vec<_>>()
        };
        // A program that only knows data, and one more person.
        assert_eq!(carried(named(&["bia", "Caio", "Ana"])), [Some(bia), None, Some(ana)]);
        // The form, where a name was mended.
        let mut mended = before.clone();
        mended[1].name = "Beatriz".to_owned();
        assert_eq!(carried(mended), [Some(ana), Some(bia)]);
        // A draft: one person was taken out, and the other's words stand in the first line.
        let moved = vec![Person { name: "Bia".to_owned(), ..before[0].clone() }];
        assert_eq!(carried(moved), [Some(bia)]);
        // Two of one name are two.
        assert_eq!(carried(named(&["Ana", "Ana"])), [Some(ana), None]);
    }
}
