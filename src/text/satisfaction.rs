//! Words of what a client is asked about us, and of what is done about what it said.

use crate::domain::fact::care::answer::AnswerReason;
use crate::domain::fact::care::kind::CareKind;

pub(crate) fn reason(reason: AnswerReason) -> &'static str {
    match reason {
        AnswerReason::Service => "atendimento",
        AnswerReason::Delivery => "entrega",
        AnswerReason::Quality => "qualidade do produto",
        AnswerReason::Price => "preço",
        AnswerReason::Mix => "variedade",
        AnswerReason::Terms => "prazo e crédito",
        AnswerReason::Other => "outro",
    }
}

/// What was done.
pub(crate) fn step(kind: CareKind) -> &'static str {
    match kind {
        CareKind::NotAnswered => "não quis responder",
        CareKind::Heard => "cliente ouvido",
        CareKind::Agreed => "solução combinada",
        CareKind::Solved => "resolvido",
        CareKind::Confirmed => "confirmado pelo cliente",
    }
}
