//! Máquina do tempo: a date, a slider over the ends of months, and play. It sets the date of the whole app, so map, list,
//! timeline and coverage show what was known then.

use crate::domain::calendar::day::Day;
use crate::domain::indicator::timeline::{first_day_known, stops};
use crate::screen::timeline::machine::{Pace, past, place, said, stepped};
use crate::state::{Carteira, use_carteira};
use crate::text::timeline::machine;
use crate::ui::prelude::*;
use chrono::NaiveDate;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::sync::Arc;

/// The date control; stands on the timeline and, opened from the header, above the other pages.
#[component]
pub fn TimeMachine() -> impl IntoView {
    let carteira = use_carteira();
    let machine = Machine::new(carteira);
    let date = RwSignal::new(Some(carteira.derived.as_of.get_untracked()));
    Effect::new(move |_| {
        let shown = Some(carteira.derived.as_of.get());
        if date.get_untracked() != shown {
            date.set(shown);
        }
    });
    let first = Memo::new(move |_| machine.at.get() == 0);
    let at_today = Memo::new(move |_| carteira.view.as_of.get().is_none());
    let last = move || machine.stops.with(|stops| stops.len().saturating_sub(1));
    view! {
        <section class="time-machine" aria-label=machine::NAME data-past=move || (!at_today.get()).then_some("")>
            <div class="time-machine__date">
                <DateField
                    label=machine::DATE
                    value=date
                    max=Signal::derive(move || Some(carteira.today.get()))
                    on_commit=Callback::new(move |(day,): (Option<NaiveDate>,)| machine.go_to(day))
                />
            </div>
            <div class="time-machine__keys">
                <IconButton glyph=Glyph::SkipBack label=machine::FIRST disabled=first on_press=move || machine.step_to(0)/>
                <IconButton
                    glyph=Glyph::ChevronLeft
                    label=machine::BACK
                    disabled=first
                    on_press=move || machine.step(-1)
                />
                <span data-key="play">
                <IconButton
                    glyph=Signal::derive(move || if machine.playing.get() { Glyph::Pause } else { Glyph::Play })
                    label=Signal::derive(move || {
                        if machine.playing.get() { machine::PAUSE } else { machine::PLAY }.to_owned()
                    })
                    on_press=move || machine.toggle()
                />
                </span>
                <IconButton
                    glyph=Glyph::ChevronRight
                    label=machine::FORWARD
                    disabled=at_today
                    on_press=move || machine.step(1)
                />
            </div>
            <input
                class="time-machine__slider"
                type="range"
                min="0"
                max=move || last().to_string()
                step="1"
                aria-label=machine::SLIDER
                aria-valuetext=move || said(carteira.derived.as_of.get(), carteira.view.as_of.get())
                prop:value=move || machine.at.get().to_string()
                on:input=move |event| {
                    if let Ok(at) = event_target_value(&event).parse() {
                        machine.step_to(at);
                    }
                }
            />
            <button
                class="time-machine__pace"
                type="button"
                aria-label=move || machine.pace.get().words().1
                title=move || machine.pace.get().words().1
                on:click=move |_| machine.pace.update(|pace| *pace = pace.next())
            >
                {move || machine.pace.get().words().0}
            </button>
            <div class="time-machine__today">
                <Button glyph=Glyph::Undo disabled=at_today on_press=move || machine.go_to(None)>
                    {machine::TODAY}
                </Button>
            </div>
        </section>
    }
}

#[derive(Debug, Clone, Copy)]
struct Machine {
    carteira: Carteira,
    stops: Memo<Arc<Vec<NaiveDate>>>,
    /// The last stop on or before the day shown.
    at: Memo<usize>,
    playing: RwSignal<bool>,
    pace: RwSignal<Pace>,
    next: StoredValue<Option<TimeoutHandle>>,
}

impl Machine {
    fn new(carteira: Carteira) -> Machine {
        let first =
            Memo::new(move |_| carteira.portfolio.with(|p| first_day_known(p.columns())).and_then(Day::date));
        let known = Memo::new(move |_| {
            let today = carteira.today.get();
            Arc::new(stops(first.get().unwrap_or(today), today))
        });
        let at = Memo::new(move |_| {
            let day = carteira.derived.as_of.get();
            known.with(|stops| place(stops, day))
        });
        let machine = Machine {
            carteira,
            stops: known,
            at,
            playing: RwSignal::new(false),
            pace: RwSignal::new(Pace::Usual),
            next: StoredValue::new(None),
        };
        on_cleanup(move || machine.cancel());
        machine
    }

    /// A day by hand; today and nothing are the present.
    fn go_to(self, day: Option<NaiveDate>) {
        self.pause();
        self.show(day);
    }

    fn step_to(self, at: usize) {
        self.pause();
        self.show(self.stops.with_untracked(|stops| stops.get(at).copied()));
    }

    fn step(self, by: isize) {
        self.pause();
        let day = self.carteira.derived.as_of.get_untracked();
        self.show(self.stops.with_untracked(|stops| stepped(stops, day, by)));
    }

    fn show(self, day: Option<NaiveDate>) {
        let past = past(day, self.carteira.today.get_untracked());
        if self.carteira.view.as_of.get_untracked() != past {
            self.carteira.view.as_of.set(past);
        }
    }

    fn toggle(self) {
        if self.playing.get_untracked() {
            self.pause();
            return;
        }
        self.playing.set(true);
        // From today there is nowhere to go: the film begins with the first month.
        if self.carteira.view.as_of.get_untracked().is_none() {
            self.show(self.stops.with_untracked(|stops| stops.first().copied()));
        }
        self.wait();
    }

    fn pause(self) {
        self.cancel();
        if self.playing.try_get_untracked() == Some(true) {
            self.playing.set(false);
        }
    }

    fn cancel(self) {
        if let Some(Some(waiting)) = self.next.try_update_value(Option::take) {
            waiting.clear();
        }
    }

    /// The next month comes a while after this one was drawn.
    fn wait(self) {
        let Some(pace) = self.pace.try_get_untracked() else { return };
        let handle = set_timeout_with_handle(move || self.advance(), pace.month(wants_stillness())).ok();
        self.next.try_set_value(handle);
    }

    fn advance(self) {
        if self.playing.try_get_untracked() != Some(true) {
            return;
        }
        let day = self.carteira.derived.as_of.get_untracked();
        self.show(self.stops.with_untracked(|stops| stepped(stops, day, 1)));
        let ended = self.carteira.view.as_of.get_untracked().is_none();
        if ended || document().hidden() {
            self.pause();
        } else {
            self.wait();
        }
    }
}

fn wants_stillness() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)");
    matches!(query, Ok(Some(query)) if query.matches())
}
