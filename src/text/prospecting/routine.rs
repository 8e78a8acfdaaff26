//! Words of the routine, and how far it is kept.

use crate::domain::prospect::routine::Routine;
use crate::domain::rules::prospecting::{Pace, ProspectingRules};
use crate::text::format::{count, list, plural};

pub(crate) const TITLE: &str = "Rotina de prospecção";
pub(crate) const SET: &str = "Definir rotina";
pub(crate) const CHANGE: &str = "Mudar rotina";
pub(crate) const NONE: &str =
    "Quanto você quer prospectar? Um alvo pequeno e constante vale mais que um grande de vez em quando.";
pub(crate) const PACE: &str = "A cada";
pub(crate) const NAMES: &str = "Nomes novos";
pub(crate) const CONTACTS: &str = "Contatos com potenciais";
pub(crate) const VISITS: &str = "Visitas a potenciais";
pub(crate) const HINT: &str = "Em branco: sem alvo";
pub(crate) const SAVE: &str = "Salvar";

pub(crate) fn pace(pace: Pace) -> &'static str {
    match pace {
        Pace::Daily => "dia",
        Pace::Weekly => "semana",
        Pace::Monthly => "mês",
    }
}

/// "Prospecção nesta semana: 2 de 5 nomes, 7 de 10 contatos".
pub(crate) fn line(routine: &Routine, rules: &ProspectingRules) -> String {
    let when = match rules.pace {
        Pace::Daily => "hoje",
        Pace::Weekly => "nesta semana",
        Pace::Monthly => "neste mês",
    };
    let done = &routine.done;
    let of = |some: usize, aim: u16, one: &str, many: &str| {
        let noun = if aim == 1 { one } else { many };
        (aim > 0).then(|| format!("{} de {} {noun}", count(some), count(usize::from(aim))))
    };
    let parts = [
        of(done.names, rules.names, "nome novo", "nomes novos"),
        of(done.contacts, rules.contacts, "contato", "contatos"),
        of(done.visits, rules.visits, "visita", "visitas"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("Prospecção {when}: {}", list(&parts))
}

/// "4 semanas seguidas com o alvo cumprido". `None`: nothing to be proud of yet.
pub(crate) fn streak(routine: &Routine, rules: &ProspectingRules) -> Option<String> {
    let count = i64::try_from(routine.streak).unwrap_or(i64::MAX);
    let (one, many) = match rules.pace {
        Pace::Daily => ("dia seguido", "dias seguidos"),
        Pace::Weekly => ("semana seguida", "semanas seguidas"),
        Pace::Monthly => ("mês seguido", "meses seguidos"),
    };
    (routine.streak > 1).then(|| format!("{} com o alvo cumprido", plural(count, one, many)))
}
