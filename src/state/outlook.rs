//! What is expected of each client: the model learnt from the carteira in the worker, and the insights it gives. Looking
//! ahead of thousands of clients is the worker's too: a page only looks up what it foresaw.
//!
//! Nothing is learnt until a page asks for it (`want`). From then on the model follows the data: once they rest, the
//! worker learns again, and the page goes on with the model it has. The model is kept on the device under the mark of the
//! orders it was learnt from, so that the next start has it at once.

use super::carteira::{Carteira, Phase};
use super::jobs::Worker;
use super::preferences::{remember, remembered};
use crate::domain::alive::Outlook as AheadOutlook;
use crate::domain::indicator::analysis::insight::{
    Evidence, Foreseen, Insight, Model, insights_foreseen, knows_every_buyer,
};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::workers::protocol::{Failure, Job};
use futures::future::{AbortHandle, Aborted, abortable};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::time::Duration;

/// How far the learning is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Learning {
    Resting,
    /// In 0..1.
    Running(f64),
    /// The last model, if any, still stands.
    Failed,
}

#[derive(Clone, Copy)]
pub struct Outlook {
    pub model: RwSignal<Option<Model>>,
    pub learning: RwSignal<Learning>,
    /// By slot, as of the day shown. What is ahead is there for everybody or, until the worker has looked, for few.
    pub insights: Memo<Arc<Vec<Option<Insight>>>>,
    foreseen: RwSignal<Arc<Foreseen>>,
    ready: Memo<bool>,
    carteira: Carteira,
    wanted: RwSignal<bool>,
    /// Mark of the evidence that `model` was learnt from.
    learnt: StoredValue<Option<u64>>,
    /// The same with the side that was looked ahead of.
    mark: StoredValue<Option<u64>>,
    waiting: StoredValue<Option<TimeoutHandle>>,
    /// Ends the learning under way, and its worker with it.
    under_way: StoredValue<Option<AbortHandle>>,
}

impl std::fmt::Debug for Outlook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Outlook")
    }
}

/// The last model of the rep's own carteira, as it is kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Kept {
    mark: u64,
    model: Model,
}

const KEPT: &str = "modelo";
/// The first time there is nothing to wait for but the page being drawn; later the data may still be changing.
const AT_FIRST: Duration = Duration::from_millis(50);
const AT_REST: Duration = Duration::from_millis(1_500);

/// Puts the outlook in reach of every page.
pub(crate) fn provide_outlook(carteira: Carteira) {
    let model = RwSignal::new(None::<Model>);
    let foreseen = RwSignal::new(Arc::new(Foreseen::default()));
    let insights = Memo::new(move |_| {
        // Only orders tell what is ahead: a contact leaves everybody as they are.
        carteira.derived.but_contacts.track();
        let (on, statuses) = (carteira.derived.as_of.get(), carteira.derived.statuses.get_untracked());
        let (model, foreseen) = (model.get(), foreseen.get());
        let look = |p: &Portfolio| insights_foreseen(p.columns(), &statuses, on, model.as_ref(), &foreseen);
        Arc::new(carteira.portfolio.with_untracked(look))
    });
    let ready = Memo::new(move |_| {
        let whole = |all: &Arc<Vec<_>>| knows_every_buyer(all, &insights.read());
        model.with(Option::is_some) && carteira.derived.statuses.with_untracked(whole)
    });
    let outlook = Outlook {
        model,
        learning: RwSignal::new(Learning::Resting),
        insights,
        foreseen,
        ready,
        carteira,
        wanted: RwSignal::new(false),
        learnt: StoredValue::new(None),
        mark: StoredValue::new(None),
        waiting: StoredValue::new(None),
        under_way: StoredValue::new(None),
    };
    provide_context(outlook);
    Effect::new(move |_| {
        carteira.derived.but_contacts.track();
        carteira.derived.as_of.track();
        if outlook.wanted.get() && carteira.phase.get() == Phase::Ready {
            outlook.learn_soon();
        }
    });
}

/// The outlook, learning from now on.
#[allow(clippy::expect_used)]
pub(crate) fn use_outlook() -> Outlook {
    let outlook: Outlook = use_context().expect("a page is furnished before it is drawn");
    outlook.want();
    outlook
}

impl Outlook {
    fn want(self) {
        if !self.wanted.get_untracked() {
            self.wanted.set(true);
        }
    }

