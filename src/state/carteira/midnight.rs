//! The day on the device, renewed when it turns.

use super::Carteira;
use crate::state::clock;
use chrono::NaiveDate;
use leptos::prelude::*;

/// Renews the date just after each midnight, and whenever the page is shown or looked at again.
pub(super) fn keep_today(today: RwSignal<NaiveDate>) {
    let renew = move || {
        if today.get_untracked() != clock::today() {
            today.set(clock::today());
        }
    };
    fn at_midnight(renew: impl Fn() + Clone + 'static) {
        // A device that slept, or whose clock was set, is late for its midnight by no more than this.
        const AT_MOST_MILLIS: u32 = 60_000;
        let wait = clock::millis_to_midnight().unsigned_abs().min(AT_MOST_MILLIS);
        let wait = std::time::Duration::from_millis(u64::from(wait));
        set_timeout(
            move || {
                renew();
                at_midnight(renew.clone());
            },
            wait,
        );
    }
    at_midnight(renew);
    for shown in ["visibilitychange", "focus", "pageshow"] {
        let listener = window_event_listener_untyped(shown, move |_| renew());
        on_cleanup(move || listener.remove());
    }
}

impl Carteira {
    /// A field that says *today* goes on saying so when the day turns; another day chosen in it stays.
    pub fn follow_today(self, field: RwSignal<Option<NaiveDate>>) {
        Effect::new(move |before: Option<NaiveDate>| {
            let today = self.today.get();
            if before.is_some_and(|before| before != today && field.get_untracked() == Some(before)) {
                field.set(Some(today));
            }
            today
        });
    }
}
