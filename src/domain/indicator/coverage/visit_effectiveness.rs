//! Efetividade das visitas: visits with an order ÷ visits made (docs/domain.md §1).
//!
//! Every visit made in the days counts, also at clients that are out of the denominator of the coverage: somebody went there.
//! A visit has an order where its own record says so, by its result or by the order recorded with it; an order of the same
//! day that came some other way is not the visit's. Without visits there is no rate.

use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::{Month, Period};
use crate::domain::portfolio::columns::{Columns, ORDERED, VISIT_MADE};
use crate::domain::portfolio::slot::Slot;
use crate::domain::value::ratio::Ratio;
use chrono::NaiveDate;
use std::ops::AddAssign;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Visits {
    pub made: u32,
    pub with_order: u32,
}

impl Visits {
    pub(crate) fn effectiveness(self) -> Ratio {
        Ratio::new(self.with_order.into(), self.made.into())
    }
}

impl AddAssign for Visits {
    fn add_assign(&mut self, other: Visits) {
        self.made += other.made;
        self.with_order += other.with_order;
    }
}

/// Visits at the client of `slot` from day `first` to day `last`.
pub(crate) fn visits(columns: &Columns, slot: Slot, first: Day, last: Day) -> Visits {
    let contacts = columns.contacts.of(slot);
    let from = contacts.partition_point(|contact| contact.day < first);
    let mut visits = Visits::default();
    for contact in contacts[from..].iter().take_while(|contact| contact.day <= last) {
        let made = contact.flags & VISIT_MADE != 0;
        visits +=
            Visits { made: u32::from(made), with_order: u32::from(made && contact.flags & ORDERED != 0) };
    }
    visits
}

/// Visits of `period` at each client that had any, as known `today`, in slot order.
pub(crate) fn period_visits(
    columns: &Columns,
    period: Period,
    today: NaiveDate,
) -> impl Iterator<Item = (Slot, Visits)> + '_ {
    let (first, last) = (Day::of(period.start), Day::of(period.reference(today)));
    columns
        .slots()
        .map(move |slot| (slot, visits(columns, slot, first, last)))
        .filter(|(_, visits)| visits.made > 0)
}

/// All visits of `period`, as known `today`.
pub(crate) fn all_visits(columns: &Columns, period: Period, today: NaiveDate) -> Visits {
    let mut all = Visits::default();
    period_visits(columns, period, today).for_each(|(_, visits)| all += visits);
    all
}

