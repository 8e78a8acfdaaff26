//! Text that stands for a value: parsed at the edge, shown in its usual form when the person leaves the field.
use leptos::prelude::*;

use super::frame::{FieldFrame, FieldIds};
use crate::ui::alive::Alive;
use crate::ui::form::{self, Means};
use crate::ui::locale::locale;

/// A value typed as text: CNPJ, CEP, telephone, amount. An empty field is `None`; a text that does not parse is
/// `None` too, with the error shown and `invalid` set.
#[component]
pub(crate) fn ParsedField<T>(
    #[prop(into)] label: Signal<String>,
    value: RwSignal<Option<T>>,
    /// Reads the trimmed text, or says in words why it cannot.
    parse: fn(&str) -> Result<T, String>,
    /// Writes the value in its usual form.
    show: fn(&T) -> String,
    #[prop(optional, into)] hint: MaybeProp<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] optional: bool,
    #[prop(optional, into)] placeholder: MaybeProp<String>,
    /// Stands before the control, like a currency sign.
    #[prop(optional, into)]
    prefix: MaybeProp<String>,
    /// Stands after the control, like a unit.
    #[prop(optional, into)]
    suffix: MaybeProp<String>,
    #[prop(default = "text")] input_mode: &'static str,
    /// Set while the text does not parse, so that a form can refuse to save.
    #[prop(optional)]
    invalid: Option<RwSignal<bool>>,
    /// Called when the person leaves the field with a value that parses (or is empty).
    #[prop(optional, into)]
    on_commit: Option<Callback<(Option<T>,)>>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let ids = FieldIds::new();
    let id = ids.control.clone();
    let described_by = ids.described_by();
    let text = RwSignal::new(value.with_untracked(|value| value.as_ref().map(show).unwrap_or_default()));
    let left = RwSignal::new(false);
    let reading = move || text.with(|text| read(text, parse));
    let problem =
        Signal::derive(move || error.get().or_else(|| if left.get() { reading().err() } else { None }));

    // The value may also change from outside (a form being filled, an undo).
    Effect::new(move |_| {
        let outside = value.get();
        let typed = text.with_untracked(|text| read(text, parse));
        if typed.as_ref().ok() != Some(&outside) && !(typed.is_err() && outside.is_none()) {
            text.set(outside.as_ref().map(show).unwrap_or_default());
        }
    });

    let take = move |typed: String| {
        let reading = read(&typed, parse);
        text.set(typed);
        if let Some(invalid) = invalid {
            invalid.set(reading.is_err());
        }
        let next = reading.unwrap_or(None);
        if value.try_with_untracked(|value| *value != next) == Some(true) {
            value.set(next);
        }
    };
    let here = Alive::here();
    let is_unreadable = move |text: &str| read(text, parse).is_err();
    let told = form::join(&label.get_untracked(), || Means::of_text(text, left, take, is_unreadable));
    let on_input = move |event| {
        if !here.is_gone() {
            take(event_target_value(&event));
            told.typed();
        }
    };
    let on_leave = move |_| {
        if here.is_gone() {
            return;
        }
        form::say_after_tap(left);
        let Ok(reading) = text.with_untracked(|text| read(text, parse)) else { return };
        text.set(reading.as_ref().map(show).unwrap_or_default());
        if let Some(on_commit) = on_commit {
            on_commit.run((reading,));
        }
    };

    view! {
        <FieldFrame ids label hint error=problem optional>
            <div class="field__box">
                {move || prefix.get().map(|words| view! { <span class="field__affix">{words}</span> })}
                <input
                    class="field__control"
                    id=id
                    type="text"
                    inputmode=input_mode
                    autocomplete="off"
                    spellcheck="false"
                    placeholder=move || placeholder.get()
                    aria-describedby=described_by
                    aria-invalid=move || problem.with(Option::is_some).then_some("true")
                    prop:value=move || text.get()
                    on:input=on_input
                    on:change=on_leave
                    on:blur=move |_| form::say_after_tap(left)
                />
                {move || suffix.get().map(|words| view! { <span class="field__affix">{words}</span> })}
            </div>
        </FieldFrame>
    }
}

/// A whole number, zero or more.
#[component]
pub(crate) fn NumberField(
    #[prop(into)] label: Signal<String>,
    value: RwSignal<Option<i64>>,
    #[prop(optional, into)] hint: MaybeProp<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] optional: bool,
    /// The unit: days, visits, km/h.
    #[prop(optional, into)]
    suffix: MaybeProp<String>,
    #[prop(optional)] invalid: Option<RwSignal<bool>>,
    #[prop(optional, into)] on_commit: Option<Callback<(Option<i64>,)>>,
) -> impl IntoView {
    let parse = |text: &str| (locale().parse_integer)(text).ok_or_else(|| locale().not_a_number.to_owned());
    let show = |number: &i64| (locale().format_integer)(*number);
    let invalid = invalid.unwrap_or_else(|| RwSignal::new(false));
    let on_commit = on_commit.unwrap_or_else(|| Callback::new(|_| ()));
    view! { <ParsedField label value parse show hint error optional suffix input_mode="numeric" invalid on_commit/> }
}

/// An amount of money, in centavos.
#[component]
pub(crate) fn MoneyField(
    #[prop(into)] label: Signal<String>,
    value: RwSignal<Option<i64>>,
    #[prop(optional, into)] hint: MaybeProp<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] optional: bool,
    #[prop(optional)] invalid: Option<RwSignal<bool>>,
    #[prop(optional, into)] on_commit: Option<Callback<(Option<i64>,)>>,
) -> impl IntoView {
    let parse = |text: &str| (locale().parse_amount)(text).ok_or_else(|| locale().not_an_amount.to_owned());
    let show = |centavos: &i64| (locale().format_amount)(*centavos);
    let invalid = invalid.unwrap_or_else(|| RwSignal::new(false));
    let on_commit = on_commit.unwrap_or_else(|| Callback::new(|_| ()));
    view! {
        <ParsedField
            label
            value
            parse
            show
            hint
            error
            optional
            prefix=locale().currency
            input_mode="decimal"
            invalid
            on_commit
        />
    }
}

fn read<T>(text: &str, parse: fn(&str) -> Result<T, String>) -> Result<Option<T>, String> {
    let text = text.trim();
    if text.is_empty() { Ok(None) } else { parse(text).map(Some) }
}
