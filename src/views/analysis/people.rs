//! The clients behind a figure: a sheet with a row each, that opens the client.

use super::Scope;
use crate::domain::id::ClientId;
use crate::domain::portfolio::Portfolio;
use crate::routes::Route;
use crate::text::analysis as words;
use crate::ui::prelude::*;
use crate::views::nav::use_go;
use leptos::prelude::*;
use std::sync::Arc;

/// Somebody asked who stands behind a figure.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Behind {
    pub title: String,
    pub people: Arc<Vec<Person>>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Person {
    pub id: ClientId,
    pub name: String,
    /// Place, or what matters here.
    pub note: String,
    /// Money: covered while values are hidden.
    pub money: String,
}

impl Person {
    pub fn of(portfolio: &Portfolio, slot: usize, note: String, money: String) -> Option<Self> {
        let client = portfolio.client_at(slot)?;
        Some(Self { id: client.id, name: client.display_name().to_owned(), note, money })
    }
}

impl Behind {
    /// In the order of `slots`, each with its note and money.
    pub fn of(
        scope: Scope,
        title: String,
        slots: &[usize],
        says: impl Fn(&super::scope::Seen, usize) -> (String, String),
    ) -> Self {
        let people = untrack(|| {
            scope.with_columns(|seen, portfolio, _| {
                let person = |slot: &usize| {
                    let (note, money) = says(seen, *slot);
                    Person::of(portfolio, *slot, note, money)
                };
                slots.iter().filter_map(person).collect()
            })
        });
        Self { title, people: Arc::new(people) }
    }
}

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
    view! {
        <Sheet open title size=SheetSize::Large on_close=move || behind.set(None)>
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
