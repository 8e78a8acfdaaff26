use super::*;
use crate::domain::rhythm::lifecycle::Lifecycle;
use proptest::prelude::*;

const PACE: Pace = Pace { road_factor_hundredths: 130, speed_kmh: 40 };

fn at(lat: f64, lon: f64) -> LatLon {
    LatLon::new(lat, lon).unwrap()
}

fn one(lat: f64, lon: f64, value: i64) -> Candidate {
    Candidate { place: at(lat, lon), visit_seconds: 1800, value }
}

fn asked(candidates: Vec<Candidate>, hours: f64) -> FreeHours {
    let seconds = (hours * 3600.0) as u32;
    FreeHours { candidates, start: at(0.0, 0.0), end: None, pace: PACE, seconds, most_stops: 99 }
}

fn choose(asked: &FreeHours) -> Chosen {
    most_valuable(asked, 1, |_, _| {})
}

/// What an order really takes.
fn takes(asked: &FreeHours, order: &[usize]) -> u32 {
    let places: Vec<LatLon> = [asked.start]
        .into_iter()
        .chain(order.iter().map(|at| asked.candidates[*at].place))
        .chain(asked.end)
        .collect();
    let ways = places.windows(2).map(|way| asked.pace.seconds(asked.pace.metres(way[0], way[1])));
    ways.sum::<u32>() + order.iter().map(|at| asked.candidates[*at].visit_seconds).sum::<u32>()
}

fn scattered(n: usize, seed: u64) -> Vec<Candidate> {
    let mut dice = Dice::new(seed);
    (0..n)
        .map(|_| one(dice.share() * 0.4 - 0.2, dice.share() * 0.4 - 0.2, 1 + dice.below(1000) as i64))
        .collect()
}

#[test]
fn the_dear_one_is_chosen_when_there_is_time_for_one_only() {
    let candidates = vec![one(0.01, 0.0, 5), one(-0.01, 0.0, 9)];
    let short = choose(&asked(candidates.clone(), 0.6));
    assert_eq!((short.order, short.value, short.is_exact), (vec![1], 9, true));
    let long = choose(&asked(candidates, 2.0));
    assert_eq!((long.order.len(), long.value), (2, 14));
}

#[test]
fn the_hours_end_at_the_minute() {
    let candidates = vec![one(0.1, 0.0, 5)];
    let needed = takes(&asked(candidates.clone(), 0.0), &[0]);
    let with = |seconds| choose(&FreeHours { seconds, ..asked(candidates.clone(), 0.0) }).order;
    assert_eq!(with(needed), [0]);
    assert_eq!(with(needed - 1), Vec::<usize>::new());
    let back = FreeHours { end: Some(at(0.0, 0.0)), seconds: needed, ..asked(candidates.clone(), 0.0) };
    assert_eq!(choose(&back).order, Vec::<usize>::new());
}

#[test]
fn no_more_stops_are_made_than_asked_for() {
    for n in [5, 20] {
        let of = |most_stops| choose(&FreeHours { most_stops, ..asked(scattered(n, 3), 9.0) });
        let (none, two, all) = (of(0), of(2), of(99));
        assert_eq!((none.order.len(), two.order.len()), (0, 2));
        assert!(all.order.len() > 2 && all.value > two.value);
    }
}

#[test]
fn nobody_near_gives_nothing() {
    assert_eq!(choose(&asked(vec![], 3.0)).order, Vec::<usize>::new());
    assert_eq!(choose(&asked(vec![one(20.0, 0.0, 5)], 3.0)).order, Vec::<usize>::new());
    assert_eq!(choose(&asked(vec![one(0.0, 0.0, 0)], 3.0)).order, Vec::<usize>::new());
}

#[test]
fn a_visit_is_worth_the_loss_it_may_avoid_and_its_lateness() {
    let status = |state, days, revenue_12m| Status {
        lifecycle: Lifecycle::Active,
        abc: None,
        state,
        cadence_days: 30,
        last_contact: None,
        last_order: None,
        days_since_interaction: days,
        days_since_order: None,
        revenue_12m,
        excluded: None,
    };
    let value = |state, days, revenue| visit_value(&status(state, days, revenue), 5_000);
    assert_eq!(value(ContactState::OnTrack, Some(10), 1_200_000), 5_000);
    assert_eq!(value(ContactState::Due, Some(30), 1_200_000), 5_000);
    assert_eq!(value(ContactState::Overdue, Some(45), 1_200_000), 5_000 + 50_000);
    assert_eq!(value(ContactState::Never, None, 0), 5_000 + 100);
    assert_eq!(visit_value(&status(ContactState::OnTrack, Some(0), 0), -3), 1);
}

#[test]
fn the_search_is_close_to_the_best_choice() {
    let (mut found, mut possible) = (0, 0);
    for seed in 0..8 {
        let asked = asked(scattered(12, seed), 4.0);
        let values: Vec<i64> = asked.candidates.iter().map(|one| one.value).collect();
        let stops = asked.candidates.iter();
        let trip = Trip::new(Day {
            stops: stops.map(|one| Stop { place: one.place, visit_seconds: 1800, windows: vec![] }).collect(),
            start: Some(asked.start),
            end: None,
            pace: PACE,
            starts: 0,
            lunch: None,
            first: None,
            last: None,
        });
        let limit = Limit { seconds: asked.seconds, stops: 99 };
        let exact = exactly(&trip, &values, limit);
        let searched = searched(&trip, &values, limit, seed, |_, _| {});
        assert!(searched.value <= exact.value);
        (found, possible) = (found + searched.value, possible + exact.value);
    }
    assert!(found * 1000 >= possible * 995, "{found} of {possible}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn the_hours_are_never_exceeded_and_no_stop_is_made_twice(
        n in 0..24usize, seed in 0..500u64, hours in 0.0..9.0f64, comes_back: bool,
    ) {
        let end = comes_back.then(|| at(0.05, 0.05));
        let asked = FreeHours { end, ..asked(scattered(n, seed), hours) };
        let chosen = most_valuable(&asked, seed, |_, _| {});
        if !chosen.order.is_empty() {
            prop_assert!(takes(&asked, &chosen.order) <= asked.seconds);
            prop_assert_eq!(takes(&asked, &chosen.order), chosen.seconds);
        }
        prop_assert_eq!(chosen.value, chosen.order.iter().map(|at| asked.candidates[*at].value).sum::<i64>());
        let mut seen = chosen.order.clone();
        seen.sort_unstable();
        seen.dedup();
        prop_assert_eq!(seen.len(), chosen.order.len());
        // Whoever is left out does not fit at the end any more, or a better one took the place.
        if chosen.is_exact {
            for out in (0..n).filter(|at| !chosen.order.contains(at)) {
                let mut longer = chosen.order.clone();
                longer.push(out);
                prop_assert!(takes(&asked, &longer) > asked.seconds);
            }
        }
    }

    #[test]
    fn more_hours_are_never_worth_less(n in 0..10usize, seed in 0..500u64, hours in 0.0..6.0f64) {
        let less = choose(&asked(scattered(n, seed), hours));
        let more = choose(&asked(scattered(n, seed), hours + 1.0));
        prop_assert!(less.value <= more.value);
    }
}
