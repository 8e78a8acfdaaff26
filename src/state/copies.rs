//! What keeps the data: copies beside the database, one once the rep pauses after a change and whenever one is asked for;
//! the file kept elsewhere; and the browser's promise not to clear them.

use super::carteira::{Carteira, Phase};
use super::clock;
use super::jobs::Worker;
use super::preferences::{remember, remembered};
use crate::storage::room;
use crate::workers::protocol::{Copy, Errand, Failure};
use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::de::IgnoredAny;
use std::time::Duration;

/// How long nothing must have been changed before a copy is made.
const PAUSE: Duration = Duration::from_secs(60);

/// Preference: the day a file was last kept outside the device.
const KEPT_ELSEWHERE: &str = "copia.fora";

/// Preference: the browser was asked to keep the data.
const ASKED: &str = "guardar.pedido";

/// The first screen comes first; the worker that looks for copies weighs nothing on it.
const AFTER_START: Duration = Duration::from_secs(4);

pub(super) fn day_kept_elsewhere() -> Option<NaiveDate> {
    remembered(KEPT_ELSEWHERE)
}

/// Deletes the copies of a database.
pub(super) async fn remove(database: &str) -> Result<(), Failure> {
    let worker = Worker::start()?;
    worker.ask::<IgnoredAny>(database, Errand::RemoveCopies, None, |_, _| {}).await.map(drop)
}

impl Carteira {
    /// Makes a copy a minute after the last change, for as long as the app is open.
    pub(super) fn keep_copies(self) {
        let pending = StoredValue::new(None::<TimeoutHandle>);
        Effect::new(move |before: Option<(Phase, u64)>| {
            let now = (self.phase.get(), self.seq.get());
            let changed = before.is_some_and(|before| before.0 == Phase::Ready && before != now);
            if changed && now.0 == Phase::Ready && !self.is_sample.get_untracked() {
                if let Some(handle) = pending.get_value() {
                    handle.clear();
                }
                let copy = move || spawn_local(async move { drop(self.copy_now().await) });
                pending.set_value(set_timeout_with_handle(copy, PAUSE).ok());
            }
            now
        });
        Effect::new(move |_| {
            if self.phase.get() == Phase::Ready {
                let ask = move || spawn_local(async move { drop(self.ask_copies(Errand::ListCopies).await) });
                set_timeout(ask, AFTER_START);
            }
        });
    }

    /// A file of the carteira was kept elsewhere today.
    pub fn was_kept_elsewhere(self) {
        if !self.is_sample.get_untracked() {
            let today = clock::today();
            remember(KEPT_ELSEWHERE, &today);
            self.kept_elsewhere.set(Some(today));
        }
    }

    /// Asks the browser to keep the data: by itself once there is a first client, and never again, for some browsers ask
    /// the person each time.
    pub(super) fn keep_data(self) {
        Effect::new(move |_| {
            let has_data = self.phase.get() == Phase::Ready
                && !self.is_sample.get()
                && self.portfolio.with(|portfolio| portfolio.client_count() > 0);
            if has_data && self.persistent.get_untracked().is_none() {
                let asked = remembered::<bool>(ASKED).unwrap_or(false);
                spawn_local(async move {
                    if room::is_persistent().await {
                        self.persistent.try_set(Some(true));
                    } else if asked {
                        self.persistent.try_set(Some(false));
                    } else {
                        self.ask_to_persist().await;
                    }
                });
            }
        });
    }

    /// Asks the browser never to clear the data by itself, and keeps its answer.
    pub async fn ask_to_persist(self) {
        remember(ASKED, &true);
        let promised = room::persist().await;
        self.persistent.try_set(Some(promised));
    }

    /// Keeps a copy now.
    pub(crate) async fn copy_now(self) -> Result<(), Failure> {
        self.ask_copies(Errand::KeepCopy).await
    }

    async fn ask_copies(self, job: Errand) -> Result<(), Failure> {
        let worker = Worker::start()?;
        let (Listed::Copies(copies), _) = worker.ask(self.database(), job, None, |_, _| {}).await?;
        self.copies.try_set(Some(copies));
        Ok(())
    }
}

/// The one outcome that is read here, before a page that reads all of them is opened.
#[derive(serde::Deserialize)]
enum Listed {
    Copies(Vec<Copy>),
}
