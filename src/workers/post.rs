//! One message between page and worker: JSON, and bytes beside it where there are any.

use crate::domain::keeping::json;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::File;

/// The message as a JavaScript value: `[json]` or `[json, Uint8Array]`.
pub(crate) fn pack<T: Serialize>(message: &T, bytes: Option<&[u8]>) -> Result<JsValue, serde_json::Error> {
    let parts = js_sys::Array::of1(&serde_json::to_string(message)?.into());
    if let Some(bytes) = bytes {
        parts.push(&js_sys::Uint8Array::from(bytes).into());
    }
    Ok(parts.into())
}

/// The message with a file beside it, which the browser hands over without reading it.
pub(crate) fn pack_file<T: Serialize>(message: &T, file: &File) -> Result<JsValue, serde_json::Error> {
    Ok(js_sys::Array::of2(&serde_json::to_string(message)?.into(), file).into())
}

/// The file of [`pack_file`].
pub(crate) fn file_beside(value: &JsValue) -> Option<File> {
    value.dyn_ref::<js_sys::Array>()?.get(1).dyn_into().ok()
}

/// What [`pack`] made; `None` for anything else.
pub(crate) fn unpack<T: DeserializeOwned>(value: &JsValue) -> Option<(T, Option<Vec<u8>>)> {
    let parts: &js_sys::Array = value.dyn_ref()?;
    let message = json::from_str(&parts.get(0).as_string()?).ok()?;
    let bytes = parts.get(1).dyn_into::<js_sys::Uint8Array>().ok().map(|bytes| bytes.to_vec());
    Some((message, bytes))
}
