use super::made::{Made, Make, Packing, archive, porto_alegre};
use super::packed::{pack, unpack};
use super::shapes::{AreaKind, LineKind, Tile};
use super::street_index::{Gathering, StreetIndex, world};
use super::*;
use crate::domain::place::geo::WorldPoint;

fn opened(features: &[Made], make: &Make) -> Result<Archive<Vec<u8>>, TilesError> {
    Archive::open(archive(features, make))
}

fn made(layer: &'static str, geometry: u8, spots: &[(f64, f64)], tags: &[(&'static str, &str)]) -> Made {
    let tags = tags.iter().map(|(key, value)| (*key, (*value).to_owned())).collect();
    Made { layer, geometry, spots: spots.to_vec(), tags }
}

/// The tile of a crossing in the middle of what is made, at zoom 14.
fn centre() -> TileAt {
    tile_of(14, WorldPoint::from_degrees(-30.035, -51.22))
}

fn tile_of(z: u8, place: WorldPoint) -> TileAt {
    let part = |value: f64| (value * f64::from(z).exp2()) as u32;
    TileAt { z, x: part(place.x), y: part(place.y) }
}

const STREET: [(f64, f64); 2] = [(-51.222, -30.035), (-51.220, -30.035)];

#[test]
fn an_archive_says_where_it_reaches_and_whose_it_is() {
    let streets = porto_alegre();
    let open = opened(&streets, &Make::default()).unwrap();
    let facts = open.facts();
    assert_eq!((facts.min_zoom, facts.max_zoom, facts.name.as_deref()), (12, 14, Some("Teste")));
    assert_eq!(facts.attribution.as_deref(), Some("© Prefeitura de teste"));
    let lats: Vec<f64> = streets.iter().flat_map(|one| &one.spots).map(|spot| spot.1).collect();
    let south = lats.iter().copied().fold(f64::MAX, f64::min);
    assert!((facts.south_west.lat() - south).abs() < 1e-6);
    assert!(facts.unknown.is_empty());
}

#[test]
fn every_street_of_the_source_is_found_by_its_name_in_every_packing_and_with_leaves() {
    let streets = porto_alegre();
    let names: std::collections::BTreeSet<&String> =
        streets.iter().map(|one| &one.tags[1].1).filter(|name| !name.is_empty()).collect();
    for (packing, leaves) in
        [(Packing::Gzip, 0), (Packing::Gzip, 3), (Packing::Brotli, 0), (Packing::None, 2)]
    {
        let open = opened(&streets, &Make { packing, leaves, ..Make::default() }).unwrap();
        let mut gathering = Gathering::default();
        let tiles = open.closest_tiles().unwrap();
        assert!(tiles.len() > 3 && tiles.iter().all(|at| at.z == 14), "{tiles:?}");
        for at in tiles {
            gathering.add(at, &open.tile(at).unwrap().unwrap());
        }
        let index = gathering.finish();
        for name in &names {
            let text = index.to_text();
            assert!(text.lines().any(|line| line.starts_with(&format!("{}\t", name.trim()))), "{name}");
        }
        assert_eq!(StreetIndex::of_text(&index.to_text()).unwrap().len(), index.len());
    }
}

#[test]
fn a_street_is_found_by_the_beginnings_of_its_words_and_leads_to_itself() {
    let open = opened(&porto_alegre(), &Make::default()).unwrap();
    let mut gathering = Gathering::default();
    for at in open.closest_tiles().unwrap() {
        gathering.add(at, &open.tile(at).unwrap().unwrap());
    }
    let index = gathering.finish();
    let found = index.find("osvaldo ara", (0.0, 0.0));
    assert!(!found.is_empty() && found.iter().all(|one| one.name.contains("OSVALDO ARANHA")), "{found:?}");
    let place = WorldPoint { x: found[0].x, y: found[0].y }.place().unwrap();
    let real =
        porto_alegre().into_iter().filter(|one| one.tags[1].1 == found[0].name).flat_map(|one| one.spots);
    let nearest = real
        .map(|(lon, lat)| crate::domain::place::geo::LatLon::new(lat, lon).unwrap().distance_km(place))
        .fold(f64::MAX, f64::min);
    assert!(nearest < 0.15, "{nearest} km");
    assert!(
        index.find("  ", (0.0, 0.0)).is_empty() && index.find("rua que nao existe", (0.0, 0.0)).is_empty()
    );
}

