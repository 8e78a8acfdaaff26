//! The dossiê for the gestor, with or without values and phones.

use super::{SendSheet, Sending};
use crate::state::use_carteira;
use crate::text::dossie as words;
use crate::ui::prelude::*;
use crate::ui::private::values_hidden;
use crate::workers::protocol::Export;
use leptos::prelude::*;

#[component]
pub(crate) fn DossieButton() -> impl IntoView {
    let as_of = use_carteira().derived.as_of;
    let sending = Sending::new();
    // Who hides values on the screen hides them in what is shown to others, until it is said otherwise.
    let hidden = values_hidden();
    let discreet = RwSignal::new(hidden.get_untracked());
    let ask = move || {
        let (as_of, discreet) = (as_of.get_untracked(), discreet.get_untracked());
        sending.ask(Export::Dossie { as_of, discreet });
    };
    // They may be hidden after this was drawn: each time the sheet opens it begins with what the screen shows then.
    let open = move || {
        let wanted = hidden.get_untracked();
        if discreet.get_untracked() == wanted { ask() } else { discreet.set(wanted) }
    };
    // Another choice is another file.
    Effect::new(move |before: Option<bool>| {
        let now = discreet.get();
        if before.is_some_and(|before| before != now) {
            ask();
        }
        now
    });
    let choices = move || {
        view! { <Switch label=words::DISCREET hint=words::DISCREET_HINT checked=discreet/> }
    };
    view! {
        <Button tone=Tone::Secondary glyph=Glyph::File on_press=open>
            {words::ACTION}
        </Button>
        <SendSheet sending title=words::ACTION choices/>
    }
}
