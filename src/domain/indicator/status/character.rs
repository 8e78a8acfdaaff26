//! What a client is like on a day, beside its class: profile, labels and RFM scores, in one value for chips and filters.

use super::profile::{Profile, profile};
use super::risk::{Credit, credit};
use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::step_months;
use crate::domain::indicator::status::Status;
use crate::domain::measure::rfm::{Purchases, Rfm, rfm};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::columns::Columns;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rhythm::labels::{Labels, labels};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Character {
    pub profile: Profile,
    pub labels: Labels,
    /// `None`: no order in the last twelve months.
    pub rfm: Option<Rfm>,
    pub credit: Credit,
}

/// A label, for a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Label {
    New,
    Reactivated,
    Seasonal,
    Irregular,
}

impl Label {
    pub const ALL: [Label; 4] = [Self::New, Self::Reactivated, Self::Seasonal, Self::Irregular];
}

impl Character {
    /// The labels that hold, in the order of [`Label::ALL`].
    pub fn has(&self) -> impl Iterator<Item = Label> + use<> {
        let Labels { new, reactivated, seasonal, irregular } = self.labels;
        let holds = [new, reactivated.is_some(), seasonal.is_some(), irregular];
        Label::ALL.into_iter().zip(holds).filter_map(|(label, holds)| holds.then_some(label))
    }
}

/// The scores of every client of the carteira with an order in the twelve months up to `on`.
pub(crate) fn scores(columns: &Columns, statuses: &[Option<Status>], on: NaiveDate) -> Vec<Option<Rfm>> {
    let (from, today) = (Day::of(step_months(on, -12)) + 1, Day::of(on));
    let mut scores = vec![None; statuses.len()];
    let (mut buyers, mut purchases) = (Vec::new(), Vec::new());
    for (slot, status) in Slot::each(statuses) {
        let here = status.filter(Status::is_here);
        let Some(days) = here.and_then(|status| status.days_since_order) else { continue };
        let bought = columns.bought_between(slot, from, today);
        if bought.orders > 0 {
            buyers.push(slot);
            purchases.push(Purchases {
                days_since_order: days.into(),
                orders: bought.orders.into(),
                revenue_centavos: bought.centavos,
            });
        }
    }
    for (slot, found) in buyers.into_iter().zip(rfm(&purchases)) {
        scores[slot] = Some(found);
    }
    scores
}

/// The client of `slot`, whose scores among all are `rfm`.
pub(crate) fn character(
    portfolio: &Portfolio,
    slot: Slot,
    status: &Status,
    rfm: Option<Rfm>,
    on: NaiveDate,
) -> Option<Character> {
    let (dossier, columns) = (portfolio.dossiers().get(slot.at())?, portfolio.columns());
    let today = Day::of(on);
    Some(Character {
        profile: profile(dossier, columns, slot, status.lifecycle, rfm, on),
        labels: labels(columns.order_days_until(slot, today), &portfolio.rules().lifecycle, today),
        rfm,
        credit: credit(dossier, &portfolio.rules().risk, on),
    })
}

/// Every slot with a status.
pub(crate) fn characters(
    portfolio: &Portfolio,
    statuses: &[Option<Status>],
    on: NaiveDate,
) -> Vec<Option<Character>> {
    let scores = scores(portfolio.columns(), statuses, on);
    let of = |(slot, rfm): (Slot, Option<Rfm>)| {
        character(portfolio, slot, statuses.get(slot.at())?.as_ref()?, rfm, on)
    };
    Slot::all(scores.len()).zip(scores).map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::filter::Filter;
    use crate::domain::indicator::analysis::insight::insights;
    use crate::domain::indicator::status::statuses;
    use crate::domain::measure::rfm::RfmSegment;
    use crate::domain::sample;

    fn seen() -> (Portfolio, Vec<Option<Status>>, Vec<Option<Character>>) {
        let on = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let portfolio = Portfolio::from_records(sample::records(7, on));
        let statuses = statuses(portfolio.columns(), portfolio.rules(), on);
        let all = characters(&portfolio, &statuses, on);
        (portfolio, statuses, all)
    }

    #[test]
    fn scores_are_those_of_the_analyses() {
        let on = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let (portfolio, statuses, all) = seen();
        let insights = insights(portfolio.columns(), &statuses, on, None);
        for (one, insight) in all.iter().zip(&insights) {
            assert_eq!(one.is_some(), insight.is_some());
            assert_eq!(one.and_then(|one| one.rfm), insight.and_then(|insight| insight.rfm));
        }
        assert!(all.iter().flatten().filter(|one| one.rfm.is_some()).count() > 100);
    }

    #[test]
    fn a_filter_leaves_whom_it_names_and_nobody_unknown() {
        let (_, _, all) = seen();
        let count = |filter: &Filter| all.iter().filter(|one| filter.suits(one.as_ref())).count();
        assert_eq!(count(&Filter::default()), all.len());
        let each = |profile| Filter { profiles: [profile].into(), ..Filter::default() };
        let known = all.iter().flatten().count();
        assert_eq!(Profile::ALL.into_iter().map(|profile| count(&each(profile))).sum::<usize>(), known);
        let segments = Filter { segments: RfmSegment::ALL.into_iter().collect(), ..Filter::default() };
        let scored = all.iter().flatten().filter(|one| one.rfm.is_some()).count();
        assert_eq!(count(&segments), scored);
        let cells = (1..=5).flat_map(|r| (1..=5).map(move |f| (r, f)));
        let by_cell = cells.map(|cell| count(&Filter { cells: [cell].into(), ..Filter::default() }));
        assert_eq!(by_cell.sum::<usize>(), scored);
        let new = Filter { labels: [Label::New].into(), ..Filter::default() };
        assert_eq!(count(&new), all.iter().flatten().filter(|one| one.labels.new).count());
        assert!(!new.suits(None) && Filter::default().suits(None));
    }
}
