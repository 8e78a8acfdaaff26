//! Words of *Hoje*.

use super::format::{
    count, date, day_month, days, integer, list, money_short, month_name, near, percent, percent_whole,
    plural, share, time, weekday,
};
use super::labels;
use crate::domain::calendar::period::{Month, days_between};
use crate::domain::indicator::coverage::Coverage;
use crate::domain::indicator::coverage::pace::{OutOfReach, Pace};
use crate::domain::portfolio::eligibility::Exclusion;
use crate::domain::value::money::Centavos;
use crate::domain::value::ratio::Ratio;
use chrono::{NaiveDate, NaiveTime};

pub(crate) const OTHER_RESULT: &str = "Outro resultado";
pub(crate) const APPOINTED: &str = "Combinados";
pub(crate) const FORGOTTEN: &str = "Esquecidos";
pub(crate) const OVERDUE: &str = "Atrasados";
pub(crate) const DUE: &str = "Na hora";
pub(crate) const NEVER: &str = "Sem registro";
pub(crate) const NEXT_DAYS: &str = "Próximos 7 dias";
pub(crate) const GROUPS: &str = "Quem contatar";
pub(crate) const SEE_COVERAGE: &str = "Ver cobertura";
pub(crate) const MORE_OF_COVERAGE: &str = "O que falta para a meta";
pub(crate) const ALL_CALM: &str = "Ninguém espera aqui";

/// "Cobertura de novembro".
pub(crate) fn coverage_of(month: Month) -> String {
    format!("Cobertura de {}", month_name(month))
}

/// "124 de 200 clientes".
pub(crate) fn covered_of(ratio: Ratio) -> String {
    format!("{} de {}", integer(ratio.num), plural(ratio.den, "cliente", "clientes"))
}

/// "Faltam 36 para a meta de 80%: 4 por dia útil."
pub(crate) fn missing(pace: &Pace, goal_percent: u8, eligible: u32) -> String {
    if eligible == 0 {
        return "Nenhum cliente entra na conta deste mês ainda.".to_owned();
    }
    if pace.missing == 0 {
        return format!("Meta de {goal_percent}% alcançada.");
    }
    let verb = if pace.missing == 1 { "Falta" } else { "Faltam" };
    let clients = plural(i64::from(pace.missing), "cliente", "clientes");
    match pace.per_working_day {
        Some(per_day) => {
            let left = plural(i64::from(pace.working_days_left), "dia útil", "dias úteis");
            format!("{verb} {clients} para a meta de {goal_percent}%: {per_day} por dia, em {left}.")
        }
        None => format!("{verb} {clients} para a meta de {goal_percent}%; não há mais dia útil no mês."),
    }
}

/// "Faltam 48 clientes para a meta de 80%; cabem 8 hoje: dá para chegar a 53%."
pub(crate) fn out_of_reach(of: &OutOfReach, goal_percent: u64, works_today: bool) -> String {
    let missing = i64::try_from(of.missing).unwrap_or(i64::MAX);
    let verb = if missing == 1 { "Falta" } else { "Faltam" };
    let fits = if of.room == 1 { "cabe" } else { "cabem" };
    let room = integer(i64::try_from(of.room).unwrap_or(i64::MAX));
    let when = match of.working_days_left {
        1 if works_today => "hoje".to_owned(),
        1 => "no dia útil que resta".to_owned(),
        left => format!("em {left} dias úteis"),
    };
    format!(
        "{verb} {} para a meta de {goal_percent}%; {fits} {room} {when}: dá para chegar a {}.",
        plural(missing, "cliente", "clientes"),
        percent_whole(of.reach)
    )
}

/// "No ritmo atual, o mês termina com 75%."
pub(crate) fn projection(pace: &Pace, eligible: u32) -> Option<String> {
    let projected = Ratio::new(i64::from(pace.projected?), i64::from(eligible));
    (eligible > 0).then(|| format!("No ritmo atual, o mês termina com {}.", percent(projected)))
}

/// "Outubro fechou em 50,0% (1 de 2).", and where that changed: "Outubro fechou em 50,0% (1 de 2); revista: 75,0% (3 de 4)."
pub(crate) fn month_before(month: Month, closed: Ratio, now: Ratio) -> String {
    let name = month_name(month);
    let begin = name.chars().next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    let rest: String = name.chars().skip(1).collect();
    let said = format!("{begin}{rest} fechou em {}", share(closed));
    if closed == now { format!("{said}.") } else { format!("{said}; revista: {}.", share(now)) }
}

/// "Fora da conta: 3 bloqueados e 7 potenciais." Who has not entered yet is no part of the carteira: on a past date it is
/// not even known.
pub(crate) fn left_out(coverage: &Coverage) -> Option<String> {
    let out: Vec<String> = Exclusion::ALL
        .into_iter()
        .filter(|reason| *reason != Exclusion::NotEntered && coverage.excluded(*reason) > 0)
        .map(|reason| labels::exclusion(reason, coverage.excluded(reason)))
        .collect();
    (!out.is_empty()).then(|| format!("Fora da conta: {}.", list(&out)))
}

/// Says the bar in words.
pub(crate) fn bar(ratio: Ratio, goal_percent: u8) -> String {
    format!("Cobertura {}, meta {goal_percent}%", share(ratio))
}

/// Beside the days without contact, which are the figure of the row: "intervalo de 30 dias", or why there is no figure.
pub(crate) fn why_now(days_without: Option<i32>, cadence_days: u16) -> String {
    let interval = days(i64::from(cadence_days));
    match days_without {
        Some(0) => format!("contatado hoje; intervalo de {interval}"),
        Some(_) => format!("intervalo de {interval}"),
        None => format!("nenhum contato registrado; intervalo de {interval}"),
    }
}

