//! One row of the list: state, name, place, what changes a decision, days without contact, one tap.
use crate::domain::portfolio::slot::Slot;
use leptos::prelude::*;

use super::chips::{CharacterChips, CreditChip};
use crate::domain::indicator::status::Status;
use crate::screen::clients::{ClientRow, row};
use crate::state::{Carteira, use_carteira};
use crate::text::interaction;
use crate::ui::prelude::*;
use crate::views::interaction::{ContactButton, use_interaction_sheet};
use crate::views::marks;
use crate::views::why::WhyMark;

/// The row of the client in a slot.
#[component]
pub(super) fn ClientRow(client: Slot) -> impl IntoView {
    let slot = client;
    let carteira = use_carteira();
    let sheet = use_interaction_sheet();
    let status = status_of(carteira, slot);
    let scale = carteira.view.scale.get_untracked();
    let is_past = carteira.view.as_of.with_untracked(Option::is_some);
    let near = carteira.view.filter.with_untracked(|filter| filter.near);
    let on = carteira.derived.as_of.get_untracked();
    let row = carteira.portfolio.with_untracked(|p| row(p, slot, status.as_ref(), scale, near, on));
    let Some(row) = row else { return ().into_any() };
    let ClientRow { client: id, name, other, place, shade, state, note, class, abc, away, days } = row;
    let mark = shade.map_or(Mark::Outside, marks::of_shade);
    let (figure, unit) = days;
    let done = Memo::new(move |_| carteira.taps.is_done(id));
    view! {
        <div class="client-row" data-done=move || done.get().then_some("")>
            <WhyMark client=id mark state/>
            <div class="client-row__who">
                <p class="client-row__name">
                    <span class="client-row__main">{name.clone()}</span>
                    {other.map(|other| view! { <span class="client-row__other">{other}</span> })}
                </p>
                <p class="client-row__below">
                    {move || done.get().then(|| view! { <Chip label=interaction::RECORDED glyph=Glyph::Check/> })}
                    {note.map(|note| view! { <Chip label=note strong=true glyph=Glyph::Lock/> })}
                    <CreditChip at=slot/>
                    {class.map(|class| view! { <Chip label=class strong=true/> })}
                    <CharacterChips at=slot/>
                    {abc.map(|class| view! { <Chip label=class/> })}
                    <span class="client-row__place">{place}</span>
                    {away.map(|away| view! { <span class="client-row__place">{away}</span> })}
                </p>
            </div>
            <p class="client-row__days">
                <span class="client-row__figure">{figure}</span>
                <span class="client-row__unit">{unit}</span>
            </p>
            {(!is_past)
                .then(|| {
                    view! {
                        <ContactButton client=id name=name.clone()/>
                        <span class="client-row__more">
                            <IconButton
                                glyph=Glyph::MoreVertical
                                label=interaction::other_with(&name)
                                on_press=move || sheet.open(id)
                            />
                        </span>
                    }
                })}
        </div>
    }
    .into_any()
}

/// Everything that a row shows and that changes; read reactively.
pub(super) fn key_of(carteira: Carteira, slot: Slot) -> String {
    let as_of = carteira.derived.as_of.get();
    let scale = carteira.view.scale.get();
    let identities = carteira.identities.get();
    let near = carteira.view.filter.with(|filter| filter.near);
    carteira.derived.statuses.with(|statuses| match statuses.get(slot.at()).copied().flatten() {
        Some(status) => format!(
            "{slot} {identities} {near:?} {scale:?} {:?} {:?} {:?} {:?} {} {}",
            status.days_since_interaction,
            status.state,
            status.lifecycle,
            status.abc,
            as_of,
            carteira.view.as_of.with(Option::is_some)
        ),
        None => format!("{slot} {identities} {as_of} {}", carteira.view.as_of.with(Option::is_some)),
    })
}

pub(super) fn status_of(carteira: Carteira, slot: Slot) -> Option<Status> {
    carteira.derived.statuses.with_untracked(|statuses| statuses.get(slot.at()).copied().flatten())
}
