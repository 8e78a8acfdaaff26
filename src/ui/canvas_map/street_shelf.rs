//! The tiles of streets that came, those that were asked for, and those that could not be read: which to ask for next, and what
//! stands in for one that is not there.
//!
//! A place of the map has a list of tiles that would serve, the best first. Where the best has nothing, or can not be read,
//! the next fills the hole.

use super::street_tiles::StreetAt;
use std::collections::BTreeMap;

/// Asked for at once: few, so that what is looked at by then is asked for next. The first comes alone, to be seen at once.
const AT_ONCE: usize = 4;
/// Kept; the least looked at go first.
const MOST_KEPT: usize = 96;
/// A tile that could not be read is asked for again after so long, in milliseconds.
pub(crate) const AGAIN_MS: f64 = 4_000.0;
/// So often at most: what is damaged stays so.
const MOST_ASKED: u8 = 4;

#[derive(Debug)]
enum Held<T> {
    /// `before`: how often it failed already.
    Asked {
        before: u8,
    },
    Nothing,
    Ready(T),
    Failed(Failed),
}

/// How often it failed, when it did last (milliseconds), and in which view.
#[derive(Debug, Clone, Copy)]
struct Failed {
    times: u8,
    at: f64,
    view: u64,
}

#[derive(Debug)]
pub(crate) struct Shelf<T> {
    tiles: BTreeMap<StreetAt, (Held<T>, u64)>,
    turn: u64,
    /// What was wanted last, and how often that changed.
    wanted: Vec<Vec<StreetAt>>,
    view: u64,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Shelf { tiles: BTreeMap::new(), turn: 0, wanted: Vec::new(), view: 0 }
    }
}

impl Failed {
    /// Once after a while where the map rests, then whenever it shows something else.
    fn is_due(self, view: u64, now: f64) -> bool {
        let is_moved = view != self.view;
        now - self.at >= AGAIN_MS && self.times < MOST_ASKED && (self.times == 1 || is_moved)
    }
}

impl<T> Shelf<T> {
    pub(crate) fn clear(&mut self) {
        self.tiles.clear();
    }

    /// The tiles to ask for now; none while others are on their way. `now`: milliseconds, running.
    pub(crate) fn missing(&mut self, wanted: Vec<Vec<StreetAt>>, now: f64) -> Vec<StreetAt> {
        if wanted != self.wanted {
            self.view += 1;
            self.wanted = wanted;
        }
        if self.tiles.values().any(|(held, _)| matches!(held, Held::Asked { .. })) {
            return Vec::new();
        }
        let most = if self.tiles.is_empty() { 1 } else { AT_ONCE };
        let mut new: Vec<StreetAt> = Vec::new();
        for at in self.wanted.iter().filter_map(|serving| self.to_ask(serving, now)) {
            if new.len() < most && !new.contains(&at) {
                new.push(at);
            }
        }
        for at in &new {
            let before = match self.tiles.get(at) {
                Some((Held::Failed(failed), _)) => failed.times,
                Some((Held::Asked { .. } | Held::Nothing | Held::Ready(_), _)) | None => 0,
            };
            self.tiles.insert(*at, (Held::Asked { before }, self.turn));
        }
        new
    }

    /// The first that may come, unless it or a better one is there.
    fn to_ask(&self, serving: &[StreetAt], now: f64) -> Option<StreetAt> {
        for at in serving {
            match self.tiles.get(at).map(|(held, _)| held) {
                None => return Some(*at),
                Some(Held::Ready(_) | Held::Asked { .. }) => return None,
                Some(Held::Failed(failed)) if failed.is_due(self.view, now) => return Some(*at),
                Some(Held::Failed(_) | Held::Nothing) => {}
            }
        }
        None
    }

    /// `None`: there is nothing.
    pub(crate) fn put(&mut self, at: StreetAt, tile: Option<T>) {
        self.hold(at, tile.map_or(Held::Nothing, Held::Ready));
    }

    /// It could not be read.
    pub(crate) fn fail(&mut self, at: StreetAt, now: f64) {
        let before = match self.tiles.get(&at) {
            Some((Held::Asked { before }, _)) => *before,
            Some((Held::Nothing | Held::Ready(_) | Held::Failed(_), _)) | None => 0,
        };
        let failed = Failed { times: before.saturating_add(1), at: now, view: self.view };
        self.hold(at, Held::Failed(failed));
    }

