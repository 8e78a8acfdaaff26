//! Values grouped by slot, one after the other in memory, of which one group is rewritten without moving the others.

use crate::domain::portfolio::slot::Slot;
use std::ops::Range;

#[derive(Clone, Debug)]
pub struct Grouped<T> {
    spans: Vec<Span>,
    values: Vec<T>,
    /// Values that belong to no group any more.
    unused: usize,
}

#[derive(Clone, Copy, Debug)]
struct Span {
    start: u32,
    len: u32,
}

/// Values that may be added before anything is moved, and unused ones that are no matter.
const ROOM: usize = 1_024;

impl<T> Default for Grouped<T> {
    fn default() -> Self {
        Self { spans: Vec::new(), values: Vec::new(), unused: 0 }
    }
}

impl<T: Clone> Grouped<T> {
    pub fn of(&self, slot: Slot) -> &[T] {
        self.spans.get(slot.at()).map_or(&[], |span| &self.values[span.range()])
    }

    /// All values by stretches of groups that lie one after the other: the slots of a stretch and their values.
    pub fn stretches(&self) -> impl Iterator<Item = (Range<usize>, &[T])> {
        let mut next = 0;
        std::iter::from_fn(move || {
            let (first, start) = (next, self.spans.get(next)?.range().start);
            let mut end = start;
            while let Some(span) = self.spans.get(next).filter(|span| span.start as usize == end) {
                end = span.range().end;
                next += 1;
            }
            Some((first..next, &self.values[start..end]))
        })
    }

    /// Groups, empty ones too.
    pub fn groups(&self) -> usize {
        self.spans.len()
    }

    /// Values in all groups.
    pub fn len(&self) -> usize {
        self.values.len() - self.unused
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn reserve(&mut self, groups: usize, values: usize) {
        self.spans.reserve_exact(groups);
        self.values.reserve_exact(values + ROOM);
    }

    pub fn push_group(&mut self, values: impl Iterator<Item = T>) {
        let start = self.values.len();
        self.values.extend(values);
        self.spans.push(Span::new(start, self.values.len() - start));
    }

    /// The group of `slot` is `values` from now on. One that grew goes to the end; the room it leaves is taken back once it
    /// is much.
    pub fn replace_group(&mut self, slot: Slot, values: Vec<T>) {
        let old = self.spans[slot].range();
        if values.len() <= old.len() {
            self.unused += old.len() - values.len();
            self.spans[slot] = Span::new(old.start, values.len());
            self.values[old.start..old.start + values.len()].clone_from_slice(&values);
            return;
        }
        self.unused += old.len();
        if self.values.len() + values.len() > self.values.capacity() {
            self.values.reserve_exact(values.len() + ROOM + self.values.len() / 8);
        }
        self.spans[slot] = Span::new(self.values.len(), values.len());
        self.values.extend(values);
        if self.unused > ROOM && self.unused > self.values.len() / 2 {
            self.close_up();
        }
    }

    fn close_up(&mut self) {
        let mut values = Vec::new();
        values.reserve_exact(self.len() + ROOM);
        for span in &mut self.spans {
            let start = values.len();
            values.extend_from_slice(&self.values[span.range()]);
            *span = Span::new(start, values.len() - start);
        }
        (self.values, self.unused) = (values, 0);
    }
}

/// The same groups, wherever they lie.
impl<T: Clone + PartialEq> PartialEq for Grouped<T> {
    fn eq(&self, other: &Self) -> bool {
        self.spans.len() == other.spans.len()
            && Slot::all(self.spans.len()).all(|slot| self.of(slot) == other.of(slot))
    }
}

impl Span {
    fn new(start: usize, len: usize) -> Span {
        Span { start: start as u32, len: len as u32 }
    }

    fn range(self) -> Range<usize> {
        self.start as usize..self.start as usize + self.len as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    fn grouped(groups: &[Vec<u8>]) -> Grouped<u8> {
        let mut grouped = Grouped::default();
        groups.iter().for_each(|group| grouped.push_group(group.iter().copied()));
        grouped
    }

    proptest! {
        #[test]
        fn rewritten_group_by_group_it_is_as_if_made_so(
            mut groups in vec(vec(any::<u8>(), 0..5), 1..12),
            writes in vec((any::<prop::sample::Index>(), vec(any::<u8>(), 0..300)), 0..60),
        ) {
            let mut kept = grouped(&groups);
            for (at, group) in writes {
                let slot = at.index(groups.len());
                kept.replace_group(Slot::new(slot), group.clone());
                groups[slot] = group;
                prop_assert_eq!(kept.len(), groups.iter().map(Vec::len).sum::<usize>());
            }
            prop_assert_eq!(&kept, &grouped(&groups));
            // What lies unused stays bounded.
            prop_assert!(kept.unused <= ROOM.max(kept.values.len()) );
        }
    }

    #[test]
    fn the_room_of_groups_that_grew_is_taken_back() {
        let mut kept = grouped(&[vec![1], vec![2, 3]]);
        for len in 1..400 {
            kept.replace_group(Slot::new(0), vec![7; len]);
        }
        assert_eq!((kept.of(Slot::new(0)).len(), kept.of(Slot::new(1))), (399, [2, 3].as_slice()));
        assert!(kept.values.len() <= 2 * ROOM + 2 * 401, "{}", kept.values.len());
    }
}
