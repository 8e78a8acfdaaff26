//! What became of the tries, by source, stage and vendedor, in the two ways of counting; how long a stage takes, and what a
//! conquest costs.

use super::way::{Try, tries};
use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::{Period, days_between};
use crate::domain::measure::retention::{Lead, LeadConversion, lead_conversion};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rules::prospecting::ProspectingRules;
use crate::domain::value::id::SalespersonId;
use crate::domain::value::money::Centavos;
use crate::domain::value::ratio::Ratio;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A try with whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tried {
    pub slot: Slot,
    pub source: Option<String>,
    /// Who held the client when the try began (or holds it, where nobody knows when it began).
    pub salesperson: Option<SalespersonId>,
    pub way: Try,
}

/// All tries of the carteira as known on `today`, by client and time.
pub(crate) fn all_tries(p: &Portfolio, today: NaiveDate) -> Vec<Tried> {
    let mut all = Vec::new();
    for (slot, client) in p.clients() {
        let Some(dossier) = p.dossiers().get(slot.at()) else { continue };
        for way in tries(dossier, today) {
            let held = Day::of(way.began.unwrap_or(today));
            let salesperson = p.columns().holder_on(slot, held);
            all.push(Tried { slot, source: client.source.clone(), salesperson, way });
        }
    }
    all
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Cut {
    Source,
    Stage,
    Salesperson,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Key {
    /// `None`: nobody said where it came from.
    Source(Option<String>),
    /// A stage that was reached, or passed by.
    Stage(String),
    /// `None`: nobody's.
    Salesperson(Option<SalespersonId>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Group {
    pub key: Key,
    pub conversion: LeadConversion,
    /// What was spent on the tries begun in the period, and how many of them bought. `None`: no cost was said.
    pub cost: Option<CostOfConquest>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CostOfConquest {
    pub spent: Centavos,
    pub won: usize,
}

impl CostOfConquest {
    /// Centavos a conquest; `None` while there is none.
    pub(crate) fn each(self) -> Option<Centavos> {
        Ratio::new(self.spent.get(), i64::try_from(self.won).ok()?).quotient_half_up().map(Centavos::new)
    }
}

/// Of all, as one group that says nothing of its key.
pub(crate) fn whole(
    tried: &[Tried],
    period: Period,
    today: NaiveDate,
) -> (LeadConversion, Option<CostOfConquest>) {
    let leads = tried.iter().filter_map(|one| lead(&one.way, one.way.began?));
    (lead_conversion(leads, period, today), cost(tried.iter(), period, today))
}

/// The groups of a cut, by key; of stages, in their order.
pub(crate) fn groups(
    tried: &[Tried],
    cut: Cut,
    period: Period,
    rules: &ProspectingRules,
    today: NaiveDate,
) -> Vec<Group> {
    let mut by_key: BTreeMap<Key, Vec<(&Tried, Option<NaiveDate>)>> = BTreeMap::new();
    for one in tried {
        match cut {
            Cut::Source => {
                by_key.entry(Key::Source(one.source.clone())).or_default().push((one, one.way.began))
            }
            Cut::Salesperson => {
                by_key.entry(Key::Salesperson(one.salesperson)).or_default().push((one, one.way.began));
            }
            Cut::Stage => {
                for (stage, reached) in reached(&one.way, rules) {
                    by_key.entry(Key::Stage(stage)).or_default().push((one, reached));
                }
            }
        }
    }
    let group = |(key, members): (Key, Vec<(&Tried, Option<NaiveDate>)>)| {
        let leads = members.iter().filter_map(|(one, from)| lead(&one.way, (*from)?));
        let conversion = lead_conversion(leads, period, today);
        Group { key, conversion, cost: cost(members.iter().map(|(one, _)| *one), period, today) }
    };
    let mut all: Vec<Group> = by_key.into_iter().map(group).collect();
    all.retain(|group| group.conversion.by_cohort.den > 0 || group.conversion.by_flow.num > 0);
    if cut == Cut::Stage {
        let place = |group: &Group| match &group.key {
            Key::Stage(key) => rules.place(key).map_or(0, |at| at + 1),
            Key::Source(_) | Key::Salesperson(_) => 0,
        };
        all.sort_by_key(place);
    }
    all
}

fn lead(way: &Try, created: NaiveDate) -> Option<Lead> {
    let first_order = way.won_on();
    first_order.is_none_or(|won| won >= created).then_some(Lead { created, first_order })
}

/// Every stage that the try stood in, with the first day. Whoever jumps ahead has stood in the ones between that day.
fn reached(way: &Try, rules: &ProspectingRules) -> Vec<(String, Option<NaiveDate>)> {
    let mut found = vec![(rules.first().to_owned(), way.began)];
    let mut highest = 0;
    for (on, key) in &way.stages {
        match rules.place(key) {
            Some(at) => {
                for passed in rules.stages.get(highest + 1..=at).unwrap_or_default() {
                    found.push((passed.key.clone(), Some(*on)));
                }
                highest = highest.max(at);
            }
            // One that is no longer listed stays by itself.
            None => found.push((key.clone(), Some(*on))),
        }
    }
    found
}

fn cost<'a>(
    tried: impl Iterator<Item = &'a Tried>,
    period: Period,
    today: NaiveDate,
) -> Option<CostOfConquest> {
    let mut spent: Option<i64> = None;
    let mut won = 0;
    for one in tried {
        if !one.way.began.is_some_and(|began| period.contains(began) && began <= today) {
            continue;
        }
        if let Some(cost) = one.way.cost {
            spent = Some(spent.unwrap_or(0).saturating_add(cost.get()));
        }
        won += usize::from(one.way.won_on().is_some());
    }
    spent.map(|spent| CostOfConquest { spent: Centavos::new(spent), won })
}

/// Days in a stage, of the passes that ended: the middle one (of an even number, the earlier of the two) and how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TimeIn {
    pub median_days: i64,
    pub passes: usize,
}

/// By key of stage.
pub(crate) fn time_in_stages(tried: &[Tried], rules: &ProspectingRules) -> BTreeMap<String, TimeIn> {
    let mut days: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for one in tried {
        let way = &one.way;
        let begins_elsewhere = way
            .stages
            .first()
            .is_some_and(|(on, key)| key == rules.first() || way.began.is_none_or(|began| began == *on));
        let began = way.began.filter(|_| !begins_elsewhere).map(|began| (began, rules.first().to_owned()));
        let mut passes: Vec<(NaiveDate, String)> =
            began.into_iter().chain(way.stages.iter().cloned()).collect();
        if let Some(won) = way.won_on() {
            passes.push((won, String::new()));
        }
        for pair in passes.windows(2) {
            let [(from, key), (to, _)] = pair else { continue };
            days.entry(key.clone()).or_default().push(days_between(*from, *to));
        }
    }
    let middle = |mut all: Vec<i64>| {
        all.sort_unstable();
        TimeIn { median_days: all[(all.len() - 1) / 2], passes: all.len() }
    };
    days.into_iter().map(|(key, all)| (key, middle(all))).collect()
}

#[cfg(test)]
#[path = "conversion_tests.rs"]
mod tests;
