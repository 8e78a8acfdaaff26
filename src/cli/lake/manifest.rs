//! What a lake says of itself: `lake.json`, written last, so that what it names is there.

use crate::cli::failure::Failure;
use crate::cli::open::unreadable;
use crate::cli::output::unwritable;
use crate::domain::value::id::ClientId;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

const MANIFEST: &str = "lake.json";
const FORMAT: &str = "carteira-lake";
const VERSION: u32 = 1;
/// Bytes of snapshots that one part is to hold: what merging it keeps in memory, twice over.
const PART_BYTES: u64 = 48 * 1024 * 1024;
const FEWEST_PARTS: u64 = 16;
/// Each is an open file while snapshots are read.
const MOST_PARTS: u64 = 512;

#[derive(Debug)]
pub(super) struct Lake {
    pub folder: PathBuf,
    /// Set when the lake is made, for good: the part of a client follows from its id and this number.
    pub parts: usize,
    pub files: Vec<TakenFile>,
}

/// A snapshot that the lake holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct TakenFile {
    pub name: String,
    /// Of its bytes, as its last line says it and they were found to be.
    pub sha256: String,
    pub created_at: String,
    pub device: String,
    #[serde(flatten)]
    pub counts: FileCounts,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct FileCounts {
    pub clients: usize,
    pub interactions: usize,
    pub orders: usize,
}

#[derive(Debug, Serialize, Deserialize)]
struct Manifest {
    format: String,
    version: u32,
    parts: usize,
    files: Vec<TakenFile>,
}

impl Lake {
    /// The lake of the folder, or a new one for `files`. A folder that holds something else is refused.
    pub(super) fn open(folder: &Path, files: &[PathBuf]) -> Result<Lake, Failure> {
        let path = folder.join(MANIFEST);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Lake::new(folder, files),
            Err(error) => return Err(unreadable(&path, error)),
        };
        let manifest: Manifest =
            serde_json::from_slice(&bytes).map_err(|error| unreadable(&path, error.into()))?;
        if manifest.format != FORMAT || manifest.version != VERSION || manifest.parts == 0 {
            return Err(unreadable(&path, io::ErrorKind::InvalidData.into()));
        }
        Ok(Lake { folder: folder.to_owned(), parts: manifest.parts, files: manifest.files })
    }

    fn new(folder: &Path, files: &[PathBuf]) -> Result<Lake, Failure> {
        let is_free = fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none());
        if folder.symlink_metadata().is_ok() && !is_free {
            return Err(Failure::Exists(folder.to_owned()));
        }
        fs::create_dir_all(folder).map_err(|error| unwritable(folder, error))?;
        let bytes: u64 = files.iter().filter_map(|path| path.metadata().ok()).map(|data| data.len()).sum();
        let parts = (bytes / PART_BYTES).next_power_of_two().clamp(FEWEST_PARTS, MOST_PARTS);
        Ok(Lake { folder: folder.to_owned(), parts: parts as usize, files: Vec::new() })
    }

    pub(super) fn part_of(&self, id: ClientId) -> usize {
        let bits = id.uuid().as_u128();
        ((bits ^ bits >> 64) as u64 % self.parts as u64) as usize
    }

    pub(super) fn knows(&self, sha256: &str) -> bool {
        self.files.iter().any(|file| file.sha256 == sha256)
    }

    /// Where a part has its rows of a table.
    pub(super) fn path(&self, table: &str, part: usize) -> PathBuf {
        self.folder.join(table).join(part_name(part))
    }

    /// Puts every staged file in its place. Broken off between two, the manifest does not name what came: it is taken again,
    /// and taken twice is taken once.
    pub(super) fn publish(&self, staged: &Path) -> Result<(), Failure> {
        for table in entries(staged)? {
            let place = self.folder.join(table.file_name().unwrap_or_default());
            fs::create_dir_all(&place).map_err(|error| unwritable(&place, error))?;
            for file in entries(&table)? {
                let to = place.join(file.file_name().unwrap_or_default());
                fs::rename(&file, &to).map_err(|error| unwritable(&to, error))?;
            }
        }
        Ok(())
    }

    pub(super) fn save(&self) -> Result<(), Failure> {
        let Lake { folder, parts, files } = self;
        let manifest =
            Manifest { format: FORMAT.to_owned(), version: VERSION, parts: *parts, files: files.clone() };
        let (path, beside) = (folder.join(MANIFEST), folder.join(".lake.json.new"));
        let bytes = serde_json::to_vec_pretty(&manifest).map_err(|error| unwritable(&path, error.into()))?;
        fs::write(&beside, bytes)
            .and_then(|()| fs::rename(&beside, &path))
            .map_err(|error| unwritable(&path, error))
    }
}

pub(super) fn part_name(part: usize) -> String {
    format!("part-{part:04}.parquet")
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let wrong = |error| unreadable(folder, error);
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(folder).map_err(wrong)?;
    entries.map(|entry| entry.map(|entry| entry.path()).map_err(wrong)).collect()
}
