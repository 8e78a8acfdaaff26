use super::*;
use proptest::prelude::*;

fn d(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn m(text: &str) -> Month {
    text.parse().unwrap()
}

#[test]
fn the_month_of_a_day_number_is_that_of_its_date() {
    let (first, last) = (d("1899-12-31"), d("2101-01-01"));
    for date in first.iter_days().take_while(|date| *date <= last) {
        assert_eq!(month_index(Day::of(date)), Month::of(date).index(), "{date}");
    }
    assert_eq!(month_index(Day::of(d("0000-01-01"))), 0);
    assert_eq!(month_index(Day::of(d("9999-12-31"))), LAST_INDEX);
}

#[test]
fn month_is_written_and_read_as_yyyy_mm() {
    for text in ["2026-01", "2026-12", "0000-01", "9999-12", "0987-06"] {
        assert_eq!(m(text).to_string(), text);
    }
    for bad in [
        "",
        "2026",
        "2026-13",
        "2026-00",
        "26-01",
        "2026-1",
        "2026-01-01",
        "+026-01",
        "2026/01",
        " 2026-01",
        "２026-01",
    ] {
        assert_eq!(bad.parse::<Month>(), Err(NotAMonth(bad.to_owned())), "{bad}");
    }
    assert_eq!(serde_json::to_string(&m("2026-07")).unwrap(), "\"2026-07\"");
    assert_eq!(serde_json::from_str::<Month>("\"2026-07\"").unwrap(), m("2026-07"));
    assert!(serde_json::from_str::<Month>("\"2026-14\"").is_err());
}

#[test]
fn month_ends_follow_the_calendar() {
    for (month, first, last) in [
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2000-02", "2000-02-01", "2000-02-29"),
        ("2026-04", "2026-04-01", "2026-04-30"),
        ("2026-12", "2026-12-01", "2026-12-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
    ] {
        assert_eq!((m(month).first_day(), m(month).last_day()), (d(first), d(last)));
    }
    assert!(m("2026-06").contains(d("2026-06-30")));
    assert!(!m("2026-06").contains(d("2026-07-01")));
}

#[test]
fn month_steps_cross_the_year_and_stop_at_the_ends() {
    assert_eq!(m("2026-12").next(), m("2027-01"));
    assert_eq!(m("2026-01").prev(), m("2025-12"));
    assert_eq!(m("2026-11").plus(-23), m("2024-12"));
    assert_eq!(m("9999-12").next(), m("9999-12"));
    assert_eq!(m("0000-01").plus(i32::MIN), m("0000-01"));
    assert_eq!(Month::new(2026, 13), None);
    assert_eq!(Month::new(-1, 1), None);
    assert!(m("2025-12") < m("2026-01"));
}

#[test]
fn months_are_listed_from_first_to_last() {
    let listed: Vec<_> = m("2025-11").to(m("2026-02")).map(|x| x.to_string()).collect();
    assert_eq!(listed, ["2025-11", "2025-12", "2026-01", "2026-02"]);
    assert_eq!(m("2026-02").to(m("2026-01")).len(), 0);
    let last_24: Vec<_> = m("2026-11").last_n(24).collect();
    assert_eq!((last_24.len(), last_24[0], last_24[23]), (24, m("2024-12"), m("2026-11")));
    assert_eq!(m("2026-11").last_n(0).len(), 0);
}

#[test]
fn rolling_days_end_at_the_date_and_include_it() {
    let week = Period::rolling(7, d("2026-03-03"));
    assert_eq!(week, Period::new(d("2026-02-25"), d("2026-03-03")));
    assert_eq!(week.days(), 7);
    assert_eq!(Period::rolling(1, d("2026-03-03")), Period::day(d("2026-03-03")));
    assert!(Period::rolling(0, d("2026-03-03")).is_empty());
    assert_eq!(Period::rolling(u32::MAX, d("2026-03-03")).start, NaiveDate::MIN);
}

#[test]
fn period_holds_both_its_ends() {
    let period = m("2026-06").period();
    assert!(period.contains(d("2026-06-01")) && period.contains(d("2026-06-30")));
    assert!(!period.contains(d("2026-05-31")) && !period.contains(d("2026-07-01")));
    assert_eq!(period.days(), 30);
    assert_eq!(period.iter().count(), 30);
    assert_eq!(period.iter().last(), Some(d("2026-06-30")));
}

#[test]
fn inverted_period_is_empty() {
    let period = Period::new(d("2026-06-02"), d("2026-06-01"));
    assert!(period.is_empty() && !period.contains(d("2026-06-01")) && !period.contains(d("2026-06-02")));
    assert_eq!((period.days(), period.iter().count(), period.months().len()), (0, 0, 0));
    let apart = m("2026-01").period().intersection(m("2026-03").period());
    assert!(apart.is_empty());
}

#[test]
fn running_period_is_judged_today_and_a_closed_one_at_its_end() {
    let period = m("2026-06").period();
    assert_eq!(period.reference(d("2026-06-10")), d("2026-06-10"));
    assert_eq!(period.reference(d("2026-07-10")), d("2026-06-30"));
}

#[test]
fn month_step_keeps_the_anchor_day_and_clamps_at_month_end() {
    let anchor = d("2026-01-31");
    for (n, expected) in
        [(0, "2026-01-31"), (1, "2026-02-28"), (2, "2026-03-31"), (3, "2026-04-30"), (-2, "2025-11-30")]
    {
        assert_eq!(step_months(anchor, n), d(expected));
    }
    assert_eq!(step_months(d("2024-02-29"), 12), d("2025-02-28"));
    assert_eq!(step_months(d("2024-02-29"), 48), d("2028-02-29"));
    assert_eq!(step_months(anchor, i32::MIN), NaiveDate::MIN);
    assert_eq!(step_months(anchor, i32::MAX), NaiveDate::MAX);
}

#[test]
fn weeks_start_on_monday_and_2026_has_the_listed_numbers() {
    let text = include_str!("../../../tests/reference/dias_uteis_2026.csv");
    for row in text.lines().skip(1) {
        let cells: Vec<_> = row.split(',').collect();
        let month = m(cells[0]);
        assert_eq!(month.period().days().to_string(), cells[1]);
        assert_eq!(iso(month.first_day()), cells[5]);
        assert_eq!(iso(month.last_day()), cells[6]);
    }
}

#[test]
fn week_of_a_year_turn_belongs_to_the_year_of_its_thursday() {
    assert_eq!(iso(d("2027-01-01")), "2026-W53-5");
    assert_eq!(iso(d("2024-12-30")), "2025-W01-1");
    assert_eq!(Week::of(d("2026-03-01")).period(), Period::new(d("2026-02-23"), d("2026-03-01")));
    assert_eq!(Week::of(d("2026-03-02")).plus(-1), Week::of(d("2026-03-01")));
}

#[test]
fn days_between_is_the_civil_difference() {
    assert_eq!(days_between(d("2026-03-01"), d("2026-03-01")), 0);
    assert_eq!(days_between(d("2024-02-28"), d("2024-03-01")), 2);
    assert_eq!(days_between(d("2026-03-01"), d("2026-02-28")), -1);
    assert_eq!(step_days(d("2026-02-28"), 1), d("2026-03-01"));
    assert_eq!(step_days(d("2026-03-01"), -1), d("2026-02-28"));
    assert_eq!(step_days(d("2026-03-01"), i64::MAX), NaiveDate::MAX);
}

fn iso(date: NaiveDate) -> String {
    let week = Week::of(date);
    format!("{}-W{:02}-{}", week.year(), week.number(), days_between(week.monday(), date) + 1)
}

proptest! {
    #[test]
    fn every_date_is_in_its_month_and_in_no_other(day in 1..3_650_000i32) {
        let date = NaiveDate::from_num_days_from_ce_opt(day).unwrap();
        let month = Month::of(date);
        prop_assert!(month.contains(date));
        prop_assert!(!month.next().contains(date) || month == month.next());
        prop_assert!(!month.prev().contains(date));
        prop_assert_eq!(month.to_string().parse::<Month>(), Ok(month));
        prop_assert_eq!(month.last_day().succ_opt().map(Month::of), Some(month.next()).filter(|n| *n != month).or(Some(month)));
    }
}
