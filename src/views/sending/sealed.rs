//! The snapshot under a password, which is chosen here and kept nowhere.

use super::{SendSheet, Sending};
use crate::state::clock;
use crate::text::sealed as words;
use crate::ui::prelude::*;
use crate::workers::protocol::{Export, Password};
use leptos::prelude::*;

const LEAST_LETTERS: usize = 8;

#[component]
pub(crate) fn SealedButton() -> impl IntoView {
    let sending = Sending::new();
    let (password, again) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let pressed = RwSignal::new(false);
    let clear = move || {
        password.set(String::new());
        again.set(String::new());
        pressed.set(false);
    };
    Effect::new(move |_| {
        if !sending.open.get() {
            clear();
        }
    });
    let is_short = move || password.with(|typed| typed.chars().count() < LEAST_LETTERS);
    let short = Signal::derive(move || (pressed.get() && is_short()).then(|| words::SHORT.to_owned()));
    let differs = move || password.with(|typed| again.with(|again| typed != again));
    let different = Signal::derive(move || {
        (pressed.get() && !is_short() && differs()).then(|| words::DIFFERENT.to_owned())
    });
    let prepare = move || {
        pressed.set(true);
        if untrack(|| is_short() || differs()) {
            return;
        }
        let password = Password(password.get_untracked());
        sending.ask(Export::Sealed { password, salt: clock::fresh_salt() });
        clear();
    };
    let choices = move || {
        view! {
            <Show when=move || sending.is_choosing()>
                <form
                    class="stack"
                    on:submit=move |event| {
                        event.prevent_default();
                        prepare();
                    }
                >
                    <p>{words::WHY}</p>
                    <TextField
                        label=words::PASSWORD
                        value=password
                        kind=TextKind::Password
                        error=short
                        autocomplete="new-password"
                        autofocus=true
                    />
                    <TextField
                        label=words::AGAIN
                        value=again
                        kind=TextKind::Password
                        error=different
                        autocomplete="new-password"
                    />
                    <div class="cluster">
                        <Button tone=Tone::Primary glyph=Glyph::Lock submit=true on_press=|| ()>
                            {words::PREPARE}
                        </Button>
                    </div>
                </form>
            </Show>
        }
    };
    view! {
        <Button tone=Tone::Secondary glyph=Glyph::Lock on_press=move || sending.choose()>
            {words::ACTION}
        </Button>
        <SendSheet sending title=words::TITLE choices/>
    }
}
