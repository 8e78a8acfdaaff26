//! *Equipe*: of each vendedor the month so far, what is forgotten, and how old the last file is; who needs help first.
//!
//! A client, and what was done at it, counts for who holds it on the day shown, as in *Cobertura* and *Metas*.

pub(crate) mod behind;
pub(crate) mod meeting;
pub(crate) mod reasons;
pub(crate) mod received;

use crate::domain::calendar::period::{Month, Period};
use crate::domain::catalog::goals::Measure;
use crate::domain::catalog::receipt::Received;
use crate::domain::indicator::analysis::credit_at_risk::is_at_risk;
use crate::domain::indicator::coverage::goal_progress::{GoalStanding, Progress};
use crate::domain::indicator::coverage::visit_effectiveness::{Visits, period_visits};
use crate::domain::indicator::status::Status;
use crate::domain::indicator::status::risk::credit;
use crate::domain::measure::tally::Tally;
use crate::domain::plan::alerts::files::team;
use crate::domain::portfolio::Portfolio;
use crate::domain::rhythm::cadence::ContactState;
use crate::domain::rhythm::lifecycle::Lifecycle;
use crate::domain::value::fold::fold;
use crate::domain::value::id::SalespersonId;
use crate::domain::value::money::Centavos;
use crate::screen::goals::scopes;
use crate::text::team as words;
use chrono::NaiveDate;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What the page looks at: holder and status by slot, as of one day.
pub(crate) struct Seen<'a> {
    pub held: &'a [Option<SalespersonId>],
    pub statuses: &'a [Option<Status>],
    pub on: NaiveDate,
}

/// One vendedor.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    pub id: SalespersonId,
    pub name: String,
    /// In the carteira on the day.
    pub clients: usize,
    pub month: Tally,
    /// Towards the coverage target in force.
    pub coverage: Option<Progress>,
    pub forgotten: Part,
    pub at_risk: Part,
    /// Credit blocked, or of high or critical risk.
    pub credit: Part,
    /// Towards the other targets in force.
    pub goals: Vec<Progress>,
    /// Of the month so far.
    pub visits: Visits,
    /// Gone by in the month, with the day shown.
    pub working_days: u32,
    pub new_clients: u64,
    pub received: Option<Received>,
}

/// Some of the clients, and what they bought in twelve months.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Part {
    pub clients: usize,
    pub centavos: i64,
}

impl Part {
    fn add(&mut self, status: &Status) {
        self.clients += 1;
        self.centavos = self.centavos.saturating_add(status.revenue_12m.max(0));
    }
}

impl Row {
    /// Clients that are missing to what is usual by the end of the day.
    pub(crate) fn behind(&self) -> u64 {
        match self.coverage {
            Some(of) if of.standing == GoalStanding::Behind => of.band.low.saturating_sub(of.done),
            Some(_) | None => 0,
        }
    }

    /// A tenth of a visit, half up; `None` before the first working day.
    pub(crate) fn visits_a_day_tenths(&self) -> Option<i64> {
        let (made, days) = (i64::from(self.visits.made), i64::from(self.working_days));
        (days > 0).then(|| (made * 20 + days) / (2 * days))
    }
}

/// Everybody who holds clients, has a target or sent a file; who needs help first at the top.
pub(crate) fn rows(p: &Portfolio, seen: &Seen<'_>) -> Vec<Row> {
    let (month, on) = (Month::of(seen.on), seen.on);
    let people = people(p, seen);
    let scopes = scopes(p, p.columns(), month, on, &people);
    // An amount is aimed at with all representadas; a rate holds for one as well.
    let aims = |of: &Progress| p.side().is_empty() || of.measure.is_rate();
    let so_far = Period::new(month.first_day(), on);
    let mut visits: BTreeMap<SalespersonId, Visits> = BTreeMap::new();
    for (slot, made) in period_visits(p.columns(), so_far, on) {
        if let Some(Some(who)) = seen.held.get(slot.at()) {
            *visits.entry(*who).or_default() += made;
        }
    }
    let mut parts: BTreeMap<SalespersonId, (usize, Part, Part, Part)> = BTreeMap::new();
    for ((who, status), dossier) in seen.held.iter().zip(seen.statuses).zip(p.dossiers()) {
        let Some((who, status)) = who.zip(status.as_ref()) else { continue };
        let (clients, forgotten, at_risk, in_doubt) = parts.entry(who).or_default();
        *clients += 1;
        if status.state == ContactState::Forgotten {
            forgotten.add(status);
        }
        if status.lifecycle == Lifecycle::AtRisk {
            at_risk.add(status);
        }
        if is_at_risk(&credit(dossier, &p.rules().risk, on)) {
            in_doubt.add(status);
        }
    }
    let working_days = p.rules().calendar.count(so_far) as u32;
    // The first scope is the whole carteira.
    let mut rows: Vec<Row> = people
        .into_iter()
        .zip(scopes.into_iter().skip(1))
        .map(|(id, scope)| {
            let coverage = &scope.rows[Measure::Coverage as usize];
            let (clients, forgotten, at_risk, credit) = parts.remove(&id).unwrap_or_default();
            Row {
                id,
                clients,
                month: coverage.done.tally,
                coverage: coverage.progress,
                forgotten,
                at_risk,
                credit,
                goals: scope.rows[1..].iter().filter_map(|row| row.progress.filter(aims)).collect(),
                visits: visits.remove(&id).unwrap_or_default(),
                working_days,
                new_clients: coverage.done.new_clients,
                received: p.catalog().received(id, on),
                name: scope.name,
            }
        })
        .collect();
    rows.sort_by_cached_key(|row| {
        (Reverse(row.behind()), Reverse(row.forgotten.centavos), fold(&row.name).into_owned(), row.id)
    });
    rows
}

fn people(p: &Portfolio, seen: &Seen<'_>) -> Vec<SalespersonId> {
    let holds = |id: SalespersonId| {
        seen.held.iter().zip(seen.statuses).any(|(held, status)| *held == Some(id) && status.is_some())
    };
    team(p, holds, seen.on)
}

/// Who needs help first: of those behind their target, whoever is furthest below what is usual for the day, in clients;
/// ties by what their forgotten clients bought, then by name. Where nobody is behind, whoever has forgotten most.
pub(crate) fn help(rows: &[Row]) -> String {
    let [first, ..] = rows else { return words::NOBODY.to_owned() };
    match (first.behind(), &first.coverage) {
        (behind @ 1.., Some(of)) => words::help_behind(&first.name, behind, of),
        (_, _) if first.forgotten.clients > 0 => words::help_forgotten(
            &first.name,
            first.forgotten.clients,
            Centavos::new(first.forgotten.centavos),
            rows.iter().all(|row| row.coverage.is_some()),
        ),
        (_, _) => words::ALL_WELL.to_owned(),
    }
}

/// Clients of the carteira that nobody holds.
pub(crate) fn of_nobody(seen: &Seen<'_>) -> usize {
    seen.held.iter().zip(seen.statuses).filter(|(held, status)| held.is_none() && status.is_some()).count()
}

#[cfg(test)]
mod tests;
