//! *Agenda*: the week in columns, what to propose for it, and every entry moved, locked, added or dropped by hand.

mod add;
mod appointment;
mod calendar;
mod capacity;
mod card;
mod column;
mod desk;
mod drag;
mod own;
mod preview;

use crate::text::agenda as words;
use crate::ui::prelude::*;
use crate::views::series::WhichSheet;
use crate::views::standing::WhenReady;
use add::AddSheet;
use appointment::AppointmentSheet;
use capacity::CapacityCard;
use column::Column;
use desk::AgendaDesk;
use leptos::prelude::*;
use own::OwnSheet;
use preview::PreviewSheet;

#[component]
pub fn AgendaPage() -> impl IntoView {
    view! {
        <div class="page agenda">
            <WhenReady>
                <Agenda/>
            </WhenReady>
        </div>
    }
}

#[component]
fn Agenda() -> impl IntoView {
    let desk = AgendaDesk::new();
    let columns = move || desk.days.get().into_iter().map(|day| view! { <Column desk day/> }).collect_view();
    let machine = move || (!desk.is_live()).then(|| view! { <p class="muted">{words::MACHINE}</p> });
    view! {
        <div class="stack">
            <Head desk/>
            {machine}
            <DayTabs desk/>
            <div class="agenda__week">{columns}</div>
            <CapacityCard whose=desk.whose/>
        </div>
        <PreviewSheet desk/>
        <AppointmentSheet desk/>
        <WhichSheet asking=desk.series/>
        <OwnSheet desk/>
        <AddSheet desk/>
    }
}

#[component]
fn Head(desk: AgendaDesk) -> impl IntoView {
    let items = Signal::derive(move || {
        let mut items = vec![
            MenuItem::new(words::SAVE_CALENDAR, move || calendar::save_week(desk)).glyph(Glyph::Calendar),
            MenuItem::new(words::PRINT, move || {
                let _ = window().print();
            })
            .glyph(Glyph::Print),
        ];
        if desk.is_live() {
            items.insert(0, MenuItem::new(words::ADD_OWN, move || desk.new_own(None)).glyph(Glyph::Plus));
        }
        items
    });
    view! {
        <div class="agenda__head">
            <div class="agenda__turn cluster">
                <IconButton glyph=Glyph::ChevronLeft label=words::PREVIOUS on_press=move || desk.turn_to(desk.week.get_untracked().previous())/>
                <h2 class="agenda__title number">{move || desk.title()}</h2>
                <IconButton glyph=Glyph::ChevronRight label=words::NEXT on_press=move || desk.turn_to(desk.week.get_untracked().next())/>
                <Show when=move || !desk.is_this_week()>
                    <Button tone=Tone::Quiet on_press=move || desk.turn_to_now()>{words::THIS_WEEK}</Button>
                </Show>
            </div>
            <div class="agenda__acts cluster">
                <Whose desk/>
                <Show when=move || desk.is_live()>
                    <Button tone=Tone::Primary glyph=Glyph::Agenda busy=Signal::derive(move || desk.is_waiting()) on_press=move || desk.propose()>{words::PROPOSE}</Button>
                </Show>
                <Menu label=words::MORE items/>
            </div>
        </div>
    }
}

/// Whose week it is, where there are several vendedores.
#[component]
fn Whose(desk: AgendaDesk) -> impl IntoView {
    let choices = Signal::derive(move || {
        desk.carteira.portfolio.with(|p| {
            let named = p.catalog().salespeople_by_name();
            let named = named.into_iter().map(|one| Choice::new(one.id.to_string(), &one.name));
            named.chain([Choice::new("", words::EVERYBODY)]).collect::<Vec<_>>()
        })
    });
    view! {
        <Show when=move || choices.with(|choices| choices.len() > 2)>
            <div class="agenda__whose">
                <SelectField label=words::WHOSE value=desk.whose choices bare=true on_change=move |whose: String| desk.show_week_of(&whose)/>
            </div>
        </Show>
    }
}

/// On a narrow screen one day is shown at a time; a tab is also where a card may be dropped.
#[component]
fn DayTabs(desk: AgendaDesk) -> impl IntoView {
    let tab = move |day: chrono::NaiveDate| {
        let is_shown = move || desk.shown.get() == day;
        let over = move || desk.drag.over_day() == Some(day);
        view! {
            <button
                class="agenda__tab"
                type="button"
                data-day=day.to_string()
                data-today=move || (desk.carteira.today.get() == day).then_some("")
                data-over=move || over().then_some("")
                aria-pressed=move || if is_shown() { "true" } else { "false" }
                aria-label=move || words::day(day)
                on:click=move |_| desk.shown.set(day)
            >
                <span>{crate::text::format::weekday_short(day)}</span>
                <span class="number">{crate::text::format::day_month(day)}</span>
            </button>
        }
    };
    view! {
        <div class="agenda__tabs" role="group" aria-label=words::DAYS>
            {move || desk.days.get().into_iter().map(tab).collect_view()}
        </div>
    }
}
