//! The hash of a PIN, by the browser's own PBKDF2; and how functions of the browser are called that answer later.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

const BITS: u32 = 256;

/// `None`: the browser has no ciphers here, as on a page that did not come by https.
pub(super) async fn hash(pin: &str, salt: &[u8], iterations: u32) -> Option<Vec<u8>> {
    let subtle = get(&get(&js_sys::global(), "crypto")?, "subtle")?;
    let raw = Uint8Array::from(pin.as_bytes());
    let derives = Array::of1(&"deriveBits".into());
    let from = [&"raw".into(), raw.as_ref(), &"PBKDF2".into(), &JsValue::FALSE, derives.as_ref()];
    let material = call(&subtle, "importKey", &from).await?;
    let how = object(&[
        ("name", "PBKDF2".into()),
        ("hash", "SHA-256".into()),
        ("salt", Uint8Array::from(salt).into()),
        ("iterations", iterations.into()),
    ])?;
    let bits = call(&subtle, "deriveBits", &[&how, &material, &BITS.into()]).await?;
    Some(Uint8Array::new(&bits).to_vec())
}

/// What a promise of the browser brings; `None`: there is no such function, or it refused.
pub(super) async fn call(on: &JsValue, name: &str, arguments: &[&JsValue]) -> Option<JsValue> {
    let function: Function = get(on, name)?.dyn_into().ok()?;
    let arguments: Array = arguments.iter().copied().collect();
    let promise: Promise = function.apply(on, &arguments).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}

pub(super) fn get(of: &JsValue, name: &str) -> Option<JsValue> {
    let found = Reflect::get(of, &name.into()).ok()?;
    (!found.is_undefined() && !found.is_null()).then_some(found)
}

pub(super) fn object(fields: &[(&str, JsValue)]) -> Option<JsValue> {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &(*name).into(), value).ok()?;
    }
    Some(object.into())
}
