//! When something begins that a hand puts between the entries of a day.

use super::day::Hours;
use super::entry::Entry;
use crate::domain::calendar::visiting::{minute_of, time_of};
use chrono::NaiveTime;

/// Left between two entries that were put one after the other by hand.
const BETWEEN_MINUTES: u32 = 10;

/// When an entry of `minutes` begins that is dropped before the `at`-th of `day` (the entries of the day without it, as
/// [`super::entries`] sorts them): after what stands before it, else in time for what stands behind it. On a free day it
/// keeps its hour `was`, else the day starts with it.
pub(crate) fn dropped_at(
    day: &[Entry],
    at: usize,
    minutes: u16,
    was: Option<NaiveTime>,
    hours: &Hours,
) -> NaiveTime {
    let (before, behind) = day.split_at(at.min(day.len()));
    let minutes = u32::from(minutes);
    let last = before.iter().rev().find_map(|entry| Some(minute_of(entry.time?) + u32::from(entry.minutes)));
    let next = behind.iter().find_map(|entry| entry.time.map(minute_of));
    let begins = match (last, next, was.map(minute_of)) {
        (Some(last), _, _) => outside_lunch(last + BETWEEN_MINUTES, minutes, hours),
        (None, Some(next), Some(was)) if was + minutes <= next => was,
        (None, Some(next), _) => next.saturating_sub(minutes + BETWEEN_MINUTES),
        (None, None, Some(was)) => was,
        (None, None, None) => hours.starts,
    };
    time_of(begins.div_ceil(5) * 5)
}

fn outside_lunch(begins: u32, minutes: u32, hours: &Hours) -> u32 {
    match hours.lunch {
        Some((from, until)) if begins < until && begins + minutes > from => until,
        Some(_) | None => begins,
    }
}
