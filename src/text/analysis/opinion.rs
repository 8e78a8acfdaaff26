//! NPS and complaints.
use super::*;
use crate::domain::measure::nps::{Nps, Opinion};
use chrono::NaiveDate;

pub(crate) const GROUP: &str = "Grupo";
pub(crate) const ANSWER: &str = "Nota";
pub(crate) const DAY: &str = "Data";
pub(crate) const COMPLAINTS: &str = "Reclamações";
pub(crate) const STATE: &str = "Situação";
pub(crate) const RESOLVED_ON: &str = "Resolvida em";
pub(crate) const WHAT: &str = "Reclamação";
pub(crate) const HOW_TO_ASK: &str =
    "Ao registrar um contato, toque em “Mais detalhes” e anote a nota de 0 a 10 que o cliente deu.";

pub(crate) fn one(opinion: Opinion) -> &'static str {
    match opinion {
        Opinion::Promoter => "promotor",
        Opinion::Passive => "neutro",
        Opinion::Detractor => "detrator",
    }
}

pub(crate) fn many(opinion: Opinion) -> &'static str {
    match opinion {
        Opinion::Promoter => "Promotores",
        Opinion::Passive => "Neutros",
        Opinion::Detractor => "Detratores",
    }
}

/// "NPS 10 ± 11,5 pontos: 200 clientes responderam".
pub(crate) fn finding(nps: Nps) -> String {
    let Some(score) = nps.score().percent_tenths() else {
        return "Ninguém respondeu ainda se indicaria você".to_owned();
    };
    let margin = nps.margin().unwrap_or_default();
    format!(
        "NPS {} ± {} pontos: {}",
        signed(score),
        decimal(margin, 1),
        plural(nps.answers() as i64, "cliente respondeu", "clientes responderam")
    )
}

/// Tenths with a true minus and no idle decimal: "10", "−4,5".
fn signed(tenths: i64) -> String {
    let sign = if tenths < 0 { "−" } else { "" };
    let whole = tenths.abs();
    if whole % 10 == 0 {
        format!("{sign}{}", whole / 10)
    } else {
        format!("{sign}{},{}", whole / 10, whole % 10)
    }
}

/// "80 promotores (40,0%), 60 neutros (30,0%) e 60 detratores (30,0%)."
pub(crate) fn groups(nps: Nps) -> Option<String> {
    let all = nps.answers();
    let part = |count: usize, one: &str, many: &str| {
        format!("{} ({})", plural(count as i64, one, many), percent(Ratio::of_counts(count, all)))
    };
    (all > 0).then(|| {
        format!(
            "{}, {} e {}.",
            part(nps.promoters, "promotor", "promotores"),
            part(nps.passives, "neutro", "neutros"),
            part(nps.detractors, "detrator", "detratores")
        )
    })
}

pub(crate) fn note(older_than_a_year: usize) -> String {
    let old = match older_than_a_year {
        0 => String::new(),
        n => format!(" {} mais de 12 meses.", plural(n as i64, "resposta tem", "respostas têm")),
    };
    format!(
        "Conta a última resposta de cada cliente. Promotor: 9 ou 10; neutro: 7 ou 8; detrator: até 6. NPS é a parte de promotores menos a de detratores, em pontos; a margem vale para 95% de confiança: com poucas respostas, ela é larga.{old}"
    )
}

/// "Nota 9".
pub(crate) fn answer(answer: u8) -> String {
    format!("{ANSWER} {answer}")
}

/// "nota 9 em 10/03/2026".
pub(crate) fn answered(answer: u8, day: NaiveDate) -> String {
    format!("nota {answer} em {}", format::date(day))
}

/// "Detratores (12)".
pub(crate) fn see(opinion: Opinion, clients: usize) -> String {
    format!("{} ({})", many(opinion), count(clients))
}

/// "3 reclamações abertas e 12 resolvidas".
pub(crate) fn complaints(open: usize, all: usize) -> String {
    match (open, all) {
        (_, 0) => "Nenhuma reclamação registrada".to_owned(),
        (0, all) => {
            format!("Nenhuma reclamação aberta; {}", plural(all as i64, "foi resolvida", "foram resolvidas"))
        }
        (open, all) => format!(
            "{} e {}",
            plural(open as i64, "reclamação aberta", "reclamações abertas"),
            plural((all - open) as i64, "resolvida", "resolvidas")
        ),
    }
}

/// "A mais antiga espera há 12 dias. As resolvidas levaram 5 dias em média."
pub(crate) fn complaints_note(oldest_days: Option<i64>, taken: &[i64]) -> String {
    let waiting = oldest_days.map(|days| match days {
        0 => "A mais antiga é de hoje.".to_owned(),
        days => format!("A mais antiga espera há {}.", format::days(days)),
    });
    let mean = (!taken.is_empty()).then(|| {
        let mean = taken.iter().sum::<i64>() as f64 / taken.len() as f64;
        format!("As resolvidas levaram {} dias em média.", decimal(mean, 1))
    });
    let rule = "Um cliente com reclamação aberta é detrator até que outro contato a resolva.".to_owned();
    [waiting, mean, Some(rule)].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

pub(crate) fn state(resolved: bool) -> &'static str {
    if resolved { "resolvida" } else { "aberta" }
}

/// "Abertas (3)".
pub(crate) fn open(complaints: usize) -> String {
    format!("Abertas ({})", count(complaints))
}
