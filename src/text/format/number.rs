//! Whole numbers, money and shares.
use super::NONE;
use crate::domain::value::money::Centavos;
use crate::domain::value::ratio::Ratio;

/// `1.234.567`.
pub(crate) fn integer(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut written = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if number < 0 {
        written.push('-');
    }
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push('.');
        }
        written.push(digit);
    }
    written
}

/// A count of things: `1.234`.
pub(crate) fn count(things: usize) -> String {
    integer(i64::try_from(things).unwrap_or(i64::MAX))
}

/// One decimal from tenths: 625 is `62,5`.
pub(crate) fn tenths(number: i64) -> String {
    let sign = if number < 0 { "-" } else { "" };
    let magnitude = number.unsigned_abs();
    let whole = i64::try_from(magnitude / 10).unwrap_or(i64::MAX);
    format!("{sign}{},{}", integer(whole), magnitude % 10)
}

/// A measure with so many decimals, half away from zero: `decimal(9.642857, 1)` is `9,6`. For measures only:
/// money and shares stay integers.
pub(crate) fn decimal(value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return NONE.to_owned();
    }
    let scale = 10_f64.powi(i32::try_from(decimals).unwrap_or(0));
    let rounded = (value * scale).round() / scale;
    let text = format!("{:.decimals$}", rounded.abs());
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let sign = if rounded < 0.0 { "-" } else { "" };
    let whole = whole.parse().map(integer).unwrap_or_else(|_| whole.to_owned());
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole},{fraction}") }
}

/// `R$ 1.234,56`, with a space that does not break.
pub(crate) fn money(amount: Centavos) -> String {
    amount.to_string().replace("R$ ", "R$\u{a0}")
}

/// An amount without its sign of currency, as it is typed: `1.234,56`.
pub(crate) fn amount(centavos: i64) -> String {
    let sign = if centavos < 0 { "-" } else { "" };
    let magnitude = centavos.unsigned_abs();
    let whole = i64::try_from(magnitude / 100).unwrap_or(i64::MAX);
    format!("{sign}{},{:02}", integer(whole), magnitude % 100)
}

/// For small room: `R$ 950`, `R$ 12,3 mil`, `R$ 1,2 mi`. Cut to a tenth, never rounded up to a figure not reached.
pub(crate) fn money_short(amount: Centavos) -> String {
    let sign = if amount.is_negative() { "-" } else { "" };
    let reais = i64::try_from(amount.get().unsigned_abs() / 100).unwrap_or(i64::MAX);
    let figure = match reais {
        0..=999 => integer(reais),
        1_000..=999_999 => format!("{}\u{a0}mil", short_tenths(reais / 100)),
        1_000_000..=999_999_999 => format!("{}\u{a0}mi", short_tenths(reais / 100_000)),
        _ => format!("{}\u{a0}bi", short_tenths(reais / 100_000_000)),
    };
    format!("{sign}R$\u{a0}{figure}")
}

/// `62,5%`, half up from the exact integers; "—" where there is no whole.
pub(crate) fn percent(ratio: Ratio) -> String {
    ratio.percent_tenths().map_or_else(|| NONE.to_owned(), |value| format!("{}%", tenths(value)))
}

/// `62%`, for the big figure of a screen.
pub(crate) fn percent_whole(ratio: Ratio) -> String {
    ratio.percent_whole().map_or_else(|| NONE.to_owned(), |value| format!("{}%", integer(value)))
}

/// Tenths of a percent as a distance between two rates: `16,7 pontos`, `1,0 ponto`.
pub(crate) fn points(value: i64) -> String {
    format!("{} {}", tenths(value), if value == 10 { "ponto" } else { "pontos" })
}

/// "50 de 100": the whole a share is of.
pub(crate) fn of_whole(ratio: Ratio) -> String {
    format!("{} de {}", integer(ratio.num), integer(ratio.den))
}

/// "50,0% (50 de 100)"; without a whole, "— (0 de 0)".
pub(crate) fn share(ratio: Ratio) -> String {
    format!("{} ({})", percent(ratio), of_whole(ratio))
}

