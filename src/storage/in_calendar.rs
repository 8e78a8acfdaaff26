//! Days that an older version let in and no file could carry are read as the first or the last day that one can: after a clock
//! set to the year 10500 every export would fail its own check for ever.

use std::borrow::Cow;

/// The JSON of a row, its days within the years 0 to 9999. As chrono writes them, others have a sign: `"+10500-03-01"`.
pub(super) fn in_calendar(json: &str) -> Cow<'_, str> {
    let mut mended = Cow::Borrowed(json);
    for (sign, last) in [("\"+", "9999-12-31"), ("\"-", "0000-01-01")] {
        let mut from = 0;
        while let Some(found) = mended[from..].find(sign) {
            let start = from + found + sign.len();
            from = start;
            if let Some(length) = length_of_day(&mended[start..]) {
                mended.to_mut().replace_range(start - 1..start + length, last);
            }
        }
    }
    mended
}

/// Bytes of `10500-03-01` before a closing quote.
fn length_of_day(text: &str) -> Option<usize> {
    let year = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text.as_bytes().get(year..year + 7)?;
    let is_day = rest.iter().zip(b"-00-00\"").all(|(byte, shape)| match shape {
        b'0' => byte.is_ascii_digit(),
        _ => byte == shape,
    });
    (is_day && (4..=6).contains(&year)).then_some(year + 6)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn only_days_beyond_the_calendar_are_read_otherwise() {
        for (json, expected) in [
            (r#"{"date":"+10500-03-01","x":1}"#, r#"{"date":"9999-12-31","x":1}"#),
            (r#"["+262142-12-31","+10000-01-01"]"#, r#"["9999-12-31","9999-12-31"]"#),
            (r#"{"-0001-12-31":{}}"#, r#"{"0000-01-01":{}}"#),
            (r#"{"date":"9999-12-31"}"#, r#"{"date":"9999-12-31"}"#),
            (r#"{"phone":"+351912345678"}"#, r#"{"phone":"+351912345678"}"#),
            (r#"{"note":"+10500-03-01 foi engano"}"#, r#"{"note":"+10500-03-01 foi engano"}"#),
            (r#"{"a":"-22,9","b":"-","c":"+","d":"+1"}"#, r#"{"a":"-22,9","b":"-","c":"+","d":"+1"}"#),
            (r#""+"#, r#""+"#),
        ] {
            assert_eq!(in_calendar(json), expected, "{json}");
        }
    }

    #[test]
    fn it_knows_how_such_days_are_written() {
        for year in [-262_000, -1, 10_000, 262_000] {
            let day = NaiveDate::from_ymd_opt(year, 2, 28).unwrap();
            let text = serde_json::to_string(&day).unwrap();
            let read: NaiveDate = serde_json::from_str(&in_calendar(&text)).unwrap();
            assert!(crate::domain::portfolio::writable::is_writable(read), "{text}");
        }
    }
}
