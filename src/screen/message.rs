//! What the fields of a message say of one client.

use crate::domain::calendar::day::Day;
use crate::domain::catalog::template::Field;
use crate::domain::indicator::status::usual_products::usual_products;
use crate::domain::portfolio::Portfolio;
use crate::domain::value::id::ClientId;
use crate::text::format;
use chrono::NaiveDate;

/// How many products a sentence can carry.
const PRODUCTS: usize = 3;

/// `None`: not known of this client.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Values {
    name: Option<String>,
    days: Option<String>,
    last_order: Option<String>,
    products: Option<String>,
    salesperson: Option<String>,
}

impl Values {
    pub(crate) fn get(&self, field: Field) -> Option<String> {
        match field {
            Field::Name => self.name.clone(),
            Field::Days => self.days.clone(),
            Field::LastOrder => self.last_order.clone(),
            Field::Products => self.products.clone(),
            Field::Salesperson => self.salesperson.clone(),
        }
    }
}

/// As known on `on`.
pub(crate) fn values_of(p: &Portfolio, id: ClientId, on: NaiveDate) -> Values {
    let (Some(client), Some(dossier)) = (p.client(id), p.dossier(id)) else { return Values::default() };
    let last = p.slot(id).and_then(|slot| p.columns().order_days_until(slot, Day::of(on)).last().copied());
    let products = usual_products(&dossier.orders, on, PRODUCTS);
    let holder = client.holder_on(on).and_then(|id| p.catalog().salesperson(id));
    // Who works alone need not say whose each client is.
    let alone = || {
        let all = p.catalog().salespeople_by_name();
        match all[..] {
            [one] => Some(one),
            _ => None,
        }
    };
    Values {
        name: Some(client.display_name().to_owned()),
        days: last.map(|last| format::days(i64::from(Day::of(on) - last))),
        last_order: last.and_then(Day::date).map(format::date),
        products: (!products.is_empty()).then(|| format::list(&products)),
        salesperson: holder.or_else(alone).map(|person| person.name.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::small::{Small, d, id};

    const DAY: &str = "2026-11-18";

    #[test]
    fn the_last_order_up_to_the_day_is_told_in_days_and_as_a_date() {
        let p = Small::clients(&["Ana"]).order(1, "2026-11-03", 100).order(1, "2026-12-01", 100).portfolio();
        let values = values_of(&p, id(1), d(DAY));
        assert_eq!(values.get(Field::Name).as_deref(), Some("Ana"));
        assert_eq!(values.get(Field::Days).as_deref(), Some("15 dias"));
        assert_eq!(values.get(Field::LastOrder).as_deref(), Some("03/11/2026"));
    }

    #[test]
    fn what_is_not_known_is_left_open() {
        let p = Small::clients(&["Ana"]).portfolio();
        let values = values_of(&p, id(1), d(DAY));
        for field in [Field::Days, Field::LastOrder, Field::Products, Field::Salesperson] {
            assert_eq!(values.get(field), None);
        }
        assert_eq!(values_of(&p, id(2), d(DAY)), Values::default());
    }
}
