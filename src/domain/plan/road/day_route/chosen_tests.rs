use super::*;
use proptest::prelude::*;

fn stop(value: i64, windows: &[(u32, u32)]) -> TimedStop {
    let windows =
        windows.iter().map(|(opens, last_start)| DayWindow { opens: *opens, last_start: *last_start });
    TimedStop { value, visit_minutes: 30, windows: windows.collect() }
}

/// Places on a line, in minutes; the stops first, then start and end.
fn line(places: &[u32]) -> Distances {
    Distances::from_fn(places.len(), |i, j| places[i].abs_diff(places[j]))
}

const DAY: Shift = Shift { starts: 480, must_end: 1080 };

fn order(plan: &DayPlan) -> Vec<usize> {
    plan.visits.iter().map(|visit| visit.stop).collect()
}

#[test]
fn without_hours_the_way_is_the_shortest() {
    let stops = vec![stop(1, &[]), stop(1, &[]), stop(1, &[])];
    let plan = plan_day(&stops, &line(&[30, 10, 20, 0, 40]), DAY).unwrap();
    assert_eq!(order(&plan), [1, 2, 0]);
    assert_eq!((plan.travel_minutes, plan.ends, plan.value), (40, 480 + 40 + 90, 3));
    assert_eq!(plan.left_out, Vec::<usize>::new());
}

#[test]
fn waits_for_the_door_and_says_when() {
    let stops = vec![stop(1, &[(540, 600)])];
    let plan = plan_day(&stops, &line(&[10, 0, 0]), DAY).unwrap();
    assert_eq!(plan.visits, [Visit { stop: 0, arrives: 490, begins: 540, leaves: 570 }]);
    assert_eq!(plan.ends, 580);
}

#[test]
fn both_ends_of_a_window_are_open() {
    let at = |opens, last_start| {
        plan_day(&[stop(1, &[(opens, last_start)])], &line(&[10, 0, 0]), DAY).unwrap().value
    };
    assert_eq!(at(400, 490), 1);
    assert_eq!(at(400, 489), 0);
    assert_eq!(at(600, 599), 0);
}

#[test]
fn a_second_window_serves_when_the_first_is_gone() {
    let stops = vec![stop(1, &[(840, 900), (400, 450)])];
    let plan = plan_day(&stops, &line(&[10, 0, 0]), DAY).unwrap();
    assert_eq!(plan.visits[0].begins, 840);
}

#[test]
fn value_comes_before_finishing_early_and_that_before_travel() {
    // The dear stop is far; there is no time for it and for both cheap ones.
    let stops = vec![stop(5, &[]), stop(2, &[]), stop(2, &[])];
    let tight = Shift { starts: 480, must_end: 480 + 170 };
    let plan = plan_day(&stops, &line(&[70, 5, 10, 0, 0]), tight).unwrap();
    assert_eq!((order(&plan), plan.left_out.clone(), plan.value), (vec![0], vec![1, 2], 5));
    let longer = Shift { must_end: 480 + 200, ..tight };
    let both = plan_day(&stops, &line(&[70, 5, 10, 0, 0]), longer).unwrap();
    assert_eq!((both.value, both.left_out), (7, vec![2]));
    // Two orders end together at a door that opens late: the one that travels less is chosen.
    let waiting = vec![stop(1, &[(700, 700)]), stop(1, &[])];
    let plan = plan_day(&waiting, &line(&[20, 10, 0, 20]), DAY).unwrap();
    assert_eq!((order(&plan), plan.travel_minutes), (vec![1, 0], 20));
}

#[test]
fn a_day_too_short_for_any_visit_is_still_a_plan() {
    let plan = plan_day(&[stop(1, &[])], &line(&[10, 0, 5]), Shift { starts: 480, must_end: 485 }).unwrap();
    assert_eq!((plan.visits, plan.left_out, plan.ends, plan.travel_minutes), (vec![], vec![0], 485, 5));
    assert_eq!(plan_day(&[], &line(&[0, 5]), Shift { starts: 480, must_end: 484 }), None);
    assert_eq!(plan_day(&[], &line(&[0, 5]), Shift { starts: 480, must_end: 485 }).unwrap().ends, 485);
}

