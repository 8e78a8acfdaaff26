//! The messages of a conversation: who wrote what, and what only the program says.

use super::head::{head, is_mark, plain};
use crate::domain::value::fold;
use chrono::NaiveTime;

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Message {
    /// On which it begins, from 1.
    pub(super) line: u32,
    pub(super) date: [u16; 3],
    pub(super) time: NaiveTime,
    pub(super) is_twelve_hours: bool,
    /// Empty where the program speaks.
    pub(super) author: String,
    pub(super) text: String,
    /// Written or sent by its author: no notice of the program, no call that was missed, nothing taken back.
    pub(super) is_written: bool,
}

/// All of them in the file's order. Lines above the first are dropped: no message has them.
pub(super) fn messages(text: &str) -> Vec<Message> {
    let mut all: Vec<Message> = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let line = line.strip_suffix('\r').unwrap_or(line);
        let begun = head(line).and_then(|head| Some((head, head.date?)));
        match (begun, all.last_mut()) {
            (Some((head, date)), _) => {
                let (author, said) = parted(head.rest);
                all.push(Message {
                    line: u32::try_from(at + 1).unwrap_or(u32::MAX),
                    date,
                    time: head.time,
                    is_twelve_hours: head.is_twelve_hours,
                    is_written: !author.is_empty() && is_written(said),
                    author,
                    text: without_edit_mark(plain(said)),
                });
            }
            (None, Some(last)) => {
                last.text.push('\n');
                last.text.push_str(&without_edit_mark(plain(line)));
            }
            (None, None) => {}
        }
    }
    all
}

/// Who wrote, and what; nobody where the program speaks.
pub(super) fn parted(rest: &str) -> (String, &str) {
    let (author, said) = match rest.split_once(": ") {
        Some((author, said)) => (author, said),
        None => match rest.trim_end().strip_suffix(':') {
            Some(author) => (author, ""),
            None => return (String::new(), rest),
        },
    };
    // The iPhone puts ~ before who is not among its contacts.
    (plain(author).trim().trim_start_matches(['~', ' ']).to_owned(), said)
}

const TAKEN_BACK: [&str; 7] = [
    "mensagem apagada",
    "esta mensagem foi apagada",
    "essa mensagem foi apagada",
    "voce apagou esta mensagem",
    "voce apagou essa mensagem",
    "this message was deleted",
    "you deleted this message",
];

/// Photos, recordings and documents stand as these words.
const LEFT_OUT: [&str; 7] = ["ocultada", "ocultado", "omitida", "omitido", "oculta", "oculto", "omitted"];

fn is_written(said: &str) -> bool {
    let words = fold::words(said);
    if TAKEN_BACK.contains(&words.as_str()) {
        return false;
    }
    let is_call = ["chamada", "ligacao", "missed"].iter().any(|word| words.starts_with(word));
    let is_missed = is_call && words.len() < 60 && (words.contains("perdida") || words.contains("missed"));
    // The iPhone marks what nobody typed: media, which somebody sent, and its own notices.
    let is_notice = said.starts_with(is_mark) && !is_media(said);
    !is_missed && !is_notice
}

fn is_media(said: &str) -> bool {
    let words = fold::words(said);
    let is_placeholder = words.len() < 60 && LEFT_OUT.iter().any(|end| words.ends_with(end));
    is_placeholder
        || ["anexado ", "attached "].iter().any(|start| words.starts_with(start))
        || ["arquivo anexado", "file attached"].iter().any(|end| words.ends_with(end))
        || ["localizacao ", "location ", "contato "].iter().any(|start| words.starts_with(start))
        || ["enquete", "poll"].contains(&words.as_str())
}

fn without_edit_mark(text: String) -> String {
    let bare = ["<Mensagem editada>", "<This message was edited>"]
        .iter()
        .find_map(|mark| text.trim_end().strip_suffix(mark))
        .map(|text| text.trim_end().to_owned());
    bare.unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(rest: &str) -> Message {
        messages(&format!("[12/03/2026 14:22:31] {rest}")).remove(0)
    }

    #[test]
    fn what_was_written_or_sent_is_told_from_what_the_program_says() {
        for (rest, author, text, is_written) in [
            ("Ana: oi", "Ana", "oi", true),
            ("Ana: preço: 10", "Ana", "preço: 10", true),
            ("~\u{202f}Ana: oi", "Ana", "oi", true),
            ("\u{202a}+55 19 98765‑4321\u{202c}: oi", "+55 19 98765-4321", "oi", true),
            ("Ana: <Mídia oculta>", "Ana", "<Mídia oculta>", true),
            ("Ana: \u{200e}imagem ocultada", "Ana", "imagem ocultada", true),
            ("Ana: \u{200e}<anexado: 00000012-PHOTO.jpg>", "Ana", "<anexado: 00000012-PHOTO.jpg>", true),
            ("Ana: IMG-1.jpg (arquivo anexado)", "Ana", "IMG-1.jpg (arquivo anexado)", true),
            ("Ana: oi \u{200e}<Mensagem editada>", "Ana", "oi", true),
            (
                "Ana: \u{200e}As mensagens e as chamadas são protegidas",
                "Ana",
                "As mensagens e as chamadas são protegidas",
                false,
            ),
            ("Ana: Mensagem apagada", "Ana", "Mensagem apagada", false),
            ("Ana: \u{200e}Chamada de voz perdida", "Ana", "Chamada de voz perdida", false),
            ("Ana: Ligação de voz perdida", "Ana", "Ligação de voz perdida", false),
            ("As mensagens são protegidas", "", "As mensagens são protegidas", false),
        ] {
            let message = one(rest);
            assert_eq!(
                (&*message.author, &*message.text, message.is_written),
                (author, text, is_written),
                "{rest}"
            );
        }
    }

    #[test]
    fn lines_without_a_head_go_on_with_the_message_before() {
        let all = messages(
            "lixo\r\n12/03/2026 14:22 - Ana: um\r\n\r\n12/03 - dois\r\n12/03/2026 14:23 - Bia: x\r\n",
        );
        let said: Vec<_> = all.iter().map(|one| (one.line, &*one.text)).collect();
        assert_eq!(said, [(2, "um\n\n12/03 - dois"), (5, "x")]);
    }
}
