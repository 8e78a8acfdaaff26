//! Words of *Cobertura*.

use super::format::{count, date, list, month_name, month_year, of_whole, percent, plural, points};
use crate::domain::calendar::period::Month;
use crate::domain::indicator::coverage::coverage_window::Window;
use crate::domain::indicator::coverage::month_closing::RevisedRate;
use crate::domain::value::ratio::Ratio;
use chrono::NaiveDate;

pub(crate) const MEASURE: &str = "Taxa";
pub(crate) const COVERAGE: &str = "Cobertura";
pub(crate) const VISIT_RATE: &str = "Visitação";
pub(crate) const BUYER_RATE: &str = "Positivação";
pub(crate) const MONTH: &str = "Mês";
pub(crate) const ELIGIBLE: &str = "Clientes na conta";
pub(crate) const PREVIOUS_MONTH: &str = "Mês anterior";
pub(crate) const NEXT_MONTH: &str = "Próximo mês";
pub(crate) const BY: &str = "Detalhar por";
pub(crate) const BY_SALESPERSON: &str = "Vendedor";
pub(crate) const BY_STATE: &str = "UF";
pub(crate) const BY_CLASS: &str = "Classe";
pub(crate) const BY_ABC: &str = "ABC";
pub(crate) const BY_INDUSTRY: &str = "Ramo";
pub(crate) const BY_PRINCIPAL: &str = "Representada";
pub(crate) const MONTHS_TITLE: &str = "Últimos 24 meses";
pub(crate) const NOBODY: &str = "sem vendedor";
pub(crate) const NO_STATE: &str = "sem UF";
pub(crate) const NO_ABC: &str = "sem faturamento";
pub(crate) const NO_INDUSTRY: &str = "sem ramo";
pub(crate) const NO_PRINCIPAL: &str = "sem representada";
pub(crate) const SEE_CLIENTS: &str = "Ver os clientes";
pub(crate) const EMPTY_TITLE: &str = "Ainda não há o que medir";
pub(crate) const EMPTY_WHY: &str = "A cobertura compara os clientes contatados com sucesso com todos os clientes da carteira. Importe ou cadastre clientes para começar.";
pub(crate) const MISSING: &str = "Faltam";
pub(crate) const OUT: &str = "Fora da conta";
pub(crate) const SPAN: &str = "Período";
pub(crate) const BY_MONTH: &str = "Mês";
pub(crate) const OWN_CADENCE: &str = "Intervalo de cada cliente";
const OWN_CADENCE_MEANS: &str = "Clientes cujo último contato com sucesso não passou do próprio intervalo de visita. Quem nunca foi contatado não está coberto.";
pub(crate) const BY_CITY: &str = "Município";
pub(crate) const NO_CITY: &str = "sem município";
pub(crate) const CLOSING: &str = "Fechamento";
pub(crate) const OPEN: &str = "em aberto";
pub(crate) const REVISED: &str = "revista";
pub(crate) const CLOSED_NOTE: &str = "Um mês é fechado depois do 5º dia útil do mês seguinte. A taxa é a do fechamento; se algo a mudou depois, a revista vem ao lado.";
/// Why a rate changed though nothing came later and nobody more or less is in it.
const CHANGED_OTHERWISE: &str = "lançamentos retirados ou juntados, ou mudança no cadastro ou nas regras";

pub(crate) const EFFECTIVENESS: &str = "Efetividade das visitas";
pub(crate) const EFFECTIVENESS_MEANS: &str = "Visitas com pedido entre as visitas feitas, também as feitas a quem está fora da conta da cobertura. O pedido é o do resultado da visita ou o lançado com ela.";

/// What each rate asks, in one sentence.
pub(crate) const COVERAGE_MEANS: &str =
    "Clientes contatados com sucesso no mês, por qualquer canal, entre os que estavam na carteira.";
pub(crate) const VISIT_RATE_MEANS: &str =
    "Clientes que receberam ao menos uma visita no mês, mesmo que o comprador não estivesse.";
pub(crate) const BUYER_RATE_MEANS: &str = "Clientes com ao menos um pedido válido no mês, contados uma vez.";

/// "Cobertura de novembro de 2026: 62,0% (124 de 200 clientes)".
pub(crate) fn finding(name: &str, month: Month, ratio: Ratio) -> String {
    format!("{name} de {}: {}", month_year(month), with_whole(ratio))
}

/// "Cobertura dos últimos 30 dias: 62,0% (124 de 200 clientes)".
pub(crate) fn window_finding(name: &str, window: Window, ratio: Ratio) -> String {
    match window {
        Window::Month(month) => finding(name, month, ratio),
        Window::Days(days) => format!("{name} dos últimos {days} dias: {}", with_whole(ratio)),
        Window::OwnCadence => format!("{name} pelo intervalo de cada cliente: {}", with_whole(ratio)),
    }
}

/// A choice of days: "30 dias".
pub(crate) fn rolling(days: u16) -> String {
    format!("Últimos {days} dias")
}

