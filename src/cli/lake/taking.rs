//! Reads snapshots line by line into the parts of the lake: a file whole, or nothing of it.

use super::manifest::{FileCounts, Lake, TakenFile};
use crate::cli::failure::Failure;
use crate::cli::lines::next_line;
use crate::cli::open::{not_whole, open, unreadable};
use crate::cli::output::{Progress, unwritable};
use crate::domain::catalog::{Catalog, CatalogEntry};
use crate::domain::keeping::stamp::LAST_CLOCK_MILLIS;
use crate::exchange::snapshot;
use crate::exchange::snapshot::scan::{BYTE_ORDER_MARK, Scan, Scanned};
use crate::exchange::snapshot::{Header, SnapshotError};
use serde_json::Value;
use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// The shared records of a lake: a snapshot without clients.
const CATALOG: &str = "catalog.carteira";
/// The last line of a snapshot is shorter than this.
const END_BYTES: u64 = 1024;

/// What became of a file.
pub(super) enum Came {
    Taken(TakenFile),
    /// It was taken before.
    Known,
}

/// Snapshots on their way into a lake.
pub(super) struct Taking {
    work: PathBuf,
    home: PathBuf,
    catalog: Catalog,
    /// One of each part: the lines that came for it, and how many bytes of them are of files taken whole.
    parts: Vec<Option<(BufWriter<File>, u64)>>,
}

impl Taking {
    /// What an earlier run left half done goes.
    pub(super) fn begin(lake: &Lake) -> Result<Taking, Failure> {
        let work = lake.folder.join("_work");
        let wrong = |error| unwritable(&work, error);
        if work.exists() {
            fs::remove_dir_all(&work).map_err(wrong)?;
        }
        fs::create_dir_all(&work).map_err(wrong)?;
        let home = lake.folder.join(CATALOG);
        let catalog = if home.exists() {
            let records = crate::cli::open::snapshot(&home)?.records;
            crate::domain::portfolio::Portfolio::from_records(records).catalog().clone()
        } else {
            Catalog::default()
        };
        Ok(Taking { work, home, catalog, parts: (0..lake.parts).map(|_| None).collect() })
    }

    pub(super) fn take(&mut self, lake: &Lake, path: &Path) -> Result<Came, Failure> {
        let sha256 = sum_said(path);
        if sha256.as_deref().is_some_and(|sum| lake.knows(sum)) {
            return Ok(Came::Known);
        }
        match self.lines_of(lake, path) {
            Ok((header, entries, counts)) => {
                self.keep()?;
                for entry in &entries {
                    self.catalog.absorb(entry);
                }
                Ok(Came::Taken(TakenFile {
                    name: path.display().to_string(),
                    sha256: sha256.unwrap_or_default(),
                    created_at: header.created_at.to_rfc3339(),
                    device: header.device.to_string(),
                    counts,
                }))
            }
            Err(failure) => {
                self.drop_back()?;
                Err(failure)
            }
        }
    }

