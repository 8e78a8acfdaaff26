//! The store in memory holds the contract of the store; what can only be staged there is tested here.

#![cfg(not(target_arch = "wasm32"))]
// Helpers of tests may fail as tests do.
#![allow(clippy::unwrap_used, clippy::panic)]

mod contract;

use carteira::domain::keeping::stamp::DeviceId;
use carteira::storage::encoding::Row;
use carteira::storage::memory::Memory;
use carteira::storage::repository::{Repository, StoreError, Write};
use contract::{Bench, client, for_each_behaviour, journal, load, write};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

impl Bench for Memory {
    type Tab = Memory;
    async fn open(&self) -> Memory {
        self.clone()
    }
    async fn plant(&self, row: &Row) {
        Memory::plant(self, row.clone());
    }
    async fn plant_aside(&self, row: &Row) {
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

/// Runs a future that never waits.
fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("memory does not wait"),
    }
}
