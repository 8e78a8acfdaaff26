//! *Simulador de regra*: the limits as sliders, and what the whole carteira would be under them, while they move.

mod map;

use crate::domain::indicator::analysis::simulation::simulate;
use crate::domain::portfolio::Portfolio;
use crate::domain::rules::Rules;
use crate::screen::simulator::{self, coverage, late};
use crate::screen::thresholds::Threshold;
use crate::state::use_carteira;
use crate::text::format::percent;
use crate::text::simulator as words;
use crate::ui::prelude::*;
use crate::views::standing::WhenReady;
use leptos::prelude::*;
use map::SimulatedMap;
use std::sync::Arc;

#[component]
pub fn SimulatorPage() -> impl IntoView {
    view! {
        <div class="page simulator">
            <WhenReady>
                <Simulator/>
            </WhenReady>
        </div>
    }
}

#[component]
fn Simulator() -> impl IntoView {
    let carteira = use_carteira();
    let kept = Memo::new(move |_| carteira.portfolio.with(|p| p.rules().clone()));
    let draft = RwSignal::new(kept.get_untracked());
    // Applied, taken back or changed elsewhere: the sliders follow.
    Effect::new(move |_| draft.set(kept.get()));
    let differs = Memo::new(move |_| draft.with(|draft| kept.with(|kept| draft != kept)));
    let on = carteira.derived.as_of;
    let now = Memo::new(move |_| {
        let statuses = carteira.derived.statuses.get();
        carteira.portfolio.with(|p| simulate(p, p.rules(), &statuses, on.get()).0)
    });
    // A slider may speak several times a frame; the carteira is gone through once.
    let rules = in_step_with_frames(draft);
    let simulated = Memo::new(move |_| {
        let statuses = carteira.derived.statuses.get();
        let simulated = |p: &Portfolio| rules.with(|rules| simulate(p, rules, &statuses, on.get()));
        Arc::new(carteira.portfolio.with(simulated))
    });
    let then = Memo::new(move |_| simulated.with(|simulated| simulated.0.clone()));
    let fixed = Memo::new(move |_| draft.with(simulator::is_fixed));
    let rows = move || {
        let rows = now.with(|now| then.with(|then| simulator::rows(now, then)));
        rows.into_iter()
            .map(|row| {
                view! {
                    <tr data-changed=row.is_changed.then_some("")>
                        <th scope="row">{row.name}</th>
                        <td class="number">{row.now}</td>
                        <td class="number">{row.then}</td>
                        <td class="number private">{row.money}</td>
                    </tr>
                }
            })
            .collect_view()
    };
    view! {
        <div class="stack">
            <p class="muted">{words::INTRO}</p>
            <div class="panel__split simulator__split">
                <section class="card stack" data-gap="tight" aria-label=words::RULES>
                    <p class="muted">
                        {move || if fixed.get() { words::FIXED_NOTE } else { words::OWN_NOTE }}
                    </p>
                    {move || {
                        fixed.track();
                        // Only another mode has other sliders: those that are moved stay.
                        draft
                            .with_untracked(simulator::knobs)
                            .map(|threshold| view! { <Knob draft threshold/> })
                            .collect_view()
                    }}
                </section>
                <div class="simulator__side">
                <section class="card stack simulator__live" data-gap="tight" aria-label=words::MAP>
                    <h2 class="panel__finding" aria-live="polite">
                        {move || then.with(|then| words::changes(then.changed_class, then.changed_state))}
                    </h2>
                    {move || then.with(simulator::moved).map(|moved| view! { <p class="private">{moved}</p> })}
                    <SimulatedMap simulated/>
                </section>
                <section class="card stack simulator__effect" data-gap="tight" aria-label=words::EFFECT>
                    <table class="simulator__table">
                        <thead>
                            <tr>
                                <th scope="col">{words::CLASS}</th>
                                <th scope="col" class="number">{words::NOW}</th>
                                <th scope="col" class="number">{words::THEN}</th>
                                <th scope="col" class="number">{words::AT_STAKE}</th>
                            </tr>
                        </thead>
                        <tbody>
                            {rows}
                            <tr>
                                <th scope="row">{words::LATE}</th>
                                <td class="number">{move || now.with(late).to_string()}</td>
                                <td class="number">
                                    {move || words::count(now.with(late), then.with(late))}
                                </td>
                                <td></td>
                            </tr>
                            <tr data-changed=move || (now.with(coverage) != then.with(coverage)).then_some("")>
                                <th scope="row">{words::COVERAGE}</th>
                                <td class="number">{move || percent(now.with(coverage))}</td>
                                <td class="number">{move || percent(then.with(coverage))}</td>
                                <td class="number">{move || words::of_coverage(then.with(coverage))}</td>
                            </tr>
                        </tbody>
                    </table>
                    <div class="cluster">
                        <Button
                            tone=Tone::Primary
                            glyph=Glyph::Check
                            disabled=Signal::derive(move || !differs.get())
                            on_press=move || draft.with_untracked(|rules| carteira.change_rules(rules))
                        >
                            {words::APPLY}
                        </Button>
                        <Button
                            tone=Tone::Secondary
                            disabled=Signal::derive(move || !differs.get())
                            on_press=move || draft.set(kept.get_untracked())
                        >
                            {words::DISCARD}
                        </Button>
                    </div>
                </section>
                </div>
            </div>
        </div>
    }
}

/// What is dragged, once a frame.
fn in_step_with_frames(draft: RwSignal<Rules>) -> RwSignal<Rules> {
    let shown = RwSignal::new(draft.get_untracked());
    let waiting = StoredValue::new(false);
    Effect::new(move |_| {
        draft.track();
        if waiting.try_update_value(|waiting| std::mem::replace(waiting, true)) == Some(false) {
            request_animation_frame(move || {
                waiting.try_set_value(false);
                if let Some(rules) = draft.try_get_untracked() {
                    shown.try_set(rules);
                }
            });
        }
    });
    shown
}

#[component]
fn Knob(draft: RwSignal<Rules>, threshold: &'static Threshold) -> impl IntoView {
    let value = Memo::new(move |_| draft.with(threshold.get));
    let unit = threshold.words.unit;
    view! {
        <Slider
            label=threshold.words.label
            shown=Signal::derive(move || words::with_unit(value.get(), unit))
            value
            min=threshold.min
            max=simulator::reach(threshold)
            step=threshold.step
            on_input=move |number: i64| draft.update(|rules| (threshold.set)(rules, number))
        />
    }
}
