//! The queue of a message to many: who gets it, what stands in each, how far it is, what came of it.

use super::{Which, interval_days, members_of};
use crate::domain::catalog::mailing::Mailing;
use crate::domain::catalog::template::templates;
use crate::domain::portfolio::Portfolio;
use crate::domain::segment::campaign::outcome;
use crate::domain::segment::matched::Seen;
use crate::domain::segment::queue::{Eligible, answer, drawn, eligible, mailing, standing};
use crate::domain::segment::together::Baskets;
use crate::domain::value::id::{ClientId, MailingId, TemplateId};
use crate::screen::message::{fitting, reach_of, said, values_of};
use crate::text::segments as words;
use crate::text::templates::shipped;
use chrono::NaiveDate;
use std::cmp::Reverse;

/// Before a queue begins.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Plan {
    pub clients: Vec<ClientId>,
    /// "12 de 15 clientes podem receber agora".
    pub receive: String,
    pub left_out: Option<String>,
}

pub(crate) fn plan(p: &Portfolio, which: Which, seen: &Seen, baskets: &Baskets) -> Plan {
    let members = members_of(p, which, seen, baskets);
    let Eligible { clients, left_out } =
        eligible(p, &which.key(), interval_days(p, which), &members, seen.on);
    let parts: Vec<String> = left_out.into_iter().map(|(why, count)| words::left_out(why, count)).collect();
    let receive = words::receive(clients.len(), members.len());
    Plan { clients, receive, left_out: (!parts.is_empty()).then(|| words::all_left_out(&parts)) }
}

/// "Um em cada 5: 3 clientes ficam sem mensagem".
pub(crate) fn held_words(p: &Portfolio, plan: &Plan) -> String {
    let one_in = p.rules().mailing.held_one_in;
    words::held(one_in, drawn(&plan.clients, one_in, 0).len())
}

/// What begins: `seed` draws who gets no message, where one is given.
pub(crate) fn begun(
    p: &Portfolio,
    which: Which,
    plan: &Plan,
    template: Option<TemplateId>,
    offer: Option<String>,
    seed: Option<u64>,
    on: NaiveDate,
) -> Option<Mailing> {
    let held = seed.map(|seed| drawn(&plan.clients, p.rules().mailing.held_one_in, seed)).unwrap_or_default();
    let clients: Vec<ClientId> = plan.clients.iter().copied().filter(|id| !held.contains(id)).collect();
    let name = super::name(p, which)?;
    (!clients.is_empty()).then(|| Mailing {
        segment: which.key(),
        name,
        begun: on,
        template,
        offer,
        clients,
        held,
        stopped: false,
    })
}

/// The client whose turn it is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Turn {
    pub client: ClientId,
    pub name: String,
    /// "Cliente 3 de 10".
    pub place: String,
    pub subject: String,
    /// Empty where no template fits.
    pub text: String,
    /// Digits of its WhatsApp.
    pub phone: Option<String>,
    pub email: Option<String>,
}

/// `None`: the queue is over, stopped or unknown.
pub(crate) fn turn(p: &Portfolio, id: MailingId, on: NaiveDate) -> Option<Turn> {
    let (queue, standing) = (mailing(p.catalog(), id)?, standing(p, id)?);
    let next = standing.next?;
    let client = p.client(next)?;
    let all = templates(p.catalog(), shipped());
    let chosen = queue.template.and_then(|id| all.iter().find(|one| one.id == id));
    let template = chosen.or_else(|| fitting(p, next, on, &all));
    let values = values_of(p, next, on).offering(queue.offer.clone());
    let (subject, text) = template.map(|one| said(one, &values)).unwrap_or_default();
    let (phone, email) = reach_of(client);
    let at = standing.sent + standing.skipped + standing.gone + 1;
    let place = words::place(at.min(standing.whole), standing.whole);
    Some(Turn { client: next, name: client.display_name().to_owned(), place, subject, text, phone, email })
}

/// Of those the queue was sent to, in its order, who `awaits` an answer.
pub(crate) fn unanswered(p: &Portfolio, id: MailingId, awaits: impl Fn(ClientId) -> bool) -> Vec<ClientId> {
    let clients = mailing(p.catalog(), id).map(|queue| queue.clients.as_slice()).unwrap_or_default();
    let is_sent = |client: &&ClientId| answer(p.catalog(), id, **client).is_some_and(|answer| answer.sent);
    clients.iter().filter(is_sent).copied().filter(|client| awaits(*client)).collect()
}

