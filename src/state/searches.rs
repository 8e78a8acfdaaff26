//! The searches of the agenda and the roteiro, in the worker: a week, an order, a choice of stops, the way to the goal,
//! who serves whom.

use super::carteira::Carteira;
use super::jobs::Worker;
use crate::domain::plan::agenda::{Asked, Proposal};
use crate::domain::plan::road::day_route::{Day, Ordered};
use crate::domain::plan::road::free_hours::{Chosen, FreeHours};
use crate::domain::plan::road::goal_gap::{GoalGap, Reach};
use crate::domain::plan::sharing::{Asked as ShareAsked, Division};
use crate::workers::protocol::{Failure, Job};
use serde::Deserialize;
use serde::de::DeserializeOwned;

impl Carteira {
    pub(crate) async fn proposed_week(self, asked: Asked) -> Result<Proposal, Failure> {
        let Week::Proposed(found) = self.search(Job::ProposeWeek(Box::new(asked)), |_, _| {}).await?;
        Ok(found)
    }

    /// Dropping the future ends the search.
    pub(crate) async fn best_order(
        self,
        day: Day,
        progress: impl Fn(usize, usize) + 'static,
    ) -> Result<Ordered, Failure> {
        let Found::Ordered(found) = self.search(Job::Order(Box::new(day)), progress).await?;
        Ok(found)
    }

    pub(crate) async fn most_valuable_stops(
        self,
        asked: FreeHours,
        progress: impl Fn(usize, usize) + 'static,
    ) -> Result<Chosen, Failure> {
        let Picked::Chosen(found) = self.search(Job::ChooseStops(Box::new(asked)), progress).await?;
        Ok(found)
    }

    pub(crate) async fn way_to_goal(
        self,
        asked: GoalGap,
        progress: impl Fn(usize, usize) + 'static,
    ) -> Result<Reach, Failure> {
        let Went::Reached(found) = self.search(Job::ReachGoal(Box::new(asked)), progress).await?;
        Ok(found)
    }

    pub(crate) async fn divided(
        self,
        asked: ShareAsked,
        progress: impl Fn(usize, usize) + 'static,
    ) -> Result<Division, Failure> {
        let Split::Shared(found) = self.search(Job::Share(Box::new(asked)), progress).await?;
        Ok(found)
    }

    async fn search<T: DeserializeOwned>(
        self,
        job: Job,
        progress: impl Fn(usize, usize) + 'static,
    ) -> Result<T, Failure> {
        let worker = Worker::start()?;
        Ok(worker.ask(self.database(), job, None, progress).await?.0)
    }
}

/// The one outcome of each search.
#[derive(Deserialize)]
enum Week {
    Proposed(Proposal),
}

#[derive(Deserialize)]
enum Found {
    Ordered(Ordered),
}

#[derive(Deserialize)]
enum Picked {
    Chosen(Chosen),
}

#[derive(Deserialize)]
enum Went {
    Reached(Reach),
}

#[derive(Deserialize)]
enum Split {
    Shared(Division),
}
