//! Days and months: relative near, absolute far.
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

use super::plural;
use crate::domain::calendar::period::Month;

/// From here on a date is written out instead of counted.
const FAR_DAYS: i64 = 31;

const MONTHS: [&str; 12] = [
    "janeiro",
    "fevereiro",
    "março",
    "abril",
    "maio",
    "junho",
    "julho",
    "agosto",
    "setembro",
    "outubro",
    "novembro",
    "dezembro",
];
const WEEKDAYS: [&str; 7] =
    ["segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo"];
const WEEKDAYS_SHORT: [&str; 7] = ["seg", "ter", "qua", "qui", "sex", "sáb", "dom"];

/// `21/11/2026`.
pub(crate) fn date(day: NaiveDate) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}

/// Reads what was typed as a day: `21/11/2026`, `21/11/26`, `21112026`. Two digits of a year are of this century.
pub(crate) fn parse_date(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let parts: Vec<&str> = text.split(['/', '-', '.', ' ']).collect();
    let (day, month, year) = match parts.as_slice() {
        [day, month, year] => (*day, *month, *year),
        [digits] if digits.is_ascii() && matches!(digits.len(), 6 | 8) => {
            (&digits[..2], &digits[2..4], &digits[4..])
        }
        _ => return None,
    };
    let number = |part: &str, most: usize| -> Option<u32> {
        let plain = !part.is_empty() && part.len() <= most && part.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| part.parse().ok()).flatten()
    };
    let short = year.len() == 2;
    let year = number(year, 4).filter(|_| matches!(year.len(), 2 | 4))?;
    let year = i32::try_from(if short { 2000 + year } else { year }).ok()?;
    NaiveDate::from_ymd_opt(year, number(month, 2)?, number(day, 2)?)
}

/// What a date field reads after a key at its end: the slashes come by themselves, since a numeric keyboard has none, and
/// a separator typed as well (`27/`, `1-`, `5.`) is that same slash. Anything but one key at the end stays as typed.
pub(crate) fn date_while_typed(before: &str, typed: &str) -> String {
    let mut added = typed.strip_prefix(before).unwrap_or_default().chars();
    let (Some(key), None) = (added.next(), added.next()) else { return typed.to_owned() };
    let slashes = before.matches('/').count();
    if matches!(key, '/' | '-' | '.' | ' ') {
        let begun = before.ends_with(|last: char| last.is_ascii_digit());
        return if begun && slashes < 2 { format!("{before}/") } else { before.to_owned() };
    }
    let digits =
        |part: &str, count: usize| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = typed.split('/').collect();
    match parts.as_slice() {
        [day] if digits(day, 2) => format!("{day}/"),
        [day] if digits(day, 3) => format!("{}/{}", &day[..2], &day[2..]),
        [day, month] if !day.is_empty() && digits(month, 2) => format!("{day}/{month}/"),
        [day, month] if !day.is_empty() && digits(month, 3) => {
            format!("{day}/{}/{}", &month[..2], &month[2..])
        }
        _ => typed.to_owned(),
    }
}

/// `21/11`, where the year is plain.
pub(crate) fn day_month(day: NaiveDate) -> String {
    format!("{:02}/{:02}", day.day(), day.month())
}

/// `08:05`.
pub(crate) fn time(time: NaiveTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// `novembro`.
pub(crate) fn month_name(month: Month) -> &'static str {
    month_words(month.month())
}

/// The month of every year, 1 to 12.
pub(crate) fn month_name_of(month: u32) -> &'static str {
    month_words(month)
}

/// `novembro de 2026`.
pub(crate) fn month_year(month: Month) -> String {
    format!("{} de {}", month_name(month), month.year())
}

/// `nov/26`, for axes.
pub(crate) fn month_short(month: Month) -> String {
    let name: String = month_name(month).chars().take(3).collect();
    format!("{name}/{:02}", month.year().rem_euclid(100))
}

