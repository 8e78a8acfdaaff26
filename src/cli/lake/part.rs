//! One part of the lake: what it held and what came, merged by the law of the app, written as tables.

use super::columns::{Cell, Table};
use super::manifest::{Lake, part_name};
use super::rows::Tables;
use super::taking::spill;
use crate::cli::failure::Failure;
use crate::cli::open::unreadable;
use crate::domain::record::dossier::Dossier;
use crate::domain::value::id::ClientId;
use crate::exchange::snapshot::client_line;
use crate::exchange::snapshot::scan::client_of_line;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::RowAccessor;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::Path;
use uuid::Uuid;

/// The clients' lines as they were merged: the state of the lake, and the table of that name.
const LINES: &str = "lines";
/// The client of one part has its number within it below these bits.
const CLIENT_BITS: u32 = 32;

/// Writes the part into `staged` if anything changed in it, and says whether it did.
pub(super) fn write(lake: &Lake, number: usize, work: &Path, staged: &Path) -> Result<bool, Failure> {
    let mut clients = known(&lake.path(LINES, number))?;
    let mut changed = false;
    let came = spill(work, number);
    let bytes = fs::read(&came).map_err(|error| unreadable(&came, error))?;
    for (id, line) in came_lines(&bytes) {
        changed |= merge(&mut clients, id, line).map_err(|why| unreadable(&came, why))?;
    }
    drop(bytes);
    if !changed {
        return Ok(false);
    }
    let mut lines = Table::new(staged, LINES, &part_name(number), super::rows::LINES)?;
    let mut tables = Tables::new(staged, &part_name(number))?;
    for ((id, line), at) in clients.into_iter().zip(0_i64..) {
        let dossier = read(&line).map_err(|why| unreadable(&came, why))?;
        let key = key(number, at);
        lines.row(&[Cell::Text(&id.to_string()), Cell::Text(&line)])?;
        tables.client(key, &dossier)?;
    }
    lines.close()?;
    tables.close()?;
    Ok(true)
}

/// What the client is called in the tables that is the `at`th of its part by id.
pub(super) fn key(number: usize, at: i64) -> i64 {
    (number as i64) << CLIENT_BITS | at
}

/// Everybody of the part, by id: as written into `staged`, else as the lake has it. `None`: nobody ever came.
pub(super) fn clients(lake: &Lake, number: usize, staged: &Path) -> Result<Option<Vec<Dossier>>, Failure> {
    let written = staged.join(LINES).join(part_name(number));
    let path = if written.exists() { written } else { lake.path(LINES, number) };
    if !path.exists() {
        return Ok(None);
    }
    let all = known(&path)?.into_values();
    all.map(|line| read(&line)).collect::<io::Result<_>>().map(Some).map_err(|why| unreadable(&path, why))
}

/// Puts a line to what is known of its client; says whether that changed anything.
fn merge(clients: &mut BTreeMap<ClientId, String>, id: ClientId, line: &str) -> io::Result<bool> {
    match clients.get_mut(&id) {
        Some(known) if known == line => Ok(false),
        Some(known) => {
            let merged = text(&read(known)?.merged(&read(line)?))?;
            let changed = *known != merged;
            *known = merged;
            Ok(changed)
        }
        None => {
            // As we would write it: a line of another writer may say the same in another order.
            let dossier = read(line)?;
            if dossier.is_blank() {
                return Ok(false);
            }
            clients.insert(id, text(&dossier)?);
            Ok(true)
        }
    }
}

pub(super) fn read(line: &str) -> io::Result<Dossier> {
    match client_of_line(line) {
        Ok(Some(mut dossier)) => {
            dossier.normalize();
            Ok(dossier)
        }
        Ok(None) => Err(io::ErrorKind::InvalidData.into()),
        Err(flaw) => Err(io::Error::other(flaw.to_string())),
    }
}

pub(super) fn text(dossier: &Dossier) -> io::Result<String> {
    let line = String::from_utf8(client_line(dossier)).map_err(io::Error::other)?;
    Ok(line.trim_end().to_owned())
}

fn came_lines(bytes: &[u8]) -> impl Iterator<Item = (ClientId, &str)> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let (id, after) = rest.split_first_chunk::<16>()?;
        let (length, after) = after.split_first_chunk::<4>()?;
        let (line, after) = after.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        rest = after;
        Some((ClientId::new(Uuid::from_bytes(*id)), std::str::from_utf8(line).ok()?))
    })
}

/// The lines that a file of a part holds.
fn known(path: &Path) -> Result<BTreeMap<ClientId, String>, Failure> {
    let wrong = |error: parquet::errors::ParquetError| unreadable(path, io::Error::other(error));
    let mut clients = BTreeMap::new();
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(clients),
        Err(error) => return Err(unreadable(path, error)),
    };
    let reader = SerializedFileReader::new(file).map_err(wrong)?;
    for row in reader.get_row_iter(None).map_err(wrong)? {
        let row = row.map_err(wrong)?;
        let id = row.get_string(0).map_err(wrong)?.parse::<Uuid>();
        let id = id.map_err(|error| unreadable(path, io::Error::other(error)))?;
        clients.insert(ClientId::new(id), row.get_string(1).map_err(wrong)?.clone());
    }
    Ok(clients)
}
