//! A snapshot protected by a password: how its file is laid out. `docs/protected.md` describes it for whoever opens it
//! elsewhere; the ciphers themselves are the browser's and stand in `workers/desk/seal.rs`.
//!
//! One line of JSON says how the key follows from the password; then the snapshot in chunks, each sealed by itself. What
//! follows from the sizes is known before a password is asked for: of a file that was cut nobody types one.

use serde::{Deserialize, Serialize};

const FORMAT: &str = "carteira-protegida";
pub(crate) const VERSION: u32 = 1;
/// Of PBKDF2 with SHA-256: what OWASP asked for in 2023.
pub(crate) const ITERATIONS: u32 = 600_000;
/// A file may ask for so much work, and must ask for so little at least.
const FEWEST_ITERATIONS: u32 = 100_000;
const MOST_ITERATIONS: u32 = 10_000_000;
/// Bytes of the snapshot in one chunk.
pub(crate) const CHUNK: usize = 1 << 20;
/// What sealing adds to a chunk.
pub(crate) const TAG: usize = 16;
pub(crate) const SALT: usize = 16;
pub(crate) const NONCE: usize = 12;
/// No header is longer; what has no end of line until then has no header.
const LONGEST_HEADER: usize = 1_000;

/// The first line. Every field of it is bound to each chunk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Header {
    format: String,
    version: u32,
    kdf: String,
    pub iterations: u32,
    salt: String,
    cipher: String,
    chunk: usize,
    /// Of the snapshot.
    bytes: usize,
    /// The tag of nothing sealed under the key: by it a wrong password is told from a damaged file.
    check: String,
}

const KDF: &str = "PBKDF2-SHA-256";
const CIPHER: &str = "AES-256-GCM";

/// Why a file is not opened, whatever the password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SealError {
    /// The header is none of this format.
    Damaged,
    /// A later version wrote it.
    Newer,
    /// It ends before its header says.
    Cut { bytes: usize, expected: usize },
    /// There is more than its header says.
    Longer,
}

/// A sealed file taken apart; the chunks are still sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sealed<'a> {
    /// As it stands in the file, which is what is bound to each chunk.
    pub line: &'a [u8],
    pub header: Header,
    pub salt: [u8; SALT],
    pub check: [u8; TAG],
    pub chunks: Vec<&'a [u8]>,
}

impl Header {
    pub(crate) fn new(bytes: usize, salt: &[u8; SALT], check: &[u8]) -> Header {
        Header {
            format: FORMAT.to_owned(),
            version: VERSION,
            kdf: KDF.to_owned(),
            iterations: ITERATIONS,
            salt: hexadecimal(salt),
            cipher: CIPHER.to_owned(),
            chunk: CHUNK,
            bytes,
            check: hexadecimal(check),
        }
    }

    /// The line with its end.
    pub(crate) fn line(&self) -> Vec<u8> {
        // Words and numbers alone, which cannot fail to be written.
        let mut line = serde_json::to_vec(self).unwrap_or_default();
        line.push(b'\n');
        line
    }
}

/// Whether a file says that it is sealed. An app of another kind may have put a mark of its encoding before it.
pub(crate) fn is_sealed(bytes: &[u8]) -> bool {
    let start = format!("{{\"format\":\"{FORMAT}\"");
    bytes.starts_with(start.as_bytes())
}

/// Takes a file apart and holds its size against what it says.
pub(crate) fn open(file: &[u8]) -> Result<Sealed<'_>, SealError> {
    let end = file.iter().take(LONGEST_HEADER).position(|byte| *byte == b'\n').ok_or(SealError::Damaged)?;
    let (line, body) = file.split_at(end + 1);
    #[derive(Deserialize)]
    struct Versioned {
        format: String,
        version: u32,
    }
    let Versioned { format, version } = serde_json::from_slice(line).map_err(|_| SealError::Damaged)?;
    if format != FORMAT {
        return Err(SealError::Damaged);
    }
    if version > VERSION {
        return Err(SealError::Newer);
    }
    let header: Header = serde_json::from_slice(line).map_err(|_| SealError::Damaged)?;
    let known = header.kdf == KDF
        && header.cipher == CIPHER
        && (1..=CHUNK).contains(&header.chunk)
        && (FEWEST_ITERATIONS..=MOST_ITERATIONS).contains(&header.iterations);
    let salt = bytes_of(&header.salt).filter(|_| known).ok_or(SealError::Damaged)?;
    let check = bytes_of(&header.check).ok_or(SealError::Damaged)?;
    let expected = sealed_size(header.bytes, header.chunk).ok_or(SealError::Damaged)?;
    match body.len() {
        bytes if bytes < expected => {
            Err(SealError::Cut { bytes: file.len(), expected: line.len() + expected })
        }
        bytes if bytes > expected => Err(SealError::Longer),
        _ => {
            let chunks = body.chunks(header.chunk + TAG).collect();
            Ok(Sealed { line, salt, check, chunks, header })
        }
    }
}

