//! Bytes of unknown origin as text: UTF-8, windows-1252 or UTF-16, and a refusal of what is no text at all.
//!
//! A byte order mark decides. Without one the text is UTF-8; bytes that are not become the windows-1252 characters they
//! stand for, all of them where the file is mostly that, or only the stray ones in a file that is otherwise UTF-8.
//! Windows-1252 is a table of 32 characters here: a whole encoding library would be a hundred times its size.

use std::borrow::Cow;

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Encoding {
    Utf8,
    Windows1252,
    /// UTF-8 with some bytes of windows-1252 in it: two programs wrote this file.
    Mixed,
    Utf16,
}

/// What a file that is not text seems to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum FileKind {
    /// `.xlsx`, `.ods`, `.docx`, `.zip`.
    Zip,
    /// `.xls` as Excel wrote it until 2003.
    OldExcel,
    Pdf,
    Image,
    /// A web page, which some programs save with the ending `.xls`.
    Html,
    Xml,
    Json,
    /// Zero bytes or control characters where text has none.
    Binary,
}

pub fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Encoding), FileKind> {
    if let Some(kind) = by_signature(bytes) {
        return Err(kind);
    }
    let (text, encoding) = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => from_bytes(rest),
        [0xff, 0xfe, rest @ ..] => (Cow::Owned(from_utf16(rest, u16::from_le_bytes)), Encoding::Utf16),
        [0xfe, 0xff, rest @ ..] => (Cow::Owned(from_utf16(rest, u16::from_be_bytes)), Encoding::Utf16),
        _ => from_bytes(bytes),
    };
    match by_content(&text) {
        Some(kind) => Err(kind),
        None => Ok((text, encoding)),
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
    if text.as_bytes().contains(&0) {
        return Some(FileKind::Binary);
    }
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
        text.extend(bytes.iter().map(|b| from_windows_1252(*b)));
        return (Cow::Owned(text), Encoding::Windows1252);
    }
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|b| from_windows_1252(*b)));
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

fn from_windows_1252(byte: u8) -> char {
    const FROM_80: [u16; 32] = [
        0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152,
        0x8d, 0x17d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122,
        0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178,
    ];
    match byte {
        0x80..=0x9f => char::from_u32(u32::from(FROM_80[usize::from(byte - 0x80)])).unwrap_or('\u{fffd}'),
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(bytes: &[u8]) -> (String, Encoding) {
        let (text, encoding) = decode(bytes).unwrap();
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
    fn windows_1252_agrees_with_the_standard_table() {
        for byte in 0..=255u8 {
            let bytes = [byte];
            let (expected, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes);
            assert_eq!(from_windows_1252(byte).to_string(), expected);
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
            (b"cnpj;nome\n1\0;a", FileKind::Binary),
            (b"c\0n\0p\0j\0", FileKind::Binary),
            (b"\x01\x02\x03\x04\x05\x06abc", FileKind::Binary),
        ] {
            assert_eq!(decode(bytes), Err(kind));
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
            let _ = decode(&bytes);
        }

        #[test]
        fn utf8_is_kept_as_it_is(text in "[^\u{0}-\u{1f}{<\u{feff}]{0,40}") {
            prop_assume!(by_signature(text.as_bytes()).is_none());
            prop_assert_eq!(read(text.as_bytes()), (text, Encoding::Utf8));
        }
    }
}
