//! What is looked for less often: open where there is room for it, folded under its name on a narrow screen.
use leptos::prelude::*;

use crate::ui::prelude::*;

/// As `style/views/client.css` draws the page in one column.
const NARROW: &str = "(width < 900px), (orientation: portrait)";

#[component]
pub(super) fn Fold(name: &'static str, children: Children) -> impl IntoView {
    let is_narrow = window().match_media(NARROW).ok().flatten().is_some_and(|query| query.matches());
    if is_narrow {
        view! {
            <Disclosure summary=name>
                <div class="stack">{children()}</div>
            </Disclosure>
        }
        .into_any()
    } else {
        children().into_any()
    }
}
