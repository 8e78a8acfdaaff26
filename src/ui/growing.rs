//! A list of rich rows is drawn a screenful at once and the rest a few rows a frame, so that neither the first screen
//! nor a tap on what it lists waits for rows nobody sees yet.

use leptos::prelude::*;

/// Fills a tablet held upright.
const FIRST: usize = 10;
const EACH_FRAME: usize = 3;

/// How many rows to draw now, of at most `most`. Another `scope` begins anew.
pub(crate) fn growing<S: PartialEq + 'static>(scope: impl Fn() -> S + 'static, most: usize) -> Signal<usize> {
    let drawn = RwSignal::new(FIRST.min(most));
    Effect::new(move |before: Option<S>| {
        let scope = scope();
        if before.is_none_or(|before| before != scope) {
            drawn.set(FIRST.min(most));
            grow(drawn, most);
        }
        scope
    });
    drawn.into()
}

/// After the frame that shows what is drawn so far. Of a list that is gone nothing is drawn.
fn grow(drawn: RwSignal<usize>, most: usize) {
    let next = move || {
        let now = drawn.try_update(|drawn| {
            *drawn = (*drawn + EACH_FRAME).min(most);
            *drawn
        });
        if now.is_some_and(|now| now < most) {
            grow(drawn, most);
        }
    };
    if drawn.try_get_untracked().is_some_and(|now| now < most) {
        request_animation_frame(move || set_timeout(next, std::time::Duration::ZERO));
    }
}
