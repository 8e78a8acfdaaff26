//! *Fechamento do dia*: everyone the day still has a question about on one sheet, answered with one tap each and saved as
//! one change; and the day told in one sentence.

mod draft;
mod row;

use crate::domain::indicator::status::statuses;
use crate::domain::plan::day::closing::{Answered, Cause, Closing, Question, change, closing};
use crate::domain::plan::day::day_summary::day_summary;
use crate::domain::portfolio::slot::Slot;
use crate::domain::value::id::{AppointmentId, InteractionId};
use crate::routes::Route;
use crate::screen::client::name_of;
use crate::screen::closing::{given, unanswered};
use crate::state::{clock, use_carteira};
use crate::text::closing as words;
use crate::ui::prelude::*;
use crate::views::standing::WhenReady;
use crate::views::steady::{only_if_steady, steady};
use chrono::NaiveDate;
use draft::Drafted;
use leptos::prelude::*;
use row::AnswerRow;
use std::sync::Arc;

#[component]
pub fn ClosingPage() -> impl IntoView {
    view! {
        <div class="page">
            <WhenReady>
                <Sheet/>
            </WhenReady>
        </div>
    }
}

#[component]
fn Sheet() -> impl IntoView {
    let carteira = use_carteira();
    let chosen = RwSignal::new(Some(carteira.today.get_untracked()));
    carteira.follow_today(chosen);
    let day = Memo::new(move |_| {
        let today = carteira.today.get();
        chosen.get().filter(|day| *day <= today).unwrap_or(today)
    });
    let drafted = Drafted::new(day);
    let names = carteira.derived.names;
    let asked = Memo::new(move |_| {
        let day = day.get();
        let rank = |slot: Slot| names.with(|names| names.get(slot).map_or(u32::MAX, |name| name.rank));
        carteira.portfolio.with(|p| {
            let statuses = statuses(p.whole_columns(), p.rules(), day);
            Arc::new(closing(p, &statuses, day, rank))
        })
    });
    let told = move || carteira.portfolio.with(|p| words::summary(&day_summary(p, day.get())));
    let is_empty = move || asked.with(|asked| asked.questions.is_empty());
    view! {
        <div class="stack closing">
            <p class="closing__told" role="status">{told}</p>
            <div class="closing__day">
                <DateField label=words::DAY value=chosen max=MaybeProp::derive(move || Some(carteira.today.get()))/>
            </div>
            {move || {
                let others = drafted.elsewhere().into_iter();
                others
                    .map(|(other, count)| {
                        view! {
                            <p class="card note-card cluster" role="note">
                                <span>{words::waits(other, count)}</span>
                                <Button on_press=move || chosen.set(Some(other))>{words::see_day(other)}</Button>
                            </p>
                        }
                    })
                    .collect_view()
            }}
            <Show when=move || !is_empty()>
                <p class="muted">{words::INTRO}</p>
            </Show>
            <Group asked day drafted title=words::PLANNED is=|cause| matches!(cause, Cause::Planned { .. })/>
            <Group asked day drafted title=words::NEAR is=|cause| matches!(cause, Cause::Near { .. })/>
            <Group asked day drafted title=words::DUE is=|cause| matches!(cause, Cause::Due { .. })/>
            <Show when=is_empty>
                <Empty glyph=Glyph::Check title=words::NOTHING why=words::NOTHING_WHY>
                    ""
                </Empty>
            </Show>
            <Foot asked day drafted/>
            <AnsweredList asked/>
        </div>
    }
}

#[component]
fn Group(
    asked: Memo<Arc<Closing>>,
    day: Memo<NaiveDate>,
    drafted: Drafted,
    title: &'static str,
    is: fn(&Cause) -> bool,
) -> impl IntoView {
    let carteira = use_carteira();
    let own = steady(
        move || {
            asked.with(|asked| {
                asked.questions.iter().filter(|one| is(&one.cause)).copied().collect::<Vec<Question>>()
            })
        },
        move || day.get(),
        move |question| {
            carteira.portfolio.with_untracked(|p| p.client_at(question.slot).map(|client| client.id))
        },
        |question| question.slot,
    );
    view! {
        <Show when=move || !own.with(Vec::is_empty)>
            <section class="card stack" data-gap="tight">
                <h2 class="card__title">{title}</h2>
                <ul class="closing__rows" on:click:capture=only_if_steady()>
                    <For
                        each=move || own.get()
                        key=move |question| (question.slot, day.get())
                        children=move |question| view! { <AnswerRow question day=day.get_untracked() drafted/> }
                    />
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn Foot(asked: Memo<Arc<Closing>>, day: Memo<NaiveDate>, drafted: Drafted) -> impl IntoView {
    let carteira = use_carteira();
    let given = Memo::new(move |_| {
        asked.with(|asked| carteira.portfolio.with(|p| given(p, asked, &drafted.answers())))
    });
    let open = Memo::new(move |_| {
        asked.with(|asked| carteira.portfolio.with(|p| unanswered(p, asked, &drafted.answers())))
    });
    let count = move || given.with(Vec::len);
    let save = move || {
        let answers = given.get_untracked().into_iter().map(|(client, question, answer)| Answered {
            client,
            cause: question.cause,
            answer,
            contact: InteractionId::new(clock::fresh_uuid()),
            next: AppointmentId::new(clock::fresh_uuid()),
        });
        let (answers, missed) = (answers.collect(), open.get_untracked());
        let change = carteira
            .portfolio
            .with_untracked(|p| change(p, day.get_untracked(), answers, &missed, words::put_off()));
        if !change.steps.is_empty() {
            drafted.clear();
            carteira.send(change);
        }
    };
    let nothing = Signal::derive(move || count() == 0);
    view! {
        <Show when=move || !nothing.get()>
            <div class="closing__foot stack" data-gap="tight">
                <Show when=move || open.with(|open| !open.is_empty())>
                    <p class="muted">{move || words::missed(open.with(Vec::len))}</p>
                </Show>
                <div class="cluster">
                    <Button tone=Tone::Primary glyph=Glyph::Check on_press=save>
                        {move || words::save(count())}
                    </Button>
                    <Button tone=Tone::Quiet on_press=move || drafted.clear()>
                        {words::CLEAR}
                    </Button>
                </div>
            </div>
        </Show>
    }
}

/// Who has a contact of the day, with a way to its page.
#[component]
fn AnsweredList(asked: Memo<Arc<Closing>>) -> impl IntoView {
    let carteira = use_carteira();
    let rows = move || {
        carteira.portfolio.with(|p| {
            let clients = asked.with(|asked| asked.answered.clone()).into_iter();
            clients
                .filter_map(|slot| p.client_at(slot))
                .map(|client| {
                    let href = Route::Client(client.id.to_string()).href();
                    view! {
                        <li>
                            <a class="closing__done" href=href>
                                <Icon glyph=Glyph::Check/>
                                <span>{name_of(client).to_owned()}</span>
                            </a>
                        </li>
                    }
                })
                .collect_view()
        })
    };
    view! {
        <Show when=move || asked.with(|asked| !asked.answered.is_empty())>
            <section class="card stack" data-gap="tight">
                <h2 class="card__title">{words::ANSWERED}</h2>
                <ul class="closing__answered">{rows}</ul>
            </section>
        </Show>
    }
}
