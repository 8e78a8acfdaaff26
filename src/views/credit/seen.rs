//! The fields of what was seen, one a signal: blank says that nobody looked.

use crate::domain::fact::risk_signals::{RiskSeen, Signal as Of, SignalValue};
use crate::domain::measure::risk_score::Registration;
use crate::domain::value::money::Centavos;
use crate::text::risk as words;
use crate::ui::prelude::*;
use chrono::NaiveDate;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// What is written of one signal.
#[derive(Clone, Copy)]
enum Written {
    Count(RwSignal<Option<i64>>),
    Money(RwSignal<Option<i64>>),
    Tenths(RwSignal<Option<u32>>),
    Day(RwSignal<Option<NaiveDate>>),
    /// The word of a choice; empty: not looked at.
    Choice(RwSignal<String>),
    Text(RwSignal<String>),
    Lines(RwSignal<String>),
}

/// What is written of all.
#[derive(Clone)]
pub(super) struct Fields(Vec<(Of, Written)>);

/// The groups of the sheet, what is seen most often first.
pub(super) const DEBTS: [Of; 5] =
    [Of::Protests, Of::BouncedCheques, Of::PendingDebts, Of::Lawsuits, Of::Inquiries];
pub(super) const REGISTER: [Of; 4] =
    [Of::Registration, Of::StateRegistrationEnabled, Of::JudicialRecovery, Of::Bankrupt];
pub(super) const TITLES: [Of; 3] = [Of::OpenTitles, Of::OverdueTitles, Of::MeanDelay];
pub(super) const COMPANY: [Of; 6] =
    [Of::LegalName, Of::Industry, Of::StateRegistration, Of::Partners, Of::PartnersChanged, Of::Founded];

const YES: &str = "sim";
const NO: &str = "nao";

impl Fields {
    /// Filled with what an earlier check saw.
    pub(super) fn of(seen: &RiskSeen) -> Self {
        Self(Of::ALL.iter().map(|of| (*of, Written::of(*of, seen.get(*of)))).collect())
    }

    pub(super) fn seen(&self) -> RiskSeen {
        let mut seen = RiskSeen::default();
        self.0.iter().filter_map(|(of, written)| written.value(*of)).for_each(|value| seen.put(value));
        seen
    }

    /// The fields of a group.
    pub(super) fn group(&self, group: &[Of], today: RwSignal<NaiveDate>) -> AnyView {
        let find = |of: &Of| {
            self.0.iter().find(|(own, _)| own == of).map(|(_, written)| field(*of, *written, today))
        };
        view! { <div class="credit__fields">{group.iter().filter_map(find).collect_view()}</div> }.into_any()
    }
}

impl Written {
    fn of(of: Of, value: Option<SignalValue>) -> Self {
        let word = |yes: bool| if yes { YES } else { NO }.to_owned();
        match value {
            Some(
                SignalValue::Protests(count)
                | SignalValue::BouncedCheques(count)
                | SignalValue::PendingDebts(count)
                | SignalValue::Lawsuits(count)
                | SignalValue::Inquiries(count),
            ) => Written::Count(RwSignal::new(Some(count.into()))),
            Some(SignalValue::OpenTitles(amount) | SignalValue::OverdueTitles(amount)) => {
                Written::Money(RwSignal::new(Some(amount.get())))
            }
            Some(SignalValue::MeanDelay(of_ten)) => Written::Tenths(RwSignal::new(Some(of_ten))),
            Some(SignalValue::PartnersChanged(day) | SignalValue::Founded(day)) => {
                Written::Day(RwSignal::new(Some(day)))
            }
            Some(SignalValue::Registration(found)) => {
                Written::Choice(RwSignal::new(words::registration(found).to_owned()))
            }
            Some(
                SignalValue::Bankrupt(yes)
                | SignalValue::JudicialRecovery(yes)
                | SignalValue::StateRegistrationEnabled(yes),
            ) => Written::Choice(RwSignal::new(word(yes))),
            Some(
                SignalValue::LegalName(text)
                | SignalValue::Industry(text)
                | SignalValue::StateRegistration(text),
            ) => Written::Text(RwSignal::new(text)),
            Some(SignalValue::Partners(names)) => {
                Written::Lines(RwSignal::new(names.into_iter().collect::<Vec<_>>().join("\n")))
            }
            None => Written::blank(of),
        }
    }

