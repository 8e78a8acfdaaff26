use super::*;
use crate::domain::catalog::CatalogEntry;
use crate::domain::catalog::month_closing::NotAClosing;
use crate::domain::client::{Client, ClientEdit, Situation};
use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
use crate::domain::indicator::coverage::coverage;
use crate::domain::keeping::register::Register;
use crate::domain::keeping::stamp::Stamp;
use crate::domain::portfolio::change::{Change, Deed, Step};
use crate::domain::record::Record;
use crate::domain::record::dossier::Dossier;
use crate::domain::value::id::{ClientId, InteractionId};

const HERE: DeviceId = DeviceId(0xa1);

fn d(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn m(text: &str) -> Month {
    text.parse().unwrap()
}

fn at(millis: u64, device: DeviceId) -> Stamp {
    Stamp { millis, counter: 0, device }
}

fn contact(id: u128, date: &str) -> Interaction {
    let id = InteractionId::from_u128(id);
    Interaction::new(id, Stamp::default(), d(date), Channel::Visit, Outcome::Success)
}

/// Two clients in São Paulo, the first contacted on each of the days.
fn carteira(days: &[&str]) -> Portfolio {
    let client = |id: u128| Client { uf: Some(Uf::SP), ..Client::new(ClientId::from_u128(id), at(1, HERE)) };
    let mut first = Dossier::of(client(1));
    for (nth, day) in (10..).zip(days) {
        first.interactions.push(Interaction { recorded: at(1, HERE), ..contact(nth, day) });
    }
    let all = [first, Dossier::of(client(2))];
    Portfolio::from_records(all.map(|dossier| Record::Client(Box::new(dossier))))
}

fn do_at(portfolio: &mut Portfolio, millis: u64, steps: Vec<Step>) {
    portfolio.apply(&Change { deed: Deed::RecordInteraction, steps }, at(millis, HERE)).unwrap();
}

fn close(portfolio: &mut Portfolio, millis: u64, today: &str) -> Vec<Month> {
    let due = closings_due(portfolio, HERE, d(today));
    let months = due.iter().map(|edit| match edit {
        CatalogEdit::MonthClosing { id, value: _ } => id.month,
        _ => unreachable!(),
    });
    let months = months.collect();
    do_at(portfolio, millis, due.into_iter().map(Step::EditCatalog).collect());
    months
}

fn now(portfolio: &Portfolio, month: &str, on: &str) -> Tally {
    coverage(portfolio.columns(), portfolio.rules(), m(month).period(), d(on)).tally
}

fn visited(client: u128, id: u128, date: &str) -> Step {
    Step::AddInteraction { client: ClientId::from_u128(client), interaction: Box::new(contact(id, date)) }
}

#[test]
fn a_month_closes_on_the_first_opening_after_its_fifth_following_working_day() {
    // 02/11/2026 is a holiday: the fifth working day is Monday the 9th.
    assert_eq!(waits_until(m("2026-10"), &Calendar::default()), d("2026-11-09"));
    let mut portfolio = carteira(&["2026-10-05"]);
    assert_eq!(close(&mut portfolio, 10, "2026-11-09"), []);
    assert_eq!(close(&mut portfolio, 11, "2026-11-10"), [m("2026-10")]);
    assert_eq!(close(&mut portfolio, 12, "2026-11-11"), [], "once");
}

#[test]
fn who_was_away_closes_every_month_that_is_over_back_to_the_first_entry() {
    let mut portfolio = carteira(&["2026-07-31", "2026-09-01"]);
    let months = close(&mut portfolio, 10, "2026-11-24");
    assert_eq!(months, ["2026-07", "2026-08", "2026-09", "2026-10"].map(m));
    assert_eq!(close(&mut carteira(&["2020-01-01"]), 10, "2026-11-24").len(), 24);
    assert_eq!(close(&mut carteira(&["2026-11-20"]), 10, "2026-11-24"), [m("2026-10")]);
    assert_eq!(close(&mut Portfolio::default(), 10, "2026-11-24"), []);
}

#[test]
fn a_contact_logged_late_stands_beside_the_closed_figure() {
    let mut portfolio = carteira(&["2026-10-05", "2026-11-20"]);
    close(&mut portfolio, 10, "2026-11-24");
    let closed = portfolio.catalog().closed(m("2026-10"), Cut::Total, d("2026-11-24")).unwrap();
    assert_eq!((closed.tally.covered, closed.tally.eligible), (1, 2));

    let unchanged = revision(
        &portfolio,
        &HeldBy::default(),
        m("2026-10"),
        d("2026-11-24"),
        now(&portfolio, "2026-10", "2026-11-24"),
    );
    assert!(!unchanged.unwrap().is_changed());

    // A second contact of one that was already contacted, one in another month, and the one that changes the figure.
    let steps =
        vec![visited(1, 50, "2026-10-30"), visited(2, 51, "2026-11-10"), visited(2, 52, "2026-10-30")];
    do_at(&mut portfolio, 20, steps);
    let tally = now(&portfolio, "2026-10", "2026-11-24");
    let found = revision(&portfolio, &HeldBy::default(), m("2026-10"), d("2026-11-24"), tally).unwrap();
    assert!(found.is_changed());
    assert_eq!((found.closed.tally.covered, found.now.covered, found.now.eligible), (1, 2, 2));
    assert_eq!(found.later, Later { entries: 2, contacts: 2, visits: 2, orders: 0 });
}

#[test]
fn each_cut_is_revised_by_its_own_entries() {
    let seller = SalespersonId::from_u128(5);
    let mut portfolio = carteira(&["2026-10-05"]);
    let handed =
        ClientEdit::Holdings(vec![crate::domain::client::Holding { salesperson: Some(seller), since: None }]);
    do_at(&mut portfolio, 5, vec![Step::EditClient { client: ClientId::from_u128(2), edits: vec![handed] }]);
    close(&mut portfolio, 10, "2026-11-24");
    do_at(&mut portfolio, 20, vec![visited(2, 52, "2026-10-30")]);
    let tally = |covered, eligible| Tally { eligible, covered, visited: covered, bought: 0 };
    let cuts = [
        (Cut::Total, tally(2, 2)),
        (Cut::Salesperson(Some(seller)), tally(1, 1)),
        (Cut::Salesperson(None), tally(1, 1)),
        (Cut::Uf(Some(Uf::SP)), tally(2, 2)),
        (Cut::Uf(Some(Uf::RJ)), tally(0, 0)),
    ];
    let found = revisions(&portfolio, m("2026-10"), d("2026-11-24"), &cuts);
    let said: Vec<_> = found
        .iter()
        .map(|one| one.map(|one| (one.closed.tally.covered, one.now.covered, one.later.contacts)))
        .collect();
    assert_eq!(said, [Some((1, 2, 1)), Some((0, 1, 1)), Some((1, 1, 0)), Some((1, 2, 1)), None]);
}

#[test]
fn a_change_of_the_register_revises_without_an_entry() {
    let mut portfolio = carteira(&["2026-10-05"]);
    close(&mut portfolio, 10, "2026-11-24");
    let edits = vec![ClientEdit::Situation(Situation::Prospect)];
    do_at(&mut portfolio, 20, vec![Step::EditClient { client: ClientId::from_u128(2), edits }]);
    let tally = Tally { eligible: 1, ..now(&portfolio, "2026-10", "2026-11-24") };
    let found = revision(&portfolio, &HeldBy::default(), m("2026-10"), d("2026-11-24"), tally).unwrap();
    assert_eq!((found.is_changed(), found.later), (true, Later::default()));
}

#[test]
fn the_earliest_closing_is_the_figure_and_one_of_a_wrong_clock_is_none() {
    let closing = |device: u64, millis: u64, covered: u32, on: &str| {
        let id = MonthClosingId { month: m("2026-10"), device: DeviceId(device) };
        let total = Tally { eligible: 9, covered, visited: 0, bought: 0 };
        let value = MonthClosing { closed_on: d(on), total, salespeople: vec![], states: vec![] };
        let register = Register { value: Some(value), at: at(millis, DeviceId(device)) };
        Record::Catalog(CatalogEntry::MonthClosing { id, register })
    };
    let all = [
        closing(1, 30, 1, "2026-11-12"),
        closing(2, 20, 2, "2026-11-10"),
        closing(3, 5, 3, "2030-01-01"),
        closing(4, 4, 4, "2026-10-31"),
    ];
    let covered = |records: Vec<Record>, today: &str| {
        let closed = Portfolio::from_records(records).catalog().closed(m("2026-10"), Cut::Total, d(today));
        closed.map(|closed| closed.tally.covered)
    };
    assert_eq!(covered(all.to_vec(), "2026-11-24"), Some(2));
    assert_eq!(covered(all.iter().rev().cloned().collect(), "2026-11-24"), Some(2));
    assert_eq!(covered(all.to_vec(), "2026-11-09"), None, "as known before it was closed");
}

#[test]
fn a_month_closed_by_a_clock_that_was_ahead_closes_again() {
    let mut portfolio = carteira(&["2026-10-05"]);
    assert!(close(&mut portfolio, 10, "2027-02-20").contains(&m("2026-11")));
    do_at(&mut portfolio, 20, vec![visited(2, 52, "2026-11-12")]);
    let months = close(&mut portfolio, 30, "2026-12-20");
    assert_eq!(months, [m("2026-10"), m("2026-11")]);
    let closed = portfolio.catalog().closed(m("2026-11"), Cut::Total, d("2026-12-20")).unwrap();
    assert_eq!((closed.on, closed.tally.covered), (d("2026-12-20"), 1));
}

#[test]
fn names_of_closings_are_read_back() {
    let id = MonthClosingId { month: m("2026-10"), device: HERE };
    assert_eq!(id.to_string(), "2026-10/00000000000000a1");
    assert_eq!(id.to_string().parse(), Ok(id));
    for text in ["", "2026-10", "2026-13/00000000000000a1", "2026-10/a1", "2026-10/00000000000000a1/x"] {
        assert_eq!(text.parse::<MonthClosingId>(), Err(NotAClosing), "{text}");
    }
}
