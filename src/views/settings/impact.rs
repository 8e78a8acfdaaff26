//! What the draft would change, counted live over the whole carteira, and the acts that keep or drop it.

use super::Draft;
use crate::domain::rules::Rules;
use crate::screen::settings::impact;
use crate::state::use_carteira;
use crate::text::settings as words;
use crate::ui::prelude::*;
use leptos::prelude::*;

/// Stands at the bottom, in the thumb's reach, while the draft differs from what is kept.
#[component]
pub(super) fn Impact(
    draft: Draft,
    kept: Memo<Rules>,
    /// The fields of the page: none may hold what can not be read.
    form: Form,
) -> impl IntoView {
    let carteira = use_carteira();
    let differs = Memo::new(move |_| draft.rules.with(|rules| kept.with(|kept| rules != kept)));
    let said = Memo::new(move |_| {
        if !differs.get() {
            return words::UNCHANGED.to_owned();
        }
        let on = carteira.derived.as_of.get();
        let now = carteira.derived.statuses.get();
        carteira.portfolio.with(|p| draft.rules.with(|rules| impact(p, rules, &now, on)))
    });
    view! {
        <div class="settings__impact" data-open=move || (differs.get() || draft.invalid.get() > 0).then_some("")>
            <p role="status">
                {move || {
                    if draft.invalid.get() > 0 { words::FIX_NUMBERS.to_owned() } else { said.get() }
                }}
            </p>
            <div class="cluster">
                <Button tone=Tone::Quiet on_press=move || draft.replace(Rules::default())>
                    {words::DEFAULTS}
                </Button>
                <Button
                    tone=Tone::Secondary
                    disabled=Signal::derive(move || !differs.get() && draft.invalid.get() == 0)
                    on_press=move || draft.replace(kept.get_untracked())
                >
                    {words::DISCARD}
                </Button>
                <Button
                    tone=Tone::Primary
                    glyph=Glyph::Check
                    disabled=Signal::derive(move || !differs.get() || draft.invalid.get() > 0)
                    on_press=move || {
                        if !form.is_refused() {
                            draft.rules.with_untracked(|rules| carteira.change_rules(rules));
                        }
                    }
                >
                    {words::SAVE}
                </Button>
            </div>
        </div>
    }
}
