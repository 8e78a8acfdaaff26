//! The motivos by group, each one tap.
use leptos::prelude::*;

use crate::domain::reasons::{Reason, ReasonGroup, reasons_in};
use crate::text::reasons;
use crate::ui::prelude::*;

/// Every reason as a chip; `chosen` marks the one in force, where there is one.
#[component]
pub fn ReasonChoices(
    #[prop(into)] on_choose: Callback<(&'static Reason,)>,
    #[prop(optional, into)] chosen: Signal<Option<String>>,
) -> impl IntoView {
    ReasonGroup::ALL
        .into_iter()
        .map(|group| {
            let chips = reasons_in(group)
                .map(|reason| {
                    let pressed =
                        Signal::derive(move || chosen.with(|chosen| chosen.as_deref() == Some(reason.key)));
                    view! {
                        <FilterChip
                            label=reasons::reason(reason.key).to_owned()
                            pressed
                            on_toggle=move |_: bool| on_choose.run((reason,))
                        />
                    }
                })
                .collect_view();
            view! {
                <section class="reasons">
                    <h4 class="reasons__group">{reasons::group(group)}</h4>
                    <div class="cluster">{chips}</div>
                </section>
            }
        })
        .collect_view()
}
