//! The card at the bottom: the tapped client with the one-tap contact, or the clients that share a spot.

use super::desk::MapDesk;
use super::legend;
use super::parts;
use super::street_search::OnStreet;
use crate::domain::client::numbers::whatsapp_of;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rhythm::cadence::ContactState;
use crate::domain::rhythm::lifecycle::Lifecycle;
use crate::domain::value::id::ClientId;
use crate::domain::value::phone::Phone;
use crate::routes::Route;
use crate::screen::client::{name_of, place_of};
use crate::screen::scale::shade;
use crate::text::{filters, format, interaction, labels, map as words};
use crate::ui::prelude::*;
use crate::views::clients::{CharacterChips, CreditChip};
use crate::views::interaction::{AnswerNote, WhatsAppButton, use_interaction_sheet};
use crate::views::marks;
use crate::views::why::{WhyButton, WhyMark};
use leptos::prelude::*;

/// More clients than this at one spot do not fan out either: the list beside the map has them all.
const MOST_ROWS: usize = 60;

/// What the card and the list show of a client.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Facts {
    pub id: ClientId,
    pub name: String,
    pub place: String,
    pub state: ContactState,
    class: Lifecycle,
    pub mark: Mark,
    pub days: Option<i32>,
    pub cadence: u16,
    whatsapp: Option<Phone>,
    /// It has coordinates of its own.
    located: bool,
    placed: bool,
}

pub(super) fn facts(desk: MapDesk, slot: Slot) -> Option<Facts> {
    let status = desk.carteira.derived.statuses.with(|all| all.get(slot.at()).copied().flatten())?;
    let placed = desk.pins.with(|pins| pins.of(slot).is_some());
    let scale = desk.carteira.view.scale.get();
    desk.carteira.portfolio.with(|p| {
        let client = p.client_at(slot)?;
        Some(Facts {
            id: client.id,
            name: name_of(client).to_owned(),
            place: place_of(client),
            state: status.state,
            class: status.lifecycle,
            mark: marks::of_shade(shade(&status, scale, &p.rules().cadence)),
            days: status.days_since_interaction,
            cadence: status.cadence_days,
            whatsapp: whatsapp_of(client).cloned(),
            located: client.location.is_some(),
            placed,
        })
    })
}

#[component]
pub(super) fn Card(desk: MapDesk) -> impl IntoView {
    let close = move || desk.chosen.set(Vec::new());
    move || {
        let slots = desk.chosen.get();
        match slots[..] {
            [] => ().into_any(),
            [slot] => {
                let facts = Memo::new(move |_| facts(desk, slot));
                view! {
                    {move || facts.get().map(|facts| view! { <One desk at=slot facts on_close=close/> })}
                }
                .into_any()
            }
            [..] => view! { <Several desk slots on_close=close/> }.into_any(),
        }
    }
}

#[component]
fn One(
    desk: MapDesk,
    at: Slot,
    facts: Facts,
    on_close: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let id = facts.id;
    let sheet = use_interaction_sheet();
    sheet.look_around();
    let is_past = Memo::new(move |_| desk.carteira.view.as_of.with(Option::is_some));
    let note = match (facts.located, facts.placed) {
        (true, _) => None,
        (false, true) => Some(words::APPROXIMATE),
        (false, false) => Some(words::NO_PLACE),
    };
    let move_words = if facts.placed { words::MOVE } else { words::PUT_ON_MAP };
    let away = move || {
        let near = desk.carteira.view.filter.with(|filter| filter.near.map(|near| near.place));
        let from = sheet.whereabouts().or(near)?;
        let to = desk.carteira.portfolio.with(|p| p.client(id).and_then(|client| client.location))?;
        Some(view! { <p class="muted">{filters::near::away(from.distance_km(to))}</p> })
    };
    view! {
        <section class="map-card" aria-label=facts.name.clone()>
            <div class="map-card__head">
                <WhyMark client=id mark=facts.mark large=true state=labels::state(facts.state)/>
                <div class="map-card__who">
                    <h2 class="map-card__name">{facts.name.clone()}</h2>
                    <p class="muted">{facts.place.clone()}</p>
                </div>
                <IconButton glyph=Glyph::Close label=words::CLOSE_CARD on_press=on_close/>
            </div>
            <p class="map-card__days">{words::days_line(facts.days, facts.cadence)}</p>
            {away}
            {note.map(|note| view! { <p class="muted">{note}</p> })}
            <p class="cluster">
                <Chip label=labels::lifecycle(facts.class) strong=true/>
                <CreditChip at/>
                <CharacterChips at/>
                <WhyButton client=id name=facts.name.clone()/>
            </p>
            <AnswerNote client=id/>
            <div class="cluster">
                <Show when=move || !is_past.get()>
                    <Button tone=Tone::Primary glyph=Glyph::Check on_press=move || sheet.succeed(id)>
                        {move || interaction::record(sheet.one_tap())}
                    </Button>
                    <Button glyph=Glyph::MoreVertical on_press=move || sheet.open(id)>
                        {interaction::OTHER_RESULT}
                    </Button>
                </Show>
                {facts.whatsapp.clone().map(|phone| view! { <WhatsAppButton client=id phone/> })}
                <LinkButton href=Route::Client(id.to_string()).href() glyph=Glyph::Person>
                    {words::OPEN_CLIENT}
                </LinkButton>
                <Button tone=Tone::Quiet glyph=Glyph::Drag on_press=move || desk.start_moving(at)>
                    {move_words}
                </Button>
                {(!facts.located).then(|| view! { <OnStreet desk at/> })}
            </div>
        </section>
    }
}

