//! A person at the client: buyer, owner, partner.

use crate::domain::value::phone::Phone;
use serde::{Deserialize, Serialize};

/// Pessoa de contato. Personal data: leaves with the client when it is erased.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub name: String,
    /// Cargo: comprador, dono, gerente.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Phone>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Sócio of the company.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub partner: bool,
}
