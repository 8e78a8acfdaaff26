//! How well a model explains the orders seen: of one client, and of the whole carteira with its slope.
//!
//! With s = r + kx, u = (T − t_x)/(α + T) and S₂ = Σ_{j<k} C(s+j−1, j)·uʲ, the two ways to be silent are to have
//! dropped out at the last order, ln S₁ = ln a − ln(b + x) + s·ln((α + T)/(α + t_x)), or to be alive and between
//! orders, S₂. Ratios of Gamma functions that differ by whole numbers are written as sums of logarithms, so no
//! Gamma function is needed.

use super::history::OrderHistory;
use super::params::Params;

/// ln L of one client.
pub fn log_likelihood(client: &OrderHistory, params: &Params) -> f64 {
    let x = f64::from(client.repeats());
    let k = f64::from(params.k());
    let (log_dropped, alive) = silence_terms(client, params);
    (k - 1.0) * client.log_intervals() - x * log_factorial(params.k() - 1)
        + log_rising(params.b(), client.repeats() + 1)
        - log_rising(params.a() + params.b(), client.repeats() + 1)
        + log_rising(params.r(), params.k() * client.repeats())
        + params.r() * params.alpha().ln()
        - (params.r() + k * x) * (params.alpha() + client.age()).ln()
        + log_add(log_dropped, alive)
}

/// ln S₁ and S₂: dropped out at the last order, or alive and between orders.
pub(super) fn silence_terms(client: &OrderHistory, params: &Params) -> (f64, f64) {
    let x = f64::from(client.repeats());
    let s = params.r() + f64::from(params.k()) * x;
    let u = client.silence() / (params.alpha() + client.age());
    let stretch = (client.silence() / (params.alpha() + client.last())).ln_1p();
    let mut term = 1.0;
    let mut alive = 1.0;
    for j in 1..params.k() {
        let j = f64::from(j);
        term *= (s + j - 1.0) * u / j;
        alive += term;
    }
    (params.a().ln() - (params.b() + x).ln() + s * stretch, alive)
}

/// The carteira, laid out to be gone through many times by a fit.
#[derive(Clone, Debug)]
pub struct Sample {
    /// Histories that the slope cannot tell apart, once each.
    patterns: Vec<Pattern>,
    /// The distinct moments (t_x and T) of all patterns, whose logarithms are shared.
    moments: Vec<f64>,
    /// How many clients have at least i repeats, for each i from 0: the dropout part.
    with_repeats: Vec<f64>,
    clients: usize,
    repeats: u64,
    log_intervals: f64,
}

#[derive(Clone, Copy, Debug)]
struct Pattern {
    repeats: f64,
    last: u32,
    age: u32,
    clients: f64,
}

/// ln L and its slope by (r, α, a, b).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slope {
    pub log_likelihood: f64,
    pub by_r: f64,
    pub by_alpha: f64,
    pub by_a: f64,
    pub by_b: f64,
}

impl Sample {
    pub fn new(clients: &[OrderHistory]) -> Self {
        Self::weighted(clients.iter().map(|client| (*client, 1)))
    }

    /// From histories and how many clients have each.
    pub fn weighted(clients: impl IntoIterator<Item = (OrderHistory, u32)>) -> Self {
        let mut all: Vec<(OrderHistory, u32)> = clients.into_iter().collect();
        let mut moments: Vec<f64> =
            all.iter().flat_map(|(client, _)| [client.last(), client.age()]).collect();
        moments.sort_unstable_by(f64::total_cmp);
        moments.dedup();
        let moment = |value: f64| moments.partition_point(|known| *known < value) as u32;
        let key = |client: &OrderHistory| (client.repeats(), client.age().to_bits(), client.last().to_bits());
        all.sort_unstable_by_key(|(client, _)| key(client));
        let patterns: Vec<Pattern> = all
            .chunk_by(|(one, _), (other, _)| key(one) == key(other))
            .map(|same| Pattern {
                repeats: f64::from(same[0].0.repeats()),
                last: moment(same[0].0.last()),
                age: moment(same[0].0.age()),
                clients: same.iter().map(|(_, count)| f64::from(*count)).sum(),
            })
            .collect();
        Self {
            with_repeats: at_least(&all),
            clients: all.iter().map(|(_, count)| *count as usize).sum(),
            repeats: all.iter().map(|(client, count)| u64::from(client.repeats()) * u64::from(*count)).sum(),
            log_intervals: all.iter().map(|(client, count)| client.log_intervals() * f64::from(*count)).sum(),
            patterns,
            moments,
        }
    }

    pub fn clients(&self) -> usize {
        self.clients
    }

    /// Σx: orders after the first, of everybody.
    pub fn repeats(&self) -> u64 {
        self.repeats
    }

    pub fn is_empty(&self) -> bool {
        self.patterns.is_empty()
    }

