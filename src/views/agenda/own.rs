//! The sheet of a commitment without a client: a meeting, the dentist.

use super::desk::Desk;
use crate::domain::commitment::Commitment;
use crate::domain::id::CommitmentId;
use crate::state::clock;
use crate::text::{agenda as words, format};
use crate::ui::prelude::*;
use chrono::{NaiveDate, NaiveTime};
use leptos::prelude::*;

const USUAL_MINUTES: i64 = 60;

#[derive(Clone, Copy)]
struct Form {
    title: RwSignal<String>,
    day: RwSignal<Option<NaiveDate>>,
    time: RwSignal<Option<NaiveTime>>,
    minutes: RwSignal<Option<i64>>,
    repeat: RwSignal<String>,
    until: RwSignal<Option<NaiveDate>>,
    tried: RwSignal<bool>,
    wrong: [RwSignal<bool>; 4],
}

#[component]
pub(super) fn OwnSheet(desk: Desk) -> impl IntoView {
    let form = Form {
        title: RwSignal::new(String::new()),
        day: RwSignal::new(None),
        time: RwSignal::new(None),
        minutes: RwSignal::new(None),
        repeat: RwSignal::new(String::new()),
        until: RwSignal::new(None),
        tried: RwSignal::new(false),
        wrong: std::array::from_fn(|_| RwSignal::new(false)),
    };
    Effect::new(move |_| {
        if desk.own_open.get() {
            fill(desk, form);
        }
    });
    let footer = move || {
        let known = desk.own.get().0;
        view! {
            {known.map(|id| {
                let remove = move || {
                    desk.own_open.set(false);
                    desk.remove_own(id);
                };
                view! { <Button tone=Tone::Quiet glyph=Glyph::Trash on_press=remove>{words::REMOVE}</Button> }
            })}
            <Show when=move || desk.is_live()>
                <Button tone=Tone::Primary on_press=move || save(desk, form)>{words::SAVE}</Button>
            </Show>
        }
    };
    let no_title = Signal::derive(move || {
        let missing = form.tried.get() && form.title.with(|title| title.trim().is_empty());
        missing.then(|| words::WHAT_NEEDED.to_owned())
    });
    let no_day = Signal::derive(move || form.day.get().is_none().then(|| words::DATE_NEEDED.to_owned()));
    view! {
        <Sheet open=desk.own_open title=words::OWN footer>
            <div class="stack">
                <TextField label=words::WHAT value=form.title hint=words::WHAT_HINT error=no_title/>
                <div class="form-grid">
                    <DateField label=words::DAY value=form.day invalid=form.wrong[0] error=no_day/>
                    <ParsedField
                        label=words::TIME
                        value=form.time
                        parse=|text: &str| format::parse_time(text).ok_or_else(|| words::TIME_WRONG.to_owned())
                        show=|time: &NaiveTime| format::time(*time)
                        hint=words::WHOLE_DAY
                        invalid=form.wrong[1]
                        optional=true
                    />
                    <NumberField label=words::MINUTES value=form.minutes suffix=words::MINUTES_UNIT invalid=form.wrong[2] optional=true/>
                    <SelectField label=words::REPEAT value=form.repeat choices=choices()/>
                    <Show when=move || form.repeat.with(|repeat| !repeat.is_empty())>
                        <DateField label=words::UNTIL value=form.until invalid=form.wrong[3] optional=true/>
                    </Show>
                </div>
            </div>
        </Sheet>
    }
}

fn choices() -> Vec<Choice> {
    words::REPEATS_CHOICES.iter().map(|(key, label, _)| Choice::new(*key, *label)).collect()
}

fn fill(desk: Desk, form: Form) {
    let (id, day) = desk.own.get_untracked();
    let known = id.and_then(|id| untrack(|| desk.commitment(id)));
    let key = words::REPEATS_CHOICES
        .iter()
        .find(|(_, _, repeat)| *repeat == known.as_ref().and_then(|known| known.repeat));
    form.title.set(known.as_ref().map(|known| known.title.clone()).unwrap_or_default());
    form.day.set(known.as_ref().map(|known| known.date).or(day));
    form.time.set(known.as_ref().and_then(|known| known.time));
    form.minutes.set(Some(known.as_ref().map_or(USUAL_MINUTES, |known| i64::from(known.minutes))));
    form.repeat.set(key.map(|(key, ..)| (*key).to_owned()).unwrap_or_default());
    form.until.set(known.and_then(|known| known.until));
    form.tried.set(false);
}

fn save(desk: Desk, form: Form) {
    form.tried.set(true);
    let title = form.title.with_untracked(|title| title.trim().to_owned());
    let is_wrong = form.wrong.iter().any(|wrong| wrong.get_untracked());
    let Some(date) = form.day.get_untracked().filter(|_| !title.is_empty() && !is_wrong) else { return };
    let repeat = form.repeat.with_untracked(|chosen| {
        words::REPEATS_CHOICES.iter().find(|(key, ..)| key == chosen).and_then(|(.., repeat)| *repeat)
    });
    let id = desk.own.get_untracked().0.unwrap_or_else(|| CommitmentId::new(clock::fresh_uuid()));
    let minutes = form.minutes.get_untracked().and_then(|minutes| u16::try_from(minutes).ok());
    desk.keep_own(Commitment {
        id,
        title,
        date,
        time: form.time.get_untracked(),
        minutes: minutes.filter(|minutes| *minutes > 0).unwrap_or(USUAL_MINUTES as u16),
        repeat,
        until: form.until.get_untracked().filter(|_| repeat.is_some()),
    });
    desk.own_open.set(false);
}
