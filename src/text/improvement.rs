//! Words of the ações de melhoria and of the list of motivos.

use super::format::{date, plural};
use super::reasons;
use crate::domain::catalog::improvement_action::{ActionState, ImprovementAction};
use crate::domain::catalog::reasons::{ReasonEffect, ReasonGroup};
use chrono::NaiveDate;

pub(crate) const ACTIONS: &str = "Motivos e ações de melhoria";
pub(crate) const ADD: &str = "Ação de melhoria";
pub(crate) const NEW: &str = "Nova ação de melhoria";
pub(crate) const EDIT: &str = "Ação de melhoria";
pub(crate) const WHAT: &str = "O que será feito";
pub(crate) const WHAT_NEEDED: &str = "Escreva o que será feito.";
pub(crate) const OWNER: &str = "Quem faz";
pub(crate) const DUE: &str = "Até quando";
pub(crate) const STATE: &str = "Situação";
pub(crate) const RESULT: &str = "O que resultou";
pub(crate) const SAVE: &str = "Salvar";
pub(crate) const REMOVE: &str = "Apagar ação";
pub(crate) const LATE: &str = "atrasada";
pub(crate) const CAN_ACT: &str = "dá para agir";
pub(crate) const CAN_NOT: &str = "não depende de nós";
pub(crate) const SHOW_ALL: &str = "Ver todos os motivos";

pub(crate) const LIST_NOTE: &str = "Mude o nome, aposente ou crie motivos. O que já foi registrado continua ligado ao motivo, com o nome novo.";
pub(crate) const NEW_REASON: &str = "Novo motivo";
pub(crate) const EDIT_REASON: &str = "Editar motivo";
pub(crate) const NAME: &str = "Nome do motivo";
pub(crate) const NAME_NEEDED: &str = "Dê um nome ao motivo.";
pub(crate) const NAME_TAKEN: &str = "Já existe um motivo com este nome.";
pub(crate) const GROUP: &str = "De quem é";
pub(crate) const EFFECT: &str = "O que acontece depois";
pub(crate) const NO_EFFECT: &str = "Nada além do registro";
pub(crate) const CONTROLLABLE: &str = "Dá para agir";
pub(crate) const CONTROLLABLE_HINT: &str = "Conta entre os motivos em que podemos mudar alguma coisa.";
pub(crate) const RETIRED: &str = "Aposentado";
pub(crate) const RETIRED_HINT: &str = "Não é mais oferecido; o histórico fica.";
pub(crate) const OTHER_STAYS: &str = "“Outro motivo” fica sempre à mão, para o que a lista não prevê.";
pub(crate) const RESET: &str = "Voltar ao original";
pub(crate) const OWN: &str = "criado por você";
pub(crate) const RENAMED: &str = "renomeado";

pub(crate) fn state(of: ActionState) -> &'static str {
    match of {
        ActionState::Open => "aberta",
        ActionState::Doing => "em andamento",
        ActionState::Done => "feita",
    }
}

/// "Marcos Andrade · até 04/12/2026"; "sem dono nem data" where nothing was agreed.
pub(crate) fn agreed(action: &ImprovementAction) -> String {
    let due = action.due.map(|due| format!("até {}", date(due)));
    let parts: Vec<String> = [action.owner.clone(), due].into_iter().flatten().collect();
    if parts.is_empty() { "sem dono nem data".to_owned() } else { parts.join(" · ") }
}

/// "Nova ação de melhoria: preço".
pub(crate) fn about(title: &str, reason: &str) -> String {
    format!("{title}: {reason}")
}

/// "59 vezes, 41 clientes"
pub(crate) fn times(times: usize, clients: usize) -> String {
    format!("{}, {}", plural(times as i64, "vez", "vezes"), plural(clients as i64, "cliente", "clientes"))
}

/// "2 ações atrasadas", for the head of the list.
pub(crate) fn late(actions: usize) -> Option<String> {
    (actions > 0).then(|| plural(actions as i64, "ação atrasada", "ações atrasadas"))
}

pub(crate) fn effect(of: ReasonEffect) -> String {
    reasons::effect(of).map_or_else(|| NO_EFFECT.to_owned(), super::format::capitalised)
}

pub(crate) fn group(of: ReasonGroup) -> &'static str {
    reasons::group(of)
}

/// "até ontem": whether a due date is over is said with it.
pub(crate) fn is_late(action: &ImprovementAction, on: NaiveDate) -> Option<&'static str> {
    action.is_late(on).then_some(LATE)
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
