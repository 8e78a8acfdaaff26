//! The eventualidades of some days: those from the last order on may explain why no other followed. That the days lie together
//! is no proof.

use crate::domain::fact::incident::Incident;
use crate::domain::record::dossier::Dossier;
use chrono::NaiveDate;

/// Dated from `from` to `until`, both counted; oldest first.
pub(crate) fn between(
    dossier: &Dossier,
    from: NaiveDate,
    until: NaiveDate,
) -> impl DoubleEndedIterator<Item = &Incident> {
    dossier.incidents().filter(move |one| (from..=until).contains(&one.date))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::incident::kind::IncidentKind;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::value::id::{ClientId, IncidentId};

    #[test]
    fn both_ends_belong_to_the_days() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        let mut dossier = Dossier::empty(ClientId::from_u128(1));
        for of in [9, 10, 12, 13] {
            let id = IncidentId::from_u128(u128::from(of));
            dossier.facts.push(Incident::new(id, Stamp::default(), day(of), IncidentKind::Other).into());
        }
        let dates = |from, until| -> Vec<NaiveDate> {
            between(&dossier, day(from), day(until)).map(|one| one.date).collect()
        };
        assert_eq!(dates(10, 12), [day(10), day(12)]);
        assert_eq!(dates(12, 10), []);
    }
}
