//! What marks mean in a column: which of comma and dot is the decimal mark, and whether the day or the month comes first.
//!
//! One cell can prove it (`957.5775`, `25/12/2025`); all cells of the column are asked before any is read. Where cells prove
//! both, those that can be read one way only are, and the others are held back: none is guessed. Where none proves
//! anything, Brazil's way holds.

use super::{CellError, When, date};
use crate::domain::value::money::{Centavos, MoneyError};
use chrono::FixedOffset;

/// What the cells of a column prove together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) enum Convention {
    /// Nothing: Brazil's way.
    #[default]
    Open,
    /// Decimal comma; day first.
    Brazilian,
    /// Decimal point; month first.
    American,
    /// Both, in one column.
    Mixed,
}

/// What one cell proves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Proof {
    Nothing,
    Brazilian,
    American,
    /// It would be another value under the other convention.
    Ambiguous,
}

impl Convention {
    pub(crate) fn with(self, proof: Proof) -> Convention {
        match (self, proof) {
            (now, Proof::Nothing | Proof::Ambiguous) => now,
            (Convention::Open | Convention::Brazilian, Proof::Brazilian) => Convention::Brazilian,
            (Convention::Open | Convention::American, Proof::American) => Convention::American,
            (_, Proof::Brazilian | Proof::American) => Convention::Mixed,
        }
    }
}

/// A value, and whether the cell alone would not have told it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Told<T> {
    pub value: T,
    pub ambiguous: bool,
}

pub(crate) fn money_proof(text: &str) -> Proof {
    let bytes = text.as_bytes();
    let digit = |b: &u8| b.is_ascii_digit();
    let (Some(first), Some(last)) = (bytes.iter().position(digit), bytes.iter().rposition(digit)) else {
        return Proof::Nothing;
    };
    let core = &bytes[first..=last];
    let Some(mark_at) = core.iter().rposition(|b| matches!(b, b'.' | b',')) else { return Proof::Nothing };
    let mark = core[mark_at];
    let (whole, decimals) = (&core[..mark_at], &core[mark_at + 1..]);
    let decimal_is = |comma: bool| if comma { Proof::Brazilian } else { Proof::American };
    let other = if mark == b',' { b'.' } else { b',' };
    if whole.contains(&other) {
        return decimal_is(mark == b',');
    }
    if whole.contains(&mark) {
        return decimal_is(mark == b'.');
    }
    let digits_before = whole.iter().filter(|b| b.is_ascii_digit()).count();
    let thousands = decimals.len() == 3 && (1..=3).contains(&digits_before) && whole.first() != Some(&b'0');
    if thousands { Proof::Ambiguous } else { decimal_is(mark == b',') }
}

/// A value in a column of that convention.
pub(crate) fn money(text: &str, convention: Convention) -> Result<Told<Centavos>, CellError> {
    let text = joined(text);
    if sided(&text) {
        return Err(CellError::DebitOrCredit);
    }
    let read = |text: &str, ambiguous| match Centavos::parse(text) {
        Ok(value) => Ok(Told { value, ambiguous }),
        Err(error) => Err(CellError::Money(error)),
    };
    if money_proof(&text) != Proof::Ambiguous {
        return read(&text, false);
    }
    let comma = text.contains(',');
    match (convention, comma) {
        (Convention::Mixed, _) => Err(CellError::MixedMarks),
        (Convention::Open, true) => Err(CellError::Money(MoneyError::Ambiguous)),
        // Thousands, as Brazil writes them.
        (Convention::Open, false) => read(&text, true),
        (Convention::Brazilian, false) => read(&text, false),
        (Convention::American, true) => read(&text.replace(',', ""), false),
        (Convention::Brazilian, true) | (Convention::American, false) => {
            read(&with_more_decimals(&text), true)
        }
    }
}

/// The same number with a fourth decimal, which leaves no doubt that they are decimals.
fn with_more_decimals(text: &str) -> String {
    let end = text.rfind(|c: char| c.is_ascii_digit()).map_or(text.len(), |last| last + 1);
    format!("{}0{}", &text[..end], &text[end..])
}

/// Without the blanks and apostrophes that part thousands.
fn joined(text: &str) -> String {
    let parts = |c: char| c.is_whitespace() || matches!(c, '\'' | '\u{2019}');
    let chars: Vec<char> = text.trim().chars().collect();
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let mut joined = String::with_capacity(text.len());
    for (at, c) in chars.iter().enumerate() {
        let group = (1..=3).all(|step| digit(at + step)) && !digit(at + 4);
        if parts(*c) && at > 0 && digit(at - 1) && group {
            continue;
        }
        joined.push(*c);
    }
    joined
}

/// `1.234,56 D`: debit or credit of an account, which says nothing of the sign here.
fn sided(text: &str) -> bool {
    let bare = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let letters = &text[bare.len()..];
    bare.trim_end().ends_with(|c: char| c.is_ascii_digit())
        && ["D", "C", "DB", "CR"].iter().any(|side| letters.eq_ignore_ascii_case(side))
}

