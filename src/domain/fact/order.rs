//! Pedido: what the client bought, in integer centavos.

use crate::domain::fact::{Fact, Origin};
use crate::domain::keeping::stamp::Stamp;
use crate::domain::value::id::{OrderId, PrincipalId, SalespersonId};
use crate::domain::value::money::Centavos;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderStatus {
    /// Faturado.
    #[default]
    Invoiced,
    /// Pendente.
    Pending,
    /// Cancelado.
    Cancelled,
    /// Devolvido: it takes its value back on its date.
    Returned,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrderItem {
    pub product: String,
    /// Thousandths of a unit, so that kilograms and metres stay integer.
    pub quantity_milli: i64,
    pub total: Centavos,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Order {
    pub id: OrderId,
    pub recorded: Stamp,
    pub date: NaiveDate,
    /// Net value.
    pub value: Centavos,
    #[serde(default)]
    pub status: OrderStatus,
    #[serde(default)]
    pub origin: Origin,
    /// The source system's own number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub principal: Option<PrincipalId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salesperson: Option<SalespersonId>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<OrderItem>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Order {
    /// An order with only what is always known.
    pub fn new(id: OrderId, recorded: Stamp, date: NaiveDate, value: Centavos) -> Self {
        Self {
            id,
            recorded,
            date,
            value,
            status: OrderStatus::default(),
            origin: Origin::Typed,
            number: None,
            principal: None,
            salesperson: None,
            items: Vec::new(),
            note: None,
        }
    }

    /// Neither cancelled nor returned, and worth more than nothing: the only orders that are purchases.
    pub fn is_valid(&self) -> bool {
        match self.status {
            OrderStatus::Invoiced | OrderStatus::Pending => self.value > Centavos::ZERO,
            OrderStatus::Cancelled | OrderStatus::Returned => false,
        }
    }
}

impl Order {
    /// Centavos that a return takes back on its date, more than zero; `None`: this is no return.
    pub fn returned_centavos(&self) -> Option<i64> {
        let centavos = self.value.get();
        let back = match self.status {
            OrderStatus::Returned => centavos.saturating_abs(),
            OrderStatus::Invoiced | OrderStatus::Pending => centavos.saturating_neg().max(0),
            OrderStatus::Cancelled => 0,
        };
        (back > 0).then_some(back)
    }
}

impl Fact for Order {
    fn uuid(&self) -> Uuid {
        self.id.uuid()
    }
    fn recorded(&self) -> Stamp {
        self.recorded
    }
    fn date(&self) -> NaiveDate {
        self.date
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_is_a_purchase_or_a_return_or_neither() {
        let order = |status, centavos| Order {
            status,
            ..Order::new(
                OrderId::from_u128(1),
                Stamp::default(),
                NaiveDate::default(),
                Centavos::new(centavos),
            )
        };
        let expected = [
            (OrderStatus::Invoiced, 500, (true, None)),
            (OrderStatus::Pending, 500, (true, None)),
            (OrderStatus::Invoiced, 0, (false, None)),
            (OrderStatus::Invoiced, -500, (false, Some(500))),
            (OrderStatus::Returned, 500, (false, Some(500))),
            (OrderStatus::Returned, -500, (false, Some(500))),
            (OrderStatus::Returned, 0, (false, None)),
            (OrderStatus::Cancelled, -500, (false, None)),
            (OrderStatus::Cancelled, 500, (false, None)),
        ];
        for (status, centavos, (valid, back)) in expected {
            let order = order(status, centavos);
            assert_eq!((order.is_valid(), order.returned_centavos()), (valid, back), "{status:?} {centavos}");
        }
    }
}
