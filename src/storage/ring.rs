//! Which generations of copies are kept: 5 recent ones, the last of each of 7 days and of each of 4 weeks.
//!
//! What came later is told by the count of commits (`seq`), never by the clock: dates only label. A clock that was ahead
//! for a day would else leave copies that every later one is older than. Copies of a database that was here before this
//! one are older than all of its own.
//!
//! Empty or much smaller never overwrites good: an empty carteira is not copied where a full one was, and a copy with more
//! than twice the clients of the newest is never dropped by itself.

use crate::domain::keeping::stamp::DeviceId;
use chrono::{Datelike, NaiveDate};

const RECENT: usize = 5;
const DAYS: usize = 7;
const WEEKS: usize = 4;
/// A copy with more than this many times the clients of the newest stays.
const MUCH_LARGER: u32 = 2;

/// One copy, as its name says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Generation {
    /// Civil day on the device when it was made.
    pub day: NaiveDate,
    /// Milliseconds since 1970.
    pub at: u64,
    /// Of the database: which one, how many commits, how many clients.
    pub device: DeviceId,
    pub seq: u64,
    pub clients: u32,
}

/// What a new copy does to the ring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Keep it, then drop these.
    Keep { drop: Vec<Generation> },
    /// It is the newest copy again.
    Unchanged,
    /// It is empty and the ring is not.
    Empty,
}

pub fn turn(kept: &[Generation], new: &Generation) -> Turn {
    let kept = newest_first(kept.to_vec(), new.device);
    if kept.first().is_some_and(|newest| newest.device == new.device && newest.seq == new.seq) {
        return Turn::Unchanged;
    }
    if new.clients == 0 && kept.iter().any(|generation| generation.clients > 0) {
        return Turn::Empty;
    }
    let all: Vec<&Generation> = std::iter::once(new).chain(&kept).collect();
    let days = last_of_each(&all, DAYS, |generation| (generation.day.year(), generation.day.ordinal()));
    let weeks = last_of_each(&all, WEEKS, |generation| {
        let week = generation.day.iso_week();
        (week.year(), week.week())
    });
    let much_larger = new.clients.saturating_mul(MUCH_LARGER);
    let stays = |place: usize, generation: &Generation| {
        place < RECENT || days.contains(&place) || weeks.contains(&place) || generation.clients > much_larger
    };
    let dropped = all.iter().enumerate().filter(|(place, generation)| !stays(*place, generation));
    Turn::Keep { drop: dropped.map(|(_, generation)| (*generation).clone()).collect() }
}

/// The copies of this database from the last commit to the first, then those of databases before it.
pub fn newest_first(mut generations: Vec<Generation>, device: DeviceId) -> Vec<Generation> {
    generations.sort_by_key(|generation| {
        let own = generation.device == device;
        // Between databases only dates tell.
        let at_elsewhere = if own { 0 } else { generation.at };
        std::cmp::Reverse((own, at_elsewhere, generation.seq, generation.at))
    });
    generations
}

/// Places of the newest of each period, for the newest `count` periods.
fn last_of_each(
    newest_first: &[&Generation],
    count: usize,
    period: impl Fn(&Generation) -> (i32, u32),
) -> Vec<usize> {
    let mut places: Vec<usize> = Vec::new();
    let mut seen = Vec::new();
    for (place, generation) in newest_first.iter().enumerate() {
        let period = period(generation);
        if !seen.contains(&period) && seen.len() < count {
            seen.push(period);
            places.push(place);
        }
    }
    places
}

impl Generation {
    /// Name of its file: `2026-11-21_1763740000000_0123456789abcdef_42_180.carteira.json`.
    pub fn file_name(&self) -> String {
        let Self { day, at, device, seq, clients } = self;
        format!("{day}_{at:013}_{device}_{seq}_{clients}.carteira.json")
    }

