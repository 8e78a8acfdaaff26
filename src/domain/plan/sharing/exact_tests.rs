//! The division against the exact answer, by every load that can be reached (a client at a time), for up to 40 clients and
//! three vendedores with bases.

use super::tests::{strewn, terms};
use super::*;
use crate::domain::rules::sharing::Balance;
use std::collections::BTreeMap;

/// The least cost there is: loads by seat → metres, client after client.
fn exact(asked: &Asked, centres: &[Option<crate::domain::place::geo::LatLon>]) -> super::cost::Cost {
    let ground = super::cost::Ground::new(asked, centres);
    let mut reached: BTreeMap<Vec<i64>, i64> = [(vec![0; asked.seats.len()], 0)].into();
    for (member, metres) in ground.metres.iter().enumerate() {
        let mut next: BTreeMap<Vec<i64>, i64> = BTreeMap::new();
        for (loads, so_far) in reached {
            for (seat, metres) in metres.iter().enumerate() {
                let mut then = loads.clone();
                then[seat] += ground.weights[member][0];
                let best = next.entry(then).or_insert(i64::MAX);
                *best = (*best).min(so_far + metres);
            }
        }
        reached = next;
    }
    let outside = |loads: &Vec<i64>| loads.iter().map(|load| ground.outside(&[*load])).sum();
    reached
        .iter()
        .map(|(loads, metres)| super::cost::Cost { outside: outside(loads), metres: *metres })
        .min()
        .unwrap()
}

fn ours_and_exact(seed: u64, size: usize, balance: Balance, tolerance: u16) -> [super::cost::Cost; 2] {
    let asked = strewn(seed, size, 3, terms(balance, tolerance, 20));
    let division = share(&asked, |_, _| {});
    [division.cost, exact(&asked, &division.centres)]
}

#[test]
fn up_to_forty_clients_and_three_vendedores_are_divided_as_the_exact_answer() {
    for (balance, tolerance) in [(Balance::Clients, 5), (Balance::Visits, 5), (Balance::Visits, 1)] {
        for (seed, size) in [(1, 7), (2, 7), (3, 15), (4, 15), (5, 40), (6, 40), (7, 40)] {
            let [ours, exact] = ours_and_exact(seed, size, balance, tolerance);
            assert_eq!(ours, exact, "{balance:?} {tolerance} {seed} {size}");
        }
    }
}

#[test]
fn purchases_that_hardly_fit_are_divided_as_the_exact_answer() {
    for seed in 1..=12 {
        let [ours, exact] = ours_and_exact(seed, 14, Balance::Value, 3);
        assert_eq!(ours, exact, "{seed}");
    }
}
