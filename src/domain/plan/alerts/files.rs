//! Whose file is missing, for a carteira that is merged from those of a team.

use super::{Alert, AlertId, Cause, Known, Reason};
use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::Month;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::value::id::SalespersonId;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Whoever is of the team on the day: has a target of its month, sent a file, or `holds` clients; by name.
pub(crate) fn team(
    p: &Portfolio,
    holds: impl Fn(SalespersonId) -> bool,
    on: NaiveDate,
) -> Vec<SalespersonId> {
    let aims = p.catalog().goals_of(Month::of(on), None);
    let sent: Vec<SalespersonId> = p.catalog().receipts().filter_map(|(_, one)| one.salesperson).collect();
    let all = p.catalog().salespeople_by_name().into_iter().map(|one| one.id);
    let is_in = |id: &SalespersonId| {
        aims.iter().any(|(goal, _)| goal.salesperson == Some(*id)) || sent.contains(id) || holds(*id)
    };
    all.filter(is_in).collect()
}

/// One alert for all whose last file is older than the setting, or never came while others did. `None`: nobody's is.
pub(super) fn files_alert(known: &Known<'_>) -> Option<Alert> {
    let (p, today) = (known.portfolio, known.today);
    // Where no file ever came, nobody sends any.
    if !p.catalog().receipts().any(|(_, one)| one.salesperson.is_some() && one.received_on <= today) {
        return None;
    }
    let day = Day::of(today);
    let here = Slot::each(known.statuses).filter(|(_, status)| status.is_some());
    let held: BTreeSet<SalespersonId> =
        here.filter_map(|(slot, _)| p.whole_columns().holder_on(slot, day)).collect();
    let after = i64::from(p.rules().team.remind_after_days);
    let is_late = |id: &SalespersonId| p.catalog().received(*id, today).is_none_or(|one| one.days > after);
    let late = team(p, |id| held.contains(&id), today).into_iter().filter(is_late).count();
    (late > 0).then_some(Alert {
        id: AlertId { cause: Cause::Files, client: None },
        slot: None,
        reason: Reason::FilesLate { people: late, after_days: p.rules().team.remind_after_days },
        since: today,
        centavos: 0,
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Copied, alerts};
    use super::*;
    use crate::domain::catalog::CatalogEdit;
    use crate::domain::catalog::receipt::Receipt;
    use crate::domain::catalog::salesperson::Salesperson;
    use crate::domain::client::{Client, Holding};
    use crate::domain::indicator::status::statuses;
    use crate::domain::keeping::stamp::{DeviceId, Stamp};
    use crate::domain::portfolio::change::{Change, Deed, Step};
    use crate::domain::record::Record;
    use crate::domain::record::dossier::Dossier;
    use crate::domain::value::id::ClientId;

    fn d(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Ana (1) and Rui (2) hold a client each.
    fn two() -> Portfolio {
        let client = |number: u128| {
            let held = Holding { since: None, salesperson: Some(SalespersonId::from_u128(number)) };
            let bare = Client::new(ClientId::from_u128(number), Stamp::default());
            Record::Client(Box::new(Dossier::of(Client { holdings: vec![held], ..bare })))
        };
        let mut p = Portfolio::from_records([client(1), client(2)]);
        for (number, name) in [(1, "Ana"), (2, "Rui")] {
            let id = SalespersonId::from_u128(number);
            let value = Some(Salesperson { id, name: name.to_owned(), email: None, phone: None });
            set(&mut p, CatalogEdit::Salesperson { id, value });
        }
        p
    }

    fn set(p: &mut Portfolio, edit: CatalogEdit) {
        p.apply(&Change::one(Deed::ChangeCatalog, Step::EditCatalog(edit)), Stamp::default()).unwrap();
    }

    fn sent(p: &mut Portfolio, who: u128, on: &str) {
        let noon = d(on).and_hms_opt(12, 0, 0).unwrap().and_utc().timestamp_millis();
        let receipt = Receipt {
            written_millis: u64::try_from(noon).unwrap(),
            written_on: d(on),
            received_on: d(on),
            salesperson: Some(SalespersonId::from_u128(who)),
        };
        set(p, receipt.edit(DeviceId(who as u64)).unwrap());
    }

    fn late(p: &Portfolio) -> Vec<Reason> {
        let today = d("2026-11-18");
        let statuses = statuses(p.whole_columns(), p.rules(), today);
        let known = Known { portfolio: p, statuses: &statuses, model: None, copied: Copied::NotAsked, today };
        let all = alerts(&known, |_| 0).into_iter();
        all.filter(|alert| alert.id.cause == Cause::Files).map(|alert| alert.reason).collect()
    }

    #[test]
    fn one_line_counts_whose_file_is_older_than_the_setting_or_never_came_while_others_did() {
        let mut p = two();
        assert_eq!(late(&p), [], "nobody sends any");
        sent(&mut p, 1, "2026-11-11");
        let of = |people| [Reason::FilesLate { people, after_days: 7 }];
        assert_eq!(late(&p), of(1), "seven days are in time, and Rui never sent");
        sent(&mut p, 2, "2026-11-10");
        assert_eq!(late(&p), of(1), "eight are not");
        sent(&mut p, 2, "2026-11-18");
        assert_eq!(late(&p), []);
    }
}
