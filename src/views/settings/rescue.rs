//! The steps of a rescue: who, by which channel, how long to wait. Part of the draft of rules.

use super::Draft;
use crate::domain::fact::interaction::Channel;
use crate::domain::rules::workflow::{CaseStep, Turn, Who};
use crate::screen::settings::steps;
use crate::text::labels;
use crate::text::reactivation::settings as words;
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub(super) fn RescueSteps(draft: Draft) -> impl IntoView {
    let problem = Memo::new(move |_| draft.rules.with(|rules| rules.reactivation.problem()));
    // A workflow that cannot be used keeps the draft from being saved.
    Effect::new(move |before: Option<bool>| {
        let is_wrong = problem.with(Option::is_some);
        match (before.unwrap_or(false), is_wrong) {
            (false, true) => draft.invalid.update(|wrong| *wrong += 1),
            (true, false) => draft.invalid.update(|wrong| *wrong = wrong.saturating_sub(1)),
            (true, true) | (false, false) => {}
        }
        is_wrong
    });
    let ids = Memo::new(move |_| {
        (draft.replaced.get(), draft.rules.with(|rules| steps::order(&rules.reactivation)))
    });
    let add = move || {
        draft.rules.update(|rules| {
            rules.reactivation.add_step();
        });
    };
    view! {
        <ol class="steps">
            {move || {
                let (_, ids) = ids.get();
                ids.into_iter()
                    .enumerate()
                    .map(|(at, (id, _))| view! { <StepFields draft id number=at + 1/> })
                    .collect_view()
            }}
        </ol>
        <p class="field__error" role="status">{move || problem.get().map(words::problem)}</p>
        <div>
            <Button glyph=Glyph::Plus on_press=add>
                {words::ADD}
            </Button>
        </div>
    }
}

#[component]
fn StepFields(draft: Draft, id: u8, number: usize) -> impl IntoView {
    let known = draft.rules.with_untracked(|rules| rules.reactivation.step(id).cloned());
    let Some(step) = known else { return ().into_any() };
    let edit = move |change: &dyn Fn(&mut CaseStep)| {
        draft.rules.update(|rules| {
            rules.reactivation.steps.iter_mut().filter(|step| step.id == id).for_each(change);
        });
    };
    let (from, who) = (RwSignal::new(step.from), RwSignal::new(step.who));
    let after = RwSignal::new(Some(i64::from(step.after_days)));
    let within = RwSignal::new(Some(i64::from(step.within_days)));
    let asks = RwSignal::new(step.asks_reason);
    let too_long = |typed: RwSignal<Option<i64>>| Signal::derive(move || steps::too_long(typed.get()));
    let wait = move |typed: Option<i64>| {
        if let Some(days) = steps::wait(typed) {
            edit(&|step| step.after_days = days);
        }
    };
    let finish = move |typed: Option<i64>| {
        if let Some(days) = steps::wait(typed) {
            edit(&|step| step.within_days = days);
        }
    };
    let turns = Turn::ALL.map(|turn| (turn, words::turn(turn).to_owned())).to_vec();
    let people = Who::ALL.map(|who| (who, words::who(who).to_owned())).to_vec();
    let channels = Channel::ALL
        .into_iter()
        .map(|channel| {
            let pressed = Signal::derive(move || {
                draft.rules.with(|rules| {
                    rules.reactivation.step(id).is_some_and(|step| step.channels.contains(&channel))
                })
            });
            let toggle = move |on: bool| edit(&|step| step.set_channel(channel, on));
            view! { <FilterChip label=labels::channel(channel) pressed on_toggle=toggle/> }
        })
        .collect_view();
    let remove = move || {
        draft.rules.update(|rules| rules.reactivation.steps.retain(|step| step.id != id));
    };
    view! {
        <li class="steps__step">
            <div class="cluster" data-spread="">
                <h3 class="results__heading">{words::numbered(number)}</h3>
                <IconButton glyph=Glyph::Trash label=words::remove(number) on_press=remove/>
            </div>
            <div class="settings__numbers">
                <div class="stack" data-gap="tight">
                    <span class="field__label">{words::FROM}</span>
                    <Segmented
                        label=words::FROM
                        choices=turns
                        value=from
                        on_change=move |turn: Turn| edit(&|step| step.from = turn)
                    />
                </div>
                <div class="stack" data-gap="tight">
                    <span class="field__label">{words::WHO}</span>
                    <Segmented
                        label=words::WHO
                        choices=people
                        value=who
                        on_change=move |who: Who| edit(&|step| step.who = who)
                    />
                </div>
                <NumberField
                    label=words::AFTER
                    value=after
                    error=too_long(after)
                    suffix=words::DAYS
                    on_commit=wait
                />
                <NumberField
                    label=words::WITHIN
                    value=within
                    error=too_long(within)
                    suffix=words::WORKING_DAYS
                    on_commit=finish
                />
            </div>
            <div class="cluster" role="group" aria-label=words::CHANNELS>
                {channels}
            </div>
            <Checkbox
                label=words::ASKS_REASON
                checked=asks
                on_change=move |on: bool| edit(&|step| step.asks_reason = on)
            />
        </li>
    }
    .into_any()
}
