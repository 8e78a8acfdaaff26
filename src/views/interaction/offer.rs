//! Which results make sense for which channel, in the order they are offered.

use crate::domain::fact::interaction::{Channel, Outcome};
use crate::text::interaction;

/// A heading and the results under it.
pub(super) type Group = (&'static str, Vec<Outcome>);

/// The results offered for a channel: those that reach the buyer, those that do not, and what was only agreed.
pub(super) fn groups(channel: Channel) -> [Group; 3] {
    let not_reached = match channel {
        Channel::Visit | Channel::Event => vec![Outcome::Absent, Outcome::Closed],
        Channel::Call | Channel::WhatsApp | Channel::Email | Channel::Video => vec![Outcome::NoAnswer],
    };
    [
        (
            interaction::REACHED,
            vec![Outcome::Success, Outcome::Order, Outcome::NoOrder, Outcome::Negotiation, Outcome::Attended],
        ),
        (interaction::NOT_REACHED, not_reached),
        (interaction::PLANNED, vec![Outcome::Scheduled, Outcome::Rescheduled, Outcome::Cancelled]),
    ]
}

/// Channels, the one used last first.
pub(super) fn channels(last: Channel) -> Vec<Channel> {
    std::iter::once(last).chain(Channel::ALL.into_iter().filter(|channel| *channel != last)).collect()
}