/// One queue of the list.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sent {
    pub id: MailingId,
    pub name: String,
    pub progress: String,
    /// Somebody is still to be asked about.
    pub is_open: bool,
    pub came_of: String,
    /// Group, decided, answered, bought, waiting; both groups.
    pub rows: Vec<Vec<String>>,
    /// The comparison was not drawn by lot, and there is one.
    pub is_unfair: bool,
}

/// Newest first.
pub(crate) fn all_sent(p: &Portfolio, on: NaiveDate) -> Vec<Sent> {
    let days = p.rules().mailing.result_days;
    let known =
        p.catalog().mailings.iter().filter_map(|(id, register)| Some((*id, register.value.as_ref()?)));
    let mut queues: Vec<(MailingId, &Mailing)> = known.filter(|(_, queue)| queue.begun <= on).collect();
    queues.sort_by_key(|(id, queue)| Reverse((queue.begun, *id)));
    let told = |(id, queue): (MailingId, &Mailing)| {
        let (standing, outcome) = (standing(p, id)?, outcome(p, id, days, on)?);
        let row = |name: &str, group: &crate::domain::segment::campaign::Group| {
            let number = |one: u32| crate::text::format::integer(one.into());
            vec![
                name.to_owned(),
                number(group.decided),
                words::rate(group.answered_rate()),
                words::rate(group.bought_rate()),
                number(group.waiting),
            ]
        };
        let compared = if outcome.by_lot { words::sent::BY_LOT } else { words::sent::NOT_WRITTEN };
        Some(Sent {
            id,
            name: words::mailing(&queue.name, queue.begun),
            progress: words::progress(standing),
            is_open: standing.next.is_some(),
            came_of: words::came_of(&outcome, days),
            rows: vec![row(words::sent::WRITTEN, &outcome.written), row(compared, &outcome.compared)],
            is_unfair: !outcome.by_lot && outcome.compared.decided > 0,
        })
    };
    queues.into_iter().filter_map(told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::CatalogEdit;
    use crate::domain::catalog::mailing::{MailAnswer, MailAnswerId};
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::portfolio::change::{Change, Deed, Step};
    use crate::domain::segment::built_in::BuiltIn;
    use crate::domain::value::phone::Phone;
    use crate::screen::small::{Small, d, id, seen};

    const DAY: &str = "2026-11-30";
    const NEW: Which = Which::BuiltIn(BuiltIn::NoSecondOrder);

    fn carteira(clients: usize) -> Portfolio {
        let names = ["Ana", "Bia", "Caio", "Duda", "Eva", "Fábio", "Gil"];
        let mut small = Small::clients(&names[..clients]);
        for client in 1..=clients {
            small = small.order(client, "2026-11-20", 100).with(client, |one| {
                one.whatsapp = Phone::parse("11987654321").ok();
            });
        }
        small.with(2, |one| one.tags = ["não contatar".to_owned()].into()).portfolio()
    }

    fn planned(p: &Portfolio) -> Plan {
        plan(p, NEW, &Seen { on: d(DAY), statuses: seen(p, DAY) }, &Baskets::default())
    }

    fn keep(p: &mut Portfolio, edit: CatalogEdit, millis: u64) {
        let stamp = Stamp { millis, ..Stamp::default() };
        p.apply(&Change::one(Deed::Mail, Step::EditCatalog(edit)), stamp).unwrap();
    }

    const QUEUE: MailingId = MailingId::from_u128(5);

    fn with_queue(offer: Option<&str>, template: Option<TemplateId>) -> Portfolio {
        let mut p = carteira(4);
        let plan = planned(&p);
        let value = begun(&p, NEW, &plan, template, offer.map(str::to_owned), None, d(DAY));
        keep(&mut p, CatalogEdit::Mailing { id: QUEUE, value }, 1);
        p
    }

    fn answer(p: &mut Portfolio, client: u128, sent: bool, millis: u64) {
        let key = MailAnswerId { mailing: QUEUE, client: id(client) };
        let value = Some(MailAnswer { on: d(DAY), sent });
        keep(p, CatalogEdit::MailAnswer { id: key, value }, millis);
    }

    #[test]
    fn before_it_begins_it_is_said_who_gets_it_and_who_does_not() {
        let p = carteira(4);
        let plan = planned(&p);
        assert_eq!(plan.clients, [id(1), id(3), id(4)]);
        assert_eq!(plan.receive, "3 de 4 clientes podem receber agora");
        assert_eq!(plan.left_out.as_deref(), Some("De fora: 1 cliente com a etiqueta não contatar."));
        assert_eq!(held_words(&p, &plan), "São poucos para um sorteio: todos recebem.");
    }

    #[test]
    fn those_drawn_are_not_in_the_queue_and_nobody_makes_no_queue() {
        let p = carteira(7);
        let plan = planned(&p);
        let queue = begun(&p, NEW, &plan, None, None, Some(1), d(DAY)).unwrap();
        assert_eq!((queue.clients.len(), queue.held.len()), (5, 1));
        assert!(queue.clients.iter().all(|client| !queue.held.contains(client)));
        assert_eq!(queue.name, words::built_in(BuiltIn::NoSecondOrder));
        assert_eq!(begun(&p, NEW, &Plan::default(), None, None, None, d(DAY)), None);
    }

    #[test]
    fn each_turn_is_filled_for_its_client_and_goes_on_after_an_answer() {
        let mut p = with_queue(None, None);
        let first = turn(&p, QUEUE, d(DAY)).unwrap();
        assert_eq!((first.name.as_str(), first.place.as_str()), ("Ana", "Cliente 1 de 3"));
        assert!(
            first.text.contains("20/11/2026, há 10 dias") && first.phone.is_some() && first.email.is_none(),
            "{}",
            first.text
        );
        answer(&mut p, 1, true, 2);
        assert_eq!(
            turn(&p, QUEUE, d(DAY)).map(|turn| (turn.client, turn.place)),
            Some((id(3), "Cliente 2 de 3".to_owned()))
        );
        answer(&mut p, 3, false, 3);
        answer(&mut p, 4, true, 4);
        assert_eq!(turn(&p, QUEUE, d(DAY)), None);
        assert_eq!(turn(&p, MailingId::from_u128(6), d(DAY)), None);
    }

    #[test]
    fn the_offer_stands_where_the_template_asks_for_it() {
        use crate::domain::catalog::template::Template;
        let chosen = TemplateId::from_u128(9);
        let mut p = with_queue(Some("frete grátis"), Some(chosen));
        let value = Template {
            id: chosen,
            name: "Oferta".to_owned(),
            subject: None,
            body: "Olá, {nome}. Para você: {oferta}.".to_owned(),
            classes: [].into(),
            reasons: [].into(),
        };
        keep(&mut p, CatalogEdit::Template { id: chosen, value: Some(value) }, 2);
        assert_eq!(turn(&p, QUEUE, d(DAY)).unwrap().text, "Olá, Ana. Para você: frete grátis.");
    }

    #[test]
    fn only_who_was_written_to_and_awaits_an_answer_is_asked_about() {
        let mut p = with_queue(None, None);
        answer(&mut p, 1, true, 2);
        answer(&mut p, 3, false, 3);
        answer(&mut p, 4, true, 4);
        assert_eq!(unanswered(&p, QUEUE, |_| true), [id(1), id(4)]);
        assert_eq!(unanswered(&p, QUEUE, |client| client == id(4)), [id(4)]);
        assert!(unanswered(&p, MailingId::from_u128(6), |_| true).is_empty());
    }

    #[test]
    fn the_list_tells_how_far_each_is_and_what_came_of_it() {
        let mut p = with_queue(None, None);
        answer(&mut p, 1, true, 2);
        let all = all_sent(&p, d(DAY));
        assert_eq!(all.len(), 1);
        assert!(all[0].is_open && !all[0].is_unfair);
        assert_eq!(all[0].progress, "1 enviada, 0 puladas, faltam 2 de 3");
        assert!(all[0].came_of.starts_with("O resultado aparece 14 dias"));
        let later = &all_sent(&p, d("2026-12-15"))[0];
        assert!(later.is_unfair);
        assert_eq!(later.rows[0][..2], [words::sent::WRITTEN.to_owned(), "1".to_owned()]);
        assert_eq!(later.rows[1][..2], [words::sent::NOT_WRITTEN.to_owned(), "2".to_owned()]);
        assert!(all_sent(&p, d("2026-11-29")).is_empty(), "it had not begun");
    }
}
