//! Profile and labels as chips: only what the class does not say already.
use leptos::prelude::*;

use crate::domain::indicator::status::character::{Character, Label};
use crate::domain::indicator::status::profile::Profile;
use crate::domain::rhythm::lifecycle::Lifecycle;
use crate::state::use_carteira;
use crate::text::labels;
use crate::ui::prelude::*;

/// The words to show. Irregular cycles are of interest on the client's own page only.
pub(crate) fn character_words(
    character: &Character,
    class: Option<Lifecycle>,
    whole: bool,
) -> Vec<&'static str> {
    let profile = match character.profile {
        // The class says so.
        Profile::Inactive | Profile::Regular => None,
        Profile::Qualified if class == Some(Lifecycle::Prospect) => None,
        Profile::Detractor | Profile::Hyperconsumer | Profile::Qualified => Some(character.profile),
    };
    let shown = character.has().filter(|label| match label {
        Label::New | Label::Reactivated | Label::Seasonal => true,
        Label::Irregular => whole,
    });
    profile.map(labels::profile).into_iter().chain(shown.map(labels::label)).collect()
}

/// The chips of the client in a slot, as of the day shown.
#[component]
pub(crate) fn CharacterChips(at: usize) -> impl IntoView {
    let carteira = use_carteira();
    move || {
        let character = carteira.derived.characters.of(carteira, at)?;
        let class = carteira.derived.statuses.with(|all| all.get(at).copied().flatten())?.lifecycle;
        let words = character_words(&character, Some(class), false);
        Some(words.into_iter().map(|label| view! { <Chip label/> }).collect_view())
    }
}
