//! The day on paper: times, addresses, every phone and the last note of each stop.

use super::desk::Desk;
use super::stop::Stop;
use crate::domain::plan::road::day_route::Leg;
use crate::text::{day_route as words, format};
use crate::ui::prelude::*;
use leptos::prelude::*;

#[component]
pub(super) fn Printed(desk: Desk) -> impl IntoView {
    let printing = RwSignal::new(false);
    for (event, now) in [("beforeprint", true), ("afterprint", false)] {
        let listener = window_event_listener_untyped(event, move |_| printing.set(now));
        on_cleanup(move || listener.remove());
    }
    view! {
        <Show when=move || printing.get()>
            <div class="day-route__printed">
                <h2>{words::PRINT_TITLE} ", " {format::long_day(desk.date.get())}</h2>
                <p class="number">{summary(desk)}</p>
                <DataTable caption=words::PRINT_TITLE columns=columns() rows=rows(desk)/>
            </div>
        </Show>
    }
}

/// "8 paradas · 96,4 km · …", or what is left of it.
pub(super) fn summary(desk: Desk) -> String {
    let (made, left) = desk.plan.with(|plan| (plan.made.len(), plan.left.len()));
    desk.table.with(|table| match made {
        0 => words::summary(left, table.travel.metres, table.travel.seconds, table.ends),
        made => words::summary_left(made, left, table.travel.metres, table.travel.seconds, table.ends),
    })
}

fn columns() -> Vec<Column> {
    [
        words::COLUMN_STOP,
        words::COLUMN_TIME,
        words::COLUMN_CLIENT,
        words::COLUMN_PHONES,
        words::COLUMN_WAY,
        words::COLUMN_NOTE,
    ]
    .into_iter()
    .map(Column::text)
    .collect()
}

fn rows(desk: Desk) -> Vec<Vec<Cell>> {
    let table = desk.table.get();
    desk.plan.with(|plan| {
        let made = plan.made.len();
        let legs = table.legs.iter().enumerate();
        let left = legs.filter_map(|(at, leg)| Some(row(made + at + 1, plan.left.get(leg.stop)?, Some(leg))));
        let unplaced = plan.unplaced.iter().map(|stop| row(0, stop, None));
        left.chain(unplaced).collect()
    })
}

fn row(number: usize, stop: &Stop, leg: Option<&Leg>) -> Vec<Cell> {
    let number = if number == 0 { format::NONE.to_owned() } else { number.to_string() };
    let time = format::or_none(leg, |leg| words::clock(leg.begins));
    let agreed = stop.agreed.map(words::agreed);
    let address = Some(stop.address.clone()).filter(|text| !text.is_empty());
    let confirmed = stop.confirmed.then(|| words::CONFIRMED.to_owned());
    let who = [Some(stop.name.clone()), address, agreed, confirmed];
    let who = who.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let phones: Vec<&str> = stop.phones.iter().map(|(_, number)| number.as_str()).collect();
    let phones = if phones.is_empty() { words::NO_PHONE.to_owned() } else { phones.join(", ") };
    let way = format::or_none(leg, |leg| words::way(leg.way.metres, leg.way.seconds));
    let note = format::or_none(stop.last_note.as_ref(), |(on, text)| words::note(*on, text));
    [number, time, who, phones, way, note].into_iter().map(Cell::Text).collect()
}
