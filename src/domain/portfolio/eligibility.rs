//! Who of the carteira is in the denominator on a day, and why the others are not (docs/domain.md §1).

use super::columns::Columns;
use crate::domain::client::Situation;
use crate::domain::rhythm::lifecycle::{self, Lifecycle};
use crate::domain::rules::{CoverageRules, Rules};
use serde::{Deserialize, Serialize};

/// Why a client is not in the denominator. The first that holds, in this order. The register and its history alone decide:
/// [`Exclusion::Silent`] only where the rules ask for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Exclusion {
    NotEntered,
    Left,
    Blocked,
    /// Declared as a potencial.
    Prospect,
    /// Marked as ex-cliente.
    Former,
    /// Ex-cliente by silence alone, where the rules leave those out.
    Silent,
}

impl Exclusion {
    pub const ALL: [Exclusion; 6] =
        [Self::NotEntered, Self::Left, Self::Blocked, Self::Prospect, Self::Former, Self::Silent];
}

/// Whether the client of `slot` is out of the denominator on `day`, and why. Settings may let a reason in.
pub fn exclusion(columns: &Columns, rules: &Rules, slot: usize, day: i32) -> Option<Exclusion> {
    let standing = &columns.standing[slot];
    if standing.entered > day {
        return Some(Exclusion::NotEntered);
    }
    if standing.left <= day {
        return Some(Exclusion::Left);
    }
    let situation = columns.situation_on(slot, day);
    let denominator = Denominator::of(&rules.coverage);
    denominator.leaves_out(situation).or_else(|| {
        let silent = denominator.without_silent
            && situation != Situation::Former
            && lifecycle::is_former(columns.order_days_until(slot, day), &rules.lifecycle, day);
        silent.then_some(Exclusion::Silent)
    })
}

/// Who of those in the carteira is in the denominator, as the settings want it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Denominator {
    blocked: bool,
    prospects: bool,
    former: bool,
    /// Ex-clientes by silence alone stay out.
    pub without_silent: bool,
}

impl Denominator {
    pub fn of(rules: &CoverageRules) -> Denominator {
        Denominator {
            blocked: rules.include_blocked,
            prospects: rules.include_prospects,
            former: rules.include_former,
            without_silent: rules.exclude_silent,
        }
    }

    /// What the register alone leaves out.
    pub fn leaves_out(&self, situation: Situation) -> Option<Exclusion> {
        match situation {
            Situation::Active => None,
            Situation::Blocked => (!self.blocked).then_some(Exclusion::Blocked),
            Situation::Prospect => (!self.prospects).then_some(Exclusion::Prospect),
            Situation::Former => (!self.former).then_some(Exclusion::Former),
        }
    }
}

/// What a day knows of a client before anybody else is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    pub lifecycle: Lifecycle,
    /// Day numbers of the last counting contact and the last valid order.
    pub last_contact: Option<i32>,
    pub last_order: Option<i32>,
    pub excluded: Option<Exclusion>,
}
