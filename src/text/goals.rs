//! Words of *Metas*.

use super::format::{date, integer, list, money, month_name, month_year, percent, plural, share};
use crate::domain::calendar::period::Month;
use crate::domain::catalog::goals::{Measure, Source};
use crate::domain::indicator::coverage::goal_progress::{Band, Done, GoalStanding, Progress};
use crate::domain::indicator::coverage::month_closing::RevisedRate;
use crate::domain::value::money::Centavos;
use crate::domain::value::ratio::Ratio;

pub(crate) const WHOLE: &str = "Carteira toda";
pub(crate) const PREVIOUS_MONTH: &str = "Mês anterior";
pub(crate) const NEXT_MONTH: &str = "Mês seguinte";
pub(crate) const EDIT: &str = "Editar metas";
pub(crate) const SAVE: &str = "Salvar metas";
pub(crate) const CANCEL: &str = "Cancelar";
pub(crate) const USE_SUGGESTED: &str = "Usar sugestões";
pub(crate) const SET_BY_HAND: &str = "Definir metas";
pub(crate) const NO_GOAL: &str = "Sem meta";
pub(crate) const TOO_MUCH: &str = "Use de 1 a 100.";
pub(crate) const CLEAR_HINT: &str = "Em branco, fica sem meta; a cobertura volta ao padrão dos Ajustes.";
pub(crate) const HISTORY: &str = "Meses anteriores";
pub(crate) const MONTH: &str = "Mês";
pub(crate) const EMPTY_TITLE: &str = "A carteira ainda não tem clientes";
pub(crate) const EMPTY_WHY: &str = "Com clientes, contatos e pedidos, as metas de cobertura, positivação, faturamento e clientes novos se acompanham sozinhas.";
pub(crate) const NOTE: &str = "Faturamento e clientes contam para quem atende o cliente no dia. Cliente novo é quem fez o primeiro pedido no mês. A caixa na barra é onde o mês estaria hoje pelo ritmo dos meses anteriores.";

pub(crate) fn measure(of: Measure) -> &'static str {
    match of {
        Measure::Coverage => "Cobertura",
        Measure::BuyerRate => "Positivação",
        Measure::Revenue => "Faturamento",
        Measure::NewClients => "Clientes novos",
    }
}

/// While the carteira is seen as several representadas.
pub(crate) const OF_EVERYTHING: &str =
    "Com mais de uma representada, as metas são da carteira inteira: contam os pedidos de todas.";
/// While it is seen as one.
pub(crate) const OF_ONE: &str = "Metas só desta representada: contam os pedidos dela.";

/// "Metas de novembro de 2026".
pub(crate) fn title(month: Month) -> String {
    format!("Metas de {}", month_year(month))
}

/// "Dia útil 13 de 19; restam 7 dias úteis, com hoje."
pub(crate) fn days(gone: usize, whole: usize, left: usize) -> String {
    match (gone, left) {
        (0, _) => format!("O mês tem {}.", plural(whole as i64, "dia útil", "dias úteis")),
        (_, 0) => format!("Mês encerrado, com {}.", plural(whole as i64, "dia útil", "dias úteis")),
        _ => format!(
            "Dia útil {gone} de {whole}; {} {}.",
            if left == 1 { "resta" } else { "restam" },
            plural(left as i64, "dia útil", "dias úteis")
        ),
    }
}

/// A target as it is spoken of: "80%", "R$ 12.000,00", "8".
pub(crate) fn target(of: Measure, value: u64) -> String {
    match of {
        Measure::Coverage | Measure::BuyerRate => format!("{value}%"),
        Measure::Revenue | Measure::NewClients => amount(of, value),
    }
}

/// "62,0% de 80%", "R$ 900,00 de R$ 1.000,00", "3 de 8".
pub(crate) fn figure(of: &Progress) -> String {
    let reached = match of.whole {
        Some(whole) => percent(Ratio::new(of.done as i64, whole.into())),
        None => amount(of.measure, of.done),
    };
    format!("{reached} de {}", target(of.measure, of.target.value))
}

