//! Closed months on the wire.

use super::super::error::Flaw;
use super::catalog::{keep, of_entry, of_value, placed};
use super::object::{Pairs, object};
use super::value::{At, Day, MonthOf, Text};
use crate::domain::catalog::month_closing::{MonthClosing, MonthClosingId};
use crate::domain::catalog::{Catalog, CatalogEntry};
use crate::domain::keeping::register::Register;
use crate::domain::measure::tally::Tally;
use crate::domain::value::uf::Uf;

object!(
    /// What a month came to when a device closed it.
    MonthClosingLine {
        need { month: MonthOf, device: Text<'a>, at: At }
        may { value: ClosedMonth<'a> }
    }
);
object!(
    /// Clients in the denominator, contacted, visited, with an order: in total, by vendedor and by UF.
    ClosedMonth {
        need { closed_on: Day, total: Counts }
        may { salespeople: Pairs<Text<'a>, Counts>, states: Pairs<Text<'a>, Counts> }
    }
);

type Counts = [u32; 4];

/// The key of the clients without a vendedor, or without a UF.
const NONE: &str = "none";

impl MonthClosingLine<'_> {
    pub(in super::super) fn read(self, entries: &mut Vec<CatalogEntry>) -> Result<(), Flaw> {
        let device =
            self.device.0.parse().map_err(|_| Flaw::Value("device: not 16 hexadecimal digits".to_owned()))?;
        let id = MonthClosingId { month: self.month.0, device };
        let mut unknown = of_entry(self.unknown);
        let value = match self.value {
            None => None,
            Some(value) => {
                unknown.extend(value.unknown.into_iter().map(of_value));
                Some(MonthClosing {
                    closed_on: value.closed_on.0,
                    total: tally(value.total),
                    salespeople: named("salespeople", value.salespeople, |text| text.parse().ok())?,
                    states: named("states", value.states, Uf::parse)?,
                })
            }
        };
        keep(entries, "month_closing", &id.to_string(), unknown, self.at.0);
        entries.push(CatalogEntry::MonthClosing { id, register: Register { value, at: self.at.0 } });
        Ok(())
    }
}

fn named<T>(
    field: &str,
    pairs: Option<Pairs<Text<'_>, Counts>>,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Vec<(Option<T>, Tally)>, Flaw> {
    let all = pairs.into_iter().flat_map(|pairs| pairs.0);
    all.map(|(key, counts)| {
        let whose = match key.0.as_ref() {
            NONE => None,
            text => Some(read(text).ok_or_else(|| Flaw::Value(format!("{field}: {text:?}")))?),
        };
        Ok((whose, tally(counts)))
    })
    .collect()
}

pub(super) fn lines(catalog: &Catalog) -> impl Iterator<Item = MonthClosingLine<'_>> {
    catalog.month_closings.iter().map(|(id, register)| {
        let named_by = id.to_string();
        let (at, unknown, inner) =
            placed(catalog, "month_closing", &named_by, register.at, register.value.is_some());
        let value = register.value.as_ref().map(|MonthClosing { closed_on, total, salespeople, states }| {
            ClosedMonth {
                closed_on: Day(*closed_on),
                total: counts(*total),
                salespeople: pairs(salespeople, |id| id.to_string()),
                states: pairs(states, |uf| uf.letters().to_owned()),
                unknown: inner,
            }
        });
        let device = Text(id.device.to_string().into());
        MonthClosingLine { month: MonthOf(id.month), device, at, value, unknown }
    })
}

fn pairs<T>(of: &[(Option<T>, Tally)], name: impl Fn(&T) -> String) -> Option<Pairs<Text<'static>, Counts>> {
    let key = |whose: &Option<T>| whose.as_ref().map_or_else(|| NONE.to_owned(), &name);
    let all = of.iter().map(|(whose, tally)| (Text(key(whose).into()), counts(*tally)));
    Some(Pairs(all.collect())).filter(|pairs| !pairs.0.is_empty())
}

fn tally([eligible, covered, visited, bought]: Counts) -> Tally {
    Tally { eligible, covered, visited, bought }
}

fn counts(Tally { eligible, covered, visited, bought }: Tally) -> Counts {
    [eligible, covered, visited, bought]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::keeping::stamp::{DeviceId, Stamp};
    use crate::domain::portfolio::Portfolio;
    use crate::domain::record::Record;
    use crate::domain::value::id::SalespersonId;
    use crate::exchange::snapshot::{self, Header};

    fn entry(month: &str, value: Option<MonthClosing>) -> Record {
        let device = DeviceId(0xa1);
        let at = Stamp { millis: 7, counter: 0, device };
        let id = MonthClosingId { month: month.parse().unwrap(), device };
        Record::Catalog(CatalogEntry::MonthClosing { id, register: Register { value, at } })
    }

    #[test]
    fn closings_are_written_and_read_back() {
        let of = |eligible, covered| Tally { eligible, covered, visited: 0, bought: 1 };
        let october = MonthClosing {
            closed_on: "2026-11-10".parse().unwrap(),
            total: of(5, 3),
            salespeople: vec![(None, of(2, 1)), (Some(SalespersonId::from_u128(9)), of(3, 2))],
            states: vec![(None, of(1, 0)), (Some(Uf::SP), of(4, 3))],
        };
        let bare = MonthClosing { salespeople: vec![], states: vec![], ..october.clone() };
        let records = [entry("2026-08", None), entry("2026-09", Some(bare)), entry("2026-10", Some(october))];
        let mine = Portfolio::from_records(records.clone());
        let bytes = snapshot::write(&mine, &Header::default().whole(&mine));
        let text = String::from_utf8(bytes.clone()).unwrap();
        assert!(text.contains(r#""states":{"none":[1,0,0,1],"SP":[4,3,0,1]}"#), "{text}");
        assert_eq!(snapshot::read(&bytes).unwrap().records, records);
    }
}
