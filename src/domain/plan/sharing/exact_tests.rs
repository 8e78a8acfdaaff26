//! The division against the exact answer, by every load that can be reached (a client at a time), for up to 40 clients and
//! three vendedores with bases.

use super::tests::{strewn, terms};
use super::*;
use crate::domain::rules::sharing::Balance;
use std::collections::BTreeMap;

/// The least cost there is: loads of the first two seats → metres, client after client.
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

fn gap(seed: u64, size: usize, balance: Balance, tolerance: u16) -> (super::cost::Cost, super::cost::Cost) {
    let asked = strewn(seed, size, 3, terms(balance, tolerance, 20));
    let division = share(&asked, |_, _| {});
    (division.cost, exact(&asked, &division.centres))
}

#[test]
fn up_to_forty_clients_and_three_vendedores_are_within_a_thousandth_of_the_exact_answer() {
    let (mut found, mut best) = (0, 0);
    for (balance, tolerance) in [(Balance::Clients, 5), (Balance::Visits, 5), (Balance::Visits, 1)] {
        for seed in 1..=6 {
            for size in [7, 15, 40] {
                let (ours, exact) = gap(seed, size, balance, tolerance);
                assert!(ours >= exact, "exact is the least");
                assert_eq!(ours.outside, exact.outside, "{balance:?} {tolerance} {seed} {size}");
                assert!(
                    ours.metres * 100 <= exact.metres * 101,
                    "{balance:?} {seed} {size}: {ours:?} {exact:?}"
                );
                found += ours.metres;
                best += exact.metres;
            }
        }
    }
    println!("{found} {best}");
    assert!(found * 1000 <= best * 1001, "{found} {best}");
}

#[test]
fn values_that_hardly_fit_end_within_the_bounds_where_the_exact_answer_does() {
    let (mut found, mut best) = (0, 0);
    for seed in 1..=12 {
        let (ours, exact) = gap(seed, 14, Balance::Value, 3);
        assert_eq!(ours.outside, exact.outside, "{seed}");
        println!("{seed}: {ours:?} {exact:?}");
        found += ours.metres;
        best += exact.metres;
    }
    assert!(found * 200 <= best * 201, "{found} {best}");
}
