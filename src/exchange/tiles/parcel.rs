//! Tiles on their way from the worker to the page: bytes one after the other, and beside them what each tile came to.

use super::TilesError;
use super::packed::{pack, unpack};
use super::shapes::Tile;
use serde::{Deserialize, Serialize};

/// What is told of one tile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Part {
    /// So many of the bytes are its own.
    Bytes(usize),
    /// The archive has none there.
    Nothing,
    /// It could not be read.
    Unread,
}

/// What came of a tile that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Came {
    Tile(Tile),
    Nothing,
    Unread,
}

#[derive(Default)]
pub(crate) struct Parcel {
    pub parts: Vec<Part>,
    pub bytes: Vec<u8>,
}

impl Parcel {
    pub(crate) fn add(&mut self, read: Result<Option<Tile>, TilesError>) {
        let before = self.bytes.len();
        self.parts.push(match read {
            Ok(Some(tile)) => {
                self.bytes.extend(pack(&tile));
                Part::Bytes(self.bytes.len() - before)
            }
            Ok(None) => Part::Nothing,
            Err(_) => Part::Unread,
        });
    }
}

/// The tiles of a parcel, in its order.
pub(crate) fn unfolded(parts: &[Part], bytes: &[u8]) -> Vec<Came> {
    let mut at = 0;
    let one = |part: &Part| match *part {
        Part::Bytes(length) => {
            let own = at..at + length;
            at = own.end;
            bytes.get(own).and_then(unpack).map_or(Came::Unread, Came::Tile)
        }
        Part::Nothing => Came::Nothing,
        Part::Unread => Came::Unread,
    };
    parts.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_there_and_what_can_not_be_read_arrive_as_such() {
        let tile = Tile { is_whole: true, ..Tile::default() };
        let mut parcel = Parcel::default();
        for read in [Ok(Some(tile.clone())), Ok(None), Err(TilesError::Damaged), Ok(Some(Tile::default()))] {
            parcel.add(read);
        }
        let came = unfolded(&parcel.parts, &parcel.bytes);
        assert_eq!(came, [Came::Tile(tile), Came::Nothing, Came::Unread, Came::Tile(Tile::default())]);
    }

    #[test]
    fn bytes_that_are_no_tile_are_unread_and_not_empty() {
        let mut parcel = Parcel::default();
        parcel.add(Ok(Some(Tile::default())));
        parcel.bytes.pop();
        assert_eq!(unfolded(&parcel.parts, &parcel.bytes), [Came::Unread]);
        assert_eq!(unfolded(&[Part::Bytes(1)], &[7]), [Came::Unread]);
    }
}
