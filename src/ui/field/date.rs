//! A day, typed as text or chosen on the device's own calendar.
//!
//! The browser's date field follows the language of the device, not of the page: on a tablet set to English it would
//! show the month first. So the text is ours, and only its calendar is used.
use chrono::{Datelike, NaiveDate};
use leptos::{html::Input, prelude::*};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlInputElement;

use super::frame::{FieldFrame, FieldIds};
use crate::ui::alive::Alive;
use crate::ui::form::{self, Means};
use crate::ui::icon::{Glyph, Icon};
use crate::ui::locale::locale;

/// A calendar day; an empty field is `None`, never today.
#[component]
pub(crate) fn DateField(
    #[prop(into)] label: Signal<String>,
    value: RwSignal<Option<NaiveDate>>,
    #[prop(optional, into)] hint: MaybeProp<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] optional: bool,
    #[prop(optional, into)] min: MaybeProp<NaiveDate>,
    #[prop(optional, into)] max: MaybeProp<NaiveDate>,
    /// Set while the text is no day or lies outside `min` and `max`, so that a form can refuse to save.
    #[prop(optional)]
    invalid: Option<RwSignal<bool>>,
    #[prop(optional, into)] on_commit: Option<Callback<(Option<NaiveDate>,)>>,
) -> impl IntoView {
    let ids = FieldIds::new();
    let id = ids.control.clone();
    let described_by = ids.described_by();
    let calendar = NodeRef::<Input>::new();
    let text = RwSignal::new(written(value.get_untracked()));
    let left = RwSignal::new(false);
    let reading = move || text.with(|text| read(text, min.get(), max.get()));
    let problem =
        Signal::derive(move || error.get().or_else(|| if left.get() { reading().err() } else { None }));

    // The day may also change from outside (a form being filled, an undo).
    Effect::new(move |_| {
        let outside = value.get();
        let typed = text.with_untracked(|text| read(text, None, None));
        if outside.is_some() && typed != Ok(outside) || outside.is_none() && typed.is_ok() {
            text.set(written(outside));
        }
    });

    let here = Alive::here();
    let take = move |typed: String| {
        let reading = read(&typed, min.get_untracked(), max.get_untracked());
        text.set(typed);
        if let Some(invalid) = invalid {
            invalid.set(reading.is_err());
        }
        let next = reading.unwrap_or(None);
        if value.try_get_untracked().is_some_and(|value| value != next) {
            value.set(next);
        }
    };
    let is_unreadable = move |text: &str| read(text, min.get_untracked(), max.get_untracked()).is_err();
    let told = form::join(&label.get_untracked(), || Means::of_text(text, left, take, is_unreadable));
    let commit = move || {
        if here.is_gone() {
            return;
        }
        form::say_after_tap(left);
        let reading = read(&text.get_untracked(), min.get_untracked(), max.get_untracked());
        let Ok(day) = reading else { return };
        text.set(written(day));
        if let Some(on_commit) = on_commit {
            on_commit.run((day,));
        }
    };

    view! {
        <FieldFrame ids label hint error=problem optional>
            <div class="field__box">
                <input
                    class="field__control"
                    id=id
                    type="text"
                    inputmode="numeric"
                    autocomplete="off"
                    placeholder=locale().date_shape
                    aria-describedby=described_by
                    aria-invalid=move || problem.with(Option::is_some).then_some("true")
                    prop:value=move || text.get()
                    on:input=move |event| {
                        let Some(before) = text.try_get_untracked() else { return };
                        // Not while it is being mended; a refusal that puts the focus here is still said.
                        left.set(false);
                        let typed = event_target_value(&event);
                        let meant = (locale().date_while_typed)(&before, &typed);
                        if meant != typed {
                            event_target::<HtmlInputElement>(&event).set_value(&meant);
                        }
                        take(meant);
                        told.typed();
                    }
                    on:change=move |_| commit()
                    on:blur=move |_| form::say_after_tap(left)
                />
                <input
                    class="field__calendar"
                    node_ref=calendar
                    type="date"
                    tabindex="-1"
                    aria-hidden="true"
                    min=move || min.get().map(|day| day.to_string())
                    max=move || max.get().map(|day| day.to_string())
                    prop:value=move || value.get().map(|day| day.to_string()).unwrap_or_default()
                    on:change=move |event| {
                        if here.is_gone() {
                            return;
                        }
                        let day = event_target_value(&event).parse().ok();
                        take(written(day));
                        told.typed();
                        commit();
                    }
                />
                <button
                    class="field__reveal"
                    type="button"
                    aria-label=locale().open_calendar
                    title=locale().open_calendar
                    on:click=move |_| open_calendar(calendar)
                >
                    <Icon glyph=Glyph::Calendar/>
                </button>
            </div>
        </FieldFrame>
    }
}

/// Before it a year is a slip of the finger: `0203` for `2023`.
const FIRST_YEAR: i32 = 1900;

fn written(day: Option<NaiveDate>) -> String {
    day.map(locale().format_date).unwrap_or_default()
}

fn read(text: &str, min: Option<NaiveDate>, max: Option<NaiveDate>) -> Result<Option<NaiveDate>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let locale = locale();
    let day = (locale.parse_date)(text).ok_or_else(|| locale.not_a_date.to_owned())?;
    if day.year() < FIRST_YEAR {
        return Err(locale.not_a_year.to_owned());
    }
    if let Some(min) = min.filter(|min| day < *min) {
        return Err((locale.date_too_early)(min));
    }
    if let Some(max) = max.filter(|max| day > *max) {
        return Err((locale.date_too_late)(max));
    }
    Ok(Some(day))
}

/// `showPicker` is younger than the bindings; where it is missing, the text still works.
fn open_calendar(calendar: NodeRef<Input>) {
    let Some(input) = calendar.get_untracked() else { return };
    let method = js_sys::Reflect::get(&input, &JsValue::from_str("showPicker")).ok();
    if let Some(method) = method.and_then(|method| method.dyn_into::<js_sys::Function>().ok()) {
        let _ = method.call0(&input);
    }
}
