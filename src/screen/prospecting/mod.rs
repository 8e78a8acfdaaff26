//! *Prospecção*: the funnel with each prospect's next step, whom to try next and why, what became of the tries, who pointed
//! out whom; and the card of one client.

pub(crate) mod card;
pub(crate) mod funnel;
pub(crate) mod referrals;
pub(crate) mod result;
pub(crate) mod step;
pub(crate) mod whom;

use crate::domain::portfolio::Portfolio;
use crate::domain::prospect::conversion::Tried;
use crate::domain::prospect::routine::{Routine, routine};
use crate::text::prospecting as words;
use chrono::NaiveDate;

/// The routine in one line, and for how long it was kept. `None`: nothing is aimed at.
pub(crate) fn routine_line(
    p: &Portfolio,
    tried: &[Tried],
    on: NaiveDate,
) -> Option<(String, Option<String>)> {
    let rules = &p.rules().prospecting;
    let found: Routine = routine(p, tried, rules, &p.rules().calendar, on)?;
    Some((words::line(&found, rules), words::streak(&found, rules)))
}
