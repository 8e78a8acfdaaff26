//! Representada: whose goods the rep sells.

use crate::domain::value::id::PrincipalId;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Principal {
    pub id: PrincipalId,
    pub name: String,
}
