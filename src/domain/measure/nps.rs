//! Net Promoter Score of the carteira, with its margin: a score from twenty answers is not the one from two hundred.
//!
//! NPS = 100·(P − D) ÷ n over the latest answer of each client; promoters answered 9 or 10, detractors 6 or less.
//! Margin at 95%: 196·√((p + d − (p − d)²) ÷ n).

use serde::{Deserialize, Serialize};

use crate::domain::value::ratio::Ratio;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Nps {
    pub promoters: usize,
    pub passives: usize,
    pub detractors: usize,
}

/// The greatest answer that makes a detractor.
pub(crate) const DETRACTOR_UP_TO: u8 = 6;
/// The least answer that makes a promoter.
pub(crate) const PROMOTER_FROM: u8 = 9;

/// What an answer makes of who gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) enum Opinion {
    Promoter,
    Passive,
    Detractor,
}

impl Opinion {
    pub(crate) const ALL: [Opinion; 3] = [Self::Promoter, Self::Passive, Self::Detractor];

    pub(crate) fn of(answer: u8) -> Self {
        match answer {
            ..=DETRACTOR_UP_TO => Self::Detractor,
            PROMOTER_FROM.. => Self::Promoter,
            _ => Self::Passive,
        }
    }
}

/// From answers of 0 to 10, one per client.
impl FromIterator<u8> for Nps {
    fn from_iter<I: IntoIterator<Item = u8>>(answers: I) -> Self {
        let mut nps = Self::default();
        for answer in answers {
            match Opinion::of(answer) {
                Opinion::Detractor => nps.detractors += 1,
                Opinion::Promoter => nps.promoters += 1,
                Opinion::Passive => nps.passives += 1,
            }
        }
        nps
    }
}

impl Nps {
    pub(crate) fn answers(self) -> usize {
        self.promoters + self.passives + self.detractors
    }

    /// Promoters less detractors, of all: −100% to 100%.
    pub(crate) fn score(self) -> Ratio {
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        Ratio::new(count(self.promoters) - count(self.detractors), count(self.answers()))
    }

    /// Half the width of the 95% interval, in points.
    pub(crate) fn margin(self) -> Option<f64> {
        let share = |part: usize| Ratio::of_counts(part, self.answers()).value();
        let (p, d) = (share(self.promoters)?, share(self.detractors)?);
        Some(196.0 * ((p + d - (p - d) * (p - d)) / self.answers() as f64).sqrt())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eighty_sixty_sixty_is_ten_with_its_margin() {
        let nps = Nps { promoters: 80, passives: 60, detractors: 60 };
        assert_eq!(nps.score().percent_tenths(), Some(100));
        let margin = nps.margin().unwrap();
        assert!((margin - 11.5).abs() < 0.05, "{margin}");
    }

    #[test]
    fn answers_are_split_at_six_and_nine() {
        let nps: Nps = (0..=10).collect();
        assert_eq!(nps, Nps { promoters: 2, passives: 2, detractors: 7 });
        assert_eq!(nps.score(), Ratio::new(-5, 11));
    }

    #[test]
    fn no_answer_has_neither_score_nor_margin() {
        assert_eq!(Nps::default().score().percent_tenths(), None);
        assert_eq!(Nps::default().margin(), None);
    }

    #[test]
    fn all_of_one_kind_has_no_margin_to_either_side() {
        let nps: Nps = [10, 9, 10].into_iter().collect();
        assert_eq!((nps.score().percent_tenths(), nps.margin()), (Some(1000), Some(0.0)));
    }
}
