//! Words of *Avisos*: each alert with its reason, putting it off, and what the device may show.

use super::format::{self, plural};
use super::labels;
use super::reactivation;
use super::risk;
use crate::domain::plan::alerts::{Cause, Reason};
use crate::domain::rhythm::cadence::ContactState;
use crate::domain::rhythm::lifecycle::Lifecycle;
use crate::domain::rules::workflow::Workflow;
use chrono::NaiveDate;

/// Said the same wherever the state of the copy is said.
pub(crate) const KEPT_NEVER: &str = "Sem cópia fora do aparelho";
pub(crate) const NOTE: &str =
    "Em ordem do dinheiro em jogo. Um aviso por cliente e assunto; o que você adia volta na data.";
pub(crate) const EMPTY_TITLE: &str = "Nenhum aviso para hoje";
pub(crate) const EMPTY_WHY: &str =
    "Contatos, resgates, compromissos, consultas de crédito e cópias estão em dia, ou foram adiados.";
pub(crate) const TOMORROW: &str = "Até amanhã";
pub(crate) const A_WEEK: &str = "Por uma semana";
pub(crate) const KEEP_COPY: &str = "Salvar cópia";
pub(crate) const MARK_FORMER: &str = "Marcar ex-cliente";
pub(crate) const SEE_CREDIT: &str = "Ver crédito";
pub(crate) const KINDS: &str = "Assuntos";
pub(crate) const THE_CARTEIRA: &str = "Cópia da carteira";
pub(crate) const THE_TEAM: &str = "Arquivos dos vendedores";
pub(crate) const SEE_TEAM: &str = "Ver equipe";

pub(crate) const SETTINGS: &str = "Avisos neste aparelho";
pub(crate) const SETTINGS_WHY: &str = "O número no ícone do aplicativo e as notificações saem deste aparelho, só enquanto o aplicativo está aberto ou em segundo plano. Nada passa por servidor.";
pub(crate) const NOTIFY: &str = "Mostrar notificações";
pub(crate) const NOTIFY_HINT: &str =
    "No máximo três por dia, as de mais dinheiro em jogo, sem valores na tela.";
pub(crate) const DENIED: &str =
    "O navegador não deixa este aplicativo notificar. Libere nas permissões do site e tente de novo.";
pub(crate) const UNSUPPORTED: &str =
    "Este navegador não mostra notificações. O número no ícone e a página Avisos continuam valendo.";

/// "12 avisos para hoje".
pub(crate) fn finding(count: usize) -> String {
    plural(count as i64, "aviso para hoje", "avisos para hoje")
}

/// "mais 40 avisos".
pub(crate) fn more(count: usize) -> String {
    format!("Mostrar mais {}", plural(count as i64, "aviso", "avisos"))
}

/// "8 avisos na fila de hoje. O primeiro: Padaria União".
pub(crate) fn queue_line(queue: usize, name: &str) -> String {
    let some = plural(queue as i64, "aviso na fila de hoje", "avisos na fila de hoje");
    format!("{some}. O primeiro: {name}")
}

/// "A fila de hoje acabou. Mais 12 avisos ficam para depois".
pub(crate) fn queue_done(rest: usize) -> String {
    format!(
        "A fila de hoje acabou. Mais {}",
        plural(rest as i64, "aviso fica para depois", "avisos ficam para depois")
    )
}

/// Where the queue is not known yet.
pub(crate) const OF_TODAY: &str = "Avisos de hoje";
pub(crate) const SEE_COMPLAINT: &str = "Ver a reclamação";
pub(crate) const QUEUE: &str = "Fila de hoje";
pub(crate) const QUEUE_NOTE: &str = "O prometido primeiro, depois pelo dinheiro em jogo. Quem você já atendeu hoje ocupa um lugar: a fila tem fim.";
pub(crate) const QUEUE_DONE: &str = "A fila de hoje acabou. O resto pode esperar.";
pub(crate) const SEE_QUEUE: &str = "Só a fila de hoje";

/// "Ver os outros 122 avisos".
pub(crate) fn see_rest(rest: usize) -> String {
    format!("Ver {}", plural(rest as i64, "outro aviso", "outros avisos"))
}

