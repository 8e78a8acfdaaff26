//! *Resgate*: whom to win back first, in the order of what is lost by not trying (docs/domain.md §4).

use crate::domain::fact::case_event::CaseEventKind;
use crate::domain::indicator::analysis::insight::{Ahead, Insight};
use crate::domain::portfolio::slot::Slot;
use crate::domain::record::dossier::Dossier;
use chrono::NaiveDate;
use std::cmp::Reverse;

/// A client worth rescuing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rescue {
    pub slot: Slot,
    pub ahead: Ahead,
}

/// Those of `slots` in doubt and with something to lose, the largest expected loss first; ties by slot.
pub(crate) fn rescues(slots: &[Slot], insights: &[Option<Insight>]) -> Vec<Rescue> {
    let worth = |slot: &Slot| {
        let ahead = insights.get(slot.at())?.as_ref()?.ahead?;
        ahead.is_worth_rescuing().then_some(Rescue { slot: *slot, ahead })
    };
    let mut found: Vec<Rescue> = slots.iter().filter_map(worth).collect();
    found.sort_by_key(|rescue| (Reverse(rescue.ahead.loss_centavos), rescue.slot));
    found
}

/// The key of the last motivo given up to `on`: by a contact, when the client stopped or when its rescue was
/// given up, else by who marked the client.
pub(crate) fn last_reason(dossier: &Dossier, on: NaiveDate) -> Option<&str> {
    let of_mark = || dossier.client.as_ref().and_then(|client| client.situation_reason_on(on));
    last_given(dossier, on).map(|(_, reason)| reason).or_else(of_mark)
}

/// The last motivo given up to `on` on a day of its own, with that day: by a contact, when the client stopped or when its rescue
/// was given up.
pub(crate) fn last_given(dossier: &Dossier, on: NaiveDate) -> Option<(NaiveDate, &str)> {
    let client = dossier.client.as_ref();
    let of_contacts = dossier.interactions.iter().map(|said| (said.date, said.reason.as_deref()));
    let answers = client.into_iter().flat_map(|client| client.departures.values());
    let of_departures = answers.map(|answer| (answer.said, answer.reason.as_deref()));
    let of_cases = dossier.case_events().map(|event| match &event.kind {
        CaseEventKind::ClosedLost { reason, review_on: _ } => (event.date, reason.as_deref()),
        CaseEventKind::Opened
        | CaseEventKind::Tried
        | CaseEventKind::Answered
        | CaseEventKind::Confirmed
        | CaseEventKind::ClosedWon => (event.date, None),
    });
    let given = of_contacts.chain(of_departures).chain(of_cases).filter(|(said, _)| *said <= on);
    given.filter_map(|(said, reason)| Some((said, reason?))).max_by_key(|(said, _)| *said)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::alive::Outlook;
    use crate::domain::client::Client;
    use crate::domain::client::answer::Answer;
    use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::value::id::{ClientId, InteractionId};

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
        let order: Vec<Slot> =
            rescues(&[0, 1, 2, 3, 4, 5, 9].map(Slot::new), &all).iter().map(|one| one.slot).collect();
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
        let mut client = Client::new(dossier.id, Stamp::default());
        let (turned, said) = (day("2026-03-01"), day("2026-03-02"));
        let answer = Answer { turned, said, reason: Some("fechou".to_owned()), note: None };
        client.departures.insert(day("2025-12-01"), answer);
        client.situation_reason = Some("novo-dono".to_owned());
        dossier.client = Some(client);
        assert_eq!(last_reason(&dossier, day("2026-03-02")), Some("fechou"));
        assert_eq!(last_reason(&dossier, day("2026-03-01")), Some("sem-giro"));
        assert_eq!(last_reason(&dossier, day("2025-12-31")), Some("novo-dono"));
    }
}