/// `segunda-feira`.
pub(crate) fn weekday(day: NaiveDate) -> &'static str {
    named(&WEEKDAYS, day.weekday().num_days_from_monday())
}

/// `seg`.
pub(crate) fn weekday_short(day: NaiveDate) -> &'static str {
    named(&WEEKDAYS_SHORT, day.weekday().num_days_from_monday())
}

/// `sábado, 21 de novembro`.
pub(crate) fn long_day(day: NaiveDate) -> String {
    format!("{}, {} de {}", weekday(day), day.day(), month_words(day.month()))
}

/// "12 dias", "1 dia".
pub(crate) fn days(count: i64) -> String {
    plural(count, "dia", "dias")
}

/// Days from a day to today, in words: "hoje", "ontem", "há 12 dias"; ahead, "amanhã", "em 3 dias".
pub(crate) fn ago(days_since: i64) -> String {
    match days_since {
        0 => "hoje".to_owned(),
        1 => "ontem".to_owned(),
        -1 => "amanhã".to_owned(),
        2.. => format!("há {}", days(days_since)),
        _ => format!("em {}", days(days_since.saturating_neg())),
    }
}

/// Near dates counted, far ones written: "há 12 dias", "21/08/2026".
pub(crate) fn near(day: NaiveDate, today: NaiveDate) -> String {
    let since = today.signed_duration_since(day).num_days();
    if since.abs() < FAR_DAYS { ago(since) } else { date(day) }
}

/// Both, where there is room: "há 41 dias (11/10/2026)".
pub(crate) fn near_and_date(day: NaiveDate, today: NaiveDate) -> String {
    format!("{} ({})", ago(today.signed_duration_since(day).num_days()), date(day))
}

/// `01/11/2026 a 30/11/2026`.
pub(crate) fn period(first: NaiveDate, last: NaiveDate) -> String {
    format!("{} a {}", date(first), date(last))
}

fn month_words(month: u32) -> &'static str {
    named(&MONTHS, month.saturating_sub(1))
}

fn named(names: &'static [&'static str], at: u32) -> &'static str {
    usize::try_from(at).ok().and_then(|at| names.get(at)).copied().unwrap_or_default()
}

