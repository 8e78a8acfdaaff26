//! What may be said of a contact beside channel and result, and what is missing of it.

use super::motives::Motive;
use crate::domain::fact::care::CareEvent;
use crate::domain::fact::care::answer::AnswerReason;
use crate::domain::fact::interaction::{Interaction, NextStep, Outcome};
use crate::domain::fact::order::Order;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::recording::Recording;
use crate::domain::value::id::{ClientId, InteractionId, PrincipalId};
use crate::domain::value::money::Centavos;
use crate::exchange::received::Received;
use crate::screen::care::agree;
use crate::text::interaction as words;
use chrono::{NaiveDate, NaiveTime};

/// The fields as they are filled.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Details {
    pub date: Option<NaiveDate>,
    pub time: Option<NaiveTime>,
    pub note: String,
    pub next_what: String,
    pub next_date: Option<NaiveDate>,
    pub nps: Option<u8>,
    pub csat: Option<u8>,
    /// Why the score; nothing without one.
    pub because: Option<AnswerReason>,
    pub complaint: String,
    /// Who solves what it complains of, and by when; nothing without a complaint.
    pub owner: String,
    pub due: Option<NaiveDate>,
    /// The id as it is chosen.
    pub principal: String,
    /// Centavos of an order written beside the contact.
    pub value: Option<i64>,
}

/// Why a contact can not be kept as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    NoDate,
    InTheFuture,
    NoNextDate,
    /// *Outro motivo* is only worth its text.
    NoNote,
    /// A value was written, and a result that sells nothing was tapped.
    OrderNotSaid,
}

impl Problem {
    pub(crate) fn said(self) -> &'static str {
        match self {
            Self::NoDate => words::DATE_MISSING,
            Self::InTheFuture => words::IN_THE_FUTURE,
            Self::NoNextDate => words::NEXT_DATE_NEEDED,
            Self::NoNote => words::NOTE_NEEDED,
            Self::OrderNotSaid => words::ORDER_NOT_SAID,
        }
    }
}

/// What makes an order of a day and a value, and an agreement about the contact of a complaint.
pub(crate) struct Beside<O, C> {
    pub order: O,
    pub agreed: C,
}

impl Details {
    /// What is kept of a contact recorded now, or the first thing that is missing. `recording`: of channel and result alone;
    /// its counts are of the contact's day. `new` makes what was written beside it.
    pub(crate) fn complete(
        &self,
        mut recording: Recording,
        client: ClientId,
        motive: Option<&Motive>,
        today: NaiveDate,
        p: &Portfolio,
        new: Beside<impl FnOnce(NaiveDate, Centavos) -> Order, impl FnOnce(InteractionId) -> CareEvent>,
    ) -> Result<Recording, Problem> {
        let outcome = recording.contact.outcome;
        self.fill(&mut recording.contact, client, motive, today, p)?;
        let (date, value) = (recording.contact.date, self.order_value(outcome)?);
        recording.counts.iter_mut().for_each(|count| count.date = date);
        if let Some(value) = value {
            let order = (new.order)(date, value);
            let order = Order { principal: recording.contact.principal, ..order };
            recording.contact.order = Some(order.id);
            recording.contact.outcome = Outcome::Order;
            recording.order = Some(order);
        }
        if recording.contact.complaint.is_some() {
            let bare = CareEvent { date, ..(new.agreed)(recording.contact.id) };
            recording.agreed = agree(bare, "", &self.owner, self.due);
        }
        Ok(recording)
    }

    fn fill(
        &self,
        contact: &mut Interaction,
        client: ClientId,
        motive: Option<&Motive>,
        today: NaiveDate,
        p: &Portfolio,
    ) -> Result<(), Problem> {
        let date = self.date.ok_or(Problem::NoDate)?;
        if date > today {
            return Err(Problem::InTheFuture);
        }
        let note = filled(&self.note);
        if motive.is_some_and(Motive::needs_note) && note.is_none() {
            return Err(Problem::NoNote);
        }
        let what = filled(&self.next_what);
        if self.next_date.is_none() && (contact.outcome.needs_next_date() || what.is_some()) {
            return Err(Problem::NoNextDate);
        }
        if date != contact.date {
            // It was with whoever held the client then.
            contact.salesperson = p.client(client).and_then(|client| client.holder_on(date));
        }
        contact.date = date;
        contact.time = self.time;
        contact.note = note;
        contact.reason = motive.map(|motive| motive.key.clone());
        contact.next_step = self.next_date.map(|date| NextStep {
            date,
            what: what.unwrap_or_else(|| words::default_step(contact.channel)),
        });
        contact.nps = self.nps;
        contact.csat = self.csat;
        contact.answer_reason = self.because.filter(|_| self.nps.is_some() || self.csat.is_some());
        contact.complaint = filled(&self.complaint);
        contact.principal = self.principal.parse::<PrincipalId>().ok();
        Ok(())
    }

