//! What the whole carteira shares: vendedores, representadas, settings, metas, motivos and what is done about them. Each
//! entry is a last-writer-wins register.
//!
//! The kinds are listed once, below; keys, entries and merge come from that list.

pub mod goals;
pub mod improvement_action;
pub mod mailing;
pub mod month_closing;
pub(crate) mod own_settings;
pub mod principal;
pub mod reasons;
pub mod receipt;
pub mod salesperson;
pub mod segment;
pub(crate) mod template;

use crate::domain::catalog::goals::GoalId;
use crate::domain::catalog::improvement_action::ImprovementAction;
use crate::domain::catalog::mailing::{MailAnswer, MailAnswerId, Mailing};
use crate::domain::catalog::month_closing::{MonthClosing, MonthClosingId};
use crate::domain::catalog::principal::Principal;
use crate::domain::catalog::reasons::Reason;
use crate::domain::catalog::salesperson::Salesperson;
use crate::domain::catalog::segment::Segment;
use crate::domain::catalog::template::Template;
use crate::domain::fact::commitment::Commitment;
use crate::domain::keeping::json;
use crate::domain::keeping::register::Register;
use crate::domain::keeping::stamp::Stamp;
use crate::domain::value::id::{
    ActionId, CommitmentId, MailingId, PrincipalId, SalespersonId, SegmentId, TemplateId,
};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;
use std::collections::BTreeMap;

