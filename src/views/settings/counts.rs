//! Channel × result: which contacts count for coverage.

use super::Draft;
use crate::domain::fact::interaction::{Channel, Outcome};
use crate::domain::rules::count_key;
use crate::text::{labels, settings as words};
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub(super) fn CountsTable(draft: Draft) -> impl IntoView {
    let groups = Channel::ALL.map(|channel| {
        let summary = labels::channel(channel);
        view! {
            <Disclosure summary>
                <div class="settings__toggles">
                    {Outcome::ALL
                        .into_iter()
                        .filter(|outcome| outcome.is_done())
                        .map(|outcome| view! { <CountSwitch draft channel outcome/> })
                        .collect_view()}
                </div>
            </Disclosure>
        }
    });
    view! { <div>{groups.collect_view()}</div> }
}

#[component]
fn CountSwitch(draft: Draft, channel: Channel, outcome: Outcome) -> impl IntoView {
    let counts = move || draft.rules.with(|rules| rules.coverage.counts(channel, outcome));
    let checked = RwSignal::new(counts());
    Effect::new(move |_| checked.set(counts()));
    let change = move |on: bool| {
        draft.rules.update(|rules| {
            let key = count_key(channel, outcome);
            if on == outcome.reaches_buyer() {
                rules.coverage.counts.remove(&key);
            } else {
                rules.coverage.counts.insert(key, on);
            }
        });
    };
    let label = words::cell(labels::channel(channel), labels::outcome(outcome));
    view! { <Switch label checked on_change=change/> }
}
