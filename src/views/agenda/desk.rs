//! The week shown, what is open above it, and the acts of the rep on it.

use super::drag::Drag;
use crate::domain::calendar::period::Period;
use crate::domain::catalog::CatalogEdit;
use crate::domain::client::whereabouts::spot;
use crate::domain::fact::appointment::Appointment;
use crate::domain::fact::commitment::Commitment;
use crate::domain::fact::interaction::Channel;
use crate::domain::indicator::coverage::held_by::HeldBy;
use crate::domain::place::cities::Cities;
use crate::domain::plan::agenda::{Asked, Edit, Entry, Week, What, asked, becomes_moved, candidates, moved};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::value::id::{AppointmentId, ClientId, CommitmentId};
use crate::routes::Route;
use crate::screen::agenda::day::time_at;
use crate::screen::agenda::proposal::Preview;
use crate::screen::agenda::week::{
    entry_name, first_week, is_of, shown_day, standing, week_title, whose_week,
};
use crate::state::notices::Notice;
use crate::state::places::{self, Fetched};
use crate::state::preferences::{remember, remembered};
use crate::state::{Carteira, Outlook, clock, use_carteira, use_outlook};
use crate::text::data;
use crate::ui::form::Form;
use crate::views::nav::{use_go_with, use_query};
use crate::views::series::Asking;
use chrono::{NaiveDate, NaiveTime};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// The day, in the address, whose week is shown.
const WEEK_PARAM: &str = "semana";
const WHOSE: &str = "agenda.vendedor";

#[derive(Clone, Copy)]
pub(super) struct AgendaDesk {
    pub carteira: Carteira,
    pub outlook: Outlook,
    pub week: Memo<Week>,
    pub days: Memo<Vec<NaiveDate>>,
    /// The day shown where there is room for one.
    pub shown: RwSignal<NaiveDate>,
    /// The vendedor whose week it is, by id; empty: everybody's.
    pub whose: RwSignal<String>,
    pub entries: Memo<Arc<Vec<Entry>>>,
    pub drag: Drag,
    pub preview: RwSignal<Option<Arc<Preview>>>,
    pub preview_open: RwSignal<bool>,
    /// The appointment whose sheet is open.
    pub subject: RwSignal<Option<(ClientId, AppointmentId)>>,
    pub subject_open: RwSignal<bool>,
    /// What is typed in that sheet.
    pub form: Form,
    /// Which of a series a change is meant for.
    pub series: Asking,
    /// The commitment whose sheet is open, and the day of a new one.
    pub own: RwSignal<(Option<CommitmentId>, Option<NaiveDate>)>,
    pub own_open: RwSignal<bool>,
    pub add_to: RwSignal<Option<NaiveDate>>,
    pub add_open: RwSignal<bool>,
    turn: StoredValue<Turn>,
    cities: Signal<Fetched<Cities>>,
    /// A proposal was asked for and is not here yet.
    waiting: RwSignal<bool>,
}

type Turn = Box<dyn Fn(Week) + Send + Sync>;

