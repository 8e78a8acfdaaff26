//! A snapshot line by line, each handed on at once: what is kept does not grow with the file.

use super::error::{Flaw, SnapshotError};
use super::v1::{FORMAT, HeaderLine, Line, foreign_line, straight};
use super::writer::hexadecimal;
use super::{Counts, Header, VERSION};
use crate::domain::catalog::CatalogEntry;
use crate::domain::record::dossier::Dossier;
use serde::Deserialize;
use sha2::{Digest, Sha256};

/// A client with a hundred thousand events is below this; nothing honest is above it.
pub(crate) const LINE_BYTES: usize = 64 * 1024 * 1024;
pub(crate) const BYTE_ORDER_MARK: &[u8] = &[0xef, 0xbb, 0xbf];

/// Reads the lines of a file in their order, each with its line feed. After a line that cannot be read the next ones still can be,
/// and the sum is still that of all bytes.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    pub(crate) lines: usize,
    pub(crate) header: Option<Header>,
    pub(crate) counts: Counts,
    hash: Sha256,
    end: Option<Trailer>,
}

/// What one line was.
#[derive(Debug)]
pub(crate) enum Scanned {
    Header,
    Client(Box<Dossier>),
    /// Of the catalog: an entry, and one more for what this version does not know of it.
    Entries(Vec<CatalogEntry>),
    End,
    /// Nothing, behind the trailer.
    Blank,
}

#[derive(Debug)]
struct Trailer {
    counts: Counts,
    sha256_said: String,
    sha256_found: String,
}

impl Scan {
    pub(crate) fn push_line(&mut self, line: &[u8]) -> Result<Scanned, SnapshotError> {
        self.lines += 1;
        if self.lines == 1 {
            let line = line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(line);
            self.header = Some(header(line)?);
            self.hash.update(line);
            return Ok(Scanned::Header);
        }
        let at = self.lines;
        let scanned = self.below_header(line).map_err(|flaw| SnapshotError::Line { line: at, flaw });
        if !matches!(scanned, Ok(Scanned::End)) {
            self.hash.update(line);
        }
        scanned
    }

    fn below_header(&mut self, line: &[u8]) -> Result<Scanned, Flaw> {
        let text = text(line)?;
        if self.end.is_some() {
            return if text.trim().is_empty() { Ok(Scanned::Blank) } else { Err(Flaw::AfterTrailer) };
        }
        if let Some(dossier) = straight::read(text) {
            return Ok(self.client(dossier));
        }
        match Line::parse(text)? {
            Line::Client(line) => {
                let dossier = line.read()?;
                Ok(self.client(dossier))
            }
            Line::End(end) => {
                self.end = Some(Trailer {
                    counts: end.counts(),
                    sha256_said: end.sha256.0.to_string(),
                    sha256_found: hexadecimal(&self.hash.clone().finalize()),
                });
                Ok(Scanned::End)
            }
            line => {
                let entries = entries(line)?;
                self.counts.lines += 1;
                Ok(Scanned::Entries(entries))
            }
        }
    }

    fn client(&mut self, dossier: Dossier) -> Scanned {
        self.counts.lines += 1;
        self.counts.clients += usize::from(dossier.client.is_some());
        self.counts.interactions += dossier.interactions.len();
        self.counts.orders += dossier.orders.len();
        Scanned::Client(Box::new(dossier))
    }

    /// The trailer that fits the lines so far, of a file that is put together line by line.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn trailer(&self) -> Vec<u8> {
        let sha256 = hexadecimal(&self.hash.clone().finalize());
        let mut line = super::v1::EndLine::text(self.counts, &sha256).unwrap_or_default().into_bytes();
        line.push(b'\n');
        line
    }

    /// What the file says of itself and holds, if it is whole.
    pub(crate) fn finish(self) -> Result<(Header, Counts), SnapshotError> {
        let header = self.header.ok_or(SnapshotError::Empty)?;
        let end = self.end.ok_or(SnapshotError::Truncated { lines: self.lines })?;
        if end.sha256_said != end.sha256_found {
            return Err(SnapshotError::Checksum);
        }
        if end.counts != self.counts {
            return Err(SnapshotError::Counts);
        }
        Ok((header, self.counts))
    }
}

/// The client of a line that was read before and kept apart from its file; `None`: it is no client's.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn client_of_line(text: &str) -> Result<Option<Dossier>, Flaw> {
    match straight::read(text) {
        Some(dossier) => Ok(Some(dossier)),
        None => match Line::parse(text)? {
            Line::Client(line) => line.read().map(Some),
            _ => Ok(None),
        },
    }
}

/// The entries of the catalog that a line holds; a client and a trailer hold none.
pub(super) fn entries(line: Line<'_>) -> Result<Vec<CatalogEntry>, Flaw> {
    let mut entries = Vec::new();
    match line {
        Line::Salesperson(line) => line.read(&mut entries)?,
        Line::Principal(line) => line.read(&mut entries),
        Line::Setting(line) => line.read(&mut entries)?,
        Line::Template(line) => line.read(&mut entries)?,
        Line::Goal(line) => line.read(&mut entries),
        Line::Reason(line) => line.read(&mut entries),
        Line::Action(line) => line.read(&mut entries),
        Line::Commitment(line) => line.read(&mut entries)?,
        Line::MonthClosing(line) => line.read(&mut entries)?,
        Line::Segment(line) => line.read(&mut entries),
        Line::Mailing(line) => line.read(&mut entries),
        Line::MailAnswer(line) => line.read(&mut entries),
        Line::Foreign { kind, value } => entries.push(foreign_line(&kind, value)),
        Line::Client(_) | Line::End(_) => {}
    }
    Ok(entries)
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

pub(super) fn header(line: &[u8]) -> Result<Header, SnapshotError> {
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

pub(super) fn text(line: &[u8]) -> Result<&str, Flaw> {
    if line.len() > LINE_BYTES {
        return Err(Flaw::TooLong);
    }
    std::str::from_utf8(line).map_err(|_| Flaw::Encoding)
}
