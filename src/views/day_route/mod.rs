//! *Roteiro do dia*: the stops of one day in order, with times and kilometres, on a list and a map; what to do with free
//! hours; who is missing for the goal.
//!
//! The order is kept as a setting of the carteira ([`crate::domain::plan::road::day_route::DayRoute`]); what the agenda plans for the
//! day joins it by itself. Stops where somebody went that day are made: the times go on from the last of them.

mod desk;
mod drag;
mod ends;
mod free_hours;
mod goal;
mod list;
mod odometer;
mod outside;
mod picture;
mod printed;
mod row;
pub(crate) mod search;
mod suggest;

use crate::domain::calendar::business_days::Calendar;
use crate::domain::value::id::ClientId;
use crate::routes::Route;
use crate::state::use_carteira;
use crate::text::day_route as words;
use crate::ui::prelude::*;
use crate::views::nav::{use_go_with, use_query};
use crate::views::pick::PickSheet;
use crate::views::standing::{NoData, WhenReady};
use chrono::NaiveDate;
use desk::RouteDesk;
use ends::EndsSheet;
use free_hours::FreeHoursTab;
use goal::GoalTab;
use leptos::prelude::*;
use list::StopList;
use odometer::Odometer;
use outside::MapsSheet;
use picture::Picture;
use printed::{Printed, summary};
use search::Searching;

/// In the address: the day, as 2026-11-23, and the part shown.
const DAY: &str = "dia";
const PART: &str = "parte";
const ROUTE: &str = "roteiro";
const HOURS: &str = "horas";
const GOAL: &str = "meta";

#[component]
pub fn DayRoutePage() -> impl IntoView {
    let carteira = use_carteira();
    let empty = Memo::new(move |_| carteira.derived.client_count.get() == 0);
    view! {
        <div class="page day-route">
            <WhenReady>
                {move || {
                    if empty.get() {
                        view! {
                            <NoData glyph=Glyph::Route title=words::NO_CLIENTS_TITLE why=words::NO_CLIENTS_WHY/>
                        }
                            .into_any()
                    } else {
                        view! { <Parts/> }.into_any()
                    }
                }}
            </WhenReady>
        </div>
    }
}

#[component]
fn Parts() -> impl IntoView {
    let carteira = use_carteira();
    let query = use_query();
    let date = Memo::new(move |_| {
        let asked = query.with(|query| query.get(DAY)).and_then(|day| day.parse::<NaiveDate>().ok());
        asked.unwrap_or_else(|| carteira.today.get())
    });
    let asked = Memo::new(move |_| {
        let asked = query.with(|query| query.get(PART));
        [HOURS, GOAL].into_iter().find(|part| asked.as_deref() == Some(part)).unwrap_or(ROUTE)
    });
    let part = RwSignal::new(asked.get_untracked().to_owned());
    Effect::new(move |_| {
        let asked = asked.get();
        if part.with_untracked(|part| part != asked) {
            part.set(asked.to_owned());
        }
    });
    let desk = RouteDesk::new(carteira, date);
    let go = use_go_with();
    let show = move |day: NaiveDate, part: &str| {
        let today = carteira.today.get_untracked();
        let day = (day != today).then(|| day.to_string());
        let query = [(DAY, day.as_deref()), (PART, Some(part).filter(|part| *part != ROUTE))];
        let query: Vec<(&str, &str)> =
            query.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
        go(&Route::DayRoute, &query, true);
    };
    let shows = show.clone();
    Effect::new(move |before: Option<String>| {
        let now = part.get();
        if before.is_some_and(|before| before != now) {
            shows(date.get_untracked(), &now);
        }
        now
    });
    let go_to = Callback::new(move |(day,): (NaiveDate,)| show(day, &part.get_untracked()));
    let open_route = Callback::new(move |()| part.set(ROUTE.to_owned()));
    let open_day = Callback::new(move |(day,): (NaiveDate,)| {
        part.set(ROUTE.to_owned());
        go_to.run((day,));
    });
    view! {
        <Tabs
            label=words::PARTS
            selected=part
            tabs=vec![
                Tab::new(ROUTE, words::PART_ROUTE, move || view! { <DayTab desk go_to/> }),
                Tab::new(HOURS, words::PART_HOURS, move || view! { <FreeHoursTab desk on_use=open_route/> }),
                Tab::new(GOAL, words::PART_GOAL, move || view! { <GoalTab desk on_day=open_day/> }),
            ]
        />
    }
}

