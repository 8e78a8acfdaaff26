//! Words of the ações de melhoria and of the list of motivos.

use super::format::{date, plural};
use super::reasons;
use crate::domain::catalog::improvement_action::{ActionState, ImprovementAction};
use crate::domain::catalog::reasons::{ReasonEffect, ReasonGroup};
use chrono::NaiveDate;

pub const ACTIONS: &str = "Motivos e ações de melhoria";
pub const ADD: &str = "Ação de melhoria";
pub const NEW: &str = "Nova ação de melhoria";
pub const EDIT: &str = "Ação de melhoria";
pub const WHAT: &str = "O que será feito";
pub const WHAT_NEEDED: &str = "Escreva o que será feito.";
pub const OWNER: &str = "Quem faz";
pub const DUE: &str = "Até quando";
pub const STATE: &str = "Situação";
pub const RESULT: &str = "O que resultou";
pub const SAVE: &str = "Salvar";
pub const REMOVE: &str = "Apagar ação";
pub const LATE: &str = "atrasada";
pub const CAN_ACT: &str = "dá para agir";
pub const CAN_NOT: &str = "não depende de nós";
pub const SHOW_ALL: &str = "Ver todos os motivos";

pub const LIST_NOTE: &str = "Mude o nome, aposente ou crie motivos. O que já foi registrado continua ligado ao motivo, com o nome novo.";
pub const NEW_REASON: &str = "Novo motivo";
pub const EDIT_REASON: &str = "Editar motivo";
pub const NAME: &str = "Nome do motivo";
pub const NAME_NEEDED: &str = "Dê um nome ao motivo.";
pub const NAME_TAKEN: &str = "Já existe um motivo com este nome.";
pub const GROUP: &str = "De quem é";
pub const EFFECT: &str = "O que acontece depois";
pub const NO_EFFECT: &str = "Nada além do registro";
pub const CONTROLLABLE: &str = "Dá para agir";
pub const CONTROLLABLE_HINT: &str = "Conta na parte do Pareto em que nós podemos mudar alguma coisa.";
pub const RETIRED: &str = "Aposentado";
pub const RETIRED_HINT: &str = "Não é mais oferecido; o histórico fica.";
pub const OTHER_STAYS: &str = "“Outro motivo” fica sempre à mão, para o que a lista não prevê.";
pub const RESET: &str = "Voltar ao original";
pub const OWN: &str = "criado por você";
pub const RENAMED: &str = "renomeado";

pub fn state(of: ActionState) -> &'static str {
    match of {
        ActionState::Open => "aberta",
        ActionState::Doing => "em andamento",
        ActionState::Done => "feita",
    }
}

/// "Marcos Andrade · até 04/12/2026"; "sem dono nem data" where nothing was agreed.
pub fn agreed(action: &ImprovementAction) -> String {
    let due = action.due.map(|due| format!("até {}", date(due)));
    let parts: Vec<String> = [action.owner.clone(), due].into_iter().flatten().collect();
    if parts.is_empty() { "sem dono nem data".to_owned() } else { parts.join(" · ") }
}

/// "Nova ação de melhoria: preço".
pub fn about(title: &str, reason: &str) -> String {
    format!("{title}: {reason}")
}

/// "59 vezes, 41 clientes"
pub fn times(times: usize, clients: usize) -> String {
    format!("{}, {}", plural(times as i64, "vez", "vezes"), plural(clients as i64, "cliente", "clientes"))
}

/// "2 ações atrasadas", for the head of the list.
pub fn late(actions: usize) -> Option<String> {
    (actions > 0).then(|| plural(actions as i64, "ação atrasada", "ações atrasadas"))
}

pub fn effect(of: ReasonEffect) -> String {
    reasons::effect(of).map_or_else(|| NO_EFFECT.to_owned(), capitalised)
}

pub fn group(of: ReasonGroup) -> &'static str {
    reasons::group(of)
}

/// "até ontem": whether a due date is over is said with it.
pub fn is_late(action: &ImprovementAction, on: NaiveDate) -> Option<&'static str> {
    action.is_late(on).then_some(LATE)
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().collect::<String>() + letters.as_str())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_says_who_and_until_when() {
        let action = ImprovementAction {
            reason: "preco".to_owned(),
            text: String::new(),
            owner: Some("Rui".to_owned()),
            due: NaiveDate::from_ymd_opt(2026, 12, 4),
            state: ActionState::Open,
            result: None,
        };
        assert_eq!(agreed(&action), "Rui · até 04/12/2026");
        assert_eq!(agreed(&ImprovementAction { owner: None, due: None, ..action }), "sem dono nem data");
        assert_eq!(late(0), None);
        assert_eq!(effect(ReasonEffect::Attempt), "Vale como tentativa");
    }
}