    fn blank(of: Of) -> Self {
        match of {
            Of::Protests | Of::BouncedCheques | Of::PendingDebts | Of::Lawsuits | Of::Inquiries => {
                Written::Count(RwSignal::new(None))
            }
            Of::OpenTitles | Of::OverdueTitles => Written::Money(RwSignal::new(None)),
            Of::MeanDelay => Written::Tenths(RwSignal::new(None)),
            Of::PartnersChanged | Of::Founded => Written::Day(RwSignal::new(None)),
            Of::Registration | Of::Bankrupt | Of::JudicialRecovery | Of::StateRegistrationEnabled => {
                Written::Choice(RwSignal::new(String::new()))
            }
            Of::LegalName | Of::Industry | Of::StateRegistration => {
                Written::Text(RwSignal::new(String::new()))
            }
            Of::Partners => Written::Lines(RwSignal::new(String::new())),
        }
    }

    fn value(self, of: Of) -> Option<SignalValue> {
        let count = || match self {
            Written::Count(count) => u32::try_from(count.get_untracked()?).ok(),
            _ => None,
        };
        let money = || match self {
            Written::Money(amount) => amount.get_untracked().map(Centavos::new),
            _ => None,
        };
        let day = || match self {
            Written::Day(day) => day.get_untracked(),
            _ => None,
        };
        let yes = || match self {
            Written::Choice(word) => word.with_untracked(|word| match word.as_str() {
                YES => Some(true),
                NO => Some(false),
                _ => None,
            }),
            _ => None,
        };
        let text = || match self {
            Written::Text(text) | Written::Lines(text) => {
                text.with_untracked(|text| Some(text.trim().to_owned()).filter(|text| !text.is_empty()))
            }
            _ => None,
        };
        match of {
            Of::Registration => match self {
                Written::Choice(word) => {
                    word.with_untracked(|word| registration(word)).map(SignalValue::Registration)
                }
                _ => None,
            },
            Of::Bankrupt => yes().map(SignalValue::Bankrupt),
            Of::JudicialRecovery => yes().map(SignalValue::JudicialRecovery),
            Of::StateRegistrationEnabled => yes().map(SignalValue::StateRegistrationEnabled),
            Of::Protests => count().map(SignalValue::Protests),
            Of::BouncedCheques => count().map(SignalValue::BouncedCheques),
            Of::PendingDebts => count().map(SignalValue::PendingDebts),
            Of::Lawsuits => count().map(SignalValue::Lawsuits),
            Of::Inquiries => count().map(SignalValue::Inquiries),
            Of::PartnersChanged => day().map(SignalValue::PartnersChanged),
            Of::Founded => day().map(SignalValue::Founded),
            Of::MeanDelay => match self {
                Written::Tenths(of_ten) => of_ten.get_untracked().map(SignalValue::MeanDelay),
                _ => None,
            },
            Of::OpenTitles => money().map(SignalValue::OpenTitles),
            Of::OverdueTitles => money().map(SignalValue::OverdueTitles),
            Of::LegalName => text().map(SignalValue::LegalName),
            Of::Industry => text().map(SignalValue::Industry),
            Of::StateRegistration => text().map(SignalValue::StateRegistration),
            Of::Partners => text().map(|text| SignalValue::Partners(lines(&text))),
        }
    }
}

fn lines(text: &str) -> BTreeSet<String> {
    text.lines().map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

fn registration(word: &str) -> Option<Registration> {
    Registration::ALL.into_iter().find(|found| words::registration(*found) == word)
}

fn field(of: Of, written: Written, today: RwSignal<NaiveDate>) -> AnyView {
    let label = words::signal(of);
    match written {
        Written::Count(value) => view! { <NumberField label value/> }.into_any(),
        Written::Money(value) => view! { <MoneyField label value/> }.into_any(),
        Written::Tenths(value) => view! {
            <ParsedField
                label
                value
                parse=|text: &str| words::parse_tenths(text).ok_or_else(|| words::NOT_DAYS.to_owned())
                show=|of_ten: &u32| words::tenths_typed(*of_ten)
                suffix=words::DELAY_UNIT
                input_mode="decimal"
            />
        }
        .into_any(),
        Written::Day(value) => {
            let max = MaybeProp::derive(move || Some(today.get()));
            view! { <DateField label value max/> }.into_any()
        }
        Written::Choice(value) => view! { <SelectField label value choices=choices(of)/> }.into_any(),
        Written::Text(value) => view! { <TextField label value max_length=120/> }.into_any(),
        Written::Lines(value) => {
            view! { <TextArea label value hint=words::PARTNERS_HINT rows=2/> }.into_any()
        }
    }
}

fn choices(of: Of) -> Vec<Choice> {
    let not_looked = Choice::new("", words::NOT_LOOKED);
    let of_register = Registration::ALL.map(words::registration).map(|word| Choice::new(word, word));
    let yes_no = [(YES, true), (NO, false)].map(|(word, yes)| Choice::new(word, words::yes_no(yes)));
    let offered = if of == Of::Registration { of_register.to_vec() } else { yes_no.to_vec() };
    std::iter::once(not_looked).chain(offered).collect()
}
