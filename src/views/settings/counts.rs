//! Channel × result: which contacts count for coverage.

use super::Draft;
use crate::domain::fact::interaction::{Channel, Outcome};
use crate::screen::settings::coverage::switches;
use crate::text::labels;
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub(super) fn CountsTable(draft: Draft) -> impl IntoView {
    let groups = Channel::ALL.map(|channel| {
        let switch = move |(outcome, label): (Outcome, String)| {
            view! { <CountSwitch draft channel outcome label/> }
        };
        view! {
            <Disclosure summary=labels::channel(channel)>
                <div class="settings__toggles">
                    {switches(channel).into_iter().map(switch).collect_view()}
                </div>
            </Disclosure>
        }
    });
    view! { <div>{groups.collect_view()}</div> }
}

#[component]
fn CountSwitch(draft: Draft, channel: Channel, outcome: Outcome, label: String) -> impl IntoView {
    let counts = move || draft.rules.with(|rules| rules.coverage.counts(channel, outcome));
    let checked = RwSignal::new(counts());
    Effect::new(move |_| checked.set(counts()));
    let change = move |on: bool| draft.rules.update(|rules| rules.coverage.set_counts(channel, outcome, on));
    view! { <Switch label checked on_change=change/> }
}
