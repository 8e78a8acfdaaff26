//! Yes or no.
use leptos::prelude::*;

use crate::ui::alive::Alive;
use crate::ui::form::{self, Means};
use crate::ui::ids;

/// A box to tick, for one of several independent choices of a form.
#[component]
pub(crate) fn Checkbox(
    #[prop(into)] label: Signal<String>,
    checked: RwSignal<bool>,
    #[prop(optional, into)] hint: MaybeProp<String>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional, into)] on_change: Option<Callback<(bool,)>>,
) -> impl IntoView {
    toggle(ToggleKind::Checkbox, label, checked, hint, disabled, on_change)
}

/// A setting that takes effect at once.
#[component]
pub(crate) fn Switch(
    #[prop(into)] label: Signal<String>,
    checked: RwSignal<bool>,
    #[prop(optional, into)] hint: MaybeProp<String>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional, into)] on_change: Option<Callback<(bool,)>>,
) -> impl IntoView {
    toggle(ToggleKind::Switch, label, checked, hint, disabled, on_change)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum ToggleKind {
    Checkbox,
    Switch,
}

/// How a draft writes the two.
const ON: &str = "1";
const OFF: &str = "0";

fn toggle(
    kind: ToggleKind,
    label: Signal<String>,
    checked: RwSignal<bool>,
    hint: MaybeProp<String>,
    disabled: Signal<bool>,
    on_change: Option<Callback<(bool,)>>,
) -> impl IntoView {
    let hint_id = ids::unique("hint");
    let described_by = hint_id.clone();
    let switch = kind == ToggleKind::Switch;
    let here = Alive::here();
    let told = form::join(&label.get_untracked(), || Means {
        text: Box::new(move || checked.try_get_untracked().map(|on| if on { ON } else { OFF }.to_owned())),
        put: Box::new(move |kept| checked.set(kept == ON)),
        is_wrong: Box::new(|| false),
    });
    view! {
        <label class="toggle" data-kind=if switch { "switch" } else { "checkbox" }>
            <input
                class="toggle__control"
                type="checkbox"
                role=switch.then_some("switch")
                aria-describedby=described_by
                disabled=move || disabled.get()
                prop:checked=move || checked.get()
                on:change=move |event| {
                    if here.is_gone() {
                        return;
                    }
                    let on = event_target_checked(&event);
                    checked.set(on);
                    told.typed();
                    if let Some(on_change) = on_change {
                        on_change.run((on,));
                    }
                }
            />
            <span class="toggle__words">
                <span class="toggle__label">{move || label.get()}</span>
                <span class="toggle__hint" id=hint_id>{move || hint.get()}</span>
            </span>
        </label>
    }
}
