//! A number chosen by dragging, said while it moves; arrow keys step it.
use leptos::prelude::*;

use super::alive::Alive;
use super::ids;

/// A whole number from `min` to `max`.
#[component]
pub(crate) fn Slider(
    #[prop(into)] label: Signal<String>,
    /// The value with its unit, as it stands at the right of the label.
    #[prop(into)]
    shown: Signal<String>,
    #[prop(into)] value: Signal<i64>,
    min: i64,
    max: i64,
    #[prop(default = 1)] step: i64,
    /// Called with every step while dragging.
    #[prop(into)]
    on_input: Callback<(i64,)>,
) -> impl IntoView {
    let id = ids::unique("slider");
    let here = Alive::here();
    let hear = move |event: leptos::ev::Event| {
        if let Some(number) = event_target_value(&event).parse::<i64>().ok().filter(|_| !here.is_gone()) {
            on_input.run((number,));
        }
    };
    view! {
        <div class="slider">
            <label class="slider__label" for=id.clone()>{move || label.get()}</label>
            <output class="slider__value number" for=id.clone()>{move || shown.get()}</output>
            <input
                class="slider__track"
                type="range"
                id=id
                min=min.to_string()
                max=max.to_string()
                step=step.to_string()
                prop:value=move || value.get().to_string()
                aria-valuetext=move || shown.get()
                on:input=hear
            />
        </div>
    }
}
