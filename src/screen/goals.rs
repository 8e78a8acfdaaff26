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
mod tests {
    use super::*;
    use crate::domain::catalog::CatalogEdit;
    use crate::domain::catalog::principal::Principal;
    use crate::domain::catalog::salesperson::Salesperson;
    use crate::domain::client::Holding;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::portfolio::change::{Change, Deed, Step};
    use crate::screen::small::{Small, d};

    const DAY: &str = "2026-11-18";

    fn november() -> Month {
        Month::of(d(DAY))
    }

    fn seller(number: u128) -> SalespersonId {
        SalespersonId::from_u128(number)
    }

    fn set(p: &mut Portfolio, edit: CatalogEdit) {
        p.apply(&Change::one(Deed::SetGoals, Step::EditCatalog(edit)), Stamp::default()).unwrap();
    }

    fn aim(
        p: &mut Portfolio,
        month: Month,
        salesperson: Option<SalespersonId>,
        measure: Measure,
        value: u64,
    ) {
        let id = GoalId { month, salesperson, principal: p.one_side(), measure };
        set(p, CatalogEdit::Goal { id, value: Some(value) });
    }

    /// Ana and Bia are held by the first vendedor, Caio by the second.
    fn carteira(sellers: &[&str]) -> Portfolio {
        let held = |number| vec![Holding { since: None, salesperson: Some(seller(number)) }];
        let mut p = Small::clients(&["Ana", "Bia", "Caio"])
            .with(1, |one| one.holdings = held(1))
            .with(2, |one| one.holdings = held(1))
            .with(3, |one| one.holdings = held(2))
            .visit(1, "2026-11-03")
            .order(1, "2026-11-03", 300_000)
            .portfolio();
        for (number, name) in (1..).zip(sellers) {
            let id = seller(number);
            let one = Salesperson { id, name: (*name).to_owned(), email: None, phone: None };
            set(&mut p, CatalogEdit::Salesperson { id, value: Some(one) });
        }
        p
    }

    #[test]
    fn vendedores_stand_by_name_and_one_alone_without_targets_is_the_carteira() {
        let held = [Some(seller(1)), Some(seller(1)), Some(seller(2))];
        assert_eq!(holders(&carteira(&["Rui", "Iara"]), &held, &[november()]), [seller(2), seller(1)]);
        let mut one = carteira(&["Rui"]);
        assert_eq!(holders(&one, &held, &[november()]), []);
        aim(&mut one, november(), Some(seller(1)), Measure::NewClients, 3);
        assert_eq!(holders(&one, &held, &[november()]), [seller(1)]);
        assert_eq!(holders(&one, &held, &[november().next()]), []);
        // A target alone keeps a vendedor on the page.
        assert_eq!(holders(&one, &[], &[november()]), [seller(1)]);
    }

    #[test]
    fn each_scope_counts_its_own_clients() {
        let mut p = carteira(&["Rui", "Iara"]);
        aim(&mut p, november(), Some(seller(1)), Measure::Revenue, 1_000_000);
        let all = scopes(&p, p.columns(), november(), d(DAY), &[seller(1), seller(2)]);
        assert_eq!(
            all.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(),
            [words::WHOLE, "Rui", "Iara"]
        );
        let coverage = |at: usize| all[at].rows[Measure::Coverage as usize].done.tally.coverage();
        assert_eq!([0, 1, 2].map(|at| (coverage(at).num, coverage(at).den)), [(1, 3), (1, 2), (0, 1)]);
        let revenue = all[1].rows[Measure::Revenue as usize];
        assert_eq!((revenue.own, revenue.progress.map(|one| one.done)), (Some(1_000_000), Some(300_000)));
        assert!(!is_bare(&all));
    }

    #[test]
    fn a_month_without_targets_offers_what_is_suggested() {
        let p = carteira(&[]);
        let all = scopes(&p, p.columns(), november(), d(DAY), &[]);
        assert!(is_bare(&all));
        let offered: Vec<Measure> = suggested(&all).into_iter().map(|(measure, _)| measure).collect();
        let taken: Vec<Measure> = accepted(&all).into_iter().map(|(id, _)| id.measure).collect();
        assert_eq!(offered, taken);
        assert_eq!((suggested(&[]), accepted(&[])), (Vec::new(), Vec::new()));
    }

    #[test]
    fn days_are_counted_up_to_the_day_shown_and_a_past_month_has_none_left() {
        let p = Portfolio::default();
        // November 2026: 19 working days (Finados and Zumbi are none), 11 gone with Wednesday the 18th, 9 left with it.
        let count = |from: &str, to: &str| p.rules().calendar.count(Period::new(d(from), d(to)));
        assert_eq!(
            days(&p, november(), d(DAY)),
            words::days(
                count("2026-11-01", "2026-11-18"),
                count("2026-11-01", "2026-11-30"),
                count("2026-11-18", "2026-11-30"),
            )
        );
        let october = november().prev();
        let whole = count("2026-10-01", "2026-10-31");
        assert_eq!(days(&p, october, d(DAY)), words::days(whole, whole, 0));
        assert_eq!(reach(d(DAY)), (november().plus(-60), november().plus(12)));
    }