/// `groups[group][month]`: visits of each month at the clients that `group_of(slot, last day asked of)` puts there.
pub(crate) fn visits_by_month(
    columns: &Columns,
    months: &[Month],
    today: NaiveDate,
    groups: usize,
    group_of: impl Fn(Slot, Day) -> Option<usize>,
) -> Vec<Vec<Visits>> {
    let mut all = vec![vec![Visits::default(); months.len()]; groups];
    for (at, month) in months.iter().enumerate() {
        let last = Day::of(month.period().reference(today));
        for (slot, visits) in period_visits(columns, month.period(), today) {
            if let Some(group) = group_of(slot, last).and_then(|group| all.get_mut(group)) {
                group[at] += visits;
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::{Client, Situation};
    use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
    use crate::domain::fact::order::Order;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::record::dossier::Dossier;
    use crate::domain::rules::Rules;
    use crate::domain::value::id::{ClientId, InteractionId, OrderId};
    use crate::domain::value::money::Centavos;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn columns(clients: &[(Situation, &[(&str, Channel, Outcome, bool)])]) -> Columns {
        let dossiers: Vec<Dossier> = (1..)
            .zip(clients)
            .map(|(number, (situation, contacts))| {
                let client = Client::new(ClientId::from_u128(number), Stamp::default());
                let mut dossier = Dossier::of(Client { situation: *situation, ..client });
                for (nth, (date, channel, outcome, linked)) in (0..).zip(*contacts) {
                    let id = InteractionId::from_u128(number * 100 + nth);
                    let mut said = Interaction::new(id, Stamp::default(), day(date), *channel, *outcome);
                    said.order = linked.then(|| OrderId::from_u128(number * 100 + nth));
                    dossier.interactions.push(said);
                }
                dossier
            })
            .collect();
        Columns::of(&dossiers, &Rules::default().coverage)
    }

    #[test]
    fn what_is_a_visit_made_and_what_is_an_order_of_it() {
        use Outcome::{Absent, Cancelled, NoOrder, Rescheduled, Scheduled, Success};
        for (channel, outcome, linked, expected) in [
            (Channel::Visit, Outcome::Order, false, (1, 1)),
            (Channel::Visit, Success, true, (1, 1)),
            (Channel::Visit, Success, false, (1, 0)),
            (Channel::Visit, NoOrder, false, (1, 0)),
            (Channel::Visit, Absent, false, (1, 0)),
            (Channel::Visit, Scheduled, false, (0, 0)),
            (Channel::Visit, Rescheduled, true, (0, 0)),
            (Channel::Visit, Cancelled, false, (0, 0)),
            (Channel::Call, Outcome::Order, true, (0, 0)),
            (Channel::WhatsApp, Outcome::Order, false, (0, 0)),
        ] {
            let columns = columns(&[(Situation::Active, &[("2026-11-03", channel, outcome, linked)])]);
            let Visits { made, with_order } =
                all_visits(&columns, Period::day(day("2026-11-03")), day("2026-11-03"));
            assert_eq!((made, with_order), expected, "{channel:?} {outcome:?} {linked}");
        }
    }

    #[test]
    fn two_visits_of_one_day_are_two_and_an_order_of_the_day_is_not_a_visits() {
        let visit = ("2026-11-03", Channel::Visit, Outcome::Success, false);
        let client = Client::new(ClientId::from_u128(1), Stamp::default());
        let mut dossier = Dossier::of(client);
        for nth in 0..2 {
            let id = InteractionId::from_u128(nth);
            dossier.interactions.push(Interaction::new(id, Stamp::default(), day(visit.0), visit.1, visit.2));
        }
        let order = Order::new(OrderId::from_u128(9), Stamp::default(), day(visit.0), Centavos::new(5_000));
        dossier.orders.push(order);
        let columns = Columns::of(&[dossier], &Rules::default().coverage);
        let all = all_visits(&columns, Month::of(day(visit.0)).period(), day("2026-11-30"));
        assert_eq!((all, all.effectiveness()), (Visits { made: 2, with_order: 0 }, Ratio::new(0, 2)));
    }

    #[test]
    fn the_days_include_both_ends_and_nothing_after_today() {
        let visit = |date| (date, Channel::Visit, Outcome::Order, false);
        let contacts = ["2026-10-31", "2026-11-01", "2026-11-20", "2026-11-21", "2026-12-01"].map(visit);
        let columns = columns(&[(Situation::Blocked, &contacts)]);
        let november = Month::of(day("2026-11-01")).period();
        let made = |period, today| all_visits(&columns, period, day(today)).made;
        assert_eq!(made(november, "2026-11-20"), 2);
        assert_eq!(made(november, "2026-11-21"), 3);
        assert_eq!(made(november, "2027-02-28"), 3);
        assert_eq!(made(Period::rolling(7, day("2026-11-27")), "2026-11-27"), 1);
        assert_eq!(made(Period::rolling(7, day("2026-11-28")), "2026-11-28"), 0);
    }

    #[test]
    fn without_visits_there_is_no_rate_and_groups_add_up() {
        let visit = |outcome| ("2026-11-03", Channel::Visit, outcome, false);
        let columns = columns(&[
            (Situation::Active, &[visit(Outcome::Order), visit(Outcome::Success)]),
            (Situation::Prospect, &[visit(Outcome::Success)]),
            (Situation::Active, &[]),
        ]);
        let months: Vec<Month> = Month::of(day("2026-11-03")).last_n(2).collect();
        let groups = visits_by_month(&columns, &months, day("2026-11-20"), 3, |slot, _| Some(slot.at()));
        assert!(groups.iter().all(|months| months[0] == Visits::default()), "October had none");
        let november: Vec<Ratio> = groups.iter().map(|months| months[1].effectiveness()).collect();
        assert_eq!(november, [Ratio::new(1, 2), Ratio::new(0, 1), Ratio::new(0, 0)]);
        assert_eq!(november[2].percent_tenths(), None);
        let total = all_visits(&columns, months[1].period(), day("2026-11-20"));
        assert_eq!(total.effectiveness(), november.into_iter().sum());
    }
}
