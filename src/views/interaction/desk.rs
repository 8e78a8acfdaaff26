//! What is being recorded now, in reach of every page.
use leptos::prelude::*;

use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
use crate::domain::indicator::status::satisfaction::asking::Question;
use crate::domain::place::geo::LatLon;
use crate::domain::portfolio::recording::Recording;
use crate::domain::value::id::ClientId;
use crate::screen::interaction::awaited::{self, Awaited};
use crate::screen::interaction::details::Given;
use crate::screen::interaction::place;
use crate::state::{Carteira, clock, preferences, use_carteira};

/// `?atalho=contato`, as public/manifest.webmanifest says it: asks whom.
pub(super) const SHORTCUT: &str = "atalho";
pub(super) const CONTACT: &str = "contato";
const CHANNEL: &str = "contato.canal";
const ONE_TAP: &str = "contato.um_toque";
const OUTCOME: &str = "contato.resultado";
const AWAITED: &str = "contato.whatsapp";

/// Opens the sheets and does the one-tap contact. Copy it anywhere.
#[derive(Clone, Copy, Debug)]
pub struct InteractionSheet {
    pub(super) carteira: Carteira,
    pub(super) contact_open: RwSignal<bool>,
    pub(super) order_open: RwSignal<bool>,
    pub(super) answer_open: RwSignal<bool>,
    pub(super) pick_open: RwSignal<bool>,
    /// Whom the open sheet is about.
    pub(super) subject: RwSignal<Option<ClientId>>,
    /// The contact that an order is recorded with.
    pub(super) order_by: RwSignal<Option<Channel>>,
    /// What one tap records: chosen in *Ajustes*, never what happened to be used last.
    one_tap: RwSignal<Channel>,
    /// Last used, for the sheet that shows it.
    pub(super) channel: RwSignal<Channel>,
    pub(super) outcome: RwSignal<Outcome>,
    /// WhatsApps opened whose answer is not known, oldest first.
    pub(super) awaited: RwSignal<Vec<Awaited>>,
    /// A message that came from outside, until it is known whom it is of.
    pub(super) message: RwSignal<Option<Message>>,
    /// What the open sheet of a contact is given from a message.
    pub(super) given: RwSignal<Option<Given>>,
    /// The score that the open sheet of a contact is given from the question on the client's page.
    pub(super) score: RwSignal<Option<(Question, u8)>>,
    /// Where the device was last seen, and when.
    pub(super) seen: RwSignal<Option<(LatLon, u64)>>,
    /// A client without a place, and where its first success was recorded.
    pub(super) placing: RwSignal<Option<(ClientId, LatLon)>>,
}

/// A message that was shared with the app or pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Message {
    pub(super) text: String,
    /// The client that was found is not the one: whom it is of is asked.
    pub(super) asks: bool,
}

/// Puts the sheets in reach of every page below; an [`super::InteractionHost`] has them drawn.
pub fn provide_interaction_sheet() -> InteractionSheet {
    let remembered: Vec<Awaited> = preferences::remembered(AWAITED).unwrap_or_default();
    let awaited = awaited::still_asked(remembered, clock::now_millis());
    let sheet = InteractionSheet {
        carteira: use_carteira(),
        contact_open: RwSignal::new(false),
        order_open: RwSignal::new(false),
        answer_open: RwSignal::new(false),
        pick_open: RwSignal::new(false),
        subject: RwSignal::new(None),
        order_by: RwSignal::new(None),
        one_tap: RwSignal::new(preferences::remembered(ONE_TAP).unwrap_or(Channel::Visit)),
        channel: RwSignal::new(preferences::remembered(CHANNEL).unwrap_or(Channel::Visit)),
        outcome: RwSignal::new(preferences::remembered(OUTCOME).unwrap_or(Outcome::Success)),
        awaited: RwSignal::new(awaited),
        message: RwSignal::new(None),
        given: RwSignal::new(None),
        score: RwSignal::new(None),
        seen: RwSignal::new(None),
        placing: RwSignal::new(None),
    };
    provide_context(sheet);
    sheet
}

#[allow(clippy::expect_used)]
pub fn use_interaction_sheet() -> InteractionSheet {
    use_context().expect("the frame provides the interaction sheet before any page")
}

impl InteractionSheet {
    pub fn carteira(self) -> Carteira {
        self.carteira
    }

    /// Whom the open sheet is about.
    pub fn subject(self) -> Option<ClientId> {
        self.subject.get()
    }

    /// Somebody waits for a sheet.
    pub(super) fn is_asked(self) -> bool {
        let open = [self.contact_open, self.order_open, self.pick_open];
        open.into_iter().any(|open| open.get())
            || self.placing.with(Option::is_some)
            || self.message.with(Option::is_some)
    }

