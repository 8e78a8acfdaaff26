//! Blocking a client, calling it potencial, letting it go, and taking it back: dated, with a reason, reversible.
use leptos::prelude::*;

use super::Shown;
use crate::domain::change::Deed;
use crate::domain::client::{Client, Situation, SituationHeld};
use crate::domain::reasons::{OTHER, Taxonomy};
use crate::text::clients::situation as words;
use crate::ui::prelude::*;
use crate::views::interaction::{ReasonChoices, Tapped};

const CHOICES: [Situation; 4] =
    [Situation::Active, Situation::Blocked, Situation::Prospect, Situation::Former];

#[derive(Clone, Copy)]
struct Form {
    situation: RwSignal<Situation>,
    since: RwSignal<Option<chrono::NaiveDate>>,
    invalid: RwSignal<bool>,
    reason: RwSignal<Option<String>>,
    text: RwSignal<String>,
}

#[component]
pub(super) fn SituationSheet(shown: Shown, open: RwSignal<bool>) -> impl IntoView {
    let form = Form {
        situation: RwSignal::new(Situation::Active),
        since: RwSignal::new(None),
        invalid: RwSignal::new(false),
        reason: RwSignal::new(None),
        text: RwSignal::new(String::new()),
    };
    Effect::new(move |_| {
        if open.get() {
            fill(shown, form);
        }
    });
    let dateless = Signal::derive(move || {
        let said_again =
            shown.client.with(|client| kept_of(client.as_ref()).situation == form.situation.get());
        form.since.get().is_none() && !said_again
    });
    let footer = move || {
        view! {
            <Button
                tone=Tone::Primary
                disabled=Signal::derive(move || form.invalid.get() || dateless.get())
                on_press=move || {
                    save(shown, form);
                    open.set(false);
                }
            >
                {words::SAVE}
            </Button>
        }
    };
    let choices = CHOICES.map(|one| (one, words::choice(one).to_owned())).to_vec();
    let missing = Signal::derive(move || dateless.get().then(|| words::SINCE_NEEDED.to_owned()));
    view! {
        <Sheet open title=words::TITLE footer>
            <div class="stack">
                <Segmented
                    label=words::TITLE
                    choices=choices.clone()
                    value=form.situation
                    on_change=move |situation| form.since.set(begins(shown, situation))
                />
                <p class="muted">{move || words::means(form.situation.get())}</p>
                <DateField label=words::SINCE value=form.since invalid=form.invalid error=missing/>
                <Show when=move || asks_reason(form.situation.get())>
                    <h3 class="results__heading">{words::REASON}</h3>
                    <ReasonChoices
                        chosen=form.reason
                        on_choose=move |reason: Tapped| {
                            form.reason.update(|chosen| {
                                let same = chosen.as_deref() == Some(reason.key.as_str());
                                *chosen = (!same).then_some(reason.key);
                            });
                        }
                    />
                    <TextField label=words::REASON_TEXT value=form.text optional=true/>
                </Show>
            </div>
        </Sheet>
    }
}

fn asks_reason(situation: Situation) -> bool {
    match situation {
        Situation::Blocked | Situation::Former => true,
        Situation::Active | Situation::Prospect => false,
    }
}

/// A change begins today; what holds already keeps its day.
fn begins(shown: Shown, situation: Situation) -> Option<chrono::NaiveDate> {
    let kept = shown.client.with_untracked(|client| kept_of(client.as_ref()));
    if kept.situation == situation { kept.since } else { Some(shown.carteira.today.get_untracked()) }
}

fn kept_of(client: Option<&Client>) -> SituationHeld {
    client.and_then(|client| client.situations().pop()).unwrap_or_default()
}

fn fill(shown: Shown, form: Form) {
    let SituationHeld { since, situation, reason: kept } =
        shown.client.with_untracked(|client| kept_of(client.as_ref()));
    form.situation.set(situation);
    form.since.set(since);
    let known = shown.carteira.portfolio.with_untracked(|p| {
        let list = Taxonomy::of(p.catalog());
        kept.as_deref().is_some_and(|reason| list.get(reason).is_some())
    });
    form.text.set(kept.clone().filter(|_| !known).unwrap_or_default());
    form.reason.set(kept.filter(|_| known));
}

fn save(shown: Shown, form: Form) {
    let situation = form.situation.get_untracked();
    let text = form.text.with_untracked(|text| Some(text.trim().to_owned()).filter(|text| !text.is_empty()));
    // One's own words say more than a key; *outro motivo* is only worth them.
    let reason = text.or_else(|| form.reason.get_untracked().filter(|key| key != OTHER));
    let reason = reason.filter(|_| asks_reason(situation));
    let next = SituationHeld::new(situation, form.since.get_untracked(), reason);
    let edits = shown.client.with_untracked(|client| client.as_ref().map(|one| one.situation_edits(next)));
    shown.carteira.edit_client(shown.id, Deed::Classify, edits.unwrap_or_default());
}
