//! Makes a filled week better without making any day worse: days built anew around a town that is worth more, exact order of
//! each day, stops moved to where they are nearer, gaps filled, and less valuable stops given up for more valuable ones.

use super::propose::{Insertion, Plan};
use crate::domain::calendar::visiting::minute_of;
use crate::domain::plan::road::day_route::{DayWindow, MAX_WINDOWED_STOPS, Shift, TimedStop, plan_day};
use crate::domain::plan::road::tsp::Distances;

const ROUNDS: usize = 3;
/// A town: so far from one client to another.
const NEAR_MINUTES: u32 = 30;
const MOST_TOWNS: usize = 12;
/// Farther than this from where a day is built, nobody is taken in.
const REACH_MINUTES: u32 = 120;
/// So that every stop of the day is made.
const EQUAL_WORTH: i64 = 1;

pub(super) fn improve(plan: &mut Plan<'_>) {
    for _ in 0..ROUNDS {
        let rebuilt = rebuild(plan);
        let ordered = order(plan);
        let relocated = relocate(plan);
        let left = plan.left.len();
        plan.fill();
        let exchanged = exchange(plan);
        if !rebuilt && !ordered && !relocated && !exchanged && plan.left.len() == left {
            return;
        }
    }
}

/// Builds each day anew around another town where that is worth more: several clients there against a lonely one that
/// alone is worth more than any of them.
fn rebuild(plan: &mut Plan<'_>) -> bool {
    let mut better = false;
    for day in 0..plan.days.len() {
        let mut pool = plan.left.clone();
        pool.extend(&plan.stops[day]);
        pool.sort_unstable();
        let mut best = (worth(plan, &plan.stops[day]), None);
        for seed in towns(plan, &pool) {
            let stops = grown(plan, day, seed, &pool);
            let found = worth(plan, &stops);
            if found > best.0 {
                best = (found, Some(stops));
            }
        }
        let Some(stops) = best.1 else { continue };
        let Some(timing) = plan.days[day].timing(&plan.ground, &stops) else { continue };
        pool.retain(|one| !stops.contains(one));
        plan.left = pool;
        plan.travel[day] = timing.travel;
        plan.stops[day] = stops;
        better = true;
    }
    better
}

fn worth(plan: &Plan<'_>, stops: &[usize]) -> i64 {
    stops.iter().map(|stop| plan.value(*stop)).fold(0, i64::saturating_add)
}

/// One candidate of each town: the most valuable neighbourhoods, none inside another.
fn towns(plan: &Plan<'_>, pool: &[usize]) -> Vec<usize> {
    let is_near = |a: usize, b: usize| a == b || plan.ground.ways.minutes(a, b) <= NEAR_MINUTES;
    let around = |one: usize| {
        pool.iter()
            .filter(|other| is_near(one, **other))
            .map(|other| plan.value(*other))
            .fold(0, i64::saturating_add)
    };
    let mut all: Vec<(i64, usize)> = pool.iter().map(|one| (around(*one), *one)).collect();
    all.sort_unstable_by_key(|(worth, one)| (std::cmp::Reverse(*worth), *one));
    let mut towns: Vec<usize> = Vec::new();
    for (_, one) in all {
        if towns.len() < MOST_TOWNS && towns.iter().all(|town| !is_near(*town, one)) {
            towns.push(one);
        }
    }
    towns
}

/// A day that starts with `seed` and takes in who is worth most for its minutes.
fn grown(plan: &Plan<'_>, day: usize, seed: usize, pool: &[usize]) -> Vec<usize> {
    let room = plan.days[day].room;
    let mut stops: Vec<usize> = Vec::new();
    let Some(mut travel) = plan.days[day].timing(&plan.ground, &stops).map(|timing| timing.travel) else {
        return stops;
    };
    let mut reachable: Vec<usize> = pool
        .iter()
        .copied()
        .filter(|one| *one == seed || plan.ground.ways.minutes(seed, *one) <= REACH_MINUTES)
        .collect();
    let mut next = plan.place_among(seed, day, &stops, travel).map(|place| (seed, place));
    while let Some((one, place)) = next.filter(|_| stops.len() < room) {
        stops.insert(place.at, one);
        travel = place.travel;
        reachable.retain(|left| *left != one);
        let found =
            reachable.iter().filter_map(|one| Some((*one, plan.place_among(*one, day, &stops, travel)?)));
        next = found.fold(None, |best: Option<(usize, Insertion)>, (one, place)| {
            let rate = |(one, place): &(usize, Insertion)| {
                let minutes = plan.ground.candidates[*one].minutes + place.longer;
                i128::from(plan.value(*one)) * 1_000_000 / i128::from(minutes.max(1))
            };
            match best {
                Some(best) if rate(&best) >= rate(&(one, place)) => Some(best),
                Some(_) | None => Some((one, place)),
            }
        });
    }
    stops
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

fn nearer(plan: &Plan<'_>, from: usize, at: usize) -> Option<(usize, Insertion, u32)> {
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
        let mut best: Option<(i64, usize, usize, Insertion)> = None;
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
