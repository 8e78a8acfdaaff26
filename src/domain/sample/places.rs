//! Where the sample carteira is: Porto Alegre and the towns around it. IBGE code and seat as in `public/data`; the middle of each
//! bairro, from which its shops stand a few streets away and never in the water.

use crate::domain::place::geo::LatLon;
use crate::domain::value::cep::Cep;
use crate::domain::value::dice::Dice;
use crate::domain::value::uf::Uf;

pub(super) const UF: Uf = Uf::RS;
pub(super) const AREA_CODE: u8 = 51;

#[derive(Debug)]
pub(super) struct Town {
    pub code: u32,
    pub name: &'static str,
}

#[derive(Debug)]
pub(super) struct District {
    pub name: &'static str,
    /// Whose it is, by position among the vendedores.
    pub territory: usize,
    town: usize,
    lat: f64,
    lon: f64,
    /// The first five digits of its CEPs.
    cep: u32,
}

/// Half the height and width of where the shops of a bairro stand, in ten-thousandths of a degree: about 300 m.
const REACH: (i64, i64) = (27, 31);

impl District {
    /// That of a client: each bairro has two or three, clients that follow one another are far apart.
    pub(super) fn of(number: usize) -> &'static District {
        &DISTRICTS[(number * 37 + number / DISTRICTS.len()) % DISTRICTS.len()]
    }

    pub(super) fn town(&self) -> &'static Town {
        &TOWNS[self.town]
    }

    pub(super) fn spot(&self, dice: &mut Dice) -> Option<LatLon> {
        let mut within = |reach: i64| dice.between(-reach * 10, reach * 10) as f64 / 100_000.0;
        let (north, east) = (within(REACH.0), within(REACH.1));
        LatLon::new(self.lat + north, self.lon + east).ok()
    }

    pub(super) fn cep(&self, dice: &mut Dice) -> Option<Cep> {
        Cep::parse(&format!("{:05}{:03}", self.cep, dice.between(1, 90) * 10)).ok()
    }
}

/// The office of the first vendedor, in the bairro Santana.
pub(super) fn office() -> Option<LatLon> {
    LatLon::new(-30.0447, -51.2093).ok()
}

const fn town(code: u32, name: &'static str) -> Town {
    Town { code, name }
}

const TOWNS: [Town; 10] = [
    town(4314902, "Porto Alegre"),
    town(4304606, "Canoas"),
    town(4303103, "Cachoeirinha"),
    town(4309209, "Gravataí"),
    town(4300604, "Alvorada"),
    town(4323002, "Viamão"),
    town(4313409, "Novo Hamburgo"),
    town(4318705, "São Leopoldo"),
    town(4309308, "Guaíba"),
    town(4307708, "Esteio"),
];

const fn district(
    town: usize,
    name: &'static str,
    lat: f64,
    lon: f64,
    cep: u32,
    territory: usize,
) -> District {
    District { name, territory, town, lat, lon, cep }
}

