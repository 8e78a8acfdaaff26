//! What may be said of a contact beside channel and result, as fields.
use chrono::{NaiveDate, NaiveTime};
use leptos::prelude::*;

use super::answers::{AnswerReasons, Scores};
use crate::domain::fact::care::answer::AnswerReason;
use crate::domain::indicator::status::satisfaction::asking::Question;
use crate::screen::interaction::details::{self, Given, Problem};
use crate::state::{clock, use_carteira};
use crate::text::{format, interaction as words, satisfaction};
use crate::ui::prelude::*;

/// The fields, and what is wrong with them.
#[derive(Clone, Copy)]
pub(super) struct Details {
    pub(super) date: RwSignal<Option<NaiveDate>>,
    time: RwSignal<Option<NaiveTime>>,
    note: RwSignal<String>,
    next_what: RwSignal<String>,
    next_date: RwSignal<Option<NaiveDate>>,
    pub(super) nps: RwSignal<Option<u8>>,
    pub(super) csat: RwSignal<Option<u8>>,
    /// Why the score.
    pub(super) because: RwSignal<Option<AnswerReason>>,
    complaint: RwSignal<String>,
    owner: RwSignal<String>,
    due: RwSignal<Option<NaiveDate>>,
    principal: RwSignal<String>,
    value: RwSignal<Option<i64>>,
    pub(super) problem: RwSignal<Option<Problem>>,
}

impl Details {
    pub(super) fn new() -> Self {
        Self {
            date: RwSignal::new(Some(clock::today())),
            time: RwSignal::new(clock::time_of_day()),
            note: RwSignal::new(String::new()),
            next_what: RwSignal::new(String::new()),
            next_date: RwSignal::new(None),
            nps: RwSignal::new(None),
            csat: RwSignal::new(None),
            because: RwSignal::new(None),
            complaint: RwSignal::new(String::new()),
            owner: RwSignal::new(String::new()),
            due: RwSignal::new(None),
            principal: RwSignal::new(String::new()),
            value: RwSignal::new(None),
            problem: RwSignal::new(None),
        }
    }

    /// What a message says: it is added to a note that was begun before, and its day is the contact's.
    pub(super) fn take(self, given: &Given) {
        self.note.update(|note| given.add_to(note));
        if let Some(date) = given.other_day(clock::today()) {
            self.date.set(Some(date));
            self.time.set(None);
        }
    }

    /// The answers that are in no field go into the draft as well.
    pub(super) fn keep_in(self, form: Form) {
        for (name, score) in [("nps", self.nps), ("csat", self.csat)] {
            form.keep(
                name,
                move || score.get().map(|score| score.to_string()).unwrap_or_default(),
                move |kept| score.set(kept.parse().ok()),
            );
        }
        let place = |reason: AnswerReason| AnswerReason::ALL.iter().position(|one| *one == reason);
        form.keep(
            "because",
            move || self.because.get().and_then(place).map(|at| at.to_string()).unwrap_or_default(),
            move |kept| {
                let at = kept.parse().ok();
                self.because.set(at.and_then(|at: usize| AnswerReason::ALL.get(at).copied()));
            },
        );
    }

    /// As they are filled now.
    pub(super) fn filled(self) -> details::Details {
        details::Details {
            date: self.date.get_untracked(),
            time: self.time.get_untracked(),
            note: self.note.get_untracked(),
            next_what: self.next_what.get_untracked(),
            next_date: self.next_date.get_untracked(),
            nps: self.nps.get_untracked(),
            csat: self.csat.get_untracked(),
            because: self.because.get_untracked(),
            complaint: self.complaint.get_untracked(),
            owner: self.owner.get_untracked(),
            due: self.due.get_untracked(),
            principal: self.principal.get_untracked(),
            value: self.value.get_untracked(),
        }
    }

    fn error(self, on: &'static [Problem]) -> Signal<Option<String>> {
        Signal::derive(move || {
            let problem = self.problem.get().filter(|problem| on.contains(problem))?;
            Some(problem.said().to_owned())
        })
    }
}

#[component]
pub(super) fn DetailFields(
    details: Details,
    /// Stands above the details already.
    asked: Option<Question>,
) -> impl IntoView {
    let carteira = use_carteira();
    let principals = Signal::derive(move || {
        let own = carteira.portfolio.with(|p| {
            let named = p.catalog().principals_by_name();
            named.into_iter().map(|one| Choice::new(one.id.to_string(), &one.name)).collect::<Vec<_>>()
        });
        std::iter::once(Choice::new("", words::ANY_PRINCIPAL)).chain(own).collect::<Vec<_>>()
    });
    let complains = Memo::new(move |_| details.complaint.with(|text| !text.trim().is_empty()));
    let questions = [Question::Nps, Question::Csat]
        .into_iter()
        .filter(|question| asked != Some(*question))
        .map(|question| view! { <Scores details question/> })
        .collect_view();
    view! {
        <div class="stack">
            <div class="form-grid">
                <DateField
                    label=words::DATE
                    value=details.date
                    max=MaybeProp::derive(move || Some(carteira.today.get()))
                    error=details.error(&[Problem::NoDate, Problem::InTheFuture])
                />
                <ParsedField
                    label=words::TIME
                    value=details.time
                    parse=|text: &str| format::parse_time(text).ok_or_else(|| words::TIME_WRONG.to_owned())
                    show=|time: &NaiveTime| format::time(*time)
                    input_mode="numeric"
                    optional=true
                />
            </div>
            <TextArea
                label=words::NOTE
                value=details.note
                error=details.error(&[Problem::NoNote])
                optional=true
                rows=2
            />
            <div class="form-grid">
                <TextField
                    label=words::NEXT_STEP
                    value=details.next_what
                    placeholder=words::NEXT_STEP_EXAMPLE
                    optional=true
                />
                <DateField
                    label=words::NEXT_DATE
                    value=details.next_date
                    min=Signal::derive(move || Some(carteira.today.get()))
                    error=details.error(&[Problem::NoNextDate])
                    optional=true
                />
            </div>
            <MoneyField
                label=words::ORDER_VALUE
                value=details.value
                error=details.error(&[Problem::OrderNotSaid])
                optional=true
            />
            <Show when=move || principals.with(|all| all.len() > 1)>
                <SelectField label=words::PRINCIPAL value=details.principal choices=principals/>
            </Show>
            {questions}
            {asked.is_none().then(|| view! { <AnswerReasons details/> })}
            <TextField
                label=words::COMPLAINT
                value=details.complaint
                hint=words::COMPLAINT_HINT
                optional=true
            />
            <Show when=move || complains.get()>
                <div class="form-grid">
                    <TextField label=satisfaction::OWNER value=details.owner optional=true/>
                    <DateField
                        label=satisfaction::DUE
                        value=details.due
                        hint=satisfaction::DUE_HINT
                        optional=true
                    />
                </div>
            </Show>
        </div>
    }
}
