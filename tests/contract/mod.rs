//! What every store holds, whatever it is made of: run on memory (`repository.rs`) and on IndexedDB (`storage_browser.rs`).
//!
//! Each behaviour is a function of a [`Bench`]; `for_each_behaviour!` hands the list of them to a macro of the caller.

use carteira::domain::catalog::CatalogEntry;
use carteira::domain::client::{Client, ClientEdit};
use carteira::domain::fact::interaction::{Channel, Interaction, Outcome};
use carteira::domain::keeping::register::Register;
use carteira::domain::keeping::stamp::{DeviceId, Stamp};
use carteira::domain::merge::take_back::Undo;
use carteira::domain::portfolio::change::{Deed, Step};
use carteira::domain::record::dossier::Dossier;
use carteira::domain::record::{Record, RecordKey};
use carteira::domain::value::id::{ClientId, InteractionId};
use carteira::storage::encoding::{self, StoredRow};
use carteira::storage::repository::{Damage, JournalRow, Loaded, Repository, StoreError, Watch, Write};
use chrono::NaiveDate;
use std::cell::{Cell, RefCell};

/// One store with nothing in it, which several tabs can open.
pub(crate) trait Bench {
    type Tab: Repository;
    async fn open(&self) -> Self::Tab;
    /// Puts a row behind the back of the store.
    async fn plant(&self, row: &StoredRow);
    /// Puts a row among those set aside, in place of the unreadable one of the same key: as after an update that reads it.
    async fn plant_aside(&self, row: &StoredRow);
}

macro_rules! for_each_behaviour {
    ($run:ident) => {
        $run! {
            a_new_store_has_an_identity_and_nothing_else
            what_was_committed_is_there_for_another_tab
            every_commit_counts
            two_tabs_lose_no_fact_of_each_other
            a_record_written_twice_is_the_same
            an_erased_client_leaves_only_its_tombstone
            the_journal_is_newest_first_and_marks_what_was_undone
            the_journal_forgets_after_thirty_days
            a_damaged_record_costs_only_itself
            a_damaged_record_is_never_written_over
            a_record_of_a_newer_version_is_left_where_it_is
            a_record_set_aside_comes_back_once_it_can_be_read
            an_account_that_is_not_what_the_rows_say_is_put_right
            changed_records_are_those_asked_for
            what_names_a_forgotten_client_goes_with_it
            erasing_leaves_nothing_but_the_count
            a_cancelled_write_leaves_nothing
            thousands_of_records_are_one_commit
        }
    };
}
pub(crate) use for_each_behaviour;

pub(crate) async fn a_new_store_has_an_identity_and_nothing_else(bench: impl Bench) {
    let loaded = load(&bench.open().await).await;
    assert!(loaded.records.is_empty() && loaded.damaged.is_empty());
    assert_eq!((loaded.meta.seq, loaded.meta.clients, loaded.lost), (0, 0, None));
    assert_ne!(loaded.meta.device, DeviceId(0));
    assert_eq!(load(&bench.open().await).await.meta.device, loaded.meta.device);
}

pub(crate) async fn what_was_committed_is_there_for_another_tab(bench: impl Bench) {
    let records = vec![client(1, "Açaí & Cia \u{1F34E}", &[1, 2]), client(2, "Bar", &[]), setting("x", 5)];
    bench.open().await.commit(write(records.clone())).await.unwrap();
    let loaded = load(&bench.open().await).await;
    assert_eq!(sorted(loaded.records), sorted(records));
    assert_eq!((loaded.meta.seq, loaded.meta.clients), (1, 2));
}

pub(crate) async fn every_commit_counts(bench: impl Bench) {
    let (one, other) = (bench.open().await, bench.open().await);
    for (tab, seq) in [(&one, 1), (&other, 2), (&one, 3)] {
        let committed = tab.commit(write(vec![client(seq, "A", &[])])).await.unwrap();
        assert_eq!((committed.seq, committed.merged), (u64::from(seq), vec![]));
    }
    assert_eq!(load(&one).await.meta.clients, 3);
}

pub(crate) async fn two_tabs_lose_no_fact_of_each_other(bench: impl Bench) {
    let (one, other) = (bench.open().await, bench.open().await);
    one.commit(write(vec![client(1, "A", &[1])])).await.unwrap();
    let committed = other.commit(write(vec![client(1, "A", &[2])])).await.unwrap();
    assert_eq!(committed.merged, [client(1, "A", &[1, 2])]);
    let committed = one.commit(write(vec![client(1, "A", &[1, 2, 3])])).await.unwrap();
    assert_eq!(committed.merged, []);
    assert_eq!(load(&other).await.records, [client(1, "A", &[1, 2, 3])]);
}

