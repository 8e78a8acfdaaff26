//! What the parts of the roteiro share: the day, its stops in order, when each is reached, and how the order is changed.

use super::search::Search;
use super::stop::{self, Stop};
use crate::domain::calendar::visiting::Hours;
use crate::domain::client::whereabouts::spot;
use crate::domain::place::cities::Cities;
use crate::domain::place::geo::LatLon;
use crate::domain::plan::road::day_route::{
    Anchor, Day, DayRoute, Lunch, Ordered, Pace, Stop as RoadStop, Timetable, Trip, Window, best_order,
    seconds_of,
};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::change::{Change, Deed, Step};
use crate::domain::rules::VisitRules;
use crate::domain::value::id::ClientId;
use crate::state::notices::Notice;
use crate::state::places::{self, Fetched};
use crate::state::{Carteira, Outlook, clock, use_outlook};
use crate::text::day_route as words;
use chrono::{NaiveDate, NaiveTime};
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// An agreed hour is kept when the visit begins up to so much later.
const GRACE_SECONDS: u32 = 15 * 60;
/// Up to so many stops the best order takes less than a frame; more go to the worker.
const ON_THE_PAGE: usize = 8;
const MINUTE: Duration = Duration::from_secs(60);

#[derive(Clone, Copy)]
pub(super) struct Desk {
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

/// The day as it stands now.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Plan {
    /// Made that day, in the order in which they were.
    pub made: Vec<Stop>,
    /// To be made, with a place, in order: the stops of `trip`.
    pub left: Vec<Stop>,
    pub unplaced: Vec<Stop>,
    pub trip: Trip,
    /// Great circles of the whole day in metres, what was made included.
    pub straight_metres: u32,
    /// Where the day really starts and ends, for the map.
    pub start: Option<LatLon>,
    pub end: Option<LatLon>,
}

impl Plan {
    pub fn is_empty(&self) -> bool {
        self.made.is_empty() && self.left.is_empty() && self.unplaced.is_empty()
    }

    pub fn as_planned(&self) -> Timetable {
        self.trip.timetable(&(0..self.left.len()).collect::<Vec<_>>())
    }
}

