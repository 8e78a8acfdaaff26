//! Whom free hours may be spent on, and when each of the chosen is reached.

use crate::domain::client::whereabouts::{receives, spot};
use crate::domain::indicator::analysis::insight::Insight;
use crate::domain::indicator::status::Status;
use crate::domain::indicator::status::risk::is_left_out;
use crate::domain::place::cities::Cities;
use crate::domain::place::geo::LatLon;
use crate::domain::plan::day::worklist::is_worth_a_contact;
use crate::domain::plan::road::day_route::{Day, Pace, Stop as RoadStop, Timetable, Trip};
use crate::domain::plan::road::free_hours::{Candidate, Chosen, FreeHours, visit_value};
use crate::domain::plan::road::goal_gap::Capacity;
use crate::domain::portfolio::Portfolio;
use crate::domain::value::id::ClientId;
use chrono::NaiveDate;
use std::cmp::Reverse;

/// Clients and candidates, position by position.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Pool {
    pub clients: Vec<ClientId>,
    pub candidates: Vec<Candidate>,
}

/// Everybody with a place who receives visits on `date` and was not yet contacted; statuses and insights by slot.
pub(crate) fn pool(
    p: &Portfolio,
    statuses: &[Option<Status>],
    insights: &[Option<Insight>],
    cities: Option<&Cities>,
    date: NaiveDate,
    today: NaiveDate,
) -> Pool {
    let visit_seconds = u32::from(p.rules().visits.visit_minutes) * 60;
    let mut pool = Pool::default();
    for (slot, client) in p.clients() {
        let Some(status) = statuses.get(slot.at()).copied().flatten() else { continue };
        let is_in_peace = !is_worth_a_contact(&status) || is_left_out(p, slot, today);
        let was_contacted = date == today && status.days_since_interaction == Some(0);
        let Some((place, _)) = spot(client, cities) else { continue };
        if is_in_peace || was_contacted || !receives(client, date) {
            continue;
        }
        let ahead = insights.get(slot.at()).and_then(|insight| insight.as_ref()?.ahead);
        let value = visit_value(&status, ahead.map_or(0, |ahead| ahead.loss_centavos));
        pool.clients.push(client.id);
        pool.candidates.push(Candidate { place, visit_seconds, value });
    }
    pool
}

/// A whole day to be filled, from the base or from where most is at stake; `None`: nobody has a place.
pub(crate) fn whole_day(p: &Portfolio, candidates: Vec<Candidate>) -> Option<FreeHours> {
    let rules = &p.rules().visits;
    let dearest = candidates.iter().max_by_key(|one| one.value).map(|one| one.place);
    let start = rules.home.or(dearest)?;
    let day = Capacity::of(rules);
    let (end, pace) = (rules.home, Pace::of(rules));
    Some(FreeHours { candidates, start, end, pace, seconds: day.seconds, most_stops: day.visits })
}

/// When each chosen stop is reached, having left at second `leaves` of the day; free hours have no lunch.
pub(crate) fn times(asked: &FreeHours, chosen: &Chosen, leaves: u32, end: Option<LatLon>) -> Timetable {
    let stops = chosen.order.iter().filter_map(|at| asked.candidates.get(*at));
    let stops =
        stops.map(|one| RoadStop { place: one.place, visit_seconds: one.visit_seconds, windows: Vec::new() });
    let trip = Trip::new(Day {
        stops: stops.collect(),
        start: Some(asked.start),
        end,
        pace: asked.pace,
        starts: leaves,
        lunch: None,
        first: None,
        last: None,
    });
    trip.timetable(&(0..chosen.order.len()).collect::<Vec<_>>())
}

