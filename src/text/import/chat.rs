//! Words of a conversation that WhatsApp exported, and of a message that was shared or pasted.

use super::super::format::{date, plural};
use crate::exchange::chat::Talk;

pub(crate) const WHO_IS_CLIENT: &str = "Quem é o cliente nesta conversa";
pub(crate) const SILENT_CLIENT: &str = "O cliente, que não escreveu";
pub(crate) const UNSAID: &str = "Escolha";
pub(crate) const MONTH_FIRST: &str = "Nas datas, o mês vem antes do dia";
pub(crate) const CLIENT: &str = "Cliente na carteira";
pub(crate) const WHICH_CLIENT: &str = "Com qual cliente é esta conversa?";
pub(crate) const CHOOSE_CLIENT: &str = "Escolher o cliente";
pub(crate) const CHOOSE_ANOTHER: &str = "Escolher outro cliente";
pub(crate) const FIND_CLIENT: &str = "Buscar cliente pelo nome ou telefone";
pub(crate) const NOBODY: &str = "Nenhum cliente com esse nome.";
pub(crate) const WHAT_COMES: &str = "Cada dia com mensagens vira um contato por WhatsApp: atendido quando o cliente escreveu, sem resposta quando não. Nada entra antes de você conferir.";

pub(crate) const PASTE: &str = "Colar mensagem do WhatsApp";
pub(crate) const PASTE_TITLE: &str = "Mensagem do WhatsApp";
pub(crate) const PASTE_LABEL: &str = "Cole aqui o texto da mensagem";
pub(crate) const PASTE_HINT: &str = "O cliente é procurado pelo telefone ou pelo nome que estiver no texto.";
pub(crate) const PASTE_GO: &str = "Procurar o cliente";
pub(crate) const PASTE_EMPTY: &str = "Cole o texto da mensagem antes de continuar.";
pub(crate) const WHOSE_MESSAGE: &str = "De quem é esta mensagem?";

/// "Conversa.txt: 34 mensagens em 12 dias, de 03/01/2026 a 12/03/2026."
pub(crate) fn found(name: &str, talk: &Talk, days: usize) -> String {
    let messages = plural(i64::try_from(talk.messages).unwrap_or(i64::MAX), "mensagem", "mensagens");
    let days = plural(i64::try_from(days).unwrap_or(i64::MAX), "dia", "dias");
    let when = if talk.first == talk.last {
        format!("em {}", date(talk.first))
    } else {
        format!("de {} a {}", date(talk.first), date(talk.last))
    };
    format!("{name}: {messages} em {days}, {when}.")
}

/// "Não é com Padaria Aurora".
pub(crate) fn not_with(name: &str) -> String {
    format!("Não é com {name}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::chat::DateOrder;
    use chrono::NaiveDate;

    #[test]
    fn what_was_found_says_how_much_and_from_when() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
        let talk = |last, messages| Talk {
            voices: Vec::new(),
            client: None,
            first: day(1),
            last: day(last),
            messages,
            order: DateOrder::DayFirst,
            order_is_proven: true,
        };
        assert_eq!(
            found("Conversa.txt", &talk(12, 34), 8),
            "Conversa.txt: 34 mensagens em 8 dias, de 01/03/2026 a 12/03/2026."
        );
        assert_eq!(found("c.txt", &talk(1, 1), 1), "c.txt: 1 mensagem em 1 dia, em 01/03/2026.");
    }
}
