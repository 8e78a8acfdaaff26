//! What a month came to when a device closed it; which months are to be closed is in
//! [`crate::domain::indicator::coverage::month_closing`].

use super::Catalog;
use crate::domain::calendar::period::Month;
use crate::domain::keeping::stamp::{DeviceId, Stamp};
use crate::domain::measure::tally::Tally;
use crate::domain::value::id::SalespersonId;
use crate::domain::value::uf::Uf;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Names one closing: a month, and the device that closed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct MonthClosingId {
    pub month: Month,
    pub device: DeviceId,
}

/// `2026-10/00000000000000a1`.
impl fmt::Display for MonthClosingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.month, self.device)
    }
}

/// The text that names no closing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAClosing;

impl FromStr for MonthClosingId {
    type Err = NotAClosing;

    fn from_str(text: &str) -> Result<Self, NotAClosing> {
        let (month, device) = text.split_once('/').ok_or(NotAClosing)?;
        let month = month.parse().map_err(|_| NotAClosing)?;
        let device = device.parse().map_err(|_| NotAClosing)?;
        Ok(Self { month, device })
    }
}

/// The rates of a month, counted when it was closed. A cut without anybody in the denominator is absent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthClosing {
    /// The civil day of the closing.
    pub closed_on: NaiveDate,
    pub total: Tally,
    /// By who held the client at the end of the month; `None` is nobody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub salespeople: Vec<(Option<SalespersonId>, Tally)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub states: Vec<(Option<Uf>, Tally)>,
}

/// What a closing is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cut {
    Total,
    Salesperson(Option<SalespersonId>),
    Uf(Option<Uf>),
}

impl MonthClosing {
    pub fn tally(&self, cut: Cut) -> Option<Tally> {
        match cut {
            Cut::Total => Some(self.total),
            Cut::Salesperson(id) => {
                self.salespeople.iter().find(|(of, _)| *of == id).map(|(_, tally)| *tally)
            }
            Cut::Uf(uf) => self.states.iter().find(|(of, _)| *of == uf).map(|(_, tally)| *tally),
        }
    }
}

/// The figure at which a month was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closed {
    pub on: NaiveDate,
    /// When: what was recorded later came after the closing.
    pub at: Stamp,
    pub tally: Tally,
}

impl Catalog {
    /// The earliest closing of `month` that counted `cut`, as known on `today`: one dated later was not yet made, or by a
    /// wrong clock.
    pub fn closed(&self, month: Month, cut: Cut, today: NaiveDate) -> Option<Closed> {
        let of_any = MonthClosingId { month, device: DeviceId(0) }..=MonthClosingId {
            month,
            device: DeviceId(u64::MAX),
        };
        let made = self.month_closings.range(of_any).filter_map(|(_, register)| {
            let closing = register.value.as_ref().filter(|closing| holds(closing, month, today))?;
            Some(Closed { on: closing.closed_on, at: register.at, tally: closing.tally(cut)? })
        });
        made.min_by_key(|closed| closed.at)
    }

    pub(in crate::domain) fn has_closed(&self, id: MonthClosingId, today: NaiveDate) -> bool {
        let own = self.month_closings.get(&id).and_then(|register| register.value.as_ref());
        own.is_some_and(|closing| holds(closing, id.month, today))
    }
}

fn holds(closing: &MonthClosing, month: Month, today: NaiveDate) -> bool {
    month.last_day() < closing.closed_on && closing.closed_on <= today
}
