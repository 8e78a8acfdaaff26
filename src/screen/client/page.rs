//! The head of a client's page and the notes below it, the people, and what is agreed with the client.

use super::{name_of, other_name, place_of};
use crate::domain::client::Client;
use crate::domain::client::person::Person;
use crate::domain::fact::appointment::Appointment;
use crate::domain::portfolio::Portfolio;
use crate::domain::record::promise::unkept;
use crate::domain::value::id::ClientId;
use crate::screen::series::repeat_of;
use crate::text::clients::{self as words, card, planned};
use crate::text::{agenda, format};
use chrono::NaiveDate;

/// Below the name: razão social, place, ramo and CNPJ, as far as they are known.
pub(crate) fn below(client: &Client) -> String {
    let document = client.tax_id.map(|tax_id| tax_id.to_string());
    let place = Some(place_of(client)).filter(|place| !place.is_empty());
    let parts = [other_name(client), place, client.industry.clone(), document];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Not in the carteira on that day: not yet, or no more.
pub(crate) fn gone(client: &Client, on: NaiveDate) -> Option<String> {
    words::gone(client.entered, client.left, on).map(|gone| words::gone_from_carteira(&gone))
}

/// A clock that was ahead dates contacts in days to come: the last of them.
pub(crate) fn dated_ahead(p: &Portfolio, client: ClientId, today: NaiveDate) -> Option<String> {
    let contacts = p.dossier(client)?.interactions.iter();
    let ahead = contacts.filter(|one| one.outcome.is_done() && one.date > today).map(|one| one.date);
    ahead.max().map(words::dated_ahead)
}

pub(crate) fn called(client: Option<&Client>) -> String {
    client.map(|client| name_of(client).to_owned()).unwrap_or_default()
}

/// Below the name of a person: "comprador · sócio".
pub(crate) fn role(person: &Person) -> String {
    let partner = person.partner.then_some(card::PARTNER);
    person.role.as_deref().into_iter().chain(partner).collect::<Vec<_>>().join(" · ")
}

/// Something agreed with the client.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Agreed {
    pub appointment: Appointment,
    /// "visita amanhã (02/06/2026), 14:30".
    pub line: String,
    pub below: String,
    /// What the button that takes it out is called.
    pub remove: String,
}

/// What was not kept, then what is agreed from that day on, in its order.
pub(crate) fn agreed(p: &Portfolio, client: ClientId, on: NaiveDate) -> Vec<Agreed> {
    let Some(dossier) = p.dossier(client) else { return Vec::new() };
    let calendar = &p.rules().calendar;
    let all = unkept(dossier, calendar, on).into_iter().chain(dossier.planned_next(on, calendar));
    all.map(|one| said(p, client, one.into_owned(), on)).collect()
}

fn said(p: &Portfolio, client: ClientId, one: Appointment, on: NaiveDate) -> Agreed {
    let marks = [
        (one.date < on).then(|| planned::UNKEPT.to_owned()),
        one.confirmed.then(|| agenda::CONFIRMED.to_owned()),
        repeat_of(p, client, &one).map(agenda::repeats),
        one.note.clone(),
    ];
    Agreed {
        line: planned::line(one.channel, &format::near_and_date(one.date, on), one.time),
        below: marks.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        remove: planned::remove(&format::date(one.date)),
        appointment: one,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::interaction::{Channel, Outcome};
    use crate::domain::value::uf::Uf;
    use crate::screen::small::{Small, d, id};

    const DAY: &str = "2026-11-30";

    #[test]
    fn what_stands_below_the_name_is_what_is_known() {
        let p = Small::clients(&["Sol Ltda", "Bia"])
            .with(1, |one| {
                one.trade_name = Some("Padaria Sol".to_owned());
                (one.city, one.uf) = (Some("Campinas".to_owned()), Some(Uf::SP));
                one.industry = Some("padaria".to_owned());
            })
            .portfolio();
        let of = |number| p.client(id(number)).unwrap();
        assert_eq!(below(of(1)), "Sol Ltda · Campinas/SP · padaria");
        assert_eq!(below(of(2)), "");
        assert_eq!((called(Some(of(1))), called(None)), ("Padaria Sol".to_owned(), String::new()));
    }

    #[test]
    fn who_left_or_is_still_to_come_is_said_to_be_gone() {
        let p = Small::clients(&["Ana"])
            .with(1, |one| (one.entered, one.left) = (Some(d("2026-02-01")), Some(d(DAY))))
            .portfolio();
        let on = |day: &str| gone(p.client(id(1)).unwrap(), d(day));
        assert!(on("2026-01-31").is_some_and(|said| said.starts_with("Este cliente entra em 01/02/2026: ")));
        assert_eq!((on("2026-02-01"), on("2026-11-29")), (None, None));
        assert!(on(DAY).is_some_and(|said| said.starts_with("Este cliente saiu em 30/11/2026: ")));
    }

    #[test]
    fn of_contacts_ahead_the_last_done_one_is_named() {
        let p = Small::clients(&["Ana", "Bia"])
            .visit(1, DAY)
            .visit(1, "2026-12-24")
            .visit(1, "2026-12-02")
            .said(1, "2027-01-10", |one| one.outcome = Outcome::Scheduled)
            .visit(2, DAY)
            .portfolio();
        assert_eq!(dated_ahead(&p, id(1), d(DAY)), Some(words::dated_ahead(d("2026-12-24"))));
        assert_eq!(dated_ahead(&p, id(1), d("2026-12-24")), None);
        assert_eq!((dated_ahead(&p, id(2), d(DAY)), dated_ahead(&p, id(9), d(DAY))), (None, None));
    }

    #[test]
    fn a_person_says_role_and_share() {
        let ana = Person { role: Some("compras".to_owned()), partner: true, ..Person::default() };
        assert_eq!(role(&ana), "compras · sócio");
        assert_eq!(
            (role(&Person { role: None, ..ana }), role(&Person::default())),
            ("sócio".into(), String::new())
        );
    }

    #[test]
    fn what_was_not_kept_stands_before_what_is_agreed() {
        let p = Small::clients(&["Ana", "Bia"])
            .agreed(1, 1, "2026-12-02", Some(9))
            .agreed(1, 2, DAY, None)
            .agreed(1, 3, "2026-11-27", None)
            .portfolio();
        let all = agreed(&p, id(1), d(DAY));
        let lines: Vec<&str> = all.iter().map(|one| one.line.as_str()).collect();
        let when = |day: &str| format::near_and_date(d(day), d(DAY));
        assert_eq!(
            lines,
            [
                planned::line(Channel::Visit, &when("2026-11-27"), None),
                planned::line(Channel::Visit, &when(DAY), None),
                planned::line(Channel::Visit, &when("2026-12-02"), chrono::NaiveTime::from_hms_opt(9, 0, 0)),
            ]
        );
        let below: Vec<&str> = all.iter().map(|one| one.below.as_str()).collect();
        assert_eq!(below, [planned::UNKEPT, "", ""]);
        assert_eq!(all[0].remove, "Tirar da agenda: 27/11/2026");
        assert_eq!((agreed(&p, id(2), d(DAY)), agreed(&p, id(9), d(DAY))), (vec![], vec![]));
    }
}
