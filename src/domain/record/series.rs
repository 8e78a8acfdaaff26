//! Série: the occurrences of an appointment that repeats, derived from its rule and the calendar.
//!
//! Every occurrence exists whatever became of the others: nobody has to close one for the next to come. It is known by the
//! day the rule gives it, counted from the anchor, which never moves by itself. On a day that is not worked it is kept on the
//! next one that is; where that is as late as the occurrence after it, that one stands for both. What is known of one
//! occurrence is an appointment with an identity that follows from series and day, so that two devices write the same fact.

use super::dossier::Dossier;
use crate::domain::calendar::business_days::Calendar;
use crate::domain::calendar::period::Period;
use crate::domain::fact::appointment::{Appointment, Occurrence, Repeat};
use crate::domain::value::id::AppointmentId;
use chrono::{Datelike, NaiveDate};
use std::borrow::Cow;

/// A series with the day it ends on.
#[derive(Clone, Copy, Debug)]
pub struct Series<'a> {
    rule: &'a Appointment,
    repeat: Repeat,
    last: NaiveDate,
}

/// An occurrence by its rule alone, whatever is known of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The day by the rule.
    pub on: NaiveDate,
    /// The day it is kept on, as the calendar has it.
    pub kept_on: NaiveDate,
}

impl<'a> Series<'a> {
    pub fn id(self) -> AppointmentId {
        self.rule.id
    }

    /// Slots kept within the period, in order.
    pub fn slots(self, period: Period, calendar: &'a Calendar) -> impl Iterator<Item = Slot> + 'a {
        // One that is put off is kept before the next, so the last by the rule up to the first day is early enough.
        let first = self.repeat.last_up_to(self.rule.date, period.start).unwrap_or(0);
        let end = period.end.min(self.last);
        (first..)
            .map_while(move |nth| self.repeat.time(self.rule.date, nth).map(|on| (nth, on)))
            .take_while(move |(_, on)| *on <= end)
            .filter_map(move |(nth, on)| Some(Slot { on, kept_on: self.kept_on(nth, on, calendar)? }))
            .filter(move |slot| period.contains(slot.kept_on))
    }

    /// The latest slot kept on `day` or before.
    pub fn last_up_to(self, day: NaiveDate, calendar: &Calendar) -> Option<Slot> {
        let nth = self.repeat.last_up_to(self.rule.date, day.min(self.last))?;
        (0..=nth).rev().find_map(|nth| {
            let on = self.repeat.time(self.rule.date, nth)?;
            let kept_on = self.kept_on(nth, on, calendar).filter(|kept_on| *kept_on <= day)?;
            Some(Slot { on, kept_on })
        })
    }

    /// The slot that the rule gives this day.
    pub fn slot(self, on: NaiveDate, calendar: &Calendar) -> Option<Slot> {
        let nth = self.repeat.last_up_to(self.rule.date, on).filter(|_| on <= self.last)?;
        let kept_on =
            if self.repeat.falls_on(self.rule.date, on) { self.kept_on(nth, on, calendar) } else { None };
        kept_on.map(|kept_on| Slot { on, kept_on })
    }

    /// The occurrence as the rule has it.
    pub fn occurrence(self, slot: Slot) -> Appointment {
        Appointment {
            id: occurrence_id(self.rule.id, slot.on),
            date: slot.kept_on,
            repeat: None,
            until: None,
            occurrence: Some(Occurrence { series: self.rule.id, on: slot.on }),
            confirmed: false,
            ..self.rule.clone()
        }
    }

    /// `None`: the next one stands for it.
    fn kept_on(self, nth: u32, on: NaiveDate, calendar: &Calendar) -> Option<NaiveDate> {
        // The first was put where it stands by hand, and a weekday that is never worked was chosen on purpose.
        let by_choice = match self.repeat {
            Repeat::EveryWeeks(_) => calendar.day_off(on).is_none(),
            Repeat::EveryMonths(_) => false,
        };
        if nth == 0 || by_choice || calendar.is_working_day(on) {
            return Some(on);
        }
        let put_off = calendar.on_or_after(on).unwrap_or(on);
        let next = self.repeat.time(self.rule.date, nth + 1).filter(|next| *next <= self.last);
        next.is_none_or(|next| put_off < next).then_some(put_off)
    }

    /// Until the day before another that says the same from then on: two devices may both have made the next one.
    fn gives_way_to(self, other: &Appointment) -> Option<NaiveDate> {
        let Appointment { date, time, channel, repeat, id, .. } = other;
        let same = (*repeat, *time, *channel) == (self.rule.repeat, self.rule.time, self.rule.channel)
            && self.repeat.falls_on(self.rule.date, *date)
            && match self.repeat {
                Repeat::EveryWeeks(_) => true,
                Repeat::EveryMonths(_) => date.day() == self.rule.date.day(),
            };
        (same && (*date, *id) > (self.rule.date, self.rule.id)).then(|| date.pred_opt()).flatten()
    }
}

/// What is planned, with what became of it: appointments of their own and the occurrences of every series.
impl Dossier {
    /// Everything on the days of the period, dropped ones too: by date, time (without a time last), id.
    pub fn planned_in(&self, period: Period, calendar: &Calendar) -> Vec<Cow<'_, Appointment>> {
        let alone = self.appointments().filter(|one| period.contains(one.date) && !one.is_series());
        let mut found: Vec<Cow<'_, Appointment>> = alone.map(Cow::Borrowed).collect();
        for series in self.series() {
            let open = series.slots(period, calendar).filter(|slot| !self.is_known(series, *slot));
            found.extend(open.map(|slot| Cow::Owned(series.occurrence(slot))));
        }
        found.sort_by_key(|one| (one.date, one.time.is_none(), one.time, one.id));
        found
    }

