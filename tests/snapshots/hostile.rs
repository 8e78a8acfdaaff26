//! Files that are cut, changed or made to harm: refused or kept exactly, never a panic, never a half.

use super::everything::everything;
use super::{file_of, sealed};
use carteira::domain::catalog::CatalogEdit;
use carteira::domain::client::{Client, ClientEdit};
use carteira::domain::fact::appointment::Appointment;
use carteira::domain::fact::commitment::Commitment;
use carteira::domain::fact::interaction::{Channel, Interaction, NextStep, Outcome};
use carteira::domain::fact::order::Order;
use carteira::domain::keeping::stamp::{DeviceId, LAST_CLOCK_MILLIS, Stamp};
use carteira::domain::portfolio::Portfolio;
use carteira::domain::portfolio::change::{Change, Deed, Step};
use carteira::domain::portfolio::writable::is_writable;
use carteira::domain::record::Record;
use carteira::domain::record::dossier::Dossier;
use carteira::domain::value::id::{AppointmentId, ClientId, CommitmentId, InteractionId, OrderId};
use carteira::domain::value::money::Centavos;
use carteira::exchange::snapshot::{self, Flaw, SnapshotError};
use chrono::NaiveDate;
use proptest::prelude::*;
use serde_json::Value;

fn good() -> Vec<u8> {
    file_of(&Portfolio::from_records(everything()))
}

/// The good file with its second line replaced.
fn with_line(line: &str) -> Vec<u8> {
    let text = String::from_utf8(good()).unwrap();
    let mut lines: Vec<&str> = text.lines().collect();
    lines[1] = line;
    lines.join("\n").into_bytes()
}

fn client_with(field: &str) -> Vec<u8> {
    let created = "000000000064-00000001-00000000000000a1";
    with_line(&format!(
        r#"{{"client":{{"id":"00000000-0000-0000-0000-000000000001","fields":{{"created":"{created}",{field}}}}}}}"#
    ))
}

