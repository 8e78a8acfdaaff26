//! The clients worth a visit, as candidates for a choice; and the whole day chosen at once.

use super::desk::Desk;
use crate::domain::client::whereabouts::{receives, spot};
use crate::domain::place::geo::LatLon;
use crate::domain::plan::day::worklist::is_worth_a_contact;
use crate::domain::plan::road::day_route::Pace;
use crate::domain::plan::road::free_hours::{Candidate, FreeHours, visit_value};
use crate::domain::plan::road::goal_gap::Capacity;
use crate::domain::value::id::ClientId;
use crate::state::notices::Notice;
use crate::text::day_route as words;
use leptos::prelude::*;

/// Clients and candidates, position by position.
#[derive(Clone, Debug, Default)]
pub(super) struct Pool {
    pub clients: Vec<ClientId>,
    pub candidates: Vec<Candidate>,
}

/// Everybody with a place who receives visits that day and was not yet contacted.
pub(super) fn pool(desk: Desk) -> Pool {
    let (statuses, insights) =
        (desk.carteira.derived.statuses.get_untracked(), desk.outlook.insights.get_untracked());
    let (date, cities) = (desk.date.get_untracked(), desk.cities.get_untracked().ready());
    let today = desk.carteira.today.get_untracked();
    desk.carteira.portfolio.with_untracked(|p| {
        let visit_seconds = u32::from(p.rules().visits.visit_minutes) * 60;
        let mut pool = Pool::default();
        for (slot, client) in p.clients() {
            let Some(status) = statuses.get(slot).copied().flatten() else { continue };
            let is_in_peace = !is_worth_a_contact(&status);
            let was_contacted = date == today && status.days_since_interaction == Some(0);
            let Some((place, _)) = spot(client, cities.as_deref()) else { continue };
            if is_in_peace || was_contacted || !receives(client, date) {
                continue;
            }
            let ahead = insights.get(slot).and_then(|insight| insight.as_ref()?.ahead);
            let value = visit_value(&status, ahead.map_or(0, |ahead| ahead.loss_centavos));
            pool.clients.push(client.id);
            pool.candidates.push(Candidate { place, visit_seconds, value });
        }
        pool
    })
}

/// Fills the day with the stops worth most within its hours, from the base or from where most is at stake.
pub(super) fn suggest(desk: Desk) {
    let Pool { clients, candidates } = pool(desk);
    let dearest = candidates.iter().max_by_key(|one| one.value).map(|one| one.place);
    let home = desk.carteira.portfolio.with_untracked(|p| p.rules().visits.home);
    let Some(start) = home.or(dearest) else {
        desk.carteira.notice.set(Some(Notice::problem(words::NO_PLACE_TITLE)));
        return;
    };
    let asked = desk.carteira.portfolio.with_untracked(|p| {
        let rules = &p.rules().visits;
        let day = Capacity::of(rules);
        FreeHours {
            candidates,
            start,
            end: home,
            pace: Pace::of(rules),
            seconds: day.seconds,
            most_stops: day.visits,
        }
    });
    let carteira = desk.carteira;
    desk.search.run(
        words::CHOOSING,
        move |progress| carteira.most_valuable_stops(asked, progress),
        move |found| match found {
            Ok(found) => {
                let stops = found.order.iter().filter_map(|at| clients.get(*at).copied()).collect();
                desk.set_stops(stops, |_| ());
            }
            Err(_) => desk.fail(),
        },
    );
}

/// What a client is called.
pub(super) fn name_of(desk: Desk, client: ClientId) -> String {
    let name = desk
        .carteira
        .portfolio
        .with_untracked(|p| p.client(client).map(|client| client.display_name().to_owned()));
    name.unwrap_or_default()
}

/// Two ways of saying where one stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum From {
    Home,
    Here(LatLon),
    Client(ClientId),
}
