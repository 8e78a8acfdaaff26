//! The scope of the moment as memos: what [`Seen`] is made of.

use crate::domain::portfolio::Portfolio;
use crate::screen::analysis::scope::Seen;
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

pub(crate) fn use_scope(outlook: Outlook) -> Scope {
    let carteira = use_carteira();
    let derived = carteira.derived;
    let seen = Memo::new_with_compare(
        move |_| {
            let (on, slots) = (derived.as_of.get(), derived.visible.get());
            let seen = Seen {
                statuses: derived.statuses.get(),
                insights: outlook.insights.get(),
                slots,
                on,
                foreseen: outlook.is_ready(),
            };
            Arc::new(seen)
        },
        |_, _| true,
    );
    Scope { carteira, seen }
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
