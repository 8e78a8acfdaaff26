//! The steps of a rescue, as settings: who, by which channel, how long to wait, and when to stop.

use crate::domain::fact::interaction::Channel;
use serde::{Deserialize, Serialize};

/// The turn of the lifecycle that a step waits from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// T1: the client turned *em risco*.
    AtRisk,
    /// T2: it turned *inativo*. From here on the steps of T1 are over.
    Inactive,
}

impl Turn {
    pub const ALL: [Turn; 2] = [Self::AtRisk, Self::Inactive];
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    Salesperson,
    Manager,
}

impl Who {
    pub const ALL: [Who; 2] = [Self::Salesperson, Self::Manager];
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseStep {
    /// Never changed nor used again: what was recorded names its step by it.
    pub id: u8,
    pub from: Turn,
    /// Days to wait after the turn. A step tried late moves those after it by as much.
    pub after_days: u16,
    /// Working days to do it in, once its day has come.
    pub within_days: u16,
    pub who: Who,
    /// Any of these does; the first is proposed.
    pub channels: Vec<Channel>,
    /// Whether the reason is asked for and an offer made.
    #[serde(default)]
    pub asks_reason: bool,
}

impl CaseStep {
    /// A channel that is put in comes last.
    pub(crate) fn set_channel(&mut self, channel: Channel, on: bool) {
        self.channels.retain(|one| *one != channel);
        if on {
            self.channels.push(channel);
        }
    }
}

/// docs/domain.md §7.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Workflow {
    pub steps: Vec<CaseStep>,
    /// A case closed at T3 is looked at again after so long: a season, a new buyer.
    pub review_after_days: u16,
    /// A case opened again by hand has no T3 of its own ahead: it lasts so long.
    pub reopened_days: u16,
}

impl Default for Workflow {
    fn default() -> Self {
        let step = |id, from, after_days, within_days, who, channels: &[Channel]| CaseStep {
            id,
            from,
            after_days,
            within_days,
            who,
            channels: channels.to_vec(),
            asks_reason: false,
        };
        let visit = step(2, Turn::Inactive, 0, 5, Who::Salesperson, &[Channel::Visit]);
        Self {
            steps: vec![
                step(1, Turn::AtRisk, 0, 2, Who::Salesperson, &[Channel::Call]),
                CaseStep { asks_reason: true, ..visit },
                step(3, Turn::Inactive, 7, 2, Who::Salesperson, &[Channel::WhatsApp, Channel::Email]),
                step(4, Turn::Inactive, 30, 5, Who::Manager, &[Channel::Call]),
            ],
            review_after_days: 90,
            reopened_days: 60,
        }
    }
}

/// What keeps a workflow from being used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkflowProblem {
    NoSteps,
    /// The step of this id can be tried by no channel.
    NoChannel(u8),
    SameId(u8),
}

impl Workflow {
    pub fn step(&self, id: u8) -> Option<&CaseStep> {
        self.steps.iter().find(|step| step.id == id)
    }

    /// The steps of one turn, by waiting time, then id.
    pub fn steps_from(&self, turn: Turn) -> Vec<&CaseStep> {
        let mut steps: Vec<&CaseStep> = self.steps.iter().filter(|step| step.from == turn).collect();
        steps.sort_by_key(|step| (step.after_days, step.id));
        steps
    }

    /// Every step in the order in which they come.
    pub fn in_order(&self) -> Vec<&CaseStep> {
        Turn::ALL.into_iter().flat_map(|turn| self.steps_from(turn)).collect()
    }

    /// An id that no step has, above every one in use.
    pub fn fresh_id(&self) -> Option<u8> {
        self.steps.iter().map(|step| step.id).max().unwrap_or(0).checked_add(1)
    }

    /// One more step, a week after the last; `None` where no id is left.
    pub(crate) fn add_step(&mut self) -> Option<()> {
        let id = self.fresh_id()?;
        let last = self.in_order().last().map_or(0, |step| step.after_days);
        self.steps.push(CaseStep {
            id,
            from: Turn::Inactive,
            after_days: last.saturating_add(7),
            within_days: 2,
            who: Who::Salesperson,
            channels: vec![Channel::Call],
            asks_reason: false,
        });
        Some(())
    }

    pub fn problem(&self) -> Option<WorkflowProblem> {
        if self.steps.is_empty() {
            return Some(WorkflowProblem::NoSteps);
        }
        let mut seen = std::collections::BTreeSet::new();
        self.steps.iter().find_map(|step| {
            if step.channels.is_empty() {
                return Some(WorkflowProblem::NoChannel(step.id));
            }
            (!seen.insert(step.id)).then_some(WorkflowProblem::SameId(step.id))
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::rules::workflow::*;

    #[test]
    fn the_default_is_call_visit_message_manager() {
        let workflow = Workflow::default();
        let steps: Vec<_> = workflow.in_order().iter().map(|step| (step.id, step.after_days)).collect();
        assert_eq!(steps, [(1, 0), (2, 0), (3, 7), (4, 30)]);
        assert_eq!(workflow.problem(), None);
        assert_eq!(workflow.fresh_id(), Some(5));
        assert!(workflow.step(2).is_some_and(|step| step.asks_reason));
    }

    #[test]
    fn a_workflow_without_steps_or_channels_cannot_be_used() {
        let none = Workflow { steps: vec![], ..Workflow::default() };
        assert_eq!((none.problem(), none.fresh_id()), (Some(WorkflowProblem::NoSteps), Some(1)));
        let mut mute = Workflow::default();
        mute.steps[2].channels.clear();
        assert_eq!(mute.problem(), Some(WorkflowProblem::NoChannel(3)));
        let mut twice = Workflow::default();
        twice.steps[3].id = 1;
        assert_eq!(twice.problem(), Some(WorkflowProblem::SameId(1)));
    }

    #[test]
    fn it_is_written_and_read_as_it_is() {
        let json = serde_json::to_value(Workflow::default()).unwrap();
        assert_eq!(serde_json::from_value::<Workflow>(json).unwrap(), Workflow::default());
    }

    #[test]
    fn a_new_step_comes_a_week_after_the_last_under_an_id_of_its_own() {
        let mut workflow = Workflow::default();
        assert_eq!(workflow.add_step(), Some(()));
        let last = workflow.in_order().last().map(|step| (step.id, step.from, step.after_days));
        assert_eq!(last, Some((5, Turn::Inactive, 37)));
        assert_eq!(workflow.problem(), None);
        // The first of none waits a week after the turn.
        let mut none = Workflow { steps: vec![], ..Workflow::default() };
        none.add_step();
        assert_eq!(none.in_order().first().map(|step| (step.id, step.after_days)), Some((1, 7)));
        none.steps[0].id = u8::MAX;
        assert_eq!((none.add_step(), none.steps.len()), (None, 1));
    }

    #[test]
    fn a_channel_stands_once_and_the_one_put_in_last_is_last() {
        let mut step = Workflow::default().steps[2].clone();
        step.set_channel(Channel::WhatsApp, true);
        assert_eq!(step.channels, [Channel::Email, Channel::WhatsApp]);
        step.set_channel(Channel::Email, false);
        step.set_channel(Channel::Email, false);
        assert_eq!(step.channels, [Channel::WhatsApp]);
    }
}
