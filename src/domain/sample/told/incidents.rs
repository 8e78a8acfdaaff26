//! What went wrong at some clients: solved, still open, since the last order. No dice, so that nothing else of the sample moves.

use super::super::stamp;
use crate::domain::calendar::period::step_days;
use crate::domain::fact::Fact;
use crate::domain::fact::incident::Incident;
use crate::domain::fact::incident::kind::IncidentKind;
use crate::domain::record::dossier::Dossier;
use crate::domain::value::id::IncidentId;
use chrono::NaiveDate;

/// Every so manieth client, from this one on.
const EVERY: usize = 9;
const FIRST: usize = 2;
/// Identities begin here.
const FIRST_ID: u128 = 0xe7_e27a_0000;
const SOLVED_AFTER_DAYS: i64 = 4;
const OPEN_FOR_DAYS: i64 = 6;

/// The day after an order something goes wrong; of every other client it is the last order, and still open if it was not long ago.
pub(in super::super) fn happen(dossiers: &mut [Dossier], today: NaiveDate) {
    for (at, dossier) in dossiers.iter_mut().skip(FIRST).step_by(EVERY).enumerate() {
        let orders = dossier.orders.to_vec();
        let before_last = usize::from(at % 2 == 1);
        let Some(order) = orders.iter().rev().filter(|order| order.date < today).nth(before_last) else {
            continue;
        };
        let date = step_days(order.date, 1);
        let solved = step_days(date, SOLVED_AFTER_DAYS);
        let is_open = (today - date).num_days() < OPEN_FOR_DAYS || at % 4 == 0;
        let kind = IncidentKind::ALL[at % IncidentKind::ALL.len()];
        let bare = Incident::new(IncidentId::from_u128(FIRST_ID + at as u128), stamp(date, 6), date, kind);
        let solved_on = (!is_open && solved <= today).then_some(solved);
        dossier.facts.push(Incident { order: Some(order.id), solved_on, ..bare }.into());
        dossier.facts.sort_by_key(|fact| (fact.date(), fact.uuid()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::Record;
    use crate::domain::sample::records;
    use std::collections::BTreeSet;

    #[test]
    fn every_kind_is_there_some_open_and_some_solved_none_in_days_to_come() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let all = records(7, today);
        let incidents: Vec<&Incident> = all
            .iter()
            .filter_map(|record| match record {
                Record::Client(dossier) => Some(&**dossier),
                Record::Catalog(_) => None,
            })
            .flat_map(|dossier| dossier.incidents())
            .collect();
        let kinds: BTreeSet<IncidentKind> = incidents.iter().map(|one| one.kind).collect();
        assert_eq!(kinds.len(), IncidentKind::ALL.len());
        let open = incidents.iter().filter(|one| one.is_open_on(today)).count();
        assert!(open > 1 && open < incidents.len(), "{open} of {}", incidents.len());
        assert!(
            incidents.iter().all(|one| one.date <= today && one.solved_on.is_none_or(|day| day <= today))
        );
    }
}
