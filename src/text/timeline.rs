//! Words of the linha do tempo and of the máquina do tempo.

use super::format::{count, date, day_month, days, month_short, of_whole, percent, plural};
use super::labels;
use crate::domain::calendar::period::Month;
use crate::domain::rhythm::cadence::ContactState;
use crate::domain::value::ratio::Ratio;
use chrono::NaiveDate;

pub(crate) const NAME: &str = "Linha do tempo dos clientes";
pub(crate) const KEYBOARD_HINT: &str = "Setas para cima e para baixo vão de cliente em cliente; Enter abre; setas para os lados movem o calendário; mais e menos aproximam e afastam; zero mostra tudo. A tabela traz os mesmos dados em texto.";
pub(crate) const SUMMARY: &str = "Resumo: legenda e distribuição";
pub(crate) const TABLE: &str = "Mostrar como tabela";
pub(crate) const PICTURE: &str = "Salvar como imagem";
/// How its file is called, before whose it is and when.
pub(crate) const PICTURE_FILE: &str = "linha-do-tempo";
pub(crate) const NO_PICTURE: &str = "Este navegador não fez a imagem. Nada foi salvo.";
pub(crate) const SPAN: &str = "Período mostrado";
pub(crate) const ZOOM_IN: &str = "Aproximar";
pub(crate) const ZOOM_OUT: &str = "Afastar";
pub(crate) const FILTERS: &str = "Filtros";
pub(crate) const MARKS: &str = "O que cada marca quer dizer";
pub(crate) const MARK_BAR: &str = "dias sem contato";
pub(crate) const MARK_CONTACT: &str = "contato";
pub(crate) const MARK_ATTEMPT: &str = "tentativa";
pub(crate) const MARK_ORDER: &str = "pedido";
pub(crate) const DENSITY: &str = "Clientes por dias sem contato";
pub(crate) const DENSITY_HINT: &str = "Toque numa coluna para ver só esses clientes";
pub(crate) const TODAY: &str = "hoje";
pub(crate) const EMPTY_TITLE: &str = "Nenhum cliente na linha do tempo ainda";
pub(crate) const EMPTY_WHY: &str =
    "Importe sua planilha ou cadastre um cliente: cada um aparece aqui pelos dias sem contato.";
pub(crate) const EMPTY_IMPORT: &str = "Importar planilha";
pub(crate) const FILTERED_OUT: &str = "Nenhum cliente passa pelos filtros";
pub(crate) const CLEAR_FILTERS: &str = "Limpar filtros";
pub(crate) const NOBODY_THEN: &str = "Nenhum cliente estava na carteira nesta data";
pub(crate) const CLOSE_CARD: &str = "Fechar";
pub(crate) const OTHER_RESULT: &str = "Outro resultado";
pub(crate) const OPEN_CLIENT: &str = "Abrir cliente";
pub(crate) const RECORDED_ON_TODAY: &str = "Para registrar um contato, volte para hoje.";

pub(crate) mod column {
    //! Headings of the table.
    pub(crate) const CLIENT: &str = "Cliente";
    pub(crate) const STATE: &str = "Estado";
    pub(crate) const DAYS: &str = "Dias sem contato";
    pub(crate) const INTERVAL: &str = "Intervalo";
    pub(crate) const LAST_CONTACT: &str = "Último contato";
    pub(crate) const LAST_ORDER: &str = "Último pedido";
}

pub(crate) mod machine {
    //! A date control that shows everything as known on that date.
    pub(crate) const NAME: &str = "Máquina do tempo";
    pub(crate) const DATE: &str = "Ver como em";
    pub(crate) const SLIDER: &str = "Mês mostrado";
    pub(crate) const FIRST: &str = "Ir para o primeiro mês";
    pub(crate) const BACK: &str = "Um mês antes";
    pub(crate) const FORWARD: &str = "Um mês depois";
    pub(crate) const PLAY: &str = "Passar mês a mês";
    pub(crate) const PAUSE: &str = "Pausar";
    pub(crate) const TODAY: &str = "Voltar para hoje";
    /// On the key that changes it: how many times the slow one.
    pub(crate) const SLOW: (&str, &str) = ("1×", "Velocidade: devagar");
    pub(crate) const USUAL: (&str, &str) = ("2×", "Velocidade: normal");
    pub(crate) const QUICK: (&str, &str) = ("4×", "Velocidade: rápida");
    pub(crate) const CLOSE: &str = "Fechar a máquina do tempo";
}

/// "3 m", "6 m", "1 a", "2 a": short for the button, whole for a screen reader.
pub(crate) fn span(months: u32) -> (String, String) {
    match months {
        12.. => {
            let years = months / 12;
            (format!("{years} a"), plural(i64::from(years), "ano", "anos"))
        }
        _ => (format!("{months} m"), plural(i64::from(months), "mês", "meses")),
    }
}

pub(crate) fn span_all() -> (String, String) {
    ("Tudo".to_owned(), "Tudo o que há".to_owned())
}

/// "34 de 180 · 18,9%": a group and its share.
pub(crate) fn group_figure(share: Ratio) -> String {
    format!("{} · {}", of_whole(share), percent(share))
}

/// "31 de 180 compraram depois do último contato".
pub(crate) fn bought_unseen(clients: usize, all: usize) -> String {
    let verb = if clients == 1 { "comprou" } else { "compraram" };
    format!("{} {verb} depois do último contato", of_whole(Ratio::of_counts(clients, all)))
}

