//! The store in memory holds the contract of the store; what can only be staged there is tested here.

#![cfg(not(target_arch = "wasm32"))]
// Helpers of tests may fail as tests do.
#![allow(clippy::unwrap_used, clippy::panic)]

mod contract;

use carteira::domain::catalog::CatalogEdit;
use carteira::domain::client::{Client, ClientEdit};
use carteira::domain::keeping::stamp::{DeviceId, Stamp};
use carteira::domain::portfolio::Portfolio;
use carteira::domain::portfolio::change::{Change, ChangeError, Deed, Step};
use carteira::domain::record::Record;
use carteira::domain::value::id::ClientId;
use carteira::storage::encoding::StoredRow;
use carteira::storage::keep::{Act, Holder, Kept, Origin, Refusal, keep, newer};
use carteira::storage::memory::Memory;
use carteira::storage::repository::{Repository, StoreError, Watch, Write};
use contract::{Bench, client, for_each_behaviour, journal, load, write};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

impl Bench for Memory {
    type Tab = Memory;
    async fn open(&self) -> Memory {
        self.clone()
    }
    async fn plant(&self, row: &StoredRow) {
        Memory::plant(self, row.clone());
    }
    async fn plant_aside(&self, row: &StoredRow) {
        Memory::plant_aside(self, row.clone());
    }
}

macro_rules! on_memory {
    ($($behaviour:ident)*) => { $(
        #[test]
        fn $behaviour() {
            now(contract::$behaviour(Memory::new(DeviceId(7))));
        }
    )* };
}
for_each_behaviour!(on_memory);

#[test]
fn a_commit_that_fails_at_its_end_leaves_nothing() {
    for error in [StoreError::Full, StoreError::Failed("AbortError".into())] {
        let store = Memory::new(DeviceId(7));
        now(store.commit(Write { journal: Some(journal(1)), ..write(vec![client(1, "A", &[1])]) })).unwrap();
        store.fail_next(error.clone());
        let more = Write {
            records: vec![client(1, "A", &[1, 2]), client(2, "B", &[])],
            journal: Some(journal(2)),
            undoes: Some(1),
            forgets: None,
        };
        assert_eq!(now(store.commit(more.clone())), Err(error));
        let loaded = now(load(&store));
        assert_eq!(loaded.records, [client(1, "A", &[1])]);
        assert_eq!((loaded.meta.seq, loaded.meta.clients), (1, 1));
        let rows = now(store.journal(9)).unwrap();
        assert_eq!(rows.iter().map(|row| (row.seq, row.undone)).collect::<Vec<_>>(), [(1, false)]);
        assert_eq!(now(store.commit(more)).map(|committed| committed.seq), Ok(2));
    }
}

#[test]
fn a_change_is_in_memory_and_in_the_store_with_its_way_back() {
    let store = Memory::new(DeviceId(7));
    let mut held = Portfolio::default();
    let rep = Origin::Rep { client: Some(ClientId::from_u128(1)), undoes: None };
    let kept = now(keep(&store, &mut held, act(adding(1), rep), Watch::NOBODY));
    assert_eq!(kept, Ok(Kept { seq: 1, records: 1 }));
    assert_eq!(now(load(&store)).records, held.records().collect::<Vec<_>>());
    let rows = now(store.journal(9)).unwrap();
    assert_eq!(rows.iter().map(|row| (row.seq, row.at, row.records)).collect::<Vec<_>>(), [(1, 5, 1)]);
    assert_eq!((rows[0].client, rows[0].undone), (Some(ClientId::from_u128(1)), false));

    let setting = CatalogEdit::Setting { id: "coverage.goal_percent".to_owned(), value: Some(70.into()) };
    let app = now(keep(&store, &mut held, act(Step::EditCatalog(setting), Origin::App), Watch::NOBODY));
    assert_eq!((app.unwrap().seq, now(store.journal(9)).unwrap().len()), (2, 1), "nobody's act has no row");

    let taking_back = Origin::Rep { client: None, undoes: Some(1) };
    now(keep(&store, &mut held, act(adding(3), taking_back), Watch::NOBODY)).unwrap();
    let undone: Vec<_> = now(store.journal(9)).unwrap().iter().map(|row| (row.seq, row.undone)).collect();
    assert_eq!(undone, [(3, false), (1, true)]);
}