    /// Nobody waits any more.
    pub(super) fn give_up(self) {
        [self.contact_open, self.order_open, self.pick_open].into_iter().for_each(|open| open.set(false));
        self.placing.set(None);
        self.message.set(None);
    }

    /// A message that came from outside: its contact is proposed, to whom it is of.
    pub fn receive(self, text: String) {
        self.message.set(Some(Message { text, asks: false }));
    }

    /// The channel that one tap records.
    pub fn one_tap(self) -> Channel {
        self.one_tap.get()
    }

    /// That channel now, without following it.
    pub fn one_tap_now(self) -> Channel {
        self.one_tap.get_untracked()
    }

    /// From now on one tap records this channel on this device.
    pub fn choose_one_tap(self, channel: Channel) {
        preferences::remember(ONE_TAP, &channel);
        self.one_tap.set(channel);
    }

    /// Whether the sheet of an order is open; closing it sets it to false.
    pub fn order_is_open(self) -> RwSignal<bool> {
        self.order_open
    }

    /// The channel of the contact that the order is recorded with.
    pub fn order_by(self) -> Option<Channel> {
        self.order_by.get_untracked()
    }

    /// The one tap: success by the channel chosen for it.
    pub fn succeed(self, client: ClientId) {
        let contact = self.carteira.new_interaction(client, self.one_tap.get_untracked(), Outcome::Success);
        self.record(client, self.carteira.recording(contact));
    }

    /// The sheet with every channel, result and detail.
    pub fn open(self, client: ClientId) {
        self.look_around();
        self.subject.set(Some(client));
        self.contact_open.set(true);
    }

    /// The same with a score that the client gave.
    pub(crate) fn scored(self, client: ClientId, question: Question, score: u8) {
        self.score.set(Some((question, score)));
        self.open(client);
    }

    /// The sheet of an order.
    pub fn order(self, client: ClientId) {
        self.subject.set(Some(client));
        self.order_by.set(None);
        self.order_open.set(true);
    }

    /// Asks whom the contact was with, then opens its sheet.
    pub fn pick(self) {
        self.pick_open.set(true);
    }

    /// A WhatsApp to this client was opened; on return the app asks for the answer.
    pub fn sent(self, client: ClientId) {
        self.awaited.update(|all| awaited::send(all, client, clock::now_millis()));
        self.remember_awaited();
    }

    /// A message to many went to this client and is a contact already; whether it is answered is asked where it stands.
    pub(crate) fn sent_one_of_many(self, client: ClientId, by: Channel) {
        self.awaited.update(|all| awaited::send_one_of_many(all, client, by, clock::now_millis()));
        self.remember_awaited();
    }

    /// The message to this client whose answer is not known.
    pub(crate) fn awaited_of(self, client: ClientId) -> Option<Awaited> {
        self.awaited.with(|awaited| awaited.iter().find(|one| one.client == client).copied())
    }

    /// Records whether a WhatsApp was answered, on the day it was sent.
    pub(crate) fn answered(self, sent: Awaited, yes: bool) {
        self.forget(sent.client);
        if let Some((channel, outcome)) = awaited::adds(&sent, yes) {
            let contact = self.carteira.new_interaction(sent.client, channel, outcome);
            let contact = awaited::on_day_sent(contact, clock::civil_date(sent.sent_millis));
            self.carteira.record(sent.client, contact);
        }
    }

    /// Puts the question off; the client's page keeps it.
    pub(super) fn later(self, client: ClientId) {
        self.awaited.update(|all| awaited::put_off(all, client));
        self.remember_awaited();
    }

    /// Records what the sheet says, and remembers its channel and result.
    pub(super) fn keep(self, client: ClientId, recording: Recording) {
        let Interaction { channel, outcome, .. } = recording.contact;
        self.channel.set(channel);
        self.outcome.set(outcome);
        preferences::remember(CHANNEL, &channel);
        preferences::remember(OUTCOME, &outcome);
        self.record(client, recording);
    }

    /// Records a contact with where the rep stands.
    fn record(self, client: ClientId, mut recording: Recording) {
        let interaction = &mut recording.contact;
        if interaction.date == clock::today() {
            interaction.position = self.evidence(interaction.channel);
        }
        let first = self.carteira.portfolio.with_untracked(|p| place::of_first(p, client, interaction));
        self.placing.set(first.map(|place| (client, place)));
        self.carteira.record_all(client, recording);
    }

    fn forget(self, client: ClientId) {
        self.awaited.update(|all| awaited::forget(all, client));
        self.remember_awaited();
    }

    fn remember_awaited(self) {
        self.awaited.with_untracked(|awaited| preferences::remember(AWAITED, awaited));
    }
}
