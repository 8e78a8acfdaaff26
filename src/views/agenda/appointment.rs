//! The sheet of one appointment: its day, hour, repeat, lock and note, and what to do with it.

use super::desk::Desk;
use crate::domain::agenda::{Edit, becomes_moved, comes_again, moved};
use crate::domain::appointment::{Appointment, Repeat};
use crate::domain::id::{AppointmentId, ClientId};
use crate::routes::Route;
use crate::state::clock;
use crate::text::{agenda as words, format};
use crate::ui::prelude::*;
use crate::views::interaction::use_interaction_sheet;
use chrono::{NaiveDate, NaiveTime};
use leptos::prelude::*;

#[derive(Clone, Copy)]
struct Form {
    day: RwSignal<Option<NaiveDate>>,
    time: RwSignal<Option<NaiveTime>>,
    minutes: RwSignal<Option<i64>>,
    repeat: RwSignal<String>,
    locked: RwSignal<bool>,
    confirmed: RwSignal<bool>,
    note: RwSignal<String>,
    wrong: [RwSignal<bool>; 3],
}

#[component]
pub(super) fn AppointmentSheet(desk: Desk) -> impl IntoView {
    let title = Signal::derive(move || {
        let name = desk.subject.get().and_then(|(client, _)| {
            desk.carteira
                .portfolio
                .with(|p| p.client(client).map(|one| crate::views::clients::name_of(one).to_owned()))
        });
        name.unwrap_or_else(|| words::APPOINTMENT.to_owned())
    });
    let form = Form {
        day: RwSignal::new(None),
        time: RwSignal::new(None),
        minutes: RwSignal::new(None),
        repeat: RwSignal::new(String::new()),
        locked: RwSignal::new(false),
        confirmed: RwSignal::new(false),
        note: RwSignal::new(String::new()),
        wrong: std::array::from_fn(|_| RwSignal::new(false)),
    };
    Effect::new(move |_| {
        if desk.subject_open.get() {
            let subject = desk.subject.get_untracked();
            if let Some((client, id)) = subject
                && let Some(known) = untrack(|| desk.appointment(client, id))
            {
                fill(form, &as_written(desk, client, &known));
            }
        }
    });
    let is_wrong = move || form.wrong.iter().any(|wrong| wrong.get()) || form.day.get().is_none();
    let footer = move || {
        view! {
            <Show when=move || desk.is_live()>
                <Button tone=Tone::Primary disabled=Signal::derive(is_wrong) on_press=move || save(desk, form)>
                    {words::SAVE}
                </Button>
            </Show>
        }
    };
    view! {
        <Sheet open=desk.subject_open title footer>
            {move || desk.subject.get().map(|(client, id)| view! { <Body desk form client id/> })}
        </Sheet>
    }
}

#[component]
fn Body(desk: Desk, form: Form, client: ClientId, id: AppointmentId) -> impl IntoView {
    let sheet = use_interaction_sheet();
    let record = move || {
        desk.subject_open.set(false);
        sheet.open(client);
    };
    let drop_out = move || desk.drop_out(client, id);
    let known = untrack(|| desk.appointment(client, id)).map(|known| as_written(desk, client, &known));
    let rare = known.and_then(|known| known.repeat).filter(|repeat| key_of(Some(*repeat)) == RARE);
    let choices = words::REPEATS_CHOICES.iter().map(|(key, label, _)| Choice::new(*key, *label));
    let choices: Vec<Choice> =
        choices.chain(rare.map(|repeat| Choice::new(RARE, words::repeats(repeat)))).collect();
    let no_day = Signal::derive(move || form.day.get().is_none().then(|| words::DATE_NEEDED.to_owned()));
    view! {
        <div class="stack">
            <div class="cluster">
                <Show when=move || desk.is_live()>
                    <Button tone=Tone::Secondary glyph=Glyph::Check on_press=record>{words::RECORD}</Button>
                </Show>
                <LinkButton href=Route::Client(client.to_string()).href() glyph=Glyph::Person>{words::OPEN_CLIENT}</LinkButton>
            </div>
            <div class="form-grid">
                <DateField label=words::DAY value=form.day invalid=form.wrong[0] error=no_day/>
                <ParsedField
                    label=words::TIME
                    value=form.time
                    parse=|text: &str| format::parse_time(text).ok_or_else(|| words::TIME_WRONG.to_owned())
                    show=|time: &NaiveTime| format::time(*time)
                    invalid=form.wrong[1]
                    optional=true
                />
                <NumberField label=words::MINUTES value=form.minutes suffix=words::MINUTES_UNIT invalid=form.wrong[2] optional=true/>
                <SelectField label=words::REPEAT value=form.repeat choices/>
            </div>
            <Switch label=words::CONFIRMED_LONG checked=form.confirmed hint=words::CONFIRMED_HINT/>
            <Switch label=words::LOCK checked=form.locked hint=words::LOCK_HINT/>
            <TextField label=words::NOTE value=form.note optional=true/>
            <div class="cluster">
                <Button tone=Tone::Quiet glyph=Glyph::Calendar on_press=move || super::calendar::save_one(desk, id)>
                    {words::SAVE_CALENDAR}
                </Button>
                <Show when=move || desk.is_live()>
                    <Button tone=Tone::Quiet glyph=Glyph::Trash on_press=drop_out>{words::DROP}</Button>
                </Show>
            </div>
        </div>
    }
}

