//! How numbers, money and dates are written: `1.234`, `R$ 1.234,56`, `62,5%`, `21/11/2026`, "há 12 dias".
//!
//! An absent value is "—", never zero. Between `R$` and its figure stands a space that does not break.

mod date;
mod number;

pub(crate) use date::*;
pub(crate) use number::*;

/// What stands where there is no value.
pub(crate) const NONE: &str = "—";

/// Said of a month that is not over.
pub(crate) const RUNNING: &str = "em curso";

/// `Some` through its format, `None` as "—".
pub(crate) fn or_none<T>(value: Option<T>, format: impl FnOnce(T) -> String) -> String {
    value.map_or_else(|| NONE.to_owned(), format)
}

/// A count with its noun: `plural(1, "cliente", "clientes")` is "1 cliente", 0 is "0 clientes".
/// With a capital at its beginning.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

pub(crate) fn plural(count: i64, one: &str, many: &str) -> String {
    format!("{} {}", integer(count), plural_word(count, one, many))
}

/// The noun alone, for when the figure stands elsewhere.
pub(crate) fn plural_word<'a>(count: i64, one: &'a str, many: &'a str) -> &'a str {
    if count.unsigned_abs() == 1 { one } else { many }
}

/// "a", "a e b", "a, b e c".
pub(crate) fn list<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} e {}", first.join(", "), last.as_ref())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capital_begins_and_nothing_stays_nothing() {
        assert_eq!(["ótimo cliente", "1 dia", ""].map(capitalised), ["Ótimo cliente", "1 dia", ""]);
    }

    #[test]
    fn one_is_singular_and_zero_is_plural() {
        for (count, expected) in [
            (0, "0 clientes"),
            (1, "1 cliente"),
            (2, "2 clientes"),
            (1234, "1.234 clientes"),
            (-1, "-1 cliente"),
        ] {
            assert_eq!(plural(count, "cliente", "clientes"), expected);
        }
    }

    #[test]
    fn lists_end_in_e() {
        assert_eq!(list::<&str>(&[]), "");
        assert_eq!(list(&["Ana"]), "Ana");
        assert_eq!(list(&["Ana", "Bia"]), "Ana e Bia");
        assert_eq!(list(&["Ana", "Bia", "Caio"]), "Ana, Bia e Caio");
    }

    #[test]
    fn absence_is_a_dash() {
        assert_eq!(or_none(None::<i64>, integer), "—");
        assert_eq!(or_none(Some(0), integer), "0");
    }
}
