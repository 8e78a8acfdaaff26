//! What recording one contact does besides adding it: the day's appointment is settled, the next step becomes an
//! appointment, an order made, stock counted and what was agreed about a complaint are kept with it. All in one change, so that one undo takes it back.
//!
//! A visit is settled by a visit made, whatever came of it, or by the rep's own word: that it was put off or called off. A
//! call or message that confirms it leaves it standing, *confirmada*.

pub(crate) mod correction;

use super::change::Step;
use crate::domain::calendar::business_days::Calendar;
use crate::domain::calendar::period::Period;
use crate::domain::fact::appointment::{Appointment, AppointmentState};
use crate::domain::fact::care::CareEvent;
use crate::domain::fact::interaction::{Interaction, Outcome};
use crate::domain::fact::order::Order;
use crate::domain::fact::stock_count::StockCount;
use crate::domain::keeping::stamp::Stamp;
use crate::domain::record::dossier::Dossier;
use crate::domain::record::promise::unkept;
use crate::domain::value::id::{AppointmentId, ClientId, InteractionId};

/// A second recording within this time may say better what the first one said.
const SAME_ACT_MILLIS: u64 = 60_000;

/// A contact with what came of it.
#[derive(Clone, Debug)]
pub(crate) struct Recording {
    pub contact: Interaction,
    pub order: Option<Order>,
    pub counts: Vec<StockCount>,
    /// Who solves what it complains of, and by when.
    pub agreed: Option<CareEvent>,
    /// The identity of the appointment that a next step becomes.
    pub next: AppointmentId,
}

impl Recording {
    pub(crate) fn new(contact: Interaction, next: AppointmentId) -> Self {
        Self { contact, order: None, counts: Vec::new(), agreed: None, next }
    }

    /// Nothing but channel and result, which a second tap says again.
    pub(crate) fn is_bare(&self) -> bool {
        let Recording { contact, order, counts, agreed, next: _ } = self;
        order.is_none() && counts.is_empty() && agreed.is_none() && contact.is_bare()
    }

    /// The contact that this one takes the place of: the same, recorded within a minute before `now_millis` by a bare tap.
    /// Whatever was typed with the earlier one stays, and both stand.
    pub(crate) fn instead_of(&self, known: &Dossier, now_millis: u64) -> Option<InteractionId> {
        let new = &self.contact;
        let since = now_millis.saturating_sub(SAME_ACT_MILLIS);
        let same = |old: &Interaction| {
            (since..=now_millis).contains(&old.recorded.millis)
                && (old.date, old.channel, old.outcome, old.origin)
                    == (new.date, new.channel, new.outcome, new.origin)
        };
        // Counts are kept by the change that keeps their contact.
        let counted = |old: &Interaction| known.stock_counts().any(|count| count.recorded == old.recorded);
        let bare = |old: &&Interaction| same(old) && old.is_bare() && !counted(old);
        known.interactions.iter().rev().find(bare).map(|old| old.id)
    }

