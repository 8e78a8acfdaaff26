//! What is kept by month and by client answers as a scan of every client's rows does: random carteiras, every month, every
//! group, past days too, before and after clients change.

use super::*;
use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::Month;
use crate::domain::client::{Client, Holding, Situation, SituationHeld};
use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
use crate::domain::fact::order::Order;
use crate::domain::indicator::coverage::coverage_history::{By, History, histories, history};
use crate::domain::indicator::coverage::members;
use crate::domain::keeping::stamp::Stamp;
use crate::domain::measure::tally::Tally;
use crate::domain::record::dossier::Dossier;
use crate::domain::rules::LifecycleMode;
use crate::domain::value::id::{ClientId, InteractionId, OrderId, SalespersonId};
use crate::domain::value::money::Centavos;
use crate::domain::value::uf::Uf;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

const FIRST: Day = Day::new(738_000);
const DAYS: i32 = 1300;

/// Ends of months are where rules change: every third day or so is one, or the day beside it.
fn day() -> impl Strategy<Value = NaiveDate> {
    (0..DAYS, 0..6_u8).prop_map(|(day, pull)| {
        let date = (FIRST + day).date().unwrap();
        match pull {
            0 => Month::of(date).last_day(),
            1 => Month::of(date).first_day(),
            _ => date,
        }
    })
}

fn dossier() -> impl Strategy<Value = Dossier> {
    let standing = (of(day()), of(day()), 0..4_usize, of(day()), any::<bool>());
    let past = vec((of(day()), 0..4_usize), 0..3);
    let holdings = vec((of(day()), of(0..3_u128)), 0..4);
    // Seasonal buyers too: days of one part of each year.
    let orders = prop_oneof![
        vec((day(), 0..4_u32), 0..12),
        vec((0..4_i32, 0..70_i32), 0..9).prop_map(|days| {
            let day = |(year, day)| ((FIRST + year * 365 + day).date().unwrap(), 0);
            days.into_iter().map(day).collect()
        }),
    ];
    let contacts = vec((day(), 0..6_usize, 0..11_usize), 0..12);
    ((standing, past), holdings, of(0..27_usize), orders, contacts, 0..12_u8).prop_map(
        |(((entered, left, situation, since, stays), past), holdings, state, orders, contacts, erased)| {
            let mut client = Client::new(ClientId::from_u128(1), Stamp::default());
            client.entered = entered.filter(|_| !stays);
            client.left = left.filter(|_| !stays);
            let every = [Situation::Active, Situation::Blocked, Situation::Prospect, Situation::Former];
            client.situation = every[situation];
            let was = |(since, situation): (_, usize)| SituationHeld::new(every[situation], since, None);
            client.past_situations = past.into_iter().map(was).collect();
            client.situation_since = since;
            client.holdings = holdings
                .into_iter()
                .map(|(since, id)| Holding { since, salesperson: id.map(SalespersonId::from_u128) })
                .collect();
            client.uf = state.map(|at| Uf::ALL[at]);
            let mut dossier = Dossier::of(client);
            for (at, (date, kind)) in (0..).zip(orders) {
                let value = Centavos::new(if kind == 3 { 0 } else { 100 });
                dossier.orders.push(Order::new(OrderId::from_u128(at), Stamp::default(), date, value));
            }
            for (at, (date, channel, outcome)) in (0..).zip(contacts) {
                let (channel, outcome) = (Channel::ALL[channel], Outcome::ALL[outcome]);
                let id = InteractionId::from_u128(at);
                dossier.interactions.push(Interaction::new(id, Stamp::default(), date, channel, outcome));
            }
            if erased == 0 {
                dossier.client = None;
            }
            dossier.normalize();
            dossier
        },
    )
}

fn rules() -> impl Strategy<Value = Rules> {
    (any::<[bool; 6]>(), 1..40_u16, 30..200_u16).prop_map(|(flags, cycle, inactive)| {
        let mut rules = Rules::default();
        rules.coverage.include_blocked = flags[0];
        rules.coverage.include_prospects = flags[1];
        rules.coverage.include_former = flags[2];
        rules.coverage.imported_order_counts = flags[3];
        rules.coverage.exclude_silent = flags[5];
        rules.lifecycle.default_cycle_days = cycle;
        rules.lifecycle.inactive_max_days = inactive;
        if flags[4] && flags[0] {
            rules.lifecycle.mode = LifecycleMode::FixedPeriods;
        }
        rules
    })
}

