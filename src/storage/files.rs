//! Files that come from the user and go to the user: picked, shared, downloaded. Nothing goes anywhere by itself.

use super::indexed_db::from_js;
use super::repository::StoreError;
use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, ShareData, Url};

/// Long enough for the slowest device to have taken the file.
const REVOKE_AFTER_MILLIS: i32 = 60_000;

/// What came of sharing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shared {
    /// Another app took it.
    Taken,
    /// The user closed the list of apps.
    Cancelled,
    /// This browser shares no files of this kind: download it.
    Unavailable,
}

pub(crate) async fn read(file: &File) -> Result<Vec<u8>, StoreError> {
    let bytes = JsFuture::from(file.array_buffer()).await.map_err(from_js)?;
    Ok(Uint8Array::new(&bytes).to_vec())
}

/// Hands a file to the browser's downloads.
pub(crate) fn download(name: &str, kind: &str, bytes: &[u8]) -> Result<(), StoreError> {
    let properties = BlobPropertyBag::new();
    properties.set_type(kind);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts(bytes), &properties).map_err(from_js)?;
    let address = Url::create_object_url_with_blob(&blob).map_err(from_js)?;
    let link: HtmlAnchorElement = element("a")?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    let revoke = Closure::once_into_js(move || Url::revoke_object_url(&address));
    if let Some(window) = web_sys::window() {
        // Not revoked, it costs memory until the page is closed.
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(
            revoke.unchecked_ref(),
            REVOKE_AFTER_MILLIS,
        );
    }
    Ok(())
}

/// Whether a file of this name and kind can be shared with another app.
pub(crate) fn can_share(name: &str, kind: &str) -> bool {
    shareable(name, kind, b"{}").is_some()
}

/// Offers a file to the apps of the device; call it in the turn of a tap.
pub(crate) async fn share(title: &str, name: &str, kind: &str, bytes: &[u8]) -> Result<Shared, StoreError> {
    let Some(data) = shareable(name, kind, bytes) else { return Ok(Shared::Unavailable) };
    let Some(window) = web_sys::window() else { return Ok(Shared::Unavailable) };
    data.set_title(title);
    match JsFuture::from(window.navigator().share_with_data(&data)).await {
        Ok(_) => Ok(Shared::Taken),
        Err(error) => {
            match error.dyn_ref::<web_sys::DomException>().map(web_sys::DomException::name).as_deref() {
                Some("AbortError") => Ok(Shared::Cancelled),
                // The tap was too long ago, or the browser takes no file of this kind whatever `canShare` said.
                Some("NotAllowedError") => Ok(Shared::Unavailable),
                Some(_) | None => Err(from_js(error)),
            }
        }
    }
}

/// `None` where the browser can not share it.
fn shareable(name: &str, kind: &str, bytes: &[u8]) -> Option<ShareData> {
    let navigator = web_sys::window()?.navigator();
    Reflect::get(&navigator, &"canShare".into()).ok().filter(JsValue::is_function)?;
    let properties = BlobPropertyBag::new();
    properties.set_type(kind);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts(bytes), &properties).ok()?;
    let data = ShareData::new();
    data.set_files(&Array::of1(&named(&blob, name).ok()?));
    navigator.can_share_with_data(&data).then_some(data)
}

/// A blob as a file: the same bytes and kind, and a name.
fn named(blob: &Blob, name: &str) -> Result<JsValue, JsValue> {
    let file: js_sys::Function = Reflect::get(&js_sys::global(), &"File".into())?.dyn_into()?;
    let properties = BlobPropertyBag::new();
    properties.set_type(&blob.type_());
    Reflect::construct(&file, &Array::of3(&Array::of1(blob), &name.into(), &properties))
}

fn parts(bytes: &[u8]) -> Array {
    Array::of1(&Uint8Array::from(bytes))
}

fn element<T: JsCast>(tag: &str) -> Result<T, StoreError> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(StoreError::Unavailable)?;
    Ok(document.create_element(tag).map_err(from_js)?.unchecked_into())
}
