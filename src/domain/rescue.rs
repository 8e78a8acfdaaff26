//! *Resgate*: whom to win back first, in the order of what is lost by not trying (docs/domain.md §4).

use super::dossier::Dossier;
use super::insight::{Ahead, Insight};
use chrono::NaiveDate;
use std::cmp::Reverse;

/// A client worth rescuing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rescue {
    pub slot: usize,
    pub ahead: Ahead,
}

/// Those of `slots` in doubt and with something to lose, the largest expected loss first; ties by slot.
pub fn rescues(slots: &[usize], insights: &[Option<Insight>]) -> Vec<Rescue> {
    let worth = |slot: &usize| {
        let ahead = insights.get(*slot)?.as_ref()?.ahead?;
        ahead.is_worth_rescuing().then_some(Rescue { slot: *slot, ahead })
    };
    let mut found: Vec<Rescue> = slots.iter().filter_map(worth).collect();
    found.sort_by_key(|rescue| (Reverse(rescue.ahead.loss_centavos), rescue.slot));
    found
}

/// The key of the last motivo given up to `on`, by a contact or by who marked the client.
pub fn last_reason(dossier: &Dossier, on: NaiveDate) -> Option<&str> {
    let said = dossier.interactions.iter().rev().filter(|said| said.date <= on);
    let of_contact = said.filter_map(|said| said.reason.as_deref()).next();
    let of_mark = || {
        let client = dossier.client.as_ref()?;
        client.situation_reason.as_deref().filter(|_| client.situation_since.is_none_or(|since| since <= on))
    };
    of_contact.or_else(of_mark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::alive::Outlook;
    use crate::domain::id::{ClientId, InteractionId};
    use crate::domain::interaction::{Channel, Interaction, Outcome};
    use crate::domain::stamp::Stamp;

    fn insight(p_alive: f64, loss_centavos: i64) -> Option<Insight> {
        let outlook = Outlook { p_alive, p_buys: 0.0, expected_orders: 0.0, next_order_days: None };
        let ahead = Ahead { outlook, next_order: None, order_centavos: 1, loss_centavos };
        Some(Insight { rfm: None, segment: None, orders_12m: 1, revenue_12m: 1, ahead: Some(ahead) })
    }

    #[test]
    fn the_largest_loss_in_doubt_comes_first() {
        let all = [
            insight(0.5, 100),
            insight(0.9, 900),
            insight(0.04, 900),
            insight(0.3, 300),
            insight(0.3, 0),
            None,
        ];
        let order: Vec<usize> = rescues(&[0, 1, 2, 3, 4, 5, 9], &all).iter().map(|one| one.slot).collect();
        assert_eq!(order, [3, 0]);
    }

    #[test]
    fn the_last_reason_known_that_day_counts() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let mut dossier = Dossier::empty(ClientId::from_u128(1));
        for (id, date, reason) in [(1, "2026-01-01", "preco"), (2, "2026-02-01", "sem-giro")] {
            let id = InteractionId::from_u128(id);
            let said = Interaction::new(id, Stamp::default(), day(date), Channel::Visit, Outcome::NoOrder);
            dossier.interactions.push(Interaction { reason: Some(reason.to_owned()), ..said });
        }
        assert_eq!(last_reason(&dossier, day("2026-01-31")), Some("preco"));
        assert_eq!(last_reason(&dossier, day("2026-02-01")), Some("sem-giro"));
        assert_eq!(last_reason(&dossier, day("2025-12-31")), None);
    }
}
