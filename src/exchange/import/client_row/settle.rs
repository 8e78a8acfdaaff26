//! What of a row is read once the rest of it is known: place, telephones, a name in parts.

use super::{ClientRow, Context};
use crate::domain::place::cities::Cities;
use crate::domain::value::phone::Phone;
use crate::domain::value::uf::Uf;
use crate::exchange::cells::{self, CellError};
use crate::exchange::import::plan::NoteReason;
use std::borrow::Cow;

/// Cells that are read once the rest of the row is known.
#[derive(Default)]
pub(super) struct Later<'r> {
    pub(super) store: &'r str,
    pub(super) name: [&'r str; 3],
    pub(super) area_code: Option<u8>,
    pub(super) phones: Vec<(u32, &'r str)>,
    pub(super) whatsapp: Option<(u32, &'r str)>,
    pub(super) cep: Option<(u32, &'r str)>,
    pub(super) city: Option<(u32, &'r str)>,
    pub(super) city_code_in_state: Option<(u32, &'r str)>,
    pub(super) latitude: Option<(u32, &'r str)>,
    pub(super) longitude: Option<(u32, &'r str)>,
}

impl<'r> ClientRow<'r> {
    pub(super) fn settle_place(&mut self, context: &Context<'_>, later: &Later<'r>) {
        if let Some((column, cell)) = later.city {
            let (city, state) = cells::city_and_state(cell);
            // Where the UF has its own cell, a UF in the city's cell must agree to be taken out of it.
            match (self.uf, state) {
                (Some(own), Some(found)) if own != found => self.city = cell,
                (None, Some(_)) => (self.city, self.uf) = (city, state),
                (_, _) => self.city = city,
            }
            if let (Some(cities), None) = (context.cities, self.city_code) {
                self.settle_city(cities, column, cell);
            }
        }
        if let Some((column, cell)) = later.city_code_in_state {
            let code = cell.parse::<u32>().ok().filter(|code| *code < 100_000);
            match (code, self.uf) {
                (Some(code), Some(state)) => {
                    let whole = u32::from(state.ibge()) * 100_000 + code;
                    self.city_code = self.city_code.or(Some(whole));
                }
                (_, _) => self.keep(column, cell, NoteReason::KeptAsText(CellError::CityCode)),
            }
        }
        if let Some((column, cell)) = later.cep {
            if cell.bytes().all(|b| matches!(b, b'0' | b'-' | b'.' | b' ')) {
                // Zeros stand for none.
            } else if let Some((cep, restored)) = self.kept(column, cell, cells::repaired_cep(cell, self.uf))
            {
                self.cep = Some(cep);
                if restored {
                    self.remark(column, cell, NoteReason::CepZeroRestored);
                }
            }
        }
        let cell = |later: Option<(u32, &'r str)>| later.map_or("", |(_, cell)| cell);
        match cells::location(cell(later.latitude), cell(later.longitude)) {
            Ok(location) => {
                self.location = location;
                if let (Some(place), Some((column, cell))) = (location, later.latitude)
                    && !cells::in_brazil(place.lat(), place.lon())
                {
                    self.remark(column, cell, NoteReason::Abroad);
                }
            }
            Err(error) => {
                for (column, cell) in [later.latitude, later.longitude].into_iter().flatten() {
                    self.keep(column, cell, NoteReason::KeptAsText(error));
                }
            }
        }
    }

    fn settle_city(&mut self, cities: &Cities, column: u32, cell: &'r str) {
        if let Some(state) = self.uf {
            self.city_code = cities.by_spelling(state, self.city).map(|city| city.code);
        }
        if self.city_code.is_some() || self.city.is_empty() {
            return;
        }
        // `Paulínia SP`: taken for city and UF only where there is such a place.
        if let Some((town, letters)) = self.city.rsplit_once(' ')
            && let Some(state) = Uf::parse(letters).filter(|_| letters.len() == 2)
            && self.uf.is_none_or(|own| own == state)
            && let Some(city) = cities.by_spelling(state, town)
        {
            (self.city, self.uf, self.city_code) = (town.trim_end(), Some(state), Some(city.code));
            return;
        }
        match (self.uf, &cities.named(self.city)[..]) {
            (None, [only]) => {
                (self.uf, self.city_code) = (Some(only.uf), Some(only.code));
                self.remark(column, cell, NoteReason::StateOfCity(only.uf));
            }
            (None, _) | (Some(_), _) => self.remark(column, cell, NoteReason::UnknownCity),
        }
    }

    /// Numbers without DDD take that of the row's other numbers, else that of its município.
    pub(super) fn settle_phones(&mut self, later: &Later<'r>, cities: Option<&Cities>) {
        let whatsapp = later.whatsapp.filter(|(_, cell)| cells::boolean(cell).is_err());
        let numbers = later.phones.iter().chain(&whatsapp);
        let of_row = numbers.filter_map(|(_, cell)| cells::phones(cell, None).ok()?.all.first()?.area_code());
        let area_code = later.area_code.or(of_row.into_iter().next());
        let of_city = || Some(cities?.by_code(self.city_code?)?.area_code);
        let inherited = if area_code.is_none() { of_city() } else { None };
        for (column, cell) in &later.phones {
            for phone in self.numbers(*column, cell, area_code, inherited) {
                if !self.phones.contains(&phone) {
                    self.phones.push(phone);
                }
            }
        }
        if let Some((column, cell)) = later.whatsapp {
            self.whatsapp = match cells::boolean(cell) {
                // *WhatsApp: sim* says of the phone beside it.
                Ok(yes) => self.phones.iter().find(|phone| phone.is_mobile()).filter(|_| yes).cloned(),
                Err(_) => {
                    let mut numbers = self.numbers(column, cell, area_code, inherited).into_iter();
                    let first = numbers.next();
                    self.phones.extend(numbers);
                    first
                }
            };
        }
    }

    fn numbers(&mut self, column: u32, cell: &'r str, area: Option<u8>, of_city: Option<u8>) -> Vec<Phone> {
        let found = match cells::phones(cell, area) {
            Err(error) if cells::lacks_area(error) && of_city.is_some() => {
                let found = cells::phones(cell, of_city);
                if let (Ok(_), Some(area)) = (&found, of_city) {
                    self.remark(column, cell, NoteReason::AreaCodeOfCity(area));
                }
                found
            }
            found => found,
        };
        let found = self.kept(column, cell, found).unwrap_or_default();
        if found.words {
            self.keep(column, cell, NoteReason::WordsBesidePhone);
        }
        found.all
    }

    pub(super) fn settle_names(&mut self, later: &Later<'r>) {
        let parts: Vec<&str> = later.name.into_iter().filter(|part| !part.is_empty()).collect();
        match (parts[..].is_empty(), self.legal_name.is_empty()) {
            (true, _) => {}
            (false, true) => self.legal_name = Cow::Owned(parts.join(" ")),
            (false, false) => self.people.push(Cow::Owned(parts.join(" "))),
        }
        if !later.store.is_empty() && !self.code.is_empty() {
            self.code = Cow::Owned(format!("{}-{}", self.code, later.store));
        }
    }
}
