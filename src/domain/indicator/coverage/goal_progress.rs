//! Where a month stands against its metas: what is done, what is missing, and whether that is early or late for the day.
//!
//! Done is counted as everywhere else: the client belongs to who holds it on the reference day. The band of the day comes from
//! the months before: which part of their end they had reached after as many of their working days. With fewer than
//! three such months the pace is even.

use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::{Month, Period};
use crate::domain::catalog::goals::{Measure, Target};
use crate::domain::indicator::coverage::members;
use crate::domain::measure::tally::Tally;
use crate::domain::portfolio::columns::Columns;
use crate::domain::rules::Rules;
use crate::domain::value::id::SalespersonId;
use chrono::NaiveDate;

/// Months looked back at for the band.
const MONTHS_BACK: i32 = 6;
/// Fewer months than this say nothing about a habit.
const LEAST_MONTHS: usize = 3;
/// Months whose mean is suggested as the next target.
const SUGGESTED_FROM: i32 = 3;

/// What a month has brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Done {
    pub tally: Tally,
    pub revenue_centavos: u64,
    pub new_clients: u64,
}

impl Done {
    /// In clients, or in centavos.
    pub(crate) fn amount(&self, measure: Measure) -> u64 {
        match measure {
            Measure::Coverage => self.tally.covered.into(),
            Measure::BuyerRate => self.tally.bought.into(),
            Measure::Revenue => self.revenue_centavos,
            Measure::NewClients => self.new_clients,
        }
    }

    /// In the unit of the target, rounded down: percent, centavos, clients.
    pub(crate) fn level(&self, measure: Measure) -> Option<u64> {
        let eligible = u64::from(self.tally.eligible);
        match measure.is_rate() {
            true => (eligible > 0).then(|| self.amount(measure) * 100 / eligible),
            false => Some(self.amount(measure)),
        }
    }

    /// What a target asks for, in clients or centavos.
    pub(crate) fn needed(&self, measure: Measure, target: u64) -> u64 {
        match measure.is_rate() {
            true => (u64::from(self.tally.eligible) * target).div_ceil(100),
            false => target,
        }
    }
}

/// A month as known on `on`: of the whole carteira first, then of each of `holders`.
pub(crate) fn done(
    columns: &Columns,
    rules: &Rules,
    month: Month,
    on: NaiveDate,
    holders: &[SalespersonId],
) -> Vec<Done> {
    let mut all = vec![Done::default(); holders.len() + 1];
    // Net: a client that returned more than it bought lowers the whole.
    let mut revenue = vec![0_i64; all.len()];
    let (first, last) = (Day::of(month.first_day()), Day::of(month.period().reference(on)));
    for (slot, member) in members(columns, rules, month.period(), on) {
        let bought = columns.bought_between(slot, first, last);
        let first_order = columns.order_days.of(slot).first();
        let is_new = first_order.is_some_and(|day| (first..=last).contains(day));
        let holder = columns.holder_on(slot, last);
        let own = holder.and_then(|holder| holders.iter().position(|one| *one == holder));
        for at in std::iter::once(0).chain(own.map(|own| own + 1)) {
            if let Ok(reach) = member {
                all[at].tally.add(reach);
            }
            revenue[at] = revenue[at].saturating_add(bought.centavos);
            all[at].new_clients += u64::from(is_new);
        }
    }
    for (done, centavos) in all.iter_mut().zip(revenue) {
        done.revenue_centavos = u64::try_from(centavos).unwrap_or(0);
    }
    all
}

/// Which part of their end earlier months had reached at this point, in thousandths, ascending. One list a scope of [`done`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Habit {
    scopes: Vec<[Vec<u64>; 4]>,
}

impl Habit {
    /// From the months before the one of `on`.
    pub(crate) fn of(columns: &Columns, rules: &Rules, on: NaiveDate, holders: &[SalespersonId]) -> Self {
        let month = Month::of(on);
        let working = |from, to| rules.calendar.count(Period::new(from, to)) as u64;
        let whole = working(month.first_day(), month.last_day());
        let gone = working(month.first_day(), on);
        let mut scopes: Vec<[Vec<u64>; 4]> = vec![Default::default(); holders.len() + 1];
        for back in 1..=MONTHS_BACK {
            let earlier = month.plus(-back);
            let its_days = working(earlier.first_day(), earlier.last_day());
            let point = (gone * its_days + whole / 2).checked_div(whole).unwrap_or(0);
            let then = match point {
                0 => Vec::new(),
                _ => done(columns, rules, earlier, nth_working_day(rules, earlier, point), holders),
            };
            let ended = done(columns, rules, earlier, earlier.last_day(), holders);
            for (at, ended) in ended.iter().enumerate() {
                for measure in Measure::ALL {
                    let reached = then.get(at).map_or(0, |then| then.amount(measure));
                    if let Some(share) = (reached * 1000).checked_div(ended.amount(measure)) {
                        scopes[at][measure as usize].push(share.min(1000));
                    }
                }
            }
        }
        scopes.iter_mut().flatten().for_each(|shares| shares.sort_unstable());
        Self { scopes }
    }

