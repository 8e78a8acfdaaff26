//! Copies of the carteira beside its database.

use super::carteira::{Carteira, failed};
use super::export::snapshot_bytes;
use super::{Desk, Done, import};
use crate::storage::copies::Copies;
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
    listed(&copies).await
}

pub(super) async fn list(database: &str) -> Result<Done, Failure> {
    listed(&Copies::of(database).await.map_err(failed)?).await
}

/// Opens a copy as any snapshot: a look at what merging it would do, then *Commit*.
pub(super) async fn open(
    desk: &mut Desk,
    database: &str,
    at: u64,
    progress: impl Fn(usize, usize),
) -> Result<Done, Failure> {
    let copies = Copies::of(database).await.map_err(failed)?;
    let all = copies.list().await.map_err(failed)?;
    let generation = all.into_iter().find(|copy| copy.at == at).ok_or(Failure::NothingPrepared)?;
    let bytes = copies.read(&generation).await.map_err(failed)?;
    import::open(desk, database, &bytes, progress).await
}

async fn listed(copies: &Copies) -> Result<Done, Failure> {
    let all = copies.list().await.map_err(failed)?;
    let copies =
        all.into_iter().map(|copy| Copy { at: copy.at, day: copy.day, clients: copy.clients }).collect();
    Ok((Outcome::Copies(copies), None))
}