macro_rules! catalog {
    ($($(#[$doc:meta])* $variant:ident $field:ident: $id:ty => $type:ty),* $(,)?) => {
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Catalog {
            $( $(#[$doc])* pub $field: BTreeMap<$id, Register<$type>>, )*
        }

        /// Names one entry.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(tag = "kind", content = "id", rename_all = "snake_case")]
        pub enum CatalogKey { $($variant($id)),* }

        /// One entry with its register: what is stored and shared.
        #[derive(Clone, Debug, PartialEq, Serialize)]
        #[serde(tag = "kind", rename_all = "snake_case")]
        pub enum CatalogEntry { $($variant { id: $id, #[serde(flatten)] register: Register<$type> }),* }

        /// A new value for one entry; `None` removes it.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "kind", rename_all = "snake_case")]
        pub enum CatalogEdit { $($variant { id: $id, value: Option<$type> }),* }

        #[derive(Clone, Copy, Deserialize)]
        #[serde(rename_all = "snake_case")]
        enum Kind { $($variant),* }

        impl<'de> Deserialize<'de> for CatalogEntry {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let Parts { kind, id, value, at } = Parts::deserialize(deserializer)?;
                Ok(match kind {
                    $(Kind::$variant => CatalogEntry::$variant {
                        id: read(&id)?,
                        register: Register { value: value.as_deref().map(read).transpose()?, at },
                    }),*
                })
            }
        }

        impl CatalogEdit {
            pub fn key(&self) -> CatalogKey {
                match self { $(CatalogEdit::$variant { id, value: _ } => CatalogKey::$variant(id.clone())),* }
            }
        }

        impl CatalogEntry {
            pub fn key(&self) -> CatalogKey {
                match self { $(CatalogEntry::$variant { id, register: _ } => CatalogKey::$variant(id.clone())),* }
            }

            pub fn stamp(&self) -> Stamp {
                match self { $(CatalogEntry::$variant { id: _, register } => register.at),* }
            }

            /// The edit that brings another register to this value.
            pub fn as_edit(&self) -> CatalogEdit {
                match self {
                    $(CatalogEntry::$variant { id, register } =>
                        CatalogEdit::$variant { id: id.clone(), value: register.value.clone() }),*
                }
            }

            /// The newer of two versions of one entry; of two different entries, the first.
            pub fn merged(&self, other: &CatalogEntry) -> CatalogEntry {
                match (self, other) {
                    $((CatalogEntry::$variant { id, register }, CatalogEntry::$variant { id: other_id, register: theirs })
                        if id == other_id =>
                        CatalogEntry::$variant { id: id.clone(), register: register.merged(theirs) },)*
                    (first, _) => first.clone(),
                }
            }
        }

        impl Catalog {
            pub fn entry(&self, key: &CatalogKey) -> Option<CatalogEntry> {
                match key {
                    $(CatalogKey::$variant(id) => self.$field.get(id).map(|register|
                        CatalogEntry::$variant { id: id.clone(), register: register.clone() })),*
                }
            }

            /// Every entry, removed ones too, in a fixed order.
            pub fn entries(&self) -> Vec<CatalogEntry> {
                let mut all = Vec::new();
                $(all.extend(self.$field.iter().map(|(id, register)|
                    CatalogEntry::$variant { id: id.clone(), register: register.clone() }));)*
                all
            }

            /// Merges one entry in. Returns whether anything changed.
            pub fn absorb(&mut self, entry: &CatalogEntry) -> bool {
                match entry {
                    $(CatalogEntry::$variant { id, register } => match self.$field.get_mut(id) {
                        Some(mine) => {
                            let merged = mine.merged(register);
                            let changed = merged != *mine;
                            *mine = merged;
                            changed
                        }
                        None => {
                            self.$field.insert(id.clone(), register.clone());
                            true
                        }
                    }),*
                }
            }

            /// Sets one entry as edited at `stamp`.
            pub fn set(&mut self, edit: CatalogEdit, stamp: Stamp) {
                match edit {
                    $(CatalogEdit::$variant { id, value } => {
                        self.$field.insert(id, Register { value, at: stamp });
                    }),*
                }
            }

            /// Puts one entry back as it was, or out where it was not there: for a change that could not be kept.
            pub fn restore(&mut self, key: &CatalogKey, before: Option<CatalogEntry>) {
                match (key, before) {
                    $((CatalogKey::$variant(_), Some(CatalogEntry::$variant { id, register })) => {
                        self.$field.insert(id, register);
                    })*
                    $((CatalogKey::$variant(id), _) => { self.$field.remove(id); })*
                }
            }

            /// The edit that takes the entry `key` back to what it is now.
            pub fn edit_back(&self, key: &CatalogKey) -> CatalogEdit {
                match key {
                    $(CatalogKey::$variant(id) => CatalogEdit::$variant {
                        id: id.clone(),
                        value: self.$field.get(id).and_then(|register| register.value.clone()),
                    }),*
                }
            }
        }
    };
}

catalog! {
    Salesperson salespeople: SalespersonId => Salesperson,
    Principal principals: PrincipalId => Principal,
    /// Settings by path, see [`super::rules::Rules::to_settings`]; ones this version does not know are kept.
    Setting settings: String => Value,
    /// Messages, see [`crate::domain::catalog::template::templates`].
    Template templates: TemplateId => Template,
    /// Targets in the unit of their measure.
    Goal goals: GoalId => u64,
    /// By key: laid over the shipped motivos, and those of one's own.
    Reason reasons: String => Reason,
    Action actions: ActionId => ImprovementAction,
    Commitment commitments: CommitmentId => Commitment,
    /// What months came to when they were closed, see [`crate::domain::indicator::coverage::month_closing`].
    MonthClosing month_closings: MonthClosingId => MonthClosing,
    Segment segments: SegmentId => Segment,
    Mailing mailings: MailingId => Mailing,
    /// By queue and client.
    MailAnswer mail_answers: MailAnswerId => MailAnswer,
}

/// An entry before it is known what kind of thing its texts are. serde's own reader of tagged enums keeps a second reader
/// of every kind, which the first screen would carry.
#[derive(Deserialize)]
struct Parts {
    kind: Kind,
    id: Box<RawValue>,
    #[serde(default)]
    value: Option<Box<RawValue>>,
    at: Stamp,
}

fn read<T: DeserializeOwned, E: serde::de::Error>(text: &RawValue) -> Result<T, E> {
    json::from_str(text.get()).map_err(E::custom)
}

impl Catalog {
    pub fn salesperson(&self, id: SalespersonId) -> Option<&Salesperson> {
        self.salespeople.get(&id).and_then(|register| register.value.as_ref())
    }

    pub fn principal(&self, id: PrincipalId) -> Option<&Principal> {
        self.principals.get(&id).and_then(|register| register.value.as_ref())
    }

    /// By name, then id.
    pub fn salespeople_by_name(&self) -> Vec<&Salesperson> {
        let mut all: Vec<_> =
            self.salespeople.values().filter_map(|register| register.value.as_ref()).collect();
        all.sort_by_cached_key(|person| (crate::domain::value::fold::fold(&person.name), person.id));
        all
    }

    /// By name, then id.
    pub fn principals_by_name(&self) -> Vec<&Principal> {
        let mut all: Vec<_> =
            self.principals.values().filter_map(|register| register.value.as_ref()).collect();
        all.sort_by_cached_key(|principal| (crate::domain::value::fold::fold(&principal.name), principal.id));
        all
    }
}
