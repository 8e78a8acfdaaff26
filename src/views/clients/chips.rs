//! Credit, profile and labels as chips: only what changes a decision and the class does not say already.
use crate::domain::portfolio::slot::Slot;
use leptos::prelude::*;

use crate::screen::client::character_words;
use crate::state::use_carteira;
use crate::text::risk;
use crate::ui::prelude::*;

/// Blocked credit or high risk of the client in a slot, as of the day shown.
#[component]
pub(crate) fn CreditChip(at: Slot) -> impl IntoView {
    let carteira = use_carteira();
    move || {
        let credit = carteira.derived.characters.of(carteira, at)?.credit;
        risk::chip(&credit).map(|label| view! { <Chip label strong=true glyph=Glyph::Money/> })
    }
}

/// The chips of the client in a slot, as of the day shown.
#[component]
pub(crate) fn CharacterChips(at: Slot) -> impl IntoView {
    let carteira = use_carteira();
    move || {
        let character = carteira.derived.characters.of(carteira, at)?;
        let class = carteira.derived.statuses.with(|all| all.get(at.at()).copied().flatten())?.lifecycle;
        let words = character_words(&character, Some(class), false);
        Some(words.into_iter().map(|label| view! { <Chip label/> }).collect_view())
    }
}
