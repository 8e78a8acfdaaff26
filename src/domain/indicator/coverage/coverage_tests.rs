//! Who is in the denominator: the register and its history, never what was bought and never silence.

use super::*;
use crate::domain::calendar::period::{Month, step_days};
use crate::domain::client::Client;
use crate::domain::client::Situation;
use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
use crate::domain::fact::order::Order;
use crate::domain::indicator::status::every_status;
use crate::domain::keeping::stamp::Stamp;
use crate::domain::record::dossier::Dossier;
use crate::domain::rules::CoverageRules;
use crate::domain::value::id::{ClientId, InteractionId, OrderId};
use crate::domain::value::money::Centavos;
use proptest::collection::vec;
use proptest::prelude::*;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 20).unwrap()
}

fn client(number: u128) -> Dossier {
    Dossier::of(Client::new(ClientId::from_u128(number), Stamp::default()))
}

fn contacted(mut dossier: Dossier, date: NaiveDate) -> Dossier {
    let id = InteractionId::from_u128(dossier.interactions.len() as u128 + 1);
    let visit = Interaction::new(id, Stamp::default(), date, Channel::Visit, Outcome::Success);
    dossier.interactions.extend([visit]);
    dossier
}

fn bought(mut dossier: Dossier, date: NaiveDate) -> Dossier {
    let id = OrderId::from_u128(dossier.orders.len() as u128 + 1);
    dossier.orders.push(Order::new(id, Stamp::default(), date, Centavos::new(10_000)));
    dossier.normalize();
    dossier
}

fn november(dossiers: &[Dossier], rules: &Rules) -> Coverage {
    let columns = Columns::of(dossiers, &rules.coverage);
    coverage(&columns, rules, Month::of(today()).period(), today())
}

/// Covered and eligible.
fn rate(dossiers: &[Dossier]) -> (u32, u32) {
    let tally = november(dossiers, &Rules::default()).tally;
    (tally.covered, tally.eligible)
}

#[test]
fn the_first_order_of_a_carteira_changes_no_denominator() {
    let six_of_twelve = || {
        (0..12).map(|number| {
            let dossier = client(number);
            if number < 6 { contacted(dossier, today()) } else { dossier }
        })
    };
    let carteira: Vec<Dossier> = six_of_twelve().collect();
    assert_eq!(rate(&carteira), (6, 12));
    for buyer in 0..12 {
        let mut carteira: Vec<Dossier> = six_of_twelve().collect();
        carteira[buyer] = bought(carteira[buyer].clone(), today());
        // An order recorded in the app is itself a contact.
        assert_eq!(rate(&carteira), (if buyer < 6 { 6 } else { 7 }, 12), "client {buyer} bought");
    }
}

#[test]
fn silence_never_raises_the_coverage() {
    // Ten bought two years ago; five of them were contacted this month and the others were forgotten.
    let silent: Vec<Dossier> = (0..10)
        .map(|number| {
            let dossier = bought(client(number), step_days(today(), -730));
            if number < 5 { contacted(dossier, today()) } else { dossier }
        })
        .collect();
    let all = november(&silent, &Rules::default());
    assert_eq!((all.tally.covered, all.tally.eligible, all.excluded(Exclusion::Silent)), (5, 10, 0));
    let mut rules = Rules::default();
    rules.coverage.exclude_silent = true;
    let without = november(&silent, &rules);
    assert_eq!((without.tally.eligible, without.excluded(Exclusion::Silent)), (0, 10), "and says how many");
}

#[test]
fn a_setting_says_how_many_it_would_leave_out_while_it_does_not() {
    let declared = |number: u128, situation: Situation| {
        let mut dossier = bought(client(number), step_days(today(), -730));
        if let Some(client) = &mut dossier.client {
            client.situation = situation;
        }
        dossier
    };
    let active = bought(client(9), today());
    let carteira = [
        declared(1, Situation::Active),
        declared(2, Situation::Active),
        declared(3, Situation::Blocked),
        declared(4, Situation::Prospect),
        active,
    ];
    let said = |change: fn(&mut CoverageRules)| {
        let mut rules = Rules::default();
        change(&mut rules.coverage);
        let columns = Columns::of(&carteira, &rules.coverage);
        left_out_by_settings(&columns, &rules, today())
    };
    // Potencial, marked as gone, blocked, silent.
    assert_eq!(said(|_| {}), [1, 0, 1, 2]);
    assert_eq!(said(|rules| rules.exclude_silent = true), [1, 0, 1, 2], "the same while it does");
    assert_eq!(said(|rules| rules.include_prospects = true), [1, 0, 1, 3], "who is let in may be silent too");
    let none = left_out_by_settings(&Columns::default(), &Rules::default(), today());
    assert_eq!(none, [0; 4]);
}

