//! The clients behind a rate: reached, missing, and left out with the reason.

use super::Asked;
use crate::routes::Route;
use crate::screen::coverage::{Person, behind};
use crate::state::use_carteira;
use crate::text::coverage as words;
use crate::ui::prelude::*;
use crate::views::nav::use_go;
use leptos::prelude::*;
use std::sync::Arc;

type Lists = [Arc<Vec<Person>>; 3];

#[component]
pub(super) fn BehindSheet(asked: Asked) -> impl IntoView {
    let carteira = use_carteira();
    let lists = Memo::new(move |_| -> Lists {
        if !asked.behind.get() {
            return Lists::default();
        }
        let (measure, window, on) = (asked.measure.get(), asked.window(), carteira.derived.as_of.get());
        let names = carteira.derived.names.get();
        let held_by = carteira.view.held_by();
        carteira.portfolio.with(|p| behind(p, &held_by, measure, window, on, &names)).map(Arc::new)
    });
    let title = Signal::derive(move || {
        let measure = asked.measure.get();
        let coverage = super::covered(carteira, asked.window());
        words::window_finding(measure.name(), asked.window(), measure.of(&coverage.tally))
    });
    let shown = RwSignal::new(1_usize);
    let choices = Signal::derive(move || {
        let reached = words::reached(asked.measure.get().name());
        lists.with(|lists| {
            [reached, words::MISSING, words::OUT]
                .into_iter()
                .zip(lists)
                .enumerate()
                .map(|(at, (word, list))| (at, words::tab(word, list.len())))
                .collect::<Vec<_>>()
        })
    });
    view! {
        <Sheet open=asked.behind title size=SheetSize::Large>
            <div class="behind">
                {move || view! { <Segmented label=words::SEE_CLIENTS choices=choices.get() value=shown/> }}
                <div class="behind__list">
                    <People people=Signal::derive(move || lists.with(|lists| lists[shown.get()].clone()))/>
                </div>
            </div>
        </Sheet>
    }
}

#[component]
fn People(people: Signal<Arc<Vec<Person>>>) -> impl IntoView {
    let go = use_go();
    let open = move |at: usize| {
        if let Some(person) = people.with_untracked(|people| people.get(at).cloned()) {
            go(&Route::Client(person.id.to_string()));
        }
    };
    let row = move |at: usize| {
        let person = people.with_untracked(|people| people.get(at).cloned());
        let (name, note) = person.map(|person| (person.name, person.note)).unwrap_or_default();
        view! {
            <div class="behind__row">
                <span class="behind__name">{name}</span>
                <span class="behind__note muted">{note}</span>
            </div>
        }
        .into_any()
    };
    let key =
        move |at: usize| people.with(|people| people.get(at).map(|p| p.id.to_string()).unwrap_or_default());
    view! {
        <VirtualList
            label=words::SEE_CLIENTS
            count=Signal::derive(move || people.with(|people| people.len()))
            row
            key
            row_rem=3.5
            on_open=open
        />
    }
}
