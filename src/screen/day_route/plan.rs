//! The day as it stands: what was made, what is left in order, what has no place, and when each is reached.

use super::stop::Stop;
use crate::domain::calendar::visiting::Hours;
use crate::domain::client::whereabouts::spot;
use crate::domain::place::cities::Cities;
use crate::domain::place::geo::LatLon;
use crate::domain::plan::road::day_route::{
    Anchor, Day, DayRoute, Lunch, Pace, Stop as RoadStop, Timetable, Trip, Window, seconds_of,
};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rules::VisitRules;
use crate::domain::value::id::ClientId;
use crate::text::day_route as words;
use chrono::NaiveTime;

/// An agreed hour is kept when the visit begins up to so much later.
const GRACE_SECONDS: u32 = 15 * 60;

/// The day as it stands now.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Plan {
    /// Made that day, in the order in which they were.
    pub made: Vec<Stop>,
    /// To be made, with a place, in order: the stops of `trip`.
    pub left: Vec<Stop>,
    pub unplaced: Vec<Stop>,
    pub trip: Trip,
    /// Great circles of the whole day in metres, what was made included.
    pub straight_metres: u32,
    /// Where the day really starts and ends, for the map.
    pub start: Option<LatLon>,
    pub end: Option<LatLon>,
}

/// `now`: the time of day, when the day is today.
pub(crate) fn plan(
    p: &Portfolio,
    route: &DayRoute,
    stops: Vec<Stop>,
    cities: Option<&Cities>,
    now: Option<NaiveTime>,
) -> Plan {
    let rules = &p.rules().visits;
    let (mut made, rest): (Vec<Stop>, Vec<Stop>) = stops.into_iter().partition(|stop| stop.made.is_some());
    made.sort_by_key(|stop| stop.made.flatten());
    let (left, unplaced): (Vec<Stop>, Vec<Stop>) = rest.into_iter().partition(|stop| stop.at.is_some());
    let (start, end) = (anchor_place(p, route.start, cities), anchor_place(p, route.end, cities));
    let leaves = route.leaves_at.map_or_else(|| seconds_of(rules.starts), |minute| u32::from(minute) * 60);
    // Once a stop was made, the way goes on from there; what is planned for today does not start before now.
    let last = made.iter().rev().find(|stop| stop.at.is_some());
    let after = last.and_then(|stop| stop.made.flatten()).map(seconds_of);
    let starts = after.unwrap_or(leaves).max(now.map_or(0, seconds_of));
    let on_the_road = |fixed: Option<ClientId>| left.iter().position(|stop| Some(stop.client) == fixed);
    let (first, last_stop) = (on_the_road(route.first), on_the_road(route.last));
    let day = Day {
        stops: left.iter().filter_map(|stop| road_stop(stop, rules)).collect(),
        start: last.and_then(|stop| stop.at).or(start),
        end,
        pace: Pace::of(rules),
        starts,
        lunch: Lunch::of(rules),
        first,
        last: last_stop.filter(|last| first != Some(*last)),
    };
    let whole: Vec<LatLon> =
        start.into_iter().chain(made.iter().chain(&left).filter_map(|stop| stop.at)).chain(end).collect();
    let straight: f64 = whole.windows(2).map(|way| way[0].distance_km(way[1]) * 1000.0).sum();
    Plan { made, left, unplaced, trip: Trip::new(day), straight_metres: straight.round() as u32, start, end }
}

impl Plan {
    pub(crate) fn is_empty(&self) -> bool {
        self.made.is_empty() && self.left.is_empty() && self.unplaced.is_empty()
    }

    pub(crate) fn as_planned(&self) -> Timetable {
        self.trip.timetable(&(0..self.left.len()).collect::<Vec<_>>())
    }

    /// Whether another order of the stops that are left is later at fewer, ends earlier or is shorter, in that order.
    pub(crate) fn is_bettered_by(&self, order: &[usize]) -> bool {
        let cost = |table: &Timetable| (table.late, table.ends, table.travel.metres);
        cost(&self.trip.timetable(order)) < cost(&self.as_planned())
    }

    /// All stops of the day once those that are left stand in `order`.
    pub(crate) fn reordered(&self, order: &[usize]) -> Vec<ClientId> {
        let left = order.iter().filter_map(|at| self.left.get(*at));
        self.made.iter().chain(left).chain(&self.unplaced).map(|stop| stop.client).collect()
    }

    /// The stop of a slot, as it is read aloud from the map; empty where none is there.
    pub(crate) fn spoken(&self, table: &Timetable, slot: Slot) -> String {
        if let Some((at, stop)) = self.made.iter().enumerate().find(|(_, stop)| stop.slot == slot) {
            return words::spoken_stop(at + 1, &stop.name, None);
        }
        let Some(own) = self.left.iter().position(|stop| stop.slot == slot) else { return String::new() };
        let leg = table.legs.iter().enumerate().find(|(_, leg)| leg.stop == own);
        let (at, arrives) = leg.map_or((own, None), |(at, leg)| (at, Some(leg.begins)));
        words::spoken_stop(self.made.len() + at + 1, &self.left[own].name, arrives)
    }

