//! A client's line is read and written straight or field by field: nobody can tell which.

use crate::arbitrary;
use crate::{everything, file_of};
use carteira::domain::client::Client;
use carteira::domain::fact::interaction::Interaction;
use carteira::domain::fact::order::Order;
use carteira::domain::keeping::stamp::Stamp;
use carteira::domain::portfolio::Portfolio;
use carteira::domain::record::Record;
use carteira::domain::record::dossier::Dossier;
use carteira::domain::value::id::ClientId;
use carteira::exchange::snapshot;
use proptest::prelude::*;
use serde_json::json;

/// A client with anything but what this version does not know; of its contact and its order any of the fields are there.
fn known() -> impl Strategy<Value = Dossier> {
    let id = ClientId::from_u128(0xa1);
    let texts = prop::sample::select(vec!["", "pediu tabela", "\"entre aspas\" \\ \n", "Pão \u{1}"]);
    (arbitrary::dossier_of(id), any::<[bool; 20]>(), texts).prop_map(move |(mut dossier, there, text)| {
        let full = everything().into_iter().find_map(|record| match record {
            Record::Client(dossier) => Some(dossier),
            Record::Catalog(_) => None,
        });
        let full = full.unwrap();
        dossier.unknown.clear();
        dossier.client.get_or_insert_with(|| Client::new(id, Stamp::default()));
        dossier.interactions.extend(full.interactions.iter().map(|one| some_of(one, &there, text)));
        dossier.orders.extend(full.orders.iter().map(|one| some_of_order(one, &there, text)));
        dossier.erased = None;
        dossier.normalize();
        dossier
    })
}

fn some_of(full: &Interaction, there: &[bool; 20], text: &str) -> Interaction {
    let full = full.clone();
    let note = |note: Option<String>| note.map(|_| text.to_owned());
    Interaction {
        time: full.time.filter(|_| there[0]),
        origin: if there[1] { full.origin } else { Default::default() },
        salesperson: full.salesperson.filter(|_| there[2]),
        principal: full.principal.filter(|_| there[3]),
        note: note(full.note).filter(|_| there[4]),
        reason: full.reason.filter(|_| there[5]),
        position: full.position.filter(|_| there[6]),
        order: full.order.filter(|_| there[7]),
        nps: full.nps.filter(|_| there[8]),
        csat: full.csat.filter(|_| there[18]),
        answer_reason: full.answer_reason.filter(|_| there[19]),
        complaint: note(full.complaint).filter(|_| there[9]),
        resolves: full.resolves.filter(|_| there[10]),
        next_step: full.next_step.filter(|_| there[11]),
        ..full
    }
}

fn some_of_order(full: &Order, there: &[bool; 20], text: &str) -> Order {
    let full = full.clone();
    Order {
        status: if there[12] { full.status } else { Default::default() },
        origin: if there[13] { full.origin } else { Default::default() },
        number: full.number.filter(|_| there[14]),
        principal: full.principal.filter(|_| there[15]),
        salesperson: full.salesperson.filter(|_| there[16]),
        items: if there[17] { full.items } else { Vec::new() },
        note: full.note.map(|_| text.to_owned()).filter(|_| there[4]),
        ..full
    }
}

fn line_of(dossier: &Dossier) -> String {
    let portfolio = Portfolio::from_records([Record::Client(Box::new(dossier.clone()))]);
    String::from_utf8(file_of(&portfolio)).unwrap().lines().nth(1).unwrap().to_owned()
}

/// What a hand, another program or a bad disk may put into a line.
const ODD: [&str; 22] = [
    "0",
    "9",
    "-",
    ".",
    "e1",
    "\"",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\\u0041",
    "\\",
    " ",
    "ç",
    "null",
    "A",
    ",\"nps\":3",
    ",\"note\":null",
    ",\"later\":[1]",
    "\"erased\"",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn a_line_is_written_the_same_beside_an_unknown_field(dossier in known()) {
        let later = Dossier { unknown: [("/later".to_owned(), json!(1))].into(), ..dossier.clone() };
        let line = line_of(&dossier);
        let open = line.strip_suffix("}}").unwrap();
        prop_assert_eq!(line_of(&later), format!("{open},\"later\":1}}}}"));
    }

    #[test]
    fn a_line_is_read_the_same_with_a_blank_at_its_end(
        dossier in known(),
        at in any::<prop::sample::Index>(),
        taken in 0..3_usize,
        put in prop::option::of(prop::sample::select(ODD.to_vec())),
    ) {
        let whole: Vec<char> = line_of(&dossier).chars().collect();
        let at = at.index(whole.len());
        let until = (at + taken).min(whole.len());
        let (before, after) = (whole[..at].iter(), whole[until..].iter());
        let line: String = before.copied().chain(put.unwrap_or("").chars()).chain(after.copied()).collect();
        let straight = snapshot::salvage(format!("{line}\n").as_bytes());
        prop_assert_eq!(&straight, &snapshot::salvage(format!("{line} \n").as_bytes()));
        if line == line_of(&dossier) {
            prop_assert_eq!(straight.records, vec![Record::Client(Box::new(dossier))]);
        }
    }
}
