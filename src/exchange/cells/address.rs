//! Parts of an address: `Cidade/UF` in one cell, coordinates, a postal code that lost its zero.

use super::{CellError, decimal};
use crate::domain::place::geo::LatLon;
use crate::domain::value::cep::{Cep, CepError};
use crate::domain::value::uf::Uf;

/// Parts `Campinas/SP`, `Campinas - SP`, `Campinas-SP`, `Campinas (SP)`, `Campinas, SP`; the city alone where no UF is.
pub(crate) fn city_and_state(text: &str) -> (&str, Option<Uf>) {
    let text = text.trim();
    let inner = text.strip_suffix(')').unwrap_or(text).trim_end();
    // Two letters of ASCII, so that the cut is at a character.
    let letters = match inner.as_bytes() {
        [_, .., a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => &inner[inner.len() - 2..],
        _ => return (text, None),
    };
    let before = inner[..inner.len() - 2].trim_end();
    let marked = before.ends_with(['/', '-', '(', ',', '|', '–']);
    match Uf::ALL.into_iter().find(|uf| uf.letters().eq_ignore_ascii_case(letters)) {
        Some(uf) if marked => (
            before.trim_end_matches(|c: char| {
                c.is_whitespace() || matches!(c, '/' | '-' | '(' | ',' | '|' | '–')
            }),
            Some(uf),
        ),
        Some(_) | None => (text, None),
    }
}

/// Both cells of a place. `None` where both are zero, as programs write what they do not know.
pub(crate) fn location(latitude: &str, longitude: &str) -> Result<Option<LatLon>, CellError> {
    if latitude.is_empty() || longitude.is_empty() {
        return if latitude.is_empty() && longitude.is_empty() {
            Ok(None)
        } else {
            Err(CellError::CoordinateAlone)
        };
    }
    let (lat, lon) = (decimal(latitude)?, decimal(longitude)?);
    if lat == 0.0 && lon == 0.0 {
        return Ok(None);
    }
    if !in_brazil(lat, lon) && in_brazil(lon, lat) {
        return Err(CellError::CoordinatesSwapped);
    }
    if !in_brazil(lat, lon) && [(lat, -lon), (-lat, lon), (-lat, -lon)].iter().any(|(a, b)| in_brazil(*a, *b))
    {
        return Err(CellError::CoordinatesWithoutMinus);
    }
    LatLon::new(lat, lon).map(Some).map_err(|_| CellError::CoordinateOutOfRange)
}

/// Generously, with the islands.
pub(crate) fn in_brazil(lat: f64, lon: f64) -> bool {
    (-34.0..=6.0).contains(&lat) && (-74.5..=-28.0).contains(&lon)
}

/// A CEP, with its first zero put back where it is lost: only São Paulo has such codes, so `state` must not deny it.
/// Also says whether the zero was put back.
pub(crate) fn repaired_cep(text: &str, state: Option<Uf>) -> Result<(Cep, bool), CellError> {
    match Cep::parse(text) {
        Ok(cep) => Ok((cep, false)),
        Err(error @ CepError::Length(7)) => match state {
            Some(Uf::SP) | None => {
                let digits: String = text.chars().filter(char::is_ascii_digit).collect();
                Cep::parse(&format!("0{digits}")).map(|cep| (cep, true)).map_err(|_| CellError::Cep(error))
            }
            Some(_) => Err(CellError::CepOutsideState),
        },
        Err(_) if super::has_lost_digits(text) => Err(CellError::Scientific),
        Err(error) => Err(CellError::Cep(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn parts_city_and_state() {
        for (text, expected) in [
            ("Campinas/SP", ("Campinas", Some(Uf::SP))),
            ("Campinas - SP", ("Campinas", Some(Uf::SP))),
            ("Campinas-sp", ("Campinas", Some(Uf::SP))),
            ("Campinas (SP)", ("Campinas", Some(Uf::SP))),
            ("Campinas, SP", ("Campinas", Some(Uf::SP))),
            ("Campinas / SP ", ("Campinas", Some(Uf::SP))),
            ("São João del-Rei/MG", ("São João del-Rei", Some(Uf::MG))),
            ("Embu-Guaçu", ("Embu-Guaçu", None)),
            ("Campinas", ("Campinas", None)),
            ("Bom Jesus do Sul PR", ("Bom Jesus do Sul PR", None)),
            ("Campinas/XX", ("Campinas/XX", None)),
            ("/SP", ("", Some(Uf::SP))),
            ("SP", ("SP", None)),
            ("é", ("é", None)),
            ("", ("", None)),
        ] {
            assert_eq!(city_and_state(text), expected, "{text}");
        }
    }

    #[test]
    fn reads_coordinates_and_refuses_swapped_ones() {
        let at = |lat, lon| Ok(Some(LatLon::new(lat, lon).unwrap()));
        assert_eq!(location("-22,9056", "-47,0608"), at(-22.9056, -47.0608));
        assert_eq!(location("38.7223", "-9.1393"), at(38.7223, -9.1393));
        assert_eq!(location("-47,0608", "-22,9056"), Err(CellError::CoordinatesSwapped));
        assert_eq!(location("22.9056", "47.0608"), Err(CellError::CoordinatesWithoutMinus));
        assert_eq!(location("-22.9056", "47.0608"), Err(CellError::CoordinatesWithoutMinus));
        assert_eq!(location("90", "0"), at(90.0, 0.0));
        assert_eq!(location("90,0001", "0"), Err(CellError::CoordinateOutOfRange));
        assert_eq!(location("-22,9056", "180,1"), Err(CellError::CoordinateOutOfRange));
        assert_eq!(location("-229056", "-470608"), Err(CellError::CoordinateOutOfRange));
        assert_eq!(location("0", "0,0"), Ok(None));
        assert_eq!(location("", ""), Ok(None));
        assert_eq!(location("-22,9", ""), Err(CellError::CoordinateAlone));
        assert_eq!(location("sul", "-47"), Err(CellError::Number));
    }

    #[test]
    fn the_lost_zero_of_a_cep_comes_back_in_sao_paulo_only() {
        let cep = |text| Cep::parse(text).unwrap();
        assert_eq!(repaired_cep("01310-100", None), Ok((cep("01310100"), false)));
        assert_eq!(repaired_cep("1310100", Some(Uf::SP)), Ok((cep("01310100"), true)));
        assert_eq!(repaired_cep("1310100", None), Ok((cep("01310100"), true)));
        assert_eq!(repaired_cep("1310100", Some(Uf::MG)), Err(CellError::CepOutsideState));
        assert_eq!(repaired_cep("131010", Some(Uf::SP)), Err(CellError::Cep(CepError::Length(6))));
        assert_eq!(repaired_cep("1,31E+07", None), Err(CellError::Scientific));
    }

    proptest! {
        #[test]
        fn never_panics(text in any::<String>(), other in any::<String>()) {
            let _ = city_and_state(&text);
            let _ = location(&text, &other);
            let _ = repaired_cep(&text, None);
        }
    }
}
