//! A client of the carteira: who it is, where it is, who serves it.
//!
//! Every field is edited, merged and undone by itself, so the fields are listed once, below, and [`ClientField`],
//! [`ClientEdit`], `get` and `set` all come from that list. Missing is `None` or empty, never a guess.

pub mod answer;
mod client_bytes;
pub(crate) mod numbers;
pub mod person;
pub(crate) mod situation;
pub(crate) mod whereabouts;

use crate::domain::calendar::visiting::{Hours, IsoWeekday};
use crate::domain::client::answer::Answer;
use crate::domain::client::person::Person;
use crate::domain::keeping::packed::{Pack, Packer, Unpacker};
use crate::domain::keeping::register;
use crate::domain::keeping::stamp::Stamp;
use crate::domain::place::geo::LatLon;
use crate::domain::value::cep::Cep;
use crate::domain::value::cpf::TaxId;
use crate::domain::value::id::{ClientId, PersonId, PrincipalId, SalespersonId};
use crate::domain::value::money::Centavos;
use crate::domain::value::phone::Phone;
use crate::domain::value::uf::Uf;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// What the rep declared about the relation; the lifecycle class comes from orders, not from here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Situation {
    #[default]
    Active,
    Blocked,
    Prospect,
    Former,
}

/// From `since` on (`None`: since ever) and until the next one, the client is in `situation`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SituationHeld {
    #[serde(default, skip_serializing_if = "is_default")]
    pub since: Option<NaiveDate>,
    pub situation: Situation,
    /// Motivo of a `Former` or `Blocked` situation.
    #[serde(default, skip_serializing_if = "is_default")]
    pub reason: Option<String>,
}

/// From `since` on, the client belongs to `salesperson` (`None`: to nobody).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holding {
    /// `None`: since ever.
    pub since: Option<NaiveDate>,
    pub salesperson: Option<SalespersonId>,
}

/// Quem indicou: a client, and who of its people where that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Referrer {
    pub client: ClientId,
    #[serde(default, skip_serializing_if = "is_default")]
    pub person: Option<PersonId>,
}

