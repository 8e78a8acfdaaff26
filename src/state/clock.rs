//! The only file that reads the clock and the randomness of the device.
#![allow(clippy::disallowed_methods)]

use crate::domain::value::id::uuid_v7;
use chrono::{DateTime, Local, NaiveDate, NaiveTime, Utc};
use uuid::Uuid;

/// Milliseconds since 1970.
pub(crate) fn now_millis() -> u64 {
    u64::try_from(Utc::now().timestamp_millis()).unwrap_or(0)
}

/// Milliseconds since the page was opened, whatever the clock is set to meanwhile.
pub(crate) fn ticks() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

/// The civil date where the device is.
pub(crate) fn today() -> NaiveDate {
    Local::now().date_naive()
}

/// The civil time where the device is, to the minute.
pub(crate) fn time_of_day() -> Option<NaiveTime> {
    use chrono::Timelike;
    let now = Local::now().time();
    NaiveTime::from_hms_opt(now.hour(), now.minute(), 0)
}

/// Milliseconds from now to just after the next civil midnight.
pub(crate) fn millis_to_midnight() -> i32 {
    let now = Local::now();
    let tomorrow = now.date_naive().succ_opt().and_then(|day| day.and_hms_opt(0, 0, 1));
    let next = tomorrow.and_then(|at| at.and_local_timezone(Local).earliest());
    let wait = next.map_or(3_600_000, |next| (next - now).num_milliseconds());
    i32::try_from(wait.clamp(1_000, 86_400_000)).unwrap_or(3_600_000)
}

/// The civil date of an instant where the device is.
pub(crate) fn civil_date(millis: u64) -> Option<NaiveDate> {
    let instant = DateTime::<Utc>::from_timestamp_millis(i64::try_from(millis).ok()?)?;
    Some(instant.with_timezone(&Local).date_naive())
}

/// The civil time of an instant where the device is.
pub(crate) fn civil_time(millis: u64) -> Option<NaiveTime> {
    let instant = DateTime::<Utc>::from_timestamp_millis(i64::try_from(millis).ok()?)?;
    Some(instant.with_timezone(&Local).time())
}

/// The offset of the device from UTC, as `-03:00`.
pub(crate) fn zone() -> String {
    Local::now().offset().to_string()
}

/// The IANA name of the device's time zone, as `America/Sao_Paulo`; its offset where the browser does not say.
pub(crate) fn zone_name() -> String {
    let none = js_sys::Array::new();
    let options = js_sys::Intl::DateTimeFormat::new(&none, &js_sys::Object::new()).resolved_options();
    let name = js_sys::Reflect::get(&options, &"timeZone".into()).ok();
    name.and_then(|name| name.as_string()).filter(|name| !name.is_empty()).unwrap_or_else(zone)
}

/// A fresh identity.
pub(crate) fn fresh_uuid() -> Uuid {
    let mut bytes = [0; 10];
    fill_random(&mut bytes);
    uuid_v7(now_millis(), bytes)
}

/// Random bytes that no other file has.
pub(crate) fn fresh_salt<const LENGTH: usize>() -> [u8; LENGTH] {
    let mut bytes = [0; LENGTH];
    fill_random(&mut bytes);
    bytes
}

/// Random bits, for a device id.
pub(crate) fn random_u64() -> u64 {
    let mut bytes = [0; 8];
    fill_random(&mut bytes);
    u64::from_le_bytes(bytes)
}

fn fill_random(bytes: &mut [u8]) {
    use wasm_bindgen::JsCast;
    let global = js_sys::global();
    let crypto = js_sys::Reflect::get(&global, &"crypto".into()).ok();
    if let Some(crypto) = crypto.and_then(|crypto| crypto.dyn_into::<web_sys::Crypto>().ok())
        && crypto.get_random_values_with_u8_array(bytes).is_ok()
    {
        return;
    }
    bytes.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
}
