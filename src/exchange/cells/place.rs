//! A place as somebody types or pastes it: `-22,9056; -47,0608`, `-22.9056, -47.0608`. What would lie in Brazil with its minus,
//! or the other way round, is offered and never guessed.

use super::{decimal, in_brazil};
use crate::domain::place::geo::LatLon;

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum PlaceError {
    /// Not two numbers.
    Shape,
    /// 0 and 0, as programs write what they do not know; or beyond the degrees there are.
    Nowhere,
    /// In Brazil if signs or order were others: the places that may be meant, at least one.
    Meant(Vec<LatLon>),
    Abroad,
}

pub(crate) fn typed_place(text: &str) -> Result<LatLon, PlaceError> {
    let (lat, lon) = halves(text).ok_or(PlaceError::Shape)?;
    let (Ok(lat), Ok(lon)) = (decimal(lat), decimal(lon)) else { return Err(PlaceError::Shape) };
    if in_brazil(lat, lon) {
        return LatLon::new(lat, lon).map_err(|_| PlaceError::Nowhere);
    }
    if lat == 0.0 && lon == 0.0 {
        return Err(PlaceError::Nowhere);
    }
    let signs = [(1.0, 1.0), (1.0, -1.0), (-1.0, 1.0), (-1.0, -1.0)];
    let as_typed = signs.map(|(one, other)| (one * lat, other * lon));
    let swapped = signs.map(|(one, other)| (one * lon, other * lat));
    let mut meant: Vec<LatLon> = Vec::new();
    for (lat, lon) in as_typed.into_iter().chain(swapped).filter(|(lat, lon)| in_brazil(*lat, *lon)) {
        meant.extend(LatLon::new(lat, lon).ok().filter(|place| !meant.contains(place)));
    }
    match (meant.is_empty(), LatLon::new(lat, lon)) {
        (false, _) => Err(PlaceError::Meant(meant)),
        (true, Ok(_)) => Err(PlaceError::Abroad),
        (true, Err(_)) => Err(PlaceError::Nowhere),
    }
}

/// The two numbers: parted by `;`, by a comma with a space, by spaces, or by the one comma between decimal points.
fn halves(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let parted = |mark: &str| text.split_once(mark).map(|(one, other)| (one.trim(), other.trim()));
    let whole = |(one, other): &(&str, &str)| !one.is_empty() && !other.is_empty();
    [";", ", ", " "]
        .into_iter()
        .find_map(|mark| parted(mark).filter(whole))
        .or_else(|| (text.matches(',').count() == 1 && text.contains('.')).then(|| parted(",")).flatten())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lat: f64, lon: f64) -> LatLon {
        LatLon::new(lat, lon).unwrap()
    }

    #[test]
    fn a_place_is_read_as_people_write_it() {
        for text in [
            "-30,0346; -51,2177",
            "-30.0346, -51.2177",
            "-30.0346,-51.2177",
            "-30.0346 -51.2177",
            " −30,0346;−51,2177 ",
            "-30,0346, -51,2177",
            "-30.0346° ; -51.2177°",
        ] {
            assert_eq!(typed_place(text), Ok(at(-30.0346, -51.2177)), "{text}");
        }
        for text in ["", "Porto Alegre", "-30,0346", "-30,0346,-51,2177", "a; b"] {
            assert_eq!(typed_place(text), Err(PlaceError::Shape), "{text}");
        }
    }

    #[test]
    fn without_its_minus_or_swapped_it_is_offered() {
        let porto_alegre = PlaceError::Meant(vec![at(-30.0346, -51.2177)]);
        for text in [
            "30,0346; 51,2177",
            "-30,0346; 51,2177",
            "30,0346; -51,2177",
            "-51,2177; -30,0346",
            "51,2177; 30,0346",
        ] {
            assert_eq!(typed_place(text), Err(porto_alegre.clone()), "{text}");
        }
        // North of the equator both are in Brazil: both are offered, the one nearest to what was typed first.
        let boa_vista = PlaceError::Meant(vec![at(2.82, -60.67), at(-2.82, -60.67)]);
        assert_eq!(typed_place("2,82; 60,67"), Err(boa_vista));
    }

    #[test]
    fn nowhere_and_abroad_are_said() {
        assert_eq!(typed_place("0; 0"), Err(PlaceError::Nowhere));
        assert_eq!(typed_place("-229056; -470608"), Err(PlaceError::Nowhere));
        assert_eq!(typed_place("40,7128; -74,0060"), Err(PlaceError::Abroad));
        // The corners of what is taken for Brazil, and a step beyond.
        assert_eq!(typed_place("-34; -74,5"), Ok(at(-34.0, -74.5)));
        assert_eq!(typed_place("-34,01; -74,5"), Err(PlaceError::Abroad));
    }
}
