//! The strip of a room: its views side by side, above each of them. Where the rail shows them it is not needed.
use leptos::{html::Ul, prelude::*};

use super::address::link;
use super::place::name_in_room;
use crate::routes::Route;
use crate::screen::rooms::{Room, strip};
use crate::state::use_carteira;
use crate::ui::tabs::show_in_strip;
use crate::views::nav::use_route;

/// What is chosen goes along in its links.
#[component]
pub(super) fn RoomStrip() -> impl IntoView {
    let now = use_route();
    // The strip stays while one goes about the room: only what is current changes.
    let pages = Memo::new(move |_| now.with(|now| now.as_ref().map(strip)).unwrap_or_default());
    move || {
        let pages = pages.get();
        let room = pages.first().map(Room::of)?;
        Some(view! { <Strip room pages/> })
    }
}

#[component]
fn Strip(room: Room, pages: Vec<Route>) -> impl IntoView {
    let view = use_carteira().view;
    let now = use_route();
    let list = NodeRef::<Ul>::new();
    let order = pages.clone();
    Effect::new(move |_| {
        let place = now.with(|now| order.iter().position(|page| Some(page) == now.as_ref()));
        if let (Some(list), Some(place)) = (list.get(), place) {
            show_in_strip(&list, place);
        }
    });
    let item = |page: Route| {
        let (own, address) = (page.clone(), page.clone());
        let is_here = move || now.with(|now| now.as_ref() == Some(&own)).then_some("page");
        view! {
            <li class="room-strip__item">
                <a class="room-strip__link" href=move || link(&address, &view) aria-current=is_here>
                    {name_in_room(&page)}
                </a>
            </li>
        }
    };
    view! {
        <nav class="room-strip" aria-label=room.name()>
            <ul class="room-strip__list" node_ref=list>{pages.into_iter().map(item).collect_view()}</ul>
        </nav>
    }
}
