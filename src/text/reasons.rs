//! Words of the motivos.

use crate::domain::catalog::Catalog;
use crate::domain::catalog::reasons::{OTHER, Reason, ReasonEffect, ReasonGroup};

pub(crate) fn group(group: ReasonGroup) -> &'static str {
    match group {
        ReasonGroup::Ours => "Depende de nós",
        ReasonGroup::Competition => "Concorrência",
        ReasonGroup::Client => "Cliente",
        ReasonGroup::Other => "Outro",
    }
}

/// What the rep calls the motivo of a key: the name given to it here, else the shipped words.
pub(crate) fn name(catalog: &Catalog, key: &str) -> String {
    let own = catalog.reason(key).and_then(|reason| reason.name.clone());
    own.unwrap_or_else(|| reason(key).to_owned())
}

/// The same where the motivo is at hand.
pub(crate) fn name_of(key: &str, reason: &Reason) -> String {
    reason.name.clone().unwrap_or_else(|| self::reason(key).to_owned())
}

/// The shipped words of a key; one that this version does not know is shown as it is.
pub(crate) fn reason(key: &str) -> &str {
    match key {
        "preco" => "preço",
        "prazo-de-pagamento" => "prazo de pagamento",
        "limite-burocracia" => "limite ou burocracia",
        "atraso-transporte" => "atraso ou transporte",
        "falta-de-item" => "falta ou pendência de item",
        "avaria-qualidade" => "avaria ou qualidade",
        "atendimento" => "atendimento",
        "falta-de-visita" => "falta de visita",
        "erro-de-pedido" => "erro de pedido ou nota",
        "concorrente-preco" => "preço do concorrente",
        "concorrente-mix" => "mix ou marca do concorrente",
        "concorrente-relacionamento" => "relacionamento com o concorrente",
        "estoque-cheio" => "estoque cheio",
        "sem-giro" => "sem giro",
        "mudou-de-ramo" => "mudou de ramo",
        "reforma-ferias-sazonal" => "reforma, férias ou sazonal",
        "comprador-ausente" => "comprador ausente ou trocado",
        "dificuldade-financeira" => "dificuldade financeira ou inadimplente",
        "fechou" => "fechou ou CNPJ baixado",
        "novo-dono" => "novo dono",
        OTHER => "outro motivo",
        unknown => unknown,
    }
}

/// What follows from a reason; `None` where nothing does.
pub(crate) fn effect(effect: ReasonEffect) -> Option<&'static str> {
    match effect {
        ReasonEffect::None => None,
        ReasonEffect::VisitByStock => Some("a próxima visita segue o giro do estoque"),
        ReasonEffect::Attempt => Some("vale como tentativa"),
        ReasonEffect::Detractor => Some("cliente insatisfeito: entra como detrator"),
        ReasonEffect::RiskWatch => Some("entra na vigilância de risco"),
        ReasonEffect::Leaves => Some("propõe marcar como ex-cliente"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::reasons::REASONS;
    use std::collections::BTreeSet;

    #[test]
    fn every_reason_has_words_of_its_own() {
        let words: BTreeSet<&str> = REASONS.iter().map(|one| reason(one.key)).collect();
        assert_eq!(words.len(), REASONS.len());
        assert!(REASONS.iter().all(|one| reason(one.key) != one.key || one.key == "atendimento"));
        assert_eq!(reason("de outra versão"), "de outra versão");
    }
}
