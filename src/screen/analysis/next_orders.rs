//! *Próximos 30 dias*: how many orders are expected, on which days, of whom.

use super::ahead::Point;
use super::behind::Behind;
use super::scope::Seen;
use crate::charts::value_months::Monthly;
use crate::domain::calendar::period::{days_between, step_days};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::value::money::Centavos;
use crate::exchange::indicator_table::{IndicatorTable, Value};
use crate::text::ahead::buys;
use crate::text::{analysis as words, format};
use chrono::NaiveDate;
use std::cmp::Reverse;

/// Days looked ahead.
const DAYS: usize = 30;

/// How many orders, and who is likelier to buy than not.
pub(crate) fn finding(foreseen: bool, all: &[Point]) -> String {
    if !foreseen {
        return words::LEARNING.to_owned();
    }
    let orders = all.iter().map(|one| one.ahead.outlook.expected_orders).sum();
    words::ahead::next(orders, all.iter().filter(|one| one.ahead.outlook.p_buys > 0.5).count())
}

/// What they are worth; `None` while it is being learnt.
pub(crate) fn money(foreseen: bool, all: &[Point]) -> Option<String> {
    let centavos = || all.iter().map(|one| one.ahead.expected_centavos()).sum();
    foreseen.then(|| words::ahead::next_money(centavos()))
}

/// A bar each day from tomorrow on.
pub(crate) fn series(all: &[Point], on: NaiveDate) -> (Vec<String>, Monthly) {
    let values = expected_by_day(all, on).iter().map(|count| Some(f64::from(*count))).collect();
    let names = (0..DAYS).map(|item| format::day_month(day(on, item))).collect();
    (names, Monthly { name: words::ahead::EXPECTED_BY_DAY.to_owned(), values })
}

/// Of a bar.
fn day(on: NaiveDate, item: usize) -> NaiveDate {
    step_days(on, item as i64 + 1)
}

/// By day from tomorrow on, whose next order becomes likely then.
fn expected_by_day(all: &[Point], on: NaiveDate) -> [u32; DAYS] {
    let mut counts = [0; DAYS];
    for one in all.iter().filter(|one| is_likely_there(one)) {
        let days = one.ahead.next_order.map(|day| days_between(on, day));
        if let Some(count) = days.and_then(|days| counts.get_mut(usize::try_from(days - 1).ok()?)) {
            *count += 1;
        }
    }
    counts
}

/// The likeliest to buy first.
pub(crate) fn table(all: &[Point], p: &Portfolio) -> IndicatorTable {
    let mut rows = all.to_vec();
    sort_by_chance(&mut rows);
    let mut table = IndicatorTable::new(
        words::NEXT,
        &[words::CLIENT, words::ahead::NEXT_ORDER],
        &[words::ahead::P_BUYS, words::ahead::EXPECTED, words::ahead::EXPECTED_MONEY],
    );
    for Point { slot, ahead, .. } in rows {
        let Some(client) = p.client_at(slot) else { continue };
        table.rows.push(vec![
            Value::Client { id: client.id, name: client.display_name().to_owned() },
            ahead.next_order.map_or(Value::Nothing, Value::Date),
            Value::Chance(ahead.outlook.p_buys),
            Value::Decimal(ahead.outlook.expected_orders),
            Value::Centavos(ahead.expected_centavos()),
        ]);
    }
    table
}

/// Of the bar: whose next order becomes likely on its day; `None`: nobody's.
pub(crate) fn behind(item: usize, all: &[Point], seen: &Seen, p: &Portfolio) -> Option<Behind> {
    let day = day(seen.on, item);
    let due = expected_on(all, day);
    if due.is_empty() {
        return None;
    }
    let slots: Vec<Slot> = due.iter().map(|one| one.slot).collect();
    let title = words::ahead::expected_on(day, slots.len());
    let says = |slot: Slot| {
        let own = due.iter().find(|one| one.slot == slot).map(|one| one.ahead);
        own.map_or_else(Default::default, |ahead| {
            (buys(ahead.outlook.p_buys), format::money(Centavos::new(ahead.order_centavos)))
        })
    };
    Some(Behind::of(seen, p, title, &slots, says))
}

