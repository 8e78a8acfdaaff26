//! Where and when the day starts, where it ends, and the rep's base.

use super::desk::RouteDesk;
use crate::domain::place::geo::LatLon;
use crate::domain::plan::road::day_route::Anchor;
use crate::domain::value::id::ClientId;
use crate::state::notices::Notice;
use crate::state::position::current_position;
use crate::text::{day_route as words, format, settings};
use crate::ui::prelude::*;
use crate::views::pick::PickSheet;
use chrono::{NaiveTime, Timelike};
use leptos::prelude::*;
use leptos::task::spawn_local;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asking {
    Start,
    End,
    Home,
}

const HOME: &str = "base";
const STOPS: &str = "paradas";
const PLACE: &str = "aqui";
const CLIENT: &str = "cliente";

#[component]
pub(super) fn EndsSheet(desk: RouteDesk, open: RwSignal<bool>) -> impl IntoView {
    let asking = RwSignal::new(Asking::Start);
    let picking = RwSignal::new(false);
    let choose = move |which: Asking, value: &str| match value {
        HOME => set(desk, which, Anchor::Home),
        STOPS => set(desk, which, Anchor::Stops),
        PLACE => with_position(desk, move |place| set(desk, which, Anchor::Place(place))),
        CLIENT => {
            asking.set(which);
            picking.set(true);
        }
        _ => {}
    };
    let pick = move |client: ClientId| match (asking.get_untracked(), desk.spot_of(client)) {
        (_, None) => desk.carteira.notice.set(Some(Notice::problem(words::PICKED_HAS_NO_PLACE))),
        (Asking::Home, Some(place)) => desk.set_home(place, super::suggest::name_of(desk, client)),
        (which, Some(_)) => set(desk, which, Anchor::Client(client)),
    };
    let field = move |which: Asking, label: &'static str, at_stops: &'static str| {
        let value = RwSignal::new(String::new());
        Effect::new(move |_| value.set(code(anchor(desk, which)).to_owned()));
        let choices = Signal::derive(move || choices(desk, which, at_stops));
        view! {
            <SelectField
                label
                value
                choices
                on_change=move |chosen: String| {
                    choose(which, &chosen);
                    // Until it is kept, what is kept stands.
                    value.set(code(untrack(|| anchor(desk, which))).to_owned());
                }
            />
        }
    };
    let leaves = RwSignal::new(None::<NaiveTime>);
    Effect::new(move |_| {
        let minute = desk.route.with(|route| route.leaves_at);
        leaves.set(
            minute
                .and_then(|minute| NaiveTime::from_num_seconds_from_midnight_opt(u32::from(minute) * 60, 0)),
        );
    });
    let keep_leaves = move |time: Option<NaiveTime>| {
        let minute = time.map(|time| (time.num_seconds_from_midnight() / 60) as u16);
        desk.edit(|route| route.leaves_at = minute);
    };
    view! {
        <Sheet open title=words::ENDS>
            <div class="stack">
                {field(Asking::Start, words::START, words::AT_FIRST)}
                {field(Asking::End, words::END, words::AT_LAST)}
                <ParsedField
                    label=words::LEAVES_AT
                    value=leaves
                    parse=read_time
                    show=|time: &NaiveTime| format::time(*time)
                    hint=words::LEAVES_AT_HINT
                    optional=true
                    input_mode="numeric"
                    on_commit={move |time: Option<NaiveTime>| keep_leaves(time)}
                />
                <section class="stack" data-gap="tight">
                    <h3 class="card__title">{words::HOME_TITLE}</h3>
                    <p class="muted">{words::HOME_WHY}</p>
                    <p>
                        {move || match desk.home() {
                            Some(_) => words::home_is(desk.home_name().as_deref()),
                            None => words::HOME_NOT_SET.to_owned(),
                        }}
                    </p>
                    <div class="cluster">
                        <Button
                            glyph=Glyph::Location
                            on_press=move || with_position(desk, move |place| {
                                desk.set_home(place, settings::POSITION_NAME.to_owned());
                            })
                        >
                            {words::HOME_HERE}
                        </Button>
                        <Button
                            glyph=Glyph::Building
                            on_press=move || {
                                asking.set(Asking::Home);
                                picking.set(true);
                            }
                        >
                            {words::HOME_CLIENT}
                        </Button>
                    </div>
                </section>
            </div>
        </Sheet>
        <PickSheet
            open=picking
            title=words::PICK_CLIENT
            nobody=words::NOBODY
            on_pick=move |client: ClientId| pick(client)
        />
    }
}

/// Asks the device where it is; a refusal is said and changes nothing.
pub(super) fn with_position(desk: RouteDesk, then: impl FnOnce(LatLon) + 'static) {
    spawn_local(async move {
        let found = current_position().await;
        // The page was left meanwhile: nobody waits for the answer.
        if desk.is_gone() {
            return;
        }
        match found {
            Ok(position) => then(position.place),
            Err(problem) => desk.carteira.notice.set(Some(Notice::problem(problem.said()))),
        }
    });
}

fn anchor(desk: RouteDesk, which: Asking) -> Anchor {
    desk.route.with(|route| match which {
        Asking::Start => route.start,
        Asking::End => route.end,
        Asking::Home => Anchor::Home,
    })
}

fn set(desk: RouteDesk, which: Asking, anchor: Anchor) {
    desk.edit(|route| match which {
        Asking::Start => route.start = anchor,
        Asking::End => route.end = anchor,
        Asking::Home => {}
    });
}

fn code(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Home => HOME,
        Anchor::Stops => STOPS,
        Anchor::Place(_) => PLACE,
        Anchor::Client(_) => CLIENT,
    }
}

fn choices(desk: RouteDesk, which: Asking, at_stops: &str) -> Vec<Choice> {
    let home = if desk.home().is_some() { words::HOME } else { words::HOME_MISSING };
    let client = match anchor(desk, which) {
        Anchor::Client(id) => {
            desk.carteira.portfolio.with(|p| p.client(id).map(|client| client.display_name().to_owned()))
        }
        Anchor::Home | Anchor::Stops | Anchor::Place(_) => None,
    };
    vec![
        Choice::new(HOME, home),
        Choice::new(STOPS, at_stops),
        Choice::new(PLACE, words::AT_PLACE),
        Choice::new(CLIENT, client.as_deref().unwrap_or(words::AT_CLIENT)),
    ]
}

fn read_time(text: &str) -> Result<NaiveTime, String> {
    format::parse_time(text).ok_or_else(|| words::NOT_A_TIME.to_owned())
}
