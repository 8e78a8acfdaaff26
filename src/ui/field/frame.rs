//! What every control has around it.
use leptos::prelude::*;

use crate::ui::ids;
use crate::ui::locale::locale;

/// The ids that tie label, hint and error to one control.
#[derive(Clone)]
pub(super) struct FieldIds {
    pub(super) control: String,
    hint: String,
    error: String,
}

impl FieldIds {
    pub(super) fn new() -> Self {
        let control = ids::unique("field");
        FieldIds { hint: format!("{control}-hint"), error: format!("{control}-error"), control }
    }

    /// For `aria-describedby`: the error first, because it is what must be read.
    pub(super) fn described_by(&self) -> String {
        format!("{} {}", self.error, self.hint)
    }
}

#[component]
pub(super) fn FieldFrame(
    ids: FieldIds,
    label: Signal<String>,
    hint: MaybeProp<String>,
    error: Signal<Option<String>>,
    /// Adds *optional* after the label.
    #[prop(default = false)]
    optional: bool,
    children: Children,
) -> impl IntoView {
    let invalid = move || error.with(Option::is_some);
    view! {
        <div class="field" data-invalid=move || invalid().then_some("")>
            <label class="field__label" for=ids.control.clone()>
                {move || label.get()}
                {optional.then(|| view! { <span class="field__optional">" "{locale().optional}</span> })}
            </label>
            {children()}
            <p class="field__error" id=ids.error.clone() aria-live="polite">{move || error.get()}</p>
            <p class="field__hint" id=ids.hint.clone()>{move || hint.get()}</p>
        </div>
    }
}
