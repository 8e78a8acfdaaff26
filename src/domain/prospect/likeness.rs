//! Parecidos com seus melhores: what the best clients have in common that the others have not, and which potenciais have it too.
//!
//! Best is class A of the curva ABC. A ramo or a município is a mark of them where at least `LEAST` of the best have it and its
//! share among them is larger than among all who buy. Of what they bought in their first year a month, the middle half is
//! taken: below it a potencial is smaller than they were.

use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::step_months;
use crate::domain::client::Client;
use crate::domain::measure::abc::AbcClass;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::value::fold::fold;
use crate::domain::value::money::Centavos;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// One or two alike are chance.
const LEAST: usize = 3;
const MONTHS: i64 = 12;

/// The profile of the best.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ideal {
    pub best: usize,
    pub buyers: usize,
    pub industries: Vec<Mark>,
    pub cities: Vec<Mark>,
    /// What the middle half of them bought a month in the first twelve months. `None`: of fewer than `LEAST` a whole first
    /// year is known.
    pub first_year: Option<Half>,
}

/// A word that the best share: how many of them, and of all who buy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub word: String,
    pub among_best: usize,
    pub among_buyers: usize,
}

/// A quarter of them bought less than `low` a month, a quarter more than `high`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Half {
    pub low: Centavos,
    pub high: Centavos,
}

/// What a potencial has in common with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Trait {
    Industry(Mark),
    City(Mark),
    /// What it is expected to buy a month.
    Value(Centavos, Half),
}

/// `classes`: by slot, the class of who has one on `today`.
pub(crate) fn ideal(p: &Portfolio, classes: &[Option<AbcClass>], today: NaiveDate) -> Ideal {
    let class = |slot: Slot| classes.get(slot.at()).copied().flatten();
    let buyers: Vec<(Slot, &Client)> = p.clients().filter(|(slot, _)| class(*slot).is_some()).collect();
    let best: Vec<(Slot, &Client)> =
        buyers.iter().copied().filter(|(slot, _)| class(*slot) == Some(AbcClass::A)).collect();
    let mut first_years: Vec<i64> = best.iter().filter_map(|(slot, _)| first_year(p, *slot, today)).collect();
    first_years.sort_unstable();
    let quarter = |tenths: usize| first_years.get((first_years.len() - 1) * tenths / 4).copied();
    let half = if first_years.len() < LEAST { None } else { quarter(1).zip(quarter(3)) };
    Ideal {
        best: best.len(),
        buyers: buyers.len(),
        industries: marks(&best, &buyers, |client| client.industry.as_deref()),
        cities: marks(&best, &buyers, |client| client.city.as_deref()),
        first_year: half
            .map(|(low, high)| Half { low: Centavos::new(low / MONTHS), high: Centavos::new(high / MONTHS) }),
    }
}

/// Potenciais among `slots` with something in common, most in common first, then by the marks that more of the best have.
pub(crate) fn alike(
    p: &Portfolio,
    ideal: &Ideal,
    slots: impl Iterator<Item = Slot>,
) -> Vec<(Slot, Vec<Trait>)> {
    let mut found: Vec<(Slot, Vec<Trait>)> = slots
        .filter_map(|slot| Some((slot, traits(p.client_at(slot)?, ideal))))
        .filter(|(_, traits)| !traits.is_empty())
        .collect();
    let weight = |traits: &[Trait]| -> usize {
        traits
            .iter()
            .map(|one| match one {
                Trait::Industry(mark) | Trait::City(mark) => mark.among_best,
                Trait::Value(..) => 0,
            })
            .sum()
    };
    found.sort_by_cached_key(|(slot, traits)| {
        (
            std::cmp::Reverse((traits.len(), weight(traits))),
            p.client_at(*slot).map(|client| fold(client.display_name()).into_owned()),
        )
    });
    found
}

pub(crate) fn traits(client: &Client, ideal: &Ideal) -> Vec<Trait> {
    let mark = |marks: &[Mark], word: Option<&str>| {
        let word = fold(word?);
        marks.iter().find(|mark| fold(&mark.word) == word).cloned()
    };
    let value = client
        .expected_value
        .zip(ideal.first_year)
        .filter(|(expected, half)| expected.get() >= half.low.get())
        .map(|(expected, half)| Trait::Value(expected, half));
    let industry = mark(&ideal.industries, client.industry.as_deref()).map(Trait::Industry);
    let city = mark(&ideal.cities, client.city.as_deref()).map(Trait::City);
    [industry, city, value].into_iter().flatten().collect()
}

/// Net centavos of the first twelve months. `None`: they are not over, or nothing was bought.
fn first_year(p: &Portfolio, slot: Slot, today: NaiveDate) -> Option<i64> {
    let first = *p.columns().order_days.of(slot).first()?;
    let end = step_months(first.date()?, 12);
    let bought = p.columns().bought_between(slot, first, Day::of(end) - 1);
    (end <= today && bought.centavos > 0).then_some(bought.centavos)
}

