//! How appointments are moved with their history, and how one of a series is changed: it alone, it and the next ones, or
//! all that are still to come. That a contact settles them is decided in `recording.rs`.

use crate::domain::calendar::period::{days_between, step_days};
use crate::domain::fact::appointment::{Appointment, AppointmentState, Occurrence, Repeat};
use crate::domain::keeping::stamp::Stamp;
use crate::domain::record::dossier::Dossier;
use crate::domain::record::series::{occurrence_id, split_id};
use crate::domain::value::id::AppointmentId;
use chrono::{NaiveDate, NaiveTime};

/// Which of a series a change is meant for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Which {
    Only,
    Onwards,
    /// All that are not over: what was stays what it was.
    All,
}

impl Which {
    pub(crate) const ALL: [Which; 3] = [Self::Only, Self::Onwards, Self::All];
}

/// What is done to one of a series.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Edit {
    Drop,
    /// It shall be like this; its `repeat` is that of the series.
    Become(Appointment),
}

impl Edit {
    /// The client says of one visit that it will be there. `repeat`: of the series that `one` is of.
    pub(crate) fn only_confirms(&self, one: &Appointment, repeat: Option<Repeat>) -> bool {
        match self {
            Edit::Become(new) => *new == Appointment { repeat, confirmed: new.confirmed, ..one.clone() },
            Edit::Drop => false,
        }
    }

    /// Which of a series it may be meant for: another rhythm is never meant for one alone.
    pub(crate) fn may_mean(&self, repeat: Option<Repeat>) -> Vec<Which> {
        let is_rhythm = match self {
            Edit::Become(new) => new.repeat != repeat,
            Edit::Drop => false,
        };
        Which::ALL.into_iter().filter(|which| !is_rhythm || *which != Which::Only).collect()
    }
}

/// The appointment as history, and the one that stands in its place. A new hour of the same day is an edit, not history.
pub(crate) fn moved(
    old: &Appointment,
    to: NaiveDate,
    time: Option<NaiveTime>,
    fresh: AppointmentId,
) -> Vec<Appointment> {
    let confirmed = old.confirmed && (to, time) == (old.date, old.time);
    if to == old.date {
        return vec![Appointment { time, confirmed, ..old.clone() }];
    }
    let stands = Appointment {
        id: fresh,
        recorded: Stamp::default(),
        date: to,
        time,
        state: AppointmentState::Planned,
        moved_to: None,
        confirmed,
        ..old.clone()
    };
    let history =
        Appointment { state: AppointmentState::Moved, moved_to: Some(to), repeat: None, ..old.clone() };
    vec![history, stands]
}

/// What repeats from now on although it is over already: its series begins with the next time.
pub(crate) fn comes_again(one: Appointment) -> Vec<Appointment> {
    let next = one.repeat.filter(|_| !one.state.is_planned()).and_then(|repeat| repeat.time(one.date, 1));
    let Some(next) = next else { return vec![one] };
    let series = Appointment {
        id: split_id(one.id, next),
        date: next,
        state: AppointmentState::Planned,
        moved_to: None,
        confirmed: false,
        ..one.clone()
    };
    vec![Appointment { repeat: None, ..one }, series]
}

/// The occurrence on another day or hour, as one of its series.
pub(crate) fn becomes_moved(one: &Appointment, to: NaiveDate, time: Option<NaiveTime>) -> Appointment {
    let same = (to, time) == (one.date, one.time);
    let state = if to == one.date { one.state } else { AppointmentState::Planned };
    Appointment { date: to, time, state, confirmed: one.confirmed && same, ..one.clone() }
}

/// What is to be put so that `one`, of a series, is changed as `which` says. Without its series it is changed alone.
pub(crate) fn changed(
    dossier: &Dossier,
    one: &Appointment,
    edit: &Edit,
    which: Which,
    today: NaiveDate,
) -> Vec<Appointment> {
    let series = one.occurrence.and_then(|known| {
        let rule = dossier.appointment(known.series).filter(|rule| rule.is_series())?;
        Some((rule, known.on))
    });
    let shift = shift(one, edit);
    let from = match (which, series) {
        (Which::Only, _) | (Which::Onwards | Which::All, None) => return vec![alone(one, edit)],
        (Which::Onwards, Some((_, on))) => on,
        (Which::All, Some((rule, on))) => first_to_come(rule, on, edit, shift, today),
    };
    let Some((rule, on)) = series else { return Vec::new() };
    let cut = Cut { dossier, rule, one, from, shift };
    let mut put = match edit {
        Edit::Drop => cut.dropped(),
        Edit::Become(new) => cut.becomes(new),
    };
    if on < from {
        // It is over, and was meant too.
        put.push(alone(one, edit));
    }
    put
}

fn alone(one: &Appointment, edit: &Edit) -> Appointment {
    match edit {
        Edit::Drop => Appointment { state: AppointmentState::Dropped, ..one.clone() },
        Edit::Become(new) => {
            Appointment { id: one.id, occurrence: one.occurrence, repeat: None, until: None, ..new.clone() }
        }
    }
}

/// By how many days the rule moves: not at all where the day was left as it stood.
fn shift(one: &Appointment, edit: &Edit) -> i64 {
    match (edit, one.occurrence) {
        (Edit::Become(new), Some(known)) if new.date != one.date => days_between(known.on, new.date),
        (Edit::Become(_) | Edit::Drop, _) => 0,
    }
}

