use super::*;
use crate::domain::client::{Client, ClientEdit, Holding};
use crate::domain::indicator::status::statuses;
use crate::domain::keeping::stamp::{DeviceId, Stamp};
use crate::domain::place::geo::LatLon;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::change::{Deed, Step};
use crate::domain::portfolio::slot::Slot;
use crate::domain::record::Record;
use crate::domain::record::dossier::Dossier;
use crate::domain::rules::sharing::Balance;
use crate::domain::value::dice::Dice;
use crate::domain::value::id::{ClientId, SalespersonId};
use chrono::NaiveDate;
use proptest::prelude::*;
use std::collections::BTreeMap;

pub(super) fn at(lat: f64, lon: f64) -> LatLon {
    LatLon::new(lat, lon).unwrap()
}

pub(super) fn member(number: usize, place: Option<LatLon>, holder: Option<usize>) -> Member {
    Member {
        slot: Slot::new(number),
        client: ClientId::from_u128(number as u128 + 1),
        place,
        centavos: 100_000,
        visits_thousandths: 1000,
        held_by: holder.map(|at| SalespersonId::from_u128(at as u128 + 1)),
        holder,
        pinned: None,
    }
}

pub(super) fn seat(number: u128, base: Option<LatLon>) -> Seat {
    Seat { salesperson: SalespersonId::from_u128(number + 1), base }
}

pub(super) fn terms(balance: Balance, tolerance_percent: u16, move_km: i64) -> Terms {
    Terms { balance, tolerance_percent, move_metres: move_km * 1000, road_factor_hundredths: 130 }
}

/// Clients strewn over a square of two degrees around São Paulo, held by anybody.
pub(super) fn strewn(seed: u64, members: usize, seats: usize, terms: Terms) -> Asked {
    let mut dice = Dice::new(seed);
    let mut place = || at(-24.5 + 2.0 * dice.share(), -47.6 + 2.0 * dice.share());
    let bases: Vec<LatLon> = (0..seats).map(|_| place()).collect();
    let places: Vec<LatLon> = (0..members).map(|_| place()).collect();
    let mut dice = Dice::new(seed + 1);
    let members = places.into_iter().enumerate().map(|(number, place)| Member {
        centavos: dice.between(1, 40) * 50_000,
        visits_thousandths: [500, 1000, 2000][dice.below(3)],
        ..member(number, Some(place), Some(dice.below(seats)))
    });
    let members = members.collect();
    let seats = (0..).zip(bases).map(|(number, base)| seat(number, Some(base))).collect();
    Asked { members, seats, terms }
}

fn counts(asked: &Asked, division: &Division) -> Vec<usize> {
    let seats: Vec<Option<usize>> = division.seats.iter().copied().map(Some).collect();
    loads(asked, &seats, &division.centres).iter().map(|load| load.clients).collect()
}

#[test]
fn two_towns_become_two_carteiras_whoever_held_them() {
    let (west, east) = (at(-23.0, -48.0), at(-23.0, -46.0));
    let members = (0..20).map(|number| {
        let town = if number < 10 { west } else { east };
        member(number, Some(town), Some(number % 2))
    });
    let seats = vec![seat(0, Some(west)), seat(1, Some(east))];
    let asked = Asked { members: members.collect(), seats, terms: terms(Balance::Clients, 10, 40) };
    let division = share(&asked, |_, _| {});
    assert!((0..20).all(|number| division.seats[number] == usize::from(number >= 10)));
    assert_eq!(division.cost.outside, 0);
    assert_eq!(why(&asked, &division, 0), None);
    let Some(Why::Nearer(metres)) = why(&asked, &division, 1) else { panic!("nearer") };
    assert!((200_000..300_000).contains(&metres), "{metres}");
}

#[test]
fn a_change_of_hands_has_to_save_more_than_it_costs() {
    // 60 km of road and one visit a month.
    let (west, east) = (at(-23.0, -47.0), at(-23.0, -46.55));
    let members =
        vec![member(0, Some(west), Some(0)), member(1, Some(east), Some(1)), member(2, Some(west), Some(1))];
    let seats = vec![seat(0, Some(west)), seat(1, Some(east))];
    let split = |move_km| {
        let asked = Asked {
            members: members.clone(),
            seats: seats.clone(),
            terms: terms(Balance::Clients, 100, move_km),
        };
        share(&asked, |_, _| {}).seats
    };
    assert_eq!((split(59), split(61)), (vec![0, 1, 0], vec![0, 1, 1]));
}

