//! A conversation that WhatsApp exported (`.txt`, or the `.zip` it lies in) as one contact a day.
//!
//! ```text
//! lines → messages → whose dates mean what → who is the client → one table of days → Importer
//! ```
//!
//! A day on which the client wrote is *atendido*, one on which only the rep did *sem resposta*. Who of the two is the client, the
//! file's name says or the user; which client of the carteira that is, always the user. A group is refused: its messages
//! are nobody's contact.

mod day;
mod head;
mod message;
mod order;
mod voices;

pub use order::DateOrder;

use super::headings::Mapping;
use super::package::{MOST_INFLATED, Package};
use super::table::{FileKind, Reading, Table, TableError, TableRow, decode_declared};
use chrono::NaiveDate;
use message::{Message, messages};
use serde::{Deserialize, Serialize};
use voices::Voices;

#[derive(Debug)]
pub(crate) struct Chat {
    pub(crate) table: Table,
    pub(crate) mapping: Mapping,
    pub(crate) talk: Talk,
}

/// What a conversation is, for the user to say who it is with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Talk {
    /// Who may be the client. An empty one is the client who never wrote and whose name nothing says.
    pub voices: Vec<String>,
    /// Which of them is taken for the client; none where only the user can tell.
    pub client: Option<usize>,
    pub first: NaiveDate,
    pub last: NaiveDate,
    pub messages: usize,
    pub order: DateOrder,
    /// The file proves which number of its dates is the month.
    pub order_is_proven: bool,
}

/// Bytes looked at to know a conversation.
const BEGINNING: usize = 8 << 10;

/// Whether the text begins as a conversation does.
pub(crate) fn is_readable(bytes: &[u8]) -> bool {
    let text = decode_declared(&bytes[..bytes.len().min(BEGINNING)], None);
    let first =
        text.lines().map(|line| line.trim_start_matches(head::is_mark)).find(|line| !line.trim().is_empty());
    let begins = first.and_then(head::head).is_some_and(|head| head.date.is_some());
    begins && messages(&text).iter().any(|one| !one.author.is_empty())
}

/// Reads a conversation in a file of this name.
pub(crate) fn read(name: &str, bytes: &[u8], reading: Reading) -> Result<Chat, TableError> {
    let all = messages(&decode_declared(bytes, None));
    let voices = Voices::of(&all, name);
    if voices.is_group {
        return Err(TableError::NotText(FileKind::GroupChat));
    }
    let (found, order_is_proven) = order::order_of(&all);
    let order = match (reading.month_first, order_is_proven) {
        (Some(true), false) => DateOrder::MonthFirst,
        (Some(false), false) => DateOrder::DayFirst,
        (_, _) => found,
    };
    let written: Vec<Message> = all.into_iter().filter(|one| one.is_written).collect();
    let client = reading.client_voice.filter(|at| *at < voices.names.len()).or(voices.client);
    let dates = || written.iter().filter_map(|one| order::date(one.date, order));
    let (Some(first), Some(last)) = (dates().min(), dates().max()) else { return Err(TableError::Empty) };
    let talk =
        Talk { voices: voices.names, client, first, last, messages: written.len(), order, order_is_proven };
    let (table, mapping) = day::table(&written, order, client.and_then(|at| talk.voices.get(at)))?;
    Ok(Chat { table, mapping, talk })
}

/// Reads the one conversation in a zip, with its pictures or without; `None` where there is none.
pub(crate) fn read_zip(name: &str, bytes: &[u8], reading: Reading) -> Option<Result<Chat, TableError>> {
    let mut package = Package::open(bytes, MOST_INFLATED).ok()?;
    if package.has("[Content_Types].xml") {
        return None;
    }
    let is_text =
        |name: &String| name.to_ascii_lowercase().ends_with(".txt") && !name.starts_with("__MACOSX");
    let texts: Vec<String> = package.names().into_iter().filter(is_text).collect();
    let mut found = None;
    for text in texts {
        match package.bytes_of(&text) {
            Ok(bytes) if is_readable(&bytes) && found.is_some() => {
                return Some(Err(TableError::NotText(FileKind::SeveralChats)));
            }
            Ok(bytes) if is_readable(&bytes) => found = Some((text, bytes)),
            Ok(_) => {}
            Err(error) => return Some(Err(error)),
        }
    }
    let (inner, bytes) = found?;
    // The iPhone calls every one of them _chat.txt.
    let named = if voices::partner_in(&inner).is_some() { inner.as_str() } else { name };
    Some(read(named, &bytes, reading))
}