impl AgendaDesk {
    pub(super) fn new() -> Self {
        let carteira = use_carteira();
        let query = use_query();
        let whose = RwSignal::new(carteira.portfolio.with_untracked(|p| whose_week(p, remembered(WHOSE))));
        let week = Memo::new(move |_| {
            let asked =
                query.with(|query| query.get(WEEK_PARAM).and_then(|day| day.parse::<NaiveDate>().ok()));
            asked.map(Week::of).unwrap_or_else(|| {
                let today = carteira.today.get();
                let is_free = || standing_now(carteira, Period::day(today), &whose.get()).is_empty();
                carteira.portfolio.with(|p| first_week(p, today, is_free))
            })
        });
        Effect::new(move |_| whose.with(|id| remember(WHOSE, id)));
        // The switch of the header says whose: its week is the one shown.
        let switched = Memo::new(move |_| carteira.view.held_by());
        Effect::new(move |before: Option<HeldBy>| {
            let now = switched.get();
            let let_go = before.is_some_and(|before| before.only().is_some() && now.only().is_none());
            match now.only() {
                Some(id) => whose.set(id.to_string()),
                None if let_go => whose.set(String::new()),
                None => {}
            }
            now
        });
        let entries = Memo::new(move |_| {
            let period = Period::new(week.get().monday(), week.get().sunday());
            Arc::new(standing_now(carteira, period, &whose.get()))
        });
        let days = Memo::new(move |_| {
            let has_something = |day| entries.with(|all| all.iter().any(|entry| entry.date == day));
            carteira.portfolio.with(|p| week.get().days(&p.rules().calendar, has_something))
        });
        let shown = RwSignal::new(carteira.today.get_untracked());
        Effect::new(move |before: Option<NaiveDate>| {
            let (days, today) = (days.get(), carteira.today.get());
            let now = shown_day(&days, shown.get_untracked(), today, before);
            if now != shown.get_untracked() {
                shown.set(now);
            }
            today
        });
        let go = use_go_with();
        let turn: Turn = Box::new(move |week: Week| {
            go(&Route::Agenda, &[(WEEK_PARAM, &week.monday().to_string())], true);
        });
        let cities: Signal<Fetched<Cities>> = places::cities().into();
        let subject = RwSignal::new(None::<(ClientId, AppointmentId)>);
        let subject_open = RwSignal::new(false);
        let form =
            Form::new(Signal::derive(move || subject.get().map(|(_, id)| format!("compromisso.{id}"))));
        let answered = move || {
            form.finish();
            subject_open.set(false);
        };
        let desk = Self {
            carteira,
            outlook: use_outlook(),
            week,
            days,
            shown,
            whose,
            entries,
            drag: Drag::new(),
            preview: RwSignal::new(None),
            preview_open: RwSignal::new(false),
            subject,
            subject_open,
            form,
            series: Asking::new(answered),
            own: RwSignal::new((None, None)),
            own_open: RwSignal::new(false),
            add_to: RwSignal::new(None),
            add_open: RwSignal::new(false),
            turn: StoredValue::new(turn),
            cities,
            waiting: RwSignal::new(false),
        };
        Effect::new(move |_| {
            if desk.waiting.get() && cities.with(|cities| *cities != Fetched::Waiting) {
                let asked = untrack(|| desk.asked());
                spawn_local(async move {
                    desk.show_proposal(asked).await;
                    desk.waiting.try_set(false);
                });
            }
        });
        desk
    }

    pub(super) fn title(self) -> String {
        self.days.with(|days| week_title(self.week.get(), days))
    }

    /// Another's week, by id: that of the switch in the header too.
    pub(super) fn show_week_of(self, whose: &str) {
        let chosen = whose.parse().ok().map(Some).into_iter().collect();
        self.carteira.view.filter.update(|filter| filter.salespeople = chosen);
    }

    pub(super) fn turn_to(self, week: Week) {
        self.turn.with_value(|turn| turn(week));
    }

    pub(super) fn turn_to_now(self) {
        self.turn_to(Week::of(self.carteira.today.get_untracked()));
    }

    pub(super) fn is_this_week(self) -> bool {
        self.week.get() == Week::of(self.carteira.today.get())
    }

    /// Not in the máquina do tempo: what is shown may be changed.
    pub(super) fn is_live(self) -> bool {
        self.carteira.view.as_of.get().is_none()
    }

    pub(super) fn of_day(self, day: NaiveDate) -> Vec<Entry> {
        self.entries.with(|all| all.iter().filter(|entry| entry.date == day).copied().collect())
    }

    pub(super) fn appointment(self, client: ClientId, id: AppointmentId) -> Option<Appointment> {
        self.carteira.portfolio.with(|p| {
            let one = p.dossier(client)?.planned(id, &p.rules().calendar)?;
            Some(one.into_owned())
        })
    }

    pub(super) fn commitment(self, id: CommitmentId) -> Option<Commitment> {
        self.carteira.portfolio.with(|p| p.catalog().commitments.get(&id)?.value.clone())
    }

    pub(super) fn open(self, what: What) {
        match what {
            What::Client { slot: _, client, appointment } => {
                self.subject.set(Some((client, appointment)));
                self.subject_open.set(true);
            }
            What::Own { commitment } => {
                self.own.set((Some(commitment), None));
                self.own_open.set(true);
            }
        }
    }

    pub(super) fn new_own(self, day: Option<NaiveDate>) {
        self.own.set((None, Some(day.unwrap_or_else(|| self.shown.get_untracked()))));
        self.own_open.set(true);
    }

    pub(super) fn ask_client(self, day: NaiveDate) {
        self.add_to.set(Some(day));
        self.add_open.set(true);
    }

    /// Puts a visit to the client at the end of the day.
    pub(super) fn add(self, client: ClientId, day: NaiveDate) {
        let fresh = self.carteira.new_appointment(client, day, Channel::Visit);
        let minutes = self.visit_minutes();
        let time = self.time_at(day, usize::MAX, None, minutes, None);
        self.carteira
            .put_appointment(client, Appointment { time: Some(time), minutes: Some(minutes), ..fresh });
    }

