//! Seals a snapshot under a password and opens it, with the ciphers of the browser: PBKDF2 and AES-GCM of WebCrypto. The
//! layout of the file is that of `exchange/sealed.rs`.

use crate::exchange::sealed::{CHECK_NONCE, Header, ITERATIONS, SALT, Sealed, nonce, pieces};
use crate::workers::protocol::Failure;
use js_sys::{Array, Function, JsString, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Why a file of the right size does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Locked {
    WrongPassword,
    /// The password is right, and a chunk is not what was sealed.
    Changed,
    /// This browser has no such ciphers here.
    Unavailable,
}

/// The file, and nothing of it before all is sealed.
pub(super) async fn seal(snapshot: &[u8], password: &str, salt: &[u8; SALT]) -> Result<Vec<u8>, Locked> {
    let key = key_of(password, salt, ITERATIONS).await?;
    let check = key.run("encrypt", &CHECK_NONCE, b"", b"").await?;
    let line = Header::new(snapshot.len(), salt, &check).line();
    let pieces = pieces(snapshot);
    let mut file = line.clone();
    for (at, piece) in pieces.iter().enumerate() {
        file.extend(key.run("encrypt", &nonce(at, pieces.len()), &line, piece).await?);
    }
    Ok(file)
}

pub(super) async fn unseal(sealed: &Sealed<'_>, password: &str) -> Result<Vec<u8>, Locked> {
    let key = key_of(password, &sealed.salt, sealed.header.iterations).await?;
    if key.run("decrypt", &CHECK_NONCE, b"", &sealed.check).await.is_err() {
        return Err(Locked::WrongPassword);
    }
    let mut snapshot = Vec::new();
    for (at, chunk) in sealed.chunks.iter().enumerate() {
        let piece = key.run("decrypt", &nonce(at, sealed.chunks.len()), sealed.line, chunk).await;
        snapshot.extend(piece.map_err(|_| Locked::Changed)?);
    }
    Ok(snapshot)
}

impl From<Locked> for Failure {
    fn from(why: Locked) -> Self {
        match why {
            Locked::Unavailable => Failure::NoCiphers,
            Locked::WrongPassword | Locked::Changed => Failure::NotVerified,
        }
    }
}

/// The key of a file. It never leaves the browser's own keeping.
struct Key {
    subtle: JsValue,
    key: JsValue,
}

/// However a keyboard puts accents on letters, one password is one.
async fn key_of(password: &str, salt: &[u8; SALT], iterations: u32) -> Result<Key, Locked> {
    let subtle = get(&get(&js_sys::global(), "crypto")?, "subtle")?;
    let typed = String::from(JsString::from(password).normalize("NFC"));
    let raw = Uint8Array::from(typed.as_bytes());
    let derives = Array::of1(&"deriveKey".into());
    let from = [&"raw".into(), raw.as_ref(), &"PBKDF2".into(), &JsValue::FALSE, derives.as_ref()];
    let material = call(&subtle, "importKey", &from).await?;
    let how = object(&[
        ("name", "PBKDF2".into()),
        ("hash", "SHA-256".into()),
        ("salt", Uint8Array::from(&salt[..]).into()),
        ("iterations", iterations.into()),
    ])?;
    let kind = object(&[("name", "AES-GCM".into()), ("length", 256.into())])?;
    let uses = Array::of2(&"encrypt".into(), &"decrypt".into());
    let key = call(&subtle, "deriveKey", &[&how, &material, &kind, &JsValue::FALSE, uses.as_ref()]).await?;
    Ok(Key { subtle, key })
}

impl Key {
    /// Seals or opens one piece that is bound to `with`.
    async fn run(&self, what: &str, nonce: &[u8], with: &[u8], piece: &[u8]) -> Result<Vec<u8>, Locked> {
        let how = object(&[
            ("name", "AES-GCM".into()),
            ("iv", Uint8Array::from(nonce).into()),
            ("additionalData", Uint8Array::from(with).into()),
            ("tagLength", 128.into()),
        ])?;
        let piece: JsValue = Uint8Array::from(piece).into();
        let done = call(&self.subtle, what, &[&how, &self.key, &piece]).await?;
        Ok(Uint8Array::new(&done).to_vec())
    }
}

async fn call(on: &JsValue, name: &str, arguments: &[&JsValue]) -> Result<JsValue, Locked> {
    let function: Function = get(on, name)?.dyn_into().map_err(|_| Locked::Unavailable)?;
    let arguments: Array = arguments.iter().copied().collect();
    let asked = function.apply(on, &arguments).map_err(|_| Locked::Unavailable)?;
    let promise: Promise = asked.dyn_into().map_err(|_| Locked::Unavailable)?;
    JsFuture::from(promise).await.map_err(|_| Locked::Unavailable)
}

fn get(of: &JsValue, name: &str) -> Result<JsValue, Locked> {
    let found = Reflect::get(of, &name.into()).map_err(|_| Locked::Unavailable)?;
    if found.is_undefined() || found.is_null() { Err(Locked::Unavailable) } else { Ok(found) }
}

fn object(fields: &[(&str, JsValue)]) -> Result<JsValue, Locked> {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &(*name).into(), value).map_err(|_| Locked::Unavailable)?;
    }
    Ok(object.into())
}
