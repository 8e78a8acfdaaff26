//! One client of the closing: who, why it is asked about, and four answers of one tap each.

use super::draft::Drafted;
use crate::domain::catalog::reasons::{OTHER, ReasonGroup, Taxonomy};
use crate::domain::plan::day::closing::{Answer, Cause, Question, last_reason};
use crate::domain::value::id::ClientId;
use crate::routes::Route;
use crate::screen::client::{name_of, place_of};
use crate::state::taps::Act;
use crate::state::{Carteira, use_carteira};
use crate::text::{closing as words, reasons};
use crate::ui::prelude::*;
use crate::views::marks;
use crate::views::steady::Said;
use chrono::NaiveDate;
use leptos::prelude::*;

#[component]
pub(super) fn Row(question: Question, day: NaiveDate, drafted: Drafted) -> impl IntoView {
    let carteira = use_carteira();
    let found = carteira.portfolio.with_untracked(|p| {
        let client = p.client_at(question.slot)?;
        let next = p.rules().calendar.next_after(day);
        Some((client.id, name_of(client).to_owned(), place_of(client), next.unwrap_or(day)))
    });
    let Some((id, name, place, next)) = found else { return ().into_any() };
    let state = carteira
        .derived
        .statuses
        .with_untracked(|all| all.get(question.slot).copied().flatten().map(|status| status.state));
    let why = match question.cause {
        Cause::Planned { appointment: _, time, channel } => words::planned(channel, time),
        Cause::Near { km } => words::near(km),
        Cause::Due { state } => words::due(state).to_owned(),
    };
    let below: Vec<String> = [place, why].into_iter().filter(|part| !part.is_empty()).collect();
    let inherited = move || {
        let own = carteira.portfolio.with_untracked(|p| last_reason(p, id).map(str::to_owned));
        own.or_else(|| drafted.last_reason()).filter(|reason| reason != OTHER)
    };
    let answers = [Answer::Success, Answer::NoOrder(None), Answer::NotFound, Answer::MovedTo(next)];
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
                <p class="muted">{below.join(" · ")}</p>
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
            let choices = choices(use_carteira());
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

/// The motivos on offer that need no text.
fn choices(carteira: Carteira) -> Vec<Choice> {
    let taxonomy = carteira.portfolio.with_untracked(|p| Taxonomy::of(p.catalog()));
    let offered = ReasonGroup::ALL.into_iter().flat_map(|group| taxonomy.offered(group).collect::<Vec<_>>());
    let own = offered
        .filter(|(key, _)| *key != OTHER)
        .map(|(key, reason)| Choice::new(key, reasons::name_of(key, reason)));
    std::iter::once(Choice::new("", words::NO_REASON)).chain(own).collect()
}

fn label(answer: &Answer) -> &'static str {
    match answer {
        Answer::Success => words::SUCCESS,
        Answer::NoOrder(_) => words::NO_ORDER,
        Answer::NotFound => words::NOT_FOUND,
        Answer::MovedTo(_) => words::MOVE,
    }
}
