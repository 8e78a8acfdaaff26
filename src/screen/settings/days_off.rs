//! *Dias úteis*: the rep's own days off in words, and whether those typed make a period.

use crate::domain::calendar::business_days::{Calendar, OwnDay};
use crate::domain::calendar::period::Period;
use crate::text::{format, settings as words};
use chrono::NaiveDate;

/// The days off in the order in which they are kept, as one takes them out by place.
pub(crate) fn days_off(calendar: &Calendar) -> Vec<String> {
    calendar.own_days.iter().map(|day| name(*day)).collect()
}

fn name(day: OwnDay) -> String {
    match day {
        OwnDay::EveryYear { month, day } => format!("{day:02}/{month:02}"),
        OwnDay::Days(period) => format::period(period.start, period.end),
    }
}

/// Why the days typed are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoPeriod {
    NoFirstDay,
    Backwards,
}

/// A last day left blank is the first one.
pub(crate) fn typed(first: Option<NaiveDate>, last: Option<NaiveDate>) -> Result<Period, NoPeriod> {
    let start = first.ok_or(NoPeriod::NoFirstDay)?;
    let end = last.unwrap_or(start);
    if end < start { Err(NoPeriod::Backwards) } else { Ok(Period::new(start, end)) }
}

/// Under the last day, while it is typed.
pub(crate) fn backwards(first: Option<NaiveDate>, last: Option<NaiveDate>) -> Option<String> {
    (typed(first, last) == Err(NoPeriod::Backwards)).then(|| words::BAD_PERIOD.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::small::d;

    #[test]
    fn days_off_keep_their_order_and_each_kind_its_words() {
        let period = Period::new(d("2026-12-21"), d("2027-01-03"));
        let own_days = vec![
            OwnDay::Days(period),
            OwnDay::EveryYear { month: 7, day: 9 },
            OwnDay::EveryYear { month: 2, day: 29 },
        ];
        let calendar = Calendar { own_days, ..Calendar::default() };
        assert_eq!(days_off(&calendar), ["21/12/2026 a 03/01/2027", "09/07", "29/02"]);
        assert!(days_off(&Calendar::default()).is_empty());
    }

    #[test]
    fn the_last_day_may_be_blank_or_the_first_but_not_before_it() {
        let day = Some(d("2026-03-01"));
        let (same, before) = (Ok(Period::new(d("2026-03-01"), d("2026-03-01"))), Some(d("2026-02-28")));
        assert_eq!((typed(day, None), typed(day, day)), (same, same));
        assert_eq!(typed(before, day), Ok(Period::new(d("2026-02-28"), d("2026-03-01"))));
        assert_eq!(typed(day, before), Err(NoPeriod::Backwards));
        assert_eq!(backwards(day, before).as_deref(), Some(words::BAD_PERIOD));
        assert_eq!((backwards(before, day), backwards(day, None)), (None, None));
    }

    #[test]
    fn a_last_day_alone_is_no_period_and_not_backwards() {
        let day = Some(d("2026-03-01"));
        assert_eq!(
            (typed(None, day), typed(None, None)),
            (Err(NoPeriod::NoFirstDay), Err(NoPeriod::NoFirstDay))
        );
        assert_eq!(backwards(None, day), None);
    }
}