#[test]
fn what_could_not_be_kept_is_out_of_memory_again() {
    let store = Memory::new(DeviceId(7));
    let mut held = Portfolio::default();
    now(keep(&store, &mut held, act(adding(1), Origin::App), Watch::NOBODY)).unwrap();
    let before = whole(&held);

    store.fail_next(StoreError::Full);
    let full = now(keep(&store, &mut held, act(adding(2), Origin::App), Watch::NOBODY));
    assert_eq!(full, Err(Refusal::Store(StoreError::Full)));
    let twice = now(keep(&store, &mut held, act(adding(1), Origin::App), Watch::NOBODY));
    assert_eq!(twice, Err(Refusal::Change(ChangeError::ClientExists(ClientId::from_u128(1)))));
    let stopped = Watch { progress: &|_, _| {}, cancelled: &|| true };
    let cancelled = now(keep(&store, &mut held, act(adding(2), Origin::App), stopped));
    assert_eq!(cancelled, Err(Refusal::Store(StoreError::Cancelled)));
    assert_eq!(
        now(keep(&store, &mut Gone, act(adding(2), Origin::App), Watch::NOBODY)),
        Err(Refusal::NotOpen)
    );

    assert_eq!(whole(&held), before);
    assert_eq!((now(load(&store)).records, now(store.seq())), (before, Ok(1)));
}

#[test]
fn what_changes_a_client_stands_in_the_journal_whoever_did_it() {
    let store = Memory::new(DeviceId(7));
    now(keep(&store, &mut Portfolio::default(), act(adding(1), Origin::App), Watch::NOBODY)).unwrap();
    let rows = now(store.journal(9)).unwrap();
    assert_eq!(rows.iter().map(|row| (row.seq, row.client)).collect::<Vec<_>>(), [(1, None)]);
}

/// Its records; a slot that was taken back stays, empty.
fn whole(held: &Portfolio) -> Vec<Record> {
    let is_blank = |record: &Record| matches!(record, Record::Client(dossier) if dossier.is_blank());
    held.records().filter(|record| !is_blank(record)).collect()
}

#[test]
fn what_another_tab_wrote_comes_into_memory_with_the_change() {
    let store = Memory::new(DeviceId(7));
    let (mut mine, mut theirs) = (Portfolio::default(), Portfolio::default());
    now(keep(&store, &mut mine, act(adding(1), Origin::App), Watch::NOBODY)).unwrap();
    assert_eq!(now(newer(&store, 1, &|_, _| {})).unwrap().map(|loaded| loaded.meta.seq), None);
    let loaded = now(newer(&store, 0, &|_, _| {})).unwrap().unwrap();
    assert_eq!(loaded.meta.seq, 1);
    theirs.absorb(loaded.records);
    now(keep(&store, &mut theirs, act(naming(1, "Theirs"), Origin::App), Watch::NOBODY)).unwrap();

    let tag = ClientEdit::Tags(["a".to_owned()].into());
    let edit = Step::EditClient { client: ClientId::from_u128(1), edits: vec![tag] };
    now(keep(&store, &mut mine, act(edit, Origin::App), Watch::NOBODY)).unwrap();
    let client = mine.client(ClientId::from_u128(1)).unwrap();
    assert_eq!((client.legal_name.as_str(), client.tags.len()), ("Theirs", 1));
    assert_eq!(now(load(&store)).records, mine.records().collect::<Vec<_>>());
}

/// Holds no carteira any more.
struct Gone;

impl Holder for Gone {
    fn with<T>(&mut self, _: impl FnOnce(&mut Portfolio) -> T) -> Option<T> {
        None
    }
}

fn act(step: Step, origin: Origin) -> Act {
    let change = Change { deed: Deed::Edit, steps: vec![step] };
    Act { change, device: DeviceId(7), now_millis: 5, origin }
}

fn adding(id: u128) -> Step {
    Step::AddClient(Box::new(Client::new(ClientId::from_u128(id), Stamp::default())))
}

fn naming(id: u128, name: &str) -> Step {
    let edits = vec![ClientEdit::LegalName(name.to_owned())];
    Step::EditClient { client: ClientId::from_u128(id), edits }
}

/// Runs a future that never waits.
fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("memory does not wait"),
    }
}
