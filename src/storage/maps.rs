//! Archives of streets as files of the origin's private file system, in `mapas/`, apart from every carteira: no snapshot has
//! them, no database knows them.
//!
//! `<id>.pmtiles` is the archive, `<id>.ruas` the names of its streets, `<id>.json` what it is. The last is written when the
//! archive is there to its end: an archive without it is what was left of a copy that did not end, and goes with the next one.

use super::copies::folder::{done, folder_in, names_in, root, size};
use super::indexed_db::from_js;
use super::repository::{StoreError, Watch};
use super::room;
use crate::exchange::tiles::{KeptMap, Ranges};
use js_sys::Uint8Array;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{
    Blob, File, FileReaderSync, FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemGetFileOptions,
    FileSystemRemoveOptions, FileSystemSyncAccessHandle,
};

const FOLDER: &str = "mapas";
const ARCHIVE: &str = ".pmtiles";
const NAMES: &str = ".ruas";
const FACTS: &str = ".json";
/// Read and written at once; between two pieces a wish to stop is heard.
const PIECE: f64 = 4.0 * 1024.0 * 1024.0;
/// Left free for the carteira itself.
const SPARED: u64 = 64 << 20;

/// The kept archives, the first kept first.
pub(crate) async fn list() -> Result<Vec<KeptMap>, StoreError> {
    let Some(folder) = existing().await? else { return Ok(Vec::new()) };
    let mut maps = Vec::new();
    for name in names_in(&folder).await?.iter().filter(|name| name.ends_with(FACTS)) {
        let Some(map) = facts(&folder, name).await else { continue };
        let bytes = size(&folder, &format!("{}{ARCHIVE}", map.id)).await;
        if bytes == Some(map.facts.bytes as f64) {
            maps.push(map);
        }
    }
    maps.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(maps)
}

/// Keeps an archive whole or not at all. In a worker only: pages of some browsers can not write such files.
pub(crate) async fn keep(file: &File, map: &KeptMap, watch: Watch<'_>) -> Result<(), StoreError> {
    if room::estimate().await.is_some_and(|room| room.quota < room.used + map.facts.bytes + SPARED) {
        return Err(StoreError::Full);
    }
    let folder = folder_in(&root().await?, FOLDER, true).await?;
    drop_leftovers(&folder).await;
    let name = format!("{}{ARCHIVE}", map.id);
    let copied = copy(&folder, &name, file, watch).await;
    if copied.is_err() {
        let _ = done(folder.remove_entry(&name)).await;
        return copied;
    }
    put_facts(&folder, map).await
}

/// The archive as a file, of which parts are read.
pub(crate) async fn archive(id: &str) -> Result<FileRanges, StoreError> {
    let folder = existing().await?.ok_or(StoreError::Unavailable)?;
    Ok(FileRanges::of(file(&folder, &format!("{id}{ARCHIVE}")).await?))
}

/// Keeps the names of the streets of an archive, and their number.
pub(crate) async fn put_names(map: &KeptMap, text: &str, count: usize) -> Result<KeptMap, StoreError> {
    let folder = existing().await?.ok_or(StoreError::Unavailable)?;
    write(&folder, &format!("{}{NAMES}", map.id), text.as_bytes()).await?;
    let map = KeptMap { streets: Some(count), ..map.clone() };
    put_facts(&folder, &map).await?;
    Ok(map)
}

pub(crate) async fn names(id: &str) -> Result<String, StoreError> {
    let folder = existing().await?.ok_or(StoreError::Unavailable)?;
    text(&folder, &format!("{id}{NAMES}")).await
}

/// What says that the archive is there goes first.
pub(crate) async fn remove(id: &str) -> Result<(), StoreError> {
    let Some(folder) = existing().await? else { return Ok(()) };
    for ending in [FACTS, ARCHIVE, NAMES] {
        let name = format!("{id}{ending}");
        if size(&folder, &name).await.is_some() {
            done(folder.remove_entry(&name)).await?;
        }
    }
    Ok(())
}

/// Removes every archive.
pub(crate) async fn forget() -> Result<(), StoreError> {
    if existing().await?.is_some() {
        let whole = FileSystemRemoveOptions::new();
        whole.set_recursive(true);
        done(root().await?.remove_entry_with_options(FOLDER, &whole)).await?;
    }
    Ok(())
}

/// Where the browser has no such files there is no folder either.
async fn existing() -> Result<Option<FileSystemDirectoryHandle>, StoreError> {
    let Ok(root) = root().await else { return Ok(None) };
    Ok(folder_in(&root, FOLDER, false).await.ok())
}

async fn facts(folder: &FileSystemDirectoryHandle, name: &str) -> Option<KeptMap> {
    serde_json::from_str(&text(folder, name).await.ok()?).ok()
}

