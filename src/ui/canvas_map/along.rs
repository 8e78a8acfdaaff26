//! Where the letters of a name stand along a line: on its straightest part that has room, upright, and not on what is written
//! already. Pixels of the screen throughout.

use std::collections::BTreeMap;
use std::f64::consts::PI;

pub(crate) type At = (f64, f64);

/// The middle of a letter and how it is turned, in radians.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Letter {
    pub x: f64,
    pub y: f64,
    pub angle: f64,
}

/// Between two letters a line may bend this much, and over a whole name that much: more can not be read.
const BEND: f64 = 0.45;
const WHOLE_BEND: f64 = 0.9;
/// Free at both ends of a name.
const FREE_PX: f64 = 4.0;
/// How many places along a line are looked at.
const TRIES: u32 = 8;

/// `advances`: the width of each letter. `None`: no part of the line has room, or all are too bent.
pub(crate) fn along(line: &[At], advances: &[f64]) -> Option<Vec<Letter>> {
    let wide: f64 = advances.iter().sum();
    let run = Run::of(line)?;
    let slack = run.length() - wide - 2.0 * FREE_PX;
    if slack < 0.0 || advances.is_empty() {
        return None;
    }
    // From the middle outwards: where two are equally straight the nearer to the middle is taken.
    let starts = (0..=TRIES).map(|step| {
        let away = f64::from(step.div_ceil(2)) / f64::from(TRIES) * if step % 2 == 0 { 1.0 } else { -1.0 };
        FREE_PX + slack * (0.5 + away)
    });
    let placed = starts.filter_map(|start| {
        let letters = run.letters(start, advances);
        let bends = letters.windows(2).map(|pair| turn(pair[0].angle, pair[1].angle).abs());
        let (most, all) =
            bends.fold((0.0, 0.0), |(most, all): (f64, f64), bend| (most.max(bend), all + bend));
        (most <= BEND && all <= WHOLE_BEND).then_some((all, letters))
    });
    let mut best: Option<(f64, Vec<Letter>)> = None;
    for (bend, letters) in placed {
        if best.as_ref().is_none_or(|(least, _)| bend + 0.05 < *least) {
            best = Some((bend, letters));
        }
    }
    best.map(|(_, letters)| letters)
}

/// Side of the squares that letters are found by; no letter is wider.
const SQUARE_PX: f64 = 32.0;

/// What is written so far, as circles by the square their middle lies in, and where which name stands.
#[derive(Debug, Default)]
pub(crate) struct Written {
    circles: BTreeMap<(i32, i32), Vec<(f64, f64, f64)>>,
    names: Vec<(String, f64, f64)>,
}

impl Written {
    /// Takes the room of a name; `false`: something stands there, or the same name stands nearer than `again`.
    pub(crate) fn take(&mut self, name: &str, letters: &[Letter], radius: f64, again: f64) -> bool {
        let Some(middle) = letters.get(letters.len() / 2) else { return false };
        let near =
            |(other, x, y): &(String, f64, f64)| other == name && (x - middle.x).hypot(y - middle.y) < again;
        let square = |letter: &Letter| {
            let place = |value: f64| (value / SQUARE_PX).floor() as i32;
            (place(letter.x), place(letter.y))
        };
        let hit = |letter: &Letter| {
            let (column, row) = square(letter);
            let around = (row - 1..=row + 1).flat_map(|row| (column - 1..=column + 1).map(move |c| (c, row)));
            let mut there = around.filter_map(|square| self.circles.get(&square)).flatten();
            there.any(|(x, y, r)| (x - letter.x).hypot(y - letter.y) < r + radius)
        };
        if self.names.iter().any(near) || letters.iter().any(hit) {
            return false;
        }
        for letter in letters {
            self.circles.entry(square(letter)).or_default().push((letter.x, letter.y, radius));
        }
        self.names.push((name.to_owned(), middle.x, middle.y));
        true
    }
}

/// The letters of a name written straight across a place.
pub(crate) fn across((x, y): At, advances: &[f64]) -> Vec<Letter> {
    let mut at = x - advances.iter().sum::<f64>() / 2.0;
    let letter = |advance: &f64| {
        at += advance;
        Letter { x: at - advance / 2.0, y, angle: 0.0 }
    };
    advances.iter().map(letter).collect()
}

/// A line with how far each corner is from its beginning.
struct Run {
    corners: Vec<(At, f64)>,
}

impl Run {
    /// From left to right, so that what is written along it stands upright.
    fn of(line: &[At]) -> Option<Run> {
        let (first, last) = line.first().zip(line.last())?;
        let forward: Vec<At> =
            if first.0 <= last.0 { line.to_vec() } else { line.iter().rev().copied().collect() };
        let mut far = 0.0;
        let mut corners: Vec<(At, f64)> = Vec::with_capacity(forward.len());
        for at in forward {
            if let Some((before, _)) = corners.last() {
                far += (at.0 - before.0).hypot(at.1 - before.1);
            }
            corners.push((at, far));
        }
        (far > 0.0).then_some(Run { corners })
    }

    fn length(&self) -> f64 {
        self.corners.last().map_or(0.0, |(_, far)| *far)
    }

