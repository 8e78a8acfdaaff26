//! Who ever bought what: read in turns from all orders once a page asks for it, and kept while no order changes.

use super::carteira::{Carteira, Phase};
use super::turn::InTurns;
use crate::domain::portfolio::touched::Mark;
use crate::domain::segment::together::{Baskets, Reading};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Read between two looks at the watch.
const CLIENTS: usize = 64;

#[derive(Clone, Copy, Debug)]
struct Shelf {
    carteira: Carteira,
    known: RwSignal<Option<Arc<Baskets>>>,
    /// Of the orders that `known` was read from.
    mark: StoredValue<Option<Mark>>,
    reading: InTurns,
}

/// Puts them in reach of every page.
pub(crate) fn provide_baskets(carteira: Carteira) {
    provide_context(Shelf {
        carteira,
        known: RwSignal::new(None),
        mark: StoredValue::new(None),
        reading: InTurns::new(),
    });
}

/// What was bought, as long as the page that asks stands; `None` until all orders were read.
pub(crate) fn use_baskets() -> RwSignal<Option<Arc<Baskets>>> {
    use_baskets_if(|| true)
}

/// The same, not read before somebody asks; reactive.
#[allow(clippy::expect_used)]
pub(crate) fn use_baskets_if(asks: impl Fn() -> bool + 'static) -> RwSignal<Option<Arc<Baskets>>> {
    let shelf: Shelf = use_context().expect("a page is furnished before it is drawn");
    Effect::new(move |_| {
        shelf.carteira.derived.but_contacts.track();
        if asks() && shelf.carteira.phase.get() == Phase::Ready {
            spawn_local(shelf.read());
        }
    });
    shelf.known
}

impl Shelf {
    async fn read(self) {
        let mark = self.carteira.derived.but_contacts.get_untracked();
        if self.mark.with_value(|read| read.as_ref() == Some(&mark)) {
            return;
        }
        let mut reading = Reading::default();
        let step = || self.carteira.portfolio.with_untracked(|p| reading.go_on(p, CLIENTS));
        if self.reading.run(step).await {
            self.known.set(Some(Arc::new(reading.finish())));
            self.mark.set_value(Some(mark));
        }
    }
}
