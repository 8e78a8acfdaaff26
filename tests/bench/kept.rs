//! What the app keeps beside the carteira, as it follows it.

use carteira::domain::calendar::period::{Month, Period};
use carteira::domain::filter::Filter;
use carteira::domain::indicator::coverage::held_by::HeldBy;
use carteira::domain::indicator::status::Status;
use carteira::domain::mended::{
    CoverageCount, DayList, Holders, Listed, Listing, NameIndex, Names, Order, Seen, Statuses, relist,
};
use carteira::domain::portfolio::Portfolio;
use carteira::domain::value::id::SalespersonId;
use chrono::NaiveDate;
use std::sync::Arc;

#[derive(Default)]
pub(crate) struct Kept {
    statuses: (Statuses, Option<Arc<Vec<Option<Status>>>>),
    names: (Names, Option<Arc<NameIndex>>),
    holders: (Holders, Option<Arc<Vec<Option<SalespersonId>>>>),
    listing: (Listing, Option<Arc<Vec<carteira::domain::portfolio::slot::Slot>>>),
    coverage: CoverageCount,
    day: DayList,
}

impl Kept {
    pub(crate) fn follow(&mut self, portfolio: &Portfolio, on: NaiveDate) -> usize {
        let (statuses, _) = self.statuses.0.follow(self.statuses.1.take(), portfolio, on);
        let (names, _) = self.names.0.follow(self.names.1.take(), portfolio);
        let (holders, _) = self.holders.0.follow(self.holders.1.take(), portfolio, on);
        let filter = Filter::default();
        let whole = self.statuses.0.whole();
        let listed = Listed {
            portfolio,
            filter: &filter,
            order: Order::Urgency,
            on,
            statuses: &statuses,
            whole,
            names: &names,
            holders: &holders,
            characters: None,
        };
        let (shown, _) = relist(&mut self.listing.0, self.listing.1.take(), &listed);
        let period = Period::new(Month::of(on).first_day(), on);
        let everybody = HeldBy::default();
        let covered = self.coverage.follow(portfolio, period, on, &everybody).tally.covered as usize;
        let (holding, held_by) = (&holders, &everybody);
        let seen =
            Seen { portfolio, on, statuses: &statuses, whole, names: &names, holders: holding, held_by };
        self.day.follow(&seen);
        self.statuses.1 = Some(statuses);
        self.names.1 = Some(names);
        self.holders.1 = Some(holders);
        self.listing.1 = Some(shown);
        covered
    }
}
