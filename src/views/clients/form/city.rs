//! The município, chosen from the list of all by its first letters.
use leptos::prelude::*;

use super::values::Values;
use crate::domain::place::city_search::search;
use crate::screen::client::form::CityValue;
use crate::state::places::{self, Fetched};
use crate::text::clients::form as words;
use crate::ui::prelude::*;

const SHOWN: usize = 8;

#[component]
pub(super) fn CityField(values: Values) -> impl IntoView {
    let cities = places::cities();
    let city = values.city;
    let text = RwSignal::new(city.with_untracked(CityValue::written));
    // Letters typed let go of what was chosen; a choice (or a CEP) writes itself.
    Effect::new(move |_| {
        let now = city.with(|city| city.code.map(|_| city.written()));
        if let Some(now) = now.filter(|now| text.with_untracked(|text| text != now)) {
            text.set(now);
        }
    });
    Effect::new(move |_| {
        let typed = text.get();
        if city.with_untracked(|city| city.written() != typed) {
            city.set(CityValue { name: typed.trim().to_owned(), uf: None, code: None });
        }
    });
    let status = cities.clone();
    let hint = Signal::derive(move || {
        Some(
            status
                .with(|cities| match cities {
                    Fetched::Waiting => words::CITY_WAITING,
                    Fetched::Ready(_) => words::CITY_HINT,
                    Fetched::Failed => words::CITY_FAILED,
                })
                .to_owned(),
        )
    });
    let error = Signal::derive(move || {
        let problem = values.tried.get() && values.city_is_unknown();
        problem.then(|| words::CITY_UNKNOWN.to_owned())
    });
    let found = Memo::new(move |_| {
        if city.with(|city| city.code.is_some()) {
            return Vec::new();
        }
        let cities = cities.with(Fetched::ready);
        let typed = text.get();
        cities
            .map(|cities| search(&cities, &typed, SHOWN).into_iter().map(CityValue::of).collect())
            .unwrap_or_default()
    });
    view! {
        <div class="suggest">
            <TextField label=words::CITY value=text hint error/>
            <Show when=move || found.with(|found| !found.is_empty())>
                <ul class="choices suggest__list" aria-label=words::CITIES>
                    {move || {
                        found
                            .get()
                            .into_iter()
                            .map(|one| {
                                let name = one.written();
                                view! {
                                    <li>
                                        <button class="choice" type="button" on:click=move |_| city.set(one.clone())>
                                            <span class="choice__name">{name}</span>
                                        </button>
                                    </li>
                                }
                            })
                            .collect_view()
                    }}
                </ul>
            </Show>
        </div>
    }
}
