//! The side of the carteira that the filters ask for: see [`Portfolio::side`]. It is worked out once a change of the choice:
//! at once where there are few clients, between frames where there are many.

use super::carteira::Carteira;
use super::turn::Turn;
use crate::domain::indicator::analysis::by_principal::Curves;
use crate::domain::indicator::status::{Status, statuses};
use crate::domain::measure::abc::AbcClass;
use crate::domain::portfolio::Portfolio;
use crate::domain::segment::matched::Seen;
use crate::domain::value::id::PrincipalId;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// By representada, then by slot.
type CurvesOf = BTreeMap<PrincipalId, Vec<Option<AbcClass>>>;

/// So many clients are read without anybody feeling it.
const AT_ONCE: usize = 1_500;
/// Between two looks at the watch.
const A_STEP: usize = 50;

impl Carteira {
    /// Looks at the side that the filters ask for, now and whenever they ask for another.
    pub(super) fn follow_side(self) {
        let wanted = Memo::new(move |_| self.view.filter.with(|filter| filter.principals.clone()));
        let seen = Memo::new(move |_| self.portfolio.with(|p| p.side().clone()));
        Effect::new(move |_| {
            let wanted = wanted.get();
            if seen.get() == wanted {
                return;
            }
            if self.portfolio.with_untracked(|p| p.dossiers().len()) <= AT_ONCE {
                self.portfolio.update(|p| p.look_at(&wanted));
            } else {
                spawn_local(async move { self.make_side(&wanted).await });
            }
        });
    }

    async fn make_side(self, wanted: &BTreeSet<PrincipalId>) {
        let asked = || self.view.filter.with_untracked(|filter| filter.principals == *wanted);
        loop {
            let mut siding = self.portfolio.with_untracked(|p| p.begin_side(wanted));
            let mut turn = Turn::new();
            while !self.portfolio.with_untracked(|p| p.go_on(&mut siding, A_STEP)) {
                turn.rest_when_due().await;
                // Another side is made by who asks for it.
                if !asked() {
                    return;
                }
            }
            if self.portfolio.try_update(|p| p.take_side(siding)).unwrap_or(true) {
                return;
            }
        }
    }

    /// The curve ABC of each representada by slot, of the day shown, made once for who calls this, and again when orders
    /// change; `None` until it is there.
    pub(crate) fn curves_by_principal(self) -> RwSignal<Option<Arc<CurvesOf>>> {
        let found = RwSignal::new(None);
        let turn_of = StoredValue::new(0_u32);
        Effect::new(move |_| {
            self.derived.but_contacts.track();
            let on = self.derived.as_of.get();
            turn_of.update_value(|turn| *turn += 1);
            let mine = turn_of.get_value();
            spawn_local(async move {
                let (mut curves, mut turn) = (Curves::begin(on), Turn::new());
                while !self.portfolio.with_untracked(|p| curves.go_on(p, A_STEP)) {
                    turn.rest_when_due().await;
                    if turn_of.try_get_value() != Some(mine) {
                        return;
                    }
                }
                let all = self.portfolio.with_untracked(|p| curves.classes(p));
                found.try_set(Some(Arc::new(all)));
            });
        });
        found
    }

    /// The side that is asked for is still on its way; read reactively.
    pub(crate) fn is_turning(self) -> bool {
        self.view.filter.with(|filter| self.portfolio.with(|p| filter.principals != *p.side()))
    }

    /// Whom the vendedores chosen hold on the day shown, on the side looked at; read reactively.
    pub(crate) fn seen_now(self) -> Seen {
        let (on, held_by) = (self.derived.as_of.get(), self.view.held_by());
        let seen = Seen { on, statuses: self.derived.statuses.get().as_ref().clone() };
        self.portfolio.with(|p| seen.of(p, &held_by))
    }

    /// By slot, as of the day shown, over the orders of all: for what does not go by a side. Read reactively.
    pub(crate) fn whole_statuses(self) -> Arc<Vec<Option<Status>>> {
        let on = self.derived.as_of.get();
        let whole = |p: &Portfolio| {
            (!p.side().is_empty()).then(|| Arc::new(statuses(p.whole_columns(), p.rules(), on)))
        };
        self.portfolio.with(whole).unwrap_or_else(|| self.derived.statuses.get())
    }
}
