//! What the device's own unlocking answers, by WebAuthn: whether it is the answer to this very question, of this app, given
//! by a person whom the device knew.
//!
//! The signature is not looked at: whoever could put another answer in the browser's place could as well take the lock
//! away, for it hides a screen and no server asks ([why](../../docs/decisions/0028-the-lock.md)).

use serde::Deserialize;
use sha2::{Digest, Sha256};

/// What was asked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked<'a> {
    pub challenge: &'a [u8],
    pub origin: &'a str,
    /// The name of the host.
    pub app: &'a str,
}

#[derive(Deserialize)]
struct ClientData {
    r#type: String,
    challenge: String,
    origin: String,
}

/// After the hash of the app's name: a person was there, and was known by finger, face or the device's code.
const FLAGS: usize = 32;
const PRESENT: u8 = 0b0000_0001;
const VERIFIED: u8 = 0b0000_0100;
/// Hash, flags and a counter: nothing is shorter.
const SHORTEST: usize = 37;

/// Whether `client_data` (JSON) and `authenticator_data` answer what was asked.
pub(crate) fn answers(asked: Asked<'_>, client_data: &[u8], authenticator_data: &[u8]) -> bool {
    let Asked { challenge, origin, app } = asked;
    let Ok(said) = serde_json::from_slice::<ClientData>(client_data) else { return false };
    let to_this =
        said.r#type == "webauthn.get" && said.challenge == base64url(challenge) && said.origin == origin;
    let known = authenticator_data.len() >= SHORTEST
        && authenticator_data[..FLAGS] == Sha256::digest(app.as_bytes())[..]
        && authenticator_data[FLAGS] & (PRESENT | VERIFIED) == PRESENT | VERIFIED;
    to_this && known
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Without padding, as WebAuthn writes it.
pub(crate) fn base64url(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let number = three.iter().fold(0_u32, |number, byte| (number << 8) | u32::from(*byte));
        let number = number << (8 * (3 - three.len()));
        for place in 0..=three.len() {
            text.push(char::from(DIGITS[(number >> (18 - 6 * place)) as usize & 63]));
        }
    }
    text
}

/// `None`: not written so.
pub(crate) fn from_base64url(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    for four in text.as_bytes().chunks(4) {
        let mut number = 0_u32;
        for place in 0..4 {
            let digit = match four.get(place) {
                Some(byte) => DIGITS.iter().position(|digit| digit == byte)?,
                None => 0,
            };
            number = (number << 6) | u32::try_from(digit).ok()?;
        }
        let whole = number.to_be_bytes();
        bytes.extend_from_slice(whole.get(1..four.len())?);
    }
    (base64url(&bytes) == text).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASKED: Asked<'_> =
        Asked { challenge: &[1, 2, 3, 4], origin: "https://carteira.example", app: "carteira.example" };

    fn said(kind: &str, challenge: &str, origin: &str) -> Vec<u8> {
        format!(r#"{{"type":"{kind}","challenge":"{challenge}","origin":"{origin}","crossOrigin":false}}"#)
            .into_bytes()
    }

    fn good() -> Vec<u8> {
        said("webauthn.get", "AQIDBA", ASKED.origin)
    }

    fn data(app: &str, flags: u8) -> Vec<u8> {
        [&Sha256::digest(app.as_bytes())[..], &[flags, 0, 0, 0, 9]].concat()
    }

    #[test]
    fn the_answer_to_this_question_is_taken() {
        assert!(answers(ASKED, &good(), &data(ASKED.app, PRESENT | VERIFIED)));
        assert!(answers(ASKED, &good(), &data(ASKED.app, 0b0001_1101)), "and what else the device says");
    }

    #[test]
    fn any_other_answer_is_not() {
        let fine = data(ASKED.app, PRESENT | VERIFIED);
        for other in [
            said("webauthn.create", "AQIDBA", ASKED.origin),
            said("webauthn.get", "AQIDBQ", ASKED.origin),
            said("webauthn.get", "AQIDBA==", ASKED.origin),
            said("webauthn.get", "AQIDBA", "https://carteira.example.evil"),
            b"{}".to_vec(),
            Vec::new(),
        ] {
            assert!(!answers(ASKED, &other, &fine), "{}", String::from_utf8_lossy(&other));
        }
        for other in [
            data("other.example", PRESENT | VERIFIED),
            data(ASKED.app, PRESENT),
            data(ASKED.app, VERIFIED),
            fine[..fine.len() - 1].to_vec(),
            Vec::new(),
        ] {
            assert!(!answers(ASKED, &good(), &other), "{other:?}");
        }
    }

    #[test]
    fn base64url_is_read_as_it_is_written() {
        for (bytes, text) in [
            (&b""[..], ""),
            (b"f", "Zg"),
            (b"fo", "Zm8"),
            (b"foo", "Zm9v"),
            (b"foob", "Zm9vYg"),
            (&[251, 255], "-_8"),
        ] {
            assert_eq!(base64url(bytes), text);
            assert_eq!(from_base64url(text).as_deref(), Some(bytes));
        }
        for wrong in ["Z", "Zg==", "Zh", "Z+8", "é"] {
            assert_eq!(from_base64url(wrong), None, "{wrong}");
        }
    }
}