    /// The order that was written beside the contact: its value is there, and the result sells.
    fn order_value(&self, outcome: Outcome) -> Result<Option<Centavos>, Problem> {
        let Some(value) = self.value.filter(|value| *value > 0) else { return Ok(None) };
        match outcome {
            Outcome::Success | Outcome::Attended | Outcome::Negotiation | Outcome::Order => {
                Ok(Some(Centavos::new(value)))
            }
            Outcome::NoOrder | Outcome::Absent | Outcome::Closed | Outcome::NoAnswer => {
                Err(Problem::OrderNotSaid)
            }
            Outcome::Rescheduled | Outcome::Scheduled | Outcome::Cancelled => Err(Problem::OrderNotSaid),
        }
    }

    /// *Pedido* was tapped before any value was written: its own sheet asks for it.
    pub(crate) fn asks_order(&self, outcome: Outcome) -> bool {
        outcome == Outcome::Order && self.order_value(outcome) == Ok(None)
    }
}

/// `None`: nothing but blanks.
pub(crate) fn filled(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// What a message says of the contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Given {
    pub note: String,
    pub date: Option<NaiveDate>,
}

impl Given {
    pub(crate) fn of(received: &Received) -> Self {
        Self { note: received.note.clone(), date: received.date }
    }

    /// Added to a note that was begun before, once.
    pub(crate) fn add_to(&self, note: &mut String) {
        if note.contains(&self.note) {
            return;
        }
        if !note.trim().is_empty() {
            note.push('\n');
        }
        note.push_str(&self.note);
    }

