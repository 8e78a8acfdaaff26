//! The days on which the way to the month's coverage may be made: which have room, for whom they are open, and the hours
//! that are agreed on the way.

use super::day_route::{Day, Lunch, Pace, Stop, Trip, seconds_of};
use super::goal_gap::{Capacity, DayReach, GoalGap};
use crate::domain::calendar::period::{Month, Period};
use crate::domain::client::Client;
use crate::domain::client::whereabouts::spot;
use crate::domain::indicator::coverage::members;
use crate::domain::place::cities::Cities;
use crate::domain::place::geo::LatLon;
use crate::domain::portfolio::Portfolio;
use crate::domain::rules::VisitRules;
use crate::domain::value::id::ClientId;
use chrono::{NaiveDate, NaiveTime, Timelike};
use std::collections::{BTreeMap, BTreeSet};

/// From this hour on today is too short for a day of visits.
const TOO_LATE_HOUR: u32 = 11;
/// Nobody agrees on 9:13.
const AGREED_SECONDS: u32 = 300;

/// What the agenda holds from now to the end of the month.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Ahead {
    /// Working days with the visits for which they have room.
    pub days: Vec<(NaiveDate, usize)>,
    /// Clients not yet contacted this month who have an appointment.
    pub planned: BTreeSet<ClientId>,
}

/// `now`: the time of day.
pub(crate) fn ahead(p: &Portfolio, today: NaiveDate, now: Option<NaiveTime>) -> Ahead {
    let is_late = now.is_some_and(|now| now.hour() >= TOO_LATE_HOUR);
    let last = Month::of(today).last_day();
    let mut taken: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    let mut planned: BTreeSet<ClientId> = BTreeSet::new();
    for dossier in p.dossiers() {
        let soon = dossier.planned_in(Period::new(today, last), &p.rules().calendar);
        for one in soon.iter().filter(|one| one.state.is_planned()) {
            planned.insert(dossier.id);
            *taken.entry(one.date).or_default() += 1;
        }
    }
    let open: BTreeSet<ClientId> = uncovered(p, today).map(|client| client.id).collect();
    let calendar = &p.rules().calendar;
    let most = usize::from(p.rules().visits.visits_per_day);
    let from = if is_late { today.succ_opt() } else { Some(today) };
    let days = from.into_iter().flat_map(|from| from.iter_days()).take_while(|day| *day <= last);
    let room = |day: NaiveDate| (day, most.saturating_sub(taken.get(&day).copied().unwrap_or_default()));
    let days = days.filter(|day| calendar.is_working_day(*day)).map(room).filter(|(_, room)| *room > 0);
    Ahead { days: days.collect(), planned: planned.intersection(&open).copied().collect() }
}

/// The way to `missing` clients that nobody contacted and who stand in no agenda, and whom each candidate is; `None`: the rep
/// has no base to leave from.
pub(crate) fn gap(
    p: &Portfolio,
    cities: Option<&Cities>,
    today: NaiveDate,
    missing: usize,
    ahead: &Ahead,
) -> Option<(Vec<ClientId>, GoalGap)> {
    let rules = &p.rules().visits;
    let home = rules.home?;
    let open = uncovered(p, today)
        .filter(|client| !ahead.planned.contains(&client.id))
        .filter_map(|client| Some((client.id, spot(client, cities)?.0)));
    let (clients, candidates): (Vec<ClientId>, Vec<LatLon>) = open.unzip();
    let days = ahead.days.iter().map(|(_, room)| *room).collect();
    let (capacity, pace) = (Capacity::of(rules), Pace::of(rules));
    Some((clients, GoalGap { home, candidates, missing, days, capacity, pace }))
}

/// When each visit of a day begins, in its order: to the next five minutes. `places` by candidate.
pub(crate) fn agreed_hours(rules: &VisitRules, day: &DayReach, places: &[LatLon]) -> Vec<(usize, NaiveTime)> {
    let stops = day.order.iter().filter_map(|at| places.get(*at));
    let visit_seconds = u32::from(rules.visit_minutes) * 60;
    let trip = Trip::new(Day {
        stops: stops.map(|place| Stop { place: *place, visit_seconds, windows: Vec::new() }).collect(),
        start: rules.home,
        end: rules.home,
        pace: Pace::of(rules),
        starts: seconds_of(rules.starts),
        lunch: Lunch::of(rules),
        first: None,
        last: None,
    });
    let table = trip.timetable(&(0..day.order.len()).collect::<Vec<_>>());
    let hour = |begins: u32| {
        let seconds = begins.div_ceil(AGREED_SECONDS) * AGREED_SECONDS;
        NaiveTime::from_num_seconds_from_midnight_opt(seconds.min(86_399), 0)
    };
    let visits = day.order.iter().zip(&table.legs);
    visits.filter_map(|(at, leg)| Some((*at, hour(leg.begins)?))).collect()
}

