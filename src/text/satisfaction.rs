//! Words of what a client is asked about us, and of what is done about what it said.

use super::format::{date, days, near, plural};
use crate::domain::fact::care::answer::AnswerReason;
use crate::domain::fact::care::kind::CareKind;
use crate::domain::indicator::status::satisfaction::asking::{Occasion, Question};
use crate::domain::indicator::status::satisfaction::treatment::{CareStep, Treatment};
use chrono::NaiveDate;

pub(crate) const TITLE: &str = "Cliente insatisfeito: ouvir e resolver";
pub(crate) const CLOSES: &str = "Só fecha quando uma pessoa do cliente confirma.";
pub(crate) const STEPS: &str = "Passos";
pub(crate) const HEAR: &str = "Anotar o que ouviu";
pub(crate) const HEARD: &str = "O que o cliente contou";
pub(crate) const HEARD_NEEDED: &str = "Escreva o que o cliente contou";
pub(crate) const SAVE_HEARD: &str = "Salvar o que ouviu";
pub(crate) const AGREE: &str = "Combinar solução";
pub(crate) const CHANGE_AGREED: &str = "Mudar o combinado";
pub(crate) const SOLUTION: &str = "Solução combinada";
pub(crate) const SOLUTION_HINT: &str = "O que vai ser feito, com as palavras do cliente. Entra na mensagem.";
pub(crate) const OWNER: &str = "Quem resolve";
pub(crate) const DUE: &str = "Até quando";
pub(crate) const DUE_HINT: &str = "Passado o dia, vira aviso em Hoje.";
pub(crate) const NOTHING_AGREED: &str = "Escreva a solução, quem resolve ou até quando";
pub(crate) const SAVE_AGREED: &str = "Salvar o combinado";
pub(crate) const SOLVED_TODAY: &str = "Resolvido hoje";
pub(crate) const TELL: &str = "Contar ao cliente";
pub(crate) const WRITE: &str = "Escrever mensagem";
pub(crate) const CONFIRM: &str = "Confirmar com a pessoa";
pub(crate) const WHO: &str = "Quem confirmou";
pub(crate) const CHOOSE: &str = "Escolha a pessoa";
pub(crate) const WHO_NEEDED: &str = "Escolha quem confirmou";
pub(crate) const NO_PEOPLE: &str =
    "Nenhuma pessoa de contato cadastrada. Cadastre quem confirmou para fechar o resgate.";
pub(crate) const WHAT_THEY_SAID: &str = "O que a pessoa disse";
pub(crate) const SAVE_CONFIRMED: &str = "Fechar o resgate";
pub(crate) const UNDO_STEP: &str = "Tirar o último passo";

pub(crate) const ASK: &str = "Pergunta ao cliente";
pub(crate) const BECAUSE: &str = "Por quê?";
pub(crate) const NOT_ANSWERED: &str = "Não quis responder";
pub(crate) const CSAT: &str = "De 1 a 5, quanto está satisfeito com o que recebeu?";

pub(crate) fn question(question: Question) -> &'static str {
    match question {
        Question::Nps => super::interaction::NPS,
        Question::Csat => CSAT,
    }
}

/// "Pergunte hoje (3 pedidos desde a última nota)."
pub(crate) fn ask(occasion: Occasion) -> String {
    let why = match occasion {
        Occasion::Orders(orders) => {
            format!("{} desde a última nota", plural(orders as i64, "pedido", "pedidos"))
        }
        Occasion::ToldBack(day) => format!("reclamação respondida em {}", date(day)),
        Occasion::Delivered(day) => format!("pedido de {}", date(day)),
    };
    format!("Pergunte no próximo contato ({why}):")
}

/// "Nota 8 de 10", for who hears the buttons.
pub(crate) fn score(question: Question, score: u8) -> String {
    match question {
        Question::Nps => format!("Nota {score} de 10"),
        Question::Csat => format!("Nota {score} de 5"),
    }
}

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

/// In the history: who solves, by when.
pub(crate) fn agreed_with(owner: Option<&str>, due: Option<NaiveDate>) -> Option<String> {
    match (owner, due) {
        (Some(owner), Some(due)) => Some(format!("{owner} resolve até {}", date(due))),
        (Some(owner), None) => Some(format!("{owner} resolve, sem prazo")),
        (None, Some(due)) => Some(format!("Resolver até {}", date(due))),
        (None, None) => None,
    }
}

pub(crate) fn confirmed_by(person: &str) -> String {
    format!("Confirmado por {person}")
}

pub(crate) const REMOVE_STEP: &str = "Tirar este passo do histórico";

/// What is to be done.
pub(crate) fn to_do(step: CareStep) -> &'static str {
    match step {
        CareStep::Hear => "ouvir",
        CareStep::Agree => "combinar solução",
        CareStep::Solve => "resolver",
        CareStep::Tell => "contar de volta",
        CareStep::Confirm => "confirmar com a pessoa",
    }
}

/// "ouvir: 10/11/2026"; the next one "resolver: falta".
pub(crate) fn step_state(step: CareStep, done: Option<NaiveDate>, is_next: bool) -> String {
    match done {
        Some(day) => format!("{}: {}", to_do(step), date(day)),
        None if is_next => format!("{}: é a vez", to_do(step)),
        None => to_do(step).to_owned(),
    }
}

/// What the client said: "Há 12 dias: avaria", "Nota 3 de 10, há 12 dias: entrega".
pub(crate) fn said(one: &Treatment, today: NaiveDate) -> String {
    let when = near(one.since, today);
    match (&one.complaint, one.nps, one.csat) {
        (Some(text), _, _) if one.done(CareStep::Tell).is_some() => format!("Reclamação respondida, {text}"),
        (Some(text), _, _) => super::complaints::said(one.since, today, text),
        (None, Some(nps), _) => scored(&score(Question::Nps, nps), &when, one.reason),
        (None, None, Some(csat)) => scored(&score(Question::Csat, csat), &when, one.reason),
        (None, None, None) => when,
    }
}

fn scored(score: &str, when: &str, because: Option<AnswerReason>) -> String {
    match because {
        Some(because) => format!("{score}, {when}: {}", reason(because)),
        None => format!("{score}, {when}"),
    }
}

/// "Logística resolve até 20/01/2026, atrasado há 3 dias".
pub(crate) fn agreed(one: &Treatment, today: NaiveDate) -> Option<String> {
    if one.solved_on().is_some() {
        return None;
    }
    let late = one.due.filter(|_| one.is_late(today)).map(|due| days((today - due).num_days()));
    let late = late.map_or_else(String::new, |late| format!(", atrasado há {late}"));
    agreed_with(one.owner.as_deref(), one.due).map(|who| format!("{who}{late}"))
}

pub(crate) fn solution(text: &str) -> String {
    format!("Solução: {text}")
}

/// The buttons, named for who cannot see what they are beside.
pub(crate) fn about(act: &str, said: &str) -> String {
    format!("{act}: {said}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_told_with_its_why_and_its_day() {
        assert_eq!(
            scored("Nota 3 de 10", "há 2 dias", Some(AnswerReason::Price)),
            "Nota 3 de 10, há 2 dias: preço"
        );
        assert_eq!(scored("Nota 3 de 10", "há 2 dias", None), "Nota 3 de 10, há 2 dias");
    }

    #[test]
    fn a_question_says_why_it_comes_now() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 3).unwrap();
        assert_eq!(ask(Occasion::Orders(1)), "Pergunte no próximo contato (1 pedido desde a última nota):");
        assert_eq!(ask(Occasion::Delivered(day)), "Pergunte no próximo contato (pedido de 03/11/2026):");
    }
}
