//! The layers and words of Protomaps (basemap 3 and 4) and OpenMapTiles (3), brought to our kinds.
//!
//! Sources: <https://docs.protomaps.com/basemaps/layers>, <https://openmaptiles.org/schema/>.

use super::shapes::{AreaKind, LineKind};
use mvt_reader::feature::Value;
use std::collections::HashMap;

pub(super) type Properties = HashMap<String, Value>;

/// What a layer is, in either schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layer {
    Land,
    /// Parks, woods and what is not green beside them.
    Ground,
    Water,
    Buildings,
    Streets,
    /// Lines for names alone.
    StreetNames,
    Places,
}

/// What can be shown of an archive with these layers.
pub(super) struct Known {
    pub has_streets: bool,
    pub is_whole: bool,
    pub unknown: Vec<String>,
}

pub(super) fn layer(name: &str) -> Option<Layer> {
    Some(match name {
        "earth" => Layer::Land,
        "landuse" | "natural" | "landcover" | "park" => Layer::Ground,
        "water" | "waterway" | "physical_line" => Layer::Water,
        "buildings" | "building" => Layer::Buildings,
        "roads" | "transportation" => Layer::Streets,
        "transportation_name" => Layer::StreetNames,
        "places" | "place" => Layer::Places,
        _ => return None,
    })
}

/// The layers that the metadata of an archive tells of.
pub(super) fn layers_of(metadata: &serde_json::Value) -> Vec<String> {
    let listed = metadata.get("vector_layers").and_then(|layers| layers.as_array());
    let ids = listed.into_iter().flatten().filter_map(|layer| layer.get("id")?.as_str());
    ids.map(str::to_owned).collect()
}

pub(super) fn known(layers: &[String]) -> Known {
    let has = |wanted: Layer| layers.iter().any(|name| layer(name) == Some(wanted));
    Known {
        has_streets: has(Layer::Streets),
        is_whole: layers.iter().any(|name| name == "water"),
        unknown: layers.iter().filter(|name| layer(name).is_none()).cloned().collect(),
    }
}

/// Of an area in that layer.
pub(super) fn area(layer: Layer, properties: &Properties) -> Option<AreaKind> {
    match layer {
        Layer::Land => Some(AreaKind::Land),
        Layer::Water => Some(AreaKind::Water),
        Layer::Buildings => Some(AreaKind::Building),
        Layer::Ground => is_green(kind(properties)?).then_some(AreaKind::Green),
        Layer::Streets | Layer::StreetNames | Layer::Places => None,
    }
}

/// Of a line in that layer.
pub(super) fn line(layer: Layer, properties: &Properties) -> Option<LineKind> {
    match layer {
        Layer::Water => Some(LineKind::River),
        Layer::Streets | Layer::StreetNames => street(properties),
        Layer::Land | Layer::Ground | Layer::Buildings | Layer::Places => None,
    }
}

fn street(properties: &Properties) -> Option<LineKind> {
    let detail = ["kind_detail", "pmap:kind_detail", "subclass", "highway"];
    let detail = detail.iter().find_map(|key| text(properties, key));
    let by = |word: &str| {
        Some(match word {
            "highway" | "motorway" | "motorway_link" => LineKind::Highway,
            "trunk" | "trunk_link" | "primary" | "primary_link" => LineKind::Major,
            "secondary" | "secondary_link" | "tertiary" | "tertiary_link" | "medium_road" => LineKind::Avenue,
            "minor" | "residential" | "unclassified" | "living_street" | "road" => LineKind::Street,
            "service" | "track" | "raceway" | "busway" => LineKind::Service,
            "path" | "footway" | "pedestrian" | "cycleway" | "steps" | "bridleway" | "pier" => LineKind::Path,
            "rail" | "light_rail" | "subway" | "tram" | "narrow_gauge" | "monorail" | "transit" => {
                LineKind::Rail
            }
            _ => return None,
        })
    };
    let broad = |word: &str| {
        Some(match word {
            "major_road" => LineKind::Avenue,
            "minor_road" => LineKind::Street,
            _ => return by(word),
        })
    };
    detail.and_then(by).or_else(|| broad(kind(properties)?))
}

fn is_green(kind: &str) -> bool {
    matches!(
        kind,
        "park"
            | "forest"
            | "wood"
            | "grass"
            | "grassland"
            | "garden"
            | "meadow"
            | "scrub"
            | "nature_reserve"
            | "national_park"
            | "protected_area"
            | "recreation_ground"
            | "village_green"
            | "golf_course"
            | "cemetery"
            | "pitch"
            | "playground"
            | "orchard"
            | "dog_park"
    )
}

/// 0: a large city … 4: a neighbourhood; `None`: countries and the like, which stand on the map already.
pub(super) fn rank(properties: &Properties) -> Option<u8> {
    match kind(properties)? {
        "city" => Some(0),
        "locality" => Some(match number(properties, &["population_rank", "pmap:population_rank"]) {
            Some(rank) if rank >= 10 => 0,
            Some(rank) if rank >= 7 => 1,
            Some(_) | None => 2,
        }),
        "town" => Some(1),
        "village" | "hamlet" | "isolated_dwelling" | "island" => Some(2),
        "borough" | "macrohood" => Some(3),
        "suburb" | "quarter" | "neighbourhood" | "neighborhood" => Some(4),
        _ => None,
    }
}

pub(super) fn name(properties: &Properties) -> Option<&str> {
    ["name:pt", "name", "name:latin"].iter().find_map(|key| text(properties, key))
}

fn kind(properties: &Properties) -> Option<&str> {
    ["kind", "pmap:kind", "class"].iter().find_map(|key| text(properties, key))
}

fn text<'a>(properties: &'a Properties, key: &str) -> Option<&'a str> {
    match properties.get(key)? {
        Value::String(text) => Some(text.trim()).filter(|text| !text.is_empty()),
        _ => None,
    }
}

fn number(properties: &Properties, keys: &[&str]) -> Option<i64> {
    keys.iter().find_map(|key| match properties.get(*key)? {
        Value::Int(number) | Value::SInt(number) => Some(*number),
        Value::UInt(number) => i64::try_from(*number).ok(),
        Value::Double(number) => Some(*number as i64),
        Value::Float(number) => Some(*number as i64),
        Value::String(_) | Value::Bool(_) | Value::Null => None,
    })
}
