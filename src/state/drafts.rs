//! Drafts: what was typed in a form that was left before it was saved. They are kept in localStorage, which is written
//! before the next key, also when the page ends with it; the database answers later. A draft is no data yet and nothing
//! counts on it: it is told as *rascunho*, never as *salvo*, and an old one is thrown away.

use crate::domain::rules::Rules;
use crate::state::{Carteira, clock};
use crate::storage::preferences;
use crate::text::format;
use crate::text::shell::parts;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::cell::Cell;

use leptos::prelude::*;

const OWN: &str = "rascunho.";
const SAMPLE: &str = "rascunho-exemplo.";
/// The name of the draft of the rules.
const RULES: &str = "regras";
/// Who did not go on within a month will not.
const KEPT_MILLIS: u64 = 30 * 24 * 3_600_000;

#[derive(Serialize, Deserialize)]
struct Draft {
    at_millis: u64,
    body: String,
}

thread_local! {
    /// The forms open now are about the sample carteira.
    static IN_SAMPLE: Cell<bool> = const { Cell::new(false) };
}

/// The draft of that name, and when it was written in words.
pub(crate) fn read(name: &str) -> Option<(String, String)> {
    let draft: Draft = preferences::read(&key(name))?;
    (!is_old(&draft)).then(|| (draft.body, when(draft.at_millis)))
}

pub(crate) fn keep(name: &str, body: &str) {
    preferences::keep(&key(name), &Draft { at_millis: clock::now_millis(), body: body.to_owned() });
}

pub(crate) fn forget(name: &str) {
    preferences::forget(&key(name));
}

/// The rules as they were changed in *Ajustes* and not saved, laid over those kept now.
pub(crate) fn rules(kept: &Rules) -> Option<Rules> {
    let edits: Vec<(String, Value)> = serde_json::from_str(&read(RULES)?.0).ok()?;
    Some(kept.with_edits(&edits))
}

/// Keeps what `rules` changes of the rules that are kept.
pub(crate) fn keep_rules(kept: &Rules, rules: &Rules) {
    let edits = kept.edits_towards(rules);
    match serde_json::to_string(&edits) {
        Ok(body) if !edits.is_empty() => keep(RULES, &body),
        Ok(_) | Err(_) => forget(RULES),
    }
}

/// Keeps the drafts of the sample apart, and throws old ones away.
pub(crate) fn follow(carteira: Carteira) {
    Effect::new(move |_| IN_SAMPLE.set(carteira.is_sample.get()));
    for name in [OWN, SAMPLE].into_iter().flat_map(preferences::names) {
        if preferences::read(&name).as_ref().is_none_or(is_old) {
            preferences::forget(&name);
        }
    }
}

/// Throws away the drafts of the carteira that is erased or, of the sample, removed.
pub(crate) fn forget_all(of_sample: bool) {
    for name in preferences::names(if of_sample { SAMPLE } else { OWN }) {
        preferences::forget(&name);
    }
}

fn key(name: &str) -> String {
    format!("{}{name}", if IN_SAMPLE.get() { SAMPLE } else { OWN })
}

fn is_old(draft: &Draft) -> bool {
    clock::now_millis().saturating_sub(draft.at_millis) > KEPT_MILLIS
}

fn when(at_millis: u64) -> String {
    let day = clock::civil_date(at_millis).map(|day| format::near(day, clock::today()));
    let time = clock::civil_time(at_millis).map(format::time);
    parts::draft_when(&day.unwrap_or_default(), &time.unwrap_or_default())
}
