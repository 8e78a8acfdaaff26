//! Words of the credit risk of a client: signals, score, limit, changes.

use super::format::{NONE, ago, date, decimal, integer, list, money, plural, tenths};
use crate::domain::fact::risk_signals::{Signal, SignalValue};
use crate::domain::indicator::status::risk::{Block, Credit, Standing};
use crate::domain::indicator::status::risk_changes::{RiskChange, Turn};
use crate::domain::measure::risk_score::{Registration, RiskBand, RiskScore, RiskSignal};
use crate::domain::value::money::Centavos;
use chrono::NaiveDate;

pub(crate) const SOURCE: &str = "Fonte";

/// The name of a signal.
pub(crate) fn signal(signal: Signal) -> &'static str {
    match signal {
        Signal::Registration => "Situação do CNPJ",
        Signal::Bankrupt => "Falência",
        Signal::JudicialRecovery => "Recuperação judicial",
        Signal::Protests => "Protestos",
        Signal::BouncedCheques => "Cheques sem fundo",
        Signal::PendingDebts => "Pendências",
        Signal::Lawsuits => "Ações cíveis",
        Signal::Inquiries => "Consultas em 90 dias",
        Signal::StateRegistrationEnabled => "Inscrição estadual habilitada",
        Signal::PartnersChanged => "Última mudança de sócios",
        Signal::Founded => "Data de abertura",
        Signal::MeanDelay => "Atraso médio",
        Signal::OpenTitles => "Títulos em aberto",
        Signal::OverdueTitles => "Títulos vencidos",
        Signal::LegalName => "Razão social",
        Signal::Industry => "Ramo",
        Signal::StateRegistration => "Inscrição estadual",
        Signal::Partners => "Sócios",
    }
}

/// What was seen of a signal.
pub(crate) fn value(value: &SignalValue) -> String {
    match value {
        SignalValue::Registration(found) => registration(*found).to_owned(),
        SignalValue::Bankrupt(yes)
        | SignalValue::JudicialRecovery(yes)
        | SignalValue::StateRegistrationEnabled(yes) => yes_no(*yes).to_owned(),
        SignalValue::Protests(count)
        | SignalValue::BouncedCheques(count)
        | SignalValue::PendingDebts(count)
        | SignalValue::Lawsuits(count)
        | SignalValue::Inquiries(count) => integer((*count).into()),
        SignalValue::PartnersChanged(day) | SignalValue::Founded(day) => date(*day),
        SignalValue::MeanDelay(of_ten) => days_of_tenths((*of_ten).into()),
        SignalValue::OpenTitles(amount) | SignalValue::OverdueTitles(amount) => money(*amount),
        SignalValue::LegalName(text) | SignalValue::Industry(text) | SignalValue::StateRegistration(text) => {
            text.clone()
        }
        SignalValue::Partners(names) if names.is_empty() => "nenhum".to_owned(),
        SignalValue::Partners(names) => list(&names.iter().collect::<Vec<_>>()),
    }
}

/// "Protestos: 0 → 2"; "Protestos: 2 (antes não informado)".
pub(crate) fn change(change: &RiskChange) -> String {
    let (name, after) = (signal(change.signal()), value(&change.after));
    match &change.before {
        Some(before) => format!("{name}: {} → {after}", value(before)),
        None => format!("{name}: {after} (antes não informado)"),
    }
}

/// The same for a locked screen.
pub(crate) fn change_without_amounts(of: &RiskChange) -> String {
    let name = signal(of.signal());
    if let SignalValue::OverdueTitles(_) = of.after { format!("{name}: há vencidos") } else { change(of) }
}

pub(crate) fn band(band: RiskBand) -> &'static str {
    match band {
        RiskBand::Low => "risco baixo",
        RiskBand::Moderate => "risco moderado",
        RiskBand::High => "risco alto",
        RiskBand::Critical => "risco crítico",
    }
}

/// Inside the mark of the map: baixo, moderado, alto, crítico.
pub(crate) fn letter(band: RiskBand) -> char {
    match band {
        RiskBand::Low => 'B',
        RiskBand::Moderate => 'M',
        RiskBand::High => 'A',
        RiskBand::Critical => 'C',
    }
}

pub(crate) const NO_DATA: &str = "sem dados";

/// A choice of the filter.
pub(crate) fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Blocked => BLOCKED,
        Standing::Critical => band(RiskBand::Critical),
        Standing::High => band(RiskBand::High),
        Standing::Moderate => band(RiskBand::Moderate),
        Standing::Low => band(RiskBand::Low),
        Standing::Unknown => NO_DATA,
    }
}

