//! The case of one client on a day, from its orders, its contacts and what was recorded of the rescue.
//!
//! A case opens by itself on the day the client turns *em risco* (T1), or earlier or again by hand; an order closes it as
//! *reativado*. Between two orders there is at most one case. A client that was given up long ago without anybody trying
//! has no case: it is opened by hand. Steps wait from the turns, see [`crate::domain::rules::workflow`].

use super::replay::{Clock, replay};
use crate::domain::calendar::business_days::Calendar;
use crate::domain::calendar::day::Day;
use crate::domain::fact::interaction::Channel;
use crate::domain::keeping::stamp::Stamp;
use crate::domain::rhythm::lifecycle::by_orders;
use crate::domain::rules::{LifecycleRules, Rules};
use chrono::NaiveDate;

/// Something that was done, by a rescue's own record or by an ordinary contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Act {
    pub date: NaiveDate,
    /// Orders acts of one day.
    pub recorded: Stamp,
    pub kind: ActKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ActKind {
    /// A contact that took place; it does the step that is due by its channel, or by any when the buyer was reached.
    Contact {
        channel: Channel,
        reached: bool,
    },
    /// A step was tried.
    Tried {
        step: u8,
        channel: Channel,
    },
    /// The last try was answered.
    Answered,
    /// A person agreed that this unhappy client is to be approached.
    Confirmed,
    /// Opened by hand.
    Opened,
    Won,
    Lost {
        reason: Option<String>,
        review_on: Option<NaiveDate>,
    },
}

/// What is known of one client.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Facts<'a> {
    /// Distinct days of valid orders, ascending, none after the day asked about.
    pub order_days: &'a [Day],
    /// In any order; those after the day asked about are ignored.
    pub acts: &'a [Act],
    /// A person marked the client as gone from this day on.
    pub marked_former: Option<Day>,
    /// The day of what makes it *detrator* now.
    pub detractor_since: Option<NaiveDate>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Case {
    /// T0.
    pub opened: NaiveDate,
    /// Everything tried, oldest first; of a case opened again, the earlier rounds too.
    pub tries: Vec<Try>,
    pub stage: Stage,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Try {
    pub step: u8,
    pub channel: Channel,
    pub date: NaiveDate,
    pub answered: Option<NaiveDate>,
}

/// Where a case stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// The client is *detrator*: a person confirms first that it is to be approached.
    Unconfirmed {
        since: NaiveDate,
    },
    /// This step is to be done, from its day up to a working day.
    Due {
        step: u8,
        from: NaiveDate,
        by: NaiveDate,
    },
    /// Done for now. `next`: the step that comes on `until`; `None`: the end.
    Waiting {
        next: Option<u8>,
        until: NaiveDate,
    },
    /// T3 has passed: to be closed with a reason.
    Closing {
        from: NaiveDate,
    },
    Lost {
        on: NaiveDate,
        reason: Option<String>,
        review_on: Option<NaiveDate>,
    },
    /// Closed, and its review date has come.
    Review {
        since: NaiveDate,
    },
    /// Gone before anybody tried. Only among [`cases`]: it asks nothing of anybody.
    Lapsed {
        since: NaiveDate,
    },
    /// *Reativado*.
    Won {
        on: NaiveDate,
    },
}

impl Stage {
    /// The day since which somebody has something to do; `None`: nobody has.
    pub(crate) fn asks_since(&self) -> Option<NaiveDate> {
        match self {
            Stage::Unconfirmed { since } | Stage::Review { since } => Some(*since),
            Stage::Due { step: _, from, by: _ } | Stage::Closing { from } => Some(*from),
            Stage::Waiting { .. } | Stage::Lost { .. } | Stage::Lapsed { .. } | Stage::Won { .. } => None,
        }
    }

    /// The step that is due, or that comes next.
    pub(crate) fn step(&self) -> Option<u8> {
        match self {
            Stage::Due { step, from: _, by: _ } => Some(*step),
            Stage::Waiting { next, until: _ } => *next,
            Stage::Unconfirmed { .. } | Stage::Closing { .. } | Stage::Lost { .. } => None,
            Stage::Review { .. } | Stage::Lapsed { .. } | Stage::Won { .. } => None,
        }
    }

