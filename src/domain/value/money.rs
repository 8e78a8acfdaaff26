//! Money: whole centavos, read as Brazilians write it, never a float.
//!
//! Which mark is the decimal one, in this order:
//! 1. both marks: the last one is decimal, the other must part thousands exactly (`1.234,56`, `1,234.56`);
//! 2. one mark, several times: it parts thousands (`1.234.567`);
//! 3. one dot before exactly three digits, after one to three: thousands, as in Brazil (`1.234` is 1234,00);
//! 4. one comma in that place (`1,234`) could be either: refused as ambiguous;
//! 5. any other single mark is decimal (`1234.56`, `0,5`, `1234.500`). Beyond two decimals it rounds half away from zero.
//!
//! Negative: `-1,00`, `1,00-`, `(1,00)`. `R$` may stand before; `R$ -`, as spreadsheets show zero, is zero.

use serde::{Deserialize, Serialize};
use std::fmt;

/// An amount in centavos. In files it is this integer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Centavos(i64);

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum MoneyError {
    /// Nothing there, or a lone dash.
    Empty,
    /// `1,5E+10`: digits were lost where it was written.
    Scientific,
    /// `1,234`: thousands or decimals.
    Ambiguous,
    NotANumber,
    TooLarge,
}

impl Centavos {
    pub const ZERO: Centavos = Centavos(0);

    pub const fn new(centavos: i64) -> Centavos {
        Centavos(centavos)
    }

    pub const fn get(self) -> i64 {
        self.0
    }

    pub fn parse(text: &str) -> Result<Centavos, MoneyError> {
        let bare = text.trim_matches(is_blank);
        let (bare, in_parentheses) = match bare.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
            Some(inside) => (inside.trim_matches(is_blank), true),
            None => (bare, false),
        };
        let (bare, minus_before) = strip_minus(bare);
        let (bare, currency) = strip_currency(bare);
        let (bare, minus_inside) = strip_minus(bare);
        let (bare, minus_after) = match bare.strip_suffix(['-', '\u{2212}']) {
            Some(rest) => (rest.trim_end_matches(is_blank), true),
            None => (bare, false),
        };
        let minuses = [in_parentheses, minus_before, minus_inside, minus_after];
        let minus_count = minuses.into_iter().filter(|minus| *minus).count();
        if bare.is_empty() {
            return match (currency, minus_count) {
                (true, 1) => Ok(Centavos::ZERO),
                (_, 0 | 1) => Err(MoneyError::Empty),
                (_, _) => Err(MoneyError::NotANumber),
            };
        }
        if minus_count > 1 {
            return Err(MoneyError::NotANumber);
        }
        let magnitude = magnitude(bare)?;
        Ok(Centavos(if minus_count == 1 { -magnitude } else { magnitude }))
    }

    pub fn is_zero(self) -> bool {
        self.0 == 0
    }

    pub fn is_positive(self) -> bool {
        self.0 > 0
    }

    pub fn is_negative(self) -> bool {
        self.0 < 0
    }

    pub fn checked_add(self, other: Centavos) -> Option<Centavos> {
        self.0.checked_add(other.0).map(Centavos)
    }

    pub fn checked_sub(self, other: Centavos) -> Option<Centavos> {
        self.0.checked_sub(other.0).map(Centavos)
    }

    pub fn checked_mul(self, times: i64) -> Option<Centavos> {
        self.0.checked_mul(times).map(Centavos)
    }

    pub fn checked_neg(self) -> Option<Centavos> {
        self.0.checked_neg().map(Centavos)
    }

    /// The sum, or `None` where it leaves the range.
    pub fn checked_sum(amounts: impl IntoIterator<Item = Centavos>) -> Option<Centavos> {
        let sum: i128 = amounts.into_iter().map(|amount| i128::from(amount.0)).sum();
        i64::try_from(sum).ok().map(Centavos)
    }
}

/// `R$ 1.234,56`, `-R$ 0,05`.
impl fmt::Display for Centavos {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let magnitude = self.0.unsigned_abs();
        f.write_str(if self.0 < 0 { "-R$ " } else { "R$ " })?;
        write_thousands(magnitude / 100, f)?;
        write!(f, ",{:02}", magnitude % 100)
    }
}

