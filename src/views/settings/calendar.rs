//! Working weekdays, facultative days and the rep's own days off.

use super::{Draft, Toggle};
use crate::domain::calendar::business_days::OwnDay;
use crate::screen::settings::days_off::{self, NoPeriod, days_off, typed};
use crate::text::settings as words;
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
    let backwards = Signal::derive(move || days_off::backwards(first.get(), last.get()));
    let is_missing = RwSignal::new(false);
    let missing = Signal::derive(move || {
        (is_missing.get() && first.get().is_none()).then(|| words::FIRST_DAY_NEEDED.to_owned())
    });
    let add = move || {
        if form.is_refused() {
            return;
        }
        let typed = typed(first.get_untracked(), last.get_untracked());
        is_missing.set(typed == Err(NoPeriod::NoFirstDay));
        let Ok(period) = typed else { return form.focus_problem() };
        form.finish();
        draft.rules.update(|rules| rules.calendar.own_days.push(OwnDay::Days(period)));
        first.set(None);
        last.set(None);
    };
    let chips = move || {
        let days = draft.rules.with(|rules| days_off(&rules.calendar));
        let chip = |(at, label): (usize, String)| {
            let remove = move || {
                draft.rules.update(|rules| {
                    if at < rules.calendar.own_days.len() {
                        rules.calendar.own_days.remove(at);
                    }
                });
            };
            view! { <Chip label on_remove=remove/> }
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
