//! The *placar*: of what was tried by each step and channel, how much was answered and how many bought again.
//!
//! An order is credited to the last try before it, so that each case won is counted once. A try whose wait is not over
//! is counted as waiting and left out of the rates: it has not failed yet.

use super::case::{Case, Stage};
use crate::domain::fact::interaction::Channel;
use crate::domain::value::ratio::Ratio;
use std::collections::BTreeMap;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Score {
    pub tried: u32,
    /// Of the tried, those whose wait is not over.
    pub waiting: u32,
    pub answered: u32,
    pub bought: u32,
}

/// One row of the placar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Scored {
    pub step: u8,
    pub channel: Channel,
    pub score: Score,
}

impl Score {
    /// Bought again, of the tries that are decided.
    pub(crate) fn bought_rate(&self) -> Ratio {
        Ratio::new(i64::from(self.bought), i64::from(self.tried - self.waiting))
    }
}

/// One row a step and channel, by step, then channel.
pub(crate) fn score<'a>(cases: impl IntoIterator<Item = &'a Case>) -> Vec<Scored> {
    let mut rows: BTreeMap<(u8, Channel), Score> = BTreeMap::new();
    for case in cases {
        let last = case.tries.len().saturating_sub(1);
        for (at, tried) in case.tries.iter().enumerate() {
            let row = rows.entry((tried.step, tried.channel)).or_default();
            row.tried += 1;
            row.answered += u32::from(tried.answered.is_some());
            if at == last {
                row.waiting += u32::from(matches!(case.stage, Stage::Waiting { .. }));
                row.bought += u32::from(matches!(case.stage, Stage::Won { .. }));
            }
        }
    }
    rows.into_iter().map(|((step, channel), score)| Scored { step, channel, score }).collect()
}

/// Of the cases nobody tried and that are decided, those that bought again all the same: what the tries compare with.
pub(crate) fn untouched<'a>(cases: impl IntoIterator<Item = &'a Case>) -> Ratio {
    let alone = cases.into_iter().filter(|case| case.tries.is_empty());
    alone.fold(Ratio::default(), |sum, case| match case.stage {
        Stage::Won { .. } => sum + Ratio::new(1, 1),
        Stage::Lapsed { .. } | Stage::Lost { .. } => sum + Ratio::new(0, 1),
        Stage::Unconfirmed { .. }
        | Stage::Due { .. }
        | Stage::Waiting { .. }
        | Stage::Closing { .. }
        | Stage::Review { .. } => sum,
    })
}

/// Wilson's 95% interval of a share, as fractions; `None` without a whole. Unlike the usual ± it stays within 0 and 1 and
/// says something of few.
pub(crate) fn wilson_95(share: Ratio) -> Option<(f64, f64)> {
    const Z: f64 = 1.959_963_984_540_054;
    let p = share.value()?;
    let n = share.den as f64;
    let whole = 1.0 + Z * Z / n;
    let centre = (p + Z * Z / (2.0 * n)) / whole;
    let half = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt() / whole;
    Some(((centre - half).max(0.0), (centre + half).min(1.0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rescue::case::Try;
    use chrono::NaiveDate;
    use proptest::prelude::*;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, 2).unwrap()
    }

    fn tried(step: u8, channel: Channel, answered: bool) -> Try {
        Try { step, channel, date: day(), answered: answered.then(day) }
    }

    fn case(tries: &[Try], stage: Stage) -> Case {
        Case { opened: day(), tries: tries.to_vec(), stage }
    }

    #[test]
    fn an_order_is_credited_to_the_last_try_alone() {
        let (call, message) = (tried(1, Channel::Call, true), tried(3, Channel::WhatsApp, false));
        let cases = [
            case(&[call, message], Stage::Won { on: day() }),
            case(&[call], Stage::Waiting { next: Some(2), until: day() }),
            case(&[call], Stage::Lost { on: day(), reason: None, review_on: None }),
            case(&[], Stage::Won { on: day() }),
        ];
        let rows = score(&cases);
        assert_eq!(
            rows,
            [
                Scored {
                    step: 1,
                    channel: Channel::Call,
                    score: Score { tried: 3, waiting: 1, answered: 3, bought: 0 },
                },
                Scored {
                    step: 3,
                    channel: Channel::WhatsApp,
                    score: Score { tried: 1, waiting: 0, answered: 0, bought: 1 },
                },
            ]
        );
        assert_eq!(rows[0].score.bought_rate(), Ratio::new(0, 2));
        assert_eq!(score(&[]), []);
    }

    #[test]
    fn who_came_back_alone_is_counted_apart() {
        let cases = [
            case(&[], Stage::Won { on: day() }),
            case(&[], Stage::Lapsed { since: day() }),
            case(&[], Stage::Due { step: 1, from: day(), by: day() }),
            case(&[tried(1, Channel::Call, true)], Stage::Won { on: day() }),
        ];
        assert_eq!(untouched(&cases), Ratio::new(1, 2));
        assert_eq!(untouched(&[]), Ratio::default());
    }

    #[test]
    fn the_interval_is_wilsons() {
        // R, binom::binom.confint(method = "wilson").
        for (num, den, low, high) in [
            (0, 10, 0.0, 0.277_532_8),
            (5, 10, 0.236_593_1, 0.763_406_9),
            (10, 10, 0.722_467_2, 1.0),
            (1, 1, 0.206_549_3, 1.0),
            (3, 20, 0.052_372, 0.360_416),
        ] {
            let (a, b) = wilson_95(Ratio::new(num, den)).unwrap();
            assert!((a - low).abs() < 2e-5 && (b - high).abs() < 2e-5, "{num}/{den}: {a} {b}");
        }
        assert_eq!(wilson_95(Ratio::new(0, 0)), None);
    }

    proptest! {
        #[test]
        fn the_interval_holds_the_share_and_stays_within_the_whole(num in 0i64..=500, more in 0i64..500) {
            let share = Ratio::new(num, num + more);
            if let Some((low, high)) = wilson_95(share) {
                let p = share.value().unwrap();
                prop_assert!(0.0 <= low && low <= p + 1e-12 && p <= high + 1e-12 && high <= 1.0);
            }
        }
    }
}
