//! The lock of the screen: set, changed and taken away, and when it comes. It holds for this device, from the tap on, so it
//! stands outside the draft of the rules.

use crate::screen::lock::{After, Pin, PinFault};
use crate::state::lock::{
    Lock, NotSet, Tried, after, can_unlock, choose_after, has_credential, keep_credential, register, use_lock,
};
use crate::state::notices::Notice;
use crate::state::use_carteira;
use crate::text::lock as asked;
use crate::text::lock::settings as words;
use crate::ui::prelude::*;
use crate::views::sending::Sending;
use crate::workers::protocol::Export;
use leptos::prelude::*;
use leptos::task::spawn_local;

#[component]
pub(super) fn LockSection() -> impl IntoView {
    let lock = use_lock();
    let (setting, removing) = (RwSignal::new(false), RwSignal::new(false));
    view! {
        <p class="muted">{words::RESCUE}</p>
        <p>{move || if lock.is_set.get() { words::ON } else { words::OFF }}</p>
        <Show
            when=move || lock.is_set.get()
            fallback=move || {
                view! {
                    <p class="muted">{words::FORGOTTEN}</p>
                    <div>
                        <Button tone=Tone::Secondary glyph=Glyph::Lock on_press=move || setting.set(true)>
                            {words::SET}
                        </Button>
                    </div>
                }
            }
        >
            <When/>
            <ByDevice/>
            <div class="cluster">
                <Button tone=Tone::Secondary glyph=Glyph::Lock on_press=move || lock.lock_now()>
                    {words::LOCK_NOW}
                </Button>
                <Button tone=Tone::Secondary on_press=move || setting.set(true)>
                    {words::CHANGE}
                </Button>
                <Button tone=Tone::Quiet on_press=move || removing.set(true)>
                    {words::REMOVE}
                </Button>
            </div>
        </Show>
        <SetPin open=setting/>
        <RemovePin open=removing/>
    }
}

#[component]
fn When() -> impl IntoView {
    let value = RwSignal::new(after().word());
    let choices = After::ALL.map(|after| Choice::new(after.word(), after.name()));
    view! {
        <SelectField
            label=words::WHEN
            value
            choices=choices.to_vec()
            hint=words::WHEN_HINT
            on_change=|word: String| choose_after(After::from_word(&word))
        />
    }
}

/// Only where the device can be asked.
#[component]
fn ByDevice() -> impl IntoView {
    let can = RwSignal::new(false);
    spawn_local(async move {
        let asked = can_unlock().await;
        can.try_set(asked);
    });
    let on = RwSignal::new(has_credential());
    let refused = RwSignal::new(false);
    let change = move |wanted: bool| {
        refused.set(false);
        if !wanted {
            on.set(!keep_credential(None));
            return;
        }
        spawn_local(async move {
            let done = register().await;
            on.try_set(done);
            refused.try_set(!done);
        });
    };
    view! {
        <Show when=move || can.get() || on.get()>
            <Switch label=words::DEVICE checked=on hint=words::DEVICE_HINT on_change=change/>
            <p class="field__error" role="status">{move || refused.get().then_some(words::DEVICE_REFUSED)}</p>
        </Show>
    }
}

/// Why the PIN in force is not taken for it.
async fn refused(lock: Lock, typed: &str) -> Option<String> {
    match lock.try_pin(typed).await {
        Tried::Right => None,
        Tried::Wrong => Some(asked::WRONG.to_owned()),
        Tried::TooSoon(wait) => Some(asked::wait(wait)),
        Tried::Unreadable => Some(asked::UNREADABLE.to_owned()),
        Tried::NoCiphers => Some(asked::NO_CIPHERS.to_owned()),
    }
}

