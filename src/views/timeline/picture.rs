//! The rows on the canvas, and under them what each mark means.

use super::desk::{Span, TimelineDesk, grouping};
use crate::domain::calendar::day::Day;
use crate::domain::indicator::timeline::{Band, Grouping, Happening, HappeningKind, happenings};
use crate::domain::portfolio::slot::Slot;
use crate::screen::client::name_of;
use crate::screen::map::Entry;
use crate::text::format;
use crate::text::timeline as words;
use crate::ui::canvas_timeline::{
    Bar, CanvasTimeline, DayWindow, Happened, Shape, TimelineGroup, TimelineModel, TimelineRow, TimelineWords,
};
use crate::views::marks;
use leptos::prelude::*;
use std::sync::Arc;

const WORDS: TimelineWords = TimelineWords {
    name: words::NAME,
    keyboard_hint: words::KEYBOARD_HINT,
    day: words::axis_day,
    month: words::axis_month,
};

#[component]
pub(super) fn Picture(desk: TimelineDesk, legend: Memo<Vec<Entry>>) -> impl IntoView {
    let kinds = Memo::new(move |_| {
        legend.with(|all| Arc::new(all.iter().map(|entry| marks::of_shade(entry.shade)).collect::<Vec<_>>()))
    });
    // Set anew whenever the carteira changes, also when no group did: a row may have a new mark.
    let model = ArcMemo::new_with_compare(move |_| Arc::new(model(desk, legend)), |_, _| true);
    let describe = move |(at,): (usize,)| spoken(desk, at).unwrap_or_default();
    // A window that was not set by a button was set by hand.
    let window = RwSignal::new(desk.window.get_untracked());
    Effect::new(move |_| {
        let wanted = desk.window.get();
        if window.get_untracked() != wanted {
            window.set(wanted);
        }
    });
    Effect::new(move |_| {
        let shown = window.get();
        if desk.window.get_untracked() != shown && shown != DayWindow::default() {
            desk.span.set(Span::Free);
            desk.window.set(shown);
        }
    });
    view! {
        <div class="timeline-picture">
            <div class="timeline-picture__rows">
                <CanvasTimeline
                    words=WORDS
                    model=Signal::derive(move || model.get())
                    row=Callback::new(move |(at,): (usize,)| row(desk, at))
                    kinds
                    window
                    scroll=desk.scroll
                    selected=Signal::derive(move || desk.chosen.get().map(u32::from))
                    describe=Callback::new(describe)
                    on_choose=Callback::new(move |(id,): (Option<u32>,)| {
                        desk.chosen.set(id.map(Slot::from));
                    })
                    on_all=Callback::new(move |()| desk.show(Span::All))
                />
            </div>
            <Marks/>
        </div>
    }
}

/// What each mark on a row means.
#[component]
fn Marks() -> impl IntoView {
    let shapes = [
        (Shape::Disc, words::MARK_CONTACT),
        (Shape::Ring, words::MARK_ATTEMPT),
        (Shape::Post, words::MARK_ORDER),
    ];
    view! {
        <ul class="timeline-marks" aria-label=words::MARKS>
            <li class="timeline-marks__mark">
                <span class="timeline-marks__bar" aria-hidden="true"></span>
                {words::MARK_BAR}
            </li>
            {shapes
                .into_iter()
                .map(|(shape, name)| {
                    view! {
                        <li class="timeline-marks__mark">
                            <svg class="timeline-marks__shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
                                <path d=shape.path() fill-rule="evenodd"></path>
                            </svg>
                            {name}
                        </li>
                    }
                })
                .collect_view()}
        </ul>
    }
}

fn model(desk: TimelineDesk, legend: Memo<Vec<Entry>>) -> TimelineModel {
    let carteira = desk.carteira;
    carteira.portfolio.track();
    let (rows, as_of, by) = (desk.rows.get(), carteira.derived.as_of.get(), grouping(carteira));
    let past = as_of < carteira.today.get();
    let groups = legend.with(|legend| {
        let group = |group: &crate::domain::indicator::timeline::Group| {
            let kind = kind_of(group.band, by);
            let entry = legend.get(usize::from(kind));
            TimelineGroup {
                kind,
                title: entry.map(|entry| capital(&entry.name)).unwrap_or_default(),
                note: entry.map(|entry| entry.cut.clone()).unwrap_or_default(),
                figure: words::group_figure(group.share),
                count: group.count,
            }
        };
        rows.groups.iter().map(group).collect::<Vec<_>>()
    });
    TimelineModel {
        groups: Arc::new(groups),
        day: Day::of(as_of).number(),
        day_label: if past { format::date(as_of) } else { words::TODAY.to_owned() },
        past,
        reach: desk.reach.get(),
    }
}

/// Position of a band in the legend.
pub(super) fn kind_of(band: Band, by: Grouping) -> u8 {
    let place = Band::all(by).iter().position(|known| *known == band);
    place.and_then(|place| u8::try_from(place).ok()).unwrap_or_default()
}

fn row(desk: TimelineDesk, at: usize) -> Option<TimelineRow> {
    let carteira = desk.carteira;
    let slot = desk.rows.with_untracked(|rows| rows.slots.get(at).copied())?;
    let status = carteira.derived.statuses.with_untracked(|all| all.get(slot.at()).copied().flatten())?;
    let by = untrack(|| grouping(carteira));
    let day = Day::of(carteira.derived.as_of.get_untracked());
    carteira.portfolio.with_untracked(|p| {
        let (client, rules) = (p.client_at(slot)?, p.rules());
        let entered = p.columns().standing.get(slot.at()).map(|standing| standing.entered);
        let happened = happenings(p.dossiers().get(slot.at())?, &rules.coverage, day);
        Some(TimelineRow {
            id: slot.into(),
            kind: kind_of(Band::of(&status, by, &rules.cadence), by),
            name: name_of(client).to_owned(),
            figure: words::days_without(status.days_since_interaction),
            bar: match status.last_contact {
                Some(last) => Bar::Since(last.number()),
                None => Bar::Unknown(entered.filter(|entered| *entered != Day::EVER).map(Day::number)),
            },
            ticks: happened.into_iter().map(tick).collect(),
        })
    })
}

fn tick(one: Happening) -> Happened {
    let shape = match one.kind {
        HappeningKind::Contact => Shape::Disc,
        HappeningKind::Attempt => Shape::Ring,
        HappeningKind::Order => Shape::Post,
    };
    Happened { day: one.day.number(), shape }
}

fn spoken(desk: TimelineDesk, at: usize) -> Option<String> {
    let carteira = desk.carteira;
    let slot = desk.rows.with_untracked(|rows| rows.slots.get(at).copied())?;
    let status = carteira.derived.statuses.with_untracked(|all| all.get(slot.at()).copied().flatten())?;
    let name =
        carteira.portfolio.with_untracked(|p| p.client_at(slot).map(|client| name_of(client).to_owned()))?;
    let last = status.last_contact.and_then(Day::date);
    Some(words::spoken_row(&name, status.state, status.days_since_interaction, last))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
