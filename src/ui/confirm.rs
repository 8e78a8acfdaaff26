//! A question before something that is hard to take back.
use leptos::prelude::*;

use super::button::{Button, Tone};
use super::locale::locale;
use super::sheet::{Sheet, SheetSize};

/// Asks, then runs `on_confirm`. The action is named by what it does ("Apagar 3 clientes"), never "OK".
#[component]
pub(crate) fn Confirm(
    open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    /// What will happen and what stays.
    #[prop(into)]
    body: Signal<String>,
    #[prop(into)] action: Signal<String>,
    #[prop(optional)] danger: bool,
    #[prop(into)] on_confirm: Callback<()>,
) -> impl IntoView {
    let tone = if danger { Tone::Danger } else { Tone::Primary };
    let footer = move || {
        view! {
            <Button on_press=move || open.set(false)>{locale().cancel}</Button>
            <Button
                tone
                on_press=move || {
                    open.set(false);
                    on_confirm.run(());
                }
            >
                {move || action.get()}
            </Button>
        }
    };
    view! {
        <Sheet open title size=SheetSize::Small alert=true footer>
            <p class="confirm__body">{move || body.get()}</p>
        </Sheet>
    }
}
