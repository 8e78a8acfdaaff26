//! Any bytes, any change of a good file, any day, any JSON: kept exactly or refused, never a panic.

use super::everything::everything;
use super::hostile::good;
use super::{file_of, sealed};
use carteira::domain::catalog::CatalogEdit;
use carteira::domain::client::{Client, ClientEdit};
use carteira::domain::fact::appointment::Appointment;
use carteira::domain::fact::commitment::Commitment;
use carteira::domain::fact::interaction::{Channel, Interaction, NextStep, Outcome};
use carteira::domain::fact::order::Order;
use carteira::domain::keeping::stamp::{DeviceId, Stamp};
use carteira::domain::portfolio::Portfolio;
use carteira::domain::portfolio::change::{Change, Deed, Step};
use carteira::domain::portfolio::writable::is_writable;
use carteira::domain::value::id::{AppointmentId, ClientId, CommitmentId, InteractionId, OrderId};
use carteira::domain::value::money::Centavos;
use carteira::exchange::snapshot;
use chrono::NaiveDate;
use proptest::prelude::*;
use serde_json::Value;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(snapshot::read(&bytes).is_err());
        let _ = snapshot::salvage(&bytes);
    }

    #[test]
    fn no_change_of_a_good_file_makes_it_panic_or_gives_another_carteira(
        cuts in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let good = good();
        let whole = snapshot::read(&good);
        let mut bytes = good;
        for (at, other, byte) in cuts {
            let (at, other) = (at.index(bytes.len()), other.index(bytes.len()));
            match byte % 4 {
                0 => bytes[at] = byte,
                1 => bytes.swap(at, other),
                2 => { bytes.insert(at, byte); }
                _ => { bytes.remove(at); }
            }
        }
        if let Ok(read) = snapshot::read(&bytes) {
            prop_assert_eq!(Ok(read), whole);
        }
        let salvage = snapshot::salvage(&bytes);
        prop_assert!(salvage.records.len() <= 26);
    }

    /// Whatever day a clock or a finger gives: it is refused with nothing done, or the carteira can still be written, read
    /// and compared.
    #[test]
    fn whatever_day_is_recorded_can_be_exported_or_is_refused(days in proptest::collection::vec((-300_000..4_000_000_i32, 0..6_u8), 1..6)) {
        let id = ClientId::from_u128(0xfeed);
        let at = |millis| Stamp { millis, counter: 0, device: DeviceId(0xb2) };
        let mut mine = Portfolio::from_records(everything());
        mine.apply(&Change::one(Deed::Register, Step::AddClient(Box::new(Client::new(id, at(1))))), at(1)).unwrap();
        for ((number, which), nth) in days.into_iter().zip(2..) {
            let Some(day) = NaiveDate::from_num_days_from_ce_opt(number) else { continue };
            let step = dated(id, day, which, nth);
            let before = mine.clone();
            let kept = mine.apply(&Change::one(Deed::Edit, step), at(nth));
            prop_assert_eq!(kept.is_ok(), is_writable(day), "{}", day);
            if kept.is_err() {
                prop_assert!(mine.dossiers() == before.dossiers() && mine.catalog() == before.catalog());
            }
        }
        prop_assert!(snapshot::verify(&file_of(&mine), &mine).is_ok());
    }

    #[test]
    fn any_json_on_a_line_is_kept_exactly_or_refused(json in json()) {
        let text = String::from_utf8(good()).unwrap();
        let mut lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        lines[1]["client"]["fields"]["x"] = json.clone();
        let end = lines.len() - 1;
        lines.insert(end, serde_json::json!({ "y": json.clone() }));
        if let Ok(read) = snapshot::read(sealed(lines).as_bytes()) {
            let again = file_of(&Portfolio::from_records(read.records));
            let text = String::from_utf8(again).unwrap();
            let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
            prop_assert_eq!(&lines[1]["client"]["fields"]["x"], &json);
            let foreign = lines.iter().find_map(|line| line.get("y"));
            prop_assert_eq!(foreign, Some(&json));
        }
    }
}

/// A step that has the day in one of its places.
fn dated(client: ClientId, day: NaiveDate, which: u8, nth: u64) -> Step {
    let number = u128::from(nth);
    let visit = |date| {
        let id = InteractionId::from_u128(number);
        Interaction::new(id, Stamp::default(), date, Channel::Visit, Outcome::Success)
    };
    match which {
        0 => Step::AddInteraction { client, interaction: Box::new(visit(day)) },
        1 => {
            let next_step = Some(NextStep { date: day, what: "voltar".to_owned() });
            let today = NaiveDate::from_ymd_opt(2026, 11, 29).unwrap();
            Step::AddInteraction { client, interaction: Box::new(Interaction { next_step, ..visit(today) }) }
        }
        2 => {
            let order = Order::new(OrderId::from_u128(number), Stamp::default(), day, Centavos::new(100));
            Step::AddOrder { client, order: Box::new(order) }
        }
        3 => {
            let id = AppointmentId::from_u128(number);
            let planned = Appointment::new(id, Stamp::default(), day, Channel::Visit);
            Step::PutFact { client, fact: Box::new(planned.into()) }
        }
        4 => Step::EditClient { client, edits: vec![ClientEdit::Entered(Some(day))] },
        _ => {
            let id = CommitmentId::from_u128(number);
            let value = Commitment {
                id,
                title: "Dentista".to_owned(),
                date: day,
                time: None,
                minutes: 30,
                repeat: None,
                until: None,
            };
            Step::EditCatalog(CatalogEdit::Commitment { id, value: Some(value) })
        }
    }
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::btree_map(any::<String>(), inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}
