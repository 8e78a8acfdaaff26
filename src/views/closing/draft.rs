//! What was tapped and not yet saved, each day's answers with their day: it outlives midnight, looking at another day and
//! leaving the app, on this device, until the day is closed.

use crate::domain::plan::day::closing::Answer;
use crate::domain::value::id::ClientId;
use crate::state::preferences;
use chrono::NaiveDate;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const KEPT: &str = "fechamento.rascunho";
/// Answers of more days than these are no longer given from memory.
const MOST_DAYS: usize = 14;

type Answers = BTreeMap<ClientId, Answer>;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Draft {
    days: BTreeMap<NaiveDate, Answers>,
    /// The motivo chosen last, for whoever has none of its own.
    last_reason: Option<String>,
    /// As it was kept when only one day could be: read, and written no more.
    #[serde(skip_serializing)]
    day: Option<NaiveDate>,
    #[serde(skip_serializing)]
    answers: Answers,
}

/// The answers of the day shown.
#[derive(Clone, Copy)]
pub(super) struct Drafted {
    draft: RwSignal<Draft>,
    day: Memo<NaiveDate>,
}

impl Drafted {
    pub(super) fn new(day: Memo<NaiveDate>) -> Self {
        let mut draft: Draft = preferences::remembered(KEPT).unwrap_or_default();
        if let Some(day) = draft.day.take() {
            let answers = std::mem::take(&mut draft.answers);
            draft.days.entry(day).or_insert(answers);
        }
        draft.days.retain(|_, answers| !answers.is_empty());
        Self { draft: RwSignal::new(draft), day }
    }

    pub(super) fn answer(self, client: ClientId) -> Option<Answer> {
        let day = self.day.get();
        self.draft.with(|draft| draft.days.get(&day)?.get(&client).cloned())
    }

    pub(super) fn answers(self) -> BTreeMap<ClientId, Answer> {
        let day = self.day.get();
        self.draft.with(|draft| draft.days.get(&day).cloned().unwrap_or_default())
    }

    /// Other days whose answers wait to be saved, and how many each has.
    pub(super) fn elsewhere(self) -> Vec<(NaiveDate, usize)> {
        let day = self.day.get();
        self.draft.with(|draft| {
            let others = draft.days.iter().filter(|(other, answers)| **other != day && !answers.is_empty());
            others.map(|(other, answers)| (*other, answers.len())).collect()
        })
    }

    pub(super) fn last_reason(self) -> Option<String> {
        self.draft.with_untracked(|draft| draft.last_reason.clone())
    }

    /// Sets the answer, or takes it back.
    pub(super) fn set(self, client: ClientId, answer: Option<Answer>) {
        let day = self.day.get_untracked();
        self.draft.update(|draft| {
            if let Some(Answer::NoOrder(Some(reason))) = &answer {
                draft.last_reason = Some(reason.clone());
            }
            let answers = draft.days.entry(day).or_default();
            match answer {
                Some(answer) => answers.insert(client, answer),
                None => answers.remove(&client),
            };
            while draft.days.len() > MOST_DAYS {
                draft.days.pop_first();
            }
        });
        self.keep();
    }

    pub(super) fn clear(self) {
        let day = self.day.get_untracked();
        self.draft.update(|draft| {
            draft.days.remove(&day);
        });
        self.keep();
    }

    fn keep(self) {
        self.draft.with_untracked(|draft| preferences::remember(KEPT, draft));
    }
}
