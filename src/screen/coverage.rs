//! *Cobertura*: the three rates over days that are chosen, by month and by group, and the clients behind each number.

pub(crate) mod groups;

use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::{Month, Period};
use crate::domain::indicator::coverage::Coverage;
use crate::domain::indicator::coverage::coverage_history::{self, history};
use crate::domain::indicator::coverage::coverage_window::{Window, window_members};
use crate::domain::indicator::coverage::held_by::HeldBy;
use crate::domain::indicator::coverage::month_closing::{RevisedRate, Revision, revision};
use crate::domain::indicator::coverage::visit_effectiveness::{Visits, period_visits};
use crate::domain::measure::tally::{Reach, Tally};
use crate::domain::mended::NameIndex;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::eligibility::Exclusion;
use crate::domain::portfolio::slot::Slot;
use crate::domain::value::id::ClientId;
use crate::domain::value::ratio::Ratio;
use crate::text::{coverage as words, format, labels};
use chrono::NaiveDate;

/// One of the three rates over the same denominator.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Measure {
    #[default]
    Coverage,
    VisitRate,
    BuyerRate,
}

impl Measure {
    pub(crate) const ALL: [Measure; 3] = [Self::Coverage, Self::VisitRate, Self::BuyerRate];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Coverage => words::COVERAGE,
            Self::VisitRate => words::VISIT_RATE,
            Self::BuyerRate => words::BUYER_RATE,
        }
    }

    pub(crate) fn means(self) -> &'static str {
        match self {
            Self::Coverage => words::COVERAGE_MEANS,
            Self::VisitRate => words::VISIT_RATE_MEANS,
            Self::BuyerRate => words::BUYER_RATE_MEANS,
        }
    }

    pub(crate) fn of(self, tally: &Tally) -> Ratio {
        match self {
            Self::Coverage => tally.coverage(),
            Self::VisitRate => tally.visit_rate(),
            Self::BuyerRate => tally.buyer_rate(),
        }
    }

    pub(crate) fn revised(self, revision: &Revision) -> RevisedRate {
        match self {
            Self::Coverage => revision.coverage(),
            Self::VisitRate => revision.visit_rate(),
            Self::BuyerRate => revision.buyer_rate(),
        }
    }

    pub(crate) fn reached(self, reach: Reach) -> bool {
        match self {
            Self::Coverage => reach.covered,
            Self::VisitRate => reach.visited,
            Self::BuyerRate => reach.bought,
        }
    }

    /// In a cell: the closed rate with what changed, else what is known now.
    fn cell(self, now: &Tally, closed: Option<&Revision>) -> String {
        match closed {
            Some(revision) => words::revised_cell(&self.revised(revision)),
            None => words::cell(self.of(now)),
        }
    }
}

/// Over which days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Span {
    #[default]
    Month,
    Days(u16),
    OwnCadence,
}

impl Span {
    pub(crate) fn all() -> impl Iterator<Item = Span> {
        [Span::Month].into_iter().chain(Window::ROLLING.map(Span::Days)).chain([Span::OwnCadence])
    }

    pub(crate) fn name(self) -> String {
        match self {
            Span::Month => words::BY_MONTH.to_owned(),
            Span::Days(days) => words::rolling(days),
            Span::OwnCadence => words::OWN_CADENCE.to_owned(),
        }
    }

    pub(crate) fn window(self, month: Month) -> Window {
        match self {
            Span::Month => Window::Month(month),
            Span::Days(days) => Window::Days(days),
            Span::OwnCadence => Window::OwnCadence,
        }
    }

    /// The rates that have a meaning over these days.
    pub(crate) fn measures(self) -> &'static [Measure] {
        match self {
            Span::Month | Span::Days(_) => &Measure::ALL,
            Span::OwnCadence => &[Measure::Coverage],
        }
    }
}

/// What is known of a month, and what it was closed at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Past {
    pub month: Month,
    pub now: Tally,
    pub closed: Option<Revision>,
    pub visits: Visits,
}

/// The last `months` up to that of `on`, oldest first, of the clients of `held_by`.
pub(crate) fn past(p: &Portfolio, held_by: &HeldBy, months: u32, on: NaiveDate) -> Vec<Past> {
    let months: Vec<Month> = Month::of(on).last_n(months).collect();
    let listed = held_by.listed();
    let by = coverage_history::By::Salesperson(&listed);
    let known = history(p.columns(), p.rules(), &months, on, by);
    let tally = |at: usize| {
        if held_by.is_everybody() {
            return known.totals[at];
        }
        known.groups.iter().fold(Tally::default(), |sum, group| sum.plus(group[at]))
    };
    let of = |(at, month): (usize, &Month)| {
        let now = tally(at);
        let (closed, visits) =
            (revision(p, held_by, *month, on, now), visits(p, held_by, month.period(), on));
        Past { month: *month, now, closed, visits }
    };
    known.months.iter().enumerate().map(of).collect()
}

