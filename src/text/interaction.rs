//! Words of recording a contact or an order.

use crate::domain::fact::interaction::{Channel, Outcome};

use super::labels;

pub(crate) const RECORD: &str = "Registrar contato";
pub(crate) const OTHER_RESULT: &str = "Outro resultado";
pub(crate) const WHATSAPP: &str = "WhatsApp";
pub(crate) const CHANNEL: &str = "Canal";
pub(crate) const REACHED: &str = "Falou com o comprador";
pub(crate) const COUNTS_WHERE: &str = "Cada resultado diz se conta na cobertura.";
pub(crate) const NOT_REACHED: &str = "Não falou";
pub(crate) const PLANNED: &str = "Combinado";
pub(crate) const COUNTS: &str = "conta";
pub(crate) const DOES_NOT_COUNT: &str = "não conta";
pub(crate) const WHY_NO_ORDER: &str = "Sem pedido: qual o motivo?";
pub(crate) const WHY_NO_ORDER_HINT: &str = "Um toque no motivo já salva o contato sem pedido.";
pub(crate) const DETAILS: &str = "Data, observação, próximo passo, pedido, NPS";
pub(crate) const ORDER_VALUE: &str = "Valor do pedido";
pub(crate) const ORDER_NOT_SAID: &str =
    "Há um valor de pedido: toque em Pedido ou Sucesso, ou apague o valor.";
pub(crate) const DATE: &str = "Data";
pub(crate) const TIME: &str = "Hora";
pub(crate) const TIME_WRONG: &str = "Escreva a hora, como 14:30";
pub(crate) const IN_THE_FUTURE: &str =
    "Um contato feito não pode estar no futuro. Para combinar, use o próximo passo.";
pub(crate) const DATE_MISSING: &str = "Escolha a data";
pub(crate) const NOTE: &str = "Observação";
pub(crate) const NOTE_NEEDED: &str = "Escreva qual foi o motivo";
pub(crate) const NEXT_STEP: &str = "Próximo passo";
pub(crate) const NEXT_STEP_EXAMPLE: &str = "levar amostra, enviar tabela";
pub(crate) const NEXT_DATE: &str = "Quando";
pub(crate) const NEXT_DATE_NEEDED: &str = "Escolha para quando ficou combinado";
pub(crate) const NPS: &str = "De 0 a 10, quanto indicaria você a um colega?";
pub(crate) const COMPLAINT: &str = "Reclamação";
pub(crate) const COMPLAINT_HINT: &str = "Fica aberta até ser resolvida.";
pub(crate) const PRINCIPAL: &str = "Representada";
pub(crate) const ANY_PRINCIPAL: &str = "nenhuma em particular";
pub(crate) const NO_CLIENT: &str = "Este cliente não está mais na carteira.";

/// What a next step is called when only its date was given.
pub(crate) fn default_step(channel: Channel) -> String {
    labels::channel(channel).to_owned()
}

/// "Registrar contato com Padaria União".
pub(crate) fn record_with(name: &str) -> String {
    format!("Registrar contato com {name}")
}

/// What one tap does: "Registrar visita".
pub(crate) fn record(channel: Channel) -> String {
    format!("Registrar {}", labels::channel(channel))
}

/// "Registrar visita com Padaria União".
pub(crate) fn record_by(channel: Channel, name: &str) -> String {
    format!("{} com {name}", record(channel))
}

/// "Visita registrada e salva neste aparelho: Padaria União".
pub(crate) fn recorded(channel: Channel, name: Option<&str>) -> String {
    let what = match channel {
        Channel::Visit => "Visita registrada e salva",
        Channel::Call => "Ligação registrada e salva",
        Channel::WhatsApp => "WhatsApp registrado e salvo",
        Channel::Email => "E-mail registrado e salvo",
        Channel::Video => "Vídeo registrado e salvo",
        Channel::Event => "Evento registrado e salvo",
    };
    match name {
        Some(name) => format!("{what} neste aparelho: {name}"),
        None => format!("{what} neste aparelho"),
    }
}

/// On the row that was acted on, until the act is kept on the device.
pub(crate) const SAVING: &str = "Salvando…";
/// From then on, while it can be taken back.
pub(crate) const RECORDED: &str = "Registrado";
pub(crate) const ALREADY_RECORDED: &str =
    "Este contato já está registrado há menos de um minuto. Nada foi repetido.";

/// "Desfazer o contato com Padaria União".
pub(crate) fn undo_with(name: &str) -> String {
    format!("Desfazer o contato com {name}")
}

/// Asks whether the tap meant another channel: "Foi ligação?".
pub(crate) fn was_it(channel: Channel) -> String {
    format!("Foi {}?", labels::channel(channel))
}

/// "Outro resultado com Padaria União".
pub(crate) fn other_with(name: &str) -> String {
    format!("Outro resultado com {name}")
}

