//! One client as each representada sees it: class, cycle, ABC and revenue of its orders alone (docs/domain.md §2).

use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::step_months;
use crate::domain::fact::order::Order;
use crate::domain::indicator::status::why::{ClassWhy, class_why};
use crate::domain::measure::abc::{AbcClass, AbcLimits, abc};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::columns::Columns;
use crate::domain::portfolio::slot::Slot;
use crate::domain::record::dossier::Dossier;
use crate::domain::value::id::PrincipalId;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// One client on one day.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Side {
    pub principal: PrincipalId,
    pub class: ClassWhy,
    /// Net centavos of the twelve months up to the day.
    pub revenue_12m: i64,
}

/// Of each representada that the client is registered with or bought of; nothing while there are not two.
pub(crate) fn sides(p: &Portfolio, slot: Slot, on: NaiveDate) -> Vec<Side> {
    let Some(dossier) = p.dossiers().get(slot.at()) else { return Vec::new() };
    let theirs = principals(dossier);
    if theirs.len() < 2 {
        return Vec::new();
    }
    let side = |principal: PrincipalId| {
        let of = [principal].into();
        let columns = Columns::of_side(&of, std::slice::from_ref(dossier), &p.rules().coverage);
        let (from, to) = year(on);
        Some(Side {
            principal,
            class: class_why(&columns, p.rules(), Slot::new(0), on)?,
            revenue_12m: columns.bought_between(Slot::new(0), from, to).centavos,
        })
    };
    theirs.into_iter().filter_map(side).collect()
}

fn principals(dossier: &Dossier) -> BTreeSet<PrincipalId> {
    let mut theirs = dossier.client.as_ref().map(|client| client.principals.clone()).unwrap_or_default();
    dossier.orders.each(|order| theirs.extend(order.principal));
    theirs
}

/// First and last day of the twelve months up to `on`.
fn year(on: NaiveDate) -> (Day, Day) {
    (Day::of(step_months(on, -12)) + 1, Day::of(on))
}

/// The curve ABC of every representada on its way: so many clients are read at a time.
#[derive(Debug)]
pub(crate) struct Curves {
    on: NaiveDate,
    read: usize,
    /// Net centavos by slot.
    revenue: BTreeMap<PrincipalId, Vec<i64>>,
}

impl Curves {
    pub(crate) fn begin(on: NaiveDate) -> Self {
        Self { on, read: 0, revenue: BTreeMap::new() }
    }

    /// Reads `most` clients more; says whether all are read.
    pub(crate) fn go_on(&mut self, p: &Portfolio, most: usize) -> bool {
        let (from, to) = year(self.on);
        let many = p.dossiers().len();
        let until = self.read.saturating_add(most).min(many);
        for slot in (self.read..until).map(Slot::new) {
            let standing = p.whole_columns().standing[slot];
            // Who is not in the carteira on the day has no part in a curve.
            if !standing.present || standing.absent_on(to).is_some() {
                continue;
            }
            p.dossiers()[slot].orders.each(|order| {
                let day = Day::of(order.date);
                if let (Some(id), true) = (order.principal, from <= day && day <= to) {
                    let all = self.revenue.entry(id).or_insert_with(|| vec![0; many]);
                    if let Some(sum) = all.get_mut(slot.at()) {
                        *sum = sum.saturating_add(net(order));
                    }
                }
            });
        }
        self.read = until;
        self.read >= many
    }

    /// By representada and slot.
    pub(crate) fn classes(&self, p: &Portfolio) -> BTreeMap<PrincipalId, Vec<Option<AbcClass>>> {
        let limits = AbcLimits {
            a_below_tenths: i64::from(p.rules().abc.a_percent) * 10,
            b_below_tenths: i64::from(p.rules().abc.b_percent) * 10,
        };
        self.revenue.iter().map(|(id, revenue)| (*id, abc(revenue, &limits))).collect()
    }
}

fn net(order: &Order) -> i64 {
    let bought = if order.is_valid() { order.value.get() } else { 0 };
    bought.saturating_sub(order.returned_centavos().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::indicator::status::statuses;
    use crate::domain::sample;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
    }

    /// One client's row is what the whole carteira says of it where that side is looked at.
    #[test]
    fn a_row_agrees_with_the_side_of_the_carteira() {
        let mut p = Portfolio::from_records(sample::records(7, today()));
        let mut curves = Curves::begin(today());
        while !curves.go_on(&p, 7) {}
        let curves = curves.classes(&p);
        let principals: Vec<PrincipalId> =
            p.catalog().principals_by_name().iter().map(|one| one.id).collect();
        assert!(principals.len() >= 2, "the sample has a choice");
        let mut compared = 0;
        for principal in principals {
            p.look_at(&[principal].into());
            let seen = statuses(p.columns(), p.rules(), today());
            for slot in p.slots() {
                let rows = sides(&p, slot, today());
                let Some(row) = rows.into_iter().find(|row| row.principal == principal) else { continue };
                let Some(status) = seen[slot] else { continue };
                let abc = curves.get(&principal).and_then(|all| all[slot.at()]);
                let said = (row.class.class, row.class.days_since_order, row.revenue_12m, abc);
                assert_eq!(
                    said,
                    (status.lifecycle, status.days_since_order, status.revenue_12m, status.abc),
                    "{slot}"
                );
                compared += 1;
            }
        }
        assert!(compared > 20, "{compared}");
    }

    #[test]
    fn who_has_one_representada_has_no_rows() {
        let p = Portfolio::from_records(sample::records(7, today()));
        let one = |slot: &Slot| principals(&p.dossiers()[*slot]).len() < 2;
        let slot = p.slots().find(one).unwrap();
        assert_eq!(sides(&p, slot, today()), []);
    }
}
