use super::*;
use crate::domain::client::{Holding, Situation};
use crate::domain::fact::interaction::Outcome;
use crate::domain::fact::risk_signals::RiskSeen;
use crate::domain::indicator::coverage::held_by::HeldBy;
use crate::domain::sample;
use crate::domain::segment::made::{Made, d, numbers};
use crate::domain::value::id::SalespersonId;

const NOBODY: [usize; 0] = [];

fn found(of: BuiltIn, made: Made, on: &str) -> Vec<usize> {
    let p = made.portfolio();
    let seen = Seen::on(&p, d(on));
    numbers(&members(of, &p, &seen, &Baskets::of(&p)))
}

#[test]
fn without_a_second_order_are_the_new_with_one() {
    let made = || {
        Made::clients(4)
            .order(1, "2026-06-01", &[])
            .order(2, "2026-06-01", &[])
            .order(2, "2026-07-01", &[])
            .order(4, "2026-12-01", &[])
    };
    assert_eq!(found(BuiltIn::NoSecondOrder, made(), "2026-08-30"), [1], "90 days");
    assert!(found(BuiltIn::NoSecondOrder, made(), "2026-08-31").is_empty(), "91 days");
    assert_eq!(found(BuiltIn::NoSecondOrder, made(), "2026-06-30"), [1, 2], "the second was not known yet");
}

#[test]
fn pos_venda_is_three_to_ten_days_after_the_first_order_without_a_word_since() {
    let made = || {
        Made::clients(4)
            .order(1, "2026-11-10", &[])
            .order(2, "2026-11-10", &[])
            .call(2, "2026-11-12", Outcome::Attended)
            .order(3, "2026-11-10", &[])
            .call(3, "2026-11-12", Outcome::NoAnswer)
            .order(4, "2026-10-01", &[])
            .order(4, "2026-11-10", &[])
    };
    for (on, who) in [
        ("2026-11-12", vec![]),
        ("2026-11-13", vec![1, 3]),
        ("2026-11-20", vec![1, 3]),
        ("2026-11-21", vec![]),
    ] {
        assert_eq!(found(BuiltIn::AfterFirstOrder, made(), on), who, "{on}");
    }
}

#[test]
fn cooling_vips_are_of_the_curve_a_and_in_risk() {
    // One order: cycle 30, in risk from day 46 to 90. All of one value: the first 80% are A, and so is the tie.
    let made = || Made::clients(2).order(1, "2026-01-01", &[]).order(2, "2026-02-10", &[]);
    assert!(found(BuiltIn::CoolingVips, made(), "2026-02-15").is_empty());
    assert_eq!(found(BuiltIn::CoolingVips, made(), "2026-02-16"), [1]);
    assert_eq!(found(BuiltIn::CoolingVips, made(), "2026-04-02"), [2], "the other is inativo by now");
}

#[test]
fn who_lacks_the_pair_and_who_is_of_a_ramo_that_heats_up() {
    let mut made = Made::clients(22);
    for client in 1..=20 {
        made = made.order(client, "2026-03-02", if client <= 8 { &["a", "b"] } else { &["c"] });
    }
    made = made.order(21, "2026-03-02", &["a"]);
    assert_eq!(found(BuiltIn::MissingPair, made.clone(), "2026-03-02"), [21]);
    let p = made.portfolio();
    let named = |key: &str, on: &str| {
        let seen = Seen::on(&p, d(on));
        numbers(&Named::parse(key).unwrap().members(&p, &seen, &Baskets::of(&p)))
    };
    assert_eq!(named("sem-o-par\ta\tb", "2026-03-02"), [21]);
    assert_eq!(named("sem-o-par\tb\ta", "2026-03-02"), NOBODY);
    assert_eq!(named("sem-o-par\tz\ta", "2026-03-02"), NOBODY, "nobody buys it any more");
    assert_eq!(named("sem-o-par\ta\tz", "2026-03-02").len(), 9);
    assert_eq!(named("sem-o-par\ta\tb", "2026-03-01"), NOBODY);

    let bar = |made: Made, client| made.with(client, |one| one.industry = Some("Bar".to_owned()));
    let mut made = (1..=5).fold(Made::clients(9), bar);
    made = made.with(5, |one| one.situation = Situation::Prospect);
    for at in 0..24 {
        made = made.order(1 + at % 3, &format!("2026-11-{:02}", 1 + at), &[]);
        made = made.order(6, &format!("2026-11-{:02}", 1 + at), &[]);
        made = made.order(7, &format!("2026-07-{:02}", 1 + at), &[]);
    }
    assert_eq!(
        found(BuiltIn::HeatingSector, made, "2026-11-28"),
        [4, 5],
        "those of the ramo who buy are no news"
    );
}

