//! CNPJ and CPF as spreadsheets leave them: without their leading zeros, with a decimal zero behind, or cut short.
//!
//! Zeros are put back only where the check digits then agree, and only a few: at least 7 digits of a CNPJ or 8 of a CPF
//! must be there, for two check digits agree by chance with one number in a hundred.

use super::CellError;
use crate::domain::value::cnpj::{Cnpj, CnpjError};
use crate::domain::value::cpf::{Cpf, CpfError, TaxId, TaxIdError};
use crate::domain::value::money::is_scientific;

/// Which of the two the column promises: it decides what an incomplete number is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Expected {
    Either,
    Cnpj,
    Cpf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Document {
    pub tax_id: TaxId,
    /// Zeros that were put back in front.
    pub zeros_restored: u8,
}

const FEWEST_OF_CNPJ: usize = 7;
const FEWEST_OF_CPF: usize = 8;

pub(crate) fn document(text: &str, expected: Expected) -> Result<Document, CellError> {
    if let Ok(cnpj) = Cnpj::parse(text) {
        return Ok(Document { tax_id: cnpj.into(), zeros_restored: 0 });
    }
    if has_lost_digits(text) {
        return Err(CellError::Scientific);
    }
    let text = without_decimals(text);
    match TaxId::parse(text) {
        // Eleven digits in a column of CNPJs may be a CNPJ without three zeros; mostly they are a person's CPF.
        Ok(TaxId::Cpf(_))
            if expected == Expected::Cnpj
                && let Ok(cnpj) = restore(text, Expected::Cnpj) =>
        {
            Ok(cnpj)
        }
        Ok(tax_id) => Ok(Document { tax_id, zeros_restored: 0 }),
        Err(error @ TaxIdError::Length(_)) => restore(text, expected).map_err(|found| match found {
            CellError::Document(_) => CellError::Document(error),
            other => other,
        }),
        Err(error @ TaxIdError::Cpf(CpfError::CheckDigits)) if expected != Expected::Cpf => {
            restore(text, Expected::Cnpj).map_err(|_| CellError::Document(error))
        }
        Err(error) => Err(CellError::Document(error)),
    }
}

/// Whether a spreadsheet wrote the number as a power of ten, without its last digits.
pub(crate) fn has_lost_digits(text: &str) -> bool {
    let text = text.trim();
    // An alphanumeric CNPJ may hold an E among digits, but never a comma, and a dot only where its mask has one.
    is_scientific(text.as_bytes()) && (text.contains(['+', ',']) || text.len() != 14)
}

/// `11222333000181.0` and `11222333000181,00`: the number as a program wrote it.
fn without_decimals(text: &str) -> &str {
    match text.split_once([',', '.']) {
        Some((whole, decimals))
            if matches!(decimals, "0" | "00")
                && whole.len() >= 7
                && whole.bytes().all(|b| b.is_ascii_digit()) =>
        {
            whole
        }
        Some(_) | None => text,
    }
}

/// Whether a document that is refused was meant and mistyped or shortened by hand, so that the rest of its row holds. What a
/// spreadsheet took digits from is mended at its source, and a number made up to get past a field says nothing at all.
pub(crate) fn is_slip(text: &str, error: CellError) -> bool {
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_digit).collect();
    let rounded = digits.ends_with(b"00") && digits.len() > 11;
    let made_up = digits.len() < FEWEST_MEANT || digits.iter().all(|digit| *digit == digits[0]);
    match error {
        CellError::Document(_) | CellError::DocumentUnclear { .. } => !rounded && !made_up,
        _ => false,
    }
}

/// Fewer digits are no document that was cut.
const FEWEST_MEANT: usize = 5;

