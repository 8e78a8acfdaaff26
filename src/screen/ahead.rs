//! What is ahead of the clients that bought before: whom to rescue, and who orders in the next thirty days.

use crate::domain::calendar::period::days_between;
use crate::domain::indicator::analysis::insight::{Ahead, Insight};
use crate::domain::indicator::status::Status;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rhythm::lifecycle::Lifecycle;
use chrono::NaiveDate;
use std::cmp::Reverse;

/// The classes of buyers, one cloud each.
pub(crate) const CLASSES: [Lifecycle; 4] =
    [Lifecycle::Active, Lifecycle::AtRisk, Lifecycle::Inactive, Lifecycle::Former];
/// Days looked ahead.
pub(crate) const DAYS: usize = 30;

/// A client that bought before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Point {
    pub slot: Slot,
    pub class: Lifecycle,
    /// The mean month of the last twelve.
    pub monthly_centavos: i64,
    pub ahead: Ahead,
}

/// What is known of a client in scope.
pub(crate) fn point(slot: Slot, status: &Status, insight: &Insight) -> Option<Point> {
    let (class, monthly_centavos) = (status.lifecycle, insight.revenue_12m / 12);
    Some(Point { slot, class, monthly_centavos, ahead: insight.ahead? })
}

/// By class, who has a monthly value to stand on: only who bought in the last twelve months.
pub(crate) fn clouds(all: &[Point]) -> [Vec<Point>; 4] {
    CLASSES.map(|class| {
        all.iter().filter(|one| one.class == class && one.monthly_centavos > 0).copied().collect()
    })
}

/// Those whom a visit may decide.
pub(crate) fn worth_rescuing(all: &[Point]) -> Vec<Point> {
    all.iter().filter(|one| one.ahead.is_worth_rescuing()).copied().collect()
}

/// The largest expected loss first; ties by slot.
pub(crate) fn sort_by_loss(points: &mut [Point]) {
    points.sort_by_key(|one| (Reverse(one.ahead.loss_centavos), one.slot));
}

/// The likeliest to buy first; ties by slot.
pub(crate) fn sort_by_chance(points: &mut [Point]) {
    let chance = |one: &Point| one.ahead.outlook.p_buys;
    points.sort_by(|a, b| chance(b).total_cmp(&chance(a)).then_with(|| a.slot.cmp(&b.slot)));
}

/// P(vivo) in whole percents, both ends inside, and at least so many reais a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    pub from_percent: i64,
    pub to_percent: i64,
    pub least_reais: i64,
}

pub(crate) fn inside(clouds: &[Vec<Point>], window: Window) -> Vec<Point> {
    let holds = |one: &&Point| {
        let percent = one.ahead.outlook.p_alive * 100.0;
        window.from_percent as f64 <= percent
            && percent <= window.to_percent as f64
            && one.monthly_centavos >= window.least_reais.saturating_mul(100)
    };
    clouds.iter().flatten().filter(holds).copied().collect()
}

/// Up to where the slider of reais a month goes: above the greatest, to the next hundred.
pub(crate) fn most_reais(clouds: &[Vec<Point>]) -> i64 {
    let greatest = clouds.iter().flatten().map(|one| one.monthly_centavos).max();
    (greatest.unwrap_or(0) / 10_000 + 1) * 100
}

/// By day from tomorrow on, whose next order becomes likely then.
pub(crate) fn expected_by_day(all: &[Point], on: NaiveDate) -> [u32; DAYS] {
    let mut counts = [0; DAYS];
    for one in all.iter().filter(|one| is_likely_there(one)) {
        let days = one.ahead.next_order.map(|day| days_between(on, day));
        if let Some(count) = days.and_then(|days| counts.get_mut(usize::try_from(days - 1).ok()?)) {
            *count += 1;
        }
    }
    counts
}

/// Whose next order becomes likely on the day, the dearest first.
pub(crate) fn expected_on(all: &[Point], day: NaiveDate) -> Vec<Point> {
    let due = all.iter().filter(|one| one.ahead.next_order == Some(day) && is_likely_there(one));
    let mut due: Vec<Point> = due.copied().collect();
    due.sort_by_key(|one| (Reverse(one.ahead.expected_centavos()), one.slot));
    due
}