/// What happens if nobody answers it; `turns`: the class that the client comes to without another order, and when.
pub(crate) fn if_not(reason: &Reason, turns: Option<(NaiveDate, Lifecycle)>) -> String {
    let turn = || match turns {
        Some((day, Lifecycle::AtRisk)) => format!("Sem pedido, entra em risco em {}", format::date(day)),
        Some((day, class)) => {
            format!("Sem pedido, passa a {} em {}", labels::lifecycle(class), format::date(day))
        }
        None => "Sem pedido, continua sem comprar".to_owned(),
    };
    match reason {
        Reason::CopyOld { .. } => {
            "Se o aparelho se perder, o que foi feito desde então se perde com ele".to_owned()
        }
        Reason::Appointment { .. } | Reason::NextStep { .. } => {
            "O combinado fica sem resposta, e o cliente percebe".to_owned()
        }
        Reason::ComplaintLate { .. } => "Quem reclamou continua esperando, e conta a outros".to_owned(),
        Reason::CaseStep { .. } => "O resgate para neste passo".to_owned(),
        Reason::CaseUnconfirmed => "O resgate não começa sem a sua confirmação".to_owned(),
        Reason::CaseClosing | Reason::CaseReview => {
            "O resgate fica aberto sem ninguém cuidar dele".to_owned()
        }
        Reason::AtRisk { .. } | Reason::OrderLate { .. } => turn(),
        Reason::RiskChanged { .. } | Reason::RiskTold { .. } | Reason::RiskCheckDue { .. } => {
            "O próximo pedido a prazo sai com o crédito de antes".to_owned()
        }
        Reason::Stockout { .. } => "Sem reposição, falta produto na prateleira".to_owned(),
        Reason::Contact { state: ContactState::Forgotten, .. } => {
            "Continua esquecido, e aberto ao concorrente".to_owned()
        }
        Reason::Contact { .. } => "Sem contato, vira esquecido".to_owned(),
        Reason::FilesLate { .. } => "O que eles fizeram desde então não aparece aqui".to_owned(),
    }
}

pub(crate) fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::Copy => "Cópia",
        Cause::Agreed => "Combinados",
        Cause::Purchase => "Compras",
        Cause::Risk => "Crédito",
        Cause::Stock => "Estoque",
        Cause::Contact => "Contatos",
        Cause::Files => "Equipe",
    }
}

/// Why, in a sentence without amounts: it may stand on a locked screen.
pub(crate) fn reason(reason: &Reason, workflow: &Workflow, today: NaiveDate) -> String {
    match reason {
        Reason::CopyOld { last: None } => KEPT_NEVER.to_owned(),
        Reason::CopyOld { last: Some(day) } => {
            format!("A última cópia guardada fora deste aparelho é de {}", format::near_and_date(*day, today))
        }
        Reason::Appointment { date, time, channel } => {
            let what = labels::channel(*channel);
            let at = time.map_or_else(String::new, |time| format!(" às {}", format::time(time)));
            if *date == today {
                format!("Hoje{at}: {what}")
            } else {
                format!("Ficou sem resposta: {what} de {}{at}", format::date(*date))
            }
        }
        Reason::NextStep { date, what } if *date == today => format!("Combinado para hoje: {what}"),
        Reason::NextStep { date, what } => format!("Combinado para {}: {what}", format::date(*date)),
        Reason::ComplaintLate { due } => {
            format!("A reclamação era para estar resolvida até {}", format::date(*due))
        }
        Reason::CaseStep { step, by } => {
            let what = reactivation::step_or_gone(workflow.step(*step));
            format!("Resgate: {what} · {}", reactivation::by(*by, today))
        }
        Reason::CaseUnconfirmed => "Resgate de detrator: confirme se ele pode ser procurado".to_owned(),
        Reason::CaseClosing => "Resgate no fim do prazo: encerre com o motivo".to_owned(),
        Reason::CaseReview => "Resgate encerrado chegou à data de revisão".to_owned(),
        Reason::AtRisk { since } => format!("Em risco desde {}", format::date(*since)),
        Reason::OrderLate { expected } => {
            format!("Pedido esperado até {} não veio", format::near_and_date(*expected, today))
        }
        Reason::RiskChanged { on, changes } => {
            let said: Vec<String> = changes.iter().map(risk::change_without_amounts).collect();
            format!("Crédito na consulta de {} · {}", format::date(*on), said.join(" · "))
        }
        Reason::RiskTold { on } => {
            format!("Crédito: o motivo dado em {} pede uma consulta", format::date(*on))
        }
        Reason::RiskCheckDue { on } if *on == today => "Crédito: checar de novo hoje".to_owned(),
        Reason::RiskCheckDue { on } => format!("Crédito: era para checar de novo em {}", format::date(*on)),
        Reason::Stockout { on, product } if *on < today => {
            format!("{product} deve ter acabado em {}", format::date(*on))
        }
        Reason::Stockout { on, product } => {
            format!("{product} deve acabar {}", until(*on, today))
        }
        Reason::Contact { state, days } => {
            let days = format::days(i64::from(*days));
            match state {
                ContactState::Due => format!("Hora de falar: {days} sem contato"),
                ContactState::Overdue => format!("Contato atrasado: {days} sem contato"),
                ContactState::Forgotten => format!("Esquecido: {days} sem contato"),
                ContactState::OnTrack | ContactState::Never => format!("{days} sem contato"),
            }
        }
        Reason::FilesLate { people, after_days } => format!(
            "{} sem enviar o arquivo há mais de {}",
            plural(*people as i64, "vendedor", "vendedores"),
            format::days((*after_days).into())
        ),
    }
}

