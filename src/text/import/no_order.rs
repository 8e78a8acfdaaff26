//! Why a nota fiscal, or a file given for one, brings no order.

use crate::exchange::nfe::NoOrder;

/// To follow the line and what it speaks of.
pub fn no_order(reason: NoOrder) -> String {
    match reason {
        NoOrder::Unreadable => "o arquivo está incompleto ou não é XML".to_owned(),
        NoOrder::NotANote => "o XML não é de uma NF-e".to_owned(),
        NoOrder::WithoutProtocol => {
            "falta o protocolo da Receita; peça o XML autorizado (procNFe)".to_owned()
        }
        NoOrder::Denied => "uso denegado pela Receita; a nota não vale".to_owned(),
        NoOrder::NotAuthorized => "a nota não foi autorizada pela Receita".to_owned(),
        NoOrder::TestRun => "emitida em homologação, sem valor fiscal".to_owned(),
        NoOrder::NotASale { cfop: 0 } => "não é venda".to_owned(),
        NoOrder::NotASale { cfop } => format!("não é venda (CFOP {cfop})"),
        NoOrder::OwnTransfer => "não é venda: o destinatário é da mesma empresa".to_owned(),
        NoOrder::Complement => "nota complementar: acrescenta a outra nota e não é um pedido".to_owned(),
        NoOrder::Adjustment => "nota de ajuste, que não é um pedido".to_owned(),
        NoOrder::NoRecipient => "nada diz quem é o cliente: a nota não tem destinatário".to_owned(),
        NoOrder::EventThatChangesNothing => {
            "evento da nota que não muda o pedido (correção, manifestação)".to_owned()
        }
        NoOrder::UnknownNote => "cancela uma nota que não está na carteira; importe a nota junto".to_owned(),
    }
}
