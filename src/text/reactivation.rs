//! Words of the rescue of one client: its steps, its tasks, its placar.

use super::format::{self, plural};
use super::labels;
use crate::domain::fact::interaction::Channel;
use crate::domain::rescue::{Case, Score, Stage, Try, wilson_95};
use crate::domain::rules::workflow::{CaseStep, Turn, Who, WorkflowProblem};
use crate::domain::value::ratio::Ratio;
use chrono::NaiveDate;

pub(crate) const TABS: &str = "Partes do resgate";
pub(crate) const CLIENTS: &str = "Clientes";
pub(crate) const TASKS: &str = "Tarefas";
pub(crate) const SCORE: &str = "Placar";
pub(crate) const TITLE: &str = "Resgate";
pub(crate) const NO_TASK: &str = "Nenhuma tarefa de resgate agora";
pub(crate) const NO_TASK_WHY: &str =
    "Quando um cliente fica em risco ou inativo, o próximo passo para trazê-lo de volta aparece aqui.";
pub(crate) const ORDER: &str = "Em ordem do que ele compra por mês. O passo sai da lista quando você o faz; um pedido encerra o resgate.";
pub(crate) const WAITING: &str = "Responderam?";
pub(crate) const WAITING_WHY: &str = "Só a resposta do comprador conta como contato.";
pub(crate) const ANSWERED: &str = "Respondeu";
pub(crate) const NOT_ANSWERED: &str = "Não respondeu";
pub(crate) const CONFIRM: &str = "Confirmar abordagem";
pub(crate) const CONFIRM_WHY: &str =
    "Cliente insatisfeito: ouça e resolva antes de oferecer. Confirme que ele pode ser procurado.";
pub(crate) const CLOSE: &str = "Encerrar";
pub(crate) const CLOSE_TITLE: &str = "Encerrar o resgate";
pub(crate) const CLOSE_WHY: &str =
    "Por que ele não voltou? O motivo entra na análise e o caso volta para revisão na data.";
pub(crate) const REVIEW_ON: &str = "Rever em";
pub(crate) const CLOSE_SAVE: &str = "Encerrar com este motivo";
pub(crate) const REOPEN: &str = "Reabrir";
pub(crate) const OPEN: &str = "Abrir resgate";
pub(crate) const OPEN_WHY: &str = "Este cliente parou de comprar e ninguém tentou trazê-lo de volta.";
pub(crate) const CALL: &str = "Ligar";
pub(crate) const MESSAGE: &str = "Mensagem";
pub(crate) const RECORD: &str = "Registrar visita";
pub(crate) const RECORD_OTHER: &str = "Registrar contato";
pub(crate) const TELL_MANAGER: &str = "Avisar o gestor";
pub(crate) const DONE: &str = "Marcar como feito";
pub(crate) const STEP_COLUMN: &str = "Passo";
pub(crate) const CHANNEL_COLUMN: &str = "Canal";
pub(crate) const TRIED_COLUMN: &str = "Tentativas";
pub(crate) const WAITING_COLUMN: &str = "Em espera";
pub(crate) const ANSWERED_COLUMN: &str = "Responderam";
pub(crate) const BOUGHT_COLUMN: &str = "Voltaram a comprar";
pub(crate) const RATE_COLUMN: &str = "Taxa de volta (intervalo de 95%)";
pub(crate) const SCORE_NOTE: &str = "O pedido conta para a última tentativa antes dele. Quem ainda está em espera fica fora da taxa. O intervalo diz até onde a taxa pode variar com tão poucos casos. Compare com quem voltou sem que ninguém tentasse.";
pub(crate) const UNTOUCHED: &str = "Sem nenhuma tentativa";
pub(crate) const NO_SCORE: &str = "Nenhuma tentativa ainda";
pub(crate) const NO_SCORE_WHY: &str = "Ligações, visitas e mensagens feitas a clientes em risco ou inativos aparecem aqui, com o que trouxe de volta.";
pub(crate) const FEW: &str = "Ainda são poucas tentativas para dizer o que funciona melhor";

/// "2 tarefas de resgate".
pub(crate) fn finding(tasks: usize) -> String {
    plural(tasks as i64, "tarefa de resgate", "tarefas de resgate")
}

/// What the step is: "Ligação do vendedor".
pub(crate) fn step(step: &CaseStep) -> String {
    let channels: Vec<&str> = step.channels.iter().map(|channel| labels::channel(*channel)).collect();
    let how = super::format::capitalised(&channels.join(" ou "));
    match step.who {
        Who::Salesperson if step.asks_reason => format!("{how} para perguntar o motivo e levar uma oferta"),
        Who::Salesperson => how,
        Who::Manager => format!("{how} do gestor"),
    }
}

