//! A number with its whole: numbers never stand alone.
use leptos::prelude::*;

use super::state_mark::{Mark, StateMark};

/// A figure, what it is, and what it is of.
#[component]
pub(crate) fn Stat(
    /// What the figure is.
    #[prop(into)]
    label: Signal<String>,
    /// The figure, already formatted; "—" when there is none.
    #[prop(into)]
    value: Signal<String>,
    /// Its whole or its comparison: "50 de 100".
    #[prop(optional, into)]
    whole: MaybeProp<String>,
    #[prop(optional, into)] mark: MaybeProp<Mark>,
    /// The one big figure of a screen.
    #[prop(optional)]
    large: bool,
    /// Opens what is behind the figure.
    #[prop(optional, into)]
    href: MaybeProp<String>,
    /// Money: hidden from onlookers when values are hidden.
    #[prop(optional)]
    private: bool,
) -> impl IntoView {
    let body = move || {
        view! {
            <span class="stat__label">
                {move || mark.get().map(|mark| view! { <StateMark mark/> })}
                {move || label.get()}
            </span>
            <span class="stat__value" class:private=private>{move || value.get()}</span>
            {move || whole.get().map(|whole| view! { <span class="stat__whole">{whole}</span> })}
        }
    };
    move || match href.get() {
        Some(href) => {
            view! { <a class="stat" data-large=large.then_some("") href=href>{body()}</a> }.into_any()
        }
        None => view! { <div class="stat" data-large=large.then_some("")>{body()}</div> }.into_any(),
    }
}
