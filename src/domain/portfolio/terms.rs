//! The part of the rules that decides class and denominator, and what is derived from the columns under it: computed when
//! first asked for, mended where a client changes.

use super::columns::Columns;
use crate::domain::portfolio::eligibility::Denominator;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rules::{LifecycleRules, Rules};
use std::sync::{Mutex, PoisonError};

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Terms {
    pub lifecycle: LifecycleRules,
    pub denominator: Denominator,
}

impl Terms {
    pub(crate) fn of(rules: &Rules) -> Terms {
        Terms { lifecycle: rules.lifecycle.clone(), denominator: Denominator::of(&rules.coverage) }
    }

    fn are_of(&self, rules: &Rules) -> bool {
        let Terms { lifecycle, denominator } = self;
        *lifecycle == rules.lifecycle && *denominator == Denominator::of(&rules.coverage)
    }
}

/// Derived from the columns, slot by slot.
pub(crate) trait BySlot {
    /// Computes `slot` anew, which may be one past the last.
    fn mend(&mut self, columns: &Columns, slot: Slot, terms: &Terms);
}

/// A derived value kept between questions. It is no part of what it is derived from: equal to any other, empty in a copy.
#[derive(Debug)]
pub(crate) struct Kept<T>(Mutex<Inner<T>>);

#[derive(Debug)]
struct Inner<T> {
    made: Option<(Terms, T)>,
    stale: Vec<Slot>,
}

impl<T: BySlot> Kept<T> {
    /// Asks the value; the first to ask has it made, and so has who asks for more than it holds (`fits`). `None`: it is kept
    /// under other rules, as while rules are tried out.
    pub(crate) fn ask<R>(
        &self,
        columns: &Columns,
        rules: &Rules,
        fits: impl Fn(&T) -> bool,
        make: impl FnOnce(&Terms) -> T,
        question: impl FnOnce(&T) -> R,
    ) -> Option<R> {
        let mut inner = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Inner { made, stale } = &mut *inner;
        if made.as_ref().is_some_and(|(terms, _)| !terms.are_of(rules)) {
            return None;
        }
        let (terms, value) = match made.take() {
            Some((terms, mut value)) if fits(&value) => {
                stale.drain(..).for_each(|slot| value.mend(columns, slot, &terms));
                (terms, value)
            }
            Some(_) | None => {
                stale.clear();
                let terms = Terms::of(rules);
                let value = make(&terms);
                (terms, value)
            }
        };
        let (_, value) = made.insert((terms, value));
        Some(question(value))
    }

    /// `slot` is no longer what it was, or is new.
    pub(crate) fn mark(&mut self, slot: Slot) {
        let inner = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        if inner.made.is_some() {
            inner.stale.push(slot);
        }
    }
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(Mutex::new(Inner { made: None, stale: Vec::new() }))
    }
}

impl<T> Clone for Kept<T> {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl<T> PartialEq for Kept<T> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
