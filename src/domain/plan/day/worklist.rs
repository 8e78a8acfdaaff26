//! Whom to contact today and why, in the order of what is lost by waiting.

use crate::domain::calendar::business_days::Calendar;
use crate::domain::calendar::day::Day;
use crate::domain::indicator::status::Status;
use crate::domain::portfolio::eligibility::Exclusion;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rhythm::cadence::ContactState;
use chrono::{NaiveDate, NaiveTime};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A client to contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Item {
    pub slot: Slot,
    pub state: ContactState,
    /// Working day on which the next contact falls due; `None`: never contacted, so now.
    pub due: Option<NaiveDate>,
    /// When a shelf there is expected to run empty, by its counts.
    pub stockout: Option<NaiveDate>,
    /// Stands in today's agenda.
    pub appointment: Option<Appointed>,
    /// The day before today for which something was agreed that nobody did.
    pub promised: Option<NaiveDate>,
    /// Centavos a month at stake: the mean of the last twelve months.
    pub monthly_centavos: i64,
    weight: i64,
}

/// An appointment of the day that was not kept yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Appointed {
    pub slot: Slot,
    /// `None`: some time today.
    pub time: Option<NaiveTime>,
    /// The client said that it will be there.
    pub confirmed: bool,
}

/// What was agreed with a client for a day before today and not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Promised {
    pub slot: Slot,
    pub on: NaiveDate,
}

/// What is agreed: for today, in the order of the day, and what was not kept before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Agreed {
    pub today: Vec<Appointed>,
    pub unkept: Vec<Promised>,
}

/// The day's work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Worklist {
    /// Whoever has an appointment, nobody of whom stands in another list: first what was promised for the days before and
    /// not done, the latest first; then today's by the hour; then what was promised longer ago.
    pub appointed: Vec<Item>,
    pub forgotten: Vec<Item>,
    pub overdue: Vec<Item>,
    pub due: Vec<Item>,
    pub never: Vec<Item>,
    /// Falling due within the next seven days and not in the lists above, by date.
    pub next_days: Vec<Item>,
}

/// The lists of the day, in the order shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    Appointed,
    Forgotten,
    Overdue,
    Due,
    Never,
    NextDays,
}

impl Work {
    pub const ALL: [Work; 6] =
        [Self::Appointed, Self::Forgotten, Self::Overdue, Self::Due, Self::Never, Self::NextDays];
}

impl Worklist {
    pub(crate) fn items(&self, work: Work) -> &[Item] {
        match work {
            Work::Appointed => &self.appointed,
            Work::Forgotten => &self.forgotten,
            Work::Overdue => &self.overdue,
            Work::Due => &self.due,
            Work::Never => &self.never,
            Work::NextDays => &self.next_days,
        }
    }
}

/// How many days ahead are shown.
const AHEAD_DAYS: i64 = 7;

/// A promise of the last days comes before the work of today; an older one no longer takes its place.
const FRESH_DAYS: i64 = 7;

/// Sorts every client that is worth a contact. `statuses` by slot, as of `today`; `rank` breaks ties by name.
pub(crate) fn worklist(
    statuses: &[Option<Status>],
    calendar: &Calendar,
    today: NaiveDate,
    rank: impl Fn(Slot) -> u32,
    stockout: impl Fn(Slot) -> Option<NaiveDate>,
    agreed: &Agreed,
) -> Worklist {
    let status = |slot: Slot| statuses.get(slot.at()).and_then(Option::as_ref);
    let with = |slot: Slot| Some(item(slot, status(slot)?, calendar, stockout(slot)));
    let mut list = Worklist { appointed: appointed(agreed, &rank, with, today), ..Worklist::default() };
    let is_appointed: BTreeSet<Slot> = list.appointed.iter().map(|item| item.slot).collect();
    for (slot, status) in Slot::each(statuses) {
        let Some(status) = status.as_ref().filter(|_| !is_appointed.contains(&slot)) else { continue };
        let Some((work, item)) = listed(slot, status, calendar, stockout(slot), today) else { continue };
        match work {
            Work::Appointed => list.appointed.push(item),
            Work::Forgotten => list.forgotten.push(item),
            Work::Overdue => list.overdue.push(item),
            Work::Due => list.due.push(item),
            Work::Never => list.never.push(item),
            Work::NextDays => list.next_days.push(item),
        }
    }
    for items in [&mut list.forgotten, &mut list.overdue, &mut list.due, &mut list.never, &mut list.next_days]
    {
        items.sort_by_key(|item| item.key(rank(item.slot)));
    }
    list
}

