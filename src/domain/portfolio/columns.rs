//! The carteira as columns: what indicators scan instead of objects.
//!
//! One row a slot of the portfolio; events are grouped by client (`starts[slot]..starts[slot + 1]`), ascending by day.
//! Only what an indicator may use is here: contacts that count or are visits made, and valid orders merged by day.

mod side;
mod slot_row;

pub use side::Siding;

use self::slot_row::SlotRow;
use super::grouped::Grouped;
use super::latest::{Latest, Latests};
use super::month_masks::MonthMasks;
use super::terms::{Kept, Terms};
use crate::domain::calendar::day::Day;
use crate::domain::client::Situation;
use crate::domain::portfolio::slot::Slot;
use crate::domain::record::dossier::Dossier;
use crate::domain::rhythm::cadence::GroupKey;
use crate::domain::rules::{CoverageRules, Rules};
use crate::domain::value::id::{PrincipalId, SalespersonId};
use crate::domain::value::uf::Uf;
use std::collections::{BTreeSet, HashMap};

/// Flags of a contact.
pub const COUNTS: u8 = 1;
pub const VISIT_MADE: u8 = 2;
/// A visit made that ended with an order.
pub const ORDERED: u8 = 4;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContactRow {
    pub day: Day,
    pub flags: u8,
}

/// Valid orders of one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderRow {
    pub centavos: i64,
    pub orders: u32,
}

/// Centavos that returns of one day take back, more than zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReturnRow {
    pub day: Day,
    pub centavos: i64,
}

/// Dates and marks that decide whether a client is in the carteira.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// There is a client in this slot.
    pub present: bool,
    pub situation: Situation,
    /// Day from which the situation holds; before it, [`Columns::past_situations`].
    pub since: Day,
    pub entered: Day,
    pub left: Day,
    pub own_cadence_days: u16,
    pub uf: Option<Uf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HoldingRow {
    pub since: Day,
    /// Place in [`Columns::salespeople`], or [`NOBODY`].
    pub holder: u32,
}

/// A situation before the present one, and the day from which it held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SituationRow {
    pub since: Day,
    pub situation: Situation,
}

/// The holder of who is held by nobody.
pub const NOBODY: u32 = u32::MAX;

#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// Of what was bought of these representadas alone, and of who is a client of theirs; none: of everything.
    of: BTreeSet<PrincipalId>,
    /// Everybody who holds or held a client, in the order met.
    pub salespeople: Vec<SalespersonId>,
    places: HashMap<SalespersonId, u32>,
    pub standing: Vec<Standing>,
    pub contacts: Grouped<ContactRow>,
    /// Distinct days with a valid order, and beside them what was bought that day.
    pub order_days: Grouped<Day>,
    pub orders: Grouped<OrderRow>,
    /// What lowers the revenue on its day and is no purchase.
    pub returns: Grouped<ReturnRow>,
    pub holdings: Grouped<HoldingRow>,
    /// Before the one in `standing`, oldest first.
    pub past_situations: Grouped<SituationRow>,
    /// Tags and segment, for intervals set by group.
    pub groups: Grouped<GroupKey>,
    pub(in crate::domain) month_masks: Kept<MonthMasks>,
    latest: Kept<Latests>,
}

impl Columns {
    pub fn of(dossiers: &[Dossier], rules: &CoverageRules) -> Self {
        Self::of_side(&BTreeSet::new(), dossiers, rules)
    }

    /// Of one [side](crate::domain::portfolio::Portfolio::side) of the carteira; no representada is all of it.
    pub fn of_side(side: &BTreeSet<PrincipalId>, dossiers: &[Dossier], rules: &CoverageRules) -> Self {
        let mut columns = Columns { of: side.clone(), ..Columns::default() };
        columns.reserve(dossiers);
        for dossier in dossiers {
            columns.push(dossier, rules);
        }
        columns
    }

