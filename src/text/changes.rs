//! Words of what was done and of what could not be done.

use super::format::plural;
use super::import::client_field;
use crate::domain::change::{ChangeError, Deed};
use crate::domain::portfolio::Portfolio;
use crate::domain::take_back::Kept;

/// "Contato salvo neste aparelho: Padaria União".
pub fn done(deed: Deed, name: Option<&str>) -> String {
    let what = match deed {
        Deed::Register => "Cliente salvo neste aparelho",
        Deed::Edit => "Alteração salva neste aparelho",
        Deed::Erase => "Cliente apagado",
        Deed::RecordInteraction => "Contato salvo neste aparelho",
        Deed::RemoveInteraction => "Contato removido",
        Deed::RecordOrder => "Pedido salvo neste aparelho",
        Deed::RemoveOrder => "Pedido removido",
        Deed::PlanVisit => "Agenda salva neste aparelho",
        Deed::RemoveAppointment => "Compromisso removido",
        Deed::CloseDay => "Fechamento salvo neste aparelho",
        Deed::CountStock => "Estoque salvo neste aparelho",
        Deed::RemoveStockCount => "Contagem removida",
        Deed::WorkCase => "Resgate salvo neste aparelho",
        Deed::RemoveCaseEvent => "Passo do resgate removido",
        Deed::Locate => "Lugar salvo neste aparelho",
        Deed::Transfer => "Transferência salva neste aparelho",
        Deed::Classify => "Situação salva neste aparelho",
        Deed::ChangeRules => "Regras salvas neste aparelho",
        Deed::ChangeCatalog => "Salvo neste aparelho",
        Deed::SetGoals => "Metas salvas neste aparelho",
        Deed::GiveReason => "Motivo salvo neste aparelho",
        Deed::EditReason => "Lista de motivos salva neste aparelho",
        Deed::EditAction => "Ação de melhoria salva neste aparelho",
        Deed::Snooze => "Aviso adiado",
        Deed::PlanRoute => "Roteiro salvo neste aparelho",
        Deed::Import => "Importação salva neste aparelho",
        Deed::Merge => "Carteiras juntadas neste aparelho",
        Deed::Undo => "Desfeito",
    };
    match name {
        Some(name) => format!("{what}: {name}"),
        None => what.to_owned(),
    }
}

/// "Desfeito: contato registrado".
pub fn undone(deed: Deed) -> String {
    format!("Desfeito: {}", label(deed))
}

/// "Ficou o que veio depois: Padaria União ganhou 2 contatos". `None`: nothing stays.
pub fn kept(kept: &[Kept], portfolio: &Portfolio) -> Option<String> {
    const NAMED: usize = 3;
    let name = |id| portfolio.client(id).map(|client| client.display_name()).unwrap_or("cliente");
    let one = |kept: &Kept| match kept {
        Kept::Field { client, field } => {
            format!("{} de {} mudou de novo", client_field(*field), name(*client))
        }
        Kept::Client { client, interactions: 0, orders: 0 } => {
            format!("{} foi alterado e continua na carteira", name(*client))
        }
        Kept::Client { client, interactions, orders } => {
            let some = |count: &usize, one, many| {
                (*count > 0).then(|| plural(i64::try_from(*count).unwrap_or(i64::MAX), one, many))
            };
            let got = [some(interactions, "contato", "contatos"), some(orders, "pedido", "pedidos")];
            let got = got.into_iter().flatten().collect::<Vec<_>>().join(" e ");
            format!("{} ganhou {got} e continua na carteira", name(*client))
        }
        Kept::Other => "um registro que mudou de novo".to_owned(),
    };
    let mut named: Vec<String> = kept.iter().take(NAMED).map(one).collect();
    if kept.len() > NAMED {
        named.push(format!("e mais {}", kept.len() - NAMED));
    }
    (!named.is_empty()).then(|| format!("Ficou o que veio depois: {}", named.join("; ")))
}

pub fn nothing_undone(why: Option<&str>) -> String {
    match why {
        Some(why) => format!("Nada foi desfeito. {why}."),
        None => "Já está como era antes. Nada foi alterado.".to_owned(),
    }
}

/// How the journal names an act.
pub fn label(deed: Deed) -> &'static str {
    match deed {
        Deed::Register => "cliente cadastrado",
        Deed::Edit => "cliente alterado",
        Deed::Erase => "cliente apagado",
        Deed::RecordInteraction => "contato registrado",
        Deed::RemoveInteraction => "contato removido",
        Deed::RecordOrder => "pedido registrado",
        Deed::RemoveOrder => "pedido removido",
        Deed::PlanVisit => "agenda alterada",
        Deed::RemoveAppointment => "compromisso removido",
        Deed::CloseDay => "dia fechado",
        Deed::CountStock => "estoque contado",
        Deed::RemoveStockCount => "contagem removida",
        Deed::WorkCase => "resgate trabalhado",
        Deed::RemoveCaseEvent => "passo do resgate removido",
        Deed::Locate => "lugar corrigido",
        Deed::Transfer => "cliente transferido",
        Deed::Classify => "situação alterada",
        Deed::ChangeRules => "regras alteradas",
        Deed::ChangeCatalog => "cadastro alterado",
        Deed::SetGoals => "metas alteradas",
        Deed::GiveReason => "motivo informado",
        Deed::EditReason => "lista de motivos alterada",
        Deed::EditAction => "ação de melhoria alterada",
        Deed::Snooze => "aviso adiado",
        Deed::PlanRoute => "roteiro alterado",
        Deed::Import => "planilha importada",
        Deed::Merge => "carteiras juntadas",
        Deed::Undo => "ação desfeita",
    }
}

/// What happened, what is safe, what to do.
pub fn refused(why: &str) -> String {
    format!("Não foi salvo. {why} O que já estava salvo continua neste aparelho.")
}

pub fn cannot_undo() -> &'static str {
    "Isso já foi desfeito ou é antigo demais para desfazer. Nada foi alterado."
}

pub fn not_open() -> &'static str {
    "A carteira ainda não abriu. Espere um instante e tente de novo."
}

pub fn change_error(error: &ChangeError) -> String {
    match error {
        ChangeError::NoSuchClient(_) => "Este cliente não está mais na carteira.",
        ChangeError::ClientExists(_) => "Este cliente já está na carteira.",
        ChangeError::NoSuchInteraction(_) => "Este contato já tinha sido removido.",
        ChangeError::InteractionExists(_) => "Este contato já estava registrado.",
        ChangeError::NoSuchOrder(_) => "Este pedido já tinha sido removido.",
        ChangeError::OrderExists(_) => "Este pedido já estava registrado.",
        ChangeError::NoSuchFact(_) => "Este registro já tinha sido removido.",
    }
    .to_owned()
}
