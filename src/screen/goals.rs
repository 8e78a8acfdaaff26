//! *Metas*: of a month, for the carteira and each vendedor, the four measures with target, progress and suggestion; and
//! which targets of earlier months were reached.

use crate::domain::calendar::period::{Month, Period};
use crate::domain::catalog::goals::{GoalId, Measure, target};
use crate::domain::catalog::month_closing::Cut;
use crate::domain::indicator::coverage::goal_progress::{
    Done, GoalStanding, Habit, Progress, done, progress, suggestions,
};
use crate::domain::indicator::coverage::held_by::HeldBy;
use crate::domain::indicator::coverage::month_closing::{RevisedRate, Revision, revisions};
use crate::domain::indicator::coverage::pace::{out_of_reach, visits_a_day};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::columns::Columns;
use crate::domain::value::id::{PrincipalId, SalespersonId};
use crate::text::{format, goals as words, today};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// How far ahead one plans, and back one looks.
const MONTHS_AHEAD: i32 = 12;
const MONTHS_BACK: i32 = 60;

/// The months that may be shown on `on`: the first and the last.
pub(crate) fn reach(on: NaiveDate) -> (Month, Month) {
    let now = Month::of(on);
    (now.plus(-MONTHS_BACK), now.plus(MONTHS_AHEAD))
}

/// Working days of a month: gone by with that of `on`, all, and left.
pub(crate) fn days(p: &Portfolio, month: Month, on: NaiveDate) -> String {
    let (calendar, first, last) = (&p.rules().calendar, month.first_day(), month.last_day());
    let whole = calendar.count(Period::new(first, last));
    let left = calendar.count(Period::new(on.max(first), last));
    words::days(calendar.count(Period::new(first, on.min(last))), whole, left)
}

/// The carteira, or one vendedor.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Scope {
    pub salesperson: Option<SalespersonId>,
    pub name: String,
    pub rows: [GoalRow; 4],
}

/// One measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct GoalRow {
    pub id: GoalId,
    /// What was set here, not what is in force.
    pub own: Option<u64>,
    pub done: Done,
    pub progress: Option<Progress>,
    pub suggested: Option<u64>,
    /// What a closed month came to, of a rate: `done` stands at it.
    pub closed: Option<RevisedRate>,
}

/// Who holds clients or has a target in one of `months`, by name. One alone, without targets, is the carteira. `held`: by
/// slot, who holds the client on the day shown.
pub(crate) fn holders(p: &Portfolio, held: &[Option<SalespersonId>], months: &[Month]) -> Vec<SalespersonId> {
    let holding: BTreeSet<SalespersonId> = held.iter().flatten().copied().collect();
    let goals = months.iter().flat_map(|month| p.catalog().goals_of(*month, p.one_side()));
    let aiming: BTreeSet<SalespersonId> = goals.filter_map(|(id, _)| id.salesperson).collect();
    let all = p.catalog().salespeople_by_name().into_iter().map(|one| one.id);
    let shown: Vec<SalespersonId> = all.filter(|id| holding.contains(id) || aiming.contains(id)).collect();
    if shown.len() == 1 && aiming.is_empty() { Vec::new() } else { shown }
}

/// What the targets shown are of: of the one representada that is looked at, else of everything.
pub(crate) fn columns(p: &Portfolio) -> &Columns {
    if p.one_side().is_some() { p.columns() } else { p.whole_columns() }
}

/// The month as known on `on`, over `columns`: of everything, or of one side with its own targets.
pub(crate) fn scopes(
    p: &Portfolio,
    columns: &Columns,
    month: Month,
    on: NaiveDate,
    holders: &[SalespersonId],
) -> Vec<Scope> {
    let rules = p.rules();
    let mut reached = done(columns, rules, month, on, holders);
    // What was closed is the whole carteira.
    let closed =
        if columns.is_whole() { at_closing(p, month, on, holders, &mut reached) } else { Vec::new() };
    let is_running = Month::of(on) == month;
    let habit = if is_running { Habit::of(columns, rules, on, holders) } else { Habit::default() };
    let suggested = suggestions(columns, rules, month, on, holders);
    let all = std::iter::once(None).chain(holders.iter().copied().map(Some));
    all.enumerate()
        .map(|(at, salesperson)| {
            let done = reached.get(at).copied().unwrap_or_default();
            let rows = Measure::ALL.map(|measure| {
                let id = GoalId { month, salesperson, principal: columns.one(), measure };
                let target = target(p.catalog(), rules, id);
                GoalRow {
                    id,
                    own: p.catalog().goal(id),
                    done,
                    progress: target
                        .map(|target| progress(measure, target, &done, (&habit, at), rules, month, on)),
                    suggested: suggested.get(at).and_then(|of| of[measure as usize]),
                    closed: closed.get(at).copied().flatten().and_then(|revision| rate(&revision, measure)),
                }
            });
            Scope { salesperson, name: name(p, salesperson, columns.one()), rows }
        })
        .collect()
}