#[track_caller]
fn check_line(bytes: &[u8], expected: impl Fn(&Flaw) -> bool) {
    match snapshot::read(bytes) {
        Err(SnapshotError::Line { line: 2, flaw }) => assert!(expected(&flaw), "{flaw:?}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_file_cut_anywhere_is_refused_whole() {
    let good = good();
    for cut in 0..good.len() - 1 {
        assert!(snapshot::read(&good[..cut]).is_err(), "cut at {cut}");
    }
    // Only the very last line feed may be missing.
    assert!(snapshot::read(&good[..good.len() - 1]).is_ok());
}

#[test]
fn a_file_cut_at_a_line_end_is_told_from_a_damaged_one_and_salvaged() {
    let (good, all) = (good(), everything().len());
    let last_line = good[..good.len() - 1].iter().rposition(|byte| *byte == b'\n').unwrap() + 1;
    let cut = &good[..last_line];
    assert_eq!(snapshot::read(cut), Err(SnapshotError::Truncated { lines: all + 1 }));
    let salvage = snapshot::salvage(cut);
    assert_eq!((salvage.records.len(), salvage.bad.len(), salvage.has_end), (all, 0, false));
    let salvage = snapshot::salvage(&cut[..cut.len() - 5]);
    assert_eq!((salvage.records.len(), salvage.bad.len()), (all - 1, 1));
    assert_eq!(salvage.bad[0].line, all + 1);
}

#[test]
fn a_file_cut_anywhere_below_its_header_is_called_incomplete_and_gives_its_whole_lines() {
    let (good, all) = (good(), everything());
    let whole: Vec<_> = all.iter().map(Record::key).collect();
    let below = good.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    for cut in below..good.len() - 1 {
        let error = snapshot::receive(&good[..cut]).unwrap_err();
        assert!(matches!(error, SnapshotError::Truncated { .. }), "cut at {cut}: {error:?}");
        let lines = good[below..cut].iter().filter(|byte| **byte == b'\n').count();
        let salvaged =
            snapshot::receive_salvaged(&good[..cut], &error).map_or(Vec::new(), |salvage| salvage.records);
        assert!(salvaged.len() >= lines.min(all.len()), "cut at {cut}");
        assert!(salvaged.iter().all(|record| whole.contains(&record.key())), "cut at {cut}");
    }
}

#[test]
fn what_lacks_no_lines_is_not_salvaged_nor_is_an_edit_from_a_time_that_no_clock_shows() {
    let good = good();
    for error in [SnapshotError::Empty, SnapshotError::NotASnapshot, SnapshotError::FarClock] {
        assert_eq!(snapshot::receive_salvaged(&good, &error), None, "{error:?}");
    }
    let far = file_of(&edited_at(LAST_CLOCK_MILLIS + 1));
    let cut = &far[..far.len() - 40];
    let error = snapshot::receive(cut).unwrap_err();
    assert!(matches!(error, SnapshotError::Truncated { .. }));
    assert_eq!(snapshot::receive_salvaged(cut, &error), None);
    assert!(snapshot::receive_salvaged(&good[..good.len() - 40], &error).is_some());
}

#[test]
fn any_changed_byte_is_noticed() {
    let good = good();
    let whole = snapshot::read(&good).unwrap();
    for at in 0..good.len() {
        let mut changed = good.clone();
        changed[at] ^= 1;
        match snapshot::read(&changed) {
            Err(_) => {}
            // In the trailer and in spaces after it a change may be harmless; what is read never differs.
            Ok(read) => assert_eq!(read, whole, "byte {at}"),
        }
    }
}

#[test]
fn a_file_that_is_no_snapshot_says_so() {
    assert_eq!(snapshot::read(b""), Err(SnapshotError::Empty));
    assert_eq!(snapshot::read(b"\n"), Err(SnapshotError::Empty));
    for text in ["codigo;nome\n1;A\n", "{}", "[]", "null", r#"{"format":"x","version":1,"min_reader":1}"#] {
        assert_eq!(snapshot::read(text.as_bytes()), Err(SnapshotError::NotASnapshot), "{text}");
    }
    assert_eq!(snapshot::read(b"\xff\xfe\x00"), Err(SnapshotError::NotASnapshot));
}

#[test]
fn a_byte_order_mark_and_an_empty_last_line_do_no_harm() {
    let mut bytes = vec![0xef, 0xbb, 0xbf];
    bytes.extend(good());
    bytes.extend(b"\n\r\n");
    assert!(snapshot::read(&bytes).is_ok());
    bytes.extend(b"{}\n");
    assert!(matches!(snapshot::read(&bytes), Err(SnapshotError::Line { flaw: Flaw::AfterTrailer, .. })));
}

#[test]
fn two_keys_of_one_name_are_refused_wherever_they_stand() {
    for field in [
        r#""code":"a","code":"b""#,
        r#""x":1,"x":1"#,
        r#""x":{"a":1,"a":2}"#,
        r#""extra":{"a":"1","a":"2"}"#,
        r#""stamps":{"code":"000000000064-00000001-00000000000000a1","code":"000000000065-00000001-00000000000000a1"}"#,
    ] {
        check_line(&client_with(field), |flaw| matches!(flaw, Flaw::RepeatedKey(_)));
    }
    check_line(&with_line(r#"{"x":1,"x":2}"#), |flaw| matches!(flaw, Flaw::RepeatedKey(_)));
    check_line(&with_line(r#"{"x":1,"y":2}"#), |flaw| matches!(flaw, Flaw::Value(_)));
}

#[test]
fn numbers_that_do_not_fit_are_refused() {
    check_line(&client_with(r#""x":123456789012345678901"#), |flaw| matches!(flaw, Flaw::Inexact(_)));
    check_line(&client_with(r#""x":1e999"#), |flaw| matches!(flaw, Flaw::Inexact(_)));
    for field in [r#""x":NaN"#, r#""x":Infinity"#, r#""cadence_days":1e999"#] {
        check_line(&client_with(field), |flaw| *flaw == Flaw::Syntax);
    }
    for field in
        [r#""cadence_days":70000"#, r#""cadence_days":1.5"#, r#""city_code":-1"#, r#""location":[91,0]"#]
    {
        check_line(&client_with(field), |flaw| matches!(flaw, Flaw::Value(_)));
    }
}

#[test]
fn deep_nesting_is_refused_not_followed() {
    let deep = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    assert!(matches!(
        snapshot::read(&client_with(&format!(r#""x":{}"#, deep(64)))),
        Err(SnapshotError::Checksum)
    ));
    check_line(&client_with(&format!(r#""x":{}"#, deep(65))), |flaw| *flaw == Flaw::TooDeep);
    for levels in [1_000, 1_000_000] {
        assert!(snapshot::read(&client_with(&format!(r#""x":{}"#, deep(levels)))).is_err());
        assert!(snapshot::read(deep(levels).as_bytes()).is_err());
        assert!(snapshot::read(&with_line(&deep(levels))).is_err());
    }
}

#[test]
fn text_that_is_no_text_is_refused() {
    for field in [r#""code":"\ud800""#, r#""x":"\ud800""#, r#""\udc00":1"#, r#""x":["\ud83d"]"#] {
        check_line(&client_with(field), |flaw| matches!(flaw, Flaw::Syntax | Flaw::Value(_)));
    }
    let mut bytes = client_with(r#""code":"AAAA""#);
    let at = bytes.windows(4).position(|window| window == b"AAAA").unwrap();
    bytes[at] = 0xff;
    check_line(&bytes, |flaw| *flaw == Flaw::Encoding);
}

#[test]
fn stamps_that_would_stop_the_clock_are_refused() {
    for stamp in
        ["ffffffffffff-ffffffff-00000000000000a1", "800000000000-00000000-00000000000000a1", "1-2-3", ""]
    {
        let line =
            format!(r#"{{"client":{{"id":"00000000-0000-0000-0000-000000000001","erased":"{stamp}"}}}}"#);
        check_line(&with_line(&line), |flaw| matches!(flaw, Flaw::Value(_)));
    }
}

#[test]
fn a_foreign_file_can_not_smuggle_a_field_or_a_line_into_ours() {
    // `kept` names a field of the format: kept where it is, not written as a second `legal_name`.
    let text = String::from_utf8(good()).unwrap();
    let mut lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    lines[1]["client"]["kept"] =
        serde_json::json!({"/client/legal_name": "x", "/id": 1, "/client/stamps/code": "y", "z": 2});
    let read = snapshot::read(sealed(lines).as_bytes()).unwrap();
    let mine = Portfolio::from_records(read.records);
    assert!(snapshot::verify(&file_of(&mine), &mine).is_ok());
    for id in ["line.client.1", "unknown.salesperson.1"] {
        let setting = format!(
            r#"{{"setting":{{"id":"{id}","at":"000000000064-00000001-00000000000000a1","value":{{"client":{{}}}}}}}}"#
        );
        check_line(&with_line(&setting), |flaw| matches!(flaw, Flaw::Value(_)));
    }
}

#[test]
fn a_client_that_stands_twice_is_one_client() {
    let text = String::from_utf8(good()).unwrap();
    let mut lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let twice = lines[2].clone();
    lines.insert(3, twice);
    let end = lines.len() - 1;
    lines[end]["end"]["clients"] = 3.into();
    let read = snapshot::read(sealed(lines).as_bytes()).unwrap();
    assert_eq!(read.records.len(), everything().len());
}

#[test]
fn a_clock_set_beyond_the_years_that_are_read_only_labels_the_file() {
    let zone = chrono::FixedOffset::east_opt(14 * 3600).unwrap();
    let made = chrono::DateTime::from_timestamp_millis(269_000_000_000_000).unwrap().with_timezone(&zone);
    let mine = Portfolio::from_records(everything());
    let header = super::Header { created_at: made, ..super::header() };
    let bytes = snapshot::write(&mine, &header.whole(&mine));
    assert!(snapshot::verify(&bytes, &mine).is_ok());
}

#[test]
fn a_trailer_that_counts_otherwise_is_refused() {
    let text = String::from_utf8(good()).unwrap();
    let mut lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let end = lines.len() - 1;
    lines[end]["end"]["orders"] = 1.into();
    assert_eq!(snapshot::read(sealed(lines).as_bytes()), Err(SnapshotError::Counts));
}

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

/// A carteira with one client that was edited at `millis`.
fn edited_at(millis: u64) -> Portfolio {
    let stamp = Stamp { millis, counter: u32::MAX, device: DeviceId(0xb) };
    let mut client = Client::new(ClientId::from_u128(77), stamp);
    client.set(ClientEdit::LegalName("Loja".to_owned()), stamp);
    Portfolio::from_records([Record::Client(Box::new(Dossier::of(client)))])
}

#[test]
fn a_file_from_a_time_that_no_clock_shows_is_refused_at_the_door() {
    let far = file_of(&edited_at(LAST_CLOCK_MILLIS + 1));
    assert!(snapshot::read(&far).is_ok());
    assert_eq!(snapshot::receive(&far), Err(SnapshotError::FarClock));
    let last = file_of(&edited_at(LAST_CLOCK_MILLIS));
    assert!(snapshot::receive(&last).is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    /// Whatever is let in, and whatever this device's clock says: what is edited after it can be written, read and compared.
    #[test]
    fn what_merges_can_be_exported(
        theirs in prop_oneof![0..=LAST_CLOCK_MILLIS, Just(LAST_CLOCK_MILLIS)],
        clock in prop_oneof![0..=u64::MAX, Just(u64::MAX)],
    ) {
        let file = file_of(&edited_at(theirs));
        let mut mine = Portfolio::default();
        mine.absorb(snapshot::receive(&file).unwrap().records);
        for name in ["um", "dois"] {
            let stamp = mine.seen().newest().next(clock, DeviceId(1));
            let edits = vec![ClientEdit::Notes(Some(name.to_owned()))];
            let edit = Step::EditClient { client: ClientId::from_u128(77), edits };
            mine.apply(&Change::one(Deed::Edit, edit), stamp).unwrap();
            prop_assert_eq!(mine.client(ClientId::from_u128(77)).unwrap().notes.as_deref(), Some(name));
        }
        let copy = file_of(&mine);
        prop_assert!(snapshot::verify(&copy, &mine).is_ok());
    }
}
