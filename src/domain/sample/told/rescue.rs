//! Resgates under way: one client answered the call, one was tried twice and is waited for, one was opened by hand yesterday.

use super::super::stamp;
use crate::domain::calendar::period::{days_between, step_days};
use crate::domain::client::Situation;
use crate::domain::fact::case_event::{CaseEvent, CaseEventKind};
use crate::domain::fact::interaction::Channel;
use crate::domain::record::dossier::Dossier;
use crate::domain::value::id::CaseEventId;
use chrono::NaiveDate;
use std::ops::RangeInclusive;

/// Identities of the events begin here, so many for each client.
const FIRST_ID: u128 = 0xca5e_0000_0000;
const STEPS: u128 = 4;
/// The last order was so many days ago: later than usual, and worth a try.
const ORDERED: RangeInclusive<i64> = 60..=110;

/// Days ago, step, channel, kind.
type Told = (i64, u8, Option<Channel>, CaseEventKind);

pub(in super::super) fn try_again(dossiers: &mut [Dossier], today: NaiveDate) {
    let call = |ago| (ago, 0, Some(Channel::Call), CaseEventKind::Tried);
    let stories: [Vec<Told>; 3] = [
        vec![call(9), (8, 0, Some(Channel::Call), CaseEventKind::Answered)],
        vec![call(12), (3, 1, Some(Channel::WhatsApp), CaseEventKind::Tried)],
        vec![(1, 0, None, CaseEventKind::Opened)],
    ];
    let waits = |dossier: &&mut Dossier| {
        let last = dossier.orders.iter().filter(|order| order.is_valid()).map(|order| order.date).max();
        let is_active = dossier.client.as_ref().is_some_and(|client| client.situation == Situation::Active);
        is_active && last.is_some_and(|last| ORDERED.contains(&days_between(last, today)))
    };
    for (number, (dossier, story)) in dossiers.iter_mut().filter(waits).zip(stories).enumerate() {
        for (step, (ago, of, channel, kind)) in story.into_iter().enumerate() {
            let id = CaseEventId::from_u128(FIRST_ID + number as u128 * STEPS + step as u128);
            let date = step_days(today, -ago);
            let bare = CaseEvent::new(id, stamp(date, 9), date, of, kind);
            dossier.facts.push(CaseEvent { channel, ..bare }.into());
        }
        dossier.normalize();
    }
}
