//! Alerts a day on the sample over sixty days: acting on nothing, and acting on the queue each working day. The numbers stand in
//! docs/domain.md; `cargo test sixty_days -- --nocapture` prints them.

use super::queue::queue;
use super::*;
use crate::domain::catalog::CatalogEdit;
use crate::domain::fact::interaction::{Interaction, Outcome};
use crate::domain::fact::order::Order;
use crate::domain::indicator::status::statuses;
use crate::domain::keeping::stamp::{DeviceId, Stamp};
use crate::domain::portfolio::change::{Change, Deed, Step};
use crate::domain::sample;
use crate::domain::value::id::{InteractionId, OrderId};
use crate::domain::value::money::Centavos;
use std::collections::BTreeSet;

const DAYS: i64 = 60;
const PUT_OFF_DAYS: i64 = 14;

/// Of each day, how many alerts there are in all and in the queue; and how many clients had a turn in the queue.
fn simulate(acts: bool) -> (Vec<(usize, usize)>, usize) {
    let first = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let mut p = Portfolio::from_records(sample::records(7, step_days(first, -2)));
    let mut done = 0_u64;
    let (mut counted, mut turns) = (Vec::new(), BTreeSet::new());
    for today in (0..DAYS).map(|day| step_days(first, day)) {
        let seen = statuses(p.columns(), p.rules(), today);
        let known = Known { portfolio: &p, statuses: &seen, model: None, copied: Copied::NotAsked, today };
        let all = alerts(&known, |slot| slot.at() as u32);
        let (asked, _) = queue(&all, 0, p.rules().alerts.a_day.into());
        counted.push((all.len(), asked.len()));
        turns.extend(asked.iter().filter_map(|alert| alert.id.client));
        if !acts || !p.rules().calendar.is_working_day(today) {
            continue;
        }
        for alert in &asked {
            let Some(client) = alert.id.client else { continue };
            done += 1;
            let stamp = Stamp { millis: u64::MAX / 2 + done, counter: 0, device: DeviceId(1) };
            let id = InteractionId::from_u128(u128::MAX / 2 + u128::from(done));
            // A visit that was agreed is made; everything else is a call.
            let channel = match &alert.reason {
                Reason::Appointment { channel, .. } => *channel,
                _ => Channel::Call,
            };
            let spoke = Interaction::new(id, stamp, today, channel, Outcome::Attended);
            let mut steps = vec![Step::AddInteraction { client, interaction: Box::new(spoke) }];
            // Every second one orders.
            if done.is_multiple_of(2) {
                let id = OrderId::from_u128(u128::MAX / 2 + u128::from(done));
                let order = Order::new(id, stamp, today, Centavos::new(50_000));
                steps.push(Step::AddOrder { client, order: Box::new(order) });
            }
            // What a word does not settle is put off.
            if matches!(alert.id.cause, Cause::Risk | Cause::Stock) {
                let until = step_days(today, PUT_OFF_DAYS);
                let edit =
                    CatalogEdit::Setting { id: snooze_path(alert.id), value: Some(until.to_string().into()) };
                steps.push(Step::EditCatalog(edit));
            }
            p.apply(&Change { deed: Deed::Edit, steps }, stamp).unwrap();
        }
    }
    (counted, turns.len())
}

fn mean(counted: &[(usize, usize)], of: fn(&(usize, usize)) -> usize) -> usize {
    counted.iter().map(of).sum::<usize>() / counted.len()
}

#[test]
fn sixty_days_of_the_sample_ask_for_no_more_than_ten_a_day_and_acting_brings_the_next() {
    let ((idle, few), (acting, many)) = (simulate(false), simulate(true));
    for (name, days, turns) in [("acting on nothing", &idle, few), ("acting on the queue", &acting, many)] {
        println!(
            "{name}: all, first day {}, mean {}, last day {}; in the queue, mean {}, most {}, clients {turns}",
            days[0].0,
            mean(days, |day| day.0),
            days[days.len() - 1].0,
            mean(days, |day| day.1),
            days.iter().map(|day| day.1).max().unwrap(),
        );
        assert!(days.iter().all(|day| day.1 <= 10), "{name}");
    }
    assert_eq!(idle[0], acting[0]);
    assert!(idle[59].0 >= idle[0].0 / 2, "what nobody answers does not go away by itself");
    assert!(mean(&acting, |day| day.0) < mean(&idle, |day| day.0), "acting must pay");
    assert!(many > 2 * few, "who was spoken to gives way to the next: {many} {few}");
}
