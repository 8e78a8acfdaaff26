//! The three rates of many months, by group: bits counted, months side by side.

use super::columns::{Columns, NOBODY, day_number};
use super::coverage::{Reach, Tally, exclusion, orders_known, reach};
use super::id::SalespersonId;
use super::latest::Latest;
use super::month_masks::{MONTHS, Masks, MonthMasks};
use super::period::Month;
use super::rules::Rules;
use super::terms::Terms;
use super::uf::Uf;
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
    State,
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
    let months = &months[..months.len().min(MOST_MONTHS)];
    let (Some(first), Some(last)) = (months.first(), months.last()) else { return History::default() };
    let asked = Asked::new(columns, rules, months, today);
    let groups = Groups::new(columns, by);
    let fits = |masks: &MonthMasks| masks.first <= first.index() && last.index() < masks.first + MONTHS;
    // The running month is the last but one: the masks still serve when it is over.
    let from = last.next().index() - MONTHS + 1;
    let kept = columns.month_masks.ask(
        columns,
        rules,
        fits,
        |terms| MonthMasks::of(columns, terms, from.min(first.index())),
        |masks, terms| {
            columns.ask_latest(rules, |latest, _| asked.count(masks, Some(latest), terms, &groups))
        },
    );
    kept.flatten().unwrap_or_else(|| {
        let terms = Terms::of(rules);
        asked.count(&MonthMasks::of(columns, &terms, first.index()), None, &terms, &groups)
    })
}

/// The months of a question, against the carteira.
struct Asked<'a> {
    columns: &'a Columns,
    rules: &'a Rules,
    months: &'a [Month],
    references: Vec<i32>,
    /// Months that end after today are judged on the day and not by their end.
    open: u64,
    today: i32,
    /// Nobody had an order by the reference day.
    without_orders: u64,
    orders_known_today: bool,
}

impl<'a> Asked<'a> {
    fn new(columns: &'a Columns, rules: &'a Rules, months: &'a [Month], today: NaiveDate) -> Self {
        let references: Vec<i32> =
            months.iter().map(|month| day_number(month.period().reference(today))).collect();
        // The whole carteira is only searched for its first order where the first month has none.
        let always = orders_known(columns, references[0]);
        let first_order = if always { Some(references[0]) } else { columns.first_order_day() };
        let known = |day: i32| first_order.is_some_and(|first| first <= day);
        Self {
            columns,
            rules,
            months,
            open: bits(months, |at| months[at].last_day() > today),
            without_orders: bits(months, |at| !known(references[at])),
            orders_known_today: known(day_number(today)),
            today: day_number(today),
            references,
        }
    }

    fn count(
        &self,
        masks: &MonthMasks,
        latest: Option<&Vec<Latest>>,
        terms: &Terms,
        groups: &Groups<'_>,
    ) -> History {
        let shift = (self.months[0].index() - masks.first) as u32;
        let mut lanes = Lanes::new(groups.len() + 1, self.months.len());
        let others = groups.len();
        for (slot, masks) in masks.slots.iter().enumerate() {
            let mut counted = self.asked_of(masks, shift);
            if self.open != 0 && self.columns.standing[slot].present {
                self.judge_open(slot, latest.map(|latest| &latest[slot]), terms, &mut counted);
            }
            if counted.eligible == 0 {
                continue;
            }
            let mut rest = counted.eligible;
            groups.each(self.columns, slot, &self.references, |group, months| {
                lanes.add(group, &counted, months & rest);
                rest &= !months;
            });
            lanes.add(others, &counted, rest);
        }
        let mut tallies = lanes.finish();
        let mut totals = vec![Tally::default(); self.months.len()];
        for group in &tallies {
            totals.iter_mut().zip(group).for_each(|(total, tally)| *total = total.plus(*tally));
        }
        tallies.truncate(groups.len());
        History { months: self.months.to_vec(), totals, groups: tallies }
    }

    /// The months asked for, lowest bit first; `eligible` is all that matters of the denominator.
    fn asked_of(&self, masks: &Masks, shift: u32) -> Masks {
        let all = u64::MAX >> (MONTHS as usize - self.months.len());
        let cut = |mask: u64| mask >> shift & all;
        let known = cut(masks.eligible) & !self.without_orders;
        let unknown = cut(masks.eligible_without_orders) & self.without_orders;
        Masks {
            covered: cut(masks.covered),
            visited: cut(masks.visited),
            bought: cut(masks.bought),
            eligible: known | unknown,
            eligible_without_orders: 0,
        }
    }