#[component]
fn Several(
    desk: MapDesk,
    slots: Vec<Slot>,
    on_close: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let title = words::at_this_spot(slots.len());
    let (all, at_spot) = (slots.len(), slots.clone());
    let rows = slots.into_iter().take(MOST_ROWS).filter_map(|slot| Some((slot, facts(desk, slot)?)));
    view! {
        <section class="map-card" aria-label=title.clone()>
            <div class="map-card__head">
                <h2 class="map-card__name map-card__who">{title.clone()}</h2>
                <IconButton glyph=Glyph::Close label=words::CLOSE_CARD on_press=on_close/>
            </div>
            {(all > MOST_ROWS)
                .then(|| {
                    view! {
                        <Button glyph=Glyph::List on_press=move || desk.list_spot(&at_spot)>
                            {words::see_all_at_spot(all)}
                        </Button>
                    }
                })}
            <ul class="map-card__list">
                {rows
                    .map(|(slot, facts)| {
                        view! {
                            <li>
                                <button
                                    type="button"
                                    class="map-row"
                                    on:click=move |_| desk.chosen.set(vec![slot])
                                >
                                    <FactRow facts/>
                                </button>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </section>
    }
}

/// Mark, name, place and days, for lists.
#[component]
pub(super) fn FactRow(facts: Facts) -> impl IntoView {
    let Facts { name, place, state, mark, days, .. } = facts;
    view! {
        <StateMark mark label=labels::state(state)/>
        <span class="map-row__who">
            <span class="map-row__name">{name}</span>
            <span class="map-row__place muted">{place}</span>
        </span>
        <span class="map-row__days number">{format::or_none(days, |days| format::days(i64::from(days)))}</span>
    }
}

/// What is read aloud of the points the keyboard stands on.
pub(super) fn spoken(desk: MapDesk, ids: &[u32]) -> String {
    if let [id] = ids {
        let facts = untrack(|| facts(desk, (*id).into()));
        return facts.map(|f| words::spoken_client(&f.name, f.state, f.days, &f.place)).unwrap_or_default();
    }
    let names: Vec<String> = if desk.parted.with_untracked(Option::is_some) {
        let entries = parts::entries(desk).get_untracked();
        entries.into_iter().map(|entry| entry.name).collect()
    } else {
        let entries = legend::entries(desk.carteira).get_untracked();
        entries.into_iter().map(|entry| entry.name).collect()
    };
    let mut mix: Vec<(String, u32)> = names.into_iter().map(|name| (name, 0)).collect();
    desk.pins.with_untracked(|pins| {
        for id in ids {
            let kind = pins.of((*id).into()).map(|point| usize::from(point.kind));
            if let Some((_, count)) = kind.and_then(|kind| mix.get_mut(kind)) {
                *count += 1;
            }
        }
    });
    mix.retain(|(_, count)| *count > 0);
    words::spoken_group(&mix)
}