    fn at(&self, far: f64) -> At {
        let next = self.corners.partition_point(|(_, there)| *there < far).clamp(1, self.corners.len() - 1);
        let ((from, begin), (to, end)) = (self.corners[next - 1], self.corners[next]);
        let part = if end > begin { ((far - begin) / (end - begin)).clamp(0.0, 1.0) } else { 0.0 };
        (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part)
    }

    fn letters(&self, start: f64, advances: &[f64]) -> Vec<Letter> {
        let mut far = start;
        let mut letters: Vec<Letter> = Vec::with_capacity(advances.len());
        for advance in advances {
            let (from, to) = (self.at(far), self.at(far + advance));
            let angle = (to.1 - from.1).atan2(to.0 - from.0);
            letters.push(Letter { x: (from.0 + to.0) / 2.0, y: (from.1 + to.1) / 2.0, angle });
            far += advance;
        }
        let upside_down = letters.iter().filter(|letter| letter.angle.abs() > PI / 2.0).count();
        if upside_down * 2 > letters.len() {
            // A line that runs back: the same letters from its other end.
            let mut far = start + advances.iter().sum::<f64>();
            for (letter, advance) in letters.iter_mut().zip(advances) {
                let (from, to) = (self.at(far), self.at(far - advance));
                let angle = (to.1 - from.1).atan2(to.0 - from.0);
                *letter = Letter { x: (from.0 + to.0) / 2.0, y: (from.1 + to.1) / 2.0, angle };
                far -= advance;
            }
        }
        letters
    }
}

/// From one direction to another, the shorter way.
fn turn(from: f64, to: f64) -> f64 {
    let turn = (to - from) % (2.0 * PI);
    if turn > PI {
        turn - 2.0 * PI
    } else if turn < -PI {
        turn + 2.0 * PI
    } else {
        turn
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: [f64; 5] = [10.0; 5];

    #[test]
    fn a_name_stands_in_the_middle_of_a_straight_line() {
        let letters = along(&[(0.0, 7.0), (200.0, 7.0)], &NAME).unwrap();
        let at: Vec<f64> = letters.iter().map(|letter| letter.x).collect();
        assert_eq!(at, [80.0, 90.0, 100.0, 110.0, 120.0]);
        assert!(letters.iter().all(|letter| letter.y == 7.0 && letter.angle == 0.0));
    }

    #[test]
    fn it_is_upright_whichever_way_the_line_was_drawn() {
        for line in [[(0.0, 0.0), (200.0, 50.0)], [(200.0, 50.0), (0.0, 0.0)], [(50.0, 200.0), (49.0, 0.0)]] {
            let letters = along(&line, &NAME).unwrap();
            assert!(letters.iter().all(|letter| letter.angle.abs() <= PI / 2.0), "{line:?}");
            assert!(letters.first().unwrap().x <= letters.last().unwrap().x);
        }
    }

    #[test]
    fn there_is_room_up_to_the_last_pixel_and_not_beyond() {
        let line = |length: f64| [(0.0, 0.0), (length, 0.0)];
        assert!(along(&line(58.0), &NAME).is_some());
        assert!(along(&line(57.9), &NAME).is_none());
        assert!(along(&[], &NAME).is_none() && along(&[(1.0, 1.0)], &NAME).is_none());
        assert!(along(&line(58.0), &[]).is_none());
    }

    #[test]
    fn the_straight_part_is_found_and_a_corner_alone_is_refused() {
        let corner = [(0.0, 0.0), (40.0, 0.0), (40.0, 40.0)];
        assert!(along(&corner, &NAME).is_none());
        let long = [(0.0, 0.0), (300.0, 0.0), (300.0, 40.0)];
        let letters = along(&long, &NAME).unwrap();
        assert!(letters.iter().all(|letter| letter.y == 0.0));
    }

    #[test]
    fn a_gentle_bend_carries_a_name_along() {
        let bend: Vec<At> =
            (0..=20).map(|step| (f64::from(step) * 10.0, f64::from(step * step) * 0.1)).collect();
        let letters = along(&bend, &NAME).unwrap();
        assert!(letters.windows(2).all(|pair| pair[1].angle > pair[0].angle));
    }

    #[test]
    fn nothing_is_written_over_and_a_name_is_not_said_twice_near_by() {
        let mut written = Written::default();
        let here = along(&[(0.0, 0.0), (200.0, 0.0)], &NAME).unwrap();
        let below = |y: f64| along(&[(0.0, y), (200.0, y)], &NAME).unwrap();
        assert!(written.take("Rua A", &here, 6.0, 100.0));
        assert!(!written.take("Rua B", &below(11.9), 6.0, 100.0));
        assert!(written.take("Rua B", &below(12.0), 6.0, 100.0));
        assert!(!written.take("Rua A", &below(99.0), 6.0, 100.0));
        assert!(written.take("Rua A", &below(100.0), 6.0, 100.0));
        assert!(!written.take("", &[], 6.0, 100.0));
    }

    #[test]
    fn a_name_across_a_place_is_centred_on_it() {
        let letters = across((100.0, 5.0), &NAME);
        assert_eq!((letters[0].x, letters[4].x, letters[2].x), (80.0, 120.0, 100.0));
    }
}
