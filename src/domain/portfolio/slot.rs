//! Where a client lies in the portfolio, and in every column and list beside it.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::{Index, IndexMut};

/// The place of a client: the index of its dossier, the same as long as the portfolio is in memory. No number of anything
/// else: an index of a row that is shown, or of an event, is no slot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Slot(u32);

impl Slot {
    /// No portfolio in memory has 2³² clients.
    pub const fn new(at: usize) -> Self {
        Self(at as u32)
    }

    pub const fn at(self) -> usize {
        self.0 as usize
    }

    /// The slots of `len` clients, in order.
    pub fn all(len: usize) -> impl DoubleEndedIterator<Item = Self> + ExactSizeIterator + Clone {
        (0..len).map(Self::new)
    }

    /// What a list beside the portfolio holds, each with its slot.
    pub fn each<T>(list: &[T]) -> impl DoubleEndedIterator<Item = (Self, &T)> + ExactSizeIterator {
        list.iter().enumerate().map(|(at, one)| (Self::new(at), one))
    }
}

/// A canvas knows its marks by numbers.
impl From<Slot> for u32 {
    fn from(slot: Slot) -> Self {
        slot.0
    }
}

impl From<u32> for Slot {
    fn from(number: u32) -> Self {
        Self(number)
    }
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What is kept for each client is asked for by its slot.
impl<T> Index<Slot> for [T] {
    type Output = T;

    fn index(&self, slot: Slot) -> &T {
        &self[slot.at()]
    }
}

impl<T> IndexMut<Slot> for [T] {
    fn index_mut(&mut self, slot: Slot) -> &mut T {
        &mut self[slot.at()]
    }
}

impl<T> Index<Slot> for Vec<T> {
    type Output = T;

    fn index(&self, slot: Slot) -> &T {
        &self[slot.at()]
    }
}

impl<T> IndexMut<Slot> for Vec<T> {
    fn index_mut(&mut self, slot: Slot) -> &mut T {
        &mut self[slot.at()]
    }
}

/// Tests write slots as numbers.
#[cfg(test)]
impl PartialEq<usize> for Slot {
    fn eq(&self, at: &usize) -> bool {
        self.at() == *at
    }
}
