//! What a day of a conversation adds to what is known of that day.
//!
//! A WhatsApp of that day that reached the client is this one, whoever recorded it. An attempt that an earlier reading of the
//! conversation brought gives way once the client has answered: the file was exported again later that day.

use super::identity::{InteractionContent, interaction_id};
use super::interactions::{Details, InteractionVerdict, adding};
use crate::domain::fact::Origin;
use crate::domain::fact::interaction::{Channel, Interaction};
use crate::domain::portfolio::change::Step;

/// `known` are the client's interactions in the carteira.
pub(super) fn judge(
    content: InteractionContent,
    details: Details,
    known: &[Interaction],
) -> InteractionVerdict {
    let id = interaction_id(&content);
    let client = content.client;
    let reaches = content.outcome.reaches_buyer();
    let that_day =
        || known.iter().filter(|fact| fact.date == content.date && fact.channel == Channel::WhatsApp);
    let is_known = |fact: &Interaction| fact.id == id || !reaches || fact.outcome.reaches_buyer();
    if that_day().any(is_known) {
        return InteractionVerdict::Same;
    }
    let attempts = that_day().filter(|fact| fact.origin == Origin::Imported);
    let mut steps: Vec<Step> =
        attempts.map(|fact| Step::RemoveInteraction { client, interaction: fact.id }).collect();
    let new = adding(id, content, details);
    if steps.is_empty() {
        return InteractionVerdict::New(Box::new(new));
    }
    steps.push(new);
    InteractionVerdict::Replaces(steps)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::interaction::Outcome;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::value::id::{ClientId, InteractionId};
    use chrono::NaiveDate;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, day).unwrap()
    }

    fn fact(on: u32, channel: Channel, outcome: Outcome, origin: Origin) -> Interaction {
        let id = InteractionId::from_u128(u128::from(on));
        Interaction { origin, ..Interaction::new(id, Stamp::default(), day(on), channel, outcome) }
    }

    fn check(outcome: Outcome, known: &[Interaction], expected: &str) {
        let content = InteractionContent {
            client: ClientId::from_u128(1),
            number: None,
            date: day(12),
            time: None,
            channel: Channel::WhatsApp,
            outcome,
        };
        let said = match judge(content, Details::default(), known) {
            InteractionVerdict::New(_) => "new".to_owned(),
            InteractionVerdict::Replaces(steps) => format!("replaces {}", steps.len() - 1),
            InteractionVerdict::Same => "same".to_owned(),
            other => format!("{other:?}"),
        };
        assert_eq!(said, expected, "{outcome:?} {known:?}");
    }

    #[test]
    fn a_day_that_is_known_is_not_known_twice() {
        use Channel::{Call, WhatsApp};
        use Outcome::{Attended, NoAnswer, Success};
        let typed = |outcome| fact(12, WhatsApp, outcome, Origin::Typed);
        let read = |outcome| fact(12, WhatsApp, outcome, Origin::Imported);
        check(Attended, &[], "new");
        check(Attended, &[fact(11, WhatsApp, Success, Origin::Typed)], "new");
        check(Attended, &[fact(12, Call, Success, Origin::Typed)], "new");
        check(Attended, &[typed(Success)], "same");
        check(Attended, &[read(Attended)], "same");
        check(NoAnswer, &[read(Attended)], "same");
        check(NoAnswer, &[typed(NoAnswer)], "same");
        check(Attended, &[read(NoAnswer)], "replaces 1");
        // What the rep said stays, and the answer comes beside it.
        check(Attended, &[typed(NoAnswer)], "new");
    }
}