/// Month by month, client by client.
fn by_rows(columns: &Columns, rules: &Rules, months: &[Month], today: NaiveDate, by: By<'_>) -> History {
    let count = match by {
        By::Nothing => 0,
        By::Salesperson(listed) => listed.len(),
        By::Uf => Uf::ALL.len() + 1,
    };
    let mut past = History {
        months: months.to_vec(),
        totals: vec![Tally::default(); months.len()],
        groups: vec![vec![Tally::default(); months.len()]; count],
    };
    for (at, month) in months.iter().enumerate() {
        let day = Day::of(month.period().reference(today));
        for (slot, member) in members(columns, rules, month.period(), today) {
            let Ok(reach) = member else { continue };
            past.totals[at].add(reach);
            let group = match by {
                By::Nothing => None,
                By::Salesperson(listed) => listed.iter().position(|id| *id == columns.holder_on(slot, day)),
                By::Uf => Some(columns.standing[slot].uf.map_or(Uf::ALL.len(), |uf| uf as usize)),
            };
            if let Some(group) = group {
                past.groups[group][at].add(reach);
            }
        }
    }
    past
}

fn assert_both_ways(columns: &Columns, rules: &Rules, today: NaiveDate, months: u32, ahead: i32) {
    let listed = [Some(SalespersonId::from_u128(2)), None, Some(SalespersonId::from_u128(0))];
    let months: Vec<Month> = Month::of(today).plus(ahead).last_n(months).collect();
    let ways = [By::Nothing, By::Salesperson(&listed), By::Uf];
    let expected = ways.map(|by| by_rows(columns, rules, &months, today, by));
    assert_eq!(histories(columns, rules, &months, today, ways), expected);
    let day = Day::of(today);
    let mut slots = 0;
    days_and_class(columns, rules, today, |slot, known| {
        assert_eq!(slot, slots);
        slots += 1;
        if columns.standing[slot].present {
            assert_eq!(known, known_by_rows(columns, rules, slot, day), "slot {slot} on {today}");
        }
    });
    assert_eq!(slots, columns.len());
}

proptest! {
    #[test]
    fn months_and_classes_are_those_of_the_rows(
        dossiers in vec(dossier(), 0..7), rules in rules(), others in rules(),
        days in vec((0..DAYS + 200, any::<bool>()), 1..5),
        changed in vec((0..8_usize, dossier()), 0..4),
        months in 1..64_u32, ahead in -2..3_i32,
    ) {
        let mut columns = Columns::of(&dossiers, &rules.coverage);
        let today = |(day, end): (i32, bool)| {
            let date = (FIRST + day).date().unwrap();
            if end { Month::of(date).last_day() } else { date }
        };
        for day in &days {
            assert_both_ways(&columns, &rules, today(*day), months, ahead);
            assert_both_ways(&columns, &others, today(*day), 24, 0);
        }
        for (slot, dossier) in changed {
            if slot < columns.len() {
                columns.replace(Slot::new(slot), &dossier, &rules.coverage);
            } else {
                columns.push(&dossier, &rules.coverage);
            }
            assert_both_ways(&columns, &rules, today(days[0]), 24, 0);
        }
        for day in &days {
            assert_both_ways(&columns, &rules, today(*day), 24, ahead);
        }
    }
}

#[test]
fn more_than_255_clients_of_one_group_are_all_counted() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    let dossiers: Vec<Dossier> = (0..600)
        .map(|number| {
            let mut dossier = Dossier::of(Client::new(ClientId::from_u128(number), Stamp::default()));
            let id = InteractionId::from_u128(number);
            let visit = Interaction::new(id, Stamp::default(), today, Channel::Visit, Outcome::Success);
            dossier.interactions.extend((number < 511).then_some(visit));
            dossier
        })
        .collect();
    let columns = Columns::of(&dossiers, &Rules::default().coverage);
    let past = history(&columns, &Rules::default(), &[Month::of(today)], today, By::Uf);
    let all = Tally { eligible: 600, covered: 511, visited: 511, bought: 0 };
    assert_eq!((past.totals[0], past.groups[27][0]), (all, all));
}

#[test]
fn no_months_are_no_history() {
    let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    let past = history(&Columns::default(), &Rules::default(), &[], today, By::Uf);
    assert_eq!(past, History::default());
}