    /// "8 paradas · 96,4 km · …", or what is left of it.
    pub(crate) fn summary(&self, table: &Timetable) -> String {
        let left = self.left.len();
        match self.made.len() {
            0 => words::summary(left, table.travel.metres, table.travel.seconds, table.ends),
            made => words::summary_left(made, left, table.travel.metres, table.travel.seconds, table.ends),
        }
    }

    /// The way back, where the day ends elsewhere than at its last stop.
    pub(crate) fn way_back(&self, table: &Timetable) -> Option<String> {
        let is_way = self.end.is_some() && !self.left.is_empty();
        is_way.then(|| words::back(table.back.metres, table.back.seconds, table.ends))
    }
}

/// The order of `n` stops after the one at `from` went to `to`.
pub(crate) fn moved(n: usize, from: usize, to: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n).collect();
    let stop = order.remove(from);
    order.insert(to, stop);
    order
}

/// What one timetable costs against another: "+4,2 km, +9 min".
pub(crate) fn cost_words(before: &Timetable, after: &Timetable) -> String {
    let metres = i64::from(after.travel.metres) - i64::from(before.travel.metres);
    words::cost(metres, i64::from(after.ends) - i64::from(before.ends))
}

fn anchor_place(p: &Portfolio, anchor: Anchor, cities: Option<&Cities>) -> Option<LatLon> {
    match anchor {
        Anchor::Home => p.rules().visits.home,
        Anchor::Stops => None,
        Anchor::Place(place) => Some(place),
        Anchor::Client(id) => spot(p.client(id)?, cities).map(|(at, _)| at),
    }
}

