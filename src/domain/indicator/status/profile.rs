//! The profile of a client (S0), first that fits: detrator, inativo, hiperconsumidor, qualificado, regular.

use super::satisfaction::Satisfaction;
use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::step_days;
use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
use crate::domain::fact::order::Order;
use crate::domain::measure::rfm::Rfm;
use crate::domain::measure::ticket::mix;
use crate::domain::portfolio::columns::Columns;
use crate::domain::portfolio::slot::Slot;
use crate::domain::record::dossier::Dossier;
use crate::domain::rhythm::lifecycle::Lifecycle;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Profile {
    Detractor,
    Inactive,
    Hyperconsumer,
    Qualified,
    Regular,
}

impl Profile {
    pub const ALL: [Profile; 5] =
        [Self::Detractor, Self::Inactive, Self::Hyperconsumer, Self::Qualified, Self::Regular];
}

/// The profile on `today` of the client in `slot`.
pub fn profile(
    dossier: &Dossier,
    columns: &Columns,
    slot: Slot,
    class: Lifecycle,
    rfm: Option<Rfm>,
    today: NaiveDate,
) -> Profile {
    if Satisfaction::of(dossier, today).is_detractor(today) {
        return Profile::Detractor;
    }
    match class {
        Lifecycle::Inactive | Lifecycle::Former => return Profile::Inactive,
        Lifecycle::Prospect => return Profile::Qualified,
        Lifecycle::NoOrders | Lifecycle::Active | Lifecycle::AtRisk => {}
    }
    if rfm.is_some_and(is_at_the_top) || buys_ever_more(dossier, columns, slot, today) {
        Profile::Hyperconsumer
    } else if showed_interest(&dossier.interactions.read(), today) {
        Profile::Qualified
    } else {
        Profile::Regular
    }
}

fn is_at_the_top(rfm: Rfm) -> bool {
    rfm.recency >= 4 && rfm.frequency == 5 && rfm.monetary == 5
}

const QUARTER_DAYS: i64 = 90;
const LEAST_ORDERS: u32 = 4;

/// At least four orders in the last 90 days, half as many again as in the 90 before, and the mix not smaller.
fn buys_ever_more(dossier: &Dossier, columns: &Columns, slot: Slot, today: NaiveDate) -> bool {
    let (split, start) = (step_days(today, -QUARTER_DAYS), step_days(today, -2 * QUARTER_DAYS));
    let orders = |after: NaiveDate, to: NaiveDate| {
        columns.bought_between(slot, Day::of(after) + 1, Day::of(to)).orders
    };
    let (now, before) = (orders(split, today), orders(start, split));
    now >= LEAST_ORDERS && 2 * now >= 3 * before && is_mix_kept(&dossier.orders.read(), start, split, today)
}

fn is_mix_kept(orders: &[Order], start: NaiveDate, split: NaiveDate, today: NaiveDate) -> bool {
    mix_between(orders, split, today) >= mix_between(orders, start, split)
}

/// Distinct products in valid orders after `after` and up to `to`.
pub fn mix_between(orders: &[Order], after: NaiveDate, to: NaiveDate) -> usize {
    let within = |order: &&Order| after < order.date && order.date <= to && order.is_valid();
    mix(orders.iter().filter(within).flat_map(|order| &order.items).map(|item| item.product.as_str()))
}

const INTEREST_DAYS: i64 = 60;

