//! Files that are cut, changed or made to harm: refused or kept exactly, never a panic, never a half.

use super::everything::everything;
use super::{file_of, sealed};
use carteira::domain::client::{Client, ClientEdit};
use carteira::domain::keeping::stamp::{DeviceId, LAST_CLOCK_MILLIS, Stamp};
use carteira::domain::portfolio::Portfolio;
use carteira::domain::portfolio::change::{Change, Deed, Step};
use carteira::domain::record::Record;
use carteira::domain::record::dossier::Dossier;
use carteira::domain::value::id::ClientId;
use carteira::exchange::snapshot::{self, Flaw, SnapshotError};
use proptest::prelude::*;
use serde_json::Value;

pub(crate) fn good() -> Vec<u8> {
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
