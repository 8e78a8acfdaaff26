use super::*;
use proptest::prelude::*;

/// Places on a line, `minutes` from zero at 60 km/h and factor 1.
fn at(minutes: f64) -> LatLon {
    LatLon::new(0.0, minutes / (std::f64::consts::PI / 180.0 * crate::domain::place::geo::EARTH_RADIUS_KM))
        .unwrap()
}

const PACE: Pace = Pace { road_factor_hundredths: 100, speed_kmh: 60 };

fn stop(minutes: f64) -> Stop {
    Stop { place: at(minutes), visit_seconds: 30 * 60, windows: Vec::new() }
}

fn timed(minutes: f64, opens: u32, last_start: u32) -> Stop {
    Stop { windows: vec![Window { opens: opens * 60, last_start: last_start * 60 }], ..stop(minutes) }
}

fn day(stops: Vec<Stop>) -> Day {
    Day {
        stops,
        start: Some(at(0.0)),
        end: Some(at(0.0)),
        pace: PACE,
        starts: 8 * 3600,
        lunch: None,
        first: None,
        last: None,
    }
}

fn order(day: Day) -> Vec<usize> {
    best_order(&Trip::new(day), 1, |_, _| {}).order
}

/// Minutes of the day, rounded.
fn clock(seconds: u32) -> u32 {
    (seconds + 30) / 60
}

#[test]
fn pace_is_the_great_circle_by_factor_and_speed() {
    let (sao_paulo, campinas) =
        (LatLon::new(-23.5505, -46.6333).unwrap(), LatLon::new(-22.9056, -47.0608).unwrap());
    let pace = Pace::of(&VisitRules::default());
    assert_eq!(pace.metres(sao_paulo, campinas), 109_157);
    assert_eq!(pace.seconds(109_157), 9_825);
    assert_eq!(pace.seconds(0), 0);
    assert_eq!(pace.seconds(1), 1);
}

#[test]
fn arrivals_add_ways_and_visits_and_the_way_back_counts() {
    let trip = Trip::new(day(vec![stop(10.0), stop(30.0)]));
    let table = trip.timetable(&[0, 1]);
    let at: Vec<(u32, u32)> = table.legs.iter().map(|leg| (clock(leg.arrives), clock(leg.leaves))).collect();
    assert_eq!(at, [(490, 520), (540, 570)]);
    assert_eq!((clock(table.ends), clock(table.travel.seconds), table.late), (600, 60, 0));
    assert!((table.travel.metres as i64 - 60_000).abs() < 10, "{table:?}");
    assert!((table.back.metres as i64 - 30_000).abs() < 10);
}

#[test]
fn an_open_end_and_an_open_start_have_no_way() {
    let open = Day { start: None, end: None, ..day(vec![stop(10.0), stop(30.0)]) };
    let trip = Trip::new(open);
    let table = trip.timetable(&[1, 0]);
    assert_eq!(clock(table.travel.seconds), 20);
    assert_eq!((table.legs[0].arrives, table.back), (8 * 3600, Way::default()));
    assert_eq!(Trip::new(day(Vec::new())).timetable(&[]).ends, 8 * 3600);
}

#[test]
fn lunch_comes_before_the_first_visit_that_would_begin_after_its_hour() {
    let lunch = Some(Lunch { from: 12 * 3600, until: 13 * 3600 });
    let at = |starts: u32, minutes: f64| {
        let day = Day { starts: starts * 60, lunch, ..day(vec![stop(minutes), stop(minutes)]) };
        Trip::new(day)
            .timetable(&[0, 1])
            .legs
            .iter()
            .map(|leg| (clock(leg.begins), leg.lunch))
            .collect::<Vec<_>>()
    };
    // 11:59 begins before lunch and is finished; the next waits.
    assert_eq!(at(719, 0.0), [(719, false), (749 + 60, true)]);
    assert_eq!(at(710, 10.0), [(780, true), (810, false)]);
    // Starting within lunch, what is left of it; after it, none.
    assert_eq!(at(750, 0.0), [(780, true), (810, false)]);
    assert_eq!(at(780, 0.0), [(780, false), (810, false)]);
    // The day is over before anything else is visited.
    let over = Day { lunch, starts: 700 * 60, ..day(vec![stop(10.0)]) };
    assert_eq!(clock(Trip::new(over).timetable(&[0]).ends), 750);
}

