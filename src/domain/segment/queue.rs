//! Who of a segment may be written to now, who is left out and why, and where a queue stands.

use crate::domain::catalog::Catalog;
use crate::domain::catalog::mailing::{MailAnswer, MailAnswerId, Mailing};
use crate::domain::client::Client;
use crate::domain::client::numbers::whatsapp_of;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::value::dice::Dice;
use crate::domain::value::fold::fold;
use crate::domain::value::id::{ClientId, MailingId};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Why a client of the segment gets no message, in the order in which it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum LeftOut {
    /// The tag *não contatar*: it asked for that.
    Asked,
    /// No WhatsApp and no e-mail.
    Unreachable,
    /// Got a message of this segment within its interval.
    Recent,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Eligible {
    /// In the order given.
    pub clients: Vec<ClientId>,
    pub left_out: BTreeMap<LeftOut, usize>,
}

/// Tags that say so, as they are compared.
const DO_NOT_CONTACT: [&str; 4] = ["nao contatar", "nao contactar", "nao perturbe", "nao enviar mensagem"];

pub(crate) fn asked_not_to(client: &Client) -> bool {
    let plain = |tag: &str| fold(tag.trim()).replace(['-', '_'], " ");
    client.tags.iter().any(|tag| DO_NOT_CONTACT.contains(&plain(tag).as_str()))
}

fn is_reachable(client: &Client) -> bool {
    let people = client.people.iter().filter_map(|person| person.email.as_ref());
    whatsapp_of(client).is_some() || client.emails.iter().chain(people).next().is_some()
}

/// Whom of `slots` a message of `segment` may go to on `on`.
pub(crate) fn eligible(
    p: &Portfolio,
    segment: &str,
    interval_days: u16,
    slots: &[Slot],
    on: NaiveDate,
) -> Eligible {
    let recent = written_since(p.catalog(), segment, interval_days, on);
    let mut found = Eligible::default();
    for client in slots.iter().filter_map(|slot| p.client_at(*slot)) {
        let why = if asked_not_to(client) {
            Some(LeftOut::Asked)
        } else if !is_reachable(client) {
            Some(LeftOut::Unreachable)
        } else {
            recent.contains(&client.id).then_some(LeftOut::Recent)
        };
        match why {
            Some(why) => *found.left_out.entry(why).or_default() += 1,
            None => found.clients.push(client.id),
        }
    }
    found
}

fn written_since(catalog: &Catalog, segment: &str, interval_days: u16, on: NaiveDate) -> BTreeSet<ClientId> {
    let of_segment = |id: MailingId| mailing(catalog, id).is_some_and(|one| one.segment == segment);
    let answers = catalog.mail_answers.iter().filter_map(|(id, register)| Some((id, register.value?)));
    answers
        .filter(|(id, answer)| {
            let days = (on - answer.on).num_days();
            answer.sent && (0..i64::from(interval_days)).contains(&days) && of_segment(id.mailing)
        })
        .map(|(id, _)| id.client)
        .collect()
}

/// One of every `one_in` of `clients`, drawn by lot with `seed`; at least two stay to be written to, or nobody is drawn.
pub(crate) fn drawn(clients: &[ClientId], one_in: u16, seed: u64) -> BTreeSet<ClientId> {
    let count = clients.len() / usize::from(one_in.max(1));
    if clients.len() < count + 2 {
        return BTreeSet::new();
    }
    let (mut left, mut dice) = (clients.to_vec(), Dice::new(seed));
    (0..count).map(|_| left.swap_remove(dice.below(left.len()))).collect()
}

pub(crate) fn mailing(catalog: &Catalog, id: MailingId) -> Option<&Mailing> {
    catalog.mailings.get(&id).and_then(|register| register.value.as_ref())
}

pub(crate) fn answer(catalog: &Catalog, mailing: MailingId, client: ClientId) -> Option<MailAnswer> {
    catalog.mail_answers.get(&MailAnswerId { mailing, client }).and_then(|register| register.value)
}

/// Where a queue stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Standing {
    pub whole: usize,
    pub sent: usize,
    pub skipped: usize,
    /// Nobody can be asked about them any more: erased, or they asked not to be contacted since.
    pub gone: usize,
    /// Who is next; `None`: it is over, or was stopped.
    pub next: Option<ClientId>,
}

/// Follows answers and clients as they are now: who asked not to be contacted meanwhile is passed over.
pub(crate) fn standing(p: &Portfolio, id: MailingId) -> Option<Standing> {
    let queue = mailing(p.catalog(), id)?;
    let mut found = Standing { whole: queue.clients.len(), ..Standing::default() };
    for client in &queue.clients {
        match answer(p.catalog(), id, *client) {
            Some(answer) if answer.sent => found.sent += 1,
            Some(_) => found.skipped += 1,
            None if p.client(*client).is_none_or(asked_not_to) => found.gone += 1,
            None if queue.stopped => {}
            None => found.next = found.next.or(Some(*client)),
        }
    }
    Some(found)
}

#[cfg(test)]
#[path = "queue_tests.rs"]
mod tests;