/// A repeat that the app does not offer, and keeps where it came with the data.
const RARE: &str = "outro";

fn key_of(repeat: Option<Repeat>) -> &'static str {
    words::REPEATS_CHOICES.iter().find(|(.., one)| *one == repeat).map_or(RARE, |(key, ..)| *key)
}

fn fill(form: Form, known: &Appointment) {
    form.day.set(Some(known.date));
    form.time.set(known.time);
    form.minutes.set(known.minutes.map(i64::from));
    form.repeat.set(key_of(known.repeat).to_owned());
    form.locked.set(known.locked);
    form.confirmed.set(known.confirmed);
    form.note.set(known.note.clone().unwrap_or_default());
}

fn save(desk: Desk, form: Form) {
    let Some((client, id)) = desk.subject.get_untracked() else { return };
    let known = untrack(|| desk.appointment(client, id));
    let (Some(known), Some(day)) = (known, form.day.get_untracked()) else { return };
    let known = as_written(desk, client, &known);
    let repeat = form.repeat.with_untracked(|chosen| {
        let listed = words::REPEATS_CHOICES.iter().find(|(key, ..)| key == chosen);
        listed.map_or(known.repeat, |(.., repeat)| *repeat)
    });
    let time = form.time.get_untracked();
    let says = Appointment {
        minutes: form.minutes.get_untracked().and_then(|minutes| u16::try_from(minutes).ok()),
        repeat,
        locked: form.locked.get_untracked(),
        note: form.note.with_untracked(|note| Some(note.trim().to_owned()).filter(|note| !note.is_empty())),
        ..known.clone()
    };
    // Said again on the new day, or left as it was.
    let is_confirmed = form.confirmed.get_untracked();
    let confirmed = |moved: bool| is_confirmed && (!known.confirmed || !moved);
    if known.occurrence.is_some() {
        let edited = becomes_moved(&says, day, time);
        let moved = (known.date, known.time) != (day, time);
        let edited = Appointment { confirmed: confirmed(moved), ..edited };
        if edited == known {
            desk.subject_open.set(false);
        } else {
            desk.series.change(client, known, Edit::Become(edited));
        }
        return;
    }
    let fresh = AppointmentId::new(clock::fresh_uuid());
    let mut then = moved(&says, day, time, fresh);
    // What stays behind as history stays as it was.
    if let [history, _] = then.as_mut_slice() {
        *history =
            Appointment { state: history.state, moved_to: history.moved_to, repeat: None, ..known.clone() };
    }
    if let Some(stands) = then.last_mut() {
        stands.confirmed = confirmed((known.date, known.time) != (day, time));
    }
    desk.subject_open.set(false);
    if then != [known.clone()] {
        then = then.into_iter().flat_map(comes_again).collect();
        desk.carteira.put_appointments(then.into_iter().map(|one| (client, one)).collect());
    }
}

/// With the repeat of its series, where it is one of a series.
fn as_written(desk: Desk, client: ClientId, known: &Appointment) -> Appointment {
    let repeat = desk.series.repeat_of(client, known).or(known.repeat);
    Appointment { repeat, ..known.clone() }
}
