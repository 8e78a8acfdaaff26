//! Repeatable random numbers for searches: SplitMix64 (Steele, Lea and Flood 2014). The same seed, the same answer.

#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// 0 to `limit` − 1; 0 where the limit is 0.
    pub fn below(&mut self, limit: usize) -> usize {
        ((u128::from(self.next()) * limit as u128) >> 64) as usize
    }

    /// From 0 to below 1.
    pub fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    fn next(&mut self) -> u64 {
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