/// The same for who hears the bar.
pub(crate) fn bar(of: &Progress) -> String {
    format!("{}: {}, {}", measure(of.measure), figure(of), standing(of.standing))
}

/// What is there without a target: "R$ 900,00 até agora".
pub(crate) fn so_far(of: Measure, done: &Done) -> String {
    match of.is_rate() {
        true => {
            let ratio = Ratio::new(done.amount(of) as i64, done.tally.eligible.into());
            format!("{} até agora", share(ratio))
        }
        false => format!("{} até agora", amount(of, done.amount(of))),
    }
}

/// "Faltam 36 clientes: 6 por dia útil."
pub(crate) fn sentence(of: &Progress, month: Month) -> String {
    if of.whole == Some(0) {
        return "Nenhum cliente entra na conta deste mês ainda.".to_owned();
    }
    let what = |amount: u64| counted(of.measure, amount);
    match of.standing {
        GoalStanding::Waiting => {
            format!("A partir de {}: {}.", date(month.first_day()), what(of.needed))
        }
        GoalStanding::Reached if of.done > of.needed => {
            format!("Meta alcançada, com {} a mais.", what(of.done - of.needed))
        }
        GoalStanding::Reached => "Meta alcançada.".to_owned(),
        GoalStanding::Missed => {
            let verb = if is_one(of.measure, of.missing) { "Faltou" } else { "Faltaram" };
            format!("{verb} {}.", what(of.missing))
        }
        GoalStanding::Ahead | GoalStanding::OnPace | GoalStanding::Behind => {
            let verb = if is_one(of.measure, of.missing) { "Falta" } else { "Faltam" };
            match pace(of) {
                Some(pace) => format!("{verb} {}: {pace}.", what(of.missing)),
                None => format!("{verb} {}; não há mais dia útil no mês.", what(of.missing)),
            }
        }
    }
}

/// "6 por dia útil", "1 a cada 3 dias úteis".
fn pace(of: &Progress) -> Option<String> {
    let per_day = of.per_working_day?;
    let left = u64::from(of.working_days_left);
    if of.measure != Measure::Revenue && of.missing > 0 && left >= 2 * of.missing {
        return Some(format!("1 a cada {} dias úteis", left / of.missing));
    }
    Some(format!("{} por dia útil", amount(of.measure, per_day)))
}

pub(crate) fn standing(of: GoalStanding) -> &'static str {
    match of {
        GoalStanding::Reached => "alcançada",
        GoalStanding::Ahead => "adiantada",
        GoalStanding::OnPace => "no ritmo",
        GoalStanding::Behind => "atrasada",
        GoalStanding::Missed => "não alcançada",
        GoalStanding::Waiting => "ainda não começou",
    }
}

/// "Pelo ritmo dos meses anteriores, hoje seriam de 98 a 121 clientes." Nothing once the month is decided.
pub(crate) fn usual(of: &Progress) -> Option<String> {
    match of.standing {
        GoalStanding::Ahead | GoalStanding::OnPace | GoalStanding::Behind => {}
        GoalStanding::Reached | GoalStanding::Missed | GoalStanding::Waiting => return None,
    }
    let Band { low, high, months } = of.band;
    if high == 0 {
        return None;
    }
    Some(match months {
        0 => format!("Em ritmo igual, hoje seriam {}.", counted(of.measure, high)),
        _ if low == high => {
            format!("Pelo ritmo dos meses anteriores, hoje seriam {}.", counted(of.measure, high))
        }
        _ => format!(
            "Pelo ritmo dos meses anteriores, hoje seriam de {} a {}.",
            amount(of.measure, low),
            counted(of.measure, high)
        ),
    })
}

/// Where a target comes from, when it was not set for this month and this vendedor.
pub(crate) fn source(of: Source) -> Option<&'static str> {
    match of {
        Source::Own => None,
        Source::Principal => Some("Meta da representada."),
        Source::Everything => Some("Meta com todas as representadas."),
        Source::Carteira => Some("Meta da carteira."),
        Source::Setting => Some("Meta padrão dos Ajustes."),
    }
}

