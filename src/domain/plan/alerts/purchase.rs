//! The one alert about a client's buying: a step of its rescue, else that it is at risk, else that its order is late.

use super::{Known, Reason};
use crate::domain::alive::{OrderHistory, expected_loss_centavos, next_order_days, p_alive, p_buys_within};
use crate::domain::calendar::day::Day;
use crate::domain::indicator::analysis::insight::Model;
use crate::domain::indicator::status::Status;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rescue::{Case, Stage, case_of};
use crate::domain::rhythm::lifecycle::Lifecycle;
use chrono::NaiveDate;

pub(super) fn purchase(known: &Known<'_>, slot: Slot, status: &Status) -> Option<(Reason, NaiveDate)> {
    match status.lifecycle {
        Lifecycle::Prospect | Lifecycle::NoOrders => None,
        Lifecycle::Active => {
            // Only a case that a person opened early.
            let opened = known
                .portfolio
                .dossiers()
                .get(slot.at())
                .is_some_and(|one| one.case_events().next().is_some());
            let early = opened.then(|| case_of(known.portfolio, slot, known.today)).flatten();
            early.and_then(|case| of_case(&case)).or_else(|| order_late(known, slot))
        }
        Lifecycle::AtRisk | Lifecycle::Inactive | Lifecycle::Former => {
            of_case(&case_of(known.portfolio, slot, known.today)?)
        }
    }
}

fn of_case(case: &Case) -> Option<(Reason, NaiveDate)> {
    let reason = match &case.stage {
        Stage::Unconfirmed { since: _ } => Reason::CaseUnconfirmed,
        Stage::Due { step, from: _, by } => Reason::CaseStep { step: *step, by: *by },
        Stage::Closing { from: _ } => Reason::CaseClosing,
        Stage::Review { since: _ } => Reason::CaseReview,
        // At risk by a workflow that asks nothing yet.
        Stage::Waiting { .. } if case.tries.is_empty() => {
            return Some((Reason::AtRisk { since: case.opened }, case.opened));
        }
        Stage::Waiting { .. } | Stage::Lost { .. } | Stage::Lapsed { .. } | Stage::Won { .. } => return None,
    };
    Some((reason, case.stage.asks_since()?))
}

/// Only where it was learnt when clients order.
fn order_late(known: &Known<'_>, slot: Slot) -> Option<(Reason, NaiveDate)> {
    let days = known.portfolio.whole_columns().order_days_until(slot, Day::of(known.today));
    let last = *days.last()?;
    // What was expected of it on the day it last ordered.
    let history = OrderHistory::from_order_days(days, last)?;
    let params = &known.model?.fit.params;
    // Most have not waited long: one question tells, and the day itself is only sought for the others.
    let waited = f64::from(Day::of(known.today) - last);
    if p_buys_within(&history, params, waited) < 0.5 * p_alive(&history, params) {
        return None;
    }
    let wait = i32::try_from(next_order_days(&history, params)?).ok()?;
    let expected = last.saturating_add(wait).date()?;
    (expected < known.today).then_some((Reason::OrderLate { expected }, expected))
}

/// Centavos a month that are expected to be lost; `None` for who never bought.
pub(super) fn expected_loss(known: &Known<'_>, slot: Slot, status: &Status, model: &Model) -> Option<i64> {
    let today = Day::of(known.today);
    let history =
        OrderHistory::from_order_days(known.portfolio.whole_columns().order_days_until(slot, today), today)?;
    Some(expected_loss_centavos(status.revenue_12m / 12, p_alive(&history, &model.fit.params)))
}