    /// ln L of everybody, and how it changes with each parameter.
    pub fn slope(&self, params: &Params) -> Slope {
        let mut total = self.shared_terms(params);
        self.add_silence_terms(params, &mut total);
        total
    }

    /// What depends on the counts only: timing constants, dropout and the Gamma ratios.
    fn shared_terms(&self, params: &Params) -> Slope {
        let (r, a, b, k) = (params.r(), params.a(), params.b(), params.k());
        let clients = self.clients as f64;
        let mut total = Slope {
            log_likelihood: f64::from(k - 1) * self.log_intervals
                - self.repeats as f64 * log_factorial(k - 1)
                + clients * r * params.alpha().ln(),
            by_r: clients * params.alpha().ln(),
            by_alpha: clients * r / params.alpha(),
            by_a: 0.0,
            by_b: 0.0,
        };
        for (i, clients) in self.with_repeats.iter().enumerate() {
            let (stayed, all) = (b + i as f64, a + b + i as f64);
            total.log_likelihood += clients * (stayed / all).ln();
            total.by_a -= clients / all;
            total.by_b += clients / stayed - clients / all;
            if i > 0 {
                for stage in (i - 1) * k as usize..i * k as usize {
                    let reached = r + stage as f64;
                    total.log_likelihood += clients * reached.ln();
                    total.by_r += clients / reached;
                }
            }
        }
        total
    }

    /// What depends on when: the silence of each pattern. The inner loop: nothing is allocated in it.
    fn add_silence_terms(&self, params: &Params, total: &mut Slope) {
        let (r, alpha, a, b, k) = (params.r(), params.alpha(), params.a(), params.b(), params.k());
        let logs: Vec<f64> = self.moments.iter().map(|moment| (alpha + moment).ln()).collect();
        for pattern in &self.patterns {
            let s = r + f64::from(k) * pattern.repeats;
            let (last, age) =
                (alpha + self.moments[pattern.last as usize], alpha + self.moments[pattern.age as usize]);
            let (log_last, log_age) = (logs[pattern.last as usize], logs[pattern.age as usize]);
            let u = (age - last) / age;
            // S₂ with its slopes by s and by ln α, term by term.
            let (mut term, mut term_by_s) = (1.0, 0.0);
            let (mut alive, mut alive_by_s, mut alive_by_u) = (1.0, 0.0, 0.0);
            for j in 1..k {
                let step = u / f64::from(j);
                term_by_s = (term_by_s * (s + f64::from(j - 1)) + term) * step;
                term *= (s + f64::from(j - 1)) * step;
                alive += term;
                alive_by_s += term_by_s;
                alive_by_u += f64::from(j) * term;
            }
            let stretch = log_age - log_last;
            let log_dropped = (a / (b + pattern.repeats)).ln() + s * stretch;
            let (log_sum, share_dropped) = log_add_with_share(log_dropped, alive);
            let (dropped, per_alive) = (share_dropped, (1.0 - share_dropped) / alive);
            let n = pattern.clients;
            total.log_likelihood += n * (log_sum - s * log_age);
            total.by_r += n * (dropped * stretch + per_alive * alive_by_s - log_age);
            total.by_alpha += n * ((dropped * s * (last - age) / last - per_alive * alive_by_u - s) / age);
            total.by_a += n * dropped / a;
            total.by_b -= n * dropped / (b + pattern.repeats);
        }
    }
}

/// For each i from 0 to the greatest repeats, the clients with at least i.
fn at_least(clients: &[(OrderHistory, u32)]) -> Vec<f64> {
    let Some(greatest) = clients.iter().map(|(client, _)| client.repeats() as usize).max() else {
        return Vec::new();
    };
    let mut counts = vec![0.0; greatest + 1];
    for (client, count) in clients {
        counts[client.repeats() as usize] += f64::from(*count);
    }
    for i in (0..greatest).rev() {
        counts[i] += counts[i + 1];
    }
    counts
}

/// ln(Γ(z + n) ÷ Γ(z)) for whole n.
fn log_rising(z: f64, n: u32) -> f64 {
    (0..n).map(|i| (z + f64::from(i)).ln()).sum()
}

/// ln n!
fn log_factorial(n: u32) -> f64 {
    (2..=n).map(|i| f64::from(i).ln()).sum()
}

/// ln(exp(log_one) + other), without overflow.
fn log_add(log_one: f64, other: f64) -> f64 {
    log_add_with_share(log_one, other).0
}

/// The same, with the share of the first in the sum.
fn log_add_with_share(log_one: f64, other: f64) -> (f64, f64) {
    // exp overflows near 709; S₂ stays below e⁵⁰, so past 600 it is nothing beside S₁.
    if log_one > 600.0 {
        return (log_one, 1.0);
    }
    let one = log_one.exp();
    ((one + other).ln(), one / (one + other))
}

#[cfg(test)]
#[path = "likelihood_tests.rs"]
pub(super) mod tests;