    fn hold(&mut self, at: StreetAt, held: Held<T>) {
        self.turn += 1;
        self.tiles.insert(at, (held, self.turn));
        while self.tiles.len() > MOST_KEPT {
            let oldest = self.tiles.iter().min_by_key(|(_, (_, turn))| *turn).map(|(at, _)| *at);
            let Some(oldest) = oldest else { break };
            self.tiles.remove(&oldest);
        }
    }

    /// What is drawn of the tiles that would serve: the first that is there, or the nearest there is above one that may come,
    /// or above one that can not be read.
    pub(crate) fn best(&mut self, serving: &[StreetAt]) -> Option<StreetAt> {
        let is_unread = |at: &&StreetAt| matches!(self.tiles.get(at), Some((Held::Failed(_), _)));
        let (unread, open): (Vec<&StreetAt>, Vec<&StreetAt>) = serving.iter().partition(is_unread);
        let found = open.into_iter().chain(unread).find_map(|at| self.at_or_above(*at))?;
        if let Some((_, turn)) = self.tiles.get_mut(&found) {
            *turn = self.turn;
        }
        Some(found)
    }

    fn at_or_above(&self, at: StreetAt) -> Option<StreetAt> {
        let mut looked = Some(at);
        while let Some(at) = looked {
            match self.tiles.get(&at).map(|(held, _)| held) {
                Some(Held::Ready(_)) => return Some(at),
                Some(Held::Nothing) => return None,
                Some(Held::Asked { .. } | Held::Failed(_)) | None => looked = at.parent(),
            }
        }
        None
    }

    /// Something of this went on failing, and no other tile has it.
    pub(crate) fn is_broken(&self, wanted: &[Vec<StreetAt>]) -> bool {
        let held = |at: &StreetAt| self.tiles.get(at).map(|(held, _)| held);
        let has_hole = |serving: &Vec<StreetAt>| {
            let may_come = serving.iter().any(|at| match held(at) {
                None | Some(Held::Ready(_) | Held::Asked { before: 0 }) => true,
                Some(Held::Failed(failed)) => failed.times < 2,
                // Asked for again, it is not there yet.
                Some(Held::Nothing | Held::Asked { .. }) => false,
            });
            let failed = serving.iter().any(|at| match held(at) {
                Some(Held::Failed(_)) => true,
                Some(Held::Asked { before }) => *before > 1,
                Some(Held::Nothing | Held::Ready(_)) | None => false,
            });
            failed && !may_come
        };
        wanted.iter().any(has_hole)
    }

    pub(crate) fn get_mut(&mut self, at: StreetAt) -> Option<&mut T> {
        match self.tiles.get_mut(&at) {
            Some((Held::Ready(tile), _)) => Some(tile),
            Some((Held::Asked { .. } | Held::Nothing | Held::Failed(_), _)) | None => None,
        }
    }

