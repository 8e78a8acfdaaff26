//! How much room the browser gives, and whether it promises to keep what is there.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{StorageEstimate, StorageManager};

/// Bytes, as the browser estimates them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    pub used: u64,
    pub quota: u64,
}

/// Asks the browser never to clear this site's data by itself. Some ask the user, some decide; `false`: not promised.
pub async fn persist() -> bool {
    promised(|storage| storage.persist()).await
}

/// Whether it was promised before.
pub async fn is_persistent() -> bool {
    promised(|storage| storage.persisted()).await
}

/// `None` where the browser does not say.
pub async fn estimate() -> Option<Room> {
    let estimate = JsFuture::from(storage()?.estimate().ok()?).await.ok()?;
    let estimate: StorageEstimate = estimate.unchecked_into();
    Some(Room { used: estimate.get_usage()? as u64, quota: estimate.get_quota()? as u64 })
}

async fn promised(ask: impl FnOnce(&StorageManager) -> Result<Promise, JsValue>) -> bool {
    let Some(Ok(promise)) = storage().map(|storage| ask(&storage)) else { return false };
    JsFuture::from(promise).await.is_ok_and(|answer| answer.is_truthy())
}

/// Of a page or a worker; none in an insecure context.
pub(super) fn storage() -> Option<StorageManager> {
    let navigator = js_sys::Reflect::get(&js_sys::global(), &"navigator".into()).ok()?;
    let storage = js_sys::Reflect::get(&navigator, &"storage".into()).ok()?;
    (!storage.is_undefined()).then(|| storage.unchecked_into())
}
