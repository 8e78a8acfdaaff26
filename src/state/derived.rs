//! What several screens show, computed once for each change of data, date or filter.

use super::characters::Characters;
use super::segment_members::SegmentMembers;
use super::view::View;
use crate::domain::calendar::period::{Month, Period};
use crate::domain::filter::Filter;
use crate::domain::indicator::coverage::Coverage;
use crate::domain::indicator::status::Status;
use crate::domain::mended::{CoverageCount, Holders, Listed, Listing, NameIndex, Names, Statuses, relist};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::portfolio::touched::Mark;
use crate::domain::value::id::SalespersonId;
use chrono::NaiveDate;
use leptos::prelude::*;
use std::sync::{Arc, Mutex, PoisonError};

#[derive(Clone, Copy, Debug)]
pub struct Derived {
    /// The day everything is shown as of.
    pub as_of: Memo<NaiveDate>,
    /// By slot; `None`: no client, or not in the carteira on that day.
    pub statuses: Memo<Arc<Vec<Option<Status>>>>,
    /// By slot: what a search looks in and rank by name.
    pub names: Memo<Arc<NameIndex>>,
    /// By slot: who holds the client on the day.
    pub holders: Memo<Arc<Vec<Option<SalespersonId>>>>,
    /// The filter as it is held against clients.
    pub filter: Memo<Filter>,
    /// Slots that pass the filter, in the chosen order.
    pub visible: Memo<Arc<Vec<Slot>>>,
    /// Coverage of the month of the day, up to the day, of the clients of the vendedor chosen.
    pub coverage: Memo<Coverage>,
    /// Everything but contacts stands as it did while this is the same.
    pub but_contacts: Memo<Mark>,
    /// How many clients there are in all.
    pub client_count: Memo<usize>,
    whole: StoredValue<u64>,
    /// Profile, labels and RFM, once a page that shows them was opened.
    pub characters: Characters,
    /// Who is in the segment that the filter names, from then on too.
    pub(super) segments: SegmentMembers,
}

impl Derived {
    pub(super) fn new(portfolio: RwSignal<Portfolio>, today: RwSignal<NaiveDate>, view: View) -> Self {
        let as_of = Memo::new(move |_| view.as_of.get().unwrap_or_else(|| today.get()));
        let whole = StoredValue::new(0);
        let keeper = Kept::<Statuses>::default();
        let statuses = Memo::new_owning(move |all| {
            let on = as_of.get();
            keeper.with(|keeper| {
                let followed = portfolio.with(|p| keeper.follow(all, p, on));
                whole.set_value(keeper.whole());
                followed
            })
        });
        let keeper = Kept::<Names>::default();
        let names =
            Memo::new_owning(move |all| keeper.with(|keeper| portfolio.with(|p| keeper.follow(all, p))));
        let keeper = Kept::<Holders>::default();
        let holders = Memo::new_owning(move |all| {
            let on = as_of.get();
            keeper.with(|keeper| portfolio.with(|p| keeper.follow(all, p, on)))
        });
        let (characters, segments) = (Characters::none(), SegmentMembers::none());
        let filter = Memo::new(move |_| view.filter.with(|filter| segments.named_in(filter)));
        let listing = Kept::<Listing>::default();
        let visible = Memo::new_owning(move |shown| {
            let (statuses, names, holders) = (statuses.get(), names.get(), holders.get());
            let (order, on) = (view.sort.get(), as_of.get());
            filter.with(|filter| {
                let asked = characters.asked_by(filter);
                let characters = asked.as_ref().map(|all| all.as_slice());
                portfolio.with(|portfolio| {
                    let (statuses, names, holders) = (&statuses, &names, &holders);
                    let whole = whole.get_value();
                    let listed =
                        Listed { portfolio, filter, order, on, statuses, whole, names, holders, characters };
                    listing.with(|listing| relist(listing, shown, &listed))
                })
            })
        });
        let count = Kept::<CoverageCount>::default();
        let coverage = Memo::new(move |_| {
            let on = as_of.get();
            let period = Period::new(Month::of(on).first_day(), on);
            let held_by = view.held_by();
            count.with(|count| portfolio.with(|p| count.follow(p, period, on, &held_by).clone()))
        });
        let but_contacts = Memo::new(move |_| portfolio.with(Portfolio::mark_but_contacts));
        let client_count = Memo::new(move |_| portfolio.with(Portfolio::client_count));
        Self {
            as_of,
            statuses,
            names,
            holders,
            filter,
            visible,
            coverage,
            but_contacts,
            client_count,
            characters,
            segments,
            whole,
        }
    }

    /// How often all statuses were worked out; to be asked after them.
    pub fn whole(self) -> u64 {
        self.whole.get_value()
    }
}

/// What a memo keeps from one time to the next beside its value.
#[derive(Debug, Default)]
pub(crate) struct Kept<T>(Mutex<T>);

impl<T> Kept<T> {
    pub(crate) fn with<R>(&self, look: impl FnOnce(&mut T) -> R) -> R {
        look(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
