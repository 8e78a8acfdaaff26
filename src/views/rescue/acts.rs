//! The acts that a case asks for, and what was tried so far: the same on the list of tasks and on the client's page.
use leptos::prelude::*;

use super::desk::RescueDesk;
use crate::domain::calendar::day::Day;
use crate::domain::client::numbers::to_call;
use crate::domain::fact::case_event::CaseEventKind;
use crate::domain::fact::interaction::{Channel, Outcome};
use crate::domain::rescue::{Case, Stage, Try};
use crate::domain::rules::workflow::{CaseStep, Who};
use crate::domain::value::id::ClientId;
use crate::domain::value::phone::Phone;
use crate::exchange::message_link;
use crate::screen::rescue::{Act, acts};
use crate::text::reactivation as words;
use crate::ui::prelude::*;
use crate::views::interaction::use_interaction_sheet;

/// What can be done now for the case; nothing where it only waits.
#[component]
pub(crate) fn CaseActs(
    desk: RescueDesk,
    client: ClientId,
    #[prop(into)] name: String,
    case: Case,
    /// The try whose answer is not known.
    #[prop(default = None)]
    asked: Option<Try>,
) -> impl IntoView {
    let label = |act: &str| words::act_with(act, &name);
    let acts = match &case.stage {
        Stage::Unconfirmed { since: _ } => view! {
            <Button
                glyph=Glyph::Check
                label=label(words::CONFIRM)
                on_press=move || desk.keep(client, CaseEventKind::Confirmed)
            >
                {words::CONFIRM}
            </Button>
        }
        .into_any(),
        Stage::Due { step, from: _, by: _ } => {
            let known =
                desk.carteira.portfolio.with_untracked(|p| p.rules().reactivation.step(*step).cloned());
            known
                .map(|step| view! { <StepActs desk client name=name.clone() case=case.clone() step/> })
                .into_any()
        }
        Stage::Closing { from: _ } => view! {
            <Button label=label(words::CLOSE) on_press=move || desk.close(client)>
                {words::CLOSE}
            </Button>
        }
        .into_any(),
        Stage::Review { since: _ } => view! {
            <Button
                label=label(words::REOPEN)
                on_press=move || desk.keep(client, CaseEventKind::Opened)
            >
                {words::REOPEN}
            </Button>
            <Button tone=Tone::Quiet label=label(words::CLOSE) on_press=move || desk.close(client)>
                {words::CLOSE}
            </Button>
        }
        .into_any(),
        Stage::Lost { .. } => view! {
            <Button
                tone=Tone::Quiet
                label=label(words::REOPEN)
                on_press=move || desk.keep(client, CaseEventKind::Opened)
            >
                {words::REOPEN}
            </Button>
        }
        .into_any(),
        Stage::Waiting { .. } | Stage::Lapsed { .. } | Stage::Won { .. } => ().into_any(),
    };
    let question = asked.map(|tried| view! { <DidAnswer desk client name=name.clone() tried/> });
    view! {
        {question}
        <span class="cluster">{acts}</span>
    }
}

/// One button a channel of the step, the first in front.
#[component]
fn StepActs(desk: RescueDesk, client: ClientId, name: String, case: Case, step: CaseStep) -> impl IntoView {
    let sheet = use_interaction_sheet();
    let id = step.id;
    match step.who {
        Who::Manager => {
            let channel = step.channels.first().copied().unwrap_or(Channel::Call);
            let called = name.clone();
            let href = Signal::derive(move || {
                let today = Day::of(desk.carteira.today.get());
                let days = desk.carteira.portfolio.with(|p| {
                    let last = p.columns().order_days_until(p.slot(client)?, today).last().copied()?;
                    Some(i64::from(today - last))
                });
                message_link::whatsapp(None, &words::for_the_manager(&called, days, &case.tries))
            });
            view! {
                <LinkButton
                    href
                    glyph=Glyph::WhatsApp
                    external=true
                    label=words::act_with(words::TELL_MANAGER, &name)
                    on_press=Callback::new(move |()| desk.tried(client, id, channel))
                >
                    {words::TELL_MANAGER}
                </LinkButton>
                <Button
                    tone=Tone::Quiet
                    label=words::act_with(words::DONE, &name)
                    on_press=move || desk.tried(client, id, channel)
                >
                    {words::DONE}
                </Button>
            }
            .into_any()
        }
        Who::Salesperson => {
            let phone = phone_of(desk, client);
            let record = |glyph: Glyph, act: &'static str| {
                view! {
                    <Button glyph label=words::act_with(act, &name) on_press=move || sheet.open(client)>
                        {act}
                    </Button>
                }
                .into_any()
            };
            let button = |act: Act| match act {
                Act::Call => {
                    let call = phone.as_ref().map(|phone| {
                        view! {
                            <LinkButton
                                href=phone.tel_link()
                                glyph=Glyph::Phone
                                external=true
                                label=words::act_with(words::CALL, &name)
                                on_press=Callback::new(move |()| desk.tried(client, id, Channel::Call))
                            >
                                {words::CALL}
                            </LinkButton>
                        }
                    });
                    call.into_any()
                }
                Act::Write => view! {
                    <Button
                        glyph=Glyph::WhatsApp
                        label=words::act_with(words::MESSAGE, &name)
                        on_press=move || desk.write(client, Some(id))
                    >
                        {words::MESSAGE}
                    </Button>
                }
                .into_any(),
                Act::RecordCall => record(Glyph::Phone, words::RECORD_OTHER),
                Act::RecordVisit => record(Glyph::Visit, words::RECORD),
                Act::RecordOther => record(Glyph::Check, words::RECORD_OTHER),
            };
            let buttons: Vec<AnyView> =
                acts(&step.channels, phone.is_some()).into_iter().map(button).collect();
            buttons.into_any()
        }
    }
}

fn phone_of(desk: RescueDesk, client: ClientId) -> Option<Phone> {
    desk.carteira.portfolio.with_untracked(|p| to_call(p.client(client)?).first().copied().cloned())
}

/// *Respondeu?*: the answer is an ordinary contact on the day of the try.
#[component]
fn DidAnswer(desk: RescueDesk, client: ClientId, name: String, tried: Try) -> impl IntoView {
    let sheet = use_interaction_sheet();
    let answer = move |yes: bool| {
        if let Some(sent) = sheet.awaited_of(client).filter(|_| tried.channel == Channel::WhatsApp) {
            return sheet.answered(sent, yes);
        }
        let outcome = if yes { Outcome::Attended } else { Outcome::NoAnswer };
        let mut said = desk.carteira.new_interaction(client, tried.channel, outcome);
        if said.date != tried.date {
            said.date = tried.date;
            said.time = None;
        }
        desk.carteira.record(client, said);
    };
    view! {
        <p class="case__asked">{words::did_answer(&tried)}</p>
        <span class="cluster">
            <Button label=words::act_with(words::ANSWERED, &name) on_press=move || answer(true)>
                {words::ANSWERED}
            </Button>
            <Button label=words::act_with(words::NOT_ANSWERED, &name) on_press=move || answer(false)>
                {words::NOT_ANSWERED}
            </Button>
        </span>
    }
}

/// What was tried, oldest first.
#[component]
pub(crate) fn Tries(tries: Vec<Try>) -> impl IntoView {
    (!tries.is_empty()).then(|| {
        let rows = tries.iter().map(|tried| view! { <li>{words::tried(tried)}</li> }).collect_view();
        view! { <ul class="case__tries">{rows}</ul> }
    })
}
