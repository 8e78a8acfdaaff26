//! *Passos do resgate*: their order, and the days that can be waited.

use crate::domain::rules::workflow::{Turn, Workflow};
use crate::text::settings as words;

const LONGEST_WAIT: i64 = 730;

/// The steps by id as they come one after the other, numbered by place.
pub(crate) fn order(workflow: &Workflow) -> Vec<(u8, Turn)> {
    workflow.in_order().into_iter().map(|step| (step.id, step.from)).collect()
}

/// Days as typed, once they can be kept.
pub(crate) fn wait(typed: Option<i64>) -> Option<u16> {
    typed.filter(|days| (0..=LONGEST_WAIT).contains(days)).and_then(|days| u16::try_from(days).ok())
}

pub(crate) fn too_long(typed: Option<i64>) -> Option<String> {
    (typed.is_some() && wait(typed).is_none()).then(|| words::out_of_range(0, LONGEST_WAIT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_stand_by_turn_then_by_how_long_they_wait() {
        let mut workflow = Workflow::default();
        workflow.steps[0].after_days = 700;
        workflow.steps[3].after_days = 1;
        let shown = [(1, Turn::AtRisk), (2, Turn::Inactive), (4, Turn::Inactive), (3, Turn::Inactive)];
        assert_eq!(order(&workflow), shown);
        assert!(order(&Workflow { steps: vec![], ..workflow }).is_empty());
    }

    #[test]
    fn from_the_day_itself_to_two_years_can_be_waited() {
        assert_eq!((wait(Some(0)), wait(Some(730)), wait(None)), (Some(0), Some(730), None));
        assert_eq!((too_long(Some(0)), too_long(Some(730)), too_long(None)), (None, None, None));
        for days in [-1, 731] {
            assert_eq!((wait(Some(days)), too_long(Some(days))), (None, Some(words::out_of_range(0, 730))));
        }
    }
}
