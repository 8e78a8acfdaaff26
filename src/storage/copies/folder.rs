//! Copies as files of the origin's private file system, in `copias/<database>/`. A file appears under its name only when
//! it is written to its end.

use crate::storage::indexed_db::from_js;
use crate::storage::repository::StoreError;
use crate::storage::room;
use js_sys::{AsyncIterator, IteratorNext, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemGetDirectoryOptions,
    FileSystemGetFileOptions, FileSystemRemoveOptions, FileSystemWritableFileStream,
};

const COPIES: &str = "copias";

/// The place of a database's copies. Its folder is made by the first copy: whoever only looks leaves nothing behind.
#[derive(Debug)]
pub(super) struct Folder {
    root: FileSystemDirectoryHandle,
    database: String,
}

impl Folder {
    /// `None` where pages can not write such files.
    pub(super) async fn open(database: &str) -> Option<Self> {
        let handle = Reflect::get(&js_sys::global(), &"FileSystemFileHandle".into()).ok()?;
        let methods = Reflect::get(&handle, &"prototype".into()).ok()?;
        Reflect::has(&methods, &"createWritable".into()).ok().filter(|has| *has)?;
        Some(Self { root: root().await.ok()?, database: database.to_owned() })
    }

    /// The folder, where there is one.
    async fn existing(&self) -> Option<FileSystemDirectoryHandle> {
        let copies = folder_in(&self.root, COPIES, false).await.ok()?;
        folder_in(&copies, &self.database, false).await.ok()
    }

    /// The folder that must be there, since one of its files was listed.
    async fn listed(&self) -> Result<FileSystemDirectoryHandle, StoreError> {
        self.existing().await.ok_or(StoreError::Unavailable)
    }

    pub(super) async fn remove(database: &str) -> Result<(), StoreError> {
        let whole = FileSystemRemoveOptions::new();
        whole.set_recursive(true);
        let Ok(copies) = folder_in(&root().await?, COPIES, false).await else { return Ok(()) };
        if folder_in(&copies, database, false).await.is_ok() {
            done(copies.remove_entry_with_options(database, &whole)).await?;
        }
        Ok(())
    }

    /// Those that were written to their end: a name is made empty before its content comes.
    pub(super) async fn names(&self) -> Result<Vec<String>, StoreError> {
        let Some(folder) = self.existing().await else { return Ok(Vec::new()) };
        let mut names = Vec::new();
        for name in names_in(&folder).await? {
            if size(&folder, &name).await.is_some_and(|size| size > 0.0) {
                names.push(name);
            }
        }
        Ok(names)
    }

    pub(super) async fn write(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let create = FileSystemGetFileOptions::new();
        create.set_create(true);
        let folder = folder_in(&folder_in(&self.root, COPIES, true).await?, &self.database, true).await?;
        let file = folder.get_file_handle_with_options(name, &create);
        let file: FileSystemFileHandle = done(file).await?.unchecked_into();
        let filled = fill(&file, bytes).await;
        if filled.is_err() {
            // The name was made empty before its content came.
            let _ = self.delete(name).await;
        }
        filled
    }

    pub(super) async fn read(&self, name: &str) -> Result<Vec<u8>, StoreError> {
        let file: FileSystemFileHandle =
            done(self.listed().await?.get_file_handle(name)).await?.unchecked_into();
        let file: Blob = done(file.get_file()).await?.unchecked_into();
        Ok(js_sys::Uint8Array::new(&done(file.array_buffer()).await?).to_vec())
    }

    pub(super) async fn delete(&self, name: &str) -> Result<(), StoreError> {
        done(self.listed().await?.remove_entry(name)).await?;
        Ok(())
    }
}

/// Whatever lies in a folder, in no order.
pub(in crate::storage) async fn names_in(
    folder: &FileSystemDirectoryHandle,
) -> Result<Vec<String>, StoreError> {
    let keys: AsyncIterator = folder.keys();
    let mut names = Vec::new();
    loop {
        let next: IteratorNext = done(keys.next().map_err(from_js)?).await?.unchecked_into();
        if next.done() {
            return Ok(names);
        }
        names.extend(next.value().as_string());
    }
}

pub(in crate::storage) async fn size(folder: &FileSystemDirectoryHandle, name: &str) -> Option<f64> {
    let file: FileSystemFileHandle = done(folder.get_file_handle(name)).await.ok()?.dyn_into().ok()?;
    let file: Blob = done(file.get_file()).await.ok()?.dyn_into().ok()?;
    Some(file.size())
}

/// The bytes go to a file beside it, which takes its place when it is closed.
async fn fill(file: &FileSystemFileHandle, bytes: &[u8]) -> Result<(), StoreError> {
    let stream: FileSystemWritableFileStream = done(file.create_writable()).await?.unchecked_into();
    let bytes = js_sys::Uint8Array::from(bytes);
    done(stream.write_with_js_u8_array(&bytes).map_err(from_js)?).await?;
    done(stream.unchecked_ref::<web_sys::WritableStream>().close()).await?;
    Ok(())
}

pub(in crate::storage) async fn root() -> Result<FileSystemDirectoryHandle, StoreError> {
    let storage = room::storage().ok_or(StoreError::Unavailable)?;
    Ok(done(storage.get_directory()).await?.unchecked_into())
}

pub(in crate::storage) async fn folder_in(
    parent: &FileSystemDirectoryHandle,
    name: &str,
    create: bool,
) -> Result<FileSystemDirectoryHandle, StoreError> {
    let options = FileSystemGetDirectoryOptions::new();
    options.set_create(create);
    Ok(done(parent.get_directory_handle_with_options(name, &options)).await?.unchecked_into())
}

pub(in crate::storage) async fn done(promise: Promise) -> Result<JsValue, StoreError> {
    JsFuture::from(promise).await.map_err(from_js)
}