    /// What stands planned from `from` on: all appointments of their own, and of each series the next occurrence.
    pub fn planned_next(&self, from: NaiveDate, calendar: &Calendar) -> Vec<Cow<'_, Appointment>> {
        let stands = |one: &&Appointment| one.date >= from && one.state.is_planned() && !one.is_series();
        let mut found: Vec<Cow<'_, Appointment>> =
            self.appointments().filter(stands).map(Cow::Borrowed).collect();
        for series in self.series() {
            let ahead = Period::new(from, NaiveDate::MAX);
            let next = series.slots(ahead, calendar).find(|slot| !self.is_known(series, *slot));
            found.extend(next.map(|slot| Cow::Owned(series.occurrence(slot))));
        }
        found.sort_by_key(|one| (one.date, one.time.is_none(), one.time, one.id));
        found
    }

    /// The appointment or occurrence of this identity.
    pub fn planned(&self, id: AppointmentId, calendar: &Calendar) -> Option<Cow<'_, Appointment>> {
        if let Some(alone) = self.appointment(id) {
            return (!alone.is_series()).then_some(Cow::Borrowed(alone));
        }
        self.series().find_map(|series| {
            let slot = series.slot(day_of(series.rule.id, id)?, calendar)?;
            Some(Cow::Owned(series.occurrence(slot)))
        })
    }

    /// The series that go on.
    pub fn series(&self) -> impl Iterator<Item = Series<'_>> {
        self.appointments().filter(|one| one.is_series()).filter_map(|rule| {
            let whole = Series { rule, repeat: rule.repeat?, last: rule.until.unwrap_or(NaiveDate::MAX) };
            let others = self.appointments().filter(|one| one.is_series() && one.id != rule.id);
            let ends = others.filter_map(|other| whole.gives_way_to(other)).min();
            Some(Series { last: ends.map_or(whole.last, |end| end.min(whole.last)), ..whole })
        })
    }

    /// The day an occurrence was kept on by its rule, where it is now kept on another.
    pub fn moved_from(&self, one: &Appointment, calendar: &Calendar) -> Option<NaiveDate> {
        let Occurrence { series, on } = one.occurrence?;
        let series = self.series().find(|known| known.rule.id == series)?;
        series.slot(on, calendar).map(|slot| slot.kept_on).filter(|day| *day != one.date)
    }

    /// An appointment of its own says what became of it.
    pub(super) fn is_known(&self, series: Series<'_>, slot: Slot) -> bool {
        let occurrence = Some(Occurrence { series: series.rule.id, on: slot.on });
        self.appointments().any(|one| one.occurrence == occurrence)
    }
}

/// Multiplying by an odd number shuffles the days over all bits, and can be taken back.
const SHUFFLE: u64 = 0x9e37_79b9_7f4a_7c15;
const UNSHUFFLE: u64 = inverse(SHUFFLE);
/// Of a UUID the last 62 bits are free; those before them say its kind.
const FREE_BITS: u64 = (1 << 62) - 1;
/// Keeps the series that begins on a day apart from the occurrence of that day.
const BEGINS: u64 = 0x2545_f491_4f6c_dd1d & FREE_BITS;

/// The identity of an occurrence.
pub(crate) fn occurrence_id(series: AppointmentId, on: NaiveDate) -> AppointmentId {
    with_bits(series, shuffled(on))
}

/// The identity of the series that goes on from an occurrence of another.
pub(crate) fn split_id(series: AppointmentId, from: NaiveDate) -> AppointmentId {
    with_bits(series, shuffled(from) ^ BEGINS)
}

fn shuffled(day: NaiveDate) -> u64 {
    u64::try_from(day.num_days_from_ce()).unwrap_or(0).wrapping_mul(SHUFFLE) & FREE_BITS
}

fn with_bits(series: AppointmentId, bits: u64) -> AppointmentId {
    AppointmentId::from_u128(series.uuid().as_u128() ^ u128::from(bits))
}

/// The day whose occurrence of the series has this identity.
fn day_of(series: AppointmentId, id: AppointmentId) -> Option<NaiveDate> {
    let bits = u64::try_from(series.uuid().as_u128() ^ id.uuid().as_u128()).ok()?;
    let bits = (bits <= FREE_BITS).then_some(bits)?;
    let day = bits.wrapping_mul(UNSHUFFLE) & FREE_BITS;
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(day).ok()?)
}

/// The number that times `odd` is 1, modulo 2⁶⁴, by Newton's method: each step doubles the bits that are right.
const fn inverse(odd: u64) -> u64 {
    let mut inverse = odd;
    let mut right_bits = 3;
    while right_bits < 64 {
        inverse = inverse.wrapping_mul(2u64.wrapping_sub(odd.wrapping_mul(inverse)));
        right_bits *= 2;
    }
    inverse
}

#[cfg(test)]
mod tests;
