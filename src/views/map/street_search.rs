//! Beside the map: a calm line that says how to get streets, and a street found by its name.

use super::desk::{MapDesk, spot};
use super::streets::in_view;
use crate::domain::portfolio::slot::Slot;
use crate::exchange::tiles::street_index::Street;
use crate::routes::Route;
use crate::screen::streets::{self as screen, Close};
use crate::state::streets;
use crate::text::{map, streets as words};
use crate::ui::prelude::*;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How close the map goes to a street.
const STREET_ZOOM: f64 = 16.5;

/// Close, where there are no streets: how to get them; where some can not be read, that it is so.
#[component]
pub(super) fn StreetNote(desk: MapDesk) -> impl IntoView {
    let here = in_view(desk.seen.into());
    let kept = streets::kept();
    let said = Memo::new(move |_| {
        let (maps, view) = here.get()?;
        let all = kept.with(|all| all.as_ref().map_or(0, |all| all.len()));
        screen::note(view.zoom, maps.len(), all, view.streets_broken)
    });
    move || {
        said.get().map(|close| {
            let (line, link) = match close {
                Close::NoFile => (words::NONE_YET, words::NONE_YET_LINK),
                Close::NotCovered => (words::NOT_COVERED, words::NONE_YET_LINK),
                Close::Broken => (words::PARTLY_BROKEN, words::PARTLY_BROKEN_LINK),
            };
            view! {
                <p class="map-note map-note--calm">
                    <span>{line}</span>
                    <a href=Route::Data.href()>{link}</a>
                </p>
            }
        })
    }
}

/// Finds a street by its name, and goes there; from here too somebody is registered in the middle of the map.
#[component]
pub(super) fn StreetSearch(desk: MapDesk) -> impl IntoView {
    let open = RwSignal::new(false);
    let asked = RwSignal::new(String::new());
    let found = RwSignal::new(None::<Vec<Street>>);
    let (kept, gathering): (RwSignal<_>, RwSignal<_>) = (streets::kept().into(), streets::gathering().into());
    let has_maps = Memo::new(move |_| kept.with(|all| all.as_ref().is_some_and(|all| !all.is_empty())));
    let middle = move || desk.middle();
    Effect::new(move |_| {
        // Names that were gathered meanwhile are found too.
        kept.track();
        let typed = asked.get();
        if typed.trim().chars().count() < screen::LEAST_LETTERS {
            return found.set(None);
        }
        spawn_local(async move {
            let answer = streets::find(typed.clone(), middle()).await;
            // A later letter has a later answer.
            if asked.try_get_untracked().is_some_and(|now| now == typed) {
                let _ = found.try_set(Some(answer.unwrap_or_default()));
            }
        });
    });
    let go = move |street: &Street| {
        open.set(false);
        desk.pointed.set(Some((street.x, street.y)));
        desk.look(spot(street.x, street.y), STREET_ZOOM);
    };
    let rows = move || {
        found.get().map(|streets| {
            if streets.is_empty() {
                return view! { <p role="status">{words::NONE_FOUND}</p> }.into_any();
            }
            let from = middle();
            let row = |street: Street| {
                let (name, away) = (street.name.clone(), screen::away(&street, from));
                view! {
                    <li>
                        <button type="button" class="map-row" on:click=move |_| go(&street)>
                            <span class="map-row__who"><span class="map-row__name">{name}</span></span>
                            <span class="muted number">{away}</span>
                        </button>
                    </li>
                }
            };
            view! { <ul class="map-card__list">{streets.into_iter().map(row).collect_view()}</ul> }.into_any()
        })
    };
    let gathered = move || gathering.get().map(|(done, total)| words::gathering_for_search(done, total));
    let is_past = Memo::new(move |_| desk.carteira.view.as_of.with(Option::is_some));
    let register = move || {
        open.set(false);
        desk.point_at_middle();
    };
    view! {
        <IconButton glyph=Glyph::Search label=words::SEARCH on_press=move || open.set(true)/>
        <Sheet open title=words::SEARCH>
            <div class="stack">
                {move || match has_maps.get() {
                    true => {
                        view! {
                            <TextField label=words::SEARCH_FIELD value=asked kind=TextKind::Search autofocus=true/>
                            {move || gathered().map(|line| view! { <p class="muted">{line}</p> })}
                            {rows}
                        }
                            .into_any()
                    }
                    false => {
                        view! {
                            <p>
                                {words::NONE_YET} " "
                                <a href=Route::Data.href()>{words::NONE_YET_LINK}</a>
                            </p>
                        }
                            .into_any()
                    }
                }}
                <Show when=move || !is_past.get()>
                    <Button glyph=Glyph::Plus on_press=register>{map::REGISTER_MIDDLE}</Button>
                </Show>
            </div>
        </Sheet>
    }
}

/// For a client without coordinates whose street stands once in the files, near its município: to begin there.
#[component]
pub(super) fn OnStreet(desk: MapDesk, at: Slot) -> impl IntoView {
    let found = RwSignal::new(None::<Street>);
    let asked = untrack(|| {
        let around = desk.pins.with(|pins| pins.of(at)).map(|point| (point.x, point.y))?;
        let street =
            desk.carteira.portfolio.with(|p| p.client_at(at).and_then(|client| client.street.clone()))?;
        Some((street, around))
    });
    if let Some((street, around)) = asked {
        spawn_local(async move {
            let only = streets::only(street, around).await;
            let _ = found.try_set(only);
        });
    }
    move || {
        found.get().map(|street| {
            let there = (street.x, street.y);
            view! {
                <Button tone=Tone::Quiet glyph=Glyph::Map on_press=move || desk.start_moving_at(at, there)>
                    {words::put_on_street(&street.name)}
                </Button>
            }
        })
    }
}
