//! Cards of the client's page.

use crate::text::format::date;
use chrono::NaiveDate;

pub(crate) const PEOPLE: &str = "Pessoas";
pub(crate) const CONTACTS: &str = "Telefones e e-mails";
pub(crate) const ADDRESS: &str = "Endereço";
pub(crate) const REGISTER: &str = "Cadastro";
pub(crate) const RELATION: &str = "Atendimento";
pub(crate) const NOTES: &str = "Observações";
pub(crate) const EXTRA: &str = "Outros campos";
pub(crate) const MAPS: &str = "Abrir no Maps";
pub(crate) const WAZE: &str = "Abrir no Waze";
pub(crate) const HERE: &str = "Usar este ponto como endereço";
pub(crate) const HERE_BUSY: &str = "Procurando onde você está…";
pub(crate) const NO_POSITION: &str = "O aparelho não disse onde está. O lugar pode ser marcado no mapa.";
pub(crate) const POSITION_DENIED: &str =
    "O navegador não tem permissão para ver onde você está. O lugar pode ser marcado no mapa.";
pub(crate) const NO_PLACE: &str = "Ainda sem ponto no mapa: aparece no centro do município.";
pub(crate) const NO_ADDRESS: &str = "Sem endereço.";
pub(crate) const NO_PHONE: &str = "Sem telefone nem e-mail.";
pub(crate) const PARTNER: &str = "sócio";
pub(crate) const TAX_ID: &str = "CNPJ ou CPF";
pub(crate) const STATE_REGISTRATION: &str = "Inscrição estadual";
pub(crate) const INDUSTRY: &str = "Ramo";
pub(crate) const CODE: &str = "Código";
pub(crate) const ENTERED: &str = "Na carteira desde";
pub(crate) const LEFT: &str = "Saiu da carteira em";
pub(crate) const SALESPERSON: &str = "Vendedor";
pub(crate) const NO_SALESPERSON: &str = "sem vendedor";
pub(crate) const PRINCIPALS: &str = "Representadas";
pub(crate) const TAGS: &str = "Etiquetas";
pub(crate) const SITUATION: &str = "Situação";
pub(crate) const SITUATION_BEFORE: &str = "Antes";
pub(crate) const CADENCE: &str = "Intervalo de visita";
pub(crate) const OF_CLASS: &str = "o da classe";
pub(crate) const EDIT: &str = "Editar";
pub(crate) const ORDER: &str = "Registrar pedido";
pub(crate) const BENEFIT: &str = "Benefício";

/// "3% de desconto desde 01/10/2026".
pub(crate) fn benefit(what: &str, from: Option<NaiveDate>) -> String {
    since(what, from)
}

/// "Ana Lima desde 01/02/2026".
pub(crate) fn since(who: &str, since: Option<NaiveDate>) -> String {
    match since {
        Some(since) => format!("{who} desde {}", date(since)),
        None => who.to_owned(),
    }
}
