//! Who speaks in a conversation, and which of them is the client, as far as the file itself says.

use super::message::Message;
use crate::domain::value::fold;

#[derive(Debug, PartialEq)]
pub(super) struct Voices {
    /// In the order in which they first stand in the file; whoever only its name says, last.
    pub(super) names: Vec<String>,
    pub(super) client: Option<usize>,
    pub(super) is_group: bool,
}

impl Voices {
    pub(super) fn of(messages: &[Message], file: &str) -> Voices {
        let mut names = distinct(messages.iter().filter(|one| one.is_written));
        let is_group = names.len() > 2 || messages.iter().any(says_group);
        // Notices stand under the name of whom the conversation is with.
        let noticed = distinct(messages.iter().filter(|one| !one.is_written && is_of_two(&one.text)));
        let noticed = noticed.into_iter().next();
        let partner = partner_in(file).or(noticed);
        let alike =
            |name: &String| partner.as_ref().is_some_and(|partner| fold::words(name) == fold::words(partner));
        let mut client = names.iter().position(alike);
        if client.is_none() && names.len() == 1 {
            // The one who wrote is the rep, or nobody says who it is.
            client = partner.is_some().then_some(1);
            names.push(partner.unwrap_or_default());
        }
        Voices { names, client, is_group }
    }
}

fn distinct<'m>(messages: impl Iterator<Item = &'m Message>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for message in messages.filter(|one| !one.author.is_empty()) {
        if !names.contains(&message.author) {
            names.push(message.author.clone());
        }
    }
    names
}

/// *Você criou o grupo …*, *Ana adicionou Bia*: only groups have such notices.
fn says_group(message: &Message) -> bool {
    let words = || fold::words(&message.text);
    !message.is_written && words().split(' ').any(|word| matches!(word, "grupo" | "group"))
}

/// The notice that opens every conversation.
fn is_of_two(text: &str) -> bool {
    text.contains("criptografia") || text.contains("end-to-end encrypted")
}

/// The name of the other side in that of the file: *Conversa do WhatsApp com Padaria Aurora.txt*.
pub(super) fn partner_in(file: &str) -> Option<String> {
    let file = file.rsplit(['/', '\\']).next().unwrap_or_default();
    let bare = match file.rsplit_once('.') {
        Some((bare, "txt" | "zip" | "TXT" | "ZIP")) => bare,
        _ => file,
    };
    let spaced = if bare.contains(' ') { bare.to_owned() } else { bare.replace('_', " ") };
    let name = ["WhatsApp com ", "WhatsApp Chat with ", "WhatsApp con ", "WhatsApp Chat - ", "WhatsApp - "]
        .iter()
        .find_map(|start| spaced.split_once(start))?
        .1
        .trim();
    // Saved twice: "… (1).txt".
    let bare = name
        .rsplit_once(" (")
        .filter(|(_, rest)| rest.trim_end_matches(')').bytes().all(|b| b.is_ascii_digit()));
    let name = bare.map_or(name, |(bare, _)| bare).trim();
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::message::messages;
    use super::*;

    fn check(file: &str, lines: &[&str], names: &[&str], client: Option<usize>, is_group: bool) {
        let text: String = lines.iter().map(|line| format!("12/03/2026 10:00 - {line}\n")).collect();
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(
            Voices::of(&messages(&text), file),
            Voices { names, client, is_group },
            "{file} {lines:?}"
        );
    }

    #[test]
    fn the_name_of_the_file_tells_who_the_client_is() {
        let both = ["Padaria Aurora: oi", "Rui: bom dia"];
        let names = ["Padaria Aurora", "Rui"];
        check("Conversa do WhatsApp com Padaria Aurora.txt", &both, &names, Some(0), false);
        check("WhatsApp Chat with PADARIA AURORA (1).txt", &both, &names, Some(0), false);
        check("WhatsApp Chat - Rui.zip", &both, &names, Some(1), false);
        check("_chat.txt", &both, &names, None, false);
        check("WhatsApp Chat - Outro.zip", &both, &names, None, false);
        check(
            "Conversa_do_WhatsApp_com_Padaria_Aurora.txt",
            &both[1..],
            &["Rui", "Padaria Aurora"],
            Some(1),
            false,
        );
        check("_chat.txt", &both[1..], &["Rui", ""], None, false);
    }

    #[test]
    fn a_notice_stands_under_the_name_of_the_other_side() {
        let lines = ["Ana: \u{200e}As mensagens são protegidas com a criptografia.", "Rui: oi", "Ana: oi"];
        check("_chat.txt", &lines, &["Rui", "Ana"], Some(1), false);
        check("_chat.txt", &lines[..2], &["Rui", "Ana"], Some(1), false);
    }

    #[test]
    fn three_who_write_or_a_notice_of_one_are_a_group() {
        check("x.txt", &["Ana: a", "Bia: b", "Rui: c"], &["Ana", "Bia", "Rui"], None, true);
        check("x.txt", &["Rui criou o grupo \"Vendas\"", "Ana: a", "Rui: c"], &["Ana", "Rui"], None, true);
        check("x.txt", &["Ana: o grupo de vocês entrega?", "Rui: c"], &["Ana", "Rui"], None, false);
    }
}
