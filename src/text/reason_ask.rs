//! Words of asking why: a client turned inativo, or a contact brought no order.

use super::format::{date, month_name, month_year, near, plural};
use crate::domain::calendar::period::Month;
use crate::domain::fact::interaction::{Channel, Outcome};
use chrono::NaiveDate;

pub(crate) const SKIP: &str = "Pular";
pub(crate) const OTHER: &str = "Outro motivo…";
pub(crate) const ANSWER: &str = "Responder";
pub(crate) const CHANGE: &str = "Mudar motivo";
pub(crate) const GIVE: &str = "Informar motivo";
pub(crate) const CHOOSE: &str = "Escolha o motivo";
pub(crate) const NOTE: &str = "Com suas palavras";
pub(crate) const NOTE_NEEDED: &str = "Para “outro motivo”, escreva o que foi dito.";
pub(crate) const WITHOUT: &str = "Sem motivo";
pub(crate) const WITHOUT_WHY: &str = "Contatos sem pedido e clientes que pararam sem que alguém dissesse por quê. Um toque basta; os pulados ficam aqui e não são mais perguntados.";
pub(crate) const ALL_TOLD: &str = "Tudo tem motivo";
pub(crate) const ALL_TOLD_WHY: &str =
    "Nenhum contato sem pedido e nenhum cliente que parou ficou sem motivo no período.";
pub(crate) const MORE: &str = "Ver mais";
pub(crate) const ONLY_LOOKED_AT: &str = "No passado só se olha: volte para hoje para informar motivos.";
pub(crate) const RELATION: &str = "Por que parou";
pub(crate) const NOT_GIVEN: &str = "sem motivo";

/// "5 clientes ficaram inativos em novembro: por quê?"
pub(crate) fn asked(clients: usize, first: NaiveDate, last: NaiveDate) -> String {
    let (first, last) = (Month::of(first), Month::of(last));
    let when = match first == last {
        true => format!("em {}", month_name(first)),
        false => format!("desde {}", month_year(first)),
    };
    let verb = if clients == 1 { "ficou inativo" } else { "ficaram inativos" };
    format!("{} {verb} {when}: por quê?", plural(clients as i64, "cliente", "clientes"))
}

/// On the client's page: "Ficou inativo há 3 dias: por quê?"
pub(crate) fn asked_of_one(turned: NaiveDate, today: NaiveDate) -> String {
    format!("Ficou inativo {}: por quê?", since(turned, today))
}

/// "Inativo desde 12/11/2026; última compra em 12/08/2026."
pub(crate) fn departed(turned: NaiveDate, after: NaiveDate) -> String {
    format!("Inativo desde {}; última compra em {}.", date(turned), date(after))
}

/// "Visita sem pedido em 03/11/2026."
pub(crate) fn contact(channel: Channel, outcome: Outcome, day: NaiveDate) -> String {
    format!("{} em {}.", super::interaction::channel_and_outcome(channel, outcome), date(day))
}

pub(crate) fn contact_gone() -> &'static str {
    "Contato removido."
}

/// "Comprava R$ 12,3 mil em 12 meses."
pub(crate) fn bought(money: &str) -> String {
    format!("Comprava {money} em 12 meses.")
}

/// For who only hears the button: "preço: Padaria União".
pub(crate) fn about(reason: &str, client: &str) -> String {
    format!("{reason}: {client}")
}

/// "Por que Padaria União parou de comprar?", "Por que Padaria União não comprou?"
pub(crate) fn title(client: &str, departed: bool) -> String {
    if departed {
        format!("Por que {client} parou de comprar?")
    } else {
        format!("Por que {client} não comprou?")
    }
}

/// "preço, desde 12/11/2026"
pub(crate) fn told(reason: &str, turned: NaiveDate) -> String {
    format!("{reason}, inativo desde {}", date(turned))
}

/// "42 sem motivo"
pub(crate) fn count_without(count: usize) -> String {
    format!("{} sem motivo", super::format::count(count))
}

fn since(turned: NaiveDate, today: NaiveDate) -> String {
    let said = near(turned, today);
    if said.contains('/') { format!("em {said}") } else { said }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_question_names_how_many_and_since_when() {
        assert_eq!(
            asked(5, day("2026-11-02"), day("2026-11-30")),
            "5 clientes ficaram inativos em novembro: por quê?"
        );
        assert_eq!(
            asked(1, day("2026-11-02"), day("2026-11-02")),
            "1 cliente ficou inativo em novembro: por quê?"
        );
        assert_eq!(
            asked(8, day("2025-12-31"), day("2026-11-30")),
            "8 clientes ficaram inativos desde dezembro de 2025: por quê?"
        );
    }

    #[test]
    fn one_client_is_asked_about_with_its_day() {
        let today = day("2026-11-22");
        assert_eq!(asked_of_one(day("2026-11-22"), today), "Ficou inativo hoje: por quê?");
        assert!(asked_of_one(day("2026-01-22"), today).starts_with("Ficou inativo em 22/01/2026"));
    }
}
