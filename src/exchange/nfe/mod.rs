//! Notas fiscais eletrônicas as orders: the XML of one, a zip of many, or many chosen at once.
//!
//! ```text
//! files → tree → what each tells (note, cancellation) → sale, return or neither → one table of orders → Importer
//! ```
//!
//! The client is the recipient, the representada who issues; of a return of the client's own the other way round. A note is
//! known by its chave: what was cancelled is cancelled, in whatever order the files come. What brings no order is a
//! row too, with its reason.

mod judge;
mod note;
mod table;
mod tree;

use super::package::{MOST_INFLATED, Package};
use super::table::{FileKind, Table, TableError, TableRow};
use note::Told;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use table::Filed;
pub(crate) use table::NOTED_ORDER;

/// Why a file, or a note in it, brings no order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoOrder {
    /// No whole XML document.
    Unreadable,
    /// XML of something else.
    NotANote,
    /// A note or event without the answer of the Receita.
    WithoutProtocol,
    Denied,
    NotAuthorized,
    /// Homologação: issued to try a system.
    TestRun,
    NotASale {
        cfop: u16,
    },
    /// Between branches of one company.
    OwnTransfer,
    /// It adds to the value of another note.
    Complement,
    Adjustment,
    NoRecipient,
    /// A correction, a manifestation and the like.
    EventThatChangesNothing,
    /// Cancels a note that is neither in the files nor in the carteira.
    UnknownNote,
}

#[derive(Debug)]
pub struct Notes {
    pub table: Table,
    pub mapping: super::headings::Mapping,
    /// By line, what brings no order.
    pub refused: BTreeMap<u32, NoOrder>,
}

/// Begins the bytes of several files in one.
const BUNDLE: &[u8] = b"carteira:files\0";

/// Several files as one, each with its name.
pub fn bundle(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = BUNDLE.to_vec();
    for part in files.iter().flat_map(|(name, file)| [name.as_bytes(), file]) {
        bytes.extend((part.len() as u64).to_le_bytes());
        bytes.extend(part);
    }
    bytes
}

fn unbundled(mut bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut next = || {
        let (length, rest) = bytes.split_first_chunk::<8>()?;
        let (part, rest) = rest.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)?;
        bytes = rest;
        Some(part)
    };
    let mut files = Vec::new();
    while let (Some(name), Some(file)) = (next(), next()) {
        files.push((String::from_utf8_lossy(name).into_owned(), file.to_vec()));
    }
    files
}

/// Whether the bytes are XML, or several files.
pub fn is_readable(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let is_web = |word: &[u8]| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    bytes.starts_with(BUNDLE)
        || text.starts_with(b"<?xml")
        || [&b"<nfe"[..], b"<envi", b"<proc", b"<evento", b"<ret"].iter().any(|word| is_web(word))
}

/// Reads one XML document, of the file of this name, or a bundle of files.
pub(crate) fn read_named(name: &str, bytes: &[u8]) -> Result<Notes, TableError> {
    let Some(files) = bytes.strip_prefix(BUNDLE) else {
        let mut told = Gathered::default();
        told.hear(name, bytes);
        return match told.nothing.as_slice() {
            [(_, NoOrder::NotANote)] => Err(TableError::NotText(FileKind::Xml)),
            [(_, NoOrder::Unreadable)] => Err(TableError::Damaged),
            _ => told.table(),
        };
    };
    let mut told = Gathered::default();
    for (name, bytes) in unbundled(files) {
        told.hear(&name, &bytes);
    }
    told.table()
}

/// Reads the XML files in a zip; `None` where there is none.
pub fn read_zip(bytes: &[u8]) -> Option<Result<Notes, TableError>> {
    let mut package = Package::open(bytes, MOST_INFLATED).ok()?;
    let is_hidden = |name: &str| {
        name.starts_with("__MACOSX") || name.rsplit('/').next().is_some_and(|file| file.starts_with('.'))
    };
    let names: Vec<String> =
        package.names().into_iter().filter(|name| is_xml(name) && !is_hidden(name)).collect();
    if names.is_empty() || package.has("[Content_Types].xml") {
        return None;
    }
    Some(of_package(&mut package, names))
}

/// The name of the file that a row came in.
pub(crate) fn file_of(row: TableRow<'_>) -> &str {
    row.cell(table::FILE)
}

fn of_package(package: &mut Package<'_>, names: Vec<String>) -> Result<Notes, TableError> {
    let mut told = Gathered::default();
    for name in names {
        match package.bytes_of(&name) {
            Ok(bytes) => told.hear(&name, &bytes),
            Err(error @ TableError::InflatesTooMuch { .. }) => return Err(error),
            Err(_) => told.nothing.push((name, NoOrder::Unreadable)),
        }
    }
    told.table()
}

fn is_xml(name: &str) -> bool {
    name.len() > 4 && name.get(name.len() - 4..).is_some_and(|end| end.eq_ignore_ascii_case(".xml"))
}

#[derive(Default)]
struct Gathered {
    notes: BTreeMap<String, Filed>,
    /// By key, the file that says so.
    cancelled: BTreeMap<String, String>,
    nothing: Vec<(String, NoOrder)>,
}