#[test]
fn what_is_even_already_and_near_stays() {
    let place = at(-23.0, -47.0);
    let members = (0..12).map(|number| member(number, Some(place), Some(number % 3))).collect();
    let seats = (0..3).map(|number| seat(number, None)).collect();
    let asked = Asked { members, seats, terms: terms(Balance::ValueAndVisits, 10, 40) };
    let division = share(&asked, |_, _| {});
    assert!((0..12).all(|number| why(&asked, &division, number).is_none()));
    assert_eq!(division.cost_today, Some(division.cost));
}

#[test]
fn a_new_vendedor_without_clients_gets_a_corner_of_the_map() {
    let mut asked = strewn(3, 60, 1, terms(Balance::Clients, 10, 5));
    asked.seats = vec![seat(0, None), seat(1, None)];
    let division = share(&asked, |_, _| {});
    assert_eq!(division.cost.outside, 0);
    assert!(counts(&asked, &division).iter().all(|clients| (27..=33).contains(clients)));
    assert!(division.cost < division.cost_today.unwrap());
    assert!(division.centres[0].unwrap().distance_km(division.centres[1].unwrap()) > 50.0);
}

#[test]
fn who_has_no_place_is_divided_all_the_same() {
    let members = (0..10).map(|number| member(number, None, None)).collect();
    let asked =
        Asked { members, seats: vec![seat(0, None), seat(1, None)], terms: terms(Balance::Clients, 10, 40) };
    let division = share(&asked, |_, _| {});
    assert_eq!(counts(&asked, &division), [5, 5]);
    assert_eq!((division.centres, division.cost_today), (vec![None, None], None));
    assert_eq!(share(&Asked { seats: Vec::new(), ..asked }, |_, _| {}), Division::default());
}

#[test]
fn one_client_too_large_for_any_bound_is_served_by_one_and_the_rest_stays_even() {
    let mut asked = strewn(5, 40, 3, terms(Balance::Value, 5, 10));
    asked.members[7].centavos = 900_000_000;
    let division = share(&asked, |_, _| {});
    let seats: Vec<Option<usize>> = division.seats.iter().copied().map(Some).collect();
    let loads = loads(&asked, &seats, &division.centres);
    assert!(division.cost.outside > 0);
    assert_eq!(loads[division.seats[7]].clients, 1);
}

#[test]
fn a_hand_is_not_overruled_and_says_so() {
    let mut asked = strewn(9, 30, 3, terms(Balance::Visits, 10, 40));
    let free = share(&asked, |_, _| {});
    let to = (free.seats[4] + 1) % 3;
    asked.members[4].pinned = Some(to);
    asked.members[4].holder = Some(free.seats[4]);
    let division = share(&asked, |_, _| {});
    assert_eq!((division.seats[4], why(&asked, &division, 4)), (to, Some(Why::Hand)));
}

#[test]
fn neighbours_of_one_vendedor_go_together_in_the_program_and_apart_in_the_end() {
    let mut asked = strewn(11, 240, 4, terms(Balance::ValueAndVisits, 10, 20));
    asked.members[3].pinned = Some(2);
    let bases: Vec<Option<LatLon>> = asked.seats.iter().map(|seat| seat.base).collect();
    let ground = super::cost::Ground::new(&asked, &bases);
    let rows = super::bundles::bundles(&ground, 60);
    assert!(rows.len() <= 60 && rows.len() > 8, "{}", rows.len());
    let mut all: Vec<usize> = rows.iter().flatten().copied().collect();
    all.sort_unstable();
    assert_eq!(all, (0..240).collect::<Vec<_>>());
    let of_one =
        |row: &Vec<usize>| row.iter().all(|at| asked.members[*at].holder == asked.members[row[0]].holder);
    assert!(rows.iter().all(of_one) && rows.contains(&vec![3]));
    assert_eq!(super::bundles::bundles(&ground, 240).len(), 240);
    let settled = |most| {
        let seats = super::relaxed::relaxed(&ground, most).unwrap();
        assert_eq!(seats[3], 2);
        let mut plan = super::improve::Plan::new(&ground, seats);
        plan.settle();
        plan.cost
    };
    let (few, each) = (settled(60), settled(240));
    assert_eq!((few.outside, each.outside), (0, 0));
    assert!(few.metres * 100 <= each.metres * 101, "{few:?} {each:?}");
}

