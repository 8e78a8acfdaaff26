//! The clients worth a visit, as candidates for a choice; and the whole day chosen at once.

use super::desk::RouteDesk;
use crate::domain::place::geo::LatLon;
use crate::domain::portfolio::Portfolio;
use crate::domain::value::id::ClientId;
use crate::screen::day_route::choice::{Pool, pool, whole_day};
use crate::state::notices::Notice;
use crate::text::day_route as words;
use leptos::prelude::*;

/// Whom the day or free hours may be spent on, as things stand.
pub(super) fn pool_now(desk: RouteDesk) -> Pool {
    let (statuses, insights) =
        (desk.carteira.derived.statuses.get_untracked(), desk.outlook.insights.get_untracked());
    let (date, cities) = (desk.date.get_untracked(), desk.cities.get_untracked().ready());
    let today = desk.carteira.today.get_untracked();
    let look = |p: &Portfolio| pool(p, &statuses, &insights, cities.as_deref(), date, today);
    desk.carteira.portfolio.with_untracked(look)
}

/// Fills the day with the stops worth most within its hours, from the base or from where most is at stake.
pub(super) fn suggest(desk: RouteDesk) {
    let Pool { clients, candidates } = pool_now(desk);
    let Some(asked) = desk.carteira.portfolio.with_untracked(|p| whole_day(p, candidates)) else {
        desk.carteira.notice.set(Some(Notice::problem(words::NO_PLACE_TITLE)));
        return;
    };
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
pub(super) fn name_of(desk: RouteDesk, client: ClientId) -> String {
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
