//! One change, kept: applied in memory, written in one transaction with what takes it back, and taken out of memory again
//! where it could not be written. The page and the worker keep what they change by this alone.

use super::repository::{JournalRow, Loaded, Progress, Repository, StoreError, Watch, Write};
use crate::domain::keeping::stamp::DeviceId;
use crate::domain::merge::take_back::Undo;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::change::{Applied, Change, ChangeError};
use crate::domain::record::Record;
use crate::domain::value::id::ClientId;

/// What is to be kept, and by whom.
#[derive(Clone, Debug, PartialEq)]
pub struct Act {
    pub change: Change,
    pub device: DeviceId,
    /// Milliseconds since 1970.
    pub now_millis: u64,
    pub origin: Origin,
}

/// Whose act it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The rep's: it stands in the journal and can be taken back.
    Rep {
        /// The client it is about, when it is about one.
        client: Option<ClientId>,
        /// The earlier act that it takes back.
        undoes: Option<u64>,
    },
    /// The app's own: nobody is asked to take it back. What changes a client stands in the journal all the same.
    App,
    /// The rep's, and nothing is kept by which it could be taken back: see [`Write::forgets`].
    Forgets(ClientId),
}

/// Who has the carteira in memory while it is written: others may read it meanwhile.
pub trait Holder {
    /// `None`: it is held no longer.
    fn with<T>(&mut self, act: impl FnOnce(&mut Portfolio) -> T) -> Option<T>;

    /// `applied` has just been done in memory; it is not yet written.
    fn has_applied(&mut self, _applied: &Applied) {}

    /// Records were taken out of memory again, or others came in from the store.
    fn has_other_records(&mut self) {}
}

impl Holder for Portfolio {
    fn with<T>(&mut self, act: impl FnOnce(&mut Portfolio) -> T) -> Option<T> {
        Some(act(self))
    }
}

/// A transaction that is complete on the device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    pub seq: u64,
    /// Records that the change touched.
    pub records: usize,
}

/// Why a change was not kept. Nothing of it was, in memory or in the store.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    NotOpen,
    Change(ChangeError),
    Store(StoreError),
}

/// Keeps one change.
pub async fn keep<R: Repository>(
    store: &R,
    holder: &mut impl Holder,
    act: Act,
    watch: Watch<'_>,
) -> Result<Kept, Refusal> {
    let Act { change, device, now_millis, origin } = act;
    if (watch.cancelled)() {
        return Err(Refusal::Store(StoreError::Cancelled));
    }
    let (applied, undo, records) = holder
        .with(|portfolio| {
            let stamp = portfolio.seen().newest().next(now_millis, device);
            let applied = portfolio.apply(&change, stamp)?;
            let undo = Undo::of(applied.inverse.clone(), applied.stamp, portfolio);
            let touched = applied.before.keys().filter_map(|key| portfolio.record(key));
            let records: Vec<Record> = touched.collect();
            Ok((applied, undo, records))
        })
        .ok_or(Refusal::NotOpen)?
        .map_err(Refusal::Change)?;
    holder.has_applied(&applied);
    let count = records.len();
    let is_of_clients = records.iter().any(|record| matches!(record, Record::Client(_)));
    let mut forgets = None;
    let told = match origin {
        Origin::Forgets(client) => {
            forgets = Some(client);
            None
        }
        Origin::Rep { client, undoes } => Some((client, undoes)),
        Origin::App => is_of_clients.then_some((None, None)),
    };
    let write = match told {
        Some((client, undoes)) => {
            let journal = JournalRow {
                seq: 0,
                at: now_millis,
                deed: change.deed,
                client,
                records: u32::try_from(count).unwrap_or(u32::MAX),
                inverse: undo.into(),
                undone: false,
            };
            Write { records, journal: Some(journal), undoes, forgets }
        }
        None => Write { records, journal: None, undoes: None, forgets },
    };
    match store.commit_watched(write, watch).await {
        Ok(committed) => {
            if !committed.merged.is_empty() {
                holder.with(|portfolio| portfolio.absorb(committed.merged));
                holder.has_other_records();
            }
            Ok(Kept { seq: committed.seq, records: count })
        }
        Err(error) => {
            holder.with(|portfolio| portfolio.revert(&applied));
            holder.has_other_records();
            Err(Refusal::Store(error))
        }
    }
}

/// The whole store read again, where it had other commits than the `known` ones; `None`: it had not.
pub async fn newer<R: Repository>(
    store: &R,
    known: u64,
    progress: Progress<'_>,
) -> Result<Option<Loaded>, StoreError> {
    if store.seq().await? == known { Ok(None) } else { store.load(progress).await.map(Some) }
}
