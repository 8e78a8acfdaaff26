//! The three rates of many months, by group: bits counted, months side by side.

use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::Month;
use crate::domain::indicator::coverage::reach;
use crate::domain::measure::tally::{Reach, Tally};
use crate::domain::portfolio::columns::{Columns, NOBODY};
use crate::domain::portfolio::eligibility::exclusion;
use crate::domain::portfolio::latest::Latest;
use crate::domain::portfolio::month_masks::{MONTHS, Masks, MonthMasks};
use crate::domain::portfolio::slot::Slot;
use crate::domain::portfolio::terms::Terms;
use crate::domain::rules::Rules;
use crate::domain::value::id::SalespersonId;
use crate::domain::value::uf::Uf;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What the clients are told apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By<'a> {
    /// Only the total.
    Nothing,
    /// Who held the client on the reference day of each month; one group each, in this order. Who is not listed counts in
    /// the total only.
    Salesperson(&'a [Option<SalespersonId>]),
    /// One group each in the order of [`Uf::ALL`], and a last one for clients without a UF.
    Uf,
}

/// Months × groups.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    pub months: Vec<Month>,
    pub totals: Vec<Tally>,
    /// `groups[group][month]`.
    pub groups: Vec<Vec<Tally>>,
}

/// At most this many months are counted at once (one bit each).
pub const MOST_MONTHS: usize = MONTHS as usize;

/// The three rates of each month, in total and by group, as known `today`. `months` ascending, consecutive, at most
/// [`MOST_MONTHS`]; each is judged on its last day, the running one and those to come on `today`.
pub fn history(columns: &Columns, rules: &Rules, months: &[Month], today: NaiveDate, by: By<'_>) -> History {
    histories(columns, rules, months, today, [by]).into_iter().next().unwrap_or_default()
}

/// The same for several groupings, in one pass over the clients.
pub fn histories<const N: usize>(
    columns: &Columns,
    rules: &Rules,
    months: &[Month],
    today: NaiveDate,
    by: [By<'_>; N],
) -> [History; N] {
    let months = &months[..months.len().min(MOST_MONTHS)];
    let (Some(first), Some(last)) = (months.first(), months.last()) else {
        return by.map(|_| History::default());
    };
    let asked = Asked::new(columns, rules, months, today);
    let mut groups = by.map(|by| Groups::new(columns, by, months.len()));
    let fits = |masks: &MonthMasks| masks.first <= first.index() && last.index() < masks.first + MONTHS;
    // The running month is the last but one: the masks still serve when it is over.
    let from = last.next().index() - MONTHS + 1;
    let make = |terms: &Terms| MonthMasks::of(columns, terms, from.min(first.index()));
    let kept = columns.month_masks.ask(columns, rules, fits, make, |masks| {
        columns.ask_latest(rules, |latest| asked.count(masks, latest, &mut groups))
    });
    if kept.flatten().is_none() {
        let terms = Terms::of(rules);
        asked.count(&MonthMasks::of(columns, &terms, first.index()), &[], &mut groups);
    }
    groups.map(|groups| groups.finish(months))
}

/// The months of a question, against the carteira.
struct Asked<'a> {
    columns: &'a Columns,
    rules: &'a Rules,
    months: &'a [Month],
    references: Vec<Day>,
    /// One bit a month.
    all: u64,
    /// Months that end after today are judged on the day and not by their end.
    open: u64,
    today: Day,
}

impl<'a> Asked<'a> {
    fn new(columns: &'a Columns, rules: &'a Rules, months: &'a [Month], today: NaiveDate) -> Self {
        let references: Vec<Day> =
            months.iter().map(|month| Day::of(month.period().reference(today))).collect();
        Self {
            columns,
            rules,
            months,
            all: u64::MAX >> (MOST_MONTHS - months.len()),
            open: bits(months, |at| months[at].last_day() > today),
            today: Day::of(today),
            references,
        }
    }

