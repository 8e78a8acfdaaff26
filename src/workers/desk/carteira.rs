//! The carteira as the worker opens it: from the same store as the page, read when a job needs it.

use super::Done;
use crate::domain::merge::take_back::Undo;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::change::{Change, ChangeError};
use crate::domain::record::Record;
use crate::storage::indexed_db::IndexedDb;
use crate::storage::repository::{JournalRow, Meta, Repository, StoreError, Watch, Write};
use crate::text::changes::change_error;
use crate::text::storage::store_error;
use crate::workers::protocol::{Failure, Outcome};

pub(super) struct Carteira {
    store: IndexedDb,
    database: String,
    pub portfolio: Portfolio,
    pub meta: Meta,
}

impl Carteira {
    /// The one at hand if it is still what the store holds, else read anew.
    pub async fn taken(
        at_hand: Option<Carteira>,
        database: &str,
        progress: &dyn Fn(usize, usize),
    ) -> Result<Carteira, Failure> {
        if let Some(open) = at_hand
            && open.database == database
            && open.store.seq().await.map_err(failed)? == open.meta.seq
        {
            return Ok(open);
        }
        let store = IndexedDb::open(database).await.map_err(failed)?;
        let loaded = store.load(progress).await.map_err(failed)?;
        let portfolio = Portfolio::from_records(loaded.records);
        Ok(Carteira { store, database: database.to_owned(), portfolio, meta: loaded.meta })
    }

    /// Applies a change and keeps it, in one transaction with its undo, unless it is cancelled before that is complete.
    pub async fn commit(
        &mut self,
        change: Change,
        now_millis: u64,
        watch: Watch<'_>,
    ) -> Result<Done, Failure> {
        if (watch.cancelled)() {
            return Err(Failure::Cancelled);
        }
        let stamp = self.portfolio.seen().newest().next(now_millis, self.meta.device);
        let applied = self.portfolio.apply(&change, stamp).map_err(refused)?;
        let records: Vec<Record> =
            applied.before.keys().filter_map(|key| self.portfolio.record(key)).collect();
        let count = records.len();
        let journal = JournalRow {
            seq: 0,
            at: now_millis,
            deed: change.deed,
            client: None,
            records: u32::try_from(count).unwrap_or(u32::MAX),
            inverse: Undo::of(applied.inverse.clone(), applied.stamp, &self.portfolio).into(),
            undone: false,
        };
        match self.store.commit_watched(Write { records, journal: Some(journal), undoes: None }, watch).await
        {
            Ok(committed) => {
                self.meta.seq = committed.seq;
                self.meta.clients = u32::try_from(self.portfolio.client_count()).unwrap_or(u32::MAX);
                self.portfolio.absorb(committed.merged);
                Ok((Outcome::Committed { seq: committed.seq, records: count }, None))
            }
            Err(error) => {
                self.portfolio.revert(&applied);
                Err(failed(error))
            }
        }
    }
}

fn refused(error: ChangeError) -> Failure {
    match error {
        ChangeError::NoSuchDay(_) => Failure::Store(change_error(&error)),
        ChangeError::NoSuchClient(_) | ChangeError::ClientExists(_) | ChangeError::NoSuchFact(_) => {
            Failure::Stale
        }
        ChangeError::NoSuchInteraction(_) | ChangeError::InteractionExists(_) => Failure::Stale,
        ChangeError::NoSuchOrder(_) | ChangeError::OrderExists(_) => Failure::Stale,
    }
}

/// Writes records that nobody made into a database of their own.
pub(super) async fn fill(database: &str, records: Vec<Record>) -> Result<Done, Failure> {
    let store = IndexedDb::open(database).await.map_err(failed)?;
    let count = records.len();
    let committed = store.commit(Write { records, journal: None, undoes: None }).await.map_err(failed)?;
    Ok((Outcome::Committed { seq: committed.seq, records: count }, None))
}

pub(super) fn failed(error: StoreError) -> Failure {
    match error {
        StoreError::Cancelled => Failure::Cancelled,
        error => Failure::Store(store_error(&error)),
    }
}