/// A step of which only the number is known: the workflow was changed since.
pub(crate) fn step_or_gone(known: Option<&CaseStep>) -> String {
    known.map_or_else(|| "Passo que não existe mais".to_owned(), step)
}

/// "até 20/11/2026", "prazo vencido em 20/11/2026".
pub(crate) fn by(by: NaiveDate, today: NaiveDate) -> String {
    if by < today {
        format!("prazo vencido em {}", format::date(by))
    } else if by == today {
        "até hoje".to_owned()
    } else {
        format!("até {}", format::date(by))
    }
}

/// When the step comes: "ao ficar em risco", "7 dias depois de ficar inativo, gestor".
pub(crate) fn step_when(known: Option<&CaseStep>) -> String {
    let Some(step) = known else { return step_or_gone(None) };
    let turned = settings::turn(step.from);
    let when = match step.after_days {
        0 => format!("ao ficar {turned}"),
        days => format!("{} depois de ficar {turned}", format::days(i64::from(days))),
    };
    match step.who {
        Who::Salesperson => when,
        Who::Manager => format!("{when}, gestor"),
    }
}

/// Where the case stands, in a sentence. `motivo` gives a reason its name.
pub(crate) fn stage(
    case: &Case,
    step: Option<&CaseStep>,
    motivo: impl Fn(&str) -> String,
    today: NaiveDate,
) -> String {
    match &case.stage {
        Stage::Unconfirmed { since: _ } => "Detrator: falta alguém confirmar a abordagem".to_owned(),
        Stage::Due { step: _, from: _, by: until } => {
            format!("{} · {}", step_or_gone(step), by(*until, today))
        }
        Stage::Waiting { next: Some(_), until } => {
            let what = step_or_gone(step);
            let what = lowered(&what);
            format!("Próximo passo em {}: {what}", format::date(*until))
        }
        Stage::Waiting { next: None, until } => {
            format!("Todos os passos feitos; encerra em {} se não houver pedido", format::date(*until))
        }
        Stage::Closing { from } => {
            format!("Prazo encerrado em {}: escolha o motivo e a data de revisão", format::date(*from))
        }
        Stage::Lost { on, reason, review_on } => {
            let why = reason.as_deref().map_or_else(String::new, |key| format!(" (motivo: {})", motivo(key)));
            let review =
                review_on.map_or_else(String::new, |day| format!("; revisão em {}", format::date(day)));
            format!("Encerrado em {}{why}{review}", format::date(*on))
        }
        Stage::Lapsed { since } => {
            format!("Ex-cliente desde {} sem nenhuma tentativa", format::date(*since))
        }
        Stage::Review { since } => {
            format!("Revisão marcada para {}: tente de novo ou encerre", format::date(*since))
        }
        Stage::Won { on } => format!("Reativado por um pedido em {}", format::date(*on)),
    }
}

/// "Aberto em 03/10/2026".
pub(crate) fn opened(case: &Case) -> String {
    format!("Aberto em {}", format::date(case.opened))
}

/// "ligação em 03/10/2026, respondeu em 04/10/2026".
pub(crate) fn tried(tried: &Try) -> String {
    let what = format!("{} em {}", labels::channel(tried.channel), format::date(tried.date));
    match tried.answered {
        Some(day) if day == tried.date => format!("{what}, respondeu"),
        Some(day) => format!("{what}, respondeu em {}", format::date(day)),
        None => format!("{what}, sem resposta"),
    }
}

/// "Ligação em 18/11/2026. Respondeu?"
pub(crate) fn did_answer(tried: &Try) -> String {
    format!(
        "{} em {}. Respondeu?",
        super::format::capitalised(labels::channel(tried.channel)),
        format::date(tried.date)
    )
}

/// An act named with whom it is for.
pub(crate) fn act_with(act: &str, name: &str) -> String {
    format!("{act}: {name}")
}

/// What the manager is told of a case.
pub(crate) fn for_the_manager(name: &str, days: Option<i64>, tries: &[Try]) -> String {
    let stopped = days.map_or_else(String::new, |days| format!(" Não compra há {}.", format::days(days)));
    let done: Vec<String> = tries.iter().map(self::tried).collect();
    let done = if done.is_empty() { String::new() } else { format!(" Já tentei: {}.", done.join("; ")) };
    format!("Preciso da sua ajuda com {name}.{stopped}{done} Pode ligar para o comprador?")
}

/// "33,3% (12% a 61%)".
pub(crate) fn rate(share: Ratio) -> String {
    match wilson_95(share) {
        Some((low, high)) => {
            let whole = |part: f64| format!("{}%", (part * 100.0).round());
            format!("{} ({} a {})", format::percent(share), whole(low), whole(high))
        }
        None => format::NONE.to_owned(),
    }
}