fn write_thousands(number: u64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if number < 1000 {
        return write!(f, "{number}");
    }
    write_thousands(number / 1000, f)?;
    write!(f, ".{:03}", number % 1000)
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}')
}

fn strip_minus(text: &str) -> (&str, bool) {
    match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (rest.trim_start_matches(is_blank), true),
        None => (text.strip_prefix('+').unwrap_or(text), false),
    }
}

fn strip_currency(text: &str) -> (&str, bool) {
    for currency in ["R$", "r$", "BRL"] {
        if let Some(rest) = text.strip_prefix(currency) {
            return (rest.trim_start_matches(is_blank), true);
        }
    }
    (text, false)
}

/// The digits and marks that are left, in centavos.
fn magnitude(bare: &str) -> Result<i64, MoneyError> {
    let bytes = bare.as_bytes();
    if is_scientific(bytes) {
        return Err(MoneyError::Scientific);
    }
    if bytes.iter().any(|b| !matches!(b, b'0'..=b'9' | b'.' | b',')) || !bytes.iter().any(u8::is_ascii_digit)
    {
        return Err(MoneyError::NotANumber);
    }
    let Some(last) = bytes.iter().rposition(|b| !b.is_ascii_digit()) else {
        return centavos(bytes, &[]);
    };
    let mark = bytes[last];
    let (whole, decimals) = (&bytes[..last], &bytes[last + 1..]);
    let same_before = whole.contains(&mark);
    let other = if mark == b',' { b'.' } else { b',' };
    match (whole.contains(&other), same_before) {
        (true, true) => Err(MoneyError::NotANumber),
        (true, false) => centavos(&joined(whole, other)?, decimals),
        (false, true) => centavos(&joined(bytes, mark)?, &[]),
        (false, false) => {
            let parts_thousands = decimals.len() == 3 && (1..=3).contains(&whole.len()) && whole[0] != b'0';
            match (parts_thousands, mark) {
                (true, b',') => Err(MoneyError::Ambiguous),
                (true, _) => centavos(&joined(bytes, mark)?, &[]),
                (false, _) => centavos(whole, decimals),
            }
        }
    }
}

/// `1,12223E+13`, `1.5e5`: digits, one E, digits.
pub fn is_scientific(bytes: &[u8]) -> bool {
    let Some(e) = bytes.iter().position(|b| matches!(b, b'e' | b'E')) else {
        return false;
    };
    let (mantissa, exponent) = (&bytes[..e], &bytes[e + 1..]);
    let exponent = exponent.strip_prefix(b"+").or(exponent.strip_prefix(b"-")).unwrap_or(exponent);
    mantissa.first().is_some_and(u8::is_ascii_digit)
        && mantissa.iter().all(|b| matches!(b, b'0'..=b'9' | b'.' | b','))
        && !exponent.is_empty()
        && exponent.iter().all(u8::is_ascii_digit)
}

/// The digits of groups of three parted by `mark`; the first group has one to three.
fn joined(grouped: &[u8], mark: u8) -> Result<Vec<u8>, MoneyError> {
    let mut digits = Vec::with_capacity(grouped.len());
    for (index, group) in grouped.split(|b| *b == mark).enumerate() {
        let fits = if index == 0 { (1..=3).contains(&group.len()) } else { group.len() == 3 };
        if !fits {
            return Err(MoneyError::NotANumber);
        }
        digits.extend_from_slice(group);
    }
    Ok(digits)
}

