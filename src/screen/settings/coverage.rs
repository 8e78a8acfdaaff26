//! What counts for coverage: whom a setting leaves out, and the switches of a channel's results.

use crate::domain::fact::interaction::{Channel, Outcome};
use crate::domain::indicator::coverage::SETTABLE;
use crate::domain::portfolio::eligibility::{Denominator, Exclusion};
use crate::domain::rules::CoverageRules;
use crate::text::{labels, settings as words};

/// Beside the switch of a reason to be left out. `counts`: clients by [`SETTABLE`].
pub(crate) fn left_out(reason: Exclusion, counts: [u32; 4], rules: &CoverageRules) -> String {
    let counted = SETTABLE.into_iter().zip(counts).find(|(of, _)| *of == reason);
    let is_out = Denominator::of(rules).leaves_out(reason);
    words::left_out(reason, counted.map_or(0, |(_, count)| count), is_out)
}

/// The results of a channel that may count, each with the name of its switch.
pub(crate) fn switches(channel: Channel) -> Vec<(Outcome, String)> {
    let done = Outcome::ALL.into_iter().filter(|outcome| outcome.is_done());
    done.map(|outcome| (outcome, words::cell(labels::channel(channel), labels::outcome(outcome)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_switch_says_its_own_count_and_whether_it_leaves_out_now() {
        let rules = CoverageRules { include_former: true, ..CoverageRules::default() };
        for (at, reason) in SETTABLE.into_iter().enumerate() {
            let is_out = matches!(reason, Exclusion::Prospect | Exclusion::Blocked);
            let said = left_out(reason, [1, 2, 3, 4], &rules);
            assert_eq!(said, words::left_out(reason, at as u32 + 1, is_out), "{reason:?}");
        }
        let none = left_out(Exclusion::Blocked, [1, 2, 0, 4], &rules);
        assert_eq!(none, "Não há nenhum cliente assim na carteira");
    }

    #[test]
    fn what_was_not_done_has_no_switch() {
        let all = switches(Channel::Visit);
        assert!(all.iter().all(|(outcome, _)| outcome.is_done()));
        assert_eq!(all.len(), Outcome::ALL.into_iter().filter(|outcome| outcome.is_done()).count());
        let absent = all.iter().find(|(outcome, _)| *outcome == Outcome::Absent);
        assert_eq!(absent.map(|(_, said)| said.as_str()), Some("visita, ausente"));
    }
}
