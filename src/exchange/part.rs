//! The part of a carteira that one vendedor serves, as a carteira of its own to be handed over and merged back: the own
//! clients with all that happened at them, and what the whole carteira shares. Left out is what is somebody else's: clients
//! and metas of others, what months of the whole came to, appointments of the own without a client, and where the rep's day
//! starts.

use crate::domain::calendar::day::Day;
use crate::domain::catalog::{CatalogEntry, CatalogKey};
use crate::domain::portfolio::Portfolio;
use crate::domain::record::Record;
use crate::domain::rules::Rules;
use crate::domain::value::id::SalespersonId;
use chrono::NaiveDate;

/// Rules that are one device's: its rep's way from home, and how the whole was divided.
const OWN: [&str; 2] = ["visits.home", "sharing."];

/// As served on `on`. Its records bear the stamps they have here, so that what comes back is known.
pub(crate) fn part_of(portfolio: &Portfolio, salesperson: SalespersonId, on: NaiveDate) -> Portfolio {
    let rules = Rules::default().to_settings();
    let is_shared = |path: &str| rules.contains_key(path) && !OWN.iter().any(|own| path.starts_with(own));
    let (columns, day) = (portfolio.columns(), Day::of(on));
    let clients = portfolio.clients().filter(|(slot, _)| columns.holder_on(*slot, day) == Some(salesperson));
    let clients = clients.map(|(slot, _)| Record::Client(Box::new(portfolio.dossiers()[slot].clone())));
    let goes_along = |entry: &CatalogEntry| match entry.key() {
        CatalogKey::Salesperson(_) | CatalogKey::Principal(_) | CatalogKey::Template(_) => true,
        CatalogKey::Reason(_) | CatalogKey::Action(_) => true,
        CatalogKey::Setting(path) => is_shared(&path),
        CatalogKey::Goal(goal) => goal.salesperson == Some(salesperson),
        CatalogKey::Segment(_) => true,
        // A queue is worked by who began it, and names clients of others.
        CatalogKey::Mailing(_) | CatalogKey::MailAnswer(_) => false,
        CatalogKey::Commitment(_) | CatalogKey::MonthClosing(_) => false,
    };
    let shared = portfolio.catalog().entries().into_iter().filter(goes_along).map(Record::Catalog);
    Portfolio::from_records(clients.chain(shared).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::period::Month;
    use crate::domain::catalog::CatalogEdit;
    use crate::domain::catalog::goals::{GoalId, Measure};
    use crate::domain::client::ClientEdit;
    use crate::domain::keeping::stamp::{DeviceId, Stamp};
    use crate::domain::merge;
    use crate::domain::portfolio::change::{Change, Deed, Step};
    use crate::domain::sample;
    use crate::domain::value::id::ClientId;
    use crate::exchange::snapshot::{self, Header};
    use serde_json::json;

    fn d(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn whole() -> (Portfolio, Vec<SalespersonId>) {
        let mut p = Portfolio::from_records(sample::records(7, d("2026-11-18")));
        let all: Vec<SalespersonId> = p.catalog().salespeople_by_name().iter().map(|one| one.id).collect();
        let goal = |salesperson| {
            let id = GoalId {
                month: Month::of(d("2026-11-18")),
                salesperson,
                principal: None,
                measure: Measure::Coverage,
            };
            Step::EditCatalog(CatalogEdit::Goal { id, value: Some(80) })
        };
        let home = CatalogEdit::Setting { id: "visits.home".to_owned(), value: Some(json!([-23.5, -46.6])) };
        let days = CatalogEdit::Setting { id: "cadence.a_days".to_owned(), value: Some(json!(12)) };
        let steps = [goal(None), goal(Some(all[0])), goal(Some(all[1]))].into_iter();
        let steps = steps.chain([home, days].map(Step::EditCatalog)).collect();
        let stamp = p.seen().newest().next(1, DeviceId::default());
        p.apply(&Change { deed: Deed::SetGoals, steps }, stamp).unwrap();
        (p, all)
    }

    fn served(p: &Portfolio, who: SalespersonId, on: &str) -> Vec<ClientId> {
        p.clients().filter(|(_, one)| one.holder_on(d(on)) == Some(who)).map(|(_, one)| one.id).collect()
    }

    #[test]
    fn a_part_has_the_own_clients_whole_and_nothing_of_another() {
        let (p, all) = whole();
        assert!(all.len() > 1 && !served(&p, all[0], "2026-11-18").is_empty());
        let part = part_of(&p, all[0], d("2026-11-18"));
        let mut own = served(&p, all[0], "2026-11-18");
        let mut has: Vec<ClientId> = part.clients().map(|(_, one)| one.id).collect();
        own.sort();
        has.sort();
        assert_eq!(own, has);
        assert!(own.iter().all(|id| part.dossier(*id) == p.dossier(*id)));
        let goals = &part.catalog().goals;
        assert!(!goals.is_empty() && goals.keys().all(|goal| goal.salesperson == Some(all[0])));
        assert!(p.catalog().goals.len() > goals.len());
        assert_eq!((part.rules().cadence.a_days, part.rules().visits.home), (12, None));
        assert!(p.rules().visits.home.is_some());
        let bytes = snapshot::write(&part, &Header::default());
        assert!(snapshot::verify(&bytes, &part).is_ok());
    }

    #[test]
    fn parts_that_were_worked_on_come_back_into_the_whole_without_loss_or_question() {
        let (mut p, all) = whole();
        let before = p.client_count();
        for (device, who) in (1..).zip(&all) {
            let mut part = part_of(&p, *who, d("2026-11-18"));
            let Some(client) = part.clients().map(|(_, one)| one.id).min() else { continue };
            let edit = ClientEdit::Notes(Some(format!("de {device}")));
            let change = Change::one(Deed::Edit, Step::EditClient { client, edits: vec![edit] });
            let stamp = Stamp { device: DeviceId(device), ..p.seen().newest() };
            part.apply(&change, stamp.next(stamp.millis + 1, DeviceId(device))).unwrap();
            let bytes = snapshot::write(&part, &Header::default().whole(&part));
            let back = snapshot::receive(&bytes).unwrap();
            let plan = merge::plan(&p, back.records, &back.header.seen);
            assert_eq!((plan.updated.len(), plan.removed.len(), plan.conflicts.len()), (1, 0, 0));
            p.apply(&plan.change, p.seen().newest().next(1, DeviceId::default())).unwrap();
            assert_eq!(p.client(client).unwrap().notes, Some(format!("de {device}")));
        }
        assert_eq!(p.client_count(), before);
        assert_eq!(p.rules().visits.home.map(|home| home.lat()), Some(-23.5));
    }
}
