//! *Clientes*: what a row of the list says, and the three facts on the page of one client.

use super::client::{name_of, other_name, place_of};
use super::scale::{Scale, Shade, shade};
use crate::domain::calendar::day::Day;
use crate::domain::client::Situation;
use crate::domain::fact::order::Order;
use crate::domain::filter::near::Near;
use crate::domain::indicator::status::Status;
use crate::domain::indicator::status::why::class_why;
use crate::domain::measure::abc::AbcClass;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rhythm::lifecycle::{Basis, Lifecycle};
use crate::domain::value::id::ClientId;
use crate::text::clients::{self as words, facts};
use crate::text::{filters, format, labels};
use chrono::NaiveDate;

/// One row of the list.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ClientRow {
    pub client: ClientId,
    pub name: String,
    /// Razão social, where the row is named otherwise.
    pub other: Option<String>,
    pub place: String,
    /// `None`: not in the carteira on that day.
    pub shade: Option<Shade>,
    /// The state in words; empty without one.
    pub state: &'static str,
    /// Why nobody goes there now.
    pub note: Option<String>,
    /// Only a class that asks for something.
    pub class: Option<&'static str>,
    /// Only the best of the curve.
    pub abc: Option<String>,
    /// How far it is, where the filter asks for a radius.
    pub away: Option<String>,
    /// Days without contact and their unit.
    pub days: (String, String),
}

/// `None`: no client in the slot. `status`: of the slot, as of `on`.
pub(crate) fn row(
    p: &Portfolio,
    slot: Slot,
    status: Option<&Status>,
    scale: Scale,
    near: Option<Near>,
    on: NaiveDate,
) -> Option<ClientRow> {
    let client = p.client_at(slot)?;
    let blocked = p.columns().situation_on(slot, Day::of(on)) == Situation::Blocked;
    let note = words::gone(client.entered, client.left, on).or(blocked.then(|| words::BLOCKED.to_owned()));
    let class = status.map(|status| status.lifecycle).filter(|class| *class != Lifecycle::Active);
    let abc = status.and_then(|status| status.abc).filter(|class| *class == AbcClass::A);
    Some(ClientRow {
        client: client.id,
        name: name_of(client).to_owned(),
        other: other_name(client),
        place: place_of(client),
        shade: status.map(|status| shade(status, scale, &p.rules().cadence)),
        state: status.map(|status| labels::state(status.state)).unwrap_or_default(),
        note,
        class: class.map(labels::lifecycle),
        abc: abc.map(|class| words::abc_chip(filters::abc(class))),
        away: near.and_then(|near| near.distance_km(client)).map(filters::near::away),
        days: days(status.and_then(|status| status.days_since_interaction)),
    })
}

fn days(without_contact: Option<i32>) -> (String, String) {
    match without_contact {
        Some(days) => {
            let days = i64::from(days);
            (format::integer(days), format::plural_word(days, words::DAY, words::DAYS).to_owned())
        }
        None => (format::NONE.to_owned(), facts::NO_CONTACT.to_owned()),
    }
}

/// The three facts of one client.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Facts {
    /// Days without contact.
    pub contact: String,
    /// Of which interval, and when the last was; `None`: not in the carteira.
    pub interval: Option<String>,
    /// When the last order was.
    pub order: String,
    /// What it was worth.
    pub value: Option<String>,
    /// How often the client buys.
    pub cycle: String,
    pub class: String,
}

/// `status`: the client's, as of `on`.
pub(crate) fn facts(p: &Portfolio, client: ClientId, status: Option<&Status>, on: NaiveDate) -> Facts {
    let days = status.and_then(|status| status.days_since_interaction);
    let order = last_order(p, client, on);
    let interval =
        |status: &Status| words::of_interval(status.cadence_days, status.last_contact.and_then(Day::date));
    Facts {
        contact: format::or_none(days, |days| format::days(i64::from(days))),
        interval: status.map(interval),
        order: order
            .as_ref()
            .map_or_else(|| facts::NO_ORDER.to_owned(), |order| format::near(order.date, on)),
        value: order.map(|order| format::money(order.value)),
        cycle: cycle(p, client, on).map_or_else(|| facts::NO_CYCLE.to_owned(), words::usual_cycle),
        class: format::or_none(status, |status| labels::lifecycle(status.lifecycle).to_owned()),
    }
}

/// The latest order up to the day that counts.
fn last_order(p: &Portfolio, client: ClientId, until: NaiveDate) -> Option<Order> {
    let orders = p.dossier(client)?.orders.to_vec();
    orders.into_iter().rev().find(|order| order.is_valid() && order.date <= until)
}

