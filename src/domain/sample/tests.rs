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
    assert_eq!(holders.len(), 3);
    let towns: BTreeSet<_> = clients.iter().filter_map(|client| client.city.as_deref()).collect();
    let districts: BTreeSet<_> = clients.iter().filter_map(|client| client.district.as_deref()).collect();
    assert!(towns.len() >= 9 && districts.len() > 50, "{towns:?} {}", districts.len());
    assert!(clients.iter().all(|client| client.uf == Some(places::UF)), "one territory");
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

#[test]
fn the_day_is_planned_and_the_roteiro_of_it_has_the_same_stops() {
    use crate::domain::fact::appointment::AppointmentState;
    use crate::domain::plan::road::day_route::DayRoute;
    let calendar = Calendar::default();
    for today in days() {
        let carteira = carteira(today);
        let day = calendar.on_or_after(today).unwrap();
        let all: Vec<_> = carteira.dossiers().iter().flat_map(|one| one.appointments()).collect();
        let planned = all.iter().filter(|one| one.date == day && one.state == AppointmentState::Planned);
        assert!(planned.count() >= 5, "the agenda of {day}");
        assert!(all.iter().filter(|one| one.date > day).count() >= 6, "the days after {day}");
        assert!(all.iter().filter(|one| one.state == AppointmentState::Done).count() >= 5, "made by {today}");
        assert!(all.iter().any(|one| one.is_series()), "one that repeats");
        let route = DayRoute::of(carteira.catalog(), day, DEVICE).unwrap();
        assert!(route.stops.len() >= 5, "{:?}", route.stops);
        assert!(route.stops.iter().all(|id| carteira.client(*id).is_some_and(|one| one.location.is_some())));
        assert!(carteira.rules().visits.home.is_some());
    }
}

#[test]
fn every_page_has_something_to_show_on_any_day() {
    use crate::domain::fact::prospect_event::ProspectEventKind;
    use crate::domain::indicator::status::satisfaction::treatment::open_treatments;
    use crate::domain::plan::alerts::{Cause, Copied, Known, alerts};
    use crate::domain::plan::day::worklist::{Agreed, worklist};
    use crate::domain::rescue::case_of;
    for today in days() {
        let carteira = carteira(today);
        let seen = statuses(carteira.columns(), carteira.rules(), today);
        let known =
            Known { portfolio: &carteira, statuses: &seen, model: None, copied: Copied::NotAsked, today };
        let alerts = alerts(&known, |slot| slot.at() as u32);
        let of = |cause| alerts.iter().filter(|one| one.id.cause == cause).count();
        for cause in [Cause::Agreed, Cause::Purchase, Cause::Risk, Cause::Stock, Cause::Contact] {
            assert!(of(cause) > 0, "{cause:?} on {today}");
        }
        let calendar = &carteira.rules().calendar;
        let list = worklist(&seen, calendar, today, |_| 0, |_| None, &Agreed::default());
        let queue = [&list.forgotten, &list.overdue, &list.due, &list.never];
        let asked: usize = queue.iter().map(|items| items.len()).sum();
        assert!(queue.iter().all(|items| !items.is_empty()) && asked <= 150, "{asked} in Hoje on {today}");
        let stages: BTreeSet<_> = carteira
            .dossiers()
            .iter()
            .filter(|one| one.client.as_ref().is_some_and(|one| one.situation == Situation::Prospect))
            .filter_map(|one| {
                one.prospect_events()
                    .filter_map(|event| match &event.kind {
                        ProspectEventKind::Stage(key) => Some(key.clone()),
                        ProspectEventKind::Lost { .. } | ProspectEventKind::Interest(_) => None,
                    })
                    .next_back()
            })
            .collect();
        assert!(stages.len() >= 4, "{stages:?} on {today}");
        let treated = |one: &Dossier| {
            open_treatments(one, today).iter().any(|one| one.due.is_some_and(|due| due >= today))
        };
        assert!(carteira.dossiers().iter().any(treated), "a complaint with a deadline on {today}");
        let cases = carteira.clients().filter_map(|(slot, _)| case_of(&carteira, slot, today));
        let tried = cases.filter(|case| case.stage.is_open() && !case.tries.is_empty()).count();
        assert!(tried > 0, "a resgate under way on {today}");
        let answers = carteira
            .dossiers()
            .iter()
            .flat_map(|one| one.interactions.to_vec())
            .filter(|one| one.nps.is_some());
        assert!(answers.count() >= 10, "NPS on {today}");
    }
}
