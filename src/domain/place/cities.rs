//! The 5,571 municípios: which one an address means, where its seat is and which area code it dials.
//!
//! Read from the shipped `data/municipios.txt` (format in `docs/data.md`). A name is compared without case, accents,
//! spaces and punctuation, always inside one UF: there are five places called Bom Jesus.

mod postal_codes;
mod spelling;

pub use postal_codes::PostalCodes;

use super::geo::LatLon;
use crate::domain::value::fold;
use crate::domain::value::uf::Uf;
use std::collections::BTreeMap;

/// One município.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct City {
    /// IBGE code, seven digits.
    pub code: u32,
    pub name: String,
    pub uf: Uf,
    /// Where its seat stands, to about 11 m: the centroid that a client without coordinates is shown at.
    pub seat: LatLon,
    pub area_code: u8,
}

/// All municípios by code, by name and by place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cities {
    /// Ascending by code, which keeps each UF together.
    all: Vec<City>,
    /// Folded names and aliases to positions in `all`.
    by_name: BTreeMap<(Uf, String), u32>,
    /// How names sound; `None` where two of the UF sound alike.
    by_sound: BTreeMap<(Uf, String), Option<u32>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CitiesError {
    /// The first line is not the one of this format.
    Heading,
    /// A column ended before its last row, or went on after it.
    Length { column: &'static str },
    /// A value that cannot be read, with its row from zero.
    Value { column: &'static str, row: usize },
}

impl Cities {
    pub fn parse(text: &str) -> Result<Cities, CitiesError> {
        let mut lines = text.lines();
        let count: usize = lines
            .next()
            .and_then(|line| line.strip_prefix("carteira-municipios 1 "))
            .and_then(|count| count.parse().ok())
            .ok_or(CitiesError::Heading)?;
        let mut column = |name| lines.next().ok_or(CitiesError::Length { column: name });
        let codes = codes(column("codes")?)?;
        let lats = numbers(column("latitudes")?, "latitudes")?;
        let lons = numbers(column("longitudes")?, "longitudes")?;
        let area_codes = runs(column("area codes")?)?;
        let names: Vec<&str> = column("names")?.split('|').collect();
        let aliases = column("aliases")?;
        for (name, length) in [
            ("codes", codes.len()),
            ("latitudes", lats.len()),
            ("longitudes", lons.len()),
            ("area codes", area_codes.len()),
            ("names", names.len()),
        ] {
            if length != count {
                return Err(CitiesError::Length { column: name });
            }
        }
        let mut all = Vec::with_capacity(count);
        for row in 0..count {
            let uf = uf_of_code(codes[row]).ok_or(CitiesError::Value { column: "codes", row })?;
            let seat = LatLon::new(f64::from(lats[row]) / 1e4, f64::from(lons[row]) / 1e4)
                .map_err(|_| CitiesError::Value { column: "latitudes", row })?;
            let name = names[row].to_owned();
            all.push(City { code: codes[row], name, uf, seat, area_code: area_codes[row] });
        }
        let mut cities = Cities { all, by_name: BTreeMap::new(), by_sound: BTreeMap::new() };
        cities.index_names(aliases)?;
        Ok(cities)
    }

    pub fn by_code(&self, code: u32) -> Option<&City> {
        self.all.binary_search_by_key(&code, |city| city.code).ok().map(|index| &self.all[index])
    }

    /// By name or known other spelling (`São Thomé das Letras`), blind to case, accents and punctuation.
    pub fn by_name(&self, uf: Uf, name: &str) -> Option<&City> {
        let index = *self.by_name.get(&(uf, fold::key(name)))?;
        self.all.get(index as usize)
    }

    /// As `by_name`, also as people and programs spell it: abbreviated, by a former name, as it sounds, with *(Capital)* behind.
    pub fn by_spelling(&self, uf: Uf, name: &str) -> Option<&City> {
        if let Some(city) = self.by_name(uf, name) {
            return Some(city);
        }
        let former = spelling::FORMER.iter().find(|(_, former)| fold::key(former) == fold::key(name));
        if let Some(city) = former.and_then(|(code, _)| self.by_code(*code)).filter(|city| city.uf == uf) {
            return Some(city);
        }
        let ways = spelling::written_out(name);
        let mut written: Vec<u32> =
            ways.iter().filter_map(|way| self.by_name.get(&(uf, way.clone())).copied()).collect();
        if written.is_empty() {
            let sounds = ways.iter().map(|way| (uf, spelling::sound(way)));
            written = sounds.filter_map(|sound| self.by_sound.get(&sound).copied().flatten()).collect();
        }
        written.sort_unstable();
        written.dedup();
        match written[..] {
            [one] => self.all.get(one as usize),
            _ => None,
        }
    }

    /// Every município of that name, by UF: more than one means that the UF must be asked.
    pub fn named(&self, name: &str) -> Vec<&City> {
        let key = fold::key(name);
        Uf::ALL
            .into_iter()
            .filter_map(|uf| self.by_name.get(&(uf, key.clone())))
            .filter_map(|index| self.all.get(*index as usize))
            .collect()
    }

    /// The município whose seat is nearest, with the distance; ties to the smaller code.
    pub fn nearest(&self, place: LatLon) -> Option<(&City, f64)> {
        let with_distance = self.all.iter().map(|city| (city, city.seat.distance_km(place)));
        with_distance.min_by(|(_, a), (_, b)| a.total_cmp(b))
    }

    /// In ascending order of code.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &City> {
        self.all.iter()
    }

    /// The municípios of one UF, in ascending order of code.
    pub fn of(&self, uf: Uf) -> &[City] {
        let first = u32::from(uf.ibge()) * CODES_PER_UF;
        let start = self.all.partition_point(|city| city.code < first);
        let end = self.all.partition_point(|city| city.code < first + CODES_PER_UF);
        &self.all[start..end]
    }

    fn index_names(&mut self, aliases: &str) -> Result<(), CitiesError> {
        for (index, city) in (0..).zip(&self.all) {
            let key = fold::key(&city.name);
            self.by_sound
                .entry((city.uf, spelling::sound(&key)))
                .and_modify(|other| *other = None)
                .or_insert(Some(index));
            self.by_name.insert((city.uf, key), index);
        }
        for (row, alias) in aliases.split('|').filter(|alias| !alias.is_empty()).enumerate() {
            let wrong = CitiesError::Value { column: "aliases", row };
            let (code, name) = alias.split_once(' ').ok_or(wrong.clone())?;
            let code: u32 = code.parse().map_err(|_| wrong.clone())?;
            let index = self.all.binary_search_by_key(&code, |city| city.code).map_err(|_| wrong.clone())?;
            let (uf, index) = (self.all[index].uf, u32::try_from(index).map_err(|_| wrong)?);
            // An official name is never hidden by another place's old spelling.
            self.by_name.entry((uf, fold::key(name))).or_insert(index);
        }
        Ok(())
    }
}

const CODES_PER_UF: u32 = 100_000;

fn uf_of_code(code: u32) -> Option<Uf> {
    Uf::from_ibge(u8::try_from(code / CODES_PER_UF).ok()?)
}

/// The first code, then steps, all positive.
fn codes(line: &str) -> Result<Vec<u32>, CitiesError> {
    let mut code = 0_u32;
    line.split(' ')
        .enumerate()
        .map(|(row, step)| {
            let step = step.parse().ok().filter(|step| *step > 0);
            code = step
                .and_then(|step| code.checked_add(step))
                .ok_or(CitiesError::Value { column: "codes", row })?;
            Ok(code)
        })
        .collect()
}

fn numbers(line: &str, column: &'static str) -> Result<Vec<i32>, CitiesError> {
    let parse = |(row, text): (usize, &str)| text.parse().map_err(|_| CitiesError::Value { column, row });
    line.split(' ').enumerate().map(parse).collect()
}

/// `69x52` is fifty-two rows of 69.
fn runs(line: &str) -> Result<Vec<u8>, CitiesError> {
    let mut values = Vec::new();
    for (row, run) in line.split(' ').enumerate() {
        let (value, times) = run
            .split_once('x')
            .and_then(|(value, times)| Some((value.parse::<u8>().ok()?, times.parse::<u16>().ok()?)))
            .ok_or(CitiesError::Value { column: "area codes", row })?;
        values.extend(std::iter::repeat_n(value, usize::from(times)));
    }
    Ok(values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::value::uf::ufs_of_ddd;

    fn shipped() -> Cities {
        Cities::parse(include_str!("../../../public/data/municipios.txt")).unwrap()
    }

    fn code_of(city: Option<&City>) -> Option<u32> {
        city.map(|city| city.code)
    }

    #[test]
    fn real_rows_are_read_to_the_last_decimal() {
        let cities = shipped();
        assert_eq!(cities.iter().len(), 5571);
        for (code, name, uf, lat, lon, area_code) in [
            (1100015, "Alta Floresta D'Oeste", Uf::RO, -11.9681, -61.9542, 69),
            (3550308, "São Paulo", Uf::SP, -23.5475, -46.6361, 11),
            (5300108, "Brasília", Uf::DF, -15.7797, -47.9297, 61),
            (2605459, "Fernando de Noronha", Uf::PE, -3.842, -32.4107, 81),
        ] {
            let city = cities.by_code(code).unwrap();
            let seat = LatLon::new(lat, lon).unwrap();
            assert_eq!(*city, City { code, name: name.to_owned(), uf, seat, area_code });
        }
    }

    #[test]
    fn codes_beside_a_real_one_are_unknown() {
        let cities = shipped();
        for code in [0, 3550307, 3550309, u32::MAX] {
            assert_eq!(cities.by_code(code), None);
        }
    }

    #[test]
    fn names_are_found_blind_to_case_accents_and_punctuation() {
        let cities = shipped();
        for (uf, name, code) in [
            (Uf::SP, "SAO PAULO", Some(3550308)),
            (Uf::SP, "  são   paulo ", Some(3550308)),
            (Uf::RO, "Alta Floresta d´Oeste", Some(1100015)),
            (Uf::MG, "São Thomé das Letras", Some(3165206)),
            (Uf::SC, "Sao Miguel d'Oeste", Some(4217204)),
            (Uf::RJ, "São Paulo", None),
            (Uf::SP, "", None),
        ] {
            assert_eq!(code_of(cities.by_name(uf, name)), code, "{uf} {name:?}");
        }
    }

    #[test]
    fn names_are_found_as_people_write_them() {
        let cities = shipped();
        for (uf, name, code) in [
            (Uf::SP, "S. José dos Campos", Some(3549904)),
            (Uf::SP, "Sta. Bárbara d´Oeste", Some(3545803)),
            (Uf::SP, "Sto André", Some(3547809)),
            (Uf::SP, "SAO PAULO (CAPITAL)", Some(3550308)),
            (Uf::SP, "São Paulo - Capital", Some(3550308)),
            (Uf::SP, "Moji Mirim", Some(3530805)),
            (Uf::SP, "Moji das Cruzes", Some(3530607)),
            (Uf::SP, "Embu", Some(3515004)),
            (Uf::RJ, "Parati", Some(3303807)),
            (Uf::SP, "Pres. Prudente", Some(3541406)),
            (Uf::MG, "Gov. Valadares", Some(3127701)),
            (Uf::SP, "Campinhas", None),
            (Uf::SP, "S.", None),
            (Uf::RJ, "Embu", None),
        ] {
            assert_eq!(code_of(cities.by_spelling(uf, name)), code, "{uf} {name:?}");
        }
        for city in cities.iter() {
            assert_eq!(code_of(cities.by_spelling(city.uf, &city.name)), Some(city.code), "{}", city.name);
        }
    }

    #[test]
    fn a_former_name_is_of_a_place_there_is_and_no_other_ones() {
        let cities = shipped();
        for (code, name) in spelling::FORMER {
            let city = cities.by_code(*code).unwrap();
            assert_eq!(cities.by_name(city.uf, name), None, "{name} {}", city.name);
        }
    }

    #[test]
    fn a_name_used_in_several_ufs_lists_each() {
        let cities = shipped();
        let ufs: Vec<Uf> = cities.named("Santa Inês").iter().map(|city| city.uf).collect();
        assert_eq!(ufs, [Uf::BA, Uf::MA, Uf::PB, Uf::PR]);
        assert_eq!(cities.named("Campinas").len(), 1);
        assert!(cities.named("Atlântida").is_empty());
    }

    #[test]
    fn every_city_is_found_by_its_own_name_and_code() {
        let cities = shipped();
        for city in cities.iter() {
            assert_eq!(code_of(cities.by_name(city.uf, &city.name)), Some(city.code));
            assert_eq!(code_of(cities.by_code(city.code)), Some(city.code));
        }
    }

    #[test]
    fn each_city_belongs_to_one_uf_and_dials_one_of_its_area_codes() {
        let cities = shipped();
        let counts: Vec<usize> = Uf::ALL.iter().map(|uf| cities.of(*uf).len()).collect();
        assert_eq!(counts.iter().sum::<usize>(), 5571);
        assert_eq!(
            (cities.of(Uf::DF).len(), cities.of(Uf::SP).len(), cities.of(Uf::MG).len()),
            (1, 645, 853)
        );
        for uf in Uf::ALL {
            for city in cities.of(uf) {
                assert_eq!(city.uf, uf);
                let strange = !ufs_of_ddd(city.area_code).contains(&uf);
                assert!(!strange, "{} {} {}", city.name, uf, city.area_code);
            }
        }
    }

    #[test]
    fn the_nearest_seat_to_a_place_is_found_with_its_distance() {
        let cities = shipped();
        let (city, km) = cities.nearest(LatLon::new(-23.5505, -46.6333).unwrap()).unwrap();
        assert_eq!(city.code, 3550308);
        assert!((km - 0.44).abs() < 0.01, "{km}");
    }

    #[test]
    fn damaged_files_are_refused_with_the_column() {
        let good =
            "carteira-municipios 1 2\n1100015 8\n-119681 -99133\n-619542 -630408\n69x2\nA|B\n1100023 C\n";
        let check = |from: &str, to: &str| Cities::parse(&good.replace(from, to)).err();
        assert_eq!(check("", ""), None);
        assert_eq!(Cities::parse("").err(), Some(CitiesError::Heading));
        assert_eq!(check("municipios 1", "municipios 2"), Some(CitiesError::Heading));
        assert_eq!(check("A|B", "A"), Some(CitiesError::Length { column: "names" }));
        assert_eq!(check("69x2", "69x3"), Some(CitiesError::Length { column: "area codes" }));
        assert_eq!(check("5 8", "5 0"), Some(CitiesError::Value { column: "codes", row: 1 }));
        assert_eq!(check("1100015", "9900015"), Some(CitiesError::Value { column: "codes", row: 0 }));
        assert_eq!(check("-99133", "x"), Some(CitiesError::Value { column: "latitudes", row: 1 }));
        assert_eq!(check("-99133", "-999999"), Some(CitiesError::Value { column: "latitudes", row: 1 }));
        assert_eq!(check("1100023 C", "7 C"), Some(CitiesError::Value { column: "aliases", row: 0 }));
        assert_eq!(check("\n1100023 C\n", "\n"), Some(CitiesError::Length { column: "aliases" }));
    }
}