    pub(crate) fn get(&self, at: StreetAt) -> Option<&T> {
        match self.tiles.get(&at) {
            Some((Held::Ready(tile), _)) => Some(tile),
            Some((Held::Asked { .. } | Held::Nothing | Held::Failed(_), _)) | None => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: StreetAt = StreetAt { source: 0, z: 14, x: 10, y: 10 };
    const BESIDE: StreetAt = StreetAt { x: 11, ..AT };
    /// Of another file, which reaches the same place and goes less close.
    const COARSER: StreetAt = StreetAt { source: 1, z: 13, x: 5, y: 5 };

    fn alone(all: &[StreetAt]) -> Vec<Vec<StreetAt>> {
        all.iter().map(|at| vec![*at]).collect()
    }

    #[test]
    fn while_tiles_are_on_their_way_no_others_are_asked_and_the_parent_stands_in() {
        let mut shelf = Shelf::default();
        shelf.put(AT.parent().unwrap(), Some('p'));
        assert_eq!(shelf.missing(alone(&[AT]), 0.0), [AT]);
        assert!(shelf.missing(alone(&[BESIDE]), 0.0).is_empty());
        assert_eq!(shelf.best(&[AT]), AT.parent());
        shelf.put(AT, Some('t'));
        assert_eq!((shelf.best(&[AT]), shelf.get(AT)), (Some(AT), Some(&'t')));
        assert_eq!(shelf.missing(alone(&[AT, BESIDE]), 0.0), [BESIDE]);
    }

    #[test]
    fn where_there_is_nothing_nothing_stands_in_and_it_is_not_asked_again() {
        let mut shelf = Shelf::default();
        shelf.put(AT.parent().unwrap(), Some('p'));
        shelf.put(AT, None);
        assert_eq!(shelf.best(&[AT]), None);
        assert!(shelf.missing(alone(&[AT]), 1e9).is_empty());
        assert!(!shelf.is_broken(&alone(&[AT])));
    }

    #[test]
    fn the_first_tile_is_asked_alone_and_the_others_by_fours() {
        let view: Vec<StreetAt> = (0..9).map(|x| StreetAt { x, ..AT }).collect();
        let mut shelf = Shelf::default();
        assert_eq!(shelf.missing(alone(&view), 0.0), view[..1]);
        shelf.put(view[0], Some('t'));
        assert_eq!(shelf.missing(alone(&view), 0.0), view[1..5]);
    }

    #[test]
    fn what_failed_is_asked_once_more_at_rest_and_again_when_the_view_moves_up_to_a_limit() {
        let mut shelf = Shelf::<char>::default();
        let (here, moved) = (alone(&[AT]), alone(&[AT, BESIDE]));
        shelf.put(BESIDE, Some('b'));
        assert_eq!(shelf.missing(here.clone(), 0.0), [AT]);
        shelf.fail(AT, 0.0);
        assert!(!shelf.is_broken(&here), "once may be chance");
        assert!(shelf.missing(here.clone(), AGAIN_MS - 1.0).is_empty());
        assert_eq!(shelf.missing(here.clone(), AGAIN_MS), [AT]);
        shelf.fail(AT, AGAIN_MS);
        assert!(shelf.is_broken(&here));
        assert!(shelf.missing(here.clone(), 1e6).is_empty(), "at rest once is enough");
        for now in [1e6, 2e6] {
            let view = if now < 2e6 { &moved } else { &here };
            assert_eq!(shelf.missing(view.clone(), now), [AT]);
            assert!(shelf.is_broken(view), "while it is asked for it is not there either");
            shelf.fail(AT, now);
        }
        assert!(shelf.missing(moved.clone(), 3e6).is_empty(), "four times is the limit");
        assert!(shelf.is_broken(&moved) && !shelf.is_broken(&alone(&[BESIDE])));
    }

    #[test]
    fn what_comes_in_the_end_is_broken_no_more() {
        let mut shelf = Shelf::default();
        for now in [0.0, AGAIN_MS] {
            assert_eq!(shelf.missing(alone(&[AT]), now), [AT]);
            shelf.fail(AT, now);
        }
        shelf.put(AT, Some('t'));
        assert!(!shelf.is_broken(&alone(&[AT])));
        assert_eq!(shelf.best(&[AT]), Some(AT));
    }

    #[test]
    fn a_hole_of_the_better_file_is_filled_from_the_other() {
        let mut shelf = Shelf::default();
        let wanted = vec![vec![AT, COARSER]];
        assert_eq!(shelf.missing(wanted.clone(), 0.0), [AT]);
        shelf.put(AT, None);
        assert_eq!(shelf.missing(wanted.clone(), 0.0), [COARSER]);
        shelf.put(COARSER, Some('c'));
        assert_eq!(shelf.best(&wanted[0]), Some(COARSER));
        assert!(shelf.missing(wanted, 1e9).is_empty());
    }

    #[test]
    fn so_is_a_tile_that_can_not_be_read_until_it_can() {
        let mut shelf = Shelf::default();
        let wanted = vec![vec![AT, COARSER]];
        shelf.put(AT.parent().unwrap(), Some('p'));
        assert_eq!(shelf.missing(wanted.clone(), 0.0), [AT]);
        shelf.fail(AT, 0.0);
        assert_eq!(shelf.best(&wanted[0]), AT.parent(), "of its own file, while the other has not come");
        assert_eq!(shelf.missing(wanted.clone(), 1.0), [COARSER]);
        shelf.put(COARSER, Some('c'));
        assert_eq!(shelf.best(&wanted[0]), Some(COARSER));
        assert_eq!(shelf.missing(wanted.clone(), AGAIN_MS), [AT]);
        shelf.fail(AT, AGAIN_MS);
        assert!(!shelf.is_broken(&wanted), "nothing is missing on the map");
        shelf.put(AT, Some('t'));
        assert_eq!(shelf.best(&wanted[0]), Some(AT));
    }

    #[test]
    fn the_tiles_least_looked_at_go() {
        let at = |x: u32| StreetAt { x, ..AT };
        let mut shelf = Shelf::default();
        for x in 0..MOST_KEPT as u32 {
            shelf.put(at(x), Some(x));
        }
        assert_eq!(shelf.best(&[at(0)]), Some(at(0)));
        shelf.put(at(1000), Some(1000));
        assert_eq!((shelf.get(at(0)), shelf.get(at(1))), (Some(&0), None));
    }
}
