//! What the tests of the panels share.

use super::ahead::Point;
use super::behind::Behind;
use super::scope::Seen;
use crate::domain::alive::Outlook;
use crate::domain::indicator::analysis::insight::{Ahead, insights};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rhythm::lifecycle::Lifecycle;
use crate::exchange::indicator_table::IndicatorTable;
use crate::screen::small::d;
use crate::text::analysis::cell;
use std::sync::Arc;

/// Everybody in the carteira that day, over all orders, with nothing learnt.
pub(in crate::screen) fn seen_on(p: &Portfolio, on: &str) -> Seen {
    let statuses = crate::screen::small::seen(p, on);
    let insights = insights(p.columns(), &statuses, d(on), None);
    let slots = p.columns().slots().filter(|slot| statuses[*slot].is_some()).collect();
    Seen {
        statuses: Arc::new(statuses),
        insights: Arc::new(insights),
        slots: Arc::new(slots),
        on: d(on),
        foreseen: false,
    }
}

/// The same with what is ahead of each slot: P(vivo), centavos lost a month, day of the next order.
pub(in crate::screen) fn foreseen_on(p: &Portfolio, on: &str, of: &[(f64, i64, &str)]) -> Seen {
    let mut seen = seen_on(p, on);
    let mut all = (*seen.insights).clone();
    for (slot, (p_alive, loss_centavos, next)) in (0..).map(Slot::new).zip(of) {
        let outlook =
            Outlook { p_alive: *p_alive, p_buys: *p_alive, expected_orders: 2.0, next_order_days: None };
        let next_order = Some(d(next));
        let ahead = Ahead { outlook, next_order, order_centavos: 10_000, loss_centavos: *loss_centavos };
        if let Some(one) = &mut all[slot] {
            one.ahead = Some(ahead);
        }
    }
    (seen.insights, seen.foreseen) = (Arc::new(all), true);
    seen
}

/// The rows as they are read on the screen, cells parted by bars.
pub(in crate::screen) fn rows(table: &IndicatorTable) -> Vec<String> {
    let row = |row: &Vec<_>| row.iter().map(cell).collect::<Vec<_>>().join("|").replace('\u{a0}', " ");
    table.rows.iter().map(row).collect()
}

/// Name, note and money of each, parted by bars.
pub(in crate::screen) fn people(behind: &Behind) -> Vec<String> {
    let person = |one: &super::behind::Person| {
        format!("{}|{}|{}", one.name, one.note, one.money).replace('\u{a0}', " ")
    };
    behind.people.iter().map(person).collect()
}

/// Of a client whose next order is expected on a day, in centavos a month.
pub(in crate::screen) fn point(
    slot: usize,
    p_alive: f64,
    monthly_centavos: i64,
    loss_centavos: i64,
    next: &str,
) -> Point {
    let outlook = Outlook { p_alive, p_buys: p_alive, expected_orders: 1.0, next_order_days: None };
    let next_order = Some(d(next));
    let ahead = Ahead { outlook, next_order, order_centavos: monthly_centavos, loss_centavos };
    Point { slot: Slot::new(slot), class: Lifecycle::Active, monthly_centavos, ahead }
}

pub(in crate::screen) fn slots(points: &[Point]) -> Vec<Slot> {
    points.iter().map(|one| one.slot).collect()
}
