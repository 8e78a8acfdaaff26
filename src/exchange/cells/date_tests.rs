use super::*;

#[test]
fn what_programs_write_for_no_date_is_none() {
    let zone = FixedOffset::west_opt(3 * 3600).unwrap();
    let today = NaiveDate::from_ymd_opt(2026, 11, 29).unwrap();
    for text in [
        "30/12/1899",
        "01/01/1900",
        "00/01/1900",
        "01/01/1970",
        "31/12/1969 21:00",
        "0001-01-01T00:00:00",
        "00/00/0000",
        "0000-00-00 00:00:00",
        "12/01/2062",
        "31/12/9999",
        "1904-01-01",
    ] {
        assert!(stands_for_none(text, zone, today), "{text}");
    }
    for text in ["10/11/2026", "02/01/1970", "30/12/1969", "31/12/2036", "amanhã", "31/02/2026", "00/02/2026"]
    {
        assert!(!stands_for_none(text, zone, today), "{text}");
    }
}

#[test]
fn the_day_of_the_week_and_words_before_the_hour_are_no_matter() {
    let zone = FixedOffset::west_opt(3 * 3600).unwrap();
    let expected = NaiveDate::from_ymd_opt(2026, 1, 12).unwrap();
    for text in
        ["seg, 12/01/2026", "segunda-feira, 12 de janeiro de 2026", "12/01/2026 às 14h30", "Seg 12/01/2026"]
    {
        assert_eq!(date(text, zone).map(|when| when.date), Ok(expected), "{text}");
    }
}
use proptest::prelude::*;

fn brasilia() -> FixedOffset {
    FixedOffset::west_opt(3 * 3600).unwrap()
}

fn shown(text: &str) -> Result<String, CellError> {
    date(text, brasilia()).map(|when| match when.time {
        Some(time) => format!("{} {time}", when.date),
        None => when.date.to_string(),
    })
}

#[test]
fn reads_every_form() {
    for (text, expected) in [
        ("12/03/2026", "2026-03-12"),
        ("1/3/2026", "2026-03-01"),
        ("12-03-2026", "2026-03-12"),
        ("12.03.2026", "2026-03-12"),
        ("12/03/26", "2026-03-12"),
        ("12/03/69", "2069-03-12"),
        ("12/03/70", "1970-03-12"),
        ("2026-03-12", "2026-03-12"),
        ("2026/03/12", "2026-03-12"),
        ("20260312", "2026-03-12"),
        ("12032026", "2026-03-12"),
        ("12/mar/2026", "2026-03-12"),
        ("12 de março de 2026", "2026-03-12"),
        ("29/02/2024", "2024-02-29"),
        ("12/03/2026 14:30", "2026-03-12 14:30:00"),
        ("12/03/2026 00:00:00", "2026-03-12 00:00:00"),
        ("2026-03-12T14:30:15", "2026-03-12 14:30:15"),
        ("2026-03-12 14:30:15.123", "2026-03-12 14:30:15"),
        ("46093", "2026-03-12"),
        ("46093,5", "2026-03-12 12:00:00"),
        ("46093.75", "2026-03-12 18:00:00"),
        ("10959", "1930-01-01"),
        ("73050", "2099-12-31"),
    ] {
        assert_eq!(shown(text).as_deref(), Ok(expected), "{text}");
    }
}

#[test]
fn instants_in_utc_come_back_to_the_local_day_and_others_keep_theirs() {
    for (text, expected) in [
        ("2026-06-30T23:50:00-03:00", "2026-06-30 23:50:00"),
        ("2026-07-01T02:50:00Z", "2026-06-30 23:50:00"),
        ("2026-07-01T02:50:00.000Z", "2026-06-30 23:50:00"),
        ("2026-07-01T02:50:00+00:00", "2026-06-30 23:50:00"),
        ("2026-06-30T23:50:00-0400", "2026-06-30 23:50:00"),
        ("2026-01-01T01:00:00Z", "2025-12-31 22:00:00"),
    ] {
        assert_eq!(shown(text).as_deref(), Ok(expected), "{text}");
    }
}

#[test]
fn refuses_with_the_reason() {
    for (text, error) in [
        ("ontem", CellError::Date),
        ("12/03", CellError::Date),
        ("12/03/202", CellError::Date),
        ("1/2/3/4", CellError::Date),
        ("45", CellError::Date),
        ("10958", CellError::Date),
        ("73051", CellError::Date),
        ("00/00/0000", CellError::NoSuchDay),
        ("31/02/2026", CellError::NoSuchDay),
        ("29/02/2026", CellError::NoSuchDay),
        ("31/04/2026", CellError::NoSuchDay),
        ("03/25/2026", CellError::MonthAndDaySwapped),
        ("01/01/1899", CellError::YearOutOfRange(1899)),
        ("01/01/2101", CellError::YearOutOfRange(2101)),
        ("12/03/2026 25:00", CellError::Time),
    ] {
        assert_eq!(shown(text), Err(error), "{text}");
    }
}

#[test]
fn excel_counts_a_leap_day_that_never_was() {
    for (serial, expected) in [
        (0, None),
        (1, Some("1900-01-01")),
        (59, Some("1900-02-28")),
        (60, None),
        (61, Some("1900-03-01")),
        (43_831, Some("2020-01-01")),
        (2_958_465, Some("9999-12-31")),
        (2_958_466, None),
    ] {
        assert_eq!(excel_serial(serial).map(|date| date.to_string()).as_deref(), expected, "{serial}");
    }
}

#[test]
fn reads_times() {
    for (text, expected) in [
        ("14:30", "14:30:00"),
        ("9:05", "09:05:00"),
        ("14:30:15", "14:30:15"),
        ("14h30", "14:30:00"),
        ("14h30min", "14:30:00"),
        ("14h", "14:00:00"),
        ("2:30 PM", "14:30:00"),
        ("12:00 am", "00:00:00"),
        ("12:00 PM", "12:00:00"),
        ("0,604166667", "14:30:00"),
        ("0.999999", "23:59:59"),
    ] {
        assert_eq!(time(text).map(|time| time.to_string()).as_deref(), Ok(expected), "{text}");
    }
    for text in ["24:00", "14:60", "14", "1430", "h", "13:00 PM", "1:2:3:4", "tarde", ""] {
        assert_eq!(time(text), Err(CellError::Time), "{text}");
    }
}

proptest! {
    #[test]
    fn every_day_reads_back_in_every_form(days in 0i64..73_000) {
        let day = NaiveDate::from_ymd_opt(1900, 3, 1).unwrap() + Duration::days(days);
        for form in ["%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%Y%m%d"] {
            prop_assert_eq!(date(&day.format(form).to_string(), brasilia()).unwrap().date, day);
        }
        prop_assert_eq!(excel_serial(days + 61), Some(day));
    }

    #[test]
    fn never_panics(text in any::<String>(), near in "[-0-9/:., TZhdemar+]{0,24}") {
        for text in [text, near] {
            let _ = date(&text, brasilia());
            let _ = time(&text);
        }
    }
}