fn marks(
    best: &[(Slot, &Client)],
    buyers: &[(Slot, &Client)],
    word: impl Fn(&Client) -> Option<&str>,
) -> Vec<Mark> {
    let mut counts: BTreeMap<String, Mark> = BTreeMap::new();
    for (_, client) in buyers {
        if let Some(said) = word(client).filter(|said| !said.trim().is_empty()) {
            let mark = counts.entry(fold(said).into_owned()).or_insert_with(|| Mark {
                word: said.to_owned(),
                among_best: 0,
                among_buyers: 0,
            });
            mark.among_buyers += 1;
        }
    }
    for (_, client) in best {
        if let Some(mark) = word(client).and_then(|said| counts.get_mut(&*fold(said))) {
            mark.among_best += 1;
        }
    }
    let is_mark = |mark: &Mark| {
        mark.among_best >= LEAST && mark.among_best * buyers.len() > mark.among_buyers * best.len()
    };
    let mut marks: Vec<Mark> = counts.into_values().filter(is_mark).collect();
    marks.sort_by_key(|mark| std::cmp::Reverse(mark.among_best));
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::order::Order;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::record::Record;
    use crate::domain::record::dossier::Dossier;
    use crate::domain::value::id::{ClientId, OrderId};

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 30).unwrap()
    }

    /// Clients of (ramo, município, orders as (day, centavos), expected a month).
    type Row<'a> = (&'a str, &'a str, &'a [(NaiveDate, i64)], Option<i64>);

    fn carteira(rows: &[Row<'_>]) -> Portfolio {
        let records = rows.iter().zip(1_u128..).map(|((industry, city, orders, expected), id)| {
            let mut client = Client::new(ClientId::from_u128(id), Stamp::default());
            client.legal_name = format!("Loja {id}");
            client.industry = Some((*industry).to_owned());
            client.city = Some((*city).to_owned());
            client.expected_value = expected.map(Centavos::new);
            let orders = orders.iter().zip(1_u128..).map(|((on, value), at)| {
                Order::new(OrderId::from_u128(id * 100 + at), Stamp::default(), *on, Centavos::new(*value))
            });
            Record::Client(Box::new(Dossier {
                orders: orders.collect::<Vec<_>>().into(),
                ..Dossier::of(client)
            }))
        });
        Portfolio::from_records(records)
    }

    fn year_ago(centavos: i64) -> [(NaiveDate, i64); 1] {
        [(NaiveDate::from_ymd_opt(2025, 11, 30).unwrap(), centavos)]
    }

    #[test]
    fn a_ramo_is_a_mark_where_more_of_the_best_have_it_than_of_all() {
        use AbcClass::{A, C};
        let bought = year_ago(12_000);
        let p = carteira(&[
            ("Padaria", "Campinas", &bought, None),
            ("padaria", "Campinas", &bought, None),
            ("PADARIA", "Itu", &bought, None),
            ("Bar", "Campinas", &bought, None),
            ("Bar", "Campinas", &bought, None),
            ("Padaria", "Itu", &[], Some(1_000)),
            ("Bar", "Campinas", &[], Some(999)),
            ("Hotel", "Itu", &[], None),
        ]);
        let classes = [Some(A), Some(A), Some(A), Some(C), Some(C), None, None, None];
        let found = ideal(&p, &classes, today());
        assert_eq!((found.best, found.buyers), (3, 5));
        let padaria = Mark { word: "Padaria".to_owned(), among_best: 3, among_buyers: 3 };
        assert_eq!(found.industries, std::slice::from_ref(&padaria));
        assert!(found.cities.is_empty(), "two of three is no mark: fewer than three");
        let half = Half { low: Centavos::new(1_000), high: Centavos::new(1_000) };
        assert_eq!(found.first_year, Some(half));
        let alike = alike(&p, &found, (5..8).map(Slot::new));
        assert_eq!(
            alike,
            [(Slot::new(5), vec![Trait::Industry(padaria), Trait::Value(Centavos::new(1_000), half)])]
        );
    }

    #[test]
    fn what_all_have_is_no_mark() {
        let bought = year_ago(12_000);
        let p = carteira(&[("Bar", "Itu", &bought[..], None); 6]);
        let classes = [
            Some(AbcClass::A),
            Some(AbcClass::A),
            Some(AbcClass::A),
            Some(AbcClass::B),
            Some(AbcClass::C),
            Some(AbcClass::C),
        ];
        assert!(ideal(&p, &classes, today()).industries.is_empty());
    }

    #[test]
    fn a_first_year_that_is_not_over_says_nothing() {
        let young = [(NaiveDate::from_ymd_opt(2025, 12, 1).unwrap(), 12_000)];
        let p = carteira(&[("Bar", "Itu", &young[..], None); 3]);
        assert_eq!(ideal(&p, &[Some(AbcClass::A); 3], today()).first_year, None);
        assert_eq!(ideal(&Portfolio::default(), &[], today()), Ideal::default());
    }
}
