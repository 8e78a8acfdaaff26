//! The four numbers and the k of the model, and what is believed of them before any data.

use serde::{Deserialize, Serialize};

/// Greatest regularity that is tried: at k = 8 the intervals vary by a third of their mean.
pub const MAX_K: u32 = 8;

/// A fitted model: rate Gamma(r, α) per stage, k stages an order, dropout Beta(a, b).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Kept")]
pub struct Params {
    r: f64,
    alpha: f64,
    a: f64,
    b: f64,
    k: u32,
}

impl Params {
    /// `None` unless the four are in [1e-12, 1e12] and k in 1..=8.
    pub fn new(r: f64, alpha: f64, a: f64, b: f64, k: u32) -> Option<Self> {
        let possible = |value: f64| (1e-12..=1e12).contains(&value);
        ([r, alpha, a, b].into_iter().all(possible) && (1..=MAX_K).contains(&k)).then_some(Self {
            r,
            alpha,
            a,
            b,
            k,
        })
    }

    pub fn r(&self) -> f64 {
        self.r
    }

    pub fn alpha(&self) -> f64 {
        self.alpha
    }

    pub fn a(&self) -> f64 {
        self.a
    }

    pub fn b(&self) -> f64 {
        self.b
    }

    pub fn k(&self) -> u32 {
        self.k
    }

    /// The interval of the typical client, kα ÷ r.
    pub fn typical_interval(&self) -> f64 {
        f64::from(self.k) * self.alpha / self.r
    }

    /// The mean probability of dropping out after an order.
    pub fn mean_dropout(&self) -> f64 {
        self.a / (self.a + self.b)
    }

    /// From the scale the fit walks on: q = (ln r, ln(kα/r), logit(a/(a+b)), ln(a+b)).
    ///
    /// q is held inside ±[`Q_LIMIT`], so that a step too far gives an extreme model and not an infinite one.
    pub(super) fn from_q(q: &[f64; 4], k: u32) -> Self {
        let [log_r, log_interval, logit_dropout, log_weight] = q.map(|value| value.clamp(-Q_LIMIT, Q_LIMIT));
        let (r, weight) = (log_r.exp(), log_weight.exp());
        let dropout = 1.0 / (1.0 + (-logit_dropout).exp());
        let survival = 1.0 / (1.0 + logit_dropout.exp());
        Self { r, alpha: r * log_interval.exp() / f64::from(k), a: weight * dropout, b: weight * survival, k }
    }
}

/// Params as a cache or another worker gives them back, before they are checked.
#[derive(Deserialize)]
struct Kept {
    r: f64,
    alpha: f64,
    a: f64,
    b: f64,
    k: u32,
}

impl TryFrom<Kept> for Params {
    type Error = &'static str;

    fn try_from(kept: Kept) -> Result<Self, Self::Error> {
        let Kept { r, alpha, a, b, k } = kept;
        Self::new(r, alpha, a, b, k).ok_or("parameters out of range")
    }
}

/// exp(10) either way of one: beyond it the model no longer changes.
const Q_LIMIT: f64 = 10.0;

/// Independent normal beliefs about q, which matter while the data are few.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Prior {
    pub mean: [f64; 4],
    pub deviation: [f64; 4],
}

/// A carteira of resale: intervals near 30 days, 8% dropping out after an order, with the weight of 6 orders.
impl Default for Prior {
    fn default() -> Self {
        Self { mean: [0.7, 30f64.ln(), (0.08f64 / 0.92).ln(), 6f64.ln()], deviation: [0.7, 0.8, 0.8, 0.8] }
    }
}

impl Prior {
    /// With no data there is only the belief, and k = 2.
    pub fn params(&self) -> Params {
        Params::from_q(&self.mean, 2)
    }

    /// ½·Σ((q − μ)/σ)² and its slope.
    pub(super) fn penalty(&self, q: &[f64; 4]) -> (f64, [f64; 4]) {
        let mut slope = [0.0; 4];
        let mut penalty = 0.0;
        for (at, value) in q.iter().enumerate() {
            let off = (value - self.mean[at]) / self.deviation[at];
            penalty += 0.5 * off * off;
            slope[at] = off / self.deviation[at];
        }
        (penalty, slope)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prior_alone_is_the_carteira_it_describes() {
        let params = Prior::default().params();
        assert!((params.typical_interval() - 30.0).abs() < 1e-9);
        assert!((params.mean_dropout() - 0.08).abs() < 1e-12);
        assert!((params.a() + params.b() - 6.0).abs() < 1e-9);
        assert!((params.r() - 0.7f64.exp()).abs() < 1e-12);
        assert_eq!(params.k(), 2);
    }

    #[test]
    fn impossible_params_are_refused() {
        assert!(Params::new(1.0, 1.0, 1.0, 1.0, 1).is_some());
        for bad in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(Params::new(bad, 1.0, 1.0, 1.0, 1), None);
            assert_eq!(Params::new(1.0, 1.0, 1.0, bad, 1), None);
        }
        assert_eq!(Params::new(1.0, 1.0, 1.0, 1.0, 0), None);
        assert_eq!(Params::new(1.0, 1.0, 1.0, 1.0, 9), None);
    }

    #[test]
    fn params_come_back_from_a_cache_only_when_possible() {
        let params = Params::new(0.525, 6.183, 0.891, 1.614, 3).unwrap();
        let kept = serde_json::to_string(&params).unwrap();
        assert_eq!(serde_json::from_str::<Params>(&kept).unwrap(), params);
        assert!(serde_json::from_str::<Params>(&kept.replace("\"k\":3", "\"k\":0")).is_err());
    }

    #[test]
    fn a_step_too_far_is_still_a_model() {
        for far in [-1e300, 1e300] {
            let params = Params::from_q(&[far; 4], 8);
            assert!(
                Params::new(params.r(), params.alpha(), params.a(), params.b(), 8).is_some(),
                "{params:?}"
            );
        }
    }
}
