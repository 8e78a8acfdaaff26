//! Which contacts count for coverage: what reaches the buyer, and the rep's exceptions to it.

use super::CoverageRules;
use crate::domain::fact::interaction::{Channel, Outcome};
use serde_json::Value;

impl CoverageRules {
    /// Whether this channel with this result counts as a contact with success.
    pub fn counts(&self, channel: Channel, outcome: Outcome) -> bool {
        if !outcome.is_done() {
            return false;
        }
        if self.counts.is_empty() {
            return outcome.reaches_buyer();
        }
        self.counts.get(&count_key(channel, outcome)).copied().unwrap_or(outcome.reaches_buyer())
    }

    /// Only what differs from [`Outcome::reaches_buyer`] is kept, so that rules set to and fro are equal again.
    pub(crate) fn set_counts(&mut self, channel: Channel, outcome: Outcome, on: bool) {
        let key = count_key(channel, outcome);
        if on == outcome.reaches_buyer() {
            self.counts.remove(&key);
        } else {
            self.counts.insert(key, on);
        }
    }
}

/// The key of one cell of the channel × result table.
fn count_key(channel: Channel, outcome: Outcome) -> String {
    let word = |value: Value| value.as_str().map(str::to_owned).unwrap_or_default();
    let channel = serde_json::to_value(channel).map(word).unwrap_or_default();
    let outcome = serde_json::to_value(outcome).map(word).unwrap_or_default();
    format!("{channel}.{outcome}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_counts_by_default_when_the_buyer_was_reached() {
        let rules = CoverageRules::default();
        for channel in Channel::ALL {
            for outcome in Outcome::ALL {
                assert_eq!(rules.counts(channel, outcome), outcome.reaches_buyer());
            }
        }
    }

    #[test]
    fn an_exception_changes_one_cell_and_never_counts_what_was_not_done() {
        let mut rules = CoverageRules::default();
        rules.counts.insert("visit.absent".to_owned(), true);
        rules.counts.insert("visit.scheduled".to_owned(), true);
        assert!(rules.counts(Channel::Visit, Outcome::Absent));
        assert!(!rules.counts(Channel::Call, Outcome::Absent));
        assert!(!rules.counts(Channel::Visit, Outcome::Scheduled));
        assert!(rules.counts(Channel::Visit, Outcome::Success));
    }

    #[test]
    fn a_result_set_to_and_fro_leaves_the_rules_as_they_were() {
        for channel in Channel::ALL {
            for outcome in Outcome::ALL.into_iter().filter(|outcome| outcome.is_done()) {
                let mut rules = CoverageRules::default();
                let usual = rules.counts(channel, outcome);
                rules.set_counts(channel, outcome, !usual);
                assert_eq!((rules.counts(channel, outcome), rules.counts.len()), (!usual, 1));
                rules.set_counts(channel, outcome, usual);
                assert_eq!(rules, CoverageRules::default());
            }
        }
    }
}
