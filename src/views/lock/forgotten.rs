//! The ways past a PIN that was forgotten: a snapshot that this device wrote takes it away; whoever has none can only erase
//! everything.
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::screen::{Heading, Stage};
use crate::state::files;
use crate::state::lock::{Recognised, erase_everything, recognise, use_lock};
use crate::text::{data, lock as words};
use crate::ui::prelude::*;

const SNAPSHOTS: &str = ".carteira,.json,.txt,application/json,text/plain";

#[component]
pub(super) fn Forgotten(stage: RwSignal<Stage>) -> impl IntoView {
    let lock = use_lock();
    let busy = RwSignal::new(false);
    let said = RwSignal::new(None::<String>);
    // The file whose password is asked for.
    let sealed = RwSignal::new(None::<Arc<Vec<u8>>>);
    let password = RwSignal::new(String::new());
    let look = move |bytes: Arc<Vec<u8>>, typed: Option<String>| {
        busy.set(true);
        said.set(None);
        spawn_local(async move {
            let problem = match recognise(&bytes, typed.as_deref()).await {
                Ok(Recognised::Own) => return lock.remove(),
                Ok(Recognised::Locked { wrong }) => {
                    sealed.try_set(Some(bytes));
                    wrong.then(|| words::PASSWORD_WRONG.to_owned())
                }
                Ok(Recognised::Other) => Some(words::OTHER_DEVICE.to_owned()),
                Ok(Recognised::InPart) => Some(words::NOT_WHOLE.to_owned()),
                Ok(Recognised::NoSnapshot) => Some(words::NO_FILE.to_owned()),
                Err(why) => Some(data::failure(&why)),
            };
            busy.try_set(false);
            password.try_set(String::new());
            said.try_set(problem);
        });
    };
    let take = move |chosen: Vec<web_sys::File>| {
        sealed.set(None);
        spawn_local(async move {
            let Some(file) = chosen.first() else { return };
            match files::read(file).await {
                Some(bytes) => look(Arc::new(bytes), None),
                None => drop(said.try_set(Some(words::NO_FILE.to_owned()))),
            }
        });
    };
    let with_password = move || {
        let typed = password.get_untracked();
        if let Some(bytes) = sealed.get_untracked().filter(|_| !typed.is_empty() && !busy.get_untracked()) {
            look(bytes, Some(typed));
        }
    };
    view! {
        <div class="stack">
            <Heading title=words::FORGOT_TITLE/>
            <p>{words::FORGOT_WHY}</p>
            <FileDrop label=words::CHOOSE_FILE accept=SNAPSHOTS disabled=busy on_files=take/>
            <Show when=move || sealed.with(Option::is_some)>
                <form
                    class="stack"
                    on:submit=move |event| {
                        event.prevent_default();
                        with_password();
                    }
                >
                    <p>{words::PASSWORD_WHY}</p>
                    <TextField label=words::PASSWORD value=password kind=TextKind::Password/>
                    <Button tone=Tone::Primary wide=true submit=true busy on_press=|| ()>
                        {words::CHECK_FILE}
                    </Button>
                </form>
            </Show>
            <p role="status">{move || busy.get().then_some(words::CHECKING)}</p>
            <p class="field__error" role="alert">
                {move || said.get()}
            </p>
            <Button wide=true on_press=move || stage.set(Stage::Pin)>
                {words::BACK}
            </Button>
            <Button tone=Tone::Quiet wide=true on_press=move || stage.set(Stage::Erase)>
                {words::ERASE}
            </Button>
        </div>
    }
}

#[component]
pub(super) fn Erase(stage: RwSignal<Stage>) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let said = RwSignal::new(None::<String>);
    let is_confirmed = move || typed.with(|typed| typed.trim() == words::ERASE_WORD);
    let erase = move || {
        if busy.get_untracked() || !untrack(is_confirmed) {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            // The page that is loaded then says that it was done.
            if let Err(why) = erase_everything().await {
                said.try_set(Some(why));
                busy.try_set(false);
            }
        });
    };
    view! {
        <form
            class="stack"
            on:submit=move |event| {
                event.prevent_default();
                erase();
            }
        >
            <Heading title=words::ERASE_TITLE/>
            <p>{words::ERASE_WHY}</p>
            <TextField label=words::ERASE_FIELD value=typed/>
            <p class="field__error" role="alert">
                {move || said.get()}
            </p>
            <Button
                tone=Tone::Danger
                wide=true
                submit=true
                busy
                disabled=Signal::derive(move || !is_confirmed())
                on_press=|| ()
            >
                {words::ERASE_ACTION}
            </Button>
            <Button wide=true on_press=move || stage.set(Stage::Pin)>
                {words::BACK}
            </Button>
        </form>
    }
}
