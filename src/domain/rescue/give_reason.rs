//! The steps that give a contact its motivo afterwards.
//!
//! A fact is never edited: the contact is taken out and comes in again with the motivo, under a new id. Whatever settled a
//! complaint of it, or was done about it, follows, so that no complaint opens again.

use crate::domain::fact::Origin;
use crate::domain::fact::care::CareEvent;
use crate::domain::fact::interaction::Interaction;
use crate::domain::portfolio::change::Step;
use crate::domain::record::dossier::Dossier;
use crate::domain::value::id::InteractionId;
use uuid::Uuid;

/// Gives the contact `id` the motivo; `None` where there is no such contact. `fresh` makes new identities.
pub(crate) fn give_reason(
    dossier: &Dossier,
    id: InteractionId,
    reason: &str,
    note: Option<String>,
    mut fresh: impl FnMut() -> Uuid,
) -> Option<Vec<Step>> {
    let client = dossier.id;
    let contact = dossier.interaction(id)?;
    let told = Interaction {
        reason: Some(reason.to_owned()),
        note: joined(contact.note.clone(), note),
        // Touched by a hand, so that a second import knows it as the same contact whatever its number.
        origin: Origin::Typed,
        ..contact.clone()
    };
    let mut steps = Vec::new();
    let mut again = vec![(id, told)];
    while let Some((old, contact)) = again.pop() {
        let new = InteractionId::new(fresh());
        steps.push(Step::RemoveInteraction { client, interaction: old });
        steps
            .push(Step::AddInteraction { client, interaction: Box::new(Interaction { id: new, ..contact }) });
        let care = dossier.care_events().filter(|one| one.about == Some(old));
        steps.extend(care.map(|one| {
            let fact = CareEvent { about: Some(new), ..one.clone() };
            Step::PutFact { client, fact: Box::new(fact.into()) }
        }));
        let follows = dossier.interactions.iter().filter(|one| one.resolves == Some(old) && one.id != id);
        again.extend(follows.map(|one| (one.id, Interaction { resolves: Some(new), ..one.clone() })));
    }
    Some(steps)
}

fn joined(before: Option<String>, note: Option<String>) -> Option<String> {
    match (before, note) {
        (Some(before), Some(note)) => Some(format!("{before}\n{note}")),
        (before, note) => before.or(note),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::Client;
    use crate::domain::fact::care::kind::CareKind;
    use crate::domain::fact::interaction::{Channel, Outcome};
    use crate::domain::keeping::stamp::{DeviceId, Stamp};
    use crate::domain::portfolio::Portfolio;
    use crate::domain::portfolio::change::{Change, Deed};
    use crate::domain::record::Record;
    use crate::domain::value::id::{CareEventId, ClientId};
    use chrono::NaiveDate;

    fn visit(id: u128) -> Interaction {
        let date = NaiveDate::from_ymd_opt(2026, 2, 28).unwrap();
        let id = InteractionId::from_u128(id);
        Interaction::new(id, Stamp::default(), date, Channel::Visit, Outcome::NoOrder)
    }

    fn carteira(visits: Vec<Interaction>) -> Portfolio {
        let mut dossier = Dossier::of(Client::new(ClientId::from_u128(1), Stamp::default()));
        dossier.interactions = visits.into();
        dossier.normalize();
        Portfolio::from_records([Record::Client(Box::new(dossier))])
    }

    fn given(portfolio: &mut Portfolio) -> Change {
        let client = ClientId::from_u128(1);
        let mut next = 100_u128;
        let fresh = || {
            next += 1;
            Uuid::from_u128(next)
        };
        let dossier = portfolio.dossier(client).unwrap();
        let note = Some("caro".to_owned());
        let steps = give_reason(dossier, InteractionId::from_u128(1), "preco", note, fresh).unwrap();
        let stamp = Stamp { millis: 9, counter: 0, device: DeviceId(1) };
        portfolio.apply(&Change { deed: Deed::GiveReason, steps }, stamp).unwrap().inverse
    }

    fn contacts(portfolio: &Portfolio) -> Vec<Interaction> {
        portfolio.dossier(ClientId::from_u128(1)).unwrap().interactions.to_vec()
    }

    #[test]
    fn the_contact_keeps_all_but_its_motivo_and_its_note() {
        let mut portfolio = carteira(vec![Interaction { note: Some("pediu tabela".to_owned()), ..visit(1) }]);
        let back = given(&mut portfolio);
        let [told] = contacts(&portfolio).try_into().unwrap();
        assert_eq!(told.reason.as_deref(), Some("preco"));
        assert_eq!(told.note.as_deref(), Some("pediu tabela\ncaro"));
        assert_eq!((told.date, told.outcome), (visit(1).date, Outcome::NoOrder));
        portfolio.apply(&back, Stamp { millis: 10, counter: 0, device: DeviceId(1) }).unwrap();
        let [undone] = contacts(&portfolio).try_into().unwrap();
        assert_eq!((undone.id, undone.reason), (InteractionId::from_u128(1), None));
    }

    #[test]
    fn what_settled_its_complaint_still_does() {
        let complaint = Interaction { complaint: Some("atraso".to_owned()), ..visit(1) };
        let settled = Interaction { resolves: Some(InteractionId::from_u128(1)), ..visit(2) };
        let mut portfolio = carteira(vec![complaint, settled]);
        given(&mut portfolio);
        let all = contacts(&portfolio);
        let about = all.iter().find(|one| one.complaint.is_some()).unwrap();
        assert_eq!(all.iter().filter(|one| one.resolves == Some(about.id)).count(), 1);
        assert_eq!(all.len(), 2);
    }

    #[test]
    fn what_was_done_about_its_complaint_is_still_about_it() {
        let complaint = Interaction { complaint: Some("atraso".to_owned()), ..visit(1) };
        let bare =
            CareEvent::new(CareEventId::from_u128(9), Stamp::default(), complaint.date, CareKind::Agreed);
        let agreed = CareEvent { about: Some(complaint.id), ..bare };
        let mut portfolio = carteira(vec![complaint]);
        let client = ClientId::from_u128(1);
        let put = Step::PutFact { client, fact: Box::new(agreed.into()) };
        let at = Stamp { millis: 1, counter: 0, device: DeviceId(1) };
        portfolio.apply(&Change::one(Deed::Care, put), at).unwrap();
        given(&mut portfolio);
        let now = contacts(&portfolio).first().map(|one| one.id);
        let about: Vec<_> = portfolio.dossier(client).unwrap().care_events().map(|one| one.about).collect();
        assert_eq!(about, [now]);
        assert_ne!(now, Some(InteractionId::from_u128(1)));
    }

    #[test]
    fn nobody_gives_a_motivo_to_a_contact_that_is_gone() {
        let portfolio = carteira(vec![]);
        let dossier = portfolio.dossier(ClientId::from_u128(1)).unwrap();
        let id = InteractionId::from_u128(1);
        assert_eq!(give_reason(dossier, id, "preco", None, Uuid::nil), None);
    }
}
