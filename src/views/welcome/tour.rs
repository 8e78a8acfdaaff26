//! Three steps of how the app is used, one at a time; left out by a tap, and found again in *Ajuda*.
use leptos::prelude::*;

use crate::text::clients::tour as words;
use crate::ui::button::{Button, Tone};
use crate::ui::icon::{Glyph, Icon};

const GLYPHS: [Glyph; 3] = [Glyph::Upload, Glyph::Today, Glyph::Check];

/// On the first visit it goes when it was seen or left out; in *Ajuda* it begins anew.
#[component]
pub(crate) fn Tour(#[prop(optional)] stays: bool) -> impl IntoView {
    let step = RwSignal::new(0_usize);
    let last = words::STEPS.len() - 1;
    let next = move || step.update(|step| *step = if stays && *step == last { 0 } else { *step + 1 });
    move || {
        let at = step.get();
        let (title, why) = *words::STEPS.get(at)?;
        let forward = match (at == last, stays) {
            (false, _) => words::NEXT,
            (true, false) => words::UNDERSTOOD,
            (true, true) => words::AGAIN,
        };
        Some(view! {
            <section class="tour" aria-label=words::TITLE>
                <Icon glyph=GLYPHS.get(at).copied().unwrap_or(Glyph::Info)/>
                <div class="tour__words" role="status">
                    <p class="tour__step">{words::step(at + 1, words::STEPS.len())}</p>
                    <h2 class="tour__title">{title}</h2>
                    <p class="tour__why">{why}</p>
                </div>
                <div class="tour__acts">
                    {(!stays && at < last)
                        .then(|| {
                            view! {
                                <Button tone=Tone::Quiet on_press=move || step.set(usize::MAX)>
                                    {words::SKIP}
                                </Button>
                            }
                        })}
                    <Button on_press=next>{forward}</Button>
                </div>
            </section>
        })
    }
}
