//! Over which days a rate is taken: a month, the last n days, or each client's own interval (docs/domain.md §1).

use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::{Month, Period};
use crate::domain::indicator::coverage::{Coverage, members};
use crate::domain::indicator::status::every_status;
use crate::domain::measure::tally::Reach;
use crate::domain::portfolio::columns::Columns;
use crate::domain::portfolio::eligibility::Exclusion;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rules::Rules;
use chrono::NaiveDate;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Window {
    Month(Month),
    /// The last so many days, that of the question included.
    Days(u16),
    /// Reached within its own interval: nobody has the same days.
    OwnCadence,
}

impl Window {
    pub(crate) const ROLLING: [u16; 4] = [7, 30, 60, 90];

    /// Whether it is the same days for everybody, so that what happened in them can be counted.
    pub(crate) fn has_days(self) -> bool {
        match self {
            Window::Month(_) | Window::Days(_) => true,
            Window::OwnCadence => false,
        }
    }

    /// The days it spans on `on`; of own intervals only the day itself, on which they are judged.
    pub(crate) fn period(self, on: NaiveDate) -> Period {
        match self {
            Window::Month(month) => month.period(),
            Window::Days(days) => Period::rolling(days.into(), on),
            Window::OwnCadence => Period::day(on),
        }
    }
}

/// Each present client: what happened in the window, or why it is out. By own interval only `covered` has a meaning.
pub(crate) fn window_members(
    columns: &Columns,
    rules: &Rules,
    window: Window,
    on: NaiveDate,
) -> Vec<(Slot, Result<Reach, Exclusion>)> {
    let known = members(columns, rules, window.period(on), on);
    match window {
        Window::Month(_) | Window::Days(_) => known.collect(),
        Window::OwnCadence => {
            let statuses = every_status(columns, rules, on);
            let day = Day::of(on);
            let covered = |slot: Slot| {
                let cadence =
                    statuses.get(slot.at()).copied().flatten().map_or(0, |status| status.cadence_days);
                columns.last_contact(slot, day).is_some_and(|last| day - last <= i32::from(cadence))
            };
            let within = |slot: Slot| Reach { covered: covered(slot), visited: false, bought: false };
            known.map(|(slot, member)| (slot, member.map(|_| within(slot)))).collect()
        }
    }
}

/// The rates of the window over all clients, as known on `on`.
pub(crate) fn window_coverage(columns: &Columns, rules: &Rules, window: Window, on: NaiveDate) -> Coverage {
    let mut coverage = Coverage::default();
    for (_, member) in window_members(columns, rules, window, on) {
        match member {
            Ok(reach) => coverage.tally.add(reach),
            Err(reason) => coverage.excluded[reason as usize] += 1,
        }
    }
    coverage
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::{Client, Situation};
    use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::record::dossier::Dossier;
    use crate::domain::value::id::{ClientId, InteractionId};

    fn d(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn columns(clients: &[(Option<u16>, &[&str])]) -> Columns {
        let dossiers: Vec<Dossier> = (1..)
            .zip(clients)
            .map(|(id, (cadence_days, days))| {
                let client = Client::new(ClientId::from_u128(id), Stamp::default());
                let mut dossier = Dossier::of(Client { cadence_days: *cadence_days, ..client });
                for (nth, day) in (0..).zip(*days) {
                    let id = InteractionId::from_u128(id * 100 + nth);
                    let visit = (Channel::Visit, Outcome::Success);
                    dossier.interactions.push(Interaction::new(
                        id,
                        Stamp::default(),
                        d(day),
                        visit.0,
                        visit.1,
                    ));
                }
                dossier
            })
            .collect();
        Columns::of(&dossiers, &Rules::default().coverage)
    }

    fn covered(columns: &Columns, window: Window, on: &str) -> (u32, u32) {
        let tally = window_coverage(columns, &Rules::default(), window, d(on)).tally;
        (tally.covered, tally.eligible)
    }

    #[test]
    fn the_last_n_days_include_the_day_itself_and_no_more() {
        let columns = columns(&[(None, &["2026-11-24"]), (None, &["2026-11-18"]), (None, &["2026-11-17"])]);
        for (days, on, expected) in [
            (7, "2026-11-24", (2, 3)),
            (8, "2026-11-24", (3, 3)),
            (7, "2026-11-23", (2, 3)),
            (30, "2026-12-24", (0, 3)),
            (90, "2026-11-16", (0, 3)),
        ] {
            assert_eq!(covered(&columns, Window::Days(days), on), expected, "{days} on {on}");
        }
    }

    #[test]
    fn each_client_is_judged_by_its_own_interval() {
        let columns = columns(&[
            (Some(10), &["2026-11-14"]),
            (Some(9), &["2026-11-14"]),
            (Some(60), &["2026-10-01"]),
            (Some(365), &[]),
        ]);
        // 10 days ago; the third is 54 days ago; who was never contacted is not covered.
        assert_eq!(covered(&columns, Window::OwnCadence, "2026-11-24"), (2, 4));
        assert_eq!(covered(&columns, Window::OwnCadence, "2026-10-01"), (1, 4));
        assert_eq!(covered(&Columns::default(), Window::OwnCadence, "2026-11-24"), (0, 0));
    }

    #[test]
    fn a_month_is_the_coverage_of_the_month() {
        let columns = columns(&[(None, &["2026-10-31"]), (None, &["2026-11-01"])]);
        let november = Window::Month(Month::of(d("2026-11-24")));
        assert_eq!(covered(&columns, november, "2026-11-24"), (1, 2));
    }

    #[test]
    fn who_is_out_is_out_of_every_window() {
        let blocked =
            Client { situation: Situation::Blocked, ..Client::new(ClientId::from_u128(1), Stamp::default()) };
        let rules = Rules::default();
        let columns = Columns::of(&[Dossier::of(blocked)], &rules.coverage);
        for window in [Window::Days(30), Window::OwnCadence] {
            let found = window_coverage(&columns, &rules, window, d("2026-11-24"));
            assert_eq!((found.tally.eligible, found.excluded(Exclusion::Blocked)), (0, 1));
        }
    }
}
