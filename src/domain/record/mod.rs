//! The unit the store keeps and a snapshot carries: one client's dossier, or one entry of the catalog.

pub mod dossier;
mod dossier_bytes;
pub(in crate::domain) mod dossier_json;
mod kept_facts;
pub(crate) mod mentions;
pub(crate) mod promise;
pub(crate) mod series;
pub(in crate::domain) mod unknown;

use super::catalog::{CatalogEntry, CatalogKey};
use crate::domain::keeping::stamp::Stamp;
use crate::domain::record::dossier::Dossier;
use crate::domain::value::id::ClientId;
use serde::{Deserialize, Serialize};

/// Names one record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecordKey {
    Client(ClientId),
    Catalog(CatalogKey),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Record {
    Client(Box<Dossier>),
    Catalog(CatalogEntry),
}

impl Record {
    pub fn key(&self) -> RecordKey {
        match self {
            Record::Client(dossier) => RecordKey::Client(dossier.id),
            Record::Catalog(entry) => RecordKey::Catalog(entry.key()),
        }
    }

    /// Both versions of one record in one: commutative, associative, idempotent.
    pub fn merged(&self, other: &Record) -> Record {
        match (self, other) {
            (Record::Client(mine), Record::Client(theirs)) if mine.id == theirs.id => {
                Record::Client(Box::new(mine.merged(theirs)))
            }
            (Record::Catalog(mine), Record::Catalog(theirs)) => Record::Catalog(mine.merged(theirs)),
            (Record::Client(_), _) | (Record::Catalog(_), _) => self.clone(),
        }
    }

    pub fn newest_stamp(&self) -> Stamp {
        match self {
            Record::Client(dossier) => dossier.newest_stamp(),
            Record::Catalog(entry) => entry.stamp(),
        }
    }
}
