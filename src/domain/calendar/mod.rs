//! Days, months and periods; working days; weekdays and hours of a visit.

pub(crate) mod business_days;
pub mod day;
pub mod period;
pub mod visiting;
