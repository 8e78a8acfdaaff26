//! Numbers of a workbook as the text that the columns of a table are read from: with a decimal comma, dates as Brazil
//! writes them.

use super::super::cells::excel_serial;

/// Digits that a number of a spreadsheet has; the rest is noise of its arithmetic.
const DIGITS: usize = 15;

/// Days that the calendar from 1904 is behind that from 1900.
const BEHIND: i64 = 1_462;

/// The number with a decimal comma and no mark between thousands; what has more than 15 digits before the comma is shown as
/// spreadsheets do (`3,52E+43`), for its last digits are lost.
pub(crate) fn plain(value: f64) -> String {
    if !value.is_finite() || value == 0.0 {
        return "0".to_owned();
    }
    let text = format!("{:.*e}", DIGITS - 1, value.abs());
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let digits = mantissa.replace('.', "");
    let digits = digits.trim_end_matches('0');
    let sign = if value < 0.0 { "-" } else { "" };
    if exponent >= DIGITS as i32 || exponent < -12 {
        let (first, rest) = digits.split_at(1.min(digits.len()));
        let mark = if exponent < 0 { '-' } else { '+' };
        return format!("{sign}{first},{rest:0<1}E{mark}{:02}", exponent.abs());
    }
    let point = exponent + 1;
    let (whole, decimals) = if point <= 0 {
        ("0".to_owned(), format!("{}{digits}", "0".repeat(point.unsigned_abs() as usize)))
    } else if digits.len() <= point as usize {
        (format!("{digits:0<width$}", width = point as usize), String::new())
    } else {
        let (whole, decimals) = digits.split_at(point as usize);
        (whole.to_owned(), decimals.to_owned())
    };
    match decimals.len() {
        0 => format!("{sign}{whole}"),
        // A fourth decimal leaves no doubt that they are decimals and not thousands.
        3 => format!("{sign}{whole},{decimals}0"),
        _ => format!("{sign}{whole},{decimals}"),
    }
}

/// The digits of a whole number without its sign; `None` of one that has a fraction or more digits than are kept.
pub(crate) fn whole_digits(value: f64) -> Option<String> {
    (value.is_finite() && value.fract() == 0.0 && value.abs() < 1e15).then(|| format!("{}", value.abs()))
}

/// A serial number as `06/11/2026`, `06/11/2026 14:30` or `14:30`; `None` of what is no day.
pub(crate) fn moment(value: f64, from_1904: bool, day: bool, time: bool) -> Option<String> {
    const A_DAY: f64 = 86_400.0;
    if !(0.0..=2_958_466.0).contains(&value) {
        return None;
    }
    let (mut days, mut seconds) = (value.floor() as i64, (value.fract() * A_DAY).round() as i64);
    if seconds == A_DAY as i64 {
        (days, seconds) = (days + 1, 0);
    }
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let clock = |hour: i64| match second {
        0 => format!("{hour:02}:{minute:02}"),
        _ => format!("{hour:02}:{minute:02}:{second:02}"),
    };
    if !day {
        return Some(clock(days * 24 + hour));
    }
    let days = if from_1904 { days + BEHIND } else { days };
    let date = match days {
        0 => "00/01/1900".to_owned(),
        // A day that Excel has and the calendar has not.
        60 => "28/02/1900".to_owned(),
        _ => excel_serial(days)?.format("%d/%m/%Y").to_string(),
    };
    Some(if time && seconds > 0 { format!("{date} {}", clock(hour)) } else { date })
}

/// A date as the format of a cell with a date in words has it (`2026-11-06T14:30:00`), as the other dates are written.
pub(crate) fn iso_moment(text: &str) -> String {
    let bytes = text.as_bytes();
    let is_day = bytes.len() >= 10 && text.is_ascii() && bytes[4] == b'-' && bytes[7] == b'-';
    if !is_day {
        return text.to_owned();
    }
    let day = format!("{}/{}/{}", &text[8..10], &text[5..7], &text[..4]);
    match text.get(11..16) {
        Some(time) if time != "00:00" => format!("{day} {time}"),
        Some(_) | None => day,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_have_a_comma_and_no_noise() {
        for (value, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (0.1 + 0.2, "0,3"),
            (1234.5, "1234,5"),
            (-8.0, "-8"),
            (1.234, "1,2340"),
            (1234.567, "1234,5670"),
            (0.001, "0,0010"),
            (43_210_000_000_129.0, "43210000000129"),
            (999_999_999_999_999.0, "999999999999999"),
            (1e15, "1,0E+15"),
            (3.526_114_321e43, "3,526114321E+43"),
            (100.0, "100"),
            (2.5e-13, "2,5E-13"),
            (f64::NAN, "0"),
        ] {
            assert_eq!(plain(value), text);
        }
    }

    #[test]
    fn days_and_hours_are_those_of_the_serial() {
        for (value, from_1904, day, time, text) in [
            (46_331.0, false, true, false, Some("05/11/2026")),
            (44_869.0, true, true, false, Some("05/11/2026")),
            (46_331.999_999_9, false, true, true, Some("06/11/2026")),
            (46_331.75, false, true, true, Some("05/11/2026 18:00")),
            (46_331.75, false, true, false, Some("05/11/2026")),
            (1.5, false, false, true, Some("36:00")),
            (0.0, false, true, false, Some("00/01/1900")),
            (0.0, true, true, false, Some("01/01/1904")),
            (60.0, false, true, false, Some("28/02/1900")),
            (61.0, false, true, false, Some("01/03/1900")),
            (-1.0, false, true, false, None),
            (9e9, false, true, false, None),
        ] {
            assert_eq!(moment(value, from_1904, day, time).as_deref(), text, "{value}");
        }
        assert_eq!(iso_moment("2026-11-06T00:00:00"), "06/11/2026");
        assert_eq!(iso_moment("2026-11-06T14:30:00.000"), "06/11/2026 14:30");
        assert_eq!(iso_moment("amanhã"), "amanhã");
    }

    proptest! {
        #[test]
        fn a_number_of_cents_is_read_back_as_it_is(cents in -100_000_000_000i64..100_000_000_000) {
            use super::super::super::cells::{Convention, money};
            let read = money(&plain(cents as f64 / 100.0), Convention::Open).unwrap();
            prop_assert_eq!(read.value.get(), cents);
        }

        #[test]
        fn no_number_panics(value in any::<f64>(), day in any::<bool>(), from in any::<bool>()) {
            let _ = plain(value);
            let _ = whole_digits(value);
            let _ = moment(value, from, day, true);
        }
    }
}
