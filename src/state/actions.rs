//! The acts of the rep, as changes.

use super::carteira::Carteira;
use super::clock;
use super::notices::Notice;
use super::taps::Act;
use crate::domain::catalog::CatalogEdit;
use crate::domain::catalog::principal::Principal;
use crate::domain::catalog::salesperson::Salesperson;
use crate::domain::client::{Client, ClientEdit, Situation, SituationHeld};
use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
use crate::domain::fact::order::Order;
use crate::domain::keeping::stamp::Stamp;
use crate::domain::place::geo::LatLon;
use crate::domain::portfolio::change::{Change, Deed, Step};
use crate::domain::portfolio::recording::Recording;
use crate::domain::portfolio::recording::correction::{contact_again, order_again};
use crate::domain::rules::Rules;
use crate::domain::value::id::{AppointmentId, ClientId, InteractionId, OrderId, PrincipalId, SalespersonId};
use crate::domain::value::money::Centavos;
use crate::text;
use chrono::NaiveDate;
use leptos::prelude::*;

/// Key of the shipped motivo *fechou*.
const CLOSED: &str = "fechou";

impl Carteira {
    /// A contact of now with this client, to be completed by the caller.
    pub fn new_interaction(self, client: ClientId, channel: Channel, outcome: Outcome) -> Interaction {
        let id = InteractionId::new(clock::fresh_uuid());
        let holder = |p: &crate::domain::portfolio::Portfolio| {
            p.client(client).and_then(|client| client.holder_on(clock::today()))
        };
        Interaction {
            time: clock::time_of_day(),
            salesperson: self.portfolio.with_untracked(holder),
            ..Interaction::new(id, Stamp::default(), clock::today(), channel, outcome)
        }
    }

    /// Records a contact, as [`Carteira::record_all`] does.
    pub fn record(self, client: ClientId, interaction: Interaction) {
        self.record_all(client, self.recording(interaction));
    }

    /// A contact to be completed with what came of it.
    pub(crate) fn recording(self, contact: Interaction) -> Recording {
        Recording::new(contact, AppointmentId::new(clock::fresh_uuid()))
    }

    /// Records a contact with its order and counts; the agenda follows. A bare tap is refused while the finger trembles,
    /// and within a minute gives way to the same contact said better (docs/domain.md §5).
    pub(crate) fn record_all(self, client: ClientId, recording: Recording) {
        let is_bare = recording.is_bare();
        if is_bare && !self.taps.accepts(client, Act::Contact) {
            return;
        }
        let now = clock::now_millis();
        let twin = self.portfolio.with_untracked(|p| recording.instead_of(p.dossier(client)?, now));
        if twin.is_some() && is_bare {
            return self.notice.set(Some(Notice::done(text::interaction::ALREADY_RECORDED, None)));
        }
        self.send_recording(client, recording, twin);
    }

    /// The same contact by another channel, after it was taken back: an answer, and no second tap.
    pub(super) fn record_corrected(self, client: ClientId, channel: Channel) {
        let contact = self.new_interaction(client, channel, Outcome::Success);
        self.send_recording(client, self.recording(contact), None);
    }

    fn send_recording(self, client: ClientId, recording: Recording, twin: Option<InteractionId>) {
        let deed = if recording.order.is_some() { Deed::RecordOrder } else { Deed::RecordInteraction };
        let steps = self
            .portfolio
            .with_untracked(|p| recording.steps(client, p.dossier(client), &p.rules().calendar, twin));
        self.send(Change { deed, steps });
    }

    /// The one-tap contact with success.
    pub fn record_success(self, client: ClientId, channel: Channel) {
        self.record(client, self.new_interaction(client, channel, Outcome::Success));
    }

    pub fn remove_interaction(self, client: ClientId, interaction: InteractionId) {
        self.send(Change::one(Deed::RemoveInteraction, Step::RemoveInteraction { client, interaction }));
    }

    /// An order of the client, to be completed by the caller.
    pub fn new_order(self, client: ClientId, date: NaiveDate, value: Centavos) -> Order {
        let holder = |p: &crate::domain::portfolio::Portfolio| {
            p.client(client).and_then(|client| client.holder_on(date))
        };
        Order {
            salesperson: self.portfolio.with_untracked(holder),
            ..Order::new(OrderId::new(clock::fresh_uuid()), Stamp::default(), date, value)
        }
    }

    pub fn record_order(self, client: ClientId, order: Order) {
        self.send(Change::one(Deed::RecordOrder, Step::AddOrder { client, order: Box::new(order) }));
    }

