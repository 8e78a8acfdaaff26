//! Cobertura by município: each name once, however it was typed, told apart by its UF.

use super::visit_effectiveness::{Visits, visits_by_month};
use crate::domain::calendar::period::Month;
use crate::domain::client::Client;
use crate::domain::indicator::coverage::members;
use crate::domain::measure::tally::Tally;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::value::fold::fold;
use crate::domain::value::uf::Uf;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The rates of some months in one município; `None` of those whose município is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CityMonths {
    pub name: Option<String>,
    /// One a month asked for.
    pub tallies: Vec<Tally>,
    /// Of the same months.
    pub visits: Vec<Visits>,
}

/// "Campinas/SP", as the client has it; `None` without a município.
pub(crate) fn city_name(client: &Client) -> Option<String> {
    let city = client.city.as_deref().map(str::trim).filter(|city| !city.is_empty())?;
    Some(match client.uf {
        Some(state) => format!("{city}/{}", state.letters()),
        None => city.to_owned(),
    })
}

/// What tells municípios apart: the name without accents and case, and the UF.
type Key = Option<(String, Option<Uf>)>;

fn key(client: &Client) -> Key {
    let city = client.city.as_deref().map(str::trim).filter(|city| !city.is_empty())?;
    Some((fold(city).into_owned(), client.uf))
}

/// By slot: the município's place in the list of them, which is in the order of name and UF with the unknown first.
#[derive(Clone, Debug)]
pub(crate) struct Cities {
    pub names: Vec<Option<String>>,
    of_slot: Vec<usize>,
}

impl Cities {
    pub(crate) fn of(portfolio: &Portfolio) -> Self {
        let mut found: BTreeMap<Key, (Option<String>, Vec<usize>)> = BTreeMap::new();
        for (slot, client) in portfolio.clients() {
            found.entry(key(client)).or_insert_with(|| (city_name(client), Vec::new())).1.push(slot.at());
        }
        let mut of_slot = vec![0; portfolio.columns().len()];
        let mut names = Vec::with_capacity(found.len());
        for (at, (name, slots)) in found.into_values().enumerate() {
            slots.into_iter().for_each(|slot| of_slot[slot] = at);
            names.push(name);
        }
        Self { names, of_slot }
    }

    pub(crate) fn of_slot(&self, slot: Slot) -> Option<usize> {
        self.of_slot.get(slot.at()).copied()
    }
}

/// The rates of each month by município, as known on `on`; only where somebody is in the denominator or was visited.
pub(crate) fn city_history(portfolio: &Portfolio, months: &[Month], on: NaiveDate) -> Vec<CityMonths> {
    let cities = Cities::of(portfolio);
    let visits =
        visits_by_month(portfolio.columns(), months, on, cities.names.len(), |slot, _| cities.of_slot(slot));
    let of = |(name, visits): (&Option<String>, Vec<Visits>)| CityMonths {
        name: name.clone(),
        tallies: vec![Tally::default(); months.len()],
        visits,
    };
    let mut all: Vec<CityMonths> = cities.names.iter().zip(visits).map(of).collect();
    for (at, month) in months.iter().enumerate() {
        for (slot, member) in members(portfolio.columns(), portfolio.rules(), month.period(), on) {
            let (Ok(reach), Some(city)) = (member, cities.of_slot(slot)) else { continue };
            all[city].tallies[at].add(reach);
        }
    }
    all.retain(|city| {
        city.tallies.iter().any(|tally| tally.eligible > 0)
            || city.visits.iter().any(|visits| visits.made > 0)
    });
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::record::Record;
    use crate::domain::record::dossier::Dossier;
    use crate::domain::value::id::{ClientId, InteractionId};

    fn client(id: u128, city: Option<&str>, state: Option<Uf>, contacts: &[&str]) -> Record {
        let city = city.map(str::to_owned);
        let client = Client { city, uf: state, ..Client::new(ClientId::from_u128(id), Stamp::default()) };
        let mut dossier = Dossier::of(client);
        for (nth, day) in (0..).zip(contacts) {
            let id = InteractionId::from_u128(id * 100 + nth);
            let (channel, outcome) = (Channel::Call, Outcome::Success);
            let day = day.parse().unwrap();
            dossier.interactions.push(Interaction::new(id, Stamp::default(), day, channel, outcome));
        }
        Record::Client(Box::new(dossier))
    }

    #[test]
    fn one_name_in_two_states_is_two_municipios_and_two_spellings_are_one() {
        let portfolio = Portfolio::from_records([
            client(1, Some("São José"), Some(Uf::SC), &["2026-10-02"]),
            client(2, Some("SAO JOSE "), Some(Uf::SC), &[]),
            client(3, Some("São José"), Some(Uf::SP), &["2026-11-01"]),
            client(4, None, Some(Uf::SP), &["2026-11-02"]),
            client(5, Some(" "), None, &[]),
        ]);
        let months: Vec<Month> = ["2026-10", "2026-11"].map(|month| month.parse().unwrap()).to_vec();
        let found = city_history(&portfolio, &months, "2026-11-24".parse().unwrap());
        let said: Vec<(Option<&str>, Vec<(u32, u32)>)> = found
            .iter()
            .map(|city| {
                let of = |tally: &Tally| (tally.covered, tally.eligible);
                (city.name.as_deref(), city.tallies.iter().map(of).collect())
            })
            .collect();
        assert_eq!(
            said,
            [
                (None, vec![(0, 2), (1, 2)]),
                (Some("São José/SC"), vec![(1, 2), (0, 2)]),
                (Some("São José/SP"), vec![(0, 1), (1, 1)]),
            ]
        );
    }
}
