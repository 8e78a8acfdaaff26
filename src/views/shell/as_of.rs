//! The date everything on the screen is true for. A past date cannot be missed, and one tap leads back to today.
use leptos::prelude::*;

use crate::state::use_carteira;
use crate::text::format::date;
use crate::text::shell::as_of as words;
use crate::ui::prelude::*;
use crate::views::timeline::TimeMachineKey;

/// The key of the máquina do tempo, the as-of chip, and beside it the mark of sample data.
#[component]
pub(super) fn AsOf() -> impl IntoView {
    let carteira = use_carteira();
    let past = carteira.view.as_of;
    let chip = move || match past.get() {
        Some(day) => view! {
            <button
                class="as-of"
                type="button"
                data-past=""
                title=words::BACK_TO_TODAY
                on:click=move |_| past.set(None)
            >
                <Icon glyph=Glyph::History/>
                <span class="as-of__words">{words::AS_OF}</span>
                <span>{date(day)}</span>
                <span class="as-of__back">{words::BACK_TO_TODAY}</span>
            </button>
        }
        .into_any(),
        None => view! { <span class="as-of">{move || words::today(carteira.today.get())}</span> }.into_any(),
    };
    view! {
        <TimeMachineKey/>
        {chip}
    }
}
