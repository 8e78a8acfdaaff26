//! *Quem falta para a meta*: the shortest way to the month's coverage, day by day, and into the agenda.

use super::desk::RouteDesk;
use super::ends::EndsSheet;
use super::search::Searching;
use super::suggest::name_of;
use crate::domain::calendar::period::Month;
use crate::domain::catalog::goals::coverage_percent;
use crate::domain::fact::interaction::Channel;
use crate::domain::indicator::coverage::coverage_window::Window;
use crate::domain::indicator::coverage::held_by::HeldBy;
use crate::domain::indicator::coverage::pace::{Pace as GoalPace, pace};
use crate::domain::place::geo::LatLon;
use crate::domain::plan::road::goal_days::{Ahead, agreed_hours, ahead, gap, is_planned};
use crate::domain::plan::road::goal_gap::Reach;
use crate::domain::value::id::ClientId;
use crate::routes::Route;
use crate::screen::coverage::covered;
use crate::state::clock;
use crate::text::day_route::{self as words, goal};
use crate::text::format;
use crate::ui::prelude::*;
use chrono::NaiveDate;
use leptos::prelude::*;
use std::sync::Arc;

#[derive(Clone, Debug, PartialEq)]
struct Answer {
    reach: Reach,
    clients: Vec<ClientId>,
    places: Vec<LatLon>,
    /// The days asked for: those of `reach` are positions here.
    dates: Vec<NaiveDate>,
}

#[component]
pub(super) fn GoalTab(desk: RouteDesk, on_day: Callback<(NaiveDate,)>) -> impl IntoView {
    let carteira = desk.carteira;
    let standing = Memo::new(move |_| {
        let today = carteira.today.get();
        carteira.portfolio.with(|p| {
            // The road is the rep's, whoever's lists are looked at.
            let tally = covered(p, &HeldBy::default(), Window::Month(Month::of(today)), today).tally;
            let goal_percent = coverage_percent(p.catalog(), p.rules(), Month::of(today), None, p.one_side());
            (tally, goal_percent, pace(&tally, goal_percent, &p.rules().calendar, today))
        })
    });
    let ahead = Memo::new(move |_| ahead_now(desk));
    let missing = Memo::new(move |_| {
        let planned = ahead.with(|ahead| ahead.planned.len());
        (standing.get().2.missing as usize).saturating_sub(planned)
    });
    let answer = RwSignal::new(None::<Arc<Answer>>);
    // What was found yesterday plans days that have passed.
    Effect::new(move |before: Option<NaiveDate>| {
        let today = carteira.today.get();
        if before.is_some_and(|before| before != today) {
            answer.set(None);
        }
        today
    });
    let ends = RwSignal::new(false);
    let can_ask = Signal::derive(move || {
        let has_days = ahead.with(|ahead| !ahead.days.is_empty());
        desk.home().is_some() && has_days && missing.get() > 0 && !desk.search.is_running()
    });
    view! {
        <div class="stack">
        {move || {
            let (tally, goal_percent, GoalPace { missing: whole, .. }) = standing.get();
            if whole == 0 {
                return view! {
                    <Empty glyph=Glyph::Target title=goal::REACHED_TITLE why=goal::REACHED_WHY>
                        <LinkButton href=Route::Coverage.href()>{crate::text::shell::page::COVERAGE}</LinkButton>
                    </Empty>
                }
                    .into_any();
            }
            let room = move || {
                ahead.with(|ahead| match (ahead.days.first(), ahead.days.last()) {
                    (Some((first, _)), Some((last, _))) => {
                        let visits = carteira.portfolio.with(|p| p.rules().visits.visits_per_day);
                        goal::room(ahead.days.len(), *first, *last, visits)
                    }
                    (None, _) | (_, None) => goal::NO_DAYS.to_owned(),
                })
            };
            view! {
                <section class="card stack" data-gap="tight">
                    <h2 class="card__title number">
                        {goal::missing(whole, goal_percent, tally.covered, tally.eligible)}
                    </h2>
                    <p class="number">{room}</p>
                    {move || {
                        let planned = ahead.with(|ahead| ahead.planned.len());
                        (planned > 0).then(|| view! { <p class="number">{goal::in_agenda(planned)}</p> })
                    }}
                    <p class="muted">{goal::WHY}</p>
                    {move || {
                        desk.home()
                            .is_none()
                            .then(|| {
                                view! {
                                    <p role="note">{goal::NEEDS_HOME}</p>
                                    <div class="cluster">
                                        <Button glyph=Glyph::Home on_press=move || ends.set(true)>
                                            {words::HOME_TITLE}
                                        </Button>
                                    </div>
                                }
                            })
                    }}
                    <div class="cluster">
                        <Button
                            tone=Tone::Primary
                            glyph=Glyph::Target
                            disabled=Signal::derive(move || !can_ask.get())
                            on_press=move || {
                                answer.set(None);
                                ask(desk, missing.get_untracked(), untrack(|| ahead_now(desk)), answer);
                            }
                        >
                            {goal::CALCULATE}
                        </Button>
                    </div>
                    <Searching search=desk.search/>
                </section>
            }
                .into_any()
        }}
        {move || answer.get().map(|answer| view! { <Found desk answer on_day/> })}
        </div>
        <EndsSheet desk open=ends/>
    }
}