pub(crate) async fn a_record_written_twice_is_the_same(bench: impl Bench) {
    let tab = bench.open().await;
    for seq in 1..=3 {
        let committed = tab.commit(write(vec![client(1, "A", &[1])])).await.unwrap();
        assert_eq!((committed.seq, committed.merged), (seq, vec![]));
    }
    let loaded = load(&tab).await;
    assert_eq!((loaded.records, loaded.meta.clients), (vec![client(1, "A", &[1])], 1));
}

pub(crate) async fn an_erased_client_leaves_only_its_tombstone(bench: impl Bench) {
    let tab = bench.open().await;
    tab.commit(write(vec![client(1, "A", &[1])])).await.unwrap();
    let mut erased = Dossier::empty(ClientId::from_u128(1));
    erased.erased = Some(stamp(1000));
    let erased = Record::Client(Box::new(erased));
    tab.commit(write(vec![erased.clone()])).await.unwrap();
    let loaded = load(&tab).await;
    assert_eq!((loaded.records, loaded.meta.clients), (vec![erased], 0));
}

pub(crate) async fn the_journal_is_newest_first_and_marks_what_was_undone(bench: impl Bench) {
    let tab = bench.open().await;
    for at in [10, 20, 30] {
        tab.commit(Write { journal: Some(journal(at)), ..write(vec![]) }).await.unwrap();
    }
    tab.commit(Write { undoes: Some(2), ..Write::default() }).await.unwrap();
    tab.commit(Write { undoes: Some(77), ..Write::default() }).await.unwrap();
    let rows = tab.journal(9).await.unwrap();
    let seen: Vec<_> = rows.iter().map(|row| (row.seq, row.at, row.undone)).collect();
    assert_eq!(seen, [(3, 30, false), (2, 20, true), (1, 10, false)]);
    assert_eq!(rows[2], JournalRow { seq: 1, ..journal(10) });
    assert_eq!(tab.journal(1).await.unwrap(), rows[..1]);
    assert_eq!(tab.journal(0).await.unwrap(), []);
    assert_eq!(tab.journal_row(2).await.unwrap().as_ref(), Some(&rows[1]));
    assert_eq!(tab.journal_row(4).await.unwrap(), None);
}

pub(crate) async fn the_journal_forgets_after_thirty_days(bench: impl Bench) {
    const DAY: u64 = 24 * 60 * 60 * 1000;
    let tab = bench.open().await;
    for at in [DAY, DAY + 1, 31 * DAY + 1] {
        tab.commit(Write { journal: Some(journal(at)), ..Write::default() }).await.unwrap();
    }
    let kept: Vec<_> = tab.journal(9).await.unwrap().iter().map(|row| row.at).collect();
    assert_eq!(kept, [31 * DAY + 1, DAY + 1]);
}

pub(crate) async fn a_damaged_record_costs_only_itself(bench: impl Bench) {
    let tab = bench.open().await;
    tab.commit(write(vec![client(1, "A", &[]), client(2, "B", &[])])).await.unwrap();
    let row = encoding::encode(&client(2, "B", &[])).unwrap();
    let torn = StoredRow { json: row.json[..30].to_owned(), ..row };
    bench.plant(&torn).await;
    for _ in 0..2 {
        let loaded = load(&bench.open().await).await;
        assert_eq!(loaded.records, [client(1, "A", &[])]);
        let damaged = &loaded.damaged;
        assert_eq!(damaged.len(), 1);
        assert_eq!(
            (damaged[0].key.as_str(), damaged[0].raw.as_str(), damaged[0].why),
            (torn.key.as_str(), torn.json.as_str(), Damage::Checksum)
        );
    }
    tab.discard_damaged(&torn.key).await.unwrap();
    assert_eq!(load(&tab).await.damaged, []);
}

pub(crate) async fn a_damaged_record_is_never_written_over(bench: impl Bench) {
    let tab = bench.open().await;
    let row = encoding::encode(&client(2, "B", &[])).unwrap();
    let torn = StoredRow { sum: row.sum ^ 1, ..row };
    bench.plant(&torn).await;
    tab.commit(write(vec![client(2, "B", &[4])])).await.unwrap();
    let loaded = load(&tab).await;
    assert_eq!(loaded.records, [client(2, "B", &[4])]);
    assert_eq!(loaded.damaged.len(), 1);
    assert_eq!(loaded.damaged[0].raw, torn.json);
}