#[test]
fn each_declaration_is_left_out_by_its_own_name_and_let_in_by_its_own_toggle() {
    let declared = |number: u128, situation: Situation| {
        let mut dossier = contacted(bought(client(number), today()), today());
        if let Some(client) = &mut dossier.client {
            client.situation = situation;
        }
        dossier
    };
    let carteira = [
        declared(1, Situation::Active),
        declared(2, Situation::Blocked),
        declared(3, Situation::Prospect),
        declared(4, Situation::Former),
    ];
    let out = |coverage: &Coverage| Exclusion::ALL.map(|reason| coverage.excluded(reason));
    let strict = november(&carteira, &Rules::default());
    assert_eq!((strict.tally.eligible, out(&strict)), (1, [0, 0, 1, 1, 1, 0]));
    let toggles: [(fn(&mut CoverageRules), Exclusion); 3] = [
        (|rules| rules.include_blocked = true, Exclusion::Blocked),
        (|rules| rules.include_prospects = true, Exclusion::Prospect),
        (|rules| rules.include_former = true, Exclusion::Former),
    ];
    for (toggle, reason) in toggles {
        let mut rules = Rules::default();
        toggle(&mut rules.coverage);
        let looser = november(&carteira, &rules);
        assert_eq!((looser.tally.eligible, looser.excluded(reason)), (2, 0), "{reason:?}");
    }
}

fn any_client() -> impl Strategy<Value = (Situation, Vec<i64>, Vec<i64>)> {
    let situations = vec![Situation::Active, Situation::Blocked, Situation::Prospect, Situation::Former];
    (prop::sample::select(situations), vec(0..900_i64, 0..4), vec(0..60_i64, 0..3))
}

fn built((number, (situation, orders, contacts)): (usize, &(Situation, Vec<i64>, Vec<i64>))) -> Dossier {
    let mut dossier = client(number as u128);
    if let Some(client) = &mut dossier.client {
        client.situation = *situation;
    }
    let dossier = orders.iter().fold(dossier, |dossier, ago| bought(dossier, step_days(today(), -ago)));
    contacts.iter().fold(dossier, |dossier, ago| contacted(dossier, step_days(today(), -ago)))
}

proptest! {
    /// Whoever buys, and whenever, nobody else is judged otherwise for it, on any day; and the buyer stays where it was.
    #[test]
    fn an_order_of_one_client_changes_no_others_eligibility_or_class(
        clients in vec(any_client(), 1..8), who in 0..8_usize, ago in 0..900_i64, on in 0..900_i64,
        silent: bool,
    ) {
        let who = who % clients.len();
        let mut rules = Rules::default();
        rules.coverage.exclude_silent = silent;
        let day = step_days(today(), -on);
        let before: Vec<Dossier> = clients.iter().enumerate().map(built).collect();
        let mut after = before.clone();
        after[who] = bought(after[who].clone(), step_days(today(), -ago));
        let of = |dossiers: &[Dossier]| {
            let statuses = every_status(&Columns::of(dossiers, &rules.coverage), &rules, day);
            statuses.into_iter().flatten().map(|one| (one.lifecycle, one.excluded)).collect::<Vec<_>>()
        };
        let (before, after) = (of(&before), of(&after));
        for slot in 0..clients.len() {
            if slot != who {
                prop_assert_eq!(before[slot], after[slot]);
            } else if !silent {
                prop_assert_eq!(before[slot].1, after[slot].1);
            }
        }
    }

    /// Taking contacts and orders away lowers or leaves every rate.
    #[test]
    fn forgetting_somebody_never_makes_the_coverage_look_better(clients in vec(any_client(), 1..8), who in 0..8_usize) {
        let who = who % clients.len();
        let before: Vec<Dossier> = clients.iter().enumerate().map(built).collect();
        let mut forgotten = clients.clone();
        forgotten[who].1.clear();
        forgotten[who].2.clear();
        let after: Vec<Dossier> = forgotten.iter().enumerate().map(built).collect();
        let (before, after) = (november(&before, &Rules::default()), november(&after, &Rules::default()));
        prop_assert_eq!(before.tally.eligible, after.tally.eligible);
        prop_assert!(after.tally.covered <= before.tally.covered && after.tally.bought <= before.tally.bought);
    }
}