macro_rules! client_fields {
    ($($(#[$doc:meta])* $variant:ident $field:ident: $type:ty),* $(,)?) => {
        /// A client. See the field list for units and meaning.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        pub struct Client {
            pub id: ClientId,
            /// When it was registered (or restored after a removal).
            pub created: Stamp,
            /// The erasure that this life of the client came after; zero for the first life.
            #[serde(default, skip_serializing_if = "is_default")]
            pub life: Stamp,
            /// When each field was last edited; a field not listed still has the value it was registered with. Two
            /// devices may register one client from one file: what was registered yields to any edit.
            #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
            pub stamps: BTreeMap<ClientField, Stamp>,
            $( $(#[$doc])* #[serde(default, skip_serializing_if = "is_default")] pub $field: $type, )*
        }

        /// Names one field of a client.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum ClientField { $($(#[$doc])* $variant),* }

        impl ClientField {
            pub const ALL: &'static [ClientField] = &[$(ClientField::$variant),*];
        }

        /// A new value for one field.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "field", content = "value", rename_all = "snake_case")]
        pub enum ClientEdit { $($(#[$doc])* $variant($type)),* }

        impl ClientEdit {
            pub fn field(&self) -> ClientField {
                match self { $(ClientEdit::$variant(_) => ClientField::$variant),* }
            }
        }

        impl Client {
            /// A client with every field empty, registered at `created`.
            pub fn new(id: ClientId, created: Stamp) -> Self {
                Self { id, created, life: Stamp::default(), stamps: BTreeMap::new(), $($field: Default::default()),* }
            }

            pub fn get(&self, field: ClientField) -> ClientEdit {
                match field { $(ClientField::$variant => ClientEdit::$variant(self.$field.clone())),* }
            }

            fn put(&mut self, edit: ClientEdit) {
                match edit { $(ClientEdit::$variant(value) => self.$field = value),* }
            }
        }

        /// One bit a field says whether it follows.
        impl Pack for Client {
            fn pack(&self, into: &mut Packer) {
                let Client { id, created, life, stamps, $($field),* } = self;
                into.uuid(id.uuid());
                created.pack(into);
                life.pack(into);
                stamps.pack(into);
                let said = [$(!is_default($field)),*];
                into.number(said.iter().rev().fold(0, |bits, said| bits << 1 | u64::from(*said)));
                $( if !is_default($field) { $field.pack(into); } )*
            }

            fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
                let mut client = Client::new(ClientId::new(from.uuid()?), Pack::unpack(from)?);
                client.life = Pack::unpack(from)?;
                client.stamps = Pack::unpack(from)?;
                let said = from.number()?;
                $( if said >> ClientField::$variant as u64 & 1 == 1 { client.$field = Pack::unpack(from)?; } )*
                Some(client)
            }
        }
    };
}

client_fields! {
    /// The source system's own code of this client.
    Code code: Option<String>,
    /// Razão social, or the full name of a person.
    LegalName legal_name: String,
    /// Nome fantasia.
    TradeName trade_name: Option<String>,
    /// CNPJ or CPF.
    TaxId tax_id: Option<TaxId>,
    /// Inscrição estadual.
    StateRegistration state_registration: Option<String>,
    /// Ramo de atividade; what *segmento* means in filters and breakdowns.
    Industry industry: Option<String>,
    Situation situation: Situation,
    /// Civil date from which `situation` holds; `None`: always.
    SituationSince situation_since: Option<NaiveDate>,
    /// Motivo of a `Former` or `Blocked` situation.
    SituationReason situation_reason: Option<String>,
    /// The situations before the present one, oldest first.
    PastSituations past_situations: Vec<SituationHeld>,
    /// Civil date on which the client entered the carteira; `None`: always there.
    Entered entered: Option<NaiveDate>,
    /// Civil date on which it left; `None`: still there.
    Left left: Option<NaiveDate>,
    /// Who held the client since when, oldest first.
    Holdings holdings: Vec<Holding>,
    /// Representadas that serve this client.
    Principals principals: BTreeSet<PrincipalId>,
    Street street: Option<String>,
    StreetNumber street_number: Option<String>,
    Complement complement: Option<String>,
    District district: Option<String>,
    /// Name of the município as written by the source.
    City city: Option<String>,
    /// IBGE code of the município, 7 digits.
    CityCode city_code: Option<u32>,
    // What is kept calls it so.
    #[serde(rename = "state")]
    Uf uf: Option<Uf>,
    Cep cep: Option<Cep>,
    /// Where the client is; `None`: shown at the município's centroid.
    Location location: Option<LatLon>,
    People people: Vec<Person>,
    Phones phones: Vec<Phone>,
    WhatsApp whatsapp: Option<Phone>,
    Emails emails: Vec<String>,
    Tags tags: BTreeSet<String>,
    /// Free fields and unknown columns of imports, by heading.
    Extra extra: BTreeMap<String, String>,
    Notes notes: Option<String>,
    /// Intervalo de visita of this client, in days; `None`: the class's.
    CadenceDays cadence_days: Option<u16>,
    /// What it buys a month of all suppliers together, as the rep says; `None`: not known.
    PurchasePotential purchase_potential: Option<Centavos>,
    /// Limite de crédito as the rep or the gestor says; zero: none is given. `None`: nobody said one.
    CreditLimit credit_limit: Option<Centavos>,
    /// Days of the week on which it receives visits; empty: any.
    VisitWeekdays visit_weekdays: BTreeSet<IsoWeekday>,
    /// Hours in which it receives visits; empty: any.
    VisitHours visit_hours: Vec<Hours>,
    /// Why it turned inativo, by the last order before.
    Departures departures: BTreeMap<NaiveDate, Answer>,
    /// How it came to us: key of a shipped origem, or a word of the rep's own.
    Source source: Option<String>,
    ReferredBy referred_by: Option<Referrer>,
    /// What it is expected to buy a month, as the rep says; `None`: not known.
    ExpectedValue expected_value: Option<Centavos>,
    /// Programa de benefícios: what it is given for paying on time, in the rep's words.
    Benefit benefit: Option<String>,
    /// Civil date from which `benefit` holds; `None`: nobody said.
    BenefitSince benefit_since: Option<NaiveDate>,
}

/// A bit for each field in one number.
const _: () = assert!(ClientField::ALL.len() <= u64::BITS as usize);

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl Client {
    /// What people call it: the trade name where there is one.
    pub fn display_name(&self) -> &str {
        match &self.trade_name {
            Some(name) if !name.trim().is_empty() => name,
            Some(_) | None => &self.legal_name,
        }
    }

    /// Who holds the client on `date`.
    pub fn holder_on(&self, date: NaiveDate) -> Option<SalespersonId> {
        let started = |holding: &&Holding| holding.since.is_none_or(|since| since <= date);
        self.holdings.iter().rev().find(started).and_then(|holding| holding.salesperson)
    }

    /// The benefit that holds on `date`; one without a date always did.
    pub(crate) fn benefit_on(&self, date: NaiveDate) -> Option<&str> {
        self.benefit.as_deref().filter(|_| self.benefit_since.is_none_or(|since| since <= date))
    }

    /// When `field` was last edited, or registered.
    pub fn stamp(&self, field: ClientField) -> Stamp {
        self.stamps.get(&field).copied().unwrap_or(self.created)
    }

    /// Sets one field, as edited at `stamp`.
    pub fn set(&mut self, edit: ClientEdit, stamp: Stamp) {
        let field = edit.field();
        let before = (field == ClientField::People).then(|| self.known_people().into_owned());
        self.stamps.insert(field, stamp);
        self.put(edit);
        if let Some(before) = before {
            person::carry(&mut self.people, &before);
            person::settle(&mut self.people, self.id, stamp);
        }
    }

    /// Its people, each with its identity.
    pub fn known_people(&self) -> Cow<'_, [Person]> {
        person::told_apart(&self.people, self.id, self.stamp(ClientField::People))
    }

    /// The same client with the identities of its people written out: what leaves its stamps behind takes them along.
    pub fn with_known_people(&self) -> Client {
        Client { people: self.known_people().into_owned(), ..self.clone() }
    }

    /// Takes out the people that `is_gone` names; nothing else is edited by that.
    pub(crate) fn drop_people(&mut self, is_gone: impl Fn(PersonId) -> bool) {
        let mut left = self.known_people().into_owned();
        if person::without(&mut left, is_gone) {
            self.people = left;
        }
        let edited = self.stamp(ClientField::People);
        person::settle(&mut self.people, self.id, edited);
    }

    /// The newest edit of any field.
    pub fn newest_stamp(&self) -> Stamp {
        self.stamps.values().copied().fold(self.created.max(self.life), Stamp::max)
    }

    /// The edits that turn `self` into `other`, field by field.
    pub fn edits_towards(&self, other: &Client) -> Vec<ClientEdit> {
        let differs = |field: &&ClientField| self.get(**field) != other.get(**field);
        ClientField::ALL.iter().filter(differs).map(|field| other.get(*field)).collect()
    }

    /// Whether a person sees another value there. An identity is not seen: two devices that read one file give two.
    pub(crate) fn differs_in(&self, other: &Client, field: ClientField) -> bool {
        match field {
            ClientField::People => {
                self.people.len() != other.people.len()
                    || self.people.iter().zip(&other.people).any(|(mine, theirs)| !mine.says_the_same(theirs))
            }
            field => self.get(field) != other.get(field),
        }
    }

    /// Both versions of one life of a client in one: each field from whoever edited it last; of two registered values, the
    /// one registered last.
    pub fn merged(&self, other: &Client) -> Client {
        if self.stamps.is_empty() && other.stamps.is_empty() && self.created != other.created {
            let later = if self.created > other.created { self } else { other };
            return Client { id: self.id, life: self.life, ..later.clone() };
        }
        if self == other {
            return self.clone();
        }
        let mut merged = self.clone();
        merged.created = self.created.max(other.created);
        for field in ClientField::ALL {
            let (mine, theirs) = (self.stamps.get(field), other.stamps.get(field));
            let theirs_wins = match (mine, self.created).cmp(&(theirs, other.created)) {
                _ if mine.is_some() && mine == theirs => text_is_larger(other, self, *field),
                Ordering::Less => true,
                Ordering::Greater => false,
                Ordering::Equal => text_is_larger(other, self, *field),
            };
            let no_later = mine == theirs && (mine.is_some() || self.created == other.created);
            if *field == ClientField::People && no_later && self.people != other.people {
                merged.people = person::union(&self.known_people(), &other.known_people());
                let edited = mine.copied().unwrap_or(self.created);
                person::settle(&mut merged.people, self.id, edited);
                continue;
            }
            if theirs_wins {
                merged.put(other.get(*field));
            }
            if let Some(newest) = mine.max(theirs) {
                merged.stamps.insert(*field, *newest);
            }
        }
        merged
    }
}

/// Breaks a tie between equal stamps (a damaged or forged file) the same way everywhere.
fn text_is_larger(one: &Client, than: &Client, field: ClientField) -> bool {
    let (one, than) = (one.get(field), than.get(field));
    one != than && register::text(&one) > register::text(&than)
}
