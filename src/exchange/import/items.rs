//! Lines that are one order: those with one number and one client, where the user has them summed up.

use super::client_row::Context;
use super::fact_row::FactRow;
use super::orders::number_key;
use super::rows;
use super::sheet::Sheet;
use crate::domain::fact::order::OrderItem;
use crate::domain::value::fold;
use std::collections::HashMap;

/// Of each row, by index, the rows that are one order with it.
#[derive(Debug, Default)]
pub(crate) struct Groups {
    /// The further rows of a first one.
    further: HashMap<usize, Vec<usize>>,
    /// The first row of a further one.
    first: HashMap<usize, usize>,
}

impl Groups {
    pub(crate) fn of(sheet: &Sheet, context: &Context<'_>) -> Groups {
        let mut groups = Groups::default();
        let mut firsts: HashMap<(String, String), usize> = HashMap::new();
        let headings = sheet.table.headings();
        for (index, row) in sheet.table.rows().enumerate() {
            if rows::ignored(&row, &headings).is_some() || sheet.refused.contains_key(&row.line()) {
                continue;
            }
            let fact = FactRow::read(&row, context);
            if fact.number.is_empty() {
                continue;
            }
            let document = fact.tax_id.map(|tax_id| tax_id.to_string()).unwrap_or_default();
            let client = match fact.access_key {
                "" => format!("{document}/{}/{}", fact.code, fold::words(fact.legal_name)),
                // Two who issue notes may give them the same number.
                key => key.to_owned(),
            };
            let first = *firsts.entry((number_key(fact.number), client)).or_insert(index);
            if first != index {
                groups.further.entry(first).or_default().push(index);
                groups.first.insert(index, first);
            }
        }
        groups
    }

    pub(crate) fn first_of(&self, index: usize) -> Option<usize> {
        self.first.get(&index).copied()
    }

    pub(crate) fn further_of(&self, index: usize) -> &[usize] {
        self.further.get(&index).map_or(&[], Vec::as_slice)
    }
}

/// The item that a line is, if it names one.
pub(crate) fn item(fact: &FactRow<'_>) -> Option<OrderItem> {
    let total = fact.item_value.or(fact.value)?;
    let quantity_milli = fact.quantity_milli.unwrap_or(1000);
    (!fact.product.is_empty()).then(|| OrderItem { product: fact.product.to_owned(), quantity_milli, total })
}
