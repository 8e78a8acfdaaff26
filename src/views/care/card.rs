//! Each unhappy word with its five steps and the act that is next.

use super::agree::AgreeSheet;
use super::confirm::ConfirmSheet;
use super::hear::HearSheet;
use super::tell::TellSheet;
use crate::domain::fact::care::kind::CareKind;
use crate::domain::indicator::status::satisfaction::treatment::CareStep;
use crate::domain::value::id::ClientId;
use crate::screen::care::{Matter, StepShown, matters};
use crate::state::{Carteira, use_carteira};
use crate::text::templates::answer_to_complaint;
use crate::text::{complaints as complaint_words, satisfaction as words};
use crate::ui::prelude::*;
use crate::views::message::MessageSheet;
use leptos::prelude::*;

/// The sheets of the card: which one is open, and about what.
#[derive(Clone, Copy)]
pub(super) struct CareDesk {
    pub(super) carteira: Carteira,
    pub(super) client: ClientId,
    pub(super) matter: RwSignal<Option<Matter>>,
    hearing: RwSignal<bool>,
    agreeing: RwSignal<bool>,
    telling: RwSignal<bool>,
    confirming: RwSignal<bool>,
    writing: RwSignal<bool>,
}

impl CareDesk {
    fn open(self, sheet: RwSignal<bool>, matter: &Matter) {
        self.matter.set(Some(matter.clone()));
        sheet.set(true);
    }

    /// Kept under the word it is about; the draft of a sheet too.
    pub(super) fn draft(self, of: &'static str) -> Form {
        Form::new(Signal::derive(move || {
            self.matter.with(|matter| matter.as_ref().map(|one| format!("{of}.{}", one.about)))
        }))
    }

    pub(super) fn said(self) -> Option<String> {
        self.matter.with(|matter| matter.as_ref().map(|one| one.said.clone()))
    }
}

#[component]
pub(crate) fn CareCard(client: ClientId) -> impl IntoView {
    let carteira = use_carteira();
    let new = || RwSignal::new(false);
    let desk = CareDesk {
        carteira,
        client,
        matter: RwSignal::new(None),
        hearing: new(),
        agreeing: new(),
        telling: new(),
        confirming: new(),
        writing: new(),
    };
    let all = Memo::new(move |_| {
        let on = carteira.derived.as_of.get();
        carteira.portfolio.with(|p| matters(p, client, on))
    });
    let is_past = move || carteira.view.as_of.with(Option::is_some);
    let rows = move || {
        let acts = !is_past();
        all.get().into_iter().map(|one| row(desk, one, acts)).collect_view()
    };
    let why = move || {
        let complains =
            all.with(|all| all.iter().any(|one| one.complaint.is_some() && one.next != CareStep::Confirm));
        if complains { complaint_words::WHY } else { words::CLOSES }
    };
    let template = Signal::derive(move || Some(answer_to_complaint()));
    let addressee = RwSignal::new(Some(client));
    view! {
        <Show when=move || all.with(|all| !all.is_empty())>
            <section class="card note-card stack" data-gap="tight" id="insatisfeito">
                <h3 class="card__title">{words::TITLE}</h3>
                <p class="muted">{why}</p>
                <ul class="care">{rows}</ul>
            </section>
        </Show>
        <HearSheet desk open=desk.hearing/>
        <AgreeSheet desk open=desk.agreeing/>
        <TellSheet desk open=desk.telling/>
        <ConfirmSheet desk open=desk.confirming/>
        <MessageSheet subject=addressee open=desk.writing preferred=template/>
    }
}

fn row(desk: CareDesk, one: Matter, acts: bool) -> impl IntoView {
    let Matter { about: _, said, complaint: _, agreed, is_late, solution, next: _, steps, last: _ } =
        one.clone();
    let steps = steps.into_iter().map(step).collect_view();
    view! {
        <li class="care__matter">
            <p class="care__said">{said}</p>
            {solution.map(|text| view! { <p>{words::solution(&text)}</p> })}
            {agreed
                .map(|text| {
                    view! {
                        <p class="care__agreed" data-late=is_late.then_some("")>
                            {is_late.then(|| view! { <Icon glyph=Glyph::Warning/> })}
                            {text}
                        </p>
                    }
                })}
            <ol class="care__steps" aria-label=words::STEPS>{steps}</ol>
            {acts.then(|| buttons(desk, one))}
        </li>
    }
}

fn step(one: StepShown) -> impl IntoView {
    let StepShown { text, is_done, is_next } = one;
    view! {
        <li
            class="care__step"
            data-done=is_done.then_some("")
            aria-current=is_next.then_some("step")
        >
            {is_done.then(|| view! { <Icon glyph=Glyph::Check/> })}
            {text}
        </li>
    }
}

fn buttons(desk: CareDesk, one: Matter) -> impl IntoView {
    let CareDesk { carteira, client, .. } = desk;
    let said = one.complaint.clone().unwrap_or_else(|| one.said.clone());
    let next = one.next;
    let opens = |sheet: RwSignal<bool>, glyph: Glyph, name: &'static str| {
        let (label, matter) = (words::about(name, &said), one.clone());
        view! {
            <Button glyph label on_press=move || desk.open(sheet, &matter)>
                {name}
            </Button>
        }
        .into_any()
    };
    let act = match next {
        CareStep::Hear => opens(desk.hearing, Glyph::Edit, words::HEAR),
        CareStep::Agree => opens(desk.agreeing, Glyph::Edit, words::AGREE),
        CareStep::Solve => {
            let (about, label) = (one.about, words::about(words::SOLVED_TODAY, &said));
            let solve = move || {
                let event = carteira.new_care_event(CareKind::Solved, Some(about));
                carteira.put_care_event(client, event);
            };
            view! {
                <Button glyph=Glyph::Check label on_press=solve>{words::SOLVED_TODAY}</Button>
            }
            .into_any()
        }
        CareStep::Tell => opens(desk.telling, Glyph::Check, words::TELL),
        CareStep::Confirm => opens(desk.confirming, Glyph::Check, words::CONFIRM),
    };
    // Whoever put it right at once tells it at once: the steps between need not be written down.
    let is_waiting = matches!(next, CareStep::Hear | CareStep::Agree);
    let at_once = is_waiting.then(|| opens(desk.telling, Glyph::Check, complaint_words::RESOLVE));
    let changes = (next == CareStep::Solve).then(|| opens(desk.agreeing, Glyph::Edit, words::CHANGE_AGREED));
    let writes = (next == CareStep::Tell || next == CareStep::Confirm)
        .then(|| opens(desk.writing, Glyph::WhatsApp, words::WRITE));
    let takes_back = one.last.map(|event| {
        view! {
            <IconButton
                glyph=Glyph::Undo
                label=words::about(words::UNDO_STEP, &said)
                on_press=move || carteira.remove_care_event(client, event)
            />
        }
    });
    view! {
        <div class="cluster">
            {act}
            {at_once}
            {changes}
            {writes}
            {takes_back}
        </div>
    }
}