const DISTRICTS: [District; 70] = [
    district(0, "Centro Histórico", -30.0310, -51.2245, 90020, 0),
    district(0, "Cidade Baixa", -30.0405, -51.2205, 90050, 0),
    district(0, "Bom Fim", -30.0330, -51.2120, 90035, 0),
    district(0, "Menino Deus", -30.0530, -51.2190, 90130, 0),
    district(0, "Azenha", -30.0520, -51.2120, 90160, 0),
    district(0, "Santana", -30.0440, -51.2080, 90040, 0),
    district(0, "Partenon", -30.0580, -51.1780, 90650, 0),
    district(0, "Petrópolis", -30.0420, -51.1850, 90460, 0),
    district(0, "Bela Vista", -30.0350, -51.1890, 90450, 0),
    district(0, "Jardim Botânico", -30.0510, -51.1750, 90690, 0),
    district(0, "Agronomia", -30.0700, -51.1400, 91540, 0),
    district(0, "Glória", -30.0740, -51.1980, 91710, 0),
    district(0, "Medianeira", -30.0650, -51.2070, 90870, 0),
    district(0, "Teresópolis", -30.0800, -51.2080, 90870, 0),
    district(0, "Nonoai", -30.0880, -51.2150, 91720, 0),
    district(0, "Cavalhada", -30.1000, -51.2260, 91740, 0),
    district(0, "Cristal", -30.0840, -51.2350, 90820, 0),
    district(0, "Tristeza", -30.1120, -51.2440, 91900, 0),
    district(0, "Vila Nova", -30.1180, -51.2080, 91750, 0),
    district(0, "Restinga", -30.1520, -51.1370, 91790, 0),
    district(0, "Floresta", -30.0225, -51.2060, 90220, 1),
    district(0, "Moinhos de Vento", -30.0255, -51.2010, 90570, 1),
    district(0, "São João", -30.0090, -51.1850, 90240, 1),
    district(0, "Passo d'Areia", -30.0130, -51.1680, 91030, 1),
    district(0, "Cristo Redentor", -30.0110, -51.1580, 91040, 1),
    district(0, "Jardim Lindóia", -30.0050, -51.1520, 91050, 1),
    district(0, "Sarandi", -29.9950, -51.1270, 91130, 1),
    district(0, "Rubem Berta", -30.0070, -51.1130, 91170, 1),
    district(0, "Jardim Itu", -30.0180, -51.1380, 91210, 1),
    district(0, "Três Figueiras", -30.0350, -51.1680, 91330, 1),
    district(0, "Bom Jesus", -30.0420, -51.1610, 91420, 1),
    district(0, "Jardim Carvalho", -30.0470, -51.1430, 91430, 1),
    district(1, "Centro", -29.9180, -51.1810, 92010, 2),
    district(1, "Marechal Rondon", -29.9170, -51.1700, 92020, 2),
    district(1, "Niterói", -29.9490, -51.1750, 92110, 2),
    district(1, "Nossa Senhora das Graças", -29.9270, -51.1890, 92025, 2),
    district(1, "Mathias Velho", -29.9080, -51.2030, 92330, 2),
    district(1, "Guajuviras", -29.8990, -51.1400, 92415, 2),
    district(1, "Igara", -29.8960, -51.1670, 92410, 2),
    district(1, "Harmonia", -29.9200, -51.2000, 92310, 2),
    district(2, "Centro", -29.9490, -51.0940, 94910, 1),
    district(2, "Parque da Matriz", -29.9330, -51.1050, 94950, 1),
    district(2, "Jardim do Bosque", -29.9300, -51.0950, 94960, 1),
    district(3, "Centro", -29.9420, -50.9930, 94010, 1),
    district(3, "Morada do Vale", -29.9180, -51.0230, 94080, 1),
    district(3, "Parque dos Anjos", -29.9500, -50.9720, 94190, 1),
    district(3, "Barnabé", -29.9270, -51.0110, 94150, 1),
    district(4, "Centro", -29.9980, -51.0780, 94810, 1),
    district(4, "Jardim Algarve", -30.0070, -51.0600, 94850, 1),
    district(4, "Bela Vista", -30.0030, -51.0700, 94820, 1),
    district(5, "Centro", -30.0810, -51.0230, 94410, 1),
    district(5, "Santa Isabel", -30.0670, -51.0990, 94480, 1),
    district(5, "Cecília", -30.0730, -51.0850, 94475, 1),
    district(5, "São Lucas", -30.0770, -51.0560, 94450, 1),
    district(6, "Centro", -29.6830, -51.1310, 93510, 2),
    district(6, "Rio Branco", -29.6870, -51.1350, 93310, 2),
    district(6, "Canudos", -29.6770, -51.0990, 93540, 2),
    district(6, "Ideal", -29.6950, -51.1380, 93334, 2),
    district(6, "Hamburgo Velho", -29.6800, -51.1120, 93542, 2),
    district(6, "Rondônia", -29.7030, -51.1130, 93415, 2),
    district(7, "Centro", -29.7660, -51.1450, 93010, 2),
    district(7, "Cristo Rei", -29.7840, -51.1540, 93020, 2),
    district(7, "Morro do Espelho", -29.7730, -51.1430, 93030, 2),
    district(7, "Feitoria", -29.7650, -51.1010, 93054, 2),
    district(7, "Scharlau", -29.7290, -51.1530, 93125, 2),
    district(8, "Centro", -30.1130, -51.3310, 92700, 2),
    district(8, "Colina", -30.1140, -51.3450, 92720, 2),
    district(8, "Columbia City", -30.1010, -51.3410, 92725, 2),
    district(9, "Centro", -29.8530, -51.1790, 93260, 2),
    district(9, "Vila Olímpica", -29.8580, -51.1690, 93270, 2),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::place::cities::{Cities, PostalCodes};
    use std::collections::BTreeSet;

    #[test]
    fn every_bairro_stands_near_its_real_municipio_with_a_cep_of_it() {
        let cities = Cities::parse(include_str!("../../../public/data/municipios.txt")).unwrap();
        let ceps = PostalCodes::parse(include_str!("../../../public/data/cep_faixas.csv")).unwrap();
        let mut dice = Dice::new(3);
        for district in &DISTRICTS {
            let town = district.town();
            let city = cities.by_code(town.code).unwrap();
            assert_eq!((city.name.as_str(), city.uf, city.area_code), (town.name, UF, AREA_CODE));
            let km = district.spot(&mut dice).unwrap().distance_km(city.seat);
            assert!(km < 17.0, "{} {}: {km} km", town.name, district.name);
            assert_eq!(ceps.city(district.cep(&mut dice).unwrap()), Some(town.code), "{}", district.name);
        }
        let names: BTreeSet<_> = DISTRICTS.iter().map(|one| (one.town, one.name)).collect();
        assert_eq!(names.len(), DISTRICTS.len());
    }

    /// The shore of the Guaíba and the Delta, as points of its land side from north to south.
    #[test]
    fn no_shop_stands_in_the_water() {
        let shore = [(-30.020, -51.222), (-30.035, -51.237), (-30.052, -51.230), (-30.075, -51.246)];
        let shore = shore.iter().chain(&[(-30.100, -51.257), (-30.125, -51.252)]);
        let shore: Vec<(f64, f64)> = shore.copied().collect();
        let east_most = |lat: f64| {
            shore.windows(2).find(|pair| (pair[1].0..=pair[0].0).contains(&lat)).map(|pair| {
                let share = (lat - pair[0].0) / (pair[1].0 - pair[0].0);
                pair[0].1 + share * (pair[1].1 - pair[0].1)
            })
        };
        let mut dice = Dice::new(3);
        let mut looked_at = 0;
        for district in &DISTRICTS {
            for spot in (0..60).filter_map(|_| district.spot(&mut dice)) {
                let on_this_side = spot.lon() > -51.30;
                if let Some(limit) = east_most(spot.lat()).filter(|_| on_this_side) {
                    looked_at += 1;
                    assert!(spot.lon() > limit, "{} {spot:?} lies west of {limit}", district.name);
                }
                // Guaíba's own shore.
                assert!(on_this_side || spot.lon() < -51.322, "{} {spot:?}", district.name);
            }
        }
        assert!(looked_at > 500, "{looked_at}");
    }
}