/// Whose next order becomes likely on the day, the dearest first.
fn expected_on(all: &[Point], day: NaiveDate) -> Vec<Point> {
    let due = all.iter().filter(|one| one.ahead.next_order == Some(day) && is_likely_there(one));
    let mut due: Vec<Point> = due.copied().collect();
    due.sort_by_key(|one| (Reverse(one.ahead.expected_centavos()), one.slot));
    due
}

/// More likely alive than not.
fn is_likely_there(one: &Point) -> bool {
    one.ahead.outlook.p_alive >= 0.5
}

/// The likeliest to buy first; ties by slot.
fn sort_by_chance(points: &mut [Point]) {
    let chance = |one: &Point| one.ahead.outlook.p_buys;
    points.sort_by(|a, b| chance(b).total_cmp(&chance(a)).then_with(|| a.slot.cmp(&b.slot)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::analysis::ahead::points;
    use crate::screen::analysis::small::{foreseen_on, people, point, rows, slots};
    use crate::screen::small::{Small, d};

    const DAY: &str = "2026-11-18";

    #[test]
    fn orders_are_expected_from_tomorrow_to_the_thirtieth_day_of_who_is_likely_there() {
        let all = [
            point(0, 0.9, 100, 1, DAY),
            point(1, 0.9, 100, 1, "2026-11-19"),
            point(2, 0.5, 900, 1, "2026-11-19"),
            point(3, 0.49, 900, 1, "2026-11-19"),
            point(4, 0.9, 100, 1, "2026-12-18"),
            point(5, 0.9, 100, 1, "2026-12-19"),
        ];
        let counts = expected_by_day(&all, d(DAY));
        assert_eq!((counts[0], counts[29], counts.iter().sum::<u32>()), (2, 1, 3));
        assert_eq!(slots(&expected_on(&all, d("2026-11-19"))), [2, 1]);
        assert_eq!(expected_on(&all, d("2026-11-20")), []);
        let (names, bars) = series(&all, d(DAY));
        assert_eq!((names.len(), names[0].as_str(), names[29].as_str()), (30, "19/11", "18/12"));
        assert_eq!((bars.values[0], bars.values[1]), (Some(2.0), Some(0.0)));
    }

    #[test]
    fn the_likeliest_to_buy_stands_first_and_a_tie_by_slot() {
        let p = Small::clients(&["Ana", "Bia", "Caio"])
            .order(1, "2026-11-03", 120_000)
            .order(2, "2026-11-03", 240_000)
            .order(3, "2026-11-03", 360_000)
            .portfolio();
        let seen =
            foreseen_on(&p, DAY, &[(0.5, 1, "2026-11-19"), (0.8, 1, "2026-12-24"), (0.5, 1, "2026-11-19")]);
        let all = points(&seen);
        assert_eq!(
            rows(&table(&all, &p)),
            [
                "Bia|24/12/2026|80%|2,0|R$ 200,00",
                "Ana|19/11/2026|50%|2,0|R$ 200,00",
                "Caio|19/11/2026|50%|2,0|R$ 200,00",
            ]
        );
        // Half is not more likely than not.
        assert_eq!(finding(true, &all), words::ahead::next(6.0, 1));
        assert_eq!(money(true, &all), Some(words::ahead::next_money(60_000)));
        let tomorrow = behind(0, &all, &seen, &p).unwrap();
        assert_eq!(tomorrow.title, words::ahead::expected_on(d("2026-11-19"), 2));
        assert_eq!(people(&tomorrow)[0], format!("Ana|{}|R$ 100,00", buys(0.5)));
        assert_eq!(behind(1, &all, &seen, &p), None);
    }

    #[test]
    fn while_it_is_being_learnt_nothing_is_promised() {
        assert_eq!((finding(false, &[]).as_str(), money(false, &[])), (words::LEARNING, None));
        assert_eq!(
            (finding(true, &[]), money(true, &[])),
            (words::ahead::next(0.0, 0), Some(words::ahead::next_money(0)))
        );
    }
}