#[test]
fn good_payers_are_in_it_until_a_benefit_holds() {
    let mut made = Made::clients(3);
    for (client, delay) in [(1, 20), (2, 20), (3, 200)] {
        for day in ["2026-08-01", "2026-09-01", "2026-10-01"] {
            made = made.order(client, day, &[]);
        }
        let seen = RiskSeen { mean_delay_tenths: Some(delay), ..RiskSeen::default() };
        made = made.checked(client, "2026-11-01", seen);
    }
    let made =
        made.with(2, |one| (one.benefit, one.benefit_since) = (Some("3%".to_owned()), Some(d("2026-11-10"))));
    let p = made.portfolio();
    let found = |on: &str| {
        let seen = Seen::on(&p, d(on));
        numbers(&members(BuiltIn::GoodPayers, &p, &seen, &Baskets::default()))
    };
    assert_eq!(found("2026-11-09"), [1, 2]);
    assert_eq!(found("2026-11-10"), [1]);
}

#[test]
fn who_bought_after_the_last_contact_bought_unseen_until_buying_stops() {
    let made = || {
        Made::clients(4)
            .imported(1, "2026-11-10")
            .imported(2, "2026-11-10")
            .call(2, "2026-11-10", Outcome::Attended)
            .call(3, "2026-11-01", Outcome::Attended)
            .imported(3, "2026-11-10")
            .call(4, "2026-11-01", Outcome::Attended)
            .order(4, "2026-11-10", &[])
    };
    assert_eq!(found(BuiltIn::BoughtUnseen, made(), "2026-11-09"), NOBODY);
    assert_eq!(
        found(BuiltIn::BoughtUnseen, made(), "2026-11-10"),
        [1, 3],
        "one was called that day, one asked the rep"
    );
    let later = made().call(3, "2026-11-12", Outcome::NoAnswer).call(1, "2026-11-12", Outcome::Attended);
    assert_eq!(found(BuiltIn::BoughtUnseen, later, "2026-11-12"), [3], "an attempt is no contact");
    assert_eq!(found(BuiltIn::BoughtUnseen, made(), "2027-06-01"), NOBODY, "inativo by then");
}

#[test]
fn of_one_vendedor_are_only_those_held_on_the_day() {
    let ana = Some(SalespersonId::from_u128(1));
    let since = |from: &str| vec![Holding { salesperson: ana, since: Some(d(from)) }];
    let made = Made::clients(3)
        .order(1, "2026-11-10", &[])
        .order(2, "2026-11-10", &[])
        .order(3, "2026-11-10", &[])
        .with(1, |one| one.holdings = since("2026-01-01"))
        .with(2, |one| one.holdings = since("2026-11-15"));
    let p = made.portfolio();
    let of = |held_by: &HeldBy, on: &str| {
        let seen = Seen::on(&p, d(on)).of(&p, held_by);
        numbers(&members(BuiltIn::AfterFirstOrder, &p, &seen, &Baskets::default()))
    };
    assert_eq!(of(&HeldBy::default(), "2026-11-14"), [1, 2, 3]);
    let hers = HeldBy::new([ana].into());
    assert_eq!((of(&hers, "2026-11-14"), of(&hers, "2026-11-15")), (vec![1], vec![1, 2]));
    assert_eq!(of(&HeldBy::new([None].into()), "2026-11-15"), [3]);
}

#[test]
fn every_key_names_one_segment_and_the_sample_fills_some() {
    let keys: BTreeSet<&str> = BuiltIn::ALL.into_iter().map(BuiltIn::key).collect();
    assert_eq!(keys.len(), BuiltIn::ALL.len());
    let on = d("2026-11-21");
    let p = Portfolio::from_records(sample::records(7, on));
    let baskets = Baskets::of(&p);
    let seen = Seen::on(&p, on);
    let counts = BuiltIn::ALL.map(|one| members(one, &p, &seen, &baskets).len());
    assert!(counts[2] > 0, "{counts:?}");
}
