//! Bytes → snapshot, whole or not at all; or, asked for, what is whole of a damaged file.

use super::error::{Flaw, SnapshotError};
use super::scan::{BYTE_ORDER_MARK, Scan, Scanned, entries, header, text};
use super::v1::{Line, straight};
use super::{Header, Snapshot};
use crate::domain::keeping::stamp::LAST_CLOCK_MILLIS;
use crate::domain::record::{Record, RecordKey};
use std::collections::HashMap;

/// Reads a file whole. On any error nothing of it is given out.
pub fn read(bytes: &[u8]) -> Result<Snapshot, SnapshotError> {
    let mut reader = Reader::new();
    let mut all = lines(bytes).peekable();
    while let Some(line) = all.next() {
        reader.push_line(line).map_err(|error| match error {
            // Of a line that does not end, what is missing is the rest of it.
            SnapshotError::Line { line: at, flaw: Flaw::Syntax | Flaw::Encoding }
                if all.peek().is_none() && !line.ends_with(b"\n") =>
            {
                SnapshotError::Truncated { lines: at - 1 }
            }
            error => error,
        })?;
    }
    reader.finish()
}

/// Reads a file of somebody else, to be merged. Refused as well is one with an edit from a time that no clock shows: after it, no edit
/// made here could be later and still be written.
pub fn receive(bytes: &[u8]) -> Result<Snapshot, SnapshotError> {
    received(read(bytes)?)
}

/// The same of a file that was read already.
pub(crate) fn received(snapshot: Snapshot) -> Result<Snapshot, SnapshotError> {
    if is_far(&snapshot.records) || snapshot.header.seen.newest().millis > LAST_CLOCK_MILLIS {
        return Err(SnapshotError::FarClock);
    }
    Ok(snapshot)
}

/// What is whole of a file that [`receive`] refused with this error, to be merged all the same. `None`: nothing is, or
/// whole lines are not what it lacks.
pub fn receive_salvaged(bytes: &[u8], error: &SnapshotError) -> Option<Salvage> {
    match error {
        SnapshotError::Truncated { .. }
        | SnapshotError::Line { .. }
        | SnapshotError::Checksum
        | SnapshotError::Counts => {}
        SnapshotError::Empty
        | SnapshotError::NotASnapshot
        | SnapshotError::Newer { .. }
        | SnapshotError::FarClock => return None,
    }
    let salvage = salvage(bytes);
    (!salvage.records.is_empty() && !is_far(&salvage.records)).then_some(salvage)
}

fn is_far(records: &[Record]) -> bool {
    records.iter().any(|record| record.newest_stamp().millis > LAST_CLOCK_MILLIS)
}

/// Reads a file line by line, each with its line feed.
#[derive(Debug, Default)]
pub struct Reader {
    scan: Scan,
    gathered: Gathered,
}

/// What a damaged file still gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Salvage {
    pub header: Option<Header>,
    pub records: Vec<Record>,
    pub bad: Vec<BadLine>,
    /// The trailer was there: the file did not end early.
    pub has_end: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLine {
    /// From 1.
    pub line: usize,
    pub flaw: Flaw,
}

impl Reader {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn push_line(&mut self, line: &[u8]) -> Result<(), SnapshotError> {
        match self.scan.push_line(line)? {
            Scanned::Client(dossier) => self.gathered.put(Record::Client(dossier)),
            Scanned::Entries(entries) => {
                entries.into_iter().for_each(|entry| self.gathered.put(Record::Catalog(entry)));
            }
            Scanned::Header | Scanned::End | Scanned::Blank => {}
        }
        Ok(())
    }

    pub fn finish(self) -> Result<Snapshot, SnapshotError> {
        let (header, counts) = self.scan.finish()?;
        Ok(Snapshot { header, counts, records: self.gathered.records })
    }
}

/// Everything that can still be read, with the lines that can not. A file of a newer format gives nothing.
pub fn salvage(bytes: &[u8]) -> Salvage {
    let mut salvage = Salvage { header: None, records: Vec::new(), bad: Vec::new(), has_end: false };
    let mut gathered = Gathered::default();
    for (at, line) in lines(bytes).enumerate() {
        let line_number = at + 1;
        if at == 0 {
            match header(line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(line)) {
                Ok(header) => {
                    salvage.header = Some(header);
                    continue;
                }
                Err(SnapshotError::Newer { .. }) => {
                    salvage.bad.push(BadLine { line: 1, flaw: Flaw::Value("newer format".to_owned()) });
                    return salvage;
                }
                // A lost or damaged first line: the lines below still say what they are.
                Err(_) => {}
            }
        }
        let read = |text: &str| match (text.trim(), straight::read(text)) {
            ("", _) => Ok(()),
            (_, Some(dossier)) => {
                gathered.put(Record::Client(Box::new(dossier)));
                Ok(())
            }
            (text, None) => match Line::parse(text)? {
                Line::End(_) => {
                    salvage.has_end = true;
                    Ok(())
                }
                // Of a kind never seen in a file that is damaged anyway: more likely a part of something.
                Line::Foreign { .. } if salvage.header.is_none() => {
                    Err(Flaw::Value("unknown kind".to_owned()))
                }
                line => gathered.add(line),
            },
        };
        if let Err(flaw) = text(line).and_then(read) {
            salvage.bad.push(BadLine { line: line_number, flaw });
        }
    }
    salvage.records = gathered.records;
    salvage
}

/// Records by key, as they come in.
#[derive(Debug, Default)]
struct Gathered {
    records: Vec<Record>,
    places: HashMap<RecordKey, usize>,
}

impl Gathered {
    fn add(&mut self, line: Line<'_>) -> Result<(), Flaw> {
        match line {
            Line::Client(line) => self.put(Record::Client(Box::new(line.read()?))),
            line => entries(line)?.into_iter().for_each(|entry| self.put(Record::Catalog(entry))),
        }
        Ok(())
    }

    /// Two records of one key are one record, merged as from two files.
    fn put(&mut self, record: Record) {
        match self.places.get(&record.key()) {
            Some(place) => self.records[*place] = self.records[*place].merged(&record),
            None => {
                self.places.insert(record.key(), self.records.len());
                self.records.push(record);
            }
        }
    }
}

/// Lines with their line feeds; nothing for no bytes.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let end = memchr::memchr(b'\n', rest).map_or(rest.len(), |at| at + 1);
        let (line, after) = rest.split_at_checked(end)?;
        rest = after;
        (!line.is_empty()).then_some(line)
    })
}
