//! What the parts of the roteiro share: the day, its stops in order, when each is reached, and how the order is changed.

use super::search::Search;
use crate::domain::client::whereabouts::spot;
use crate::domain::place::cities::Cities;
use crate::domain::place::geo::LatLon;
use crate::domain::plan::road::day_route::{DayRoute, Ordered, Timetable, best_order};
use crate::domain::portfolio::change::{Change, Deed, Step};
use crate::domain::value::id::ClientId;
use crate::screen::day_route::plan::{Plan, cost_words, moved, plan};
use crate::screen::day_route::stop::{planned, stop, with_agenda};
use crate::state::notices::Notice;
use crate::state::places::{self, Fetched};
use crate::state::{Carteira, Outlook, clock, use_outlook};
use crate::text::day_route as words;
use chrono::NaiveDate;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// Up to so many stops the best order takes less than a frame; more go to the worker.
const ON_THE_PAGE: usize = 8;
const MINUTE: Duration = Duration::from_secs(60);

#[derive(Clone, Copy)]
pub(super) struct RouteDesk {
    pub carteira: Carteira,
    pub date: Memo<NaiveDate>,
    pub cities: RwSignal<Fetched<Cities>>,
    /// As kept, with what the agenda added since.
    pub route: Memo<DayRoute>,
    pub plan: Memo<Arc<Plan>>,
    /// The order while a stop is being dragged: positions in the stops that are left.
    pub preview: RwSignal<Option<Vec<usize>>>,
    /// The times of what is shown, preview or plan.
    pub table: Memo<Timetable>,
    pub chosen: RwSignal<Option<ClientId>>,
    /// What the last change of order costs.
    pub said: RwSignal<Option<String>>,
    pub search: Search,
    /// What is lost by waiting, for choosing stops.
    pub outlook: Outlook,
}

impl RouteDesk {
    pub(crate) fn new(carteira: Carteira, date: Memo<NaiveDate>) -> Self {
        let cities: RwSignal<Fetched<Cities>> = places::cities().into();
        let route = Memo::new(move |_| {
            let (date, device) = (date.get(), carteira.device().unwrap_or_default());
            carteira.portfolio.with(|p| with_agenda(p, date, DayRoute::of(p.catalog(), date, device)))
        });
        let now = RwSignal::new(clock::time_of_day());
        if let Ok(ticking) = set_interval_with_handle(move || now.set(clock::time_of_day()), MINUTE) {
            on_cleanup(move || ticking.clear());
        }
        let plan = Memo::new(move |_| {
            let (date, cities, statuses) =
                (date.get(), cities.get().ready(), carteira.derived.statuses.get());
            let today = carteira.today.get();
            let now = (date == today).then(|| now.get()).flatten();
            carteira.portfolio.with(|p| {
                route.with(|route| {
                    let stops = route.stops.iter();
                    let cities = cities.as_deref();
                    let stops = stops.filter_map(|id| stop(p, &statuses, cities, *id, date, today));
                    Arc::new(plan(p, route, stops.collect(), cities, now))
                })
            })
        });
        let preview = RwSignal::new(None::<Vec<usize>>);
        let table = Memo::new(move |_| {
            plan.with(|plan| match preview.get().filter(|order| order.len() == plan.left.len()) {
                Some(order) => plan.trip.timetable(&order),
                None => plan.as_planned(),
            })
        });
        Self {
            carteira,
            date,
            cities,
            route,
            plan,
            preview,
            table,
            chosen: RwSignal::new(None),
            said: RwSignal::new(None),
            search: Search::new(),
            outlook: use_outlook(),
        }
    }

    /// Keeps the roteiro as `change` makes it: one act, taken back at once.
    pub(crate) fn edit(self, change: impl FnOnce(&mut DayRoute)) {
        let Some(device) = self.carteira.device() else { return };
        let (date, mut route) = (self.date.get_untracked(), self.route.get_untracked());
        let before = route.clone();
        change(&mut route);
        if route != before {
            let step = Step::EditCatalog(route.edit(date, device));
            self.carteira.send(Change::one(Deed::PlanRoute, step));
        }
    }

