//! What came of an envio: of those written to, who answered and who bought within the days set, beside clients of the same
//! segment that were not written to.
//!
//! Compared are those drawn by lot to get no message; without a draw, those skipped or not reached, who may differ in more
//! than the message. A client whose days are not over is waiting, and in no rate.

use super::queue::{answer, mailing};
use crate::domain::calendar::day::Day;
use crate::domain::portfolio::Portfolio;
use crate::domain::value::id::{ClientId, MailingId};
use crate::domain::value::ratio::Ratio;
use chrono::NaiveDate;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Group {
    /// Whose days are over.
    pub decided: u32,
    pub waiting: u32,
    /// Of the decided: the buyer was reached within the days, by any channel.
    pub answered: u32,
    /// Of the decided: a valid order within the days.
    pub bought: u32,
}

impl Group {
    pub(crate) fn answered_rate(&self) -> Ratio {
        Ratio::new(self.answered.into(), self.decided.into())
    }

    pub(crate) fn bought_rate(&self) -> Ratio {
        Ratio::new(self.bought.into(), self.decided.into())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Outcome {
    pub written: Group,
    pub compared: Group,
    /// The compared were drawn by lot.
    pub by_lot: bool,
}

/// As known on `on`. A day counts with its messages: an order of the same day is within.
pub(crate) fn outcome(p: &Portfolio, id: MailingId, days: u16, on: NaiveDate) -> Option<Outcome> {
    let queue = mailing(p.catalog(), id)?;
    let by_lot = !queue.held.is_empty();
    let mut found = Outcome { written: Group::default(), compared: Group::default(), by_lot };
    for client in &queue.clients {
        match answer(p.catalog(), id, *client) {
            Some(answer) if answer.sent => add(&mut found.written, p, *client, answer.on, days, on),
            Some(_) | None if by_lot => {}
            Some(_) | None => add(&mut found.compared, p, *client, queue.begun, days, on),
        }
    }
    for client in &queue.held {
        add(&mut found.compared, p, *client, queue.begun, days, on);
    }
    Some(found)
}

/// Who was erased since is in no group.
fn add(group: &mut Group, p: &Portfolio, client: ClientId, from: NaiveDate, days: u16, on: NaiveDate) {
    let (Some(dossier), Some(slot)) = (p.dossier(client), p.slot(client)) else { return };
    if p.client(client).is_none() {
        return;
    }
    let (first, last) = (Day::of(from), Day::of(from).saturating_add(days.into()));
    if Day::of(on) <= last {
        group.waiting += 1;
        return;
    }
    let reached = |date: NaiveDate| (first..=last).contains(&Day::of(date));
    let answered = dossier.interactions.iter().any(|one| one.outcome.reaches_buyer() && reached(one.date));
    group.decided += 1;
    group.answered += u32::from(answered);
    group.bought += u32::from(p.columns().bought_between(slot, first, last).orders > 0);
}

#[cfg(test)]
#[path = "campaign_tests.rs"]
mod tests;