/// Everybody with whom something is agreed, as it stands in [`Worklist::appointed`]; `with` gives who has a status.
pub(crate) fn appointed(
    agreed: &Agreed,
    rank: impl Fn(Slot) -> u32,
    with: impl Fn(Slot) -> Option<Item>,
    today: NaiveDate,
) -> Vec<Item> {
    let mut unkept = agreed.unkept.clone();
    unkept.sort_by_key(|one| (Reverse(one.on), rank(one.slot)));
    let fresh = unkept.partition_point(|one| (today - one.on).num_days() <= FRESH_DAYS);
    let (fresh, old) = unkept.split_at(fresh);
    let slots = fresh.iter().map(|one| one.slot);
    let slots = slots.chain(agreed.today.iter().map(|one| one.slot)).chain(old.iter().map(|one| one.slot));
    // The first of several is shown.
    let hours: BTreeMap<Slot, Appointed> = agreed.today.iter().rev().map(|one| (one.slot, *one)).collect();
    let promises: BTreeMap<Slot, NaiveDate> = unkept.iter().rev().map(|one| (one.slot, one.on)).collect();
    let mut met = BTreeSet::new();
    let agreed = |slot: Slot| {
        let (appointment, promised) = (hours.get(&slot).copied(), promises.get(&slot).copied());
        Some(Item { appointment, promised, ..with(slot)? })
    };
    slots.filter(|slot| met.insert(*slot)).filter_map(agreed).collect()
}

/// The list that a client belongs to with whom nothing is agreed, and how it stands there.
pub(crate) fn listed(
    slot: Slot,
    status: &Status,
    calendar: &Calendar,
    stockout: Option<NaiveDate>,
    today: NaiveDate,
) -> Option<(Work, Item)> {
    if !is_worth_a_contact(status) {
        return None;
    }
    let item = item(slot, status, calendar, stockout);
    Some(match status.state {
        ContactState::Forgotten => (Work::Forgotten, item),
        ContactState::Overdue => (Work::Overdue, item),
        ContactState::Due => (Work::Due, item),
        ContactState::Never => (Work::Never, item),
        ContactState::OnTrack => {
            // An empty shelf does not wait for the interval.
            let due = item.due.into_iter().chain(item.stockout).min();
            due.filter(|due| (*due - today).num_days() <= AHEAD_DAYS)?;
            (Work::NextDays, Item { due, ..item })
        }
    })
}

impl Item {
    /// What a list but the first is ordered by: what is lost by waiting, or the day on which it falls due.
    pub fn key(&self, rank: u32) -> (Option<NaiveDate>, Reverse<i64>, u32) {
        match self.state {
            ContactState::OnTrack => (self.due, Reverse(0), rank),
            ContactState::Forgotten | ContactState::Overdue | ContactState::Due | ContactState::Never => {
                (None, Reverse(self.weight), rank)
            }
        }
    }
}

/// When the next contact falls due, on a working day.
pub(crate) fn next_due(last_contact: Day, cadence_days: u16, calendar: &Calendar) -> Option<NaiveDate> {
    let due = last_contact.saturating_add(i32::from(cadence_days)).date()?;
    calendar.on_or_after(due)
}

/// Whether anybody should contact this client at all.
pub(crate) fn is_worth_a_contact(status: &Status) -> bool {
    match status.excluded {
        None | Some(Exclusion::Prospect) => true,
        Some(
            Exclusion::Blocked
            | Exclusion::Former
            | Exclusion::Silent
            | Exclusion::NotEntered
            | Exclusion::Left,
        ) => false,
    }
}