    /// The running month up to today, and months to come, in which nothing has happened yet.
    fn judge_open(&self, slot: usize, latest: Option<&Latest>, terms: &Terms, counted: &mut Masks) {
        let (columns, today, known) = (self.columns, self.today, self.orders_known_today);
        let settled = latest.filter(|latest| latest.since <= today);
        let out = match settled {
            Some(latest) => latest.exclusion(terms, today, known).is_some(),
            None => exclusion(columns, self.rules, slot, today, known).is_some(),
        };
        counted.eligible = counted.eligible & !self.open | if out { 0 } else { self.open };
        if settled.is_some() || out {
            return;
        }
        for at in (0..self.months.len()).filter(|at| self.open >> at & 1 == 1) {
            let first = day_number(self.months[at].first_day());
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

/// Which group a client is in, month by month.
struct Groups<'a> {
    by: By<'a>,
    /// Group of each of the columns' salespeople, and last of nobody.
    of_holder: Vec<Option<u32>>,
}

impl<'a> Groups<'a> {
    fn new(columns: &Columns, by: By<'a>) -> Self {
        let of_holder = match by {
            By::Salesperson(listed) => {
                let place = |id: Option<SalespersonId>| listed.iter().position(|other| *other == id);
                let holders = columns.salespeople.iter().copied().map(Some).chain([None]);
                holders.map(|id| place(id).map(|at| at as u32)).collect()
            }
            By::Nothing | By::State => Vec::new(),
        };
        Self { by, of_holder }
    }

    fn len(&self) -> usize {
        match self.by {
            By::Nothing => 0,
            By::Salesperson(listed) => listed.len(),
            By::State => Uf::ALL.len() + 1,
        }
    }

    /// Gives each group of `slot` with its months, those of the later group first: a month belongs to the first that has it.
    fn each(&self, columns: &Columns, slot: usize, references: &[i32], mut put: impl FnMut(usize, u64)) {
        match self.by {
            By::Nothing => {}
            By::State => put(columns.standing[slot].state.map_or(Uf::ALL.len(), |uf| uf as usize), u64::MAX),
            By::Salesperson(_) => {
                let nobody = self.of_holder.len().saturating_sub(1);
                let mut left = u64::MAX;
                let mut give = |holder: usize, months: u64| {
                    if let Some(Some(group)) = self.of_holder.get(holder) {
                        put(*group as usize, months);
                    }
                };
                for holding in columns.holdings.of(slot).iter().rev() {
                    let before = references.partition_point(|day| *day < holding.since);
                    let months = if before >= MOST_MONTHS { 0 } else { u64::MAX << before } & left;
                    let holder = if holding.holder == NOBODY { nobody } else { holding.holder as usize };
                    give(holder, months);
                    left &= !months;
                }
                give(nobody, left);
            }
        }
    }
}

/// Counters of eight months side by side in a word, one byte each, emptied before they overflow.
struct Lanes {
    words: usize,
    /// For each group, for each of the four counts, its words.
    bytes: Vec<u64>,
    pending: Vec<u8>,
    tallies: Vec<Vec<Tally>>,
}

const COUNTS_OF_A_TALLY: usize = 4;

impl Lanes {
    fn new(groups: usize, months: usize) -> Self {
        let words = months.div_ceil(8);
        Self {
            words,
            bytes: vec![0; groups * COUNTS_OF_A_TALLY * words],
            pending: vec![0; groups],
            tallies: vec![vec![Tally::default(); months]; groups],
        }
    }

    fn add(&mut self, group: usize, counted: &Masks, months: u64) {
        if months == 0 {
            return;
        }
        let words = self.words;
        let of_group = &mut self.bytes[group * COUNTS_OF_A_TALLY * words..][..COUNTS_OF_A_TALLY * words];
        let masks = [months, counted.covered & months, counted.visited & months, counted.bought & months];
        for (mut mask, words) in masks.into_iter().zip(of_group.chunks_exact_mut(words)) {
            for word in words {
                *word += SPREAD[(mask & 0xff) as usize];
                mask >>= 8;
            }
        }
        self.pending[group] += 1;
        if self.pending[group] == u8::MAX {
            self.empty(group);
        }
    }

    fn empty(&mut self, group: usize) {
        let words = self.words;
        let of_group = &mut self.bytes[group * COUNTS_OF_A_TALLY * words..][..COUNTS_OF_A_TALLY * words];
        for (month, tally) in self.tallies[group].iter_mut().enumerate() {
            let count = |which: usize| of_group[which * words + month / 8].to_le_bytes()[month % 8].into();
            let counted =
                Tally { eligible: count(0), covered: count(1), visited: count(2), bought: count(3) };
            *tally = tally.plus(counted);
        }
        of_group.fill(0);
        self.pending[group] = 0;
    }

    fn finish(mut self) -> Vec<Vec<Tally>> {
        (0..self.pending.len()).for_each(|group| self.empty(group));
        self.tallies
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