/// What the agenda holds from now on; read reactively.
fn ahead_now(desk: RouteDesk) -> Ahead {
    let today = desk.carteira.today.get();
    desk.carteira.portfolio.with(|p| ahead(p, today, clock::time_of_day()))
}

fn ask(desk: RouteDesk, missing: usize, ahead: Ahead, answer: RwSignal<Option<Arc<Answer>>>) {
    let (carteira, cities) = (desk.carteira, desk.cities.get_untracked().ready());
    let today = carteira.today.get_untracked();
    let dates: Vec<NaiveDate> = ahead.days.iter().map(|(date, _)| *date).collect();
    let asked = carteira.portfolio.with_untracked(|p| gap(p, cities.as_deref(), today, missing, &ahead));
    let Some((clients, gap)) = asked else { return };
    let places = gap.candidates.clone();
    desk.search.run(
        words::REACHING,
        move |progress| carteira.way_to_goal(gap, progress),
        move |found| match found {
            // The day may have turned while it was looked for.
            Ok(_) if carteira.today.get_untracked() != today => {}
            Ok(reach) => {
                answer.try_set(Some(Arc::new(Answer { reach, clients, places, dates })));
            }
            Err(_) => desk.fail(),
        },
    );
}

#[component]
fn Found(desk: RouteDesk, answer: Arc<Answer>, on_day: Callback<(NaiveDate,)>) -> impl IntoView {
    let Reach { days, short } = &answer.reach;
    let visits: usize = days.iter().map(|day| day.order.len()).sum();
    let metres: u64 = days.iter().map(|day| u64::from(day.way.metres)).sum();
    let seconds: u32 = days.iter().map(|day| day.way.seconds).sum();
    let lists = days
        .iter()
        .filter_map(|day| Some((day, answer.dates.get(day.day).copied()?)))
        .map(|(day, date)| {
            let heading =
                goal::day(&format::long_day(date), day.order.len(), day.way.metres, day.way.seconds);
            let rows = day.order.iter().filter_map(|at| answer.clients.get(*at)).map(|id| {
                view! {
                    <li class="choice-row">
                        <a class="choice-row__who" href=Route::Client(id.to_string()).href()>{name_of(desk, *id)}</a>
                    </li>
                }
            });
            view! {
                <section class="stack" data-gap="tight">
                    <h3 class="day-route__group number">{heading}</h3>
                    <ol class="choice-rows">{rows.collect_view()}</ol>
                    <div class="cluster">
                        <Button tone=Tone::Quiet glyph=Glyph::ChevronRight on_press=move || on_day.run((date,))>
                            {goal::OPEN_DAY}
                        </Button>
                    </div>
                </section>
            }
        })
        .collect_view();
    let shown = Arc::clone(&answer);
    let to_agenda = move || plan_all(desk, &shown);
    view! {
        <section class="card stack" aria-label=words::PART_GOAL>
            <h2 class="card__title number">{goal::found(visits, days.len(), metres, seconds)}</h2>
            {(*short > 0).then(|| view! { <p class="muted">{goal::short(*short)}</p> })}
            {(visits > 0)
                .then(|| {
                    view! {
                        <div class="cluster">
                            <Button tone=Tone::Primary glyph=Glyph::Agenda on_press=to_agenda>
                                {goal::TO_AGENDA}
                            </Button>
                        </div>
                    }
                })}
            {lists}
        </section>
    }
}

/// An appointment for each visit, at the hour at which the day reaches it: one act.
fn plan_all(desk: RouteDesk, answer: &Answer) {
    let carteira = desk.carteira;
    let rules = carteira.portfolio.with_untracked(|p| p.rules().visits.clone());
    let mut appointments = Vec::new();
    for day in &answer.reach.days {
        let Some(date) = answer.dates.get(day.day).copied() else { continue };
        for (at, time) in agreed_hours(&rules, day, &answer.places) {
            let Some(client) = answer.clients.get(at).copied() else { continue };
            // A second tap plans nothing twice.
            if carteira.portfolio.with_untracked(|p| is_planned(p, client, date)) {
                continue;
            }
            let mut one = carteira.new_appointment(client, date, Channel::Visit);
            one.time = Some(time);
            appointments.push((client, one));
        }
    }
    carteira.put_appointments(appointments);
}