    pub fn remove_order(self, client: ClientId, order: OrderId) {
        self.send(Change::one(Deed::RemoveOrder, Step::RemoveOrder { client, order }));
    }

    /// The contact `old` as it is told now, in one change.
    pub(crate) fn correct_interaction(self, client: ClientId, old: InteractionId, told: Interaction) {
        let fresh = || InteractionId::new(clock::fresh_uuid());
        let steps = self
            .portfolio
            .with_untracked(|p| p.dossier(client).map(|known| contact_again(known, old, told, fresh)));
        if let Some(steps) = steps {
            self.send(Change { deed: Deed::CorrectInteraction, steps });
        }
    }

    /// The order `old` as it is told now, under a fresh identity.
    pub(crate) fn correct_order(self, client: ClientId, old: OrderId, told: Order) {
        let fresh = || InteractionId::new(clock::fresh_uuid());
        let told = Order { id: OrderId::new(clock::fresh_uuid()), ..told };
        let steps = self
            .portfolio
            .with_untracked(|p| p.dossier(client).map(|known| order_again(known, old, told, fresh)));
        if let Some(steps) = steps {
            self.send(Change { deed: Deed::CorrectOrder, steps });
        }
    }

    /// An empty client with a fresh identity.
    pub fn new_client(self) -> Client {
        Client::new(ClientId::new(clock::fresh_uuid()), Stamp::default())
    }

    /// Registers a new client, or keeps the edits of a known one.
    pub fn save_client(self, client: Client) {
        let known = self.portfolio.with_untracked(|p| p.client(client.id).cloned());
        match known {
            None => self.send(Change::one(Deed::Register, Step::AddClient(Box::new(client)))),
            Some(old) => self.edit_client(client.id, Deed::Edit, old.edits_towards(&client)),
        }
    }

    pub fn edit_client(self, client: ClientId, deed: Deed, edits: Vec<ClientEdit>) {
        if !edits.is_empty() {
            self.send(Change::one(deed, Step::EditClient { client, edits }));
        }
    }

    /// Its company is no more: ex-cliente from today, with the motivo that says so.
    pub(crate) fn mark_former(self, client: ClientId) {
        let held = SituationHeld::new(Situation::Former, Some(clock::today()), Some(CLOSED.to_owned()));
        let edits = self.portfolio.with_untracked(|p| p.client(client).map(|one| one.situation_edits(held)));
        self.edit_client(client, Deed::Classify, edits.unwrap_or_default());
    }

    /// Puts the client at a place.
    pub fn locate(self, client: ClientId, place: LatLon) {
        self.edit_client(client, Deed::Locate, vec![ClientEdit::Location(Some(place))]);
    }

    pub fn erase_client(self, client: ClientId) {
        self.send(Change::one(Deed::Erase, Step::EraseClient { client }));
    }

    /// Keeps the rules that differ from those in force.
    pub fn change_rules(self, rules: &Rules) {
        let edits = self.portfolio.with_untracked(|p| p.rules().edits_towards(rules));
        let steps = edits
            .into_iter()
            .map(|(id, value)| Step::EditCatalog(CatalogEdit::Setting { id, value: Some(value) }))
            .collect::<Vec<_>>();
        if !steps.is_empty() {
            self.send(Change { deed: Deed::ChangeRules, steps });
        }
    }

    /// Adds a vendedor, or renames a known one.
    pub fn save_salesperson(self, id: Option<SalespersonId>, name: String) -> SalespersonId {
        let id = id.unwrap_or_else(|| SalespersonId::new(clock::fresh_uuid()));
        let known = self.portfolio.with_untracked(|p| p.catalog().salesperson(id).cloned());
        let value = Salesperson {
            name: name.clone(),
            ..known.unwrap_or(Salesperson { id, name, email: None, phone: None })
        };
        self.edit_catalog(CatalogEdit::Salesperson { id, value: Some(value) });
        id
    }

    /// Adds a representada, or renames a known one.
    pub fn save_principal(self, id: Option<PrincipalId>, name: String) -> PrincipalId {
        let id = id.unwrap_or_else(|| PrincipalId::new(clock::fresh_uuid()));
        self.edit_catalog(CatalogEdit::Principal { id, value: Some(Principal { id, name }) });
        id
    }

    /// Puts an alert off, as the setting says.
    pub fn snooze(self, edit: CatalogEdit) {
        self.send(Change::one(Deed::Snooze, Step::EditCatalog(edit)));
    }

    pub fn edit_catalog(self, edit: CatalogEdit) {
        self.send(Change::one(Deed::ChangeCatalog, Step::EditCatalog(edit)));
    }
}
