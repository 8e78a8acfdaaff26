//! What was recorded of a month after it had been closed.

use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::Month;
use crate::domain::catalog::month_closing::Closed;
use crate::domain::catalog::month_closing::Cut;
use crate::domain::fact::Origin;
use crate::domain::indicator::coverage::members;
use crate::domain::keeping::stamp::Stamp;
use crate::domain::portfolio::Portfolio;
use crate::domain::record::dossier::Dossier;
use crate::domain::rules::CoverageRules;
use chrono::NaiveDate;

/// Entries recorded after a closing, by the rate they may change. A visit that counts as a contact is in both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Later {
    /// All of them.
    pub entries: u32,
    pub contacts: u32,
    pub visits: u32,
    pub orders: u32,
}

/// The entries of `month`, of clients in its denominator and in the cut, recorded after the closing; one count for each of
/// `cuts`. Looks through the whole carteira once.
pub(crate) fn later(
    portfolio: &Portfolio,
    month: Month,
    on: NaiveDate,
    cuts: &[(Cut, Closed)],
) -> Vec<Later> {
    let mut counts = vec![Later::default(); cuts.len()];
    let reference = Day::of(month.period().reference(on));
    let (columns, rules) = (portfolio.whole_columns(), portfolio.rules());
    for (slot, member) in members(columns, rules, month.period(), on) {
        let (Ok(_), Some(dossier)) = (member, portfolio.dossiers().get(slot.at())) else { continue };
        let holder = columns.holder_on(slot, reference);
        let state = columns.standing[slot].uf;
        let inside = |cut: Cut| match cut {
            Cut::Total => true,
            Cut::Salesperson(id) => id == holder,
            Cut::Uf(uf) => uf == state,
        };
        if !cuts.iter().any(|(cut, _)| inside(*cut)) {
            continue;
        }
        each_entry(dossier, &rules.coverage, month, on, |recorded, entry| {
            for (count, (cut, closed)) in counts.iter_mut().zip(cuts) {
                if inside(*cut) && recorded > closed.at {
                    count.entries += entry.entries;
                    count.contacts += entry.contacts;
                    count.visits += entry.visits;
                    count.orders += entry.orders;
                }
            }
        });
    }
    counts
}

/// What of a client's month may change a rate, with when it was recorded.
fn each_entry(
    dossier: &Dossier,
    rules: &CoverageRules,
    month: Month,
    on: NaiveDate,
    mut show: impl FnMut(Stamp, Later),
) {
    let dated = |date: NaiveDate| month.contains(date) && date <= on;
    dossier.interactions.each(|one| {
        let contacts = u32::from(rules.counts(one.channel, one.outcome));
        let visits = u32::from(one.is_visit_made());
        if dated(one.date) && contacts + visits > 0 {
            show(one.recorded, Later { entries: 1, contacts, visits, orders: 0 });
        }
    });
    dossier.orders.each(|order| {
        if !dated(order.date) || !order.is_valid() {
            return;
        }
        let counts = match order.origin {
            Origin::Typed => rules.typed_order_counts,
            Origin::Imported => rules.imported_order_counts,
        };
        show(order.recorded, Later { entries: 1, contacts: u32::from(counts), visits: 0, orders: 1 });
    });
}