/// Positions that were not chosen, the dearest first.
pub(crate) fn left_out(chosen: &Chosen, values: &[i64]) -> Vec<usize> {
    let mut out: Vec<usize> = (0..values.len()).filter(|at| !chosen.order.contains(at)).collect();
    out.sort_by_key(|at| (Reverse(values.get(*at).copied()), *at));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::visiting::IsoWeekday;
    use crate::domain::client::Situation;
    use crate::domain::plan::agenda::{Week, candidates};
    use crate::screen::small::{Small, d, id, seen};

    const DAY: &str = "2026-11-18";

    fn placed(names: &[&str]) -> Small {
        (1..=names.len()).fold(Small::clients(names), |all, client| {
            all.with(client, |one| one.location = LatLon::new(-22.9 + client as f64 * 0.01, -47.1).ok())
        })
    }

    fn clients(p: &Portfolio, date: &str) -> Vec<ClientId> {
        pool(p, &seen(p, DAY), &[], None, d(date), d(DAY)).clients
    }

    #[test]
    fn whoever_is_blocked_closed_without_a_place_or_contacted_today_is_not_chosen() {
        let p = placed(&["Ana", "Bia", "Caio", "Duda", "Eva"])
            .with(2, |one| one.situation = Situation::Blocked)
            .with(3, |one| one.visit_weekdays = [IsoWeekday::of(d("2026-11-19"))].into())
            .with(4, |one| one.location = None)
            .visit(5, DAY)
            .portfolio();
        assert_eq!(clients(&p, DAY), [id(1)]);
        // Tomorrow the third receives, and who was contacted today may be visited.
        assert_eq!(clients(&p, "2026-11-19"), [id(1), id(3), id(5)]);
    }

    #[test]
    fn blocked_credit_is_left_out_only_where_the_rules_say_so() {
        let mut p = placed(&["Ana", "Bia"])
            .with(1, |one| one.credit_limit = Some(crate::domain::value::money::Centavos::new(0)))
            .portfolio();
        assert_eq!(clients(&p, DAY), [id(1), id(2)]);
        crate::screen::small::set(&mut p, "risk.leave_blocked_out", true.into());
        assert_eq!(clients(&p, DAY), [id(2)]);
        let week = Week::of(d(DAY));
        let due = |p: &Portfolio| {
            let found = candidates(p, &seen(p, DAY), &[], week, d(DAY), |_| None);
            found.into_iter().map(|one| one.client).collect::<Vec<_>>()
        };
        assert_eq!(due(&p), [id(2)]);
        crate::screen::small::set(&mut p, "risk.leave_blocked_out", false.into());
        assert_eq!(due(&p), [id(1), id(2)]);
    }

    #[test]
    fn a_day_starts_at_the_base_or_else_where_most_is_at_stake() {
        let p = placed(&["Ana", "Bia"]).portfolio();
        let mut candidates = pool(&p, &seen(&p, DAY), &[], None, d(DAY), d(DAY)).candidates;
        candidates[1].value = candidates[0].value + 1;
        let day = whole_day(&p, candidates.clone()).unwrap();
        assert_eq!((day.start, day.end), (candidates[1].place, None));
        assert_eq!(whole_day(&p, Vec::new()), None);
    }

    #[test]
    fn times_run_from_the_hour_of_leaving() {
        let p = placed(&["Ana", "Bia"]).portfolio();
        let asked = whole_day(&p, pool(&p, &seen(&p, DAY), &[], None, d(DAY), d(DAY)).candidates).unwrap();
        let chosen = Chosen { order: vec![1, 0], is_exact: true, ..Chosen::default() };
        let table = times(&asked, &chosen, 9 * 3600, None);
        assert_eq!(table.legs.iter().map(|leg| leg.stop).collect::<Vec<_>>(), [0, 1]);
        assert!(table.legs[0].begins >= 9 * 3600 && table.legs[1].begins > table.legs[0].leaves);
    }

    #[test]
    fn of_those_left_out_the_dearest_comes_first_and_ties_as_they_stand() {
        let chosen = Chosen { order: vec![1], ..Chosen::default() };
        assert_eq!(left_out(&chosen, &[10, 99, 30, 10]), [2, 0, 3]);
        assert_eq!(left_out(&Chosen::default(), &[]), Vec::<usize>::new());
    }
}