/// `14:30`, `1430`, `14h30`, `9h`, `9`.
pub(crate) fn parse_time(text: &str) -> Option<NaiveTime> {
    let text = text.trim();
    let digits: Vec<&str> = text.split([':', 'h', 'H', '.']).map(str::trim).collect();
    let (hour, minute) = match digits.as_slice() {
        [all] if all.len() >= 3 && all.is_ascii() => all.split_at(all.len() - 2),
        [hour] | [hour, ""] => (*hour, "0"),
        [hour, minute] => (*hour, *minute),
        _ => return None,
    };
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (hour, minute) = [hour, minute].into_iter().all(is_number).then_some((hour, minute))?;
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn dates_are_day_month_year_with_two_digits() {
        assert_eq!(date(on(2026, 2, 3)), "03/02/2026");
        assert_eq!(date(on(2028, 2, 29)), "29/02/2028");
        assert_eq!(day_month(on(2026, 12, 31)), "31/12");
        assert_eq!(period(on(2026, 11, 1), on(2026, 11, 30)), "01/11/2026 a 30/11/2026");
    }

    #[test]
    fn typed_days_are_read_or_refused() {
        for text in ["21/11/2026", "21/11/26", "21112026", "211126", "21-11-2026", " 21.11.2026 "] {
            assert_eq!(parse_date(text), Some(on(2026, 11, 21)), "{text:?}");
        }
        assert_eq!(parse_date("3/2/2026"), Some(on(2026, 2, 3)));
        assert_eq!(parse_date("29/02/2028"), Some(on(2028, 2, 29)));
        for text in [
            "",
            "29/02/2026",
            "31/04/2026",
            "21/13/2026",
            "11/2026",
            "21/11/026",
            "amanhã!",
            "2026-11-21",
            "+1/01/2026",
        ] {
            assert_eq!(parse_date(text), None, "{text:?}");
        }
    }

    /// Key by key, as fingers do it; `<` takes the last character back.
    fn typed(keys: &str) -> String {
        keys.chars().fold(String::new(), |before, key| {
            let mut after = before.clone();
            if key == '<' {
                after.pop();
            } else {
                after.push(key);
            }
            date_while_typed(&before, &after)
        })
    }

    #[test]
    fn a_date_typed_key_by_key_reads_the_same_with_its_own_separators_or_none() {
        for (keys, expected) in [
            ("27112026", "27/11/2026"),
            ("27/11/2026", "27/11/2026"),
            ("27-11-2026", "27/11/2026"),
            ("27.11.2026", "27/11/2026"),
            ("27 11 2026", "27/11/2026"),
            ("1/12/2026", "1/12/2026"),
            ("1-2-2026", "1/2/2026"),
            ("01-12-2026", "01/12/2026"),
            ("27//11//2026", "27/11/2026"),
            ("/27/11/26", "27/11/26"),
            ("27<<", "2"),
            ("27<112026", "27/11/2026"),
            ("27/11<<<02/2026", "27/02/2026"),
            ("27/11/2026/", "27/11/2026"),
        ] {
            assert_eq!(typed(keys), expected, "{keys}");
        }
    }

    #[test]
    fn a_date_that_is_pasted_or_mended_within_stays_as_it_is() {
        assert_eq!(date_while_typed("", "27-11-2026"), "27-11-2026");
        assert_eq!(date_while_typed("27/11/2026", "7/11/2026"), "7/11/2026");
        assert_eq!(date_while_typed("27/11/2026", "27/1/2026"), "27/1/2026");
        assert_eq!(date_while_typed("2", "2ã"), "2ã");
    }

    #[test]
    fn months_and_weekdays_have_their_names() {
        let november = Month::of(on(2026, 11, 21));
        assert_eq!(month_year(november), "novembro de 2026");
        assert_eq!(month_short(november), "nov/26");
        assert_eq!(month_short(Month::of(on(2026, 3, 1))), "mar/26");
        assert_eq!(month_name(Month::of(on(2026, 1, 31))), "janeiro");
        assert_eq!(month_name(Month::of(on(2026, 12, 1))), "dezembro");
        assert_eq!(weekday(on(2026, 11, 23)), "segunda-feira");
        assert_eq!(weekday_short(on(2026, 11, 22)), "dom");
        assert_eq!(long_day(on(2026, 11, 21)), "sábado, 21 de novembro");
    }

    #[test]
    fn near_days_are_counted_in_words() {
        for (since, expected) in [
            (0, "hoje"),
            (1, "ontem"),
            (2, "há 2 dias"),
            (1234, "há 1.234 dias"),
            (-1, "amanhã"),
            (-2, "em 2 dias"),
        ] {
            assert_eq!(ago(since), expected);
        }
        assert_eq!(days(1), "1 dia");
    }

    #[test]
    fn far_days_are_written_from_thirty_one_on() {
        let today = on(2026, 11, 21);
        assert_eq!(near(on(2026, 10, 22), today), "há 30 dias");
        assert_eq!(near(on(2026, 10, 21), today), "21/10/2026");
        assert_eq!(near(on(2026, 12, 21), today), "em 30 dias");
        assert_eq!(near(on(2026, 12, 22), today), "22/12/2026");
        assert_eq!(near_and_date(on(2026, 10, 11), today), "há 41 dias (11/10/2026)");
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        for (text, minutes) in
            [("14:30", 870), ("1430", 870), ("14h30", 870), (" 9h ", 540), ("9", 540), ("930", 570)]
        {
            let read = parse_time(text).map(|time| chrono::Timelike::num_seconds_from_midnight(&time) / 60);
            assert_eq!(read, Some(minutes), "{text}");
        }
        for wrong in ["", "25h", "9h60", "nove", "9:30:15", "-9", "h30"] {
            assert_eq!(parse_time(wrong), None, "{wrong}");
        }
    }
}