    /// `latest` of every slot, or of none.
    fn count(&self, masks: &MonthMasks, latest: &[Latest], groupings: &mut [Groups<'_>]) {
        let shift = (self.months[0].index() - masks.first) as u32;
        let standing = self.columns.standing.as_slice();
        for (slot, (masks, standing)) in self.columns.slots().zip(masks.slots.iter().zip(standing)) {
            let mut counted = self.asked_of(masks, shift);
            if self.open != 0 && standing.present {
                self.judge_open(slot, latest.get(slot.at()), &mut counted);
            }
            if counted.eligible != 0 {
                for groups in &mut *groupings {
                    groups.add(self.columns, slot, &self.references, &counted);
                }
            }
        }
    }

    /// The months asked for, lowest bit first; `eligible` is all that matters of the denominator, and nothing is reached
    /// out of it.
    #[inline(always)]
    fn asked_of(&self, masks: &Masks, shift: u32) -> Masks {
        Masks {
            covered: masks.covered >> shift,
            visited: masks.visited >> shift,
            bought: masks.bought >> shift,
            eligible: masks.eligible >> shift & self.all,
        }
    }

    /// The running month up to today, and months to come, in which nothing has happened yet.
    fn judge_open(&self, slot: Slot, latest: Option<&Latest>, counted: &mut Masks) {
        let (columns, today) = (self.columns, self.today);
        let settled = latest.filter(|latest| latest.since <= today);
        let out = match settled {
            Some(latest) => latest.exclusion(today).is_some(),
            None => exclusion(columns, self.rules, slot, today).is_some(),
        };
        counted.eligible = counted.eligible & !self.open | if out { 0 } else { self.open };
        if settled.is_some() || out {
            return;
        }
        for at in (0..self.months.len()).filter(|at| self.open >> at & 1 == 1) {
            let first = Day::of(self.months[at].first_day());
            let Reach { covered, visited, bought } = reach(columns, slot, first, today);
            let keep = |mask: u64, is: bool| mask & !(1 << at) | u64::from(is) << at;
            counted.covered = keep(counted.covered, covered);
            counted.visited = keep(counted.visited, visited);
            counted.bought = keep(counted.bought, bought);
        }
    }
}

fn bits(months: &[Month], is: impl Fn(usize) -> bool) -> u64 {
    (0..months.len()).filter(|at| is(*at)).fold(0, |mask, at| mask | 1 << at)
}

/// The groups of one grouping, and what was counted in each.
struct Groups<'a> {
    by: By<'a>,
    /// Group of each of the columns' salespeople, and last of nobody.
    of_holder: Vec<Option<u32>>,
    counts: Vec<Counts>,
}

impl<'a> Groups<'a> {
    fn new(columns: &Columns, by: By<'a>, months: usize) -> Self {
        let of_holder = match by {
            By::Salesperson(listed) => {
                let place = |id: Option<SalespersonId>| listed.iter().position(|other| *other == id);
                let holders = columns.salespeople.iter().copied().map(Some).chain([None]);
                holders.map(|id| place(id).map(|at| at as u32)).collect()
            }
            By::Nothing | By::Uf => Vec::new(),
        };
        let groups = match by {
            By::Nothing => 0,
            By::Salesperson(listed) => listed.len(),
            By::Uf => Uf::ALL.len() + 1,
        };
        // The last is that of whoever is in none.
        Self { by, of_holder, counts: vec![Counts::new(months); groups + 1] }
    }

