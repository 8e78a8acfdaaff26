//! Who of the carteira is in the denominator on a day, and why the others are not (docs/domain.md §1).

use super::columns::{Columns, Standing};
use crate::domain::calendar::day::Day;
use crate::domain::client::Situation;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rhythm::lifecycle::{self, Lifecycle};
use crate::domain::rules::{CoverageRules, LifecycleRules, Rules};
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
pub(crate) fn exclusion(columns: &Columns, rules: &Rules, slot: Slot, day: Day) -> Option<Exclusion> {
    exclusion_from(Denominator::of(&rules.coverage), columns, &rules.lifecycle, slot, day)
}

/// As [`exclusion`], from another denominator than that of the rules.
pub(crate) fn exclusion_from(
    denominator: Denominator,
    columns: &Columns,
    rules: &LifecycleRules,
    slot: Slot,
    day: Day,
) -> Option<Exclusion> {
    columns.standing[slot].absent_on(day).or_else(|| {
        let is_gone = || lifecycle::is_former(columns.order_days_until(slot, day), rules, day);
        denominator.verdict(columns.situation_on(slot, day)).exclusion(is_gone)
    })
}

impl Standing {
    /// Whether the client is not in the carteira on `day`: not yet, or no longer.
    pub fn absent_on(&self, day: Day) -> Option<Exclusion> {
        if self.entered > day {
            Some(Exclusion::NotEntered)
        } else if self.left <= day {
            Some(Exclusion::Left)
        } else {
            None
        }
    }
}

/// Who of those in the carteira is in the denominator, as the settings want it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Denominator {
    without_blocked: bool,
    without_prospects: bool,
    without_former: bool,
    without_silent: bool,
}

/// What the denominator makes of a situation in the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    In,
    /// Out once too long a time has passed since the last order.
    InUntilGone,
    Out(Exclusion),
}

impl Denominator {
    pub(crate) fn of(rules: &CoverageRules) -> Denominator {
        Denominator {
            without_blocked: !rules.include_blocked,
            without_prospects: !rules.include_prospects,
            without_former: !rules.include_former,
            without_silent: rules.exclude_silent,
        }
    }

    /// Whether this reason leaves a client out.
    pub(crate) fn leaves_out(&self, reason: Exclusion) -> bool {
        match reason {
            Exclusion::NotEntered | Exclusion::Left => true,
            Exclusion::Blocked => self.without_blocked,
            Exclusion::Prospect => self.without_prospects,
            Exclusion::Former => self.without_former,
            Exclusion::Silent => self.without_silent,
        }
    }

    /// As this one, but leaving out for `reason` too.
    pub(crate) fn also_without(self, reason: Exclusion) -> Denominator {
        match reason {
            Exclusion::NotEntered | Exclusion::Left => self,
            Exclusion::Blocked => Denominator { without_blocked: true, ..self },
            Exclusion::Prospect => Denominator { without_prospects: true, ..self },
            Exclusion::Former => Denominator { without_former: true, ..self },
            Exclusion::Silent => Denominator { without_silent: true, ..self },
        }
    }

    /// The one rule, of who is in the carteira: however many days or months are asked, and however fast, they ask here.
    pub(crate) fn verdict(&self, situation: Situation) -> Verdict {
        let declared = match situation {
            Situation::Active => None,
            Situation::Blocked => Some(Exclusion::Blocked),
            Situation::Prospect => Some(Exclusion::Prospect),
            Situation::Former => Some(Exclusion::Former),
        };
        match declared.filter(|reason| self.leaves_out(*reason)) {
            Some(reason) => Verdict::Out(reason),
            // Who was marked as ex-cliente and is let in all the same is not left out for being silent.
            None if self.without_silent && situation != Situation::Former => Verdict::InUntilGone,
            None => Verdict::In,
        }
    }
}

impl Verdict {
    /// `is_gone` is asked only where it matters.
    pub(crate) fn exclusion(self, is_gone: impl FnOnce() -> bool) -> Option<Exclusion> {
        match self {
            Verdict::In => None,
            Verdict::InUntilGone => is_gone().then_some(Exclusion::Silent),
            Verdict::Out(reason) => Some(reason),
        }
    }
}

/// What a day knows of a client before anybody else is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    pub lifecycle: Lifecycle,
    /// Day numbers of the last counting contact and the last valid order.
    pub last_contact: Option<Day>,
    pub last_order: Option<Day>,
    pub excluded: Option<Exclusion>,
}
