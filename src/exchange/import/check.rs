//! A look at every row before the carteira is asked: how many can be read with the columns as they are mapped.

use super::super::headings::Kind;
use super::client_row::{ClientRow, Context};
use super::fact_row::FactRow;
use super::forms::Forms;
use super::importer::Settings;
use super::risk_row::RiskRow;
use super::rows;
use super::sheet::Sheet;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    pub readable: usize,
    pub refused: usize,
    pub ignored: usize,
}

pub fn check(sheet: &Sheet, settings: &Settings) -> Checked {
    let context = Context {
        mapping: &sheet.mapping,
        forms: Rc::new(Forms::of(sheet, settings.zone, settings.today)),
        zone: settings.zone,
        today: settings.today,
        area_code: settings.area_code,
        cities: None,
    };
    let headings = sheet.table.headings();
    let mut checked = Checked::default();
    for row in sheet.table.rows() {
        if rows::ignored(&row, &headings).is_some() {
            checked.ignored += 1;
            continue;
        }
        let fits = match sheet.mapping.kind {
            Kind::Clients => {
                let client = ClientRow::read(&row, &context);
                client.problems.is_empty() && client.has_identity()
            }
            Kind::Orders => {
                let fact = FactRow::read(&row, &context);
                fact.problems.is_empty() && fact.has_identity() && fact.date.is_some() && fact.value.is_some()
            }
            Kind::Checks => {
                let fact = FactRow::read(&row, &context);
                let dated = fact.date.or(sheet.mapping.assumed.date).is_some();
                let says = !RiskRow::read(&row, &context).is_empty();
                fact.problems.is_empty() && fact.has_identity() && dated && says
            }
            Kind::Interactions => {
                let fact = FactRow::read(&row, &context);
                fact.problems.is_empty() && fact.has_identity() && fact.date.is_some()
            }
        };
        if fits {
            checked.readable += 1;
        } else {
            checked.refused += 1;
        }
    }
    checked
}
