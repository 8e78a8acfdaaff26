//! Reads outlines of areas from TopoJSON in steps of so many vertices: one file has up to 40 000, and whoever reads it while
//! somebody moves the map gives every frame its time.
//!
//! Reads the subset our files use: one quantised topology, polygons and multipolygons, an `id` on each. Format:
//! <https://github.com/topojson/topojson-specification>.

use super::topology::{Area, Topology, TopologyError};
use super::{WorldBounds, WorldPoint};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// A vertex of a ring is copied, not worked out: so many cost as much as one of a line.
const COPIED: usize = 8;

/// A file that is being read.
#[derive(Debug)]
pub(crate) struct Reading {
    transform: Transform,
    /// The arcs as the file has them, and how far they were read.
    text: String,
    at: usize,
    arcs: Vec<Vec<WorldPoint>>,
    used: Vec<Uses>,
    geometries: std::vec::IntoIter<Geometry>,
    areas: Vec<Area>,
}

impl Reading {
    /// Takes the file apart. What it says of areas is read, the lines are not yet.
    pub(crate) fn begin(json: &[u8]) -> Result<Reading, TopologyError> {
        let file: File<'_> = serde_json::from_slice(json).map_err(not_json)?;
        let geometries: Vec<Geometry> =
            file.objects.into_values().flat_map(|object| object.geometries).collect();
        let text = file.arcs.get().to_owned();
        let inner = text.strip_prefix('[').ok_or_else(|| TopologyError::Json("arcs".to_owned()))?;
        Ok(Reading {
            transform: file.transform,
            at: text.len() - inner.len(),
            text,
            arcs: Vec::new(),
            used: Vec::new(),
            geometries: geometries.into_iter(),
            areas: Vec::new(),
        })
    }

    /// Goes on for about so many vertices, a whole line at least; `true`: all is read.
    pub(crate) fn go_on(&mut self, vertices: usize) -> Result<bool, TopologyError> {
        let mut cost = 0;
        while cost < vertices {
            let Some(text) = next_value(&self.text, &mut self.at) else { break };
            let arc: Vec<(i32, i32)> = serde_json::from_str(text).map_err(not_json)?;
            cost = cost.saturating_add(arc.len());
            self.arcs.push(decode_arc(&arc, &self.transform));
        }
        while cost < vertices {
            let Some(geometry) = self.geometries.next() else {
                return Ok(true);
            };
            cost = cost.saturating_add(1 + self.add_area(geometry)? / COPIED);
        }
        Ok(false)
    }

    /// The areas by id, the lines between them and round all of them.
    pub(crate) fn finish(self) -> Topology {
        let Reading { arcs, used, mut areas, transform: _, text: _, at: _, geometries: _ } = self;
        areas.sort_by(|a, b| a.id.cmp(&b.id));
        let (mut borders, mut edges) = (Vec::new(), Vec::new());
        for (mut arc, uses) in arcs.into_iter().zip(used) {
            match uses {
                Uses::Never => {}
                Uses::Twice => borders.push(arc),
                Uses::Once { backwards } => {
                    if backwards {
                        arc.reverse();
                    }
                    edges.push(arc);
                }
            }
        }
        Topology { areas, borders, outline: close_rings(edges) }
    }

    /// How many vertices its rings have.
    fn add_area(&mut self, geometry: Geometry) -> Result<usize, TopologyError> {
        self.used.resize(self.arcs.len(), Uses::Never);
        let (id, polygons) = match geometry {
            Geometry::Polygon { id, arcs } => (id, vec![arcs]),
            Geometry::MultiPolygon { id, arcs } => (id, arcs),
        };
        let mut rings = Vec::new();
        for ring in polygons.iter().flatten() {
            match join_arcs(ring, &self.arcs) {
                Some(points) => rings.push(points),
                None => return Err(TopologyError::MissingArc { area: id }),
            }
            for index in ring {
                let (at, backwards) = if *index < 0 { (!*index, true) } else { (*index, false) };
                if let Some(uses) = usize::try_from(at).ok().and_then(|at| self.used.get_mut(at)) {
                    *uses = if *uses == Uses::Never { Uses::Once { backwards } } else { Uses::Twice };
                }
            }
        }
        let Some(bounds) = WorldBounds::around(rings.iter().flatten().copied()) else {
            return Err(TopologyError::EmptyArea { area: id });
        };
        let vertices = rings.iter().map(Vec::len).sum();
        self.areas.push(Area { id, rings, bounds });
        Ok(vertices)
    }
}

fn not_json(error: serde_json::Error) -> TopologyError {
    TopologyError::Json(error.to_string())
}

/// The next value inside of brackets, whose inner ones are met and left; the text is JSON.
fn next_value<'a>(text: &'a str, at: &mut usize) -> Option<&'a str> {
    let from = *at + text.get(*at..)?.find('[')?;
    let mut open = 0_usize;
    for (offset, byte) in text.as_bytes().get(from..)?.iter().enumerate() {
        match byte {
            b'[' => open += 1,
            b']' if open == 1 => {
                *at = from + offset + 1;
                return text.get(from..*at);
            }
            b']' => open -= 1,
            _ => {}
        }
    }
    None
}

