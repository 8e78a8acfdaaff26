//! What happened at a client, day by day: contacts that count, attempts that did not reach anybody, orders.

use crate::domain::calendar::day::Day;
use crate::domain::portfolio::columns::Columns;
use crate::domain::portfolio::slot::Slot;
use crate::domain::record::dossier::Dossier;
use crate::domain::rules::CoverageRules;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum HappeningKind {
    /// A contact that the rules count.
    Contact,
    /// Done, but it does not count: nobody was there, nobody answered.
    Attempt,
    /// A valid order.
    Order,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Happening {
    pub day: Day,
    pub kind: HappeningKind,
}

/// Everything up to `until`, by day then kind; two of one kind on one day are one.
pub(crate) fn happenings(dossier: &Dossier, rules: &CoverageRules, until: Day) -> Vec<Happening> {
    let mut all: Vec<Happening> = Vec::new();
    dossier.interactions.each(|act| {
        let kind = match rules.counts(act.channel, act.outcome) {
            true => HappeningKind::Contact,
            false => HappeningKind::Attempt,
        };
        all.extend(act.outcome.is_done().then(|| Happening { day: Day::of(act.date), kind }));
    });
    dossier.orders.each(|order| {
        let happening = Happening { day: Day::of(order.date), kind: HappeningKind::Order };
        all.extend(order.is_valid().then_some(happening));
    });
    all.retain(|one| one.day <= until);
    all.sort_unstable();
    all.dedup();
    all
}

/// The day of the oldest contact or order of anybody.
pub(crate) fn first_day_known(columns: &Columns) -> Option<Day> {
    let first = |slot: Slot| columns.contacts.of(slot).first().map(|contact| contact.day);
    columns.slots().filter_map(first).chain(columns.first_order_day()).min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::Client;
    use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
    use crate::domain::fact::order::{Order, OrderStatus};
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::value::id::{ClientId, InteractionId, OrderId};
    use crate::domain::value::money::Centavos;
    use chrono::NaiveDate;

    fn on(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 2, day).unwrap()
    }

    fn act(id: u128, day: u32, channel: Channel, outcome: Outcome) -> Interaction {
        Interaction::new(InteractionId::from_u128(id), Stamp::default(), on(day), channel, outcome)
    }

    fn order(id: u128, day: u32, status: OrderStatus) -> Order {
        let order = Order::new(OrderId::from_u128(id), Stamp::default(), on(day), Centavos::new(100));
        Order { status, ..order }
    }

    fn known(dossier: &Dossier, until: u32) -> Vec<(u32, HappeningKind)> {
        let first = Day::of(on(1));
        happenings(dossier, &CoverageRules::default(), Day::of(on(until)))
            .into_iter()
            .map(|one| ((one.day - first + 1) as u32, one.kind))
            .collect()
    }

    #[test]
    fn contacts_attempts_and_orders_are_told_apart_and_nothing_later_is_known() {
        use HappeningKind::{Attempt, Contact, Order};
        let mut dossier = Dossier::of(Client::new(ClientId::from_u128(1), Stamp::default()));
        dossier.interactions = vec![
            act(1, 3, Channel::Visit, Outcome::Absent),
            act(2, 5, Channel::Visit, Outcome::Success),
            act(3, 5, Channel::Call, Outcome::Attended),
            act(4, 9, Channel::Visit, Outcome::Scheduled),
            act(5, 20, Channel::Call, Outcome::NoAnswer),
        ]
        .into();
        dossier.orders = vec![
            order(6, 5, OrderStatus::Invoiced),
            order(7, 6, OrderStatus::Cancelled),
            order(8, 28, OrderStatus::Pending),
        ]
        .into();
        assert_eq!(known(&dossier, 27), [(3, Attempt), (5, Contact), (5, Order), (20, Attempt)]);
        assert_eq!(known(&dossier, 28).last(), Some(&(28, Order)));
        assert_eq!(known(&dossier, 19).len(), 3);
        assert_eq!(known(&dossier, 2), []);
    }

    #[test]
    fn the_first_day_is_the_oldest_of_contact_and_order() {
        let mut dossier = Dossier::of(Client::new(ClientId::from_u128(1), Stamp::default()));
        let rules = CoverageRules::default();
        assert_eq!(first_day_known(&Columns::of(std::slice::from_ref(&dossier), &rules)), None);
        dossier.orders = vec![order(1, 9, OrderStatus::Invoiced)].into();
        dossier.interactions = vec![act(2, 12, Channel::Visit, Outcome::Success)].into();
        let columns = Columns::of(std::slice::from_ref(&dossier), &rules);
        assert_eq!(first_day_known(&columns), Some(Day::of(on(9))));
    }
}
