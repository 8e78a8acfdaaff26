//! *Máquina do tempo*: which day each key and place of the slider leads to, and how long a month stands in the film.
//!
//! Stops are ends of months and, last, today (`domain::indicator::timeline::stops`).

use crate::text::timeline::{self as words, machine};
use chrono::NaiveDate;
use std::time::Duration;

/// The last stop on or before a day; the first for a day before all.
pub(crate) fn place(stops: &[NaiveDate], day: NaiveDate) -> usize {
    stops.partition_point(|stop| *stop <= day).saturating_sub(1)
}

/// So many stops on from the day shown. From within a month, back leads to the end of the month before it. `None`: there
/// is no stop so far on.
pub(crate) fn stepped(stops: &[NaiveDate], day: NaiveDate, by: isize) -> Option<NaiveDate> {
    let at = place(stops, day);
    let is_within = stops.get(at) != Some(&day);
    let at = if is_within && by < 0 { at } else { at.saturating_add_signed(by) };
    stops.get(at).copied()
}

/// The day that is shown instead of the present: today, a day ahead and none at all are the present.
pub(crate) fn past(day: Option<NaiveDate>, today: NaiveDate) -> Option<NaiveDate> {
    day.filter(|day| *day < today)
}

/// What the slider says that it stands on.
pub(crate) fn said(day: NaiveDate, past: Option<NaiveDate>) -> String {
    words::stop(day, past.is_none())
}

/// How fast the film runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pace {
    Slow,
    Usual,
    Quick,
}

impl Pace {
    /// How long a month stands. Who asked for less motion is never shown it faster than slowly.
    pub(crate) fn month(self, wants_stillness: bool) -> Duration {
        Duration::from_millis(match self {
            _ if wants_stillness => 2_000,
            Pace::Slow => 1_600,
            Pace::Usual => 800,
            Pace::Quick => 400,
        })
    }

    pub(crate) fn next(self) -> Pace {
        match self {
            Pace::Slow => Pace::Usual,
            Pace::Usual => Pace::Quick,
            Pace::Quick => Pace::Slow,
        }
    }

    /// On the key that changes it, and whole.
    pub(crate) fn words(self) -> (&'static str, &'static str) {
        match self {
            Pace::Slow => machine::SLOW,
            Pace::Usual => machine::USUAL,
            Pace::Quick => machine::QUICK,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::indicator::timeline::stops;
    use crate::screen::small::d;

    const TODAY: &str = "2028-03-15";

    /// 31/12, 31/01, 29/02 and today.
    fn four() -> Vec<NaiveDate> {
        stops(d("2027-12-24"), d(TODAY))
    }

    #[test]
    fn the_slider_stands_on_the_month_that_was_over() {
        for (day, at) in [
            ("2027-12-24", 0),
            ("2027-12-31", 0),
            ("2028-01-30", 0),
            ("2028-01-31", 1),
            ("2028-02-28", 1),
            ("2028-02-29", 2),
            ("2028-03-14", 2),
            (TODAY, 3),
            ("2028-12-31", 3),
        ] {
            assert_eq!(place(&four(), d(day)), at, "{day}");
        }
        assert_eq!((place(&[], d(TODAY)), place(&[d(TODAY)], d(TODAY))), (0, 0));
    }

    #[test]
    fn a_step_back_from_within_a_month_leads_to_its_beginning_and_forward_to_its_end() {
        for (day, by, to) in [
            ("2028-02-29", -1, Some("2028-01-31")),
            ("2028-03-01", -1, Some("2028-02-29")),
            (TODAY, -1, Some("2028-02-29")),
            ("2028-01-31", 1, Some("2028-02-29")),
            ("2028-02-10", 1, Some("2028-02-29")),
            ("2028-02-29", 1, Some(TODAY)),
            (TODAY, 1, None),
            ("2027-12-31", -1, Some("2027-12-31")),
            // Typed by hand, before the first stop: that stop is next, whichever way.
            ("2020-01-01", -1, Some("2027-12-31")),
        ] {
            assert_eq!(stepped(&four(), d(day), by), to.map(d), "{day} {by}");
        }
        assert_eq!(stepped(&[], d(TODAY), 1), None);
    }

    #[test]
    fn today_and_what_is_ahead_are_the_present() {
        assert_eq!(past(Some(d("2028-03-14")), d(TODAY)), Some(d("2028-03-14")));
        for present in [None, Some(d(TODAY)), Some(d("2028-03-16"))] {
            assert_eq!(past(present, d(TODAY)), None);
        }
        assert_eq!(said(d(TODAY), None), "hoje, 15/03/2028");
        assert_eq!(said(d("2028-02-29"), Some(d("2028-02-29"))), "29/02/2028");
    }

    #[test]
    fn paces_go_round_and_less_motion_is_slower_than_any() {
        let round = [Pace::Slow, Pace::Usual, Pace::Quick];
        for (pace, next) in round.into_iter().zip([Pace::Usual, Pace::Quick, Pace::Slow]) {
            assert_eq!(pace.next(), next);
            assert!(pace.month(true) > Pace::Slow.month(false));
        }
        assert!(Pace::Slow.month(false) > Pace::Usual.month(false));
        assert!(Pace::Usual.month(false) > Pace::Quick.month(false));
        assert_eq!(round.map(|pace| pace.words().0), ["1×", "2×", "4×"]);
    }
}
