//! The sheet of one ação de melhoria.

use crate::domain::catalog::improvement_action::{ActionState, ImprovementAction};
use crate::domain::value::id::ActionId;
use crate::screen::remedies::{self, blank, kept};
use crate::state::use_carteira;
use crate::text::improvement as words;
use crate::ui::prelude::*;
use chrono::NaiveDate;
use leptos::prelude::*;

/// The action that is edited: a new one about a motivo, or one there is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Remedy {
    New(String),
    Known(ActionId),
}

#[derive(Clone, Copy)]
struct Written {
    reason: RwSignal<String>,
    text: RwSignal<String>,
    owner: RwSignal<String>,
    due: RwSignal<Option<NaiveDate>>,
    state: RwSignal<ActionState>,
    result: RwSignal<String>,
    error: RwSignal<Option<String>>,
}

#[component]
pub(super) fn RemedySheet(edited: RwSignal<Option<Remedy>>) -> impl IntoView {
    let carteira = use_carteira();
    let open = RwSignal::new(false);
    let written = Written {
        reason: RwSignal::new(String::new()),
        text: RwSignal::new(String::new()),
        owner: RwSignal::new(String::new()),
        due: RwSignal::new(None),
        state: RwSignal::new(ActionState::Open),
        result: RwSignal::new(String::new()),
        error: RwSignal::new(None),
    };
    let form = Form::new(Signal::derive(move || {
        edited.with(|edited| {
            edited.as_ref().map(|edited| match edited {
                Remedy::New(reason) => format!("acao-de.{reason}"),
                Remedy::Known(id) => format!("acao.{id}"),
            })
        })
    }));
    Effect::new(move |_| {
        let Some(remedy) = edited.get() else { return };
        let action = match remedy {
            Remedy::New(reason) => Some(blank(reason)),
            Remedy::Known(id) => carteira
                .portfolio
                .with_untracked(|p| p.catalog().actions.get(&id).and_then(|register| register.value.clone())),
        };
        if let Some(action) = action {
            fill(written, action);
            open.set(true);
        }
    });
    let known = move || match edited.get_untracked() {
        Some(Remedy::Known(id)) => Some(id),
        Some(Remedy::New(_)) | None => None,
    };
    let save = move || {
        if form.is_refused() {
            return;
        }
        match read(written) {
            None => {
                written.error.set(Some(words::WHAT_NEEDED.to_owned()));
                form.focus_problem();
            }
            Some(action) => {
                form.finish();
                carteira.save_action(known(), Some(action));
                open.set(false);
            }
        }
    };
    let remove = move || {
        form.finish();
        if let Some(id) = known() {
            carteira.save_action(Some(id), None);
        }
        open.set(false);
    };
    let is_known = Memo::new(move |_| edited.with(|edited| matches!(edited, Some(Remedy::Known(_)))));
    let title = Signal::derive(move || {
        let is_known = is_known.get();
        carteira.portfolio.with(|p| written.reason.with(|key| remedies::title(p, key, is_known)))
    });
    let footer = move || {
        view! {
            <Show when=move || is_known.get()>
                <Button tone=Tone::Danger on_press=remove>{words::REMOVE}</Button>
            </Show>
            <Button tone=Tone::Primary on_press=save>{words::SAVE}</Button>
        }
    };
    let states = ActionState::ALL.map(|state| (state, words::state(state).to_owned())).to_vec();
    view! {
        <Sheet open title footer form on_close=move || edited.set(None)>
            <div class="stack">
                <TextArea
                    label=words::WHAT
                    value=written.text
                    error=Signal::derive(move || {
                        written.error.get().filter(|_| written.text.with(|text| text.trim().is_empty()))
                    })
                    rows=2
                />
                <div class="form-grid">
                    <TextField label=words::OWNER value=written.owner optional=true/>
                    <DateField label=words::DUE value=written.due optional=true/>
                </div>
                <Segmented label=words::STATE choices=states.clone() value=written.state/>
                <TextArea label=words::RESULT value=written.result optional=true rows=2/>
            </div>
        </Sheet>
    }
}

fn fill(form: Written, action: ImprovementAction) {
    let ImprovementAction { reason, text, owner, due, state, result } = action;
    form.reason.set(reason);
    form.text.set(text);
    form.owner.set(owner.unwrap_or_default());
    form.due.set(due);
    form.state.set(state);
    form.result.set(result.unwrap_or_default());
    form.error.set(None);
}

/// `None` without a word of what will be done.
fn read(form: Written) -> Option<ImprovementAction> {
    kept(ImprovementAction {
        reason: form.reason.get_untracked(),
        text: form.text.get_untracked(),
        owner: Some(form.owner.get_untracked()),
        due: form.due.get_untracked(),
        state: form.state.get_untracked(),
        result: Some(form.result.get_untracked()),
    })
}
