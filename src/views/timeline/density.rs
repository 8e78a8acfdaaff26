//! The whole carteira in a row of columns: how many clients are so many days without contact. A tap keeps only those.

use super::desk::{TimelineDesk, grouping};
use crate::domain::filter::Filter;
use crate::domain::indicator::timeline::Density;
use crate::screen::passing::Known;
use crate::screen::timeline::{Column, columns, counted, room_for, without_columns};
use crate::text::{format, timeline as words};
use crate::ui::theme::rem_pixels;
use crate::views::marks;
use leptos::{ev::KeyboardEvent, html::Div, prelude::*};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlElement, ResizeObserver};

/// A column is as wide as a finger.
const COLUMN_REM: f64 = 2.75;

#[component]
pub(super) fn DensityView(desk: TimelineDesk) -> impl IntoView {
    let host = NodeRef::<Div>::new();
    let room = RwSignal::new(8_usize);
    fit(host, room);
    let counted = Memo::new(move |_| counted_now(desk, room.get()));
    let filter = desk.carteira.view.filter;
    let at = RwSignal::new(0_usize);
    let on_key = move |event: KeyboardEvent| {
        let last = counted.with_untracked(|counted| counted.bins.len());
        let next = match event.key().as_str() {
            "ArrowRight" => (at.get_untracked() + 1).min(last),
            "ArrowLeft" => at.get_untracked().saturating_sub(1),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        at.set(next);
        focus_column(host, next);
    };
    let rows = move || {
        let counted = counted.get();
        let most = counted.most();
        let placed = columns(&counted).into_iter().enumerate();
        placed.map(|(place, column)| (place, column, most)).collect::<Vec<_>>()
    };
    view! {
        <section class="density" aria-label=words::DENSITY>
            <h2 class="density__title">{words::DENSITY}<span class="density__hint">{words::DENSITY_HINT}</span></h2>
            <div
                class="density__columns"
                node_ref=host
                role="toolbar"
                aria-label=words::DENSITY
                on:keydown=on_key
            >
                <For
                    each=rows
                    key=|(place, column, most)| (*place, column.clone(), *most)
                    let((place, column, most))
                >
                    <ColumnView place column most filter at/>
                </For>
            </div>
        </section>
    }
}

#[component]
fn ColumnView(
    place: usize,
    column: Column,
    most: usize,
    filter: RwSignal<Filter>,
    at: RwSignal<usize>,
) -> impl IntoView {
    let keeps = column.keeps;
    let pressed = Memo::new(move |_| filter.with(|filter| keeps.holds(filter)));
    let share = |count: usize| format!("{:.2}%", count as f64 * 100.0 / most.max(1) as f64);
    // Stacked from the shortest to the longest without contact.
    let parts = column.parts.iter().rev().map(|(shade, count)| {
        view! { <span class="density__part" data-mark=marks::of_shade(*shade).name() style:height=share(*count)></span> }
    });
    view! {
        <button
            class="density__column"
            type="button"
            aria-label=column.label.clone()
            title=column.label.clone()
            aria-pressed=move || if pressed.get() { "true" } else { "false" }
            tabindex=move || if at.get() == place { "0" } else { "-1" }
            on:focus=move |_| at.set(place)
            on:click=move |_| filter.update(|filter| keeps.toggle(filter))
        >
            <span class="density__count number">{(column.count > 0).then(|| format::count(column.count))}</span>
            <span class="density__stack">{parts.collect_view()}</span>
            <span class="density__edge number">{column.edge.clone()}</span>
        </button>
    }
}

/// Counted over what passes every filter but that of days.
fn counted_now(desk: TimelineDesk, columns: usize) -> Density {
    let carteira = desk.carteira;
    let derived = carteira.derived;
    let by = grouping(carteira);
    let open = derived.filter.with(without_columns);
    let (statuses, names, holders) = (derived.statuses.get(), derived.names.get(), derived.holders.get());
    let like = derived.characters.asked_by(&open);
    let characters = like.as_ref().map(|all| all.as_slice());
    carteira.portfolio.with(|portfolio| {
        let known = Known { portfolio, statuses: &statuses, names: &names, holders: &holders, characters };
        counted(&known, &open, by, columns)
    })
}

/// As many columns as there is room for fingers.
fn fit(host: NodeRef<Div>, columns: RwSignal<usize>) {
    let watching = StoredValue::new_local(None::<(ResizeObserver, Closure<dyn FnMut()>)>);
    Effect::new(move |_| {
        let Some(element) = host.get() else { return };
        let watched = element.clone();
        let resized = Closure::<dyn FnMut()>::new(move || {
            let room = f64::from(watched.client_width()) / (COLUMN_REM * rem_pixels());
            let now = room_for(room);
            if columns.try_get_untracked().is_some_and(|before| before != now) {
                columns.set(now);
            }
        });
        if let Ok(observer) = ResizeObserver::new(resized.as_ref().unchecked_ref()) {
            observer.observe(&element);
            watching.set_value(Some((observer, resized)));
        }
    });
    on_cleanup(move || {
        watching.try_update_value(|held| {
            if let Some((observer, _)) = held.take() {
                observer.disconnect();
            }
        });
    });
}

fn focus_column(host: NodeRef<Div>, place: usize) {
    let Some(host) = host.get_untracked() else { return };
    let Ok(place) = u32::try_from(place) else { return };
    if let Some(column) = host.children().item(place).and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        let _ = column.focus();
    }
}
