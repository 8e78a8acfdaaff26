//! What was agreed for a day before today and has not happened: it stays until it is done, dropped or moved.
//!
//! Of a series only the latest occurrence is asked for: the next one takes the place of one that was missed.

use super::dossier::Dossier;
use crate::domain::calendar::business_days::Calendar;
use crate::domain::fact::appointment::{Appointment, AppointmentState};
use chrono::NaiveDate;
use std::borrow::Cow;

/// The latest thing agreed with the client for a day before `today` that nobody did, dropped or moved.
pub(crate) fn unkept<'a>(
    dossier: &'a Dossier,
    calendar: &Calendar,
    today: NaiveDate,
) -> Option<Cow<'a, Appointment>> {
    if dossier.facts.is_empty() {
        return None;
    }
    // The day of the latest occurrence of each series, today's included: what lies before it is past asking for.
    let latest: Vec<_> =
        dossier.series().filter_map(|series| Some((series, series.last_up_to(today, calendar)?))).collect();
    let is_passed = |one: &Appointment| {
        let Some(known) = one.occurrence else { return false };
        latest.iter().any(|(series, slot)| series.id() == known.series && slot.kept_on > one.date)
    };
    let alone = dossier.appointments().filter(|one| !one.is_series() && is_open(one) && !is_passed(one));
    let alone = alone.filter(|one| one.date < today).map(Cow::Borrowed);
    let derived = latest
        .iter()
        .filter(|(series, slot)| slot.kept_on < today && !dossier.is_known(*series, *slot))
        .map(|(series, slot)| Cow::Owned(series.occurrence(*slot)));
    let mut open: Vec<Cow<'a, Appointment>> = alone.chain(derived).collect();
    // Contacts are opened only for who has something to answer for.
    if !open.is_empty() {
        let contacts = dossier.interactions.read();
        open.retain(|one| {
            let since = |date: NaiveDate| one.date <= date && date <= today;
            !contacts.iter().any(|contact| since(contact.date) && one.is_settled_by(contact))
        });
    }
    open.into_iter().max_by_key(|one| (one.date, one.time, one.id))
}

fn is_open(one: &Appointment) -> bool {
    match one.state {
        AppointmentState::Planned | AppointmentState::Missed => true,
        AppointmentState::Done | AppointmentState::Moved | AppointmentState::Dropped => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::Client;
    use crate::domain::fact::appointment::{Occurrence, Repeat};
    use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::value::id::{AppointmentId, ClientId, InteractionId};

    fn d(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn agreed(id: u128, date: &str) -> Appointment {
        Appointment::new(AppointmentId::from_u128(id), Stamp::default(), d(date), Channel::Visit)
    }

    fn known(facts: Vec<Appointment>, contacts: &[(&str, Channel, Outcome)]) -> Dossier {
        let mut dossier = Dossier::of(Client::new(ClientId::from_u128(1), Stamp::default()));
        dossier.facts = facts.into_iter().map(Into::into).collect();
        let contact = |(id, (date, channel, outcome)): (u128, &(&str, Channel, Outcome))| {
            Interaction::new(InteractionId::from_u128(id), Stamp::default(), d(date), *channel, *outcome)
        };
        dossier.interactions = (1..).zip(contacts).map(contact).collect();
        dossier.normalize();
        dossier
    }

    fn day(dossier: &Dossier, today: &str) -> Option<String> {
        unkept(dossier, &Calendar::default(), d(today)).map(|one| one.date.to_string())
    }

    #[test]
    fn yesterdays_promise_stays_until_somebody_goes_there_or_it_is_dropped_or_moved() {
        let promised = agreed(1, "2026-11-24");
        let open = known(vec![promised.clone()], &[("2026-11-20", Channel::Visit, Outcome::Success)]);
        assert_eq!(day(&open, "2026-11-24"), None, "today is not over");
        assert_eq!(day(&open, "2026-11-25"), Some("2026-11-24".to_owned()));
        assert_eq!(day(&open, "2027-02-25"), Some("2026-11-24".to_owned()));
        for state in [AppointmentState::Done, AppointmentState::Moved, AppointmentState::Dropped] {
            assert_eq!(day(&known(vec![Appointment { state, ..promised.clone() }], &[]), "2026-11-25"), None);
        }
        let missed = Appointment { state: AppointmentState::Missed, ..promised.clone() };
        assert!(day(&known(vec![missed], &[]), "2026-11-25").is_some(), "said to be missed is not made good");
        let late = [("2026-11-25", Channel::Visit, Outcome::Absent)];
        assert_eq!(day(&known(vec![promised.clone()], &late), "2026-11-26"), None);
        let called = [("2026-11-25", Channel::Call, Outcome::Success)];
        assert!(day(&known(vec![promised], &called), "2026-11-26").is_some(), "a call is no visit");
    }

    #[test]
    fn of_a_series_the_latest_is_asked_for_until_the_next_comes() {
        let weekly = Appointment { repeat: Some(Repeat::EveryWeeks(1)), ..agreed(1, "2026-11-09") };
        let open = known(vec![weekly.clone()], &[]);
        assert_eq!(day(&open, "2026-11-09"), None);
        assert_eq!(day(&open, "2026-11-10"), Some("2026-11-09".to_owned()));
        assert_eq!(day(&open, "2026-11-20"), Some("2026-11-16".to_owned()));
        assert_eq!(day(&open, "2026-11-23"), None, "today it is to be kept");
        let on = |on: &str, date: &str, state| Appointment {
            occurrence: Some(Occurrence { series: weekly.id, on: d(on) }),
            state,
            ..agreed(2, date)
        };
        let moved =
            known(vec![weekly.clone(), on("2026-11-09", "2026-11-18", AppointmentState::Planned)], &[]);
        assert_eq!(day(&moved, "2026-11-17"), Some("2026-11-16".to_owned()));
        assert_eq!(day(&moved, "2026-11-19"), Some("2026-11-18".to_owned()), "moved beyond the next");
        let made = known(vec![weekly.clone(), on("2026-11-16", "2026-11-16", AppointmentState::Done)], &[]);
        assert_eq!(day(&made, "2026-11-17"), None);
    }

    #[test]
    fn of_several_the_latest_is_named() {
        let open = known(vec![agreed(1, "2026-11-20"), agreed(2, "2026-11-24")], &[]);
        assert_eq!(day(&open, "2026-11-25"), Some("2026-11-24".to_owned()));
    }
}
