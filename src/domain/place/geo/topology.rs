//! Outlines of areas from TopoJSON: shared borders are stored once, as delta-coded arcs on an integer grid.
//!
//! Read by [`Reading`], at once or little by little.

use super::reading::Reading;
use super::{WorldBounds, WorldPoint};

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
    /// All of it at once.
    pub fn parse(json: &[u8]) -> Result<Topology, TopologyError> {
        let mut reading = Reading::begin(json)?;
        while !reading.go_on(usize::MAX)? {}
        Ok(reading.finish())
    }
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

    fn file(name: &str) -> Vec<u8> {
        std::fs::read(format!("{}/public/data/mapa/{name}.json", env!("CARGO_MANIFEST_DIR"))).unwrap()
    }

    fn shipped(name: &str) -> Topology {
        Topology::parse(&file(name)).unwrap()
    }

    #[test]
    fn read_little_by_little_it_is_the_same_and_no_step_is_long() {
        let json = file("municipios/MG");
        let mut reading = Reading::begin(&json).unwrap();
        let mut steps = 1;
        while !reading.go_on(2_000).unwrap() {
            steps += 1;
        }
        // 39 000 vertices of lines, and of rings twice as many, which cost an eighth each.
        assert!((20..60).contains(&steps), "{steps}");
        assert_eq!(reading.finish(), shipped("municipios/MG"));
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