    /// The steps, given what is known of the client. `instead_of`: the same contact, recorded a moment ago with less.
    pub(crate) fn steps(
        self,
        client: ClientId,
        known: Option<&Dossier>,
        calendar: &Calendar,
        instead_of: Option<InteractionId>,
    ) -> Vec<Step> {
        let Recording { contact, order, counts, agreed: care, next } = self;
        let planned = |date| {
            let all = known.map(|known| known.planned_in(Period::day(date), calendar)).unwrap_or_default();
            all.into_iter().filter(|one| one.state.is_planned()).collect::<Vec<_>>()
        };
        let mut open = planned(contact.date);
        if open.is_empty() && puts_off(contact.outcome).is_some() {
            // What is put off today may be what was not done yesterday.
            open.extend(known.and_then(|known| unkept(known, calendar, contact.date)));
        }
        let same_channel = open.iter().any(|one| one.channel == contact.channel);
        let settled: Vec<Appointment> = open
            .iter()
            .filter(|one| {
                puts_off(contact.outcome).is_none() || !same_channel || one.channel == contact.channel
            })
            .filter_map(|one| settled_by(one, &contact))
            .collect();
        let agreed = contact.next_step.as_ref().filter(|step| {
            let stands = settled.iter().any(|one| one.date == step.date && one.state.is_planned());
            step.date != contact.date && !stands && planned(step.date).is_empty()
        });
        let agreed = agreed.map(|step| {
            let moved = settled.iter().find(|one| one.state == AppointmentState::Moved);
            let channel = moved.map_or(contact.channel, |old| old.channel);
            let bare = Appointment::new(next, Stamp::default(), step.date, channel);
            Appointment {
                minutes: moved.and_then(|old| old.minutes),
                salesperson: contact.salesperson,
                note: Some(step.what.clone()),
                ..bare
            }
        });
        let put = |fact| Step::PutFact { client, fact: Box::new(fact) };
        let old = instead_of.map(|interaction| Step::RemoveInteraction { client, interaction });
        let order = order.map(|order| Step::AddOrder { client, order: Box::new(order) });
        let contact = Step::AddInteraction { client, interaction: Box::new(contact) };
        let facts = settled.into_iter().chain(agreed).map(|one| put(one.into()));
        let beside = counts.into_iter().map(Into::into).chain(care.map(Into::into)).map(put);
        old.into_iter().chain(order).chain([contact]).chain(facts).chain(beside).collect()
    }
}

/// What the rep's own word makes of what stood planned.
fn puts_off(outcome: Outcome) -> Option<AppointmentState> {
    match outcome {
        Outcome::Rescheduled => Some(AppointmentState::Moved),
        Outcome::Cancelled => Some(AppointmentState::Dropped),
        Outcome::Success | Outcome::Attended | Outcome::Negotiation | Outcome::Order | Outcome::NoOrder => {
            None
        }
        Outcome::Absent | Outcome::Closed | Outcome::NoAnswer | Outcome::Scheduled => None,
    }
}

