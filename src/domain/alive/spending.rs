//! What an order of each client is worth, and what is lost by letting it go.
//!
//! Gamma-Gamma (Fader and Hardie 2013): order values vary within a client as Gamma(p, ν), and ν between clients as
//! Gamma(q, v). A client with few orders is drawn towards the mean of the carteira: E[m|x, m̄] = p(v + x·m̄)/(p·x + q − 1).

use serde::{Deserialize, Serialize};

use super::minimise::{Descent, Step};

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spending {
    p: f64,
    q: f64,
    v: f64,
}

impl Spending {
    /// `None` unless p and v are positive and q above 1 (below it the mean value is infinite).
    pub fn new(p: f64, q: f64, v: f64) -> Option<Self> {
        (p > 0.0 && q > 1.0 && v > 0.0 && p.is_finite() && q.is_finite() && v.is_finite()).then_some(Self {
            p,
            q,
            v,
        })
    }

    /// From the number of orders and their mean value, of each client; those without a positive value are left out.
    /// `None` when none is left.
    ///
    /// Maximum a posteriori with broad beliefs around a carteira whose mean is the one observed.
    pub fn fit(clients: &[(u32, f64)]) -> Option<Self> {
        let buyers: Vec<(f64, f64)> = clients
            .iter()
            .filter(|(orders, mean)| *orders > 0 && *mean > 0.0 && mean.is_finite())
            .map(|(orders, mean)| (f64::from(*orders), *mean))
            .collect();
        if buyers.is_empty() {
            return None;
        }
        let log_mean = buyers.iter().map(|(_, mean)| mean.ln()).sum::<f64>() / buyers.len() as f64;
        let centre = [BELIEVED_LOG_P, BELIEVED_LOG_Q, log_mean];
        let mut loss = |at: &[f64; 3]| with_slope(at, |at| spending_loss(&buyers, at, &centre));
        let mut descent = Descent::new(centre, [BELIEVED_DEVIATION * BELIEVED_DEVIATION; 3], &mut loss);
        for _ in 0..MAX_STEPS {
            if descent.step(TOLERANCE, &mut loss) == Step::Arrived {
                break;
            }
        }
        Some(Self::at(&descent.at))
    }

    pub fn p(&self) -> f64 {
        self.p
    }

    pub fn q(&self) -> f64 {
        self.q
    }

    pub fn v(&self) -> f64 {
        self.v
    }

    /// Expected value of the next order, in the unit the model was fitted in.
    pub fn expected_order(&self, orders: u32, mean: f64) -> f64 {
        let x = f64::from(orders);
        let bought = if orders == 0 || !mean.is_finite() { 0.0 } else { x * mean.max(0.0) };
        self.p * (self.v + bought) / (self.p * x + self.q - 1.0)
    }

    /// From (ln p, ln(q − 1), ln of the mean order p·v/(q − 1)).
    fn at(at: &[f64; 3]) -> Self {
        let [log_p, log_excess, log_mean] =
            [at[0].clamp(-8.0, 8.0), at[1].clamp(-8.0, 8.0), at[2].clamp(-80.0, 80.0)];
        let (p, excess) = (log_p.exp(), log_excess.exp());
        Self { p, q: 1.0 + excess, v: log_mean.exp() * excess / p }
    }
}

const BELIEVED_LOG_P: f64 = 1.8;
const BELIEVED_LOG_Q: f64 = 1.0;
const BELIEVED_DEVIATION: f64 = 1.0;
const TOLERANCE: f64 = 1e-8;
const MAX_STEPS: usize = 200;

fn spending_loss(buyers: &[(f64, f64)], at: &[f64; 3], centre: &[f64; 3]) -> f64 {
    let Spending { p, q, v } = Spending::at(at);
    let log_gamma_q = libm::lgamma(q);
    let log_v = v.ln();
    let log_likelihood: f64 = buyers
        .iter()
        .map(|(x, mean)| {
            libm::lgamma(p * x + q) - libm::lgamma(p * x) - log_gamma_q
                + q * log_v
                + (p * x - 1.0) * mean.ln()
                + p * x * x.ln()
                - (p * x + q) * (v + x * mean).ln()
        })
        .sum();
    let penalty: f64 =
        at.iter().zip(centre).map(|(value, mean)| ((value - mean) / BELIEVED_DEVIATION).powi(2)).sum();
    penalty / 2.0 - log_likelihood
}

/// The slope by small steps to both sides: three variables and a smooth function need no more.
fn with_slope(at: &[f64; 3], f: impl Fn(&[f64; 3]) -> f64) -> (f64, [f64; 3]) {
    const STEP: f64 = 1e-5;
    let slope = std::array::from_fn(|i| {
        let moved = |by: f64| {
            let mut moved = *at;
            moved[i] += by;
            f(&moved)
        };
        (moved(STEP) - moved(-STEP)) / (2.0 * STEP)
    });
    (f(at), slope)
}

