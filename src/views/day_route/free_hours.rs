//! *Tempo livre*: what to do with free hours from a place, and what stays out.

use super::desk::RouteDesk;
use super::ends::with_position;
use super::search::Searching;
use super::suggest::{From, name_of, pool_now};
use crate::domain::plan::road::day_route::seconds_of;
use crate::domain::plan::road::day_route::{Anchor, Pace, Timetable};
use crate::domain::plan::road::free_hours::{Chosen, FreeHours};
use crate::domain::value::id::ClientId;
use crate::domain::value::money::Centavos;
use crate::routes::Route;
use crate::screen::day_route::choice::{Pool, left_out, times};
use crate::state::clock;
use crate::state::notices::Notice;
use crate::text::day_route::{self as words, hours};
use crate::text::format;
use crate::ui::prelude::*;
use crate::views::pick::PickSheet;
use leptos::prelude::*;
use std::sync::Arc;

/// In minutes: half an hour to ten hours, by half hours.
const LEAST: i64 = 30;
const MOST: i64 = 600;
const STEP: i64 = 30;
const USUAL: i64 = 180;
/// Rows of what stays out: enough to see who.
const SHOWN_OUT: usize = 5;

/// An answer with what it was asked for.
#[derive(Clone, Debug, PartialEq)]
struct Answer {
    chosen: Chosen,
    clients: Vec<ClientId>,
    values: Vec<i64>,
    table: Timetable,
    from: From,
    comes_back: bool,
    leaves: u32,
}

#[component]
pub(super) fn FreeHoursTab(desk: RouteDesk, on_use: Callback<()>) -> impl IntoView {
    let minutes = RwSignal::new(USUAL);
    let home = desk.home();
    let from = RwSignal::new(home.map(|_| From::Home));
    let way = RwSignal::new(if home.is_some() { hours::FROM_HOME } else { "" });
    let comes_back = RwSignal::new(false);
    let picking = RwSignal::new(false);
    let answer = RwSignal::new(None::<Arc<Answer>>);
    let choose = move |chosen: &'static str| match chosen {
        hours::FROM_HOME if desk.home().is_some() => from.set(Some(From::Home)),
        hours::FROM_HERE => with_position(desk, move |place| {
            from.try_set(Some(From::Here(place)));
        }),
        hours::FROM_CLIENT => picking.set(true),
        _ => {
            from.set(None);
            desk.carteira.notice.set(Some(Notice::problem(words::HOME_NOT_SET)));
        }
    };
    let pick = move |client: ClientId| match desk.spot_of(client) {
        Some(_) => from.set(Some(From::Client(client))),
        None => desk.carteira.notice.set(Some(Notice::problem(words::PICKED_HAS_NO_PLACE))),
    };
    let whence = move || match from.get() {
        None => hours::NEEDS_PLACE.to_owned(),
        Some(From::Home) => words::HOME.to_owned(),
        Some(From::Here(_)) => words::AT_PLACE.to_owned(),
        Some(From::Client(client)) => name_of(desk, client),
    };
    let calculate = move || {
        if let Some(from) = from.get_untracked() {
            answer.set(None);
            ask(desk, from, minutes.get_untracked(), comes_back.get_untracked(), answer);
        }
    };
    view! {
        <div class="day-route__split">
            <section class="card stack" aria-label=hours::QUESTION>
                <Slider
                    label=hours::QUESTION
                    shown=Signal::derive(move || hours::hours(minutes.get()))
                    value=minutes
                    min=LEAST
                    max=MOST
                    step=STEP
                    on_input=move |chosen: i64| minutes.set(chosen)
                />
                <Segmented
                    label=hours::FROM
                    choices=[hours::FROM_HOME, hours::FROM_HERE, hours::FROM_CLIENT]
                        .map(|word| (word, word.to_owned()))
                        .to_vec()
                    value=way
                    on_change=move |chosen: &'static str| choose(chosen)
                />
                <p class="muted" role="status">{hours::FROM} ": " {whence}</p>
                <Switch label=hours::COMES_BACK checked=comes_back hint=hours::COMES_BACK_HINT/>
                <p class="muted">{hours::WHY}</p>
                <Button
                    tone=Tone::Primary
                    glyph=Glyph::Search
                    disabled=Signal::derive(move || from.get().is_none() || desk.search.is_running())
                    on_press=calculate
                >
                    {hours::CALCULATE}
                </Button>
                <Searching search=desk.search/>
            </section>
            {move || answer.get().map(|answer| view! { <Found desk answer on_use/> })}
        </div>
        <PickSheet
            open=picking
            title=words::PICK_CLIENT
            nobody=words::NOBODY
            on_pick=move |client: ClientId| pick(client)
        />
    }
}

