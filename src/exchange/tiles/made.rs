//! Archives made in the suite, by a writer that shares nothing with the reader: PMTiles 3 and vector tiles by hand.
//!
//! The streets are real: axes of the centre of Porto Alegre (`tests/samples/ruas`, with its notice), for tests alone.

use super::TileAt;
use std::collections::BTreeMap;
use std::io::{Read, Write};

/// A feature before it is cut: its kind of geometry (1 point, 2 line, 3 area), in degrees, with what it is called.
#[derive(Clone)]
pub(crate) struct Made {
    pub layer: &'static str,
    pub geometry: u8,
    pub spots: Vec<(f64, f64)>,
    pub tags: Vec<(&'static str, String)>,
}

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Packing {
    None = 1,
    Gzip = 2,
    Brotli = 3,
    Zstd = 4,
}

/// What differs between archives of one content.
#[derive(Clone)]
pub(crate) struct Make {
    pub zooms: std::ops::RangeInclusive<u8>,
    pub packing: Packing,
    /// 1: vectors, 2: pictures.
    pub tile_type: u8,
    pub attribution: &'static str,
    /// How many leaf directories; 0: all in the root.
    pub leaves: usize,
}

impl Default for Make {
    fn default() -> Self {
        Make {
            zooms: 12..=14,
            packing: Packing::Gzip,
            tile_type: 1,
            attribution: "<a href=\"https://exemplo\">&copy; Prefeitura</a> de teste",
            leaves: 0,
        }
    }
}

/// The real streets as Protomaps would tell of them.
pub(crate) fn porto_alegre() -> Vec<Made> {
    let gz: &[u8] = include_bytes!("../../../tests/samples/ruas/centro.geojsonl.gz");
    let mut text = String::new();
    flate2::read::GzDecoder::new(gz).read_to_string(&mut text).unwrap();
    let street = |line: &str| {
        let street: serde_json::Value = serde_json::from_str(line).unwrap();
        let spot = |at: &serde_json::Value| (at[0].as_f64().unwrap(), at[1].as_f64().unwrap());
        let kind = match street["categoria"].as_str().unwrap() {
            "AV" => "major_road",
            "BC" | "PSG" => "path",
            _ => "minor_road",
        };
        Made {
            layer: "roads",
            geometry: 2,
            spots: street["linha"].as_array().unwrap().iter().map(spot).collect(),
            tags: vec![("kind", kind.to_owned()), ("name", street["nome"].as_str().unwrap().to_owned())],
        }
    };
    text.lines().map(street).collect()
}

/// The whole archive.
pub(crate) fn archive(features: &[Made], make: &Make) -> Vec<u8> {
    let layers: std::collections::BTreeSet<&str> = features.iter().map(|feature| feature.layer).collect();
    let listed: Vec<_> = layers.iter().map(|id| serde_json::json!({ "id": id, "fields": {} })).collect();
    let metadata =
        serde_json::json!({ "name": "Teste", "attribution": make.attribution, "vector_layers": listed });
    let mut tiles: BTreeMap<u64, Vec<u8>> = BTreeMap::new();
    for z in make.zooms.clone() {
        for (at, inside) in cut(features, z) {
            tiles.insert(hilbert(at), packed(&vector_tile(at, &inside), make.packing));
        }
    }
    let mut data = Vec::new();
    let entries: Vec<(u64, u64, u64, u64)> = tiles
        .iter()
        .map(|(id, tile)| {
            data.extend_from_slice(tile);
            (*id, 1, tile.len() as u64, (data.len() - tile.len()) as u64)
        })
        .collect();
    let (mut root, mut leaves) = (Vec::new(), Vec::new());
    if make.leaves == 0 {
        root = directory(&entries);
    } else {
        let mut pointers = Vec::new();
        for part in entries.chunks(entries.len().div_ceil(make.leaves)) {
            let leaf = packed(&directory(part), Packing::Gzip);
            pointers.push((part[0].0, 0, leaf.len() as u64, leaves.len() as u64));
            leaves.extend_from_slice(&leaf);
        }
        root.extend(directory(&pointers));
    }
    let root = packed(&root, Packing::Gzip);
    let metadata = packed(metadata.to_string().as_bytes(), Packing::Gzip);
    let mut out = b"PMTiles\x03".to_vec();
    let mut at = 127u64;
    for section in [&root, &metadata, &leaves, &data] {
        out.extend(at.to_le_bytes());
        out.extend((section.len() as u64).to_le_bytes());
        at += section.len() as u64;
    }
    for _ in 0..3 {
        out.extend((entries.len() as u64).to_le_bytes());
    }
    out.extend([1, 2, make.packing as u8, make.tile_type, *make.zooms.start(), *make.zooms.end()]);
    type Part = fn(&(f64, f64)) -> f64;
    let all = || features.iter().flat_map(|feature| &feature.spots);
    let edge = |of: Part, pick: fn(f64, f64) -> f64| all().map(of).reduce(pick).unwrap_or_default();
    let (lon, lat): (Part, Part) = (|p| p.0, |p| p.1);
    for degrees in [edge(lon, f64::min), edge(lat, f64::min), edge(lon, f64::max), edge(lat, f64::max)] {
        out.extend(((degrees * 1e7) as i32).to_le_bytes());
    }
    out.push(*make.zooms.end());
    out.extend([0; 8]);
    [out, root, metadata, leaves, data].concat()
}

fn packed(bytes: &[u8], packing: Packing) -> Vec<u8> {
    match packing {
        Packing::Gzip => {
            let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
            gz.write_all(bytes).unwrap();
            gz.finish().unwrap()
        }
        // A brotli stream of stored pieces (RFC 7932, 9.2): no packing, and a true stream all the same.
        Packing::Brotli => stored_brotli(bytes),
        Packing::None | Packing::Zstd => bytes.to_vec(),
    }
}

fn stored_brotli(bytes: &[u8]) -> Vec<u8> {
    // The window of 16 bits is one bit, zero. Each piece: not the last, four nibbles of length − 1, stored.
    let mut out = Vec::new();
    for (index, piece) in bytes.chunks(0x1_0000).enumerate() {
        let head = ((piece.len() as u32 - 1) << 3) | (1 << 19);
        // ISLAST 0, MNIBBLES 00, MLEN − 1 in 16 bits, ISUNCOMPRESSED 1; the first has the window bit before.
        let head = if index == 0 { head << 1 } else { head };
        out.extend_from_slice(&head.to_le_bytes()[..3]);
        out.extend_from_slice(piece);
    }
    // The last and empty one.
    out.push(if bytes.is_empty() { 0b110 } else { 0b11 });
    out
}

/// Features by the tiles their corners lie in.
fn cut(features: &[Made], z: u8) -> BTreeMap<TileAt, Vec<&Made>> {
    let mut out: BTreeMap<TileAt, Vec<&Made>> = BTreeMap::new();
    for feature in features {
        let there: std::collections::BTreeSet<TileAt> =
            feature.spots.iter().map(|spot| tile_at(z, *spot)).collect();
        for at in there {
            out.entry(at).or_default().push(feature);
        }
    }
    out
}

fn on_world(z: u8, (lon, lat): (f64, f64)) -> (f64, f64) {
    let tiles = f64::from(1u32 << z);
    let sin = lat.to_radians().sin();
    let y = 0.5 - ((1.0 + sin) / (1.0 - sin)).ln() / (4.0 * std::f64::consts::PI);
    ((lon / 360.0 + 0.5) * tiles, y * tiles)
}

fn tile_at(z: u8, spot: (f64, f64)) -> TileAt {
    let (x, y) = on_world(z, spot);
    TileAt { z, x: x as u32, y: y as u32 }
}

/// The place of a tile in an archive, as the specification says: tiles of all lower zooms, then along the curve.
fn hilbert(at: TileAt) -> u64 {
    let before: u64 = (0..at.z).map(|z| 1u64 << (2 * z)).sum();
    let (mut x, mut y, mut d) = (u64::from(at.x), u64::from(at.y), 0);
    let mut s = (1u64 << at.z) / 2;
    while s > 0 {
        let (rx, ry) = (u64::from(x & s > 0), u64::from(y & s > 0));
        d += s * s * ((3 * rx) ^ ry);
        if ry == 0 {
            if rx == 1 {
                x = (s - 1).wrapping_sub(x) & ((1 << at.z) - 1);
                y = (s - 1).wrapping_sub(y) & ((1 << at.z) - 1);
            }
            std::mem::swap(&mut x, &mut y);
        }
        s /= 2;
    }
    before + d
}

fn directory(entries: &[(u64, u64, u64, u64)]) -> Vec<u8> {
    let mut out = Vec::new();
    varint(&mut out, entries.len() as u64);
    let mut last = 0;
    for (id, ..) in entries {
        varint(&mut out, id - last);
        last = *id;
    }
    entries.iter().for_each(|(_, run, ..)| varint(&mut out, *run));
    entries.iter().for_each(|(_, _, length, _)| varint(&mut out, *length));
    entries.iter().for_each(|(.., offset)| varint(&mut out, offset + 1));
    out
}

fn vector_tile(at: TileAt, features: &[&Made]) -> Vec<u8> {
    let mut by_layer: BTreeMap<&str, Vec<&Made>> = BTreeMap::new();
    for feature in features {
        by_layer.entry(feature.layer).or_default().push(feature);
    }
    let mut tile = Vec::new();
    for (name, features) in by_layer {
        let (mut keys, mut values): (Vec<&str>, Vec<&String>) = (Vec::new(), Vec::new());
        let mut layer = Vec::new();
        field(&mut layer, 1, name.as_bytes());
        for feature in features {
            let mut tags = Vec::new();
            for (key, value) in &feature.tags {
                varint(&mut tags, place_in(&mut keys, *key));
                varint(&mut tags, place_in(&mut values, value));
            }
            let mut made = Vec::new();
            field(&mut made, 2, &tags);
            made.extend([3 << 3, feature.geometry]);
            field(&mut made, 4, &geometry(at, feature));
            field(&mut layer, 2, &made);
        }
        keys.iter().for_each(|key| field(&mut layer, 3, key.as_bytes()));
        for value in values {
            let mut wrapped = Vec::new();
            field(&mut wrapped, 1, value.as_bytes());
            field(&mut layer, 4, &wrapped);
        }
        layer.extend([5 << 3, 0x80, 0x20, 15 << 3, 2]);
        field(&mut tile, 3, &layer);
    }
    tile
}

fn geometry(at: TileAt, feature: &Made) -> Vec<u8> {
    let mut out = Vec::new();
    let mut before = (0i64, 0i64);
    for (index, spot) in feature.spots.iter().enumerate() {
        let (x, y) = on_world(at.z, *spot);
        let part = |value: f64, tile: u32| ((value - f64::from(tile)) * 4096.0).round() as i64;
        let now = (part(x, at.x), part(y, at.y));
        match index {
            0 => varint(&mut out, 9),
            1 => varint(&mut out, ((feature.spots.len() as u64 - 1) << 3) | 2),
            _ => {}
        }
        for step in [now.0 - before.0, now.1 - before.1] {
            varint(&mut out, ((step << 1) ^ (step >> 63)) as u64);
        }
        before = now;
    }
    if feature.geometry == 3 {
        varint(&mut out, 15);
    }
    out
}

fn place_in<T: PartialEq>(all: &mut Vec<T>, one: T) -> u64 {
    let found = all.iter().position(|other| *other == one);
    found.unwrap_or_else(|| {
        all.push(one);
        all.len() - 1
    }) as u64
}

fn field(out: &mut Vec<u8>, number: u64, bytes: &[u8]) {
    varint(out, number << 3 | 2);
    varint(out, bytes.len() as u64);
    out.extend_from_slice(bytes);
}

fn varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}
