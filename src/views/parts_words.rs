//! The words and formats that the parts of `ui` use themselves, in Portuguese.

use crate::text::{format, shell::parts};
use crate::ui::locale::{self, Locale};

/// Before the first part that says something is drawn.
pub(crate) fn install() {
    locale::install(portuguese());
}

fn portuguese() -> Locale {
    Locale {
        close: parts::CLOSE,
        cancel: parts::CANCEL,
        loading: parts::LOADING,
        optional: parts::OPTIONAL,
        remove: parts::REMOVE,
        show_password: parts::SHOW_PASSWORD,
        hide_password: parts::HIDE_PASSWORD,
        currency: parts::CURRENCY,
        not_a_number: parts::NOT_A_NUMBER,
        not_an_amount: parts::NOT_AN_AMOUNT,
        not_a_date: parts::NOT_A_DATE,
        not_a_year: parts::NOT_A_YEAR,
        date_shape: parts::DATE_SHAPE,
        open_calendar: parts::OPEN_CALENDAR,
        date_too_early: parts::date_too_early,
        date_too_late: parts::date_too_late,
        draft_kept: parts::DRAFT_KEPT,
        draft_restored: parts::draft_restored,
        discard_draft: parts::DISCARD_DRAFT,
        format_integer: format::integer,
        parse_integer: format::parse_integer,
        format_amount: format::amount,
        parse_amount: format::parse_amount,
        format_date: format::date,
        parse_date: format::parse_date,
        date_while_typed: format::date_while_typed,
    }
}
