//! A write of the worker, and what became of it: not what the worker said last, but what the store has.
//!
//! The worker may break after its transaction is complete, and a wish to cancel may come too late; both ways the page
//! reads the store before it says anything.

use super::carteira::{Carteira, Refusal};
use super::jobs::Worker;
use crate::domain::portfolio::change::Deed;
use crate::workers::protocol::{Failure, Job, Outcome};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::rc::Rc;
use std::time::Duration;

/// What the store has of a write.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Written {
    /// All of it; `seq` is that of its commit.
    Kept {
        seq: u64,
        records: usize,
    },
    /// All of it, though the worker did not live to say so.
    KeptUnsaid {
        seq: u64,
        records: usize,
    },
    Nothing(Failure),
    /// The store does not answer.
    Unknown,
}

/// A worker that waits for the device hears at once that it is to stop; one that reckons hears it when it next waits.
const HEARS_WITHIN: Duration = Duration::from_secs(8);
/// A browser lets a worker that it ends go on with what it is in the middle of for up to two seconds.
const GONE_WITHIN: Duration = Duration::from_secs(3);
/// The commit is looked for among so many of the newest.
const LOOKED_AT: usize = 50;

impl Carteira {
    /// Has the worker write what it prepared; of a merge with the other value of the conflicts at these places.
    pub(crate) async fn write_prepared(
        self,
        worker: &Worker,
        others: BTreeSet<usize>,
        progress: impl Fn(usize, usize) + 'static,
    ) -> Written {
        match worker.ask::<Outcome>(self.database(), Job::Commit { others }, None, progress).await {
            // Its broadcast, like that of another tab, has the page read it.
            Ok((Outcome::Committed { seq, records }, _)) => Written::Kept { seq, records },
            Err(Failure::Broken) | Ok(_) => {
                self.found_written(worker.asked_at()).await.unwrap_or(Written::Unknown)
            }
            Err(why) => Written::Nothing(why),
        }
    }

    /// Asks the worker to give up its write; one that does not hear is ended.
    pub fn stop_writing(self, worker: &Rc<Worker>) {
        worker.stop();
        let worker = Rc::clone(worker);
        set_timeout(
            move || {
                worker.end();
                set_timeout(move || worker.give_up(), GONE_WITHIN);
            },
            HEARS_WITHIN,
        );
    }

    /// Whether the store has the write asked for at that instant. The page then has it too.
    async fn found_written(self, asked_at: u64) -> Result<Written, Refusal> {
        self.catch_up().await?;
        let rows = self.journal(LOOKED_AT).await?;
        let found = rows.into_iter().find(|row| row.at == asked_at && is_of_a_file(row.deed));
        Ok(match found {
            Some(row) => Written::KeptUnsaid { seq: row.seq, records: row.records as usize },
            None => Written::Nothing(Failure::Broken),
        })
    }
}

fn is_of_a_file(deed: Deed) -> bool {
    matches!(deed, Deed::Import | Deed::ImportNotes | Deed::ImportCards | Deed::ImportChat | Deed::Merge)
}
