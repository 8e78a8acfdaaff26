//! A search under way in the worker: how far it is, and the way to end it.

use crate::ui::prelude::*;
use crate::workers::protocol::Failure;
use futures::future::{AbortHandle, abortable};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::future::Future;

/// One search at a time: a new one ends the one before.
#[derive(Clone, Copy)]
pub(crate) struct Search {
    running: RwSignal<Option<Running>>,
    under_way: StoredValue<Option<AbortHandle>>,
}

#[derive(Clone, Copy, PartialEq)]
struct Running {
    what: &'static str,
    done: Option<f64>,
}

impl Search {
    pub(crate) fn new() -> Self {
        let search = Self { running: RwSignal::new(None), under_way: StoredValue::new(None) };
        on_cleanup(move || search.cancel());
        search
    }

    pub(crate) fn is_running(self) -> bool {
        self.running.with(Option::is_some)
    }

    /// `start` is given where to say how far it is; `end` hears the answer unless the search was ended.
    pub(crate) fn run<T, F>(
        self,
        what: &'static str,
        start: impl FnOnce(Box<dyn Fn(usize, usize)>) -> F,
        end: impl FnOnce(Result<T, Failure>) + 'static,
    ) where
        T: 'static,
        F: Future<Output = Result<T, Failure>> + 'static,
    {
        self.cancel();
        self.running.set(Some(Running { what, done: None }));
        let progress = move |done: usize, total: usize| {
            self.running.try_set(Some(Running { what, done: Some(done as f64 / total.max(1) as f64) }));
        };
        let (search, abort) = abortable(start(Box::new(progress)));
        self.under_way.set_value(Some(abort));
        spawn_local(async move {
            if let Ok(found) = search.await {
                self.running.try_set(None);
                end(found);
            }
        });
    }

    pub(crate) fn cancel(self) {
        if let Some(earlier) = self.under_way.try_update_value(Option::take).flatten() {
            earlier.abort();
        }
        self.running.try_set(None);
    }
}

#[component]
pub(crate) fn Searching(search: Search) -> impl IntoView {
    let what = Memo::new(move |_| search.running.get().map(|running| running.what));
    move || {
        what.get().map(|what| {
            let done = Signal::derive(move || search.running.get().and_then(|running| running.done));
            view! {
                <div class="day-route__search">
                    <Progress label=what done on_cancel=move || search.cancel()/>
                </div>
            }
        })
    }
}