    /// Keeps another order of the stops that are left, and says what it costs against the one before.
    pub(crate) fn reorder(self, order: &[usize], say: impl FnOnce(&str) -> String) {
        let plan = self.plan.get_untracked();
        let (before, after) = (plan.as_planned(), plan.trip.timetable(order));
        self.said.set(Some(say(&cost_words(&before, &after))));
        self.edit(|route| route.stops = plan.reordered(order));
    }

    /// Moves the stop at `from` of those left to `to`.
    pub(crate) fn carry(self, from: usize, to: usize) {
        let plan = self.plan.get_untracked();
        let n = plan.left.len();
        if from < n && to < n && from != to {
            let name = plan.left[from].name.clone();
            self.reorder(&moved(n, from, to), |cost| words::moved(&name, cost));
        }
    }

    pub(crate) fn optimise(self) {
        let plan = self.plan.get_untracked();
        let day = plan.trip.day().clone();
        if day.stops.len() <= ON_THE_PAGE {
            self.take(&plan, best_order(&plan.trip, 1, |_, _| {}));
            return;
        }
        let carteira = self.carteira;
        self.search.run(
            words::ORDERING,
            move |progress| carteira.best_order(day, progress),
            move |found| match found {
                Ok(found)
                    if self.plan.with_untracked(|now| now.trip.day().stops == plan.trip.day().stops) =>
                {
                    self.take(&plan, found);
                }
                // The day changed meanwhile: its order is not this one.
                Ok(_) => {}
                Err(_) => self.fail(),
            },
        );
    }

    fn take(self, plan: &Plan, found: Ordered) {
        if !plan.is_bettered_by(&found.order) {
            self.said.set(Some(words::BEST_ALREADY.to_owned()));
            return;
        }
        self.reorder(&found.order, |cost| words::optimised(cost, found.is_exact));
    }

    pub(crate) fn fail(self) {
        self.carteira.notice.set(Some(Notice::problem(words::SEARCH_FAILED)));
    }

    pub(crate) fn add(self, client: ClientId) {
        self.edit(|route| route.add(client));
    }

    pub(crate) fn take_out(self, client: ClientId) {
        let is_planned = self
            .carteira
            .portfolio
            .with_untracked(|p| planned(p, self.date.get_untracked()).contains(&client));
        self.edit(|route| route.take_out(client, is_planned));
    }

    /// Replaces the stops of the day.
    pub(crate) fn set_stops(self, stops: Vec<ClientId>, change: impl FnOnce(&mut DayRoute)) {
        let date = self.date.get_untracked();
        let planned = self.carteira.portfolio.with_untracked(|p| planned(p, date));
        self.said.set(None);
        self.edit(|route| {
            route.replace_stops(stops, &planned);
            change(route);
        });
    }

    pub(crate) fn home(self) -> Option<LatLon> {
        self.carteira.portfolio.with(|p| p.rules().visits.home)
    }

    pub(crate) fn home_name(self) -> Option<String> {
        self.carteira.portfolio.with(|p| p.rules().visits.home_name.clone())
    }

    /// The page of this desk was left.
    pub(crate) fn is_gone(self) -> bool {
        self.route.try_with_untracked(|_| ()).is_none()
    }

    pub(crate) fn set_home(self, place: LatLon, name: String) {
        let mut rules = self.carteira.portfolio.with_untracked(|p| p.rules().clone());
        rules.visits.home = Some(place);
        rules.visits.home_name = Some(name);
        self.carteira.change_rules(&rules);
    }

    pub(crate) fn spot_of(self, client: ClientId) -> Option<LatLon> {
        let cities = self.cities.get_untracked().ready();
        self.carteira
            .portfolio
            .with_untracked(|p| spot(p.client(client)?, cities.as_deref()).map(|(at, _)| at))
    }
}
