//! Long work, with its measure and a way out.
use leptos::prelude::*;

use super::button::{Button, Tone};
use super::ids;
use super::locale::locale;

/// How far a long work is. `None` is work whose length is not known yet.
#[component]
pub(crate) fn Progress(
    #[prop(into)] label: Signal<String>,
    /// 0 to 1.
    #[prop(into)]
    done: Signal<Option<f64>>,
    /// What is being done: "12.000 de 100.000 linhas".
    #[prop(optional, into)]
    detail: MaybeProp<String>,
    #[prop(optional, into)] on_cancel: Option<Callback<()>>,
) -> impl IntoView {
    let id = ids::unique("progress");
    let label_id = id.clone();
    view! {
        <div class="progress">
            <p class="progress__label" id=label_id>{move || label.get()}</p>
            <progress
                class="progress__bar"
                aria-labelledby=id
                max="1"
                value=move || done.get().map(|done| done.clamp(0.0, 1.0).to_string())
            ></progress>
            <p class="progress__detail" role="status">{move || detail.get()}</p>
            {on_cancel
                .map(|on_cancel| {
                    view! {
                        <Button tone=Tone::Quiet on_press=on_cancel>
                            {locale().cancel}
                        </Button>
                    }
                })}
        </div>
    }
}
