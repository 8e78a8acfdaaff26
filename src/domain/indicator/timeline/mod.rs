//! Linha do tempo: clients by days without contact, in the groups of the cuts, with what happened at each on the calendar.
//!
//! The longest without contact stand first (docs/product.md row 7). Who was never contacted has no days to stand by: a group of
//! its own at the end. Nothing dated after the day shown is part of it.

mod density;
mod happenings;
mod months;

pub(crate) use density::{Bin, Density, bin_width, density};
pub(crate) use happenings::{Happening, HappeningKind, first_day_known, happenings};
pub(crate) use months::stops;

use super::status::Status;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rhythm::cadence::{ContactState, day_band};
use crate::domain::rules::CadenceRules;
use crate::domain::value::ratio::Ratio;
use std::cmp::Reverse;

/// By what rows are grouped: the client's own interval, or absolute days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Grouping {
    Relative,
    Days,
}

/// One group: a state, or a band of days counted from zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Band {
    State(ContactState),
    Days(usize),
}

/// Bands of days that the five cuts make.
pub(crate) const DAY_BANDS: usize = 6;

impl Band {
    pub(crate) fn of(status: &Status, grouping: Grouping, rules: &CadenceRules) -> Band {
        match (grouping, day_band(status.days_since_interaction, &rules.day_cuts)) {
            (Grouping::Relative, _) => Band::State(status.state),
            (Grouping::Days, Some(band)) => Band::Days(band),
            (Grouping::Days, None) => Band::State(ContactState::Never),
        }
    }

    /// Every band of a grouping, from the shortest to the longest without contact.
    pub(crate) fn all(grouping: Grouping) -> Vec<Band> {
        match grouping {
            Grouping::Relative => ContactState::ALL.map(Band::State).to_vec(),
            Grouping::Days => {
                let never = Band::State(ContactState::Never);
                (0..DAY_BANDS).map(Band::Days).chain([never]).collect()
            }
        }
    }
}

/// Rows that stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Group {
    pub band: Band,
    pub count: usize,
    /// Of all rows.
    pub share: Ratio,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Timeline {
    /// Slots in the order of the rows.
    pub slots: Vec<Slot>,
    /// None empty; their counts add up to the rows.
    pub groups: Vec<Group>,
}

/// Orders `visible` slots into groups. `rank(slot)` orders by name, then id. Slots without a status are left out.
pub(crate) fn timeline(
    visible: &[Slot],
    statuses: &[Option<Status>],
    grouping: Grouping,
    rules: &CadenceRules,
    rank: impl Fn(Slot) -> u32,
) -> Timeline {
    let bands = order_of_rows(grouping);
    let mut rows: Vec<(usize, Reverse<Option<i32>>, u32, Slot)> = visible
        .iter()
        .filter_map(|&slot| {
            let status = statuses.get(slot.at())?.as_ref()?;
            let band = Band::of(status, grouping, rules);
            let place = bands.iter().position(|known| *known == band)?;
            Some((place, Reverse(status.days_since_interaction), rank(slot), slot))
        })
        .collect();
    rows.sort_unstable();
    let mut groups: Vec<Group> = Vec::new();
    for chunk in rows.chunk_by(|one, next| one.0 == next.0) {
        if let Some(band) = chunk.first().and_then(|(place, ..)| bands.get(*place)) {
            let share = Ratio::of_counts(chunk.len(), rows.len());
            groups.push(Group { band: *band, count: chunk.len(), share });
        }
    }
    Timeline { slots: rows.into_iter().map(|(.., slot)| slot).collect(), groups }
}

/// The longest first, never contacted last.
fn order_of_rows(grouping: Grouping) -> Vec<Band> {
    let never = Band::State(ContactState::Never);
    let mut bands: Vec<Band> = Band::all(grouping).into_iter().filter(|band| *band != never).collect();
    bands.reverse();
    bands.push(never);
    bands
}

#[cfg(test)]
mod as_known_tests;
#[cfg(test)]
mod tests;
