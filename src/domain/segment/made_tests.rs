//! A small carteira for the tests of this room: clients 1, 2, 3… in slots 0, 1, 2…

use crate::domain::catalog::CatalogEntry;
use crate::domain::catalog::mailing::{MailAnswer, MailAnswerId, Mailing};
use crate::domain::client::Client;
use crate::domain::fact::Origin;
use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
use crate::domain::fact::order::{Order, OrderItem};
use crate::domain::fact::risk_check::RiskCheck;
use crate::domain::fact::risk_signals::RiskSeen;
use crate::domain::keeping::register::Register;
use crate::domain::keeping::stamp::Stamp;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::record::Record;
use crate::domain::record::dossier::Dossier;
use crate::domain::value::id::{ClientId, InteractionId, MailingId, OrderId, RiskCheckId};
use crate::domain::value::money::Centavos;
use crate::domain::value::phone::Phone;
use chrono::NaiveDate;

pub(super) fn d(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn id(client: usize) -> ClientId {
    ClientId::from_u128(client as u128)
}

pub(super) fn numbers(slots: &[Slot]) -> Vec<usize> {
    slots.iter().map(|slot| slot.at() + 1).collect()
}

#[derive(Clone)]
pub(super) struct Made(Vec<Dossier>, Vec<Record>);

impl Made {
    /// Each with a WhatsApp, in the carteira for years.
    pub(super) fn clients(count: usize) -> Self {
        let of = |number: usize| {
            let mut client = Client::new(id(number), Stamp::default());
            client.legal_name = format!("Cliente {number}");
            client.whatsapp = Phone::parse("11987654321").ok();
            Dossier::of(client)
        };
        Self((1..=count).map(of).collect(), Vec::new())
    }

    pub(super) fn with(mut self, client: usize, change: impl FnOnce(&mut Client)) -> Self {
        change(self.0[client - 1].client.as_mut().unwrap());
        self
    }

    pub(super) fn order(mut self, client: usize, date: &str, products: &[&str]) -> Self {
        let list = &mut self.0[client - 1].orders;
        let number = OrderId::from_u128((client * 1000 + list.len()) as u128);
        let item = |product: &&str| OrderItem {
            product: (*product).to_owned(),
            quantity_milli: 1000,
            total: Centavos::new(100),
        };
        let bare = Order::new(number, Stamp::default(), d(date), Centavos::new(10_000));
        list.push(Order { items: products.iter().map(item).collect(), ..bare });
        self
    }

    /// An order of the office, which is no contact.
    pub(super) fn imported(self, client: usize, date: &str) -> Self {
        let mut made = self.order(client, date, &[]);
        made.0[client - 1].orders.iter_mut().last().unwrap().origin = Origin::Imported;
        made
    }

    pub(super) fn call(mut self, client: usize, date: &str, outcome: Outcome) -> Self {
        let list = &mut self.0[client - 1].interactions;
        let number = InteractionId::from_u128((client * 1000 + list.len()) as u128);
        list.push(Interaction::new(number, Stamp::default(), d(date), Channel::Call, outcome));
        self
    }

    pub(super) fn checked(mut self, client: usize, date: &str, seen: RiskSeen) -> Self {
        let bare = RiskCheck::new(RiskCheckId::from_u128(client as u128), Stamp::default(), d(date));
        self.0[client - 1].facts.push(RiskCheck { seen, ..bare }.into());
        self
    }

    pub(super) fn mailing(mut self, number: u128, mailing: Mailing) -> Self {
        let register = Register { value: Some(mailing), at: Stamp::default() };
        self.1.push(Record::Catalog(CatalogEntry::Mailing { id: MailingId::from_u128(number), register }));
        self
    }

    pub(super) fn answered(mut self, mailing: u128, client: usize, on: &str, sent: bool) -> Self {
        let id = MailAnswerId { mailing: MailingId::from_u128(mailing), client: id(client) };
        let register = Register { value: Some(MailAnswer { on: d(on), sent }), at: Stamp::default() };
        self.1.push(Record::Catalog(CatalogEntry::MailAnswer { id, register }));
        self
    }

    pub(super) fn portfolio(self) -> Portfolio {
        let normal = |mut dossier: Dossier| {
            dossier.normalize();
            Record::Client(Box::new(dossier))
        };
        Portfolio::from_records(self.0.into_iter().map(normal).chain(self.1))
    }
}

/// A queue of `clients`, begun on `begun`.
pub(super) fn queue(clients: &[usize], begun: &str) -> Mailing {
    Mailing {
        segment: "vips-esfriando".to_owned(),
        name: "VIPs".to_owned(),
        begun: d(begun),
        template: None,
        offer: None,
        clients: clients.iter().map(|client| id(*client)).collect(),
        held: [].into(),
        stopped: false,
    }
}