pub(crate) const BLOCKED: &str = "crédito bloqueado";

/// What a list says of a client's credit: only what changes a decision.
pub(crate) fn chip(credit: &Credit) -> Option<&'static str> {
    match (credit.block, credit.band) {
        (Some(_), _) => Some(BLOCKED),
        (None, Some(found @ (RiskBand::High | RiskBand::Critical))) => Some(band(found)),
        (None, Some(RiskBand::Low | RiskBand::Moderate) | None) => None,
    }
}

/// "Protestos: 2".
pub(crate) fn signal_with_value(seen: &SignalValue) -> String {
    format!("{}: {}", signal(seen.signal()), value(seen))
}

pub(crate) fn registration(found: Registration) -> &'static str {
    match found {
        Registration::Regular => "ativa",
        Registration::Irregular => "irregular",
        Registration::Suspended => "suspensa",
        Registration::Unfit => "inapta",
        Registration::Closed => "baixada",
        Registration::Null => "nula",
    }
}

pub(crate) fn yes_no(yes: bool) -> &'static str {
    if yes { "sim" } else { "não" }
}

/// "7,5 dias", from tenths.
fn days_of_tenths(of_ten: i64) -> String {
    match (of_ten % 10, of_ten / 10) {
        (0, 1) => "1 dia".to_owned(),
        (0, whole) => format!("{} dias", integer(whole)),
        (_, _) => format!("{} dias", tenths(of_ten)),
    }
}

/// A term of the score with its value.
pub(crate) fn term(signal_of_score: &RiskSignal) -> String {
    let said = |of: Signal, value: String| format!("{}: {value}", signal(of));
    let count = |of: Signal, count: u32| said(of, integer(count.into()));
    let is = |of: Signal, yes: bool| said(of, yes_no(yes).to_owned());
    match *signal_of_score {
        RiskSignal::Registration(found) => said(Signal::Registration, registration(found).to_owned()),
        RiskSignal::Bankruptcy(yes) => is(Signal::Bankrupt, yes),
        RiskSignal::JudicialRecovery(yes) => is(Signal::JudicialRecovery, yes),
        RiskSignal::Protests(found) => count(Signal::Protests, found),
        RiskSignal::BouncedCheques(found) => count(Signal::BouncedCheques, found),
        RiskSignal::PendingDebts(found) => count(Signal::PendingDebts, found),
        RiskSignal::Lawsuits(found) => count(Signal::Lawsuits, found),
        RiskSignal::Inquiries(found) => count(Signal::Inquiries, found),
        RiskSignal::StateRegistration(yes) => is(Signal::StateRegistrationEnabled, yes),
        RiskSignal::PartnersChanged { days_ago } => said(Signal::PartnersChanged, ago(days_ago)),
        RiskSignal::CompanyAge { months } => {
            format!("Tempo de empresa: {}", plural(months, "mês", "meses"))
        }
        RiskSignal::MeanDelay(days) => {
            let days = days.value().map_or_else(|| NONE.to_owned(), |days| decimal(days, 1));
            said(Signal::MeanDelay, format!("{days} dias"))
        }
        RiskSignal::OverdueTitle(yes) => is(Signal::OverdueTitles, yes),
        RiskSignal::LastCheck { days_ago } => format!("Última consulta: {}", ago(days_ago)),
    }
}

/// "-20", "0".
pub(crate) fn points(points: i32) -> String {
    integer(points.into())
}

/// "Risco moderado: 70 de 100 pontos".
pub(crate) fn headline(score: &RiskScore) -> String {
    let name = band(score.band);
    let mut letters = name.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}: {} de 100 pontos", letters.as_str(), score.score)
}

/// Why nothing is sold on credit.
pub(crate) fn block(block: Block) -> String {
    match block {
        Block::Registration(found) => {
            format!("Crédito bloqueado: o CNPJ está com situação {}.", registration(found))
        }
        Block::NoLimit => "Crédito bloqueado: o limite digitado é zero.".to_owned(),
    }
}

/// How the suggestion comes about: "Média de R$ 1.000,00 por mês nos últimos 12 meses × 100% (risco moderado)."
pub(crate) fn why_suggested(a_month: Centavos, percent: u16, found: RiskBand) -> String {
    format!("Média de {} por mês nos últimos 12 meses × {percent}% ({}).", money(a_month), band(found))
}