/// Whether something is planned with the client on the day.
pub(crate) fn is_planned(p: &Portfolio, client: ClientId, date: NaiveDate) -> bool {
    let all = p.dossier(client).map(|one| one.planned_in(Period::day(date), &p.rules().calendar));
    all.into_iter().flatten().any(|one| one.state.is_planned())
}

/// In the denominator of the month, and not yet in its numerator.
fn uncovered(p: &Portfolio, today: NaiveDate) -> impl Iterator<Item = &Client> {
    let period = Period::new(Month::of(today).first_day(), today);
    members(p.columns(), p.rules(), period, today)
        .filter(|(_, member)| member.is_ok_and(|reach| !reach.covered))
        .filter_map(|(slot, _)| p.client_at(slot))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::CatalogEdit;
    use crate::domain::fact::appointment::Appointment;
    use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::portfolio::change::{Change, Deed, Step};
    use crate::domain::record::Record;
    use crate::domain::record::dossier::Dossier;
    use crate::domain::value::id::{AppointmentId, InteractionId};

    /// A Friday; Monday the 30th is the last day of the month.
    const DAY: &str = "2026-11-27";

    fn d(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn id(client: u128) -> ClientId {
        ClientId::from_u128(client)
    }

    fn hour(hour: u32, minute: u32) -> Option<NaiveTime> {
        NaiveTime::from_hms_opt(hour, minute, 0)
    }

    /// Clients 1 to 4: the first was visited this month, the second stands in Monday's agenda, the fourth has no place.
    fn four() -> Portfolio {
        let of = |number: u128| {
            let place = LatLon::new(-22.9 + number as f64 * 0.01, -47.1).ok().filter(|_| number < 4);
            let bare = Client::new(id(number), Stamp::default());
            let mut dossier = Dossier::of(Client { location: place, ..bare });
            if number == 1 {
                let visit = InteractionId::from_u128(1);
                let on = d("2026-11-03");
                dossier.interactions.push(Interaction::new(
                    visit,
                    Stamp::default(),
                    on,
                    Channel::Visit,
                    Outcome::Success,
                ));
            }
            if number == 2 {
                let planned = AppointmentId::from_u128(2);
                dossier.facts.push(
                    Appointment::new(planned, Stamp::default(), d("2026-11-30"), Channel::Visit).into(),
                );
            }
            Record::Client(Box::new(dossier))
        };
        Portfolio::from_records((1..=4).map(of))
    }

    fn at_home(mut p: Portfolio) -> Portfolio {
        let mut rules = p.rules().clone();
        rules.visits.home = LatLon::new(-22.9, -47.1).ok();
        let edits = p.rules().edits_towards(&rules).into_iter();
        let steps =
            edits.map(|(id, value)| Step::EditCatalog(CatalogEdit::Setting { id, value: Some(value) }));
        p.apply(&Change { deed: Deed::ChangeRules, steps: steps.collect() }, Stamp::default()).unwrap();
        p
    }

    #[test]
    fn days_are_the_working_ones_left_with_what_the_agenda_leaves_free() {
        let p = four();
        let most = usize::from(p.rules().visits.visits_per_day);
        let ahead_at = |now| ahead(&p, d(DAY), now);
        let both = vec![(d(DAY), most), (d("2026-11-30"), most - 1)];
        assert_eq!(ahead_at(None).days, both);
        assert_eq!(ahead_at(hour(10, 59)).days, both);
        // At eleven today is too short.
        assert_eq!(ahead_at(hour(11, 0)).days, both[1..]);
        assert_eq!(ahead_at(None).planned, [id(2)].into());
    }

    #[test]
    fn only_who_is_not_covered_not_planned_and_has_a_place_is_a_candidate() {
        let p = four();
        assert_eq!(gap(&p, None, d(DAY), 2, &ahead(&p, d(DAY), None)), None);
        let p = at_home(p);
        let (clients, asked) = gap(&p, None, d(DAY), 2, &ahead(&p, d(DAY), None)).unwrap();
        assert_eq!((clients, asked.missing, asked.days.len()), (vec![id(3)], 2, 2));
    }

    #[test]
    fn hours_are_agreed_to_the_next_five_minutes_in_the_order_of_the_day() {
        let p = four();
        let places = [LatLon::new(-22.9, -47.1).unwrap(), LatLon::new(-22.93, -47.1).unwrap()];
        let day = DayReach { day: 0, order: vec![1, 0], ..DayReach::default() };
        let hours = agreed_hours(&p.rules().visits, &day, &places);
        assert_eq!(hours.iter().map(|(at, _)| *at).collect::<Vec<_>>(), [1, 0]);
        assert_eq!(hours[0].1, p.rules().visits.starts);
        assert!(hours.iter().all(|(_, at)| at.minute() % 5 == 0 && at.second() == 0));
        assert!(hours[1].1 > hours[0].1);
    }

    #[test]
    fn nothing_is_planned_twice_on_one_day() {
        let p = four();
        assert!(is_planned(&p, id(2), d("2026-11-30")));
        assert!(!is_planned(&p, id(2), d(DAY)) && !is_planned(&p, id(3), d("2026-11-30")));
    }
}
