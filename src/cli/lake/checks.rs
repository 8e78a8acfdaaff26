//! Consultas de crédito as rows: one a look, and one each signal that it saw.

use super::columns::Kind::{Large, Small, Text};
use super::columns::{Cell, Columns, Table};
use super::rows::{day, day_number, word};
use crate::cli::failure::Failure;
use crate::domain::fact::risk_signals::SignalValue;
use crate::domain::indicator::status::risk::are_the_same;
use crate::domain::record::dossier::Dossier;
use std::path::Path;

const CHECKS: Columns = &[("client", Large), ("seq", Small), ("day", Small)];
const SIGNALS: Columns =
    &[("client", Large), ("seq", Small), ("day", Small), ("signal", Text), ("number", Large), ("word", Text)];

pub(super) struct Checks {
    checks: Table,
    signals: Table,
}

impl Checks {
    pub(super) fn new(folder: &Path, name: &str) -> Result<Checks, Failure> {
        Ok(Checks {
            checks: Table::new(folder, "checks", name, CHECKS)?,
            signals: Table::new(folder, "signals", name, SIGNALS)?,
        })
    }

    pub(super) fn client(&mut self, key: i64, dossier: &Dossier) -> Result<(), Failure> {
        let mut partners = None;
        for (check, at) in dossier.risk_checks().zip(0_i32..) {
            self.checks.row(&[Cell::Large(key), Cell::Small(at), day(check.date)])?;
            let mut row = |signal: &str, number: Cell<'_>, word: Cell<'_>| {
                let head = [Cell::Large(key), Cell::Small(at), day(check.date)];
                let [client, at, day] = head;
                self.signals.row(&[client, at, day, Cell::Text(signal), number, word])
            };
            for value in check.seen.all() {
                let Some((signal, number, text)) = cells(&value) else { continue };
                row(signal, number, text.as_deref().map_or(Cell::Nothing, Cell::Text))?;
            }
            // That the sócios are others than at the look before is a signal of its own.
            if let Some(now) = &check.seen.partners
                && partners.replace(now).is_some_and(|before| !are_the_same(before, now))
            {
                row("partners_differ", Cell::Large(day_number(check.date).into()), Cell::Nothing)?;
            }
        }
        Ok(())
    }

    pub(super) fn close(self) -> Result<(), Failure> {
        self.checks.close()?;
        self.signals.close()
    }
}

/// Name, number and word of what the score is worked out from; `None`: it says nothing of the score.
fn cells(value: &SignalValue) -> Option<(&'static str, Cell<'static>, Option<String>)> {
    let yes = |yes: bool| Cell::Large(yes.into());
    let count = |count: u32| Cell::Large(count.into());
    let (name, number) = match value {
        SignalValue::Registration(kind) => return Some(("registration", Cell::Nothing, Some(word(kind)))),
        SignalValue::Bankrupt(is) => ("bankrupt", yes(*is)),
        SignalValue::JudicialRecovery(is) => ("judicial_recovery", yes(*is)),
        SignalValue::Protests(many) => ("protests", count(*many)),
        SignalValue::BouncedCheques(many) => ("bounced_cheques", count(*many)),
        SignalValue::PendingDebts(many) => ("pending_debts", count(*many)),
        SignalValue::Lawsuits(many) => ("lawsuits", count(*many)),
        SignalValue::Inquiries(many) => ("inquiries", count(*many)),
        SignalValue::StateRegistrationEnabled(is) => ("state_registration_enabled", yes(*is)),
        SignalValue::PartnersChanged(on) => ("partners_changed", Cell::Large(day_number(*on).into())),
        SignalValue::Founded(on) => ("founded", Cell::Large(day_number(*on).into())),
        SignalValue::MeanDelay(tenths) => ("mean_delay_tenths", count(*tenths)),
        SignalValue::OverdueTitles(centavos) => ("overdue_titles", Cell::Large(centavos.get())),
        SignalValue::OpenTitles(_)
        | SignalValue::LegalName(_)
        | SignalValue::Industry(_)
        | SignalValue::StateRegistration(_)
        | SignalValue::Partners(_) => return None,
    };
    Some((name, number, None))
}