/// Expected loss: the monthly margin (or revenue) × (1 − P(alive)), to the centavo.
pub fn expected_loss_centavos(monthly_centavos: i64, p_alive: f64) -> i64 {
    (monthly_centavos.max(0) as f64 * (1.0 - p_alive.clamp(0.0, 1.0))).round() as i64
}

/// Whether a rescue makes sense: below 0.05 the client is gone, above 0.8 it needs none. Both limits inclusive.
pub fn is_worth_rescuing(p_alive: f64) -> bool {
    (0.05..=0.8).contains(&p_alive)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn expected_order_of_every_reference_client_is_the_printed_one() {
        let spending = Spending::new(6.25, 3.74, 15.44).unwrap();
        let text = include_str!("../../../tests/reference/gamma_gamma_ref.csv");
        let mut checked = 0;
        for row in text.lines().skip(1) {
            let cells: Vec<f64> = row.split(',').map(|cell| cell.parse().unwrap()).collect();
            let found = spending.expected_order(cells[1] as u32, cells[2]);
            assert!((found - cells[3]).abs() < 5e-7, "{row}: {found}");
            checked += 1;
        }
        assert_eq!(checked, 10);
    }

    #[test]
    fn client_without_orders_is_expected_to_spend_the_mean() {
        let spending = Spending::new(6.25, 3.74, 15.44).unwrap();
        assert_eq!(spending.expected_order(0, 0.0), 6.25 * 15.44 / 2.74);
        assert_eq!(spending.expected_order(0, f64::NAN), 6.25 * 15.44 / 2.74);
    }

    #[test]
    fn infinite_mean_is_refused() {
        assert_eq!(Spending::new(6.0, 1.0, 15.0), None);
        assert_eq!(Spending::new(0.0, 2.0, 15.0), None);
        assert_eq!(Spending::new(6.0, 2.0, f64::NAN), None);
    }

    #[test]
    fn fit_draws_few_orders_to_the_mean_and_trusts_many() {
        let clients: Vec<(u32, f64)> =
            (0..200).map(|i| (1 + i % 12, 100.0 + f64::from(i * 37 % 100))).collect();
        let spending = Spending::fit(&clients).unwrap();
        let mean = spending.expected_order(0, 0.0);
        assert!((120.0..190.0).contains(&mean), "{spending:?}");
        let (once, often) = (spending.expected_order(1, 1000.0), spending.expected_order(50, 1000.0));
        assert!(mean < once && once < often && often < 1000.0, "{mean} {once} {often}");
        assert!(often > 900.0);
    }

    #[test]
    fn fit_does_not_depend_on_the_unit_of_money() {
        let clients: Vec<(u32, f64)> = (0..60).map(|i| (1 + i % 5, 50.0 + f64::from(i * 29 % 80))).collect();
        let cents: Vec<(u32, f64)> = clients.iter().map(|(x, m)| (*x, m * 100.0)).collect();
        let (one, other) = (Spending::fit(&clients).unwrap(), Spending::fit(&cents).unwrap());
        let ratio = other.expected_order(3, 9000.0) / one.expected_order(3, 90.0);
        assert!((ratio - 100.0).abs() < 1e-3, "{ratio}");
    }

    #[test]
    fn nobody_with_a_positive_value_has_no_model() {
        assert_eq!(Spending::fit(&[]), None);
        assert_eq!(Spending::fit(&[(0, 10.0), (3, 0.0), (2, -5.0), (1, f64::NAN)]), None);
    }

    #[test]
    fn loss_is_what_is_left_of_the_month() {
        assert_eq!(expected_loss_centavos(100_000, 0.25), 75_000);
        assert_eq!(expected_loss_centavos(100_000, 1.0), 0);
        assert_eq!(expected_loss_centavos(-5, 0.0), 0);
        assert_eq!(expected_loss_centavos(3, 0.5), 2);
        assert!(is_worth_rescuing(0.05) && is_worth_rescuing(0.8));
        assert!(!is_worth_rescuing(0.0499) && !is_worth_rescuing(0.8001));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn any_values_fit_to_a_possible_model(clients in prop::collection::vec((0..50u32, 0.0..1e9f64), 1..30), x in 0..90u32, mean in 0.0..1e10f64) {
            if let Some(spending) = Spending::fit(&clients) {
                prop_assert!(Spending::new(spending.p(), spending.q(), spending.v()).is_some());
                let expected = spending.expected_order(x, mean);
                prop_assert!(expected.is_finite() && expected > 0.0);
            }
        }
    }
}
