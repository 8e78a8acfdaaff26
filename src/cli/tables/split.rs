//! A snapshot into tables: each line is checked, then cut apart and written.

use super::object::Object;
use super::{CATALOG, CLIENT, CLIENTS, FORMAT, LISTS, MANIFEST, Manifest, OTHERS, REMOVED, VERSION, file_of};
use crate::cli::failure::Failure;
use crate::cli::lines::next_line;
use crate::cli::open::{not_whole, open, unreadable};
use crate::cli::output::{Progress, unwritable};
use crate::domain::keeping::stamp::LAST_CLOCK_MILLIS;
use crate::exchange::snapshot::SnapshotError;
use crate::exchange::snapshot::scan::{BYTE_ORDER_MARK, Scan, Scanned};
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// Writes the tables of the snapshot into the folder; gives how many rows each has.
pub(super) fn split(path: &Path, folder: &Path) -> Result<BTreeMap<String, usize>, Failure> {
    let mut from = open(path)?;
    let mut tables = Tables { folder, open: BTreeMap::new(), row: Vec::new() };
    let (mut scan, mut line, mut header) = (Scan::default(), Vec::new(), String::new());
    let mut progress = Progress::of(path);
    while next_line(&mut from, &mut line).map_err(|error| unreadable(path, error))? {
        progress.at(scan.lines);
        let scanned = scan.push_line(&line).map_err(|error| not_whole(path, error))?;
        let text = line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&line);
        let text = std::str::from_utf8(text).unwrap_or_default().trim();
        match scanned {
            Scanned::Header => text.clone_into(&mut header),
            Scanned::Client(dossier) => {
                if dossier.newest_stamp().millis > LAST_CLOCK_MILLIS {
                    return Err(not_whole(path, SnapshotError::FarClock));
                }
                tables.client(text)?;
            }
            Scanned::Entries(entries) => {
                if entries.iter().any(|entry| entry.stamp().millis > LAST_CLOCK_MILLIS) {
                    return Err(not_whole(path, SnapshotError::FarClock));
                }
                tables.entry(text)?;
            }
            Scanned::End | Scanned::Blank => {}
        }
    }
    scan.finish().map_err(|error| not_whole(path, error))?;
    tables.close(&header)
}

struct Tables<'a> {
    folder: &'a Path,
    open: BTreeMap<&'static str, (BufWriter<File>, usize)>,
    row: Vec<u8>,
}

impl Tables<'_> {
    /// A line that was checked already: whatever does not fit here is no such line.
    fn client(&mut self, text: &str) -> Result<(), Failure> {
        let Some(mut client) = inner(text) else { return Ok(()) };
        let id = client.0.iter().find(|(key, _)| key == "id").map_or("null", |(_, id)| id.get());
        for list in LISTS {
            for fact in client.take(list).map(elements).unwrap_or_default() {
                fact.write(&[(CLIENT, id)], &mut self.row);
                self.put(list)?;
            }
        }
        for (fact, at) in client.take(REMOVED).and_then(fields).unwrap_or_default().0 {
            let fact = serde_json::to_string(&fact).unwrap_or_default();
            Object::default().write(&[(CLIENT, id), ("id", &fact), ("at", at.get())], &mut self.row);
            self.put(REMOVED)?;
        }
        client.write(&[], &mut self.row);
        self.put(CLIENTS)
    }

    fn entry(&mut self, text: &str) -> Result<(), Failure> {
        let whole: Object<'_> = serde_json::from_str(text).unwrap_or_default();
        let Some((kind, value)) = whole.0.first() else { return Ok(()) };
        match CATALOG.iter().find(|(known, _)| known == kind) {
            Some((_, table)) => {
                self.row.extend_from_slice(value.get().as_bytes());
                self.put(table)
            }
            None => {
                self.row.extend_from_slice(text.as_bytes());
                self.put(OTHERS)
            }
        }
    }

    /// Writes the row into the table.
    fn put(&mut self, table: &'static str) -> Result<(), Failure> {
        let path = self.path(table);
        let wrong = |error| unwritable(&path, error);
        if !self.open.contains_key(table) {
            let file = File::create_new(&path).map_err(wrong)?;
            self.open.insert(table, (BufWriter::new(file), 0));
        }
        self.row.push(b'\n');
        if let Some((out, rows)) = self.open.get_mut(table) {
            out.write_all(&self.row).map_err(wrong)?;
            *rows += 1;
        }
        self.row.clear();
        Ok(())
    }

    fn path(&self, table: &str) -> PathBuf {
        self.folder.join(file_of(table))
    }

    /// The manifest comes last: tables without it are not all there.
    fn close(mut self, header: &str) -> Result<BTreeMap<String, usize>, Failure> {
        let mut rows = BTreeMap::new();
        for (table, (out, count)) in std::mem::take(&mut self.open) {
            let wrong = |error| unwritable(&self.path(table), error);
            let file = out.into_inner().map_err(|error| wrong(error.into_error()))?;
            file.sync_all().map_err(wrong)?;
            rows.insert(table.to_owned(), count);
        }
        let path = self.folder.join(MANIFEST);
        let wrong = |error| unwritable(&path, error);
        let header: &RawValue = serde_json::from_str(header).map_err(|error| wrong(error.into()))?;
        let manifest = Manifest { format: FORMAT.to_owned(), version: VERSION, header, rows };
        let mut file = File::create_new(&path).map_err(wrong)?;
        serde_json::to_writer_pretty(&mut file, &manifest).map_err(|error| wrong(error.into()))?;
        writeln!(file).and_then(|()| file.sync_all()).map_err(wrong)?;
        Ok(manifest.rows)
    }
}

/// What a line of one key holds.
fn inner(text: &str) -> Option<Object<'_>> {
    let whole: Object<'_> = serde_json::from_str(text).ok()?;
    fields(whole.0.first()?.1)
}

fn fields(value: &RawValue) -> Option<Object<'_>> {
    serde_json::from_str(value.get()).ok()
}

/// Of `null`, which reads as left out, none.
fn elements(list: &RawValue) -> Vec<Object<'_>> {
    serde_json::from_str(list.get()).unwrap_or_default()
}
