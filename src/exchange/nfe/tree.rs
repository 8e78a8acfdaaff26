//! An XML document as a tree of elements by their local names, whatever namespace or prefix they have.

use super::super::table::{Encoding, decode_declared};
use super::super::xml::{attribute, push_reference, push_text};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// An NF-e may have 500 kB, a batch of them as much.
const MOST_BYTES: usize = 20 << 20;
const DEEPEST: usize = 40;

#[derive(Debug, Default, PartialEq)]
pub(crate) struct Element {
    pub name: String,
    /// Of the attribute `Id`.
    pub id: Option<String>,
    pub text: String,
    pub children: Vec<Element>,
}

impl Element {
    fn of(start: &BytesStart<'_>) -> Element {
        let id = attribute(start, "Id");
        Element { name: start.local_name().as_ref().to_owned(), id, ..Element::default() }
    }

    pub(crate) fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The text at the end of a path, empty where there is none.
    pub(crate) fn at(&self, path: &[&str]) -> &str {
        let end = path.iter().try_fold(self, |element, name| element.child(name));
        end.map_or("", |element| element.text.trim())
    }
}

/// The root of a document; `None` of what is no whole XML document or far larger than a note is.
pub(crate) fn parse(bytes: &[u8]) -> Option<Element> {
    if bytes.len() > MOST_BYTES {
        return None;
    }
    let text = decode_declared(bytes, declared(bytes));
    let mut reader = Reader::from_str(&text);
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) if open.len() <= DEEPEST => open.push(Element::of(&start)),
            Event::Start(_) => return None,
            Event::Empty(start) => open.last_mut()?.children.push(Element::of(&start)),
            Event::End(_) => {
                let done = open.pop()?;
                open.last_mut()?.children.push(done);
            }
            Event::Text(text) => push_text(&text, &mut open.last_mut()?.text),
            Event::CData(text) => open.last_mut()?.text.push_str(&text),
            Event::GeneralRef(reference) => push_reference(&reference, &mut open.last_mut()?.text),
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    let root = open.pop().filter(|_| open.is_empty())?;
    (!root.children.is_empty()).then_some(root)
}

/// The encoding that the first line names, where it is not UTF-8.
fn declared(bytes: &[u8]) -> Option<Encoding> {
    let head: String = bytes.iter().take(200).map(|b| char::from(*b).to_ascii_lowercase()).collect();
    let declaration = head.split("?>").next()?;
    let name = declaration.split("encoding=").nth(1)?.trim_start_matches(['"', '\'']);
    let latin = ["iso-8859-1", "iso8859-1", "latin1", "windows-1252", "iso-8859-15"];
    latin.iter().any(|latin| name.starts_with(latin)).then_some(Encoding::Windows1252)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_found_by_local_name_and_dtds_expand_nothing() {
        let xml = r#"<!DOCTYPE a [<!ENTITY big "ha"><!ENTITY x SYSTEM "file:///etc/passwd">]>
            <n:a xmlns:n="u"><n:b Id="7">1 &amp; &#x32;&big;&x;</n:b><c><b><![CDATA[<3>]]></b></c></n:a>"#;
        let root = parse(xml.as_bytes()).unwrap();
        assert_eq!(root.at(&["a", "b"]), "1 & 2");
        assert_eq!(root.child("a").unwrap().child("b").unwrap().id.as_deref(), Some("7"));
        assert_eq!(root.at(&["a", "c", "b"]), "<3>");
    }

    #[test]
    fn the_encoding_is_the_one_declared() {
        let xml = b"<?xml version='1.0' encoding='ISO-8859-1'?><a>S\xe3o</a>";
        assert_eq!(parse(xml).unwrap().at(&["a"]), "São");
        assert_eq!(parse("\u{feff}<a>São</a>".as_bytes()).unwrap().at(&["a"]), "São");
    }

    #[test]
    fn what_is_no_whole_document_is_none() {
        let deep = |depth: usize| format!("{}{}", "<a>".repeat(depth), "</a>".repeat(depth));
        assert!(parse(deep(DEEPEST).as_bytes()).is_some());
        assert!(parse(deep(DEEPEST + 1).as_bytes()).is_none());
        for xml in ["", "texto", "<a><b></a>", "<a>", "<a", "</a>"] {
            assert_eq!(parse(xml.as_bytes()), None, "{xml}");
        }
    }
}
