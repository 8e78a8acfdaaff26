//! Streets from a file of the rep's own: a PMTiles archive (version 3, <https://github.com/protomaps/PMTiles>) of vector
//! tiles in the layers of Protomaps or OpenMapTiles, read by ranges of bytes, so that a file of any size costs a tile.
//!
//! What an archive has is brought down to a few kinds of our own ([`shapes`]); layers that are not known are left, and said.

mod decode;
mod joined;
mod packed;
mod parcel;
mod schema;
pub(crate) mod shapes;
mod source;
pub(crate) mod street_index;

#[cfg(test)]
pub(crate) mod made;
#[cfg(test)]
mod tests;

pub(crate) use parcel::{Came, Parcel, Part, unfolded};
pub(crate) use source::Ranges;

use crate::domain::place::geo::LatLon;
use pmtiles::{AsyncPmTilesReader, HashMapCache, PmtError, TileCoord, TileType};
use schema::Known;
use serde::{Deserialize, Serialize};
use shapes::Tile;
use source::{Source, at_once};
use std::io::Read;
use std::sync::Arc;

/// Streets are named in tiles from this zoom on; an archive that ends before it has none to show.
pub(crate) const LEAST_ZOOM: u8 = 12;
/// A tile is some hundred kilobytes; one that unfolds into more than this is no map.
const MOST_TILE_BYTES: u64 = 32 << 20;
/// Bytes of the header, by the specification.
const HEADER: usize = 127;

/// Where a tile is: zoom, column from the west, row from the north.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct TileAt {
    pub z: u8,
    pub x: u32,
    pub y: u32,
}

/// What an archive says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Facts {
    pub south_west: LatLon,
    pub north_east: LatLon,
    pub min_zoom: u8,
    pub max_zoom: u8,
    /// As the file calls itself.
    pub name: Option<String>,
    /// Whom the data ask to name, without markup.
    pub attribution: Option<String>,
    /// Layers that are not shown.
    pub unknown: Vec<String>,
    pub bytes: u64,
}

/// An archive kept on the device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct KeptMap {
    /// Names its files; the later kept is the greater.
    pub id: String,
    /// The name of the file that was chosen.
    pub file: String,
    pub facts: Facts,
    /// How many names of streets can be searched; `None`: they were not gathered yet.
    #[serde(default)]
    pub streets: Option<usize>,
}

/// Why a file gives no streets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum TilesError {
    NotTiles,
    /// PMTiles of version 1 or 2.
    OldVersion,
    /// The file ends before what its header says.
    Truncated {
        has: u64,
        says: u64,
    },
    /// Pictures, or vectors of another make.
    NotVector,
    /// The tiles are packed in a way that is not read here.
    Compression,
    /// None of its layers is known.
    NoStreets {
        layers: Vec<String>,
    },
    /// It ends too far away for streets.
    TooFar {
        max_zoom: u8,
    },
    /// What it says of itself, or a tile, can not be read.
    Damaged,
}

/// An open archive.
pub(crate) struct Archive<R: Ranges> {
    reader: Arc<AsyncPmTilesReader<Source<R>, HashMapCache>>,
    facts: Facts,
    is_whole: bool,
}

impl<R: Ranges> std::fmt::Debug for Archive<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Archive").field("facts", &self.facts).finish_non_exhaustive()
    }
}

impl<R: Ranges + 'static> Archive<R> {
    /// Reads header, metadata and root directory.
    pub(crate) fn open(ranges: R) -> Result<Self, TilesError> {
        let bytes = ranges.len();
        let head = ranges.read(0, HEADER).ok_or(TilesError::Damaged)?;
        is_all_there(&head, bytes)?;
        let opening = AsyncPmTilesReader::try_from_cached_source(Source(ranges), HashMapCache::default());
        let reader = at_once(opening).ok_or(TilesError::Damaged)?.map_err(said)?;
        let header = reader.get_header();
        if header.tile_type != TileType::Mvt {
            return Err(TilesError::NotVector);
        }
        // Refused here rather than at each tile.
        unfold(header.tile_compression, None)?;
        if header.max_zoom < LEAST_ZOOM {
            return Err(TilesError::TooFar { max_zoom: header.max_zoom });
        }
        let corner = |lat, lon| LatLon::new(lat, lon).map_err(|_| TilesError::Damaged);
        let (south_west, north_east) = (
            corner(header.min_latitude, header.min_longitude)?,
            corner(header.max_latitude, header.max_longitude)?,
        );
        let (min_zoom, max_zoom) = (header.min_zoom, header.max_zoom);
        let metadata = at_once(reader.get_metadata()).ok_or(TilesError::Damaged)?.map_err(said)?;
        let metadata: serde_json::Value = serde_json::from_str(&metadata).map_err(|_| TilesError::Damaged)?;
        let text = |key: &str| {
            metadata.get(key).and_then(|value| value.as_str()).map(without_markup).filter(|t| !t.is_empty())
        };
        let layers = schema::layers_of(&metadata);
        let Known { has_streets, is_whole, unknown } = schema::known(&layers);
        if !has_streets {
            return Err(TilesError::NoStreets { layers });
        }
        let facts = Facts {
            south_west,
            north_east,
            min_zoom,
            max_zoom,
            name: text("name"),
            attribution: text("attribution"),
            unknown,
            bytes,
        };
        Ok(Self { reader: Arc::new(reader), facts, is_whole })
    }

    pub(crate) fn facts(&self) -> &Facts {
        &self.facts
    }

    /// `None` where the archive has nothing.
    pub(crate) fn tile(&self, at: TileAt) -> Result<Option<Tile>, TilesError> {
        let Ok(coord) = TileCoord::new(at.z, at.x, at.y) else { return Ok(None) };
        let found = at_once(self.reader.get_tile(coord)).ok_or(TilesError::Damaged)?.map_err(said)?;
        let Some(bytes) = found else { return Ok(None) };
        let bytes = unfold(self.reader.get_header().tile_compression, Some(&bytes))?;
        decode::tile(bytes, self.is_whole).map(Some)
    }

    /// The closest tiles there are, each once, in the order of the file.
    pub(crate) fn closest_tiles(&self) -> Result<Vec<TileAt>, TilesError> {
        let mut tiles = Vec::new();
        let mut entries = Arc::clone(&self.reader).entries();
        while let Some(entry) = at_once(source::next(&mut entries)).ok_or(TilesError::Damaged)? {
            let entry = entry.map_err(said)?;
            for id in entry.iter_coords() {
                let coord = TileCoord::from(id);
                if coord.z() == self.facts.max_zoom {
                    tiles.push(TileAt { z: coord.z(), x: coord.x(), y: coord.y() });
                }
            }
        }
        Ok(tiles)
    }
}

