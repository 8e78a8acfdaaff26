//! Lines of the ground as the browser draws them, made when first drawn and kept while their detail is near.

use super::camera::{Camera, WorldBox};
use super::lines::{Detail, Piece, pieces};
use super::model::{OutlineArea, OutlineLayer};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use web_sys::{CanvasRenderingContext2d, Path2d};

/// Paths are kept in these units from the corner of their layer: they are single precision inside the browser.
const UNIT: f64 = 65_536.0;

/// By the key of the layer and its detail.
#[derive(Debug, Default)]
pub(crate) struct Paths {
    known: BTreeMap<(String, Detail), LayerPaths>,
}

#[derive(Debug, Default)]
struct LayerPaths {
    outline: Option<Path2d>,
    pieces: BTreeMap<usize, Path2d>,
    areas: BTreeMap<usize, Path2d>,
}

impl Paths {
    /// Lets go of what is too fine or too coarse for the zoom.
    pub(crate) fn keep_near(&mut self, detail: Detail) {
        self.known.retain(|(_, known), _| known.is_near(detail));
    }

    /// All land of a layer in one.
    pub(crate) fn outline(&mut self, layer: &OutlineLayer, detail: Detail) -> Option<&Path2d> {
        let known = self.of(layer, detail);
        if known.outline.is_none() {
            known.outline = rings(layer, &layer.outline, detail);
        }
        known.outline.as_ref()
    }

    /// The borders of one piece of a layer.
    pub(crate) fn piece(
        &mut self,
        layer: &OutlineLayer,
        at: usize,
        piece: &Piece,
        detail: Detail,
    ) -> Option<&Path2d> {
        let known = self.of(layer, detail);
        match known.pieces.entry(at) {
            Entry::Occupied(there) => Some(there.into_mut()),
            Entry::Vacant(place) => {
                let path = Path2d::new().ok()?;
                for line in piece.lines.iter().filter_map(|line| layer.borders.get(*line)) {
                    trace(&path, layer, &detail.thin(line));
                }
                Some(place.insert(path))
            }
        }
    }

    pub(crate) fn area(&mut self, layer: &OutlineLayer, at: usize, detail: Detail) -> Option<&Path2d> {
        let area = layer.areas.get(at)?;
        let known = self.of(layer, detail);
        match known.areas.entry(at) {
            Entry::Occupied(there) => Some(there.into_mut()),
            Entry::Vacant(place) => Some(place.insert(rings(layer, &area.rings, detail)?)),
        }
    }

    fn of(&mut self, layer: &OutlineLayer, detail: Detail) -> &mut LayerPaths {
        self.known.entry((layer.key.clone(), detail)).or_default()
    }
}

/// The pieces of a layer's borders, worked out once for a layer.
#[derive(Debug, Default)]
pub(crate) struct Pieces {
    known: BTreeMap<String, Vec<Piece>>,
}

impl Pieces {
    pub(crate) fn of(&mut self, layer: &OutlineLayer) -> &[Piece] {
        self.known.entry(layer.key.clone()).or_insert_with(|| pieces(&layer.borders))
    }
}

/// The larger first: an area inside another (the Distrito Federal in Goiás) is painted over its hole.
pub(crate) fn by_size(areas: &[OutlineArea]) -> Vec<usize> {
    let size = |at: &usize| {
        let WorldBox { left, top, right, bottom } = areas[*at].bounds;
        (right - left) * (bottom - top)
    };
    let mut order: Vec<usize> = (0..areas.len()).collect();
    order.sort_by(|a, b| size(b).total_cmp(&size(a)));
    order
}

/// Sets the context so that path units of the layer fall where the camera sees them.
pub(crate) fn place(
    ctx: &CanvasRenderingContext2d,
    camera: &Camera,
    ratio: f64,
    layer: &OutlineLayer,
) -> Option<()> {
    let (x, y) = camera.to_screen(layer.bounds.left, layer.bounds.top);
    let scale = camera.scale() / UNIT * ratio;
    ctx.set_transform(scale, 0.0, 0.0, scale, x * ratio, y * ratio).ok()
}

/// So many pixels in the units of paths.
pub(crate) fn pixels(camera: &Camera, width: f64) -> f64 {
    width * UNIT / camera.scale()
}

fn rings(layer: &OutlineLayer, rings: &[Vec<(f64, f64)>], detail: Detail) -> Option<Path2d> {
    let path = Path2d::new().ok()?;
    for ring in rings {
        trace(&path, layer, &detail.thin(ring));
        path.close_path();
    }
    Some(path)
}

fn trace(path: &Path2d, layer: &OutlineLayer, line: &[(f64, f64)]) {
    for (index, (x, y)) in line.iter().enumerate() {
        let (x, y) = ((x - layer.bounds.left) * UNIT, (y - layer.bounds.top) * UNIT);
        if index == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
    }
}
