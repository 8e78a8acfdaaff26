//! The ciphers of the browser (WebCrypto), and how its functions are called that answer later.
//!
//! Everything gives `None` where the browser has no such thing, as on a page that did not come by https, or refuses.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

pub(crate) fn subtle() -> Option<JsValue> {
    get(&get(&js_sys::global(), "crypto")?, "subtle")
}

/// What PBKDF2 with SHA-256 makes of a secret: `what` is `deriveBits` or `deriveKey`, and `form` what that wants to know beside.
pub(crate) async fn derived(
    what: &str,
    secret: &[u8],
    salt: &[u8],
    iterations: u32,
    form: &[&JsValue],
) -> Option<JsValue> {
    let subtle = subtle()?;
    let raw = Uint8Array::from(secret);
    let derives = Array::of1(&what.into());
    let from = [&"raw".into(), raw.as_ref(), &"PBKDF2".into(), &JsValue::FALSE, derives.as_ref()];
    let material = call(&subtle, "importKey", &from).await?;
    let how = object(&[
        ("name", "PBKDF2".into()),
        ("hash", "SHA-256".into()),
        ("salt", Uint8Array::from(salt).into()),
        ("iterations", iterations.into()),
    ])?;
    let arguments: Vec<&JsValue> = [&how, &material].into_iter().chain(form.iter().copied()).collect();
    call(&subtle, what, &arguments).await
}

/// What a promise of the browser brings.
pub(crate) async fn call(on: &JsValue, name: &str, arguments: &[&JsValue]) -> Option<JsValue> {
    let function: Function = get(on, name)?.dyn_into().ok()?;
    let arguments: Array = arguments.iter().copied().collect();
    let promise: Promise = function.apply(on, &arguments).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}

pub(crate) fn get(of: &JsValue, name: &str) -> Option<JsValue> {
    let found = Reflect::get(of, &name.into()).ok()?;
    (!found.is_undefined() && !found.is_null()).then_some(found)
}

pub(crate) fn object(fields: &[(&str, JsValue)]) -> Option<JsValue> {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &(*name).into(), value).ok()?;
    }
    Some(object.into())
}
