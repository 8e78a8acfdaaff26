//! What is expected of one client from today on, given the model and what it has bought.
//!
//! All questions are about orders counted while alive: in h days, N stages of the k per order happen with a negative
//! binomial law, so that P(N ≥ m) is the regularised incomplete beta I_z(m, q) with whole m, z = h/(α+T+h). It is
//! summed directly; the stages already done since the last order weigh w_j ∝ C(s+j−1, j)·uʲ.

use serde::{Deserialize, Serialize};

use super::history::OrderHistory;
use super::likelihood::silence_terms;
use super::params::{MAX_K, Params};

/// Everything a screen says of one client.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outlook {
    pub p_alive: f64,
    /// Of buying at least once within the horizon.
    pub p_buys: f64,
    /// Orders expected within the horizon.
    pub expected_orders: f64,
    /// Days from today by which, if alive, it is as likely as not to have ordered.
    pub next_order_days: Option<u32>,
}

pub fn outlook(client: &OrderHistory, params: &Params, horizon_days: f64) -> Outlook {
    Outlook {
        p_alive: p_alive(client, params),
        p_buys: p_buys_within(client, params, horizon_days),
        expected_orders: expected_orders(client, params, horizon_days),
        next_order_days: next_order_days(client, params),
    }
}

/// The probability that the client has not dropped out.
pub fn p_alive(client: &OrderHistory, params: &Params) -> f64 {
    let (log_dropped, alive) = silence_terms(client, params);
    let log_odds = log_dropped - alive.ln();
    if log_odds > 700.0 { 0.0 } else { 1.0 / (1.0 + log_odds.exp()) }
}

/// The probability of at least one order in the next `horizon` days.
pub fn p_buys_within(client: &OrderHistory, params: &Params, horizon: f64) -> f64 {
    p_alive(client, params) * Stages::new(client, params).p_order_if_alive(horizon)
}

/// The number of orders expected in the next `horizon` days.
pub fn expected_orders(client: &OrderHistory, params: &Params, horizon: f64) -> f64 {
    let stages = Stages::new(client, params);
    let mut tails = stages.tails(horizon);
    let (all, stayed) =
        (params.a() + params.b() + f64::from(client.repeats()), params.b() + f64::from(client.repeats()));
    let (mut sum, mut still_alive) = (0.0, 1.0);
    for order in 0..MAX_ORDERS {
        if order > 0 {
            still_alive *= (stayed + f64::from(order)) / (all + f64::from(order));
            tails.iter_mut().for_each(|tail| tail.advance(params.k()));
        }
        let term = still_alive * stages.weigh(&tails);
        sum += term;
        if term <= 1e-13 * sum || term < NEGLIGIBLE {
            break;
        }
    }
    p_alive(client, params) * sum
}

/// Days by which an alive client is as likely as not to have ordered; `None` beyond ten years.
pub fn next_order_days(client: &OrderHistory, params: &Params) -> Option<u32> {
    let stages = Stages::new(client, params);
    let reached = |days: u32| stages.p_order_if_alive(f64::from(days)) >= 0.5;
    let (mut short, mut enough) = (0, LONGEST_WAIT_DAYS);
    if !reached(enough) {
        return None;
    }
    while enough - short > 1 {
        let middle = (short + enough) / 2;
        if reached(middle) {
            enough = middle;
        } else {
            short = middle;
        }
    }
    Some(enough)
}

const LONGEST_WAIT_DAYS: u32 = 3650;
/// More orders than any horizon holds: it only bounds the work for extreme models.
const MAX_ORDERS: u32 = 20_000;
/// Below this the rounding of the tails is larger than the term.
const NEGLIGIBLE: f64 = 1e-15;

/// Where an alive client may stand between its last order and the next: j of k stages done, with weight w_j.
struct Stages {
    k: usize,
    /// α + T.
    scale: f64,
    s: f64,
    weights: [f64; MAX_K as usize],
}

impl Stages {
    fn new(client: &OrderHistory, params: &Params) -> Self {
        let scale = params.alpha() + client.age();
        let s = params.r() + f64::from(params.k()) * f64::from(client.repeats());
        let u = client.silence() / scale;
        let k = params.k() as usize;
        let mut weights = [0.0; MAX_K as usize];
        weights[0] = 1.0;
        for j in 1..k {
            weights[j] = weights[j - 1] * (s + j as f64 - 1.0) * u / j as f64;
        }
        let sum: f64 = weights.iter().sum();
        weights.iter_mut().for_each(|weight| *weight /= sum);
        Self { k, scale, s, weights }
    }

    /// For each j, the law of the stages within the horizon, standing at the k − j that complete the next order.
    fn tails(&self, horizon: f64) -> [Tail; MAX_K as usize] {
        let horizon = if horizon > 0.0 { horizon.min(1e12) } else { 0.0 };
        let z = horizon / (self.scale + horizon);
        let log_none_by_stage = -(horizon / self.scale).ln_1p();
        let mut tails = [Tail::NONE; MAX_K as usize];
        for (j, tail) in tails.iter_mut().enumerate().take(self.k) {
            *tail = Tail::new(z, log_none_by_stage, self.s + j as f64);
            tail.advance((self.k - j) as u32);
        }
        tails
    }

    fn weigh(&self, tails: &[Tail; MAX_K as usize]) -> f64 {
        let sum: f64 =
            self.weights.iter().zip(tails).take(self.k).map(|(weight, tail)| weight * tail.at_least).sum();
        sum.clamp(0.0, 1.0)
    }

    fn p_order_if_alive(&self, horizon: f64) -> f64 {
        self.weigh(&self.tails(horizon))
    }
}

/// P(N ≥ m) of a negative binomial N, and the logarithm of P(N = m): I_z(m, q) as m grows.
#[derive(Clone, Copy)]
struct Tail {
    z: f64,
    q: f64,
    m: f64,
    log_here: f64,
    at_least: f64,
}

impl Tail {
    const NONE: Self = Self { z: 0.0, q: 1.0, m: 0.0, log_here: 0.0, at_least: 1.0 };

    fn new(z: f64, log_none_by_stage: f64, q: f64) -> Self {
        Self { z, q, m: 0.0, log_here: q * log_none_by_stage, at_least: 1.0 }
    }

    fn advance(&mut self, stages: u32) {
        for _ in 0..stages {
            self.at_least = if self.m == 0.0 {
                -self.log_here.exp_m1()
            } else {
                (self.at_least - self.log_here.exp()).max(0.0)
            };
            self.log_here += (self.z * (self.q + self.m) / (self.m + 1.0)).ln();
            self.m += 1.0;
        }
    }
}

#[cfg(test)]
#[path = "outlook_tests.rs"]
mod tests;
