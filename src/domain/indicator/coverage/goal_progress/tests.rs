use super::*;
use crate::domain::catalog::goals::Source;
use crate::domain::client::{Client, Holding};
use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
use crate::domain::fact::order::Order;
use crate::domain::keeping::stamp::Stamp;
use crate::domain::record::dossier::Dossier;
use crate::domain::value::id::{ClientId, InteractionId, OrderId};
use crate::domain::value::money::Centavos;

const RUI: SalespersonId = SalespersonId::from_u128(1);
const EVA: SalespersonId = SalespersonId::from_u128(2);

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn november() -> Month {
    "2026-11".parse().unwrap()
}

/// A client of `holder` with orders of (day, centavos) and successful visits.
fn dossier(id: u128, holder: SalespersonId, orders: &[(&str, i64)], visits: &[&str]) -> Dossier {
    let mut client = Client::new(ClientId::from_u128(id), Stamp::default());
    client.holdings = vec![Holding { since: None, salesperson: Some(holder) }];
    let mut dossier = Dossier::of(client);
    for (at, (date, value)) in orders.iter().enumerate() {
        let order = OrderId::from_u128(id * 1000 + at as u128);
        dossier.orders.push(Order::new(order, Stamp::default(), day(date), Centavos::new(*value)));
    }
    for (at, date) in visits.iter().enumerate() {
        let visit = InteractionId::from_u128(id * 1000 + 500 + at as u128);
        let (channel, outcome) = (Channel::Visit, Outcome::Success);
        dossier.interactions.push(Interaction::new(visit, Stamp::default(), day(date), channel, outcome));
    }
    dossier.normalize();
    dossier
}

fn columns(dossiers: &[Dossier]) -> Columns {
    Columns::of(dossiers, &Rules::default().coverage)
}

#[test]
fn a_month_is_counted_for_all_and_for_who_holds_the_client() {
    let seen = columns(&[
        dossier(1, RUI, &[("2026-11-03", 500), ("2026-11-05", 700)], &["2026-11-03"]),
        dossier(2, EVA, &[("2026-10-30", 900), ("2026-11-20", 100)], &[]),
    ]);
    let on = day("2026-11-19");
    let all = done(&seen, &Rules::default(), november(), on, &[RUI, EVA]);
    let amounts = |done: &Done| Measure::ALL.map(|measure| done.amount(measure));
    assert_eq!(amounts(&all[0]), [1, 1, 1200, 1], "the order of the 20th is not known yet");
    assert_eq!(amounts(&all[1]), [1, 1, 1200, 1]);
    assert_eq!(amounts(&all[2]), [0, 0, 0, 0]);
    assert_eq!(all[0].tally.eligible, all[1].tally.eligible + all[2].tally.eligible);
    assert_eq!(all[0].level(Measure::Coverage), Some(50));
    assert_eq!(Done::default().level(Measure::Coverage), None, "nobody to cover");
}

#[test]
fn what_is_missing_is_parted_over_the_working_days_left() {
    // Thursday 19/11/2026, with 7 of 19 working days left: 36 of 200 are missing for 80%.
    let tally = Tally { eligible: 200, covered: 124, visited: 0, bought: 0 };
    let november_done = Done { tally, revenue_centavos: 900, new_clients: 0 };
    let at = |measure, value, on| {
        let target = Target { value, source: Source::Own };
        let habit = (&Habit::default(), 0);
        progress(measure, target, &november_done, habit, &Rules::default(), november(), day(on))
    };
    let found = at(Measure::Coverage, 80, "2026-11-19");
    assert_eq!((found.needed, found.missing, found.working_days_left), (160, 36, 7));
    assert_eq!((found.per_working_day, found.whole), (Some(6), Some(200)));
    assert_eq!(found.band, Band { low: 160 * 13 / 19, high: 160 * 13 / 19, months: 0 });
    assert_eq!(found.standing, GoalStanding::Ahead, "124 where an even pace has 109");
    assert_eq!(at(Measure::Coverage, 62, "2026-11-19").standing, GoalStanding::Reached);
    assert_eq!(at(Measure::Revenue, 1000, "2026-11-30").per_working_day, Some(100));
    assert_eq!(at(Measure::Revenue, 1000, "2026-11-30").standing, GoalStanding::Behind);
    let over = at(Measure::Revenue, 1000, "2026-12-01");
    assert_eq!(
        (over.standing, over.per_working_day, over.working_days_left),
        (GoalStanding::Missed, None, 0)
    );
    assert_eq!(at(Measure::NewClients, 3, "2026-10-31").standing, GoalStanding::Waiting);
    assert_eq!(at(Measure::NewClients, 3, "2026-10-31").working_days_left, 19);
}

#[test]
fn a_goal_of_nobody_misses_nobody() {
    let target = Target { value: 80, source: Source::Setting };
    let rules = Rules::default();
    let habit = (&Habit::default(), 0);
    let found =
        progress(Measure::Coverage, target, &Done::default(), habit, &rules, november(), day("2026-11-19"));
    assert_eq!((found.needed, found.standing, found.whole), (0, GoalStanding::Reached, Some(0)));
}

#[test]
fn the_band_is_what_earlier_months_had_reached_by_then() {
    // Each month from May to October 2026 sold 100 on its first working day and 300 on the 28th.
    let orders = [
        ("2026-05-04", 100),
        ("2026-05-28", 300),
        ("2026-06-01", 100),
        ("2026-06-26", 300),
        ("2026-07-01", 100),
        ("2026-07-28", 300),
        ("2026-08-03", 100),
        ("2026-08-28", 300),
        ("2026-09-01", 100),
        ("2026-09-28", 300),
        ("2026-10-01", 100),
        ("2026-10-28", 300),
    ];
    let seen = columns(&[dossier(1, RUI, &orders, &[])]);
    let rules = Rules::default();
    let on = day("2026-11-12");
    let habit = Habit::of(&seen, &rules, on, &[]);
    assert_eq!(habit.quartiles(0, Measure::Revenue), Some((250, 250, 6)));
    let now = done(&seen, &rules, november(), on, &[]);
    let target = Target { value: 4000, source: Source::Own };
    let found = progress(Measure::Revenue, target, &now[0], (&habit, 0), &rules, november(), on);
    assert_eq!(found.band, Band { low: 1000, high: 1000, months: 6 });
    assert_eq!(found.standing, GoalStanding::Behind);
    let none = Habit::of(&seen, &rules, day("2026-07-10"), &[]);
    assert_eq!(none.quartiles(0, Measure::Revenue), None, "two months are no habit");
}

#[test]
fn the_mean_of_three_months_is_suggested_rounded_up() {
    let orders =
        [("2026-08-10", 123_456), ("2026-09-10", 223_456), ("2026-10-13", 323_456), ("2026-11-03", 999_999)];
    let seen = columns(&[dossier(1, RUI, &orders, &[]), dossier(2, RUI, &[("2026-08-11", 100)], &[])]);
    let on = day("2026-11-19");
    let found = suggestions(&seen, &Rules::default(), november(), on, &[RUI, EVA]);
    assert_eq!(found[0][Measure::Revenue as usize], Some(230_000), "2.234,56 to two digits");
    assert_eq!(found[0][Measure::BuyerRate as usize], Some(70), "100%, 50% and 50%: 66.7%");
    assert_eq!(found[0][Measure::NewClients as usize], Some(1));
    assert_eq!(found[2], [None; 4]);
    let next = suggestions(&seen, &Rules::default(), november().next(), on, &[RUI]);
    assert_eq!(next, [found[0], found[1]], "of whole months only");
}