    /// The day of the contact, where the message is of another than today.
    pub(crate) fn other_day(&self, today: NaiveDate) -> Option<NaiveDate> {
        self.date.filter(|date| *date != today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::reasons::{OTHER, ReasonEffect};
    use crate::domain::client::Holding;
    use crate::domain::fact::care::kind::CareKind;
    use crate::domain::fact::interaction::Channel;
    use crate::domain::fact::stock_count::StockCount;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::value::id::{AppointmentId, CareEventId, OrderId, SalespersonId, StockCountId};
    use crate::screen::small::{Small, d, id};

    const DAY: &str = "2026-11-18";

    fn recording(outcome: Outcome) -> Recording {
        let bare =
            Interaction::new(InteractionId::from_u128(1), Stamp::default(), d(DAY), Channel::Visit, outcome);
        let contact = Interaction { salesperson: Some(SalespersonId::from_u128(2)), ..bare };
        Recording::new(contact, AppointmentId::from_u128(9))
    }

    fn today() -> Details {
        Details { date: Some(d(DAY)), ..Details::default() }
    }

    /// Held by the first vendedor until November, by the second since.
    fn one() -> Portfolio {
        let held = |since: Option<&str>, number| Holding {
            since: since.map(d),
            salesperson: Some(SalespersonId::from_u128(number)),
        };
        Small::clients(&["Ana"])
            .with(1, |one| one.holdings = vec![held(None, 1), held(Some("2026-11-01"), 2)])
            .portfolio()
    }

    fn kept(details: &Details, recording: Recording, motive: Option<&Motive>) -> Result<Recording, Problem> {
        let new = Beside {
            order: |date, value| Order::new(OrderId::from_u128(5), Stamp::default(), date, value),
            agreed: |about| {
                let id = CareEventId::from_u128(6);
                CareEvent {
                    about: Some(about),
                    ..CareEvent::new(id, Stamp::default(), d(DAY), CareKind::Agreed)
                }
            },
        };
        details.complete(recording, id(1), motive, d(DAY), &one(), new)
    }

    fn motive(key: &str) -> Motive {
        Motive { key: key.to_owned(), name: key.to_owned(), effect: ReasonEffect::None }
    }

    #[test]
    fn the_first_thing_that_is_missing_is_said() {
        let said = |details: Details, outcome, motive: Option<&Motive>| {
            kept(&details, recording(outcome), motive).err()
        };
        assert_eq!(said(Details::default(), Outcome::Success, None), Some(Problem::NoDate));
        let tomorrow = Details { date: Some(d("2026-11-19")), ..today() };
        assert_eq!(said(tomorrow, Outcome::Success, None), Some(Problem::InTheFuture));
        assert_eq!(said(today(), Outcome::Scheduled, None), Some(Problem::NoNextDate));
        let step = Details { next_what: "ligar".into(), ..today() };
        assert_eq!(said(step, Outcome::Success, None), Some(Problem::NoNextDate));
        let blank = Details { next_what: "  ".into(), note: " ".into(), ..today() };
        assert_eq!(said(blank.clone(), Outcome::Success, None), None);
        assert_eq!(said(blank, Outcome::NoOrder, Some(&motive(OTHER))), Some(Problem::NoNote));
        assert_eq!(said(today(), Outcome::NoOrder, Some(&motive("preco"))), None);
    }

    #[test]
    fn a_value_beside_a_result_that_sells_makes_an_order_of_the_contacts_day() {
        let details = Details {
            date: Some(d("2026-10-31")),
            value: Some(12_345),
            principal: PrincipalId::from_u128(7).to_string(),
            ..Details::default()
        };
        let found = kept(&details, recording(Outcome::Success), None).unwrap();
        let order = found.order.unwrap();
        assert_eq!((order.date, order.value), (d("2026-10-31"), Centavos::new(12_345)));
        assert_eq!(order.principal, Some(PrincipalId::from_u128(7)));
        assert_eq!((found.contact.order, found.contact.outcome), (Some(order.id), Outcome::Order));
        for outcome in [Outcome::NoOrder, Outcome::Absent, Outcome::NoAnswer] {
            assert_eq!(kept(&details, recording(outcome), None).err(), Some(Problem::OrderNotSaid));
        }
        let nothing = Details { value: Some(0), ..today() };
        assert!(kept(&nothing, recording(Outcome::NoOrder), None).unwrap().order.is_none());
    }

    #[test]
    fn a_contact_of_another_day_was_with_who_held_the_client_then() {
        let mut recording = recording(Outcome::Success);
        recording.counts =
            vec![StockCount::new(StockCountId::from_u128(1), Stamp::default(), d(DAY), "café".into(), 3)];
        let earlier = Details { date: Some(d("2026-10-31")), ..Details::default() };
        let found = kept(&earlier, recording.clone(), None).unwrap();
        assert_eq!(found.contact.salesperson, Some(SalespersonId::from_u128(1)));
        assert_eq!((found.contact.date, found.counts[0].date), (d("2026-10-31"), d("2026-10-31")));
        let same = kept(&today(), recording, None).unwrap();
        assert_eq!(same.contact.salesperson, Some(SalespersonId::from_u128(2)));
    }

    #[test]
    fn who_solves_a_complaint_and_by_when_is_kept_with_it_and_not_without() {
        let due = Some(d("2026-11-25"));
        let details = Details {
            date: Some(d("2026-11-16")),
            complaint: "avaria".into(),
            owner: " Iara ".into(),
            due,
            ..Details::default()
        };
        let agreed = |details: &Details| kept(details, recording(Outcome::Success), None).unwrap().agreed;
        let found = agreed(&details).unwrap();
        assert_eq!((found.owner.as_deref(), found.due, found.date), (Some("Iara"), due, d("2026-11-16")));
        assert_eq!(found.about, Some(InteractionId::from_u128(1)));
        assert_eq!(agreed(&Details { complaint: "  ".into(), ..details.clone() }), None);
        assert_eq!(agreed(&Details { owner: String::new(), due: None, ..details }), None);
    }

    #[test]
    fn a_next_day_without_words_has_those_of_the_channel() {
        let details = Details { next_date: Some(d("2026-12-01")), note: " oi ".into(), ..today() };
        let found = kept(&details, recording(Outcome::NoOrder), Some(&motive("preco"))).unwrap().contact;
        let step = found.next_step.unwrap();
        assert_eq!((step.date, step.what), (d("2026-12-01"), words::default_step(Channel::Visit)));
        assert_eq!((found.note.as_deref(), found.reason.as_deref()), (Some("oi"), Some("preco")));
    }

    #[test]
    fn pedido_without_a_value_asks_in_its_own_sheet() {
        assert!(today().asks_order(Outcome::Order));
        assert!(!Details { value: Some(1), ..today() }.asks_order(Outcome::Order));
        assert!(!today().asks_order(Outcome::Success));
    }

    #[test]
    fn a_message_is_added_once_to_what_was_typed() {
        let given = Given { note: "Olá".into(), date: Some(d(DAY)) };
        let mut note = String::new();
        given.add_to(&mut note);
        assert_eq!(note, "Olá");
        given.add_to(&mut note);
        assert_eq!(note, "Olá");
        let mut typed = "já falei".to_owned();
        given.add_to(&mut typed);
        assert_eq!(typed, "já falei\nOlá");
        assert_eq!([given.other_day(d(DAY)), given.other_day(d("2026-11-19"))], [None, Some(d(DAY))]);
    }

    #[test]
    fn why_is_kept_with_a_score_and_not_without() {
        let said = |csat| {
            let because = Some(AnswerReason::Delivery);
            let contact = kept(&Details { csat, because, ..today() }, recording(Outcome::Success), None);
            contact.map(|one| (one.contact.csat, one.contact.answer_reason))
        };
        assert_eq!(said(Some(2)), Ok((Some(2), Some(AnswerReason::Delivery))));
        assert_eq!(said(None), Ok((None, None)));
    }
}
