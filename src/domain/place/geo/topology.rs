//! Outlines of areas from TopoJSON: shared borders are stored once, as delta-coded arcs on an integer grid.
//!
//! Reads the subset our files use: one quantised topology, polygons and multipolygons, an `id` on each. Format:
//! <https://github.com/topojson/topojson-specification>.

use super::{WorldBounds, WorldPoint};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Areas as rings on the flat map, and their lines once each, for drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Topology {
    pub areas: Vec<Area>,
    /// The lines between two areas.
    pub borders: Vec<Vec<WorldPoint>>,
    /// Closed rings round all areas together: the coast, the frontier, the edge towards what is not in the file.
    pub outline: Vec<Vec<WorldPoint>>,
}

/// One area; `id` is what the file calls it (the letters of a UF, the IBGE code of a município).
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    pub id: String,
    /// Closed rings, islands and holes alike: fill with the even-odd rule.
    pub rings: Vec<Vec<WorldPoint>>,
    pub bounds: WorldBounds,
}

#[derive(Debug, PartialEq)]
pub enum TopologyError {
    /// Not the JSON this reader knows.
    Json(String),
    /// An area names an arc the file does not have.
    MissingArc { area: String },
    /// An area without a single point.
    EmptyArea { area: String },
}

impl Topology {
    pub fn parse(json: &[u8]) -> Result<Topology, TopologyError> {
        let file: File = serde_json::from_slice(json).map_err(|e| TopologyError::Json(e.to_string()))?;
        let arcs: Vec<Vec<WorldPoint>> =
            file.arcs.iter().map(|arc| decode_arc(arc, &file.transform)).collect();
        let mut areas = Vec::new();
        let mut used: Vec<Uses> = vec![Uses::Never; arcs.len()];
        for geometry in file.objects.into_values().flat_map(|object| object.geometries) {
            let (id, polygons) = match geometry {
                Geometry::Polygon { id, arcs } => (id, vec![arcs]),
                Geometry::MultiPolygon { id, arcs } => (id, arcs),
            };
            let mut rings = Vec::new();
            for ring in polygons.iter().flatten() {
                match join_arcs(ring, &arcs) {
                    Some(points) => rings.push(points),
                    None => return Err(TopologyError::MissingArc { area: id }),
                }
                for index in ring {
                    let (at, backwards) = if *index < 0 { (!*index, true) } else { (*index, false) };
                    if let Some(uses) = usize::try_from(at).ok().and_then(|at| used.get_mut(at)) {
                        *uses = if *uses == Uses::Never { Uses::Once { backwards } } else { Uses::Twice };
                    }
                }
            }
            let Some(bounds) = WorldBounds::around(rings.iter().flatten().copied()) else {
                return Err(TopologyError::EmptyArea { area: id });
            };
            areas.push(Area { id, rings, bounds });
        }
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
        Ok(Topology { areas, borders, outline: close_rings(edges) })
    }
}

/// By how many areas an arc is walked.
#[derive(Clone, Copy, PartialEq, Eq)]
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

impl Area {
    /// Whether a point is inside, by the even-odd rule; holes are outside.
    pub fn contains(&self, p: WorldPoint) -> bool {
        self.bounds.contains(p) && self.rings.iter().filter(|ring| ring_holds(ring, p)).count() % 2 == 1
    }
}

