//! The shared strings of a workbook, all in one text.

use super::super::table::TableError;
use super::super::xml::{push_reference, push_text, refusal};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::borrow::Cow;
use std::io::BufRead;

#[derive(Debug, Default)]
pub(crate) struct Strings {
    text: String,
    ends: Vec<usize>,
}

impl Strings {
    pub(crate) fn read(part: impl BufRead) -> Result<Strings, TableError> {
        let mut strings = Strings::default();
        let mut reader = Reader::from_reader(part);
        let (mut buffer, mut one) = (Vec::new(), Rich::default());
        loop {
            match reader.read_event_into(&mut buffer).map_err(|error| refusal(&error))? {
                Event::Empty(element) if element.local_name().as_ref() == "si" => strings.push(""),
                Event::End(element) if element.local_name().as_ref() == "si" => {
                    strings.push(&unescaped(&one.take()));
                }
                Event::Eof => return Ok(strings),
                event => one.hear(&event),
            }
            buffer.clear();
        }
    }

    pub(crate) fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)?;
        let start = if index == 0 { 0 } else { *self.ends.get(index - 1)? };
        self.text.get(start..end)
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(self.text.len());
    }
}

/// Gathers the runs of a text, without how Japanese is spoken.
#[derive(Debug, Default)]
pub(crate) struct Rich {
    text: String,
    within: bool,
    spoken: bool,
}

impl Rich {
    pub(crate) fn hear(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(element) => match element.local_name().as_ref() {
                "t" => self.within = !self.spoken,
                "rPh" => self.spoken = true,
                _ => {}
            },
            Event::End(element) => match element.local_name().as_ref() {
                "t" => self.within = false,
                "rPh" => self.spoken = false,
                _ => {}
            },
            Event::Text(text) if self.within => push_text(text, &mut self.text),
            Event::CData(text) if self.within => self.text.push_str(text),
            Event::GeneralRef(reference) if self.within => push_reference(reference, &mut self.text),
            _ => {}
        }
    }

    pub(crate) fn take(&mut self) -> String {
        (self.within, self.spoken) = (false, false);
        std::mem::take(&mut self.text)
    }
}

/// `_x000D_` and its like as the characters they stand for.
pub(crate) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        plain.push_str(&rest[..at]);
        let is_code = |code: &&str| code.bytes().all(|b| b.is_ascii_hexdigit());
        let code =
            rest.get(at + 2..at + 6).filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_')).filter(is_code);
        match code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32) {
            Some(character) => {
                plain.push(character);
                rest = &rest[at + 7..];
            }
            None => {
                plain.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_whole_whatever_they_are_made_of() {
        let xml = r#"<?xml version="1.0"?><!DOCTYPE x [<!ENTITY z "zzz">]><x:sst xmlns:x="m"><x:si><x:t>S&amp;A &#xe3;</x:t></x:si><x:si/>
            <x:si><x:r><x:rPr><x:b/></x:rPr><x:t>Loja </x:t></x:r><x:r><x:t xml:space="preserve">Um </x:t></x:r><x:rPh sb="0"><x:t>roja</x:t></x:rPh></x:si>
            <x:si><x:t>a_x000D_b_xZZ_c &z;</x:t></x:si></x:sst>"#;
        let strings = Strings::read(xml.as_bytes()).unwrap();
        let all: Vec<&str> = (0..).map_while(|index| strings.get(index)).collect();
        assert_eq!(all, ["S&A ã", "", "Loja Um ", "a\rb_xZZ_c "]);
    }
}