    /// Counts a client in its group of each month.
    fn add(&mut self, columns: &Columns, slot: Slot, references: &[Day], counted: &Masks) {
        let none = self.counts.len() - 1;
        let mut rest = counted.eligible;
        match self.by {
            By::Nothing => {}
            By::Uf => {
                let group = columns.standing[slot].uf.map_or(Uf::ALL.len(), |uf| uf as usize);
                self.counts[group].add(counted, rest);
                return;
            }
            By::Salesperson(_) => {
                let nobody = self.of_holder.len().saturating_sub(1);
                let group = |holder: usize| self.of_holder.get(holder).copied().flatten();
                // The last holding that had begun holds: months are given from the last one back.
                for holding in columns.holdings.of(slot).iter().rev() {
                    let before = references.partition_point(|day| *day < holding.since);
                    let months = if before >= MOST_MONTHS { 0 } else { u64::MAX << before } & rest;
                    let holder = if holding.holder == NOBODY { nobody } else { holding.holder as usize };
                    self.counts[group(holder).map_or(none, |group| group as usize)].add(counted, months);
                    rest &= !months;
                    if rest == 0 {
                        return;
                    }
                }
                self.counts[group(nobody).map_or(none, |group| group as usize)].add(counted, rest);
                return;
            }
        }
        self.counts[none].add(counted, rest);
    }

    fn finish(mut self, months: &[Month]) -> History {
        self.counts.iter_mut().for_each(Counts::empty);
        let mut totals = vec![Tally::default(); months.len()];
        for group in &self.counts {
            totals.iter_mut().zip(&group.tallies).for_each(|(total, tally)| *total = total.plus(*tally));
        }
        self.counts.pop();
        let groups = self.counts.into_iter().map(|group| group.tallies).collect();
        History { months: months.to_vec(), totals, groups }
    }
}

/// Counters of eight months side by side in a word, one byte each, emptied before they overflow.
#[derive(Clone)]
struct Counts {
    eligible: [u64; WORDS],
    covered: [u64; WORDS],
    visited: [u64; WORDS],
    bought: [u64; WORDS],
    pending: u8,
    tallies: Vec<Tally>,
}

const WORDS: usize = MOST_MONTHS / 8;

impl Counts {
    fn new(months: usize) -> Self {
        let [eligible, covered, visited, bought] = [[0; WORDS]; 4];
        Self { eligible, covered, visited, bought, pending: 0, tallies: vec![Tally::default(); months] }
    }

    fn add(&mut self, counted: &Masks, months: u64) {
        if months == 0 {
            return;
        }
        add_bits(&mut self.eligible, months);
        add_bits(&mut self.covered, counted.covered & months);
        add_bits(&mut self.visited, counted.visited & months);
        add_bits(&mut self.bought, counted.bought & months);
        self.pending += 1;
        if self.pending == u8::MAX {
            self.empty();
        }
    }

    fn empty(&mut self) {
        for (month, tally) in self.tallies.iter_mut().enumerate() {
            let count = |words: &[u64; WORDS]| words[month / 8].to_le_bytes()[month % 8].into();
            *tally = tally.plus(Tally {
                eligible: count(&self.eligible),
                covered: count(&self.covered),
                visited: count(&self.visited),
                bought: count(&self.bought),
            });
        }
        let tallies = std::mem::take(&mut self.tallies);
        *self = Counts { tallies, ..Counts::new(0) };
    }
}

/// Two years take three words: those are written out, for the code that ships is optimised for size.
#[inline(always)]
fn add_bits(words: &mut [u64; WORDS], mask: u64) {
    words[0] += SPREAD[(mask & 0xff) as usize];
    words[1] += SPREAD[(mask >> 8 & 0xff) as usize];
    words[2] += SPREAD[(mask >> 16 & 0xff) as usize];
    let mut rest = mask >> 24;
    let mut at = 3;
    while rest != 0 && at < WORDS {
        words[at] += SPREAD[(rest & 0xff) as usize];
        rest >>= 8;
        at += 1;
    }
}

/// Each bit of a byte in a byte of its own.
static SPREAD: [u64; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let mut bit = 0;
        while bit < 8 {
            table[byte] |= (byte as u64 >> bit & 1) << (8 * bit);
            bit += 1;
        }
        byte += 1;
    }
    table
};