/// "Sugestão: 45%, a média dos últimos 3 meses."
pub(crate) fn suggestion(of: Measure, value: u64) -> String {
    format!("Sugestão: {}, pela média dos últimos 3 meses.", target(of, value))
}

/// "Copiar as de outubro".
pub(crate) fn copy_from(month: Month) -> String {
    format!("Copiar as de {}", month_name(month))
}

pub(crate) fn none_title(month: Month) -> String {
    format!("Nenhuma meta para {}", month_year(month))
}

/// "A cobertura segue o padrão de 80%. As sugestões vêm da média dos últimos 3 meses: cobertura 45%, …"
pub(crate) fn none_why(coverage_percent: u8, suggested: &[(Measure, u64)]) -> String {
    let rest = match suggested {
        [] => "Ainda não há histórico para sugerir; defina o que você quer alcançar.".to_owned(),
        _ => {
            let each: Vec<String> = suggested
                .iter()
                .map(|(of, value)| format!("{} {}", measure(*of).to_lowercase(), target(*of, *value)))
                .collect();
            format!("Pela média dos últimos 3 meses, sugerimos {}.", list(&each))
        }
    };
    format!("A cobertura segue o padrão de {coverage_percent}%. {rest}")
}

/// In the table of earlier months: "62,0% de 80%: alcançada".
pub(crate) fn outcome(of: &Progress) -> String {
    format!("{}: {}", figure(of), standing(of.standing))
}

/// The same of a closed month, with the rate revised since: "62,0% de 80%: não alcançada; revista: 81,0%".
pub(crate) fn outcome_closed(of: &Progress, closed: Option<&RevisedRate>) -> String {
    match closed.filter(|rate| rate.is_changed()) {
        Some(rate) => format!("{}; revista: {}", outcome(of), share(rate.now)),
        None => outcome(of),
    }
}

/// "Alcançadas 5 de 12 metas em 6 meses".
pub(crate) fn tally(reached: usize, goals: usize) -> String {
    match goals {
        0 => "Nenhuma meta nestes meses.".to_owned(),
        _ => format!(
            "{} de {} {}.",
            integer(reached as i64),
            plural(goals as i64, "meta", "metas"),
            if reached == 1 { "alcançada" } else { "alcançadas" }
        ),
    }
}

fn is_one(of: Measure, amount: u64) -> bool {
    of != Measure::Revenue && amount == 1
}

fn amount(of: Measure, amount: u64) -> String {
    let amount = i64::try_from(amount).unwrap_or(i64::MAX);
    match of {
        Measure::Revenue => money(Centavos::new(amount)),
        Measure::Coverage | Measure::BuyerRate | Measure::NewClients => integer(amount),
    }
}

