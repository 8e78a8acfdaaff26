//! The answers tapped and not yet saved, kept on this device until the day is closed.

use crate::domain::plan::day::closing::Answer;
use crate::domain::value::id::ClientId;
use crate::screen::closing::{Answers, Draft};
use crate::state::preferences;
use chrono::NaiveDate;
use leptos::prelude::*;

const KEPT: &str = "fechamento.rascunho";

/// The answers of the day shown.
#[derive(Clone, Copy)]
pub(super) struct Drafted {
    draft: RwSignal<Draft>,
    day: Memo<NaiveDate>,
}

impl Drafted {
    pub(super) fn new(day: Memo<NaiveDate>) -> Self {
        let draft = preferences::remembered::<Draft>(KEPT).unwrap_or_default().restored();
        Self { draft: RwSignal::new(draft), day }
    }

    pub(super) fn answer(self, client: ClientId) -> Option<Answer> {
        let day = self.day.get();
        self.draft.with(|draft| draft.answer(day, client).cloned())
    }

    pub(super) fn answers(self) -> Answers {
        let day = self.day.get();
        self.draft.with(|draft| draft.answers(day))
    }

    /// Other days whose answers wait to be saved, and how many each has.
    pub(super) fn elsewhere(self) -> Vec<(NaiveDate, usize)> {
        let day = self.day.get();
        self.draft.with(|draft| draft.elsewhere(day))
    }

    pub(super) fn last_reason(self) -> Option<String> {
        self.draft.with_untracked(|draft| draft.last_reason().map(str::to_owned))
    }

    /// Sets the answer, or takes it back.
    pub(super) fn set(self, client: ClientId, answer: Option<Answer>) {
        let day = self.day.get_untracked();
        self.draft.update(|draft| draft.set(day, client, answer));
        self.keep();
    }

    pub(super) fn clear(self) {
        let day = self.day.get_untracked();
        self.draft.update(|draft| draft.clear(day));
        self.keep();
    }

    fn keep(self) {
        self.draft.with_untracked(|draft| preferences::remember(KEPT, draft));
    }
}