/// By how many areas an arc is walked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Uses {
    Never,
    Once { backwards: bool },
    Twice,
}

/// Lines that go on where another ends, walked until they come back to where they began.
fn close_rings(edges: Vec<Vec<WorldPoint>>) -> Vec<Vec<WorldPoint>> {
    let key = |p: &WorldPoint| (p.x.to_bits(), p.y.to_bits());
    let mut from: BTreeMap<(u64, u64), Vec<usize>> = BTreeMap::new();
    for (at, edge) in edges.iter().enumerate().rev() {
        if let Some(first) = edge.first() {
            from.entry(key(first)).or_default().push(at);
        }
    }
    let mut walked = vec![false; edges.len()];
    let mut rings = Vec::new();
    for start in 0..edges.len() {
        let mut ring: Vec<WorldPoint> = Vec::new();
        let mut next = Some(start);
        while let Some(at) = next.filter(|at| !walked[*at]) {
            walked[at] = true;
            ring.pop();
            ring.extend(&edges[at]);
            let going_on = ring.last().and_then(|end| from.get(&key(end)));
            next = going_on.and_then(|all| all.iter().rev().copied().find(|at| !walked[*at]));
        }
        if ring.len() > 3 {
            rings.push(ring);
        }
    }
    rings
}

/// The first position is absolute and each next one a step; the transform gives longitude and latitude.
fn decode_arc(arc: &[(i32, i32)], transform: &Transform) -> Vec<WorldPoint> {
    let (mut x, mut y) = (0_i64, 0_i64);
    arc.iter()
        .map(|&(dx, dy)| {
            x += i64::from(dx);
            y += i64::from(dy);
            let lon = x as f64 * transform.scale.0 + transform.translate.0;
            let lat = y as f64 * transform.scale.1 + transform.translate.1;
            WorldPoint::from_degrees(lat, lon)
        })
        .collect()
}

/// Arcs end to end; a negative index `!i` is arc `i` walked backwards. The point two arcs share is kept once.
fn join_arcs(ring: &[i32], arcs: &[Vec<WorldPoint>]) -> Option<Vec<WorldPoint>> {
    let mut points: Vec<WorldPoint> = Vec::new();
    for &index in ring {
        let backwards = index < 0;
        let arc = arcs.get(usize::try_from(if backwards { !index } else { index }).ok()?)?;
        points.pop();
        if backwards {
            points.extend(arc.iter().rev());
        } else {
            points.extend(arc);
        }
    }
    Some(points)
}

#[derive(Deserialize)]
struct File<'a> {
    transform: Transform,
    objects: BTreeMap<String, Collection>,
    #[serde(borrow)]
    arcs: &'a RawValue,
}

#[derive(Debug, Deserialize)]
struct Transform {
    scale: (f64, f64),
    translate: (f64, f64),
}

#[derive(Deserialize)]
struct Collection {
    geometries: Vec<Geometry>,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "type")]
enum Geometry {
    Polygon { id: String, arcs: Vec<Vec<i32>> },
    MultiPolygon { id: String, arcs: Vec<Vec<Vec<i32>>> },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_inside_of_brackets_are_met_one_by_one_whatever_stands_between_them() {
        let (text, mut at) = ("[ [[1,2],[3,4]],\n [] , [[5]] ]", 1);
        let mut met = Vec::new();
        while let Some(value) = next_value(text, &mut at) {
            met.push(value);
        }
        assert_eq!(met, ["[[1,2],[3,4]]", "[]", "[[5]]"]);
        assert_eq!((next_value("[]", &mut 1), next_value("[[1", &mut 1)), (None, None));
    }

    #[test]
    fn a_step_is_one_line_at_least_and_what_is_no_line_is_refused() {
        let file = |arcs: &str| {
            format!(
                r#"{{"type":"Topology","transform":{{"scale":[1,1],"translate":[0,0]}},"objects":{{}},"arcs":{arcs}}}"#
            )
        };
        let text = file("[[[0,0],[1,1]],[[0,0],[2,2]],[[0,0],[3,3]]]");
        let mut reading = Reading::begin(text.as_bytes()).unwrap();
        for lines in [1, 2, 3] {
            assert!(!reading.go_on(1).unwrap());
            assert_eq!(reading.arcs.len(), lines);
        }
        assert!(reading.go_on(1).unwrap());
        for wrong in ["[[[0,0.5]]]", "[[\"a\"]]", "[[[0,0,0]]]"] {
            let text = file(wrong);
            let read = Reading::begin(text.as_bytes()).and_then(|mut reading| reading.go_on(9));
            assert!(matches!(read, Err(TopologyError::Json(_))), "{wrong}");
        }
        assert!(matches!(Reading::begin(file("7").as_bytes()), Err(TopologyError::Json(_))));
    }
}
