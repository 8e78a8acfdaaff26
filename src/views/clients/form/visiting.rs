//! The days and hours in which the client receives visits.
use leptos::prelude::*;

use super::values::Values;
use crate::domain::calendar::visiting::{Hours, IsoWeekday};
use crate::text::visiting as words;
use crate::ui::prelude::*;

#[component]
pub(super) fn Visiting(values: Values) -> impl IntoView {
    let chips = IsoWeekday::ALL.map(|day| {
        let chosen = move || values.visit_weekdays.with(|days| days.contains(&day));
        let toggle = move |on: bool| {
            values.visit_weekdays.update(|days| {
                if on {
                    days.insert(day)
                } else {
                    days.remove(&day)
                };
            });
        };
        view! { <FilterChip label=words::weekday(day) pressed=Signal::derive(chosen) on_toggle=toggle/> }
    });
    view! {
        <fieldset class="scores">
            <legend class="field__label">{words::WEEKDAYS}</legend>
            <div class="cluster">{chips.collect_view()}</div>
            <p class="muted">{words::WEEKDAYS_HINT}</p>
        </fieldset>
        <ParsedField
            label=words::HOURS
            value=values.visit_hours
            parse=words::parse_hours
            show=shown
            hint=words::HOURS_HINT
            invalid=values.wrong.visit_hours
            optional=true
        />
    }
}

#[allow(clippy::ptr_arg)]
fn shown(hours: &Vec<Hours>) -> String {
    words::hours(hours)
}
