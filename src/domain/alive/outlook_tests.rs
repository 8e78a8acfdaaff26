use super::*;
use crate::domain::calendar::day::Day;
use proptest::prelude::*;

/// The printed digits: ten significant.
fn same_digits(found: f64, printed: f64) -> bool {
    (found - printed).abs() <= 6e-10 * printed.abs().max(1e-30)
}

#[test]
fn every_reference_client_matches_to_the_printed_digits() {
    let params = Params::new(0.525, 6.183, 0.891, 1.614, 1).unwrap();
    let text = include_str!("../../../tests/reference/btyd_reference.csv");
    let mut worst: f64 = 0.0;
    for row in text.lines().skip(1) {
        let fields = crate::domain::alive::tests_support::fields(row);
        let number = |at: usize| -> f64 { fields[at].parse().unwrap() };
        let client = OrderHistory::new(number(1) as u32, number(2), number(3), 0.0).unwrap();
        let found = outlook(&client, &params, number(4));
        assert!(same_digits(found.p_alive, number(9)), "{row}: {found:?}");
        assert!(same_digits(found.expected_orders, number(10)), "{row}: {found:?}");
        assert!(same_digits(found.p_buys, number(11)), "{row}: {found:?}");
        worst = worst.max((found.p_alive - number(9)).abs());
    }
    assert!(worst < 1e-10, "{worst}");
}

#[test]
fn the_two_check_clients_of_the_domain_text_match() {
    let params = Params::new(0.525, 6.183, 0.891, 1.614, 1).unwrap();
    let twice = OrderHistory::new(2, 30.43, 38.86, 0.0).unwrap();
    assert!(same_digits(p_alive(&twice, &params), 0.7062022651));
    assert!(same_digits(expected_orders(&twice, &params, 39.0), 1.262960623));
    assert!(same_digits(p_buys_within(&twice, &params, 39.0), 0.5599940908));
    let once = OrderHistory::new(0, 0.0, 38.86, 0.0).unwrap();
    assert!(same_digits(p_alive(&once, &params), 0.3897350809));
}

#[test]
fn incomplete_beta_with_whole_m_agrees_with_its_closed_forms() {
    let tail = |z: f64, m: u32, q: f64| {
        let mut tail = Tail::new(z, (-z).ln_1p(), q);
        tail.advance(m);
        tail.at_least
    };
    for z in [1e-9, 0.1, 0.5, 0.9] {
        assert!((tail(z, 1, 2.5) - (1.0 - (1.0f64 - z).powf(2.5))).abs() < 1e-15);
        // I_z(m, 1) = z^m.
        for m in 1..6 {
            assert!((tail(z, m, 1.0) - z.powi(m as i32)).abs() < 1e-15);
        }
        // I_z(2, 3) = z²(6 − 8z + 3z²).
        assert!((tail(z, 2, 3.0) - z * z * (6.0 - 8.0 * z + 3.0 * z * z)).abs() < 1e-15);
    }
}

#[test]
fn regular_client_is_expected_about_one_interval_after_its_last_order() {
    // Orders every 28 days for a year and a half, the last one today.
    let days: Vec<Day> = (0..20).map(|i| Day::new(i * 28)).collect();
    let client = OrderHistory::from_order_days(&days, Day::new(19 * 28)).unwrap();
    let params = Params::new(2.0, 7.5, 0.48, 5.52, 8).unwrap();
    let next = next_order_days(&client, &params).unwrap();
    assert!((24..=30).contains(&next), "{next}");
    // Ten days later it is nearer, and after its day it stays a short way ahead.
    let later = OrderHistory::from_order_days(&days, Day::new(19 * 28 + 10)).unwrap();
    assert!(next_order_days(&later, &params).unwrap() < next);
}

#[test]
fn next_order_is_the_first_day_at_which_half_is_reached() {
    let params = Params::new(0.525, 6.183, 0.891, 1.614, 1).unwrap();
    let client = OrderHistory::new(2, 30.43, 38.86, 0.0).unwrap();
    let day = next_order_days(&client, &params).unwrap();
    let alive = p_alive(&client, &params);
    assert!(p_buys_within(&client, &params, f64::from(day)) / alive >= 0.5);
    assert!(p_buys_within(&client, &params, f64::from(day - 1)) / alive < 0.5);
}

#[test]
fn an_order_that_would_take_more_than_ten_years_has_no_date() {
    let params = Params::new(0.01, 1e6, 1.0, 1.0, 1).unwrap();
    assert_eq!(next_order_days(&OrderHistory::new(0, 0.0, 10.0, 0.0).unwrap(), &params), None);
}

#[test]
fn silence_of_the_whole_history_still_leaves_a_number() {
    let params = Params::new(2.0, 15.0, 0.5, 5.5, 3).unwrap();
    let once_today = OrderHistory::new(0, 0.0, 0.0, 0.0).unwrap();
    assert!((p_alive(&once_today, &params) - 5.5 / 6.0).abs() < 1e-12);
    assert_eq!(p_buys_within(&once_today, &params, 0.0), 0.0);
    assert_eq!(expected_orders(&once_today, &params, -3.0), 0.0);
    let long_gone = OrderHistory::new(300, 300.0, 1e6, 0.0).unwrap();
    assert_eq!(p_alive(&long_gone, &params), 0.0);
}

fn any_case() -> impl Strategy<Value = (u32, f64, f64, Params)> {
    let params = (-4.0..4.0f64, -4.0..9.0f64, -4.0..4.0f64, -4.0..6.0f64, 1..=8u32)
        .prop_map(|(r, alpha, a, b, k)| Params::new(r.exp(), alpha.exp(), a.exp(), b.exp(), k).unwrap());
    (0..2000u32, 0.0..3000.0f64, 0.0..4000.0f64, params)
        .prop_map(|(x, last, silence, params)| (x, if x == 0 { 0.0 } else { last }, silence, params))
}

proptest! {
    #[test]
    fn every_answer_is_finite_and_in_its_range((x, last, silence, params) in any_case(), horizon in 0.0..4000.0f64) {
        let client = OrderHistory::new(x, last, last + silence, 0.0).unwrap();
        let found = outlook(&client, &params, horizon);
        prop_assert!((0.0..=1.0).contains(&found.p_alive), "{:?}", found);
        prop_assert!((0.0..=found.p_alive).contains(&found.p_buys), "{:?}", found);
        prop_assert!(found.expected_orders.is_finite());
        prop_assert!(found.expected_orders >= found.p_buys - 1e-12, "{:?}", found);
        prop_assert!(found.next_order_days.is_none_or(|days| (1..=3650).contains(&days)));
    }

    #[test]
    fn silence_never_makes_a_client_more_alive((x, last, silence, params) in any_case(), more in 0.0..500.0f64) {
        let at = |silence: f64| p_alive(&OrderHistory::new(x, last, last + silence, 0.0).unwrap(), &params);
        prop_assert!(at(silence + more) <= at(silence) + 1e-12);
    }

    #[test]
    fn a_longer_horizon_never_holds_less((x, last, silence, params) in any_case(), h in 0.0..400.0f64, more in 0.0..400.0f64) {
        let client = OrderHistory::new(x, last, last + silence, 0.0).unwrap();
        prop_assert!(p_buys_within(&client, &params, h + more) >= p_buys_within(&client, &params, h) - 1e-12);
        let (short, long) = (expected_orders(&client, &params, h), expected_orders(&client, &params, h + more));
        prop_assert!(long >= short * (1.0 - 1e-9) - 1e-12, "{} {}", short, long);
    }
}