async fn put_facts(folder: &FileSystemDirectoryHandle, map: &KeptMap) -> Result<(), StoreError> {
    let text = serde_json::to_string(map).map_err(|error| StoreError::Failed(error.to_string()))?;
    write(folder, &format!("{}{FACTS}", map.id), text.as_bytes()).await
}

/// Archives that nothing tells of. One that is being written by another tab is held by it, and stays.
async fn drop_leftovers(folder: &FileSystemDirectoryHandle) {
    let Ok(names) = names_in(folder).await else { return };
    for name in &names {
        let id = name.split('.').next().unwrap_or_default();
        let is_told_of = names.iter().any(|other| *other == format!("{id}{FACTS}"));
        if !is_told_of {
            let _ = done(folder.remove_entry(name)).await;
        }
    }
}

async fn copy(
    folder: &FileSystemDirectoryHandle,
    name: &str,
    file: &File,
    Watch { progress, cancelled }: Watch<'_>,
) -> Result<(), StoreError> {
    let to = Written::open(folder, name).await?;
    let bytes = file.size();
    let mut at = 0.0;
    while at < bytes {
        if cancelled() {
            return Err(StoreError::Cancelled);
        }
        let piece = file.slice_with_f64_and_f64(at, (at + PIECE).min(bytes)).map_err(from_js)?;
        to.add(&Uint8Array::new(&done(piece.array_buffer()).await?))?;
        at += piece.size();
        // Megabytes: a number of bytes may be too large to count on 32 bits.
        progress((at / 1e6) as usize, (bytes / 1e6).ceil() as usize);
    }
    to.0.flush().map_err(from_js)
}

async fn write(folder: &FileSystemDirectoryHandle, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
    let to = Written::open(folder, name).await?;
    to.add(&Uint8Array::from(bytes))?;
    to.0.flush().map_err(from_js)
}

/// A file open for writing, empty at first. Nobody else can open it until this goes.
struct Written(FileSystemSyncAccessHandle);

impl Written {
    async fn open(folder: &FileSystemDirectoryHandle, name: &str) -> Result<Self, StoreError> {
        let create = FileSystemGetFileOptions::new();
        create.set_create(true);
        let file = done(folder.get_file_handle_with_options(name, &create)).await?;
        let file: FileSystemFileHandle = file.unchecked_into();
        let opened = Self(done(file.create_sync_access_handle()).await?.unchecked_into());
        opened.0.truncate_with_u32(0).map_err(from_js)?;
        Ok(opened)
    }

    fn add(&self, bytes: &Uint8Array) -> Result<(), StoreError> {
        let written = self.0.write_with_js_u8_array(bytes).map_err(from_js)?;
        if written == f64::from(bytes.length()) { Ok(()) } else { Err(StoreError::Full) }
    }
}

impl Drop for Written {
    fn drop(&mut self) {
        self.0.close();
    }
}

async fn file(folder: &FileSystemDirectoryHandle, name: &str) -> Result<File, StoreError> {
    let handle: FileSystemFileHandle = done(folder.get_file_handle(name)).await?.unchecked_into();
    Ok(done(handle.get_file()).await?.unchecked_into())
}

async fn text(folder: &FileSystemDirectoryHandle, name: &str) -> Result<String, StoreError> {
    let file: Blob = file(folder, name).await?.unchecked_into();
    let bytes = Uint8Array::new(&done(file.array_buffer()).await?).to_vec();
    String::from_utf8(bytes).map_err(|error| StoreError::Failed(error.to_string()))
}

thread_local! {
    /// Files that [`FileRanges`] name by their place here: what reads ranges must be able to go anywhere, a file can not.
    static FILES: RefCell<Vec<File>> = const { RefCell::new(Vec::new()) };
}

/// A file read by ranges, in a worker: only there a browser reads while one waits.
#[derive(Debug)]
pub(crate) struct FileRanges {
    place: usize,
    bytes: u64,
}

impl FileRanges {
    pub(crate) fn of(file: File) -> Self {
        let bytes = file.size() as u64;
        let place = FILES.with_borrow_mut(|files| {
            files.push(file);
            files.len() - 1
        });
        Self { place, bytes }
    }
}

impl Ranges for FileRanges {
    fn len(&self) -> u64 {
        self.bytes
    }

    fn read(&self, offset: u64, length: usize) -> Option<Vec<u8>> {
        let (from, to) = (offset.min(self.bytes), offset.saturating_add(length as u64).min(self.bytes));
        FILES.with_borrow(|files| {
            let part = files.get(self.place)?.slice_with_f64_and_f64(from as f64, to as f64).ok()?;
            let bytes = FileReaderSync::new().ok()?.read_as_array_buffer(&part).ok()?;
            Some(Uint8Array::new(&bytes).to_vec())
        })
    }
}
