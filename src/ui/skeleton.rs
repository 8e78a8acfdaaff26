//! The shape of what is loading, shown only when it takes more than 300 ms.
use leptos::prelude::*;

use super::locale::locale;

/// Grey lines in place of rows.
#[component]
pub(crate) fn Skeleton(#[prop(default = 6)] rows: usize) -> impl IntoView {
    view! {
        <div class="skeleton" role="status">
            <span class="visually-hidden">{locale().loading}</span>
            {(0..rows).map(|_| view! { <div class="skeleton__row" aria-hidden="true"></div> }).collect_view()}
        </div>
    }
}
