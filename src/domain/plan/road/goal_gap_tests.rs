use super::*;
use proptest::prelude::*;

const PACE: Pace = Pace { road_factor_hundredths: 130, speed_kmh: 40 };

fn at(lat: f64, lon: f64) -> LatLon {
    LatLon::new(lat, lon).unwrap()
}

fn asked(candidates: Vec<LatLon>, missing: usize, days: usize) -> GoalGap {
    let capacity = Capacity { visits: 8, seconds: 9 * 3600, visit_seconds: 1800 };
    GoalGap { home: at(0.0, 0.0), candidates, missing, days: vec![8; days], capacity, pace: PACE }
}

fn scattered(n: usize, seed: u64) -> Vec<LatLon> {
    let mut dice = Dice::new(seed);
    (0..n).map(|_| at(dice.share() - 0.5, dice.share() - 0.5)).collect()
}

fn find(asked: &GoalGap) -> Reach {
    cheapest(asked, 1, |_, _| {})
}

fn visits(reach: &Reach) -> usize {
    reach.days.iter().map(|day| day.order.len()).sum()
}

fn driving(reach: &Reach) -> u32 {
    reach.days.iter().map(|day| day.way.seconds).sum()
}

#[test]
fn the_near_ones_are_chosen_and_one_day_is_enough() {
    let candidates = vec![at(0.3, 0.0), at(0.02, 0.0), at(0.0, 0.4), at(0.03, 0.0), at(0.01, 0.0)];
    let reach = find(&asked(candidates, 3, 5));
    assert_eq!((reach.days.len(), reach.short), (1, 0));
    let mut order = reach.days[0].order.clone();
    order.sort_unstable();
    assert_eq!(order, [1, 3, 4]);
}

#[test]
fn a_far_crowd_is_cheaper_than_scattered_neighbours() {
    let crowd = (0..6).map(|i| at(0.25, 0.001 * f64::from(i)));
    let ring = (0..6).map(|i| {
        let angle = f64::from(i) * std::f64::consts::TAU / 6.0;
        at(0.2 * angle.sin(), 0.2 * angle.cos())
    });
    let reach = find(&asked(ring.chain(crowd).collect(), 6, 3));
    assert_eq!(reach.days.len(), 1);
    assert!(reach.days[0].order.iter().all(|stop| *stop >= 6 || *stop == 1 || *stop == 2), "{reach:?}");
}

#[test]
fn days_hours_and_clients_limit_what_is_reached() {
    assert_eq!(find(&asked(scattered(30, 1), 20, 2)).short, 4);
    assert_eq!(find(&asked(scattered(5, 1), 20, 9)).short, 15);
    assert_eq!(find(&asked(scattered(5, 1), 3, 0)), Reach { days: vec![], short: 3 });
    assert_eq!(find(&asked(vec![], 3, 2)), Reach { days: vec![], short: 3 });
    assert_eq!(find(&asked(scattered(5, 1), 0, 2)), Reach::default());
    // Twenty degrees away: no day is long enough.
    assert_eq!(find(&asked(vec![at(20.0, 0.0)], 1, 3)).short, 1);
}

#[test]
fn a_day_with_less_room_takes_fewer_and_one_without_none() {
    let mut asked = asked(scattered(30, 2), 20, 0);
    asked.days = vec![2, 0, 8, 1];
    let reach = find(&asked);
    assert_eq!(reach.short, 20 - visits(&reach));
    assert!(visits(&reach) <= 11);
    for day in &reach.days {
        assert!(day.order.len() <= asked.days[day.day], "{day:?}");
        let most = asked.capacity.seconds as usize * asked.days[day.day] / 8;
        assert!(day.way.seconds as usize + 1800 * day.order.len() <= most);
    }
    assert!(reach.days.is_sorted_by_key(|day| day.day));
}

#[test]
fn a_day_holds_its_hours_less_lunch() {
    let capacity = Capacity::of(&VisitRules::default());
    assert_eq!(capacity, Capacity { visits: 8, seconds: 9 * 3600, visit_seconds: 1800 });
    let early =
        VisitRules { ends: chrono::NaiveTime::from_hms_opt(12, 30, 0).unwrap(), ..VisitRules::default() };
    assert_eq!(Capacity::of(&early).seconds, 4 * 3600);
}

/// Every choice and split of few candidates.
fn least(asked: &GoalGap) -> Option<u32> {
    fn go(asked: &GoalGap, at: usize, days: &mut [Vec<usize>]) -> Option<u32> {
        if at == asked.candidates.len() {
            if days.iter().map(Vec::len).sum::<usize>() != asked.missing {
                return None;
            }
            let reach: Vec<_> = days.iter().map(|day| in_best_order(asked, &asked.candidates, day)).collect();
            let fits = |(order, way): &(Vec<usize>, Way)| {
                order.len() <= asked.capacity.visits
                    && way.seconds + 1800 * order.len() as u32 <= asked.capacity.seconds
            };
            return reach.iter().all(fits).then(|| reach.iter().map(|(_, way)| way.seconds).sum());
        }
        let mut best = go(asked, at + 1, days);
        for day in 0..days.len() {
            days[day].push(at);
            let found = go(asked, at + 1, days);
            best = best.into_iter().chain(found).min();
            days[day].pop();
        }
        best
    }
    go(asked, 0, &mut vec![Vec::new(); asked.days.len()])
}

#[test]
fn few_clients_are_reached_with_the_least_driving_or_nearly() {
    let (mut found, mut possible) = (0, 0);
    for seed in 0..10 {
        let mut asked = asked(scattered(6, seed), 4, 2);
        (asked.capacity.visits, asked.days) = (3, vec![3, 3]);
        let reach = find(&asked);
        let best = least(&asked).unwrap();
        assert_eq!(reach.short, 0);
        assert!(driving(&reach) >= best);
        (found, possible) = (found + driving(&reach), possible + best);
    }
    assert!(u64::from(found) * 1000 <= u64::from(possible) * 1010, "{found} instead of {possible}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn no_day_holds_more_than_it_can_and_nobody_is_visited_twice(
        n in 0..40usize, seed in 0..99u64, missing in 0..30usize, days in 0..5usize,
    ) {
        let asked = asked(scattered(n, seed), missing, days);
        let reach = find(&asked);
        prop_assert!(reach.days.len() <= days);
        prop_assert_eq!(visits(&reach) + reach.short, missing);
        let mut seen: Vec<usize> = reach.days.iter().flat_map(|day| day.order.clone()).collect();
        seen.sort_unstable();
        seen.dedup();
        prop_assert_eq!(seen.len(), visits(&reach));
        for day in &reach.days {
            prop_assert!(!day.order.is_empty() && day.order.len() <= asked.capacity.visits);
            let all = [&[n][..], &day.order, &[n]].concat();
            let place = |at: usize| asked.candidates.get(at).copied().unwrap_or(asked.home);
            let way: u32 = all.windows(2).map(|w| PACE.seconds(PACE.metres(place(w[0]), place(w[1])))).sum();
            prop_assert_eq!(way, day.way.seconds);
            prop_assert!(way + 1800 * day.order.len() as u32 <= asked.capacity.seconds);
        }
    }
}
