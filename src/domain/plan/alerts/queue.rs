//! The queue of the day: what was promised first, then by the money at stake, one for a client, and no more in a day than a
//! rep can answer. Whom the rep spoke to today has taken a place of those that are there for money: the queue ends. What was
//! promised stays in it until it is kept.

use super::{Alert, Cause};
use crate::domain::calendar::day::Day;
use crate::domain::portfolio::columns::Columns;
use crate::domain::value::id::ClientId;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// The queue, and the rest, both in their order. `all`: the alerts of today, the most at stake first.
pub(crate) fn queue(all: &[Alert], answered: usize, most: usize) -> (Vec<Alert>, Vec<Alert>) {
    let mut order: Vec<usize> = (0..all.len()).collect();
    // Stable: among promises and among the others the money decides, as before.
    order.sort_by_key(|at| all[*at].id.cause != Cause::Agreed);
    // Of no client, each is a thing of its own.
    let mut clients: BTreeSet<ClientId> = BTreeSet::new();
    order.retain(|at| all[*at].id.client.is_none_or(|client| clients.insert(client)));
    let promises = order.iter().filter(|at| all[**at].id.cause == Cause::Agreed).count();
    order.truncate(most.saturating_sub(answered).max(promises.min(most)));
    let chosen = order;
    let picked: BTreeSet<usize> = chosen.iter().copied().collect();
    let rest = all.iter().enumerate().filter(|(at, _)| !picked.contains(at)).map(|(_, one)| one.clone());
    (chosen.iter().map(|at| all[*at].clone()).collect(), rest.collect())
}

/// With how many clients an act took place on `today`, or was ordered.
pub(crate) fn answered(columns: &Columns, today: NaiveDate) -> usize {
    let day = Day::of(today);
    columns
        .slots()
        .filter(|slot| {
            let contacts = columns.contacts.of(*slot);
            let spoke =
                contacts.iter().rev().skip_while(|one| one.day > day).take_while(|one| one.day == day).next();
            let orders = columns.order_days.of(*slot);
            spoke.is_some() || orders.binary_search(&day).is_ok()
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::super::{AlertId, Reason};
    use super::*;
    use crate::domain::portfolio::slot::Slot;
    use crate::domain::rhythm::cadence::ContactState;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 18).unwrap()
    }

    fn alert(cause: Cause, client: u128, centavos: i64) -> Alert {
        Alert {
            id: AlertId { cause, client: Some(ClientId::from_u128(client)) },
            slot: Some(Slot::new(client as usize)),
            reason: Reason::Contact { state: ContactState::Overdue, days: 40 },
            since: today(),
            centavos,
        }
    }

    fn clients(list: &[Alert]) -> Vec<u128> {
        list.iter().filter_map(|one| Some(one.id.client?.uuid().as_u128())).collect()
    }

    #[test]
    fn promises_come_first_then_the_money_and_a_client_once() {
        let all = [
            alert(Cause::Purchase, 1, 900),
            alert(Cause::Stock, 1, 900),
            alert(Cause::Contact, 2, 500),
            alert(Cause::Agreed, 3, 300),
            alert(Cause::Agreed, 2, 500),
        ];
        let (queue, rest) = queue(&all, 0, 10);
        assert_eq!(clients(&queue), [3, 2, 1]);
        assert_eq!(queue[1].id.cause, Cause::Agreed, "of a client what was promised");
        assert_eq!((clients(&rest), rest[0].id.cause), (vec![1, 2], Cause::Stock));
    }

    #[test]
    fn what_was_promised_stays_however_many_were_spoken_to() {
        let all = [alert(Cause::Purchase, 1, 900), alert(Cause::Agreed, 2, 0), alert(Cause::Agreed, 3, 100)];
        let of = |answered, most| clients(&queue(&all, answered, most).0);
        assert_eq!(of(10, 10), [2, 3]);
        assert_eq!(of(7, 10), [2, 3, 1]);
        assert_eq!(of(8, 10), [2, 3]);
        assert_eq!(of(0, 1), [2]);
    }

    #[test]
    fn no_more_than_the_day_has_room_for_and_nothing_is_lost() {
        let all: Vec<Alert> = (1..=30).map(|client| alert(Cause::Purchase, client, 0)).collect();
        for (answered, expected) in [(0, 10), (7, 3), (10, 0), (25, 0)] {
            let (queue, rest) = queue(&all, answered, 10);
            assert_eq!((queue.len(), queue.len() + rest.len()), (expected, 30), "{answered}");
        }
        assert_eq!(queue(&[], 0, 10), (Vec::new(), Vec::new()));
    }
}
