//! Contagem de estoque: units of a product seen on the client's shelf. What follows from counts is in `stock.rs`.

use crate::domain::fact::Fact;
use crate::domain::keeping::stamp::Stamp;
use crate::domain::value::id::StockCountId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StockCount {
    pub id: StockCountId,
    pub recorded: Stamp,
    pub date: NaiveDate,
    /// Name or code, as in the items of orders.
    pub product: String,
    pub units: i64,
    /// Sell-in since the last count. `None`: what the items of orders say, where they are known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivered: Option<i64>,
    /// Broken, expired or returned since the last count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub losses: Option<i64>,
    /// Ordered and not yet on the shelf.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_transit: Option<i64>,
    /// Units of a box.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pack: Option<i64>,
}

impl StockCount {
    /// A count with only what is always known.
    pub fn new(id: StockCountId, recorded: Stamp, date: NaiveDate, product: String, units: i64) -> Self {
        Self {
            id,
            recorded,
            date,
            product,
            units,
            delivered: None,
            losses: None,
            in_transit: None,
            pack: None,
        }
    }
}

impl Fact for StockCount {
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