/// What a rate asks, in one sentence, over these days.
pub(crate) fn means(sentence: &str, window: Window) -> String {
    match window {
        Window::Month(_) => sentence.to_owned(),
        Window::Days(days) => sentence.replace("no mês", &format!("nos últimos {days} dias")),
        Window::OwnCadence => OWN_CADENCE_MEANS.to_owned(),
    }
}

/// "62,0% (124 de 200 clientes)".
pub(crate) fn with_whole(ratio: Ratio) -> String {
    if ratio.den == 0 {
        return "— (nenhum cliente na conta)".to_owned();
    }
    format!("{} ({} de {})", percent(ratio), count_of(ratio.num), plural(ratio.den, "cliente", "clientes"))
}

/// "Efetividade das visitas: 33,3% (1 de 3 visitas com pedido)".
pub(crate) fn effectiveness(ratio: Ratio) -> String {
    if ratio.den == 0 {
        return format!("{EFFECTIVENESS}: — (nenhuma visita feita)");
    }
    let visits = plural(ratio.den, "visita", "visitas");
    format!("{EFFECTIVENESS}: {} ({} de {visits} com pedido)", percent(ratio), count_of(ratio.num))
}

/// "62,0% · 124 de 200".
pub(crate) fn cell(ratio: Ratio) -> String {
    match ratio.den {
        0 => "—".to_owned(),
        _ => format!("{} · {} de {}", percent(ratio), count_of(ratio.num), count_of(ratio.den)),
    }
}

/// "50,0% · 1 de 2; revista: 75,0% · 3 de 4".
pub(crate) fn revised_cell(rate: &RevisedRate) -> String {
    match rate.is_changed() {
        true => format!("{}; revista: {}", cell(rate.closed), cell(rate.now)),
        false => cell(rate.closed),
    }
}

/// "Mês fechado em 10/11/2026, e nada mudou desde então.", or what changed the figure and to what: "Outubro fechou em 50,0%
/// (1 de 2); com 3 lançamentos posteriores: 75,0% (3 de 4), 25,0 pontos a mais."
pub(crate) fn closing(month: Month, rate: &RevisedRate, on: NaiveDate) -> String {
    use chrono::Datelike;
    let closed_on = date(rate.closed_on);
    if !rate.is_changed() {
        return format!("Mês fechado em {closed_on}; esta taxa não mudou desde então.");
    }
    let name = if month.year() == on.year() { month_name(month).to_owned() } else { month_year(month) };
    let (closed, now) = (shown(rate.closed), shown(rate.now));
    let because = list(&causes(rate));
    let moved = match (rate.closed.percent_tenths(), rate.now.percent_tenths()) {
        (Some(before), Some(after)) if before != after => {
            format!(
                ", {} {}",
                points((after - before).abs()),
                if after > before { "a mais" } else { "a menos" }
            )
        }
        _ => String::new(),
    };
    format!(
        "{} fechou em {closed}; com {because}: {now}{moved}. Fechamento de {closed_on}.",
        super::format::capitalised(&name)
    )
}

fn causes(rate: &RevisedRate) -> Vec<String> {
    let mut causes = Vec::new();
    if rate.entries > 0 {
        causes.push(plural(rate.entries.into(), "lançamento posterior", "lançamentos posteriores"));
    }
    let more = rate.now.den - rate.closed.den;
    if more != 0 {
        let which = if more > 0 { "a mais na conta" } else { "a menos na conta" };
        causes.push(format!("{} {which}", plural(more.abs(), "cliente", "clientes")));
    }
    if causes.is_empty() {
        causes.push(CHANGED_OTHERWISE.to_owned());
    }
    causes
}

fn shown(ratio: Ratio) -> String {
    match ratio.den {
        0 => "— (nenhum cliente na conta)".to_owned(),
        _ => format!("{} ({})", percent(ratio), of_whole(ratio)),
    }
}

/// The tabs of the clients behind a number: "Contatados (124)".
pub(crate) fn tab(word: &str, clients: usize) -> String {
    format!("{word} ({})", count(clients))
}

/// Says the chart in words: best and worst month.
pub(crate) fn chart_words(name: &str, months: &[(Month, Ratio)]) -> String {
    let known: Vec<_> = months.iter().filter(|(_, ratio)| ratio.den > 0).collect();
    let by_rate = |a: &&&(Month, Ratio), b: &&&(Month, Ratio)| {
        a.1.compare(b.1).unwrap_or(std::cmp::Ordering::Equal).then(b.0.cmp(&a.0))
    };
    match (known.iter().max_by(by_rate), known.iter().min_by(by_rate)) {
        (Some((best, high)), Some((worst, low))) if best != worst => format!(
            "{name} por mês: de {} em {} a {} em {}",
            percent(*low),
            month_year(*worst),
            percent(*high),
            month_year(*best)
        ),
        (Some((month, ratio)), _) => format!("{name} por mês: {} em {}", percent(*ratio), month_year(*month)),
        _ => format!("{name} por mês: ainda sem clientes na conta"),
    }
}

