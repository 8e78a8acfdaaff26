//! Bytes → snapshot, whole or not at all; or, asked for, what is whole of a damaged file.

use super::error::{Flaw, SnapshotError};
use super::v1::{FORMAT, HeaderLine, Line, foreign_line, straight};
use super::writer::hexadecimal;
use super::{Counts, Header, Snapshot, VERSION};
use crate::domain::keeping::stamp::LAST_CLOCK_MILLIS;
use crate::domain::record::dossier::Dossier;
use crate::domain::record::{Record, RecordKey};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// A client with a hundred thousand events is below this; nothing honest is above it.
const LINE_BYTES: usize = 64 * 1024 * 1024;
const BYTE_ORDER_MARK: &[u8] = &[0xef, 0xbb, 0xbf];

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
    let snapshot = read(bytes)?;
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
    lines: usize,
    header: Option<Header>,
    gathered: Gathered,
    hash: Sha256,
    end: Option<Trailer>,
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

#[derive(Debug)]
struct Trailer {
    counts: Counts,
    sha256_said: String,
    sha256_found: String,
}

impl Reader {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn push_line(&mut self, line: &[u8]) -> Result<(), SnapshotError> {
        self.lines += 1;
        if self.lines == 1 {
            let line = line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(line);
            self.header = Some(header(line)?);
            self.hash.update(line);
            return Ok(());
        }
        let text = text(line).map_err(|flaw| self.at(flaw))?;
        if self.end.is_some() {
            return if text.trim().is_empty() { Ok(()) } else { Err(self.at(Flaw::AfterTrailer)) };
        }
        if let Some(dossier) = straight::read(text) {
            self.hash.update(line);
            self.gathered.add_client(dossier);
            return Ok(());
        }
        let parsed = Line::parse(text).map_err(|flaw| self.at(flaw))?;
        if let Line::End(end) = &parsed {
            self.end = Some(Trailer {
                counts: end.counts(),
                sha256_said: end.sha256.0.to_string(),
                sha256_found: hexadecimal(&self.hash.clone().finalize()),
            });
            return Ok(());
        }
        self.hash.update(line);
        let lines = self.lines;
        self.gathered.add(parsed).map_err(|flaw| SnapshotError::Line { line: lines, flaw })
    }

    pub fn finish(self) -> Result<Snapshot, SnapshotError> {
        let header = self.header.ok_or(SnapshotError::Empty)?;
        let end = self.end.ok_or(SnapshotError::Truncated { lines: self.lines })?;
        if end.sha256_said != end.sha256_found {
            return Err(SnapshotError::Checksum);
        }
        if end.counts != self.gathered.counts {
            return Err(SnapshotError::Counts);
        }
        Ok(Snapshot { header, counts: self.gathered.counts, records: self.gathered.records })
    }

    fn at(&self, flaw: Flaw) -> SnapshotError {
        SnapshotError::Line { line: self.lines, flaw }
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
                gathered.add_client(dossier);
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
    counts: Counts,
}

impl Gathered {
    fn add(&mut self, line: Line<'_>) -> Result<(), Flaw> {
        let mut entries = Vec::new();
        match line {
            Line::Client(line) => {
                self.add_client(line.read()?);
                return Ok(());
            }
            Line::Salesperson(line) => line.read(&mut entries)?,
            Line::Principal(line) => line.read(&mut entries),
            Line::Setting(line) => line.read(&mut entries)?,
            Line::Template(line) => line.read(&mut entries)?,
            Line::Goal(line) => line.read(&mut entries),
            Line::Reason(line) => line.read(&mut entries),
            Line::Action(line) => line.read(&mut entries),
            Line::Commitment(line) => line.read(&mut entries)?,
            Line::MonthClosing(line) => line.read(&mut entries)?,
            Line::Foreign { kind, value } => entries.push(foreign_line(&kind, value)),
            Line::End(_) => return Err(Flaw::AfterTrailer),
        }
        self.counts.lines += 1;
        entries.into_iter().for_each(|entry| self.put(Record::Catalog(entry)));
        Ok(())
    }

    fn add_client(&mut self, dossier: Dossier) {
        self.counts.lines += 1;
        self.counts.clients += usize::from(dossier.client.is_some());
        self.counts.interactions += dossier.interactions.len();
        self.counts.orders += dossier.orders.len();
        self.put(Record::Client(Box::new(dossier)));
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

/// Only what every version of the format has.
#[derive(Deserialize)]
struct AnyHeader<'a> {
    #[serde(borrow)]
    format: std::borrow::Cow<'a, str>,
    version: u32,
    min_reader: u32,
    #[serde(default)]
    app: String,
}

fn header(line: &[u8]) -> Result<Header, SnapshotError> {
    if line.iter().all(u8::is_ascii_whitespace) {
        return Err(SnapshotError::Empty);
    }
    let text = text(line).map_err(|_| SnapshotError::NotASnapshot)?;
    let any: AnyHeader<'_> = serde_json::from_str(text).map_err(|_| SnapshotError::NotASnapshot)?;
    if any.format != FORMAT {
        return Err(SnapshotError::NotASnapshot);
    }
    if any.min_reader > VERSION {
        return Err(SnapshotError::Newer { app: any.app, version: any.version, min_reader: any.min_reader });
    }
    let at_first = |flaw| SnapshotError::Line { line: 1, flaw };
    let header: HeaderLine<'_> =
        serde_json::from_str(text).map_err(|error| at_first(Flaw::of_json(error)))?;
    header.read().map_err(at_first)
}

fn text(line: &[u8]) -> Result<&str, Flaw> {
    if line.len() > LINE_BYTES {
        return Err(Flaw::TooLong);
    }
    std::str::from_utf8(line).map_err(|_| Flaw::Encoding)
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