    /// What is ahead is known of everybody who bought, on the day shown.
    pub fn is_ready(self) -> bool {
        self.ready.get()
    }

    /// *Estimativa inicial*: the carteira has said too little yet.
    pub fn is_initial(self) -> bool {
        self.model.with(|model| model.is_some_and(|model| model.fit.is_initial()))
    }

    fn learn_soon(self) {
        let wait = if self.ready.get_untracked() { AT_REST } else { AT_FIRST };
        let pending = set_timeout_with_handle(move || self.learn(), wait).ok();
        if let Some(earlier) = self.waiting.try_update_value(|now| std::mem::replace(now, pending)).flatten()
        {
            earlier.clear();
        }
    }

    fn learn(self) {
        let on = self.carteira.derived.as_of.get_untracked();
        let look = |p: &Portfolio| {
            let whole = Evidence::of(p.whole_columns(), on);
            let side = (!p.side().is_empty()).then(|| Evidence::of(p.columns(), on));
            (whole, side, Evidence::slots(p.whole_columns(), on), Evidence::slots(p.columns(), on))
        };
        let (whole, side, whole_slots, side_slots) = self.carteira.portfolio.with_untracked(look);
        let learnt = whole.mark();
        let mark = side.as_ref().map_or(learnt, |side| learnt ^ side.mark().rotate_left(1));
        if let Some(earlier) = self.under_way.try_update_value(Option::take).flatten() {
            earlier.abort();
            self.learning.set(Learning::Resting);
        }
        if self.mark.get_value() == Some(mark) {
            return;
        }
        let held = self.model.get_untracked().filter(|_| self.learnt.get_value() == Some(learnt));
        let kept = || remembered::<Kept>(KEPT).filter(|kept| kept.mark == learnt).map(|kept| kept.model);
        let known = held.or_else(kept);
        let is_new = known.is_none();
        let learning = async move {
            // A side has too few orders to learn from: what is ahead of it is seen by what the whole carteira taught.
            match (side, known) {
                (None, known) => self.foresee(whole, whole_slots, known).await,
                (Some(side), Some(model)) => self.foresee(side, side_slots, Some(model)).await,
                (Some(side), None) => {
                    let (model, _) = self.foresee(whole, whole_slots, None).await?;
                    self.foresee(side, side_slots, Some(model)).await
                }
            }
        };
        let (learning, abort) = abortable(learning);
        self.under_way.set_value(Some(abort));
        self.learning.set(Learning::Running(0.0));
        spawn_local(async move {
            match learning.await {
                Ok(Ok((model, foreseen))) => {
                    self.take((learnt, mark), model, foreseen);
                    if is_new && !self.carteira.is_sample.get_untracked() {
                        remember(KEPT, &Kept { mark: learnt, model });
                    }
                }
                Ok(Err(_)) => self.learning.set(Learning::Failed),
                // The data changed meanwhile: somebody else is learning.
                Err(Aborted) => {}
            }
        });
    }

    /// Has the worker look ahead of each history of the evidence, which belong to `slots`; it learns `model` first where
    /// there is none.
    async fn foresee(
        self,
        evidence: Evidence,
        slots: Vec<Slot>,
        model: Option<Model>,
    ) -> Result<(Model, Foreseen), Failure> {
        let worker = Worker::start()?;
        let progress = move |done: usize, total: usize| {
            self.learning.set(Learning::Running(done as f64 / total.max(1) as f64));
        };
        let job = Job::Foresee { evidence: evidence.clone(), model };
        let asked = worker.ask(self.carteira.database(), job, None, progress).await?;
        let (Answer::Foreseen { model, outlooks }, _) = asked;
        let foreseen = Foreseen::new(&slots, &evidence, &outlooks, &model);
        Ok((*model, foreseen))
    }

    fn take(self, (learnt, mark): (u64, u64), model: Model, foreseen: Foreseen) {
        self.learnt.set_value(Some(learnt));
        self.mark.set_value(Some(mark));
        self.learning.set(Learning::Resting);
        self.foreseen.set(Arc::new(foreseen));
        self.model.set(Some(model));
    }
}

/// The one outcome of looking ahead.
#[derive(serde::Deserialize)]
enum Answer {
    Foreseen { model: Box<Model>, outlooks: Vec<AheadOutlook> },
}
