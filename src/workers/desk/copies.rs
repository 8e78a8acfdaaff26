//! Copies of the carteira beside its database.

use super::carteira::{Carteira, failed};
use super::export::snapshot_bytes;
use super::{Desk, Done, import};
use crate::domain::keeping::stamp::DeviceId;
use crate::storage::copies::Copies;
use crate::storage::indexed_db::IndexedDb;
use crate::storage::ring::Generation;
use crate::workers::protocol::{Copy, Failure, Moment, Outcome};

/// Writes the carteira as it stands into the ring.
pub(super) async fn keep(open: &Carteira, database: &str, moment: &Moment) -> Result<Done, Failure> {
    let bytes = snapshot_bytes(open, moment)?;
    let generation = Generation {
        day: moment.today,
        at: moment.millis,
        device: open.meta.device,
        seq: open.meta.seq,
        clients: open.meta.clients,
    };
    let copies = Copies::of(database).await.map_err(failed)?;
    copies.keep(&generation, &bytes).await.map_err(failed)?;
    listed(&copies, open.meta.device).await
}

pub(super) async fn list(database: &str) -> Result<Done, Failure> {
    let device = IndexedDb::open(database).await.map_err(failed)?.device();
    listed(&Copies::of(database).await.map_err(failed)?, device).await
}

/// Deletes every copy.
pub(super) async fn remove(database: &str) -> Result<Done, Failure> {
    Copies::delete_all(database).await.map_err(failed)?;
    Ok((Outcome::Copies(Vec::new()), None))
}

/// Opens a copy as any snapshot: a look at what merging it would do, then *Commit*.
pub(super) async fn open(
    desk: &mut Desk,
    database: &str,
    at: u64,
    moment: &Moment,
    progress: impl Fn(usize, usize),
) -> Result<Done, Failure> {
    let copies = Copies::of(database).await.map_err(failed)?;
    let device = IndexedDb::open(database).await.map_err(failed)?.device();
    let all = copies.list(device).await.map_err(failed)?;
    let generation = all.into_iter().find(|copy| copy.at == at).ok_or(Failure::NothingPrepared)?;
    let bytes = copies.read(&generation).await.map_err(failed)?;
    import::open(desk, database, "", &bytes, moment, progress).await
}

async fn listed(copies: &Copies, device: DeviceId) -> Result<Done, Failure> {
    let all = copies.list(device).await.map_err(failed)?;
    let copies =
        all.into_iter().map(|copy| Copy { at: copy.at, day: copy.day, clients: copy.clients }).collect();
    Ok((Outcome::Copies(copies), None))
}
