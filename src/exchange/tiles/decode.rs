//! A vector tile (Mapbox Vector Tile 2) into our shapes.

use super::TilesError;
use super::joined::joined;
use super::schema::{self, Layer, Properties};
use super::shapes::{AreaShape, EXTENT, LineShape, PlaceLabel, Spot, StreetName, Tile};
use geo_types::{Coord, Geometry, LineString, Polygon};
use mvt_reader::Reader;
use mvt_reader::feature::Feature;

pub(super) fn tile(bytes: Vec<u8>, is_whole: bool) -> Result<Tile, TilesError> {
    let reader = Reader::new(bytes).map_err(|_| TilesError::Damaged)?;
    let layers = reader.get_layer_metadata().map_err(|_| TilesError::Damaged)?;
    let mut tile = Tile { is_whole, ..Tile::default() };
    for found in layers {
        let Some(layer) = schema::layer(&found.name) else { continue };
        let features = reader.get_features_as::<i32>(found.layer_index).map_err(|_| TilesError::Damaged)?;
        let scale = Scale(found.extent);
        for feature in features {
            take(&mut tile, layer, feature, scale);
        }
    }
    tile.areas.sort_by_key(|area| area.kind);
    tile.lines.sort_by_key(|line| line.kind);
    tile.names = joined(std::mem::take(&mut tile.names));
    tile.places.sort_by(|a, b| (a.rank, &a.text).cmp(&(b.rank, &b.text)));
    Ok(tile)
}

/// From the layer's own units to ours.
#[derive(Clone, Copy)]
struct Scale(u32);

impl Scale {
    fn spot(self, at: Coord<i32>) -> Spot {
        let part = |value: i32| {
            let ours = i64::from(value) * i64::from(EXTENT) / i64::from(self.0.max(1));
            ours.clamp(i64::from(i16::MIN), i64::from(i16::MAX)) as i16
        };
        (part(at.x), part(at.y))
    }

    fn line(self, line: &LineString<i32>) -> Vec<Spot> {
        let mut spots: Vec<Spot> = line.0.iter().map(|at| self.spot(*at)).collect();
        spots.dedup();
        spots
    }
}

fn take(tile: &mut Tile, layer: Layer, feature: Feature<i32>, scale: Scale) {
    let Feature { geometry, properties, id: _ } = feature;
    let properties = properties.unwrap_or_default();
    match geometry {
        Geometry::Polygon(area) => take_area(tile, layer, &[area], &properties, scale),
        Geometry::MultiPolygon(areas) => take_area(tile, layer, &areas.0, &properties, scale),
        Geometry::LineString(line) => take_line(tile, layer, &line, &properties, scale),
        Geometry::MultiLineString(lines) => {
            for line in &lines.0 {
                take_line(tile, layer, line, &properties, scale);
            }
        }
        Geometry::Point(at) => take_place(tile, layer, at.0, &properties, scale),
        Geometry::MultiPoint(all) => {
            if let Some(at) = all.0.first() {
                take_place(tile, layer, at.0, &properties, scale);
            }
        }
        _ => {}
    }
}

fn take_area(tile: &mut Tile, layer: Layer, areas: &[Polygon<i32>], properties: &Properties, scale: Scale) {
    let Some(kind) = schema::area(layer, properties) else { return };
    let rings = areas.iter().flat_map(|area| std::iter::once(area.exterior()).chain(area.interiors()));
    let rings: Vec<Vec<Spot>> = rings.map(|ring| scale.line(ring)).filter(|ring| ring.len() > 2).collect();
    if !rings.is_empty() {
        tile.areas.push(AreaShape { kind, rings });
    }
}

fn take_line(tile: &mut Tile, layer: Layer, line: &LineString<i32>, properties: &Properties, scale: Scale) {
    let Some(kind) = schema::line(layer, properties) else { return };
    let line = scale.line(line);
    if line.len() < 2 {
        return;
    }
    if kind.is_street()
        && let Some(name) = schema::name(properties)
    {
        tile.names.push(StreetName { text: name.to_owned(), kind, line: line.clone() });
    }
    match layer {
        Layer::StreetNames => {}
        Layer::Land | Layer::Ground | Layer::Water | Layer::Buildings | Layer::Streets | Layer::Places => {
            tile.lines.push(LineShape { kind, line })
        }
    }
}

fn take_place(tile: &mut Tile, layer: Layer, at: Coord<i32>, properties: &Properties, scale: Scale) {
    if layer != Layer::Places {
        return;
    }
    let inside = |part: i16| (0..EXTENT).contains(&i32::from(part));
    let at = scale.spot(at);
    if let Some((text, rank)) = schema::name(properties).zip(schema::rank(properties))
        && inside(at.0)
        && inside(at.1)
    {
        tile.places.push(PlaceLabel { text: text.to_owned(), at, rank });
    }
}
