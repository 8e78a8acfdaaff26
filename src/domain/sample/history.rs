//! What happened at one invented client: orders by its cycle, contacts by how well it is looked after, all backwards from
//! the last one, so that nothing is ever dated after today.

use super::super::client::Client;
use super::super::fact::Origin;
use super::{Story, Team, stamp, words};
use crate::domain::calendar::business_days::Calendar;
use crate::domain::calendar::period::step_days;
use crate::domain::fact::interaction::{Channel, Interaction, NextStep, Outcome};
use crate::domain::fact::order::{Order, OrderItem, OrderStatus};
use crate::domain::record::dossier::Dossier;
use crate::domain::value::dice::Dice;
use crate::domain::value::id::{InteractionId, OrderId, PrincipalId, SalespersonId};
use crate::domain::value::money::Centavos;
use chrono::{NaiveDate, NaiveTime};

#[derive(Debug)]
pub(super) struct Subject {
    pub client: Client,
    pub story: Story,
    /// First day with a record.
    pub started: NaiveDate,
    pub today: NaiveDate,
    pub seller: Option<SalespersonId>,
}

pub(super) fn of(dice: &mut Dice, subject: Subject, team: &Team) -> Dossier {
    let size = size(dice);
    let orders = orders(dice, &subject, team, size);
    let interactions = contacts(dice, &subject, &orders, size);
    let mut dossier =
        Dossier { interactions: interactions.into(), orders: orders.into(), ..Dossier::of(subject.client) };
    dossier.normalize();
    dossier
}

/// Centavos of a usual order. One over an even draw: most are small, a few make most of the revenue.
fn size(dice: &mut Dice) -> i64 {
    25_000 + 60_000_000 / dice.between(60, 1_800)
}

fn orders(dice: &mut Dice, subject: &Subject, team: &Team, size: i64) -> Vec<Order> {
    let (cycle, last_ago) = match subject.story {
        Story::Loyal { cycle_days } => (cycle_days, dice.between(0, cycle_days * 12 / 10)),
        Story::Fading { cycle_days, tenths_ago } => (cycle_days, cycle_days * tenths_ago / 10),
        Story::Gone => (30, dice.between(200, 300)),
        Story::Blocked => (30, dice.between(60, 130)),
        Story::New => (18, dice.between(2, 18)),
        Story::Prospect | Story::NoOrders => return Vec::new(),
    };
    let served: Vec<PrincipalId> = subject.client.principals.iter().copied().collect();
    let days = backwards(dice, subject, last_ago, cycle, 25);
    let order = |date: NaiveDate| {
        let principal = dice.pick(&served);
        let product = team.principals.iter().position(|id| *id == principal).unwrap_or(0);
        let items = items(dice, words::PRINCIPALS[product].1, size);
        let total = items.iter().map(|item| item.total.get()).sum();
        let fresh = date > step_days(subject.today, -4);
        let status = match dice.between(1, 100) {
            1..=3 => OrderStatus::Cancelled,
            4 => OrderStatus::Returned,
            _ if fresh => OrderStatus::Pending,
            _ => OrderStatus::Invoiced,
        };
        Order {
            status,
            origin: Origin::Imported,
            number: Some(dice.between(10_000, 99_999).to_string()),
            principal: Some(principal),
            salesperson: subject.client.holder_on(date),
            items,
            ..Order::new(OrderId::from_u128(dice.id()), stamp(date, 2), date, Centavos::new(total))
        }
    };
    days.into_iter().map(order).collect()
}

fn items(dice: &mut Dice, products: &[(&str, i64)], size: i64) -> Vec<OrderItem> {
    let target = size * dice.between(60, 150) / 100;
    let first = dice.between(0, products.len() as i64 - 1) as usize;
    let kinds = dice.between(1, products.len() as i64);
    (0..kinds as usize)
        .map(|at| {
            let (product, price) = products[(first + at) % products.len()];
            let boxes = (target / kinds / price).max(1);
            OrderItem {
                product: product.to_owned(),
                quantity_milli: boxes * 1000,
                total: Centavos::new(boxes * price),
            }
        })
        .collect()
}

