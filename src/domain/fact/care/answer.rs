//! Why a client gave the score it gave, good or bad: few enough to be tapped while somebody waits.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerReason {
    /// Atendimento.
    Service,
    /// Entrega.
    Delivery,
    /// Qualidade do produto.
    Quality,
    Price,
    /// Variedade.
    Mix,
    /// Prazo e crédito.
    Terms,
    Other,
}

impl AnswerReason {
    pub const ALL: [AnswerReason; 7] =
        [Self::Service, Self::Delivery, Self::Quality, Self::Price, Self::Mix, Self::Terms, Self::Other];
}
