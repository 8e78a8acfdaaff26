//! What the map is given and what it answers, in its own words: world units, kinds and tokens, no domain.

use super::camera::WorldBox;
use std::collections::BTreeMap;

/// Areas and the lines between and round them. `key` names it: same key, same geometry.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct OutlineLayer {
    pub key: String,
    pub part: GroundPart,
    /// Between two of its areas.
    pub borders: Vec<Vec<(f64, f64)>>,
    /// Closed rings round all of them.
    pub outline: Vec<Vec<(f64, f64)>>,
    pub areas: Vec<OutlineArea>,
    /// Drawn from this zoom on.
    pub from_zoom: f64,
    pub bounds: WorldBox,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum GroundPart {
    /// Land that is not the map's subject, below everything.
    Around,
    /// The land of the map.
    Land,
    /// An area of the land in finer lines, which stand in place of its own.
    Finer { area: u32 },
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct OutlineArea {
    pub id: u32,
    /// Closed rings, filled.
    pub rings: Vec<Vec<(f64, f64)>>,
    pub bounds: WorldBox,
    /// The box of its main ring, where its words go: islands far away do not pull them into the sea.
    pub main: WorldBox,
}

/// The colour and the words of one area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AreaFill {
    /// CSS custom property.
    pub token: &'static str,
    /// CSS custom property of words that stand on it.
    pub text_token: &'static str,
    /// Written inside where there is room: all lines, else the first.
    pub lines: Vec<String>,
}

pub(crate) type AreaFills = BTreeMap<u32, AreaFill>;

/// A name on the map. In a list the earlier wins where two would overlap.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PlaceName {
    pub x: f64,
    pub y: f64,
    pub text: String,
    pub kind: NameKind,
    pub from_zoom: f64,
    pub until_zoom: f64,
}

/// What a name names: how large it is written, and whether across its place or beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NameKind {
    Water,
    /// Land around the map's own.
    Around,
    /// An area of the land.
    Area,
    /// Towns, the largest first.
    Capital,
    Known,
    Town,
}

/// How far the map can be panned and zoomed: to where its data end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Limits {
    /// The middle of the screen stays inside, and the map is never smaller than the whole of it.
    pub area: WorldBox,
    pub max_zoom: f64,
}

/// Numbered places in order, with the line through them: drawn above the marks.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Trail {
    pub line: Vec<(f64, f64)>,
    /// Of each piece of the line, what is written at its middle where there is room.
    pub legs: Vec<String>,
    pub stops: Vec<TrailStop>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TrailStop {
    pub x: f64,
    pub y: f64,
    pub label: String,
    /// Already made: an outline only.
    pub done: bool,
    pub approximate: bool,
}

/// Where the device is, with the radius of doubt in world units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Here {
    pub x: f64,
    pub y: f64,
    pub radius: f64,
}

/// A point on its way to another place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Moving {
    pub id: u32,
    pub x: f64,
    pub y: f64,
}

/// Asks the map to look at a box; a new `turn` asks again.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct LookAt {
    pub turn: u32,
    pub area: WorldBox,
    /// No closer than this zoom.
    pub closest: f64,
    /// Fits the box to the edges of the screen and goes there at once: for coming back to a view.
    pub exactly: bool,
}

/// What is in view, told when the map comes to rest.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct MapView {
    pub area: WorldBox,
    pub zoom: f64,
    /// A part of the streets in view could not be read, more than once.
    pub streets_broken: bool,
}

/// The words of the map, for eyes and screen readers.
#[derive(Debug, Clone, Copy)]
pub(crate) struct MapWords {
    pub name: &'static str,
    pub keyboard_hint: &'static str,
    pub zoom_in: &'static str,
    pub zoom_out: &'static str,
    pub see_all: &'static str,
    /// A round number of metres, at the bar of the scale.
    pub distance: fn(u32) -> String,
    /// The number at a mark, short.
    pub numeral: fn(u16) -> String,
}

/// The colours of the ground, as CSS custom properties.
pub(crate) mod token {
    pub(crate) const SEA: &str = "--map-sea";
    pub(crate) const LAND: &str = "--map-land";
    pub(crate) const AROUND: &str = "--map-around";
    pub(crate) const AROUND_LINE: &str = "--map-around-line";
    pub(crate) const BORDER: &str = "--map-border";
    pub(crate) const FRAME: &str = "--map-border-strong";
    pub(crate) const COAST: &str = "--map-coast";
    pub(crate) const SEA_NAME: &str = "--map-sea-name";
    pub(crate) const AROUND_NAME: &str = "--map-around-name";
    pub(crate) const TOWN_NAME: &str = "--map-town-name";
    pub(crate) const HEAT: &str = "--map-heat";
    pub(crate) const TEXT: &str = "--ink";
    pub(crate) const HALO: &str = "--surface";
    pub(crate) const ACCENT: &str = "--accent";
    pub(crate) const ON_ACCENT: &str = "--on-accent";
}

impl OutlineArea {
    /// Whether a point is inside, holes excepted, by the even-odd rule.
    pub(crate) fn holds(&self, x: f64, y: f64) -> bool {
        let crossed = |ring: &Vec<(f64, f64)>| {
            let edges = ring.iter().zip(ring.iter().cycle().skip(1));
            edges
                .filter(|(a, b)| (a.1 > y) != (b.1 > y) && x < (b.0 - a.0) * (y - a.1) / (b.1 - a.1) + a.0)
                .count()
        };
        self.rings.iter().map(crossed).sum::<usize>() % 2 == 1
    }
}
