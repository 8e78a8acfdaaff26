//! The clients behind a figure: a sheet with a row each, that opens the client.

use super::Scope;
use crate::domain::filter::Filter;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rhythm::cadence::ContactState;
use crate::domain::value::id::ClientId;
use crate::routes::Route;
use crate::state::use_carteira;
use crate::text::{analysis as words, labels};
use crate::ui::prelude::*;
use crate::views::marks;
use crate::views::nav::use_go;
use crate::views::why::WhyMark;
use leptos::prelude::*;
use std::sync::Arc;

/// Somebody asked who stands behind a figure.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Behind {
    pub title: String,
    pub people: Arc<Vec<Person>>,
    /// What leaves them in the list of clients; without it they are named one by one.
    filter: Option<Filter>,
}

/// More names than these make an address that servers refuse; the first are kept.
const MOST_NAMED: usize = 250;

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Person {
    pub id: ClientId,
    pub name: String,
    /// Place, or what matters here.
    pub note: String,
    /// Money: covered while values are hidden.
    pub money: String,
    state: Option<ContactState>,
}

impl Person {
    pub(crate) fn of(portfolio: &Portfolio, slot: Slot, note: String, money: String) -> Option<Self> {
        let client = portfolio.client_at(slot)?;
        Some(Self { id: client.id, name: client.display_name().to_owned(), note, money, state: None })
    }
}

impl Behind {
    /// In the order of `slots`, each with its note and money.
    pub(crate) fn of(
        scope: Scope,
        title: String,
        slots: &[Slot],
        says: impl Fn(&super::scope::Seen, Slot) -> (String, String),
    ) -> Self {
        let people = untrack(|| {
            scope.with_columns(|seen, portfolio, _| {
                let person = |slot: &Slot| {
                    let (note, money) = says(seen, *slot);
                    let state = seen.statuses.get(slot.at()).copied().flatten().map(|status| status.state);
                    Some(Person { state, ..Person::of(portfolio, *slot, note, money)? })
                };
                slots.iter().filter_map(person).collect()
            })
        });
        Self { title, people: Arc::new(people), filter: None }
    }

    /// The same clients by what they have in common, which the address can say.
    pub(crate) fn with_filter(self, filter: Option<Filter>) -> Self {
        Self { filter, ..self }
    }

    fn filter(&self) -> Filter {
        let named = || self.people.iter().take(MOST_NAMED).map(|person| person.id).collect();
        self.filter.clone().unwrap_or_else(|| Filter { only: named(), ..Filter::default() })
    }

    fn named(&self) -> usize {
        if self.filter.is_some() { self.people.len() } else { self.people.len().min(MOST_NAMED) }
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
                {person
                    .state
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
            let href = format!("{}?{}", Route::Clients.href(), view.query_of(&behind.filter()));
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
