//! The signs of JSON: white space, words, numbers, strings, and what opens and closes.

use super::{END, Malformed, Read};
use std::borrow::Cow;

pub(super) struct Reader<'de> {
    pub(super) text: &'de str,
    pub(super) bytes: &'de [u8],
    pub(super) at: usize,
    pub(super) depth: u8,
}

pub(super) enum Number {
    Positive(u64),
    Negative(i64),
    Float(f64),
}

impl<'de> Reader<'de> {
    pub(super) fn byte(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(END)
    }

    /// The next byte that is not white space.
    pub(super) fn peek(&mut self) -> u8 {
        while matches!(self.byte(), b' ' | b'\n' | b'\t' | b'\r') {
            self.at += 1;
        }
        if self.at < self.bytes.len() && self.byte() == END { 1 } else { self.byte() }
    }

    pub(super) fn take(&mut self, wanted: u8) -> Read<()> {
        if self.peek() != wanted {
            return Err(Malformed);
        }
        self.at += 1;
        Ok(())
    }

    pub(super) fn word(&mut self, word: &str) -> Read<()> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        if !rest.starts_with(word.as_bytes()) {
            return Err(Malformed);
        }
        self.at += word.len();
        Ok(())
    }

    pub(super) fn bool(&mut self) -> Read<bool> {
        let truth = self.peek() == b't';
        self.word(if truth { "true" } else { "false" }).map(|()| truth)
    }

    /// Enters a list or an object.
    pub(super) fn enter(&mut self, opens: u8) -> Read<()> {
        self.take(opens)?;
        self.depth = self.depth.checked_sub(1).ok_or(Malformed)?;
        Ok(())
    }

    pub(super) fn leave(&mut self, closes: u8) -> Read<()> {
        self.depth += 1;
        self.take(closes)
    }

    /// Goes to the next of a list or an object; `false` at its end, which stays.
    pub(super) fn next(&mut self, first: &mut bool, closes: u8) -> Read<bool> {
        let byte = self.peek();
        if byte == closes {
            return Ok(false);
        }
        if !std::mem::take(first) {
            self.take(b',')?;
            // A comma is followed by something.
            if self.peek() == closes {
                return Err(Malformed);
            }
        }
        Ok(true)
    }

    pub(super) fn digits(&mut self) -> usize {
        let from = self.at;
        while self.byte().is_ascii_digit() {
            self.at += 1;
        }
        self.at - from
    }

    pub(super) fn number(&mut self) -> Read<Number> {
        self.peek();
        let from = self.at;
        let negative = self.byte() == b'-';
        self.at += usize::from(negative);
        let zero = self.byte() == b'0';
        let digits = self.digits();
        if digits == 0 || (zero && digits > 1) {
            return Err(Malformed);
        }
        let mut whole = true;
        if self.byte() == b'.' {
            whole = false;
            self.at += 1;
            if self.digits() == 0 {
                return Err(Malformed);
            }
        }
        if matches!(self.byte(), b'e' | b'E') {
            whole = false;
            self.at += 1;
            self.at += usize::from(matches!(self.byte(), b'+' | b'-'));
            if self.digits() == 0 {
                return Err(Malformed);
            }
        }
        let text = self.text.get(from..self.at).unwrap_or_default();
        if whole
            && !negative
            && let Ok(number) = text.parse()
        {
            return Ok(Number::Positive(number));
        }
        // Minus zero is no integer.
        if whole
            && negative
            && !zero
            && let Ok(number) = text.parse()
        {
            return Ok(Number::Negative(number));
        }
        let number: f64 = text.parse().map_err(|_| Malformed)?;
        if number.is_finite() { Ok(Number::Float(number)) } else { Err(Malformed) }
    }

    pub(super) fn string(&mut self) -> Read<Cow<'de, str>> {
        self.take(b'"')?;
        let mut from = self.at;
        let mut made = String::new();
        loop {
            let at = self.at;
            match self.byte() {
                b'"' => {
                    let rest = self.text.get(from..at).ok_or(Malformed)?;
                    self.at += 1;
                    if made.is_empty() {
                        return Ok(Cow::Borrowed(rest));
                    }
                    made.push_str(rest);
                    return Ok(Cow::Owned(made));
                }
                b'\\' => {
                    made.push_str(self.text.get(from..at).ok_or(Malformed)?);
                    self.at += 1;
                    made.push(self.escaped()?);
                    from = self.at;
                }
                0..0x20 => return Err(Malformed),
                _ => self.at += 1,
            }
        }
    }

    /// The character after a backslash.
    pub(super) fn escaped(&mut self) -> Read<char> {
        let byte = self.byte();
        self.at += 1;
        Ok(match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let high = self.unit()?;
                if !(0xd800..0xdc00).contains(&high) {
                    return char::from_u32(high).ok_or(Malformed);
                }
                self.word("\\u")?;
                let low = self.unit()?;
                if !(0xdc00..0xe000).contains(&low) {
                    return Err(Malformed);
                }
                return char::from_u32(0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00)).ok_or(Malformed);
            }
            _ => return Err(Malformed),
        })
    }

    pub(super) fn unit(&mut self) -> Read<u32> {
        let digits = self.text.get(self.at..self.at + 4).ok_or(Malformed)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(Malformed);
        }
        self.at += 4;
        u32::from_str_radix(digits, 16).map_err(|_| Malformed)
    }

    /// Passes over a value, which must be one, however deep.
    pub(super) fn skip(&mut self) -> Read<()> {
        let mut open = Vec::new();
        loop {
            match self.peek() {
                b'"' => drop(self.string()?),
                b'n' => self.word("null")?,
                b't' | b'f' => drop(self.bool()?),
                opens @ (b'[' | b'{') => {
                    self.at += 1;
                    // `]` and `}` come two after what they close.
                    let closes = opens + 2;
                    if self.peek() != closes {
                        open.push(closes);
                        self.skip_name(closes)?;
                        continue;
                    }
                    self.at += 1;
                }
                _ => {
                    self.number()?;
                }
            }
            loop {
                let Some(closes) = open.last().copied() else { return Ok(()) };
                if self.peek() != closes {
                    self.take(b',')?;
                    self.skip_name(closes)?;
                    break;
                }
                self.at += 1;
                open.pop();
            }
        }
    }

    /// The name of a member, inside an object.
    pub(super) fn skip_name(&mut self, closes: u8) -> Read<()> {
        if closes == b'}' {
            self.string()?;
            self.take(b':')?;
        }
        Ok(())
    }

    /// A value as it stands.
    pub(super) fn raw(&mut self) -> Read<&'de str> {
        self.peek();
        let from = self.at;
        self.skip()?;
        self.text.get(from..self.at).ok_or(Malformed)
    }
}
