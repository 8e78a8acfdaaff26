use super::*;
use proptest::prelude::*;

fn check_params() -> Params {
    Params::new(0.525, 6.183, 0.891, 1.614, 1).unwrap()
}

#[test]
fn log_likelihood_of_every_reference_client_is_the_printed_one() {
    let text = include_str!("../../../tests/reference/btyd_reference.csv");
    let mut checked = 0;
    for row in text.lines().skip(1) {
        let fields = crate::domain::alive::tests_support::fields(row);
        let number = |at: usize| -> f64 { fields[at].parse().unwrap() };
        let client = OrderHistory::new(number(1) as u32, number(2), number(3), 0.0).unwrap();
        let found = log_likelihood(&client, &check_params());
        assert!((found - number(7)).abs() < 1e-9 * number(7).abs().max(1.0), "{row}: {found}");
        checked += 1;
    }
    assert_eq!(checked, 32);
}

#[test]
fn log_likelihood_of_cdnow_at_its_maximum_is_the_published_one() {
    let params = Params::new(0.524838, 6.182992, 0.891356, 1.613999, 1).unwrap();
    let found = cdnow().slope(&params).log_likelihood;
    assert!((found + 9582.132685).abs() < 1e-6, "{found}");
    assert_eq!(cdnow().clients(), 2357);
}

pub(crate) fn cdnow() -> Sample {
    let text = include_str!("../../../tests/reference/cdnow_patterns.csv");
    Sample::weighted(text.lines().skip(1).map(|row| {
        let fields: Vec<f64> = row.split(',').map(|field| field.parse().unwrap()).collect();
        (OrderHistory::new(fields[0] as u32, fields[1], fields[2], 0.0).unwrap(), fields[3] as u32)
    }))
}

#[test]
fn erlang_one_is_the_plain_model_and_its_integral() {
    // k = 2, x = 0: ln L by numerical integration of P(no order in T) over rate and dropout.
    let params = Params::new(2.0, 20.0, 0.5, 5.5, 2).unwrap();
    let client = OrderHistory::new(0, 0.0, 45.0, 0.0).unwrap();
    // a/(a+b) + b/(a+b) · ∫ Gamma(λ; r, α)·e^(−λT)(1 + λT) dλ, the integral by the midpoint rule.
    let density = |rate: f64| 20f64.powi(2) * rate * (-20.0 * rate).exp();
    let step = 1e-5;
    let alive: f64 = (0..400_000)
        .map(|i| (f64::from(i) + 0.5) * step)
        .map(|rate| density(rate) * (-45.0 * rate).exp() * (1.0 + 45.0 * rate) * step)
        .sum();
    let expected = (0.5 / 6.0 + 5.5 / 6.0 * alive).ln();
    assert!((log_likelihood(&client, &params) - expected).abs() < 1e-8);
}

fn any_history() -> impl Strategy<Value = OrderHistory> {
    (0..400u32, 0.0..4000.0f64, 0.0..4000.0f64).prop_map(|(repeats, last, silence)| {
        let last = if repeats == 0 { 0.0 } else { last + f64::from(repeats) };
        OrderHistory::new(repeats, last, last + silence, f64::from(repeats)).unwrap()
    })
}

fn any_params() -> impl Strategy<Value = Params> {
    (-3.0..3.0f64, -3.0..8.0f64, -3.0..3.0f64, -3.0..5.0f64, 1..=8u32)
        .prop_map(|(r, alpha, a, b, k)| Params::new(r.exp(), alpha.exp(), a.exp(), b.exp(), k).unwrap())
}

proptest! {
    #[test]
    fn sum_over_clients_is_that_of_the_sample(clients in prop::collection::vec(any_history(), 1..12), params in any_params()) {
        let one_by_one: f64 = clients.iter().map(|client| log_likelihood(client, &params)).sum();
        let twice: Vec<_> = clients.iter().chain(&clients).copied().collect();
        let together = Sample::new(&twice).slope(&params).log_likelihood;
        prop_assert!((2.0 * one_by_one - together).abs() <= 1e-9 * together.abs().max(1.0), "{} {}", one_by_one, together);
    }

    #[test]
    fn slope_is_that_of_small_steps(clients in prop::collection::vec(any_history(), 1..6), params in any_params()) {
        let sample = Sample::new(&clients);
        let slope = sample.slope(&params);
        let at = |r: f64, alpha: f64, a: f64, b: f64| {
            sample.slope(&Params::new(params.r() * r, params.alpha() * alpha, params.a() * a, params.b() * b, params.k()).unwrap()).log_likelihood
        };
        let e = 1e-5;
        for (found, up, down) in [
            (slope.by_r * params.r(), at(1.0 + e, 1.0, 1.0, 1.0), at(1.0 - e, 1.0, 1.0, 1.0)),
            (slope.by_alpha * params.alpha(), at(1.0, 1.0 + e, 1.0, 1.0), at(1.0, 1.0 - e, 1.0, 1.0)),
            (slope.by_a * params.a(), at(1.0, 1.0, 1.0 + e, 1.0), at(1.0, 1.0, 1.0 - e, 1.0)),
            (slope.by_b * params.b(), at(1.0, 1.0, 1.0, 1.0 + e), at(1.0, 1.0, 1.0, 1.0 - e)),
        ] {
            let stepped = (up - down) / (2.0 * e);
            let scale = slope.log_likelihood.abs().max(found.abs()).max(1.0);
            prop_assert!((found - stepped).abs() < 1e-5 * scale, "{} {} at {:?}", found, stepped, params);
        }
    }

    #[test]
    fn log_likelihood_is_finite(client in any_history(), params in any_params()) {
        prop_assert!(log_likelihood(&client, &params).is_finite());
    }
}
