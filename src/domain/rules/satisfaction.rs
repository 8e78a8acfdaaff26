//! When a client is asked what it thinks of us.

use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SatisfactionRules {
    /// After one question none for so many days, answered or not: a quarter.
    pub(crate) quiet_days: u16,
    /// NPS after so many orders since the last answer: fewer say little of a house.
    pub(crate) nps_after_orders: u16,
    /// NPS again after so many days: twice a year an opinion may have changed.
    pub(crate) nps_every_days: u16,
    /// CSAT from so many days after an order on: by then it was delivered.
    pub(crate) csat_from_days: u16,
    /// Up to so many: later nobody remembers the delivery. Of a complaint that was answered too.
    pub(crate) csat_until_days: u16,
}

impl Default for SatisfactionRules {
    fn default() -> Self {
        Self {
            quiet_days: 90,
            nps_after_orders: 3,
            nps_every_days: 180,
            csat_from_days: 3,
            csat_until_days: 21,
        }
    }
}
