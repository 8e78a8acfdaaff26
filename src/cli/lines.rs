//! The lines of a file, one at a time, none of them longer in memory than a line may be.

use crate::exchange::snapshot::scan::LINE_BYTES;
use std::io::{self, BufRead};

/// Puts the next line into `line`, with its line feed; `false` where there is none. Of a line that is too long only so much is
/// kept that whoever reads it sees that it is.
pub(super) fn next_line(from: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<bool> {
    line.clear();
    let mut any = false;
    loop {
        let buffer = match from.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            read => read?,
        };
        if buffer.is_empty() {
            return Ok(any);
        }
        any = true;
        let end = memchr::memchr(b'\n', buffer);
        let bytes = end.map_or(buffer.len(), |at| at + 1);
        let room = (LINE_BYTES + 1).saturating_sub(line.len());
        line.extend_from_slice(&buffer[..bytes.min(room)]);
        from.consume(bytes);
        if end.is_some() {
            return Ok(true);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

    #[test]
    fn lines_come_whole_whatever_the_buffer_holds() {
        let text = b"a\n\nlonger than the buffer\r\nend";
        let mut from = BufReader::with_capacity(4, &text[..]);
        let (mut line, mut all) = (Vec::new(), Vec::new());
        while next_line(&mut from, &mut line).unwrap() {
            all.push(String::from_utf8(line.clone()).unwrap());
        }
        assert_eq!(all, ["a\n", "\n", "longer than the buffer\r\n", "end"]);
        assert!(!next_line(&mut &b""[..], &mut line).unwrap());
    }

    #[test]
    fn a_line_without_an_end_does_not_fill_the_memory() {
        let endless = io::Read::take(io::repeat(b'x'), 3 * LINE_BYTES as u64);
        let mut line = Vec::new();
        let mut from = BufReader::with_capacity(1 << 20, endless);
        assert!(next_line(&mut from, &mut line).unwrap());
        assert_eq!(line.len(), LINE_BYTES + 1);
        assert!(!next_line(&mut from, &mut line).unwrap());
    }
}
