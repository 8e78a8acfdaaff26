//! The client's page in the street: what is always in reach, and what is folded below it.

use super::super::format::count;

pub(crate) const ACTS: &str = "Falar com o cliente";
pub(crate) const CALL: &str = "Ligar";
pub(crate) const GO: &str = "Navegar";
pub(crate) const GO_BY: &str = "Navegar com o Waze";
pub(crate) const NO_PHONE: &str = "Ligar: sem telefone no cadastro, escrever um";
pub(crate) const NO_WHATSAPP: &str = "WhatsApp: sem celular no cadastro, escrever um";
pub(crate) const NO_PLACE: &str = "Navegar: sem endereço no cadastro, escrever";
pub(crate) const ORDER: &str = "Pedido";
pub(crate) const SHELF: &str = "Estoque e o que oferecer";
pub(crate) const TROUBLE: &str = "Eventualidades e crédito";
pub(crate) const REGISTER: &str = "Cadastro e atendimento";

/// "Ligar para (19) 99999-1234".
pub(crate) fn call(number: &str) -> String {
    format!("Ligar para {number}")
}

/// "Ver tudo (37)".
pub(crate) fn see_all(entries: usize) -> String {
    format!("Ver tudo ({})", count(entries))
}
