//! The day as it is drawn on the map and printed: the stops with their numbers, the line through them, a line of each.

use super::plan::Plan;
use super::row::printed;
use crate::domain::place::geo::LatLon;
use crate::domain::plan::road::day_route::Timetable;
use crate::text::day_route as words;

/// A stop that has a place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Numbered {
    pub at: LatLon,
    /// Its number in the day.
    pub label: String,
    pub done: bool,
    /// At the seat of its município.
    pub approximate: bool,
}

/// The stops as they are shown, what was made first. A visit made somewhere unknown keeps its number.
pub(crate) fn numbered(plan: &Plan, table: &Timetable) -> Vec<Numbered> {
    let left = table.legs.iter().filter_map(|leg| plan.left.get(leg.stop));
    let stops = plan.made.iter().map(|stop| (stop, true)).chain(left.map(|stop| (stop, false)));
    let one = |(number, (stop, done)): (usize, (&super::stop::Stop, bool))| {
        Some(Numbered { at: stop.at?, label: number.to_string(), done, approximate: stop.approximate })
    };
    (1..).zip(stops).filter_map(one).collect()
}

/// From where the day starts through all stops to where it ends.
pub(crate) fn line(plan: &Plan, stops: &[Numbered]) -> Vec<LatLon> {
    plan.start.into_iter().chain(stops.iter().map(|stop| stop.at)).chain(plan.end).collect()
}

/// How long each piece of the line is: straight, not along streets.
pub(crate) fn legs(line: &[LatLon]) -> Vec<String> {
    let metres = |pair: &[LatLon]| (pair[0].distance_km(pair[1]) * 1000.0).round() as u32;
    line.windows(2).map(|pair| words::kilometres(metres(pair))).collect()
}

pub(crate) const COLUMNS: [&str; 6] = [
    words::COLUMN_STOP,
    words::COLUMN_TIME,
    words::COLUMN_CLIENT,
    words::COLUMN_PHONES,
    words::COLUMN_WAY,
    words::COLUMN_NOTE,
];

/// What is left of the day on paper, in the order of the ways; last who has no place.
pub(crate) fn on_paper(plan: &Plan, table: &Timetable) -> Vec<[String; 6]> {
    let first = plan.made.len() + 1;
    let left = (first..).zip(&table.legs);
    let left = left.filter_map(|(number, leg)| Some(printed(plan.left.get(leg.stop)?, Some((number, leg)))));
    left.chain(plan.unplaced.iter().map(|stop| printed(stop, None))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::plan::road::day_route::{Anchor, DayRoute};
    use crate::screen::day_route::plan::plan;
    use crate::screen::day_route::stop::stop;
    use crate::screen::small::{Small, d, id, seen};

    const DAY: &str = "2026-11-30";

    /// Ana was visited first and has no place, Bia then; Caio and Duda are left, and Eva has no place.
    fn planned(end: Anchor) -> Plan {
        let mut all = Small::clients(&["Ana", "Bia", "Caio", "Duda", "Eva"]);
        for client in [2, 3, 4] {
            all =
                all.with(client, |one| one.location = LatLon::new(-22.9 + client as f64 * 0.01, -47.1).ok());
        }
        let p = all.visit_at(1, DAY, 9).visit_at(2, DAY, 10).portfolio();
        let route = DayRoute { stops: (1..=5).map(id).collect(), end, ..DayRoute::default() };
        let stops = route.stops.iter();
        let stops = stops.filter_map(|id| stop(&p, &seen(&p, DAY), None, *id, d(DAY), d(DAY))).collect();
        plan(&p, &route, stops, None, None)
    }

    #[test]
    fn stops_are_numbered_as_they_are_shown_and_one_without_a_place_keeps_its_number() {
        let plan = planned(Anchor::Stops);
        let shown = numbered(&plan, &plan.trip.timetable(&[1, 0]));
        let said: Vec<_> = shown.iter().map(|one| (one.label.as_str(), one.done)).collect();
        assert_eq!(said, [("2", true), ("3", false), ("4", false)]);
        assert_eq!((shown[1].at.lat(), shown[2].at.lat()), (-22.86, -22.87));
        // An order that leaves one out draws it not.
        assert_eq!(numbered(&plan, &plan.trip.timetable(&[0])).len(), 2);
        assert_eq!(numbered(&plan, &Timetable::default()).len(), 1);
    }

    #[test]
    fn the_line_ends_where_the_day_does() {
        let length = |end| {
            let plan = planned(end);
            let stops = numbered(&plan, &plan.as_planned());
            (line(&plan, &stops).len() - usize::from(plan.start.is_some()), stops.len())
        };
        assert_eq!((length(Anchor::Stops), length(Anchor::Client(id(2)))), ((3, 3), (4, 3)));
    }

    #[test]
    fn each_piece_of_the_line_says_its_straight_length() {
        let at = |lat: f64| LatLon::new(lat, -47.1).unwrap();
        // A hundredth of a degree of latitude: 1.11 km.
        assert_eq!(legs(&[at(-22.9), at(-22.89), at(-22.89)]), ["1,1 km", "0,0 km"]);
        assert!(legs(&[at(-22.9)]).is_empty() && legs(&[]).is_empty());
    }

    #[test]
    fn on_paper_stands_what_is_left_and_last_who_has_no_place() {
        let plan = planned(Anchor::Stops);
        let lines = on_paper(&plan, &plan.trip.timetable(&[1, 0]));
        let said: Vec<_> = lines.iter().map(|line| (line[0].as_str(), line[2].as_str())).collect();
        assert_eq!(said, [("3", "Duda"), ("4", "Caio"), ("—", "Eva")]);
        assert_eq!(COLUMNS.len(), lines[0].len());
    }
}