/// "18/11/2026 · 180 clientes · 18/11/2025 a 18/11/2026 · SP": under the title of a picture, of which `rows` are drawn.
pub(crate) fn picture(on: NaiveDate, clients: usize, rows: usize, days: &str, filter: &str) -> String {
    let who = match rows < clients {
        true => format!("os primeiros {rows} de {}", clients_words(clients)),
        false => clients_words(clients),
    };
    let parts = [date(on), who, days.to_owned(), filter.to_owned()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// "41 dias", "nunca".
pub(crate) fn days_without(days_without: Option<i32>) -> String {
    days_without.map_or_else(|| "nunca".to_owned(), |count| days(i64::from(count)))
}

/// What a screen reader says of a row.
pub(crate) fn spoken_row(
    name: &str,
    state: ContactState,
    days_without: Option<i32>,
    last: Option<NaiveDate>,
) -> String {
    match (days_without, last) {
        (Some(count), Some(last)) => {
            format!(
                "{name}, {}, {} sem contato, desde {}",
                labels::state(state),
                days(i64::from(count)),
                date(last)
            )
        }
        (Some(_) | None, _) => format!("{name}, {}, nunca contatado", labels::state(state)),
    }
}

/// "Último contato em 11/10/2026. Último pedido em 03/09/2026."
pub(crate) fn last_facts(contact: Option<NaiveDate>, order: Option<NaiveDate>) -> String {
    let contact = match contact {
        Some(day) => format!("Último contato em {}.", date(day)),
        None => "Nenhum contato registrado.".to_owned(),
    };
    let order = match order {
        Some(day) => format!("Último pedido em {}.", date(day)),
        None => "Nenhum pedido.".to_owned(),
    };
    format!("{contact} {order}")
}

/// "21/11" on the axis.
pub(crate) fn axis_day(day: NaiveDate) -> String {
    day_month(day)
}

/// "nov/26" on the axis.
pub(crate) fn axis_month(day: NaiveDate) -> String {
    month_short(Month::of(day))
}

/// Under a column: "0", "7", … and "147+" for the last.
pub(crate) fn bin_edge(from: u16, open: bool) -> String {
    if open { format!("{from}+") } else { from.to_string() }
}

/// "34 clientes há 7 a 13 dias sem contato"; the last without end.
pub(crate) fn bin(clients: usize, from: u16, to: Option<u16>) -> String {
    let who = clients_words(clients);
    match to {
        Some(to) => format!("{who}, de {from} a {to} dias sem contato"),
        None => format!("{who}, {from} dias ou mais sem contato"),
    }
}

/// "nunca", under the column of those without any contact.
pub(crate) const BIN_NEVER: &str = "nunca";

pub(crate) fn bin_never(clients: usize) -> String {
    format!("{}, nunca contatados", clients_words(clients))
}

/// "outubro de 2026", "hoje": what the slider stands on, for a screen reader.
pub(crate) fn stop(day: NaiveDate, is_today: bool) -> String {
    if is_today { format!("hoje, {}", date(day)) } else { date(day) }
}

fn clients_words(clients: usize) -> String {
    match clients {
        1 => "1 cliente".to_owned(),
        many => format!("{} clientes", count(many)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_share_never_stands_without_its_whole() {
        assert_eq!(group_figure(Ratio::new(34, 180)), "34 de 180 · 18,9%");
        assert_eq!(bought_unseen(31, 180), "31 de 180 compraram depois do último contato");
        assert_eq!(bought_unseen(1, 2), "1 de 2 comprou depois do último contato");
        assert_eq!(bin(1, 7, Some(13)), "1 cliente, de 7 a 13 dias sem contato");
        assert_eq!(bin(1200, 147, None), "1.200 clientes, 147 dias ou mais sem contato");
    }

    #[test]
    fn a_picture_says_which_day_and_how_many_of_how_many() {
        let day = on(2026, 11, 18);
        assert_eq!(
            picture(day, 1, 1, "18/11/2025 a 18/11/2026", ""),
            "18/11/2026 · 1 cliente · 18/11/2025 a 18/11/2026"
        );
        assert_eq!(
            picture(day, 180, 100, "hoje", "SP"),
            "18/11/2026 · os primeiros 100 de 180 clientes · hoje · SP"
        );
    }

    #[test]
    fn spans_are_said_whole() {
        assert_eq!(span(3), ("3 m".to_owned(), "3 meses".to_owned()));
        assert_eq!(span(12), ("1 a".to_owned(), "1 ano".to_owned()));
        assert_eq!(span(24), ("2 a".to_owned(), "2 anos".to_owned()));
    }

    #[test]
    fn a_row_without_contact_says_so() {
        assert_eq!(days_without(None), "nunca");
        assert_eq!(days_without(Some(1)), "1 dia");
        assert_eq!(
            spoken_row("Padaria Sol", ContactState::Overdue, Some(41), Some(on(2026, 10, 11))),
            "Padaria Sol, atrasado, 41 dias sem contato, desde 11/10/2026"
        );
        assert_eq!(
            spoken_row("Bar Um", ContactState::Never, None, None),
            "Bar Um, sem registro, nunca contatado"
        );
        assert_eq!(
            last_facts(None, Some(on(2026, 9, 3))),
            "Nenhum contato registrado. Último pedido em 03/09/2026."
        );
    }
}
