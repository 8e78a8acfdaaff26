//! Blocking a client, calling it potencial, letting it go, and taking it back: dated, with a reason, reversible.
use leptos::prelude::*;

use super::Shown;
use crate::domain::change::Deed;
use crate::domain::client::{ClientEdit, Situation};
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
    let footer = move || {
        view! {
            <Button
                tone=Tone::Primary
                disabled=Signal::derive(move || form.invalid.get() || form.since.get().is_none())
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
    let missing = Signal::derive(move || form.since.get().is_none().then(|| words::SINCE_NEEDED.to_owned()));
    view! {
        <Sheet open title=words::TITLE footer>
            <div class="stack">
                <Segmented label=words::TITLE choices=choices.clone() value=form.situation/>
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

fn fill(shown: Shown, form: Form) {
    let today = shown.carteira.today.get_untracked();
    let client = shown.client.get_untracked();
    form.situation.set(client.as_ref().map(|client| client.situation).unwrap_or_default());
    form.since.set(Some(today));
    let kept = client.and_then(|client| client.situation_reason);
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
    let edits = vec![
        ClientEdit::Situation(situation),
        ClientEdit::SituationSince(form.since.get_untracked()),
        ClientEdit::SituationReason(reason.filter(|_| asks_reason(situation))),
    ];
    shown.carteira.edit_client(shown.id, Deed::Classify, edits);
}