    /// Room for what is to come, so that nothing is moved while it grows.
    fn reserve(&mut self, dossiers: &[Dossier]) {
        let (mut contacts, mut orders) = (0, 0);
        for dossier in dossiers {
            orders += dossier.orders.len();
            contacts += dossier.interactions.len();
        }
        self.standing.reserve_exact(dossiers.len());
        self.contacts.reserve(dossiers.len(), contacts + orders);
        self.order_days.reserve(dossiers.len(), orders);
        self.orders.reserve(dossiers.len(), orders);
        self.holdings.reserve(dossiers.len(), dossiers.len());
        self.groups.reserve(dossiers.len(), 0);
        self.past_situations.reserve(dossiers.len(), 0);
        self.returns.reserve(dossiers.len(), 0);
    }

    pub fn len(&self) -> usize {
        self.standing.len()
    }

    pub fn slots(&self) -> impl DoubleEndedIterator<Item = Slot> + ExactSizeIterator + Clone + use<> {
        Slot::all(self.len())
    }

    pub fn is_empty(&self) -> bool {
        self.standing.is_empty()
    }

    /// Adds the row of a new slot.
    pub fn push(&mut self, dossier: &Dossier, rules: &CoverageRules) {
        let row = SlotRow::of(dossier, rules, &self.of);
        self.push_row(row);
    }

    fn push_row(&mut self, row: SlotRow) {
        self.mark(Slot::new(self.len()));
        self.standing.push(row.standing);
        self.contacts.push_group(row.contacts.into_iter());
        self.order_days.push_group(row.orders.iter().map(|(day, _)| *day));
        self.orders.push_group(row.orders.iter().map(|(_, order)| *order));
        let holdings: Vec<HoldingRow> = row.holdings.into_iter().map(|row| self.holding(row)).collect();
        self.holdings.push_group(holdings.into_iter());
        self.groups.push_group(row.groups.into_iter());
        self.past_situations.push_group(row.past_situations.into_iter());
        self.returns.push_group(row.returns.into_iter());
    }

    /// Rewrites the row of one slot; says whether more than its contacts changed.
    pub fn replace(&mut self, slot: Slot, dossier: &Dossier, rules: &CoverageRules) -> bool {
        let row = SlotRow::of(dossier, rules, &self.of);
        self.mark(slot);
        let (order_days, orders): (Vec<Day>, Vec<OrderRow>) = row.orders.into_iter().unzip();
        let holdings: Vec<HoldingRow> = row.holdings.into_iter().map(|row| self.holding(row)).collect();
        let is_same = self.standing[slot] == row.standing
            && self.order_days.of(slot) == order_days
            && self.orders.of(slot) == orders
            && self.holdings.of(slot) == holdings
            && self.groups.of(slot) == row.groups
            && self.past_situations.of(slot) == row.past_situations
            && self.returns.of(slot) == row.returns;
        self.contacts.replace_group(slot, row.contacts);
        if is_same {
            return false;
        }
        self.standing[slot] = row.standing;
        self.order_days.replace_group(slot, order_days);
        self.orders.replace_group(slot, orders);
        self.holdings.replace_group(slot, holdings);
        self.groups.replace_group(slot, row.groups);
        self.past_situations.replace_group(slot, row.past_situations);
        self.returns.replace_group(slot, row.returns);
        true
    }

    /// What was derived under other rules than those in force is of no use any more.
    pub fn forget_derived(&mut self) {
        self.month_masks = Kept::default();
        self.latest = Kept::default();
    }

    /// Where each client stands since the last thing known of it; `None` while other rules than those first asked with are
    /// tried out.
    pub(in crate::domain) fn ask_latest<R>(
        &self,
        rules: &Rules,
        question: impl FnOnce(&Latests) -> R,
    ) -> Option<R> {
        let make = |terms: &Terms| self.slots().map(|slot| Latest::of(self, slot, terms)).collect();
        self.latest.ask(self, rules, |_| true, make, question)
    }

    fn mark(&mut self, slot: Slot) {
        self.month_masks.mark(slot);
        self.latest.mark(slot);
    }

