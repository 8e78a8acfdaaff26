//! Copies beside the database: one once the rep pauses after a change, and whenever one is asked for.

use super::carteira::{Carteira, Phase};
use super::jobs::Worker;
use crate::workers::protocol::{Copy, Errand, Failure};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// How long nothing must have been changed before a copy is made.
const PAUSE: Duration = Duration::from_secs(60);

/// The first screen comes first; the worker that looks for copies weighs nothing on it.
const AFTER_START: Duration = Duration::from_secs(4);

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

    /// Keeps a copy now.
    pub async fn copy_now(self) -> Result<(), Failure> {
        self.ask_copies(Errand::KeepCopy).await
    }

    async fn ask_copies(self, job: Errand) -> Result<(), Failure> {
        let worker = Worker::start()?;
        let (Listed::Copies(copies), _) = worker.ask(self.database(), job, None, |_, _| {}).await?;
        self.copies.try_set(Some(copies));
        Ok(())
    }
}

/// The one outcome that the first app reads.
#[derive(serde::Deserialize)]
enum Listed {
    Copies(Vec<Copy>),
}
