//! One day of the week: its name, how full it is, its entries in order.

use super::card::Card;
use super::desk::AgendaDesk;
use crate::domain::plan::agenda::{Entry, What};
use crate::routes::Route;
use crate::screen::agenda::day::{day_off, load, opens_before, opens_last};
use crate::text::{agenda as words, format};
use crate::ui::prelude::*;
use chrono::NaiveDate;
use leptos::prelude::*;

#[component]
pub(super) fn Column(desk: AgendaDesk, day: NaiveDate) -> impl IntoView {
    let here = Memo::new(move |_| desk.of_day(day));
    let id = StoredValue::new(format!("dia-{day}"));
    let off = Memo::new(move |_| desk.carteira.portfolio.with(|p| day_off(p, day)));
    let load = Memo::new(move |_| here.with(|here| desk.carteira.portfolio.with(|p| load(p, here))));
    let items = Signal::derive(move || {
        vec![
            MenuItem::new(words::ADD_CLIENT, move || desk.ask_client(day)).glyph(Glyph::Person),
            MenuItem::new(words::ADD_OWN, move || desk.new_own(Some(day))).glyph(Glyph::Clock),
        ]
    });
    let has_visits = Memo::new(move |_| here.with(|here| here.iter().any(|one| one.client().is_some())));
    // Where the held card would fall, by its place among the others.
    let gap = Memo::new(move |_| {
        let (over, at) = desk.drag.over().filter(|(over, _)| *over == day)?;
        let (client, id) = desk.drag.card()?;
        let moving = desk.appointment(client, id)?;
        let minutes = moving.minutes.unwrap_or_else(|| desk.visit_minutes());
        Some((at, desk.time_at(over, at, Some(id), minutes, moving.time)))
    });
    // The cards stay as they are while one is held: it would let go.
    let held = move || desk.drag.card().map(|(_, id)| id);
    let is_before = move |what: What| {
        let Some((at, _)) = gap.get() else { return false };
        here.with(|here| opens_before(here, what, at, held()))
    };
    let is_last = move || {
        let Some((at, _)) = gap.get() else { return false };
        here.with(|here| opens_last(here, at, held()))
    };
    let row = move |entry: Entry| {
        view! {
            <Show when=move || is_before(entry.what)>
                <Gap gap/>
            </Show>
            <Card desk entry/>
        }
    };
    view! {
        <section
            class="agenda__day"
            aria-labelledby=id.get_value()
            data-day=day.to_string()
            data-today=move || (desk.carteira.today.get() == day).then_some("")
            data-shown=move || (desk.shown.get() == day).then_some("")
            data-off=move || off.get().map(|_| "")
            data-over=move || (desk.drag.over_day() == Some(day)).then_some("")
        >
            <header class="agenda__day-head">
                <h3 class="agenda__day-name" id=id.get_value()>
                    <span>{words::short_name(day)}</span>
                    " "
                    <span class="number">{format::day_month(day)}</span>
                    {move || (desk.carteira.today.get() == day).then(|| view! { <span class="agenda__today">{words::TODAY}</span> })}
                </h3>
                <Show when=move || desk.is_live()>
                    <Menu label=words::add_to(day) glyph=Glyph::Plus items/>
                </Show>
                <p class="agenda__day-note muted">{move || off.get().map_or_else(|| load.get(), str::to_owned)}</p>
            </header>
            <ol class="agenda__entries">
                <For each=move || here.get() key=|entry| *entry children=row/>
                <Show when=is_last>
                    <Gap gap/>
                </Show>
            </ol>
            <Show when=move || has_visits.get()>
                <a class="agenda__link agenda__route" href=Route::DayRoute.href_with(&[("dia", &day.to_string())]) aria-label=words::route_of(day)>
                    <Icon glyph=Glyph::Route/>
                    {words::ROUTE}
                </a>
            </Show>
            <Show when=move || here.with(Vec::is_empty)>
                <p class="agenda__free muted">{words::FREE}</p>
            </Show>
        </section>
    }
}

#[component]
fn Gap(gap: Memo<Option<(usize, chrono::NaiveTime)>>) -> impl IntoView {
    view! {
        <li class="agenda__gap number" aria-hidden="true">
            {move || gap.get().map(|(_, time)| format::time(time))}
        </li>
    }
}