#[test]
fn lunch_is_taken_while_waiting_for_a_door() {
    let lunch = Some(Lunch { from: 12 * 3600, until: 13 * 3600 });
    let wait = Day { starts: 690 * 60, lunch, ..day(vec![timed(0.0, 840, 900)]) };
    let leg = Trip::new(wait).timetable(&[0]).legs[0];
    assert_eq!((clock(leg.begins), leg.late, leg.lunch), (840, 0, true));
}

#[test]
fn lateness_counts_from_the_last_hour_and_comes_before_the_way() {
    // The far one has an appointment at 9:00 and the near ones wait.
    let stops = vec![stop(10.0), timed(60.0, 540, 540), stop(20.0)];
    assert_eq!(order(day(stops.clone()))[0], 1);
    let late = Trip::new(day(stops)).timetable(&[0, 1, 2]).late;
    assert_eq!(clock(late), 30);
    let both = Trip::new(day(vec![timed(0.0, 480, 480), timed(0.0, 480, 509)]));
    assert_eq!(both.timetable(&[0, 1]).legs[1].late, 60);
    assert_eq!(both.timetable(&[1, 0]).legs[1].late, 1800);
}

#[test]
fn fixed_stops_stay_first_and_last() {
    let stops = || vec![stop(10.0), stop(20.0), stop(30.0), stop(40.0)];
    assert_eq!(order(Day { first: Some(2), ..day(stops()) })[0], 2);
    assert_eq!(order(Day { last: Some(1), ..day(stops()) })[3], 1);
    let both = order(Day { first: Some(3), last: Some(0), ..day(stops()) });
    assert_eq!(both, [3, 2, 1, 0]);
    let one = order(Day { first: Some(0), last: Some(0), ..day(vec![stop(1.0)]) });
    assert_eq!(one, [0]);
    let same = order(Day { first: Some(1), last: Some(1), ..day(stops()) });
    assert_eq!(same, [1, 0, 2, 3]);
}

#[test]
fn none_one_and_twelve_stops_are_exact_and_thirteen_are_not() {
    let of = |n: usize| best_order(&Trip::new(day((0..n).map(|i| stop(i as f64)).collect())), 1, |_, _| {});
    assert_eq!(of(0), Ordered { order: vec![], is_exact: true });
    assert_eq!(of(1), Ordered { order: vec![0], is_exact: true });
    assert!(of(12).is_exact);
    assert!(!of(13).is_exact);
}

fn every_order(n: usize) -> Vec<Vec<usize>> {
    if n == 0 {
        return vec![vec![]];
    }
    let shorter = every_order(n - 1);
    let with = |at: usize, mut order: Vec<usize>| {
        order.insert(at, n - 1);
        order
    };
    shorter.iter().flat_map(|order| (0..n).map(move |at| with(at, order.clone()))).collect()
}

fn a_stop() -> impl Strategy<Value = Stop> {
    let window = (450..1000u32, 0..120u32)
        .prop_map(|(opens, long)| Window { opens: opens * 60, last_start: (opens + long) * 60 });
    ((-0.6..0.6f64, -0.6..0.6f64), 5..60u32, prop::collection::vec(window, 0..3)).prop_map(
        |((lat, lon), minutes, windows)| Stop {
            place: LatLon::new(lat, lon).unwrap(),
            visit_seconds: minutes * 60,
            windows,
        },
    )
}

