//! A day, by the device's own calendar.
use chrono::NaiveDate;
use leptos::prelude::*;

use super::frame::{FieldFrame, FieldIds};

/// A calendar day; an empty field is `None`, never today.
#[component]
pub fn DateField(
    #[prop(into)] label: Signal<String>,
    value: RwSignal<Option<NaiveDate>>,
    #[prop(optional, into)] hint: MaybeProp<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] optional: bool,
    #[prop(optional, into)] min: MaybeProp<NaiveDate>,
    #[prop(optional, into)] max: MaybeProp<NaiveDate>,
    #[prop(optional, into)] on_commit: Option<Callback<(Option<NaiveDate>,)>>,
) -> impl IntoView {
    let ids = FieldIds::new();
    let id = ids.control.clone();
    let described_by = ids.described_by();
    view! {
        <FieldFrame ids label hint error optional>
            <div class="field__box">
                <input
                    class="field__control"
                    id=id
                    type="date"
                    min=move || min.get().map(iso)
                    max=move || max.get().map(iso)
                    aria-describedby=described_by
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    prop:value=move || value.get().map(iso).unwrap_or_default()
                    on:change=move |event| {
                        let day = event_target_value(&event).parse().ok();
                        value.set(day);
                        if let Some(on_commit) = on_commit {
                            on_commit.run((day,));
                        }
                    }
                />
            </div>
        </FieldFrame>
    }
}

fn iso(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}
