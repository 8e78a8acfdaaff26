//! *Por que esta classe?*: the values behind the class and the contact state of one client on one day.
//!
//! Nothing is decided here: the class comes from [`crate::domain::rhythm::lifecycle`], the state from [`crate::domain::rhythm::cadence`]. This file only
//! keeps the dates and days they were decided from, with the limits as calendar dates.

use crate::domain::calendar::day::Day;
use crate::domain::client::{Client, Situation};
use crate::domain::indicator::status::Status;
use crate::domain::portfolio::columns::Columns;
use crate::domain::portfolio::slot::Slot;
pub(crate) use crate::domain::rhythm::cadence::CadenceSource;
use crate::domain::rhythm::cadence::{ContactState, cadence_source, contact_state};
use crate::domain::rhythm::interval::Rhythm;
use crate::domain::rhythm::interval::rhythm;
use crate::domain::rhythm::lifecycle::{Basis, Classification, Lifecycle, Limits, classify};
use crate::domain::rhythm::season::Season;
use crate::domain::rules::{CadenceRules, Rules};
use chrono::NaiveDate;

/// Why a client has its class.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ClassWhy {
    pub class: Lifecycle,
    pub basis: Basis,
    /// Distinct days with a valid order up to the day, ascending.
    pub order_dates: Vec<NaiveDate>,
    pub days_since_order: Option<i32>,
    pub rhythm: Option<Rhythm>,
    /// The cycle the limits come from, in days; differs from the rhythm's mean where the rules bound it.
    pub cycle_days: Option<i32>,
    /// *Sazonal*: the months it buys in, and the day its clock starts: the end of the next season.
    pub season: Option<(Season, NaiveDate)>,
    /// Last day of each class, in days since the last order (or the end of the season) and as a date.
    pub active_until: Option<(i32, NaiveDate)>,
    pub at_risk_until: Option<(i32, NaiveDate)>,
    pub inactive_until: Option<(i32, NaiveDate)>,
    /// When the class changes if nothing happens, and to what.
    pub next_change: Option<(NaiveDate, Lifecycle)>,
    /// Marked as ex-cliente by a person, since then (`None` inside: always).
    pub marked: Option<Option<NaiveDate>>,
}

/// Why a client has its contact state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ContactWhy {
    pub state: ContactState,
    pub last_contact: Option<NaiveDate>,
    pub days: Option<i32>,
    pub cadence_days: u16,
    pub source: CadenceSource,
    /// First day counts of *na hora*, *atrasado* and *esquecido*.
    pub due_from: i32,
    pub overdue_from: i32,
    pub forgotten_from: i32,
    /// When the state changes if nobody makes contact, and to what.
    pub next_change: Option<(NaiveDate, ContactState)>,
}

/// Explains the class of the client in `slot` on `on`.
pub(crate) fn class_why(columns: &Columns, rules: &Rules, slot: Slot, on: NaiveDate) -> Option<ClassWhy> {
    columns.standing.get(slot.at()).filter(|standing| standing.present)?;
    let today = Day::of(on);
    let held = columns.situation_held_on(slot, today);
    let marked = (held.situation == Situation::Former).then_some(held.since);
    let days = columns.order_days_until(slot, today);
    let classification = classify(days, held.situation, &rules.lifecycle, today);
    Some(explain(&classification, days, marked, today))
}

/// Explains the contact state that `status` has on `on`.
pub(crate) fn contact_why(
    status: &Status,
    client: &Client,
    rules: &CadenceRules,
    on: NaiveDate,
) -> ContactWhy {
    let cadence_days = status.cadence_days;
    let source = cadence_source(client, status.lifecycle, status.abc, rules);
    let from = |hundredths: u16| first_day(cadence_days, hundredths);
    let (due_from, overdue_from, forgotten_from) = (
        from(rules.due_from_hundredths),
        from(rules.overdue_from_hundredths),
        from(rules.forgotten_from_hundredths),
    );
    let next_change = status.days_since_interaction.and_then(|days| {
        let next = [due_from, overdue_from, forgotten_from].into_iter().find(|from| *from > days)?;
        let date = (Day::of(on) + next - days).date()?;
        Some((date, contact_state(Some(next), cadence_days, rules)))
    });
    ContactWhy {
        state: status.state,
        last_contact: status.last_contact.and_then(Day::date),
        days: status.days_since_interaction,
        cadence_days,
        source,
        due_from,
        overdue_from,
        forgotten_from,
        next_change,
    }
}