    /// `None`: a file that is not of the ring.
    pub fn parse(file_name: &str) -> Option<Self> {
        let mut parts = file_name.strip_suffix(".carteira.json")?.split('_');
        let generation = Self {
            day: parts.next()?.parse().ok()?,
            at: parts.next()?.parse().ok()?,
            device: parts.next()?.parse().ok()?,
            seq: parts.next()?.parse().ok()?,
            clients: parts.next()?.parse().ok()?,
        };
        parts.next().is_none().then_some(generation)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const DAY: u64 = 24 * 60 * 60 * 1000;

    fn copy(hour: u64, clients: u32) -> Generation {
        let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        Generation {
            day: first + chrono::Days::new(hour / 24),
            at: 1_700_000_000_000 + hour * (DAY / 24),
            device: DeviceId(7),
            seq: hour + 1,
            clients,
        }
    }

    fn after(copies: impl IntoIterator<Item = Generation>) -> Vec<Generation> {
        let mut kept: Vec<Generation> = Vec::new();
        for new in copies {
            if let Turn::Keep { drop } = turn(&kept, &new) {
                kept.push(new);
                kept.retain(|generation| !drop.contains(generation));
            }
        }
        kept
    }

    fn hours(kept: &[Generation]) -> Vec<u64> {
        kept.iter().map(|generation| generation.seq - 1).collect()
    }

    #[test]
    fn the_first_copy_is_kept_even_when_empty() {
        assert_eq!(turn(&[], &copy(0, 0)), Turn::Keep { drop: vec![] });
    }

    #[test]
    fn hourly_copies_of_one_day_leave_the_last_five() {
        assert_eq!(hours(&after((0..10).map(|hour| copy(hour, 100)))), [5, 6, 7, 8, 9]);
    }

    #[test]
    fn two_months_of_hourly_copies_leave_recent_days_and_weeks() {
        // 1/1/2026 is a Thursday: day 59 is a Sunday, 1/3/2026.
        let kept = hours(&after((0..60 * 24).map(|hour| copy(hour, 100))));
        let last_of_day = |day: u64| day * 24 + 23;
        let older = [38, 45, 52, 53, 54, 55, 56, 57, 58].map(last_of_day);
        let last = last_of_day(59);
        let expected: Vec<u64> = older.into_iter().chain(last - 4..=last).collect();
        assert_eq!(kept, expected);
        assert!(kept.len() <= RECENT + DAYS + WEEKS);
    }

    #[test]
    fn an_empty_carteira_never_pushes_a_full_one_out() {
        let kept = after((0..8).map(|hour| copy(hour, 100)));
        assert_eq!(turn(&kept, &copy(9, 0)), Turn::Empty);
    }

    #[test]
    fn much_smaller_ones_leave_the_good_ones_where_they_are() {
        let good = after((0..8).map(|hour| copy(hour, 100)));
        let kept = after(good.iter().cloned().chain((10..2000).map(|hour| copy(hour, 49))));
        assert!(good.iter().all(|generation| kept.contains(generation)));
        assert!(kept.len() <= 2 * (RECENT + DAYS + WEEKS));
        let half = after(good.iter().cloned().chain((10..2000).map(|hour| copy(hour, 50))));
        assert!(half.iter().all(|generation| generation.clients == 50));
    }

    #[test]
    fn the_same_moment_twice_is_one_copy() {
        let again = Generation { at: copy(9, 100).at, ..copy(3, 100) };
        assert_eq!(turn(&[copy(2, 100), copy(3, 100)], &again), Turn::Unchanged);
        let other = Generation { device: DeviceId(8), ..again };
        assert!(matches!(turn(&[copy(3, 100)], &other), Turn::Keep { .. }));
    }

    #[test]
    fn a_clock_that_was_ahead_does_not_stop_the_ring() {
        let ahead = |hour: u64| Generation {
            day: NaiveDate::from_ymd_opt(2030, 6, 1).unwrap(),
            at: 1_900_000_000_000 + hour,
            ..copy(hour, 100)
        };
        let kept = after((0..10).map(ahead).chain((10..24 * 60).map(|hour| copy(hour, 100))));
        assert_eq!(hours(&kept).last(), Some(&(24 * 60 - 1)));
        assert!(hours(&kept).iter().all(|hour| *hour >= 10), "{:?}", hours(&kept));
        // While it is ahead, and right after: the last five are there whatever their dates.
        let kept = after((0..10).map(ahead).chain((10..12).map(|hour| copy(hour, 100))));
        assert!([7, 8, 9, 10, 11].iter().all(|hour| hours(&kept).contains(hour)), "{:?}", hours(&kept));
    }

    #[test]
    fn the_clock_of_a_database_before_this_one_does_not_either() {
        let before =
            |hour: u64| Generation { device: DeviceId(8), at: u64::MAX - hour, ..copy(hour + 500, 100) };
        let kept = after((0..10).map(before).chain((0..60 * 24).map(|hour| copy(hour, 100))));
        let newest = newest_first(kept, DeviceId(7));
        assert_eq!(newest[0], copy(60 * 24 - 1, 100));
        assert!(newest[..RECENT].iter().all(|generation| generation.device == DeviceId(7)));
    }

    #[test]
    fn names_say_what_they_hold() {
        let name = "2026-01-01_1700000000000_0000000000000007_1_180.carteira.json";
        assert_eq!(copy(0, 180).file_name(), name);
        assert_eq!(Generation::parse(name), Some(copy(0, 180)));
        for other in ["", "x.carteira.json", &name.replace("_180", ""), &name.replace("_180", "_180_1")] {
            assert_eq!(Generation::parse(other), None, "{other}");
        }
    }

    proptest! {
        #[test]
        fn no_turn_drops_the_newest_or_a_much_larger_one(clients in proptest::collection::vec(0u32..300, 1..80)) {
            let mut kept: Vec<Generation> = Vec::new();
            for (hour, clients) in (0u64..).step_by(7).zip(clients) {
                let new = copy(hour, clients);
                match turn(&kept, &new) {
                    Turn::Keep { drop } => {
                        prop_assert!(!drop.contains(&new));
                        prop_assert!(drop.iter().all(|generation| generation.clients <= clients * MUCH_LARGER));
                        kept.push(new);
                        kept.retain(|generation| !drop.contains(generation));
                        let ordinary = kept.iter().filter(|generation| generation.clients <= clients * MUCH_LARGER);
                        prop_assert!(ordinary.count() <= RECENT + DAYS + WEEKS);
                    }
                    Turn::Empty => prop_assert_eq!(clients, 0),
                    Turn::Unchanged => prop_assert!(false, "every commit is another"),
                }
            }
        }
    }
}
