//! What stands in place of the app while it is locked: the PIN is asked for, or the device, or the ways past a PIN that was
//! forgotten.
use std::time::Duration;

use leptos::html::Main;
use leptos::leptos_dom::helpers::set_interval_with_handle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlElement;

use super::forgotten::{Erase, Forgotten};
use super::{away, hands};
use crate::state::host;
use crate::state::lock::{Tried, has_credential, is_person, is_readable, use_lock, waiting};
use crate::text::lock as words;
use crate::text::shell::APP_NAME;
use crate::ui::prelude::*;
use wasm_bindgen::JsCast;

/// What the screen asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    Pin,
    Forgotten,
    Erase,
}

#[component]
pub(super) fn LockScreen() -> impl IntoView {
    let lock = use_lock();
    let was_open = lock.has_opened.get_untracked();
    document().set_title(APP_NAME);
    if was_open {
        away::put_away();
        hands::begin_guarding(lock);
    }
    on_cleanup(move || {
        away::bring_back();
        hands::end_guarding();
    });
    let stage = RwSignal::new(Stage::Pin);
    let place = NodeRef::<Main>::new();
    Effect::new(move |_| {
        host::stands();
        stage.track();
        request_animation_frame(move || focus_first(place));
    });
    view! {
        <main class="lock" node_ref=place>
            <div class="lock__box">
                {move || match stage.get() {
                    Stage::Pin => view! { <AskPin stage was_open/> }.into_any(),
                    Stage::Forgotten => view! { <Forgotten stage/> }.into_any(),
                    Stage::Erase => view! { <Erase stage/> }.into_any(),
                }}
            </div>
        </main>
    }
}

/// The field, where there is one, else the title.
fn focus_first(place: NodeRef<Main>) {
    let Some(place) = place.try_get_untracked().flatten() else { return };
    for wanted in ["input:not([type=file])", "h1"] {
        if let Some(found) = place.query_selector(wanted).ok().flatten()
            && let Ok(found) = found.dyn_into::<HtmlElement>()
        {
            let _ = found.focus();
            return;
        }
    }
}

const TICK: Duration = Duration::from_millis(500);

#[component]
fn AskPin(stage: RwSignal<Stage>, was_open: bool) -> impl IntoView {
    let lock = use_lock();
    let pin = RwSignal::new(String::new());
    let said = RwSignal::new((!is_readable()).then_some(words::UNREADABLE));
    let busy = RwSignal::new(false);
    let wait = RwSignal::new(waiting());
    if let Ok(tick) = set_interval_with_handle(move || wait.set(waiting()), TICK) {
        on_cleanup(move || tick.clear());
    }
    let waits = Signal::derive(move || wait.get() > 0);
    let try_it = move || {
        let typed = pin.get_untracked();
        if typed.trim().is_empty() || busy.get_untracked() || waiting() > 0 {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let tried = lock.try_pin(&typed).await;
            let problem = match tried {
                Tried::Right => return lock.open(),
                Tried::Wrong => Some(words::WRONG),
                // The wait itself is said below.
                Tried::TooSoon(_) => None,
                Tried::Unreadable => Some(words::UNREADABLE),
                Tried::NoCiphers => Some(words::NO_CIPHERS),
            };
            busy.try_set(false);
            pin.try_set(String::new());
            said.try_set(problem);
            wait.try_set(waiting());
        });
    };
    let ask_device = move || {
        busy.set(true);
        spawn_local(async move {
            if is_person().await {
                return lock.open();
            }
            busy.try_set(false);
            said.try_set(Some(words::NOT_BY_DEVICE));
        });
    };
    let error = Signal::derive(move || said.get().filter(|_| pin.with(String::is_empty)).map(str::to_owned));
    view! {
        <form
            class="stack"
            on:submit=move |event| {
                event.prevent_default();
                try_it();
            }
        >
            <Heading title=words::TITLE/>
            <p>{if was_open { words::ASK_AGAIN } else { words::ASK }}</p>
            <TextField label=words::PIN value=pin kind=TextKind::Pin error autocomplete="one-time-code" max_length=8/>
            <Show when=move || waits.get()>
                <p class="lock__wait" role="timer">
                    {move || words::wait(wait.get())}
                </p>
            </Show>
            <Button tone=Tone::Primary wide=true submit=true busy disabled=waits on_press=|| ()>
                {words::UNLOCK}
            </Button>
            {has_credential()
                .then(|| {
                    view! {
                        <Button wide=true busy on_press=ask_device>
                            {words::UNLOCK_BY_DEVICE}
                        </Button>
                    }
                })}
            <Button tone=Tone::Quiet wide=true on_press=move || stage.set(Stage::Forgotten)>
                {words::FORGOT}
            </Button>
        </form>
    }
}

#[component]
pub(super) fn Heading(title: &'static str) -> impl IntoView {
    view! {
        <span class="lock__picture">
            <Icon glyph=Glyph::Lock/>
        </span>
        <h1 class="lock__title" tabindex="-1">
            {title}
        </h1>
    }
}
