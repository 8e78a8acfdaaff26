//! The device's own unlocking (finger, face, code) in place of the PIN, by WebAuthn, where the device has it.

use super::{keep_credential, kept};
use crate::exchange::assertion::{Asked, answers, base64url, from_base64url};
use crate::state::clock;
use crate::storage::ciphers::{call, get, object};
use crate::text::shell::APP_NAME;
use js_sys::{Array, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::JsValue;

/// The signatures that every browser offers: ES256 and RS256. None is looked at.
const KINDS: [i32; 2] = [-7, -257];
/// Milliseconds that a person has.
const PATIENCE: u32 = 60_000;

/// Whether this device can be asked who is there.
pub(crate) async fn can_unlock() -> bool {
    let Some(class) = get(&window(), "PublicKeyCredential") else { return false };
    let asked = call(&class, "isUserVerifyingPlatformAuthenticatorAvailable", &[]).await;
    asked.is_some_and(|can| can.is_truthy())
}

/// Has the device take note of the person. `false`: it did not, and the PIN alone goes on.
pub(crate) async fn register() -> bool {
    match made().await {
        Some(credential) => keep_credential(Some(credential)),
        None => false,
    }
}

/// Whether the device says that it is the person it took note of.
pub(crate) async fn is_person() -> bool {
    confirmed().await.unwrap_or(false)
}

async fn made() -> Option<String> {
    let (person, challenge): ([u8; 16], [u8; 32]) = (clock::fresh_salt(), clock::fresh_salt());
    let app = object(&[("id", host()?.into()), ("name", APP_NAME.into())])?;
    let user =
        object(&[("id", bytes(&person)), ("name", APP_NAME.into()), ("displayName", APP_NAME.into())])?;
    let kinds = Array::new();
    for kind in KINDS {
        kinds.push(&object(&[("type", "public-key".into()), ("alg", kind.into())])?);
    }
    let of_the_device = object(&[
        ("authenticatorAttachment", "platform".into()),
        ("userVerification", "required".into()),
        ("residentKey", "discouraged".into()),
    ])?;
    let asked = object(&[
        ("challenge", bytes(&challenge)),
        ("rp", app),
        ("user", user),
        ("pubKeyCredParams", kinds.into()),
        ("authenticatorSelection", of_the_device),
        ("attestation", "none".into()),
        ("timeout", PATIENCE.into()),
    ])?;
    let credential = call(&credentials()?, "create", &[&object(&[("publicKey", asked)])?]).await?;
    Some(base64url(&read(&credential, "rawId")?))
}

async fn confirmed() -> Option<bool> {
    let id = from_base64url(&kept()?.credential?)?;
    let app = host()?;
    let challenge: [u8; 32] = clock::fresh_salt();
    let wanted = object(&[
        ("type", "public-key".into()),
        ("id", bytes(&id)),
        ("transports", Array::of1(&"internal".into()).into()),
    ])?;
    let asked = object(&[
        ("challenge", bytes(&challenge)),
        ("rpId", app.as_str().into()),
        ("allowCredentials", Array::of1(&wanted).into()),
        ("userVerification", "required".into()),
        ("timeout", PATIENCE.into()),
    ])?;
    let credential = call(&credentials()?, "get", &[&object(&[("publicKey", asked)])?]).await?;
    let response = get(&credential, "response")?;
    let origin = window().location().origin().ok()?;
    let asked = Asked { challenge: &challenge, origin: &origin, app: &app };
    let is_of_person = read(&credential, "rawId")? == id;
    let said = answers(asked, &read(&response, "clientDataJSON")?, &read(&response, "authenticatorData")?);
    Some(is_of_person && said)
}

fn credentials() -> Option<JsValue> {
    get(&window().navigator(), "credentials")
}

fn host() -> Option<String> {
    window().location().hostname().ok()
}

fn bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

fn read(of: &JsValue, name: &str) -> Option<Vec<u8>> {
    Some(Uint8Array::new(&get(of, name)?).to_vec())
}
