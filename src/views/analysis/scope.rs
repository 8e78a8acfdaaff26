//! The scope of the moment as memos: what [`Seen`] is made of, and the worker that looks ahead of the orders of chosen
//! representadas.

use crate::domain::indicator::analysis::insight::{Evidence, Foreseen};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::columns::Columns;
use crate::screen::analysis::scope::{Seen, own_columns};
use crate::state::{Carteira, Outlook, use_carteira};
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

pub(crate) fn use_scope(outlook: Outlook) -> Scope {
    let carteira = use_carteira();
    let derived = carteira.derived;
    let principals = Memo::new(move |_| carteira.view.filter.with(|filter| filter.principals.clone()));
    let own = Memo::new_with_compare(
        move |_| {
            let principals = principals.get();
            // Who chose none does not follow every act.
            if principals.is_empty() {
                None
            } else {
                carteira.portfolio.with(|p| own_columns(p, &principals))
            }
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
                    let (model, ahead) = (outlook.model.get(), ahead.get());
                    let seen = |p: &Portfolio| {
                        Seen::by_own_orders(p, own, slots, on, model.as_ref(), ahead.as_deref())
                    };
                    carteira.portfolio.with(seen)
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
    pub(crate) fn with<T>(self, look: impl FnOnce(&Seen, &Portfolio) -> T) -> T {
        self.seen.with(|seen| self.carteira.portfolio.with(|p| look(seen, p)))
    }

    /// The same, without following it: for what a tap does.
    pub(crate) fn with_now<T>(self, look: impl FnOnce(&Seen, &Portfolio) -> T) -> T {
        untrack(|| self.with(look))
    }

    /// A signal of anything seen.
    pub(crate) fn memo<T: PartialEq + Send + Sync + 'static>(
        self,
        look: impl Fn(&Seen, &Portfolio) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.with(&look))
    }

    /// The day shown.
    pub(crate) fn on(self) -> Signal<NaiveDate> {
        Signal::derive(move || self.seen.with(|seen| seen.on))
    }

    pub(crate) fn is_foreseen(self) -> bool {
        self.seen.with(|seen| seen.foreseen)
    }

    /// Whom a panel speaks of: `inside` of those in scope, `who` says which; without a number, `who` of them.
    pub(crate) fn population(
        self,
        who: &'static str,
        inside: impl Fn() -> Option<usize> + Send + Sync + 'static,
    ) -> Signal<String> {
        Signal::derive(move || {
            let inside = inside();
            self.seen
                .with(|seen| self.carteira.view.filter.with(|filter| seen.population(filter, who, inside)))
        })
    }
}
