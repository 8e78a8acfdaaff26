use super::*;
use crate::domain::catalog::CatalogEdit;
use crate::domain::catalog::principal::Principal;
use crate::domain::catalog::salesperson::Salesperson;
use crate::domain::client::Holding;
use crate::domain::keeping::stamp::Stamp;
use crate::domain::portfolio::change::{Change, Deed, Step};
use crate::screen::small::{Small, d};

const DAY: &str = "2026-11-18";

fn november() -> Month {
    Month::of(d(DAY))
}

fn seller(number: u128) -> SalespersonId {
    SalespersonId::from_u128(number)
}

fn set(p: &mut Portfolio, edit: CatalogEdit) {
    p.apply(&Change::one(Deed::SetGoals, Step::EditCatalog(edit)), Stamp::default()).unwrap();
}

fn aim(p: &mut Portfolio, month: Month, salesperson: Option<SalespersonId>, measure: Measure, value: u64) {
    let id = GoalId { month, salesperson, principal: p.one_side(), measure };
    set(p, CatalogEdit::Goal { id, value: Some(value) });
}

/// Ana and Bia are held by the first vendedor, Caio by the second.
fn carteira(sellers: &[&str]) -> Portfolio {
    let held = |number| vec![Holding { since: None, salesperson: Some(seller(number)) }];
    let mut p = Small::clients(&["Ana", "Bia", "Caio"])
        .with(1, |one| one.holdings = held(1))
        .with(2, |one| one.holdings = held(1))
        .with(3, |one| one.holdings = held(2))
        .visit(1, "2026-11-03")
        .order(1, "2026-11-03", 300_000)
        .portfolio();
    for (number, name) in (1..).zip(sellers) {
        let id = seller(number);
        let one = Salesperson { id, name: (*name).to_owned(), email: None, phone: None };
        set(&mut p, CatalogEdit::Salesperson { id, value: Some(one) });
    }
    p
}

#[test]
fn vendedores_stand_by_name_and_one_alone_without_targets_is_the_carteira() {
    let held = [Some(seller(1)), Some(seller(1)), Some(seller(2))];
    assert_eq!(holders(&carteira(&["Rui", "Iara"]), &held, &[november()]), [seller(2), seller(1)]);
    let mut one = carteira(&["Rui"]);
    assert_eq!(holders(&one, &held, &[november()]), []);
    aim(&mut one, november(), Some(seller(1)), Measure::NewClients, 3);
    assert_eq!(holders(&one, &held, &[november()]), [seller(1)]);
    assert_eq!(holders(&one, &held, &[november().next()]), []);
    // A target alone keeps a vendedor on the page.
    assert_eq!(holders(&one, &[], &[november()]), [seller(1)]);
}

#[test]
fn each_scope_counts_its_own_clients() {
    let mut p = carteira(&["Rui", "Iara"]);
    aim(&mut p, november(), Some(seller(1)), Measure::Revenue, 1_000_000);
    let all = scopes(&p, p.columns(), november(), d(DAY), &[seller(1), seller(2)]);
    assert_eq!(all.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), [words::WHOLE, "Rui", "Iara"]);
    let coverage = |at: usize| all[at].rows[Measure::Coverage as usize].done.tally.coverage();
    assert_eq!([0, 1, 2].map(|at| (coverage(at).num, coverage(at).den)), [(1, 3), (1, 2), (0, 1)]);
    let revenue = all[1].rows[Measure::Revenue as usize];
    assert_eq!((revenue.own, revenue.progress.map(|one| one.done)), (Some(1_000_000), Some(300_000)));
    assert!(!is_bare(&all));
}

#[test]
fn a_month_without_targets_offers_what_is_suggested() {
    let p = carteira(&[]);
    let all = scopes(&p, p.columns(), november(), d(DAY), &[]);
    assert!(is_bare(&all));
    let offered: Vec<Measure> = suggested(&all).into_iter().map(|(measure, _)| measure).collect();
    let taken: Vec<Measure> = accepted(&all).into_iter().map(|(id, _)| id.measure).collect();
    assert_eq!(offered, taken);
    assert_eq!((suggested(&[]), accepted(&[])), (Vec::new(), Vec::new()));
}

#[test]
fn days_are_counted_up_to_the_day_shown_and_a_past_month_has_none_left() {
    let p = Portfolio::default();
    // November 2026: 19 working days (Finados and Zumbi are none), 11 gone with Wednesday the 18th, 9 left with it.
    let count = |from: &str, to: &str| p.rules().calendar.count(Period::new(d(from), d(to)));
    assert_eq!(
        days(&p, november(), d(DAY)),
        words::days(
            count("2026-11-01", "2026-11-18"),
            count("2026-11-01", "2026-11-30"),
            count("2026-11-18", "2026-11-30"),
        )
    );
    let october = november().prev();
    let whole = count("2026-10-01", "2026-10-31");
    assert_eq!(days(&p, october, d(DAY)), words::days(whole, whole, 0));
    assert_eq!(reach(d(DAY)), (november().plus(-60), november().plus(12)));
}

