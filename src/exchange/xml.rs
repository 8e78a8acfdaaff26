//! What the readers of XML share: names without their prefix, text with its references resolved. Entities of a DTD are not
//! expanded: only the five that XML has and characters by number are known, any other is left out.

use super::package::io_refusal;
use super::table::TableError;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, BytesText};

/// The value of the attribute of this local name.
pub(crate) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let mut unchecked = attributes.with_checks(false).flatten();
    let value = unchecked.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(match value.normalized_value(XmlVersion::Implicit1_0) {
        Ok(text) => text.into_owned(),
        Err(_) => value.value.into_owned(),
    })
}

pub(crate) fn push_text(text: &BytesText<'_>, to: &mut String) {
    to.push_str(&text.xml10_content());
}

pub(crate) fn push_reference(reference: &BytesRef<'_>, to: &mut String) {
    match reference.resolve_char_ref() {
        Ok(Some(character)) => to.push(character),
        Ok(None) => to.push_str(resolve_predefined_entity(reference).unwrap_or_default()),
        Err(_) => {}
    }
}

pub(crate) fn refusal(error: &quick_xml::Error) -> TableError {
    match error {
        quick_xml::Error::Io(error) => io_refusal(error),
        _ => TableError::Damaged,
    }
}
