//! The two scales in which clients are told apart: relative to their own interval, or by days without contact.

use crate::domain::indicator::status::Status;
use crate::domain::rhythm::cadence::{ContactState, day_band};
use crate::domain::rules::CadenceRules;

/// Relative to the client's own interval, or absolute days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Scale {
    #[default]
    Relative,
    Days,
}

/// Bands of days there are.
pub(crate) const BANDS: usize = 6;

/// What a client counts as in a scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Shade {
    State(ContactState),
    /// 0 to 5, the fewest days first.
    Band(usize),
}

/// Who was never contacted is in no band.
pub(crate) fn shade(status: &Status, scale: Scale, rules: &CadenceRules) -> Shade {
    match (scale, day_band(status.days_since_interaction, &rules.day_cuts)) {
        (Scale::Relative, _) => Shade::State(status.state),
        (Scale::Days, Some(band)) => Shade::Band(band),
        (Scale::Days, None) => Shade::State(ContactState::Never),
    }
}

/// Position of a client's entry in the legend of the scale.
pub(crate) fn legend_place(status: &Status, scale: Scale, rules: &CadenceRules) -> u8 {
    let position = match (scale, shade(status, scale, rules)) {
        (_, Shade::Band(band)) => Some(band),
        (Scale::Days, Shade::State(_)) => Some(BANDS),
        (Scale::Relative, Shade::State(state)) => ContactState::ALL.iter().position(|one| *one == state),
    };
    position.and_then(|at| u8::try_from(at).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::portfolio::Portfolio;
    use crate::screen::small::{Small, seen};

    const DAY: &str = "2026-11-18";

    fn one(date: Option<&str>) -> (Portfolio, Status) {
        let bare = Small::clients(&["Ana"]);
        let p = date.into_iter().fold(bare, |all, date| all.visit(1, date)).portfolio();
        let status = seen(&p, DAY)[0].unwrap();
        (p, status)
    }

    #[test]
    fn days_fall_into_bands_up_to_their_cut() {
        let cuts = CadenceRules::default().day_cuts;
        assert_eq!(cuts, [7, 15, 30, 60, 90]);
        for (date, band) in [
            ("2026-11-18", 0),
            ("2026-11-11", 0),
            ("2026-11-10", 1),
            ("2026-08-20", 4),
            ("2026-08-19", 5),
            ("2020-01-01", 5),
        ] {
            let (p, status) = one(Some(date));
            let rules = &p.rules().cadence;
            assert_eq!(shade(&status, Scale::Days, rules), Shade::Band(band), "{date}");
            assert_eq!(usize::from(legend_place(&status, Scale::Days, rules)), band, "{date}");
        }
    }

    #[test]
    fn who_was_never_contacted_stands_last_in_both_legends() {
        let (p, status) = one(None);
        let rules = &p.rules().cadence;
        assert_eq!(shade(&status, Scale::Days, rules), Shade::State(ContactState::Never));
        assert_eq!(usize::from(legend_place(&status, Scale::Days, rules)), BANDS);
        assert_eq!(usize::from(legend_place(&status, Scale::Relative, rules)), ContactState::ALL.len() - 1);
    }

    #[test]
    fn the_relative_scale_is_the_state() {
        let (p, status) = one(Some("2026-11-17"));
        assert_eq!(shade(&status, Scale::Relative, &p.rules().cadence), Shade::State(ContactState::OnTrack));
        assert_eq!(legend_place(&status, Scale::Relative, &p.rules().cadence), 0);
    }
}
