//! Words that choose: situação, canal, resultado, yes and no, and lists of words in one cell.
//!
//! Compared without case, accents and punctuation. The words below are the ones that files use, not ones that are shown.

use super::CellError;
use crate::domain::client::Situation;
use crate::domain::fact::interaction::{Channel, Outcome};
use crate::domain::fact::order::OrderStatus;
use crate::domain::value::fold;
use Outcome::{
    Absent, Attended, Cancelled, Closed, Negotiation, NoAnswer, NoOrder, Rescheduled, Scheduled, Success,
};

/// What a client's *situação* says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ClientSituation {
    Is(Situation),
    /// *Inativo*: worked out from the orders here, so the word decides nothing.
    Computed,
}

pub(crate) fn client_situation(text: &str) -> Result<ClientSituation, CellError> {
    use ClientSituation::{Computed, Is};
    Ok(match fold::key(text).as_str() {
        "ativo" | "ativa" | "a" | "sim" | "s" | "1" | "normal" | "liberado" | "regular" | "true"
        | "verdadeiro" | "cliente" => Is(Situation::Active),
        "bloqueado" | "bloqueada" | "b" | "suspenso" | "suspensa" | "inadimplente" | "creditobloqueado" => {
            Is(Situation::Blocked)
        }
        "potencial" | "prospect" | "prospeccao" | "prospecto" | "lead" | "p" | "emprospeccao" => {
            Is(Situation::Prospect)
        }
        "excliente" | "ex" | "perdido" | "encerrado" | "encerrada" | "baixado" | "baixada" | "fechou"
        | "cancelado" => Is(Situation::Former),
        "nula" | "cnpjbaixado" => Is(Situation::Former),
        // *Ativo: não* says as much as *inativo*.
        "inativo" | "inativa" | "i" | "emrisco" | "risco" | "nao" | "n" | "0" | "false" | "falso" => Computed,
        _ => return Err(CellError::Situation),
    })
}

/// A column that says whether the client is blocked, where TOTVS writes 1 for yes and 2 for no.
pub(crate) fn blocked(text: &str) -> Result<Situation, CellError> {
    match fold::key(text).as_str() {
        "2" => Ok(Situation::Active),
        "bloqueado" | "bloqueada" | "b" => Ok(Situation::Blocked),
        "liberado" | "liberada" | "l" => Ok(Situation::Active),
        _ => boolean(text).map(|yes| if yes { Situation::Blocked } else { Situation::Active }),
    }
}

pub(crate) fn order_status(text: &str) -> Result<OrderStatus, CellError> {
    Ok(match fold::key(text).as_str() {
        "faturado" | "faturada" | "fat" | "f" | "atendido" | "atendida" | "concluido" | "concluida"
        | "entregue" | "finalizado" | "finalizada" | "emitido" | "emitida" | "enviado" | "enviada"
        | "autorizada" | "autorizado" | "pago" | "fechado" | "encerrado" | "faturadototal"
        | "faturadototalmente" | "quitado" | "quitada" | "efetivado" | "nfemitida" | "notaemitida"
        | "entregueaocliente" | "concluded" | "completed" | "complete" | "paid" | "shipped" | "delivered"
        | "invoiced" | "closed" | "done" => OrderStatus::Invoiced,
        "pendente"
        | "p"
        | "aberto"
        | "emaberto"
        | "emandamento"
        | "aprovado"
        | "aprovada"
        | "digitado"
        | "digitada"
        | "aguardando"
        | "emseparacao"
        | "separacao"
        | "processando"
        | "liberado"
        | "novo"
        | "faturadoparcial"
        | "faturadoparcialmente"
        | "parcial"
        | "emdigitacao"
        | "emprocessamento"
        | "emanalise"
        | "emaprovacao"
        | "aguardandopagamento"
        | "aguardandofaturamento"
        | "aguardandoaprovacao"
        | "aguardandoenvio"
        | "preparandoenvio"
        | "prontoparaenvio"
        | "emtransporte"
        | "emtransito"
        | "naoentregue"
        | "naofaturado"
        | "parcialmenteentregue"
        | "checkoutparcial"
        | "confirmado"
        | "confirmada"
        | "orcamento"
        | "pending"
        | "open"
        | "processing" => OrderStatus::Pending,
        "cancelado" | "cancelada" | "c" | "canc" | "recusado" | "rejeitado" | "reprovado" | "denegada"
        | "inutilizada" | "excluido" | "denegado" | "recusada" | "rejeitada" | "cancelled" | "canceled"
        | "rejected" => OrderStatus::Cancelled,
        "devolvido" | "devolvida" | "d" | "dev" | "devolucao" | "devolucaototal" | "estornado"
        | "estornada" | "returned" | "refunded" => OrderStatus::Returned,
        // However it is worded, what was cancelled must never count: *pedido cancelado pelo cliente*.
        key if key.contains("cancelad") && !key.contains("nao") && !key.contains("parcial") => {
            OrderStatus::Cancelled
        }
        _ => return Err(CellError::OrderStatus),
    })
}

