//! What the app is, drawn: the clients of a region by their states, and the way from one to the next. In the colours of the look, with
//! nothing fetched.
use leptos::prelude::*;

/// Five clients on the map; the words beside it say the same.
#[component]
pub(super) fn Picture() -> impl IntoView {
    view! {
        <svg class="start__picture" viewBox="0 0 320 150" aria-hidden="true">
            <rect class="start__land" x="1" y="1" width="318" height="148" rx="14"></rect>
            <path class="start__water" d="M1 96C50 82 84 108 122 149H15A14 14 0 0 1 1 135z"></path>
            <path class="start__road" d="M1 48C80 36 110 66 180 60S270 26 319 40M178 1C184 60 210 100 206 149M66 1C70 30 60 70 102 88S240 100 319 92"></path>
            <path class="start__way" d="M72 44L140 62 196 98 258 64"></path>
            <circle class="start__on-track" cx="72" cy="44" r="10"></circle>
            <path class="start__due" d="M140 50l12 12-12 12-12-12z"></path>
            <path class="start__overdue" d="M196 86l12 21h-24z"></path>
            <rect class="start__forgotten" x="244" y="50" width="28" height="28" rx="3"></rect>
            <path class="start__check" d="M67 44l4 4 7-8M258 56v10M258 71v.5"></path>
            <circle class="start__never" cx="284" cy="116" r="8"></circle>
        </svg>
    }
}
