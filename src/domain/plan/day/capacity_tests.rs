use super::*;
use crate::domain::catalog::CatalogEntry;
use crate::domain::client::Client;
use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
use crate::domain::indicator::status::statuses;
use crate::domain::keeping::register::Register;
use crate::domain::keeping::stamp::Stamp;
use crate::domain::record::Record;
use crate::domain::record::dossier::Dossier;
use crate::domain::value::id::{ClientId, InteractionId};
use serde_json::json;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 18).unwrap()
}

fn ago(days: u64) -> NaiveDate {
    today() - chrono::Days::new(days)
}

/// A potencial, whose interval is 30 days unless a tag says otherwise.
fn known(id: u128, contacts: &[(u64, Channel, Outcome)]) -> Dossier {
    let client = ClientId::from_u128(id);
    let mut dossier = Dossier::of(Client::new(client, Stamp::default()));
    for (at, (days, channel, outcome)) in contacts.iter().enumerate() {
        let id = InteractionId::from_u128(id * 1_000 + at as u128);
        dossier.interactions.push(Interaction::new(id, Stamp::default(), ago(*days), *channel, *outcome));
    }
    dossier.normalize();
    dossier
}

fn count(dossiers: Vec<Dossier>, settings: &[(&str, serde_json::Value)]) -> Capacity {
    let settings = settings.iter().map(|(path, value)| {
        let register = Register { value: Some(value.clone()), at: Stamp::default() };
        Record::Catalog(CatalogEntry::Setting { id: (*path).to_owned(), register })
    });
    let clients = dossiers.into_iter().map(|dossier| Record::Client(Box::new(dossier)));
    let portfolio = Portfolio::from_records(clients.chain(settings));
    let statuses = statuses(portfolio.columns(), portfolio.rules(), today());
    capacity(&portfolio, &statuses, today(), |_| true)
}

fn tagged(dossier: Dossier, tag: &str) -> Dossier {
    let mut dossier = dossier;
    if let Some(client) = &mut dossier.client {
        client.tags.insert(tag.to_owned());
    }
    dossier
}

#[test]
fn an_empty_carteira_asks_for_nothing_and_knows_nothing() {
    let found = count(vec![], &[]);
    assert_eq!((found.asked, found.visits, found.known_days), (0, None, 0));
    assert_eq!(found.demands, []);
    assert_eq!(found.missing(), None);
    // From 18/11 to 17/12/2026 there are 22 weekdays, one of them the 20th of November.
    assert_eq!(found.room, 21 * 8);
}

#[test]
fn what_the_intervals_ask_is_summed_before_it_is_rounded() {
    let clients = (1..=3)
        .map(|id| tagged(known(id, &[]), "quinzena"))
        .chain((4..=5).map(|id| tagged(known(id, &[]), "longe")));
    let found = count(clients.collect(), &[("cadence.tags", json!({"quinzena": 14, "longe": 40}))]);
    // 3 × 30/14 = 6.43 and 2 × 30/40 = 1.5: 7.93 in all.
    assert_eq!(found.asked, 8);
    let asked: Vec<_> =
        found.demands.iter().map(|demand| (demand.clients, demand.asked, demand.days)).collect();
    assert_eq!(asked, [(3, 6, Some(14)), (2, 2, Some(40))]);
    assert_eq!(found.demands[0].source, CadenceSource::Tag("quinzena".to_owned()));
    // 14 → 20: 6.43 − 4.5 = 1.93.
    assert_eq!(found.demands[0].relaxed, Some(Relaxed { days: 20, freed: 2 }));
    assert_eq!(found.best().map(|(demand, relaxed)| (demand.clients, relaxed.days)), Some((3, 20)));
}

#[test]
fn relaxing_c_from_60_to_75_days_frees_a_fifth() {
    let clients = (1..=310).map(|id| tagged(known(id, &[]), "c")).collect();
    let found = count(clients, &[("cadence.tags", json!({"c": 60}))]);
    assert_eq!(found.asked, 155);
    assert_eq!(found.demands[0].relaxed, Some(Relaxed { days: 75, freed: 31 }));
}

