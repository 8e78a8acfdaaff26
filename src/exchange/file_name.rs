//! Names of the files that leave: what they are, whose, and when they were written; and under which name another app may be
//! handed one.

use crate::domain::calendar::day::Day;
use crate::domain::portfolio::Portfolio;
use crate::domain::value::fold::fold;
use chrono::{NaiveDate, NaiveDateTime};

/// A name has at most so many letters of whose file it is.
const MOST_OF_WHOSE: usize = 40;

/// `carteira-ana-souza-2026-11-18-1432.carteira`: the time keeps two files of one day apart.
pub(crate) fn file_name(what: &str, whose: Option<&str>, at: NaiveDateTime, ending: &str) -> String {
    let whose = whose.map(plain).filter(|whose| !whose.is_empty());
    let when = at.format("%Y-%m-%d-%H%M").to_string();
    let parts: Vec<&str> = [Some(what), whose.as_deref(), Some(&when)].into_iter().flatten().collect();
    format!("{}{ending}", parts.join("-"))
}

/// What is seen of a past day says of which one, before it says when it was written.
pub(crate) fn as_of(what: &str, day: NaiveDate, today: NaiveDate) -> String {
    if day == today { what.to_owned() } else { format!("{what}-de-{day}") }
}

/// The vendedor whose carteira this is: who serves every client that has one.
pub(crate) fn whose(portfolio: &Portfolio, on: NaiveDate) -> Option<&str> {
    let day = Day::of(on);
    let mut holders = portfolio.clients().filter_map(|(slot, _)| portfolio.columns().holder_on(slot, day));
    let first = holders.next()?;
    let alone = holders.all(|other| other == first);
    let person = portfolio.catalog().salesperson(first).filter(|_| alone)?;
    Some(&person.name)
}

/// Small letters, digits and hyphens: what no system and no app changes.
pub(crate) fn plain(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut plain = String::new();
    for word in words {
        if plain.len() + word.len() + 1 > MOST_OF_WHOSE {
            break;
        }
        if !plain.is_empty() {
            plain.push('-');
        }
        plain.push_str(word);
    }
    plain
}

/// What Chromium hands on of what this app writes: `third_party/blink/renderer/modules/webshare/FILE_TYPES.md`. Of any
/// other ending it says in `canShare` that it can, and refuses when it is asked to, which uses up the tap.
const HANDED_ON: [&str; 5] = [".csv", ".html", ".pdf", ".png", ".txt"];

/// Under which name and type a file is handed to another app; `None`: it can only be saved. A carteira is text whatever it
/// is called, and is opened by what it says.
pub(crate) fn handed_on_as<'a>(name: &str, media_type: &'a str) -> Option<(String, &'a str)> {
    let has = |ending: &str| name.to_ascii_lowercase().ends_with(ending);
    if HANDED_ON.into_iter().any(has) {
        return Some((name.to_owned(), media_type));
    }
    has(super::snapshot::EXTENSION).then(|| (format!("{name}.txt"), "text/plain"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::CatalogEntry;
    use crate::domain::catalog::salesperson::Salesperson;
    use crate::domain::client::{Client, Holding};
    use crate::domain::keeping::register::Register;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::record::Record;
    use crate::domain::record::dossier::Dossier;
    use crate::domain::value::id::{ClientId, SalespersonId};

    fn at() -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 11, 18).unwrap().and_hms_opt(14, 3, 59).unwrap()
    }

    #[test]
    fn a_name_tells_what_whose_and_when_in_plain_letters() {
        for (whose, expected) in [
            (Some("Ana Conceição"), "carteira-ana-conceicao-2026-11-18-1403.carteira"),
            (Some("../../etc: \"x\"\u{202e}"), "carteira-etc-x-2026-11-18-1403.carteira"),
            (Some("株式会社"), "carteira-2026-11-18-1403.carteira"),
            (None, "carteira-2026-11-18-1403.carteira"),
        ] {
            assert_eq!(file_name("carteira", whose, at(), ".carteira"), expected);
        }
        let long = file_name("x", Some(&"abcdefghi ".repeat(30)), at(), "");
        assert_eq!(long, format!("x-{}-2026-11-18-1403", ["abcdefghi"; 4].join("-")));
    }

    #[test]
    fn only_what_is_of_another_day_says_of_which() {
        let today = at().date();
        assert_eq!(as_of("analise", today, today), "analise");
        assert_eq!(as_of("analise", today.pred_opt().unwrap(), today), "analise-de-2026-11-17");
    }

    fn carteira(holders: &[Option<u128>]) -> Portfolio {
        let clients = holders.iter().enumerate().map(|(at, holder)| {
            let salesperson = holder.map(SalespersonId::from_u128);
            let holdings = vec![Holding { since: None, salesperson }];
            let client =
                Client { holdings, ..Client::new(ClientId::from_u128(at as u128 + 1), Stamp::default()) };
            Record::Client(Box::new(Dossier::of(client)))
        });
        let people = [(1, "Ana"), (2, "Rui")].map(|(id, name)| {
            let id = SalespersonId::from_u128(id);
            let value = Some(Salesperson { id, name: name.to_owned(), email: None, phone: None });
            Record::Catalog(CatalogEntry::Salesperson {
                id,
                register: Register { value, at: Stamp::default() },
            })
        });
        Portfolio::from_records(clients.chain(people))
    }

    #[test]
    fn a_carteira_is_somebodys_where_one_vendedor_serves_all_that_are_served() {
        let on = at().date();
        for (holders, expected) in [
            (&[Some(1), None, Some(1)][..], Some("Ana")),
            (&[Some(1), Some(2)][..], None),
            (&[None][..], None),
            (&[Some(3)][..], None),
            (&[][..], None),
        ] {
            assert_eq!(whose(&carteira(holders), on), expected, "{holders:?}");
        }
    }

    #[test]
    fn what_no_app_is_handed_is_saved_and_a_carteira_goes_as_text() {
        for (name, expected) in [
            ("a.csv", Some(("a.csv", "m"))),
            ("a.HTML", Some(("a.HTML", "m"))),
            ("a.carteira", Some(("a.carteira.txt", "text/plain"))),
            ("a.xlsx", None),
            ("a.ics", None),
            ("a.vcf", None),
            ("carteira", None),
        ] {
            let expected = expected.map(|(name, kind)| (name.to_owned(), kind));
            assert_eq!(handed_on_as(name, "m"), expected, "{name}");
        }
    }
}
