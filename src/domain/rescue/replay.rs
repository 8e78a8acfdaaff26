//! Goes through what was done after one order and says where the case stands: the steps in force follow the calendar, a
//! try moves on to the next.

use super::case::{Act, ActKind, Case, Stage, Try, within};
use crate::domain::calendar::business_days::Calendar;
use crate::domain::calendar::period::step_days;
use crate::domain::rules::workflow::{CaseStep, Turn, Workflow};
use chrono::NaiveDate;

/// When the client turns, if nothing happens: T1, T2, T3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    pub at_risk: NaiveDate,
    pub inactive: NaiveDate,
    pub former: NaiveDate,
}

/// A case on its way.
struct Running<'a> {
    workflow: &'a Workflow,
    clock: Clock,
    /// Somebody opened it: it does not lapse.
    by_hand: bool,
    tries: Vec<Try>,
    /// Where this round's tries begin.
    round: usize,
    closed: Option<Stage>,
}

/// The step in force, or what comes when none is.
struct Next {
    step: Option<u8>,
    on: NaiveDate,
}

/// The case as of `on`, from acts in order. `None`: there is none.
pub(super) fn replay(
    clock: Clock,
    acts: &[&Act],
    workflow: &Workflow,
    calendar: &Calendar,
    on: NaiveDate,
) -> Option<Case> {
    let early = acts.iter().find(|act| act.kind == ActKind::Opened && act.date < clock.at_risk);
    let opened = early.map_or(clock.at_risk, |act| act.date);
    if opened > on {
        return None;
    }
    let clock = Clock { at_risk: opened, ..clock };
    let mut case =
        Running { workflow, clock, by_hand: early.is_some(), tries: Vec::new(), round: 0, closed: None };
    for act in acts.iter().filter(|act| act.date >= opened) {
        case.take(act);
    }
    let stage = case.stage(calendar, on);
    Some(Case { opened, tries: case.tries, stage })
}

impl Running<'_> {
    fn take(&mut self, act: &Act) {
        match &act.kind {
            ActKind::Contact { channel, reached } => {
                let next = self.next(act.date);
                let due = next.step.filter(|_| next.on <= act.date && self.closed.is_none());
                let fits = |step: &&CaseStep| *reached || step.channels.contains(channel);
                match due.and_then(|id| self.workflow.step(id)).filter(fits) {
                    Some(step) => self.tries.push(Try {
                        step: step.id,
                        channel: *channel,
                        date: act.date,
                        answered: reached.then_some(act.date),
                    }),
                    None if *reached => self.answer(act.date),
                    None => {}
                }
            }
            ActKind::Tried { step, channel } => {
                let tried = Try { step: *step, channel: *channel, date: act.date, answered: None };
                let same =
                    |one: &Try| (one.step, one.channel, one.date) == (tried.step, tried.channel, tried.date);
                if !self.tries[self.round..].iter().any(same) {
                    self.tries.push(tried);
                }
            }
            ActKind::Answered => self.answer(act.date),
            ActKind::Confirmed => {}
            ActKind::Opened => self.open_again(act.date),
            ActKind::Won => self.closed = Some(Stage::Won { on: act.date }),
            ActKind::Lost { reason, review_on } => {
                self.closed =
                    Some(Stage::Lost { on: act.date, reason: reason.clone(), review_on: *review_on });
            }
        }
    }

    fn answer(&mut self, on: NaiveDate) {
        if let Some(last) = self.tries[self.round..].last_mut() {
            last.answered.get_or_insert(on);
        }
    }

    /// A case that was closed, or that nobody had touched when the client was gone, begins anew at the steps of T2.
    fn open_again(&mut self, on: NaiveDate) {
        let lapsed = on >= self.clock.former && self.tries.is_empty();
        self.by_hand = true;
        if self.closed.is_some() || lapsed {
            let end = step_days(on, i64::from(self.workflow.reopened_days));
            self.closed = None;
            self.round = self.tries.len();
            self.clock = Clock { at_risk: on, inactive: on, former: self.clock.former.max(end) };
        }
    }

    fn stage(&self, calendar: &Calendar, on: NaiveDate) -> Stage {
        match &self.closed {
            Some(Stage::Lost { on: _, reason: _, review_on: Some(review) }) if *review <= on => {
                return Stage::Review { since: *review };
            }
            Some(closed) => return closed.clone(),
            None => {}
        }
        let former = self.clock.former;
        if former <= on {
            return match self.by_hand || !self.tries.is_empty() {
                true => Stage::Closing { from: former },
                false => Stage::Lapsed { since: former },
            };
        }
        let next = self.next(on);
        match next.step.and_then(|id| self.workflow.step(id)).filter(|_| next.on <= on) {
            Some(step) => Stage::Due {
                step: step.id,
                from: next.on,
                by: within(calendar, next.on, step.within_days).max(next.on),
            },
            None => Stage::Waiting { next: next.step, until: next.on },
        }
    }

    /// The step in force at `at` and its day, which may be still to come.
    fn next(&self, at: NaiveDate) -> Next {
        let end = Next { step: None, on: self.clock.former };
        let turn = if at >= self.clock.inactive { Turn::Inactive } else { Turn::AtRisk };
        let next = match turn {
            Turn::AtRisk => self
                .untried(Turn::AtRisk, self.clock.at_risk)
                .filter(|next| next.on < self.clock.inactive)
                .or_else(|| self.untried(Turn::Inactive, self.clock.inactive)),
            Turn::Inactive => self.untried(Turn::Inactive, self.clock.inactive),
        };
        next.filter(|next| next.on < self.clock.former).unwrap_or(end)
    }

    /// The first step from `turn` that this round has not tried. A step tried late moves the later ones along.
    fn untried(&self, turn: Turn, turned: NaiveDate) -> Option<Next> {
        let mut before: Option<(NaiveDate, u16)> = None;
        for step in self.workflow.steps_from(turn) {
            let planned = step_days(turned, i64::from(step.after_days));
            let moved = before.map(|(done, after)| step_days(done, i64::from(step.after_days - after)));
            let on = moved.map_or(planned, |moved| moved.max(planned));
            match self.tries[self.round..].iter().find(|tried| tried.step == step.id) {
                Some(tried) => before = Some((tried.date, step.after_days)),
                None => return Some(Next { step: Some(step.id), on }),
            }
        }
        None
    }
}
