use super::*;
use crate::domain::value::dice::Dice;
use proptest::prelude::*;

/// Every order tried, for few places.
fn shortest_by_hand(distances: &Distances, ends: Ends) -> u64 {
    fn go(distances: &Distances, ends: Ends, order: &mut Vec<usize>, left: &mut Vec<usize>) -> u64 {
        if left.is_empty() {
            return length(distances, ends, order);
        }
        (0..left.len())
            .map(|at| {
                order.push(left.swap_remove(at));
                let found = go(distances, ends, order, left);
                let back = order.pop().unwrap();
                left.push(back);
                let last = left.len() - 1;
                left.swap(at, last);
                found
            })
            .min()
            .unwrap()
    }
    go(distances, ends, &mut Vec::new(), &mut (0..distances.places()).collect())
}

/// The length of an order that keeps its ends; endless when it does not.
fn length(distances: &Distances, ends: Ends, order: &[usize]) -> u64 {
    let (first, last) = (order.first().copied(), order.last().copied());
    let keeps = match ends {
        Ends::Round { home } => first == Some(home),
        Ends::FromTo { start, end } => first == Some(start) && last == Some(end),
        Ends::From { start } => first == Some(start),
        Ends::Free => true,
    };
    if !keeps {
        return u64::MAX;
    }
    let back = match (ends, first, last) {
        (Ends::Round { .. }, Some(first), Some(last)) => u64::from(distances.between(last, first)),
        (Ends::Round { .. } | Ends::FromTo { .. } | Ends::From { .. } | Ends::Free, _, _) => 0,
    };
    distances.path_length(order) + back
}

pub(super) fn scattered(places: usize, seed: u64) -> Distances {
    let mut dice = Dice::new(seed);
    let points: Vec<(f64, f64)> =
        (0..places).map(|_| (dice.share() * 10_000.0, dice.share() * 10_000.0)).collect();
    Distances::from_fn(places, |i, j| {
        let ((x, y), (u, v)) = (points[i], points[j]);
        (x - u).hypot(y - v).round() as u32
    })
}

pub(super) fn references() -> Vec<(String, u64, Distances)> {
    let text = include_str!("../../../../../tests/reference/tsplib_small.json");
    let parsed: serde_json::Value = serde_json::from_str(text).unwrap();
    let instances = parsed["instances"].as_object().unwrap();
    instances
        .iter()
        .map(|(name, instance)| {
            let cell = |i: usize, j: usize| instance["matriz"][i][j].as_u64().unwrap() as u32;
            let places = instance["n"].as_u64().unwrap() as usize;
            (name.clone(), instance["otimo"].as_u64().unwrap(), Distances::from_fn(places, cell))
        })
        .collect()
}

fn is_every_place_once(order: &[usize], places: usize) -> bool {
    let mut seen = order.to_vec();
    seen.sort_unstable();
    seen == (0..places).collect::<Vec<_>>()
}

#[test]
fn reference_instances_are_within_half_a_percent_of_the_optimum() {
    for (name, optimum, distances) in references() {
        for seed in 0..6 {
            let found = shortest_order(&distances, Ends::Round { home: 0 }, 500, seed);
            assert!(is_every_place_once(&found.order, distances.places()));
            assert_eq!(length(&distances, Ends::Round { home: 0 }, &found.order), found.length);
            assert!(found.length >= optimum, "{name} {found:?}");
            assert!(
                found.length * 1000 <= optimum * 1005,
                "{name} seed {seed}: {} of {optimum}",
                found.length
            );
        }
    }
}

#[test]
fn nothing_one_and_two_places_have_an_order() {
    let none = Distances::from_fn(0, |_, _| 1);
    assert_eq!(shortest_order(&none, Ends::Free, 10, 0).order, Vec::<usize>::new());
    let one = Distances::from_fn(1, |_, _| 1);
    for ends in
        [Ends::Free, Ends::Round { home: 0 }, Ends::From { start: 0 }, Ends::FromTo { start: 0, end: 0 }]
    {
        let found = shortest_order(&one, ends, 10, 0);
        assert_eq!((found.order, found.length), (vec![0], 0), "{ends:?}");
    }
    let two = Distances::from_fn(2, |_, _| 7);
    assert_eq!(shortest_order(&two, Ends::Round { home: 1 }, 10, 0).order, [1, 0]);
    assert_eq!(shortest_order(&two, Ends::Round { home: 1 }, 10, 0).length, 14);
    assert_eq!(shortest_order(&two, Ends::From { start: 1 }, 10, 0).length, 7);
}

#[test]
fn places_at_the_same_spot_are_all_visited() {
    let same = Distances::from_fn(20, |_, _| 0);
    let found = shortest_order(&same, Ends::From { start: 3 }, 50, 1);
    assert!(is_every_place_once(&found.order, 20));
    assert_eq!((found.order[0], found.length), (3, 0));
}

#[test]
fn same_seed_gives_the_same_order_and_more_rounds_never_a_longer_one() {
    let distances = scattered(60, 5);
    let few = shortest_order(&distances, Ends::Round { home: 0 }, 20, 9);
    let again = shortest_order(&distances, Ends::Round { home: 0 }, 20, 9);
    assert_eq!(few, again);
    let mut search = Search::new(&distances, Ends::Round { home: 0 }, 9);
    search.improve(20);
    search.improve(500);
    assert!(search.itinerary().length <= few.length);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn few_places_are_in_the_shortest_order(cells in prop::collection::vec(0..100u32, 49), places in 2..7usize, start in 0..7usize, end in 0..7usize) {
        let (start, end) = (start % places, end % places);
        let distances = Distances::from_fn(places, |i, j| cells[i * 7 + j]);
        let mut all = vec![Ends::Round { home: start }, Ends::From { start }, Ends::Free];
        if start != end {
            all.push(Ends::FromTo { start, end });
        }
        for ends in all {
            let found = shortest_order(&distances, ends, 0, 0);
            prop_assert!(found.is_exact);
            prop_assert!(is_every_place_once(&found.order, places));
            prop_assert_eq!(length(&distances, ends, &found.order), found.length);
            prop_assert_eq!(found.length, shortest_by_hand(&distances, ends));
        }
    }

    #[test]
    fn many_places_keep_their_ends_and_are_visited_once(places in 15..40usize, seed in 0..50u64) {
        let distances = scattered(places, seed);
        for ends in [Ends::Round { home: 3 }, Ends::From { start: 2 }, Ends::FromTo { start: 1, end: 4 }, Ends::Free] {
            let found = shortest_order(&distances, ends, 60, seed);
            prop_assert!(!found.is_exact);
            prop_assert!(is_every_place_once(&found.order, places));
            prop_assert_eq!(length(&distances, ends, &found.order), found.length);
        }
    }
}
