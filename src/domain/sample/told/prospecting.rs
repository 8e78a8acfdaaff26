//! How the potenciais of the sample came, where they stand, and who pointed whom out. No dice, so that nothing else of the
//! sample moves.

use super::super::stamp;
use crate::domain::calendar::period::step_days;
use crate::domain::client::{Referrer, Situation};
use crate::domain::fact::prospect_event::{Interest, ProspectEvent, ProspectEventKind};
use crate::domain::record::dossier::Dossier;
use crate::domain::rules::prospecting::{REFERRAL, SOURCES, STAGES};
use crate::domain::value::id::ProspectEventId;
use crate::domain::value::money::Centavos;
use chrono::NaiveDate;

/// Who first bought within so many days was won on the way that stands here.
const LATELY: i64 = 120;
/// Of R$ 150,00 more each.
const EXPECTED: i64 = 15_000;
const FIRST_ID: u128 = 0x5a3_b1e0_0000_0000_7000_8000_0000_0000;

pub(in super::super) fn begin(dossiers: &mut [Dossier], today: NaiveDate) {
    let givers: Vec<_> = dossiers.iter().map(|dossier| dossier.id).take(4).collect();
    let is_prospect = |dossier: &&mut Dossier| {
        dossier.client.as_ref().is_some_and(|client| client.situation == Situation::Prospect)
    };
    for (at, dossier) in dossiers.iter_mut().filter(is_prospect).enumerate() {
        let id = |step: usize| ProspectEventId::from_u128(FIRST_ID + (at * 10 + step) as u128);
        let Some(client) = &mut dossier.client else { continue };
        client.source = Some(SOURCES[at % SOURCES.len()].to_owned());
        let by_somebody = client.source.as_deref() == Some(REFERRAL);
        client.referred_by =
            by_somebody.then(|| Referrer { client: givers[at / SOURCES.len() % givers.len()], person: None });
        client.expected_value = (at % 3 != 2).then(|| Centavos::new(EXPECTED * (at as i64 + 2)));
        // Further on the later: the first has been mapped alone.
        for (step, key) in STAGES.iter().enumerate().take(at % (STAGES.len() + 1)) {
            let on = step_days(today, -(6 + at as i64 * 3 - step as i64 * 2).max(1));
            let kind = ProspectEventKind::Stage((*key).to_owned());
            dossier.facts.push(ProspectEvent::new(id(step), stamp(on, 0), on, kind).into());
        }
        if at % 4 == 3 {
            let on = step_days(today, -1);
            let kind = ProspectEventKind::Interest(Interest::ALL[at / 4 % Interest::ALL.len()]);
            let bare = ProspectEvent::new(id(9), stamp(on, 0), on, kind);
            dossier.facts.push(ProspectEvent { cost: Some(Centavos::new(2_500)), ..bare }.into());
        }
        dossier.normalize();
    }
    for (at, dossier) in dossiers.iter_mut().enumerate() {
        let first = dossier.orders.iter().filter(|order| order.is_valid()).map(|order| order.date).min();
        let Some(first) = first.filter(|first| *first > step_days(today, -LATELY)) else { continue };
        let Some(client) = &mut dossier.client else { continue };
        client.source = Some(SOURCES[at / 20 % SOURCES.len()].to_owned());
        for (step, (key, before)) in
            [(STAGES[0], 24), (STAGES[1], 15), (STAGES[3], 6)].into_iter().enumerate()
        {
            let on = step_days(first, -before);
            let id = ProspectEventId::from_u128(FIRST_ID + (10_000 + at * 10 + step) as u128);
            let kind = ProspectEventKind::Stage(key.to_owned());
            dossier.facts.push(ProspectEvent::new(id, stamp(on, 0), on, kind).into());
        }
        dossier.normalize();
    }
}
