//! A contact or an order told again. What happened is added and never edited, so the old one is removed and the right one added
//! in one change, and what spoke of the old one speaks of the right one.

use crate::domain::fact::interaction::Interaction;
use crate::domain::fact::kept_fact::KeptFact;
use crate::domain::fact::order::Order;
use crate::domain::portfolio::change::Step;
use crate::domain::record::dossier::Dossier;
use crate::domain::value::id::{ClientId, InteractionId, OrderId};

/// `fresh` gives an identity to each contact that comes anew.
pub(crate) fn contact_again(
    known: &Dossier,
    old: InteractionId,
    told: Interaction,
    mut fresh: impl FnMut() -> InteractionId,
) -> Vec<Step> {
    let client = known.id;
    let id = fresh();
    let mut steps = again(client, old, Interaction { id, ..told }).to_vec();
    for other in known.interactions.iter().filter(|other| other.resolves == Some(old)) {
        steps.extend(again(
            client,
            other.id,
            Interaction { id: fresh(), resolves: Some(id), ..other.clone() },
        ));
    }
    for event in known.care_events().filter(|event| event.about == Some(old)) {
        let mut event = event.clone();
        event.about = Some(id);
        steps.push(put(client, event.into()));
    }
    steps
}

/// `told` has an identity of its own already.
pub(crate) fn order_again(
    known: &Dossier,
    old: OrderId,
    told: Order,
    mut fresh: impl FnMut() -> InteractionId,
) -> Vec<Step> {
    let (client, id) = (known.id, told.id);
    let mut steps =
        vec![Step::RemoveOrder { client, order: old }, Step::AddOrder { client, order: Box::new(told) }];
    // Only one contact brings an order.
    if let Some(contact) = known.interactions.iter().find(|contact| contact.order == Some(old)) {
        let told = Interaction { order: Some(id), ..contact.clone() };
        steps.extend(contact_again(known, contact.id, told, &mut fresh));
    }
    for incident in known.incidents().filter(|incident| incident.order == Some(old)) {
        let mut incident = incident.clone();
        incident.order = Some(id);
        steps.push(put(client, incident.into()));
    }
    steps
}

fn again(client: ClientId, old: InteractionId, told: Interaction) -> [Step; 2] {
    let add = Step::AddInteraction { client, interaction: Box::new(told) };
    [Step::RemoveInteraction { client, interaction: old }, add]
}

fn put(client: ClientId, fact: KeptFact) -> Step {
    Step::PutFact { client, fact: Box::new(fact) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::Client;
    use crate::domain::fact::care::CareEvent;
    use crate::domain::fact::care::kind::CareKind;
    use crate::domain::fact::incident::Incident;
    use crate::domain::fact::incident::kind::IncidentKind;
    use crate::domain::fact::interaction::{Channel, Outcome};
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::value::id::{CareEventId, IncidentId};
    use crate::domain::value::money::Centavos;
    use chrono::NaiveDate;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 18).unwrap()
    }

    fn contact(number: u128) -> Interaction {
        let id = InteractionId::from_u128(number);
        Interaction::new(id, Stamp::default(), day(), Channel::Visit, Outcome::Success)
    }

    fn order(number: u128, value: i64) -> Order {
        Order::new(OrderId::from_u128(number), Stamp::default(), day(), Centavos::new(value))
    }

    fn fresh() -> impl FnMut() -> InteractionId {
        let mut last = 100;
        move || {
            last += 1;
            InteractionId::from_u128(last)
        }
    }

    /// Contact 1 was a complaint about order 7; contact 2 resolves it; a care event and an eventualidade speak of them.
    fn known() -> Dossier {
        let mut care = CareEvent::new(CareEventId::from_u128(3), Stamp::default(), day(), CareKind::Heard);
        care.about = Some(InteractionId::from_u128(1));
        let mut incident =
            Incident::new(IncidentId::from_u128(4), Stamp::default(), day(), IncidentKind::ALL[0]);
        incident.order = Some(OrderId::from_u128(7));
        let first = Interaction { order: Some(OrderId::from_u128(7)), ..contact(1) };
        let second = Interaction { resolves: Some(InteractionId::from_u128(1)), ..contact(2) };
        Dossier {
            interactions: vec![first, second].into(),
            orders: vec![order(7, 100)].into(),
            facts: vec![care.into(), incident.into()],
            ..Dossier::of(Client::new(ClientId::from_u128(9), Stamp::default()))
        }
    }

    fn added(steps: &[Step]) -> Vec<&Interaction> {
        let added = steps.iter().filter_map(|step| match step {
            Step::AddInteraction { client: _, interaction } => Some(interaction.as_ref()),
            _ => None,
        });
        added.collect()
    }

    #[test]
    fn what_spoke_of_the_old_contact_speaks_of_the_right_one() {
        let told = Interaction { channel: Channel::Call, ..contact(1) };
        let steps = contact_again(&known(), InteractionId::from_u128(1), told, fresh());
        let [right, resolves] = added(&steps)[..] else { panic!("{steps:?}") };
        assert_eq!((right.channel, resolves.resolves), (Channel::Call, Some(right.id)));
        assert_ne!(right.id, InteractionId::from_u128(1));
        let about = steps.iter().find_map(|step| match step {
            Step::PutFact { client: _, fact } => match fact.as_ref() {
                KeptFact::CareEvent(event) => event.about,
                _ => None,
            },
            _ => None,
        });
        assert_eq!(about, Some(right.id));
    }

    #[test]
    fn a_contact_nobody_speaks_of_is_one_removed_and_one_added() {
        let steps = contact_again(&known(), InteractionId::from_u128(2), contact(2), fresh());
        assert!(matches!(steps[..], [Step::RemoveInteraction { .. }, Step::AddInteraction { .. }]));
    }

    #[test]
    fn the_contact_and_the_eventualidade_of_an_order_follow_it() {
        let steps = order_again(&known(), OrderId::from_u128(7), order(8, 200), fresh());
        assert!(added(&steps).iter().any(|one| one.order == Some(OrderId::from_u128(8))));
        let incident = steps.iter().find_map(|step| match step {
            Step::PutFact { client: _, fact } => match fact.as_ref() {
                KeptFact::Incident(incident) => incident.order,
                _ => None,
            },
            _ => None,
        });
        assert_eq!(incident, Some(OrderId::from_u128(8)));
    }
}