pub(crate) const WHY_ZERO: &str = "Zero com risco crítico ou CNPJ inapto, baixado ou nulo.";
pub(crate) const WHY_NO_PURCHASES: &str = "Sem compras nos últimos 12 meses, não há de onde tirar um limite.";
pub(crate) const WHY_NO_BAND: &str = "Sem consulta não há faixa de risco, e sem faixa nada é sugerido.";

/// "R$ 3.000,00 em títulos em aberto, vistos em 12/11/2026".
pub(crate) fn used(amount: Centavos, on: NaiveDate) -> String {
    format!("{} em títulos em aberto, vistos em {}", money(amount), date(on))
}

/// Used of a limit: "300% do limite", "passa do limite em R$ 500,00".
pub(crate) fn used_of(used: Centavos, limit: Centavos) -> String {
    match used.get().saturating_sub(limit.get()) {
        over if over > 0 => format!("Passa do limite em {}.", money(Centavos::new(over))),
        left => format!("Ainda cabem {}.", money(Centavos::new(-left))),
    }
}

/// "Última consulta em 12/11/2026 (Serasa). Checar de novo em 11/05/2027."
pub(crate) fn looked(last: NaiveDate, source: Option<&str>, again: NaiveDate, on: NaiveDate) -> String {
    let by = source.map(|source| format!(" ({source})")).unwrap_or_default();
    let again = if again <= on {
        format!("Era para checar de novo em {}.", date(again))
    } else {
        format!("Checar de novo em {}.", date(again))
    };
    format!("Última consulta em {}{by}. {again}", date(last))
}

/// "piorou em 12/11/2026, Serasa"; of what nobody had looked at before "visto em 12/11/2026".
pub(crate) fn turned(change: &RiskChange) -> String {
    let how = match (&change.before, change.turn) {
        (None, _) => "visto",
        (Some(_), Turn::Worse) => "piorou",
        (Some(_), Turn::Better) => "melhorou",
        (Some(_), Turn::Other) => "mudou",
    };
    let by = change.source.as_deref().map(|source| format!(", {source}")).unwrap_or_default();
    format!("{how} em {}{by}", date(change.on))
}

pub(crate) const TITLE: &str = "Risco de crédito";
pub(crate) const CHECK: &str = "Registrar consulta";
pub(crate) const CHECKING: &str = "Consulta de crédito";
pub(crate) const SAVE: &str = "Salvar consulta";
pub(crate) const EMPTY: &str = "Ninguém consultou ainda: sem dados não há faixa de risco. Registre o que você viu no bureau, na Receita ou nos seus títulos, ou importe o arquivo deles em Dados.";
pub(crate) const NO_BAND: &str = "Sem faixa: as consultas não disseram nada que conte pontos.";
pub(crate) const TERMS: &str = "De onde vêm os pontos";
pub(crate) const TERMS_WHY: &str = "Começa em 100; o que não foi consultado não tira nem põe.";
pub(crate) const TERM: &str = "Sinal";
pub(crate) const POINTS: &str = "Pontos";
pub(crate) const SEEN_ON: &str = "Visto em";
pub(crate) const LIMIT: &str = "Limite de crédito";
pub(crate) const SUGGESTED: &str = "Sugerido";
pub(crate) const TYPED: &str = "Digitado";
pub(crate) const NOT_TYPED: &str = "nenhum";
pub(crate) const USED: &str = "Usado";
pub(crate) const NOT_USED: &str = "não informado: escreva os títulos em aberto na consulta";
pub(crate) const OTHERS: &str = "Também visto";
pub(crate) const CHANGES: &str = "O que mudou";
pub(crate) const CHECKS: &str = "Consultas";
pub(crate) const DATE: &str = "Data da consulta";
pub(crate) const SOURCE_HINT: &str = "Serasa, Boa Vista, Receita, seus títulos.";
pub(crate) const LOOKED_HINT: &str =
    "Só o que você escrever é salvo: em branco quer dizer que não foi olhado.";