#[test]
fn visits_and_other_contacts_are_counted_over_ninety_days() {
    let visit = Channel::Visit;
    let clients = vec![
        // Two visits on one day are one; the day before the ninety is out; the first day of the ninety is in.
        known(
            1,
            &[
                (0, visit, Outcome::Success),
                (0, visit, Outcome::Order),
                (89, visit, Outcome::Absent),
                (90, visit, Outcome::Success),
            ],
        ),
        // A visit and a call on one day are a visit; a call that nobody answered is nothing.
        known(
            2,
            &[
                (5, visit, Outcome::NoOrder),
                (5, Channel::Call, Outcome::Success),
                (6, Channel::Call, Outcome::NoAnswer),
            ],
        ),
        known(
            3,
            &[
                (1, Channel::WhatsApp, Outcome::Success),
                (2, Channel::Call, Outcome::Success),
                (3, Channel::Call, Outcome::Success),
            ],
        ),
    ];
    let found = count(clients, &[]);
    assert_eq!(found.known_days, 90);
    assert_eq!((found.visits, found.other_contacts), (Some(1), Some(1)));
}

#[test]
fn fewer_than_thirty_days_of_records_say_nothing_of_a_month() {
    let visits = |first: u64| {
        vec![known(1, &[(first, Channel::Visit, Outcome::Success), (0, Channel::Visit, Outcome::Success)])]
    };
    let found = count(visits(28), &[]);
    assert_eq!((found.known_days, found.visits, found.missing()), (29, None, None));
    let found = count(visits(29), &[]);
    assert_eq!((found.known_days, found.visits), (30, Some(2)));
}

#[test]
fn what_is_missing_counts_every_contact_made() {
    let clients = vec![known(1, &[(89, Channel::Visit, Outcome::Success)]), known(2, &[]), known(3, &[])];
    let found = count(clients, &[]);
    assert_eq!((found.asked, found.visits, found.other_contacts), (3, Some(0), Some(0)));
    assert_eq!(found.missing(), Some(3));
}

#[test]
fn own_intervals_are_not_one_number_and_those_left_in_peace_ask_nothing() {
    let mut own = known(1, &[]);
    let mut blocked = known(2, &[]);
    if let (Some(own), Some(blocked)) = (&mut own.client, &mut blocked.client) {
        own.cadence_days = Some(10);
        blocked.situation = crate::domain::client::Situation::Blocked;
    }
    let found = count(vec![own, blocked], &[]);
    assert_eq!(found.asked, 3);
    assert_eq!(found.demands.len(), 1);
    assert_eq!((found.demands[0].days, found.demands[0].relaxed), (None, None));
    assert_eq!(found.best(), None);
}

#[test]
fn the_ladder_goes_a_quarter_up_to_a_multiple_of_five() {
    for (days, next) in [(1, 5), (7, 10), (15, 20), (30, 40), (60, 75), (75, 95), (65_535, 65_535)] {
        assert_eq!(next_on_ladder(days), next, "{days}");
    }
}

#[test]
fn one_vendedor_is_asked_and_made_only_what_its_clients_are() {
    use Channel::Visit;
    use Outcome::Success;
    let dossiers =
        vec![known(1, &[(1, Visit, Success), (40, Visit, Success)]), known(2, &[(2, Visit, Success)])];
    let portfolio =
        Portfolio::from_records(dossiers.into_iter().map(|dossier| Record::Client(Box::new(dossier))));
    let statuses = statuses(portfolio.columns(), portfolio.rules(), today());
    let of = |only: Option<usize>| {
        capacity(&portfolio, &statuses, today(), |slot| only.is_none_or(|only| slot == only))
    };
    let (all, first, second) = (of(None), of(Some(0)), of(Some(1)));
    assert_eq!(all.asked, first.asked + second.asked);
    let clients = |of: &Capacity| of.demands.iter().map(|demand| demand.clients).sum::<u32>();
    assert_eq!((clients(&all), clients(&first), clients(&second)), (2, 1, 1));
    assert_eq!((first.known_days, second.known_days), (41, 3));
    assert_eq!(second.visits, None, "too few days of records of this one");
}
