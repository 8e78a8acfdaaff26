//! What is worked out for every client once, and then mended for the few that changed: a tap costs the same in a carteira of
//! a thousand clients as in one of a hundred thousand.
//!
//! Each keeper follows the portfolio by its [`crate::domain::portfolio::touched::Mark`]. When too much changed, or the day, it works everything
//! out again; the tests hold both ways to the same answer over random acts and takings back.

mod alert_list;
mod coverage_count;
mod day_list;
mod holders;
mod listing;
mod name_index;
mod names;
mod statuses;

#[cfg(test)]
mod tests;

pub use alert_list::AlertList;
pub use coverage_count::CoverageCount;
pub use day_list::{DayList, Seen};
pub use holders::Holders;
pub use listing::{Listed, Listing, Order, relist};
pub use name_index::{Name, NameIndex};
pub use names::Names;
pub use statuses::Statuses;
