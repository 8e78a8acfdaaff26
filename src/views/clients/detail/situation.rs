//! Blocking a client, calling it potencial, letting it go, and taking it back: dated, with a reason, reversible.
use leptos::prelude::*;

use super::Shown;
use crate::domain::client::{Situation, SituationHeld};
use crate::domain::portfolio::change::Deed;
use crate::screen::interaction::motives::Motive;
use crate::screen::situation::{CHOICES, asks_reason, begins, held, kept_of, reason_fields};
use crate::text::clients::situation as words;
use crate::ui::prelude::*;
use crate::views::interaction::ReasonChoices;
use chrono::NaiveDate;

#[derive(Clone, Copy)]
struct Written {
    situation: RwSignal<Situation>,
    since: RwSignal<Option<NaiveDate>>,
    invalid: RwSignal<bool>,
    reason: RwSignal<Option<String>>,
    text: RwSignal<String>,
}

#[component]
pub(super) fn SituationSheet(shown: Shown, open: RwSignal<bool>) -> impl IntoView {
    let written = Written {
        situation: RwSignal::new(Situation::Active),
        since: RwSignal::new(None),
        invalid: RwSignal::new(false),
        reason: RwSignal::new(None),
        text: RwSignal::new(String::new()),
    };
    let form = Form::new(Signal::derive(move || Some(format!("situacao.{}", shown.id))));
    // What begins today goes on doing so when the day turns.
    Effect::new(move |before: Option<NaiveDate>| {
        let today = shown.carteira.today.get();
        let held = shown.client.with_untracked(|client| kept_of(client.as_ref()).situation);
        let begins = written.situation.get_untracked() != held && written.since.get_untracked() == before;
        if before.is_some_and(|before| before != today) && begins {
            written.since.set(Some(today));
        }
        today
    });
    let dateless = Signal::derive(move || {
        let said_again =
            shown.client.with(|client| kept_of(client.as_ref()).situation == written.situation.get());
        // A day that does not exist has its own words in the field.
        written.since.get().is_none() && !written.invalid.get() && !said_again
    });
    let footer = move || {
        view! {
            <Button
                tone=Tone::Primary
                on_press=move || {
                    if form.is_refused() {
                        return;
                    }
                    if dateless.get_untracked() {
                        return form.focus_problem();
                    }
                    form.finish();
                    open.set(false);
                    save(shown, written);
                }
            >
                {words::SAVE}
            </Button>
        }
    };
    let missing = Signal::derive(move || dateless.get().then(|| words::SINCE_NEEDED.to_owned()));
    view! {
        <Sheet open title=words::TITLE footer form>
            {
                untrack(|| fill(shown, written));
                view! { <Fields shown form written missing/> }
            }
        </Sheet>
    }
}

#[component]
fn Fields(shown: Shown, form: Form, written: Written, missing: Signal<Option<String>>) -> impl IntoView {
    form.keep(
        "motivo",
        move || written.reason.get().unwrap_or_default(),
        move |kept| written.reason.set(Some(kept.to_owned()).filter(|kept| !kept.is_empty())),
    );
    let choices = CHOICES.map(|one| (one, words::choice(one).to_owned())).to_vec();
    let fields = view! {
        <Segmented
            label=words::TITLE
            choices
            value=written.situation
            on_change=move |situation| written.since.set(begins_at(shown, situation))
        />
        <p class="muted">{move || words::means(written.situation.get())}</p>
        <DateField label=words::SINCE value=written.since invalid=written.invalid error=missing/>
        <Show when=move || asks_reason(written.situation.get())>
            <h3 class="results__heading">{words::REASON}</h3>
            <ReasonChoices
                chosen=written.reason
                on_choose=move |reason: Motive| {
                    written.reason.update(|chosen| {
                        let same = chosen.as_deref() == Some(reason.key.as_str());
                        *chosen = (!same).then_some(reason.key);
                    });
                }
            />
            <TextField label=words::REASON_TEXT value=written.text optional=true/>
        </Show>
    };
    // Of a situation chosen and left, the day it begins follows anew, unless one was typed.
    let held = shown.client.with_untracked(|client| kept_of(client.as_ref()));
    let untyped = written.since.get_untracked() == held.since && !written.invalid.get_untracked();
    if form.is_restored() && untyped {
        written.since.set(begins_at(shown, written.situation.get_untracked()));
    }
    view! { <div class="stack">{fields}</div> }
}

fn begins_at(shown: Shown, situation: Situation) -> Option<NaiveDate> {
    let kept = shown.client.with_untracked(|client| kept_of(client.as_ref()));
    begins(&kept, situation, shown.carteira.today.get_untracked())
}

fn fill(shown: Shown, form: Written) {
    let SituationHeld { since, situation, reason: kept } =
        shown.client.with_untracked(|client| kept_of(client.as_ref()));
    form.situation.set(situation);
    form.since.set(since);
    let (reason, text) = shown.carteira.portfolio.with_untracked(|p| reason_fields(p, kept));
    form.text.set(text);
    form.reason.set(reason);
}

fn save(shown: Shown, form: Written) {
    let (situation, since) = (form.situation.get_untracked(), form.since.get_untracked());
    let next = form.text.with_untracked(|text| held(situation, since, form.reason.get_untracked(), text));
    let edits = shown.client.with_untracked(|client| client.as_ref().map(|one| one.situation_edits(next)));
    shown.carteira.edit_client(shown.id, Deed::Classify, edits.unwrap_or_default());
}