/// The day of a row and what was written on it, for the user to see before it comes in.
pub(crate) fn said_on(row: TableRow<'_>) -> String {
    day::said_on(row)
}

/// Messages that were copied out of a conversation: who wrote them, and when the last.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Excerpt {
    pub(super) authors: Vec<String>,
    pub(super) last: Option<NaiveDate>,
}

pub(super) fn excerpt(text: &str) -> Excerpt {
    let heads = text.lines().filter_map(head::head).map(|head| message::parted(head.rest).0);
    let mut authors: Vec<String> = Vec::new();
    for author in heads.filter(|author| !author.is_empty()) {
        if !authors.contains(&author) {
            authors.push(author);
        }
    }
    let dated = messages(text);
    let (order, _) = order::order_of(&dated);
    Excerpt { authors, last: dated.last().and_then(|last| order::date(last.date, order)) }
}

/// Without the marks of direction, which nobody sees.
pub(super) fn without_marks(text: &str) -> String {
    text.chars().filter(|c| !head::is_mark(*c)).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::package::tests::zipped;
    use super::*;
    use proptest::prelude::*;

    const ANDROID: &str = "12/03/2026 14:20 - As mensagens e as chamadas são protegidas.\n12/03/2026 14:22 - Padaria Aurora: oi\n12/03/2026 14:23 - Rui: bom dia\n";
    const NAME: &str = "Conversa do WhatsApp com Padaria Aurora.txt";

    #[test]
    fn a_conversation_is_known_by_its_first_line() {
        assert!(is_readable(ANDROID.as_bytes()));
        assert!(is_readable("\u{feff}\n\u{200e}[12/03/2026, 14:22:31] Ana: oi".as_bytes()));
        for other in
            ["", "codigo;nome\n12/03/2026 14:22 - Ana: oi", "12/03/2026 14:20 - entrega\nx", "oi", "PK"]
        {
            assert!(!is_readable(other.as_bytes()), "{other}");
        }
    }

    #[test]
    fn what_there_is_to_confirm() {
        let talk = read(NAME, ANDROID.as_bytes(), Reading::default()).unwrap().talk;
        assert_eq!(
            (talk.voices, talk.client, talk.messages),
            (vec!["Padaria Aurora".to_owned(), "Rui".to_owned()], Some(0), 2)
        );
        assert!(!talk.order_is_proven && talk.order == DateOrder::DayFirst);
        let said = Reading { month_first: Some(true), client_voice: Some(1), ..Reading::default() };
        let talk = read(NAME, ANDROID.as_bytes(), said).unwrap().talk;
        assert_eq!((talk.client, talk.first), (Some(1), NaiveDate::from_ymd_opt(2026, 12, 3).unwrap()));
    }

    #[test]
    fn a_zip_holds_one_conversation() {
        let one = zipped(&[("_chat.txt", ANDROID.as_bytes()), ("IMG-1.jpg", b"x"), ("leia.txt", b"x")]);
        let name = "WhatsApp Chat - Padaria Aurora.zip";
        assert_eq!(read_zip(name, &one, Reading::default()).unwrap().unwrap().talk.client, Some(0));
        let two = zipped(&[("a.txt", ANDROID.as_bytes()), ("b.txt", ANDROID.as_bytes())]);
        let error = read_zip(name, &two, Reading::default()).unwrap().unwrap_err();
        assert_eq!(error, TableError::NotText(FileKind::SeveralChats));
        assert!(read_zip(name, &zipped(&[("leia.txt", b"x")]), Reading::default()).is_none());
    }

    #[test]
    fn notices_alone_are_no_conversation() {
        let text = "12/03/2026 14:20 - Ana: Mensagem apagada\n";
        assert_eq!(read("", text.as_bytes(), Reading::default()).unwrap_err(), TableError::Empty);
    }

    proptest! {
        #[test]
        fn nothing_panics(text in "(\\[|\\]|[0-9]{1,4}|/|:| - |, | PM|Ana: |\u{200e}|\u{202f}|\n|[a-zé]{0,5}){0,40}", bytes in any::<Vec<u8>>()) {
            for bytes in [text.as_bytes(), &bytes] {
                let _ = (is_readable(bytes), read(&text, bytes, Reading::default()), read_zip(&text, bytes, Reading::default()));
            }
        }
    }
}