fn d(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn carteira(holders: &[Option<u128>]) -> Portfolio {
    let record = |(number, holder): (u128, &Option<u128>)| {
        let holdings =
            holder.map(|who| Holding { since: None, salesperson: Some(SalespersonId::from_u128(who)) });
        let bare = Client::new(ClientId::from_u128(number), Stamp::default());
        Record::Client(Box::new(Dossier::of(Client { holdings: holdings.into_iter().collect(), ..bare })))
    };
    Portfolio::from_records((1..).zip(holders).map(record))
}

fn gathered(p: &Portfolio, seats: &[u128], whose: Whose) -> Asked {
    let day = d("2026-11-18");
    let holders: Vec<_> = p.clients().map(|(_, client)| client.holder_on(day)).collect();
    let seats =
        seats.iter().map(|who| Seat { salesperson: SalespersonId::from_u128(*who), base: None }).collect();
    asked(p, &statuses(p.columns(), p.rules(), day), &holders, (seats, whose), &BTreeMap::new(), |_| None)
}

#[test]
fn those_of_others_take_part_only_where_they_are_meant_and_who_has_nobody_always() {
    let p = carteira(&[Some(1), Some(2), Some(3), None]);
    let seats = |whose| gathered(&p, &[1, 2], whose).members.iter().map(|one| one.holder).collect::<Vec<_>>();
    assert_eq!(seats(Whose::Theirs), [Some(0), Some(1), None]);
    assert_eq!(seats(Whose::All), [Some(0), Some(1), None, None]);
    // Without orders a client is worth a contact each 30 days.
    assert_eq!(gathered(&p, &[1], Whose::All).members[0].visits_thousandths, 1000);
}

#[test]
fn handing_over_keeps_who_served_before_and_is_taken_back_whole() {
    let mut p = carteira(&[Some(1), Some(1), None]);
    let before = p.clone();
    let asked = gathered(&p, &[1, 2], Whose::All);
    let division = Division { seats: vec![0, 1, 1], ..Division::default() };
    let change = handover(&p, &asked, &division, (d("2026-11-18"), d("2026-12-01")));
    assert_eq!((change.deed, change.steps.len()), (Deed::Share, 2));
    let stamp = Stamp::default().next(1, DeviceId::default());
    let applied = p.apply(&change, stamp).unwrap();
    let holder =
        |p: &Portfolio, number: u128, day| p.client(ClientId::from_u128(number)).unwrap().holder_on(d(day));
    let (one, two) = (Some(SalespersonId::from_u128(1)), Some(SalespersonId::from_u128(2)));
    assert_eq!((holder(&p, 2, "2026-11-30"), holder(&p, 2, "2026-12-01")), (one, two));
    assert_eq!((holder(&p, 3, "2026-11-30"), holder(&p, 3, "2026-12-01")), (None, two));
    // Handed over meanwhile: not touched again.
    let late = Division { seats: vec![1, 1, 1], ..Division::default() };
    let mut moved = before.clone();
    let to =
        ClientEdit::Holdings(vec![Holding { since: None, salesperson: Some(SalespersonId::from_u128(9)) }]);
    let edit = Step::EditClient { client: ClientId::from_u128(1), edits: vec![to] };
    moved.apply(&crate::domain::portfolio::change::Change::one(Deed::Transfer, edit), stamp).unwrap();
    let change = handover(&moved, &asked, &late, (d("2026-11-18"), d("2026-11-18")));
    assert_eq!(change.steps.len(), 2);
    p.apply(&applied.inverse, stamp.next(2, DeviceId::default())).unwrap();
    for number in 1..=3 {
        assert_eq!(holder(&p, number, "2026-12-01"), holder(&before, number, "2026-12-01"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn never_worse_than_leaving_everybody_always_the_same_and_hands_are_kept(
        seed in 0u64..10_000,
        size in 1usize..25,
        seats in 1usize..4,
        balance in 0usize..4,
        based in any::<bool>(),
        hand in 0usize..25,
    ) {
        let mut asked = strewn(seed, size, seats, terms(Balance::ALL[balance], 15, 20));
        if !based {
            asked.seats.iter_mut().for_each(|seat| seat.base = None);
        }
        let free = share(&asked, |_, _| {});
        prop_assert_eq!(free.seats.len(), size);
        prop_assert!(free.cost <= free.cost_today.unwrap());
        prop_assert_eq!(&share(&asked, |_, _| {}), &free);
        let hand = hand % size;
        asked.members[hand].pinned = Some(seats - 1);
        prop_assert_eq!(share(&asked, |_, _| {}).seats[hand], seats - 1);
    }
}