#[component]
fn DayTab(desk: RouteDesk, go_to: Callback<(NaiveDate,)>) -> impl IntoView {
    let empty = Memo::new(move |_| desk.plan.with(|plan| plan.is_empty()));
    let adding = RwSignal::new(false);
    let several = Memo::new(move |_| desk.plan.with(|plan| plan.left.len() > 2));
    let add = move |client: ClientId| desk.add(client);
    view! {
        <Days desk go_to/>
        {move || {
            if empty.get() {
                view! {
                    <Empty glyph=Glyph::Route title=words::EMPTY_TITLE why=words::EMPTY_WHY>
                        <Button tone=Tone::Primary glyph=Glyph::Star on_press=move || suggest::suggest(desk)>
                            {words::SUGGEST}
                        </Button>
                        <Button glyph=Glyph::Plus on_press=move || adding.set(true)>
                            {words::CHOOSE_CLIENTS}
                        </Button>
                    </Empty>
                    <Searching search=desk.search/>
                }
                    .into_any()
            } else {
                view! { <Stops desk several adding/> }.into_any()
            }
        }}
        <PickSheet open=adding title=words::ADD_STOP_LABEL nobody=words::NOBODY keeps_open=true on_pick=add/>
        <Printed desk/>
    }
}

/// The day, with the working days around it one tap away.
#[component]
fn Days(desk: RouteDesk, go_to: Callback<(NaiveDate,)>) -> impl IntoView {
    let value = RwSignal::new(Some(desk.date.get_untracked()));
    Effect::new(move |_| value.set(Some(desk.date.get())));
    let step = move |to: fn(&Calendar, NaiveDate) -> Option<NaiveDate>| {
        let day = desk.date.get_untracked();
        let found = desk.carteira.portfolio.with_untracked(|p| to(&p.rules().calendar, day));
        if let Some(day) = found {
            go_to.run((day,));
        }
    };
    let choose = move |day: Option<NaiveDate>| {
        if let Some(day) = day.filter(|day| *day != desk.date.get_untracked()) {
            go_to.run((day,));
        }
    };
    view! {
        <div class="day-route__day">
            <IconButton
                glyph=Glyph::ChevronLeft
                label=words::DAY_BEFORE
                on_press=move || step(|calendar, day| calendar.on_or_before(day.pred_opt()?))
            />
            <DateField
                label=words::DAY
                value
                on_commit=choose
            />
            <IconButton
                glyph=Glyph::ChevronRight
                label=words::DAY_AFTER
                on_press=move || step(Calendar::next_after)
            />
        </div>
    }
}

#[component]
fn Stops(desk: RouteDesk, several: Memo<bool>, adding: RwSignal<bool>) -> impl IntoView {
    let (ends, maps) = (RwSignal::new(false), RwSignal::new(false));
    let print = move || {
        // Without a printer the browser says so itself.
        let _ = window().print();
    };
    let items = Signal::derive(move || {
        let ends = MenuItem::new(words::ENDS, move || ends.set(true)).glyph(Glyph::Home);
        let maps = MenuItem::new(words::OPEN_MAPS, move || maps.set(true)).glyph(Glyph::Map);
        let print = MenuItem::new(words::PRINT, print).glyph(Glyph::Print);
        match desk.plan.with(|plan| plan.left.is_empty()) {
            true => vec![ends, print],
            false => vec![ends, maps, print],
        }
    });
    view! {
        <div class="day-route__split">
            <div class="day-route__side stack" data-gap="tight">
                <p class="day-route__summary number">{move || summary(desk)}</p>
                <div class="cluster day-route__tools">
                    <Button
                        tone=Tone::Secondary
                        glyph=Glyph::Route
                        disabled=Signal::derive(move || !several.get() || desk.search.is_running())
                        on_press=move || desk.optimise()
                    >
                        {words::OPTIMISE}
                    </Button>
                    <Button glyph=Glyph::Plus label=words::ADD_STOP_LABEL on_press=move || adding.set(true)>
                        {words::ADD_STOP}
                    </Button>
                    <Menu label=words::MORE_TOOLS items/>
                </div>
                <Searching search=desk.search/>
                <p class="day-route__said number" role="status">{move || desk.said.get()}</p>
                <StopList desk/>
                <Odometer desk/>
            </div>
            <div class="day-route__picture">
                <Picture desk/>
            </div>
        </div>
        <EndsSheet desk open=ends/>
        <MapsSheet desk open=maps/>
    }
}
