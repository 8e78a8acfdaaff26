//! Bytes of unknown origin as text: UTF-8, UTF-16, windows-1252, the code page 850 of old ERPs or MacRoman, and a refusal of
//! what is no text at all.
//!
//! A byte order mark decides. Without one the text is UTF-8; bytes that are not become the characters of the code page that
//! makes the best Portuguese of them, all of them where the file is mostly that, or only the stray ones in a file that is
//! otherwise UTF-8. Whoever knows better says which. Stray zero bytes, with which some programs pad a field, are dropped.

use super::{code_pages, mojibake};
use std::borrow::Cow;

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Encoding {
    Utf8,
    Windows1252,
    /// UTF-8 with some bytes of windows-1252 in it: two programs wrote this file.
    Mixed,
    Utf16,
    /// Of DOS: what Clipper and Cobol write.
    Cp850,
    /// Of Excel for Mac.
    MacRoman,
}

impl Encoding {
    /// What the user can say a file is in.
    pub const CHOICES: [Encoding; 5] =
        [Encoding::Utf8, Encoding::Windows1252, Encoding::Cp850, Encoding::MacRoman, Encoding::Utf16];
}

/// A file as text, and what was mended on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded<'a> {
    pub text: Cow<'a, str>,
    pub encoding: Encoding,
    /// Zero bytes that were dropped.
    pub nuls: usize,
    /// Letters that a program had written in the wrong encoding and that were put right.
    pub mojibake: usize,
}

/// What a file that is not text seems to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum FileKind {
    /// `.docx`, `.rar`, a `.zip` of something else than notes.
    Zip,
    /// `.xlsb`.
    BinaryWorkbook,
    /// `.ods`.
    OpenDocument,
    /// `.xls` as Excel wrote it until 2003, or a workbook with a password, which lies in the same wrapping.
    OldExcel,
    Pdf,
    Image,
    /// A web page, which some programs save with the ending `.xls`.
    Html,
    Xml,
    Json,
    /// A conversation of more than two.
    GroupChat,
    /// A `.zip` of several conversations.
    SeveralChats,
    /// Zero bytes or control characters where text has none.
    Binary,
}

/// `asked` is the encoding that the user says the file is in.
pub fn decode(bytes: &[u8], asked: Option<Encoding>) -> Result<Decoded<'_>, FileKind> {
    if let Some(kind) = by_signature(bytes) {
        return Err(kind);
    }
    let (text, encoding) = match asked {
        Some(encoding) => (said(bytes, encoding), encoding),
        None => found(bytes),
    };
    let zeros = text.bytes().filter(|b| *b == 0).count();
    // A field that is padded with them, not a file that consists of them.
    if zeros * 3 > text.len() {
        return Err(FileKind::Binary);
    }
    let text = if zeros == 0 { text } else { Cow::Owned(text.replace('\0', "")) };
    if let Some(kind) = by_content(&text) {
        return Err(kind);
    }
    // Who names the encoding wants what it says.
    let mended = if asked.is_none() { mojibake::undone(&text) } else { None };
    Ok(match mended {
        Some((mended, letters)) => {
            Decoded { text: Cow::Owned(mended), encoding, nuls: zeros, mojibake: letters }
        }
        None => Decoded { text, encoding, nuls: zeros, mojibake: 0 },
    })
}

/// Text of a format that may name its encoding; without that, what is found.
pub(crate) fn decode_declared(bytes: &[u8], declared: Option<Encoding>) -> Cow<'_, str> {
    declared.map_or_else(|| found(bytes).0, |encoding| said(bytes, encoding))
}

fn found(bytes: &[u8]) -> (Cow<'_, str>, Encoding) {
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => from_bytes(rest),
        [0xff, 0xfe, rest @ ..] => (Cow::Owned(from_utf16(rest, u16::from_le_bytes)), Encoding::Utf16),
        [0xfe, 0xff, rest @ ..] => (Cow::Owned(from_utf16(rest, u16::from_be_bytes)), Encoding::Utf16),
        _ => match unmarked_utf16(bytes) {
            Some(unit) => (Cow::Owned(from_utf16(bytes, unit)), Encoding::Utf16),
            None => from_bytes(bytes),
        },
    }
}

