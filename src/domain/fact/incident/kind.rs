//! What went wrong, and the motivo that says the same when a client is asked why it did not buy.

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

    /// Key of the shipped motivo that fits; `None`: no motivo says it.
    pub(crate) fn reason(self) -> Option<&'static str> {
        match self {
            Self::LateDelivery => Some("atraso-transporte"),
            Self::Damaged => Some("avaria-qualidade"),
            Self::Shortage => Some("falta-de-item"),
            Self::BillingError => Some("erro-de-pedido"),
            Self::Other => None,
        }
    }
}
