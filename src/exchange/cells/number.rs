//! Plain numbers: decimals with comma or dot, counts of days.

use super::CellError;
use crate::domain::value::money::is_scientific;

/// A number with a decimal comma or dot and without thousands marks, as coordinates are written.
pub(crate) fn decimal(text: &str) -> Result<f64, CellError> {
    let text = text.trim().trim_end_matches('°').trim_end();
    let (digits, minus) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(digits) => (digits, true),
        None => (text.strip_prefix('+').unwrap_or(text), false),
    };
    if is_scientific(digits.as_bytes()) {
        return Err(CellError::Scientific);
    }
    let (mut mantissa, mut seen, mut decimals) = (0u64, 0u32, None);
    for b in digits.bytes() {
        match (b, decimals) {
            (b'0'..=b'9', _) => {
                seen += 1;
                decimals = decimals.map(|count: i32| count + 1);
                mantissa = mantissa.saturating_mul(10).saturating_add(u64::from(b - b'0'));
            }
            (b',' | b'.', None) => decimals = Some(0),
            (_, _) => return Err(CellError::Number),
        }
    }
    if seen == 0 || seen > 19 {
        return Err(CellError::Number);
    }
    let decimals = decimals.unwrap_or(0);
    // Up to 15 digits both numbers are exact, and so the quotient is the nearest there is.
    let number = mantissa as f64 / 10f64.powi(decimals);
    Ok(if minus { -number } else { number })
}

/// A whole number of days from 1 to 3650: `30`, `30 dias`, `30,0`.
pub(crate) fn days(text: &str) -> Result<u16, CellError> {
    let text = text.trim();
    let digits = text.trim_end_matches(|c: char| c.is_alphabetic()).trim_end();
    let unit = crate::domain::value::fold::key(&text[digits.len()..]);
    if !matches!(unit.as_str(), "" | "d" | "dia" | "dias") {
        return Err(CellError::Number);
    }
    let number = decimal(digits)?;
    if number.fract() != 0.0 {
        return Err(CellError::Number);
    }
    if !(1.0..=3650.0).contains(&number) {
        return Err(CellError::DaysOutOfRange(number as i64));
    }
    Ok(number as u16)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_comma_and_dot() {
        for (text, number) in [
            ("-22,9056", -22.9056),
            ("-22.9056", -22.9056),
            ("\u{2212}46,6", -46.6),
            ("7", 7.0),
            ("-22,9°", -22.9),
        ] {
            assert_eq!(decimal(text), Ok(number), "{text}");
        }
        for text in ["", "-", ",", "1.234,5", "22° 54'", "abc", "1e999", "--1", "NaN", "inf"] {
            assert!(decimal(text).is_err(), "{text}");
        }
        assert_eq!(decimal("2,29E+01"), Err(CellError::Scientific));
    }

    #[test]
    fn days_are_whole_and_within_ten_years() {
        for (text, result) in [
            ("30", Ok(30)),
            ("30 dias", Ok(30)),
            ("30,0", Ok(30)),
            ("1", Ok(1)),
            ("3650", Ok(3650)),
            ("0", Err(CellError::DaysOutOfRange(0))),
            ("3651", Err(CellError::DaysOutOfRange(3651))),
            ("-7", Err(CellError::DaysOutOfRange(-7))),
            ("7,5", Err(CellError::Number)),
            ("2 semanas", Err(CellError::Number)),
            ("mensal", Err(CellError::Number)),
        ] {
            assert_eq!(days(text), result, "{text}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in any::<String>()) {
            let _ = decimal(&text);
            let _ = days(&text);
        }
    }
}
