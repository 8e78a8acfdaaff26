//! A segment that was saved, and a message to its clients with what came of it. Made from what the carteira already has, without
//! the dice, so that nothing else of the sample moves.

use super::super::{stamp, words};
use crate::domain::calendar::business_days::Calendar;
use crate::domain::calendar::period::step_days;
use crate::domain::catalog::CatalogEntry;
use crate::domain::catalog::mailing::{MailAnswer, MailAnswerId, Mailing};
use crate::domain::catalog::segment::{Segment, SegmentColour};
use crate::domain::client::Situation;
use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
use crate::domain::keeping::register::Register;
use crate::domain::record::Record;
use crate::domain::record::dossier::Dossier;
use crate::domain::value::id::{ClientId, InteractionId, MailingId, SegmentId};
use chrono::NaiveDate;

/// Begun so many days ago, on the working day before: two weeks of result and some days more.
const BEGUN_DAYS_AGO: i64 = 24;
/// Whom it is for ordered within so many days before.
const ORDERED_WITHIN_DAYS: i64 = 90;
/// So many, of whom each fifth was drawn to get none.
const CLIENTS: usize = 20;
const ONE_IN: usize = 5;
/// Each so manieth was skipped.
const SKIPPED_ONE_IN: usize = 7;
const SEGMENT: SegmentId = SegmentId::from_u128(0x5e9_0000);
const MAILING: MailingId = MailingId::from_u128(0x3a11_0000);
const FIRST_CONTACT: u128 = 0x3a11_c000_0000;

/// Also writes the contacts of what went out into the dossiers.
pub(in super::super) fn send(dossiers: &mut [Dossier], today: NaiveDate) -> Vec<Record> {
    let calendar = Calendar::default();
    let begun = (0..10)
        .map(|back| step_days(today, -(BEGUN_DAYS_AGO + back)))
        .find(|day| calendar.is_working_day(*day))
        .unwrap_or(today);
    let oldest = step_days(begun, -ORDERED_WITHIN_DAYS);
    let is_meant = |dossier: &&mut Dossier| {
        let ordered = dossier.orders.iter().any(|order| (oldest..begun).contains(&order.date));
        let client = dossier.client.as_ref();
        ordered
            && client.is_some_and(|client| client.whatsapp.is_some() && client.situation == Situation::Active)
    };
    let (mut clients, mut held, mut answers) = (Vec::new(), Vec::new(), Vec::new());
    for (at, dossier) in dossiers.iter_mut().filter(is_meant).take(CLIENTS).enumerate() {
        if at % ONE_IN == ONE_IN - 1 {
            held.push(dossier.id);
            continue;
        }
        let sent = at % SKIPPED_ONE_IN != SKIPPED_ONE_IN - 1;
        clients.push(dossier.id);
        answers.push(answered(dossier.id, begun, sent));
        if sent {
            let id = InteractionId::from_u128(FIRST_CONTACT + at as u128);
            let at = stamp(begun, 7);
            let bare = Interaction::new(id, at, begun, Channel::WhatsApp, Outcome::NoAnswer);
            let note = Some(format!("Mensagem do envio: {}", words::SEGMENT.0));
            dossier.interactions.push(Interaction { note, ..bare });
            dossier.normalize();
        }
    }
    let (name, query, offer) = words::SEGMENT;
    let kept = Segment {
        name: name.to_owned(),
        colour: SegmentColour::Teal,
        query: query.to_owned(),
        interval_days: 30,
        owner: None,
        template: None,
        offer: Some(offer.to_owned()),
    };
    let queue = Mailing {
        segment: SEGMENT.to_string(),
        name: name.to_owned(),
        begun,
        template: None,
        offer: Some(offer.to_owned()),
        clients,
        held: held.into_iter().collect(),
        stopped: false,
    };
    let at = stamp(begun, 7);
    let kept = CatalogEntry::Segment { id: SEGMENT, register: Register { value: Some(kept), at } };
    let queue = CatalogEntry::Mailing { id: MAILING, register: Register { value: Some(queue), at } };
    [kept, queue].into_iter().chain(answers).map(Record::Catalog).collect()
}

fn answered(client: ClientId, on: NaiveDate, sent: bool) -> CatalogEntry {
    let register = Register { value: Some(MailAnswer { on, sent }), at: stamp(on, 7) };
    CatalogEntry::MailAnswer { id: MailAnswerId { mailing: MAILING, client }, register }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::portfolio::Portfolio;
    use crate::domain::sample::records;
    use crate::domain::segment::campaign::outcome;
    use crate::domain::segment::queue::standing;

    #[test]
    fn the_message_went_out_and_its_result_is_known_on_both_sides() {
        for today in ["2026-11-21", "2028-02-29", "2026-01-01"] {
            let today = today.parse().unwrap();
            let p = Portfolio::from_records(records(7, today));
            let known = standing(&p, MAILING).unwrap();
            assert!(known.sent >= 8 && known.skipped >= 1 && known.next.is_none(), "{known:?}");
            let found = outcome(&p, MAILING, p.rules().mailing.result_days, today).unwrap();
            assert!(found.by_lot && found.written.decided >= 8 && found.compared.decided >= 2, "{found:?}");
            assert!(found.written.answered > 0 && found.written.bought > 0, "{found:?}");
        }
    }
}
