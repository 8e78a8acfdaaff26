//! The clients behind each number of a vendedor, as a filter for the list of clients.

use super::Seen;
use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::{Month, Period};
use crate::domain::filter::Filter;
use crate::domain::indicator::analysis::credit_at_risk::is_at_risk;
use crate::domain::indicator::coverage::members;
use crate::domain::indicator::coverage::visit_effectiveness::period_visits;
use crate::domain::indicator::status::Status;
use crate::domain::indicator::status::risk::{Standing, credit};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rhythm::cadence::ContactState;
use crate::domain::rhythm::lifecycle::Lifecycle;
use crate::domain::value::id::SalespersonId;
use std::cmp::Reverse;

/// A number of one vendedor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Figure {
    Clients,
    /// Who counts for the coverage and was not reached yet this month.
    Missing,
    Forgotten,
    AtRisk,
    /// Credit blocked, or of high or critical risk.
    Credit,
    /// Visited this month.
    Visited,
    /// First order this month.
    New,
}

/// More names than these make an address that servers refuse.
pub(crate) const MOST_NAMED: usize = 250;

/// What leaves them in the list of clients: what they have in common where a filter can say it, else by name, and then the
/// first of them by what they bought.
pub(crate) fn filter(p: &Portfolio, seen: &Seen<'_>, who: SalespersonId, figure: Figure) -> Filter {
    let own = Filter { salespeople: [Some(who)].into(), ..Filter::default() };
    match figure {
        Figure::Clients => own,
        Figure::Forgotten => Filter { states: [ContactState::Forgotten].into(), ..own },
        Figure::AtRisk => Filter { lifecycles: [Lifecycle::AtRisk].into(), ..own },
        Figure::Credit => {
            Filter { credit: [Standing::Blocked, Standing::Critical, Standing::High].into(), ..own }
        }
        Figure::Missing | Figure::Visited | Figure::New => {
            let mut slots = slots(p, seen, who, figure);
            let bought =
                |slot: &Slot| seen.statuses.get(slot.at()).copied().flatten().map(|one| one.revenue_12m);
            slots.sort_by_key(|slot| (Reverse(bought(slot)), *slot));
            let named = slots.iter().take(MOST_NAMED).filter_map(|slot| Some(p.client_at(*slot)?.id));
            Filter { only: named.collect(), ..Filter::default() }
        }
    }
}

/// In slot order.
pub(super) fn slots(p: &Portfolio, seen: &Seen<'_>, who: SalespersonId, figure: Figure) -> Vec<Slot> {
    let (columns, on) = (p.columns(), seen.on);
    let first = Month::of(on).first_day();
    let so_far = Period::new(first, on);
    let is_own = |slot: Slot| seen.held.get(slot.at()).copied().flatten() == Some(who);
    let having = |wanted: &dyn Fn(&Status) -> bool| -> Vec<Slot> {
        let has = |slot: &Slot| seen.statuses.get(slot.at()).and_then(|one| one.as_ref()).is_some_and(wanted);
        columns.slots().filter(|slot| is_own(*slot)).filter(has).collect()
    };
    match figure {
        Figure::Clients => having(&|_| true),
        Figure::Forgotten => having(&|status| status.state == ContactState::Forgotten),
        Figure::AtRisk => having(&|status| status.lifecycle == Lifecycle::AtRisk),
        Figure::Credit => {
            let doubtful = |slot: &Slot| is_at_risk(&credit(&p.dossiers()[*slot], &p.rules().risk, on));
            having(&|_| true).into_iter().filter(doubtful).collect()
        }
        Figure::Missing => members(columns, p.rules(), Month::of(on).period(), on)
            .filter(|(slot, member)| is_own(*slot) && member.is_ok_and(|reach| !reach.covered))
            .map(|(slot, _)| slot)
            .collect(),
        Figure::Visited => {
            period_visits(columns, so_far, on).map(|(slot, _)| slot).filter(|slot| is_own(*slot)).collect()
        }
        Figure::New => {
            let days = Day::of(first)..=Day::of(on);
            let is_new =
                |slot: &Slot| columns.order_days.of(*slot).first().is_some_and(|day| days.contains(day));
            let present = |slot: &Slot| columns.standing[*slot].present;
            columns.slots().filter(|slot| is_own(*slot)).filter(present).filter(is_new).collect()
        }
    }
}
