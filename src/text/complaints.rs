//! Words of what an unhappy client said, and of putting it right.

use super::format;
use chrono::NaiveDate;

pub const TITLE: &str = "Reclamação em aberto";
pub const TITLES: &str = "Reclamações em aberto";
pub const WHY: &str = "Enquanto estiver aberta, o cliente é detrator e o resgate espera a sua confirmação.";
pub const RESOLVE: &str = "Resolver";
pub const SHEET: &str = "Resolver a reclamação";
pub const HOW: &str = "O que foi feito";
pub const BY: &str = "Como você contou ao cliente";
pub const SAVE: &str = "Salvar como resolvida";
pub const SAVE_HINT: &str = "Fica registrado como contato: só está resolvida quando o cliente ouviu.";
pub const HOW_NEEDED: &str = "Escreva o que foi feito";

/// "Há 12 dias: entrega atrasada".
pub fn said(on: NaiveDate, today: NaiveDate, text: &str) -> String {
    format!("{}: {text}", format::near(on, today))
}

/// The button, named for who cannot see which complaint it is beside.
pub fn resolve(text: &str) -> String {
    format!("Resolver: {text}")
}
