use super::*;
use crate::domain::alive::likelihood::tests::cdnow;
use crate::domain::alive::{OrderHistory, p_alive};
use crate::domain::calendar::day::Day;
use proptest::prelude::*;

#[test]
fn cdnow_reaches_the_published_maximum() {
    let fit = Fitting::maximum_likelihood(&cdnow(), 1).run();
    assert!((fit.log_likelihood + 9582.132685).abs() < 1e-6, "{fit:?}");
    let params = fit.params;
    for (found, published) in
        [(params.r(), 0.524838), (params.alpha(), 6.182992), (params.a(), 0.891356), (params.b(), 1.613999)]
    {
        assert!((found - published).abs() < 5e-5, "{found} {published}");
    }
    assert_eq!((fit.clients, params.k()), (2357, 1));
    assert!(fit.evaluations < 60, "{}", fit.evaluations);
}

#[test]
fn no_data_is_the_prior_with_two_stages() {
    let fit = Fitting::new(&Sample::new(&[]), Prior::default()).run();
    assert_eq!(fit, Fit::of_prior(&Prior::default()));
    assert_eq!(fit.params.k(), 2);
    assert!(fit.is_initial());
}

/// Clients that order every `interval` days give or take `jitter`, `orders` times, then are silent for `silence`.
fn steady(clients: i32, interval: i32, jitter: i32, orders: i32, silence: i32) -> Vec<OrderHistory> {
    (0..clients)
        .map(|client| {
            let mut day = Day::new(0);
            let mut days = vec![day];
            for order in 1..orders {
                day = day + interval + (client * 7 + order * 13) % (2 * jitter + 1) - jitter;
                days.push(day);
            }
            OrderHistory::from_order_days(&days, day + (client * 5) % silence.max(1)).unwrap()
        })
        .collect()
}

#[test]
fn regular_buyers_are_found_regular() {
    let fit = Fitting::new(&Sample::new(&steady(60, 28, 4, 12, 28)), Prior::default()).run();
    assert!(fit.params.k() >= 6, "{fit:?}");
    assert!((fit.params.typical_interval() - 28.0).abs() < 5.0, "{fit:?}");
    assert!(!fit.is_initial());
}

#[test]
fn regular_buyer_is_given_up_sooner_than_by_the_irregular_model() {
    let clients = steady(60, 28, 4, 12, 28);
    let sample = Sample::new(&clients);
    let regular = Fitting::new(&sample, Prior::default()).run().params;
    let plain = Fitting::maximum_likelihood(&sample, 1).run().params;
    let days: Vec<Day> = (0..12).map(|i| Day::new(i * 28)).collect();
    let silent = OrderHistory::from_order_days(&days, Day::new(11 * 28 + 90)).unwrap();
    assert!(p_alive(&silent, &regular) < p_alive(&silent, &plain));
}

#[test]
fn few_data_are_an_initial_estimate_near_the_prior() {
    let clients = steady(3, 30, 2, 3, 10);
    let fit = Fitting::new(&Sample::new(&clients), Prior::default()).run();
    assert!(fit.is_initial());
    assert_eq!((fit.clients, fit.repeats), (3, 6));
    assert!((0.01..0.3).contains(&fit.params.mean_dropout()), "{fit:?}");
}

#[test]
fn twenty_repeats_are_no_longer_initial() {
    let fit = Fit { repeats: 20, ..Fit::of_prior(&Prior::default()) };
    assert!(!fit.is_initial());
    assert!(Fit { repeats: 19, ..fit }.is_initial());
}

#[test]
fn progress_never_goes_back_and_ends_with_the_fit_of_a_run() {
    let sample = Sample::new(&steady(20, 28, 10, 6, 60));
    let mut fitting = Fitting::new(&sample, Prior::default());
    let mut last = 0.0;
    let fit = loop {
        match fitting.step() {
            Progress::Running { k, done } => {
                assert!((1..=8).contains(&k) && (last..1.0).contains(&done), "{k} {done} after {last}");
                last = done;
            }
            Progress::Done(fit) => break fit,
        }
    };
    assert_eq!(fit, Fitting::new(&sample, Prior::default()).run());
}

#[test]
fn order_of_clients_does_not_change_the_fit() {
    let mut clients = steady(30, 28, 9, 5, 50);
    let one = Fitting::new(&Sample::new(&clients), Prior::default()).run();
    clients.reverse();
    let other = Fitting::new(&Sample::new(&clients), Prior::default()).run();
    assert_eq!(one.params.k(), other.params.k());
    assert!((one.params.r() - other.params.r()).abs() < 1e-9);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn any_carteira_fits_to_a_possible_model(
        clients in prop::collection::vec((prop::collection::vec(0..1500i32, 1..30), 1500..1600i32), 1..20)
    ) {
        let histories: Vec<OrderHistory> = clients
            .iter()
            .filter_map(|(days, today)| {
                let mut days: Vec<Day> = days.iter().copied().map(Day::new).collect();
                days.sort_unstable();
                OrderHistory::from_order_days(&days, Day::new(*today))
            })
            .collect();
        let fit = Fitting::new(&Sample::new(&histories), Prior::default()).run();
        let Fit { params, .. } = fit;
        prop_assert!(Params::new(params.r(), params.alpha(), params.a(), params.b(), params.k()).is_some());
        prop_assert!(fit.log_likelihood.is_finite());
    }
}
