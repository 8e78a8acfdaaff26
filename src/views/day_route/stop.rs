//! What the roteiro knows of one stop.

use crate::domain::calendar::period::Period;
use crate::domain::calendar::visiting::Hours;
use crate::domain::client::numbers::to_call;
use crate::domain::client::whereabouts::{receives, spot};
use crate::domain::fact::appointment::{Appointment, AppointmentState};
use crate::domain::fact::interaction::Channel;
use crate::domain::indicator::status::Status;
use crate::domain::place::cities::Cities;
use crate::domain::place::geo::LatLon;
use crate::domain::plan::road::day_route::DayRoute;
use crate::domain::portfolio::Portfolio;
use crate::domain::value::id::ClientId;
use crate::screen::client::{address_of, name_of, place_of};
use crate::state::clock;
use crate::ui::prelude::*;
use crate::views::marks;
use chrono::{NaiveDate, NaiveTime};
use std::borrow::Cow;

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stop {
    pub client: ClientId,
    pub slot: usize,
    pub name: String,
    /// Município and UF.
    pub city: String,
    pub address: String,
    /// `None`: it can not be put on the map.
    pub at: Option<LatLon>,
    /// At the seat of its município.
    pub approximate: bool,
    pub mark: Mark,
    pub agreed: Option<NaiveTime>,
    /// The client said that it will be there.
    pub confirmed: bool,
    /// Hours in which it receives visits; empty: any.
    pub hours: Vec<Hours>,
    /// It does not receive visits on that day of the week.
    pub closed: bool,
    pub minutes: Option<u16>,
    /// Link and number, in the order to try them.
    pub phones: Vec<(String, String)>,
    pub last_note: Option<(NaiveDate, String)>,
    /// Somebody went there that day: when, where known.
    pub made: Option<Option<NaiveTime>>,
}

/// Clients with a visit planned for the day, by hour, then by name.
pub(super) fn planned(p: &Portfolio, date: NaiveDate) -> Vec<ClientId> {
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
pub(super) fn with_agenda(p: &Portfolio, date: NaiveDate, kept: Option<DayRoute>) -> DayRoute {
    let mut route = kept.unwrap_or_default();
    let planned = planned(p, date);
    let new = planned.iter().filter(|id| !route.stops.contains(id) && !route.left_out.contains(id));
    let new: Vec<ClientId> = new.copied().collect();
    route.stops.extend(new);
    route.stops.retain(|id| p.client(*id).is_some());
    route
}

pub(super) fn stop(
    p: &Portfolio,
    statuses: &[Option<Status>],
    cities: Option<&Cities>,
    id: ClientId,
    date: NaiveDate,
) -> Option<Stop> {
    let (slot, dossier) = (p.slot(id)?, p.dossier(id)?);
    let client = dossier.client.as_ref()?;
    let appointment = appointment_on(p, id, date);
    let spot = spot(client, cities);
    let status = statuses.get(slot).copied().flatten();
    let until = date.max(clock::today());
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
        mark: status.map_or(Mark::Outside, |status| marks::of_state(status.state)),
        agreed: appointment.as_ref().and_then(|one| one.time),
        confirmed: appointment.as_ref().is_some_and(|one| one.confirmed),
        hours: client.visit_hours.clone(),
        closed: !receives(client, date),
        minutes: appointment.and_then(|one| one.minutes),
        phones: to_call(client).iter().map(|phone| (phone.tel_link(), phone.to_string())).collect(),
        last_note,
        made: that_day.map(|one| one.time).next_back(),
    })
}