fn road_stop(stop: &Stop, rules: &VisitRules) -> Option<RoadStop> {
    let minutes = stop.minutes.unwrap_or(rules.visit_minutes);
    let agreed = |at: NaiveTime| Window { opens: seconds_of(at), last_start: seconds_of(at) + GRACE_SECONDS };
    let receives = |hours: &Hours| {
        let opens = seconds_of(hours.from());
        let last_start = seconds_of(hours.to()).saturating_sub(u32::from(minutes) * 60);
        Window { opens, last_start: last_start.max(opens) }
    };
    Some(RoadStop {
        place: stop.at?,
        visit_seconds: u32::from(minutes) * 60,
        // What was agreed holds, whatever the usual hours.
        windows: match stop.agreed {
            Some(at) => vec![agreed(at)],
            None => stop.hours.iter().map(receives).collect(),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::day_route::stop::stop;
    use crate::screen::small::{Small, d, id, seen};

    const DAY: &str = "2026-11-18";

    /// Four clients on a meridian, each some 1.1 km north of the one before; the fourth without a place.
    fn four() -> Small {
        let mut all = Small::clients(&["Ana", "Bia", "Caio", "Duda"]);
        for client in 1..=3 {
            all =
                all.with(client, |one| one.location = LatLon::new(-22.9 + client as f64 * 0.01, -47.1).ok());
        }
        all
    }

    fn planned(p: &Portfolio, route: &DayRoute, now: Option<NaiveTime>) -> Plan {
        let stops = route.stops.iter();
        let stops = stops.filter_map(|id| stop(p, &seen(p, DAY), None, *id, d(DAY), d(DAY))).collect();
        plan(p, route, stops, None, now)
    }

    fn route(clients: &[u128]) -> DayRoute {
        DayRoute { stops: clients.iter().map(|client| id(*client)).collect(), ..DayRoute::default() }
    }

    fn ids(stops: &[Stop]) -> Vec<ClientId> {
        stops.iter().map(|stop| stop.client).collect()
    }

    fn hour(hour: u32) -> Option<NaiveTime> {
        NaiveTime::from_hms_opt(hour, 0, 0)
    }

    #[test]
    fn stops_are_made_left_or_without_a_place() {
        let p = four().visit_at(2, DAY, 10).visit_at(1, DAY, 9).portfolio();
        let plan = planned(&p, &route(&[4, 2, 3, 1]), None);
        assert_eq!(
            (ids(&plan.made), ids(&plan.left), ids(&plan.unplaced)),
            (vec![id(1), id(2)], vec![id(3)], vec![id(4)])
        );
        assert!(!plan.is_empty());
        assert!(planned(&p, &route(&[]), None).is_empty());
    }

    #[test]
    fn the_day_goes_on_from_the_last_stop_made_and_never_before_now() {
        let p = four().visit_at(1, DAY, 9).portfolio();
        let after = planned(&p, &route(&[1, 2]), None);
        assert_eq!((after.trip.day().starts, after.trip.day().start), (9 * 3600, after.made[0].at));
        assert_eq!(planned(&p, &route(&[1, 2]), hour(11)).trip.day().starts, 11 * 3600);
        assert_eq!(planned(&p, &route(&[1, 2]), hour(8)).trip.day().starts, 9 * 3600);
        let bare = four().portfolio();
        let leaves = DayRoute { leaves_at: Some(7 * 60 + 30), ..route(&[1, 2]) };
        assert_eq!(planned(&bare, &leaves, None).trip.day().starts, 7 * 3600 + 1800);
        assert_eq!(
            planned(&bare, &route(&[1]), None).trip.day().starts,
            seconds_of(bare.rules().visits.starts)
        );
    }

    #[test]
    fn an_agreed_hour_has_a_quarter_of_grace_and_stands_above_the_usual_hours() {
        let usual = |all: Small| {
            all.with(1, |one| {
                one.visit_hours = Hours::new(hour(8).unwrap(), hour(12).unwrap()).into_iter().collect();
            })
        };
        let p = usual(four()).portfolio();
        let minutes = u32::from(p.rules().visits.visit_minutes);
        let window = |p: &Portfolio| planned(p, &route(&[1]), None).trip.day().stops[0].windows.clone();
        assert_eq!(window(&p), [Window { opens: 8 * 3600, last_start: 12 * 3600 - minutes * 60 }]);
        let p = usual(four()).agreed(1, 10, DAY, Some(14)).portfolio();
        assert_eq!(window(&p), [Window { opens: 14 * 3600, last_start: 14 * 3600 + 900 }]);
    }

    #[test]
    fn one_stop_cannot_be_both_first_and_last() {
        let p = four().portfolio();
        let fixed = |first: u128, last: u128| {
            let route = DayRoute { first: Some(id(first)), last: Some(id(last)), ..route(&[1, 2, 3, 4]) };
            let plan = planned(&p, &route, None);
            (plan.trip.day().first, plan.trip.day().last)
        };
        assert_eq!(fixed(1, 3), (Some(0), Some(2)));
        assert_eq!(fixed(2, 2), (Some(1), None));
        // Without a place it is not on the road.
        assert_eq!(fixed(4, 3), (None, Some(2)));
    }

    #[test]
    fn the_whole_day_is_measured_with_what_was_made() {
        let p = four().visit_at(1, DAY, 9).portfolio();
        let plan = planned(&p, &route(&[1, 2, 3]), None);
        assert_eq!(plan.straight_metres, 2224);
        assert_eq!(planned(&p, &route(&[4]), None).straight_metres, 0);
    }

    #[test]
    fn a_shorter_order_betters_the_plan_and_the_same_does_not() {
        let p = four().portfolio();
        let plan = planned(&p, &route(&[2, 1, 3, 4]), None);
        assert!(plan.is_bettered_by(&[1, 0, 2]));
        assert!(!plan.is_bettered_by(&[0, 1, 2]));
        assert_eq!(plan.reordered(&[1, 0, 2]), [id(1), id(2), id(3), id(4)]);
        let (before, after) = (plan.as_planned(), plan.trip.timetable(&[1, 0, 2]));
        assert!(cost_words(&before, &after).starts_with('−'));
        assert_eq!(cost_words(&before, &before), "sem diferença");
    }

    #[test]
    fn a_stop_carried_away_moves_those_between() {
        assert_eq!(moved(4, 0, 2), [1, 2, 0, 3]);
        assert_eq!(moved(4, 3, 0), [3, 0, 1, 2]);
        assert_eq!(moved(1, 0, 0), [0]);
    }

    #[test]
    fn the_map_reads_a_stop_by_its_number_in_the_day() {
        let p = four().visit_at(1, DAY, 9).portfolio();
        let plan = planned(&p, &route(&[1, 2, 3]), None);
        let table = plan.trip.timetable(&[1, 0]);
        assert_eq!(plan.spoken(&table, Slot::new(0)), "Parada 1: Ana");
        assert!(plan.spoken(&table, Slot::new(2)).starts_with("Parada 2: Caio, chegada às 09:"));
        assert!(plan.spoken(&table, Slot::new(1)).starts_with("Parada 3: Bia, chegada às "));
        assert_eq!(plan.spoken(&table, Slot::new(3)), "");
    }

    #[test]
    fn the_summary_counts_what_is_left_and_the_way_back_needs_an_end() {
        let p = four().visit_at(1, DAY, 9).portfolio();
        let all = planned(&p, &route(&[2, 3]), None);
        assert!(all.summary(&all.as_planned()).starts_with("2 paradas · "));
        let some = planned(&p, &route(&[1, 2, 3]), None);
        assert!(some.summary(&some.as_planned()).starts_with("1 feita, faltam 2 paradas · "));
        let none = planned(&p, &route(&[1]), None);
        assert_eq!(none.summary(&none.as_planned()), "Todas as paradas feitas (1 feita)");
        assert_eq!(all.way_back(&all.as_planned()), None);
        let ends = DayRoute { end: Anchor::Client(id(1)), ..route(&[2, 3]) };
        let back = planned(&p, &ends, None);
        assert!(back.way_back(&back.as_planned()).unwrap().starts_with("Volta: "));
    }
}
