//! What the worker is asked to write as a file, and who is to be erased.

use super::Password;
use crate::domain::filter::Filter;
use crate::domain::value::id::{ClientId, PersonId, PrincipalId, SalespersonId};
use crate::exchange::sealed::SALT;
use crate::exchange::{dossie, geojson, kml, snapshot, vcard, workbook};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

const CSV: &str = "text/csv;charset=utf-8";

/// A file to write.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) enum Export {
    /// Re-read and compared before it is handed out.
    Snapshot,
    /// The same under a password; `salt`: of this file alone.
    Sealed { password: Password, salt: [u8; SALT] },
    /// One row a client as of the date; `discreet`: without money.
    Analysis { as_of: NaiveDate, filter: Filter, discreet: bool },
    /// The same rows with typed cells, as a workbook.
    AnalysisWorkbook { as_of: NaiveDate, filter: Filter, discreet: bool },
    /// Month × (total, vendedor, UF) of the 24 months up to the date.
    Coverage { as_of: NaiveDate },
    /// Cards of those that the filter shows on the date.
    Contacts { as_of: NaiveDate, filter: Filter },
    /// The same clients for a map program.
    Map { as_of: NaiveDate, filter: Filter, form: MapForm },
    /// To be read without the app; the outlines of the UFs travel beside it.
    Dossie { as_of: NaiveDate, discreet: bool },
    /// Everything known of one client, for the person whose data they are.
    Client { client: ClientId, form: ClientForm },
    /// The same of one of its people.
    Person { client: ClientId, person: PersonId, form: PersonForm },
    /// The part of one vendedor: the clients served that day, with what the others have left out.
    Part { salesperson: SalespersonId, on: NaiveDate },
}

/// Who is erased for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Whom {
    Client(ClientId),
    Person { client: ClientId, person: PersonId },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum PersonForm {
    Readable,
    Card,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum ClientForm {
    Readable,
    Snapshot,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum MapForm {
    GeoJson,
    Kml,
}

impl Export {
    /// It holds the whole carteira: kept elsewhere, it covers the loss of the device.
    pub(crate) fn is_copy(&self) -> bool {
        match self {
            Export::Snapshot | Export::Sealed { .. } => true,
            Export::Analysis { .. } | Export::AnalysisWorkbook { .. } | Export::Coverage { .. } => false,
            Export::Contacts { .. } | Export::Map { .. } => false,
            Export::Dossie { .. } | Export::Client { .. } | Export::Person { .. } => false,
            Export::Part { .. } => false,
        }
    }

    /// The representadas whose side of the carteira it judges by, as the screen does: none, all of them.
    pub(crate) fn side(&self) -> BTreeSet<PrincipalId> {
        match self {
            Export::Analysis { filter, .. }
            | Export::AnalysisWorkbook { filter, .. }
            | Export::Contacts { filter, .. }
            | Export::Map { filter, .. } => filter.principals.clone(),
            Export::Snapshot | Export::Sealed { .. } | Export::Coverage { .. } | Export::Dossie { .. } => {
                BTreeSet::new()
            }
            Export::Client { .. } | Export::Person { .. } | Export::Part { .. } => BTreeSet::new(),
        }
    }

    /// What its file is of, by ending and type, before it is made.
    pub(crate) fn form(&self) -> (&'static str, &'static str) {
        match self {
            Export::Snapshot | Export::Sealed { .. } | Export::Part { .. } => {
                (snapshot::EXTENSION, snapshot::MEDIA_TYPE)
            }
            Export::Analysis { .. } | Export::Coverage { .. } => (".csv", CSV),
            Export::AnalysisWorkbook { .. } => (workbook::EXTENSION, workbook::MEDIA_TYPE),
            Export::Contacts { .. } => (vcard::EXTENSION, vcard::MEDIA_TYPE),
            Export::Map { form: MapForm::GeoJson, .. } => (geojson::EXTENSION, geojson::MEDIA_TYPE),
            Export::Map { form: MapForm::Kml, .. } => (kml::EXTENSION, kml::MEDIA_TYPE),
            Export::Client { form: ClientForm::Snapshot, .. } => (snapshot::EXTENSION, snapshot::MEDIA_TYPE),
            Export::Person { form: PersonForm::Card, .. } => (vcard::EXTENSION, vcard::MEDIA_TYPE),
            Export::Dossie { .. }
            | Export::Client { form: ClientForm::Readable, .. }
            | Export::Person { form: PersonForm::Readable, .. } => (dossie::EXTENSION, dossie::MEDIA_TYPE),
        }
    }
}