/// "3 de 9".
pub(crate) fn of(count: u32, whole: u32) -> String {
    format!("{count} de {whole}")
}

/// "3 de 9".
pub(crate) fn of_ratio(share: Ratio) -> String {
    format!("{} de {}", format::integer(share.num), format::integer(share.den))
}

/// What worked best, where enough was tried to say so.
pub(crate) fn best(step: &str, channel: Channel, score: &Score) -> String {
    format!(
        "O que mais trouxe de volta: {} {step}, {} de {}",
        labels::channel(channel),
        score.bought,
        plural(i64::from(score.tried - score.waiting), "tentativa", "tentativas")
    )
}

/// Within a sentence; a name keeps its capital.
fn lowered(text: &str) -> String {
    if text.starts_with("WhatsApp") {
        return text.to_owned();
    }
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

pub(crate) mod settings {
    //! The workflow in *Ajustes*.
    use super::{Turn, Who, WorkflowProblem};

    pub(crate) const TITLE: &str = "Resgate de clientes";
    pub(crate) const WHY: &str =
        "Quem tenta, por qual canal e quanto espera. Um pedido encerra o resgate como reativado.";
    pub(crate) const FROM: &str = "Conta desde que ficou";
    pub(crate) const AFTER: &str = "Esperar";
    pub(crate) const WITHIN: &str = "Fazer em até";
    pub(crate) const WORKING_DAYS: &str = "dias úteis";
    pub(crate) const DAYS: &str = "dias";
    pub(crate) const WHO: &str = "Quem";
    pub(crate) const CHANNELS: &str = "Canais";
    pub(crate) const ASKS_REASON: &str = "Perguntar o motivo e levar oferta";
    pub(crate) const ADD: &str = "Adicionar passo";

    /// "Passo 2".
    pub(crate) fn numbered(number: usize) -> String {
        format!("Passo {number}")
    }

    pub(crate) fn remove(number: usize) -> String {
        format!("Remover passo {number}")
    }

    pub(crate) fn turn(turn: Turn) -> &'static str {
        match turn {
            Turn::AtRisk => "em risco",
            Turn::Inactive => "inativo",
        }
    }

    pub(crate) fn who(who: Who) -> &'static str {
        match who {
            Who::Salesperson => "vendedor",
            Who::Manager => "gestor",
        }
    }

    pub(crate) fn problem(problem: WorkflowProblem) -> &'static str {
        match problem {
            WorkflowProblem::NoSteps => "Deixe pelo menos um passo.",
            WorkflowProblem::NoChannel(_) => "Escolha pelo menos um canal em cada passo.",
            WorkflowProblem::SameId(_) => "Dois passos se confundem. Descarte e comece de novo.",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rules::workflow::Workflow;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn steps_say_who_and_how() {
        let said: Vec<String> = Workflow::default().steps.iter().map(step).collect();
        assert_eq!(
            said,
            [
                "Ligação",
                "Visita para perguntar o motivo e levar uma oferta",
                "WhatsApp ou e-mail",
                "Ligação do gestor"
            ]
        );
    }

    #[test]
    fn steps_say_when_they_come() {
        let said: Vec<String> = Workflow::default().steps.iter().map(|step| step_when(Some(step))).collect();
        assert_eq!(
            said,
            [
                "ao ficar em risco",
                "ao ficar inativo",
                "7 dias depois de ficar inativo",
                "30 dias depois de ficar inativo, gestor"
            ]
        );
    }

    #[test]
    fn a_day_to_do_it_by_is_said_from_both_sides() {
        let today = day("2026-11-18");
        assert_eq!(by(day("2026-11-17"), today), "prazo vencido em 17/11/2026");
        assert_eq!(by(today, today), "até hoje");
        assert_eq!(by(day("2026-11-19"), today), "até 19/11/2026");
    }

    #[test]
    fn a_rate_comes_with_its_interval() {
        assert_eq!(rate(Ratio::new(5, 10)), "50,0% (24% a 76%)");
        assert_eq!(rate(Ratio::new(0, 0)), "—");
    }

    #[test]
    fn the_manager_is_told_what_was_tried() {
        let call = Try {
            step: 1,
            channel: Channel::Call,
            date: day("2026-10-01"),
            answered: Some(day("2026-10-01")),
        };
        assert_eq!(
            for_the_manager("Padaria União", Some(95), &[call]),
            "Preciso da sua ajuda com Padaria União. Não compra há 95 dias. Já tentei: ligação em 01/10/2026, respondeu. Pode ligar para o comprador?"
        );
        assert_eq!(
            for_the_manager("Empório", None, &[]),
            "Preciso da sua ajuda com Empório. Pode ligar para o comprador?"
        );
    }
}
