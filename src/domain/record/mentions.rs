//! Where what was written of a client may name one of its people: their first name as a word, an address of mail, a telephone.
//! It is shown before the person is erased, for nobody but the rep can say who is meant.

use super::dossier::Dossier;
use crate::domain::client::person::Person;
use crate::domain::fact::kept_fact::KeptFact;
use crate::domain::value::fold::fold;
use chrono::NaiveDate;

/// A text that may name the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    pub at: At,
    pub text: String,
}

/// Where it stands. In this order on the screen, of facts the newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum At {
    Notes,
    /// Under this heading.
    Extra(String),
    Contact(NaiveDate),
    Order(NaiveDate),
    Agenda(NaiveDate),
    Rescue(NaiveDate),
    Prospecting(NaiveDate),
    RiskCheck(NaiveDate),
    Incident(NaiveDate),
    Care(NaiveDate),
}

pub(crate) fn mentions(dossier: &Dossier, person: &Person) -> Vec<Mention> {
    let wanted = Wanted::of(person);
    let mention = |at, text: &str| Mention { at, text: text.to_owned() };
    let notes = dossier.client.iter().flat_map(|client| {
        let notes = client.notes.iter().map(|text| mention(At::Notes, text));
        let extra = client.extra.iter().map(|(name, text)| mention(At::Extra(name.clone()), text));
        notes.chain(extra)
    });
    let talks = dossier.interactions.iter().flat_map(|one| {
        let next = one.next_step.as_ref().map(|step| &step.what);
        let texts = one.note.iter().chain(&one.complaint).chain(next);
        texts.map(|text| mention(At::Contact(one.date), text)).collect::<Vec<_>>()
    });
    let orders =
        dossier.orders.iter().filter_map(|one| Some(mention(At::Order(one.date), one.note.as_ref()?)));
    let facts = dossier.facts.iter().flat_map(|fact| match fact {
        KeptFact::Appointment(one) => {
            one.note.iter().map(|text| mention(At::Agenda(one.date), text)).collect()
        }
        KeptFact::CaseEvent(one) => one.note.iter().map(|text| mention(At::Rescue(one.date), text)).collect(),
        KeptFact::ProspectEvent(one) => {
            one.note.iter().map(|text| mention(At::Prospecting(one.date), text)).collect()
        }
        KeptFact::RiskCheck(one) => {
            let said = one.note.iter().chain(&one.seen.legal_name).chain(one.seen.partners.iter().flatten());
            said.map(|text| mention(At::RiskCheck(one.date), text)).collect::<Vec<_>>()
        }
        KeptFact::Incident(one) => {
            one.note.iter().map(|text| mention(At::Incident(one.date), text)).collect()
        }
        KeptFact::CareEvent(one) => {
            let said = one.note.iter().chain(&one.owner);
            said.map(|text| mention(At::Care(one.date), text)).collect()
        }
        KeptFact::StockCount(_) => Vec::new(),
    });
    let mut dated: Vec<Mention> =
        talks.chain(orders).chain(facts).filter(|one| wanted.is_in(&one.text)).collect();
    dated.sort_by_key(|one| std::cmp::Reverse(one.at.date()));
    notes.filter(|one| wanted.is_in(&one.text)).chain(dated).collect()
}

impl At {
    fn date(&self) -> Option<NaiveDate> {
        match self {
            At::Notes | At::Extra(_) => None,
            At::Contact(date) | At::Order(date) | At::Agenda(date) => Some(*date),
            At::Rescue(date) | At::Prospecting(date) | At::RiskCheck(date) => Some(*date),
            At::Incident(date) | At::Care(date) => Some(*date),
        }
    }
}

struct Wanted {
    first_name: Option<String>,
    email: Option<String>,
    /// The last eight digits, as numbers are written with and without an area code.
    phone: Option<String>,
}

impl Wanted {
    fn of(person: &Person) -> Self {
        let name = fold(&person.name);
        let first = words(&name).next().filter(|word| word.chars().count() > 1);
        let phone = person.phone.as_ref().and_then(|phone| {
            let all = digits(phone.as_str().split(';').next().unwrap_or_default());
            Some(all.get(all.len().checked_sub(8)?..)?.to_owned())
        });
        let email = person.email.as_deref().map(|email| fold(email).into_owned());
        Wanted { first_name: first.map(str::to_owned), email, phone }
    }

    fn is_in(&self, text: &str) -> bool {
        let folded = fold(text);
        self.first_name.as_ref().is_some_and(|name| words(&folded).any(|word| word == name))
            || self.email.as_ref().is_some_and(|email| folded.contains(email.as_str()))
            || self.phone.as_ref().is_some_and(|phone| digits(text).contains(phone.as_str()))
    }
}

fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::Client;
    use crate::domain::fact::interaction::{Channel, Interaction, NextStep, Outcome};
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::value::id::{ClientId, InteractionId};
    use crate::domain::value::phone::Phone;

    fn found(text: &str) -> bool {
        let person = Person {
            name: "Zulmira de Souza".to_owned(),
            phone: Phone::parse("(19) 98765-4321").ok(),
            email: Some("zu@padaria.example".to_owned()),
            ..Person::default()
        };
        let mut client = Client::new(ClientId::from_u128(1), Stamp::default());
        client.notes = Some(text.to_owned());
        !mentions(&Dossier::of(client), &person).is_empty()
    }

    #[test]
    fn a_person_is_named_by_first_name_mail_or_telephone_and_by_nothing_like_it() {
        let named = ["falar com a dona ZULMIRA.", "Zulmíra", "mandar para ZU@padaria.example", "98765 4321"];
        assert_eq!(named.map(found), [true; 4]);
        let others = ["Zulmirinha atende", "falar com o Souza", "de manhã", "8765-432", ""];
        assert_eq!(others.map(found), [false; 5]);
    }

    #[test]
    fn notes_come_first_and_then_the_newest() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 6, day).unwrap();
        let talk = |id, on, note: &str| {
            let bare = Interaction::new(
                InteractionId::from_u128(id),
                Stamp::default(),
                day(on),
                Channel::Visit,
                Outcome::Success,
            );
            Interaction { note: Some(note.to_owned()), ..bare }
        };
        let step = NextStep { date: day(9), what: "ligar para Ana".to_owned() };
        let second = Interaction { next_step: Some(step), ..talk(2, 2, "sem novidade") };
        let mut client = Client::new(ClientId::from_u128(1), Stamp::default());
        client.extra.insert("Comprador".to_owned(), "Ana".to_owned());
        let dossier = Dossier {
            interactions: vec![talk(1, 1, "Ana pediu preço"), second].into(),
            ..Dossier::of(client)
        };
        let person = Person { name: "Ana".to_owned(), ..Person::default() };
        let found: Vec<At> = mentions(&dossier, &person).into_iter().map(|one| one.at).collect();
        assert_eq!(found, [At::Extra("Comprador".to_owned()), At::Contact(day(2)), At::Contact(day(1))]);
    }
}
