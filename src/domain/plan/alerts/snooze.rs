//! *Adiar*: an alert put off until a day. Kept as a setting by its name, so that it survives, travels and merges.

use super::AlertId;
use crate::domain::catalog::own_settings::SNOOZE;
use crate::domain::keeping::register::Register;
use chrono::NaiveDate;
use serde_json::Value;
use std::collections::BTreeMap;

/// The setting that keeps until when an alert is put off.
pub(crate) fn snooze_path(id: AlertId) -> String {
    format!("{SNOOZE}{id}")
}

/// The day on which the alert comes back.
pub(crate) fn snoozed_until(settings: &BTreeMap<String, Register<Value>>, id: AlertId) -> Option<NaiveDate> {
    settings.get(&snooze_path(id))?.value.as_ref()?.as_str()?.parse().ok()
}

pub(crate) fn is_snoozed(
    settings: &BTreeMap<String, Register<Value>>,
    id: AlertId,
    today: NaiveDate,
) -> bool {
    snoozed_until(settings, id).is_some_and(|until| today < until)
}
