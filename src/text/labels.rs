//! The words of our enums, as in the glossary.

use crate::domain::client::Situation;
use crate::domain::fact::interaction::{Channel, Outcome};
use crate::domain::fact::order::OrderStatus;
use crate::domain::indicator::status::character::Label;
use crate::domain::indicator::status::profile::Profile;
use crate::domain::portfolio::eligibility::Exclusion;
use crate::domain::rhythm::cadence::ContactState;
use crate::domain::rhythm::lifecycle::Lifecycle;

pub(crate) fn lifecycle(class: Lifecycle) -> &'static str {
    match class {
        Lifecycle::Prospect => "potencial",
        Lifecycle::NoOrders => "sem compras",
        Lifecycle::Active => "ativo",
        Lifecycle::AtRisk => "em risco",
        Lifecycle::Inactive => "inativo",
        Lifecycle::Former => "ex-cliente",
    }
}

pub(crate) fn lifecycles(class: Lifecycle) -> &'static str {
    match class {
        Lifecycle::Prospect => "potenciais",
        Lifecycle::NoOrders => "sem compras",
        Lifecycle::Active => "ativos",
        Lifecycle::AtRisk => "em risco",
        Lifecycle::Inactive => "inativos",
        Lifecycle::Former => "ex-clientes",
    }
}

pub(crate) fn profile(profile: Profile) -> &'static str {
    match profile {
        Profile::Detractor => "detrator",
        Profile::Inactive => "inativo",
        Profile::Hyperconsumer => "hiperconsumidor",
        Profile::Qualified => "qualificado",
        Profile::Regular => "regular",
    }
}

/// What stands beside the class.
pub(crate) fn label(label: Label) -> &'static str {
    match label {
        Label::New => "novo",
        Label::Reactivated => "reativado",
        Label::Seasonal => "sazonal",
        Label::Irregular => "ciclo irregular",
    }
}

pub(crate) fn state(state: ContactState) -> &'static str {
    match state {
        ContactState::OnTrack => "em dia",
        ContactState::Due => "na hora",
        ContactState::Overdue => "atrasado",
        ContactState::Forgotten => "esquecido",
        ContactState::Never => "sem registro",
    }
}

pub(crate) fn states(state: ContactState) -> &'static str {
    match state {
        ContactState::OnTrack => "em dia",
        ContactState::Due => "na hora",
        ContactState::Overdue => "atrasados",
        ContactState::Forgotten => "esquecidos",
        ContactState::Never => "sem registro",
    }
}

pub(crate) fn situation(situation: Situation) -> &'static str {
    match situation {
        Situation::Active => "ativo",
        Situation::Blocked => "bloqueado",
        Situation::Prospect => "potencial",
        Situation::Former => "ex-cliente",
    }
}

pub(crate) fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Visit => "visita",
        Channel::Call => "ligação",
        Channel::WhatsApp => "WhatsApp",
        Channel::Email => "e-mail",
        Channel::Video => "vídeo",
        Channel::Event => "evento",
    }
}

pub(crate) fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Success => "sucesso",
        Outcome::Attended => "atendido",
        Outcome::Negotiation => "negociação",
        Outcome::Order => "pedido",
        Outcome::NoOrder => "sem pedido",
        Outcome::Absent => "ausente",
        Outcome::Closed => "fechado",
        Outcome::NoAnswer => "não atendeu",
        Outcome::Rescheduled => "remarcado",
        Outcome::Scheduled => "agendado",
        Outcome::Cancelled => "cancelado",
    }
}

pub(crate) fn order_status(status: OrderStatus) -> &'static str {
    match status {
        OrderStatus::Invoiced => "faturado",
        OrderStatus::Pending => "pendente",
        OrderStatus::Cancelled => "cancelado",
        OrderStatus::Returned => "devolvido",
    }
}

/// The reason as a note beside one client.
pub(crate) fn exclusion_one(reason: Exclusion) -> &'static str {
    match reason {
        Exclusion::NotEntered => "ainda fora da carteira",
        Exclusion::Left => "saiu da carteira",
        Exclusion::Blocked => "bloqueado",
        Exclusion::Prospect => "potencial",
        Exclusion::Former => "marcado como ex-cliente",
        Exclusion::Silent => "ex-cliente por silêncio",
    }
}

/// "3 bloqueados": what stays out of the denominator, in the plural or singular.
pub(crate) fn exclusion(reason: Exclusion, count: u32) -> String {
    let (one, many) = match reason {
        Exclusion::NotEntered => ("ainda fora da carteira", "ainda fora da carteira"),
        Exclusion::Left => ("que saiu", "que saíram"),
        Exclusion::Blocked => ("bloqueado", "bloqueados"),
        Exclusion::Prospect => ("potencial", "potenciais"),
        Exclusion::Former => ("ex-cliente", "ex-clientes"),
        Exclusion::Silent => ("ex-cliente por silêncio", "ex-clientes por silêncio"),
    };
    format!("{count} {}", if count == 1 { one } else { many })
}
