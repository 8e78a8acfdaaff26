//! The sheet of one appointment: its day, hour, repeat, lock and note, and what to do with it.

use super::desk::AgendaDesk;
use crate::domain::fact::appointment::{Appointment, Repeat};
use crate::domain::plan::agenda::{Edit, becomes_moved, comes_again, moved};
use crate::domain::value::id::{AppointmentId, ClientId};
use crate::routes::Route;
use crate::state::clock;
use crate::text::{agenda as words, format};
use crate::ui::prelude::*;
use crate::views::interaction::use_interaction_sheet;
use chrono::{NaiveDate, NaiveTime};
use leptos::prelude::*;

#[derive(Clone, Copy)]
struct Written {
    day: RwSignal<Option<NaiveDate>>,
    day_invalid: RwSignal<bool>,
    time: RwSignal<Option<NaiveTime>>,
    minutes: RwSignal<Option<u16>>,
    repeat: RwSignal<String>,
    locked: RwSignal<bool>,
    confirmed: RwSignal<bool>,
    note: RwSignal<String>,
}

#[component]
pub(super) fn AppointmentSheet(desk: AgendaDesk) -> impl IntoView {
    let title = Signal::derive(move || {
        let name = desk.subject.get().and_then(|(client, _)| {
            desk.carteira
                .portfolio
                .with(|p| p.client(client).map(|one| crate::screen::client::name_of(one).to_owned()))
        });
        name.unwrap_or_else(|| words::APPOINTMENT.to_owned())
    });
    let written = Written {
        day: RwSignal::new(None),
        day_invalid: RwSignal::new(false),
        time: RwSignal::new(None),
        minutes: RwSignal::new(None),
        repeat: RwSignal::new(String::new()),
        locked: RwSignal::new(false),
        confirmed: RwSignal::new(false),
        note: RwSignal::new(String::new()),
    };
    let form = desk.form;
    let footer = move || {
        view! {
            <Show when=move || desk.is_live()>
                <Button tone=Tone::Primary on_press=move || save(desk, written)>
                    {words::SAVE}
                </Button>
            </Show>
        }
    };
    view! {
        <Sheet open=desk.subject_open title footer form>
            {move || desk.subject.get().map(|(client, id)| view! { <Body desk written client id/> })}
        </Sheet>
    }
}

#[component]
fn Body(desk: AgendaDesk, written: Written, client: ClientId, id: AppointmentId) -> impl IntoView {
    let sheet = use_interaction_sheet();
    let known = untrack(|| desk.appointment(client, id)).map(|known| as_written(desk, client, &known));
    if let Some(known) = &known {
        untrack(|| fill(written, known));
    }
    let record = move || {
        desk.subject_open.set(false);
        sheet.open(client);
    };
    let drop_out = move || desk.drop_out(client, id);
    let rare = known.and_then(|known| known.repeat).filter(|repeat| key_of(Some(*repeat)) == RARE);
    let choices = words::REPEATS_CHOICES.iter().map(|(key, label, _)| Choice::new(*key, *label));
    let choices: Vec<Choice> =
        choices.chain(rare.map(|repeat| Choice::new(RARE, words::repeats(repeat)))).collect();
    let no_day = Signal::derive(move || {
        // A day that does not exist has its own words in the field.
        let is_missing = written.day.get().is_none() && !written.day_invalid.get();
        is_missing.then(|| words::DATE_NEEDED.to_owned())
    });
    view! {
        <div class="stack">
            <div class="cluster">
                <Show when=move || desk.is_live()>
                    <Button tone=Tone::Secondary glyph=Glyph::Check on_press=record>{words::RECORD}</Button>
                </Show>
                <LinkButton href=Route::Client(client.to_string()).href() glyph=Glyph::Person>{words::OPEN_CLIENT}</LinkButton>
            </div>
            <div class="form-grid">
                <DateField label=words::DAY value=written.day invalid=written.day_invalid error=no_day/>
                <Time value=written.time/>
                <Minutes value=written.minutes/>
                <SelectField label=words::REPEAT value=written.repeat choices/>
            </div>
            <Switch label=words::CONFIRMED_LONG checked=written.confirmed hint=words::CONFIRMED_HINT/>
            <Switch label=words::LOCK checked=written.locked hint=words::LOCK_HINT/>
            <TextField label=words::NOTE value=written.note optional=true/>
            <div class="cluster">
                <Button tone=Tone::Quiet glyph=Glyph::Calendar on_press=move || super::calendar::save_one(desk, client, id)>
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

/// When it begins.
#[component]
pub(super) fn Time(
    value: RwSignal<Option<NaiveTime>>,
    #[prop(optional, into)] hint: MaybeProp<String>,
) -> impl IntoView {
    view! {
        <ParsedField
            label=words::TIME
            value
            parse=|text: &str| format::parse_time(text).ok_or_else(|| words::TIME_WRONG.to_owned())
            show=|time: &NaiveTime| format::time(*time)
            hint
            optional=true
        />
    }
}

/// How long it takes, in whole minutes of a day.
#[component]
pub(super) fn Minutes(value: RwSignal<Option<u16>>) -> impl IntoView {
    view! {
        <ParsedField
            label=words::MINUTES
            value
            parse=|text: &str| words::parse_minutes(text).ok_or_else(|| words::MINUTES_WRONG.to_owned())
            show=|minutes: &u16| format::integer(i64::from(*minutes))
            suffix=words::MINUTES_UNIT
            input_mode="numeric"
            optional=true
        />
    }
}

fn fill(form: Written, known: &Appointment) {
    form.day.set(Some(known.date));
    form.time.set(known.time);
    form.minutes.set(known.minutes);
    form.repeat.set(key_of(known.repeat).to_owned());
    form.locked.set(known.locked);
    form.confirmed.set(known.confirmed);
    form.note.set(known.note.clone().unwrap_or_default());
}

fn save(desk: AgendaDesk, form: Written) {
    let sent = desk.form;
    if sent.is_refused() {
        return;
    }
    if form.day.with_untracked(Option::is_none) {
        return sent.focus_problem();
    }
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
        minutes: form.minutes.get_untracked(),
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
            sent.finish();
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
    sent.finish();
    desk.subject_open.set(false);
    if then != [known.clone()] {
        then = then.into_iter().flat_map(comes_again).collect();
        desk.carteira.put_appointments(then.into_iter().map(|one| (client, one)).collect());
    }
}

/// With the repeat of its series, where it is one of a series.
fn as_written(desk: AgendaDesk, client: ClientId, known: &Appointment) -> Appointment {
    let repeat = desk.series.repeat_of(client, known).or(known.repeat);
    Appointment { repeat, ..known.clone() }
}