impl Desk {
    pub fn new(carteira: Carteira, date: Memo<NaiveDate>) -> Self {
        let cities: RwSignal<Fetched<Cities>> = places::cities().into();
        let route = Memo::new(move |_| {
            let (date, device) = (date.get(), carteira.device().unwrap_or_default());
            carteira.portfolio.with(|p| stop::with_agenda(p, date, DayRoute::of(p.catalog(), date, device)))
        });
        let now = RwSignal::new(clock::time_of_day());
        if let Ok(ticking) = set_interval_with_handle(move || now.set(clock::time_of_day()), MINUTE) {
            on_cleanup(move || ticking.clear());
        }
        let plan = Memo::new(move |_| {
            let (date, cities, statuses) =
                (date.get(), cities.get().ready(), carteira.derived.statuses.get());
            let now = (date == carteira.today.get()).then(|| now.get()).flatten();
            carteira.portfolio.with(|p| {
                route.with(|route| {
                    let stops = route.stops.iter();
                    let stops = stops.filter_map(|id| stop::stop(p, &statuses, cities.as_deref(), *id, date));
                    Arc::new(plan(p, route, stops.collect(), cities.as_deref(), now))
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
    pub fn edit(self, change: impl FnOnce(&mut DayRoute)) {
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
    pub fn reorder(self, order: &[usize], say: impl FnOnce(&str) -> String) {
        let plan = self.plan.get_untracked();
        let (before, after) = (plan.as_planned(), plan.trip.timetable(order));
        self.said.set(Some(say(&cost_words(&before, &after))));
        let ids = |stops: &[Stop]| stops.iter().map(|stop| stop.client).collect::<Vec<_>>();
        let left = order.iter().filter_map(|at| plan.left.get(*at)).map(|stop| stop.client);
        let stops = ids(&plan.made).into_iter().chain(left).chain(ids(&plan.unplaced)).collect();
        self.edit(|route| route.stops = stops);
    }

    /// Moves the stop at `from` of those left to `to`.
    pub fn carry(self, from: usize, to: usize) {
        let plan = self.plan.get_untracked();
        let n = plan.left.len();
        if from < n && to < n && from != to {
            let name = plan.left[from].name.clone();
            self.reorder(&moved(n, from, to), |cost| words::moved(&name, cost));
        }
    }

    pub fn optimise(self) {
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
        let before = plan.as_planned();
        let cost = |table: &Timetable| (table.late, table.ends, table.travel.metres);
        if cost(&plan.trip.timetable(&found.order)) >= cost(&before) {
            self.said.set(Some(words::BEST_ALREADY.to_owned()));
            return;
        }
        self.reorder(&found.order, |cost| words::optimised(cost, found.is_exact));
    }

    pub fn fail(self) {
        self.carteira.notice.set(Some(Notice::problem(words::SEARCH_FAILED)));
    }

    pub fn add(self, client: ClientId) {
        self.edit(|route| {
            route.left_out.retain(|id| *id != client);
            if !route.stops.contains(&client) {
                route.stops.push(client);
            }
        });
    }

    pub fn take_out(self, client: ClientId) {
        let is_planned = self
            .carteira
            .portfolio
            .with_untracked(|p| stop::planned(p, self.date.get_untracked()).contains(&client));
        self.edit(|route| {
            route.stops.retain(|id| *id != client);
            if is_planned {
                route.left_out.push(client);
            }
            for fixed in [&mut route.first, &mut route.last] {
                fixed.take_if(|id| *id == client);
            }
        });
    }

    /// Replaces the stops of the day.
    pub fn set_stops(self, stops: Vec<ClientId>, change: impl FnOnce(&mut DayRoute)) {
        let date = self.date.get_untracked();
        let planned = self.carteira.portfolio.with_untracked(|p| stop::planned(p, date));
        self.said.set(None);
        self.edit(|route| {
            route.left_out = planned.into_iter().filter(|id| !stops.contains(id)).collect();
            (route.stops, route.first, route.last) = (stops, None, None);
            change(route);
        });
    }

    pub fn home(self) -> Option<LatLon> {
        self.carteira.portfolio.with(|p| p.rules().visits.home)
    }

    pub fn home_name(self) -> Option<String> {
        self.carteira.portfolio.with(|p| p.rules().visits.home_name.clone())
    }

    /// The page of this desk was left.
    pub fn is_gone(self) -> bool {
        self.route.try_with_untracked(|_| ()).is_none()
    }

    pub fn set_home(self, place: LatLon, name: String) {
        let mut rules = self.carteira.portfolio.with_untracked(|p| p.rules().clone());
        rules.visits.home = Some(place);
        rules.visits.home_name = Some(name);
        self.carteira.change_rules(&rules);
    }

    pub fn spot_of(self, client: ClientId) -> Option<LatLon> {
        let cities = self.cities.get_untracked().ready();
        self.carteira
            .portfolio
            .with_untracked(|p| spot(p.client(client)?, cities.as_deref()).map(|(at, _)| at))
    }
}

/// The order of `n` stops after the one at `from` went to `to`.
pub(super) fn moved(n: usize, from: usize, to: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n).collect();
    let stop = order.remove(from);
    order.insert(to, stop);
    order
}

pub(super) fn cost_words(before: &Timetable, after: &Timetable) -> String {
    let metres = i64::from(after.travel.metres) - i64::from(before.travel.metres);
    words::cost(metres, i64::from(after.ends) - i64::from(before.ends))
}

pub(super) fn anchor_place(p: &Portfolio, anchor: Anchor, cities: Option<&Cities>) -> Option<LatLon> {
    match anchor {
        Anchor::Home => p.rules().visits.home,
        Anchor::Stops => None,
        Anchor::Place(place) => Some(place),
        Anchor::Client(id) => spot(p.client(id)?, cities).map(|(at, _)| at),
    }
}

/// `now`: the time of day, when the day is today.
fn plan(
    p: &Portfolio,
    route: &DayRoute,
    stops: Vec<Stop>,
    cities: Option<&Cities>,
    now: Option<NaiveTime>,
) -> Plan {
    let rules = &p.rules().visits;
    let (mut made, rest): (Vec<Stop>, Vec<Stop>) = stops.into_iter().partition(|stop| stop.made.is_some());
    made.sort_by_key(|stop| stop.made.flatten());
    let (left, unplaced): (Vec<Stop>, Vec<Stop>) = rest.into_iter().partition(|stop| stop.at.is_some());
    let (start, end) = (anchor_place(p, route.start, cities), anchor_place(p, route.end, cities));
    let leaves = route.leaves_at.map_or_else(|| seconds_of(rules.starts), |minute| u32::from(minute) * 60);
    // Once a stop was made, the way goes on from there; what is planned for today does not start before now.
    let last = made.iter().rev().find(|stop| stop.at.is_some());
    let after = last.and_then(|stop| stop.made.flatten()).map(seconds_of);
    let starts = after.unwrap_or(leaves).max(now.map_or(0, seconds_of));
    let on_the_road = |fixed: Option<ClientId>| left.iter().position(|stop| Some(stop.client) == fixed);
    let (first, last_stop) = (on_the_road(route.first), on_the_road(route.last));
    let day = Day {
        stops: left.iter().filter_map(|stop| road_stop(stop, rules)).collect(),
        start: last.and_then(|stop| stop.at).or(start),
        end,
        pace: Pace::of(rules),
        starts,
        lunch: Lunch::of(rules),
        first,
        last: last_stop.filter(|last| first != Some(*last)),
    };
    let whole: Vec<LatLon> =
        start.into_iter().chain(made.iter().chain(&left).filter_map(|stop| stop.at)).chain(end).collect();
    let straight: f64 = whole.windows(2).map(|way| way[0].distance_km(way[1]) * 1000.0).sum();
    Plan { made, left, unplaced, trip: Trip::new(day), straight_metres: straight.round() as u32, start, end }
}

fn road_stop(stop: &Stop, rules: &VisitRules) -> Option<RoadStop> {
    let minutes = stop.minutes.unwrap_or(rules.visit_minutes);
    let agreed = |at: NaiveTime| Window { opens: seconds_of(at), last_start: seconds_of(at) + GRACE_SECONDS };
    let receives = |hours: &Hours| {
        let opens = seconds_of(hours.from());
        let last_start = seconds_of(hours.to()).saturating_sub(u32::from(minutes) * 60);
        Window { opens, last_start: last_start.max(opens) }
    };
    Some(RoadStop {
        place: stop.at?,
        visit_seconds: u32::from(minutes) * 60,
        // What was agreed holds, whatever the usual hours.
        windows: match stop.agreed {
            Some(at) => vec![agreed(at)],
            None => stop.hours.iter().map(receives).collect(),
        },
    })
}