#[test]
fn a_street_is_meant_only_where_it_is_the_only_one() {
    let text = "Avenida Osvaldo Aranha\t1533000000\t2525000000\nRua A\t1533000000\t2525000000\nRua A\t1533900000\t2525000000\nRua A\t1633000000\t2525000000\n";
    let index = StreetIndex::of_text(text).unwrap();
    let near = (1_533_000_000.0 / 4_294_967_296.0, 2_525_000_000.0 / 4_294_967_296.0);
    for name in ["Av. Osvaldo Aranha", "osvaldo aranha", "AVENIDA OSVALDO ARANHA"] {
        assert_eq!(index.only(name, near).unwrap().name, "Avenida Osvaldo Aranha");
    }
    assert_eq!(index.only("Rua A", near), None, "two are near");
    let far = (1_633_000_000.0 / 4_294_967_296.0, near.1);
    assert_eq!(index.only("R. A", far).unwrap().name, "Rua A");
    assert_eq!(index.only("Osvaldo", near), None, "a part of a name is another");
    assert_eq!((index.only("", near), index.only("Rua", near)), (None, None));
}

#[test]
fn a_torn_index_is_no_index() {
    let text = "RUA A\t1\t2\nRUA B\t3\t4\n";
    assert_eq!(StreetIndex::of_text(text).unwrap().len(), 2);
    assert_eq!(StreetIndex::of_text(&text[..text.len() - 1]), None);
    assert_eq!(StreetIndex::of_text("RUA A\t1\n"), None);
    assert_eq!(StreetIndex::of_text("").unwrap().len(), 0);
}

#[test]
fn what_is_no_archive_is_refused_with_its_reason() {
    let streets = [made("roads", 2, &STREET, &[("kind", "minor_road")])];
    let refused = |bytes: Vec<u8>| Archive::open(bytes).unwrap_err();
    assert_eq!(refused(b"nome;cidade\nAna;Recife\n".to_vec()), TilesError::NotTiles);
    assert_eq!(refused(Vec::new()), TilesError::NotTiles);
    assert_eq!(refused(b"PM\x02\x00 and more".to_vec()), TilesError::OldVersion);
    let good = archive(&streets, &Make::default());
    for kept in [8, 60, 126] {
        assert_eq!(refused(good[..kept].to_vec()), TilesError::Truncated { has: kept as u64, says: 127 });
    }
    let cut = good[..good.len() - 1].to_vec();
    let (has, says) = (cut.len() as u64, good.len() as u64);
    assert_eq!(refused(cut), TilesError::Truncated { has, says });
    let of = |make: Make| opened(&streets, &make).unwrap_err();
    assert_eq!(of(Make { tile_type: 2, ..Make::default() }), TilesError::NotVector);
    assert_eq!(of(Make { packing: Packing::Zstd, ..Make::default() }), TilesError::Compression);
    assert_eq!(of(Make { zooms: 4..=11, ..Make::default() }), TilesError::TooFar { max_zoom: 11 });
    assert!(opened(&streets, &Make { zooms: 4..=12, ..Make::default() }).is_ok());
    let foreign = [made("parcels", 2, &STREET, &[])];
    let layers = vec!["parcels".to_owned()];
    assert_eq!(opened(&foreign, &Make::default()).unwrap_err(), TilesError::NoStreets { layers });
}

#[test]
fn any_changed_byte_is_an_error_or_another_map_and_never_a_trap() {
    let streets: Vec<Made> = porto_alegre().into_iter().take(40).collect();
    let good = archive(&streets, &Make { zooms: 14..=14, ..Make::default() });
    for at in 0..good.len() {
        let mut bad = good.clone();
        bad[at] ^= 0x5a;
        if let Ok(open) = Archive::open(bad) {
            // Told of too many tiles, somebody would wait for ever.
            let _ = open.tile(centre());
        }
    }
}

#[test]
fn layers_that_are_not_known_are_left_and_said() {
    let all = [
        made("roads", 2, &STREET, &[("kind", "minor_road"), ("name", "Rua A")]),
        made("pois", 1, &[(-51.22, -30.035)], &[("name", "Bar")]),
    ];
    let open = opened(&all, &Make::default()).unwrap();
    assert_eq!(open.facts().unknown, ["pois"]);
    let tile = open.tile(centre()).unwrap().unwrap();
    assert_eq!((tile.lines.len(), tile.places.len()), (1, 0));
    assert!(!tile.is_whole, "without water, what lies below is not covered");
}

