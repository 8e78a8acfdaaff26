//! Whether a snapshot was written by this database, for whoever forgot the PIN: who has such a file has the data already.

use super::Done;
use super::carteira::failed;
use super::import::{is_snapshot, refused_seal};
use super::seal::{self, Locked};
use crate::domain::keeping::stamp::DeviceId;
use crate::exchange::sealed;
use crate::exchange::snapshot::{self, Snapshot};
use crate::storage::indexed_db::IndexedDb;
use crate::text;
use crate::workers::protocol::{Failure, Outcome, Password, Recognised};

pub(super) async fn snapshot(
    database: &str,
    bytes: &[u8],
    password: Option<&Password>,
) -> Result<Done, Failure> {
    let device = IndexedDb::open(database).await.map_err(failed)?.device();
    Ok((Outcome::Recognised(look(device, bytes, password).await?), None))
}

async fn look(device: DeviceId, bytes: &[u8], password: Option<&Password>) -> Result<Recognised, Failure> {
    if !sealed::is_sealed(bytes) {
        return if is_snapshot(bytes) { read(device, bytes) } else { Ok(Recognised::NoSnapshot) };
    }
    let taken_apart = sealed::open(bytes).map_err(refused_seal)?;
    let Some(password) = password else { return Ok(Recognised::Locked { wrong: false }) };
    match seal::unseal(&taken_apart, &password.0).await {
        Ok(bytes) => read(device, &bytes),
        Err(Locked::WrongPassword) => Ok(Recognised::Locked { wrong: true }),
        Err(Locked::Changed) => Err(Failure::Snapshot(text::sealed::CHANGED.to_owned())),
        Err(Locked::Unavailable) => Err(Failure::NoCiphers),
    }
}

/// Whole, or it proves nothing.
fn read(device: DeviceId, bytes: &[u8]) -> Result<Recognised, Failure> {
    let Snapshot { header, records, counts: _ } = snapshot::receive(bytes)
        .map_err(|error| Failure::Snapshot(text::snapshot::snapshot_error(&error)))?;
    if header.device != device {
        return Ok(Recognised::Other);
    }
    // A file for one client, or of some, has seen no edit.
    let is_whole = header.base.is_none() && header.seen.stamps().next().is_some() && !records.is_empty();
    Ok(if is_whole { Recognised::Own } else { Recognised::InPart })
}