/// Visits of the period at the clients of `held_by`.
pub(crate) fn visits(p: &Portfolio, held_by: &HeldBy, period: Period, on: NaiveDate) -> Visits {
    let (columns, day) = (p.columns(), Day::of(period.reference(on)));
    let mut all = Visits::default();
    let own = period_visits(columns, period, on).filter(|(slot, _)| held_by.has(columns, *slot, day));
    own.for_each(|(_, visits)| all += visits);
    all
}

/// The rates of the window, of the clients of `held_by`.
pub(crate) fn covered(p: &Portfolio, held_by: &HeldBy, window: Window, on: NaiveDate) -> Coverage {
    let mut coverage = Coverage::default();
    members_of(p, held_by, window, on).for_each(|(_, member)| coverage.add(member));
    coverage
}

fn members_of<'a>(
    p: &'a Portfolio,
    held_by: &'a HeldBy,
    window: Window,
    on: NaiveDate,
) -> impl Iterator<Item = (Slot, Result<Reach, Exclusion>)> + 'a {
    let day = Day::of(window.period(on).reference(on));
    let all = window_members(p.columns(), p.rules(), window, on).into_iter();
    all.filter(move |(slot, _)| held_by.has(p.columns(), *slot, day))
}

impl Past {
    /// The closed figure where there is one.
    pub(crate) fn figure(&self, measure: Measure) -> Ratio {
        measure.of(self.closed.as_ref().map_or(&self.now, |revision| &revision.closed.tally))
    }

    /// The rate known now in tenths of a percent, where it is another than the month closed with.
    pub(crate) fn revised_tenths(&self, measure: Measure) -> Option<i64> {
        let rate = measure.revised(self.closed.as_ref()?);
        rate.is_changed().then_some(rate.now.percent_tenths()).flatten()
    }

    /// Month, clients that count, the three rates, effectiveness of visits, and when it was closed.
    pub(crate) fn cells(&self) -> [String; 7] {
        let eligible = self.closed.as_ref().map_or(self.now, |revision| revision.closed.tally).eligible;
        let closed = self.closed.as_ref().map(|revision| format::date(revision.closed.on));
        let [coverage, visits, buyers] = Measure::ALL.map(|one| one.cell(&self.now, self.closed.as_ref()));
        [
            format::month_year(self.month),
            format::integer(i64::from(eligible)),
            coverage,
            visits,
            buyers,
            words::cell(self.visits.effectiveness()),
            closed.unwrap_or_else(|| words::OPEN.to_owned()),
        ]
    }
}

/// A client behind a rate: its name, and its município or why it is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Person {
    pub id: ClientId,
    pub name: String,
    pub note: String,
    rank: u32,
}

/// The clients behind a rate, by name: reached, missing, left out. `names` by slot.
pub(crate) fn behind(
    p: &Portfolio,
    held_by: &HeldBy,
    measure: Measure,
    window: Window,
    on: NaiveDate,
    names: &NameIndex,
) -> [Vec<Person>; 3] {
    let mut lists: [Vec<Person>; 3] = Default::default();
    for (slot, member) in members_of(p, held_by, window, on) {
        let Some((client, at)) = p.client_at(slot).zip(list_of(member, measure)) else { continue };
        let note = match member {
            Ok(_) => client.city.clone().unwrap_or_default(),
            Err(reason) => labels::exclusion_one(reason).to_owned(),
        };
        let rank = names.get(slot).map_or(u32::MAX, |name| name.rank);
        lists[at].push(Person { id: client.id, name: client.display_name().to_owned(), note, rank });
    }
    for list in &mut lists {
        list.sort_by_key(|person| person.rank);
    }
    lists
}

/// Which of the three lists, the same as the words count; clients who had not entered yet are in none.
fn list_of(member: Result<Reach, Exclusion>, measure: Measure) -> Option<usize> {
    match member {
        Ok(reach) if measure.reached(reach) => Some(0),
        Ok(_) => Some(1),
        Err(
            Exclusion::Blocked
            | Exclusion::Prospect
            | Exclusion::Former
            | Exclusion::Silent
            | Exclusion::Left,
        ) => Some(2),
        Err(Exclusion::NotEntered) => None,
    }
}

#[cfg(test)]
mod tests;
