//! The clients behind a figure: a sheet with a row each, that opens the client.

use crate::routes::Route;
use crate::screen::analysis::behind::Behind;
use crate::state::use_carteira;
use crate::text::{analysis as words, labels};
use crate::ui::prelude::*;
use crate::views::marks;
use crate::views::nav::use_go;
use crate::views::why::WhyMark;
use leptos::prelude::*;

#[component]
pub(crate) fn PeopleSheet(behind: RwSignal<Option<Behind>>) -> impl IntoView {
    let open = RwSignal::new(false);
    let go = use_go();
    Effect::new(move |_| {
        if behind.with(Option::is_some) {
            open.set(true);
        }
    });
    let people =
        Memo::new(move |_| behind.with(|b| b.as_ref().map(|b| b.people.clone()).unwrap_or_default()));
    let title = Signal::derive(move || {
        behind.with(|behind| behind.as_ref().map(|behind| behind.title.clone()).unwrap_or_default())
    });
    let row = move |at: usize| {
        let Some(person) = people.with_untracked(|people| people.get(at).cloned()) else {
            return ().into_any();
        };
        view! {
            <div class="behind-row">
                {person
                    .contact_state
                    .map(|state| view! { <WhyMark client=person.id mark=marks::of_state(state) state=labels::state(state)/> })}
                <span class="behind-row__name">{person.name}</span>
                <span class="behind-row__note muted">{person.note}</span>
                <span class="behind-row__money number private">{person.money}</span>
            </div>
        }
        .into_any()
    };
    let key = move |at: usize| {
        people.with(|people| {
            people.get(at).map(|p| format!("{} {} {}", p.id, p.note, p.money)).unwrap_or_default()
        })
    };
    let enter = move |at: usize| {
        if let Some(id) = people.with_untracked(|people| people.get(at).map(|person| person.id)) {
            go(&Route::Client(id.to_string()));
        }
    };
    let view = use_carteira().view;
    let footer = move || {
        behind.get().map(|behind| {
            let href = format!("{}?{}", Route::Clients.href(), view.query_behind(&behind.filter()));
            view! {
                <LinkButton tone=Tone::Primary glyph=Glyph::Clients href>
                    {words::open_in_list(behind.named(), behind.people.len())}
                </LinkButton>
            }
        })
    };
    view! {
        <Sheet open title size=SheetSize::Large footer on_close=move || behind.set(None)>
            <div class="behind-list">
                <VirtualList
                    label=words::SEE
                    count=Signal::derive(move || people.with(|people| people.len()))
                    row
                    key
                    row_rem=3.75
                    on_open=enter.clone()
                />
            </div>
        </Sheet>
    }
}