/// One target of an earlier month, and the closed rate it is judged by.
pub(crate) type Outcome = Option<(Progress, Option<RevisedRate>)>;

/// The progress of earlier months, of one scope, the latest first.
pub(crate) fn past(
    p: &Portfolio,
    month: Month,
    months: i32,
    on: NaiveDate,
    salesperson: Option<SalespersonId>,
) -> Vec<(Month, [Outcome; 4])> {
    let (columns, rules, habit) = (columns(p), p.rules(), Habit::default());
    let principal = columns.one();
    let holders: Vec<SalespersonId> = salesperson.into_iter().collect();
    (1..=months)
        .map(|back| month.plus(-back))
        .filter(|month| month.first_day() <= on)
        .map(|month| {
            let mut reached = done(columns, rules, month, on, &holders);
            let closed = match columns.is_whole() {
                true => at_closing(p, month, on, &holders, &mut reached).pop().flatten(),
                false => None,
            };
            let done = reached.last().copied().unwrap_or_default();
            let rows = Measure::ALL.map(|measure| {
                let target = target(p.catalog(), rules, GoalId { month, salesperson, principal, measure })?;
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

fn name(p: &Portfolio, salesperson: Option<SalespersonId>, principal: Option<PrincipalId>) -> String {
    let of_principal = || principal.and_then(|id| Some(p.catalog().principal(id)?.name.clone()));
    match salesperson {
        None => of_principal().unwrap_or_else(|| words::WHOLE.to_owned()),
        Some(id) => p.catalog().salesperson(id).map(|one| one.name.clone()).unwrap_or_default(),
    }
}

/// No target of the month is set for anybody.
pub(crate) fn is_bare(scopes: &[Scope]) -> bool {
    scopes.iter().flat_map(|scope| scope.rows).all(|row| row.own.is_none())
}

/// What the carteira's own measures could aim at.
pub(crate) fn suggested(scopes: &[Scope]) -> Vec<(Measure, u64)> {
    let rows = scopes.first().map(|scope| scope.rows).into_iter().flatten();
    rows.filter_map(|row| Some((row.id.measure, row.suggested?))).collect()
}

/// All that is suggested, as targets.
pub(crate) fn accepted(scopes: &[Scope]) -> Vec<(GoalId, Option<u64>)> {
    let rows = scopes.iter().flat_map(|scope| scope.rows);
    rows.filter_map(|row| Some((row.id, Some(row.suggested?)))).collect()
}

/// Of a target that still runs: what the visits of the days left can no longer reach, else what is missing.
pub(crate) fn sentence(p: &Portfolio, of: &Progress, month: Month, on: NaiveDate) -> String {
    beyond(p, of, on).unwrap_or_else(|| words::sentence(of, month))
}

fn beyond(p: &Portfolio, of: &Progress, on: NaiveDate) -> Option<String> {
    if !runs(of.standing) {
        return None;
    }
    let whole = of.whole?.into();
    let found =
        out_of_reach(of.done, whole, of.missing, of.working_days_left, visits_a_day(p, &HeldBy::default()))?;
    Some(today::out_of_reach(&found, of.target.value, p.rules().calendar.is_working_day(on)))
}

/// Nothing is decided yet.
fn runs(standing: GoalStanding) -> bool {
    match standing {
        GoalStanding::Ahead | GoalStanding::OnPace | GoalStanding::Behind => true,
        GoalStanding::Reached | GoalStanding::Missed | GoalStanding::Waiting => false,
    }
}

/// Share, goal and band as lengths of the bar: of all clients for a rate, else of the target or what passed it.
pub(crate) fn lengths(of: &Progress) -> (Option<f64>, Option<f64>, Option<(f64, f64)>) {
    let whole = of.whole.map_or(of.needed.max(of.done), u64::from);
    let part = |amount: u64| (whole > 0).then(|| amount as f64 / whole as f64);
    let band = part(of.band.low).zip(part(of.band.high)).filter(|_| runs(of.standing));
    (part(of.done), part(of.needed), band)
}

/// Amounts of money are hidden where the screen is shown to others.
pub(crate) fn is_private(measure: Measure) -> bool {
    measure == Measure::Revenue
}

/// How many targets were reached, of how many.
pub(crate) fn tally(past: &[(Month, [Outcome; 4])]) -> (usize, usize) {
    let all = past.iter().flat_map(|(_, of)| of.iter().flatten());
    all.fold((0, 0), |(reached, goals), (of, _)| {
        (reached + usize::from(of.standing == GoalStanding::Reached), goals + 1)
    })
}

/// What became of one target, in a cell.
pub(crate) fn outcome(of: &Outcome, measure: Measure) -> String {
    match of {
        None => format::NONE.to_owned(),
        Some((of, _)) if is_private(measure) => words::outcome(of),
        Some((of, closed)) => words::outcome_closed(of, closed.as_ref()),
    }
}

#[cfg(test)]
mod tests;
