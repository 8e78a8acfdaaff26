//! A conversation as one table, a row for each day on which somebody wrote.

use super::message::Message;
use super::order::{DateOrder, date};
use crate::domain::value::phone::Phone;
use crate::exchange::headings::{Assumed, Field, Kind, Mapping, Target};
use crate::exchange::table::{Encoding, Table, TableBuilder, TableError, TableRow};
use chrono::NaiveDate;

/// The columns and where they go.
const COLUMNS: [(&str, Target); 6] = [
    ("Cliente", Target::Field(Field::LegalName)),
    ("Telefone", Target::Field(Field::Phone)),
    ("Data", Target::Field(Field::Date)),
    ("Canal", Target::Field(Field::Channel)),
    ("Resultado", Target::Field(Field::Outcome)),
    ("Observações", Target::Field(Field::Notes)),
];

const CHANNEL: &str = "WhatsApp";
const ANSWERED: &str = "Atendido";
const UNANSWERED: &str = "Sem resposta";

/// Characters of one message, and of all of a day, that its note takes.
const LONGEST_MESSAGE: usize = 140;
const LONGEST_NOTE: usize = 700;
const LONGEST_SAID: usize = 180;

const DAY: usize = 2;
const NOTE: usize = 5;
/// Which number is the month, every reader knows of this form.
const WRITTEN: &str = "%Y-%m-%d";

/// Without a `client` nobody can say whether a day was answered, and the column of results is empty.
pub(super) fn table(
    messages: &[Message],
    order: DateOrder,
    client: Option<&String>,
) -> Result<(Table, Mapping), TableError> {
    let mut builder = TableBuilder::default();
    builder.push_row(COLUMNS.iter().map(|(heading, _)| *heading), 0);
    let is_phone = client.is_some_and(|name| Phone::parse(name).is_ok());
    let (name, phone) = match client {
        Some(client) if is_phone => ("", client.as_str()),
        Some(client) => (client.as_str(), ""),
        None => ("", ""),
    };
    for day in days(messages, order) {
        let answered = |client: &String| day.iter().any(|one| one.author == *client);
        let outcome = match client.map(answered) {
            Some(true) => ANSWERED,
            Some(false) => UNANSWERED,
            None => "",
        };
        let note = note(&day);
        let on = written(day[0], order);
        builder.push_row([name, phone, &on, CHANNEL, outcome, &note], day[0].line as usize);
    }
    let known = |cell: &str| COLUMNS.iter().any(|(heading, _)| *heading == cell);
    let table = builder.finish_as(Encoding::Utf8, None, &known, Some(false))?;
    let mapping = Mapping {
        kind: Kind::Interactions,
        columns: COLUMNS.map(|(_, target)| target).to_vec(),
        assumed: Assumed::default(),
        words: Vec::new(),
        sum_lines: false,
    };
    Ok((table, mapping))
}

/// "12/03/2026 · 10:00 Rui: oi · 10:05 Ana: tem farinha?", shortened.
pub(super) fn said_on(row: TableRow<'_>) -> String {
    let day = row.cell(DAY);
    let day = NaiveDate::parse_from_str(day, WRITTEN)
        .map_or_else(|_| day.to_owned(), |day| day.format("%d/%m/%Y").to_string());
    cut(&format!("{day} · {}", row.cell(NOTE).replace('\n', " · ")), LONGEST_SAID)
}

/// The messages of each date, in the order in which the dates first stand in the file.
fn days(messages: &[Message], order: DateOrder) -> Vec<Vec<&Message>> {
    let mut days: Vec<Vec<&Message>> = Vec::new();
    let mut places = std::collections::HashMap::new();
    for message in messages {
        let at = *places.entry(written(message, order)).or_insert(days.len());
        match days.get_mut(at) {
            Some(day) => day.push(message),
            None => days.push(vec![message]),
        }
    }
    days
}

/// The date as a cell; one that is no day stays as the file has it and is refused with its reason.
fn written(message: &Message, order: DateOrder) -> String {
    match date(message.date, order) {
        Some(day) => day.format(WRITTEN).to_string(),
        None => message.date.map(|number| number.to_string()).join("/"),
    }
}

/// Who wrote what at which time, a line each, shortened.
fn note(day: &[&Message]) -> String {
    let mut note = String::new();
    for (at, message) in day.iter().enumerate() {
        let said = message.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let line =
            format!("{} {}: {}", message.time.format("%H:%M"), message.author, cut(&said, LONGEST_MESSAGE));
        if !note.is_empty() && note.chars().count() + line.chars().count() > LONGEST_NOTE {
            note.push_str(&format!("\n… (+{})", day.len() - at));
            break;
        }
        if !note.is_empty() {
            note.push('\n');
        }
        note.push_str(line.trim_end());
    }
    note
}

/// At most so many characters, the last of them *…* where something is left out.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let kept: String = text.chars().take(most - 1).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::super::message::messages;
    use super::*;

    fn rows(text: &str, client: Option<&str>) -> Vec<(u32, Vec<String>)> {
        let client = client.map(str::to_owned);
        let (table, _) = table(&messages(text), DateOrder::DayFirst, client.as_ref()).unwrap();
        table.rows().map(|row| (row.line(), row.cells().map(str::to_owned).collect())).collect()
    }

    #[test]
    fn a_day_is_one_row_that_says_whether_the_client_wrote() {
        let text = "12/03/2026 10:00 - Rui: oi\n12/03/2026 10:05 - Ana: tem\nfarinha?\n13/03/2026 09:00 - Rui: sim\n";
        let with_ana = rows(text, Some("Ana"));
        let expected =
            ["Ana", "", "2026-03-12", "WhatsApp", "Atendido", "10:00 Rui: oi\n10:05 Ana: tem farinha?"];
        assert_eq!(with_ana[0], (1, expected.map(str::to_owned).to_vec()));
        assert_eq!((with_ana[1].0, &*with_ana[1].1[4]), (4, "Sem resposta"));
        let (table, _) = table(&messages(text), DateOrder::DayFirst, None).unwrap();
        assert_eq!(said_on(table.row(0).unwrap()), "12/03/2026 · 10:00 Rui: oi · 10:05 Ana: tem farinha?");
        let by_phone = rows("12/03/2026 10:00 - +55 19 98765-4321: oi\n", Some("+55 19 98765-4321"));
        assert_eq!(by_phone[0].1[..2], ["".to_owned(), "+55 19 98765-4321".to_owned()]);
        assert_eq!(rows(text, None)[0].1[4], "");
    }

    #[test]
    fn a_day_that_is_none_keeps_what_the_file_says() {
        assert_eq!(rows("04/13/2026 10:00 - Ana: oi\n", Some("Ana"))[0].1[2], "4/13/2026");
    }

    #[test]
    fn a_long_day_is_shortened_and_says_by_how_much() {
        let line = |at: usize| format!("12/03/2026 10:00 - Ana: {}\n", format!("é{at:02} ").repeat(60));
        let text: String = (0..20).map(line).collect();
        let note = &rows(&text, Some("Ana"))[0].1[5];
        assert!(note.chars().count() < LONGEST_NOTE + 20 && note.ends_with("\n… (+16)"), "{note}");
        assert!(note.lines().next().unwrap().ends_with('…'));
    }
}