/// "WhatsApp de Padaria União".
pub(crate) fn whatsapp_of(name: &str) -> String {
    format!("WhatsApp de {name}")
}

/// What one tap records, in full: "Registrar visita com sucesso".
pub(crate) fn record_success(channel: Channel) -> String {
    format!("{} {WITH_SUCCESS}", record(channel))
}

pub(crate) const WITH_SUCCESS: &str = "com sucesso";

/// "visita · sem pedido".
pub(crate) fn channel_and_outcome(channel: Channel, outcome: Outcome) -> String {
    format!("{} · {}", labels::channel(channel), labels::outcome(outcome))
}

pub(crate) mod answer {
    //! After a WhatsApp message was opened.
    pub(crate) const TITLE: &str = "Respondeu?";
    pub(crate) const YES: &str = "Sim, respondeu";
    pub(crate) const NO: &str = "Não respondeu";
    pub(crate) const LATER: &str = "Perguntar depois";

    /// "Você abriu o WhatsApp de Padaria União há 5 minutos."
    pub(crate) fn asked(name: &str, ago: &str) -> String {
        format!("Você abriu o WhatsApp de {name} {ago}. Só a resposta conta como contato.")
    }

    /// "Padaria União respondeu? Mensagem do envio, marcada como enviada há 5 minutos."
    pub(crate) fn asked_of_one_of_many(name: &str, ago: &str) -> String {
        format!("{name} respondeu? Mensagem do envio, marcada como enviada {ago}.")
    }

    /// How long ago, from minutes.
    pub(crate) fn ago(minutes: u64) -> String {
        match minutes {
            0 => "agora".to_owned(),
            1 => "há 1 minuto".to_owned(),
            2..60 => format!("há {minutes} minutos"),
            60..120 => "há 1 hora".to_owned(),
            120..1440 => format!("há {} horas", minutes / 60),
            1440..2880 => "há 1 dia".to_owned(),
            _ => format!("há {} dias", minutes / 1440),
        }
    }
}

pub(crate) mod place {
    //! The place of a client, from where a visit was recorded.
    pub(crate) const ACTION: &str = "Usar este ponto como endereço";
    pub(crate) const BODY: &str =
        "Este cliente ainda não tem ponto no mapa. O ponto de onde você registrou a visita pode ser o dele.";
    pub(crate) const NOTE: &str = "Sem ponto no mapa. A última visita foi registrada de um lugar conhecido.";

    pub(crate) fn title(name: &str) -> String {
        format!("Você está em {name}?")
    }
}

pub(crate) mod leaves {
    //! After a reason that says the client is gone.
    pub(crate) const ACTION: &str = "Marcar como ex-cliente";

    pub(crate) fn title(name: &str) -> String {
        format!("{name} deixou de ser cliente?")
    }

    pub(crate) fn body(reason: &str) -> String {
        format!(
            "Motivo registrado: {reason}. Como ex-cliente ele sai do cálculo da cobertura a partir de hoje. Dá para voltar atrás quando quiser."
        )
    }
}

pub(crate) mod pick {
    //! Choosing whom a contact was with.
    pub(crate) const TITLE: &str = "Com quem foi o contato?";
    pub(crate) const SEARCH: &str = "Nome, cidade, CNPJ, telefone";
    pub(crate) const NOBODY: &str = "Nenhum cliente com esse texto.";
    pub(crate) const EMPTY: &str = "A carteira está vazia. Cadastre ou importe clientes primeiro.";
}

pub(crate) mod order {
    //! The sheet of an order.
    pub(crate) const TITLE: &str = "Registrar pedido";
    pub(crate) const DATE: &str = "Data do pedido";
    pub(crate) const VALUE: &str = "Valor líquido";
    pub(crate) const VALUE_NEEDED: &str = "Escreva o valor do pedido, maior que zero";
    pub(crate) const STATUS: &str = "Situação";
    pub(crate) const NUMBER: &str = "Número do pedido";
    pub(crate) const NOTE: &str = "Observação";
    pub(crate) const SAVE: &str = "Salvar pedido";

    /// "Por visita".
    pub(crate) fn by(channel: crate::domain::fact::interaction::Channel) -> String {
        format!("Fica registrado também: {} com pedido", super::labels::channel(channel))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_passed_is_said_in_the_largest_whole_unit() {
        for (minutes, expected) in [
            (0, "agora"),
            (1, "há 1 minuto"),
            (59, "há 59 minutos"),
            (60, "há 1 hora"),
            (119, "há 1 hora"),
            (120, "há 2 horas"),
            (1439, "há 23 horas"),
            (1440, "há 1 dia"),
            (2880, "há 2 dias"),
        ] {
            assert_eq!(answer::ago(minutes), expected);
        }
    }
}
