use super::*;
use crate::domain::catalog::CatalogEdit;
use crate::domain::catalog::salesperson::Salesperson;
use crate::domain::client::Holding;
use crate::domain::keeping::stamp::{DeviceId, Stamp};
use crate::domain::place::geo::LatLon;
use crate::domain::plan::sharing::{Seat, Whose, asked, share};
use crate::domain::portfolio::change::{Change, Deed, Step};
use crate::domain::rules::sharing::Balance;
use crate::screen::small::{Small, d, id, seen};

const DAY: &str = "2026-11-18";
const NAMES: [&str; 4] = ["Padaria", "Mercado", "Adega", "Bar"];

fn who(number: u128) -> SalespersonId {
    SalespersonId::from_u128(number)
}

/// Ana serves three of four, Rui the last; two are in the west, two in the east.
fn four() -> Portfolio {
    let mut small = Small::clients(&NAMES).visit(1, DAY);
    for client in 1..=4 {
        small = small.with(client, |one| {
            let holder = who(if client < 4 { 1 } else { 2 });
            one.holdings = vec![Holding { since: None, salesperson: Some(holder) }];
            one.location = LatLon::new(-23.0, if client % 2 == 0 { -46.0 } else { -48.0 }).ok();
        });
    }
    let mut p = small.portfolio();
    let person = |(number, name): (u128, &str)| {
        let id = who(number);
        let value = Salesperson { id, name: name.to_owned(), email: None, phone: None };
        Step::EditCatalog(CatalogEdit::Salesperson { id, value: Some(value) })
    };
    let mut steps: Vec<Step> = [(1, "Ana"), (2, "Rui")].into_iter().map(person).collect();
    let mut rules = p.rules().clone();
    rules.sharing.balance = Balance::Clients;
    steps.extend(
        p.rules()
            .edits_towards(&rules)
            .into_iter()
            .map(|(id, value)| Step::EditCatalog(CatalogEdit::Setting { id, value: Some(value) })),
    );
    let change = Change { deed: Deed::ChangeCatalog, steps };
    p.apply(&change, Stamp::default().next(1, DeviceId::default())).unwrap();
    p
}

fn gathered(p: &Portfolio, pins: &BTreeMap<ClientId, SalespersonId>) -> Asked {
    let holders: Vec<_> = p.clients().map(|(_, one)| one.holder_on(d(DAY))).collect();
    let seats = [1, 2].map(|number| Seat { salesperson: who(number), base: None }).to_vec();
    let place = |slot: Slot| p.client_at(slot)?.location;
    asked(p, &seen(p, DAY), &holders, (seats, Whose::Theirs), pins, place)
}

fn found(p: &Portfolio) -> Found {
    let asked = gathered(p, &BTreeMap::new());
    Found { division: share(&asked, |_, _| {}), asked }
}

#[test]
fn each_vendedor_is_shown_as_today_and_as_proposed() {
    let p = four();
    let found = found(&p);
    assert_eq!(found.division.seats, [0, 1, 0, 1]);
    let plain = |text: &str| text.replace('\u{a0}', " ");
    let rows: Vec<Row> = found
        .rows(&p, d(DAY))
        .into_iter()
        .map(|row| Row {
            clients: plain(&row.clients),
            visits: plain(&row.visits),
            coverage: plain(&row.coverage),
            road: plain(&row.road),
            ..row
        })
        .collect();
    assert_eq!(rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Ana", "Rui"]);
    assert_eq!((rows[0].clients.as_str(), rows[1].clients.as_str()), ("3 → 2", "1 → 2"));
    assert_eq!(rows[0].visits, "3,0 → 2,0");
    assert_eq!(rows[0].coverage, "33,3% (1 de 3) → 50,0% (1 de 2)");
    assert_eq!(rows[1].coverage, "0,0% (0 de 1) → 0,0% (0 de 2)");
    assert!(rows[0].road.ends_with("→ 0 km"), "{}", rows[0].road);
    assert!(found.finding().starts_with("1 de 4 clientes muda de mãos; a estrada cai de 266 para 0 km"));
    assert_eq!(
        found.evenness(&p),
        ["Clientes: cada um fica com 100% a 100% da parte igual (hoje 50% a 150%)."]
    );
}

#[test]
fn who_changes_hands_stands_by_name_with_why() {
    let p = four();
    let found = found(&p);
    let moved = found.moved(&p);
    assert_eq!((moved.len(), found.moving()), (1, 1));
    assert_eq!((moved[0].name.as_str(), moved[0].hands.as_str()), ("Mercado", "de Ana para Rui"));
    assert!(moved[0].why.ends_with("km mais perto"), "{}", moved[0].why);
    assert_eq!(found.spoken(&p, &[1]), "Mercado: passa de Ana para Rui");
    assert_eq!(found.spoken(&p, &[0]), "Padaria: fica com Ana");
    assert_eq!((found.spoken(&p, &[0, 1]), found.spoken(&p, &[9])), ("2 clientes".to_owned(), String::new()));
}

#[test]
fn a_hand_moves_one_client_keeps_the_others_and_holds_when_proposed_again() {
    let p = four();
    let by_hand = found(&p).with_hand(id(3), Some(1));
    assert_eq!(by_hand.division.seats, [0, 1, 1, 1]);
    assert_eq!(by_hand.moved(&p)[0].why, "escolhido à mão");
    assert!(by_hand.evenness(&p)[1].starts_with("Fora da folga de 10%: Ana e Rui."));
    let again = gathered(&p, &by_hand.pins());
    assert_eq!(share(&again, |_, _| {}).seats[2], 1);
    assert!(by_hand.with_hand(id(3), None).pins().is_empty());
    assert_eq!(by_hand.with_hand(id(99), Some(0)), by_hand);
}

#[test]
fn a_proposal_left_half_way_is_there_again() {
    let p = four();
    let left = found(&p).with_hand(id(3), Some(1));
    let draft = Draft::of([who(3)].into(), false, Some(&left));
    let body = serde_json::to_string(&draft).unwrap();
    let read: Draft = serde_json::from_str(&body).unwrap();
    let pins: BTreeMap<ClientId, SalespersonId> = read.pins.iter().copied().collect();
    assert_eq!(read.found(gathered(&p, &pins)), Some(left));
    assert_eq!(Draft::of(BTreeSet::new(), true, None).found(gathered(&p, &BTreeMap::new())), None);
    // A client nobody serves that came meanwhile: it has to be proposed again.
    let mut more = gathered(&p, &pins);
    more.members[0].holder = None;
    assert_eq!(read.found(more), None);
}

#[test]
fn a_share_is_percent_of_an_even_one() {
    assert_eq!(
        [(50, 100, 2), (0, 100, 2), (1, 3, 2)].map(|(load, all, seats)| share_percent(load, all, seats)),
        [100, 0, 67]
    );
}