    #[test]
    fn a_bar_is_as_long_as_the_target_or_what_passed_it() {
        let mut p = carteira(&[]);
        aim(&mut p, november(), None, Measure::Revenue, 600_000);
        let of = |p: &Portfolio| {
            scopes(p, p.columns(), november(), d(DAY), &[])[0].rows[Measure::Revenue as usize]
                .progress
                .unwrap()
        };
        let (share, goal, band) = lengths(&of(&p));
        assert_eq!((share, goal, band.is_some()), (Some(0.5), Some(1.0), true));
        aim(&mut p, november(), None, Measure::Revenue, 150_000);
        let passed = of(&p);
        assert_eq!(lengths(&passed), (Some(1.0), Some(0.5), None));
        assert_eq!(sentence(&p, &passed, november(), d(DAY)), words::sentence(&passed, november()));
    }

    #[test]
    fn a_rate_that_no_visits_can_bring_there_says_so() {
        let names: Vec<String> = (0..60).map(|at| format!("Cliente {at}")).collect();
        let p = Small::clients(&names.iter().map(String::as_str).collect::<Vec<_>>()).portfolio();
        let coverage = |on: &str| {
            let all = scopes(&p, p.columns(), november(), d(on), &[]);
            sentence(&p, &all[0].rows[Measure::Coverage as usize].progress.unwrap(), november(), d(on))
        };
        assert!(coverage("2026-11-30").contains("dá para chegar a"), "{}", coverage("2026-11-30"));
        assert!(!coverage("2026-11-03").contains("dá para chegar a"), "{}", coverage("2026-11-03"));
    }

    #[test]
    fn earlier_months_stand_latest_first_with_what_became_of_their_targets() {
        let mut p = carteira(&[]);
        let (october, september) = (november().prev(), november().prev().prev());
        aim(&mut p, october, None, Measure::NewClients, 1);
        aim(&mut p, september, None, Measure::Revenue, 100);
        let rows = past(&p, november(), 3, d(DAY), None);
        assert_eq!(rows.iter().map(|(month, _)| *month).collect::<Vec<_>>()[..2], [october, september]);
        let revenue = &rows[1].1[Measure::Revenue as usize];
        assert_eq!(outcome(revenue, Measure::Revenue), words::outcome(&revenue.as_ref().unwrap().0));
        assert_eq!(outcome(&rows[0].1[Measure::Revenue as usize], Measure::Revenue), "—");
        let (reached, goals) = tally(&rows);
        assert!(goals >= 2 && reached <= goals);
        assert_eq!(tally(&[]), (0, 0));
    }

    /// Ana buys of both, Bia of the second alone.
    #[test]
    fn one_representada_has_targets_of_its_own_over_its_own_orders() {
        let of = PrincipalId::from_u128;
        let mut p = Small::clients(&["Ana", "Bia"])
            .order_with(1, "2026-11-03", 100_000, |order| order.principal = Some(of(1)))
            .order_with(1, "2026-11-04", 30_000, |order| order.principal = Some(of(2)))
            .order_with(2, "2026-11-05", 5_000, |order| order.principal = Some(of(2)))
            .portfolio();
        for (number, name) in [(1, "Norte"), (2, "Sul")] {
            let value = Some(Principal { id: of(number), name: name.to_owned() });
            set(&mut p, CatalogEdit::Principal { id: of(number), value });
        }
        aim(&mut p, november(), None, Measure::Revenue, 400_000);
        let shown = |p: &Portfolio| {
            let all = scopes(p, columns(p), november(), d(DAY), &[]);
            let row = all[0].rows[Measure::Revenue as usize];
            (all[0].name.clone(), row.own, row.progress.map(|one| (one.target.value, one.done)))
        };
        assert_eq!(shown(&p), (words::WHOLE.to_owned(), Some(400_000), Some((400_000, 135_000))));
        p.look_at(&[of(2)].into());
        assert_eq!(shown(&p), ("Sul".to_owned(), None, None), "an amount of all is no representada's");
        aim(&mut p, november(), None, Measure::Revenue, 50_000);
        assert_eq!(shown(&p), ("Sul".to_owned(), Some(50_000), Some((50_000, 35_000))));
        let coverage = |p: &Portfolio| scopes(p, columns(p), november(), d(DAY), &[])[0].rows[0].done.tally;
        assert_eq!(coverage(&p).eligible, 2);
        p.look_at(&[of(1)].into());
        assert_eq!((shown(&p).1, coverage(&p).eligible), (None, 1), "Bia is none of Norte's");
        // Several at once have no targets: those of everything stand.
        p.look_at(&[of(1), of(2)].into());
        assert_eq!(shown(&p), (words::WHOLE.to_owned(), Some(400_000), Some((400_000, 135_000))));
        p.look_at(&BTreeSet::new());
        aim(&mut p, november().prev(), None, Measure::Revenue, 1);
        p.look_at(&[of(2)].into());
        aim(&mut p, november().prev(), None, Measure::Revenue, 2);
        let earlier = past(&p, november(), 1, d(DAY), None)[0].1[Measure::Revenue as usize];
        assert_eq!(earlier.map(|(of, _)| (of.target.value, of.done)), Some((2, 0)));
    }
}