/// The parts of `a/b/year` and what follows.
fn day_and_month(text: &str) -> Option<(&str, &str, &str)> {
    let text = text.trim();
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let (a, rest) = text.split_at(digits(text));
    let mark = rest.chars().next().filter(|c| matches!(c, '/' | '-' | '.'))?;
    let rest = &rest[1..];
    let (b, rest) = rest.split_at(digits(rest));
    let year = rest.strip_prefix(mark)?;
    let short = |part: &str| (1..=2).contains(&part.len());
    (short(a) && short(b) && matches!(digits(year), 2 | 4)).then_some((a, b, rest))
}

pub(crate) fn date_proof(text: &str) -> Proof {
    let Some((a, b, _)) = day_and_month(text) else { return Proof::Nothing };
    let (a, b): (u8, u8) = (a.parse().unwrap_or(0), b.parse().unwrap_or(0));
    match (a, b) {
        (13..=31, 1..=12) => Proof::Brazilian,
        (1..=12, 13..=31) => Proof::American,
        (1..=12, 1..=12) if a != b => Proof::Ambiguous,
        (_, _) => Proof::Nothing,
    }
}

/// A day in a column of that convention.
pub(crate) fn date_in(
    text: &str,
    zone: FixedOffset,
    convention: Convention,
) -> Result<Told<When>, CellError> {
    let read = |text: &str, ambiguous| date(text, zone).map(|value| Told { value, ambiguous });
    let parts = day_and_month(text);
    match (convention, date_proof(text), parts) {
        (Convention::Mixed, Proof::Ambiguous, _) => Err(CellError::MixedDates),
        (Convention::American, proof, Some((month, day, rest))) => {
            read(&format!("{day}/{month}{}", rest.replacen(['-', '.'], "/", 1)), proof == Proof::Ambiguous)
        }
        (_, _, _) => read(text, false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn column(cells: &[&str], proof: fn(&str) -> Proof) -> Convention {
        cells.iter().fold(Convention::Open, |so_far, cell| so_far.with(proof(cell)))
    }

    fn values(cells: &[&str]) -> Vec<Option<i64>> {
        let convention = column(cells, money_proof);
        cells.iter().map(|cell| money(cell, convention).ok().map(|told| told.value.get())).collect()
    }

    #[test]
    fn one_value_proves_the_decimal_mark_of_its_column() {
        assert_eq!(
            values(&["957.5775", "14.62", "22.368", "907.152", "48.86"]),
            [Some(95_758), Some(1_462), Some(2_237), Some(90_715), Some(4_886)]
        );
        assert_eq!(values(&["236,48", "1.488,69", "1.000"]), [Some(23_648), Some(148_869), Some(100_000)]);
        assert_eq!(values(&["1.000", "2.500"]), [Some(100_000), Some(250_000)]);
        assert_eq!(values(&["1,234", "5.50"]), [Some(123_400), Some(550)]);
        assert_eq!(values(&["(22.368)", "-1.5"]), [Some(-2_237), Some(-150)]);
    }

    #[test]
    fn of_a_mixed_column_only_what_can_be_read_one_way_is_read() {
        assert_eq!(
            values(&["1 234,56", "1,168.01", "361.90", "2\u{a0}500,00", "150,00-", "1.000", "1,000"]),
            [Some(123_456), Some(116_801), Some(36_190), Some(250_000), Some(-15_000), None, None]
        );
        assert_eq!(money("1.000", Convention::Mixed), Err(CellError::MixedMarks));
        assert_eq!(money("1.234,56 D", Convention::Brazilian), Err(CellError::DebitOrCredit));
        assert_eq!(money("12 34", Convention::Open), Err(CellError::Money(MoneyError::NotANumber)));
    }

    #[test]
    fn a_value_that_its_cell_alone_does_not_tell_is_said() {
        let ambiguous = |text, convention| money(text, convention).map(|told| told.ambiguous);
        assert_eq!(ambiguous("22.368", Convention::American), Ok(true));
        assert_eq!(ambiguous("22.36", Convention::American), Ok(false));
        assert_eq!(ambiguous("1.000", Convention::Open), Ok(true));
        assert_eq!(ambiguous("1.000", Convention::Brazilian), Ok(false));
    }

    #[test]
    fn one_date_proves_the_order_of_day_and_month() {
        let zone = FixedOffset::west_opt(3 * 3600).unwrap();
        let dates = |cells: &[&str]| -> Vec<Option<NaiveDate>> {
            let convention = column(cells, date_proof);
            cells
                .iter()
                .map(|cell| date_in(cell, zone, convention).ok().map(|told| told.value.date))
                .collect()
        };
        let day = |d, m, y| NaiveDate::from_ymd_opt(y, m, d);
        assert_eq!(dates(&["13/01/2026", "02/03/2026"]), [day(13, 1, 2026), day(2, 3, 2026)]);
        assert_eq!(dates(&["1/13/2026", "02/03/2026 10:00"]), [day(13, 1, 2026), day(3, 2, 2026)]);
        assert_eq!(dates(&["1-13-26", "02-03-26"]), [day(13, 1, 2026), day(3, 2, 2026)]);
        assert_eq!(
            dates(&["13/01/2026", "01/13/2026", "02/03/2026", "05/05/2026"]),
            [day(13, 1, 2026), None, None, day(5, 5, 2026)]
        );
        assert_eq!(dates(&["02/03/2026"]), [day(2, 3, 2026)]);
    }
}