/// "Adiar aviso de Padaria União".
pub(crate) fn put_off(name: &str) -> String {
    format!("Adiar aviso de {name}")
}

fn until(day: NaiveDate, today: NaiveDate) -> String {
    match (day - today).num_days() {
        0 => "hoje".to_owned(),
        1 => "amanhã".to_owned(),
        _ => format!("em {}", format::date(day)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::interaction::Channel;
    use crate::domain::fact::risk_signals::SignalValue;
    use crate::domain::indicator::status::risk_changes::{RiskChange, Turn};
    use crate::domain::value::money::Centavos;

    fn changed(before: Option<SignalValue>, after: SignalValue) -> RiskChange {
        RiskChange { before, after, on: day("2026-11-12"), source: None, turn: Turn::Worse }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn every_reason_says_when_and_what_and_no_amount() {
        let today = day("2026-11-18");
        let said = |one: Reason| reason(&one, &Workflow::default(), today);
        for (one, expected) in [
            (Reason::CaseStep { step: 1, by: day("2026-11-20") }, "Resgate: Ligação · até 20/11/2026"),
            (Reason::CaseStep { step: 9, by: today }, "Resgate: Passo que não existe mais · até hoje"),
            (
                Reason::RiskTold { on: day("2026-11-12") },
                "Crédito: o motivo dado em 12/11/2026 pede uma consulta",
            ),
            (
                Reason::ComplaintLate { due: day("2026-11-10") },
                "A reclamação era para estar resolvida até 10/11/2026",
            ),
            (Reason::RiskCheckDue { on: today }, "Crédito: checar de novo hoje"),
            (
                Reason::RiskCheckDue { on: day("2026-11-01") },
                "Crédito: era para checar de novo em 01/11/2026",
            ),
            (
                Reason::RiskChanged {
                    on: day("2026-11-12"),
                    changes: vec![
                        changed(Some(SignalValue::Protests(0)), SignalValue::Protests(2)),
                        changed(None, SignalValue::OverdueTitles(Centavos::new(12_345))),
                    ],
                },
                "Crédito na consulta de 12/11/2026 · Protestos: 0 → 2 · Títulos vencidos: há vencidos",
            ),
            (Reason::AtRisk { since: day("2026-11-01") }, "Em risco desde 01/11/2026"),
            (
                Reason::Appointment { date: today, time: "14:30:00".parse().ok(), channel: Channel::Visit },
                "Hoje às 14:30: visita",
            ),
            (
                Reason::Appointment { date: day("2026-11-16"), time: None, channel: Channel::Call },
                "Ficou sem resposta: ligação de 16/11/2026",
            ),
            (Reason::Stockout { on: day("2026-11-19"), product: "Sal".into() }, "Sal deve acabar amanhã"),
            (
                Reason::Stockout { on: day("2026-11-17"), product: "Sal".into() },
                "Sal deve ter acabado em 17/11/2026",
            ),
            (
                Reason::Contact { state: ContactState::Overdue, days: 41 },
                "Contato atrasado: 41 dias sem contato",
            ),
            (Reason::Contact { state: ContactState::Due, days: 1 }, "Hora de falar: 1 dia sem contato"),
        ] {
            assert_eq!(said(one), expected);
        }
    }
}
