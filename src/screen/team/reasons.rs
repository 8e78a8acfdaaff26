//! Of each vendedor, the motivos given most often lately.

use super::Seen;
use crate::domain::calendar::period::Period;
use crate::domain::catalog::reasons::Taxonomy;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rescue::reason_pareto::{Occasion, Occasions, ReasonPareto, occasions};
use crate::domain::value::id::SalespersonId;
use crate::text::{reason_pareto, team as words};
use std::collections::BTreeMap;

/// Days back, the day shown included.
pub(crate) const DAYS: u32 = 90;
/// Named of each vendedor.
const NAMED: usize = 3;

/// "preço 4, prazo 2": without who gave none. Who has none is not in it.
pub(crate) fn top_reasons(p: &Portfolio, seen: &Seen<'_>) -> BTreeMap<SalespersonId, String> {
    let there = |slot: &Slot| seen.statuses.get(slot.at()).is_some_and(Option::is_some);
    let all: Vec<Slot> = p.columns().slots().filter(there).collect();
    let mut by_holder: BTreeMap<SalespersonId, Vec<Occasion>> = BTreeMap::new();
    for one in occasions(p, p.columns(), &all, Period::rolling(DAYS, seen.on), p.side()) {
        if let Some(Some(who)) = seen.held.get(one.slot.at()) {
            by_holder.entry(*who).or_default().push(one);
        }
    }
    let taxonomy = Taxonomy::of(p.catalog());
    let said = |found: Vec<Occasion>| {
        let pareto = ReasonPareto::of(&found, Occasions::All, p.columns(), &taxonomy);
        let given = pareto.rows.iter().filter(|row| row.key.is_some()).take(NAMED);
        let named: Vec<String> = given
            .map(|row| words::times(&reason_pareto::name(p.catalog(), row.key.as_deref()), row.times))
            .collect();
        named.join(", ")
    };
    let each = by_holder.into_iter().map(|(who, found)| (who, said(found)));
    each.filter(|(_, said)| !said.is_empty()).collect()
}
