//! How the user wants rows judged.

use super::super::plan::RowChoice;
use crate::domain::value::id::ClientId;
use chrono::{FixedOffset, NaiveDate};
use std::collections::BTreeMap;

/// How the user wants rows judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    pub today: NaiveDate,
    /// The device's offset from UTC, for dates that a program wrote in UTC.
    pub zone: FixedOffset,
    /// DDD of phones that are written without.
    pub area_code: Option<u8>,
    pub code_clash: CodeClash,
    /// Whether an order or interaction of an unknown client with a CNPJ or CPF and a name registers it.
    pub create_clients: bool,
    /// What the user says of rows in conflict, by line.
    pub choices: BTreeMap<u32, RowChoice>,
    /// Of whom all rows are, where the user says so.
    pub client: Option<ClientId>,
}

/// What to do with a known code beside another CNPJ or CPF.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CodeClash {
    /// Leave it as a conflict.
    #[default]
    Ask,
    /// The codes are of two sources: the CNPJ or CPF says who the client is.
    OtherClient,
    /// The client has a new CNPJ.
    NewDocument,
}

impl Settings {
    pub fn new(today: NaiveDate, zone: FixedOffset) -> Settings {
        let choices = BTreeMap::new();
        let code_clash = CodeClash::Ask;
        Settings { today, zone, area_code: None, code_clash, create_clients: false, choices, client: None }
    }
}
