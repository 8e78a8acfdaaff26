//! Which clients changed lately, so that what was worked out for everybody is mended for those alone.
//!
//! Who keeps something worked out notes the [`Mark`] it was worked out at, and later asks for what was touched since. The
//! answer *everything* is always right: it is given after large changes, other rules, and when too much was touched since.

use crate::domain::portfolio::slot::Slot;
use std::collections::VecDeque;
use std::sync::Arc;

/// Beyond so many it is no dearer to work everything out again.
const REMEMBERED: usize = 256;

/// A moment in the life of what is touched; equal to another when nothing was touched between them.
#[derive(Clone, Debug)]
pub struct Mark {
    life: Arc<()>,
    at: u64,
}

#[derive(Debug, Default)]
pub(crate) struct Touched {
    life: Arc<()>,
    /// How many were touched before those remembered.
    forgotten: u64,
    slots: VecDeque<Slot>,
}

impl Touched {
    pub(crate) fn mark(&self) -> Mark {
        Mark { life: self.life.clone(), at: self.forgotten + self.slots.len() as u64 }
    }

    /// The slots touched since, each once, in order; `None`: any may have been.
    pub(crate) fn since(&self, mark: &Mark) -> Option<Vec<Slot>> {
        if !Arc::ptr_eq(&self.life, &mark.life) {
            return None;
        }
        let skipped = usize::try_from(mark.at.checked_sub(self.forgotten)?).ok()?;
        let mut slots: Vec<Slot> = self.slots.iter().skip(skipped).copied().collect();
        slots.sort_unstable();
        slots.dedup();
        Some(slots)
    }

    pub(crate) fn note(&mut self, slot: Slot) {
        self.slots.push_back(slot);
        if self.slots.len() > REMEMBERED {
            self.slots.pop_front();
            self.forgotten += 1;
        }
    }

    /// Any slot may have changed.
    pub(crate) fn everything(&mut self) {
        *self = Touched::default();
    }
}

/// A copy goes its own way.
impl Clone for Touched {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Mark {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.life, &other.life) && self.at == other.at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_touched_since_a_mark_is_told_once_and_in_order() {
        let mut touched = Touched::default();
        touched.note(Slot::new(5));
        let mark = touched.mark();
        assert_eq!(touched.since(&mark), Some(vec![]));
        [7, 2, 7].into_iter().for_each(|slot| touched.note(Slot::new(slot)));
        assert_eq!(touched.since(&mark), Some(vec![Slot::new(2), Slot::new(7)]));
        assert!(mark != touched.mark());
    }

    #[test]
    fn too_much_another_life_or_a_copy_is_everything() {
        let mut touched = Touched::default();
        let mark = touched.mark();
        (0..REMEMBERED).for_each(|slot| touched.note(Slot::new(slot)));
        assert_eq!(touched.since(&mark).map(|slots| slots.len()), Some(REMEMBERED));
        touched.note(Slot::new(0));
        assert_eq!(touched.since(&mark), None);
        let mark = touched.mark();
        assert_eq!(touched.clone().since(&mark), None);
        touched.everything();
        assert_eq!(touched.since(&mark), None);
        assert_eq!(touched.since(&touched.mark()), Some(vec![]));
    }
}