/// One client to contact, with whom nothing is agreed.
pub(crate) fn item(slot: Slot, status: &Status, calendar: &Calendar, stockout: Option<NaiveDate>) -> Item {
    let days = i64::from(status.days_since_interaction.unwrap_or(i32::from(status.cadence_days) * 2));
    // What a day of waiting costs, times the days waited in intervals; one real a month where nothing was bought yet.
    let daily = status.revenue_12m.max(1_200);
    let weight = daily.saturating_mul(days * 100 / i64::from(status.cadence_days.max(1)));
    Item {
        slot,
        state: status.state,
        stockout,
        appointment: None,
        promised: None,
        due: status.last_contact.and_then(|last| next_due(last, status.cadence_days, calendar)),
        monthly_centavos: status.revenue_12m / 12,
        weight,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::day::Day;
    use crate::domain::rhythm::lifecycle::Lifecycle;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 18).unwrap()
    }

    fn status(state: ContactState, days: Option<i32>, cadence_days: u16, revenue_12m: i64) -> Option<Status> {
        Some(Status {
            lifecycle: Lifecycle::Active,
            abc: None,
            state,
            cadence_days,
            last_contact: days.map(|days| Day::of(today()) - days),
            last_order: None,
            days_since_interaction: days,
            days_since_order: None,
            revenue_12m,
            excluded: None,
        })
    }

    fn slots(items: &[Item]) -> Vec<Slot> {
        items.iter().map(|item| item.slot).collect()
    }

    #[test]
    fn the_dearest_and_latest_comes_first_and_ties_go_by_name() {
        let statuses = [
            status(ContactState::Overdue, Some(31), 30, 100_000),
            status(ContactState::Overdue, Some(44), 30, 100_000),
            status(ContactState::Overdue, Some(31), 30, 900_000),
            status(ContactState::Overdue, Some(31), 30, 100_000),
        ];
        let by_rank = |slot| [3, 0, 0, 1][slot];
        let list = worklist(&statuses, &Calendar::default(), today(), by_rank, |_| None, &Agreed::default());
        assert_eq!(slots(&list.overdue), [2, 1, 3, 0]);
    }

    #[test]
    fn whoever_is_out_of_the_denominator_is_left_in_peace_but_a_prospect_is_not() {
        let out = |reason| {
            status(ContactState::Forgotten, Some(90), 30, 0)
                .map(|status| Status { excluded: Some(reason), ..status })
        };
        let statuses = [
            out(Exclusion::Blocked),
            out(Exclusion::Former),
            out(Exclusion::Prospect),
            out(Exclusion::Silent),
            None,
        ];
        let list = worklist(&statuses, &Calendar::default(), today(), |_| 0, |_| None, &Agreed::default());
        assert_eq!(slots(&list.forgotten), [2]);
    }

    #[test]
    fn the_next_seven_days_hold_what_falls_due_on_a_working_day() {
        // Due on Friday the 20th, a national holiday: moved to Monday the 23rd. The other is due in eight days.
        let statuses = [
            status(ContactState::OnTrack, Some(13), 15, 0),
            status(ContactState::OnTrack, Some(7), 15, 0),
            status(ContactState::Never, None, 15, 0),
        ];
        let list = worklist(&statuses, &Calendar::default(), today(), |_| 0, |_| None, &Agreed::default());
        assert_eq!(slots(&list.next_days), [0]);
        assert_eq!(list.next_days[0].due, NaiveDate::from_ymd_opt(2026, 11, 23));
        assert_eq!(slots(&list.never), [2]);
    }

    #[test]
    fn a_ruptura_within_seven_days_brings_a_client_in_that_is_on_track() {
        let statuses =
            [status(ContactState::OnTrack, Some(1), 30, 0), status(ContactState::OnTrack, Some(1), 30, 0)];
        let ends = |slot: Slot| today().checked_add_days(chrono::Days::new([7, 8][slot]));
        let list = worklist(&statuses, &Calendar::default(), today(), |_| 0, ends, &Agreed::default());
        assert_eq!(slots(&list.next_days), [0]);
        assert_eq!(
            (list.next_days[0].due, list.next_days[0].stockout),
            (ends(Slot::new(0)), ends(Slot::new(0)))
        );
    }

    #[test]
    fn todays_appointments_stand_first_by_hour_and_nowhere_else() {
        let statuses = [
            status(ContactState::Overdue, Some(31), 30, 100),
            status(ContactState::OnTrack, Some(1), 30, 100),
            status(ContactState::Overdue, Some(31), 30, 100),
        ];
        let appointed = [(1, 9), (0, 10), (0, 15)].map(|(slot, hour)| Appointed {
            slot: Slot::new(slot),
            time: NaiveTime::from_hms_opt(hour, 0, 0),
            confirmed: false,
        });
        let agreed = Agreed { today: appointed.to_vec(), unkept: vec![] };
        let list = worklist(&statuses, &Calendar::default(), today(), |_| 0, |_| None, &agreed);
        assert_eq!(slots(&list.appointed), [1, 0]);
        assert_eq!(slots(&list.overdue), [2]);
        assert_eq!(list.appointed[1].appointment, Some(appointed[1]));
    }

    #[test]
    fn what_was_promised_and_not_done_opens_the_list_and_stands_once() {
        let calm = status(ContactState::OnTrack, Some(1), 30, 100);
        let statuses = [calm, calm, calm, calm, calm];
        let on = |days: i64| crate::domain::calendar::period::step_days(today(), -days);
        let unkept = [(0, 40), (1, 7), (2, 1), (3, 8)]
            .map(|(slot, days)| Promised { slot: Slot::new(slot), on: on(days) });
        let today_at = |slot| Appointed { slot, time: None, confirmed: true };
        let agreed =
            Agreed { today: vec![today_at(Slot::new(4)), today_at(Slot::new(2))], unkept: unkept.to_vec() };
        let list = worklist(&statuses, &Calendar::default(), today(), |_| 0, |_| None, &agreed);
        assert_eq!(slots(&list.appointed), [2, 1, 4, 3, 0]);
        assert_eq!(
            (list.appointed[0].promised, list.appointed[0].appointment),
            (Some(on(1)), Some(today_at(Slot::new(2))))
        );
        assert_eq!(list.appointed[2].promised, None);
        assert_eq!(slots(&list.next_days), [] as [usize; 0]);
    }
}