fn explain(found: &Classification, days: &[Day], marked: Option<Day>, today: Day) -> ClassWhy {
    let Classification { class, basis, last_order, cycle, limits, season, clock_from, next_change } = *found;
    let until = |pick: fn(&Limits) -> i32| {
        let days = pick(&limits?);
        Some((days, (clock_from? + days).date()?))
    };
    ClassWhy {
        class,
        basis,
        order_dates: days.iter().copied().filter_map(Day::date).collect(),
        days_since_order: last_order.map(|last| today - last),
        rhythm: rhythm(days),
        cycle_days: cycle.map(|cycle| cycle.days()),
        season: season.zip(clock_from.and_then(Day::date)),
        active_until: until(|limits| limits.active_days),
        at_risk_until: until(|limits| limits.at_risk_days),
        inactive_until: until(|limits| limits.inactive_days),
        next_change: next_change.and_then(|(day, class)| Some((day.date()?, class))),
        marked: marked.map(|since| if since == Day::EVER { None } else { since.date() }),
    }
}

/// The smallest count of days whose share of the interval reaches `hundredths`.
fn first_day(cadence_days: u16, hundredths: u16) -> i32 {
    i32::try_from((u32::from(cadence_days) * u32::from(hundredths)).div_ceil(100)).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::Client;
    use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
    use crate::domain::fact::order::Order;
    use crate::domain::indicator::status::statuses;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::record::dossier::Dossier;
    use crate::domain::value::id::{ClientId, InteractionId, OrderId};
    use crate::domain::value::money::Centavos;

    fn on(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn client() -> Dossier {
        Dossier::of(Client::new(ClientId::from_u128(1), Stamp::default()))
    }

    fn ordering(dates: &[NaiveDate]) -> Dossier {
        let mut dossier = client();
        dossier.orders = (1..)
            .zip(dates)
            .map(|(id, date)| Order::new(OrderId::from_u128(id), Stamp::default(), *date, Centavos::new(100)))
            .collect();
        dossier
    }

    fn why(dossier: &Dossier, today: NaiveDate) -> ClassWhy {
        let rules = Rules::default();
        class_why(&Columns::of(std::slice::from_ref(dossier), &rules.coverage), &rules, Slot::new(0), today)
            .unwrap()
    }

    #[test]
    fn one_order_shows_the_default_limits_as_dates() {
        let why = why(&ordering(&[on(2026, 1, 31)]), on(2026, 3, 17));
        assert_eq!((why.class, why.basis), (Lifecycle::Active, Basis::DefaultCycle));
        assert_eq!(why.days_since_order, Some(45));
        assert_eq!(why.rhythm, None);
        assert_eq!(why.cycle_days, Some(30));
        assert_eq!(why.active_until, Some((45, on(2026, 3, 17))));
        assert_eq!(why.at_risk_until, Some((90, on(2026, 5, 1))));
        assert_eq!(why.inactive_until, Some((180, on(2026, 7, 30))));
        assert_eq!(why.next_change, Some((on(2026, 3, 18), Lifecycle::AtRisk)));
    }

    #[test]
    fn nothing_is_made_up_for_who_never_bought() {
        let why = why(&client(), on(2026, 3, 17));
        assert_eq!((why.class, why.basis), (Lifecycle::NoOrders, Basis::NoOrder));
        assert_eq!((why.days_since_order, why.cycle_days, why.active_until), (None, None, None));
        assert_eq!(why.next_change, None);
        assert!(why.order_dates.is_empty());
    }

    #[test]
    fn orders_after_the_day_are_not_known_on_it() {
        let why = why(&ordering(&[on(2026, 2, 28), on(2026, 3, 18)]), on(2026, 3, 17));
        assert_eq!(why.order_dates, [on(2026, 2, 28)]);
        assert_eq!(why.days_since_order, Some(17));
    }

    #[test]
    fn a_mark_says_since_when_and_stops_the_clock() {
        let mut dossier = ordering(&[on(2026, 3, 1)]);
        if let Some(client) = &mut dossier.client {
            client.situation = Situation::Former;
            client.situation_since = Some(on(2026, 3, 10));
        }
        let marked = why(&dossier, on(2026, 3, 10));
        assert_eq!((marked.class, marked.basis), (Lifecycle::Former, Basis::Marked));
        assert_eq!(marked.marked, Some(Some(on(2026, 3, 10))));
        assert_eq!(marked.next_change, None);
        assert_eq!(why(&dossier, on(2026, 3, 9)).marked, None);
    }

    fn between(days: &[i32]) -> Option<Rhythm> {
        rhythm(&days.iter().copied().map(Day::new).collect::<Vec<Day>>())
    }

    #[test]
    fn rhythm_says_mean_spread_and_extremes() {
        assert_eq!(between(&[]), None);
        assert_eq!(between(&[10]), None);
        let steady = Rhythm {
            intervals: 2,
            mean_days: 31,
            spread_days: 1,
            shortest_days: 30,
            longest_days: 31,
            irregular: false,
        };
        // 30 and 31: mean 30.5 rounds up; mean distance 0.5 rounds up.
        assert_eq!(between(&[0, 30, 61]), Some(steady));
    }

    #[test]
    fn a_cycle_is_irregular_only_above_one_and_a_half_medians() {
        // Gaps 10, 10, 25: mean 15, median 10.
        assert!(!between(&[0, 10, 20, 45]).unwrap().irregular);
        assert!(between(&[0, 10, 20, 46]).unwrap().irregular);
    }

    fn contacted(days_ago: Option<i64>, own: Option<u16>) -> ContactWhy {
        let today = on(2026, 3, 17);
        let mut dossier = client();
        if let Some(client) = &mut dossier.client {
            client.cadence_days = own;
        }
        dossier.interactions.extend(days_ago.map(|days| {
            let date = today - chrono::Duration::days(days);
            let id = InteractionId::from_u128(1);
            Interaction::new(id, Stamp::default(), date, Channel::Visit, Outcome::Success)
        }));
        let rules = Rules::default();
        let columns = Columns::of(std::slice::from_ref(&dossier), &rules.coverage);
        let status = statuses(&columns, &rules, today)[0].unwrap();
        contact_why(&status, &dossier.client.unwrap(), &rules.cadence, today)
    }

    #[test]
    fn contact_cuts_are_the_first_days_of_their_states() {
        let why = contacted(Some(20), None);
        assert_eq!(why.source, CadenceSource::NoOrders);
        assert_eq!((why.due_from, why.overdue_from, why.forgotten_from), (21, 30, 45));
        assert_eq!(why.next_change, Some((on(2026, 3, 18), ContactState::Due)));
        let rules = CadenceRules::default();
        for cadence in [1, 7, 15, 30, 45, 60, 365] {
            for (from, state) in [
                (first_day(cadence, rules.due_from_hundredths), ContactState::Due),
                (first_day(cadence, rules.overdue_from_hundredths), ContactState::Overdue),
                (first_day(cadence, rules.forgotten_from_hundredths), ContactState::Forgotten),
            ] {
                assert!(contact_state(Some(from), cadence, &rules) >= state, "{cadence} {from}");
                assert!(contact_state(Some(from - 1), cadence, &rules) < state, "{cadence} {from}");
            }
        }
    }

    #[test]
    fn the_forgotten_and_the_never_contacted_have_no_next_change() {
        assert_eq!(contacted(Some(45), None).next_change, None);
        assert_eq!(contacted(Some(44), None).next_change, Some((on(2026, 3, 18), ContactState::Forgotten)));
        let never = contacted(None, None);
        assert_eq!((never.state, never.last_contact, never.next_change), (ContactState::Never, None, None));
    }

    #[test]
    fn the_interval_says_where_it_comes_from() {
        assert_eq!(contacted(Some(1), Some(10)).source, CadenceSource::Own);
        assert_eq!(contacted(Some(1), Some(0)).source, CadenceSource::NoOrders, "zero is no interval");
    }
}
