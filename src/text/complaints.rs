//! Words of what an unhappy client said, and of putting it right.

use super::format;
use chrono::NaiveDate;

pub(crate) const WHY: &str =
    "Enquanto a reclamação estiver aberta, o cliente é detrator e o resgate espera a sua confirmação.";
pub(crate) const RESOLVE: &str = "Resolver";
pub(crate) const SHEET: &str = "Resolver a reclamação";
pub(crate) const HOW: &str = "O que foi feito";
pub(crate) const BY: &str = "Como você contou ao cliente";
pub(crate) const SAVE: &str = "Salvar como resolvida";
pub(crate) const SAVE_HINT: &str = "Fica registrado como contato: só está resolvida quando o cliente ouviu.";
pub(crate) const HOW_NEEDED: &str = "Escreva o que foi feito";

/// "Há 12 dias: entrega atrasada".
pub(crate) fn said(on: NaiveDate, today: NaiveDate, text: &str) -> String {
    format!("{}: {text}", format::near(on, today))
}
