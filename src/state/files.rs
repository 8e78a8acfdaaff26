//! Files for views: read, save, share.

use crate::storage::files;
pub use files::Shared;

/// The bytes of a chosen file; `None` when it can not be read.
pub async fn read(file: &web_sys::File) -> Option<Vec<u8>> {
    files::read(file).await.ok()
}

/// Saves a file where the browser saves downloads.
pub fn save(name: &str, media_type: &str, bytes: &[u8]) {
    // A page that may not save says so itself.
    let _ = files::download(name, media_type, bytes);
}

/// Hands a file to another app, where the device can.
pub async fn share(name: &str, media_type: &str, bytes: &[u8]) -> Shared {
    files::share(name, name, media_type, bytes).await.unwrap_or(Shared::Unavailable)
}