/// What so many bytes become; `None`: more than there can be.
fn sealed_size(bytes: usize, chunk: usize) -> Option<usize> {
    bytes.checked_add(chunks(bytes, chunk).checked_mul(TAG)?)
}

/// Of nothing there is one chunk too: a file always has its last.
fn chunks(bytes: usize, chunk: usize) -> usize {
    bytes.div_ceil(chunk.max(1)).max(1)
}

/// The snapshot in the pieces that are sealed.
pub(crate) fn pieces(snapshot: &[u8]) -> Vec<&[u8]> {
    if snapshot.is_empty() { vec![snapshot] } else { snapshot.chunks(CHUNK).collect() }
}

/// Which of the file's chunks it is, and whether it is the last: none can be left out, put elsewhere or be the end of a file
/// that was cut. The key is of this file alone.
pub(crate) fn nonce(at: usize, of: usize) -> [u8; NONCE] {
    let mut nonce = [0; NONCE];
    nonce[3..11].copy_from_slice(&(at as u64).to_be_bytes());
    nonce[11] = u8::from(at + 1 == of);
    nonce
}

/// That of the check, which no chunk has.
pub(crate) const CHECK_NONCE: [u8; NONCE] = [0xff; NONCE];

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn bytes_of<const LENGTH: usize>(text: &str) -> Option<[u8; LENGTH]> {
    let mut bytes = [0; LENGTH];
    if text.len() != 2 * LENGTH || !text.is_ascii() {
        return None;
    }
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn file(bytes: usize) -> Vec<u8> {
        let mut file = Header::new(bytes, &[7; SALT], &[9; TAG]).line();
        let snapshot = vec![b'x'; bytes];
        for piece in pieces(&snapshot) {
            file.extend_from_slice(piece);
            file.extend_from_slice(&[0; TAG]);
        }
        file
    }

    #[test]
    fn a_file_is_taken_apart_as_it_was_put_together() {
        for (bytes, chunks) in [(0, 1), (1, 1), (CHUNK, 1), (CHUNK + 1, 2), (3 * CHUNK, 3)] {
            let file = file(bytes);
            assert!(is_sealed(&file));
            let sealed = open(&file).unwrap();
            assert_eq!((sealed.chunks.len(), sealed.salt, sealed.check), (chunks, [7; SALT], [9; TAG]));
            assert_eq!(sealed.chunks.iter().map(|chunk| chunk.len() - TAG).sum::<usize>(), bytes);
            assert_eq!(sealed.line, sealed.header.line());
        }
    }

    #[test]
    fn a_file_that_was_cut_says_so_wherever_it_was_cut() {
        let file = file(CHUNK + 5);
        let line = open(&file).unwrap().line.len();
        for length in [line, line + 1, line + CHUNK + TAG, file.len() - 1] {
            let cut = open(&file[..length]);
            assert_eq!(cut, Err(SealError::Cut { bytes: length, expected: file.len() }), "{length}");
        }
        assert_eq!(open(&file[..line - 1]), Err(SealError::Damaged));
        assert_eq!(open(&[file.as_slice(), b"x"].concat()), Err(SealError::Longer));
    }

    #[test]
    fn what_is_of_another_version_or_kind_says_so() {
        let changed = |from: &str, to: &str| {
            let line = String::from_utf8(Header::new(1, &[7; SALT], &[9; TAG]).line()).unwrap();
            assert!(line.contains(from), "{line}");
            let mut file = line.replace(from, to).into_bytes();
            file.extend_from_slice(&[0; 1 + TAG]);
            open(&file).err()
        };
        assert_eq!(changed("\"version\":1", "\"version\":1"), None);
        assert_eq!(changed("\"version\":1", "\"version\":2"), Some(SealError::Newer));
        assert_eq!(changed("AES-256-GCM", "ROT13"), Some(SealError::Damaged));
        assert_eq!(changed("600000", "99999"), Some(SealError::Damaged));
        assert_eq!(changed("600000", "4000000000"), Some(SealError::Damaged));
        assert_eq!(changed("0707", "07"), Some(SealError::Damaged));
        assert_eq!(changed("0707", "é07"), Some(SealError::Damaged));
        assert_eq!(changed("\"chunk\":1048576", "\"chunk\":0"), Some(SealError::Damaged));
        assert_eq!(changed("\"bytes\":1,", "\"bytes\":18446744073709551615,"), Some(SealError::Damaged));
        for other in ["", "{}", "{}\n", "{\"format\":\"carteira\",\"version\":1}\n"] {
            assert_eq!(open(other.as_bytes()).err(), Some(SealError::Damaged), "{other}");
            assert!(!is_sealed(other.as_bytes()));
        }
    }

    #[test]
    fn no_two_chunks_and_no_end_have_one_nonce() {
        let mut all: HashSet<[u8; NONCE]> = (0..1_000).map(|at| nonce(at, 1_000)).collect();
        all.insert(nonce(0, 1));
        all.insert(CHECK_NONCE);
        assert_eq!(all.len(), 1_002);
        assert_eq!(nonce(258, 259), [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 1]);
    }
}
