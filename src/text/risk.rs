//! Words of the credit risk of a client: signals, score, limit, changes.

use super::format::{date, integer, list, money, tenths};
use crate::domain::fact::risk_signals::{Signal, SignalValue};
use crate::domain::indicator::status::risk::{Credit, Standing};
use crate::domain::indicator::status::risk_changes::RiskChange;
use crate::domain::measure::risk_score::{Registration, RiskBand};

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::value::money::Centavos;

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