/// Sections lie where the header says, all inside the file.
fn is_all_there(head: &[u8], bytes: u64) -> Result<(), TilesError> {
    // Offset and length of: root directory, metadata, leaf directories, tiles.
    const SECTIONS: [usize; 4] = [8, 24, 40, 56];
    if !head.starts_with(b"PMTiles") {
        return Err(if head.starts_with(b"PM") && head.len() > 2 && head[2] < 3 {
            TilesError::OldVersion
        } else {
            TilesError::NotTiles
        });
    }
    match head.get(7) {
        Some(3) if head.len() == HEADER => {}
        Some(1 | 2) => return Err(TilesError::OldVersion),
        _ => return Err(TilesError::Truncated { has: bytes, says: HEADER as u64 }),
    }
    let number = |at: usize| {
        head.get(at..at + 8).and_then(|eight| eight.try_into().ok()).map_or(u64::MAX, u64::from_le_bytes)
    };
    let says = SECTIONS.map(|at| number(at).saturating_add(number(at + 8))).into_iter().max().unwrap_or(0);
    if says > bytes { Err(TilesError::Truncated { has: bytes, says }) } else { Ok(()) }
}

/// The bytes of a tile as they were before they were packed; without a tile only whether it could be done.
fn unfold(packing: pmtiles::Compression, tile: Option<&[u8]>) -> Result<Vec<u8>, TilesError> {
    use pmtiles::Compression;
    let tile = tile.unwrap_or_default();
    let mut out = Vec::new();
    let read = match packing {
        _ if tile.is_empty() && matches!(packing, Compression::Gzip | Compression::Brotli) => Ok(0),
        Compression::None => return Ok(tile.to_vec()),
        Compression::Gzip => {
            flate2::read::GzDecoder::new(tile).take(MOST_TILE_BYTES + 1).read_to_end(&mut out)
        }
        Compression::Brotli => {
            brotli_decompressor::Decompressor::new(tile, 4096).take(MOST_TILE_BYTES + 1).read_to_end(&mut out)
        }
        Compression::Zstd | Compression::Unknown => return Err(TilesError::Compression),
    };
    match read {
        Ok(length) if length as u64 <= MOST_TILE_BYTES => Ok(out),
        Ok(_) | Err(_) => Err(TilesError::Damaged),
    }
}

fn said(error: PmtError) -> TilesError {
    match error {
        PmtError::InvalidMagicNumber => TilesError::NotTiles,
        PmtError::UnsupportedPmTilesVersion => TilesError::OldVersion,
        PmtError::InvalidTileType => TilesError::NotVector,
        PmtError::InvalidCompression | PmtError::UnsupportedCompression(_) => TilesError::Compression,
        // The others say, each in its way, that what was read makes no sense.
        _ => TilesError::Damaged,
    }
}

/// `<a href="…">&copy; OpenStreetMap</a>` → `© OpenStreetMap`: what a file says is shown as text, never as markup.
fn without_markup(text: &str) -> String {
    let mut out = String::new();
    let mut is_tag = false;
    for letter in text.chars() {
        match letter {
            '<' => is_tag = true,
            '>' if is_tag => is_tag = false,
            _ if is_tag => {}
            letter => out.push(letter),
        }
    }
    for (entity, letter) in
        [("&copy;", "©"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
    {
        out = out.replace(entity, letter);
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}