fn counted(of: Measure, amount: u64) -> String {
    let number = i64::try_from(amount).unwrap_or(i64::MAX);
    match of {
        Measure::Revenue => money(Centavos::new(number)),
        Measure::Coverage | Measure::BuyerRate => plural(number, "cliente", "clientes"),
        Measure::NewClients => plural(number, "cliente novo", "clientes novos"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::goals::Target;

    fn progress(measure: Measure, missing: u64, left: u32, standing: GoalStanding) -> Progress {
        Progress {
            measure,
            target: Target { value: 80, source: Source::Own },
            needed: 160,
            done: 160 - missing.min(160),
            missing,
            whole: measure.is_rate().then_some(200),
            working_days_left: left,
            per_working_day: (left > 0).then(|| missing.div_ceil(u64::from(left))),
            band: Band { low: 98, high: 121, months: 6 },
            standing,
        }
    }

    fn month() -> Month {
        Month::new(2026, 11).unwrap()
    }

    #[test]
    fn what_is_missing_is_told_by_working_day() {
        let said = |measure, missing, left| {
            sentence(&progress(measure, missing, left, GoalStanding::Behind), month()).replace('\u{a0}', " ")
        };
        assert_eq!(said(Measure::Coverage, 36, 7), "Faltam 36 clientes: 6 por dia útil.");
        assert_eq!(said(Measure::NewClients, 2, 7), "Faltam 2 clientes novos: 1 a cada 3 dias úteis.");
        assert_eq!(said(Measure::NewClients, 1, 1), "Falta 1 cliente novo: 1 por dia útil.");
        assert_eq!(said(Measure::Revenue, 10_000, 4), "Faltam R$ 100,00: R$ 25,00 por dia útil.");
        assert_eq!(said(Measure::Coverage, 36, 0), "Faltam 36 clientes; não há mais dia útil no mês.");
    }

    #[test]
    fn a_month_that_is_decided_says_so() {
        let at = |standing, missing| sentence(&progress(Measure::Coverage, missing, 0, standing), month());
        assert_eq!(at(GoalStanding::Reached, 0), "Meta alcançada.");
        assert_eq!(at(GoalStanding::Missed, 1), "Faltou 1 cliente.");
        assert_eq!(at(GoalStanding::Waiting, 160), "A partir de 01/11/2026: 160 clientes.");
        let more = Progress { done: 170, ..progress(Measure::Coverage, 0, 3, GoalStanding::Reached) };
        assert_eq!(sentence(&more, month()), "Meta alcançada, com 10 clientes a mais.");
        assert_eq!(usual(&more), None);
        let nobody = Progress { whole: Some(0), ..more };
        assert_eq!(sentence(&nobody, month()), "Nenhum cliente entra na conta deste mês ainda.");
    }

    #[test]
    fn a_target_of_a_closed_month_is_judged_by_the_closing_and_names_the_revision() {
        let found = progress(Measure::Coverage, 36, 0, GoalStanding::Missed);
        let closed_on = chrono::NaiveDate::from_ymd_opt(2026, 11, 10).unwrap();
        let (closed, now) = (Ratio::new(124, 200), Ratio::new(162, 200));
        let rate = RevisedRate { closed_on, closed, now, entries: 38 };
        assert_eq!(
            outcome_closed(&found, Some(&rate)),
            "62,0% de 80%: não alcançada; revista: 81,0% (162 de 200)"
        );
        let same = RevisedRate { now: closed, ..rate };
        assert_eq!(outcome_closed(&found, Some(&same)), "62,0% de 80%: não alcançada");
        assert_eq!(outcome_closed(&found, None), "62,0% de 80%: não alcançada");
    }

    #[test]
    fn the_figure_has_its_goal_and_the_band_its_words() {
        let found = progress(Measure::Coverage, 36, 7, GoalStanding::OnPace);
        assert_eq!(figure(&found), "62,0% de 80%");
        assert_eq!(
            usual(&found).unwrap(),
            "Pelo ritmo dos meses anteriores, hoje seriam de 98 a 121 clientes."
        );
        let even = Progress { band: Band { low: 109, high: 109, months: 0 }, ..found };
        assert_eq!(usual(&even).unwrap(), "Em ritmo igual, hoje seriam 109 clientes.");
    }

    #[test]
    fn days_of_the_month_are_told_before_in_and_after() {
        assert_eq!(days(0, 19, 19), "O mês tem 19 dias úteis.");
        assert_eq!(days(13, 19, 7), "Dia útil 13 de 19; restam 7 dias úteis.");
        assert_eq!(days(19, 19, 0), "Mês encerrado, com 19 dias úteis.");
    }

    #[test]
    fn without_goals_the_suggestions_are_named() {
        assert_eq!(
            none_why(80, &[(Measure::Coverage, 45), (Measure::NewClients, 3)]),
            "A cobertura segue o padrão de 80%. Pela média dos últimos 3 meses, sugerimos cobertura 45% e clientes novos 3."
        );
        assert!(none_why(80, &[]).contains("não há histórico"));
    }
}