impl Gathered {
    fn hear(&mut self, file: &str, bytes: &[u8]) {
        let Some(root) = tree::parse(bytes) else {
            self.nothing.push((file.to_owned(), NoOrder::Unreadable));
            return;
        };
        for told in note::told(&root) {
            match told {
                Told::Note(note) => {
                    // The same note twice: the copy that has its protocol.
                    let known = self.notes.get(&note.key);
                    if known.is_none_or(|known| known.note.protocol.is_empty()) {
                        let key = note.key.clone();
                        self.notes.insert(key, Filed { file: file.to_owned(), note: *note });
                    }
                }
                Told::Cancelled(key) => drop(self.cancelled.insert(key, file.to_owned())),
                Told::Nothing(reason) => self.nothing.push((file.to_owned(), reason)),
            }
        }
    }

    fn table(self) -> Result<Notes, TableError> {
        table::table(self.notes.into_values().collect(), self.cancelled, self.nothing)
    }
}

#[cfg(test)]
mod tests {
    use super::super::package::tests::zipped;
    use super::*;
    use proptest::prelude::*;

    fn read(bytes: &[u8]) -> Result<Notes, TableError> {
        read_named("nota.xml", bytes)
    }

    const SALE: &str = include_str!("../../../tests/field_files/nfe-4-cancelled-and-events/venda.xml");
    const EVENT: &str =
        include_str!("../../../tests/field_files/nfe-4-cancelled-and-events/evento-cancelamento.xml");

    fn file(name: &str, text: &str) -> (String, Vec<u8>) {
        (name.to_owned(), text.as_bytes().to_vec())
    }

    fn situations(notes: &Notes) -> Vec<(&str, &str)> {
        notes.table.rows().map(|row| (row.cell(1), row.cell(4))).collect()
    }

    #[test]
    fn files_are_told_apart_again() {
        let files = [file("a.xml", SALE), file("ç.xml", ""), file("", "x")];
        assert_eq!(unbundled(bundle(&files).strip_prefix(BUNDLE).unwrap()), files);
        assert!(is_readable(&bundle(&files)) && is_readable(SALE.as_bytes()));
        assert!(!is_readable(b"<html><body>") && !is_readable(b"codigo;nome"));
    }

    #[test]
    fn a_cancellation_counts_in_any_order_of_the_files() {
        for files in [[file("1", SALE), file("2", EVENT)], [file("1", EVENT), file("2", SALE)]] {
            let notes = read(&bundle(&files)).unwrap();
            assert_eq!(situations(&notes), [("1031/1", "Cancelada")]);
        }
        let without_answer = EVENT.replace("<cStat>135</cStat>", "");
        let notes = read(&bundle(&[file("1", SALE), file("2", &without_answer)])).unwrap();
        assert_eq!(situations(&notes), [("1031/1", "Autorizada"), ("", "")]);
        assert_eq!(notes.refused.values().collect::<Vec<_>>(), [&NoOrder::WithoutProtocol]);
        let alone = read(EVENT.as_bytes()).unwrap();
        assert_eq!(
            (situations(&alone), alone.table.row(0).unwrap().cell(0).len()),
            (vec![("", "Cancelada")], 44)
        );
    }

    #[test]
    fn the_same_note_twice_is_one_and_the_authorized_copy_of_it() {
        let bare = SALE.replace("<protNFe", "<x").replace("</protNFe>", "</x>");
        for files in [[file("a", SALE), file("b", &bare)], [file("a", &bare), file("b", SALE)]] {
            let notes = read(&bundle(&files)).unwrap();
            assert_eq!((situations(&notes), notes.refused.len()), (vec![("1031/1", "Autorizada")], 0));
        }
    }

    #[test]
    fn a_zip_of_notes_is_read_and_another_is_not() {
        let bytes = zipped(&[
            ("notas/b.XML", EVENT.as_bytes()),
            ("notas/a.xml", SALE.as_bytes()),
            ("__MACOSX/notas/._a.xml", b"x"),
            ("leia.txt", b"x"),
        ]);
        assert_eq!(situations(&read_zip(&bytes).unwrap().unwrap()), [("1031/1", "Cancelada")]);
        assert!(read_zip(&zipped(&[("leia.txt", b"x")])).is_none());
        assert!(read_zip(&zipped(&[("[Content_Types].xml", b"x")])).is_none());
    }

    #[test]
    fn xml_of_something_else_is_refused_whole_alone_and_as_a_row_among_notes() {
        assert_eq!(read(b"<?xml version=\"1.0\"?><gpx/>").unwrap_err(), TableError::NotText(FileKind::Xml));
        let notes =
            read(&bundle(&[file("a", SALE), file("b", "<gpx><x/></gpx>"), file("c", "<gpx")])).unwrap();
        let reasons: Vec<_> = notes.refused.iter().map(|(line, reason)| (*line, *reason)).collect();
        assert_eq!(reasons, [(3, NoOrder::NotANote), (4, NoOrder::Unreadable)]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn a_document_cut_short_or_spoilt_never_panics(
            cut in 0usize..2_500, at in 0usize..2_500, byte in any::<u8>(), more in any::<Vec<u8>>(),
        ) {
            let mut bytes = SALE.as_bytes().to_vec();
            let at = at % bytes.len();
            bytes[at] = byte;
            let _ = read(&bytes);
            bytes.truncate(cut.min(bytes.len()));
            let _ = read(&bytes);
            let _ = read(&[BUNDLE, &more].concat());
            let _ = read_zip(&zipped(&[("a.xml", &more), ("b.xml", &bytes)]));
        }
    }
}
