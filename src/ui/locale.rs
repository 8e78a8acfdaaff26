//! The few words and number formats the parts use themselves. The app installs them once at start, so that `ui`
//! imports nothing of ours and another language is one value.
use std::sync::OnceLock;

use chrono::NaiveDate;

/// Words and formats of one language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Locale {
    pub close: &'static str,
    pub cancel: &'static str,
    pub loading: &'static str,
    pub optional: &'static str,
    pub remove: &'static str,
    pub show_password: &'static str,
    pub hide_password: &'static str,
    pub currency: &'static str,
    pub not_a_number: &'static str,
    pub not_an_amount: &'static str,
    pub not_a_date: &'static str,
    /// A year that a date field takes for a slip.
    pub not_a_year: &'static str,
    /// How a date is typed: shown in an empty date field.
    pub date_shape: &'static str,
    pub open_calendar: &'static str,
    pub date_too_early: fn(NaiveDate) -> String,
    pub date_too_late: fn(NaiveDate) -> String,
    /// Said when a form was closed before it was saved.
    pub draft_kept: &'static str,
    /// Said of a form that a draft fills, with the time of the draft in words.
    pub draft_restored: fn(&str) -> String,
    pub discard_draft: &'static str,
    pub format_integer: fn(i64) -> String,
    pub parse_integer: fn(&str) -> Option<i64>,
    /// Centavos to text without the currency sign.
    pub format_amount: fn(i64) -> String,
    /// Text to centavos.
    pub parse_amount: fn(&str) -> Option<i64>,
    pub format_date: fn(NaiveDate) -> String,
    pub parse_date: fn(&str) -> Option<NaiveDate>,
    /// What a date reads while it is typed: the text before the key, and after it.
    pub date_while_typed: fn(&str, &str) -> String,
}

static INSTALLED: OnceLock<Locale> = OnceLock::new();

/// Installs the language of the parts; the first call wins.
pub(crate) fn install(locale: Locale) {
    let _ = INSTALLED.set(locale);
}

pub(super) fn locale() -> &'static Locale {
    INSTALLED.get_or_init(|| Locale {
        close: "",
        cancel: "",
        loading: "",
        optional: "",
        remove: "",
        show_password: "",
        hide_password: "",
        currency: "",
        not_a_number: "",
        not_an_amount: "",
        not_a_date: "",
        not_a_year: "",
        date_shape: "",
        open_calendar: "",
        date_too_early: |_| String::new(),
        date_too_late: |_| String::new(),
        draft_kept: "",
        draft_restored: |when| when.to_owned(),
        discard_draft: "",
        format_integer: |n| n.to_string(),
        parse_integer: |text| text.trim().parse().ok(),
        format_amount: |n| n.to_string(),
        parse_amount: |text| text.trim().parse().ok(),
        format_date: |day| day.to_string(),
        parse_date: |text| text.trim().parse().ok(),
        date_while_typed: |_, typed| typed.to_owned(),
    })
}
