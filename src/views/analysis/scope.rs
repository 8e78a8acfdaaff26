//! The clients and orders that the analyses speak of: those the filters let through and, where representadas are chosen,
//! only what was bought of them.

use crate::domain::columns::Columns;
use crate::domain::filter::Filter;
use crate::domain::insight::{Insight, insights};
use crate::domain::order::Order;
use crate::domain::portfolio::Portfolio;
use crate::domain::status::{Status, statuses};
use crate::state::{Carteira, Outlook, use_carteira};
use chrono::NaiveDate;
use leptos::prelude::*;
use std::sync::Arc;

/// The scope of the moment; copy it anywhere.
#[derive(Clone, Copy)]
pub(crate) struct Scope {
    pub carteira: Carteira,
    seen: Memo<Arc<Seen>>,
}

/// By slot, as of one day.
pub(crate) struct Seen {
    /// Only where representadas are chosen.
    own: Option<Columns>,
    pub statuses: Arc<Vec<Option<Status>>>,
    pub insights: Arc<Vec<Option<Insight>>>,
    /// Slots that the filters let through.
    pub slots: Arc<Vec<usize>>,
    pub on: NaiveDate,
}

pub(crate) fn use_scope(outlook: Outlook) -> Scope {
    let carteira = use_carteira();
    let derived = carteira.derived;
    let principals = Memo::new(move |_| carteira.view.filter.with(|filter| filter.principals.clone()));
    let own = Memo::new_with_compare(
        move |_| {
            let principals = principals.get();
            let of = |order: &Order| order.principal.is_some_and(|id| principals.contains(&id));
            (!principals.is_empty()).then(|| {
                carteira.portfolio.with(|p| Columns::of_orders(p.dossiers(), &p.rules().coverage, of))
            })
        },
        |before, now| before != now,
    );
    let seen = Memo::new_with_compare(
        move |_| {
            let (on, slots) = (derived.as_of.get(), derived.visible.get());
            let seen = match own.get() {
                None => Seen {
                    own: None,
                    statuses: derived.statuses.get(),
                    insights: outlook.insights.get(),
                    slots,
                    on,
                },
                Some(own) => {
                    let statuses = carteira.portfolio.with(|p| statuses(&own, p.rules(), on));
                    let insights = insights(&own, &statuses, on, outlook.model.get().as_ref());
                    Seen {
                        own: Some(own),
                        statuses: Arc::new(statuses),
                        insights: Arc::new(insights),
                        slots,
                        on,
                    }
                }
            };
            Arc::new(seen)
        },
        |_, _| true,
    );
    Scope { carteira, seen }
}

impl Scope {
    pub fn with<T>(self, look: impl FnOnce(&Seen) -> T) -> T {
        self.seen.with(|seen| look(seen))
    }

    /// The same, without following it: for what a tap does.
    pub fn with_now<T>(self, look: impl FnOnce(&Seen) -> T) -> T {
        self.seen.with_untracked(|seen| look(seen))
    }

    /// With the carteira and the columns of the scope.
    pub fn with_columns<T>(self, look: impl FnOnce(&Seen, &Portfolio, &Columns) -> T) -> T {
        self.seen.with(|seen| {
            self.carteira.portfolio.with(|p| look(seen, p, seen.own.as_ref().unwrap_or(p.columns())))
        })
    }

    /// The filters in force with one more condition, where the list of clients would judge it as the analyses do: over
    /// all orders, not those of chosen representadas.
    pub fn filter_with(self, add: impl FnOnce(&mut Filter)) -> Option<Filter> {
        let mut filter = self.carteira.view.filter.get_untracked();
        filter.principals.is_empty().then(|| {
            add(&mut filter);
            filter
        })
    }

    /// With the carteira and the columns as they are now: for what is drawn once.
    pub fn with_columns_untracked<T>(self, look: impl FnOnce(&Portfolio, &Columns) -> T) -> T {
        untrack(|| self.with_columns(|_, p, columns| look(p, columns)))
    }

    /// A signal of anything seen.
    pub fn memo<T: PartialEq + Send + Sync + 'static>(
        self,
        look: impl Fn(&Seen, &Portfolio, &Columns) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.with_columns(&look))
    }
}

impl Seen {
    /// Slots in scope with their status and insight.
    pub fn clients(&self) -> impl Iterator<Item = (usize, &Status, &Insight)> + '_ {
        self.slots.iter().filter_map(|slot| {
            Some((*slot, self.statuses.get(*slot)?.as_ref()?, self.insights.get(*slot)?.as_ref()?))
        })
    }
}