fn said(bytes: &[u8], encoding: Encoding) -> Cow<'_, str> {
    let bare = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match encoding {
        Encoding::Utf8 => String::from_utf8_lossy(bare),
        Encoding::Mixed => from_bytes(bare).0,
        Encoding::Utf16 => match bytes {
            [0xfe, 0xff, rest @ ..] => Cow::Owned(from_utf16(rest, u16::from_be_bytes)),
            [0xff, 0xfe, rest @ ..] => Cow::Owned(from_utf16(rest, u16::from_le_bytes)),
            _ => Cow::Owned(from_utf16(
                bytes,
                unmarked_utf16(bytes).unwrap_or(u16::from_le_bytes as fn(_) -> _),
            )),
        },
        Encoding::Windows1252 | Encoding::Cp850 | Encoding::MacRoman => {
            let decoder = code_pages::decoder(encoding);
            Cow::Owned(bare.iter().map(|b| decoder(*b)).collect())
        }
    }
}

/// Every second byte of western text in UTF-16 is zero.
fn unmarked_utf16(bytes: &[u8]) -> Option<fn([u8; 2]) -> u16> {
    let pairs = &bytes[..bytes.len().min(512) & !1];
    let count = |at: usize| pairs.chunks_exact(2).filter(|pair| pair[at] == 0).count();
    let (first, second, all) = (count(0), count(1), pairs.len() / 2);
    match all >= 3 {
        true if second * 10 >= all * 8 && first == 0 => Some(u16::from_le_bytes),
        true if first * 10 >= all * 8 && second == 0 => Some(u16::from_be_bytes),
        true | false => None,
    }
}

fn by_signature(bytes: &[u8]) -> Option<FileKind> {
    for (start, kind) in [
        (&b"PK\x03\x04"[..], FileKind::Zip),
        (b"PK\x05\x06", FileKind::Zip),
        (b"\x1f\x8b", FileKind::Zip),
        (b"7z\xbc\xaf\x27\x1c", FileKind::Zip),
        (b"Rar!\x1a\x07", FileKind::Zip),
        (b"\xd0\xcf\x11\xe0", FileKind::OldExcel),
        (b"%PDF-", FileKind::Pdf),
        (b"\x89PNG", FileKind::Image),
        (b"\xff\xd8\xff", FileKind::Image),
        (b"GIF8", FileKind::Image),
    ] {
        if bytes.starts_with(start) {
            return Some(kind);
        }
    }
    None
}

fn by_content(text: &str) -> Option<FileKind> {
    let start: String = text.trim_start().chars().take(64).collect::<String>().to_ascii_lowercase();
    for (word, kind) in [
        ("<!doctype html", FileKind::Html),
        ("<html", FileKind::Html),
        ("<table", FileKind::Html),
        ("<meta", FileKind::Html),
        ("<?xml", FileKind::Xml),
        ("{\"", FileKind::Json),
        ("{\n", FileKind::Json),
        ("{\r", FileKind::Json),
        ("[{", FileKind::Json),
    ] {
        if start.starts_with(word) {
            return Some(kind);
        }
    }
    let sample = &text.as_bytes()[..text.len().min(4096)];
    let odd = sample.iter().filter(|b| matches!(**b, 1..=8 | 0x0e..=0x19 | 0x1b..=0x1f)).count();
    (odd * 20 > sample.len()).then_some(FileKind::Binary)
}

fn from_bytes(bytes: &[u8]) -> (Cow<'_, str>, Encoding) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (Cow::Borrowed(text), Encoding::Utf8);
    }
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|b| *b >= 0xc0).count();
        bad += chunk.invalid().len();
    }
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    if good <= bad {
        let encoding = code_pages::likeliest(bytes);
        let decoder = code_pages::decoder(encoding);
        text.extend(bytes.iter().map(|b| decoder(*b)));
        return (Cow::Owned(text), encoding);
    }
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|b| code_pages::windows_1252(*b)));
    }
    (Cow::Owned(text), Encoding::Mixed)
}

