//! How long a client may wait for a contact, and how late it is (docs/domain.md §5, docs/product.md "How it must feel").

use super::abc::AbcClass;
use super::lifecycle::Lifecycle;
use super::rules::CadenceRules;
use serde::{Deserialize, Serialize};

/// Days without contact against the client's own interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactState {
    /// Em dia.
    OnTrack,
    /// Na hora.
    Due,
    /// Atrasado.
    Overdue,
    /// Esquecido.
    Forgotten,
    /// Sem registro: a class of its own, never read as fine.
    Never,
}

impl ContactState {
    pub const ALL: [ContactState; 5] =
        [Self::OnTrack, Self::Due, Self::Overdue, Self::Forgotten, Self::Never];
}

/// The interval of a client in days: its own, else its class's.
pub fn cadence_days(
    own: Option<u16>,
    lifecycle: Lifecycle,
    abc: Option<AbcClass>,
    rules: &CadenceRules,
) -> u16 {
    let of_class = match (lifecycle, abc) {
        (Lifecycle::Prospect, _) => rules.prospect_days,
        (_, Some(AbcClass::A)) => rules.a_days,
        (_, Some(AbcClass::B)) => rules.b_days,
        (_, Some(AbcClass::C) | None) => rules.c_days,
    };
    own.filter(|days| *days > 0).unwrap_or(of_class).max(1)
}

/// The state after `days` without contact (`None`: never contacted).
pub fn contact_state(days: Option<i32>, cadence_days: u16, rules: &CadenceRules) -> ContactState {
    let Some(days) = days else { return ContactState::Never };
    let (elapsed, interval) = (i64::from(days) * 100, i64::from(cadence_days));
    let reaches = |hundredths: u16| elapsed >= interval * i64::from(hundredths);
    if reaches(rules.forgotten_from_hundredths) {
        ContactState::Forgotten
    } else if reaches(rules.overdue_from_hundredths) {
        ContactState::Overdue
    } else if reaches(rules.due_from_hundredths) {
        ContactState::Due
    } else {
        ContactState::OnTrack
    }
}

/// The absolute band of `days`: 0 for 0–7, … 5 for 90+ (`None`: never contacted).
pub fn day_band(days: Option<i32>, cuts: &[u16; 5]) -> Option<usize> {
    days.map(|days| cuts.iter().filter(|cut| days > i32::from(**cut)).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_change_at_their_share_of_the_interval() {
        let rules = CadenceRules::default();
        let expected = [
            (Some(0), ContactState::OnTrack),
            (Some(20), ContactState::OnTrack),
            (Some(21), ContactState::Due),
            (Some(29), ContactState::Due),
            (Some(30), ContactState::Overdue),
            (Some(44), ContactState::Overdue),
            (Some(45), ContactState::Forgotten),
            (None, ContactState::Never),
        ];
        for (days, state) in expected {
            assert_eq!(contact_state(days, 30, &rules), state, "{days:?}");
        }
    }

    #[test]
    fn bands_end_on_their_cut() {
        let cuts = CadenceRules::default().day_cuts;
        let expected =
            [(0, 0), (7, 0), (8, 1), (15, 1), (16, 2), (30, 2), (31, 3), (60, 3), (61, 4), (90, 4), (91, 5)];
        for (days, band) in expected {
            assert_eq!(day_band(Some(days), &cuts), Some(band), "{days}");
        }
        assert_eq!(day_band(None, &cuts), None);
    }

    #[test]
    fn the_clients_own_interval_wins_over_its_class() {
        let rules = CadenceRules::default();
        let days = |own, lifecycle, abc| cadence_days(own, lifecycle, abc, &rules);
        assert_eq!(days(Some(10), Lifecycle::Active, Some(AbcClass::A)), 10);
        assert_eq!(days(None, Lifecycle::Active, Some(AbcClass::A)), 15);
        assert_eq!(days(None, Lifecycle::AtRisk, Some(AbcClass::B)), 30);
        assert_eq!(days(None, Lifecycle::Inactive, None), 60);
        assert_eq!(days(None, Lifecycle::Prospect, None), 30);
        assert_eq!(days(Some(0), Lifecycle::Active, None), 60, "zero is no interval");
    }
}