fn ask(desk: RouteDesk, from: From, minutes: i64, comes_back: bool, answer: RwSignal<Option<Arc<Answer>>>) {
    let home = desk.carteira.portfolio.with_untracked(|p| p.rules().visits.home);
    let start = match from {
        From::Home => home,
        From::Here(place) => Some(place),
        From::Client(client) => desk.spot_of(client),
    };
    let Some(start) = start else { return };
    let Pool { clients, candidates } = pool_now(desk);
    let pace = desk.carteira.portfolio.with_untracked(|p| Pace::of(&p.rules().visits));
    let seconds = u32::try_from(minutes * 60).unwrap_or_default();
    let end = comes_back.then_some(start);
    let asked = FreeHours { candidates, start, end, pace, seconds, most_stops: usize::MAX };
    let leaves = clock::time_of_day().map_or(0, seconds_of);
    let (carteira, shown) = (desk.carteira, asked.clone());
    desk.search.run(
        words::CHOOSING,
        move |progress| carteira.most_valuable_stops(asked, progress),
        move |found| match found {
            Ok(chosen) => {
                let table = times(&shown, &chosen, leaves, end);
                let values = shown.candidates.iter().map(|one| one.value).collect();
                let found = Answer { chosen, clients, values, table, from, comes_back, leaves };
                answer.try_set(Some(Arc::new(found)));
            }
            Err(_) => desk.fail(),
        },
    );
}

#[component]
fn Found(desk: RouteDesk, answer: Arc<Answer>, on_use: Callback<()>) -> impl IntoView {
    let Answer { chosen, clients, values, table, from, comes_back, leaves } = &*answer;
    if chosen.order.is_empty() {
        return view! {
            <Empty glyph=Glyph::Clock title=hours::NOTHING why=hours::WHY>
                ""
            </Empty>
        }
        .into_any();
    }
    let client = |at: &usize| clients.get(*at).copied();
    let worth = |at: usize| values.get(at).map(|value| format::money_short(Centavos::new(*value)));
    let rows = chosen.order.iter().zip(&table.legs).filter_map(|(at, leg)| {
        let id = client(at)?;
        let worth = worth(*at).map(|amount| hours::worth(&amount));
        Some(view! {
            <li class="choice-row">
                <strong class="choice-row__time number">{words::clock(leg.begins)}</strong>
                <a class="choice-row__who" href=Route::Client(id.to_string()).href()>{name_of(desk, id)}</a>
                <span class="choice-row__more muted">
                    {words::way(leg.way.metres, leg.way.seconds)} <span class="private">" · " {worth}</span>
                </span>
            </li>
        })
    });
    let out = left_out(chosen, values);
    let left_out = hours::left_out(out.len());
    let out_rows = out.iter().take(SHOWN_OUT).filter_map(|at| {
        let worth = worth(*at).map(|amount| hours::worth(&amount));
        Some(view! {
            <li class="choice-row">
                <span class="choice-row__who">{name_of(desk, client(at)?)}</span>
                <span class="choice-row__more muted private">{worth}</span>
            </li>
        })
    });
    let how = if chosen.is_exact { hours::EXACT } else { hours::SEARCHED };
    let stops: Vec<ClientId> = chosen.order.iter().filter_map(client).collect();
    let (from, comes_back, leaves) = (*from, *comes_back, *leaves);
    let adopt = move || {
        let start = match from {
            From::Home => Anchor::Home,
            From::Here(place) => Anchor::Place(place),
            From::Client(client) => Anchor::Client(client),
        };
        desk.set_stops(stops.clone(), |route| {
            route.start = start;
            route.end = if comes_back { start } else { Anchor::Stops };
            route.leaves_at = u16::try_from(leaves / 60).ok();
        });
        on_use.run(());
    };
    let found = hours::found(chosen.order.len(), table.travel.metres, table.ends - leaves);
    view! {
        <section class="card stack" data-gap="tight" aria-label=words::STOPS>
            <h2 class="card__title number">{found} " · " {hours::ends(table.ends)}</h2>
            <p class="muted">{how}</p>
            <ol class="choice-rows">{rows.collect_view()}</ol>
            <Button tone=Tone::Primary glyph=Glyph::Check on_press=adopt>
                {hours::USE}
            </Button>
            {(!out.is_empty())
                .then(|| {
                    view! {
                        <h3 class="day-route__group">{left_out}</h3>
                        <ul class="choice-rows">{out_rows.collect_view()}</ul>
                    }
                })}
        </section>
    }
    .into_any()
}