    /// When an entry begins that is dropped before the `at`-th of the day, without counting `moving` itself.
    pub(super) fn time_at(
        self,
        day: NaiveDate,
        at: usize,
        moving: Option<AppointmentId>,
        minutes: u16,
        was: Option<NaiveTime>,
    ) -> NaiveTime {
        let look =
            |p: &Portfolio| self.entries.with_untracked(|all| time_at(p, all, day, at, moving, minutes, was));
        self.carteira.portfolio.with_untracked(look)
    }

    /// Another day leaves the old appointment as history; another hour edits it. Of a series it is asked which are meant.
    pub(super) fn reschedule(
        self,
        client: ClientId,
        id: AppointmentId,
        day: NaiveDate,
        time: Option<NaiveTime>,
    ) {
        let Some(old) = untrack(|| self.appointment(client, id)) else { return };
        if (old.date, old.time) == (day, time) {
            return;
        }
        if let Some(repeat) = self.series.repeat_of(client, &old) {
            let new = Appointment { repeat: Some(repeat), ..becomes_moved(&old, day, time) };
            return self.series.change(client, old, Edit::Become(new));
        }
        let fresh = AppointmentId::new(clock::fresh_uuid());
        let then = moved(&old, day, time, fresh);
        self.carteira.put_appointments(then.into_iter().map(|one| (client, one)).collect());
    }

    pub(super) fn drop_out(self, client: ClientId, id: AppointmentId) {
        if let Some(old) = untrack(|| self.appointment(client, id)) {
            self.series.change(client, old, Edit::Drop);
        }
    }

    pub(super) fn keep_own(self, commitment: Commitment) {
        self.carteira.edit_catalog(CatalogEdit::Commitment { id: commitment.id, value: Some(commitment) });
    }

    pub(super) fn remove_own(self, id: CommitmentId) {
        self.carteira.edit_catalog(CatalogEdit::Commitment { id, value: None });
    }

    /// Computes the proposal and shows it; nothing is kept until it is applied.
    pub(super) fn propose(self) {
        self.waiting.set(true);
    }

    pub(super) fn is_waiting(self) -> bool {
        self.waiting.get()
    }

    /// What the week is to be proposed from, now.
    fn asked(self) -> Asked {
        let cities = self.cities.with_untracked(Fetched::ready);
        let whose = self.whose.get_untracked();
        let week = self.week.get_untracked();
        let today = self.carteira.today.get_untracked();
        let (statuses, insights) =
            (self.carteira.derived.statuses.get_untracked(), self.outlook.insights.get_untracked());
        let (entries, holders) = (self.entries.get_untracked(), self.carteira.derived.holders);
        self.carteira.portfolio.with_untracked(|p| {
            let place = |slot: Slot| Some(spot(p.client_at(slot)?, cities.as_deref())?.0);
            let mut found = candidates(p, &statuses, &insights, week, today, place);
            found.retain(|one| holders.with_untracked(|holders| is_of(holders, one.slot, &whose)));
            asked(p.rules(), week, found, &entries, place, (today, clock::time_of_day()))
        })
    }

    async fn show_proposal(self, asked: Asked) {
        let today = self.carteira.today.get_untracked();
        match self.carteira.proposed_week(asked.clone()).await {
            Ok(proposal) => {
                self.preview.try_set(Some(Arc::new(Preview { asked, proposal, today })));
                self.preview_open.try_set(true);
            }
            Err(why) => {
                self.carteira.notice.try_set(Some(Notice::problem(data::failure(&why))));
            }
        }
    }

    /// Keeps the proposal in one change.
    pub(super) fn apply(self, preview: &Preview) {
        let fresh =
            |client: ClientId, day: NaiveDate| self.carteira.new_appointment(client, day, Channel::Visit);
        let put = self.carteira.portfolio.with_untracked(|p| preview.appointments(p, fresh));
        self.carteira.put_appointments(put);
    }

    pub(super) fn visit_minutes(self) -> u16 {
        self.carteira.portfolio.with_untracked(|p| p.rules().visits.visit_minutes)
    }

    /// What an entry is called.
    pub(super) fn name(self, what: What) -> String {
        self.carteira.portfolio.with(|p| entry_name(p, what))
    }
}

/// What stands on the days of the period in the agenda of this vendedor; read reactively.
fn standing_now(carteira: Carteira, period: Period, whose: &str) -> Vec<Entry> {
    let (today, holders) = (carteira.today.get(), carteira.derived.holders.get());
    carteira.portfolio.with(|p| standing(p, &holders, period, today, whose))
}
