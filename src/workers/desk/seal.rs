//! Seals a snapshot under a password and opens it, with the ciphers of the browser: PBKDF2 and AES-GCM of WebCrypto. The
//! layout of the file is that of `exchange/sealed.rs`.

use crate::exchange::sealed::{CHECK_NONCE, Header, ITERATIONS, SALT, Sealed, nonce, pieces};
use crate::storage::ciphers::{call, derived, object, subtle};
use crate::workers::protocol::Failure;
use js_sys::{Array, JsString, Uint8Array};
use wasm_bindgen::JsValue;

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
    let key = key_of(password, salt, ITERATIONS).await.ok_or(Locked::Unavailable)?;
    let check = key.run("encrypt", &CHECK_NONCE, b"", b"").await.ok_or(Locked::Unavailable)?;
    let line = Header::new(snapshot.len(), salt, &check).line();
    let pieces = pieces(snapshot);
    let mut file = line.clone();
    for (at, piece) in pieces.iter().enumerate() {
        let sealed = key.run("encrypt", &nonce(at, pieces.len()), &line, piece).await;
        file.extend(sealed.ok_or(Locked::Unavailable)?);
    }
    Ok(file)
}

pub(super) async fn unseal(sealed: &Sealed<'_>, password: &str) -> Result<Vec<u8>, Locked> {
    let key = key_of(password, &sealed.salt, sealed.header.iterations).await.ok_or(Locked::Unavailable)?;
    if key.run("decrypt", &CHECK_NONCE, b"", &sealed.check).await.is_none() {
        return Err(Locked::WrongPassword);
    }
    let mut snapshot = Vec::new();
    for (at, chunk) in sealed.chunks.iter().enumerate() {
        let piece = key.run("decrypt", &nonce(at, sealed.chunks.len()), sealed.line, chunk).await;
        snapshot.extend(piece.ok_or(Locked::Changed)?);
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
async fn key_of(password: &str, salt: &[u8; SALT], iterations: u32) -> Option<Key> {
    let typed = String::from(JsString::from(password).normalize("NFC"));
    let kind = object(&[("name", "AES-GCM".into()), ("length", 256.into())])?;
    let uses = Array::of2(&"encrypt".into(), &"decrypt".into());
    let form = [&kind, &JsValue::FALSE, uses.as_ref()];
    let key = derived("deriveKey", typed.as_bytes(), salt, iterations, &form).await?;
    Some(Key { subtle: subtle()?, key })
}

impl Key {
    /// Seals or opens one piece that is bound to `with`.
    async fn run(&self, what: &str, nonce: &[u8], with: &[u8], piece: &[u8]) -> Option<Vec<u8>> {
        let how = object(&[
            ("name", "AES-GCM".into()),
            ("iv", Uint8Array::from(nonce).into()),
            ("additionalData", Uint8Array::from(with).into()),
            ("tagLength", 128.into()),
        ])?;
        let piece: JsValue = Uint8Array::from(piece).into();
        let done = call(&self.subtle, what, &[&how, &self.key, &piece]).await?;
        Some(Uint8Array::new(&done).to_vec())
    }
}
