//! The stages of prospecting: what they are called, which there are, in which order. Part of the draft of rules.

use super::Draft;
use crate::domain::rules::prospecting::{ProspectingRules, Stage};
use crate::screen::settings::stages;
use crate::state::clock;
use crate::text::prospecting::{settings as words, stage};
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub(super) fn Stages(draft: Draft) -> impl IntoView {
    let keys = Memo::new(move |_| {
        let keys = |rules: &ProspectingRules| rules.stages.iter().map(|stage| stage.key.clone()).collect();
        (draft.replaced.get(), draft.rules.with(|rules| keys(&rules.prospecting)))
    });
    let add = move || {
        draft.rules.update(|rules| {
            // A key is never used again: what was recorded names its stage by it.
            let key = clock::fresh_uuid().to_string();
            rules.prospecting.stages.push(Stage { key, name: Some(words::NEW_STAGE.to_owned()) });
        });
    };
    view! {
        <ol class="steps">
            {move || {
                let (_, keys): (u32, Vec<String>) = keys.get();
                let last = keys.len();
                keys.into_iter()
                    .enumerate()
                    .map(|(at, key)| view! { <StageField draft key at is_only=last == 1/> })
                    .collect_view()
            }}
        </ol>
        <p class="muted">{words::LAST}</p>
        <div>
            <Button glyph=Glyph::Plus on_press=add>{words::ADD}</Button>
        </div>
    }
}

#[component]
fn StageField(draft: Draft, key: String, at: usize, is_only: bool) -> impl IntoView {
    let name = RwSignal::new(draft.rules.with_untracked(|rules| stage(&key, &rules.prospecting)));
    let (own, gone) = (key.clone(), key.clone());
    // What stands in the field goes into the draft as it is typed.
    Effect::new(move |before: Option<String>| {
        let typed = name.get().trim().to_owned();
        if before.is_some_and(|before| before != typed) {
            draft.rules.update(|rules| stages::rename(&mut rules.prospecting, &own, &typed));
        }
        typed
    });
    let raise = move || draft.rules.update(|rules| stages::raise(&mut rules.prospecting, at));
    let remove = move || draft.rules.update(|rules| stages::remove(&mut rules.prospecting, &gone));
    let called = name.get_untracked();
    view! {
        <li class="stage-field">
            <TextField label=words::stage_label(at + 1) value=name/>
            <span class="cluster">
                {(at > 0)
                    .then(|| {
                        view! { <IconButton glyph=Glyph::ChevronUp label=words::raise(&called) on_press=raise/> }
                    })}
                {(!is_only)
                    .then(|| view! { <IconButton glyph=Glyph::Trash label=words::remove(&called) on_press=remove/> })}
            </span>
        </li>
    }
}
