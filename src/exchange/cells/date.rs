//! Dates and times: `dd/mm/aaaa`, `dd/mm/aa`, ISO with or without time and zone, `aaaammdd`, Excel's serial numbers.
//!
//! - Two-digit years: 00–69 are 2000–2069, 70–99 are 1970–1999.
//! - Eight digits are `aaaammdd` where that is a day from 1900 to 2100, else `ddmmaaaa`.
//! - A date with an offset (`−03:00`, `−04:00`) keeps the civil date it was written with: that was the day of the visit
//!   for whoever wrote it. One in UTC (`Z`, `+00:00`) was converted by a program, so it is brought back to `zone`.
//! - A serial number counts days of Excel's 1900 system, which has a 29/02/1900 that never was; taken for dates only
//!   from 1930 to 2099, so that a stray number is no date.

use super::CellError;
use chrono::{Datelike, Duration, FixedOffset, NaiveDate, NaiveTime};
use std::borrow::Cow;

/// A civil date and, where the cell has one, the time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct When {
    pub date: NaiveDate,
    pub time: Option<NaiveTime>,
}

/// `zone` is where instants in UTC are brought to: that of the device.
pub(crate) fn date(text: &str, zone: FixedOffset) -> Result<When, CellError> {
    let text = text.trim();
    if let Some(found) = fast(text.as_bytes()) {
        return found.map(|date| When { date, time: None });
    }
    if !text.is_ascii() && !text.chars().any(char::is_alphabetic) {
        return Err(CellError::Date);
    }
    let text = &*plain(text);
    let (day, rest) =
        match text.find(['T', 't', ' ']).filter(|at| text[..*at].ends_with(|c: char| c.is_ascii_digit())) {
            Some(at)
                if text[at + 1..].trim_start().starts_with(|c: char| c.is_ascii_digit())
                    && is_numeric(&text[..at]) =>
            {
                (&text[..at], text[at + 1..].trim())
            }
            Some(_) | None => (text, ""),
        };
    if rest.is_empty() {
        return day_of(day);
    }
    let When { date, time: None } = day_of(day)? else { return Err(CellError::Date) };
    let (clock, offset) = split_zone(rest)?;
    let time = time(clock)?;
    match offset {
        Some(0) => {
            let local = date.and_time(time).checked_add_offset(zone).ok_or(CellError::Date)?;
            checked(local.date()).map(|date| When { date, time: Some(local.time()) })
        }
        Some(_) | None => Ok(When { date, time: Some(time) }),
    }
}

/// Without the day of the week before and the *às* between: `seg, 12/01/2026 às 14h30`.
fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains(|c: char| c.is_alphabetic()) {
        return Cow::Borrowed(text);
    }
    let start = text.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let folded = crate::domain::value::fold::fold(&text[..start]).into_owned();
    let weekday = ["seg", "ter", "qua", "qui", "sex", "sab", "dom"].iter().any(|day| folded.starts_with(day));
    let text = if weekday { &text[start..] } else { text };
    let at = [" às ", " as ", " ÀS ", " Às "].into_iter().find(|word| text.contains(word));
    match at {
        Some(word) => Cow::Owned(text.replacen(word, " ", 1)),
        None => Cow::Borrowed(text),
    }
}

/// How many years ahead a date is a slip of the fingers or a program's *never*.
const YEARS_AHEAD: i32 = 10;

/// What programs write where there is no date: zeros, the first days of their calendars (30/12/1899, 01/01/1900, 01/01/1904,
/// 01/01/0001), the midnight before 1970 in UTC and in Brazil, and years that are far ahead.
pub(crate) fn stands_for_none(text: &str, zone: FixedOffset, today: NaiveDate) -> bool {
    if text.bytes().all(|b| matches!(b, b'0' | b'/' | b'-' | b':' | b'.' | b' ' | b'T' | b',')) {
        return true;
    }
    match date(text, zone) {
        Ok(when) => is_no_day(when.date, today),
        Err(CellError::YearOutOfRange(_)) => true,
        // `00/01/1900`: Excel's zero shown as a date.
        Err(_) => text.get(..10).is_some_and(|day| {
            day.starts_with("00/") && day.ends_with("/1900")
                || day.starts_with("1900-") && day.ends_with("-00")
        }),
    }
}

