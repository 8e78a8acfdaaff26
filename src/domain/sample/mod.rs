//! *Dados de exemplo*: the invented carteira of a rep in Porto Alegre and the towns around it: 180 clients, 24 months of visits and
//! orders, two representadas, two colleagues, and a day that is planned.
//!
//! It ends on the day it is asked for and is the same for the same seed and day. Nothing in it is anybody's: CNPJ roots
//! are of a range not given out yet, mobiles start with 90000, e-mails end in `.example`.

mod history;
mod places;
mod shop;
mod told;
mod words;

use super::catalog::CatalogEntry;
use super::record::Record;
use crate::domain::catalog::principal::Principal;
use crate::domain::catalog::salesperson::Salesperson;
use crate::domain::keeping::register::Register;
use crate::domain::keeping::stamp::{DeviceId, Stamp};
use crate::domain::record::dossier::Dossier;
use crate::domain::value::dice::Dice;
use crate::domain::value::id::{PrincipalId, SalespersonId};
use chrono::{NaiveDate, NaiveTime};

/// The device that all stamps of the sample name.
pub const DEVICE: DeviceId = DeviceId(0x5a3_b1e0);

pub const CLIENTS: usize = 180;

/// The records of the sample carteira that ends on `today`.
pub fn records(seed: u64, today: NaiveDate) -> Vec<Record> {
    let mut dice = Dice::new(seed);
    let team = Team::new(&mut dice);
    let mut records = team.entries(today);
    let mut dossiers: Vec<Dossier> =
        (0..CLIENTS).map(|number| shop::dossier(&mut dice, number, &team, today)).collect();
    share_a_spot(&mut dossiers);
    told::improvement::answer(&mut dossiers, today);
    told::shelves::count(&mut dossiers, today);
    told::potential::estimate(&mut dossiers, today);
    told::prospecting::begin(&mut dossiers, today);
    told::credit::look(&mut dossiers, today);
    told::incidents::happen(&mut dossiers, today);
    told::satisfaction::say(&mut dossiers, today);
    told::rescue::try_again(&mut dossiers, today);
    records.extend(told::messages::send(&mut dossiers, today));
    records.extend(told::agenda::plan(&mut dossiers, &team, today));
    records.extend(told::improvement::entries(&dossiers, &team, today));
    records.extend(dossiers.into_iter().map(|dossier| Record::Client(Box::new(dossier))));
    records
}

/// What happened of a client, which decides every class and contact state there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Story {
    /// Buys every so many days and still does.
    Loyal {
        cycle_days: i64,
    },
    /// Stopped buying so many cycles ago, in tenths.
    Fading {
        cycle_days: i64,
        tenths_ago: i64,
    },
    /// Moved to a competitor or closed: marked as ex-cliente.
    Gone,
    /// A potencial, who never bought.
    Prospect,
    /// In the carteira without any order on record.
    NoOrders,
    Blocked,
    /// First order in the last weeks.
    New,
}

impl Story {
    /// The story of the client `number`: shares of the carteira, spread over the territories.
    fn of(dice: &mut Dice, number: usize) -> Story {
        match number % 20 {
            0 | 1 => Story::Loyal { cycle_days: dice.between(10, 18) },
            2..=7 => Story::Loyal { cycle_days: dice.between(24, 36) },
            8..=10 => Story::Loyal { cycle_days: dice.between(45, 75) },
            11..=13 => Story::Fading { cycle_days: dice.between(24, 36), tenths_ago: dice.between(18, 28) },
            14 | 15 => Story::Fading { cycle_days: dice.between(26, 40), tenths_ago: dice.between(35, 50) },
            16 if number < 100 => {
                Story::Fading { cycle_days: dice.between(20, 30), tenths_ago: dice.between(95, 140) }
            }
            16 => Story::Gone,
            17 => Story::Prospect,
            18 => Story::NoOrders,
            _ if number < 60 => Story::Blocked,
            _ => Story::New,
        }
    }
}

#[derive(Debug)]
struct Team {
    salespeople: Vec<SalespersonId>,
    principals: Vec<PrincipalId>,
}

impl Team {
    fn new(dice: &mut Dice) -> Self {
        let salespeople = words::SALESPEOPLE.iter().map(|_| SalespersonId::from_u128(dice.id())).collect();
        let principals = words::PRINCIPALS.iter().map(|_| PrincipalId::from_u128(dice.id())).collect();
        Self { salespeople, principals }
    }

    fn entries(&self, today: NaiveDate) -> Vec<Record> {
        let at = stamp(today, 0);
        let salespeople = self.salespeople.iter().zip(words::SALESPEOPLE).map(|(id, name)| {
            let value = Salesperson { id: *id, name: (*name).to_owned(), email: None, phone: None };
            CatalogEntry::Salesperson { id: *id, register: Register { value: Some(value), at } }
        });
        let principals = self.principals.iter().zip(words::PRINCIPALS).map(|(id, (name, _))| {
            let value = Principal { id: *id, name: (*name).to_owned() };
            CatalogEntry::Principal { id: *id, register: Register { value: Some(value), at } }
        });
        salespeople.chain(principals).map(Record::Catalog).collect()
    }
}

/// Six in the evening of `date`, in UTC.
fn stamp(date: NaiveDate, counter: u32) -> Stamp {
    let evening = NaiveTime::from_hms_opt(21, 0, 0).unwrap_or_default();
    let millis = date.and_time(evening).and_utc().timestamp_millis();
    Stamp { millis: u64::try_from(millis).unwrap_or_default(), counter, device: DEVICE }
}

/// Two shops of one gallery stand on the same spot.
fn share_a_spot(dossiers: &mut [Dossier]) {
    let located = |dossier: &Dossier| dossier.client.as_ref().is_some_and(|client| client.location.is_some());
    let Some(first) = dossiers.iter().position(located) else { return };
    let from = dossiers[first].client.clone();
    let next = dossiers.iter_mut().skip(first + 1).filter_map(|dossier| dossier.client.as_mut());
    if let (Some(from), Some(to)) = (from, next.into_iter().next()) {
        to.location = from.location;
        to.street = from.street;
        to.street_number = from.street_number;
        to.complement = Some("loja 2".to_owned());
        to.district = from.district;
        to.city = from.city;
        to.city_code = from.city_code;
        to.uf = from.uf;
        to.cep = from.cep;
    }
}

#[cfg(test)]
mod tests;
