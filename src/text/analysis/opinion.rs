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
pub(crate) const OWNER: &str = "Quem resolve";
pub(crate) const DUE: &str = "Prazo";
pub(crate) const CONFIRMED_BY: &str = "Confirmada por";
pub(crate) const DAYS_TO_SOLVE: &str = "Dias até resolver";
pub(crate) const WHY: &str = "Por quê";
pub(crate) const REASONS: &str = "Por que a nota";
/// Of scores: NPS 9 and 10, 7 and 8, up to 6; CSAT 4 and 5, 3, up to 2.
pub(crate) const HEIGHTS: [&str; 3] = ["Nota alta", "Nota do meio", "Nota baixa"];
pub(crate) const CSAT_NOTE: &str = "Conta a última resposta de cada cliente. Satisfeito: 4 ou 5, de 1 a 5. No porquê, entram também as notas de 0 a 10: alta é 9 ou 10 (ou 4 e 5), do meio é 7 ou 8 (ou 3), baixa é até 6 (ou até 2).";
pub(crate) const HOW_TO_SAY_WHY: &str =
    "Quando o cliente der a nota, toque no porquê: entrega, preço, atendimento.";
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

/// "A mais antiga espera há 12 dias. 1 passou do prazo. As resolvidas levaram 5 dias (mediana de 7)."
pub(crate) fn complaints_note(oldest_days: Option<i64>, late: usize, taken: &[i64]) -> String {
    let waiting = oldest_days.map(|days| match days {
        0 => "A mais antiga é de hoje.".to_owned(),
        days => format!("A mais antiga espera há {}.", format::days(days)),
    });
    let overdue = (late > 0).then(|| format!("{} do prazo.", plural(late as i64, "passou", "passaram")));
    let median = median(taken).map(|median| {
        format!("As resolvidas levaram {} dias (mediana de {}).", decimal(median, 1), taken.len())
    });
    let rule = "Um cliente com reclamação aberta é detrator até que outro contato a resolva.".to_owned();
    [waiting, overdue, median, Some(rule)].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// "84,0% (21 de 25) satisfeitos".
pub(crate) fn satisfied(share: Ratio) -> String {
    if share.den == 0 {
        return "Ninguém respondeu ainda se está satisfeito".to_owned();
    }
    format!("Satisfeitos: {}", format::share(share))
}

/// "Nas notas baixas, o que mais pesa é entrega (4 de 9)."
pub(crate) fn low_because(reason: &str, count: usize, all: usize) -> String {
    format!("Nas notas baixas, o que mais pesa é {reason} ({count} de {all}).")
}

pub(crate) fn state(resolved: bool) -> &'static str {
    if resolved { "resolvida" } else { "aberta" }
}

/// "Abertas (3)".
pub(crate) fn open(complaints: usize) -> String {
    format!("Abertas ({})", count(complaints))
}

/// The middle of the days taken; of an even number, between the two in the middle.
fn median(taken: &[i64]) -> Option<f64> {
    let mut sorted = taken.to_vec();
    sorted.sort_unstable();
    let middle = sorted.len() / 2;
    let upper = *sorted.get(middle)?;
    let lower = if sorted.len().is_multiple_of(2) { *sorted.get(middle.checked_sub(1)?)? } else { upper };
    Some((lower + upper) as f64 / 2.0)
}