#[test]
fn both_schemas_come_to_the_same_kinds() {
    let square = [(-51.222, -30.036), (-51.221, -30.036), (-51.221, -30.035), (-51.222, -30.035)];
    let spot = [(-51.2215, -30.0352)];
    let protomaps = [
        made("earth", 3, &square, &[("kind", "earth")]),
        made("water", 3, &square, &[("kind", "lake")]),
        made("landuse", 3, &square, &[("kind", "park")]),
        made("landuse", 3, &square, &[("kind", "industrial")]),
        made("buildings", 3, &square, &[("kind", "building")]),
        made("roads", 2, &STREET, &[("kind", "highway"), ("kind_detail", "motorway"), ("name", "BR-116")]),
        made(
            "roads",
            2,
            &STREET,
            &[("kind", "major_road"), ("kind_detail", "primary"), ("name", "Avenida B")],
        ),
        made("roads", 2, &STREET, &[("kind", "rail")]),
        made("places", 1, &spot, &[("kind", "neighbourhood"), ("name", "Centro")]),
        made("places", 1, &spot, &[("kind", "country"), ("name", "Brasil")]),
    ];
    let openmaptiles = [
        made("water", 3, &square, &[("class", "lake")]),
        made("landcover", 3, &square, &[("class", "wood")]),
        made("landuse", 3, &square, &[("class", "industrial")]),
        made("building", 3, &square, &[]),
        made("transportation", 2, &STREET, &[("class", "motorway")]),
        made("transportation", 2, &STREET, &[("class", "primary")]),
        made("transportation", 2, &STREET, &[("class", "rail")]),
        made("transportation_name", 2, &STREET, &[("class", "motorway"), ("name", "BR-116")]),
        made("transportation_name", 2, &STREET, &[("class", "primary"), ("name", "Avenida B")]),
        made("place", 1, &spot, &[("class", "suburb"), ("name", "Centro")]),
    ];
    for (features, land) in [(&protomaps[..], 1), (&openmaptiles[..], 0)] {
        let tile = opened(features, &Make::default()).unwrap().tile(centre()).unwrap().unwrap();
        let of = |kind: AreaKind| tile.areas.iter().filter(|area| area.kind == kind).count();
        assert_eq!(AreaKind::ALL.map(of), [land, 1, 1, 1]);
        let kinds: Vec<LineKind> = tile.lines.iter().map(|line| line.kind).collect();
        assert_eq!(kinds, [LineKind::Rail, LineKind::Major, LineKind::Highway]);
        let names: Vec<&str> = tile.names.iter().map(|name| name.text.as_str()).collect();
        assert_eq!(names, ["BR-116", "Avenida B"], "the more important first");
        let places: Vec<(&str, u8)> = tile.places.iter().map(|one| (one.text.as_str(), one.rank)).collect();
        assert_eq!(places, [("Centro", 4)]);
        assert!(tile.is_whole);
    }
}

#[test]
fn pieces_of_a_street_become_one_line_up_to_a_fork() {
    let piece = |from: f64, to: f64| {
        made("roads", 2, &[(from, -30.035), (to, -30.035)], &[("kind", "minor_road"), ("name", "Rua A")])
    };
    let across = made(
        "roads",
        2,
        &[(-51.2205, -30.035), (-51.2205, -30.034)],
        &[("kind", "minor_road"), ("name", "Rua A")],
    );
    let straight = [piece(-51.2220, -51.2215), piece(-51.2210, -51.2215), piece(-51.2210, -51.2205)];
    let names = |all: &[Made]| opened(all, &Make::default()).unwrap().tile(centre()).unwrap().unwrap().names;
    assert_eq!(names(&straight).len(), 1);
    assert_eq!(names(&straight)[0].line.len(), 4);
    let forked = [&straight[..], &[piece(-51.2205, -51.2200), across]].concat();
    assert_eq!(names(&forked).len(), 3);
}

#[test]
fn a_tile_that_went_to_the_page_is_the_same_tile() {
    let open = opened(&porto_alegre(), &Make::default()).unwrap();
    for at in open.closest_tiles().unwrap() {
        let tile = open.tile(at).unwrap().unwrap();
        let bytes = pack(&tile);
        assert_eq!(unpack(&bytes).as_ref(), Some(&tile));
        assert_eq!(unpack(&bytes[..bytes.len() - 1]), None);
    }
    assert_eq!(unpack(&pack(&Tile::default())), Some(Tile::default()));
    assert_eq!(unpack(&[]), None);
}

#[test]
fn a_tile_that_is_not_there_is_none() {
    let open = opened(&porto_alegre(), &Make::default()).unwrap();
    assert_eq!(open.tile(TileAt { z: 14, x: 0, y: 0 }), Ok(None));
    assert_eq!(open.tile(TileAt { z: 14, x: u32::MAX, y: 0 }), Ok(None));
}

#[test]
fn a_tile_whose_bytes_are_damaged_is_an_error_and_the_others_are_read() {
    let mut bytes = archive(&porto_alegre(), &Make::default());
    let end = bytes.len();
    bytes[end - 40..].fill(0);
    let open = Archive::open(bytes).unwrap();
    let tiles = open.closest_tiles().unwrap();
    let damaged: Vec<&TileAt> =
        tiles.iter().filter(|at| open.tile(**at) == Err(TilesError::Damaged)).collect();
    assert_eq!(damaged, [tiles.last().unwrap()]);
    assert!(tiles.iter().filter(|at| matches!(open.tile(**at), Ok(Some(_)))).count() == tiles.len() - 1);
}

#[test]
fn a_spot_lies_where_its_tile_says() {
    let place = WorldPoint::from_degrees(-30.035, -51.22);
    let at = tile_of(14, place);
    let (left, top) = world(at, (0, 0));
    let (right, bottom) = world(at, (4096, 4096));
    assert!((left..right).contains(&place.x) && (top..bottom).contains(&place.y));
}
