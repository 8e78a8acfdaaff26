//! Makes a filled week better without making any day worse: exact order of each day, stops moved to where they are nearer,
//! gaps filled, and less valuable stops given up for more valuable ones.

use super::propose::{Place, Plan};
use crate::domain::tsp::{DayWindow, Distances, MAX_WINDOWED_STOPS, Shift, TimedStop, plan_day};
use crate::domain::visiting::minute_of;

const ROUNDS: usize = 3;
/// So that every stop of the day is made.
const EQUAL_WORTH: i64 = 1;

pub(super) fn improve(plan: &mut Plan<'_>) {
    for _ in 0..ROUNDS {
        let ordered = order(plan);
        let relocated = relocate(plan);
        let left = plan.left.len();
        plan.fill();
        let exchanged = exchange(plan);
        if !ordered && !relocated && !exchanged && plan.left.len() == left {
            return;
        }
    }
}

/// Orders each day by the exact search over hours, where that is shorter or over earlier.
fn order(plan: &mut Plan<'_>) -> bool {
    let mut better = false;
    for day in 0..plan.days.len() {
        let Some(found) = exact(plan, day) else { continue };
        let of =
            |stops: &[usize]| plan.days[day].timing(&plan.ground, stops).map(|one| (one.travel, one.ends));
        let (now, then) = (of(&plan.stops[day]), of(&found));
        if let (Some(now), Some(then)) = (now, then)
            && then < now
        {
            plan.stops[day] = found;
            plan.travel[day] = then.0;
            better = true;
        }
    }
    better
}

/// The order that finishes earliest and then travels least, around what is fixed.
fn exact(plan: &Plan<'_>, day: usize) -> Option<Vec<usize>> {
    let (working, stops) = (&plan.days[day], &plan.stops[day]);
    let held: Vec<(usize, u32, u32)> = working
        .fixed
        .iter()
        .filter_map(|at| {
            let (starts, ends) = plan.ground.fixed[*at].time?;
            (starts >= working.opens && ends <= working.closes).then_some((*at, starts, ends))
        })
        .collect();
    let n = stops.len() + held.len();
    if stops.len() < 2 || n > MAX_WINDOWED_STOPS {
        return None;
    }
    let flexible = stops.iter().map(|stop| {
        let one = &plan.ground.candidates[*stop];
        let hours = one.hours.iter().map(|hours| (minute_of(hours.from()), minute_of(hours.to())));
        let hours: Vec<(u32, u32)> =
            if one.hours.is_empty() { vec![(working.opens, working.closes)] } else { hours.collect() };
        let windows = hours.into_iter().flat_map(|(from, to)| {
            let (from, to) = (from.max(working.opens), to.min(working.closes));
            match working.lunch {
                Some((eats, back)) => vec![(from, to.min(eats)), (from.max(back), to)],
                None => vec![(from, to)],
            }
        });
        let windows = windows
            .filter(|(from, to)| from + one.minutes <= *to)
            .map(|(opens, to)| DayWindow { opens, last_start: to - one.minutes });
        TimedStop { value: EQUAL_WORTH, visit_minutes: one.minutes, windows: windows.collect() }
    });
    let standing = held.iter().map(|(_, starts, ends)| TimedStop {
        value: EQUAL_WORTH,
        visit_minutes: ends - starts,
        windows: vec![DayWindow { opens: *starts, last_start: *starts }],
    });
    let timed: Vec<TimedStop> = flexible.chain(standing).collect();
    if timed.iter().any(|stop| stop.windows.is_empty()) {
        return None;
    }
    let place = |at: usize| match stops.get(at) {
        Some(stop) => Some(*stop),
        None => held.get(at - stops.len()).and_then(|(fixed, ..)| {
            plan.ground.fixed[*fixed].place.map(|_| plan.ground.candidates.len() + fixed)
        }),
    };
    let home = plan.ground.home();
    let minutes = Distances::from_fn(n + 2, |a, b| {
        let at = |one: usize| if one < n { place(one) } else { home };
        match (at(a), at(b)) {
            (Some(a), Some(b)) => plan.ground.ways.minutes(a, b),
            (None, _) | (_, None) => 0,
        }
    });
    let shift = Shift { starts: working.opens, must_end: 48 * 60 };
    let planned = plan_day(&timed, &minutes, shift)?;
    let order: Vec<usize> =
        planned.visits.iter().filter_map(|visit| stops.get(visit.stop)).copied().collect();
    (order.len() == stops.len()).then_some(order)
}

/// Moves stops to the day where they make the ways of the week shorter.
fn relocate(plan: &mut Plan<'_>) -> bool {
    let mut better = false;
    for from in 0..plan.days.len() {
        let mut at = 0;
        while at < plan.stops[from].len() {
            let stop = plan.stops[from][at];
            match nearer(plan, from, at) {
                Some((to, place, travel)) => {
                    plan.stops[from].remove(at);
                    plan.travel[from] = travel;
                    plan.put(stop, to, place);
                    better = true;
                }
                None => at += 1,
            }
        }
    }
    better
}

fn nearer(plan: &Plan<'_>, from: usize, at: usize) -> Option<(usize, Place, u32)> {
    let mut without = plan.stops[from].clone();
    let stop = without.remove(at);
    let travel = plan.days[from].timing(&plan.ground, &without)?.travel;
    let saved = plan.travel[from].checked_sub(travel)?;
    (0..plan.days.len())
        .filter(|to| *to != from)
        .filter_map(|to| Some((to, plan.place(stop, to)?, travel)))
        .filter(|(_, place, _)| place.longer < saved)
        .min_by_key(|(to, place, _)| (place.longer, *to))
}

/// Gives a stop up for one that is worth more and fits in its stead: the exchange that gains most, for each who is left.
fn exchange(plan: &mut Plan<'_>) -> bool {
    let mut better = false;
    for candidate in plan.left.clone() {
        let mut best: Option<(i64, usize, usize, Place)> = None;
        for day in 0..plan.days.len() {
            for at in 0..plan.stops[day].len() {
                let gain = plan.value(candidate) - plan.value(plan.stops[day][at]);
                if gain <= 0 || best.is_some_and(|(most, ..)| gain <= most) {
                    continue;
                }
                let mut without = plan.stops[day].clone();
                without.remove(at);
                let travel = plan.days[day].timing(&plan.ground, &without).map_or(0, |timing| timing.travel);
                if let Some(place) = plan.place_among(candidate, day, &without, travel) {
                    best = Some((gain, day, at, place));
                }
            }
        }
        if let Some((_, day, at, place)) = best {
            let given_up = plan.stops[day].remove(at);
            plan.put(candidate, day, place);
            plan.left.push(given_up);
            plan.left.sort_unstable();
            better = true;
        }
    }
    better
}
