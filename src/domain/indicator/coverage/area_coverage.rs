//! Cobertura by area, for the map: what was counted over what, in each UF or município.
//!
//! The sum over the areas is the total of the clients that have an area; who has none is counted apart, never spread.

use crate::domain::calendar::period::Period;
use crate::domain::indicator::coverage::members;
use crate::domain::measure::tally::Tally;
use crate::domain::portfolio::columns::Columns;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rules::Rules;
use chrono::NaiveDate;
use std::collections::BTreeMap;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct AreaCoverage {
    /// By area, ascending; an area without an eligible client is absent.
    pub areas: BTreeMap<u32, Tally>,
    /// Eligible clients without an area.
    pub nowhere: Tally,
}

/// Where a slot is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AreaOf {
    Area(u32),
    Nowhere,
    /// Not asked for: a filter hides it.
    Hidden,
}

/// The three rates of `period` by area, as known `today`.
pub(crate) fn area_coverage(
    columns: &Columns,
    rules: &Rules,
    period: Period,
    today: NaiveDate,
    area_of: impl Fn(Slot) -> AreaOf,
) -> AreaCoverage {
    let mut coverage = AreaCoverage::default();
    for (slot, member) in members(columns, rules, period, today) {
        let Ok(reach) = member else { continue };
        match area_of(slot) {
            AreaOf::Area(area) => coverage.areas.entry(area).or_default().add(reach),
            AreaOf::Nowhere => coverage.nowhere.add(reach),
            AreaOf::Hidden => {}
        }
    }
    coverage
}

/// The five steps the map is coloured by, each a fifth of the whole; a full hundred is in the last.
///
/// `None` for an empty denominator: it has no colour.
pub(crate) fn share_step(tally: Tally) -> Option<usize> {
    let fifths = (u64::from(tally.covered) * 5).checked_div(u64::from(tally.eligible))?;
    usize::try_from(fifths).ok().map(|step| step.min(4))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::Client;
    use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::record::dossier::Dossier;
    use crate::domain::value::id::{ClientId, InteractionId};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// A client contacted with success on the given days.
    fn dossier(id: u128, days: &[&str]) -> Dossier {
        let mut dossier = Dossier::of(Client::new(ClientId::from_u128(id), Stamp::default()));
        for (nth, date) in (0..).zip(days) {
            let id = InteractionId::from_u128(id * 100 + nth);
            dossier.interactions.push(Interaction::new(
                id,
                Stamp::default(),
                day(date),
                Channel::Visit,
                Outcome::Success,
            ));
        }
        dossier
    }

    fn november(area_of: impl Fn(Slot) -> AreaOf) -> AreaCoverage {
        let dossiers = [
            dossier(1, &["2026-11-01"]),
            dossier(2, &["2026-10-31"]),
            dossier(3, &["2026-11-20", "2026-11-21"]),
            dossier(4, &[]),
        ];
        let rules = Rules::default();
        let columns = Columns::of(&dossiers, &rules.coverage);
        let period = Period::new(day("2026-11-01"), day("2026-11-21"));
        area_coverage(&columns, &rules, period, day("2026-11-21"), area_of)
    }

    #[test]
    fn areas_count_their_own_clients_and_add_up_to_the_total() {
        let area = |slot: Slot| if slot.at() < 2 { AreaOf::Area(35) } else { AreaOf::Area(31) };
        let coverage = november(area);
        let counts: Vec<(u32, u32, u32)> =
            coverage.areas.iter().map(|(area, tally)| (*area, tally.covered, tally.eligible)).collect();
        assert_eq!(counts, [(31, 1, 2), (35, 1, 2)]);
        assert_eq!(coverage.nowhere, Tally::default());
    }

    #[test]
    fn who_has_no_area_is_counted_apart_and_who_is_hidden_not_at_all() {
        let coverage = november(|slot| if slot == 0 { AreaOf::Nowhere } else { AreaOf::Hidden });
        assert!(coverage.areas.is_empty());
        assert_eq!((coverage.nowhere.covered, coverage.nowhere.eligible), (1, 1));
    }

    #[test]
    fn steps_change_at_each_fifth_and_nothing_has_no_step() {
        let tally = |covered, eligible| Tally { covered, eligible, ..Tally::default() };
        for (covered, eligible, step) in [
            (0, 0, None),
            (0, 5, Some(0)),
            (1999, 10_000, Some(0)),
            (200, 1000, Some(1)),
            (7999, 10_000, Some(3)),
            (800, 1000, Some(4)),
            (1000, 1000, Some(4)),
        ] {
            assert_eq!(share_step(tally(covered, eligible)), step, "{covered} of {eligible}");
        }
    }
}
