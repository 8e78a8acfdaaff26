//! What a workbook says of its parts: its sheets and where they lie, its calendar.

use super::super::package::Package;
use super::super::table::{FileKind, TableError};
use super::super::xml::{attribute, refusal};
use super::strings::Strings;
use super::styles::Styles;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;
use std::io::BufRead;

#[derive(Debug)]
pub(crate) struct Book {
    pub sheets: Vec<Listed>,
    pub strings: Strings,
    pub styles: Styles,
    /// Days count from 1904, as Excel for Mac has them.
    pub from_1904: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Listed {
    pub name: String,
    pub hidden: bool,
    /// Its part of the package.
    pub part: String,
}

/// Where another part lies, and what it is.
#[derive(Debug)]
struct Relation {
    part: String,
    /// The last word of its type: `worksheet`, `styles`.
    sort: String,
}

impl Book {
    pub(crate) fn open(package: &mut Package<'_>) -> Result<Book, TableError> {
        let place =
            match relations(package, "")?.into_values().find(|relation| relation.sort == "officeDocument") {
                Some(relation) => relation.part,
                None => "xl/workbook.xml".to_owned(),
            };
        if !package.has(&place) || place.to_ascii_lowercase().ends_with(".bin") {
            return Err(TableError::NotText(other_kind(package)));
        }
        let relations = relations(package, &place)?;
        let (listed, from_1904) = contents(package.part(&place)?)?;
        let sheets: Vec<Listed> = listed
            .into_iter()
            .filter_map(|(name, hidden, id)| {
                let relation = relations.get(&id).filter(|relation| relation.sort == "worksheet")?;
                package.has(&relation.part).then(|| Listed { name, hidden, part: relation.part.clone() })
            })
            .collect();
        if sheets.is_empty() {
            return Err(TableError::NotText(other_kind(package)));
        }
        let part_of = |sort: &str| {
            let mut parts = relations.values().filter(|relation| relation.sort == sort);
            parts.next().map(|relation| relation.part.clone())
        };
        let (strings, styles) = (part_of("sharedStrings"), part_of("styles"));
        let strings = match strings.filter(|part| package.has(part)) {
            Some(part) => Strings::read(package.part(&part)?)?,
            None => Strings::default(),
        };
        let styles = match styles.filter(|part| package.has(part)) {
            Some(part) => Styles::read(package.part(&part)?)?,
            None => Styles::default(),
        };
        Ok(Book { sheets, strings, styles, from_1904 })
    }
}

/// What a zip that is no workbook of the usual kind may be.
fn other_kind(package: &Package<'_>) -> FileKind {
    if package.has("xl/workbook.bin") {
        FileKind::BinaryWorkbook
    } else if package.has("content.xml") && package.has("mimetype") {
        FileKind::OpenDocument
    } else {
        FileKind::Zip
    }
}

/// By id, what the part refers to; the package itself has the empty name.
fn relations(package: &mut Package<'_>, of: &str) -> Result<HashMap<String, Relation>, TableError> {
    let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
    let place = match folder {
        "" => format!("_rels/{file}.rels"),
        _ => format!("{folder}/_rels/{file}.rels"),
    };
    let mut relations = HashMap::new();
    if !package.has(&place) {
        return Ok(relations);
    }
    each_element(package.part(&place)?, |element| {
        let named = |name| attribute(element, name).unwrap_or_default();
        if element.local_name().as_ref() == "Relationship" && named("TargetMode") != "External" {
            let sort = named("Type").rsplit('/').next().unwrap_or_default().to_owned();
            relations.insert(named("Id"), Relation { part: resolved(folder, &named("Target")), sort });
        }
    })?;
    Ok(relations)
}

/// A target as seen from its folder: `../a.xml`, `worksheets/sheet1.xml`, `/xl/a.xml`.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut steps: Vec<&str> = match target.starts_with('/') {
        true => Vec::new(),
        false => folder.split('/').filter(|step| !step.is_empty()).collect(),
    };
    for step in target.split('/').filter(|step| !step.is_empty() && *step != ".") {
        if step == ".." {
            steps.pop();
        } else {
            steps.push(step);
        }
    }
    steps.join("/")
}

/// Name, hidden and relation of each sheet; whether days count from 1904.
type Contents = (Vec<(String, bool, String)>, bool);

fn contents(part: impl BufRead) -> Result<Contents, TableError> {
    let (mut sheets, mut from_1904) = (Vec::new(), false);
    each_element(part, |element| match element.local_name().as_ref() {
        "workbookPr" => {
            from_1904 = matches!(attribute(element, "date1904").as_deref(), Some("1" | "true" | "on"));
        }
        "sheet" => {
            let hidden = attribute(element, "state").is_some_and(|state| state != "visible");
            let named = |name| attribute(element, name).unwrap_or_default();
            sheets.push((named("name"), hidden, named("id")));
        }
        _ => {}
    })?;
    Ok((sheets, from_1904))
}

fn each_element(part: impl BufRead, mut hear: impl FnMut(&BytesStart<'_>)) -> Result<(), TableError> {
    let mut reader = Reader::from_reader(part);
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).map_err(|error| refusal(&error))? {
            Event::Start(element) | Event::Empty(element) => hear(&element),
            Event::Eof => return Ok(()),
            _ => {}
        }
        buffer.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_seen_from_their_folder() {
        for (folder, target, part) in [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "..\\a.xml", "a.xml"),
            ("", "xl/workbook.xml", "xl/workbook.xml"),
            ("", "../../a.xml", "a.xml"),
        ] {
            assert_eq!(resolved(folder, target), part);
        }
    }
}