/// Mean days between orders, where there are enough of them to tell.
fn cycle(p: &Portfolio, client: ClientId, on: NaiveDate) -> Option<i32> {
    let why = class_why(p.columns(), p.rules(), p.slot(client)?, on)?;
    match why.basis {
        Basis::OneInterval | Basis::MeanCycle | Basis::Marked | Basis::FixedPeriods => {
            why.rhythm.map(|rhythm| rhythm.mean_days)
        }
        Basis::NoOrder | Basis::DefaultCycle => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::place::geo::LatLon;
    use crate::domain::rhythm::cadence::ContactState;
    use crate::screen::small::{Small, d, id, seen};

    const DAY: &str = "2026-11-18";

    fn shown(p: &Portfolio, scale: Scale, near: Option<Near>) -> ClientRow {
        row(p, Slot::new(0), seen(p, DAY)[0].as_ref(), scale, near, d(DAY)).unwrap()
    }

    fn of(p: &Portfolio) -> Facts {
        facts(p, id(1), seen(p, DAY)[0].as_ref(), d(DAY))
    }

    #[test]
    fn a_row_counts_days_without_contact_with_their_unit() {
        for (date, days, band) in [
            ("2026-11-18", ("0", "dias"), 0),
            ("2026-11-17", ("1", "dia"), 0),
            ("2026-08-10", ("100", "dias"), 5),
            ("2023-11-19", ("1.095", "dias"), 5),
        ] {
            let p = Small::clients(&["Ana"]).visit(1, date).portfolio();
            let row = shown(&p, Scale::Days, None);
            assert_eq!(row.days, (days.0.to_owned(), days.1.to_owned()), "{date}");
            assert_eq!(row.shade, Some(Shade::Band(band)), "{date}");
        }
        let never = shown(&Small::clients(&["Ana"]).portfolio(), Scale::Relative, None);
        assert_eq!(never.days, ("—".to_owned(), "sem registro".to_owned()));
        assert_eq!((never.shade, never.state), (Some(Shade::State(ContactState::Never)), "sem registro"));
    }

    #[test]
    fn a_row_is_named_by_the_trade_name_and_says_what_changes_a_decision() {
        let p = Small::clients(&["Sol Alimentos Ltda"])
            .with(1, |one| {
                one.trade_name = Some("Padaria Sol".to_owned());
                one.city = Some("Campinas".to_owned());
                one.situation = Situation::Blocked;
            })
            .portfolio();
        let row = shown(&p, Scale::Relative, None);
        assert_eq!((row.name.as_str(), row.other.as_deref()), ("Padaria Sol", Some("Sol Alimentos Ltda")));
        assert_eq!((row.place.as_str(), row.note.as_deref()), ("Campinas", Some(words::BLOCKED)));
        assert_eq!((row.away, row.abc), (None, None));
    }

    #[test]
    fn who_left_is_said_before_who_is_blocked_and_has_no_shade() {
        let p = Small::clients(&["Ana"])
            .with(1, |one| {
                one.left = Some(d("2026-10-01"));
                one.situation = Situation::Blocked;
            })
            .portfolio();
        let row = row(&p, Slot::new(0), None, Scale::Relative, None, d(DAY)).unwrap();
        assert_eq!((row.note.as_deref(), row.shade, row.state), (Some("saiu em 01/10/2026"), None, ""));
        assert_eq!(super::row(&p, Slot::new(1), None, Scale::Relative, None, d(DAY)), None);
    }

    #[test]
    fn only_a_class_that_asks_for_something_and_the_best_of_the_curve_have_a_chip() {
        let p = Small::clients(&["Ana", "Bia"])
            .order(1, "2026-11-02", 900_000)
            .order(2, "2026-11-02", 100)
            .order(2, "2026-11-03", 100)
            .portfolio();
        let statuses = seen(&p, DAY);
        let rows: Vec<ClientRow> = (0..2)
            .filter_map(|slot| {
                row(&p, Slot::new(slot), statuses[slot].as_ref(), Scale::Relative, None, d(DAY))
            })
            .collect();
        assert_eq!(rows.iter().map(|row| row.abc.as_deref()).collect::<Vec<_>>(), [Some("curva A"), None]);
        assert!(rows.iter().all(|row| row.class.is_none()));
        let idle =
            shown(&Small::clients(&["Ana"]).order(1, "2024-01-02", 100).portfolio(), Scale::Relative, None);
        assert_eq!(idle.class, Some("ex-cliente"));
    }

    #[test]
    fn how_far_is_said_only_where_a_radius_is_asked_for() {
        let place = LatLon::new(-22.9, -47.1).unwrap();
        let near = Some(Near { place, radius_km: 30 });
        let placed = |at: Option<LatLon>| {
            shown(
                &Small::clients(&["Ana"]).with(1, |one| one.location = at).portfolio(),
                Scale::Relative,
                near,
            )
            .away
        };
        assert_eq!(placed(LatLon::new(-22.8, -47.1).ok()), Some(filters::near::away(11.119)));
        assert_eq!(placed(None), None);
    }

    #[test]
    fn the_facts_of_who_buys() {
        let p = Small::clients(&["Ana"])
            .order(1, "2026-09-17", 120_000)
            .order(1, "2026-10-15", 150_000)
            // Of a day to come: not the last yet.
            .order(1, "2026-12-01", 999_900)
            .visit(1, "2026-10-20")
            .portfolio();
        let facts = of(&p);
        let cadence = seen(&p, DAY)[0].unwrap().cadence_days;
        assert_eq!(facts.contact, "29 dias");
        assert_eq!(facts.interval, Some(format!("intervalo de {cadence} dias · último em 20/10/2026")));
        assert_eq!(
            (facts.order.as_str(), facts.cycle.as_str()),
            ("15/10/2026", "costuma comprar a cada 28 dias")
        );
        assert_eq!(facts.value, Some(format::money(crate::domain::value::money::Centavos::new(150_000))));
    }

    #[test]
    fn the_facts_of_nobody_known() {
        let facts = of(&Small::clients(&["Ana"]).portfolio());
        assert_eq!((facts.contact.as_str(), facts.order.as_str()), ("—", "nenhum"));
        assert_eq!((facts.value, facts.cycle.as_str()), (None, "sem ciclo ainda"));
        let gone = super::facts(&Portfolio::default(), id(1), None, d(DAY));
        assert_eq!((gone.interval, gone.class.as_str()), (None, "—"));
    }
}