/// Reads what was typed as a whole number, zero or more; dots may part thousands.
pub(crate) fn parse_integer(text: &str) -> Option<i64> {
    let text = text.trim();
    let mut groups = text.split('.');
    let first = groups.next()?;
    let digits = |group: &str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    let mut joined = first.to_owned();
    let mut grouped = false;
    for group in groups {
        if group.len() != 3 || !digits(group) {
            return None;
        }
        joined.push_str(group);
        grouped = true;
    }
    if !digits(first) || (grouped && first.len() > 3) {
        return None;
    }
    joined.parse().ok()
}

/// Reads what was typed as an amount, in centavos.
pub(crate) fn parse_amount(text: &str) -> Option<i64> {
    Centavos::parse(text).ok().map(Centavos::get)
}

/// Tenths without a decimal that is zero: 120 is `12`, 123 is `12,3`.
fn short_tenths(number: i64) -> String {
    if number % 10 == 0 { integer(number / 10) } else { tenths(number) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_parted_by_dots() {
        for (number, expected) in [
            (0, "0"),
            (7, "7"),
            (999, "999"),
            (1000, "1.000"),
            (1234567, "1.234.567"),
            (-1234, "-1.234"),
            (i64::MIN, "-9.223.372.036.854.775.808"),
        ] {
            assert_eq!(integer(number), expected);
        }
    }

    #[test]
    fn money_has_two_decimals_and_a_space_that_stays() {
        assert_eq!(money(Centavos::new(123456)), "R$\u{a0}1.234,56");
        assert_eq!(money(Centavos::new(0)), "R$\u{a0}0,00");
        assert_eq!(money(Centavos::new(-5)), "-R$\u{a0}0,05");
        assert_eq!(amount(123456), "1.234,56");
        assert_eq!(amount(-5), "-0,05");
    }

    #[test]
    fn short_money_never_rounds_up() {
        for (centavos, expected) in [
            (0, "R$ 0"),
            (99_999, "R$ 999"),
            (100_000, "R$ 1 mil"),
            (1_239_999, "R$ 12,3 mil"),
            (99_999_999, "R$ 999,9 mil"),
            (123_456_789, "R$ 1,2 mi"),
            (-123_456_789, "-R$ 1,2 mi"),
            (500_000_000_000, "R$ 5 bi"),
        ] {
            assert_eq!(money_short(Centavos::new(centavos)).replace('\u{a0}', " "), expected);
        }
    }

    #[test]
    fn percent_is_half_up_with_one_decimal() {
        for (num, den, expected) in [
            (50, 100, "50,0%"),
            (5, 8, "62,5%"),
            (1, 3, "33,3%"),
            (2, 3, "66,7%"),
            (1, 2000, "0,1%"),
            (0, 0, "—"),
        ] {
            assert_eq!(percent(Ratio::new(num, den)), expected, "{num} of {den}");
        }
        assert_eq!(percent_whole(Ratio::new(5, 8)), "63%");
        assert_eq!(percent_whole(Ratio::new(0, 0)), "—");
        assert_eq!(share(Ratio::new(1500, 2000)), "75,0% (1.500 de 2.000)");
    }

    #[test]
    fn measures_round_and_keep_their_sign() {
        assert_eq!(decimal(9.642857, 1), "9,6");
        assert_eq!(decimal(9.642857, 0), "10");
        assert_eq!(decimal(-0.04, 1), "0,0");
        assert_eq!(decimal(-1234.56, 1), "-1.234,6");
        assert_eq!(decimal(f64::NAN, 1), "—");
    }

    #[test]
    fn typed_whole_numbers_are_read_or_refused() {
        for (text, expected) in [
            ("12", Some(12)),
            (" 1.234 ", Some(1234)),
            ("1.234.567", Some(1234567)),
            ("0", Some(0)),
            ("", None),
            ("1,5", None),
            ("12.34", None),
            ("1234.567", None),
            (".123", None),
            ("-1", None),
            ("1.", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(parse_integer(text), expected, "{text:?}");
        }
    }

    #[test]
    fn typed_amounts_read_back_what_was_shown() {
        for centavos in [0, 5, 100, 123456, -123456] {
            assert_eq!(parse_amount(&amount(centavos)), Some(centavos));
        }
        assert_eq!(parse_amount("doze"), None);
    }
}
