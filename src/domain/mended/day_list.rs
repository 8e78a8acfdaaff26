//! *Hoje*'s lists, in which an act moves one client. The rule is [`crate::domain::plan::day::worklist`]'s.

use super::name_index::NameIndex;
use crate::domain::calendar::period::{Period, step_days};
use crate::domain::indicator::coverage::held_by::HeldBy;
use crate::domain::indicator::status::Status;
use crate::domain::indicator::status::shelf::next_stockout;
use crate::domain::plan::agenda::{Entry, EntryStanding, order_of_entries, planned_with};
use crate::domain::plan::day::worklist::{
    Agreed, Appointed, Item, Promised, Work, appointed, item, listed, worklist,
};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::portfolio::touched::Mark;
use crate::domain::record::promise::unkept;
use crate::domain::value::id::SalespersonId;
use chrono::NaiveDate;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What the lists are made of. `statuses` are of the day; `whole` counts how often they were all worked out.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    pub portfolio: &'a Portfolio,
    pub on: NaiveDate,
    pub statuses: &'a [Option<Status>],
    pub whole: u64,
    pub names: &'a NameIndex,
    /// By slot, who holds the client on the day.
    pub holders: &'a [Option<SalespersonId>],
    /// Whose clients are listed.
    pub held_by: &'a HeldBy,
}

#[derive(Debug, Default)]
pub struct DayList {
    known: Option<(NaiveDate, u64, HeldBy, Mark)>,
    /// Slots with something agreed that was not done.
    agreed: BTreeMap<Slot, With>,
    /// Slots where a shelf runs empty soon.
    stockouts: BTreeMap<Slot, NaiveDate>,
    appointed: Vec<Item>,
    /// Slots of each other list, in its order.
    lists: [Vec<Slot>; 5],
    /// By slot, which of `lists` it is in.
    places: Vec<Option<u8>>,
}

#[derive(Debug)]
struct With {
    today: Vec<Entry>,
    unkept: Option<NaiveDate>,
}

impl DayList {
    /// Brings the lists up to what is seen now; says whether that changed anything.
    pub fn follow(&mut self, seen: &Seen<'_>) -> bool {
        let known = self.known.replace((seen.on, seen.whole, seen.held_by.clone(), seen.portfolio.mark()));
        let touched = known
            .filter(|(on, whole, held_by, _)| (*on, *whole, held_by) == (seen.on, seen.whole, seen.held_by))
            .and_then(|(.., mark)| seen.portfolio.touched_since(&mark));
        match touched {
            Some(touched) if touched.is_empty() => false,
            Some(touched) => {
                // None of them stands between the others while those are put in their order.
                touched.iter().for_each(|slot| self.take_out(*slot));
                touched.iter().for_each(|slot| self.put_in(*slot, seen));
                self.appoint(seen);
                true
            }
            None => {
                self.make(seen);
                true
            }
        }
    }

    pub fn len(&self, work: Work) -> usize {
        list_number(work).map_or(self.appointed.len(), |at| self.lists[at].len())
    }

    pub fn is_empty(&self, work: Work) -> bool {
        self.len(work) == 0
    }

    /// The first `most` of a list.
    pub fn first(&self, work: Work, most: usize, seen: &Seen<'_>) -> Vec<Item> {
        match list_number(work) {
            None => self.appointed.iter().take(most).copied().collect(),
            Some(at) => {
                let slots = self.lists[at].iter();
                slots.filter_map(|slot| Some(self.listed(*slot, seen)?.1)).take(most).collect()
            }
        }
    }

    fn make(&mut self, seen: &Seen<'_>) {
        *self = DayList { known: self.known.take(), ..DayList::default() };
        let slots = seen.portfolio.slots();
        slots.clone().for_each(|slot| self.look_at(slot, seen));
        let calendar = &seen.portfolio.rules().calendar;
        let stockout = |slot: Slot| self.stockouts.get(&slot).copied();
        let rank = |slot: Slot| seen.rank(slot);
        let statuses: Vec<Option<Status>> = slots.clone().map(|slot| seen.status(slot).copied()).collect();
        let all = worklist(&statuses, calendar, seen.on, rank, stockout, &self.all_agreed());
        self.places = vec![None; slots.len()];
        for work in Work::ALL {
            let Some(at) = list_number(work) else { continue };
            self.lists[at] = all.items(work).iter().map(|item| item.slot).collect();
            for item in all.items(work) {
                self.places[item.slot] = Some(at as u8);
            }
        }
        self.appointed = all.appointed;
    }

