//! The carteira as the worker opens it: from the same store as the page, read when a job needs it.

use super::Done;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::change::{Change, ChangeError};
use crate::domain::record::Record;
use crate::storage::indexed_db::IndexedDb;
use crate::storage::keep::{Act, Origin, Refusal, keep, newer};
use crate::storage::repository::{Meta, Repository, StoreError, Watch, Write};
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
    pub(crate) async fn taken(
        at_hand: Option<Carteira>,
        database: &str,
        progress: &dyn Fn(usize, usize),
    ) -> Result<Carteira, Failure> {
        if let Some(mut open) = at_hand
            && open.database == database
        {
            if let Some(loaded) = newer(&open.store, open.meta.seq, progress).await.map_err(failed)? {
                (open.portfolio, open.meta) = (Portfolio::from_records(loaded.records), loaded.meta);
            }
            return Ok(open);
        }
        let store = IndexedDb::open(database).await.map_err(failed)?;
        let loaded = store.load(progress).await.map_err(failed)?;
        let portfolio = Portfolio::from_records(loaded.records);
        Ok(Carteira { store, database: database.to_owned(), portfolio, meta: loaded.meta })
    }

    /// Applies a change and keeps it, in one transaction with its undo, unless it is cancelled before that is complete.
    pub(crate) async fn commit(
        &mut self,
        change: Change,
        now_millis: u64,
        watch: Watch<'_>,
    ) -> Result<Done, Failure> {
        self.commit_as(change, now_millis, Origin::Rep { client: None, undoes: None }, watch).await
    }

    pub(crate) async fn forget_image(&self) -> Result<(), Failure> {
        self.store.forget_image().await.map_err(failed)
    }

    pub(crate) async fn commit_as(
        &mut self,
        change: Change,
        now_millis: u64,
        origin: Origin,
        watch: Watch<'_>,
    ) -> Result<Done, Failure> {
        let act = Act { change, device: self.meta.device, now_millis, origin };
        let kept = keep(&self.store, &mut self.portfolio, act, watch).await.map_err(not_kept)?;
        self.meta.seq = kept.seq;
        self.meta.clients = u32::try_from(self.portfolio.client_count()).unwrap_or(u32::MAX);
        Ok((Outcome::Committed { seq: kept.seq, records: kept.records }, None))
    }
}

fn not_kept(refusal: Refusal) -> Failure {
    match refusal {
        Refusal::NotOpen => Failure::Stale,
        Refusal::Change(error) => refused(error),
        Refusal::Store(error) => failed(error),
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
        ChangeError::NoSuchPerson(_) => Failure::Stale,
    }
}

/// Writes records that nobody made into a database of their own.
pub(super) async fn fill(database: &str, records: Vec<Record>) -> Result<Done, Failure> {
    let store = IndexedDb::open(database).await.map_err(failed)?;
    let count = records.len();
    let committed = store.commit(Write { records, ..Write::default() }).await.map_err(failed)?;
    Ok((Outcome::Committed { seq: committed.seq, records: count }, None))
}

pub(super) fn failed(error: StoreError) -> Failure {
    match error {
        StoreError::Cancelled => Failure::Cancelled,
        error => Failure::Store(store_error(&error)),
    }
}