#[test]
fn a_bar_is_as_long_as_the_target_or_what_passed_it() {
    let mut p = carteira(&[]);
    aim(&mut p, november(), None, Measure::Revenue, 600_000);
    let of = |p: &Portfolio| {
        scopes(p, p.columns(), november(), d(DAY), &[])[0].rows[Measure::Revenue as usize].progress.unwrap()
    };
    let (share, goal, band) = lengths(&of(&p));
    assert_eq!((share, goal, band.is_some()), (Some(0.5), Some(1.0), true));
    aim(&mut p, november(), None, Measure::Revenue, 150_000);
    let passed = of(&p);
    assert_eq!(lengths(&passed), (Some(1.0), Some(0.5), None));
    assert_eq!(sentence(&p, &passed, november(), d(DAY)), words::sentence(&passed, november()));
}

#[test]
fn a_rate_that_no_visits_can_bring_there_says_so() {
    let names: Vec<String> = (0..60).map(|at| format!("Cliente {at}")).collect();
    let p = Small::clients(&names.iter().map(String::as_str).collect::<Vec<_>>()).portfolio();
    let coverage = |on: &str| {
        let all = scopes(&p, p.columns(), november(), d(on), &[]);
        sentence(&p, &all[0].rows[Measure::Coverage as usize].progress.unwrap(), november(), d(on))
    };
    assert!(coverage("2026-11-30").contains("dá para chegar a"), "{}", coverage("2026-11-30"));
    assert!(!coverage("2026-11-03").contains("dá para chegar a"), "{}", coverage("2026-11-03"));
}

#[test]
fn earlier_months_stand_latest_first_with_what_became_of_their_targets() {
    let mut p = carteira(&[]);
    let (october, september) = (november().prev(), november().prev().prev());
    aim(&mut p, october, None, Measure::NewClients, 1);
    aim(&mut p, september, None, Measure::Revenue, 100);
    let rows = past(&p, november(), 3, d(DAY), None);
    assert_eq!(rows.iter().map(|(month, _)| *month).collect::<Vec<_>>()[..2], [october, september]);
    let revenue = &rows[1].1[Measure::Revenue as usize];
    assert_eq!(outcome(revenue, Measure::Revenue), words::outcome(&revenue.as_ref().unwrap().0));
    assert_eq!(outcome(&rows[0].1[Measure::Revenue as usize], Measure::Revenue), "—");
    let (reached, goals) = tally(&rows);
    assert!(goals >= 2 && reached <= goals);
    assert_eq!(tally(&[]), (0, 0));
}

/// Ana buys of both, Bia of the second alone.
#[test]
fn one_representada_has_targets_of_its_own_over_its_own_orders() {
    let of = PrincipalId::from_u128;
    let mut p = Small::clients(&["Ana", "Bia"])
        .order_with(1, "2026-11-03", 100_000, |order| order.principal = Some(of(1)))
        .order_with(1, "2026-11-04", 30_000, |order| order.principal = Some(of(2)))
        .order_with(2, "2026-11-05", 5_000, |order| order.principal = Some(of(2)))
        .portfolio();
    for (number, name) in [(1, "Norte"), (2, "Sul")] {
        let value = Some(Principal { id: of(number), name: name.to_owned() });
        set(&mut p, CatalogEdit::Principal { id: of(number), value });
    }
    aim(&mut p, november(), None, Measure::Revenue, 400_000);
    let shown = |p: &Portfolio| {
        let all = scopes(p, columns(p), november(), d(DAY), &[]);
        let row = all[0].rows[Measure::Revenue as usize];
        (all[0].name.clone(), row.own, row.progress.map(|one| (one.target.value, one.done)))
    };
    assert_eq!(shown(&p), (words::WHOLE.to_owned(), Some(400_000), Some((400_000, 135_000))));
    p.look_at(&[of(2)].into());
    assert_eq!(shown(&p), ("Sul".to_owned(), None, None), "an amount of all is no representada's");
    aim(&mut p, november(), None, Measure::Revenue, 50_000);
    assert_eq!(shown(&p), ("Sul".to_owned(), Some(50_000), Some((50_000, 35_000))));
    let coverage = |p: &Portfolio| scopes(p, columns(p), november(), d(DAY), &[])[0].rows[0].done.tally;
    assert_eq!(coverage(&p).eligible, 2);
    p.look_at(&[of(1)].into());
    assert_eq!((shown(&p).1, coverage(&p).eligible), (None, 1), "Bia is none of Norte's");
    // Several at once have no targets: those of everything stand.
    p.look_at(&[of(1), of(2)].into());
    assert_eq!(shown(&p), (words::WHOLE.to_owned(), Some(400_000), Some((400_000, 135_000))));
    p.look_at(&BTreeSet::new());
    aim(&mut p, november().prev(), None, Measure::Revenue, 1);
    p.look_at(&[of(2)].into());
    aim(&mut p, november().prev(), None, Measure::Revenue, 2);
    let earlier = past(&p, november(), 1, d(DAY), None)[0].1[Measure::Revenue as usize];
    assert_eq!(earlier.map(|(of, _)| (of.target.value, of.done)), Some((2, 0)));
}