    /// Neither won nor given up.
    pub(crate) fn is_open(&self) -> bool {
        match self {
            Stage::Unconfirmed { .. } | Stage::Due { .. } | Stage::Waiting { .. } | Stage::Closing { .. } => {
                true
            }
            Stage::Lost { .. } | Stage::Review { .. } | Stage::Lapsed { .. } | Stage::Won { .. } => false,
        }
    }
}

/// The latest case as known on `on`; the one before it where a case is open no more.
pub(crate) fn case(facts: &Facts<'_>, rules: &Rules, on: NaiveDate) -> Option<Case> {
    let known = &facts.order_days[..facts.order_days.partition_point(|day| *day <= Day::of(on))];
    let last = known.len().checked_sub(1)?;
    let gaps = [last.checked_add(1), Some(last)];
    let found = gaps.into_iter().flatten().find_map(|gap| of_gap(facts, rules, known, gap, on))?;
    (!matches!(found.stage, Stage::Lapsed { .. })).then_some(found)
}

/// Every case up to `on`, oldest first.
pub(crate) fn cases(facts: &Facts<'_>, rules: &Rules, on: NaiveDate) -> Vec<Case> {
    let known = &facts.order_days[..facts.order_days.partition_point(|day| *day <= Day::of(on))];
    (1..=known.len()).filter_map(|gap| of_gap(facts, rules, known, gap, on)).collect()
}

/// The case after the first `gap` order days, up to the next one or `on`.
fn of_gap(facts: &Facts<'_>, rules: &Rules, known: &[Day], gap: usize, on: NaiveDate) -> Option<Case> {
    let before = known.get(..gap).filter(|before| !before.is_empty())?;
    let won = known.get(gap).and_then(|day| day.date());
    let until = won.unwrap_or(on);
    let after = before.last().and_then(|day| day.date())?;
    let marked = facts.marked_former.filter(|_| won.is_none());
    let clock = clock(before, marked, &rules.lifecycle, until)?;
    let mut acts: Vec<&Act> = facts.acts.iter().filter(|act| after < act.date && act.date <= until).collect();
    acts.sort_by_key(|act| (act.date, act.recorded));
    let (workflow, calendar) = (&rules.reactivation, &rules.calendar);
    match won {
        Some(won) => {
            let found = replay(clock, &acts, workflow, calendar, won)?;
            // Bought on the very day it would have turned, or before anything began: nothing to win back.
            (found.opened < won).then_some(Case { stage: Stage::Won { on: won }, ..found })
        }
        None => replay(clock, &acts, workflow, calendar, on).map(|case| hold_back(case, facts, &acts)),
    }
}

/// An unhappy client is not approached before a person has agreed to it.
fn hold_back(case: Case, facts: &Facts<'_>, acts: &[&Act]) -> Case {
    let (Stage::Due { .. }, Some(unhappy)) = (&case.stage, facts.detractor_since) else { return case };
    let since = unhappy.max(case.opened);
    let confirmed = |act: &&&Act| act.kind == ActKind::Confirmed && act.date >= since;
    match acts.iter().find(confirmed) {
        Some(_) => case,
        None => Case { stage: Stage::Unconfirmed { since }, ..case },
    }
}

/// The turns of a client that bought on `before` and not since. `None`: it was let go by a person, or has no limits.
fn clock(before: &[Day], marked: Option<Day>, rules: &LifecycleRules, on: NaiveDate) -> Option<Clock> {
    if marked.is_some_and(|since| since <= Day::of(on)) {
        return None;
    }
    let found = by_orders(before, rules, Day::of(on));
    let (from, limits) = (found.clock_from?, found.limits?);
    let turn = |days: i32| from.saturating_add(days).saturating_add(1).date();
    Some(Clock {
        at_risk: turn(limits.active_days)?,
        inactive: turn(limits.at_risk_days)?,
        former: turn(limits.inactive_days)?,
    })
}

/// The last working day of `days` working days that begin on `from`'s own: within 0 is the day itself.
pub(super) fn within(calendar: &Calendar, from: NaiveDate, days: u16) -> NaiveDate {
    calendar.add(from, u32::from(days)).unwrap_or(from)
}

#[cfg(test)]
#[path = "case_tests.rs"]
mod tests;