fn contacts(dice: &mut Dice, subject: &Subject, orders: &[Order], size: i64) -> Vec<Interaction> {
    let class_interval = if size > 300_000 {
        15
    } else if size > 90_000 {
        28
    } else {
        50
    };
    let class_interval = match subject.story {
        Story::Prospect | Story::NoOrders => 30,
        Story::Loyal { .. } | Story::Fading { .. } | Story::Gone | Story::Blocked | Story::New => {
            class_interval
        }
    };
    let interval = subject.client.cadence_days.map_or(class_interval, i64::from);
    // How long ago the last contact was, in hundredths of the interval: every contact state has its share.
    let last = match dice.between(1, 100) {
        1..=48 => dice.between(0, 60),
        49..=67 => dice.between(72, 96),
        68..=83 => dice.between(105, 140),
        84..=94 => dice.between(160, 420),
        _ => return Vec::new(),
    };
    let mut contacts: Vec<Interaction> = backwards(dice, subject, interval * last / 100, interval, 40)
        .into_iter()
        .map(|date| contact(dice, subject, date))
        .collect();
    let newest = contacts.iter().map(|contact| contact.date).max();
    let visited = |order: &&Order| Some(order.date) <= newest;
    for order in orders.iter().filter(visited) {
        if dice.percent(65) {
            let mut sold = contact(dice, subject, order.date);
            sold.outcome = Outcome::Order;
            sold.order = Some(order.id);
            contacts.push(sold);
        }
    }
    contacts
}

fn contact(dice: &mut Dice, subject: &Subject, date: NaiveDate) -> Interaction {
    let channel = match dice.between(1, 100) {
        1..=55 => Channel::Visit,
        56..=76 => Channel::WhatsApp,
        77..=93 => Channel::Call,
        94..=96 => Channel::Email,
        97..=98 => Channel::Video,
        _ => Channel::Event,
    };
    let outcome = match dice.between(1, 100) {
        1..=34 => Outcome::Success,
        35..=54 => Outcome::Attended,
        55..=68 => Outcome::NoOrder,
        69..=79 => Outcome::Negotiation,
        80..=88 if channel == Channel::Visit => Outcome::Absent,
        80..=91 if channel == Channel::Visit => Outcome::Closed,
        80..=95 => Outcome::NoAnswer,
        _ => Outcome::Rescheduled,
    };
    let (hour, minute) = (dice.pick(&[8, 9, 10, 11, 13, 14, 15, 16, 17]), dice.between(0, 11) * 5);
    let mut contact =
        Interaction::new(InteractionId::from_u128(dice.id()), stamp(date, 1), date, channel, outcome);
    contact.time = NaiveTime::from_hms_opt(hour, minute as u32, 0);
    contact.salesperson = subject.client.holder_on(date).or(subject.seller);
    contact.reason = (outcome == Outcome::NoOrder).then(|| reason(&contact)).flatten();
    if outcome.reaches_buyer() {
        if dice.percent(25) {
            contact.note = Some(dice.pick(words::REACHED_NOTES).to_owned());
        }
        if dice.percent(6) {
            let nps = dice.pick(&[3, 6, 7, 8, 8, 9, 9, 9, 10, 10]);
            contact.nps = u8::try_from(nps).ok();
        }
        if dice.percent(8) {
            let what = "Retornar com a proposta".to_owned();
            contact.next_step = Some(NextStep { date: step_days(date, dice.between(5, 20)), what });
        }
    }
    if channel == Channel::Visit {
        contact.position = subject.client.location;
    }
    contact
}

/// Working days from `last_ago` days before today back to the start, about `step` days apart (give or take `spread` percent).
fn backwards(dice: &mut Dice, subject: &Subject, last_ago: i64, step: i64, spread: i64) -> Vec<NaiveDate> {
    let calendar = Calendar::default();
    let mut days = Vec::new();
    let mut at = step_days(subject.today, -last_ago);
    while at >= subject.started {
        if let Some(day) = calendar.on_or_before(at)
            && day >= subject.started
            && days.last() != Some(&day)
        {
            days.push(day);
        }
        at = step_days(at, -(step * dice.between(100 - spread, 100 + spread) / 100).max(1));
    }
    days
}

/// A motivo from the contact's own identity, so that nothing else of the sample moves; some skipped it.
fn reason(contact: &Interaction) -> Option<String> {
    let roll = (contact.id.uuid().as_u128() % 97) as usize;
    let key = *words::REASONS.get(roll % (words::REASONS.len() + 2))?;
    Some(key.to_owned())
}
