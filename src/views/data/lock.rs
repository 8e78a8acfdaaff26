//! A snapshot under a password: the password is asked for, and asked for again where it was wrong.

use super::wizard::Wizard;
use crate::text::{data, sealed as words};
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub(super) fn AskPassword(wizard: Wizard, wrong: bool) -> impl IntoView {
    let password = RwSignal::new(String::new());
    let error =
        Signal::derive(move || (wrong && password.with(String::is_empty)).then(|| words::WRONG.to_owned()));
    let open = move || {
        let typed = password.get_untracked();
        if !typed.is_empty() {
            wizard.unlock(typed);
        }
    };
    view! {
        <form
            class="stack wizard"
            on:submit=move |event| {
                event.prevent_default();
                open();
            }
        >
            <h3 class="wizard__title">{words::ASK_TITLE}</h3>
            <p>{words::ASK_WHY}</p>
            <TextField label=words::PASSWORD value=password kind=TextKind::Password error autofocus=true/>
            <div class="wizard__acts">
                <Button tone=Tone::Quiet on_press=move || wizard.cancel()>
                    {data::CANCEL}
                </Button>
                <Button tone=Tone::Primary submit=true on_press=|| ()>
                    {words::OPEN}
                </Button>
            </div>
        </form>
    }
}
