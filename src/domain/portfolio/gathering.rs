//! A carteira on its way into memory, record by record, so that a page can look after other things between them.

use super::{Portfolio, rules_of};
use crate::domain::record::Record;
use crate::domain::rules::Rules;

/// Quickest when every catalog entry comes before the first client, and each client once.
#[derive(Debug, Default)]
pub struct Gathering {
    pub(super) portfolio: Portfolio,
    /// By which the columns so far were made.
    rules: Option<Rules>,
    /// What came later changes columns made before.
    anew: bool,
}

impl Gathering {
    pub fn add(&mut self, record: Record) {
        let portfolio = &mut self.portfolio;
        portfolio.note(&record);
        match record {
            Record::Catalog(entry) => {
                portfolio.catalog.absorb(&entry);
                self.anew |= self.rules.is_some();
            }
            Record::Client(dossier) => match portfolio.dossier(dossier.id) {
                Some(mine) => {
                    let merged = mine.merged(&dossier);
                    portfolio.put(merged);
                    self.anew = true;
                }
                None => {
                    let rules = self.rules.get_or_insert_with(|| rules_of(&portfolio.catalog).0);
                    portfolio.put(*dossier);
                    if let (false, Some(last)) = (self.anew, portfolio.dossiers.last()) {
                        portfolio.columns.push(last, &rules.coverage);
                    }
                }
            },
        }
    }

    pub fn finish(self) -> Portfolio {
        let mut portfolio = self.portfolio;
        portfolio.rules = rules_of(&portfolio.catalog).0;
        if self.anew {
            portfolio.count_anew();
        } else {
            portfolio.counted();
        }
        portfolio
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::CatalogEntry;
    use crate::domain::keeping::register::Register;
    use crate::domain::keeping::stamp::{DeviceId, Stamp};
    use crate::domain::sample;
    use chrono::NaiveDate;

    fn absent_counts() -> Record {
        let at = Stamp { millis: 9, counter: 0, device: DeviceId(1) };
        let value = serde_json::json!({"visit.absent": true});
        let register = Register { value: Some(value), at };
        Record::Catalog(CatalogEntry::Setting { id: "coverage.counts".to_owned(), register })
    }

    #[test]
    fn the_columns_are_the_same_whenever_rules_and_clients_come() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 16).unwrap();
        let records = sample::records(1, today);
        let rows = |records: &[Record]| {
            let portfolio = Portfolio::from_records(records.to_vec());
            let columns = portfolio.columns();
            let row = |slot| {
                (columns.standing[slot], columns.contacts.of(slot).to_vec(), columns.orders.of(slot).to_vec())
            };
            (portfolio.client_count(), columns.slots().map(row).collect::<Vec<_>>())
        };
        let (first, last) =
            ([&[absent_counts()], &records[..]].concat(), [&records[..], &[absent_counts()]].concat());
        assert_ne!(rows(&records), rows(&first), "the setting tells");
        assert_eq!(rows(&first), rows(&last));
        assert_eq!(rows(&first), rows(&[&first[..], &records[..40]].concat()), "some came twice");
    }
}
