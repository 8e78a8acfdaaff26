//! Whether this device notifies. The browser is asked only when the switch is turned on.

use crate::state::device;
use crate::state::use_alerts;
use crate::text::alerts as words;
use crate::ui::prelude::*;
use leptos::prelude::*;
use leptos::task::spawn_local;

#[component]
pub(super) fn AlertsSection() -> impl IntoView {
    let alerts = use_alerts();
    let can = device::has_notifications();
    let on = RwSignal::new(alerts.notifies.get_untracked());
    let denied = RwSignal::new(false);
    let change = move |wanted: bool| {
        denied.set(false);
        if !wanted {
            return alerts.notify(false);
        }
        spawn_local(async move {
            let may = device::ask_to_notify().await;
            alerts.notify(may);
            on.try_set(may);
            denied.try_set(!may);
        });
    };
    view! {
        <Switch label=words::NOTIFY checked=on hint=words::NOTIFY_HINT disabled=!can on_change=change/>
        {(!can).then(|| view! { <p class="muted">{words::UNSUPPORTED}</p> })}
        <p class="field__error" role="status">{move || denied.get().then_some(words::DENIED)}</p>
    }
}
