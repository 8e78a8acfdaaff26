//! One stop: its number, who, when, the contact in one tap, and the rest one tap away.

use super::desk::RouteDesk;
use super::drag::Drag;
use crate::domain::fact::interaction::Channel;
use crate::domain::plan::road::day_route::Leg;
use crate::domain::value::id::ClientId;
use crate::exchange::map_links;
use crate::routes::Route;
use crate::screen::day_route::row::{chips, place};
use crate::screen::day_route::stop::Stop;
use crate::text::{day_route as words, format};
use crate::ui::prelude::*;
use crate::views::interaction::use_interaction_sheet;
use crate::views::marks;
use crate::views::nav::use_go;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

#[component]
pub(super) fn StopRow(desk: RouteDesk, drag: Drag, client: ClientId) -> impl IntoView {
    let position =
        Memo::new(move |_| desk.plan.with(|plan| plan.left.iter().position(|stop| stop.client == client)));
    let stop = Memo::new(move |_| desk.plan.with(|plan| plan.left.get(position.get()?).cloned()));
    // Where it comes and when, as shown: under the finger the order is another.
    let leg = Memo::new(move |_| {
        let own = position.get()?;
        desk.table.with(|table| {
            table.legs.iter().enumerate().find(|(_, leg)| leg.stop == own).map(|(at, leg)| (at, *leg))
        })
    });
    let made = Memo::new(move |_| desk.plan.with(|plan| plan.made.len()));
    let count = Memo::new(move |_| desk.plan.with(|plan| plan.left.len()));
    let name =
        Memo::new(move |_| stop.with(|stop| stop.as_ref().map(|stop| stop.name.clone()).unwrap_or_default()));
    let at = move || position.get_untracked().unwrap_or_default();
    let step = move |by: isize, focus: &'static str| {
        if let Some(to) = at().checked_add_signed(by).filter(|to| *to < count.get_untracked()) {
            desk.carry(at(), to);
            focus_again(client, focus);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowUp" => -1,
            "ArrowDown" => 1,
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        step(by, "handle");
    };
    let is_here = move || position.get().is_some_and(|at| drag.is_held(at));
    view! {
        <li
            class="stop-row"
            id=format!("parada-{client}")
            data-held=move || is_here().then_some("")
            data-chosen=move || (desk.chosen.get() == Some(client)).then_some("")
            style:transform=move || position.get().and_then(|at| drag.shift(at)).unwrap_or_default()
        >
            <p class="stop-row__way muted number">
                {move || leg.get().map(|(_, leg)| words::way(leg.way.metres, leg.way.seconds))}
            </p>
            <button
                type="button"
                class="stop-row__handle number"
                data-focus="handle"
                aria-label=move || words::move_handle(&name.get())
                on:pointerdown=move |event| drag.start(&event, at())
                on:pointermove=move |event| drag.go(&event)
                on:pointerup=move |event| drag.drop_here(&event)
                on:pointercancel=move |event| drag.give_up(&event)
                on:keydown=on_key
            >
                {move || leg.get().map(|(at, _)| (made.get() + at + 1).to_string())}
                <Icon glyph=Glyph::Drag/>
            </button>
            {move || stop.get().map(|stop| view! { <Who desk stop leg/> })}
            <p class="stop-row__time">
                <span class="stop-row__arrives number">
                    {move || leg.get().map(|(_, leg)| words::clock(leg.begins))}
                </span>
                <span class="muted number">{move || leg.get().map(|(_, leg)| words::until(leg.leaves))}</span>
            </p>
            <div class="stop-row__acts">
                <Button
                    tone=Tone::Secondary
                    glyph=Glyph::Check
                    label=Signal::derive(move || words::record_with(&name.get()))
                    on_press=move || desk.carteira.record_success(client, Channel::Visit)
                >
                    {words::RECORD}
                </Button>
                <span class="stop-row__steps">
                    <span data-focus="up">
                        <IconButton
                            glyph=Glyph::ChevronUp
                            label=Signal::derive(move || words::up(&name.get()))
                            disabled=Signal::derive(move || position.get() == Some(0))
                            on_press=move || step(-1, "up")
                        />
                    </span>
                    <span data-focus="down">
                        <IconButton
                            glyph=Glyph::ChevronDown
                            label=Signal::derive(move || words::down(&name.get()))
                            disabled=Signal::derive(move || position.get().is_some_and(|at| at + 1 == count.get()))
                            on_press=move || step(1, "down")
                        />
                    </span>
                    <More desk client name stop/>
                </span>
            </div>
        </li>
    }
}

/// Name, place, what is agreed, phone and last note.
#[component]
fn Who(desk: RouteDesk, stop: Stop, leg: Memo<Option<(usize, Leg)>>) -> impl IntoView {
    let id = stop.client;
    let fixed =
        Memo::new(move |_| desk.route.with(|route| (route.first == Some(id), route.last == Some(id))));
    let own = stop.clone();
    let chips = move || {
        let leg = leg.get().map(|(_, leg)| leg);
        chips(&own, leg, fixed.get()).into_iter().map(|label| view! { <Chip label/> }).collect_view()
    };
    let place = place(&stop).to_owned();
    view! {
        <div class="stop-row__who">
            <a class="stop-row__name" href=Route::Client(id.to_string()).href()>
                <StateMark mark=marks::of_client(stop.state)/>
                <span>{stop.name.clone()}</span>
            </a>
            <span class="stop-row__place muted">{place}</span>
            <span class="stop-row__chips">{chips}</span>
            <Reach name=stop.name.clone() phones=stop.phones.clone()/>
            {stop.last_note.clone().map(|(on, text)| view! { <p class="stop-row__note">{words::note(on, &text)}</p> })}
        </div>
    }
}

