//! Which results make sense for which channel, in the order they are offered.

use crate::domain::fact::interaction::{Channel, Outcome};
use crate::domain::rules::Rules;
use crate::text::interaction as words;

/// A heading and the results under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Group {
    pub heading: &'static str,
    pub results: Vec<Offered>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Offered {
    pub outcome: Outcome,
    /// It counts for the coverage.
    pub counts: bool,
    /// It was used last.
    pub is_last: bool,
}

/// The results offered for a channel: those that reach the buyer, those that do not, and what was only agreed. What was used
/// last stands first in its group; the rest keeps its order.
pub(crate) fn groups(channel: Channel, last: Outcome, rules: &Rules) -> [Group; 3] {
    let not_reached: &[Outcome] = match channel {
        Channel::Visit | Channel::Event => &[Outcome::Absent, Outcome::Closed],
        Channel::Call | Channel::WhatsApp | Channel::Email | Channel::Video => &[Outcome::NoAnswer],
    };
    let reached =
        [Outcome::Success, Outcome::Order, Outcome::NoOrder, Outcome::Negotiation, Outcome::Attended];
    let planned = [Outcome::Scheduled, Outcome::Rescheduled, Outcome::Cancelled];
    let group = |heading, outcomes: &[Outcome]| {
        let offered = |outcome: &Outcome| Offered {
            outcome: *outcome,
            counts: rules.coverage.counts(channel, *outcome),
            is_last: *outcome == last,
        };
        let mut results: Vec<Offered> = outcomes.iter().map(offered).collect();
        results.sort_by_key(|one| !one.is_last);
        Group { heading, results }
    };
    [group(words::REACHED, &reached), group(words::NOT_REACHED, not_reached), group(words::PLANNED, &planned)]
}

/// Channels, the one used last first.
pub(crate) fn channels(last: Channel) -> Vec<Channel> {
    std::iter::once(last).chain(Channel::ALL.into_iter().filter(|channel| *channel != last)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offered(channel: Channel, last: Outcome) -> [Vec<Outcome>; 3] {
        let groups = groups(channel, last, &Rules::default());
        groups.map(|group| group.results.iter().map(|one| one.outcome).collect())
    }

    #[test]
    fn nobody_is_absent_on_the_telephone() {
        for channel in Channel::ALL {
            let at_the_door = matches!(channel, Channel::Visit | Channel::Event);
            let [_, not_reached, _] = offered(channel, Outcome::Success);
            assert_eq!(not_reached.contains(&Outcome::Absent), at_the_door, "{channel:?}");
            assert_eq!(not_reached.contains(&Outcome::NoAnswer), !at_the_door, "{channel:?}");
        }
    }

    #[test]
    fn what_was_used_last_stands_first_in_its_group_alone() {
        let [reached, not_reached, planned] = offered(Channel::Visit, Outcome::Attended);
        assert_eq!(
            reached,
            [Outcome::Attended, Outcome::Success, Outcome::Order, Outcome::NoOrder, Outcome::Negotiation]
        );
        assert_eq!((not_reached[0], planned[0]), (Outcome::Absent, Outcome::Scheduled));
        let channels = channels(Channel::Email);
        assert_eq!((channels[0], channels.len()), (Channel::Email, Channel::ALL.len()));
    }

    #[test]
    fn each_result_says_whether_it_counts() {
        let rules = Rules::default();
        let [reached, not_reached, planned] = groups(Channel::Visit, Outcome::Order, &rules);
        assert!(reached.results.iter().all(|one| one.counts));
        assert!(not_reached.results.iter().chain(&planned.results).all(|one| !one.counts));
        let last: Vec<Outcome> =
            reached.results.iter().filter(|one| one.is_last).map(|one| one.outcome).collect();
        assert_eq!(last, [Outcome::Order]);
    }
}
