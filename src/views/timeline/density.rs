//! The whole carteira in a row of columns: how many clients are so many days without contact. A tap keeps only those.

use super::desk::{Desk, grouping};
use super::picture::kind_of;
use crate::domain::filter::Filter;
use crate::domain::indicator::timeline::{Band, Bin, Density, Grouping, bin_width, density};
use crate::domain::rhythm::cadence::ContactState;
use crate::text::{format, timeline as words};
use crate::ui::prelude::*;
use crate::ui::theme::rem_pixels;
use crate::views::marks;
use leptos::{ev::KeyboardEvent, html::Div, prelude::*};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlElement, ResizeObserver};

/// A column is as wide as a finger.
const COLUMN_REM: f64 = 2.75;
const MOST_COLUMNS: usize = 27;

#[component]
pub(super) fn DensityView(desk: Desk) -> impl IntoView {
    let host = NodeRef::<Div>::new();
    let columns = RwSignal::new(8_usize);
    fit(host, columns);
    let counted = Memo::new(move |_| counted(desk, columns.get()));
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
        let by = grouping(desk.carteira);
        let counted = counted.get();
        let most = counted.most();
        let never = Column {
            label: words::bin_never(counted.never),
            edge: words::BIN_NEVER.to_owned(),
            count: counted.never,
            parts: vec![(marks::of_state(ContactState::Never), counted.never)],
            keeps: Keeps::Never,
        };
        let bins = counted.bins.iter().map(|bin| column(bin, by)).chain([never]);
        bins.enumerate().map(|(place, column)| (place, column, most)).collect::<Vec<_>>()
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

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Column {
    label: String,
    edge: String,
    count: usize,
    parts: Vec<(Mark, usize)>,
    keeps: Keeps,
}

/// What a tap leaves visible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Keeps {
    /// Both ends inside.
    Days(u16, u16),
    Never,
}

impl Keeps {
    fn holds(self, filter: &Filter) -> bool {
        match self {
            Keeps::Days(from, to) => (filter.days_at_least, filter.days_at_most) == (Some(from), Some(to)),
            Keeps::Never => filter.states.len() == 1 && filter.states.contains(&ContactState::Never),
        }
    }

    /// Days have one range, and who was never contacted is in none.
    fn toggle(self, filter: &mut Filter) {
        let on = !self.holds(filter);
        (filter.days_at_least, filter.days_at_most) = (None, None);
        filter.states.remove(&ContactState::Never);
        match self {
            Keeps::Days(from, to) if on => {
                (filter.days_at_least, filter.days_at_most) = (Some(from), Some(to))
            }
            Keeps::Never if on => filter.states = [ContactState::Never].into(),
            Keeps::Days(..) | Keeps::Never => {}
        }
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
    let parts = column.parts.iter().rev().map(|(mark, count)| {
        view! { <span class="density__part" data-mark=mark.name() style:height=share(*count)></span> }
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

fn column(bin: &Bin, by: Grouping) -> Column {
    Column {
        label: words::bin(bin.count, bin.from, bin.to),
        edge: words::bin_edge(bin.from, bin.to.is_none()),
        count: bin.count,
        parts: bin.mix.iter().map(|(band, count)| (mark_of(*band, by), *count)).collect(),
        keeps: Keeps::Days(bin.from, bin.to.unwrap_or(u16::MAX)),
    }
}

fn mark_of(band: Band, by: Grouping) -> Mark {
    match band {
        Band::State(state) => marks::of_state(state),
        Band::Days(_) => Mark::Band(kind_of(band, by).saturating_add(1)),
    }
}

/// Counted over what passes every filter but that of days.
fn counted(desk: Desk, columns: usize) -> Density {
    let carteira = desk.carteira;
    let derived = carteira.derived;
    let by = grouping(carteira);
    let mut open: Filter = carteira.view.filter.get();
    (open.days_at_least, open.days_at_most) = (None, None);
    if Keeps::Never.holds(&open) {
        open.states.clear();
    }
    let (statuses, names, holders) = (derived.statuses.get(), derived.names.get(), derived.holders.get());
    let like = derived.characters.asked_by(&open);
    carteira.portfolio.with(|p| {
        let passing = statuses.iter().enumerate().filter_map(|(slot, status)| {
            let (status, client) = status.as_ref().zip(p.client_at(slot))?;
            let holder = holders.get(slot).copied().flatten();
            let text = names.get(slot).map_or("", |name| name.text.as_str());
            let like = like.as_ref().and_then(|all| all.get(slot)?.as_ref());
            (open.lets(client, status, holder, text) && open.suits(like)).then_some(status)
        });
        let rules = &p.rules().cadence;
        // The last column is of those never contacted.
        let bins = columns.saturating_sub(1);
        density(passing, by, rules, bins, bin_width(bins, rules))
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
            let now = (room.floor() as usize).clamp(3, MOST_COLUMNS);
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
