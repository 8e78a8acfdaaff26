//! *Eventualidades* on a client's page: the open ones first, each with how long it waits or took, and the orders a new one can
//! be about.

use crate::domain::fact::incident::Incident;
use crate::domain::portfolio::Portfolio;
use crate::domain::value::id::{ClientId, IncidentId, OrderId};
use crate::text::incidents as words;
use chrono::NaiveDate;

/// Orders on offer, the latest.
const ORDERS: usize = 12;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Happened {
    pub id: IncidentId,
    pub headline: String,
    pub state: String,
    /// The order it was about and what was written.
    pub told: Option<String>,
    pub is_open: bool,
}

/// Known on `on`: the open ones first, of each kind the latest first.
pub(crate) fn card(p: &Portfolio, client: ClientId, on: NaiveDate) -> Vec<Happened> {
    let Some(dossier) = p.dossier(client) else { return Vec::new() };
    let one = |one: &Incident| {
        let about = one.order.and_then(|id| dossier.orders.iter().find(|order| order.id == id));
        let about = about.map(|order| words::of_order(order.date, order.number.as_deref()));
        let told: Vec<String> = about.into_iter().chain(one.note.clone()).collect();
        Happened {
            id: one.id,
            headline: words::headline(one, on),
            state: words::state(one, on),
            told: (!told.is_empty()).then(|| told.join(" · ")),
            is_open: one.is_open_on(on),
        }
    };
    let known = dossier.incidents().rev().filter(|one| one.date <= on);
    let (mut all, solved): (Vec<Happened>, Vec<Happened>) = known.map(one).partition(|one| one.is_open);
    all.extend(solved);
    all
}

/// The latest orders, and the one that `chosen` names however old it is.
pub(crate) fn orders(p: &Portfolio, client: ClientId, chosen: Option<OrderId>) -> Vec<(OrderId, String)> {
    let Some(dossier) = p.dossier(client) else { return Vec::new() };
    let all = dossier.orders.iter().rev().enumerate();
    let offered = all.filter(|(at, order)| *at < ORDERS || Some(order.id) == chosen);
    offered.map(|(_, order)| (order.id, words::of_order(order.date, order.number.as_deref()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::incident::kind::IncidentKind;
    use crate::domain::keeping::stamp::Stamp;
    use crate::screen::small::{Small, d, id};

    fn wrong(number: u128, on: &str, solved_on: Option<&str>) -> Incident {
        let bare =
            Incident::new(IncidentId::from_u128(number), Stamp::default(), d(on), IncidentKind::Shortage);
        Incident { solved_on: solved_on.map(d), ..bare }
    }

    #[test]
    fn the_open_ones_stand_first_and_a_past_day_knows_no_later_solution() {
        let p = Small::clients(&["Ana"])
            .fact(1, wrong(1, "2026-10-01", None))
            .fact(1, wrong(2, "2026-10-10", Some("2026-10-20")))
            .fact(1, wrong(3, "2026-11-10", None))
            .portfolio();
        let ids = |on: &str| -> Vec<(u128, bool)> {
            let all = card(&p, id(1), d(on));
            all.into_iter().map(|one| (one.id.uuid().as_u128(), one.is_open)).collect()
        };
        assert_eq!(ids("2026-11-18"), [(3, true), (1, true), (2, false)]);
        assert_eq!(ids("2026-10-19"), [(2, true), (1, true)]);
        assert_eq!(ids("2026-09-30"), []);
        assert_eq!(card(&p, id(2), d("2026-11-18")), []);
    }

    #[test]
    fn it_says_which_order_it_was_about_and_what_was_written() {
        let p = Small::clients(&["Ana"]).order(1, "2026-11-03", 1_000).portfolio();
        let order = p.dossier(id(1)).unwrap().orders.iter().next().unwrap().id;
        let told = Incident {
            order: Some(order),
            note: Some("2 caixas".to_owned()),
            ..wrong(1, "2026-11-06", None)
        };
        let p = Small::clients(&["Ana"]).order(1, "2026-11-03", 1_000).fact(1, told).portfolio();
        let all = card(&p, id(1), d("2026-11-18"));
        assert_eq!(all[0].told.as_deref(), Some("Pedido de 03/11/2026 · 2 caixas"));
    }

    #[test]
    fn the_latest_orders_are_offered_and_the_chosen_one_however_old() {
        let many = (1..=14)
            .fold(Small::clients(&["Ana"]), |small, day| small.order(1, &format!("2026-10-{day:02}"), 1_000));
        let p = many.portfolio();
        let oldest = p.dossier(id(1)).unwrap().orders.iter().next().unwrap().id;
        let names =
            |chosen| -> Vec<String> { orders(&p, id(1), chosen).into_iter().map(|(_, name)| name).collect() };
        assert_eq!((names(None).len(), names(None)[0].as_str()), (ORDERS, "Pedido de 14/10/2026"));
        assert_eq!(names(Some(oldest)).last().map(String::as_str), Some("Pedido de 01/10/2026"));
    }
}
