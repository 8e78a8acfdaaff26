//! The proposal for a week: whoever is worth most for the minutes it takes goes in first, where it lengthens the ways least;
//! then ways are shortened and gaps filled (see `improve.rs`).

use super::candidate::Candidate;
use super::day::{Fixed, Ground, Hours, Timing, Ways, WorkingDay};
use super::entry::{Entry, EntryStanding, What};
use super::improve::improve;
use super::week::Week;
use crate::domain::calendar::visiting::minute_of;
use crate::domain::place::geo::LatLon;
use crate::domain::plan::road::day_route::Pace;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rules::Rules;
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// What a week is proposed from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Asked {
    /// As [`super::candidates`] gives them: the first are the ones that are tried.
    pub candidates: Vec<Candidate>,
    pub fixed: Vec<Fixed>,
    /// The days that may be filled, in order.
    pub days: Vec<NaiveDate>,
    /// On the first day nothing begins before.
    pub first_day_opens: Option<NaiveTime>,
    pub hours: Hours,
    pub home: Option<LatLon>,
    pub pace: Pace,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Proposal {
    pub days: Vec<ProposedDay>,
    /// The most valuable first.
    pub left_out: Vec<LeftOut>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct ProposedDay {
    pub date: NaiveDate,
    pub stops: Vec<ProposedStop>,
    /// All ways of the day, home included.
    pub travel_minutes: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct ProposedStop {
    /// Index among the candidates.
    pub candidate: usize,
    /// Minutes of the day.
    pub begins: u32,
    pub ends: u32,
    pub way_minutes: u32,
    /// 0 where a place is not known.
    pub way_metres: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct LeftOut {
    pub candidate: usize,
    pub why: WhyOut,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum WhyOut {
    /// Others are worth more for the time there is.
    NoRoom,
    /// Its days and hours meet no day of this week.
    NoHours,
}

/// Candidates that are tried; the others are worth less and are left out.
const MOST_TRIED: usize = 150;
/// Who stands in the week already goes in before all others.
const STAYS: i64 = 1 << 50;

/// What is asked for a week: `candidates` as found, `entries` of the same week. Days before `today` are not filled.
pub(crate) fn asked(
    rules: &Rules,
    week: Week,
    candidates: Vec<Candidate>,
    entries: &[Entry],
    place: impl Fn(Slot) -> Option<LatLon>,
    now: (NaiveDate, Option<NaiveTime>),
) -> Asked {
    let (today, time) = now;
    let days: Vec<NaiveDate> = week.working_days(&rules.calendar).filter(|day| *day >= today).collect();
    let may_move = |entry: &Entry| match entry.what {
        What::Client { slot: _, client: _, appointment } => {
            candidates.iter().any(|one| one.planned.is_some_and(|planned| planned.appointment == appointment))
        }
        What::Own { commitment: _ } => false,
    };
    let stands = |entry: &&Entry| match entry.standing {
        EntryStanding::Planned | EntryStanding::Done => !may_move(entry),
        EntryStanding::Missed | EntryStanding::Moved { .. } => false,
    };
    let fixed = entries.iter().filter(stands).map(|entry| fixed(entry, &place)).collect();
    Asked {
        first_day_opens: time.filter(|_| days.first() == Some(&today)),
        candidates,
        fixed,
        days,
        hours: Hours::of(&rules.visits),
        home: rules.visits.home,
        pace: Pace::of(&rules.visits),
    }
}

fn fixed(entry: &Entry, place: &impl Fn(Slot) -> Option<LatLon>) -> Fixed {
    let (place, is_visit) = match entry.what {
        What::Client { slot, client: _, appointment: _ } => (place(slot), true),
        What::Own { commitment: _ } => (None, false),
    };
    let whole_day = (!is_visit && entry.time.is_none()).then_some((0, 24 * 60));
    let timed = entry.time.map(|time| (minute_of(time), minute_of(time) + u32::from(entry.minutes)));
    Fixed { date: entry.date, time: timed.or(whole_day), place, is_visit }
}

/// Proposes the week. Whoever stands in it and finds no better place keeps day and hour.
pub(crate) fn propose(asked: &Asked) -> Proposal {
    let mut asked = asked.clone();
    let mut kept: Vec<usize> = Vec::new();
    loop {
        let proposal = once(&asked, &kept);
        let lost = proposal.left_out.iter().find(|out| asked.candidates[out.candidate].planned.is_some());
        let Some(lost) = lost.map(|out| out.candidate) else { return proposal };
        kept.push(lost);
        let one = &mut asked.candidates[lost];
        let minutes = one.minutes;
        if let Some(planned) = one.planned.take() {
            let time = planned.time.map(|time| (minute_of(time), minute_of(time) + minutes));
            let place = one.place;
            asked.fixed.push(Fixed { date: planned.date, time, place, is_visit: true });
        }
    }
}

/// `kept`: candidates that stand among the fixed now.
fn once(asked: &Asked, kept: &[usize]) -> Proposal {
    let tried = asked.candidates.len().min(MOST_TRIED.max(asked.days.len() * asked.hours.visits_per_day * 2));
    let mut plan = Plan::new(asked, tried, kept);
    plan.fill();
    improve(&mut plan);
    let mut proposal = plan.proposal();
    let untried = tried..asked.candidates.len();
    proposal.left_out.extend(untried.map(|candidate| LeftOut { candidate, why: WhyOut::NoRoom }));
    proposal
}

/// A week being filled.
#[derive(Debug)]
pub(super) struct Plan<'a> {
    pub ground: Ground<'a>,
    pub days: Vec<WorkingDay>,
    /// Stops of each day, in order.
    pub stops: Vec<Vec<usize>>,
    pub travel: Vec<u32>,
    /// Candidates in no day, the most valuable first.
    pub left: Vec<usize>,
}

/// Where a candidate would go into a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Insertion {
    pub at: usize,
    /// Minutes of way more.
    pub longer: u32,
    /// Travel of the day with it.
    pub travel: u32,
}

impl<'a> Plan<'a> {
    fn new(asked: &'a Asked, tried: usize, kept: &[usize]) -> Self {
        let Asked { candidates, fixed, days, first_day_opens, hours, home, pace } = asked;
        let candidates = &candidates[..tried];
        let places: Vec<Option<LatLon>> = candidates
            .iter()
            .map(|one| one.place)
            .chain(fixed.iter().map(|one| one.place))
            .chain([*home])
            .collect();
        let ways = Ways::new(&places, |a, b| pace.metres(a, b), |metres| pace.seconds(metres).div_ceil(60));
        let ground = Ground { candidates, fixed, ways, has_home: home.is_some() };
        let opens = |at: usize| match first_day_opens {
            Some(time) if at == 0 => hours.starts.max(minute_of(*time)),
            Some(_) | None => hours.starts,
        };
        let days: Vec<WorkingDay> =
            days.iter().enumerate().map(|(at, date)| working_day(*date, opens(at), hours, fixed)).collect();
        let mut plan = Plan {
            stops: vec![Vec::new(); days.len()],
            travel: vec![0; days.len()],
            left: (0..candidates.len()).filter(|one| !kept.contains(one)).collect(),
            days,
            ground,
        };
        for day in 0..plan.days.len() {
            plan.travel[day] = plan.days[day].timing(&plan.ground, &[]).map_or(0, |timing| timing.travel);
        }
        plan
    }

    pub(super) fn value(&self, candidate: usize) -> i64 {
        let one = &self.ground.candidates[candidate];
        one.value.max(1).saturating_add(if one.planned.is_some() { STAYS } else { 0 })
    }

    /// The place in the day where the candidate lengthens the ways least, if there is one.
    pub(super) fn place(&self, candidate: usize, day: usize) -> Option<Insertion> {
        if self.stops[day].len() >= self.days[day].room {
            return None;
        }
        self.place_among(candidate, day, &self.stops[day], self.travel[day])
    }

    pub(super) fn place_among(
        &self,
        candidate: usize,
        day: usize,
        stops: &[usize],
        travel: u32,
    ) -> Option<Insertion> {
        let mut order = stops.to_vec();
        let mut best: Option<Insertion> = None;
        for at in 0..=stops.len() {
            order.insert(at, candidate);
            if let Some(timing) = self.days[day].timing(&self.ground, &order) {
                let place =
                    Insertion { at, longer: timing.travel.saturating_sub(travel), travel: timing.travel };
                if best.is_none_or(|best| place.travel < best.travel) {
                    best = Some(place);
                }
            }
            order.remove(at);
        }
        best
    }

    pub(super) fn put(&mut self, candidate: usize, day: usize, place: Insertion) {
        self.stops[day].insert(place.at, candidate);
        self.travel[day] = place.travel;
        self.left.retain(|one| *one != candidate);
    }

    /// Puts in who is left, the most value a minute first, until nobody fits. Ties: the earlier day, the earlier candidate.
    pub(super) fn fill(&mut self) {
        let mut places: Vec<Vec<Option<Insertion>>> = self
            .left
            .iter()
            .map(|one| (0..self.days.len()).map(|day| self.place(*one, day)).collect())
            .collect();
        loop {
            let mut best: Option<(i128, usize, usize, Insertion)> = None;
            for (at, of_days) in places.iter().enumerate() {
                let candidate = self.left[at];
                for (day, place) in of_days.iter().enumerate() {
                    let Some(place) = place else { continue };
                    let minutes = self.ground.candidates[candidate].minutes + place.longer;
                    let worth = i128::from(self.value(candidate)) * 1_000_000 / i128::from(minutes.max(1));
                    if best.is_none_or(|(most, ..)| worth > most) {
                        best = Some((worth, at, day, *place));
                    }
                }
            }
            let Some((_, at, day, place)) = best else { return };
            self.put(self.left[at], day, place);
            places.remove(at);
            for (at, of_days) in places.iter_mut().enumerate() {
                of_days[day] = self.place(self.left[at], day);
            }
        }
    }

    fn proposal(&self) -> Proposal {
        let days = self.days.iter().zip(&self.stops).map(|(day, stops)| {
            let timing = day.timing(&self.ground, stops);
            ProposedDay {
                date: day.date,
                travel_minutes: timing.as_ref().map_or(0, |timing| timing.travel),
                stops: timing.map(|timing| self.stops_of(stops, &timing)).unwrap_or_default(),
            }
        });
        let mut left = self.left.clone();
        left.sort_unstable();
        let left_out = left.iter().map(|one| LeftOut { candidate: *one, why: self.why_out(*one) });
        Proposal { days: days.collect(), left_out: left_out.collect() }
    }

    fn stops_of(&self, stops: &[usize], timing: &Timing) -> Vec<ProposedStop> {
        let stop = |(at, candidate): (usize, &usize)| ProposedStop {
            candidate: *candidate,
            begins: timing.begins[at],
            ends: timing.begins[at] + self.ground.candidates[*candidate].minutes,
            way_minutes: timing.ways[at],
            way_metres: timing.metres[at],
        };
        stops.iter().enumerate().map(stop).collect()
    }

    fn why_out(&self, candidate: usize) -> WhyOut {
        let fits = |day: &WorkingDay| {
            let empty = WorkingDay { fixed: Vec::new(), ..day.clone() };
            empty.timing(&self.ground, &[candidate]).is_some()
        };
        if self.days.iter().any(fits) { WhyOut::NoRoom } else { WhyOut::NoHours }
    }
}

fn working_day(date: NaiveDate, opens: u32, hours: &Hours, fixed: &[Fixed]) -> WorkingDay {
    let of_the_day = || fixed.iter().enumerate().filter(|(_, one)| one.date == date);
    let visits = of_the_day().filter(|(_, one)| one.is_visit).count();
    let mut timed: Vec<usize> =
        of_the_day().filter(|(_, one)| one.time.is_some()).map(|(at, _)| at).collect();
    timed.sort_by_key(|at| (fixed[*at].time, *at));
    WorkingDay {
        date,
        opens,
        closes: hours.ends,
        lunch: hours.lunch,
        room: hours.visits_per_day.saturating_sub(visits),
        fixed: timed,
    }
}