fn is_no_day(day: NaiveDate, today: NaiveDate) -> bool {
    let epoch = NaiveDate::from_ymd_opt(1970, 1, 1);
    day.year() < 1905
        || Some(day) == epoch
        || day.succ_opt() == epoch
        || day.year() > today.year() + YEARS_AHEAD
}

/// The day of a serial number of Excel's 1900 system: 1 is 01/01/1900, 60 never was, 61 is 01/03/1900.
pub(crate) fn excel_serial(serial: i64) -> Option<NaiveDate> {
    let before_first = match serial {
        1..=59 => NaiveDate::from_ymd_opt(1899, 12, 31)?,
        61..=2_958_465 => NaiveDate::from_ymd_opt(1899, 12, 30)?,
        _ => return None,
    };
    before_first.checked_add_signed(Duration::days(serial))
}

/// `14:30`, `14:30:15`, `14h30`, `14h`, `2:30 PM`, or the part of a day that Excel keeps (`0,604166667`).
pub(crate) fn time(text: &str) -> Result<NaiveTime, CellError> {
    let text = text.trim().to_ascii_lowercase();
    let (clock, half) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
        (Some(clock), _) => (clock.trim_end(), Some(0)),
        (_, Some(clock)) => (clock.trim_end(), Some(12)),
        (None, None) => (text.as_str(), None),
    };
    if let Some(time) = part_of_day(clock) {
        return Ok(time);
    }
    let clock = clock.trim_end_matches("min").trim_end_matches(['h', 's']);
    let mut parts = clock.split([':', 'h']).map(str::trim);
    let hour = parts.next().and_then(|part| digits(part, 2)).ok_or(CellError::Time)?;
    let minute = parts.next().map_or(Some(0), |part| digits(part, 2)).ok_or(CellError::Time)?;
    let second = parts
        .next()
        .map_or(Some(0), |part| digits(part.split(['.', ',']).next()?, 2))
        .ok_or(CellError::Time)?;
    let hour = match half {
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        Some(_) => return Err(CellError::Time),
        None => hour,
    };
    if parts.next().is_some() || (!text.contains([':', 'h']) && half.is_none()) {
        return Err(CellError::Time);
    }
    NaiveTime::from_hms_opt(hour, minute, second).ok_or(CellError::Time)
}

/// The two forms that nearly every cell has.
fn fast(b: &[u8]) -> Option<Result<NaiveDate, CellError>> {
    let n = |range: std::ops::Range<usize>| {
        b[range].iter().try_fold(0u32, |sum, b| b.is_ascii_digit().then(|| sum * 10 + u32::from(b - b'0')))
    };
    if b.len() != 10 {
        return None;
    }
    match (b[2], b[5], b[4], b[7]) {
        (b'/', b'/', _, _) => Some(ymd(n(6..10)?, n(3..5)?, n(0..2)?)),
        (_, _, b'-', b'-') => Some(ymd(n(0..4)?, n(5..7)?, n(8..10)?)),
        _ => None,
    }
}

fn is_numeric(day: &str) -> bool {
    day.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'/' | b'-' | b'.'))
}

fn day_of(text: &str) -> Result<When, CellError> {
    let midnight = |date| When { date, time: None };
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return match text.len() {
            8 => eight_digits(text).map(midnight),
            5 => serial(text, 0.0),
            _ => Err(CellError::Date),
        };
    }
    if let Some((days, part)) = text.split_once([',', '.'])
        && days.len() == 5
        && days.bytes().chain(part.bytes()).all(|b| b.is_ascii_digit())
    {
        return serial(days, format!("0.{part}").parse().unwrap_or(0.0));
    }
    let parts: Vec<&str> = text
        .split(['/', '-', '.', ' '])
        .map(str::trim)
        .filter(|part| !part.is_empty() && *part != "de")
        .collect();
    let [first, middle, last] = parts[..] else { return Err(CellError::Date) };
    if first.len() == 4 {
        let (year, month, day) = (number(first)?, number(middle)?, number(last)?);
        return ymd(year, month, day).map(midnight);
    }
    let month = match month_by_name(middle) {
        Some(month) => month,
        None => number(middle)?,
    };
    let year = match (number(last)?, last.len()) {
        (short @ 0..=69, 2) => 2000 + short,
        (short, 2) => 1900 + short,
        (year, 4) => year,
        _ => return Err(CellError::Date),
    };
    ymd(year, month, number(first)?).map(midnight)
}