/// The word for those counted in a rate.
pub(crate) fn reached(name: &str) -> &'static str {
    match name {
        VISIT_RATE => "Visitados",
        BUYER_RATE => "Positivados",
        _ => "Contatados",
    }
}

fn count_of(number: i64) -> String {
    super::format::integer(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(number: u32) -> Month {
        Month::new(2026, number).unwrap()
    }

    #[test]
    fn a_rate_never_stands_without_its_whole() {
        assert_eq!(with_whole(Ratio::new(50, 100)), "50,0% (50 de 100 clientes)");
        assert_eq!(with_whole(Ratio::new(0, 0)), "— (nenhum cliente na conta)");
        assert_eq!(cell(Ratio::new(1, 3)), "33,3% · 1 de 3");
    }

    #[test]
    fn each_span_has_its_own_words() {
        let ratio = Ratio::new(124, 200);
        assert_eq!(
            window_finding(COVERAGE, Window::Days(30), ratio),
            "Cobertura dos últimos 30 dias: 62,0% (124 de 200 clientes)"
        );
        assert_eq!(
            window_finding(COVERAGE, Window::OwnCadence, ratio),
            "Cobertura pelo intervalo de cada cliente: 62,0% (124 de 200 clientes)"
        );
        for sentence in [COVERAGE_MEANS, VISIT_RATE_MEANS, BUYER_RATE_MEANS] {
            let said = means(sentence, Window::Days(7));
            assert!(said.contains("nos últimos 7 dias") && !said.contains("no mês"), "{said}");
        }
    }

    fn revised(closed: Ratio, now: Ratio, entries: u32) -> String {
        let closed_on = NaiveDate::from_ymd_opt(2026, 11, 10).unwrap();
        let rate = RevisedRate { closed_on, closed, now, entries };
        closing(month(10), &rate, NaiveDate::from_ymd_opt(2026, 11, 24).unwrap())
    }

    #[test]
    fn a_closed_month_is_told_with_its_revision_and_the_causes() {
        assert_eq!(
            revised(Ratio::new(1, 2), Ratio::new(1, 2), 4),
            "Mês fechado em 10/11/2026; esta taxa não mudou desde então."
        );
        assert_eq!(
            revised(Ratio::new(1, 2), Ratio::new(2, 2), 3),
            "Outubro fechou em 50,0% (1 de 2); com 3 lançamentos posteriores: 100,0% (2 de 2), 50,0 pontos a mais. Fechamento de 10/11/2026."
        );
        assert_eq!(
            revised(Ratio::new(1, 2), Ratio::new(1, 3), 1),
            "Outubro fechou em 50,0% (1 de 2); com 1 lançamento posterior e 1 cliente a mais na conta: 33,3% (1 de 3), 16,7 pontos a menos. Fechamento de 10/11/2026."
        );
        assert_eq!(
            revised(Ratio::new(1, 2), Ratio::new(0, 2), 0),
            "Outubro fechou em 50,0% (1 de 2); com lançamentos retirados ou juntados, ou mudança no cadastro ou nas regras: 0,0% (0 de 2), 50,0 pontos a menos. Fechamento de 10/11/2026."
        );
        let closed_on = NaiveDate::from_ymd_opt(2025, 11, 10).unwrap();
        let rate = RevisedRate { closed_on, closed: Ratio::new(1, 2), now: Ratio::new(0, 0), entries: 0 };
        let said =
            closing(Month::new(2025, 10).unwrap(), &rate, NaiveDate::from_ymd_opt(2026, 11, 24).unwrap());
        assert!(
            said.starts_with("Outubro de 2025 fechou em 50,0% (1 de 2); com 2 clientes a menos na conta: — "),
            "{said}"
        );
        assert_eq!(revised_cell(&rate), "50,0% · 1 de 2; revista: —");
    }

    #[test]
    fn effectiveness_says_its_visits_and_is_missing_without_them() {
        assert_eq!(
            effectiveness(Ratio::new(1, 3)),
            "Efetividade das visitas: 33,3% (1 de 3 visitas com pedido)"
        );
        assert_eq!(
            effectiveness(Ratio::new(1, 1)),
            "Efetividade das visitas: 100,0% (1 de 1 visita com pedido)"
        );
        assert_eq!(effectiveness(Ratio::new(0, 0)), "Efetividade das visitas: — (nenhuma visita feita)");
    }

    #[test]
    fn the_chart_is_said_by_its_extremes() {
        let months =
            [(month(9), Ratio::new(1, 4)), (month(10), Ratio::new(0, 0)), (month(11), Ratio::new(3, 4))];
        assert_eq!(
            chart_words(COVERAGE, &months),
            "Cobertura por mês: de 25,0% em setembro de 2026 a 75,0% em novembro de 2026"
        );
        assert_eq!(chart_words(COVERAGE, &[]), "Cobertura por mês: ainda sem clientes na conta");
    }
}