    fn holding(&mut self, (since, salesperson): (Day, Option<SalespersonId>)) -> HoldingRow {
        let holder = salesperson.map_or(NOBODY, |id| {
            *self.places.entry(id).or_insert_with(|| {
                self.salespeople.push(id);
                self.salespeople.len() as u32 - 1
            })
        });
        HoldingRow { since, holder }
    }

    /// Who holds the client of `slot` on `day`.
    pub fn holder_on(&self, slot: Slot, day: Day) -> Option<SalespersonId> {
        let holdings = self.holdings.of(slot);
        let holding = holdings.iter().rev().find(|holding| holding.since <= day)?;
        self.salespeople.get(holding.holder as usize).copied()
    }

    /// The situation of the client of `slot` in force on `day`.
    pub fn situation_on(&self, slot: Slot, day: Day) -> Situation {
        self.situation_held_on(slot, day).situation
    }

    /// The same with the day from which it holds; before the first that is known, active.
    pub fn situation_held_on(&self, slot: Slot, day: Day) -> SituationRow {
        let Standing { since, situation, .. } = self.standing[slot];
        if since <= day {
            return SituationRow { since, situation };
        }
        let past = self.past_situations.of(slot);
        let begun = past.iter().rev().find(|held| held.since <= day);
        begun.copied().unwrap_or(SituationRow { since: Day::EVER, situation: Situation::Active })
    }

    /// Last counting contact on or before `day`.
    pub fn last_contact(&self, slot: Slot, day: Day) -> Option<Day> {
        let contacts = self.contacts.of(slot);
        let known = &contacts[..contacts.partition_point(|contact| contact.day <= day)];
        known.iter().rev().find(|contact| contact.flags & COUNTS != 0).map(|contact| contact.day)
    }

    /// Distinct order days on or before `day`.
    pub fn order_days_until(&self, slot: Slot, day: Day) -> &[Day] {
        let days = self.order_days.of(slot);
        &days[..days.partition_point(|ordered| *ordered <= day)]
    }

    /// Net centavos (what was returned in the same days taken off) and orders with `from` ≤ day ≤ `to`.
    pub fn bought_between(&self, slot: Slot, from: Day, to: Day) -> OrderRow {
        let (days, orders) = (self.order_days.of(slot), self.orders.of(slot));
        let range = days.partition_point(|day| *day < from)..days.partition_point(|day| *day <= to);
        let returned = self.returns.of(slot).iter().filter(|row| from <= row.day && row.day <= to);
        let back = returned.fold(0, |sum: i64, row| sum.saturating_add(row.centavos));
        let none = OrderRow { centavos: back.saturating_neg(), orders: 0 };
        orders.get(range).unwrap_or(&[]).iter().fold(none, |sum, order| OrderRow {
            centavos: sum.centavos.saturating_add(order.centavos),
            orders: sum.orders + order.orders,
        })
    }

    /// The first day with a valid order of anybody.
    pub fn first_order_day(&self) -> Option<Day> {
        self.slots().filter_map(|slot| self.order_days.of(slot).first().copied()).min()
    }
}

/// The same carteira, whatever the order in which its salespeople were met.
impl PartialEq for Columns {
    fn eq(&self, other: &Columns) -> bool {
        let Columns { of, salespeople, places: _, standing, contacts, order_days, orders, holdings, .. } =
            self;
        let Columns { groups, past_situations, returns, month_masks: _, latest: _, .. } = self;
        let resolved = |row: &HoldingRow, people: &[SalespersonId]| {
            (row.since, people.get(row.holder as usize).copied())
        };
        let held = |slot: Slot| {
            let (mine, theirs) = (holdings.of(slot), other.holdings.of(slot));
            let mine = mine.iter().map(|row| resolved(row, salespeople));
            mine.eq(theirs.iter().map(|row| resolved(row, &other.salespeople)))
        };
        (standing, contacts, order_days, orders, groups)
            == (&other.standing, &other.contacts, &other.order_days, &other.orders, &other.groups)
            && (of, past_situations, returns) == (&other.of, &other.past_situations, &other.returns)
            && self.slots().all(held)
    }
}