fn a_day(stops: std::ops::Range<usize>) -> impl Strategy<Value = Day> {
    let place =
        || prop::option::of((-0.6..0.6f64, -0.6..0.6f64).prop_map(|p| LatLon::new(p.0, p.1).unwrap()));
    let lunch = prop::option::of((680..760u32, 1..90u32));
    (prop::collection::vec(a_stop(), stops), place(), place(), 420..800u32, lunch, (0..9usize, 0..9usize))
        .prop_map(|(stops, start, end, starts, lunch, (first, last))| {
            let n = stops.len();
            let lunch = lunch.map(|(from, long)| Lunch { from: from * 60, until: (from + long) * 60 });
            let first = (first < n).then_some(first);
            let last = (last < n && first != Some(last)).then_some(last);
            Day { stops, start, end, pace: PACE, starts: starts * 60, lunch, first, last }
        })
}

fn keeps_its_stops(day: &Day, order: &[usize]) -> bool {
    let mut seen = order.to_vec();
    seen.sort_unstable();
    seen == (0..day.stops.len()).collect::<Vec<_>>()
        && day.first.is_none_or(|first| order.first() == Some(&first))
        && day.last.is_none_or(|last| order.last() == Some(&last))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn few_stops_are_in_the_best_of_all_orders(day in a_day(0..6)) {
        let trip = Trip::new(day.clone());
        let found = best_order(&trip, 1, |_, _| {});
        prop_assert!(keeps_its_stops(&day, &found.order));
        let all = every_order(day.stops.len());
        let best = all.into_iter().filter(|order| keeps_its_stops(&day, order)).map(|order| trip.cost(&order)).min();
        prop_assert_eq!(Some(trip.cost(&found.order)), best);
    }

    #[test]
    fn the_table_and_the_cost_of_an_order_agree(day in a_day(0..9)) {
        let trip = Trip::new(day.clone());
        let order: Vec<usize> = (0..day.stops.len()).rev().collect();
        let table = trip.timetable(&order);
        prop_assert_eq!((table.late, table.ends, table.travel.metres), trip.cost(&order));
        let mut before = day.starts;
        for leg in &table.legs {
            prop_assert_eq!(leg.arrives, before + leg.way.seconds);
            prop_assert!(leg.arrives <= leg.begins && leg.leaves == leg.begins + day.stops[leg.stop].visit_seconds);
            before = leg.leaves;
        }
        prop_assert!(table.legs.iter().filter(|leg| leg.lunch).count() <= 1);
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4))]
    #[test]
    fn many_stops_keep_the_fixed_ones_and_are_never_worse_than_as_given(day in a_day(13..16), seed in 0..9u64) {
        let trip = Trip::new(day.clone());
        let found = best_order(&trip, seed, |_, _| {});
        prop_assert!(keeps_its_stops(&day, &found.order));
        let given: Vec<usize> = {
            let fixed = |stop: &usize| day.first != Some(*stop) && day.last != Some(*stop);
            day.first.into_iter().chain((0..day.stops.len()).filter(fixed)).chain(day.last).collect()
        };
        prop_assert!(trip.cost(&found.order) <= trip.cost(&given));
        prop_assert_eq!(best_order(&trip, seed, |_, _| {}).order, found.order);
    }
}

#[test]
fn twelve_stops_with_hours_found_by_search_are_close_to_the_exact_order() {
    let mut worse = 0;
    for seed in 0..6u64 {
        let mut dice = crate::domain::value::dice::Dice::new(seed);
        let mut stops = Vec::new();
        for at in 0..12 {
            let place = LatLon::new(dice.share() / 3.0, dice.share() / 3.0).unwrap();
            let opens = (8 * 60 + dice.below(420) as u32) * 60;
            let windows = if at % 3 == 0 { vec![Window { opens, last_start: opens + 1800 }] } else { vec![] };
            stops.push(Stop { place, visit_seconds: 1200, windows });
        }
        let trip = Trip::new(day(stops));
        let exact = trip.cost(&best_order(&trip, 1, |_, _| {}).order);
        let searched = trip.cost(&order::searched(&trip, 1, &|_, _| {}));
        assert!(searched >= exact);
        assert!(
            searched.0 <= exact.0 + 60 && searched.1 <= exact.1 + exact.1 / 100,
            "{seed}: {searched:?} {exact:?}"
        );
        worse += usize::from(searched != exact);
    }
    assert!(worse <= 2, "{worse} of 6 are not the best");
}
