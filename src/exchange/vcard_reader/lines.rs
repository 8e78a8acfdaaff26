//! The lines of a vCard as properties: unfolded, decoded each by its own encoding, without group and in capitals.

use super::super::table::{Encoding, decode_declared};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Property {
    /// On which it starts, from 1.
    pub line: u32,
    pub name: String,
    /// Types, in capitals: `CELL`, `WORK`.
    pub types: Vec<String>,
    /// Its escapes are still in it.
    pub value: String,
}

/// Pictures, sounds and keys, which no client has.
const BINARY: [&str; 4] = ["PHOTO", "LOGO", "SOUND", "KEY"];

pub(crate) fn properties(bytes: &[u8]) -> Vec<Property> {
    let head = &bytes[..bytes.len().min(64)];
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") || head.contains(&0) {
        return properties_of(decode_declared(bytes, None).as_bytes());
    }
    properties_of(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes))
}

fn properties_of(bytes: &[u8]) -> Vec<Property> {
    let end = if bytes.contains(&b'\n') { b'\n' } else { b'\r' };
    let bare = |line: &[u8]| line.strip_suffix(b"\r").unwrap_or(line).to_vec();
    let mut lines = bytes.split(|b| *b == end).map(bare).enumerate().peekable();
    let mut all = Vec::new();
    while let Some((at, mut line)) = lines.next() {
        let is_quoted = is_quoted_printable(&line);
        loop {
            if is_quoted && line.last() == Some(&b'=') {
                // A soft break may part the bytes of one letter: they are joined before they are decoded.
                line.pop();
                let Some((_, next)) = lines.next() else { break };
                line.extend(next);
            } else if let Some((_, next)) =
                lines.next_if(|(_, next)| matches!(next.first(), Some(b' ' | b'\t')) && !line.is_empty())
            {
                line.extend(&next[1..]);
            } else {
                break;
            }
        }
        all.extend(property(&line, u32::try_from(at + 1).unwrap_or(u32::MAX)));
    }
    all
}

fn head_of(line: &[u8]) -> Option<(String, &[u8])> {
    let mut quoted = false;
    let colon = line.iter().position(|b| {
        quoted ^= *b == b'"';
        *b == b':' && !quoted
    })?;
    Some((String::from_utf8_lossy(&line[..colon]).trim().to_ascii_uppercase(), &line[colon + 1..]))
}

fn is_quoted_printable(line: &[u8]) -> bool {
    head_of(line)
        .is_some_and(|(head, _)| head.split(';').skip(1).any(|word| word.ends_with("QUOTED-PRINTABLE")))
}

fn property(line: &[u8], number: u32) -> Option<Property> {
    let (head, value) = head_of(line)?;
    let mut words = head.split(';').map(str::trim);
    let name = words.next()?.rsplit('.').next()?.to_owned();
    if name.is_empty() || BINARY.contains(&name.as_str()) {
        return None;
    }
    let (mut types, mut charset, mut quoted) = (Vec::new(), None, false);
    for word in words {
        match word.split_once('=') {
            Some(("CHARSET", named)) => charset = latin(named.trim_matches('"')),
            Some(("ENCODING", named)) => quoted |= named == "QUOTED-PRINTABLE",
            Some(("TYPE", named)) => {
                types.extend(named.trim_matches('"').split(',').map(|word| word.trim().to_owned()));
            }
            Some(_) => {}
            None if word == "QUOTED-PRINTABLE" => quoted = true,
            None => types.push(word.to_owned()),
        }
    }
    let decoded = if quoted { unquoted(value) } else { value.to_vec() };
    let value = decode_declared(&decoded, charset).trim().replace("\r\n", "\n");
    Some(Property { line: number, name, types, value })
}

fn latin(charset: &str) -> Option<Encoding> {
    let known = ["WINDOWS-1252", "CP1252", "ISO-8859-1", "ISO8859-1", "LATIN1", "ISO-8859-15"];
    known.contains(&charset).then_some(Encoding::Windows1252)
}

/// `=C3=A3` as bytes; what is no such code stays.
fn unquoted(value: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(value.len());
    let mut rest = value;
    while let Some((first, after)) = rest.split_first() {
        let code = after.get(..2).filter(|code| *first == b'=' && code.iter().all(u8::is_ascii_hexdigit));
        let byte = code
            .and_then(|code| std::str::from_utf8(code).ok())
            .and_then(|code| u8::from_str_radix(code, 16).ok());
        plain.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &[u8], name: &str, types: &[&str], value: &str) {
        let all = properties(text);
        let found: Vec<_> =
            all.iter().map(|p| (p.name.as_str(), p.types.clone(), p.value.as_str())).collect();
        let types: Vec<String> = types.iter().map(|word| (*word).to_owned()).collect();
        assert_eq!(found, [(name, types, value)]);
    }

    #[test]
    fn every_way_to_write_a_property_is_read() {
        check(b"tel;cell;pref:1", "TEL", &["CELL", "PREF"], "1");
        check(b"item1.TEL;type=\"cell,work\":1", "TEL", &["CELL", "WORK"], "1");
        check(b"NOTE:a\r\n b\r\n\tc", "NOTE", &[], "abc");
        check(
            b"FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:S=C3=\r\n=A3o =zz =+1=",
            "FN",
            &[],
            "S\u{e3}o =zz =+1",
        );
        check(b"FN;CHARSET=Windows-1252:S\xe3o", "FN", &[], "S\u{e3}o");
        check(b"FN:S\xe3o Jo\xe3o", "FN", &[], "S\u{e3}o Jo\u{e3}o");
        check(b"\xff\xfeF\0N\0:\0\xe3\0", "FN", &[], "\u{e3}");
        check(b"URL:https://exemplo.com.br", "URL", &[], "https://exemplo.com.br");
        assert_eq!(properties(b"PHOTO;ENCODING=b:AAAA\r\n BBBB\r\n\r\nsem dois pontos"), []);
    }

    #[test]
    fn lines_are_those_of_the_file() {
        let lines: Vec<u32> = properties(b"A:1\nB:2\n 3\nC:4").iter().map(|p| p.line).collect();
        assert_eq!(lines, [1, 2, 4]);
        assert_eq!(properties(b"A:1\rB:2").len(), 2);
    }
}