/// What becomes of an appointment that stood open when the contact was made; `None`: it stays as it is.
fn settled_by(planned: &Appointment, contact: &Interaction) -> Option<Appointment> {
    if let Some(state) = puts_off(contact.outcome) {
        let to = contact.next_step.as_ref().filter(|_| state == AppointmentState::Moved);
        return Some(match (planned.occurrence, to) {
            // One of a series is kept on the other day; the others stay where they are.
            (Some(_), Some(to)) => Appointment {
                date: to.date,
                time: None,
                state: AppointmentState::Planned,
                confirmed: false,
                note: Some(to.what.clone()),
                ..planned.clone()
            },
            (_, to) => Appointment { state, moved_to: to.map(|to| to.date), ..planned.clone() },
        });
    }
    if planned.is_settled_by(contact) {
        return Some(Appointment { state: AppointmentState::Done, ..planned.clone() });
    }
    (planned.is_confirmed_by(contact) && !planned.confirmed)
        .then(|| Appointment { confirmed: true, ..planned.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::Client;
    use crate::domain::fact::appointment::Repeat;
    use crate::domain::fact::interaction::{Channel, NextStep};
    use crate::domain::fact::kept_fact::KeptFact;
    use crate::domain::record::series::occurrence_id;
    use chrono::{NaiveDate, NaiveTime};

    const CLIENT: ClientId = ClientId::from_u128(1);
    const NEXT: AppointmentId = AppointmentId::from_u128(99);

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 6, day).unwrap()
    }

    fn planned(id: u128, on: u32, channel: Channel) -> Appointment {
        let bare = Appointment::new(AppointmentId::from_u128(id), Stamp::default(), day(on), channel);
        Appointment { minutes: Some(45), ..bare }
    }

    fn known(appointments: Vec<Appointment>) -> Dossier {
        let facts = appointments.into_iter().map(KeptFact::from).collect();
        Dossier { facts, ..Dossier::of(Client::new(CLIENT, Stamp::default())) }
    }

    fn contact(channel: Channel, outcome: Outcome, next: Option<u32>) -> Recording {
        let id = InteractionId::from_u128(7);
        let mut contact = Interaction::new(id, Stamp::default(), day(1), channel, outcome);
        contact.next_step = next.map(|on| NextStep { date: day(on), what: "levar amostra".to_owned() });
        Recording::new(contact, NEXT)
    }

    /// Appointments that are put, as (id, day, state, moved to).
    fn put(
        recording: Recording,
        known: &Dossier,
    ) -> Vec<(u128, NaiveDate, AppointmentState, Option<NaiveDate>)> {
        let steps = recording.steps(CLIENT, Some(known), &Calendar::default(), None);
        let facts = steps.into_iter().filter_map(|step| match step {
            Step::PutFact { fact, .. } => match *fact {
                KeptFact::Appointment(one) => {
                    Some((one.id.uuid().as_u128(), one.date, one.state, one.moved_to))
                }
                _ => None,
            },
            _ => None,
        });
        facts.collect()
    }

    #[test]
    fn a_visit_made_settles_the_days_visit_whatever_came_of_it_and_no_other() {
        let known = known(vec![planned(1, 1, Channel::Visit), planned(2, 2, Channel::Visit)]);
        let done = vec![(1, day(1), AppointmentState::Done, None)];
        for outcome in [Outcome::Success, Outcome::NoOrder, Outcome::Absent, Outcome::Closed] {
            assert_eq!(put(contact(Channel::Visit, outcome, None), &known), done, "{outcome:?}");
        }
        assert_eq!(put(contact(Channel::Call, Outcome::NoAnswer, None), &known), vec![]);
        assert_eq!(put(contact(Channel::Visit, Outcome::Scheduled, None), &known), vec![]);
    }

    #[test]
    fn a_call_or_message_leaves_the_visit_standing_and_marks_it_confirmed_when_it_was_answered() {
        let confirmed = |channel, outcome, said: Option<u32>, agreed: Option<u32>| {
            let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0);
            let visit = Appointment { time: agreed.and_then(hour), ..planned(1, 1, Channel::Visit) };
            let mut recording = contact(channel, outcome, None);
            recording.contact.time = said.and_then(hour);
            let steps = recording.steps(CLIENT, Some(&known(vec![visit])), &Calendar::default(), None);
            let put = steps.into_iter().find_map(|step| match step {
                Step::PutFact { fact, .. } => match *fact {
                    KeptFact::Appointment(one) => Some(one),
                    _ => None,
                },
                _ => None,
            });
            assert!(put.iter().all(|one| one.state.is_planned()), "it stands");
            put.is_some_and(|one| one.confirmed)
        };
        assert!(confirmed(Channel::WhatsApp, Outcome::Success, Some(9), Some(15)));
        assert!(confirmed(Channel::Call, Outcome::Scheduled, None, None));
        assert!(!confirmed(Channel::WhatsApp, Outcome::NoAnswer, Some(9), Some(15)));
        assert!(!confirmed(Channel::Call, Outcome::Success, Some(16), Some(15)), "after its hour");
        assert!(!confirmed(Channel::Call, Outcome::Order, Some(9), Some(15)), "an order says nothing of it");
    }

    #[test]
    fn a_call_that_is_planned_is_settled_by_reaching_the_buyer_or_by_trying() {
        let known = known(vec![planned(1, 1, Channel::Call)]);
        let done = vec![(1, day(1), AppointmentState::Done, None)];
        assert_eq!(put(contact(Channel::WhatsApp, Outcome::Success, None), &known), done);
        assert_eq!(put(contact(Channel::Call, Outcome::NoAnswer, None), &known), done);
        assert_eq!(put(contact(Channel::Visit, Outcome::Absent, None), &known), vec![]);
    }

    #[test]
    fn a_visit_put_off_or_called_off_by_phone_is_the_reps_own_word() {
        let visit = known(vec![planned(1, 1, Channel::Visit)]);
        let expected = vec![
            (1, day(1), AppointmentState::Moved, Some(day(4))),
            (99, day(4), AppointmentState::Planned, None),
        ];
        assert_eq!(put(contact(Channel::WhatsApp, Outcome::Rescheduled, Some(4)), &visit), expected);
        let dropped = vec![(1, day(1), AppointmentState::Dropped, None)];
        assert_eq!(put(contact(Channel::Call, Outcome::Cancelled, None), &visit), dropped);
        // A call that was planned itself is what was called off.
        let both = known(vec![planned(1, 1, Channel::Visit), planned(2, 1, Channel::Call)]);
        let call = vec![(2, day(1), AppointmentState::Dropped, None)];
        assert_eq!(put(contact(Channel::Call, Outcome::Cancelled, None), &both), call);
    }

    #[test]
    fn what_was_not_done_yesterday_is_put_off_today() {
        let yesterday = Appointment { date: day(1).pred_opt().unwrap(), ..planned(1, 1, Channel::Visit) };
        let moved = put(contact(Channel::Call, Outcome::Rescheduled, Some(4)), &known(vec![yesterday]));
        assert_eq!(moved[0], (1, day(1).pred_opt().unwrap(), AppointmentState::Moved, Some(day(4))));
        assert_eq!(moved[1].1, day(4));
    }

    #[test]
    fn one_of_a_series_is_kept_on_the_day_it_is_put_off_to() {
        let weekly = Appointment { repeat: Some(Repeat::EveryWeeks(1)), ..planned(1, 1, Channel::Visit) };
        let id = occurrence_id(weekly.id, day(1)).uuid().as_u128();
        let known = known(vec![weekly]);
        let made = put(contact(Channel::Visit, Outcome::NoOrder, None), &known);
        assert_eq!(made, vec![(id, day(1), AppointmentState::Done, None)]);
        let moved = put(contact(Channel::Visit, Outcome::Rescheduled, Some(3)), &known);
        assert_eq!(moved, vec![(id, day(3), AppointmentState::Planned, None)]);
        // A step agreed for a day of the series is that visit.
        assert_eq!(put(contact(Channel::WhatsApp, Outcome::Order, Some(8)), &known), vec![]);
    }

    #[test]
    fn a_rescheduled_visit_stays_as_history_and_stands_again_on_its_new_day() {
        let known = known(vec![planned(1, 1, Channel::Visit)]);
        let moved = contact(Channel::Visit, Outcome::Rescheduled, Some(4));
        let expected = vec![
            (1, day(1), AppointmentState::Moved, Some(day(4))),
            (99, day(4), AppointmentState::Planned, None),
        ];
        assert_eq!(put(moved.clone(), &known), expected);
        let steps = moved.steps(CLIENT, Some(&known), &Calendar::default(), None);
        let minutes = steps.iter().find_map(|step| match step {
            Step::PutFact { fact, .. } => match fact.as_ref() {
                KeptFact::Appointment(one) if one.id == NEXT => one.minutes,
                _ => None,
            },
            _ => None,
        });
        assert_eq!(minutes, Some(45));
    }

    #[test]
    fn a_cancelled_visit_is_dropped() {
        let known = known(vec![planned(1, 1, Channel::Visit)]);
        let cancelled = put(contact(Channel::Visit, Outcome::Cancelled, None), &known);
        assert_eq!(cancelled, vec![(1, day(1), AppointmentState::Dropped, None)]);
    }

    #[test]
    fn the_next_step_becomes_an_appointment_unless_one_is_planned_there() {
        let free = known(vec![]);
        let success = contact(Channel::Visit, Outcome::Success, Some(9));
        assert_eq!(put(success.clone(), &free), vec![(99, day(9), AppointmentState::Planned, None)]);
        let taken = known(vec![planned(5, 9, Channel::Call)]);
        assert_eq!(put(success, &taken), vec![]);
        // Agreed for later the same day it is a note of this contact.
        assert_eq!(put(contact(Channel::Visit, Outcome::Success, Some(1)), &free), vec![]);
    }

    #[test]
    fn what_was_settled_once_is_not_settled_again() {
        let done = Appointment { state: AppointmentState::Missed, ..planned(1, 1, Channel::Visit) };
        assert_eq!(put(contact(Channel::Visit, Outcome::Success, None), &known(vec![done])), vec![]);
    }

    #[test]
    fn only_a_contact_that_says_nothing_more_is_a_second_tap() {
        let bare = contact(Channel::Visit, Outcome::Success, None);
        assert!(bare.is_bare());
        assert!(!contact(Channel::Visit, Outcome::Success, Some(2)).is_bare());
        let mut noted = bare.clone();
        noted.contact.note = Some("x".to_owned());
        assert!(!noted.is_bare());
        let steps = noted.steps(CLIENT, None, &Calendar::default(), Some(InteractionId::from_u128(3)));
        assert!(matches!(steps[0], Step::RemoveInteraction { .. }) && steps.len() == 2);
    }

    #[test]
    fn within_a_minute_only_a_bare_tap_is_replaced_and_what_was_typed_stays() {
        const NOW: u64 = 1_800_000_000_000;
        let new = contact(Channel::Visit, Outcome::Success, None);
        let earlier = |ago: u64, say: &dyn Fn(&mut Interaction)| {
            let mut old = Interaction {
                id: InteractionId::from_u128(3),
                recorded: Stamp { millis: NOW - ago, ..Stamp::default() },
                ..new.contact.clone()
            };
            say(&mut old);
            let client = Dossier::of(Client::new(CLIENT, Stamp::default()));
            let known = Dossier { interactions: vec![old].into(), ..client };
            new.instead_of(&known, NOW).is_some()
        };
        assert!(earlier(0, &|_| {}) && earlier(60_000, &|_| {}));
        assert!(!earlier(60_001, &|_| {}));
        let typed: [&dyn Fn(&mut Interaction); 7] = [
            &|old| old.note = Some("x".to_owned()),
            &|old| old.reason = Some("preco".to_owned()),
            &|old| old.complaint = Some("x".to_owned()),
            &|old| old.nps = Some(9),
            &|old| old.order = Some(crate::domain::value::id::OrderId::from_u128(1)),
            &|old| old.resolves = Some(InteractionId::from_u128(1)),
            &|old| old.next_step = Some(NextStep { date: day(9), what: String::new() }),
        ];
        assert!(!typed.iter().any(|say| earlier(5_000, *say)));
        // Another act is no second tap.
        assert!(!earlier(5_000, &|old| old.channel = Channel::Call));
        assert!(!earlier(5_000, &|old| old.outcome = Outcome::Absent));
    }

    #[test]
    fn a_tap_whose_visit_was_counted_is_not_replaced() {
        let new = contact(Channel::Visit, Outcome::Success, None);
        let recorded = Stamp { millis: 1_000, ..Stamp::default() };
        let old = Interaction { id: InteractionId::from_u128(3), recorded, ..new.contact.clone() };
        let count = StockCount::new(
            crate::domain::value::id::StockCountId::from_u128(4),
            recorded,
            day(1),
            "Café".to_owned(),
            3,
        );
        let client = Dossier::of(Client::new(CLIENT, Stamp::default()));
        let known = Dossier { interactions: vec![old].into(), facts: vec![count.into()], ..client };
        assert_eq!(new.instead_of(&known, 2_000), None);
    }
}