pub(crate) fn channel(text: &str) -> Result<Channel, CellError> {
    Ok(match fold::key(text).as_str() {
        "visita" | "v" | "presencial" | "visitapresencial" | "visitaexterna" | "externa"
        | "visitatecnica" | "checkin" | "visitadevendas" | "visitacomercial" | "emloja" | "pessoalmente"
        | "pessoal" => Channel::Visit,
        "ligacao" | "telefone" | "telefonema" | "fone" | "tel" | "call" | "chamada" | "ligacaotelefonica"
        | "televendas" | "l" | "contatotelefonico" => Channel::Call,
        "whatsapp" | "whats" | "zap" | "wpp" | "wa" | "wapp" | "zapzap" | "mensagem" | "w" | "sms"
        | "chat" | "telegram" | "instagram" | "direct" | "facebook" | "messenger" => Channel::WhatsApp,
        "email" | "mail" | "correioeletronico" => Channel::Email,
        "video" | "videochamada" | "videoconferencia" | "reuniaoonline" | "online" | "meet"
        | "googlemeet" | "zoom" | "teams" => Channel::Video,
        "evento" | "feira" | "convencao" | "treinamento" | "workshop" | "palestra" => Channel::Event,
        _ => return Err(CellError::Channel),
    })
}

pub(crate) fn outcome(text: &str) -> Result<Outcome, CellError> {
    Ok(match fold::key(text).as_str() {
        "sucesso" | "comsucesso" | "ok" | "realizado" | "realizada" | "efetivo" | "efetiva" | "positivo"
        | "positiva" | "concluido" | "concluida" | "feito" | "feita" | "efetuada" | "efetuado"
        | "visitarealizada" | "visitado" | "visitada" | "visitaok" | "visitaefetuada"
        | "contatorealizado" | "ligacaorealizada" => Success,
        "atendido" | "atendida" | "atendeu" | "contatado" | "contatada" | "falou" | "respondeu"
        | "recebeu" | "recebido" => Attended,
        "negociacao" | "emnegociacao" | "negociando" | "orcamento" | "proposta" | "cotacao"
        | "propostaenviada" => Negotiation,
        "pedido" | "compedido" | "venda" | "vendido" | "vendeu" | "comprou" | "vendarealizada"
        | "comvenda" | "fezpedido" | "pedidofeito" | "pedidorealizado" | "positivada" | "positivado"
        | "pedidofechado" | "pedidoemitido" | "pedidotirado" | "clientecomprou" | "vendafechada"
        | "vendaefetuada" | "fechoupedido" => Outcome::Order,
        "sempedido" | "semvenda" | "naocomprou" | "naovendeu" | "recusado" | "recusou" | "seminteresse"
        | "naovenda" | "negativo" | "negativa" | "sempedidos" | "visitasempedido" | "negativada"
        | "negativado" | "naoquis" | "naoquiscomprar" | "clientenaocomprou" | "naopositivada"
        | "naopositivado" | "vendanaorealizada" => NoOrder,
        "ausente" | "compradorausente" | "clienteausente" | "naoestava" | "responsavelausente" => Absent,
        "fechado"
        | "fechada"
        | "lojafechada"
        | "estabelecimentofechado"
        | "estavafechado"
        | "pdvfechado"
        | "clientefechado"
        | "comerciofechado"
        | "portafechada" => Closed,
        "naoatendeu" | "naoatendido" | "naoatendida" | "semresposta" | "naorespondeu" | "caixapostal"
        | "ocupado" | "naocontatado" | "semcontato" | "semsucesso" | "insucesso" | "deixourecado"
        | "recado" | "naoencontrado" | "visitanaorealizada" | "naorealizada" | "naorealizado" => NoAnswer,
        "remarcado" | "remarcada" | "reagendado" | "reagendada" | "adiado" | "adiada" | "remarcou" => {
            Rescheduled
        }
        "agendado" | "agendada" | "marcado" | "marcada" | "agendou" | "planejado" | "planejada" => Scheduled,
        "cancelado" | "cancelada" | "cancelou" => Cancelled,
        _ => return Err(CellError::Outcome),
    })
}

