//! Which check of the carteira a row is: the same client, day and source are one look, and a later file of it adds to what was
//! seen or puts it right.

use super::identity::risk_check_id;
use super::plan::ConflictKind;
use crate::domain::fact::Origin;
use crate::domain::fact::risk_check::RiskCheck;
use crate::domain::keeping::stamp::Stamp;
use crate::domain::value::id::{ClientId, RiskCheckId};
use chrono::NaiveDate;
use std::collections::HashMap;

/// What the rows so far have claimed.
#[derive(Debug, Default)]
pub(crate) struct Checks {
    claimed: HashMap<RiskCheckId, (RiskCheck, u32)>,
}

#[derive(Debug)]
pub(crate) enum CheckVerdict {
    New(Box<RiskCheck>),
    Replaces(Box<RiskCheck>),
    Same,
    Repeated { first_line: u32 },
    Conflict(ConflictKind),
}

/// The check of a row, not yet held against those there are.
pub(crate) fn of_row(client: ClientId, date: NaiveDate, source: &str) -> RiskCheck {
    let bare = RiskCheck::new(risk_check_id(client, date, source), Stamp::default(), date);
    let source = (!source.is_empty()).then(|| source.to_owned());
    RiskCheck { origin: Origin::Imported, source, ..bare }
}

impl Checks {
    /// `known` are the client's checks in the carteira.
    pub(crate) fn judge(&mut self, row: RiskCheck, known: &[&RiskCheck], line: u32) -> CheckVerdict {
        if let Some((first, first_line)) = self.claimed.get(&row.id) {
            let first_line = *first_line;
            return match over(first, &row) == *first {
                true => CheckVerdict::Repeated { first_line },
                false => CheckVerdict::Conflict(ConflictKind::RepeatedCheck { first_line }),
            };
        }
        self.claimed.insert(row.id, (row.clone(), line));
        // One that was typed on that day may say all of it already.
        if known.iter().any(|check| check.date == row.date && over(check, &row) == **check) {
            return CheckVerdict::Same;
        }
        match known.iter().find(|check| check.id == row.id) {
            Some(check) => CheckVerdict::Replaces(Box::new(over(check, &row))),
            None => CheckVerdict::New(Box::new(row)),
        }
    }
}

/// `before` with what the row says; what the row leaves open stays.
fn over(before: &RiskCheck, row: &RiskCheck) -> RiskCheck {
    let mut now = before.clone();
    row.seen.all().for_each(|value| now.seen.put(value));
    now.again_on = row.again_on.or(before.again_on);
    now.note = row.note.clone().or(before.note.clone());
    now
}