#[test]
fn thirteen_candidates_or_missing_places_are_refused() {
    let stops = vec![stop(1, &[]); 13];
    assert_eq!(plan_day(&stops, &line(&[0; 15]), DAY), None);
    assert_eq!(plan_day(&stops[..2], &line(&[0; 3]), DAY), None);
}

#[test]
fn twelve_candidates_are_planned() {
    let stops: Vec<TimedStop> = (0..12).map(|i| stop(1, &[(480 + i * 30, 1000)])).collect();
    let places: Vec<u32> = (0..14).map(|i| (i * 7) % 13).collect();
    let plan = plan_day(&stops, &line(&places), DAY).unwrap();
    assert_eq!(plan.visits.len() + plan.left_out.len(), 12);
    assert!(plan.visits.len() >= 11, "{plan:?}");
}

/// Every subset in every order.
fn by_hand(stops: &[TimedStop], minutes: &Distances, shift: Shift) -> Option<(i64, u32, u32)> {
    #[derive(Clone, Copy)]
    struct Here {
        made: usize,
        place: usize,
        time: u32,
        travel: u32,
        value: i64,
    }
    fn go(
        stops: &[TimedStop],
        minutes: &Distances,
        shift: Shift,
        here: Here,
        best: &mut Option<(i64, u32, u32)>,
    ) {
        let back = minutes.between(here.place, stops.len() + 1);
        let (ends, travel) = (here.time + back, here.travel + back);
        if ends <= shift.must_end {
            let found = (here.value, ends, travel);
            let is_better = best.is_none_or(|(v, e, t)| (v, found.1, found.2) < (found.0, e, t));
            if is_better {
                *best = Some(found);
            }
        }
        for next in (0..stops.len()).filter(|next| here.made & (1 << next) == 0) {
            let way = minutes.between(here.place, next);
            let arrives = here.time + way;
            let allowed = |minute: &u32| {
                stops[next].windows.is_empty()
                    || stops[next].windows.iter().any(|w| (w.opens..=w.last_start).contains(minute))
            };
            if let Some(begins) = (arrives..=1500).find(allowed) {
                let (time, travel) = (begins + stops[next].visit_minutes, here.travel + way);
                let value = here.value + stops[next].value;
                go(
                    stops,
                    minutes,
                    shift,
                    Here { made: here.made | 1 << next, place: next, time, travel, value },
                    best,
                );
            }
        }
    }
    let mut best = None;
    go(
        stops,
        minutes,
        shift,
        Here { made: 0, place: stops.len(), time: shift.starts, travel: 0, value: 0 },
        &mut best,
    );
    best
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]
    #[test]
    fn the_plan_is_the_best_of_all(
        stops in prop::collection::vec((1..9i64, prop::collection::vec((480..900u32, 0..120u32), 0..3)), 0..6),
        places in prop::collection::vec(0..200u32, 8),
        hours in 60..600u32,
    ) {
        let stops: Vec<TimedStop> = stops
            .into_iter()
            .map(|(value, windows)| stop(value, &windows.iter().map(|(o, l)| (*o, o + l)).collect::<Vec<_>>()))
            .collect();
        let minutes = line(&places[..stops.len() + 2]);
        let shift = Shift { starts: 480, must_end: 480 + hours };
        let plan = plan_day(&stops, &minutes, shift);
        let found = plan.as_ref().map(|plan| (plan.value, plan.ends, plan.travel_minutes));
        prop_assert_eq!(found, by_hand(&stops, &minutes, shift));
        if let Some(plan) = plan {
            prop_assert_eq!(plan.visits.len() + plan.left_out.len(), stops.len());
        }
    }
}
