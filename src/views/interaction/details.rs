//! What may be said of a contact beside channel and result, as fields.
use chrono::{NaiveDate, NaiveTime};
use leptos::prelude::*;

use crate::screen::interaction::details::{self, Given, Problem};
use crate::state::{clock, use_carteira};
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
    pub(super) fn take(self, given: &Given) {
        self.note.update(|note| given.add_to(note));
        if let Some(date) = given.other_day(clock::today()) {
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

    /// As they are filled now.
    pub(super) fn filled(self) -> details::Details {
        details::Details {
            date: self.date.get_untracked(),
            time: self.time.get_untracked(),
            note: self.note.get_untracked(),
            next_what: self.next_what.get_untracked(),
            next_date: self.next_date.get_untracked(),
            nps: self.nps.get_untracked(),
            complaint: self.complaint.get_untracked(),
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
