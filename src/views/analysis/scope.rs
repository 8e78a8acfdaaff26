//! The clients and orders that the analyses speak of: those the filters let through and, where representadas are chosen,
//! only what was bought of them.

use crate::domain::fact::order::Order;
use crate::domain::filter::Filter;
use crate::domain::indicator::analysis::insight::{Evidence, Foreseen, Insight, insights_foreseen};
use crate::domain::indicator::status::{Status, statuses};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::columns::Columns;
use crate::domain::portfolio::slot::Slot;
use crate::state::{Carteira, Outlook, use_carteira};
use crate::text::population as words;
use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::task::spawn_local;
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
    pub slots: Arc<Vec<Slot>>,
    pub on: NaiveDate,
    /// What is ahead of clients is known.
    pub foreseen: bool,
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
    let ahead = foreseen_of(own, outlook);
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
                    foreseen: outlook.is_ready(),
                },
                Some(own) => {
                    let statuses = carteira.portfolio.with(|p| statuses(&own, p.rules(), on));
                    let (model, ahead) = (outlook.model.get(), ahead.get());
                    let known = ahead.as_deref().cloned().unwrap_or_default();
                    let insights = insights_foreseen(&own, &statuses, on, model.as_ref(), &known);
                    Seen {
                        own: Some(own),
                        statuses: Arc::new(statuses),
                        insights: Arc::new(insights),
                        slots,
                        on,
                        foreseen: ahead.is_some(),
                    }
                }
            };
            Arc::new(seen)
        },
        |_, _| true,
    );
    Scope { carteira, seen }
}

/// What is ahead of the clients by the orders of chosen representadas alone; `None` until the worker has looked.
fn foreseen_of(own: Memo<Option<Columns>>, outlook: Outlook) -> RwSignal<Option<Arc<Foreseen>>> {
    let foreseen = RwSignal::new(None::<Arc<Foreseen>>);
    let as_of = use_carteira().derived.as_of;
    let turn = StoredValue::new(0_u32);
    Effect::new(move |_| {
        let (on, model) = (as_of.get(), outlook.model.get());
        let evidence =
            own.with(|own| own.as_ref().map(|own| (Evidence::of(own, on), Evidence::slots(own, on))));
        foreseen.set(None);
        turn.update_value(|turn| *turn += 1);
        let (Some((evidence, slots)), Some(model)) = (evidence, model) else { return };
        let mine = turn.get_value();
        spawn_local(async move {
            let found = outlook.foresee(evidence, slots, Some(model)).await;
            outlook.rest();
            // Somebody chose otherwise meanwhile.
            if let Ok((_, found)) = found
                && turn.try_get_value() == Some(mine)
            {
                foreseen.set(Some(Arc::new(found)));
            }
        });
    });
    foreseen
}

impl Scope {
    pub(crate) fn with<T>(self, look: impl FnOnce(&Seen) -> T) -> T {
        self.seen.with(|seen| look(seen))
    }

    /// The same, without following it: for what a tap does.
    pub(crate) fn with_now<T>(self, look: impl FnOnce(&Seen) -> T) -> T {
        self.seen.with_untracked(|seen| look(seen))
    }

    /// With the carteira and the columns of the scope.
    pub(crate) fn with_columns<T>(self, look: impl FnOnce(&Seen, &Portfolio, &Columns) -> T) -> T {
        self.seen.with(|seen| {
            self.carteira.portfolio.with(|p| look(seen, p, seen.own.as_ref().unwrap_or(p.columns())))
        })
    }

    /// The filters in force with one more condition, where the list of clients would judge it as the analyses do: over
    /// all orders, not those of chosen representadas.
    pub(crate) fn filter_with(self, add: impl FnOnce(&mut Filter)) -> Option<Filter> {
        let mut filter = self.carteira.view.filter.get_untracked();
        filter.principals.is_empty().then(|| {
            add(&mut filter);
            filter
        })
    }

    /// With the carteira and the columns as they are now: for what is drawn once.
    pub(crate) fn with_columns_untracked<T>(self, look: impl FnOnce(&Portfolio, &Columns) -> T) -> T {
        untrack(|| self.with_columns(|_, p, columns| look(p, columns)))
    }

    /// Whom a panel speaks of: `inside` of those in scope, `who` says which; without a number, `who` of them.
    pub(crate) fn population(
        self,
        who: &'static str,
        inside: impl Fn() -> Option<usize> + Send + Sync + 'static,
    ) -> Signal<String> {
        Signal::derive(move || {
            let (filtered, gone) = self.carteira.view.filter.with(|filter| (!filter.is_empty(), filter.gone));
            let (here, on) = self.with(|seen| (seen.slots.len(), seen.on));
            let whole = words::Whole { here, on, filtered, gone };
            match inside() {
                Some(inside) => words::counted(inside, who, &whole),
                None => words::among(who, &whole),
            }
        })
    }

    /// A signal of anything seen.
    pub(crate) fn memo<T: PartialEq + Send + Sync + 'static>(
        self,
        look: impl Fn(&Seen, &Portfolio, &Columns) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.with_columns(&look))
    }
}

impl Seen {
    /// Slots in scope with their status and insight.
    pub(crate) fn clients(&self) -> impl Iterator<Item = (Slot, &Status, &Insight)> + '_ {
        self.slots.iter().filter_map(|slot| {
            Some((*slot, self.statuses.get(slot.at())?.as_ref()?, self.insights.get(slot.at())?.as_ref()?))
        })
    }
}
