//! CSAT: of the answers from 1 to 5, the share of 4 and 5.

use crate::domain::value::ratio::Ratio;

/// The greatest answer of somebody unhappy: 3 is neither.
pub(crate) const UNHAPPY_UP_TO: u8 = 2;
/// The least answer of somebody satisfied.
pub(crate) const SATISFIED_FROM: u8 = 4;
pub(crate) const ANSWERS: std::ops::RangeInclusive<u8> = 1..=5;

/// From answers of 1 to 5, one per client; nothing without an answer.
pub(crate) fn csat(answers: impl IntoIterator<Item = u8>) -> Ratio {
    let (mut satisfied, mut all) = (0, 0);
    for answer in answers {
        satisfied += usize::from(answer >= SATISFIED_FROM);
        all += 1;
    }
    Ratio::of_counts(satisfied, all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_and_five_are_satisfied() {
        assert_eq!(csat(ANSWERS), Ratio::new(2, 5));
        assert_eq!(csat([3]).percent_tenths(), Some(0));
        assert_eq!(csat([]).percent_tenths(), None);
    }
}
