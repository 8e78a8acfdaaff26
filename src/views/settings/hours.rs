//! Working hours with lunch, and the place the day sets out from.

use super::Draft;
use crate::domain::place::cities::City;
use crate::domain::place::city_search::search;
use crate::domain::rules::VisitRules;
use crate::screen::settings::hours::{city_name, problem, start};
use crate::state::places;
use crate::state::position::current_position;
use crate::text::{format, settings as words};
use crate::ui::prelude::*;
use chrono::NaiveTime;
use leptos::prelude::*;
use leptos::task::spawn_local;

type Read = fn(&VisitRules) -> NaiveTime;
type Write = fn(&mut VisitRules, NaiveTime);

const TIMES: [(&str, Read, Write); 4] = [
    (words::STARTS, |rules| rules.starts, |rules, time| rules.starts = time),
    (words::LUNCH_STARTS, |rules| rules.lunch_starts, |rules, time| rules.lunch_starts = time),
    (words::LUNCH_ENDS, |rules| rules.lunch_ends, |rules, time| rules.lunch_ends = time),
    (words::ENDS, |rules| rules.ends, |rules, time| rules.ends = time),
];

#[component]
pub(super) fn WorkingHours(draft: Draft) -> impl IntoView {
    let fields = move || {
        draft.replaced.track();
        TIMES.map(|(label, get, set)| view! { <TimeOf draft label get set/> }).collect_view()
    };
    let backwards = move || {
        let problem = draft.rules.with(|rules| problem(&rules.visits));
        problem.map(|why| view! { <p class="field__error" role="alert">{why}</p> })
    };
    view! {
        <p class="muted">{words::HOURS_WHY}</p>
        <div class="settings__numbers">{fields}</div>
        {backwards}
    }
}

#[component]
fn TimeOf(draft: Draft, label: &'static str, get: Read, set: Write) -> impl IntoView {
    let value = RwSignal::new(Some(draft.rules.with_untracked(|rules| get(&rules.visits))));
    let commit = move |typed: Option<NaiveTime>| {
        if let Some(time) = typed {
            draft.rules.update(|rules| set(&mut rules.visits, time));
        }
    };
    view! {
        <ParsedField
            label
            value
            parse=|text: &str| format::parse_time(text).ok_or_else(|| words::TIME_WRONG.to_owned())
            show=|time: &NaiveTime| format::time(*time)
            on_commit=commit
        />
    }
}

const SHOWN: usize = 6;

#[component]
pub(super) fn StartPlace(draft: Draft) -> impl IntoView {
    let cities = places::cities();
    let text = RwSignal::new(String::new());
    let said = RwSignal::new(None::<&'static str>);
    let found = Memo::new(move |_: Option<&Vec<City>>| {
        let typed = text.get();
        let cities = cities.with(places::Fetched::ready);
        cities.map(|cities| search(&cities, &typed, SHOWN).into_iter().cloned().collect()).unwrap_or_default()
    });
    let choose = move |city: City| {
        draft.rules.update(|rules| {
            rules.visits.home = Some(city.seat);
            rules.visits.home_name = Some(city_name(&city));
        });
        text.set(String::new());
    };
    let locate = move || {
        said.set(Some(words::FINDING));
        spawn_local(async move {
            match current_position().await {
                Ok(here) => {
                    draft.rules.update(|rules| {
                        rules.visits.home = Some(here.place);
                        rules.visits.home_name = Some(words::POSITION_NAME.to_owned());
                    });
                    said.set(None);
                }
                Err(_) => said.set(Some(words::NO_POSITION)),
            }
        });
    };
    let chip = move || {
        let remove = move || {
            draft.rules.update(|rules| {
                rules.visits.home = None;
                rules.visits.home_name = None;
            });
        };
        match draft.rules.with(|rules| start(&rules.visits)) {
            Some(label) => view! { <Chip label on_remove=remove/> }.into_any(),
            None => view! { <span class="muted">{words::NO_START}</span> }.into_any(),
        }
    };
    let choices = move || {
        let choice = |city: City| {
            let name = city_name(&city);
            view! {
                <li>
                    <button class="choice" type="button" on:click=move |_| choose(city.clone())>
                        <span class="choice__name">{name}</span>
                    </button>
                </li>
            }
        };
        found.get().into_iter().map(choice).collect_view()
    };
    view! {
        <h3 class="settings__subtitle">{words::START_PLACE}</h3>
        <p class="muted">{words::START_PLACE_WHY}</p>
        <div class="cluster">{chip}</div>
        <div class="suggest">
            <TextField label=words::START_CITY value=text hint=words::START_CITY_HINT optional=true/>
            <Show when=move || found.with(|found: &Vec<City>| !found.is_empty())>
                <ul class="choices suggest__list" aria-label=words::START_CITY>{choices}</ul>
            </Show>
        </div>
        <div class="cluster">
            <Button tone=Tone::Secondary glyph=Glyph::Target on_press=locate>{words::USE_POSITION}</Button>
            <span role="status" class="muted">{move || said.get()}</span>
        </div>
    }
}