fn centavos(whole: &[u8], decimals: &[u8]) -> Result<i64, MoneyError> {
    let digit = |place: usize| decimals.get(place).map_or(0, |b| i64::from(b - b'0'));
    let round_up = i64::from(digit(2) >= 5);
    let mut reais: i64 = 0;
    for b in whole {
        reais = reais
            .checked_mul(10)
            .and_then(|r| r.checked_add(i64::from(b - b'0')))
            .ok_or(MoneyError::TooLarge)?;
    }
    reais
        .checked_mul(100)
        .and_then(|c| c.checked_add(digit(0) * 10 + digit(1) + round_up))
        .ok_or(MoneyError::TooLarge)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_what_brazilians_and_their_programs_write() {
        for (text, centavos) in [
            ("1234,56", 123_456),
            ("1.234,56", 123_456),
            ("R$ 1.234,56", 123_456),
            ("R$1.234,56", 123_456),
            ("R$\u{a0}1.234,56", 123_456),
            ("  1.234.567,8 ", 123_456_780),
            ("(1.234,56)", -123_456),
            ("(R$ 1.234,56)", -123_456),
            ("-1.234,56", -123_456),
            ("\u{2212}1,00", -100),
            ("-R$ 1,00", -100),
            ("R$ -1,00", -100),
            ("1,00-", -100),
            ("+1,00", 100),
            ("1234.56", 123_456),
            ("1,234.56", 123_456),
            ("1,234,567", 123_456_700),
            ("1.234.567", 123_456_700),
            ("1.234", 123_400),
            ("1234.500", 123_450),
            ("0.500", 50),
            ("0,500", 50),
            (",5", 50),
            ("5,", 500),
            ("0", 0),
            ("R$ -", 0),
            ("R$  -   ", 0),
            ("0,004", 0),
            ("0,005", 1),
            ("1,99999", 200),
            ("-0,0051", -1),
            ("92233720368547758,07", i64::MAX),
        ] {
            assert_eq!(Centavos::parse(text), Ok(Centavos(centavos)), "{text}");
        }
    }

    #[test]
    fn refuses_with_the_reason() {
        for (text, error) in [
            ("", MoneyError::Empty),
            (" - ", MoneyError::Empty),
            ("R$", MoneyError::Empty),
            ("1,234", MoneyError::Ambiguous),
            ("R$ 999,000", MoneyError::Ambiguous),
            ("1,5E+10", MoneyError::Scientific),
            ("1e5", MoneyError::Scientific),
            ("e5", MoneyError::NotANumber),
            ("--1", MoneyError::NotANumber),
            ("(-1)", MoneyError::NotANumber),
            ("1.23.456,00", MoneyError::NotANumber),
            ("1,23,45", MoneyError::NotANumber),
            ("1.234,56,78", MoneyError::NotANumber),
            ("abc", MoneyError::NotANumber),
            ("12 caixas", MoneyError::NotANumber),
            (",", MoneyError::NotANumber),
            ("US$ 10", MoneyError::NotANumber),
            ("92233720368547758,08", MoneyError::TooLarge),
            ("99999999999999999999", MoneyError::TooLarge),
        ] {
            assert_eq!(Centavos::parse(text), Err(error), "{text}");
        }
    }

    #[test]
    fn shows_thousands_and_two_decimals() {
        for (centavos, shown) in [
            (0, "R$ 0,00"),
            (5, "R$ 0,05"),
            (-5, "-R$ 0,05"),
            (99_999, "R$ 999,99"),
            (100_000, "R$ 1.000,00"),
            (123_456_789, "R$ 1.234.567,89"),
            (i64::MIN, "-R$ 92.233.720.368.547.758,08"),
        ] {
            assert_eq!(Centavos(centavos).to_string(), shown);
        }
    }

    #[test]
    fn arithmetic_stops_at_the_ends_of_the_range() {
        let (most, one) = (Centavos(i64::MAX), Centavos(1));
        assert_eq!(most.checked_add(one), None);
        assert_eq!(most.checked_sub(one), Some(Centavos(i64::MAX - 1)));
        assert_eq!(most.checked_mul(2), None);
        assert_eq!(Centavos(i64::MIN).checked_neg(), None);
        assert_eq!(Centavos::checked_sum([most, one]), None);
        assert_eq!(Centavos::checked_sum([most, one, Centavos(-2)]), Some(Centavos(i64::MAX - 1)));
        assert_eq!(Centavos::checked_sum([]), Some(Centavos::ZERO));
    }

    #[test]
    fn serde_is_the_integer() {
        assert_eq!(serde_json::to_string(&Centavos(-150)).unwrap(), "-150");
        assert_eq!(serde_json::from_str::<Centavos>("123456").unwrap(), Centavos(123_456));
        assert!(serde_json::from_str::<Centavos>("1.5").is_err());
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(centavos in (i64::MIN + 1)..i64::MAX) {
            prop_assert_eq!(Centavos::parse(&Centavos(centavos).to_string()), Ok(Centavos(centavos)));
        }

        #[test]
        fn never_panics(text in "[-0-9.,()R$ eE+\u{a0}]{0,24}", any in any::<String>()) {
            let _ = Centavos::parse(&text);
            let _ = Centavos::parse(&any);
        }
    }
}
