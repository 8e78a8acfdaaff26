//! A tile made ready for the brush: its great roads at once, all else when it is first painted whole.

use super::model::token;
use super::palette::Palette;
use super::street_style::{AREAS, LINES};
use super::streets::{EXTENT, StreetLabel, StreetPlace, StreetTile};
use std::rc::Rc;
use web_sys::{CanvasRenderingContext2d, Path2d};

/// From here on a tile stands for all the land it has; farther away the outlines below and their names go on beside it.
const COVERS_FROM: f64 = 12.5;
/// The places of what is painted first: land, green and water; avenues and greater.
const FIRST_AREAS: std::ops::Range<usize> = 0..3;
const FIRST_LINES: std::ops::Range<usize> = 5..LINES.len();
/// A tile of so few vertices is painted whole at once.
const FEW_VERTICES: usize = 1_500;

type Areas = Vec<(usize, Vec<Vec<(i16, i16)>>)>;
type Lines = Vec<(usize, Vec<(i16, i16)>)>;

#[derive(Debug)]
pub(super) struct Painted {
    areas: [Option<Path2d>; AREAS.len()],
    lines: [Option<Path2d>; LINES.len()],
    /// What has no paths yet.
    rest: Option<(Areas, Lines)>,
    /// Vertices of what is painted first, and of all.
    rough: usize,
    whole: usize,
    pub names: Rc<[StreetLabel]>,
    pub places: Rc<[StreetPlace]>,
    covers: bool,
}

impl Painted {
    pub(super) fn of(tile: StreetTile) -> Painted {
        let StreetTile { areas, lines, names, places, covers } = tile;
        let first = |kind: &usize| FIRST_AREAS.contains(kind);
        let (areas, more_areas): (Areas, Areas) = areas.into_iter().partition(|(kind, _)| first(kind));
        let (lines, more_lines): (Lines, Lines) =
            lines.into_iter().partition(|(kind, _)| FIRST_LINES.contains(kind));
        let rough = vertices(&areas, &lines);
        let mut painted = Painted {
            areas: Default::default(),
            lines: Default::default(),
            whole: rough + vertices(&more_areas, &more_lines),
            rough,
            rest: None,
            names: names.into(),
            places: places.into(),
            covers,
        };
        painted.add(areas, lines);
        painted.rest = Some((more_areas, more_lines));
        if painted.whole <= FEW_VERTICES {
            painted.make_whole();
        }
        painted
    }

    /// Vertices that are drawn for it; what is whole already is painted so.
    pub(super) fn cost(&self, is_whole: bool) -> usize {
        if is_whole || self.is_whole() { self.whole } else { self.rough }
    }

    /// All of it has paths.
    pub(super) fn is_whole(&self) -> bool {
        self.rest.is_none()
    }

    pub(super) fn make_whole(&mut self) {
        if let Some((areas, lines)) = self.rest.take() {
            self.add(areas, lines);
        }
    }

    fn add(&mut self, areas: Areas, lines: Lines) {
        for (kind, rings) in areas {
            let Some(path) = self.areas.get_mut(kind).and_then(made) else { continue };
            for ring in rings {
                trace(path, &ring);
                path.close_path();
            }
        }
        for (kind, line) in lines {
            if let Some(path) = self.lines.get_mut(kind).and_then(made) {
                trace(path, &line);
            }
        }
    }

    /// Areas, then the edges of all streets, then the streets: where they cross, no edge is in the way. `unit`: pixels of one
    /// unit of the tile.
    pub(super) fn paint(
        &self,
        ctx: &CanvasRenderingContext2d,
        zoom: f64,
        unit: f64,
        is_whole: bool,
        palette: &mut Palette,
    ) {
        if self.covers && zoom >= COVERS_FROM {
            ctx.set_fill_style_str(&palette.colour(token::LAND));
            ctx.fill_rect(-EXTENT, -EXTENT, EXTENT * 3.0, EXTENT * 3.0);
        }
        let shown = |kind: usize, first: &std::ops::Range<usize>| is_whole || first.contains(&kind);
        for (kind, (style, path)) in AREAS.iter().zip(&self.areas).enumerate() {
            let wanted = zoom >= style.from_zoom && shown(kind, &FIRST_AREAS);
            if let Some(path) = path.as_ref().filter(|_| wanted) {
                ctx.set_fill_style_str(&palette.colour(style.token));
                ctx.fill_with_path_2d(path);
            }
        }
        ctx.set_line_join("round");
        ctx.set_line_cap("round");
        for is_edge in [true, false] {
            for (kind, (style, path)) in LINES.iter().zip(&self.lines).enumerate() {
                let Some(path) = path.as_ref().filter(|_| shown(kind, &FIRST_LINES)) else { continue };
                let Some(wide) = style.width(zoom) else { continue };
                let (token, wide) = match (is_edge, style.edge) {
                    (true, Some(edge)) if wide >= 2.0 => (edge, wide + 1.6),
                    (true, _) => continue,
                    // Too thin for an edge, it is drawn in its colour: a pale line on pale land is none.
                    (false, Some(edge)) if wide < 2.0 => (edge, wide),
                    (false, _) => (style.token, wide),
                };
                ctx.set_stroke_style_str(&palette.colour(token));
                ctx.set_line_width(wide / unit);
                ctx.stroke_with_path(path);
            }
        }
    }
}

fn made(path: &mut Option<Path2d>) -> Option<&Path2d> {
    if path.is_none() {
        *path = Path2d::new().ok();
    }
    path.as_ref()
}

fn trace(path: &Path2d, line: &[(i16, i16)]) {
    for (index, (x, y)) in line.iter().enumerate() {
        let (x, y) = (f64::from(*x), f64::from(*y));
        if index == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
    }
}

fn vertices(areas: &Areas, lines: &Lines) -> usize {
    let rings = areas.iter().flat_map(|(_, rings)| rings).map(Vec::len);
    rings.chain(lines.iter().map(|(_, line)| line.len())).sum()
}