/// The first number, to be called with a tap.
#[component]
fn Reach(name: String, phones: Vec<(String, String)>) -> impl IntoView {
    phones.into_iter().next().map(|(href, number)| {
        let label = words::call(&name, &number);
        view! {
            <a class="stop-row__phone number" href=href aria-label=label>
                <Icon glyph=Glyph::Phone/>
                <span>{number}</span>
            </a>
        }
    })
}

#[component]
fn More(desk: RouteDesk, client: ClientId, name: Memo<String>, stop: Memo<Option<Stop>>) -> impl IntoView {
    let sheet = use_interaction_sheet();
    let go = use_go();
    let items = Signal::derive(move || {
        let at = stop.with(|stop| stop.as_ref().and_then(|stop| stop.at));
        let (first, last) =
            desk.route.with(|route| (route.first == Some(client), route.last == Some(client)));
        let go = go.clone();
        let keep = move |fixed_first: bool, on: bool| {
            desk.edit(|route| {
                let (own, other) = match fixed_first {
                    true => (&mut route.first, &mut route.last),
                    false => (&mut route.last, &mut route.first),
                };
                *own = on.then_some(client);
                other.take_if(|id| on && *id == client);
            });
        };
        let first_word = if first { words::FREE_FIRST } else { words::KEEP_FIRST };
        let last_word = if last { words::FREE_LAST } else { words::KEEP_LAST };
        let open = move || go(&Route::Client(client.to_string()));
        let mut items = vec![
            MenuItem::new(words::OTHER_RESULT, move || sheet.open(client)).glyph(Glyph::Edit),
            MenuItem::new(words::OPEN_CLIENT, open).glyph(Glyph::Person),
        ];
        if let Some(at) = at {
            let (google, waze) = (map_links::google_place(at), map_links::waze(at));
            items.push(MenuItem::new(words::GOOGLE, move || open_outside(&google)).glyph(Glyph::Map));
            items.push(MenuItem::new(words::WAZE, move || open_outside(&waze)).glyph(Glyph::Forward));
        }
        items.push(MenuItem::new(first_word, move || keep(true, !first)).glyph(Glyph::Lock));
        items.push(MenuItem::new(last_word, move || keep(false, !last)).glyph(Glyph::Lock));
        items
            .push(MenuItem::new(words::TAKE_OUT, move || desk.take_out(client)).glyph(Glyph::Trash).danger());
        items
    });
    view! { <Menu label=Signal::derive(move || words::more(&name.get())) items/> }
}

#[component]
pub(super) fn MadeRow(desk: RouteDesk, number: usize, stop: Stop) -> impl IntoView {
    let id = stop.client;
    view! {
        <li class="stop-row" data-made="" data-chosen=move || (desk.chosen.get() == Some(id)).then_some("")>
            <span class="stop-row__number number">{number}</span>
            <div class="stop-row__who">
                <a class="stop-row__name" href=Route::Client(id.to_string()).href()>
                    <Icon glyph=Glyph::Check/>
                    <span>{stop.name}</span>
                </a>
                <span class="stop-row__place muted">{words::made_at(stop.made.flatten())}</span>
            </div>
        </li>
    }
}

#[component]
pub(super) fn UnplacedRow(desk: RouteDesk, stop: Stop) -> impl IntoView {
    let id = stop.client;
    let sheet = use_interaction_sheet();
    let name = stop.name.clone();
    let agreed = [stop.agreed.map(words::agreed), stop.confirmed.then(|| words::CONFIRMED.to_owned())];
    let agreed = agreed.into_iter().flatten().map(|label| view! { <Chip label/> }).collect_view();
    view! {
        <li class="stop-row" data-unplaced="">
            <span class="stop-row__number number">{format::NONE}</span>
            <div class="stop-row__who">
                <a class="stop-row__name" href=Route::Client(id.to_string()).href()>
                    <StateMark mark=marks::of_client(stop.state)/>
                    <span>{stop.name.clone()}</span>
                </a>
                <span class="stop-row__chips">{agreed}</span>
                <Reach name=stop.name.clone() phones=stop.phones/>
            </div>
            <div class="stop-row__acts">
                <Button
                    glyph=Glyph::Check
                    label=words::record_with(&stop.name)
                    on_press=move || desk.carteira.record_success(id, Channel::Visit)
                >
                    {words::RECORD}
                </Button>
                <IconButton glyph=Glyph::Edit label=words::more(&name) on_press=move || sheet.open(id)/>
                <IconButton glyph=Glyph::Trash label=format!("{}: {}", words::TAKE_OUT, stop.name) on_press=move || desk.take_out(id)/>
            </div>
        </li>
    }
}

pub(super) fn open_outside(address: &str) {
    // A window that the browser refuses is a tap without effect: there is nothing to undo.
    let _ = window().open_with_url_and_target_and_features(address, "_blank", "noopener,noreferrer");
}

/// Moving a row in the page takes its focus: it comes back to where the finger was.
fn focus_again(client: ClientId, what: &'static str) {
    request_animation_frame(move || {
        let wanted = format!("#parada-{client} [data-focus=\"{what}\"]");
        let found = document().query_selector(&wanted).ok().flatten();
        let button = found.and_then(|found| match found.tag_name().as_str() {
            "BUTTON" => Some(found),
            _ => found.query_selector("button:not(:disabled)").ok().flatten(),
        });
        if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
            let _ = button.focus();
        }
    });
}
