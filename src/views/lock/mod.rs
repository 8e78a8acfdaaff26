//! The lock of the screen: it watches for hands on the page, puts the page away when none comes, and asks for the PIN.
//!
//! It lies in a part of its own, which is loaded where a PIN is kept, and stands outside the app: the app may not be open
//! yet, and nothing that is put away with it may be needed here.

mod away;
mod forgotten;
mod hands;
mod screen;

use crate::state::lock::use_lock;
use crate::views::parts_words;
use leptos::prelude::*;
use screen::LockScreen;

/// The id of the one element that stays when the page is put away.
pub(crate) const PLACE: &str = "bloqueio";

/// Stands as long as there is a PIN.
#[component]
pub fn Guard() -> impl IntoView {
    parts_words::install();
    let lock = use_lock();
    hands::begin(lock);
    view! {
        <Show when=move || lock.is_locked.get()>
            <LockScreen/>
        </Show>
    }
}
