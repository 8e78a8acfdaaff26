//! Vendedor. Which clients one holds is kept at the client (`Client::holdings`), with its history.

use crate::domain::value::id::SalespersonId;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Salesperson {
    pub id: SalespersonId,
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<crate::domain::value::phone::Phone>,
}