fn eight_digits(text: &str) -> Result<NaiveDate, CellError> {
    let all: u32 = text.parse().map_err(|_| CellError::Date)?;
    let as_iso = ymd(all / 10_000, all / 100 % 100, all % 100);
    as_iso.or_else(|error| ymd(all % 10_000, all / 10_000 % 100, all / 1_000_000).map_err(|_| error))
}

fn serial(days: &str, part: f64) -> Result<When, CellError> {
    let serial: i64 = days.parse().map_err(|_| CellError::Date)?;
    if !(10_959..=73_050).contains(&serial) {
        return Err(CellError::Date);
    }
    let date = excel_serial(serial).ok_or(CellError::Date)?;
    let time = if part > 0.0 { clock_of(part) } else { None };
    Ok(When { date, time })
}

fn part_of_day(text: &str) -> Option<NaiveTime> {
    let (whole, part) = text.split_once([',', '.'])?;
    let fits = matches!(whole, "0" | "") && !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !fits {
        return None;
    }
    clock_of(format!("0.{part}").parse().ok()?)
}

/// To the nearest second; what rounds up to midnight stays within its day.
fn clock_of(part: f64) -> Option<NaiveTime> {
    let seconds = (part * 86_400.0).round().clamp(0.0, 86_399.0);
    NaiveTime::from_num_seconds_from_midnight_opt(seconds as u32, 0)
}

/// The clock and the offset in minutes, if one is given.
fn split_zone(text: &str) -> Result<(&str, Option<i32>), CellError> {
    if let Some(clock) = text.strip_suffix(['Z', 'z']) {
        return Ok((clock, Some(0)));
    }
    let Some(at) = text.rfind(['+', '-']) else { return Ok((text, None)) };
    let sign = if text[at..].starts_with('-') { -1 } else { 1 };
    let digits: String = text[at + 1..].chars().filter(|c| *c != ':').collect();
    let minutes = match (digits.len(), digits.parse::<i32>()) {
        (2, Ok(hours)) => hours * 60,
        (4, Ok(both)) => both / 100 * 60 + both % 100,
        _ => return Err(CellError::Time),
    };
    Ok((text[..at].trim_end(), Some(sign * minutes)))
}

fn month_by_name(text: &str) -> Option<u32> {
    const MONTHS: [&str; 12] =
        ["jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"];
    let folded = crate::domain::value::fold::fold(text);
    let start = match folded.get(..3)? {
        "feb" => "fev",
        "apr" => "abr",
        "may" => "mai",
        "aug" => "ago",
        "sep" => "set",
        "oct" => "out",
        "dec" => "dez",
        start => start,
    };
    MONTHS.iter().position(|month| *month == start).map(|index| index as u32 + 1)
}

fn number(text: &str) -> Result<u32, CellError> {
    digits(text, 4).ok_or(CellError::Date)
}

fn digits(text: &str, most: usize) -> Option<u32> {
    let fits = !text.is_empty() && text.len() <= most && text.bytes().all(|b| b.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

fn ymd(year: u32, month: u32, day: u32) -> Result<NaiveDate, CellError> {
    let year = i32::try_from(year).map_err(|_| CellError::Date)?;
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => checked(date),
        None if (13..=31).contains(&month) && (1..=12).contains(&day) => Err(CellError::MonthAndDaySwapped),
        None => Err(CellError::NoSuchDay),
    }
}

fn checked(date: NaiveDate) -> Result<NaiveDate, CellError> {
    if (1900..=2100).contains(&date.year()) { Ok(date) } else { Err(CellError::YearOutOfRange(date.year())) }
}

#[cfg(test)]
#[path = "date_tests.rs"]
mod tests;
