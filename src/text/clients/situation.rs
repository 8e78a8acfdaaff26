//! Blocking, leaving, coming back.
use crate::domain::client::Situation;

pub(crate) const TITLE: &str = "Situação do cliente";
pub(crate) const SINCE: &str = "A partir de";
pub(crate) const SINCE_NEEDED: &str = "Escolha a partir de quando";
pub(crate) const REASON: &str = "Motivo";
pub(crate) const REASON_TEXT: &str = "Em outras palavras";
pub(crate) const SAVE: &str = "Salvar situação";

pub(crate) fn choice(situation: Situation) -> &'static str {
    match situation {
        Situation::Active => "Ativo",
        Situation::Blocked => "Bloqueado",
        Situation::Prospect => "Potencial",
        Situation::Former => "Ex-cliente",
    }
}

/// What it means for the numbers.
pub(crate) fn means(situation: Situation) -> &'static str {
    match situation {
        Situation::Active => "Conta na cobertura; a classe vem dos pedidos.",
        Situation::Blocked => "Fica na carteira, mas fora do cálculo da cobertura.",
        Situation::Prospect => "Ainda não é cliente: fora do cálculo da cobertura.",
        Situation::Former => {
            "Deixou de ser cliente: fora do cálculo da cobertura a partir da data. Reversível."
        }
    }
}
