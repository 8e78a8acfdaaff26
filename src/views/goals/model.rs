//! What the page shows of a month: for the carteira and each vendedor, the four measures with target, progress and suggestion.

use crate::domain::calendar::period::Month;
use crate::domain::catalog::goals::{GoalId, Measure, target};
use crate::domain::catalog::month_closing::Cut;
use crate::domain::indicator::coverage::goal_progress::{Done, Habit, Progress, done, progress, suggestions};
use crate::domain::indicator::coverage::month_closing::{RevisedRate, Revision, revisions};
use crate::domain::portfolio::Portfolio;
use crate::domain::value::id::SalespersonId;
use crate::state::Carteira;
use crate::text::goals as words;
use chrono::NaiveDate;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The carteira, or one vendedor.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scope {
    pub salesperson: Option<SalespersonId>,
    pub name: String,
    pub rows: [Row; 4],
}

/// One measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Row {
    pub id: GoalId,
    /// What was set here, not what is in force.
    pub own: Option<u64>,
    pub done: Done,
    pub progress: Option<Progress>,
    pub suggested: Option<u64>,
    /// What a closed month came to, of a rate: `done` stands at it.
    pub closed: Option<RevisedRate>,
}

/// Who holds clients on `on` or has a target in one of `months`, by name. One alone, without targets, is the carteira.
pub(super) fn holders(carteira: Carteira, months: &[Month]) -> Vec<SalespersonId> {
    let holding: BTreeSet<SalespersonId> =
        carteira.derived.holders.with(|holders| holders.iter().flatten().copied().collect());
    carteira.portfolio.with(|p| {
        let goals = months.iter().flat_map(|month| p.catalog().goals_of(*month));
        let aiming: BTreeSet<SalespersonId> = goals.filter_map(|(id, _)| id.salesperson).collect();
        let all = p.catalog().salespeople_by_name().into_iter().map(|one| one.id);
        let shown: Vec<SalespersonId> =
            all.filter(|id| holding.contains(id) || aiming.contains(id)).collect();
        if shown.len() == 1 && aiming.is_empty() { Vec::new() } else { shown }
    })
}

/// The month as known on `on`.
pub(super) fn scopes(p: &Portfolio, month: Month, on: NaiveDate, holders: &[SalespersonId]) -> Vec<Scope> {
    let (columns, rules) = (p.columns(), p.rules());
    let mut reached = done(columns, rules, month, on, holders);
    let closed = at_closing(p, month, on, holders, &mut reached);
    let is_running = Month::of(on) == month;
    let habit = if is_running { Habit::of(columns, rules, on, holders) } else { Habit::default() };
    let suggested = suggestions(columns, rules, month, on, holders);
    let all = std::iter::once(None).chain(holders.iter().copied().map(Some));
    all.enumerate()
        .map(|(at, salesperson)| {
            let done = reached.get(at).copied().unwrap_or_default();
            let rows = Measure::ALL.map(|measure| {
                let id = GoalId { month, salesperson, measure };
                let target = target(p.catalog(), rules, id);
                Row {
                    id,
                    own: p.catalog().goal(id),
                    done,
                    progress: target
                        .map(|target| progress(measure, target, &done, (&habit, at), rules, month, on)),
                    suggested: suggested.get(at).and_then(|of| of[measure as usize]),
                    closed: closed.get(at).copied().flatten().and_then(|revision| rate(&revision, measure)),
                }
            });
            Scope { salesperson, name: name(p, salesperson), rows }
        })
        .collect()
}

/// One target of an earlier month, and the closed rate it is judged by.
pub(super) type Outcome = Option<(Progress, Option<RevisedRate>)>;

/// The progress of earlier months, of one scope, the latest first.
pub(super) fn past(
    p: &Portfolio,
    month: Month,
    months: i32,
    on: NaiveDate,
    salesperson: Option<SalespersonId>,
) -> Vec<(Month, [Outcome; 4])> {
    let (columns, rules, habit) = (p.columns(), p.rules(), Habit::default());
    let holders: Vec<SalespersonId> = salesperson.into_iter().collect();
    (1..=months)
        .map(|back| month.plus(-back))
        .filter(|month| month.first_day() <= on)
        .map(|month| {
            let mut reached = done(columns, rules, month, on, &holders);
            let closed = at_closing(p, month, on, &holders, &mut reached).pop().flatten();
            let done = reached.last().copied().unwrap_or_default();
            let rows = Measure::ALL.map(|measure| {
                let target = target(p.catalog(), rules, GoalId { month, salesperson, measure })?;
                let progress = progress(measure, target, &done, (&habit, 0), rules, month, on);
                Some((progress, closed.as_ref().and_then(|revision| rate(revision, measure))))
            });
            (month, rows)
        })
        .collect()
}

/// Puts the rates of a closed month at what it closed with, the carteira's first, then each holder's.
fn at_closing(
    p: &Portfolio,
    month: Month,
    on: NaiveDate,
    holders: &[SalespersonId],
    reached: &mut [Done],
) -> Vec<Option<Revision>> {
    let cuts = holders.iter().map(|id| Cut::Salesperson(Some(*id)));
    let cuts: Vec<_> =
        std::iter::once(Cut::Total).chain(cuts).zip(reached.iter().map(|done| done.tally)).collect();
    let closed = revisions(p, month, on, &cuts);
    for (done, revision) in reached.iter_mut().zip(&closed) {
        if let Some(revision) = revision {
            done.tally = revision.closed.tally;
        }
    }
    closed
}

fn rate(revision: &Revision, measure: Measure) -> Option<RevisedRate> {
    match measure {
        Measure::Coverage => Some(revision.coverage()),
        Measure::BuyerRate => Some(revision.buyer_rate()),
        Measure::Revenue | Measure::NewClients => None,
    }
}

fn name(p: &Portfolio, salesperson: Option<SalespersonId>) -> String {
    match salesperson {
        None => words::WHOLE.to_owned(),
        Some(id) => p.catalog().salesperson(id).map(|one| one.name.clone()).unwrap_or_default(),
    }
}
