//! Where words go so that none stands on another: each wish names its places in the order it likes them, and the
//! earlier wish wins.

use super::camera::WorldBox;
use std::collections::BTreeMap;

/// Side of the squares that what is taken is found by, in pixels.
const CELL_PX: f64 = 96.0;

/// So little of a word below something is none of it: what was clear when it was written stays clear.
const SLIGHT_PX: f64 = 1.0;

/// Boxes of the screen where nothing more may be written.
#[derive(Debug, Clone, Default)]
pub(crate) struct Taken {
    cells: BTreeMap<(i32, i32), Vec<WorldBox>>,
}

impl Taken {
    pub(crate) fn take(&mut self, room: WorldBox) {
        for cell in cells(&room) {
            self.cells.entry(cell).or_default().push(room);
        }
    }

    pub(crate) fn is_free(&self, room: &WorldBox) -> bool {
        let beside = |cell| self.cells.get(&cell).is_some_and(|all| all.iter().any(|one| one.touches(room)));
        !cells(room).any(beside)
    }

    /// Takes the first free one of some rooms; which one.
    pub(crate) fn first_free(&mut self, rooms: &[WorldBox]) -> Option<usize> {
        let found = rooms.iter().position(|room| self.is_free(room))?;
        self.take(rooms[found]);
        Some(found)
    }
}

fn cells(room: &WorldBox) -> impl Iterator<Item = (i32, i32)> + use<> {
    let cell = |v: f64| (v / CELL_PX).floor() as i32;
    let (left, right) = (cell(room.left), cell(room.right));
    (cell(room.top)..=cell(room.bottom)).flat_map(move |row| (left..=right).map(move |column| (row, column)))
}

/// A box of words by its middle.
pub(crate) fn room((x, y): (f64, f64), half: (f64, f64)) -> WorldBox {
    WorldBox { left: x - half.0, top: y - half.1, right: x + half.0, bottom: y + half.1 }
}

/// Places of words beside a spot: below, right, left, above, then below what may stand there.
pub(crate) fn beside((x, y): (f64, f64), half: (f64, f64), clear: f64) -> [WorldBox; 5] {
    let (across, down) = (clear + half.0, clear + half.1);
    [(x, y + down), (x + across, y), (x - across, y), (x, y - down), (x, y + down + clear)]
        .map(|middle| room(middle, half))
}

/// Places of words that name what lies around a spot: across it, or a little off.
pub(crate) fn across((x, y): (f64, f64), half: (f64, f64)) -> [WorldBox; 5] {
    let (dx, dy) = (half.0 * 1.2, half.1 * 2.2);
    [(x, y), (x, y - dy), (x, y + dy), (x + dx, y), (x - dx, y)].map(|middle| room(middle, half))
}

/// Whether some of the words, moved by so much, lie below one of the boxes that stand above the map.
pub(crate) fn lie_below(words: &[WorldBox], (dx, dy): (f64, f64), above: &[WorldBox]) -> bool {
    let moved = |word: &WorldBox| WorldBox {
        left: word.left + dx + SLIGHT_PX,
        top: word.top + dy + SLIGHT_PX,
        right: word.right + dx - SLIGHT_PX,
        bottom: word.bottom + dy - SLIGHT_PX,
    };
    words.iter().map(moved).any(|word| above.iter().any(|one| one.touches(&word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HALF: (f64, f64) = (30.0, 8.0);

    #[test]
    fn no_two_words_ever_touch_and_the_first_wish_gets_its_first_place() {
        let mut taken = Taken::default();
        let mut written: Vec<WorldBox> = Vec::new();
        for at in 0..400 {
            let spot = (f64::from(at % 20) * 23.0, f64::from(at / 20) * 17.0);
            let rooms = beside(spot, HALF, 14.0);
            if let Some(found) = taken.first_free(&rooms) {
                assert!(at != 0 || found == 0);
                written.push(rooms[found]);
            }
        }
        assert!(written.len() > 20, "{}", written.len());
        for (at, one) in written.iter().enumerate() {
            assert!(written[at + 1..].iter().all(|other| !other.touches(one)));
        }
    }

    #[test]
    fn a_word_moves_aside_for_what_is_taken_and_gives_way_when_all_is() {
        let mut taken = Taken::default();
        let spot = (200.0, 200.0);
        let rooms = beside(spot, HALF, 14.0);
        taken.take(room((200.0, 222.0), (4.0, 4.0)));
        assert_eq!(taken.first_free(&rooms), Some(1));
        assert_eq!(taken.first_free(&rooms), Some(2));
        assert_eq!(taken.first_free(&rooms), Some(3));
        assert_eq!(taken.first_free(&rooms), Some(4));
        assert_eq!(taken.first_free(&rooms), None);
    }

    #[test]
    fn words_beside_a_spot_leave_it_clear_and_words_across_it_cover_it() {
        let spot = (50.0, 60.0);
        assert!(beside(spot, HALF, 14.0).iter().all(|room| !room.contains(spot.0, spot.1)));
        assert!(across(spot, HALF)[0].contains(spot.0, spot.1));
    }

    #[test]
    fn a_box_larger_than_a_square_is_taken_in_all_of_them() {
        let mut taken = Taken::default();
        taken.take(WorldBox { left: -300.0, top: -300.0, right: 300.0, bottom: 300.0 });
        for (x, y) in [(-290.0, 290.0), (0.0, 0.0), (290.0, -290.0)] {
            assert!(!taken.is_free(&room((x, y), (2.0, 2.0))), "{x} {y}");
        }
        assert!(taken.is_free(&room((320.0, 0.0), (2.0, 2.0))));
    }

    #[test]
    fn a_pan_brings_words_below_what_stands_above_the_map() {
        let legend = [WorldBox { left: 0.0, top: 0.0, right: 100.0, bottom: 300.0 }];
        let words = [room((500.0, 100.0), HALF), room((130.0, 100.0), HALF)];
        assert!(!lie_below(&words, (0.0, 0.0), &legend), "at its edge it is clear");
        assert!(!lie_below(&words, (-0.9, 0.0), &legend) && lie_below(&words, (-1.1, 0.0), &legend));
        assert!(!lie_below(&words, (-1.1, 250.0), &legend) && !lie_below(&words, (-50.0, 0.0), &[]));
    }
}
