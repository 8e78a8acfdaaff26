//! One client of the closing: who, why it is asked about, and four answers of one tap each.

use super::draft::Drafted;
use crate::domain::plan::day::closing::{Answer, Question};
use crate::domain::value::id::ClientId;
use crate::routes::Route;
use crate::screen::closing::{QuestionRow, inherited_reason, label, reason_choices, row};
use crate::state::taps::Act;
use crate::state::use_carteira;
use crate::text::closing as words;
use crate::ui::prelude::*;
use crate::views::marks;
use crate::views::steady::Said;
use chrono::NaiveDate;
use leptos::prelude::*;

#[component]
pub(super) fn AnswerRow(question: Question, day: NaiveDate, drafted: Drafted) -> impl IntoView {
    let carteira = use_carteira();
    let row = carteira.portfolio.with_untracked(|p| row(p, &question, day));
    let Some(QuestionRow { client: id, name, below, answers }) = row else { return ().into_any() };
    let state = carteira
        .derived
        .statuses
        .with_untracked(|all| all.get(question.slot.at()).copied().flatten().map(|status| status.state));
    let inherited = move || {
        let chosen_last = drafted.last_reason();
        carteira.portfolio.with(|p| inherited_reason(p, id, chosen_last.as_deref()))
    };
    let chips = answers
        .into_iter()
        .map(|answer| {
            let label = label(&answer);
            let kind = std::mem::discriminant(&answer);
            let pressed = Signal::derive(move || {
                drafted.answer(id).is_some_and(|given| std::mem::discriminant(&given) == kind)
            });
            let set = move |on: bool| {
                if !carteira.taps.accepts(id, Act::Answer(label)) {
                    return;
                }
                let given = match &answer {
                    Answer::NoOrder(_) => Answer::NoOrder(inherited()),
                    Answer::Success | Answer::NotFound | Answer::MovedTo(_) => answer.clone(),
                };
                drafted.set(id, on.then_some(given));
            };
            view! { <FilterChip label pressed on_toggle=set/> }
        })
        .collect_view();
    let held = Memo::new(move |_| carteira.taps.held(id).is_some());
    let done = Memo::new(move |_| carteira.taps.is_done(id));
    view! {
        <li class="closing-row" data-done=move || done.get().then_some("")>
            {state.map(|state| view! { <StateMark mark=marks::of_state(state) label=words::due(state)/> })}
            <div class="closing-row__who">
                <a class="closing-row__name" href=Route::Client(id.to_string()).href()>
                    {name.clone()}
                </a>
                <p class="muted">{below}</p>
            </div>
            <Show when=move || held.get()>
                <Said client=id/>
            </Show>
            <div
                class="cluster closing-row__answers"
                role="group"
                aria-label=words::results_of(&name)
                hidden=move || held.get()
            >
                {chips}
            </div>
            <div class="closing-row__more">
                <More id day drafted/>
            </div>
        </li>
    }
    .into_any()
}

/// What two of the answers may still say: the motivo, the new day. Both stand filled already.
#[component]
fn More(id: ClientId, day: NaiveDate, drafted: Drafted) -> impl IntoView {
    // The fields stay while their answer stands, whatever is chosen in them.
    let kind = Memo::new(move |_| match drafted.answer(id) {
        Some(Answer::NoOrder(_)) => 1,
        Some(Answer::MovedTo(_)) => 2,
        Some(Answer::Success | Answer::NotFound) | None => 0,
    });
    move || match (kind.get(), untrack(|| drafted.answer(id))) {
        (1, Some(Answer::NoOrder(reason))) => {
            let chosen = RwSignal::new(reason.unwrap_or_default());
            let choices = use_carteira().portfolio.with_untracked(reason_choices);
            let choices: Vec<Choice> =
                choices.into_iter().map(|(key, name)| Choice::new(key, name)).collect();
            let keep = move |key: String| {
                let key = Some(key).filter(|key| !key.is_empty());
                drafted.set(id, Some(Answer::NoOrder(key)));
            };
            view! { <SelectField label=words::REASON value=chosen choices on_change=keep/> }.into_any()
        }
        (2, Some(Answer::MovedTo(date))) => {
            let chosen = RwSignal::new(Some(date));
            let keep = move |date: Option<NaiveDate>| {
                if let Some(date) = date.filter(|date| *date > day) {
                    drafted.set(id, Some(Answer::MovedTo(date)));
                }
            };
            let first = day.succ_opt().unwrap_or(day);
            view! {
                <DateField label=words::MOVED_TO value=chosen min=first on_commit={move |date: Option<NaiveDate>| keep(date)}/>
            }
            .into_any()
        }
        _ => ().into_any(),
    }
}