fn restore(text: &str, expected: Expected) -> Result<Document, CellError> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let found = digits.len();
    if text.chars().any(|c| c.is_alphanumeric() && !c.is_ascii_digit()) {
        return Err(CellError::Document(TaxIdError::Length(
            text.chars().filter(|c| c.is_alphanumeric()).count(),
        )));
    }
    let cnpj = if expected != Expected::Cpf && (FEWEST_OF_CNPJ..14).contains(&found) {
        Cnpj::parse(&format!("{digits:0>14}"))
    } else {
        Err(CnpjError::Length(found))
    };
    let cpf = if expected != Expected::Cnpj && (FEWEST_OF_CPF..11).contains(&found) {
        Cpf::parse(&format!("{digits:0>11}"))
    } else {
        Err(CpfError::Length(found))
    };
    let zeros = |length: usize| (length - found) as u8;
    match (cnpj, cpf) {
        (Ok(cnpj), Err(_)) => Ok(Document { tax_id: cnpj.into(), zeros_restored: zeros(14) }),
        (Err(_), Ok(cpf)) => Ok(Document { tax_id: cpf.into(), zeros_restored: zeros(11) }),
        (Ok(_), Ok(_)) => Err(CellError::DocumentUnclear { digits: found }),
        (Err(_), Err(_)) => Err(CellError::Document(TaxIdError::Length(found))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expected: Expected, result: Result<(&str, u8), CellError>) {
        let found = document(text, expected);
        let shown = found.as_ref().map(|d| (d.tax_id.as_str(), d.zeros_restored)).map_err(|e| *e);
        assert_eq!(shown, result, "{text}");
    }

    #[test]
    fn reads_what_is_whole() {
        check("11.222.333/0001-81", Expected::Either, Ok(("11222333000181", 0)));
        check("12.ABC.345/01DE-35", Expected::Cnpj, Ok(("12ABC34501DE35", 0)));
        check("529.982.247-25", Expected::Either, Ok(("52998224725", 0)));
        check("11222333000181.0", Expected::Either, Ok(("11222333000181", 0)));
        check("11222333000181,00", Expected::Either, Ok(("11222333000181", 0)));
    }

    #[test]
    fn puts_back_lost_zeros_when_the_check_digits_agree() {
        // 00.000.000/0001-91 keeps three digits, too few to be sure.
        check("191", Expected::Cnpj, Err(CellError::Document(TaxIdError::Length(3))));
        // 00.000.011/0001-71
        check("11000171", Expected::Cnpj, Ok(("00000011000171", 6)));
        check("11000172", Expected::Cnpj, Err(CellError::Document(TaxIdError::Length(8))));
        // 05.288.220/0001-04 is an invented number with one zero in front.
        let one = Cnpj::from_base("052882200001").unwrap();
        check(&one.as_str()[1..], Expected::Either, Ok((one.as_str(), 1)));
        // A CPF with one zero in front.
        check("1234567890", Expected::Cpf, Ok(("01234567890", 1)));
        check("1234567891", Expected::Cpf, Err(CellError::Document(TaxIdError::Length(10))));
    }

    #[test]
    fn a_column_takes_the_other_document_too_when_it_is_whole() {
        let three = Cnpj::from_base("000123450001").unwrap();
        check(&three.as_str()[3..], Expected::Cnpj, Ok((three.as_str(), 3)));
        check("52998224725", Expected::Cnpj, Ok(("52998224725", 0)));
        check("11222333000181", Expected::Cpf, Ok(("11222333000181", 0)));
    }

    #[test]
    fn refuses_a_number_cut_short() {
        for text in ["1,12223E+13", "1.12223E+13", "1,12223e13", "5,29982E+10"] {
            check(text, Expected::Either, Err(CellError::Scientific));
        }
        // No power of ten: an alphanumeric CNPJ whose letters are an E.
        assert!(!has_lost_digits("12345E78000199"));
    }

    #[test]
    fn refuses_wrong_check_digits_and_letters() {
        check(
            "11.222.333/0001-82",
            Expected::Either,
            Err(CellError::Document(TaxIdError::Cnpj(CnpjError::CheckDigits))),
        );
        check(
            "529.982.247-26",
            Expected::Cpf,
            Err(CellError::Document(TaxIdError::Cpf(CpfError::CheckDigits))),
        );
        check("isento", Expected::Either, Err(CellError::Document(TaxIdError::Length(6))));
    }

    #[test]
    fn a_slip_is_told_from_what_was_cut_or_made_up() {
        for (text, slip) in [
            ("43210539000187", true),
            ("80042", true),
            ("43210077000108", true),
            ("43210077000100", false),
            ("4,3210077E+13", false),
            ("11.111.111/1111-11", false),
            ("123", false),
        ] {
            let error = document(text, Expected::Cnpj).unwrap_err();
            assert_eq!(is_slip(text, error), slip, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_cnpj_without_its_zeros_is_found_again(base in "0{0,5}[1-9][0-9]{11}") {
            let cnpj = Cnpj::from_base(&base[..12]);
            prop_assume!(cnpj.is_ok());
            let cnpj = cnpj.unwrap();
            let short = cnpj.as_str().trim_start_matches('0');
            prop_assert_eq!(document(short, Expected::Cnpj).map(|d| d.tax_id), Ok(TaxId::Cnpj(cnpj)));
        }

        #[test]
        fn never_panics(text in any::<String>(), near in "[0-9.,/eE+-]{0,20}") {
            for expected in [Expected::Either, Expected::Cnpj, Expected::Cpf] {
                let _ = document(&text, expected);
                let _ = document(&near, expected);
            }
        }
    }
}
