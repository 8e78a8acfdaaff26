use super::*;
use crate::domain::calendar::period::Month;
use crate::domain::client::Client;
use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
use crate::domain::fact::order::Order;
use crate::domain::indicator::coverage::coverage;
use crate::domain::indicator::coverage::month_closing::closings_due;
use crate::domain::indicator::status::{Status, statuses};
use crate::domain::keeping::stamp::{DeviceId, Stamp};
use crate::domain::measure::abc::AbcClass;
use crate::domain::portfolio::change::{Change, Deed, Step};
use crate::domain::record::Record;
use crate::domain::rhythm::lifecycle::Lifecycle;
use crate::domain::value::id::{ClientId, InteractionId, OrderId};
use crate::domain::value::money::Centavos;
use chrono::NaiveDate;

const NORTH: u128 = 1;
const SOUTH: u128 = 2;

fn d(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn of(principal: u128) -> BTreeSet<PrincipalId> {
    [PrincipalId::from_u128(principal)].into()
}

fn client(id: u128, registered: &[u128], orders: &[(u128, &str, i64)]) -> Dossier {
    let mut client = Client::new(ClientId::from_u128(id), Stamp::default());
    client.principals = registered.iter().copied().map(PrincipalId::from_u128).collect();
    let mut dossier = Dossier::of(client);
    for (at, (principal, date, reais)) in (0..).zip(orders) {
        let order_id = OrderId::from_u128(id * 100 + at);
        let bare = Order::new(order_id, Stamp::default(), d(date), Centavos::new(reais * 100));
        let principal = (*principal > 0).then(|| PrincipalId::from_u128(*principal));
        dossier.orders.push(Order { principal, ..bare });
    }
    dossier.normalize();
    dossier
}

fn spoke(mut dossier: Dossier, date: &str, about: Option<u128>) -> Dossier {
    let id = InteractionId::from_u128(dossier.id.uuid().as_u128() * 100);
    let bare = Interaction::new(id, Stamp::default(), d(date), Channel::Visit, Outcome::Success);
    dossier.interactions.push(Interaction { principal: about.map(PrincipalId::from_u128), ..bare });
    dossier
}

/// On 18/11/2026. Ana buys of both: of North until July (inactive), of South still (active). Bia is registered with North
/// and never bought. Caio is registered with nobody and bought of South. Duda has one order that names nobody.
fn four() -> Portfolio {
    let ana = client(
        1,
        &[NORTH, SOUTH],
        &[
            (NORTH, "2026-05-10", 900),
            (NORTH, "2026-06-09", 900),
            (NORTH, "2026-07-09", 900),
            (SOUTH, "2026-09-20", 10),
            (SOUTH, "2026-10-20", 10),
            (SOUTH, "2026-11-10", 10),
        ],
    );
    let all = [
        spoke(ana, "2026-11-16", Some(SOUTH)),
        spoke(client(2, &[NORTH], &[]), "2026-11-16", None),
        client(3, &[], &[(SOUTH, "2026-11-03", 990)]),
        client(4, &[], &[(0, "2026-11-05", 50)]),
    ];
    Portfolio::from_records(all.map(|one| Record::Client(Box::new(one))))
}

fn seen(p: &Portfolio) -> Vec<Option<Status>> {
    statuses(p.columns(), p.rules(), d("2026-11-18"))
}

fn classes(p: &Portfolio) -> Vec<Option<(Lifecycle, Option<AbcClass>, i64)>> {
    let of = |status: Status| (status.lifecycle, status.abc, status.revenue_12m / 100);
    seen(p).into_iter().map(|status| status.map(of)).collect()
}

#[test]
fn a_client_is_inactive_for_one_representada_and_active_for_the_other() {
    use AbcClass::{A, C};
    let mut p = four();
    let whole = [
        Some((Lifecycle::Active, Some(A), 2_730)),
        Some((Lifecycle::NoOrders, None, 0)),
        Some((Lifecycle::Active, Some(A), 990)),
        Some((Lifecycle::Active, Some(C), 50)),
    ];
    assert_eq!(classes(&p), whole);
    p.look_at(&of(NORTH));
    // Every 30 days until 9 July: 132 days of silence lie between the 90 of a client at risk and the 180 of an ex-cliente.
    let north =
        [Some((Lifecycle::Inactive, Some(A), 2_700)), Some((Lifecycle::NoOrders, None, 0)), None, None];
    assert_eq!(classes(&p), north);
    p.look_at(&of(SOUTH));
    let south = [Some((Lifecycle::Active, Some(C), 30)), None, Some((Lifecycle::Active, Some(A), 990)), None];
    assert_eq!(classes(&p), south);
    p.look_at(&BTreeSet::new());
    assert_eq!(classes(&p), whole);
}

#[test]
fn coverage_counts_the_clients_of_a_side_and_the_contacts_that_are_not_about_another() {
    let mut p = four();
    let month = Month::of(d("2026-11-18")).period();
    let tally = |p: &Portfolio| {
        let of = coverage(p.columns(), p.rules(), month, d("2026-11-18")).tally;
        (of.covered, of.bought, of.eligible)
    };
    // Orders typed in the app count as contacts.
    assert_eq!(tally(&p), (4, 3, 4));
    p.look_at(&of(NORTH));
    assert_eq!(tally(&p), (1, 0, 2), "Ana was spoken to about the South");
    p.look_at(&of(SOUTH));
    assert_eq!(tally(&p), (2, 2, 2));
}

#[test]
fn what_is_written_down_is_of_everything() {
    let mut p = four();
    let whole = closings_due(&p, DeviceId(1), d("2026-11-18"));
    p.look_at(&of(NORTH));
    assert!(!whole.is_empty());
    assert_eq!(closings_due(&p, DeviceId(1), d("2026-11-18")), whole);
}

#[test]
fn a_side_made_step_by_step_takes_in_what_changed_meanwhile() {
    let mut p = four();
    let mut siding = p.begin_side(&of(NORTH));
    assert!(!p.go_on(&mut siding, 1));
    let order = Order::new(OrderId::from_u128(9), Stamp::default(), d("2026-11-17"), Centavos::new(100));
    let order = Order { principal: Some(PrincipalId::from_u128(NORTH)), ..order };
    let step = Step::AddOrder { client: ClientId::from_u128(1), order: Box::new(order) };
    p.apply(&Change::one(Deed::Edit, step), Stamp::default()).unwrap();
    assert!(p.go_on(&mut siding, 3));
    assert!(p.take_side(siding));
    assert_eq!(p.columns(), &Columns::of_side(&of(NORTH), p.dossiers(), &p.rules().coverage));
    assert_eq!(seen(&p)[0].unwrap().lifecycle, Lifecycle::Active);
}

#[test]
fn a_side_begun_before_everything_changed_is_not_taken() {
    let mut p = four();
    let siding = p.begin_side(&of(NORTH));
    p = four();
    assert!(!p.take_side(siding));
    assert!(p.side().is_empty());
}
