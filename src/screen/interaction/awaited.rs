//! WhatsApps that were opened and whose answer is not known: *Respondeu?*

use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
use crate::domain::portfolio::Portfolio;
use crate::domain::value::id::ClientId;
use crate::text::interaction::answer as words;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A message without an answer is asked about for so long.
const ASK_FOR_MILLIS: u64 = 7 * 24 * 3_600_000;
/// Less than this away from the app is not a way to WhatsApp and back.
const AWAY_MILLIS: u64 = 1_000;

/// A WhatsApp that was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Awaited {
    pub client: ClientId,
    pub sent_millis: u64,
    /// The question was put off.
    pub later: bool,
    /// It is a contact already, by this channel; `None`: a WhatsApp that is kept with its answer.
    #[serde(default)]
    pub kept_as: Option<Channel>,
}

/// Those that are still asked about, of what the device remembers; oldest first.
pub(crate) fn still_asked(mut all: Vec<Awaited>, now: u64) -> Vec<Awaited> {
    let oldest = now.saturating_sub(ASK_FOR_MILLIS);
    all.retain(|one| one.sent_millis >= oldest);
    all
}

/// One more was sent: an earlier one to the same client is asked about no more.
pub(crate) fn send(all: &mut Vec<Awaited>, client: ClientId, now: u64) {
    forget(all, client);
    all.push(Awaited { client, sent_millis: now, later: false, kept_as: None });
}

/// One of a message to many went out, kept as a contact: who writes to many is not asked between two of them.
pub(crate) fn send_one_of_many(all: &mut Vec<Awaited>, client: ClientId, by: Channel, now: u64) {
    forget(all, client);
    all.push(Awaited { client, sent_millis: now, later: true, kept_as: Some(by) });
}

pub(crate) fn forget(all: &mut Vec<Awaited>, client: ClientId) {
    all.retain(|one| one.client != client);
}

/// Puts the question off; the client's page keeps it.
pub(crate) fn put_off(all: &mut [Awaited], client: ClientId) {
    all.iter_mut().filter(|one| one.client == client).for_each(|one| one.later = true);
}

/// What is asked of who comes back to the app now.
pub(crate) fn asked_on_return(all: &[Awaited], now: u64) -> Option<Awaited> {
    let newest = all.iter().rev().find(|one| !one.later)?;
    (now.saturating_sub(newest.sent_millis) >= AWAY_MILLIS).then_some(*newest)
}

/// What an answer adds, if it does: a message that is a contact already is one without an answer.
pub(crate) fn adds(one: &Awaited, answered: bool) -> Option<(Channel, Outcome)> {
    match one.kept_as {
        None => Some((Channel::WhatsApp, outcome(answered))),
        Some(by) => answered.then_some((by, outcome(true))),
    }
}

fn outcome(answered: bool) -> Outcome {
    if answered { Outcome::Attended } else { Outcome::NoAnswer }
}

/// A contact of now, put on the day the message was sent; of another day no time is known.
pub(crate) fn on_day_sent(mut contact: Interaction, sent: Option<NaiveDate>) -> Interaction {
    if let Some(date) = sent.filter(|date| *date != contact.date) {
        contact.date = date;
        contact.time = None;
    }
    contact
}

/// "Padaria Aurora respondeu? Mensagem de há 5 minutos."
pub(crate) fn question(p: &Portfolio, one: Awaited, now: u64) -> String {
    let minutes = now.saturating_sub(one.sent_millis) / 60_000;
    let name = p.client(one.client).map_or("", |client| client.display_name());
    match one.kept_as {
        None => words::asked(name, &words::ago(minutes)),
        Some(_) => words::asked_of_one_of_many(name, &words::ago(minutes)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::value::id::InteractionId;
    use crate::screen::small::{Small, d, id};
    use chrono::NaiveTime;

    fn sent(client: u128, sent_millis: u64) -> Awaited {
        Awaited { client: id(client), sent_millis, later: false, kept_as: None }
    }

    #[test]
    fn a_message_is_asked_about_for_seven_days() {
        let now = 100 * ASK_FOR_MILLIS;
        let (old, new) = (sent(1, now - ASK_FOR_MILLIS - 1), sent(2, now - ASK_FOR_MILLIS));
        assert_eq!(still_asked(vec![old, new], now), [new]);
        assert_eq!(still_asked(vec![sent(1, 0)], 5), [sent(1, 0)]);
    }

    #[test]
    fn the_newest_that_was_not_put_off_is_asked_after_a_second_away() {
        let mut all = Vec::new();
        send(&mut all, id(1), 1_000);
        send(&mut all, id(2), 2_000);
        send(&mut all, id(1), 3_000);
        assert_eq!(all, [sent(2, 2_000), sent(1, 3_000)]);
        assert_eq!(
            [asked_on_return(&all, 3_999), asked_on_return(&all, 4_000)],
            [None, Some(sent(1, 3_000))]
        );
        put_off(&mut all, id(1));
        assert_eq!(asked_on_return(&all, 4_000), Some(sent(2, 2_000)));
        forget(&mut all, id(2));
        assert_eq!((all.len(), asked_on_return(&all, 4_000)), (1, None));
    }

    #[test]
    fn an_answer_stands_on_the_day_of_its_message_without_a_time_of_another() {
        let now = Interaction {
            time: NaiveTime::from_hms_opt(9, 0, 0),
            ..Interaction::new(
                InteractionId::from_u128(1),
                Stamp::default(),
                d("2026-11-18"),
                Channel::WhatsApp,
                outcome(true),
            )
        };
        assert_eq!(on_day_sent(now.clone(), Some(d("2026-11-18"))), now);
        assert_eq!(on_day_sent(now.clone(), None), now);
        let yesterday = on_day_sent(now, Some(d("2026-11-17")));
        assert_eq!((yesterday.date, yesterday.time), (d("2026-11-17"), None));
        assert_eq!([true, false].map(outcome), [Outcome::Attended, Outcome::NoAnswer]);
    }

    #[test]
    fn of_a_message_to_many_only_an_answer_adds_a_contact_and_nobody_is_asked_between_two() {
        let mut all = vec![sent(1, 1_000)];
        send_one_of_many(&mut all, id(1), Channel::Email, 2_000);
        let many = Awaited { later: true, kept_as: Some(Channel::Email), ..sent(1, 2_000) };
        assert_eq!((&all[..], asked_on_return(&all, 9_000)), (&[many][..], None));
        let added = |one: &Awaited| [true, false].map(|yes| adds(one, yes));
        assert_eq!(added(&many), [Some((Channel::Email, Outcome::Attended)), None]);
        let (yes, no) = ((Channel::WhatsApp, Outcome::Attended), (Channel::WhatsApp, Outcome::NoAnswer));
        assert_eq!(added(&sent(1, 0)), [Some(yes), Some(no)]);
    }

    #[test]
    fn the_question_names_the_client_and_how_long_ago_it_was() {
        let p = Small::clients(&["Ana"]).portfolio();
        assert_eq!(question(&p, sent(1, 0), 5 * 60_000), words::asked("Ana", &words::ago(5)));
        let many = Awaited { kept_as: Some(Channel::Email), ..sent(1, 0) };
        assert_eq!(question(&p, many, 0), words::asked_of_one_of_many("Ana", &words::ago(0)));
    }
}
