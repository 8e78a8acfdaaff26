//! The names of all streets of an archive with a place on each, so that a name leads there. Built tile by tile, kept as text
//! beside the archive: `name<TAB>x<TAB>y`, x and y of the flat world in 2³² parts.

use super::TileAt;
use super::shapes::{EXTENT, Spot, Tile};
use crate::domain::value::fold::fold;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Streets of one name closer than this share a line: a long avenue crosses many tiles. In parts of the world, at the
/// latitudes of Brazil some five kilometres.
const SAME: f64 = 1.0 / 8192.0;
/// What lies around the seat of a município, likewise: some thirty kilometres.
const AROUND: f64 = 1.0 / 1365.0;
const WORLD_PARTS: f64 = 4_294_967_296.0;
/// What is said of one search.
pub(crate) const MOST_FOUND: usize = 12;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Street {
    pub name: String,
    /// On the flat world.
    pub x: f64,
    pub y: f64,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct StreetIndex {
    /// By name, then from north to south.
    streets: Vec<Street>,
}

/// Name and square of the flat world → the longest piece of the street so far, with a place in its middle.
#[derive(Clone, Debug, Default)]
pub(crate) struct Gathering {
    seen: BTreeMap<(String, i64, i64), (i64, Street)>,
}

impl Gathering {
    pub(crate) fn add(&mut self, at: TileAt, tile: &Tile) {
        for street in &tile.names {
            let (length, middle) = middle(&street.line);
            let (x, y) = world(at, middle);
            let square = |part: f64| (part / SAME).floor() as i64;
            let found = (length, Street { name: street.text.clone(), x, y });
            let known =
                self.seen.entry((street.text.clone(), square(x), square(y))).or_insert_with(|| found.clone());
            if known.0 < length {
                *known = found;
            }
        }
    }

    pub(crate) fn finish(self) -> StreetIndex {
        let mut streets: Vec<Street> = Vec::new();
        for (_, (_, street)) in self.seen {
            // Squares come by name: the neighbours of a street stand right before it.
            let before = streets.iter().rev().take_while(|other| other.name == street.name);
            let is_near = |other: &Street| (other.x - street.x).hypot(other.y - street.y) < SAME;
            if !before.into_iter().any(is_near) {
                streets.push(street);
            }
        }
        streets.sort_by(|a, b| a.name.cmp(&b.name).then(a.y.total_cmp(&b.y)).then(a.x.total_cmp(&b.x)));
        StreetIndex { streets }
    }
}

impl StreetIndex {
    pub(crate) fn len(&self) -> usize {
        self.streets.len()
    }

    /// Those whose name has every word of the question, as the beginning of one of its own; nearest to `from` first.
    pub(crate) fn find(&self, asked: &str, from: (f64, f64)) -> Vec<Street> {
        let asked = fold(asked).into_owned();
        let words: Vec<&str> = asked.split_whitespace().collect();
        if words.is_empty() {
            return Vec::new();
        }
        let fits = |street: &&Street| {
            let name = fold(&street.name);
            words.iter().all(|word| name.split_whitespace().any(|own| own.starts_with(word)))
        };
        let mut found: Vec<&Street> = self.streets.iter().filter(fits).collect();
        let apart = |street: &Street| (street.x - from.0).hypot(street.y - from.1);
        found.sort_by(|a, b| apart(a).total_cmp(&apart(b)).then_with(|| a.name.cmp(&b.name)));
        found.into_iter().take(MOST_FOUND).cloned().collect()
    }

    /// The one street of this name around a place; `None`: there is none there, or there are several.
    pub(crate) fn only(&self, name: &str, (x, y): (f64, f64)) -> Option<&Street> {
        let name = spelt(name);
        let mut there = self
            .streets
            .iter()
            .filter(|street| (street.x - x).hypot(street.y - y) < AROUND && spelt(&street.name) == name);
        let only = there.next().filter(|_| !name.is_empty())?;
        there.next().is_none().then_some(only)
    }

    pub(crate) fn to_text(&self) -> String {
        let mut out = String::new();
        for Street { name, x, y } in &self.streets {
            let part = |value: f64| (value.clamp(0.0, 1.0) * WORLD_PARTS) as u64;
            let name = name.replace(['\t', '\n', '\r'], " ");
            let _ = writeln!(out, "{name}\t{}\t{}", part(*x), part(*y));
        }
        out
    }

    /// `None`: it is not whole.
    pub(crate) fn of_text(text: &str) -> Option<Self> {
        if !text.is_empty() && !text.ends_with('\n') {
            return None;
        }
        let street = |line: &str| {
            let mut cells = line.split('\t');
            let name = cells.next()?.to_owned();
            let mut part = || Some(cells.next()?.parse::<u32>().ok().map(f64::from)? / WORLD_PARTS);
            Some(Street { name, x: part()?, y: part()? })
        };
        Some(Self { streets: text.lines().map(street).collect::<Option<_>>()? })
    }
}

/// Without accents, and without what kind of way it is, which is shortened in many ways: "Av. Osvaldo Aranha" → "osvaldo
/// aranha".
fn spelt(name: &str) -> String {
    const KINDS: [&str; 22] = [
        "r", "rua", "av", "aven", "avenida", "al", "alameda", "tv", "trav", "travessa", "pca", "praca",
        "est", "estr", "estrada", "rod", "rodovia", "bc", "beco", "lg", "largo", "via",
    ];
    let folded = fold(name);
    let words = folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    match words[..] {
        [kind, _, ..] if KINDS.contains(&kind) => words[1..].join(" "),
        _ => words.join(" "),
    }
}

/// Where a spot of a tile is on the flat world.
pub(crate) fn world(at: TileAt, (x, y): Spot) -> (f64, f64) {
    let tiles = f64::from(at.z).exp2();
    let part = |tile: u32, inside: i16| (f64::from(tile) + f64::from(inside) / f64::from(EXTENT)) / tiles;
    (part(at.x, x), part(at.y, y))
}

/// How long a line is, by its steps, and the corner nearest to its middle.
fn middle(line: &[Spot]) -> (i64, Spot) {
    let step = |a: &Spot, b: &Spot| {
        i64::from((i32::from(a.0) - i32::from(b.0)).abs() + (i32::from(a.1) - i32::from(b.1)).abs())
    };
    let length: i64 = line.windows(2).map(|pair| step(&pair[0], &pair[1])).sum();
    let mut walked = 0;
    for pair in line.windows(2) {
        walked += step(&pair[0], &pair[1]);
        if walked * 2 >= length {
            let half = |a: i16, b: i16| ((i32::from(a) + i32::from(b)) / 2) as i16;
            return (length, (half(pair[0].0, pair[1].0), half(pair[0].1, pair[1].1)));
        }
    }
    (length, line.first().copied().unwrap_or_default())
}
