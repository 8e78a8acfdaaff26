//! The sheet of an order: what it starts with, and what is kept of it.

use crate::domain::fact::interaction::Interaction;
use crate::domain::fact::order::{Order, OrderStatus};
use crate::domain::portfolio::Portfolio;
use crate::domain::value::id::{ClientId, PrincipalId};
use crate::domain::value::money::Centavos;
use crate::screen::interaction::details::filled;
use chrono::NaiveDate;

/// Statuses on offer, in their order.
pub(crate) const STATUSES: [OrderStatus; 4] =
    [OrderStatus::Invoiced, OrderStatus::Pending, OrderStatus::Cancelled, OrderStatus::Returned];

/// The fields as they are filled.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Written {
    pub date: Option<NaiveDate>,
    /// Centavos.
    pub value: Option<i64>,
    pub status: OrderStatus,
    /// The id as it is chosen.
    pub principal: String,
    pub number: String,
    pub note: String,
}

/// The only representada of the client is the one.
pub(crate) fn only_principal(p: &Portfolio, client: ClientId) -> Option<PrincipalId> {
    match p.client(client)?.principals.iter().collect::<Vec<_>>()[..] {
        [only] => Some(*only),
        _ => None,
    }
}

/// Nothing was sold for nothing.
pub(crate) fn is_worth(value: Option<i64>) -> bool {
    value.is_some_and(|value| value > 0)
}

impl Written {
    pub(crate) fn of(order: &Order) -> Written {
        Written {
            date: Some(order.date),
            value: Some(order.value.get()),
            status: order.status,
            principal: order.principal.map(|id| id.to_string()).unwrap_or_default(),
            number: order.number.clone().unwrap_or_default(),
            note: order.note.clone().unwrap_or_default(),
        }
    }

    /// `None`: its day or its value is missing. `new` makes an order of a day and a value.
    pub(crate) fn order(&self, new: impl FnOnce(NaiveDate, Centavos) -> Order) -> Option<Order> {
        let Self { date, value, status, principal, number, note } = self;
        let value = value.filter(|_| is_worth(*value))?;
        Some(Order {
            status: *status,
            principal: principal.parse::<PrincipalId>().ok(),
            number: filled(number),
            note: filled(note),
            ..new((*date)?, Centavos::new(value))
        })
    }
}

/// The order on another day, for another value; what it lists stays.
pub(crate) fn of_day(old: &Order, date: NaiveDate, value: Centavos) -> Order {
    Order { date, value, ..old.clone() }
}

/// The contact that the order was made at: a contact of now, put on the order's day, where no time is known of another.
pub(crate) fn contact_of(mut contact: Interaction, order: &Order) -> Interaction {
    contact.time = contact.time.filter(|_| contact.date == order.date);
    contact.date = order.date;
    contact.salesperson = order.salesperson;
    contact.principal = order.principal;
    contact.order = Some(order.id);
    contact
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::interaction::{Channel, Outcome};
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::value::id::{InteractionId, OrderId, SalespersonId};
    use crate::screen::small::{Small, d, id};
    use chrono::NaiveTime;

    const DAY: &str = "2026-11-18";

    fn new(date: NaiveDate, value: Centavos) -> Order {
        let bare = Order::new(OrderId::from_u128(1), Stamp::default(), date, value);
        Order { salesperson: Some(SalespersonId::from_u128(3)), ..bare }
    }

    fn written() -> Written {
        Written { date: Some(d(DAY)), value: Some(12_345), ..Written::default() }
    }

    #[test]
    fn an_order_needs_its_day_and_a_value_above_nothing() {
        assert_eq!(written().order(new).unwrap().value, Centavos::new(12_345));
        assert_eq!(Written { date: None, ..written() }.order(new), None);
        for value in [None, Some(0), Some(-1)] {
            assert_eq!(Written { value, ..written() }.order(new), None, "{value:?}");
            assert!(!is_worth(value));
        }
    }

    #[test]
    fn blanks_are_nothing_and_a_chosen_representada_is_kept() {
        let principal = PrincipalId::from_u128(7);
        let typed = Written {
            principal: principal.to_string(),
            number: " 12 ".into(),
            note: "  ".into(),
            status: OrderStatus::Pending,
            ..written()
        };
        let order = typed.order(new).unwrap();
        assert_eq!(
            (order.number.as_deref(), order.note, order.principal),
            (Some("12"), None, Some(principal))
        );
        assert_eq!((order.status, written().order(new).unwrap().principal), (OrderStatus::Pending, None));
    }

    #[test]
    fn an_order_that_is_not_touched_is_told_as_it_was() {
        let typed = Written { number: "12".into(), status: OrderStatus::Pending, ..written() };
        let old = typed.order(new).unwrap();
        let again = Written::of(&old).order(|date, value| of_day(&old, date, value));
        assert_eq!(again.as_ref(), Some(&old));
        let later = Written { date: Some(d("2026-11-20")), ..Written::of(&old) };
        let moved = later.order(|date, value| of_day(&old, date, value)).unwrap();
        assert_eq!((moved.date, moved.number), (d("2026-11-20"), old.number));
    }

    #[test]
    fn one_representada_is_chosen_by_itself_and_two_are_not() {
        let principal = PrincipalId::from_u128;
        let p = Small::clients(&["Ana", "Bia", "Caio"])
            .with(1, |one| one.principals = [principal(1)].into())
            .with(2, |one| one.principals = [principal(1), principal(2)].into())
            .portfolio();
        let of = |client| only_principal(&p, id(client));
        assert_eq!([of(1), of(2), of(3), of(9)], [Some(principal(1)), None, None, None]);
    }

    #[test]
    fn the_contact_stands_on_the_orders_day_and_keeps_its_time_only_then() {
        let number = InteractionId::from_u128(1);
        let bare = Interaction::new(number, Stamp::default(), d(DAY), Channel::Visit, Outcome::Order);
        let now = Interaction { time: NaiveTime::from_hms_opt(9, 0, 0), ..bare };
        let same = contact_of(now.clone(), &written().order(new).unwrap());
        assert_eq!((same.time, same.order), (now.time, Some(OrderId::from_u128(1))));
        assert_eq!(same.salesperson, Some(SalespersonId::from_u128(3)));
        let earlier = Written { date: Some(d("2026-11-01")), ..written() }.order(new).unwrap();
        let earlier = contact_of(now, &earlier);
        assert_eq!((earlier.date, earlier.time), (d("2026-11-01"), None));
    }
}