pub(crate) fn boolean(text: &str) -> Result<bool, CellError> {
    match fold::key(text).as_str() {
        "sim" | "s" | "1" | "x" | "true" | "verdadeiro" | "yes" | "y" => Ok(true),
        "nao" | "n" | "0" | "false" | "falso" | "no" => Ok(false),
        _ => Err(CellError::Boolean),
    }
}

/// The words of a cell parted by `,`, `|` or `;`, each once, without blanks around.
pub(crate) fn list(text: &str) -> impl Iterator<Item = &str> {
    // Google parts values by `:::` and marks labels of its own with a star.
    text.split([',', '|', ';', '\n'])
        .flat_map(|part| part.split(":::"))
        .map(str::trim)
        .filter(|word| !word.is_empty() && !word.starts_with("* "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ClientSituation::{Computed, Is};

    #[test]
    fn the_words_promised_are_read_with_accents_or_without() {
        for (text, expected) in [
            ("ativo", Is(Situation::Active)),
            ("Bloqueado", Is(Situation::Blocked)),
            ("POTENCIAL", Is(Situation::Prospect)),
            ("ex-cliente", Is(Situation::Former)),
            ("Inativo", Computed),
        ] {
            assert_eq!(client_situation(text), Ok(expected), "{text}");
        }
        for (text, expected) in [
            ("faturado", OrderStatus::Invoiced),
            ("pendente", OrderStatus::Pending),
            ("cancelado", OrderStatus::Cancelled),
            ("Devolvido", OrderStatus::Returned),
        ] {
            assert_eq!(order_status(text), Ok(expected), "{text}");
        }
        for (text, expected) in [
            ("visita", Channel::Visit),
            ("ligação", Channel::Call),
            ("ligacao", Channel::Call),
            ("WhatsApp", Channel::WhatsApp),
            ("e-mail", Channel::Email),
            ("vídeo", Channel::Video),
            ("evento", Channel::Event),
        ] {
            assert_eq!(channel(text), Ok(expected), "{text}");
        }
        for (text, expected) in [
            ("sucesso", Success),
            ("atendido", Attended),
            ("negociação", Negotiation),
            ("pedido", Outcome::Order),
            ("sem pedido", NoOrder),
            ("ausente", Absent),
            ("fechado", Closed),
            ("não atendeu", NoAnswer),
            ("NAO ATENDEU", NoAnswer),
            ("remarcado", Rescheduled),
            ("agendado", Scheduled),
            ("cancelado", Cancelled),
        ] {
            assert_eq!(outcome(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn other_words_are_refused() {
        assert_eq!(client_situation("xpto"), Err(CellError::Situation));
        assert_eq!(order_status("xpto"), Err(CellError::OrderStatus));
        assert_eq!(channel("pombo"), Err(CellError::Channel));
        assert_eq!(outcome("talvez"), Err(CellError::Outcome));
        assert_eq!(boolean("talvez"), Err(CellError::Boolean));
    }

    #[test]
    fn lists_part_by_comma_or_bar() {
        assert_eq!(list("Alfa, Beta|Gama;  Delta ").collect::<Vec<_>>(), ["Alfa", "Beta", "Gama", "Delta"]);
        assert_eq!(list(" , |").count(), 0);
    }

    #[test]
    fn yes_and_no() {
        for text in ["Sim", "s", "1", "X", "VERDADEIRO"] {
            assert_eq!(boolean(text), Ok(true));
        }
        for text in ["Não", "n", "0", "FALSO"] {
            assert_eq!(boolean(text), Ok(false));
        }
    }
}
