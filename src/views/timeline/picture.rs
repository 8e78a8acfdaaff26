//! The rows on the canvas, and under them what each mark means.

use super::desk::{TimelineDesk, grouping};
use crate::domain::calendar::day::Day;
use crate::domain::indicator::timeline::{Happening, HappeningKind};
use crate::domain::portfolio::slot::Slot;
use crate::screen::map::Entry;
use crate::screen::timeline::picture::{self, Head, Row, day_label, heads, spoken};
use crate::screen::timeline::span::Span;
use crate::state::exports::Made;
use crate::state::files;
use crate::state::notices::Notice;
use crate::text::timeline as words;
use crate::ui::canvas_timeline::{
    Bar, CanvasTimeline, DayWindow, Happened, Shape, TimelineGroup, TimelineModel, TimelineRow, TimelineWords,
};
use crate::ui::surface::png_of;
use crate::views::marks;
use crate::views::sending::{SendSheet, Sending};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;
use web_sys::HtmlCanvasElement;

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
    let describe = move |(at,): (usize,)| {
        let row = untrack(|| desk.row_at(at));
        let said = row
            .and_then(|(slot, status)| desk.carteira.portfolio.with_untracked(|p| spoken(p, slot, &status)));
        said.unwrap_or_default()
    };
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
    let sending = Sending::new();
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
                    picture=desk.picture
                    on_picture=UnsyncCallback::new(move |(canvas,): (HtmlCanvasElement,)| hand_on(desk, sending, canvas))
                    on_all=Callback::new(move |()| desk.show(Span::All))
                />
            </div>
            <Marks/>
            <SendSheet sending title=words::PICTURE/>
        </div>
    }
}

fn hand_on(desk: TimelineDesk, sending: Sending, canvas: HtmlCanvasElement) {
    let carteira = desk.carteira;
    let name =
        files::named_as_of(carteira, words::PICTURE_FILE, carteira.derived.as_of.get_untracked(), ".png");
    spawn_local(async move {
        match png_of(canvas).await {
            Some(bytes) => sending.offer(Made { name, mime: "image/png".to_owned(), checked: false, bytes }),
            None => carteira.notice.set(Some(Notice::problem(words::NO_PICTURE))),
        }
    });
}

/// What each mark on a row means.
pub(super) const MARKS: [(Shape, &str); 3] = [
    (Shape::Disc, words::MARK_CONTACT),
    (Shape::Ring, words::MARK_ATTEMPT),
    (Shape::Post, words::MARK_ORDER),
];

#[component]
fn Marks() -> impl IntoView {
    view! {
        <ul class="timeline-marks" aria-label=words::MARKS>
            <li class="timeline-marks__mark">
                <span class="timeline-marks__bar" aria-hidden="true"></span>
                {words::MARK_BAR}
            </li>
            {MARKS
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
    let today = carteira.today.get();
    let heads = legend.with(|legend| heads(&rows, legend, by));
    TimelineModel {
        groups: Arc::new(heads.into_iter().map(group).collect()),
        day: Day::of(as_of).number(),
        day_label: day_label(as_of, today),
        past: as_of < today,
        reach: desk.reach.get(),
    }
}

fn group(head: Head) -> TimelineGroup {
    let Head { kind, title, note, figure, count } = head;
    TimelineGroup { kind, title, note, figure, count }
}

fn row(desk: TimelineDesk, at: usize) -> Option<TimelineRow> {
    let carteira = desk.carteira;
    let (slot, status) = untrack(|| desk.row_at(at))?;
    let by = untrack(|| grouping(carteira));
    let on = Day::of(carteira.derived.as_of.get_untracked());
    let row = carteira.portfolio.with_untracked(|p| picture::row(p, slot, &status, by, on))?;
    let Row { kind, name, figure, bar, excess, happened } = row;
    Some(TimelineRow {
        id: slot.into(),
        kind,
        name,
        figure,
        bar: match bar {
            picture::Bar::Since(day) => Bar::Since(day.number()),
            picture::Bar::Unknown(entered) => Bar::Unknown(entered.map(Day::number)),
        },
        pales: excess.map(|(from, to)| (from.number(), to.number())),
        ticks: happened.into_iter().map(tick).collect(),
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
