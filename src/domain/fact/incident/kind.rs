//! What went wrong.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IncidentKind {
    LateDelivery,
    /// Avaria.
    Damaged,
    /// Falta de item.
    Shortage,
    /// Erro de pedido ou nota.
    BillingError,
    Other,
}

impl IncidentKind {
    pub const ALL: [IncidentKind; 5] =
        [Self::LateDelivery, Self::Damaged, Self::Shortage, Self::BillingError, Self::Other];
}
