//! Which channel one tap records on this device.

use crate::domain::fact::interaction::Channel;
use crate::text::{labels, settings as words};
use crate::ui::prelude::*;
use crate::views::interaction::use_interaction_sheet;
use leptos::prelude::*;

#[component]
pub(super) fn OneTap() -> impl IntoView {
    let sheet = use_interaction_sheet();
    let value = RwSignal::new(word(sheet.one_tap_now()));
    let choices = Channel::ALL.map(|channel| Choice::new(word(channel), word(channel)));
    let change = move |chosen: String| {
        if let Some(channel) = Channel::ALL.into_iter().find(|channel| word(*channel) == chosen) {
            sheet.choose_one_tap(channel);
        }
    };
    view! {
        <SelectField
            label=words::ONE_TAP_CHANNEL
            value
            choices=choices.to_vec()
            hint=words::ONE_TAP_HINT
            on_change=change
        />
    }
}

fn word(channel: Channel) -> String {
    labels::channel(channel).to_owned()
}