pub(crate) async fn a_record_of_a_newer_version_is_left_where_it_is(bench: impl Bench) {
    let tab = bench.open().await;
    let row = encoding::encode(&client(2, "B", &[])).unwrap();
    let newer = StoredRow { schema: encoding::SCHEMA + 1, ..row };
    bench.plant(&newer).await;
    for _ in 0..2 {
        let loaded = load(&tab).await;
        assert_eq!(loaded.records, []);
        assert_eq!(loaded.damaged[0].why, Damage::Newer);
    }
    let refused = tab.commit(write(vec![client(1, "A", &[]), client(2, "B", &[])])).await;
    assert_eq!(refused, Err(StoreError::Newer { found: encoding::SCHEMA + 1, known: encoding::SCHEMA }));
    let loaded = load(&tab).await;
    assert_eq!((loaded.records, loaded.meta.seq), (vec![], 0));
}

pub(crate) async fn a_record_set_aside_comes_back_once_it_can_be_read(bench: impl Bench) {
    let tab = bench.open().await;
    let good = encoding::encode(&client(2, "B", &[1])).unwrap();
    bench.plant(&StoredRow { sum: good.sum ^ 1, ..good.clone() }).await;
    assert_eq!(load(&tab).await.damaged.len(), 1);
    tab.commit(write(vec![client(2, "B", &[2])])).await.unwrap();
    bench.plant_aside(&good).await;
    for _ in 0..2 {
        let loaded = load(&tab).await;
        assert_eq!((loaded.records, loaded.damaged), (vec![client(2, "B", &[1, 2])], vec![]));
    }
}

pub(crate) async fn an_account_that_is_not_what_the_rows_say_is_put_right(bench: impl Bench) {
    let tab = bench.open().await;
    tab.commit(Write { journal: Some(journal(10)), ..write(vec![client(1, "A", &[1])]) }).await.unwrap();
    assert_eq!(load(&tab).await.mended, None);
    bench.plant(&encoding::encode(&client(2, "B", &[])).unwrap()).await;
    let loaded = load(&tab).await;
    let mended = loaded.mended.unwrap();
    assert_eq!((mended.said.clients, mended.now.clients, mended.now.seq), (1, 2, 1));
    assert_eq!((loaded.meta.clients, loaded.lost), (2, None));
    // From now on the account is right.
    assert_eq!(load(&bench.open().await).await.mended, None);
    tab.commit(write(vec![client(3, "C", &[])])).await.unwrap();
    let loaded = load(&tab).await;
    assert_eq!((loaded.mended, loaded.meta.clients), (None, 3));
}

pub(crate) async fn changed_records_are_those_asked_for(bench: impl Bench) {
    let tab = bench.open().await;
    tab.commit(write(vec![client(1, "A", &[]), client(2, "B", &[]), setting("x", 1)])).await.unwrap();
    let keys = [client(2, "", &[]).key(), RecordKey::Client(ClientId::from_u128(99)), setting("x", 0).key()];
    let found = tab.changed_records(&keys).await.unwrap();
    assert_eq!(sorted(found), sorted(vec![client(2, "B", &[]), setting("x", 1)]));
    assert_eq!(tab.changed_records(&[]).await.unwrap(), []);
}

pub(crate) async fn what_names_a_forgotten_client_goes_with_it(bench: impl Bench) {
    let tab = bench.open().await;
    let who = ClientId::from_u128(1);
    let about = |client: Option<u128>, step: Option<Step>| {
        let steps = step.into_iter().collect();
        let inverse = Undo { deed: Deed::Undo, steps, until: None, left: Vec::new() }.into();
        Some(JournalRow { client: client.map(ClientId::from_u128), inverse, ..journal(1) })
    };
    let both = vec![client(1, "A", &[1]), client(2, "B", &[])];
    tab.commit(Write { journal: about(Some(1), None), ..write(both) }).await.unwrap();
    tab.commit(Write { journal: about(Some(2), None), ..Write::default() }).await.unwrap();
    // An act on many, which would bring it back.
    let erase = Step::EraseClient { client: who };
    tab.commit(Write { journal: about(None, Some(erase)), ..Write::default() }).await.unwrap();
    let mut torn = encoding::encode(&client(1, "A", &[])).unwrap();
    torn.sum ^= 1;
    bench.plant(&torn).await;
    assert_eq!(load(&tab).await.damaged.len(), 1);
    tab.commit(Write { forgets: Some(who), ..write(vec![client(2, "B", &[2])]) }).await.unwrap();
    let left = tab.journal(9).await.unwrap();
    assert_eq!(left.iter().map(|row| row.seq).collect::<Vec<_>>(), [2]);
    assert_eq!(load(&tab).await.damaged, []);
    assert_eq!(load(&bench.open().await).await.records, [client(2, "B", &[2])]);
}

