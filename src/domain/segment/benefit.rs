//! What came of the programa de benefícios: the orders of those who have one, so many days before it and as many after.
//!
//! Nobody is drawn by lot: what else changed in those days is in the numbers too.

use crate::domain::calendar::day::Day;
use crate::domain::portfolio::Portfolio;
use chrono::NaiveDate;

/// Before and after, each. A season.
pub(crate) const WINDOW_DAYS: u16 = 90;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct BenefitResult {
    /// Those with a whole window on both sides.
    pub clients: usize,
    /// Of those: valid orders before and after.
    pub before: u32,
    pub after: u32,
    /// The days after are not over.
    pub waiting: usize,
    /// Without a date, or in the carteira for too short a time before it.
    pub left_out: usize,
}

/// As known on `on`; `None`: nobody has a benefit.
pub(crate) fn benefit_result(p: &Portfolio, on: NaiveDate) -> Option<BenefitResult> {
    let mut found = BenefitResult::default();
    let mut any = false;
    for (slot, client) in p.clients().filter(|(_, client)| client.benefit_on(on).is_some()) {
        any = true;
        let since = client.benefit_since.map(Day::of);
        let window = i32::from(WINDOW_DAYS);
        let Some((since, first)) = since.map(|since| (since, since.saturating_add(-window))) else {
            found.left_out += 1;
            continue;
        };
        let last = since.saturating_add(window - 1);
        if client.entered.is_some_and(|entered| Day::of(entered) > first) {
            found.left_out += 1;
        } else if Day::of(on) <= last {
            found.waiting += 1;
        } else {
            found.clients += 1;
            found.before += p.columns().bought_between(slot, first, since.saturating_add(-1)).orders;
            found.after += p.columns().bought_between(slot, since, last).orders;
        }
    }
    any.then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::segment::made::{Made, d};

    fn of(made: Made, on: &str) -> Option<BenefitResult> {
        benefit_result(&made.portfolio(), d(on))
    }

    fn given(made: Made, client: usize, since: Option<&str>) -> Made {
        made.with(client, |one| (one.benefit, one.benefit_since) = (Some("3%".to_owned()), since.map(d)))
    }

    #[test]
    fn ninety_days_before_stand_against_the_ninety_that_begin_with_the_benefit() {
        // 90 days before 30/06/2026 is 01/04; its 90th day is 27/09.
        let made = || {
            given(Made::clients(2), 1, Some("2026-06-30"))
                .order(1, "2026-03-31", &[])
                .order(1, "2026-04-01", &[])
                .order(1, "2026-06-29", &[])
                .order(1, "2026-06-30", &[])
                .order(1, "2026-09-27", &[])
                .order(1, "2026-09-28", &[])
                .order(2, "2026-06-30", &[])
        };
        let over = BenefitResult { clients: 1, before: 2, after: 2, ..BenefitResult::default() };
        assert_eq!(of(made(), "2026-09-28"), Some(over));
        let waiting = BenefitResult { waiting: 1, ..BenefitResult::default() };
        assert_eq!(of(made(), "2026-09-27"), Some(waiting));
        assert_eq!(of(made(), "2026-06-29"), None, "nobody had one yet");
    }

    #[test]
    fn without_a_date_or_without_the_days_before_it_says_nothing() {
        let made = given(Made::clients(3), 1, None);
        let new = given(made, 2, Some("2026-06-30")).with(2, |one| one.entered = Some(d("2026-04-02")));
        let found = of(new, "2026-11-30").unwrap();
        assert_eq!((found.clients, found.left_out), (0, 2));
        let in_time = given(Made::clients(1), 1, Some("2026-06-30"));
        let in_time = in_time.with(1, |one| one.entered = Some(d("2026-04-01")));
        assert_eq!(of(in_time, "2026-11-30").unwrap().clients, 1);
        assert_eq!(of(Made::clients(1), "2026-11-30"), None);
    }
}