/// Whether a point is inside a ring, closed or not, by the even-odd rule.
pub fn ring_holds(ring: &[WorldPoint], p: WorldPoint) -> bool {
    let edges = ring.iter().zip(ring.iter().cycle().skip(1));
    let crossings = edges
        .filter(|(a, b)| (a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x);
    crossings.count() % 2 == 1
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
struct File {
    transform: Transform,
    objects: BTreeMap<String, Collection>,
    arcs: Vec<Vec<(i32, i32)>>,
}

#[derive(Deserialize)]
struct Transform {
    scale: (f64, f64),
    translate: (f64, f64),
}

#[derive(Deserialize)]
struct Collection {
    geometries: Vec<Geometry>,
}

#[derive(Deserialize)]
#[serde(tag = "type")]
enum Geometry {
    Polygon { id: String, arcs: Vec<Vec<i32>> },
    MultiPolygon { id: String, arcs: Vec<Vec<Vec<i32>>> },
}

#[cfg(test)]
mod tests {
    use super::super::tests::at;
    use super::*;
    use crate::domain::place::cities::Cities;
    use crate::domain::value::uf::Uf;

    /// Two unit squares, degrees 0..1 and 1..2 east, that share the border at 1 degree.
    const TWO_SQUARES: &str = r#"{"type":"Topology","transform":{"scale":[0.5,0.5],"translate":[0,0]},
        "objects":{"areas":{"type":"GeometryCollection","geometries":[
            {"type":"MultiPolygon","id":"west","arcs":[[[0,1]]]},
            {"type":"Polygon","id":"east","arcs":[[-1,2]]}]}},
        "arcs":[[[2,0],[0,2]],[[2,2],[-2,0],[0,-2],[2,0]],[[2,0],[2,0],[0,2],[-2,0]]]}"#;

    #[test]
    fn arcs_join_into_closed_rings_and_a_negative_index_walks_backwards() {
        let topology = Topology::parse(TWO_SQUARES.as_bytes()).unwrap();
        let [east, west] = &topology.areas[..] else { panic!("two areas, sorted by id") };
        assert_eq!((east.id.as_str(), west.id.as_str()), ("east", "west"));
        let corners = |area: &Area| -> Vec<(f64, f64)> {
            area.rings[0]
                .iter()
                .map(|p| (p.x * 360.0 - 180.0, p.place().unwrap().lat()))
                .map(|(lon, lat)| (lon.round(), lat.round()))
                .collect()
        };
        assert_eq!(corners(west), [(1., 0.), (1., 1.), (0., 1.), (0., 0.), (1., 0.)]);
        assert_eq!(corners(east), [(1., 1.), (1., 0.), (2., 0.), (2., 1.), (1., 1.)]);
        assert_eq!((topology.borders.len(), topology.outline.len()), (1, 1));
        // Round both squares: seven corners and the first again, without the line between them.
        let round = &topology.outline[0];
        assert_eq!((round.len(), round.first()), (7, round.last()));
    }

    #[test]
    fn a_missing_arc_is_refused_with_its_area() {
        let broken = TWO_SQUARES.replace("[[-1,2]]", "[[-1,9]]");
        assert_eq!(
            Topology::parse(broken.as_bytes()),
            Err(TopologyError::MissingArc { area: "east".to_owned() })
        );
        assert!(matches!(Topology::parse(b"[]"), Err(TopologyError::Json(_))));
    }

    fn shipped(name: &str) -> Topology {
        let path = format!("{}/public/data/mapa/{name}.json", env!("CARGO_MANIFEST_DIR"));
        Topology::parse(&std::fs::read(path).unwrap()).unwrap()
    }

    #[test]
    fn the_shipped_outline_of_each_uf_is_closed_and_holds_its_capital() {
        let topology = shipped("uf");
        let ids: Vec<&str> = topology.areas.iter().map(|a| a.id.as_str()).collect();
        assert_eq!(ids, Uf::ALL.map(Uf::letters));
        for ring in topology.areas.iter().flat_map(|a| &a.rings) {
            assert_eq!(ring.first(), ring.last());
        }
        for (uf, capital) in [
            (Uf::SP, at(-23.5475, -46.6361)),
            (Uf::AM, at(-3.1019, -60.025)),
            (Uf::DF, at(-15.7797, -47.9297)),
            (Uf::MG, at(-19.9208, -43.9378)),
        ] {
            let inside: Vec<&str> = topology
                .areas
                .iter()
                .filter(|a| a.contains(WorldPoint::of(capital)))
                .map(|a| a.id.as_str())
                .collect();
            assert_eq!(inside, [uf.letters()]);
        }
    }

    #[test]
    fn every_municipio_has_an_area_in_the_file_of_its_uf_and_no_other_has_one() {
        // Boa Esperança do Norte is of 2025: no mesh that is shipped has it apart from Sorriso and Nova Ubiratã yet.
        const NOT_DRAWN: u32 = 5_101_837;
        let cities = Cities::parse(include_str!("../../../../public/data/municipios.txt")).unwrap();
        for uf in Uf::ALL {
            let topology = shipped(&format!("municipios/{uf}"));
            let drawn: Vec<&str> = topology.areas.iter().map(|area| area.id.as_str()).collect();
            let of_uf = cities.iter().filter(|city| city.uf == uf && city.code != NOT_DRAWN);
            let known: Vec<String> = of_uf.map(|city| city.code.to_string()).collect();
            assert_eq!(drawn, known, "{uf}");
            for ring in topology.areas.iter().flat_map(|area| &area.rings).chain(&topology.outline) {
                assert_eq!(ring.first(), ring.last(), "{uf}");
            }
        }
    }

    #[test]
    fn the_outline_of_the_country_has_its_capitals_inside_and_the_sea_outside() {
        let outline = shipped("uf").outline;
        let inside = |lat, lon| {
            let p = WorldPoint::of(at(lat, lon));
            outline.iter().filter(|ring| ring_holds(ring, p)).count() % 2 == 1
        };
        for (lat, lon) in [(-15.7797, -47.9297), (-30.0331, -51.23), (2.8197, -60.6733), (-8.0539, -34.8811)]
        {
            assert!(inside(lat, lon), "{lat} {lon}");
        }
        // Off Santos, and Montevideo.
        assert!(!inside(-25.0, -45.0) && !inside(-34.9, -56.2));
    }

    #[test]
    fn the_neighbours_lie_beyond_the_frontier_and_the_sea_is_nobodys() {
        let around = shipped("vizinhos");
        let of = |lat, lon| {
            let p = WorldPoint::of(at(lat, lon));
            around.areas.iter().find(|area| area.contains(p)).map(|area| area.id.as_str())
        };
        for (lat, lon, code) in [
            (-34.6, -58.4, Some("032")),
            (-17.8, -63.2, Some("068")),
            (-25.3, -57.5, Some("600")),
            (-32.0, -55.5, Some("858")),
            (-25.0, -40.0, None),
            // Brazil itself is drawn from its own mesh.
            (-15.8, -47.9, None),
        ] {
            assert_eq!(of(lat, lon), code, "{lat} {lon}");
        }
    }
}
