//! Words of *Fechamento do dia*.

use super::format::{date, decimal, list, percent, plural, time};
use super::labels;
use crate::domain::fact::interaction::Channel;
use crate::domain::plan::day::day_summary::DaySummary;
use crate::domain::rhythm::cadence::ContactState;
use chrono::{NaiveDate, NaiveTime};

pub(crate) const INTRO: &str =
    "Um toque por cliente. Nada é salvo até o botão no fim, e um só Desfazer leva tudo de volta.";
pub(crate) const DAY: &str = "Dia";
pub(crate) const PLANNED: &str = "Combinados para o dia";
pub(crate) const NEAR: &str = "Perto de onde você esteve";
pub(crate) const DUE: &str = "Na vez de um contato";
pub(crate) const ANSWERED: &str = "Já registrados";
pub(crate) const SUCCESS: &str = "Sucesso";
pub(crate) const NO_ORDER: &str = "Sem venda";
pub(crate) const NOT_FOUND: &str = "Não encontrado";
pub(crate) const MOVE: &str = "Remarcar";
pub(crate) const REASON: &str = "Motivo";
pub(crate) const NO_REASON: &str = "sem motivo";
pub(crate) const MOVED_TO: &str = "Remarcar para";
pub(crate) const CLEAR: &str = "Limpar respostas";
pub(crate) const NOTHING: &str = "Nada a perguntar";
pub(crate) const NOTHING_WHY: &str =
    "Nenhum compromisso em aberto, ninguém por perto do caminho e ninguém na vez de um contato.";
pub(crate) const LINK: &str = "Fechar o dia";

/// "3 respostas de 24/11/2026 ainda não foram salvas."
pub(crate) fn waits(day: NaiveDate, count: usize) -> String {
    let answers = plural(i64::try_from(count).unwrap_or(i64::MAX), "resposta", "respostas");
    let verb = if count == 1 { "ainda não foi salva" } else { "ainda não foram salvas" };
    format!("{answers} de {} {verb}.", date(day))
}

/// "Ver 24/11/2026".
pub(crate) fn see_day(day: NaiveDate) -> String {
    format!("Ver {}", date(day))
}

/// How a visit that was put off is called in the agenda.
pub(crate) fn put_off() -> &'static str {
    labels::channel(Channel::Visit)
}

/// "visita às 09:00".
pub(crate) fn planned(channel: Channel, at: Option<NaiveTime>) -> String {
    match at {
        Some(at) => format!("{} às {}", labels::channel(channel), time(at)),
        None => format!("{} combinada", labels::channel(channel)),
    }
}

/// "a 0,4 km de onde você esteve".
pub(crate) fn near(km: f64) -> String {
    format!("a {} km de onde você esteve", decimal(km, 1))
}

/// "atrasado".
pub(crate) fn due(state: ContactState) -> &'static str {
    labels::state(state)
}

/// "Resultado com Padaria União".
pub(crate) fn results_of(name: &str) -> String {
    format!("Resultado com {name}")
}

/// "Salvar 6 respostas".
pub(crate) fn save(answers: usize) -> String {
    format!("Salvar {}", plural(count(answers), "resposta", "respostas"))
}

/// What becomes of appointments nobody answers for.
pub(crate) fn missed(open: usize) -> String {
    match open {
        1 => "O compromisso sem resposta fica como não realizado.".to_owned(),
        _ => format!("Os {open} compromissos sem resposta ficam como não realizados."),
    }
}

/// "4 clientes visitados e 1 por outro canal. Cobertura do mês: 56,0%, 3 clientes a mais hoje. Cerca de 38 km entre as visitas."
pub(crate) fn summary(day: &DaySummary) -> String {
    if day.visits + day.others == 0 {
        return "Nenhum contato registrado neste dia.".to_owned();
    }
    let visits = plural(count(day.visits), "cliente visitado", "clientes visitados");
    let others = format!("{} por outro canal", plural(count(day.others), "cliente", "clientes"));
    let done: Vec<String> = [(day.visits, visits), (day.others, others)]
        .into_iter()
        .filter(|(many, _)| *many > 0)
        .map(|(_, said)| said)
        .collect();
    let gained = match day.gained {
        0 => "ninguém a mais no dia".to_owned(),
        many => format!("{} a mais no dia", plural(count(many), "cliente", "clientes")),
    };
    let mut said = format!("{}. Cobertura do mês: {}, {gained}.", list(&done), percent(day.coverage));
    if let Some(km) = day.km {
        said.push_str(&format!(
            " Cerca de {} km entre as visitas.",
            decimal(km, if km < 10.0 { 1 } else { 0 })
        ));
    }
    said
}

fn count(many: usize) -> i64 {
    i64::try_from(many).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::value::ratio::Ratio;

    #[test]
    fn the_day_is_told_in_one_line() {
        let day =
            DaySummary { visits: 4, others: 1, coverage: Ratio::new(56, 100), gained: 3, km: Some(37.6) };
        assert_eq!(
            summary(&day),
            "4 clientes visitados e 1 cliente por outro canal. Cobertura do mês: 56,0%, 3 clientes a mais no dia. Cerca de 38 km entre as visitas."
        );
        let quiet = DaySummary { visits: 1, others: 0, gained: 0, km: None, ..day };
        assert_eq!(summary(&quiet), "1 cliente visitado. Cobertura do mês: 56,0%, ninguém a mais no dia.");
        let none = DaySummary { visits: 0, ..quiet };
        assert_eq!(summary(&none), "Nenhum contato registrado neste dia.");
    }

    #[test]
    fn one_and_many_open_appointments() {
        assert_eq!(missed(1), "O compromisso sem resposta fica como não realizado.");
        assert_eq!(missed(2), "Os 2 compromissos sem resposta ficam como não realizados.");
        assert_eq!(save(1), "Salvar 1 resposta");
    }
}
