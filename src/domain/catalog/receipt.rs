//! That a file of another device was merged here: when it was written, and whose work it brought. Kept as a setting by the
//! device's name, in the same change as the merge, so that it is taken back with it.

use super::own_settings::RECEIVED;
use super::{Catalog, CatalogEdit};
use crate::domain::keeping::json;
use crate::domain::keeping::stamp::DeviceId;
use crate::domain::value::id::SalespersonId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The latest file of one device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// When it was written, in milliseconds since 1970.
    pub written_millis: u64,
    /// The civil day of that, where it was written.
    pub written_on: NaiveDate,
    /// The civil day of the merge.
    pub received_on: NaiveDate,
    /// Whose work it brought; `None`: the file does not tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salesperson: Option<SalespersonId>,
}

/// The newest file of one vendedor, as known on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Received {
    pub written_on: NaiveDate,
    /// From the day it was written to that day.
    pub days: i64,
}

impl Receipt {
    /// What notes that this file of `device` came.
    pub fn edit(&self, device: DeviceId) -> Option<CatalogEdit> {
        let value = serde_json::to_value(self).ok()?;
        Some(CatalogEdit::Setting { id: format!("{RECEIVED}{device}"), value: Some(value) })
    }
}

impl Catalog {
    /// The latest file of each device that sent one, by device.
    pub fn receipts(&self) -> impl Iterator<Item = (DeviceId, Receipt)> + '_ {
        let of_devices = self.settings.range(RECEIVED.to_owned()..);
        of_devices
            .map_while(|(path, register)| Some((path.strip_prefix(RECEIVED)?, register)))
            .filter_map(|(device, register)| Some((device.parse().ok()?, receipt(register.value.as_ref()?)?)))
    }

    /// The newest file of `who` that was merged by `on`.
    pub(crate) fn received(&self, who: SalespersonId, on: NaiveDate) -> Option<Received> {
        let own = self.receipts().filter(|(_, one)| one.salesperson == Some(who) && one.received_on <= on);
        let (_, newest) = own.max_by_key(|(device, one)| (one.written_millis, *device))?;
        let days = (on - newest.written_on).num_days().max(0);
        Some(Received { written_on: newest.written_on, days })
    }

    pub fn receipt(&self, device: DeviceId) -> Option<Receipt> {
        receipt(self.settings.get(&format!("{RECEIVED}{device}"))?.value.as_ref()?)
    }
}

fn receipt(value: &Value) -> Option<Receipt> {
    json::from_str(&value.to_string()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::keeping::stamp::Stamp;

    #[test]
    fn the_latest_file_of_each_device_is_found_again_and_nothing_else_is_taken_for_one() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let of = |millis, salesperson| Receipt {
            written_millis: millis,
            written_on: day("2026-11-27"),
            received_on: day("2026-11-28"),
            salesperson,
        };
        let (ana, nobody) = (of(2, Some(SalespersonId::from_u128(1))), of(1, None));
        let mut catalog = Catalog::default();
        for edit in [ana.edit(DeviceId(10)), nobody.edit(DeviceId(2))].into_iter().flatten() {
            catalog.set(edit, Stamp::default());
        }
        for (path, value) in [("seen.000000000000000a", "x"), ("received.nobody", "x"), ("snooze.copy", "x")]
        {
            let value = Some(Value::from(value));
            catalog.set(CatalogEdit::Setting { id: path.to_owned(), value }, Stamp::default());
        }
        let found: Vec<_> = catalog.receipts().collect();
        assert_eq!(found, [(DeviceId(2), nobody), (DeviceId(10), ana.clone())]);
        assert_eq!((catalog.receipt(DeviceId(10)), catalog.receipt(DeviceId(3))), (Some(ana), None));
    }
}
