//! Snapshots that are read: whole, or with what is whole of them where that was asked for.

use super::failure::Failure;
use super::lines::next_line;
use super::output::Progress;
use super::validate::{Findings, examine};
use crate::exchange::sealed;
use crate::exchange::snapshot::{self, Reader, Salvage, Snapshot, SnapshotError};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::path::Path;

/// What a file gave; of a damaged one its whole lines, and what it lacks.
#[derive(Debug)]
pub(super) enum Read {
    Whole(Box<Snapshot>),
    Salvaged(Salvage, Findings),
}

/// The file, to be read line by line. A folder and a protected snapshot say that they are none.
pub(super) fn open(path: &Path) -> Result<BufReader<File>, Failure> {
    let unreadable = |error| unreadable(path, error);
    let file = File::open(path).map_err(unreadable)?;
    if file.metadata().map_err(unreadable)?.is_dir() {
        return Err(unreadable(io::ErrorKind::IsADirectory.into()));
    }
    let mut from = BufReader::with_capacity(256 * 1024, file);
    if sealed::is_sealed(from.fill_buf().map_err(unreadable)?) {
        let bytes = fs::read(path).map_err(unreadable)?;
        return Err(Failure::Sealed { path: path.to_owned(), flaw: sealed::open(&bytes).err() });
    }
    Ok(from)
}

pub(super) fn unreadable(path: &Path, error: io::Error) -> Failure {
    Failure::Unreadable { path: path.to_owned(), error }
}

/// Reads a snapshot whole, or names everything that is wrong with it.
pub(super) fn snapshot(path: &Path) -> Result<Snapshot, Failure> {
    match whole(path)? {
        Ok(snapshot) => Ok(snapshot),
        Err(error) => Err(damaged(path, examine(path)?, error)),
    }
}

/// Reads a snapshot, of a damaged one what is whole of it.
pub(super) fn salvaged(path: &Path) -> Result<Read, Failure> {
    let error = match whole(path)? {
        Ok(snapshot) => return Ok(Read::Whole(Box::new(snapshot))),
        Err(error) => error,
    };
    let findings = examine(path)?;
    let bytes = fs::read(path).map_err(|error| unreadable(path, error))?;
    match snapshot::receive_salvaged(&bytes, &error) {
        Some(salvage) => Ok(Read::Salvaged(salvage, findings)),
        None => Err(damaged(path, findings, error)),
    }
}

fn whole(path: &Path) -> Result<Result<Snapshot, SnapshotError>, Failure> {
    let mut from = open(path)?;
    let (mut reader, mut line, mut lines) = (Reader::new(), Vec::new(), 0);
    let mut progress = Progress::of(path);
    while next_line(&mut from, &mut line).map_err(|error| unreadable(path, error))? {
        lines += 1;
        progress.at(lines);
        if let Err(error) = reader.push_line(&line) {
            return Ok(Err(error));
        }
    }
    Ok(reader.finish().and_then(snapshot::received))
}

fn damaged(path: &Path, findings: Findings, error: SnapshotError) -> Failure {
    let Findings { why, bad, more_bad, .. } = findings;
    let salvageable = match error {
        SnapshotError::Truncated { lines } => lines > 1,
        SnapshotError::Line { .. } | SnapshotError::Checksum | SnapshotError::Counts => true,
        SnapshotError::Empty | SnapshotError::NotASnapshot => false,
        SnapshotError::Newer { .. } | SnapshotError::FarClock => false,
    };
    // It changed between the two readings: what stopped the first one is said.
    let why = why.or_else(|| bad.is_empty().then_some(error));
    Failure::Damaged { path: path.to_owned(), why, bad, more: more_bad, salvageable }
}

/// Everything that is wrong with a file that is taken whole or not at all, not only what stopped the work.
pub(super) fn not_whole(path: &Path, error: SnapshotError) -> Failure {
    match examine(path) {
        Ok(found) => Failure::Damaged {
            path: path.to_owned(),
            why: found.why.or_else(|| found.bad.is_empty().then_some(error)),
            bad: found.bad,
            more: found.more_bad,
            salvageable: false,
        },
        Err(failure) => failure,
    }
}
