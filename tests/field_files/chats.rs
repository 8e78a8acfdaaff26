//! Conversations that WhatsApp exported, from Android and from the iPhone.

use crate::desk::{Desk, counts, day};
use carteira::domain::fact::Origin;
use carteira::domain::fact::interaction::{Channel, Outcome};
use carteira::domain::portfolio::change::Deed;
use carteira::exchange::chat::{DateOrder, Talk};
use carteira::exchange::import::{Sheet, Source, read_named};
use carteira::exchange::received::{Whom, whom_called};
use carteira::exchange::table::{FileKind, Reading, TableError};

const ANDROID: &str = "Conversa do WhatsApp com Padaria Aurora.txt";
const LATER: &str = "mais tarde/Conversa do WhatsApp com Padaria Aurora.txt";

fn talk(sheet: &Sheet) -> &Talk {
    match &sheet.source {
        Source::Chat(talk) => talk,
        other => panic!("{other:?}"),
    }
}

#[test]
fn each_day_of_a_conversation_is_one_contact_that_says_whether_the_client_wrote() {
    let mut desk = Desk::with("chat-1-android", &["clientes.csv"]);
    let sheet = desk.sheet(ANDROID);
    let said = talk(&sheet);
    assert_eq!(said.voices, ["Rui Vendas", "Padaria Aurora"]);
    assert_eq!((said.client, said.first, said.last), (Some(1), day(3, 11, 2026), day(12, 11, 2026)));
    assert!(said.order == DateOrder::DayFirst && !said.order_is_proven, "no day after the twelfth");
    let client = desk.client("Padaria Aurora").id;
    assert_eq!(whom_called(&desk.portfolio, &said.voices[1]), Whom::One(client));
    let plan = desk.apply_of(&sheet, "Padaria Aurora");
    assert_eq!(counts(&plan), [3, 0, 0, 0, 0, 0]);
    assert_eq!(plan.into_change().deed, Deed::ImportChat);
    let name = "Padaria Aurora";
    let days = [day(3, 11, 2026), day(5, 11, 2026), day(12, 11, 2026)];
    assert_eq!(desk.contacts(), days.map(|day| (name, day, Channel::WhatsApp)));
    assert_eq!(desk.outcomes(), [Outcome::Attended, Outcome::NoAnswer, Outcome::Attended]);
    let dossier = desk.portfolio.dossier(client).unwrap();
    let note = dossier.interactions[0].note.as_deref().unwrap();
    assert_eq!(
        note,
        "09:00 Rui Vendas: Bom dia! Passo aí quinta com a tabela nova?\n\
         09:12 Padaria Aurora: Bom dia Rui Pode ser depois das 14h. A padeira quer ver: - farinha 25kg - fermento\n\
         09:13 Padaria Aurora: <Mídia oculta>"
    );
    assert!(dossier.interactions.iter().all(|fact| fact.origin == Origin::Imported && fact.time.is_none()));
    assert!(!dossier.interactions[2].note.as_deref().unwrap().contains("editada"));
}

#[test]
fn a_conversation_brought_again_adds_only_its_new_days() {
    let mut desk = Desk::with("chat-1-android", &["clientes.csv"]);
    desk.apply_of(&desk.sheet(ANDROID), "Padaria Aurora");
    let again = desk.apply_of(&desk.sheet(ANDROID), "Padaria Aurora");
    assert!(again.is_nothing() && again.same.len() == 3);
    assert!(talk(&desk.sheet(LATER)).order_is_proven);
    let later = desk.apply_of(&desk.sheet(LATER), "Padaria Aurora");
    assert_eq!(counts(&later), [1, 0, 3, 0, 0, 0]);
    assert_eq!(desk.contacts().len(), 4);
}

#[test]
fn an_attempt_is_replaced_once_the_client_has_answered_that_day() {
    let mut desk = Desk::with("chat-1-android", &["clientes.csv"]);
    let lines = "12/11/2026 09:00 - Rui: oi\n12/11/2026 10:00 - Padaria Aurora: oi\n";
    let with = |lines: &str| read_named(ANDROID, lines.as_bytes(), Reading::default()).unwrap();
    let (asked, answered) = (with(lines.lines().next().unwrap()), with(lines));
    let name = "Padaria Aurora";
    desk.apply_of(&asked, name);
    assert_eq!(desk.outcomes(), [Outcome::NoAnswer]);
    let plan = desk.apply_of(&answered, name);
    assert_eq!((counts(&plan), desk.outcomes()), ([0, 1, 0, 0, 0, 0], vec![Outcome::Attended]));
    assert!(desk.apply_of(&asked, name).is_nothing(), "an older export takes nothing back");
}

#[test]
fn the_iphone_writes_seconds_marks_and_a_number_for_a_stranger() {
    let mut desk = Desk::with("chat-2-iphone", &["clientes.csv"]);
    let sheet = desk.sheet("_chat.txt");
    let said = talk(&sheet);
    assert_eq!(said.voices, ["Rui", "+55 19 8765-4321"]);
    assert_eq!((said.client, said.messages), (Some(1), 4));
    assert!(!said.order_is_proven, "2 November or 11 February: the file does not say");
    let client = desk.client("Mercado Sol ME").id;
    assert_eq!(whom_called(&desk.portfolio, &said.voices[1]), Whom::One(client));
    let plan = desk.apply_of(&sheet, "Mercado Sol ME");
    assert_eq!(counts(&plan), [3, 0, 0, 0, 0, 0]);
    assert_eq!(desk.outcomes(), [Outcome::NoAnswer, Outcome::Attended, Outcome::NoAnswer]);
    let month_first = Reading { month_first: Some(true), ..Reading::default() };
    assert_eq!(talk(&desk.sheet_as("_chat.txt", month_first)).first, day(11, 1, 2026));
}

#[test]
fn twelve_hours_and_the_month_first_are_read_from_the_whole_file() {
    let mut desk = Desk::with("chat-3-twelve-hours", &["clientes.csv"]);
    let sheet = desk.sheet("WhatsApp Chat with Zênite.txt");
    assert_eq!((talk(&sheet).order, talk(&sheet).order_is_proven), (DateOrder::MonthFirst, true));
    desk.apply_of(&sheet, "Zênite");
    let days = [day(30, 10, 2026), day(2, 11, 2026)];
    assert_eq!(desk.contacts(), days.map(|day| ("Zênite", day, Channel::WhatsApp)));
    let dossier = desk.portfolio.dossier(desk.client("Zênite").id).unwrap();
    let note = dossier.interactions[1].note.as_deref();
    assert_eq!(note, Some("00:30 Zênite: <Media omitted>\n14:05 Rui: ok"));
}

#[test]
fn a_group_is_refused_and_without_a_client_nothing_comes_in() {
    let error = Desk::of("chat-4-group").refused("Conversa do WhatsApp com Vendas SP.txt");
    assert_eq!(error, TableError::NotText(FileKind::GroupChat));
    assert!(carteira::text::import::table_error(&error).contains("grupo"));
    let desk = Desk::of("chat-1-android");
    let plan = desk.plan(&desk.sheet(ANDROID));
    assert!(plan.is_nothing() && plan.refused.len() == 3);
}