/// After the figure of a row: "1 dia", "41 dias".
pub(crate) fn unit_of(days_without: i32) -> &'static str {
    if days_without == 1 { " dia" } else { " dias" }
}

/// "compra a cada 28 dias".
pub(crate) fn usual_cycle(cycle_days: i32) -> String {
    format!("compra a cada {}", days(i64::from(cycle_days)))
}

/// "agendado às 10:00, visita confirmada".
pub(crate) fn appointed(at: Option<NaiveTime>, confirmed: bool) -> String {
    let when = match at {
        Some(at) => format!("agendado às {}", time(at)),
        None => "agendado para hoje".to_owned(),
    };
    if confirmed { format!("{when}, visita confirmada") } else { when }
}

/// "combinado para ontem, não feito: levar amostra".
pub(crate) fn unkept(on: NaiveDate, what: Option<&str>, today: NaiveDate) -> String {
    let when = match days_between(on, today) {
        1 => "ontem".to_owned(),
        2..=6 => format!("{}, {}", weekday(on), day_month(on)),
        _ => date(on),
    };
    let said = format!("combinado para {when}, não feito");
    match what {
        Some(what) => format!("{said}: {what}"),
        None => said,
    }
}

/// "R$ 1,2 mil por mês".
pub(crate) fn at_stake(monthly: Centavos) -> String {
    format!("{} por mês", money_short(monthly))
}

/// "vence amanhã (25/11/2026)".
pub(crate) fn falls_due(due: NaiveDate, today: NaiveDate) -> String {
    format!("vence {} ({})", near(due, today), date(due))
}

/// "Ver os 412 na lista".
pub(crate) fn see_all(total: usize) -> String {
    format!("Ver os {} na lista", count(total))
}

/// Why a group is empty, and what that means.
pub(crate) fn empty_group(group: &str) -> String {
    format!("Nenhum cliente em “{}” agora.", group.to_lowercase())
}

/// "Outro resultado com Padaria União".
pub(crate) fn other_with(name: &str) -> String {
    format!("{OTHER_RESULT} com {name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pace(missing: u32, per_working_day: Option<u32>) -> Pace {
        Pace {
            needed: 160,
            missing,
            working_days_left: 7,
            per_working_day,
            projected: Some(181),
            expected_today: 0,
        }
    }

    #[test]
    fn what_is_missing_is_said_with_its_pace() {
        assert_eq!(
            missing(&pace(36, Some(6)), 80, 200),
            "Faltam 36 clientes para a meta de 80%: 6 por dia, em 7 dias úteis."
        );
        assert_eq!(missing(&pace(0, Some(0)), 80, 200), "Meta de 80% alcançada.");
        assert_eq!(
            missing(&pace(1, None), 80, 200),
            "Falta 1 cliente para a meta de 80%; não há mais dia útil no mês."
        );
        assert_eq!(missing(&pace(0, None), 80, 0), "Nenhum cliente entra na conta deste mês ainda.");
    }

    #[test]
    fn the_month_before_stands_at_its_closing() {
        let october = Month::new(2026, 10).unwrap();
        let (closed, now) = (Ratio::new(1, 2), Ratio::new(3, 4));
        assert_eq!(month_before(october, closed, closed), "Outubro fechou em 50,0% (1 de 2).");
        assert_eq!(
            month_before(october, closed, now),
            "Outubro fechou em 50,0% (1 de 2); revista: 75,0% (3 de 4)."
        );
    }

    #[test]
    fn a_goal_out_of_reach_is_said_plainly() {
        let of = |missing, days, visits| {
            crate::domain::indicator::coverage::pace::out_of_reach(72, 150, missing, days, visits).unwrap()
        };
        assert_eq!(
            out_of_reach(&of(48, 1, 8), 80, true),
            "Faltam 48 clientes para a meta de 80%; cabem 8 hoje: dá para chegar a 53%."
        );
        assert_eq!(
            out_of_reach(&of(48, 1, 8), 80, false),
            "Faltam 48 clientes para a meta de 80%; cabem 8 no dia útil que resta: dá para chegar a 53%."
        );
        assert_eq!(
            out_of_reach(&of(48, 3, 8), 80, true),
            "Faltam 48 clientes para a meta de 80%; cabem 24 em 3 dias úteis: dá para chegar a 64%."
        );
    }

    #[test]
    fn what_was_agreed_and_not_done_says_for_when() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        let said = |on, what| unkept(day(on), what, day(25));
        assert_eq!(said(24, Some("levar amostra")), "combinado para ontem, não feito: levar amostra");
        assert_eq!(said(23, None), "combinado para segunda-feira, 23/11, não feito");
        assert_eq!(said(18, None), "combinado para 18/11/2026, não feito");
        assert_eq!(appointed(None, true), "agendado para hoje, visita confirmada");
    }

    #[test]
    fn whoever_is_left_out_is_counted_by_reason() {
        let coverage = Coverage { excluded: [142, 0, 3, 7, 1, 2], ..Coverage::default() };
        let said = left_out(&coverage);
        assert_eq!(
            said.as_deref(),
            Some("Fora da conta: 3 bloqueados, 7 potenciais, 1 ex-cliente e 2 ex-clientes por silêncio.")
        );
        assert_eq!(left_out(&Coverage::default()), None);
    }
}