/// A byte without a partner and a lone surrogate become U+FFFD.
fn from_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let pairs = bytes.chunks(2).map(|pair| match pair {
        [a, b] => unit([*a, *b]),
        _ => 0xfffd,
    });
    char::decode_utf16(pairs).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(bytes: &[u8]) -> (String, Encoding) {
        let Decoded { text, encoding, .. } = decode(bytes, None).unwrap();
        (text.into_owned(), encoding)
    }

    #[test]
    fn reads_every_encoding_of_the_same_words() {
        let words = "São João; ação – R$ 5 €";
        let utf16 = |unit: fn(u16) -> [u8; 2], mark: [u8; 2]| {
            mark.into_iter().chain(words.encode_utf16().flat_map(unit)).collect::<Vec<u8>>()
        };
        for (bytes, encoding) in [
            (words.as_bytes().to_vec(), Encoding::Utf8),
            ([b"\xef\xbb\xbf", words.as_bytes()].concat(), Encoding::Utf8),
            (b"S\xe3o Jo\xe3o; a\xe7\xe3o \x96 R$ 5 \x80".to_vec(), Encoding::Windows1252),
            (utf16(u16::to_le_bytes, [0xff, 0xfe]), Encoding::Utf16),
            (utf16(u16::to_be_bytes, [0xfe, 0xff]), Encoding::Utf16),
        ] {
            assert_eq!(read(&bytes), (words.to_owned(), encoding));
        }
    }

    #[test]
    fn stray_windows_bytes_do_not_spoil_a_utf8_file() {
        let bytes = ["ação ação ação".as_bytes(), b" S\xe3o"].concat();
        assert_eq!(read(&bytes), ("ação ação ação São".to_owned(), Encoding::Mixed));
    }

    #[test]
    fn utf16_without_a_mark_is_known_by_its_zeros() {
        assert_eq!(read(b"c\0n\0p\0j\0"), ("cnpj".to_owned(), Encoding::Utf16));
        assert_eq!(read(b"\0c\0n\0p\0j"), ("cnpj".to_owned(), Encoding::Utf16));
    }

    #[test]
    fn zero_bytes_that_pad_a_field_are_dropped_and_counted() {
        let decoded = decode(b"codigo;nome\n1;Alfa\0\0\0\n", None).unwrap();
        assert_eq!((&*decoded.text, decoded.nuls), ("codigo;nome\n1;Alfa\n", 3));
        assert_eq!(decode(b"a\0\0\0\0\0\0b", None), Err(FileKind::Binary));
    }

    #[test]
    fn the_encoding_that_is_asked_for_is_taken() {
        let bytes = b"Jo\xc6o";
        for (encoding, text) in [
            (Encoding::Windows1252, "JoÆo"),
            (Encoding::Cp850, "João"),
            (Encoding::MacRoman, "Jo∆o"),
            (Encoding::Utf8, "Jo\u{fffd}o"),
        ] {
            assert_eq!(decode(bytes, Some(encoding)).unwrap().text, text);
        }
    }

    #[test]
    fn refuses_what_is_not_text() {
        for (bytes, kind) in [
            (&b"PK\x03\x04rest"[..], FileKind::Zip),
            (b"\xd0\xcf\x11\xe0\xa1\xb1", FileKind::OldExcel),
            (b"%PDF-1.7", FileKind::Pdf),
            (b"\x89PNG\r\n", FileKind::Image),
            (b"  <html><table>", FileKind::Html),
            (b"<?xml version=\"1.0\"?>", FileKind::Xml),
            (b"\xef\xbb\xbf{\"format\":1}", FileKind::Json),
            (b"\x01\x02\x03\x04\x05\x06abc", FileKind::Binary),
        ] {
            assert_eq!(decode(bytes, None), Err(kind));
        }
    }

    #[test]
    fn odd_ends_of_utf16_are_marked_and_kept() {
        assert_eq!(read(b"\xff\xfea\0b"), ("a\u{fffd}".to_owned(), Encoding::Utf16));
        assert_eq!(read(b"\xff\xfe\x00\xd8a\0"), ("\u{fffd}a".to_owned(), Encoding::Utf16));
        assert_eq!(read(b""), (String::new(), Encoding::Utf8));
        assert_eq!(read(b"\xff\xfe"), (String::new(), Encoding::Utf16));
    }

    proptest! {
        #[test]
        fn never_panics(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = decode(&bytes, None);
        }

        #[test]
        fn utf8_is_kept_as_it_is(text in "[^\u{0}-\u{1f}{<\u{feff}\u{80}-\u{9f}ÂÃâ]{0,40}") {
            prop_assume!(by_signature(text.as_bytes()).is_none());
            prop_assert_eq!(read(text.as_bytes()), (text, Encoding::Utf8));
        }
    }
}
