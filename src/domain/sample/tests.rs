use super::*;
use crate::domain::calendar::business_days::Calendar;
use crate::domain::calendar::period::Month;
use crate::domain::client::Situation;
use crate::domain::indicator::coverage::coverage;
use crate::domain::indicator::status::statuses;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::eligibility::Exclusion;
use crate::domain::rhythm::cadence::ContactState;
use crate::domain::rhythm::lifecycle::Lifecycle;
use std::collections::BTreeSet;

fn days() -> Vec<NaiveDate> {
    [(2026, 11, 21), (2028, 2, 29), (2026, 1, 1), (2026, 3, 31), (2027, 5, 3)]
        .map(|(year, month, day)| NaiveDate::from_ymd_opt(year, month, day).unwrap())
        .to_vec()
}

fn carteira(today: NaiveDate) -> Portfolio {
    Portfolio::from_records(records(7, today))
}

#[test]
fn the_same_seed_and_day_give_the_same_carteira() {
    let today = days()[0];
    assert_eq!(records(7, today), records(7, today));
    assert_ne!(records(7, today), records(8, today));
}

#[test]
fn every_class_and_every_contact_state_is_there_on_any_day() {
    for today in days() {
        let carteira = carteira(today);
        assert_eq!(carteira.client_count(), CLIENTS);
        let statuses: Vec<_> =
            statuses(carteira.columns(), carteira.rules(), today).into_iter().flatten().collect();
        for class in Lifecycle::ALL {
            let count = statuses.iter().filter(|status| status.lifecycle == class).count();
            assert!(count >= 5, "{count} {class:?} on {today}");
        }
        for state in ContactState::ALL {
            let count = statuses.iter().filter(|status| status.state == state).count();
            assert!(count >= 5, "{count} {state:?} on {today}");
        }
    }
}

#[test]
fn the_month_before_is_covered_in_part() {
    for today in days() {
        let carteira = carteira(today);
        let period = Month::of(today).prev().period();
        let coverage = coverage(carteira.columns(), carteira.rules(), period, today);
        let percent = coverage.tally.coverage().percent_whole().unwrap();
        assert!((40..=85).contains(&percent), "{percent}% on {today}");
        assert!(coverage.excluded(Exclusion::Blocked) > 0 && coverage.excluded(Exclusion::Prospect) > 0);
    }
}

#[test]
fn everything_happened_on_a_working_day_up_to_today() {
    let calendar = Calendar::default();
    for today in days() {
        let carteira = carteira(today);
        for dossier in carteira.dossiers() {
            let contacts = dossier.interactions.iter().map(|contact| contact.date);
            for date in contacts.chain(dossier.orders.iter().map(|order| order.date)) {
                assert!(date <= today && calendar.is_working_day(date), "{date}");
            }
            assert!(dossier.newest_stamp() <= stamp(today, u32::MAX));
        }
    }
}

#[test]
fn the_history_is_as_long_and_as_uneven_as_a_real_one() {
    let carteira = carteira(days()[0]);
    let contacts: usize = carteira.dossiers().iter().map(|dossier| dossier.interactions.len()).sum();
    let orders: usize = carteira.dossiers().iter().map(|dossier| dossier.orders.len()).sum();
    assert!((3_000..9_000).contains(&contacts), "{contacts}");
    assert!((1_500..5_000).contains(&orders), "{orders}");
    let mut revenue: Vec<i64> = statuses(carteira.columns(), carteira.rules(), days()[0])
        .into_iter()
        .flatten()
        .map(|status| status.revenue_12m)
        .collect();
    revenue.sort_unstable();
    let total: i64 = revenue.iter().sum();
    let top: i64 = revenue.iter().rev().take(CLIENTS / 5).sum();
    assert!((50..90).contains(&(top * 100 / total)), "the first fifth has {}%", top * 100 / total);
}

#[test]
fn clients_are_told_apart_and_all_shapes_are_there() {
    let carteira = carteira(days()[0]);
    let clients: Vec<_> = carteira.clients().map(|(_, client)| client).collect();
    let ids: BTreeSet<_> = clients.iter().filter_map(|client| client.tax_id).collect();
    assert_eq!(ids.len(), CLIENTS, "one document each");
    assert!(ids.iter().filter(|id| id.cpf().is_some()).count() >= 5);
    assert!(ids.iter().any(|id| id.as_str().contains('Z')), "the alphanumeric CNPJ too");
    let codes: BTreeSet<_> = clients.iter().filter_map(|client| client.code.as_deref()).collect();
    assert_eq!(codes.len(), CLIENTS);
    let places: Vec<_> = clients.iter().filter_map(|client| client.location).collect();
    assert!(places.len() < CLIENTS - 8, "some have no coordinates");
    assert_eq!(places.iter().collect::<BTreeSet<_>>().len(), places.len() - 1, "two at one spot");
    assert!(clients.iter().filter(|client| client.holdings.len() > 1).count() >= 5);
    for situation in [Situation::Active, Situation::Blocked, Situation::Prospect, Situation::Former] {
        assert!(clients.iter().any(|client| client.situation == situation), "{situation:?}");
    }
    assert!(clients.iter().any(|client| client.situations().len() > 1), "blocked and back");
    let holders: BTreeSet<_> = clients.iter().filter_map(|client| client.holder_on(days()[0])).collect();
    assert_eq!(holders.len(), 4);
    let ufs: BTreeSet<_> = clients.iter().filter_map(|client| client.uf).collect();
    assert!(ufs.len() >= 14, "{}", ufs.len());
}

#[test]
fn metas_motivos_and_actions_are_there_on_any_day() {
    use crate::domain::catalog::goals::Measure;
    use crate::domain::rescue::departure::departure;
    for today in days() {
        let carteira = carteira(today);
        let catalog = carteira.catalog();
        let goals = catalog.goals_of(Month::of(today), None);
        let of_all = |measure| goals.iter().any(|(id, _)| id.salesperson.is_none() && id.measure == measure);
        assert!(of_all(Measure::BuyerRate) && of_all(Measure::Revenue), "{goals:?} on {today}");
        assert!(goals.iter().filter(|(id, _)| id.salesperson.is_some()).count() >= 8, "{today}");
        assert!(
            !catalog.actions_about("preco").is_empty() && catalog.reason("sem-espaco-na-gondola").is_some()
        );
        let left: Vec<_> = carteira
            .clients()
            .filter_map(|(slot, _)| {
                let dossier = &carteira.dossiers()[slot];
                departure(dossier, carteira.columns(), carteira.rules(), slot, today)
            })
            .collect();
        let given = left.iter().filter(|one| one.reason().is_some()).count();
        let asked = left.iter().filter(|one| one.is_asked()).count();
        assert!(given >= 5 && asked >= 3, "{given} given, {asked} to ask on {today}");
    }
}

#[test]
fn some_clients_have_a_share_of_wallet_and_some_pass_the_whole() {
    use crate::domain::indicator::analysis::wallet::wallet_on;
    let today = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
    let carteira = Portfolio::from_records(records(7, today));
    let known: Vec<_> = carteira
        .clients()
        .filter_map(|(slot, client)| wallet_on(client, carteira.columns(), slot, today))
        .collect();
    assert!(known.len() > CLIENTS / 3 && known.len() < CLIENTS, "{}", known.len());
    assert!(known.iter().any(|one| one.is_over()) && known.iter().any(|one| one.elsewhere() > 0));
}
