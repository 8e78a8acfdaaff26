//! What the parts of the timeline share: its rows, the days shown, what is chosen.

use super::picture::MARKS;
use crate::domain::calendar::day::Day;
use crate::domain::indicator::status::Status;
use crate::domain::indicator::timeline::{Grouping, Timeline, first_day_known, timeline};
use crate::domain::portfolio::slot::Slot;
use crate::screen::timeline as screen;
use crate::screen::timeline::span::{Span, first_shown, in_sight, months_before};
use crate::state::Carteira;
use crate::text::timeline as words;
use crate::ui::canvas_timeline::{DayWindow, MOST_ROWS, PictureWords};
use leptos::prelude::*;
use std::cell::Cell;
use std::sync::Arc;

/// A smaller screen begins with the rows alone.
const ROOMY_HEIGHT_PX: f64 = 700.0;
const ROOMY_WIDTH_PX: f64 = 700.0;

thread_local! {
    /// Where the timeline was left, so that coming back from a client finds it there: days, scroll, card.
    static LEFT_AT: Cell<Option<(Span, DayWindow, i32, Option<Slot>)>> = const { Cell::new(None) };
}

#[derive(Debug, Clone, Copy)]
pub(super) struct TimelineDesk {
    pub carteira: Carteira,
    pub rows: Memo<Arc<Timeline>>,
    /// Everything there is to see, up to the day shown.
    pub reach: Memo<DayWindow>,
    pub span: RwSignal<Span>,
    pub window: RwSignal<DayWindow>,
    pub scroll: RwSignal<i32>,
    /// Slot of the client in the card.
    pub chosen: RwSignal<Option<Slot>>,
    /// The rows as text instead of drawn.
    pub as_table: RwSignal<bool>,
    pub filters_open: RwSignal<bool>,
    /// What stands around a picture that is wanted.
    pub picture: RwSignal<Option<PictureWords>>,
    /// Legend and density above the rows.
    pub summary_open: RwSignal<bool>,
}

/// Where a day begins on the line of the days.
fn place(day: Day) -> f64 {
    f64::from(day.number())
}

impl TimelineDesk {
    pub(super) fn new(carteira: Carteira) -> TimelineDesk {
        let rows = Memo::new(move |_| {
            let (visible, statuses) = (carteira.derived.visible.get(), carteira.derived.statuses.get());
            let (names, by) = (carteira.derived.names.get(), grouping(carteira));
            let rank = |slot: Slot| names.get(slot).map_or(u32::MAX, |name| name.rank);
            carteira.portfolio.with(|p| Arc::new(timeline(&visible, &statuses, by, &p.rules().cadence, rank)))
        });
        let first = Memo::new(move |_| carteira.portfolio.with(|p| first_day_known(p.columns())));
        let reach = Memo::new(move |_| {
            let on = carteira.derived.as_of.get();
            DayWindow { from: place(first_shown(first.get(), on)), to: place(Day::of(on) + 1) }
        });
        let left = LEFT_AT.get();
        let (span, window, scroll, chosen) =
            left.unwrap_or((Span::Months(12), DayWindow::default(), 0, None));
        let desk = TimelineDesk {
            carteira,
            rows,
            reach,
            span: RwSignal::new(span),
            window: RwSignal::new(window),
            scroll: RwSignal::new(scroll),
            chosen: RwSignal::new(chosen),
            as_table: RwSignal::new(false),
            filters_open: RwSignal::new(false),
            picture: RwSignal::new(None),
            summary_open: RwSignal::new(has_room()),
        };
        desk.follow_the_day();
        on_cleanup(move || {
            let now = (
                desk.span.try_get_untracked(),
                desk.window.try_get_untracked(),
                desk.scroll.try_get_untracked(),
                desk.chosen.try_get_untracked(),
            );
            if let (Some(span), Some(window), Some(scroll), Some(chosen)) = now {
                LEFT_AT.set(Some((span, window, scroll, chosen)));
            }
        });
        desk
    }

    /// The day shown stays at the right: when it moves, the days move with it.
    fn follow_the_day(self) {
        Effect::new(move |before: Option<DayWindow>| {
            let reach = self.reach.get();
            let moved = before.map_or(0.0, |before| reach.to - before.to);
            let shown = match self.span.get_untracked() {
                Span::Free => self.window.get_untracked().panned(moved, reach),
                span => self.days_of(span),
            };
            if self.window.get_untracked() != shown {
                self.window.set(shown);
            }
            reach
        });
    }

    fn days_of(self, span: Span) -> DayWindow {
        let reach = self.reach.get_untracked();
        match span {
            Span::Months(months) => {
                let day = self.carteira.derived.as_of.get_untracked();
                DayWindow { from: place(months_before(day, months)), to: reach.to }
            }
            Span::All => reach.within(reach),
            Span::Free => self.window.get_untracked(),
        }
    }

    /// Of the client in a slot; read reactively.
    pub(super) fn status(self, slot: Slot) -> Option<Status> {
        self.carteira.derived.statuses.with(|all| all.get(slot.at()).copied().flatten())
    }

    /// Client and status of the row at an index; read reactively.
    pub(super) fn row_at(self, at: usize) -> Option<(Slot, Status)> {
        let slot = self.rows.with(|rows| rows.slots.get(at).copied())?;
        Some((slot, self.status(slot)?))
    }

    pub(super) fn show(self, span: Span) {
        self.span.set(span);
        self.window.set(self.days_of(span));
    }

    /// A picture of what is shown now.
    pub(super) fn ask_picture(self) {
        let carteira = self.carteira;
        let (on, window) = (carteira.derived.as_of.get_untracked(), self.window.get_untracked());
        let clients = self.rows.with_untracked(|rows| rows.slots.len());
        let filter = carteira
            .view
            .filter
            .with_untracked(|filter| carteira.portfolio.with_untracked(|p| screen::filtered_by(p, filter)));
        let days = in_sight(window.from, window.to).unwrap_or_default();
        self.picture.set(Some(PictureWords {
            title: words::NAME.to_owned(),
            below: words::picture(on, clients, clients.min(MOST_ROWS), &days, &filter),
            marks: MARKS.to_vec(),
        }));
    }

    pub(super) fn zoom(self, factor: f64) {
        let (now, reach) = (self.window.get_untracked(), self.reach.get_untracked());
        self.span.set(Span::Free);
        self.window.set(now.zoomed(now.to, factor, reach));
    }
}

/// Whether summary and rows fit on the screen together.
fn has_room() -> bool {
    let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    let width = window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or_default();
    height >= ROOMY_HEIGHT_PX && width >= ROOMY_WIDTH_PX
}

/// That of the scale in use; read reactively.
pub(super) fn grouping(carteira: Carteira) -> Grouping {
    screen::grouping(carteira.view.scale.get())
}
