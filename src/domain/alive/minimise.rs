//! Descent to the bottom of a smooth function of a few variables, by the BFGS method.
//!
//! The function gives its value and its slope; the walk keeps a picture of the curvature, which may be carried from
//! one problem to a similar one. See docs/decisions/0003-own-descent.md for why it is ours.

/// A walk that can be continued step by step.
#[derive(Clone, Debug)]
pub(crate) struct Descent<const N: usize> {
    pub at: [f64; N],
    pub value: f64,
    slope: [f64; N],
    /// Estimate of the inverse of the curvature.
    inverse: [[f64; N]; N],
    pub evaluations: usize,
}

/// What one step found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Moved,
    /// No step is left that would lower the value by more than the tolerance.
    Arrived,
}

impl<const N: usize> Descent<N> {
    /// Starts at a point, with the variances believed of each variable as the first picture of the curvature.
    pub(crate) fn new(
        at: [f64; N],
        variances: [f64; N],
        f: &mut impl FnMut(&[f64; N]) -> (f64, [f64; N]),
    ) -> Self {
        let (value, slope) = f(&at);
        let mut inverse = [[0.0; N]; N];
        for (i, row) in inverse.iter_mut().enumerate() {
            row[i] = variances[i];
        }
        Self { at, value, slope, inverse, evaluations: 1 }
    }

    /// Starts another function where this walk stands, with the curvature it has learnt.
    pub(crate) fn carry_to(&self, f: &mut impl FnMut(&[f64; N]) -> (f64, [f64; N])) -> Self {
        let (value, slope) = f(&self.at);
        Self { value, slope, evaluations: 1, ..self.clone() }
    }

    /// One step down; `tolerance` is in units of the value.
    pub(crate) fn step(&mut self, tolerance: f64, f: &mut impl FnMut(&[f64; N]) -> (f64, [f64; N])) -> Step {
        let mut direction = self.inverse.map(|row| -dot(&row, &self.slope));
        let mut descent = dot(&direction, &self.slope);
        if descent.is_nan() || descent >= 0.0 {
            direction = self.slope.map(|value| -value);
            descent = dot(&direction, &self.slope);
        }
        if descent.is_nan() || -descent <= 2.0 * (tolerance + ROUNDING * self.value.abs()) {
            return Step::Arrived;
        }
        let longest = direction.iter().fold(0.0f64, |longest, value| longest.max(value.abs()));
        let mut length = 1.0f64.min(LONGEST_STEP / longest);
        for _ in 0..HALVINGS {
            let next: [f64; N] = std::array::from_fn(|i| self.at[i] + length * direction[i]);
            let (value, slope) = f(&next);
            self.evaluations += 1;
            if value <= self.value + 1e-4 * length * descent && slope.iter().all(|part| part.is_finite()) {
                self.learn(&next, &slope);
                (self.at, self.value, self.slope) = (next, value, slope);
                return Step::Moved;
            }
            length *= 0.4;
        }
        Step::Arrived
    }

    /// The BFGS update of the inverse curvature.
    fn learn(&mut self, next: &[f64; N], slope: &[f64; N]) {
        let moved: [f64; N] = std::array::from_fn(|i| next[i] - self.at[i]);
        let turned: [f64; N] = std::array::from_fn(|i| slope[i] - self.slope[i]);
        let curvature = dot(&moved, &turned);
        if curvature.is_nan() || curvature <= 1e-12 * (dot(&moved, &moved) * dot(&turned, &turned)).sqrt() {
            return;
        }
        let image: [f64; N] = self.inverse.map(|row| dot(&row, &turned));
        let stretch = (1.0 + dot(&turned, &image) / curvature) / curvature;
        for i in 0..N {
            for j in 0..N {
                self.inverse[i][j] +=
                    stretch * moved[i] * moved[j] - (image[i] * moved[j] + moved[i] * image[j]) / curvature;
            }
        }
    }
}

/// In the variables' own units: the fits walk on logarithms, where 2 is a factor of seven.
const LONGEST_STEP: f64 = 2.0;
const HALVINGS: usize = 40;
/// What a value that sums many terms is worth: gains below it are noise.
const ROUNDING: f64 = 1e-14;

fn dot<const N: usize>(a: &[f64; N], b: &[f64; N]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk<const N: usize>(start: [f64; N], mut f: impl FnMut(&[f64; N]) -> (f64, [f64; N])) -> Descent<N> {
        let mut descent = Descent::new(start, [1.0; N], &mut f);
        for _ in 0..500 {
            if descent.step(1e-14, &mut f) == Step::Arrived {
                break;
            }
        }
        descent
    }

    #[test]
    fn bottom_of_a_bowl_is_found() {
        let bowl = |q: &[f64; 2]| {
            let (x, y) = (q[0] - 3.0, q[1] + 1.0);
            (x * x + 10.0 * y * y + x * y, [2.0 * x + y, 20.0 * y + x])
        };
        let found = walk([0.0, 0.0], bowl);
        assert!((found.at[0] - 3.0).abs() < 1e-6 && (found.at[1] + 1.0).abs() < 1e-6, "{found:?}");
    }

    #[test]
    fn curved_valley_is_followed_to_its_end() {
        let rosenbrock = |q: &[f64; 2]| {
            let (x, y) = (q[0], q[1]);
            let bend = y - x * x;
            ((1.0 - x).powi(2) + 100.0 * bend * bend, [-2.0 * (1.0 - x) - 400.0 * x * bend, 200.0 * bend])
        };
        let found = walk([-1.2, 1.0], rosenbrock);
        assert!((found.at[0] - 1.0).abs() < 1e-5 && found.evaluations < 120, "{found:?}");
    }

    #[test]
    fn start_at_the_bottom_is_already_there() {
        let found = walk([0.0], |q| (q[0] * q[0], [2.0 * q[0]]));
        assert_eq!((found.at, found.evaluations), ([0.0], 1));
    }

    #[test]
    fn values_that_are_not_numbers_are_stepped_back_from() {
        // −ln x has no value left of zero, and a long first step would land there.
        let found = walk([0.1], |q| (q[0] - q[0].ln(), [1.0 - 1.0 / q[0]]));
        assert!((found.at[0] - 1.0).abs() < 1e-5, "{found:?}");
    }
}
