//! What was tapped and not yet saved: it outlives leaving the page, on this device, until the day is closed.

use crate::domain::closing::Answer;
use crate::domain::id::ClientId;
use crate::state::preferences;
use chrono::NaiveDate;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const KEPT: &str = "fechamento.rascunho";

/// The answers of one day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Draft {
    day: Option<NaiveDate>,
    answers: BTreeMap<ClientId, Answer>,
    /// The motivo chosen last, for whoever has none of its own.
    last_reason: Option<String>,
}

#[derive(Clone, Copy)]
pub(super) struct Drafted(RwSignal<Draft>);

impl Drafted {
    pub(super) fn new() -> Self {
        Self(RwSignal::new(preferences::remembered(KEPT).unwrap_or_default()))
    }

    /// The day it is about; answers of another day are dropped.
    pub(super) fn turn_to(self, day: NaiveDate) {
        if self.0.with_untracked(|draft| draft.day != Some(day)) {
            self.0.update(|draft| {
                draft.answers.clear();
                draft.day = Some(day);
            });
        }
    }

    pub(super) fn answer(self, client: ClientId) -> Option<Answer> {
        self.0.with(|draft| draft.answers.get(&client).cloned())
    }

    pub(super) fn answers(self) -> BTreeMap<ClientId, Answer> {
        self.0.with(|draft| draft.answers.clone())
    }

    pub(super) fn last_reason(self) -> Option<String> {
        self.0.with_untracked(|draft| draft.last_reason.clone())
    }

    /// Sets the answer, or takes it back.
    pub(super) fn set(self, client: ClientId, answer: Option<Answer>) {
        self.0.update(|draft| {
            if let Some(Answer::NoOrder(Some(reason))) = &answer {
                draft.last_reason = Some(reason.clone());
            }
            match answer {
                Some(answer) => draft.answers.insert(client, answer),
                None => draft.answers.remove(&client),
            };
        });
        self.keep();
    }

    pub(super) fn clear(self) {
        self.0.update(|draft| draft.answers.clear());
        self.keep();
    }

    fn keep(self) {
        self.0.with_untracked(|draft| preferences::remember(KEPT, draft));
    }
}
