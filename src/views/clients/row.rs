//! One row of the list: state, name, place, what changes a decision, days without contact, one tap.
use leptos::prelude::*;

use super::chips::CharacterChips;
use crate::domain::calendar::day::day_number;
use crate::domain::client::Situation;
use crate::domain::indicator::status::Status;
use crate::domain::measure::abc::AbcClass;
use crate::domain::rhythm::cadence::day_band;
use crate::domain::rhythm::lifecycle::Lifecycle;
use crate::screen::client::{name_of, other_name, place_of};
use crate::state::{Carteira, Scale, use_carteira};
use crate::text::{clients as words, filters, format, interaction, labels};
use crate::ui::prelude::*;
use crate::views::interaction::{ContactButton, use_interaction_sheet};
use crate::views::marks;
use crate::views::why::WhyMark;

/// The row of the client in a slot.
#[component]
pub(super) fn ClientRow(client: usize) -> impl IntoView {
    let slot = client;
    let carteira = use_carteira();
    let sheet = use_interaction_sheet();
    let status = status_of(carteira, slot);
    let day = day_number(carteira.derived.as_of.get_untracked());
    let scale = carteira.view.scale.get_untracked();
    let is_past = carteira.view.as_of.with_untracked(Option::is_some);
    let row = carteira.portfolio.with_untracked(|p| {
        let client = p.client_at(slot)?;
        let cuts = &p.rules().cadence.day_cuts;
        let mark = status.map_or(Mark::Outside, |status| mark_of(&status, scale, cuts));
        let blocked = p.columns().situation_on(slot, day) == Situation::Blocked;
        let note = words::gone(client.entered, client.left, carteira.derived.as_of.get_untracked())
            .or(blocked.then(|| words::BLOCKED.to_owned()));
        Some((client.id, name_of(client).to_owned(), other_name(client), place_of(client), mark, note))
    });
    let Some((id, name, other, place, mark, note)) = row else { return ().into_any() };
    let days = status.and_then(|status| status.days_since_interaction);
    let class = status.map(|status| status.lifecycle).filter(|class| *class != Lifecycle::Active);
    let abc = status.and_then(|status| status.abc).filter(|class| *class == AbcClass::A);
    let said = status.map(|status| labels::state(status.state)).unwrap_or_default();
    let away = carteira.view.filter.with_untracked(|filter| filter.near).and_then(|near| {
        let km = carteira.portfolio.with_untracked(|p| near.distance_km(p.client_at(slot)?))?;
        Some(filters::near::away(km))
    });
    let done = Memo::new(move |_| carteira.taps.is_done(id));
    view! {
        <div class="client-row" data-done=move || done.get().then_some("")>
            <WhyMark client=id mark state=said/>
            <div class="client-row__who">
                <p class="client-row__name">
                    <span class="client-row__main">{name.clone()}</span>
                    {other.map(|other| view! { <span class="client-row__other">{other}</span> })}
                </p>
                <p class="client-row__below">
                    {move || done.get().then(|| view! { <Chip label=interaction::RECORDED glyph=Glyph::Check/> })}
                    {note.map(|note| view! { <Chip label=note strong=true glyph=Glyph::Lock/> })}
                    {class.map(|class| view! { <Chip label=labels::lifecycle(class) strong=true/> })}
                    <CharacterChips at=slot/>
                    {abc.map(|class| view! { <Chip label=words::abc_chip(filters::abc(class))/> })}
                    <span class="client-row__place">{place}</span>
                    {away.map(|away| view! { <span class="client-row__place">{away}</span> })}
                </p>
            </div>
            <p class="client-row__days">
                {match days {
                    Some(days) => {
                        let unit = format::plural_word(i64::from(days), words::DAY, words::DAYS);
                        view! {
                            <span class="client-row__figure">{format::integer(i64::from(days))}</span>
                            <span class="client-row__unit">{unit.to_owned()}</span>
                        }
                            .into_any()
                    }
                    None => {
                        view! {
                            <span class="client-row__figure">{format::NONE}</span>
                            <span class="client-row__unit">{words::facts::NO_CONTACT}</span>
                        }
                            .into_any()
                    }
                }}
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
pub(super) fn key_of(carteira: Carteira, slot: usize) -> String {
    let as_of = carteira.derived.as_of.get();
    let scale = carteira.view.scale.get();
    let identities = carteira.identities.get();
    let near = carteira.view.filter.with(|filter| filter.near);
    carteira.derived.statuses.with(|statuses| match statuses.get(slot).copied().flatten() {
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

pub(super) fn status_of(carteira: Carteira, slot: usize) -> Option<Status> {
    carteira.derived.statuses.with_untracked(|statuses| statuses.get(slot).copied().flatten())
}

/// The shape of a client in the chosen scale.
pub(super) fn mark_of(status: &Status, scale: Scale, cuts: &[u16; 5]) -> Mark {
    match scale {
        Scale::Relative => marks::of_state(status.state),
        Scale::Days => match day_band(status.days_since_interaction, cuts) {
            Some(band) => Mark::Band(u8::try_from(band + 1).unwrap_or(6)),
            None => Mark::Never,
        },
    }
}