pub(crate) const NOT_LOOKED: &str = "não olhei";
pub(crate) const GROUP_DEBTS: &str = "Apontamentos";
pub(crate) const GROUP_REGISTER: &str = "CNPJ e justiça";
pub(crate) const GROUP_TITLES: &str = "Títulos com você";
pub(crate) const GROUP_COMPANY: &str = "Empresa e sócios";
pub(crate) const GROUP_LIMIT: &str = "Limite e próxima consulta";
pub(crate) const DELAY_UNIT: &str = "dias";
pub(crate) const PARTNERS_HINT: &str = "Um nome por linha.";
pub(crate) const LIMIT_HINT: &str = "Zero bloqueia o crédito. Em branco: sem limite digitado.";
pub(crate) const AGAIN: &str = "Checar de novo em";
pub(crate) const NOTE: &str = "Anotação";
pub(crate) const NOTHING_SEEN: &str = "Escreva pelo menos um sinal, uma anotação ou o limite.";
pub(crate) const NOT_DAYS: &str = "Escreva os dias como 7 ou 7,5.";

/// "Em branco: 180 dias depois."
pub(crate) fn again_hint(days: u16) -> String {
    format!("Em branco: {} depois.", super::format::days(days.into()))
}

/// Days, as tenths: "7,5" is 75.
pub(crate) fn parse_tenths(text: &str) -> Option<u32> {
    let hundredths = super::format::parse_amount(text)?;
    u32::try_from((hundredths + 5) / 10).ok().filter(|_| hundredths >= 0)
}

/// As [`parse_tenths`] reads it.
pub(crate) fn tenths_typed(of_ten: u32) -> String {
    let of_ten = i64::from(of_ten);
    if of_ten % 10 == 0 { integer(of_ten / 10) } else { tenths(of_ten) }
}

/// "Editar a consulta de 12/11/2026".
pub(crate) fn edit(on: NaiveDate) -> String {
    format!("Editar a consulta de {}", date(on))
}

/// "Remover a consulta de 12/11/2026".
pub(crate) fn remove(on: NaiveDate) -> String {
    format!("Remover a consulta de {}", date(on))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::measure::risk_score::{RiskSignals, risk_score};
    use crate::domain::value::ratio::Ratio;

    #[test]
    fn the_days_of_a_delay_are_typed_with_a_comma_and_shown_as_typed() {
        for (typed, of_ten) in [("7", 70), ("7,5", 75), ("7,25", 73), ("0", 0)] {
            assert_eq!(parse_tenths(typed), Some(of_ten), "{typed}");
        }
        assert_eq!((parse_tenths("-1"), parse_tenths("sete")), (None, None));
        assert_eq!((tenths_typed(75).as_str(), tenths_typed(70).as_str()), ("7,5", "7"));
    }

    #[test]
    fn a_list_says_only_what_changes_a_decision() {
        let chip = |band, block| chip(&Credit { band, block });
        assert_eq!(chip(None, None), None);
        assert_eq!(chip(Some(RiskBand::Moderate), None), None);
        assert_eq!(chip(Some(RiskBand::High), None), Some("risco alto"));
        assert_eq!(chip(Some(RiskBand::Low), Some(Block::NoLimit)), Some("crédito bloqueado"));
    }

    #[test]
    fn the_score_and_its_terms_read_as_a_person_says_them() {
        let known = RiskSignals {
            protests: Some(3),
            company_age_months: Some(1),
            mean_delay_days: Some(Ratio::new(75, 10)),
            days_since_check: Some(1),
            ..RiskSignals::default()
        };
        let score = risk_score(&known).unwrap();
        assert_eq!(headline(&score), "Risco alto: 55 de 100 pontos");
        let terms: Vec<String> = score.terms.iter().map(|one| term(&one.signal)).collect();
        assert_eq!(
            terms,
            ["Protestos: 3", "Tempo de empresa: 1 mês", "Atraso médio: 7,5 dias", "Última consulta: ontem"]
        );
    }

    #[test]
    fn each_signal_reads_with_its_unit() {
        for (seen, said) in [
            (SignalValue::Protests(2), "Protestos: 2"),
            (SignalValue::Bankrupt(false), "Falência: não"),
            (SignalValue::Registration(Registration::Closed), "Situação do CNPJ: baixada"),
            (SignalValue::MeanDelay(75), "Atraso médio: 7,5 dias"),
            (SignalValue::MeanDelay(10), "Atraso médio: 1 dia"),
            (SignalValue::OpenTitles(Centavos::new(123_456)), "Títulos em aberto: R$\u{a0}1.234,56"),
            (SignalValue::Partners(["Ana".to_owned(), "Rui".to_owned()].into()), "Sócios: Ana e Rui"),
            (SignalValue::Partners([].into()), "Sócios: nenhum"),
        ] {
            assert_eq!(signal_with_value(&seen), said);
        }
    }
}