pub(crate) async fn erasing_leaves_nothing_but_the_count(bench: impl Bench) {
    let tab = bench.open().await;
    let device = load(&tab).await.meta.device;
    tab.commit(Write { journal: Some(journal(1)), ..write(vec![client(1, "A", &[])]) }).await.unwrap();
    tab.erase_all().await.unwrap();
    let loaded = load(&tab).await;
    assert!(loaded.records.is_empty() && loaded.damaged.is_empty());
    assert_eq!((loaded.meta.device, loaded.meta.seq, loaded.meta.clients), (device, 2, 0));
    assert_eq!(loaded.lost, None);
    assert_eq!(tab.journal(9).await.unwrap(), []);
}

pub(crate) async fn a_cancelled_write_leaves_nothing(bench: impl Bench) {
    let tab = bench.open().await;
    tab.commit(write(vec![client(1, "A", &[])])).await.unwrap();
    let asked = Cell::new(0);
    let cancelled = || {
        asked.set(asked.get() + 1);
        asked.get() > 2
    };
    let records = (1..3000).map(|n| client(n, "B", &[n])).collect();
    let watch = Watch { progress: &|_, _| {}, cancelled: &cancelled };
    let result = tab.commit_watched(Write { journal: Some(journal(1)), ..write(records) }, watch).await;
    assert_eq!(result, Err(StoreError::Cancelled));
    let loaded = load(&tab).await;
    assert_eq!((loaded.records, loaded.meta.seq), (vec![client(1, "A", &[])], 1));
    assert_eq!(tab.journal(9).await.unwrap(), []);
}

pub(crate) async fn thousands_of_records_are_one_commit(bench: impl Bench) {
    let tab = bench.open().await;
    let every_third: Vec<_> = (0..1000).map(|n| client(3 * n, "A", &[1])).collect();
    tab.commit(write(every_third)).await.unwrap();
    let all: Vec<_> = (0..3000).rev().map(|n| client(n, "A", &[2])).collect();
    let seen = RefCell::new(Vec::new());
    let watch =
        Watch { progress: &|done, total| seen.borrow_mut().push((done, total)), cancelled: &|| false };
    let committed = tab.commit_watched(write(all), watch).await.unwrap();
    assert_eq!((committed.seq, committed.merged.len()), (2, 1000));
    let seen = seen.into_inner();
    assert!(seen.is_sorted() && seen.iter().all(|(_, total)| *total == 3000));
    assert_eq!(seen.last(), Some(&(3000, 3000)));
    let loaded = load(&bench.open().await).await;
    let expected = (0..3000).map(|n| client(n, "A", if n % 3 == 0 { &[1, 2] } else { &[2] })).collect();
    assert_eq!(sorted(loaded.records), sorted(expected));
    assert_eq!(loaded.meta.clients, 3000);
}

pub(crate) async fn load(tab: &impl Repository) -> Loaded {
    tab.load(&|_, _| {}).await.unwrap()
}

pub(crate) fn write(records: Vec<Record>) -> Write {
    Write { records, ..Write::default() }
}

/// A client with contacts, all made at stamps that the numbers say.
pub(crate) fn client(id: u32, name: &str, contacts: &[u32]) -> Record {
    let mut client = Client::new(ClientId::from_u128(id.into()), stamp(1));
    client.set(ClientEdit::LegalName(name.to_owned()), stamp(1));
    let mut dossier = Dossier::of(client);
    for contact in contacts {
        let day = NaiveDate::from_ymd_opt(2026, 1, 5).unwrap();
        let id = InteractionId::from_u128((*contact).into());
        let at = stamp(10 + u64::from(*contact));
        dossier.interactions.push(Interaction::new(id, at, day, Channel::Call, Outcome::Success));
    }
    dossier.normalize();
    Record::Client(Box::new(dossier))
}

pub(crate) fn setting(path: &str, value: u64) -> Record {
    let register = Register { value: Some(value.into()), at: stamp(value) };
    Record::Catalog(CatalogEntry::Setting { id: path.to_owned(), register })
}

pub(crate) fn journal(at: u64) -> JournalRow {
    let inverse = Undo { deed: Deed::Undo, steps: Vec::new(), until: None, left: Vec::new() }.into();
    let client = Some(ClientId::from_u128(1));
    JournalRow { seq: 0, at, deed: Deed::RecordInteraction, client, records: 1, inverse, undone: false }
}

fn stamp(millis: u64) -> Stamp {
    Stamp { millis, counter: 0, device: DeviceId(7) }
}

fn sorted(mut records: Vec<Record>) -> Vec<Record> {
    records.sort_by_key(Record::key);
    records
}
