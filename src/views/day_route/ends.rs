//! Where and when the day starts, where it ends, and the rep's base.

use super::desk::RouteDesk;
use crate::domain::place::geo::LatLon;
use crate::domain::plan::road::day_route::Anchor;
use crate::domain::value::id::ClientId;
use crate::screen::day_route::ends::{self, CLIENT, HOME, PLACE, STOPS, leaves, minute_of, read_time, word};
use crate::state::notices::Notice;
use crate::state::position::current_position;
use crate::text::{day_route as words, format, settings};
use crate::ui::prelude::*;
use crate::views::pick::PickSheet;
use chrono::NaiveTime;
use leptos::prelude::*;
use leptos::task::spawn_local;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asking {
    Start,
    End,
    Home,
}

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
        Effect::new(move |_| value.set(word(anchor(desk, which)).to_owned()));
        let choices = Signal::derive(move || choices(desk, which, at_stops));
        view! {
            <SelectField
                label
                value
                choices
                on_change=move |chosen: String| {
                    choose(which, &chosen);
                    // Until it is kept, what is kept stands.
                    value.set(word(untrack(|| anchor(desk, which))).to_owned());
                }
            />
        }
    };
    let leaving = RwSignal::new(None::<NaiveTime>);
    Effect::new(move |_| leaving.set(leaves(desk.route.with(|route| route.leaves_at))));
    let keep_leaving = move |time: Option<NaiveTime>| {
        desk.edit(|route| route.leaves_at = time.map(minute_of));
    };
    view! {
        <Sheet open title=words::ENDS>
            <div class="stack">
                {field(Asking::Start, words::START, words::AT_FIRST)}
                {field(Asking::End, words::END, words::AT_LAST)}
                <ParsedField
                    label=words::LEAVES_AT
                    value=leaving
                    parse=read_time
                    show=|time: &NaiveTime| format::time(*time)
                    hint=words::LEAVES_AT_HINT
                    optional=true
                    input_mode="numeric"
                    on_commit={move |time: Option<NaiveTime>| keep_leaving(time)}
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

fn choices(desk: RouteDesk, which: Asking, at_stops: &'static str) -> Vec<Choice> {
    let (anchor, has_home) = (anchor(desk, which), desk.home().is_some());
    let all = desk.carteira.portfolio.with(|p| ends::choices(p, anchor, has_home, at_stops));
    all.into_iter().map(|(word, name)| Choice::new(word, name)).collect()
}
