//! Thin bars: a share against its goal.
use leptos::prelude::*;

/// A share from 0 to 1, with a mark where today's pace should be and a line at the goal. `None` draws an empty
/// track: an empty whole has no share.
#[component]
pub(crate) fn Bar(
    /// Says the share in words, for screen readers.
    #[prop(into)]
    label: Signal<String>,
    #[prop(into)] share: Signal<Option<f64>>,
    #[prop(optional, into)] pace: MaybeProp<f64>,
    #[prop(optional, into)] goal: MaybeProp<f64>,
    /// Where today usually is, from one share to another.
    #[prop(optional, into)]
    band: MaybeProp<(f64, f64)>,
) -> impl IntoView {
    view! {
        <div class="bar" role="img" aria-label=move || label.get()>
            {move || {
                band.get()
                    .map(|(low, high)| {
                        view! { <div class="bar__band" style:left=percent(low) style:width=percent(high - low)></div> }
                    })
            }}
            <div class="bar__fill" style:width=move || percent(share.get().unwrap_or(0.0))></div>
            {move || {
                goal.get().map(|at| view! { <div class="bar__goal" style:left=percent(at)></div> })
            }}
            {move || {
                pace.get().map(|at| view! { <div class="bar__pace" style:left=percent(at)></div> })
            }}
        </div>
    }
}

fn percent(share: f64) -> String {
    format!("{:.2}%", share.clamp(0.0, 1.0) * 100.0)
}