/// Asked for a quote, came to an event, or answered a message in the last 60 days.
fn showed_interest(interactions: &[Interaction], today: NaiveDate) -> bool {
    let oldest = step_days(today, -INTEREST_DAYS);
    let is_interest = |said: &Interaction| match (said.channel, said.outcome) {
        (_, Outcome::Negotiation) => true,
        (Channel::WhatsApp | Channel::Email | Channel::Event, outcome) => outcome.reaches_buyer(),
        (Channel::Visit | Channel::Call | Channel::Video, _) => false,
    };
    interactions.iter().any(|said| oldest <= said.date && said.date <= today && is_interest(said))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::Client;
    use crate::domain::fact::order::OrderItem;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::rules::CoverageRules;
    use crate::domain::value::id::{ClientId, InteractionId, OrderId};
    use crate::domain::value::money::Centavos;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
    }

    fn client() -> Dossier {
        Dossier::of(Client::new(ClientId::from_u128(1), Stamp::default()))
    }

    fn buying(days_ago: &[i64], products: &[&str]) -> Dossier {
        let mut dossier = client();
        for (id, ago) in (1..).zip(days_ago) {
            let date = step_days(today(), -ago);
            let mut order = Order::new(OrderId::from_u128(id), Stamp::default(), date, Centavos::new(100));
            order.items = products
                .iter()
                .map(|product| OrderItem {
                    product: (*product).to_owned(),
                    quantity_milli: 1000,
                    total: Centavos::new(100),
                })
                .collect();
            dossier.orders.push(order);
        }
        dossier.normalize();
        dossier
    }

    fn said(ago: i64, channel: Channel, outcome: Outcome) -> Interaction {
        let id = InteractionId::from_u128(1);
        Interaction::new(id, Stamp::default(), step_days(today(), -ago), channel, outcome)
    }

    fn of(dossier: &Dossier, class: Lifecycle, rfm: Option<Rfm>) -> Profile {
        let columns = Columns::of(std::slice::from_ref(dossier), &CoverageRules::default());
        profile(dossier, &columns, Slot::new(0), class, rfm, today())
    }

    #[test]
    fn the_first_that_fits_wins() {
        let mut angry = buying(&[1, 10, 20, 30], &[]);
        angry.interactions =
            vec![Interaction { nps: Some(2), ..said(3, Channel::Call, Outcome::Attended) }].into();
        assert_eq!(of(&angry, Lifecycle::Inactive, None), Profile::Detractor);
        assert_eq!(of(&client(), Lifecycle::Inactive, None), Profile::Inactive);
        assert_eq!(of(&client(), Lifecycle::Former, None), Profile::Inactive);
        assert_eq!(of(&client(), Lifecycle::Prospect, None), Profile::Qualified);
        assert_eq!(of(&client(), Lifecycle::NoOrders, None), Profile::Regular, "never called potencial");
        assert_eq!(of(&client(), Lifecycle::Active, None), Profile::Regular);
    }

    #[test]
    fn hyperconsumers_are_at_the_top_of_rfm_or_buy_half_as_much_again() {
        let rfm = |r, f, m| Some(Rfm { recency: r, frequency: f, monetary: m });
        assert_eq!(of(&client(), Lifecycle::Active, rfm(4, 5, 5)), Profile::Hyperconsumer);
        assert_eq!(of(&client(), Lifecycle::Active, rfm(3, 5, 5)), Profile::Regular);
        assert_eq!(of(&client(), Lifecycle::Active, rfm(5, 4, 5)), Profile::Regular);
        let more = |before: &[i64]| {
            let days: Vec<i64> = [0, 30, 60, 89].iter().chain(before).copied().collect();
            of(&buying(&days, &["sal"]), Lifecycle::Active, None)
        };
        assert_eq!(more(&[90, 120]), Profile::Hyperconsumer, "4 against 2");
        assert_eq!(more(&[90, 120, 150]), Profile::Regular, "4 is not half as much again as 3");
        assert_eq!(of(&buying(&[0, 30, 60], &[]), Lifecycle::Active, None), Profile::Regular);
    }

    #[test]
    fn interest_lasts_sixty_days() {
        let interested = |ago, channel, outcome| {
            let mut dossier = client();
            dossier.interactions = vec![said(ago, channel, outcome)].into();
            of(&dossier, Lifecycle::Active, None)
        };
        assert_eq!(interested(60, Channel::Visit, Outcome::Negotiation), Profile::Qualified);
        assert_eq!(interested(61, Channel::Visit, Outcome::Negotiation), Profile::Regular);
        assert_eq!(interested(1, Channel::WhatsApp, Outcome::Attended), Profile::Qualified);
        assert_eq!(interested(1, Channel::WhatsApp, Outcome::NoAnswer), Profile::Regular);
        assert_eq!(interested(1, Channel::Visit, Outcome::Success), Profile::Regular);
    }
}