/// The first of the series that is not over, and would not be over by being moved. A change of the days begins with `on`
/// at the latest.
fn first_to_come(rule: &Appointment, on: NaiveDate, edit: &Edit, shift: i64, today: NaiveDate) -> NaiveDate {
    let Some(repeat) = rule.repeat else { return on };
    let begins = repeat.last_up_to(rule.date, today).unwrap_or(0);
    let last = rule.until.unwrap_or(NaiveDate::MAX);
    let first = (begins..)
        .map_while(|nth| repeat.time(rule.date, nth).filter(|day| *day <= last))
        .find(|day| *day >= today && step_days(*day, shift) >= today)
        .unwrap_or(on);
    match edit {
        Edit::Become(new) if shift != 0 || new.repeat.is_none() => first.min(on),
        Edit::Become(_) | Edit::Drop => first,
    }
}

/// A series that is another from one of its days on.
struct Cut<'a> {
    dossier: &'a Dossier,
    rule: &'a Appointment,
    one: &'a Appointment,
    from: NaiveDate,
    shift: i64,
}

impl Cut<'_> {
    /// Nothing before the cut: the rule itself is changed.
    fn is_whole(&self) -> bool {
        self.from <= self.rule.date
    }

    fn ended(&self) -> Appointment {
        if self.is_whole() {
            dropped(self.rule)
        } else {
            Appointment { until: self.from.pred_opt(), ..self.rule.clone() }
        }
    }

    fn dropped(&self) -> Vec<Appointment> {
        let later = self.later().filter(|later| later.id == self.one.id || later.state.is_planned());
        [self.ended()].into_iter().chain(later.map(dropped)).collect()
    }

    fn becomes(&self, new: &Appointment) -> Vec<Appointment> {
        let goes_on = Appointment {
            id: if self.is_whole() { self.rule.id } else { split_id(self.rule.id, self.from) },
            recorded: Stamp::default(),
            date: if new.repeat.is_some() { step_days(self.from, self.shift) } else { new.date },
            state: AppointmentState::Planned,
            moved_to: None,
            until: self.rule.until.filter(|_| new.repeat.is_some()),
            occurrence: None,
            confirmed: false,
            ..new.clone()
        };
        let ended = (!self.is_whole()).then(|| self.ended());
        let later = self.later().flat_map(|later| self.goes_along(later, new, goes_on.id));
        ended.into_iter().chain(later).chain([goes_on.clone()]).collect()
    }

    /// What becomes of what is known of one occurrence, when its series goes on as `series`.
    fn goes_along(&self, known: &Appointment, new: &Appointment, series: AppointmentId) -> Vec<Appointment> {
        let Some(Occurrence { series: _, on }) = known.occurrence else { return Vec::new() };
        let to = Occurrence { series, on: step_days(on, self.shift) };
        let there = |one: &Appointment| Appointment {
            id: occurrence_id(to.series, to.on),
            occurrence: Some(to),
            repeat: None,
            until: None,
            ..one.clone()
        };
        let is_itself = known.id == self.one.id;
        let same_rule = new.repeat.is_some() && new.repeat == self.rule.repeat;
        let has_same_day = same_rule || new.repeat.is_some() && on == self.from;
        let goes = match (is_itself, known.state.is_planned()) {
            // Left on the day it was moved to by itself.
            (true, _) => (self.shift == 0 && has_same_day).then(|| there(new)),
            (false, true) => (self.shift == 0 && same_rule).then(|| there(known)),
            // Made, missed or dropped, it does not come again.
            (false, false) => same_rule.then(|| dropped(&there(known))),
        };
        if goes.as_ref().is_some_and(|goes| goes.id == known.id) {
            return goes.filter(|_| is_itself).into_iter().collect();
        }
        let stays_behind = (is_itself || known.state.is_planned()).then(|| dropped(known));
        goes.into_iter().chain(stays_behind).collect()
    }

    /// What is known of single occurrences from there on.
    fn later(&self) -> impl Iterator<Item = &Appointment> {
        self.dossier.appointments().filter(|one| {
            one.occurrence.is_some_and(|known| known.series == self.rule.id && known.on >= self.from)
        })
    }
}

fn dropped(one: &Appointment) -> Appointment {
    Appointment { state: AppointmentState::Dropped, ..one.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::interaction::Channel;

    #[test]
    fn another_rhythm_is_never_meant_for_one_alone_and_confirming_asks_nothing() {
        let weekly = Some(Repeat::EveryWeeks(1));
        let day = NaiveDate::from_ymd_opt(2026, 11, 18).unwrap();
        let one = Appointment::new(AppointmentId::from_u128(1), Stamp::default(), day, Channel::Visit);
        let same = Appointment { repeat: weekly, ..one.clone() };
        let confirmed = Edit::Become(Appointment { confirmed: true, ..same.clone() });
        let rhythm = Edit::Become(Appointment { repeat: Some(Repeat::EveryWeeks(2)), ..one.clone() });
        let noted = Edit::Become(Appointment { note: Some("amostra".to_owned()), ..same });
        assert!(confirmed.only_confirms(&one, weekly));
        for other in [&rhythm, &noted, &Edit::Drop] {
            assert!(!other.only_confirms(&one, weekly));
        }
        assert_eq!(rhythm.may_mean(weekly), [Which::Onwards, Which::All]);
        for any in [&confirmed, &noted, &Edit::Drop] {
            assert_eq!(any.may_mean(weekly), Which::ALL);
        }
    }
}
