//! Fitting the model to the carteira of this device, in small steps that can be shown and stopped.
//!
//! Maximum a posteriori: with few clients the prior speaks, with many the data do. Each k from 1 to 8 is fitted,
//! starting from the one before; the search stops at the first k above 2 that is 3 below the best.

use serde::{Deserialize, Serialize};

use super::likelihood::Sample;
use super::minimise::{Descent, Step};
use super::params::{MAX_K, Params, Prior};

/// The model that explains the carteira best, kept with the `seq` of the data it was fitted to.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    pub params: Params,
    pub log_likelihood: f64,
    /// Clients with an order.
    pub clients: usize,
    /// Σx: orders after the first.
    pub repeats: u64,
    /// How many times the carteira was gone through.
    pub evaluations: usize,
}

impl Fit {
    /// With no data there is only the prior.
    pub fn of_prior(prior: &Prior) -> Self {
        Self { params: prior.params(), log_likelihood: 0.0, clients: 0, repeats: 0, evaluations: 0 }
    }

    /// "Estimativa inicial": the carteira has said too little yet.
    pub fn is_initial(&self) -> bool {
        self.repeats < INITIAL_BELOW_REPEATS
    }
}

pub(crate) const INITIAL_BELOW_REPEATS: u64 = 20;

/// A fit under way: call [`Fitting::step`] until it gives the fit, and drop it to cancel.
///
/// A step goes through the carteira a few times (milliseconds for some thousands of clients).
#[derive(Clone, Debug)]
pub struct Fitting<'a> {
    sample: &'a Sample,
    prior: Option<Prior>,
    k: u32,
    only: bool,
    descent: Option<Descent<4>>,
    best: Option<Candidate>,
    evaluations: usize,
    steps: u32,
}

#[derive(Clone, Copy, Debug)]
struct Candidate {
    objective: f64,
    params: Params,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Progress {
    /// The k being fitted, and the share of the way in 0..1: never backwards.
    Running {
        k: u32,
        done: f64,
    },
    Done(Fit),
}

impl<'a> Fitting<'a> {
    pub fn new(sample: &'a Sample, prior: Prior) -> Self {
        Self {
            sample,
            prior: Some(prior),
            k: 1,
            only: false,
            descent: None,
            best: None,
            evaluations: 0,
            steps: 0,
        }
    }

    /// Pure maximum likelihood at one k: for large data and comparison with the literature.
    pub fn maximum_likelihood(sample: &'a Sample, k: u32) -> Self {
        Self { prior: None, k: k.clamp(1, MAX_K), only: true, ..Self::new(sample, Prior::default()) }
    }

    /// Runs to the end.
    pub fn run(mut self) -> Fit {
        loop {
            if let Progress::Done(fit) = self.step() {
                return fit;
            }
        }
    }

    pub fn step(&mut self) -> Progress {
        if self.sample.is_empty() {
            return Progress::Done(Fit::of_prior(&self.prior.unwrap_or_default()));
        }
        let (sample, prior, k) = (self.sample, self.prior, self.k);
        let mut objective = |q: &[f64; 4]| loss(sample, prior.as_ref(), q, k);
        let Some(descent) = &mut self.descent else {
            let start = Prior::default();
            self.descent = Some(Descent::new(start.mean, start.deviation.map(|d| d * d), &mut objective));
            return self.running();
        };
        let arrived = descent.step(TOLERANCE, &mut objective) == Step::Arrived;
        self.steps += 1;
        if !arrived && self.steps < MAX_STEPS {
            return self.running();
        }
        self.close_k()
    }

    /// Keeps this k when it beats the best, and goes on to the next or ends.
    fn close_k(&mut self) -> Progress {
        let Some(descent) = &self.descent else { return self.running() };
        self.evaluations += descent.evaluations;
        let found = Candidate { objective: -descent.value, params: Params::from_q(&descent.at, self.k) };
        let best = match self.best {
            Some(best) if found.objective <= best.objective + TIE => best,
            Some(_) | None => found,
        };
        self.best = Some(best);
        let fell_behind = self.k > 2 && found.objective < best.objective - GIVE_UP_BELOW;
        if self.only || self.k == MAX_K || fell_behind {
            return Progress::Done(self.fit(best.params));
        }
        self.k += 1;
        self.steps = 0;
        let (sample, prior, k) = (self.sample, self.prior, self.k);
        self.descent = Some(descent.carry_to(&mut |q| loss(sample, prior.as_ref(), q, k)));
        self.running()
    }

    fn running(&self) -> Progress {
        let within = f64::from(self.steps) / (f64::from(self.steps) + 10.0);
        let done = if self.only { within } else { (f64::from(self.k - 1) + within) / f64::from(MAX_K) };
        Progress::Running { k: self.k, done }
    }

    fn fit(&self, params: Params) -> Fit {
        Fit {
            params,
            log_likelihood: self.sample.slope(&params).log_likelihood,
            clients: self.sample.clients(),
            repeats: self.sample.repeats(),
            evaluations: self.evaluations,
        }
    }
}

/// A step that would gain less than this in log-likelihood is not taken.
const TOLERANCE: f64 = 1e-9;
/// Objectives this near are equal, and the smaller k stays.
const TIE: f64 = 1e-6;
const GIVE_UP_BELOW: f64 = 3.0;
const MAX_STEPS: u32 = 200;

/// What the fit lowers: −ln L + ½·Σ((q − μ)/σ)², with its slope by q.
fn loss(sample: &Sample, prior: Option<&Prior>, q: &[f64; 4], k: u32) -> (f64, [f64; 4]) {
    let params = Params::from_q(q, k);
    let slope = sample.slope(&params);
    let (r, alpha, a, b) = (params.r(), params.alpha(), params.a(), params.b());
    let (penalty, pull) = prior.map_or((0.0, [0.0; 4]), |prior| prior.penalty(q));
    let by_q = [
        r * slope.by_r + alpha * slope.by_alpha,
        alpha * slope.by_alpha,
        a * b / (a + b) * (slope.by_a - slope.by_b),
        a * slope.by_a + b * slope.by_b,
    ];
    (penalty - slope.log_likelihood, std::array::from_fn(|i| pull[i] - by_q[i]))
}

#[cfg(test)]
#[path = "fit_tests.rs"]
mod tests;
