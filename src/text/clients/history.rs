//! Contacts, orders and eventualidades as one timeline.
pub(crate) const TITLE: &str = "Histórico";
pub(crate) const EMPTY: &str = "Nenhum contato ou pedido registrado ainda.";
pub(crate) const MORE: &str = "Mostrar mais";
pub(crate) const REMOVE_CONTACT: &str = "Remover este contato";
pub(crate) const REMOVE_ORDER: &str = "Remover este pedido";
pub(crate) const ORDER: &str = "pedido";
pub(crate) const RESULT: &str = "Resultado";
pub(crate) const CORRECT_CONTACT: &str = "Corrigir contato";
pub(crate) const CORRECT_ORDER: &str = "Corrigir pedido";
pub(crate) const SAVE_CORRECTION: &str = "Salvar correção";
pub(crate) const CORRECT_MEANS: &str = "Mude o que ficou errado. O que a nota não diz (reclamação, NPS, próximo passo) continua como foi registrado.";
pub(crate) const DOES_NOT_COUNT: &str = "não conta para a cobertura";
pub(crate) const RESOLVED: &str = "reclamação resolvida";

/// "Corrigir: visita · sem pedido".
pub(crate) fn correct(what: &str) -> String {
    format!("Corrigir: {what}")
}

pub(crate) fn reason(reason: &str) -> String {
    format!("motivo: {reason}")
}

pub(crate) fn next_step(what: &str, when: &str) -> String {
    format!("próximo passo: {what}, {when}")
}

/// "a 350 m do endereço", from kilometres.
pub(crate) fn away(km: f64) -> String {
    if km < 1.0 {
        format!("a {} m do endereço", super::decimal((km * 100.0).round() * 10.0, 0))
    } else {
        format!("a {} km do endereço", super::decimal(km, 1))
    }
}

pub(crate) fn nps(score: u8) -> String {
    format!("NPS {score}")
}

/// "satisfação 4 de 5".
pub(crate) fn csat(score: u8) -> String {
    format!("satisfação {score} de 5")
}

/// "por causa de: entrega".
pub(crate) fn because(reason: &str) -> String {
    format!("por causa de: {reason}")
}

pub(crate) fn complaint(text: &str) -> String {
    format!("reclamação: {text}")
}

pub(crate) fn number(number: &str) -> String {
    format!("nº {number}")
}

/// "12 contatos, 5 pedidos e 1 eventualidade".
pub(crate) fn summary(contacts: usize, orders: usize, incidents: usize, care: usize) -> String {
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let contacts = super::plural(count(contacts), "contato", "contatos");
    let orders = super::plural(count(orders), "pedido", "pedidos");
    let rare = [
        (incidents, "eventualidade", "eventualidades"),
        (care, "passo de satisfação", "passos de satisfação"),
    ];
    let rare = rare.into_iter().filter(|(number, ..)| *number > 0);
    let rare = rare.map(|(number, one, many)| super::plural(count(number), one, many));
    crate::text::format::list(&[contacts, orders].into_iter().chain(rare).collect::<Vec<String>>())
}
