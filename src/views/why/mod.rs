//! *Por que esta classe?* from anywhere that a class, a colour, a score or a chance shows: a mark to tap, and the sheet.
//!
//! The sheet stands once around each page.

mod mark;
mod sheet;

pub(crate) use mark::{Why, WhyButton, WhyMark, use_why};

use crate::ui::prelude::*;
use crate::views::parts::{Arriving, furnish, use_parts};
use leptos::prelude::*;
use sheet::WhySheet;

/// A page whose marks open the sheet in place.
pub fn around(page: impl FnOnce() -> AnyView) -> AnyView {
    let why = mark::provide_why();
    view! {
        {page()}
        <Host why/>
    }
    .into_any()
}

#[component]
fn Host(why: Why) -> impl IntoView {
    let open = RwSignal::new(false);
    let load = use_parts().why;
    Effect::new(move |_| {
        if why.asked.with(Option::is_some) {
            open.set(true);
        }
    });
    view! {
        <Sheet open title=crate::text::why::TITLE on_close=move || why.asked.set(None)>
            {move || why.asked.get().map(|_| view! { <Arriving load waiting=coming/> })}
        </Sheet>
    }
}

fn coming() -> AnyView {
    view! { <Skeleton rows=6/> }.into_any()
}

/// What the sheet says of the client that is asked about.
#[component]
pub fn Reasons() -> impl IntoView {
    furnish();
    use_why().asked.get_untracked().map(|id| view! { <WhySheet id/> })
}
