//! Small carteiras for the tests of the pages.

use crate::domain::catalog::CatalogEdit;
use crate::domain::client::Client;
use crate::domain::fact::appointment::Appointment;
use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
use crate::domain::fact::kept_fact::KeptFact;
use crate::domain::fact::order::Order;
use crate::domain::indicator::status::{Status, statuses};
use crate::domain::keeping::stamp::Stamp;
use crate::domain::mended::{Name, NameIndex};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::change::{Change, Deed, Step};
use crate::domain::record::Record;
use crate::domain::record::dossier::Dossier;
use crate::domain::value::id::{AppointmentId, ClientId, InteractionId, OrderId};
use crate::domain::value::money::Centavos;
use chrono::{NaiveDate, NaiveTime};

pub(crate) fn d(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn id(client: u128) -> ClientId {
    ClientId::from_u128(client)
}

/// Statuses by slot, as the memos have them.
pub(crate) fn seen(p: &Portfolio, on: &str) -> Vec<Option<Status>> {
    statuses(p.columns(), p.rules(), d(on))
}

/// Names by slot, ranked as they come.
pub(crate) fn ranked(names: &[&str]) -> NameIndex {
    let mut index = NameIndex::default();
    (0..).zip(names).for_each(|(rank, name)| index.push(Name { text: name.as_bytes(), rank }));
    index
}

/// Clients 1, 2, 3… in slots 0, 1, 2…
pub(crate) struct Small(Vec<Dossier>);

impl Small {
    pub(crate) fn clients(names: &[&str]) -> Self {
        let of = |(at, name): (u128, &&str)| {
            let bare = Client::new(id(at), Stamp::default());
            Dossier::of(Client { legal_name: (*name).to_owned(), ..bare })
        };
        Self((1..).zip(names).map(of).collect())
    }

    pub(crate) fn with(mut self, client: usize, change: impl FnOnce(&mut Client)) -> Self {
        change(self.0[client - 1].client.as_mut().unwrap());
        self
    }

    pub(crate) fn noted(mut self, client: usize, date: &str, channel: Channel, note: Option<&str>) -> Self {
        let list = &mut self.0[client - 1].interactions;
        let id = InteractionId::from_u128((client * 100 + list.len()) as u128);
        let bare = Interaction::new(id, Stamp::default(), d(date), channel, Outcome::Success);
        list.push(Interaction { note: note.map(str::to_owned), ..bare });
        self
    }

    pub(crate) fn talk(mut self, client: usize, said: Interaction) -> Self {
        self.0[client - 1].interactions.push(said);
        self
    }

    pub(crate) fn visit(self, client: usize, date: &str) -> Self {
        self.noted(client, date, Channel::Visit, None)
    }

    pub(crate) fn visit_at(mut self, client: usize, date: &str, hour: u32) -> Self {
        let list = &mut self.0[client - 1].interactions;
        let id = InteractionId::from_u128((client * 100 + list.len()) as u128);
        let bare = Interaction::new(id, Stamp::default(), d(date), Channel::Visit, Outcome::Success);
        list.push(Interaction { time: NaiveTime::from_hms_opt(hour, 0, 0), ..bare });
        self
    }

    /// Whatever was said, by telephone.
    pub(crate) fn said(mut self, client: usize, date: &str, change: impl FnOnce(&mut Interaction)) -> Self {
        let list = &mut self.0[client - 1].interactions;
        let id = InteractionId::from_u128((client * 100 + list.len()) as u128);
        let mut said = Interaction::new(id, Stamp::default(), d(date), Channel::Call, Outcome::Attended);
        change(&mut said);
        list.push(said);
        self
    }

    pub(crate) fn order(self, client: usize, date: &str, centavos: i64) -> Self {
        self.order_with(client, date, centavos, |_| {})
    }

    pub(crate) fn order_with(
        mut self,
        client: usize,
        date: &str,
        centavos: i64,
        change: impl FnOnce(&mut Order),
    ) -> Self {
        let list = &mut self.0[client - 1].orders;
        let id = OrderId::from_u128((client * 100 + list.len()) as u128);
        let mut order = Order::new(id, Stamp::default(), d(date), Centavos::new(centavos));
        change(&mut order);
        list.push(order);
        self
    }

    /// `number` names it.
    pub(crate) fn agreed(self, client: usize, number: u128, date: &str, hour: Option<u32>) -> Self {
        let bare =
            Appointment::new(AppointmentId::from_u128(number), Stamp::default(), d(date), Channel::Visit);
        let time = hour.and_then(|hour| NaiveTime::from_hms_opt(hour, 0, 0));
        self.fact(client, Appointment { time, ..bare })
    }

    pub(crate) fn fact(mut self, client: usize, fact: impl Into<KeptFact>) -> Self {
        self.0[client - 1].facts.push(fact.into());
        self
    }

    pub(crate) fn portfolio(self) -> Portfolio {
        let normal = |mut dossier: Dossier| {
            dossier.normalize();
            Record::Client(Box::new(dossier))
        };
        Portfolio::from_records(self.0.into_iter().map(normal))
    }
}

/// Sets one rule.
pub(crate) fn set(p: &mut Portfolio, rule: &str, value: serde_json::Value) {
    edit(p, CatalogEdit::Setting { id: rule.to_owned(), value: Some(value) });
}

/// Keeps one entry of what the whole carteira shares, later than it was kept before.
pub(crate) fn edit(p: &mut Portfolio, edit: CatalogEdit) {
    let before = p.catalog().entry(&edit.key()).map_or(0, |entry| entry.stamp().millis);
    let stamp = Stamp { millis: before + 1, ..Stamp::default() };
    p.apply(&Change::one(Deed::ChangeCatalog, Step::EditCatalog(edit)), stamp).unwrap();
}
