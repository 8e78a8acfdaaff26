//! A cell with telephones: several of them, a name beside one, a short second one (`3232-1010/1011`), one area code for all.

use super::CellError;
use crate::domain::value::phone::{Phone, PhoneError};
use std::borrow::Cow;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Phones {
    pub all: Vec<Phone>,
    /// There is more in the cell than numbers: a name, or something that is no number.
    pub words: bool,
}

/// `area_code` is that of numbers in the cell for which no other number in it has one.
pub(crate) fn phones(cell: &str, area_code: Option<u8>) -> Result<Phones, CellError> {
    let cell = without_carrier(cell);
    let whole = match Phone::parse_in(&cell, area_code) {
        Ok(phone) => return Ok(Phones { all: vec![phone], words: false }),
        Err(error) => error,
    };
    let pieces = pieces(&cell);
    // The first number that has an area says it for those that have none.
    let own = pieces.iter().find_map(|piece| Phone::parse(&numeric(piece)).ok()?.area_code());
    let area_code = own.or(area_code);
    let mut found = Phones::default();
    for piece in pieces {
        take(&piece, area_code, &mut found);
    }
    if found.all.is_empty() { Err(CellError::Phone(whole)) } else { Ok(found) }
}

/// The mark for the carrier, as numbers were printed: `0xx19`, `(0XX19)`.
fn without_carrier(cell: &str) -> Cow<'_, str> {
    if !cell.contains(['x', 'X']) {
        return Cow::Borrowed(cell);
    }
    let mut text = cell.to_owned();
    for mark in ["0xx", "0XX", "0Xx", "0 xx", "0 XX"] {
        text = text.replace(mark, "0");
    }
    Cow::Owned(text)
}

fn pieces(cell: &str) -> Vec<String> {
    let mut text = cell.to_owned();
    for mark in [":::", " ou ", " OU ", " e ", " E ", " - ", " – "] {
        text = text.replace(mark, "\n");
    }
    let parts = text.split(['\n', '\r', ';', ',', '|', '/', '–', '—']);
    parts.map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

/// What of a piece may be a number.
fn numeric(piece: &str) -> String {
    let start = piece.find(|c: char| c.is_ascii_digit() || matches!(c, '+' | '('));
    let end = piece.rfind(|c: char| c.is_ascii_digit());
    match (start, end) {
        (Some(start), Some(end)) if start <= end => piece[start..=end].to_owned(),
        (_, _) => String::new(),
    }
}

fn take(piece: &str, area_code: Option<u8>, found: &mut Phones) {
    let number = numeric(piece);
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let named = piece.chars().any(char::is_alphabetic);
    if digits == 0 {
        found.words |= named;
        return;
    }
    let phone = match Phone::parse_in(piece, area_code) {
        Ok(phone) => Ok(phone),
        Err(_) => {
            found.words |= named;
            Phone::parse_in(&number, area_code)
        }
    };
    let before = found.all.last().cloned();
    match (phone, before) {
        (Ok(phone), _) => push(found, phone),
        (Err(_), Some(before)) if (1..=4).contains(&digits) && !named => match branched(&before, &number) {
            Some(phone) => push(found, phone),
            None => found.words = true,
        },
        (Err(_), _) => match two_in_one(&number) {
            Some(both) => both.into_iter().for_each(|phone| push(found, phone)),
            None => found.words = true,
        },
    }
}

fn push(found: &mut Phones, phone: Phone) {
    if !found.all.contains(&phone) {
        found.all.push(phone);
    }
}

/// The number before with other last digits: `3232-1010/1011`, `3232-1010/11`.
fn branched(before: &Phone, last: &str) -> Option<Phone> {
    let main = before.as_str();
    let last: String = last.chars().filter(char::is_ascii_digit).collect();
    let stem = main.get(..main.len().checked_sub(last.len())?)?;
    before.extension().is_none().then(|| Phone::parse(&format!("{stem}{last}")).ok()).flatten()
}

/// Two whole numbers with nothing but blanks between.
fn two_in_one(number: &str) -> Option<[Phone; 2]> {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    if !(20..=22).contains(&digits.len()) {
        return None;
    }
    [10, 11].into_iter().find_map(|cut| {
        let (first, second) = digits.split_at(cut);
        Some([Phone::parse(first).ok()?, Phone::parse(second).ok()?])
    })
}

/// Whether what is wrong is only that no area code is known.
pub(crate) fn lacks_area(error: CellError) -> bool {
    error == CellError::Phone(PhoneError::MissingAreaCode)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: &str, expected: &[&str], words: bool) {
        let found = phones(cell, None).unwrap_or_default();
        let shown: Vec<String> = found.all.iter().map(Phone::to_string).collect();
        assert_eq!(
            (shown.iter().map(String::as_str).collect::<Vec<_>>().as_slice(), found.words),
            (expected, words),
            "{cell}"
        );
    }

    #[test]
    fn every_number_of_a_cell_is_found() {
        check("(19) 3232-1010 / 99123-4567", &["(19) 3232-1010", "(19) 99123-4567"], false);
        check("99123-4567 / (19) 3232-1010", &["(19) 99123-4567", "(19) 3232-1010"], false);
        check("(19) 99123-4568 João", &["(19) 99123-4568"], true);
        check("João: (19) 99123-4568", &["(19) 99123-4568"], true);
        check("(19) 3232-1011 - (19) 99123-4569", &["(19) 3232-1011", "(19) 99123-4569"], false);
        check("(19) 3232-1012/1013", &["(19) 3232-1012", "(19) 3232-1013"], false);
        check("(19) 3232-1012/13", &["(19) 3232-1012", "(19) 3232-1013"], false);
        check("(19) 3232-1014\n(19) 99123-4570", &["(19) 3232-1014", "(19) 99123-4570"], false);
        check("19 3232 1015 19 99123 4571", &["(19) 3232-1015", "(19) 99123-4571"], false);
        check("+55 19 99123-4567 ::: +55 19 3232-1010", &["(19) 99123-4567", "(19) 3232-1010"], false);
        check("0xx19 3232-1010", &["(19) 3232-1010"], false);
        check("(0XX19) 3232-1010", &["(19) 3232-1010"], false);
        check("(19) 3232-1010 ramal 12", &["(19) 3232-1010 r. 12"], false);
        check("(19) 3232-1010; recado", &["(19) 3232-1010"], true);
        check("(19) 3232-1010 / 12", &["(19) 3232-1010", "(19) 3232-1012"], false);
    }

    #[test]
    fn what_is_no_number_is_said() {
        assert_eq!(phones("99123-4571", None), Err(CellError::Phone(PhoneError::MissingAreaCode)));
        assert!(phones("123", Some(19)).is_err());
        assert!(phones("não tem", None).is_err());
        assert_eq!(phones("99123-4571", Some(19)).unwrap().all[0].to_string(), "(19) 99123-4571");
    }

    proptest::proptest! {
        #[test]
        fn never_panics(text in proptest::prelude::any::<String>(), near in "[0-9()/ ;:xX+-]{0,40}") {
            let _ = phones(&text, None);
            let _ = phones(&near, Some(19));
        }
    }
}
