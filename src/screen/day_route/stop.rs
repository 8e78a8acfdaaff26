//! What the roteiro knows of one stop.

use crate::domain::calendar::period::Period;
use crate::domain::calendar::visiting::Hours;
use crate::domain::client::numbers::to_call;
use crate::domain::client::whereabouts::{receives, spot};
use crate::domain::fact::appointment::{Appointment, AppointmentState};
use crate::domain::fact::interaction::Channel;
use crate::domain::indicator::status::Status;
use crate::domain::indicator::status::risk::is_blocked;
use crate::domain::place::cities::Cities;
use crate::domain::place::geo::LatLon;
use crate::domain::plan::road::day_route::DayRoute;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rhythm::cadence::ContactState;
use crate::domain::value::id::ClientId;
use crate::screen::client::{address_of, name_of, place_of};
use crate::screen::credit::flag;
use chrono::{NaiveDate, NaiveTime};
use std::borrow::Cow;

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Stop {
    pub client: ClientId,
    pub slot: Slot,
    pub name: String,
    /// Município and UF.
    pub city: String,
    pub address: String,
    /// `None`: it can not be put on the map.
    pub at: Option<LatLon>,
    /// At the seat of its município.
    pub approximate: bool,
    /// `None`: not in the carteira on that day.
    pub state: Option<ContactState>,
    pub agreed: Option<NaiveTime>,
    /// The client said that it will be there.
    pub confirmed: bool,
    /// Hours in which it receives visits; empty: any.
    pub hours: Vec<Hours>,
    /// It does not receive visits on that day of the week.
    pub closed: bool,
    /// Blocked credit, high risk.
    pub credit: Option<&'static str>,
    /// Nothing is sold to it on credit.
    pub blocked: bool,
    pub minutes: Option<u16>,
    /// Link and number, in the order to try them.
    pub phones: Vec<(String, String)>,
    pub last_note: Option<(NaiveDate, String)>,
    /// Somebody went there that day: when, where known.
    pub made: Option<Option<NaiveTime>>,
}

/// Clients with a visit planned for the day, by hour, then by name.
pub(crate) fn planned(p: &Portfolio, date: NaiveDate) -> Vec<ClientId> {
    let mut all: Vec<(Option<NaiveTime>, String, ClientId)> = p
        .clients()
        .filter_map(|(_, client)| {
            let appointment = appointment_on(p, client.id, date)?;
            Some((appointment.time, name_of(client).to_lowercase(), client.id))
        })
        .collect();
    all.sort_by(|a, b| (a.0.is_none(), a.0, &a.1, a.2).cmp(&(b.0.is_none(), b.0, &b.1, b.2)));
    all.into_iter().map(|(_, _, client)| client).collect()
}

/// The visit planned with a client that day, kept or not yet.
fn appointment_on(p: &Portfolio, client: ClientId, date: NaiveDate) -> Option<Cow<'_, Appointment>> {
    let is_on_the_road = |one: &Appointment| {
        let stands = match one.state {
            AppointmentState::Planned | AppointmentState::Done => true,
            AppointmentState::Missed | AppointmentState::Moved | AppointmentState::Dropped => false,
        };
        let by_car = match one.channel {
            Channel::Visit | Channel::Event => true,
            Channel::Call | Channel::WhatsApp | Channel::Email | Channel::Video => false,
        };
        stands && by_car
    };
    let that_day = p.dossier(client)?.planned_in(Period::day(date), &p.rules().calendar);
    that_day.into_iter().find(|one| is_on_the_road(one))
}

/// The stops of a roteiro with those of the agenda that it does not have yet.
pub(crate) fn with_agenda(p: &Portfolio, date: NaiveDate, kept: Option<DayRoute>) -> DayRoute {
    let mut route = kept.unwrap_or_default();
    let planned = planned(p, date);
    let new = planned.iter().filter(|id| !route.stops.contains(id) && !route.left_out.contains(id));
    let new: Vec<ClientId> = new.copied().collect();
    route.stops.extend(new);
    route.stops.retain(|id| p.client(*id).is_some());
    route
}

