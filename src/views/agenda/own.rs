//! The sheet of a commitment without a client: a meeting, the dentist.

use super::appointment::{Minutes, Time};
use super::desk::AgendaDesk;
use crate::domain::fact::commitment::Commitment;
use crate::domain::value::id::CommitmentId;
use crate::state::clock;
use crate::text::agenda as words;
use crate::ui::prelude::*;
use chrono::{NaiveDate, NaiveTime};
use leptos::prelude::*;

/// The name of its draft, with the id of one there is.
const NEW_DRAFT: &str = "compromisso-proprio";
const USUAL_MINUTES: u16 = 60;

#[derive(Clone, Copy)]
struct Written {
    title: RwSignal<String>,
    day: RwSignal<Option<NaiveDate>>,
    day_invalid: RwSignal<bool>,
    time: RwSignal<Option<NaiveTime>>,
    minutes: RwSignal<Option<u16>>,
    repeat: RwSignal<String>,
    until: RwSignal<Option<NaiveDate>>,
    tried: RwSignal<bool>,
}

#[component]
pub(super) fn OwnSheet(desk: AgendaDesk) -> impl IntoView {
    let written = Written {
        title: RwSignal::new(String::new()),
        day: RwSignal::new(None),
        day_invalid: RwSignal::new(false),
        time: RwSignal::new(None),
        minutes: RwSignal::new(None),
        repeat: RwSignal::new(String::new()),
        until: RwSignal::new(None),
        tried: RwSignal::new(false),
    };
    let form = Form::new(Signal::derive(move || {
        Some(desk.own.get().0.map_or_else(|| NEW_DRAFT.to_owned(), |id| format!("{NEW_DRAFT}.{id}")))
    }));
    let footer = move || {
        let known = desk.own.get().0;
        view! {
            {known.map(|id| {
                let remove = move || {
                    form.finish();
                    desk.own_open.set(false);
                    desk.remove_own(id);
                };
                view! { <Button tone=Tone::Quiet glyph=Glyph::Trash on_press=remove>{words::REMOVE}</Button> }
            })}
            <Show when=move || desk.is_live()>
                <Button tone=Tone::Primary on_press=move || save(desk, form, written)>{words::SAVE}</Button>
            </Show>
        }
    };
    let no_title = Signal::derive(move || {
        let missing = written.tried.get() && written.title.with(|title| title.trim().is_empty());
        missing.then(|| words::WHAT_NEEDED.to_owned())
    });
    let no_day = Signal::derive(move || {
        // A day that does not exist has its own words in the field.
        let is_missing = written.day.get().is_none() && !written.day_invalid.get();
        is_missing.then(|| words::DATE_NEEDED.to_owned())
    });
    view! {
        <Sheet open=desk.own_open title=words::OWN footer form>
            {
                untrack(|| fill(desk, written));
                view! { <Fields form=written no_title no_day/> }
            }
        </Sheet>
    }
}

#[component]
fn Fields(form: Written, no_title: Signal<Option<String>>, no_day: Signal<Option<String>>) -> impl IntoView {
    view! {
        <div class="stack">
            <TextField label=words::WHAT value=form.title hint=words::WHAT_HINT error=no_title/>
            <div class="form-grid">
                <DateField label=words::DAY value=form.day invalid=form.day_invalid error=no_day/>
                <Time value=form.time hint=words::WHOLE_DAY/>
                <Minutes value=form.minutes/>
                <SelectField label=words::REPEAT value=form.repeat choices=choices()/>
                <Show when=move || form.repeat.with(|repeat| !repeat.is_empty())>
                    <DateField label=words::UNTIL value=form.until optional=true/>
                </Show>
            </div>
        </div>
    }
}

fn choices() -> Vec<Choice> {
    words::REPEATS_CHOICES.iter().map(|(key, label, _)| Choice::new(*key, *label)).collect()
}

fn fill(desk: AgendaDesk, form: Written) {
    let (id, day) = desk.own.get_untracked();
    let known = id.and_then(|id| untrack(|| desk.commitment(id)));
    let key = words::REPEATS_CHOICES
        .iter()
        .find(|(_, _, repeat)| *repeat == known.as_ref().and_then(|known| known.repeat));
    form.title.set(known.as_ref().map(|known| known.title.clone()).unwrap_or_default());
    form.day.set(known.as_ref().map(|known| known.date).or(day));
    form.time.set(known.as_ref().and_then(|known| known.time));
    form.minutes.set(Some(known.as_ref().map_or(USUAL_MINUTES, |known| known.minutes)));
    form.repeat.set(key.map(|(key, ..)| (*key).to_owned()).unwrap_or_default());
    form.until.set(known.and_then(|known| known.until));
    form.tried.set(false);
}

fn save(desk: AgendaDesk, sent: Form, form: Written) {
    form.tried.set(true);
    if sent.is_refused() {
        return;
    }
    let title = form.title.with_untracked(|title| title.trim().to_owned());
    let Some(date) = form.day.get_untracked().filter(|_| !title.is_empty()) else {
        return sent.focus_problem();
    };
    let repeat = form.repeat.with_untracked(|chosen| {
        words::REPEATS_CHOICES.iter().find(|(key, ..)| key == chosen).and_then(|(.., repeat)| *repeat)
    });
    let id = desk.own.get_untracked().0.unwrap_or_else(|| CommitmentId::new(clock::fresh_uuid()));
    sent.finish();
    desk.keep_own(Commitment {
        id,
        title,
        date,
        time: form.time.get_untracked(),
        minutes: form.minutes.get_untracked().unwrap_or(USUAL_MINUTES),
        repeat,
        until: form.until.get_untracked().filter(|_| repeat.is_some()),
    });
    desk.own_open.set(false);
}
