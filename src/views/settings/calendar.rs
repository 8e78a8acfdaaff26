//! Working weekdays, facultative days and the rep's own days off.

use super::{Draft, Toggle};
use crate::domain::calendar::business_days::OwnDay;
use crate::domain::calendar::period::Period;
use crate::text::{format, settings as words};
use crate::ui::prelude::*;
use chrono::NaiveDate;
use leptos::prelude::*;

#[component]
pub(super) fn CalendarSection(draft: Draft) -> impl IntoView {
    let weekdays = (0..7).map(|day| {
        let worked = move || draft.rules.with(|rules| rules.calendar.worked_weekdays[day]);
        view! {
            <FilterChip
                label=words::WEEKDAYS[day]
                pressed=Signal::derive(worked)
                on_toggle=move |on| draft.rules.update(|rules| rules.calendar.worked_weekdays[day] = on)
            />
        }
    });
    view! {
        <div class="cluster">{weekdays.collect_view()}</div>
        <Toggle draft label=words::CARNIVAL get=|r| r.calendar.stops_at_carnival set=|r, on| r.calendar.stops_at_carnival = on/>
        <Toggle draft label=words::CORPUS_CHRISTI get=|r| r.calendar.stops_at_corpus_christi set=|r, on| r.calendar.stops_at_corpus_christi = on/>
        <h3 class="settings__subtitle">{words::DAYS_OFF}</h3>
        <DaysOff draft/>
    }
}

#[component]
fn DaysOff(draft: Draft) -> impl IntoView {
    let first = RwSignal::new(None::<NaiveDate>);
    let last = RwSignal::new(None::<NaiveDate>);
    let form = Form::new(Signal::stored(Some("folgas".to_owned())));
    let backwards = Signal::derive(move || {
        let (first, last) = (first.get()?, last.get()?);
        (last < first).then(|| words::BAD_PERIOD.to_owned())
    });
    let is_missing = RwSignal::new(false);
    let missing = Signal::derive(move || {
        (is_missing.get() && first.get().is_none()).then(|| words::FIRST_DAY_NEEDED.to_owned())
    });
    let add = move || {
        if form.is_refused() {
            return;
        }
        is_missing.set(first.with_untracked(Option::is_none));
        let Some(start) = first.get_untracked() else {
            return form.focus_problem();
        };
        let end = last.get_untracked().unwrap_or(start);
        if end < start {
            return form.focus_problem();
        }
        form.finish();
        draft.rules.update(|rules| rules.calendar.own_days.push(OwnDay::Days(Period::new(start, end))));
        first.set(None);
        last.set(None);
    };
    let chips = move || {
        let days = draft.rules.with(|rules| rules.calendar.own_days.clone());
        let chip = |(at, day): (usize, OwnDay)| {
            let remove = move || {
                draft.rules.update(|rules| {
                    if at < rules.calendar.own_days.len() {
                        rules.calendar.own_days.remove(at);
                    }
                });
            };
            view! { <Chip label=name(day) on_remove=remove/> }
        };
        days.into_iter().enumerate().map(chip).collect_view()
    };
    view! {
        <div class="cluster">{chips}</div>
        <FormArea form>
            <div class="settings__numbers">
                <DateField label=words::FIRST_DAY value=first error=missing/>
                <DateField label=words::LAST_DAY value=last optional=true error=backwards/>
            </div>
            <div>
                <Button tone=Tone::Secondary glyph=Glyph::Plus on_press=add>
                    {words::ADD_DAYS}
                </Button>
            </div>
        </FormArea>
    }
}

fn name(day: OwnDay) -> String {
    match day {
        OwnDay::EveryYear { month, day } => format!("{day:02}/{month:02}"),
        OwnDay::Days(period) => format::period(period.start, period.end),
    }
}