    fn lines_of(
        &mut self,
        lake: &Lake,
        path: &Path,
    ) -> Result<(Header, Vec<CatalogEntry>, FileCounts), Failure> {
        let mut from = open(path)?;
        let (mut scan, mut line, mut catalog) = (Scan::default(), Vec::new(), Vec::new());
        let mut progress = Progress::of(path);
        while next_line(&mut from, &mut line).map_err(|error| unreadable(path, error))? {
            progress.at(scan.lines);
            match scan.push_line(&line).map_err(|error| not_whole(path, error))? {
                Scanned::Client(dossier) => {
                    if dossier.newest_stamp().millis > LAST_CLOCK_MILLIS {
                        return Err(not_whole(path, SnapshotError::FarClock));
                    }
                    let text = line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&line).trim_ascii_end();
                    self.put(lake.part_of(dossier.id), dossier.id.uuid().as_bytes(), text)?;
                }
                Scanned::Entries(entries) => {
                    if entries.iter().any(|entry| entry.stamp().millis > LAST_CLOCK_MILLIS) {
                        return Err(not_whole(path, SnapshotError::FarClock));
                    }
                    catalog.extend(entries);
                }
                Scanned::Header | Scanned::End | Scanned::Blank => {}
            }
        }
        let (header, counts) = scan.finish().map_err(|error| not_whole(path, error))?;
        if header.seen.newest().millis > LAST_CLOCK_MILLIS {
            return Err(not_whole(path, SnapshotError::FarClock));
        }
        let snapshot::Counts { lines: _, clients, interactions, orders } = counts;
        Ok((header, catalog, FileCounts { clients, interactions, orders }))
    }

    /// A line with the id of its client before it and its length.
    fn put(&mut self, part: usize, id: &[u8; 16], line: &[u8]) -> Result<(), Failure> {
        let path = spill(&self.work, part);
        let wrong = |error| unwritable(&path, error);
        let Some(place) = self.parts.get_mut(part) else { return Ok(()) };
        if place.is_none() {
            let file = OpenOptions::new().write(true).create_new(true).open(&path).map_err(wrong)?;
            *place = Some((BufWriter::new(file), 0));
        }
        let Some((out, _)) = place else { return Ok(()) };
        out.write_all(id)
            .and_then(|()| out.write_all(&(line.len() as u32).to_le_bytes()))
            .and_then(|()| out.write_all(line))
            .map_err(wrong)
    }

    /// What came of a file stays.
    fn keep(&mut self) -> Result<(), Failure> {
        self.each(|out, kept| {
            *kept = out.stream_position()?;
            Ok(())
        })
    }

    /// Nothing of the file that was being read stays.
    fn drop_back(&mut self) -> Result<(), Failure> {
        self.each(|out, kept| {
            out.seek(SeekFrom::Start(*kept))?;
            out.get_ref().set_len(*kept)
        })
    }

    fn each(
        &mut self,
        mut act: impl FnMut(&mut BufWriter<File>, &mut u64) -> std::io::Result<()>,
    ) -> Result<(), Failure> {
        let work = &self.work;
        self.parts
            .iter_mut()
            .flatten()
            .try_for_each(|(out, kept)| act(out, kept))
            .map_err(|error| unwritable(work, error))
    }

    /// The shared records of all, the parts to which something came, and the folder where their lines lie.
    pub(super) fn finish(mut self) -> Result<(Catalog, Vec<usize>, PathBuf), Failure> {
        self.each(|out, _| out.flush())?;
        let came = |(number, part): (usize, &Option<(BufWriter<File>, u64)>)| {
            part.as_ref().filter(|(_, kept)| *kept > 0).map(|_| number)
        };
        let touched = self.parts.iter().enumerate().filter_map(came).collect();
        let records = self.catalog.entries().into_iter().map(crate::domain::record::Record::Catalog);
        let shared = crate::domain::portfolio::Portfolio::from_records(records);
        crate::cli::carteira::write(&self.home, true, &shared, &Header::default())?;
        Ok((self.catalog, touched, self.work))
    }
}

pub(super) fn spill(work: &Path, part: usize) -> PathBuf {
    work.join(format!("lines-{part:04}"))
}

/// The sum of the last line of a file, where there is one.
fn sum_said(path: &Path) -> Option<String> {
    let mut file = File::open(path).ok()?;
    let length = file.metadata().ok()?.len();
    file.seek(SeekFrom::Start(length.saturating_sub(END_BYTES))).ok()?;
    let mut end = Vec::new();
    file.read_to_end(&mut end).ok()?;
    let line = end.trim_ascii_end().rsplit(|byte| *byte == b'\n').next()?;
    let read: Value = serde_json::from_slice(line).ok()?;
    read.get("end")?.get("sha256")?.as_str().map(str::to_owned)
}