    fn take_out(&mut self, slot: Slot) {
        if let Some(place) = self.places.get_mut(slot.at()).and_then(Option::take) {
            let list = &mut self.lists[usize::from(place)];
            if let Some(at) = list.iter().position(|one| *one == slot) {
                list.remove(at);
            }
        }
    }

    fn put_in(&mut self, slot: Slot, seen: &Seen<'_>) {
        self.look_at(slot, seen);
        let place = self.place_of(slot, seen);
        super::holders::put(&mut self.places, slot, place);
        if let Some(place) = place {
            let key = self.key(slot, seen);
            let list = &self.lists[usize::from(place)];
            let at = list.partition_point(|one| self.key(*one, seen) < key);
            self.lists[usize::from(place)].insert(at, slot);
        }
    }

    /// What the dossier says beside its status.
    fn look_at(&mut self, slot: Slot, seen: &Seen<'_>) {
        self.agreed.remove(&slot);
        self.stockouts.remove(&slot);
        let rules = seen.portfolio.rules();
        let Some(dossier) = seen.portfolio.dossiers().get(slot.at()) else { return };
        if let Some((day, _)) = next_stockout(dossier, &rules.stock, seen.on)
            && day <= step_days(seen.on, rules.alerts.stockout_within_days.into())
        {
            self.stockouts.insert(slot, day);
        }
        if dossier.client.is_none() || !seen.lists(slot) {
            return;
        }
        let period = Period::day(seen.on);
        let today = planned_with(seen.portfolio, slot, dossier, period, seen.on).into_iter();
        let today: Vec<Entry> = today.filter(|entry| entry.standing == EntryStanding::Planned).collect();
        let unkept = unkept(dossier, &rules.calendar, seen.on).map(|one| one.date);
        if unkept.is_some() || !today.is_empty() {
            self.agreed.insert(slot, With { today, unkept });
        }
    }

    /// How the client stands in the list it belongs to.
    fn listed(&self, slot: Slot, seen: &Seen<'_>) -> Option<(Work, Item)> {
        let status = seen.status(slot)?;
        let calendar = &seen.portfolio.rules().calendar;
        listed(slot, status, calendar, self.stockouts.get(&slot).copied(), seen.on)
    }

    fn place_of(&self, slot: Slot, seen: &Seen<'_>) -> Option<u8> {
        if self.agreed.contains_key(&slot) {
            return None;
        }
        let (work, _) = self.listed(slot, seen)?;
        u8::try_from(list_number(work)?).ok()
    }

    /// The order in its list.
    fn key(&self, slot: Slot, seen: &Seen<'_>) -> Option<(Option<NaiveDate>, Reverse<i64>, u32)> {
        self.listed(slot, seen).map(|(_, item)| item.key(seen.rank(slot)))
    }

    fn appoint(&mut self, seen: &Seen<'_>) {
        let calendar = &seen.portfolio.rules().calendar;
        let with = |slot: Slot| {
            let status = seen.status(slot)?;
            Some(item(slot, status, calendar, self.stockouts.get(&slot).copied()))
        };
        self.appointed = appointed(&self.all_agreed(), |slot| seen.rank(slot), with, seen.on);
    }

    fn all_agreed(&self) -> Agreed {
        let today =
            self.agreed.iter().flat_map(|(slot, with)| with.today.iter().map(|entry| (*slot, *entry)));
        let mut today: Vec<(Slot, Entry)> = today.collect();
        today.sort_by_key(|(_, entry)| order_of_entries(entry));
        let appointed =
            |(slot, entry): (Slot, Entry)| Appointed { slot, time: entry.time, confirmed: entry.confirmed };
        let unkept =
            self.agreed.iter().filter_map(|(slot, with)| Some(Promised { slot: *slot, on: with.unkept? }));
        Agreed { today: today.into_iter().map(appointed).collect(), unkept: unkept.collect() }
    }
}

impl Seen<'_> {
    fn lists(&self, slot: Slot) -> bool {
        self.held_by.lets(self.holders.get(slot.at()).copied().flatten())
    }

    fn status(&self, slot: Slot) -> Option<&Status> {
        self.statuses.get(slot.at())?.as_ref().filter(|_| self.lists(slot))
    }

    fn rank(&self, slot: Slot) -> u32 {
        self.names.get(slot).map_or(u32::MAX, |name| name.rank)
    }
}

/// Which of [`DayList::lists`]; that of what is agreed is none of them.
fn list_number(work: Work) -> Option<usize> {
    match work {
        Work::Appointed => None,
        Work::Forgotten => Some(0),
        Work::Overdue => Some(1),
        Work::Due => Some(2),
        Work::Never => Some(3),
        Work::NextDays => Some(4),
    }
}