#[component]
fn SetPin(open: RwSignal<bool>) -> impl IntoView {
    let lock = use_lock();
    let (current, new, again) =
        (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (wrong_current, wrong_new, wrong_again) =
        (RwSignal::new(None::<String>), RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let busy = RwSignal::new(false);
    let done = RwSignal::new(false);
    // The one in force is asked for where there was one when the sheet opened.
    let is_change = RwSignal::new(false);
    Effect::new(move |_| {
        if open.get() {
            is_change.set(lock.is_set.get_untracked());
            done.set(false);
        }
        for typed in [current, new, again] {
            typed.set(String::new());
        }
        for wrong in [wrong_current, wrong_new, wrong_again] {
            wrong.set(None);
        }
    });
    let keep = move || {
        if busy.get_untracked() {
            return;
        }
        wrong_current.set(None);
        let pin = Pin::parse(&new.get_untracked());
        wrong_new.set(match pin {
            Ok(_) => None,
            Err(PinFault::Shape) => Some(words::SHAPE.to_owned()),
            Err(PinFault::Simple) => Some(words::SIMPLE.to_owned()),
        });
        let same = new.with_untracked(|new| again.with_untracked(|again| new.trim() == again.trim()));
        wrong_again.set((pin.is_ok() && !same).then(|| words::DIFFERENT.to_owned()));
        let Some(pin) = pin.ok().filter(|_| same) else { return };
        busy.set(true);
        spawn_local(async move {
            let problem = match is_change.get_untracked() {
                true => refused(lock, &current.get_untracked()).await,
                false => None,
            };
            match problem {
                Some(why) => drop(wrong_current.try_set(Some(why))),
                None => match lock.set(&pin).await {
                    Ok(()) => drop(done.try_set(true)),
                    Err(NotSet::NoCiphers) => drop(wrong_new.try_set(Some(asked::NO_CIPHERS.to_owned()))),
                    Err(NotSet::NotKept) => drop(wrong_new.try_set(Some(asked::NOT_KEPT.to_owned()))),
                },
            }
            busy.try_set(false);
        });
    };
    let title = Signal::derive(move || {
        match (done.get(), is_change.get()) {
            (true, _) => words::DONE_TITLE,
            (false, true) => words::CHANGE,
            (false, false) => words::SET,
        }
        .to_owned()
    });
    view! {
        <Sheet open title size=SheetSize::Small>
            <Show when=move || !done.get() fallback=move || view! { <Done open/> }>
                <form
                    class="stack"
                    on:submit=move |event| {
                        event.prevent_default();
                        keep();
                    }
                >
                    <p>{words::FORGOTTEN}</p>
                    <Show when=move || is_change.get()>
                        <PinField label=words::CURRENT value=current error=wrong_current autofocus=true/>
                    </Show>
                    <PinField
                        label=words::NEW
                        value=new
                        error=wrong_new
                        hint=words::NEW_HINT
                        autofocus=!is_change.get_untracked()
                    />
                    <PinField label=words::AGAIN value=again error=wrong_again/>
                    <div class="cluster">
                        <Button tone=Tone::Primary glyph=Glyph::Lock submit=true busy on_press=|| ()>
                            {move || if is_change.get() { words::CHANGE } else { words::SET }}
                        </Button>
                    </div>
                </form>
            </Show>
        </Sheet>
    }
}

#[component]
fn PinField(
    label: &'static str,
    value: RwSignal<String>,
    error: RwSignal<Option<String>>,
    #[prop(optional, into)] hint: MaybeProp<String>,
    #[prop(optional)] autofocus: bool,
) -> impl IntoView {
    view! {
        <TextField
            label
            value
            kind=TextKind::Pin
            hint
            error=Signal::derive(move || error.get())
            autocomplete="one-time-code"
            autofocus
        />
    }
}

/// The PIN is set: what takes it away if it is forgotten is saved in the same breath.
#[component]
fn Done(open: RwSignal<bool>) -> impl IntoView {
    let carteira = use_carteira();
    let sending = Sending::new();
    let last = move || crate::text::data::kept_elsewhere(carteira.kept_elsewhere.get(), carteira.today.get());
    view! {
        <div class="stack" role="status">
            <p>{words::DONE}</p>
            <p>{words::FORGOTTEN}</p>
            <p class="muted">{last}</p>
        </div>
        <div class="cluster">
            <Button
                tone=Tone::Primary
                glyph=Glyph::Download
                busy=sending.busy
                on_press=move || sending.save_now(Export::Snapshot)
            >
                {words::SAVE_COPY}
            </Button>
            <Button on_press=move || open.set(false)>{words::CLOSE}</Button>
        </div>
    }
}

#[component]
fn RemovePin(open: RwSignal<bool>) -> impl IntoView {
    let lock = use_lock();
    let carteira = use_carteira();
    let current = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    Effect::new(move |_| {
        open.track();
        current.set(String::new());
        wrong.set(None);
    });
    let remove = move || {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let problem = refused(lock, &current.get_untracked()).await;
            busy.try_set(false);
            if problem.is_some() {
                wrong.try_set(problem);
                return;
            }
            open.try_set(false);
            lock.remove();
            carteira.notice.set(Some(Notice::done(words::REMOVED, None)));
        });
    };
    view! {
        <Sheet open title=words::REMOVE size=SheetSize::Small>
            <form
                class="stack"
                on:submit=move |event| {
                    event.prevent_default();
                    remove();
                }
            >
                <PinField label=words::CURRENT value=current error=wrong autofocus=true/>
                <div class="cluster">
                    <Button tone=Tone::Primary submit=true busy on_press=|| ()>
                        {words::REMOVE}
                    </Button>
                </div>
            </form>
        </Sheet>
    }
}