/// `None`: no such client. The last note is the latest up to the day, or up to `today` where that is later.
pub(crate) fn stop(
    p: &Portfolio,
    statuses: &[Option<Status>],
    cities: Option<&Cities>,
    id: ClientId,
    date: NaiveDate,
    today: NaiveDate,
) -> Option<Stop> {
    let (slot, dossier) = (p.slot(id)?, p.dossier(id)?);
    let client = dossier.client.as_ref()?;
    let appointment = appointment_on(p, id, date);
    let spot = spot(client, cities);
    let status = statuses.get(slot.at()).copied().flatten();
    let until = date.max(today);
    let noted = dossier.interactions.iter().rev().filter(|one| one.date <= until);
    let last_note = noted.filter_map(|one| Some((one.date, one.note.clone()?))).next();
    let that_day = dossier.interactions.iter().filter(|one| one.date == date && one.is_visit_made());
    Some(Stop {
        client: id,
        slot,
        name: name_of(client).to_owned(),
        city: place_of(client),
        address: address_of(client),
        at: spot.map(|(at, _)| at),
        approximate: spot.is_some_and(|(_, approximate)| approximate),
        state: status.map(|status| status.state),
        agreed: appointment.as_ref().and_then(|one| one.time),
        confirmed: appointment.as_ref().is_some_and(|one| one.confirmed),
        hours: client.visit_hours.clone(),
        closed: !receives(client, date),
        credit: flag(p, slot, today),
        blocked: is_blocked(p, slot, today),
        minutes: appointment.and_then(|one| one.minutes),
        phones: to_call(client).iter().map(|phone| (phone.tel_link(), phone.to_string())).collect(),
        last_note,
        made: that_day.map(|one| one.time).next_back(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::appointment::Appointment;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::place::geo::LatLon;
    use crate::domain::value::id::AppointmentId;
    use crate::domain::value::phone::Phone;
    use crate::screen::small::{Small, d, id, seen};

    const DAY: &str = "2026-11-18";

    fn of(p: &Portfolio, client: u128, date: &str) -> Stop {
        stop(p, &seen(p, DAY), None, id(client), d(date), d(DAY)).unwrap()
    }

    #[test]
    fn planned_visits_come_by_hour_then_without_hour_by_name() {
        let p = Small::clients(&["Zeca", "ana", "Bia", "Caio"])
            .agreed(1, 10, DAY, Some(15))
            .agreed(2, 20, DAY, None)
            .agreed(3, 30, DAY, None)
            .agreed(4, 40, DAY, Some(9))
            .portfolio();
        assert_eq!(planned(&p, d(DAY)), [id(4), id(1), id(2), id(3)]);
        assert_eq!(planned(&p, d("2026-11-19")), []);
    }

    #[test]
    fn only_what_stands_and_is_driven_to_is_on_the_road() {
        let with = |change: fn(&mut Appointment)| {
            let mut one =
                Appointment::new(AppointmentId::from_u128(9), Stamp::default(), d(DAY), Channel::Visit);
            change(&mut one);
            planned(&Small::clients(&["Ana"]).fact(1, one).portfolio(), d(DAY)).len()
        };
        assert_eq!(with(|_| ()), 1);
        assert_eq!(with(|one| one.state = AppointmentState::Done), 1);
        assert_eq!(with(|one| one.channel = Channel::Event), 1);
        assert_eq!(with(|one| one.channel = Channel::Call), 0);
        assert_eq!(with(|one| one.state = AppointmentState::Dropped), 0);
    }

    #[test]
    fn the_agenda_adds_its_stops_save_those_left_out_and_who_is_gone_leaves() {
        let p = Small::clients(&["Ana", "Bia", "Caio"])
            .agreed(1, 10, DAY, Some(9))
            .agreed(2, 20, DAY, Some(10))
            .portfolio();
        let kept = DayRoute { stops: vec![id(3), id(77)], left_out: vec![id(2)], ..DayRoute::default() };
        assert_eq!(with_agenda(&p, d(DAY), Some(kept)).stops, [id(3), id(1)]);
        assert_eq!(with_agenda(&p, d(DAY), None).stops, [id(1), id(2)]);
    }

    #[test]
    fn a_stop_knows_place_hour_numbers_and_whether_it_was_made() {
        let mobile = Phone::parse("19987654321").unwrap();
        let p = Small::clients(&["Ana", "Bia"])
            .with(1, |client| {
                client.location = LatLon::new(-22.9, -47.1).ok();
                client.phones = vec![mobile.clone()];
                client.whatsapp = Some(mobile.clone());
                client.visit_weekdays =
                    [crate::domain::calendar::visiting::IsoWeekday::of(d("2026-11-19"))].into();
            })
            .agreed(1, 10, DAY, Some(9))
            .visit_at(1, DAY, 11)
            .portfolio();
        let one = of(&p, 1, DAY);
        assert!(one.at.is_some() && !one.approximate && one.closed);
        assert_eq!(
            (one.agreed, one.made),
            (NaiveTime::from_hms_opt(9, 0, 0), Some(NaiveTime::from_hms_opt(11, 0, 0)))
        );
        assert_eq!(one.phones, [(mobile.tel_link(), mobile.to_string())]);
        assert_eq!(one.state, Some(ContactState::OnTrack));
        let other = of(&p, 2, DAY);
        assert_eq!((other.at, other.made, other.state), (None, None, Some(ContactState::Never)));
        assert!(!other.closed && other.phones.is_empty());
    }

    #[test]
    fn the_note_shown_is_the_latest_of_the_past_also_for_a_day_to_come() {
        let p = Small::clients(&["Ana"])
            .noted(1, "2026-11-02", Channel::Call, Some("quer prazo"))
            .noted(1, "2026-11-10", Channel::Call, None)
            .noted(1, "2026-11-30", Channel::Call, Some("depois"))
            .portfolio();
        let note = |date: &str| of(&p, 1, date).last_note.map(|(_, text)| text);
        assert_eq!(note("2026-11-20"), Some("quer prazo".to_owned()));
        // A day of the past is shown with what is known today.
        assert_eq!(note("2026-11-01"), Some("quer prazo".to_owned()));
        assert_eq!(note("2026-11-30"), Some("depois".to_owned()));
    }
}
