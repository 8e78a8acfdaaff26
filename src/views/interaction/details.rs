//! What may be said of a contact beside channel and result.
use chrono::{NaiveDate, NaiveTime};
use leptos::prelude::*;

use super::desk::Given;
use crate::domain::fact::interaction::{Interaction, NextStep, Outcome};
use crate::domain::portfolio::Portfolio;
use crate::domain::value::id::PrincipalId;
use crate::domain::value::money::Centavos;
use crate::state::{Carteira, clock, use_carteira};
use crate::text::{format, interaction as words};
use crate::ui::prelude::*;

/// The fields, and what is wrong with them.
#[derive(Clone, Copy)]
pub(super) struct Details {
    pub(super) date: RwSignal<Option<NaiveDate>>,
    time: RwSignal<Option<NaiveTime>>,
    note: RwSignal<String>,
    next_what: RwSignal<String>,
    next_date: RwSignal<Option<NaiveDate>>,
    nps: RwSignal<Option<u8>>,
    complaint: RwSignal<String>,
    principal: RwSignal<String>,
    value: RwSignal<Option<i64>>,
    pub(super) problem: RwSignal<Option<Problem>>,
}

/// Why a contact can not be kept as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    NoDate,
    InTheFuture,
    NoNextDate,
    /// *Outro motivo* is only worth its text.
    NoNote,
    /// A value was written, and a result that sells nothing was tapped.
    OrderNotSaid,
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
            complaint: RwSignal::new(String::new()),
            principal: RwSignal::new(String::new()),
            value: RwSignal::new(None),
            problem: RwSignal::new(None),
        }
    }

    /// What a message says: it is added to a note that was begun before, and its day is the contact's.
    pub(super) fn take(self, given: Given) {
        self.note.update(|note| {
            if !note.contains(&given.note) {
                if !note.trim().is_empty() {
                    note.push('\n');
                }
                note.push_str(&given.note);
            }
        });
        if let Some(date) = given.date.filter(|date| *date != clock::today()) {
            self.date.set(Some(date));
            self.time.set(None);
        }
    }

    /// The answer that is in no field goes into the draft as well.
    pub(super) fn keep_in(self, form: Form) {
        form.keep(
            "nps",
            move || self.nps.get().map(|score| score.to_string()).unwrap_or_default(),
            move |kept| self.nps.set(kept.parse().ok()),
        );
    }

    /// Completes a contact of now, or says what is missing.
    pub(super) fn complete(
        self,
        carteira: Carteira,
        mut contact: Interaction,
        needs_next: bool,
        needs_note: bool,
        holder: impl Fn(&Portfolio, NaiveDate) -> Option<crate::domain::value::id::SalespersonId>,
    ) -> Result<Interaction, Problem> {
        let date = self.date.get_untracked().ok_or(Problem::NoDate)?;
        if date > clock::today() {
            return Err(Problem::InTheFuture);
        }
        let note = filled(self.note);
        if needs_note && note.is_none() {
            return Err(Problem::NoNote);
        }
        let next_date = self.next_date.get_untracked();
        if next_date.is_none() && (needs_next || filled(self.next_what).is_some()) {
            return Err(Problem::NoNextDate);
        }
        if date != contact.date {
            contact.salesperson = carteira.portfolio.with_untracked(|p| holder(p, date));
        }
        contact.date = date;
        contact.time = self.time.get_untracked();
        contact.note = note;
        contact.next_step = next_date.map(|date| NextStep {
            date,
            what: filled(self.next_what).unwrap_or_else(|| words::default_step(contact.channel)),
        });
        contact.nps = self.nps.get_untracked();
        contact.complaint = filled(self.complaint);
        contact.principal = self.principal.with_untracked(|id| id.parse::<PrincipalId>().ok());
        Ok(contact)
    }

    /// The order that was written beside the contact: its value is there, and the result sells.
    pub(super) fn order_value(self, outcome: Outcome) -> Result<Option<Centavos>, Problem> {
        let Some(value) = self.value.get_untracked().filter(|value| *value > 0) else { return Ok(None) };
        match outcome {
            Outcome::Success | Outcome::Attended | Outcome::Negotiation | Outcome::Order => {
                Ok(Some(Centavos::new(value)))
            }
            Outcome::NoOrder | Outcome::Absent | Outcome::Closed | Outcome::NoAnswer => {
                Err(Problem::OrderNotSaid)
            }
            Outcome::Rescheduled | Outcome::Scheduled | Outcome::Cancelled => Err(Problem::OrderNotSaid),
        }
    }

    fn error(self, on: &'static [Problem]) -> Signal<Option<String>> {
        Signal::derive(move || {
            let problem = self.problem.get().filter(|problem| on.contains(problem))?;
            Some(said(problem).to_owned())
        })
    }
}

#[component]
pub(super) fn DetailFields(details: Details) -> impl IntoView {
    let carteira = use_carteira();
    let principals = Signal::derive(move || {
        let own = carteira.portfolio.with(|p| {
            let named = p.catalog().principals_by_name();
            named.into_iter().map(|one| Choice::new(one.id.to_string(), &one.name)).collect::<Vec<_>>()
        });
        std::iter::once(Choice::new("", words::ANY_PRINCIPAL)).chain(own).collect::<Vec<_>>()
    });
    let scores = (0..=10u8)
        .map(|score| {
            view! {
                <FilterChip
                    label=score.to_string()
                    pressed=Signal::derive(move || details.nps.get() == Some(score))
                    on_toggle=move |on: bool| details.nps.set(on.then_some(score))
                />
            }
        })
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
                    parse=parse_time
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
            <fieldset class="scores">
                <legend class="field__label">{words::NPS}</legend>
                <div class="cluster">{scores}</div>
            </fieldset>
            <TextField
                label=words::COMPLAINT
                value=details.complaint
                hint=words::COMPLAINT_HINT
                optional=true
            />
        </div>
    }
}

/// What to say of a problem.
fn said(problem: Problem) -> &'static str {
    match problem {
        Problem::NoDate => words::DATE_MISSING,
        Problem::InTheFuture => words::IN_THE_FUTURE,
        Problem::NoNextDate => words::NEXT_DATE_NEEDED,
        Problem::NoNote => words::NOTE_NEEDED,
        Problem::OrderNotSaid => words::ORDER_NOT_SAID,
    }
}

fn filled(text: RwSignal<String>) -> Option<String> {
    text.with_untracked(|text| Some(text.trim().to_owned()).filter(|text| !text.is_empty()))
}

/// `14:30`, `1430`, `14h30`, `9h`.
fn parse_time(text: &str) -> Result<NaiveTime, String> {
    let digits: Vec<&str> =
        text.split([':', 'h', 'H', '.']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let (hour, minute) = match digits.as_slice() {
        [all] if all.len() >= 3 => all.split_at(all.len() - 2),
        [hour] => (*hour, "0"),
        [hour, minute] => (*hour, *minute),
        _ => return Err(words::TIME_WRONG.to_owned()),
    };
    let time = hour.parse().ok().zip(minute.parse().ok());
    time.and_then(|(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0))
        .ok_or_else(|| words::TIME_WRONG.to_owned())
}
