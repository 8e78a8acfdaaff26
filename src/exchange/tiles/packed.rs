//! A tile as the bytes that go from the worker to the page: numbers in as few bytes as they need, spots as steps from the one
//! before.

use super::shapes::{AreaKind, AreaShape, LineKind, LineShape, PlaceLabel, Spot, StreetName, Tile};

pub(crate) fn pack(tile: &Tile) -> Vec<u8> {
    let mut out = vec![u8::from(tile.is_whole)];
    number(&mut out, tile.areas.len() as u64);
    for AreaShape { kind, rings } in &tile.areas {
        out.push(*kind as u8);
        number(&mut out, rings.len() as u64);
        rings.iter().for_each(|ring| spots(&mut out, ring));
    }
    number(&mut out, tile.lines.len() as u64);
    for LineShape { kind, line } in &tile.lines {
        out.push(*kind as u8);
        spots(&mut out, line);
    }
    number(&mut out, tile.names.len() as u64);
    for StreetName { text, kind, line } in &tile.names {
        out.push(*kind as u8);
        words(&mut out, text);
        spots(&mut out, line);
    }
    number(&mut out, tile.places.len() as u64);
    for PlaceLabel { text, at, rank } in &tile.places {
        out.push(*rank);
        words(&mut out, text);
        spots(&mut out, &[*at]);
    }
    out
}

/// What [`pack`] made; `None` for anything else.
pub(crate) fn unpack(bytes: &[u8]) -> Option<Tile> {
    let mut from = Reading { bytes, at: 0 };
    let tile = Tile {
        is_whole: from.byte()? == 1,
        areas: from.all(|from| {
            let kind = *AreaKind::ALL.get(usize::from(from.byte()?))?;
            Some(AreaShape { kind, rings: from.all(Reading::spots)? })
        })?,
        lines: from.all(|from| Some(LineShape { kind: from.line_kind()?, line: from.spots()? }))?,
        names: from.all(|from| {
            Some(StreetName { kind: from.line_kind()?, text: from.words()?, line: from.spots()? })
        })?,
        places: from.all(|from| {
            let (rank, text) = (from.byte()?, from.words()?);
            Some(PlaceLabel { rank, text, at: *from.spots()?.first()? })
        })?,
    };
    (from.at == bytes.len()).then_some(tile)
}

fn number(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn spots(out: &mut Vec<u8>, line: &[Spot]) {
    number(out, line.len() as u64);
    let mut before = (0, 0);
    for &(x, y) in line {
        let (x, y) = (i64::from(x), i64::from(y));
        for step in [x - before.0, y - before.1] {
            number(out, ((step << 1) ^ (step >> 63)) as u64);
        }
        before = (x, y);
    }
}

fn words(out: &mut Vec<u8>, text: &str) {
    number(out, text.len() as u64);
    out.extend_from_slice(text.as_bytes());
}

struct Reading<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reading<'_> {
    fn byte(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    fn number(&mut self) -> Option<u64> {
        let mut value = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    fn all<T>(&mut self, mut one: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.number()?;
        (0..count).map(|_| one(self)).collect()
    }

    fn spots(&mut self) -> Option<Vec<Spot>> {
        let mut before = (0i64, 0i64);
        self.all(|from| {
            let mut step = || from.number().map(|n| (n >> 1) as i64 ^ -((n & 1) as i64));
            before = (before.0.checked_add(step()?)?, before.1.checked_add(step()?)?);
            Some((i16::try_from(before.0).ok()?, i16::try_from(before.1).ok()?))
        })
    }

    fn words(&mut self) -> Option<String> {
        let length = usize::try_from(self.number()?).ok()?;
        let text = self.bytes.get(self.at..self.at.checked_add(length)?)?;
        self.at += length;
        std::str::from_utf8(text).ok().map(str::to_owned)
    }

    fn line_kind(&mut self) -> Option<LineKind> {
        LineKind::ALL.get(usize::from(self.byte()?)).copied()
    }
}