/// More likely alive than not.
fn is_likely_there(one: &Point) -> bool {
    one.ahead.outlook.p_alive >= 0.5
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::alive::Outlook;
    use crate::screen::small::d;

    const DAY: &str = "2026-11-18";

    fn one(slot: Slot, p_alive: f64, monthly_centavos: i64, loss_centavos: i64, next: &str) -> Point {
        let outlook = Outlook { p_alive, p_buys: p_alive, expected_orders: 1.0, next_order_days: None };
        let next_order = Some(d(next));
        let ahead = Ahead { outlook, next_order, order_centavos: monthly_centavos, loss_centavos };
        Point { slot, class: Lifecycle::Active, monthly_centavos, ahead }
    }

    fn slots(points: &[Point]) -> Vec<Slot> {
        points.iter().map(|one| one.slot).collect()
    }

    #[test]
    fn only_who_bought_this_year_is_drawn_in_the_cloud_of_its_class() {
        let former = Point { class: Lifecycle::Former, ..one(Slot::new(1), 0.2, 100, 1, DAY) };
        let drawn = clouds(&[one(Slot::new(0), 0.9, 100, 1, DAY), former, one(Slot::new(2), 0.9, 0, 1, DAY)]);
        assert_eq!(drawn.each_ref().map(|cloud| slots(cloud)), [vec![0], vec![], vec![], vec![1]]);
    }

    #[test]
    fn the_window_has_both_ends_inside() {
        let all = [vec![
            one(Slot::new(0), 0.05, 10_000, 1, DAY),
            one(Slot::new(1), 0.8, 9_999, 1, DAY),
            one(Slot::new(2), 0.81, 99_900, 1, DAY),
        ]];
        let within = |from_percent, to_percent, least_reais| {
            slots(&inside(&all, Window { from_percent, to_percent, least_reais }))
        };
        assert_eq!(within(5, 80, 0), [0, 1]);
        assert_eq!(within(6, 100, 0), [1, 2]);
        assert_eq!(within(0, 100, 100), [0, 2]);
        assert_eq!((most_reais(&all), most_reais(&[])), (1_000, 100));
    }

    #[test]
    fn the_dearest_loss_and_the_likeliest_buyer_come_first_and_ties_by_slot() {
        let mut all = [
            one(Slot::new(2), 0.5, 1, 10, DAY),
            one(Slot::new(1), 0.5, 1, 10, DAY),
            one(Slot::new(0), 0.4, 1, 90, DAY),
        ];
        sort_by_loss(&mut all);
        assert_eq!(slots(&all), [0, 1, 2]);
        sort_by_chance(&mut all);
        assert_eq!(slots(&all), [1, 2, 0]);
    }

    #[test]
    fn who_is_there_or_gone_for_sure_is_not_worth_rescuing() {
        let all = [
            one(Slot::new(0), 0.999, 1, 10, DAY),
            one(Slot::new(1), 0.5, 1, 10, DAY),
            one(Slot::new(2), 0.001, 1, 10, DAY),
            one(Slot::new(3), 0.5, 1, 0, DAY),
        ];
        assert_eq!(slots(&worth_rescuing(&all)), [1]);
    }

    #[test]
    fn orders_are_expected_from_tomorrow_to_the_thirtieth_day_of_who_is_likely_there() {
        let all = [
            one(Slot::new(0), 0.9, 100, 1, DAY),
            one(Slot::new(1), 0.9, 100, 1, "2026-11-19"),
            one(Slot::new(2), 0.5, 900, 1, "2026-11-19"),
            one(Slot::new(3), 0.49, 900, 1, "2026-11-19"),
            one(Slot::new(4), 0.9, 100, 1, "2026-12-18"),
            one(Slot::new(5), 0.9, 100, 1, "2026-12-19"),
        ];
        let counts = expected_by_day(&all, d(DAY));
        assert_eq!((counts[0], counts[29], counts.iter().sum::<u32>()), (2, 1, 3));
        assert_eq!(slots(&expected_on(&all, d("2026-11-19"))), [2, 1]);
        assert_eq!(expected_on(&all, d("2026-11-20")), []);
    }
}
