//! What a look at a client's credit may show: each signal by itself, `None` where that look said nothing of it.
//!
//! Signals are kept, shown, compared and imported one by one, so they are listed once, below, and [`Signal`],
//! [`SignalValue`], `get` and `put` all come from that list.

use crate::domain::measure::risk_score::Registration;
use crate::domain::value::money::Centavos;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

macro_rules! signals {
    ($($(#[$doc:meta])* $variant:ident $field:ident: $type:ty),* $(,)?) => {
        /// What was seen. See the list for units and meaning.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct RiskSeen {
            $($(#[$doc])* #[serde(skip_serializing_if = "Option::is_none")] pub $field: Option<$type>),*
        }

        /// Names a signal.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Signal { $($variant),* }

        /// One signal with what was seen of it.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum SignalValue { $($variant($type)),* }

        impl Signal {
            pub const ALL: &'static [Signal] = &[$(Signal::$variant),*];
        }

        impl SignalValue {
            pub fn signal(&self) -> Signal {
                match self { $(SignalValue::$variant(_) => Signal::$variant),* }
            }
        }

        impl RiskSeen {
            pub fn get(&self, signal: Signal) -> Option<SignalValue> {
                match signal { $(Signal::$variant => self.$field.clone().map(SignalValue::$variant)),* }
            }

            pub fn put(&mut self, value: SignalValue) {
                match value { $(SignalValue::$variant(value) => self.$field = Some(value)),* }
            }
        }
    };
}

signals! {
    /// Situação cadastral of the CNPJ.
    Registration registration: Registration,
    /// Falência decretada.
    Bankrupt bankrupt: bool,
    /// Recuperação judicial.
    JudicialRecovery judicial_recovery: bool,
    Protests protests: u32,
    BouncedCheques bounced_cheques: u32,
    /// Pendências: debts that others reported.
    PendingDebts pending_debts: u32,
    /// Ações cíveis.
    Lawsuits lawsuits: u32,
    /// Consultas by others in the 90 days before.
    Inquiries inquiries_in_90_days: u32,
    /// Inscrição estadual habilitada.
    StateRegistrationEnabled state_registration_enabled: bool,
    /// When the sócios changed last.
    PartnersChanged partners_changed: NaiveDate,
    /// Data de abertura.
    Founded founded: NaiveDate,
    /// How late its titles with us are paid on the mean, in tenths of a day.
    MeanDelay mean_delay_tenths: u32,
    /// Títulos em aberto with us, overdue or not.
    OpenTitles open_titles: Centavos,
    /// Those of them that are overdue.
    OverdueTitles overdue_titles: Centavos,
    /// Razão social.
    LegalName legal_name: String,
    /// Ramo de atividade.
    Industry industry: String,
    /// Number of the inscrição estadual.
    StateRegistration state_registration: String,
    /// Sócios by name.
    Partners partners: BTreeSet<String>,
}

impl RiskSeen {
    /// Nothing was said of any signal.
    pub fn is_empty(&self) -> bool {
        *self == RiskSeen::default()
    }

    /// What was seen, in the order of the list.
    pub fn all(&self) -> impl Iterator<Item = SignalValue> + '_ {
        Signal::ALL.iter().filter_map(|signal| self.get(*signal))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_is_what_is_got_and_nothing_else_changes() {
        let mut seen = RiskSeen::default();
        assert!(seen.is_empty());
        seen.put(SignalValue::Protests(2));
        seen.put(SignalValue::Bankrupt(false));
        assert_eq!(seen, RiskSeen { protests: Some(2), bankrupt: Some(false), ..RiskSeen::default() });
        assert_eq!(seen.get(Signal::Protests), Some(SignalValue::Protests(2)));
        assert_eq!(seen.get(Signal::Lawsuits), None);
        let all: Vec<Signal> = seen.all().map(|value| value.signal()).collect();
        assert_eq!(all, [Signal::Bankrupt, Signal::Protests]);
    }
}
