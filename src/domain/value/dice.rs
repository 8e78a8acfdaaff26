//! Repeatable random numbers for searches and the sample: SplitMix64 (Steele, Lea and Flood 2014). The same seed, the same
//! numbers on any machine.

#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// 0 to `limit` − 1; 0 where the limit is 0.
    pub fn below(&mut self, limit: usize) -> usize {
        ((u128::from(self.roll()) * limit as u128) >> 64) as usize
    }

    /// From 0 to below 1.
    pub fn share(&mut self) -> f64 {
        (self.roll() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// From `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = high.saturating_sub(low).max(0).unsigned_abs() + 1;
        low + (self.roll() % span) as i64
    }

    /// So many times in a hundred.
    pub fn percent(&mut self, times: i64) -> bool {
        self.between(1, 100) <= times
    }

    /// One of `all`, which is not empty.
    pub fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        all[(self.roll() % all.len() as u64) as usize]
    }

    pub fn id(&mut self) -> u128 {
        (u128::from(self.roll()) << 64) | u128::from(self.roll())
    }

    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_splitmix64() {
        let mut dice = Dice::new(1_234_567);
        let known = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
        assert_eq!(known.map(|_| dice.roll()), known);
    }

    #[test]
    fn both_ends_are_thrown_and_nothing_beyond() {
        let mut dice = Dice::new(7);
        let thrown: Vec<i64> = (0..200).map(|_| dice.between(-1, 1)).collect();
        assert!((-1..=1).all(|face| thrown.contains(&face)) && thrown.iter().all(|face| face.abs() <= 1));
        assert_eq!(dice.between(5, 4), 5);
        assert!((0..100).all(|_| !dice.percent(0) && dice.percent(100)));
        assert!((0..100).all(|_| [3, 8].contains(&dice.pick(&[3, 8]))));
    }

    #[test]
    fn numbers_stay_below_their_limit_and_repeat_with_the_seed() {
        let mut dice = Dice::new(7);
        let thrown: Vec<usize> = (0..200).map(|_| dice.below(6)).collect();
        assert!((0..6).all(|face| thrown.contains(&face)) && thrown.iter().all(|face| *face < 6));
        let mut again = Dice::new(7);
        assert_eq!(thrown, (0..200).map(|_| again.below(6)).collect::<Vec<_>>());
        assert_eq!(again.below(0), 0);
        assert!((0..100).map(|_| dice.share()).all(|share| (0.0..1.0).contains(&share)));
    }
}