    /// The middle half of what earlier months had reached; `None` while there are too few.
    fn quartiles(&self, scope: usize, measure: Measure) -> Option<(u64, u64, usize)> {
        let shares = &self.scopes.get(scope)?[measure as usize];
        let last = shares.len().checked_sub(1).filter(|_| shares.len() >= LEAST_MONTHS)?;
        Some((shares[last / 4], shares[last - last / 4], shares.len()))
    }
}

fn nth_working_day(rules: &Rules, month: Month, nth: u64) -> NaiveDate {
    let mut worked = month.period().iter().filter(|day| rules.calendar.is_working_day(*day));
    let at = usize::try_from(nth).unwrap_or(usize::MAX).saturating_sub(1);
    worked.nth(at).unwrap_or(month.last_day())
}

/// What is usual by the end of the day, in clients or centavos of the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Band {
    pub low: u64,
    pub high: u64,
    /// Months it comes from; 0: an even pace, for want of history.
    pub months: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GoalStanding {
    Reached,
    Ahead,
    OnPace,
    Behind,
    /// The month is over.
    Missed,
    /// The month has not begun.
    Waiting,
}

/// One target of a month on one of its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Progress {
    pub measure: Measure,
    pub target: Target,
    /// In clients or centavos.
    pub needed: u64,
    pub done: u64,
    pub missing: u64,
    /// Of rates: the clients of the carteira.
    pub whole: Option<u32>,
    /// Today included when it is one.
    pub working_days_left: u32,
    /// Missing a working day, rounded up; `None` without a working day left.
    pub per_working_day: Option<u64>,
    pub band: Band,
    pub standing: GoalStanding,
}

/// How `done` of `month` stands on `on`. `habit` is that of the scope's place in [`done`].
pub(crate) fn progress(
    measure: Measure,
    target: Target,
    done: &Done,
    habit: (&Habit, usize),
    rules: &Rules,
    month: Month,
    on: NaiveDate,
) -> Progress {
    let working = |from, to| rules.calendar.count(Period::new(from, to)) as u64;
    let (first, last) = (month.first_day(), month.last_day());
    let left = working(on.max(first), last);
    let (needed, amount) = (done.needed(measure, target.value), done.amount(measure));
    let missing = needed.saturating_sub(amount);
    let even = (needed * working(first, on.min(last))).checked_div(working(first, last)).unwrap_or(needed);
    let usual = Month::of(on) == month;
    let band = match habit.0.quartiles(habit.1, measure).filter(|_| usual) {
        Some((low, high, months)) => Band { low: needed * low / 1000, high: needed * high / 1000, months },
        None => Band { low: even, high: even, months: 0 },
    };
    let standing = match () {
        () if on < first => GoalStanding::Waiting,
        () if missing == 0 => GoalStanding::Reached,
        () if on > last => GoalStanding::Missed,
        () if amount < band.low => GoalStanding::Behind,
        () if amount > band.high => GoalStanding::Ahead,
        () => GoalStanding::OnPace,
    };
    Progress {
        measure,
        target,
        needed,
        done: amount,
        missing,
        whole: measure.is_rate().then_some(done.tally.eligible),
        working_days_left: u32::try_from(left).unwrap_or(u32::MAX),
        per_working_day: (left > 0).then(|| missing.div_ceil(left)),
        band,
        standing,
    }
}

/// What the last three whole months before `month` suggest for each measure, for each scope of [`done`]: their mean, rounded
/// up to a number one would choose. `None` where they brought nothing.
pub(crate) fn suggestions(
    columns: &Columns,
    rules: &Rules,
    month: Month,
    on: NaiveDate,
    holders: &[SalespersonId],
) -> Vec<[Option<u64>; 4]> {
    let latest = month.prev().min(Month::of(on).prev());
    let months = (0..SUGGESTED_FROM).map(|back| latest.plus(-back));
    let past: Vec<Vec<Done>> =
        months.map(|month| done(columns, rules, month, month.last_day(), holders)).collect();
    (0..=holders.len())
        .map(|scope| {
            Measure::ALL.map(|measure| {
                let levels: Vec<u64> =
                    past.iter().filter_map(|month| month.get(scope)?.level(measure)).collect();
                let mean = levels.iter().sum::<u64>().div_ceil(levels.len().max(1) as u64);
                (mean > 0).then(|| rounded_up(measure, mean))
            })
        })
        .collect()
}

/// Rates to the next 5 points, revenue to two leading digits.
fn rounded_up(measure: Measure, mean: u64) -> u64 {
    let step = match measure {
        Measure::Coverage | Measure::BuyerRate => 5,
        Measure::NewClients => 1,
        Measure::Revenue => 10_u64.pow(mean.checked_ilog10().unwrap_or(0).saturating_sub(1)).max(100),
    };
    (mean.div_ceil(step) * step).min(measure.most())
}

#[cfg(test)]
mod tests;
