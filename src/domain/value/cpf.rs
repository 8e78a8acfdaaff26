//! CPF: the tax number of a person, eleven digits of which two check; and `TaxId`, whichever of CPF and CNPJ a client has.

use super::cnpj::{Cnpj, CnpjError, is_punctuation};
use super::text_value::{Parsed, serde_as_text};
use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cpf([u8; 11]);

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum CpfError {
    Empty,
    /// Digits left once the punctuation is taken away; eleven are needed.
    Length(usize),
    Character(char),
    Repeated,
    CheckDigits,
}

impl Cpf {
    /// Reads it with or without punctuation: `529.982.247-25`.
    pub fn parse(text: &str) -> Result<Cpf, CpfError> {
        let mut kept = [0u8; 11];
        let mut length = 0;
        for c in text.chars().filter(|c| !is_punctuation(*c)) {
            if !c.is_ascii_digit() {
                return Err(CpfError::Character(c));
            }
            if let Some(place) = kept.get_mut(length) {
                *place = c as u8;
            }
            length += 1;
        }
        match length {
            0 => Err(CpfError::Empty),
            11 => Cpf::check(kept),
            _ => Err(CpfError::Length(length)),
        }
    }

    fn check(kept: [u8; 11]) -> Result<Cpf, CpfError> {
        if kept.iter().all(|b| *b == kept[0]) {
            return Err(CpfError::Repeated);
        }
        if kept[9] != check_digit(&kept[..9]) || kept[10] != check_digit(&kept[..10]) {
            return Err(CpfError::CheckDigits);
        }
        Ok(Cpf(kept))
    }

    /// Eleven digits.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for Cpf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let s = self.as_str();
        write!(f, "{}.{}.{}-{}", &s[..3], &s[3..6], &s[6..9], &s[9..])
    }
}

impl Parsed for Cpf {
    type Error = CpfError;
}
serde_as_text!(Cpf, "a CPF of 11 digits");

/// Weights go 2, 3, 4, … from the right.
fn check_digit(before: &[u8]) -> u8 {
    let sum: u32 = before.iter().rev().zip(2u32..).map(|(b, weight)| u32::from(b - b'0') * weight).sum();
    match sum % 11 {
        0 | 1 => b'0',
        rest => b'0' + (11 - rest) as u8,
    }
}

/// The tax number of a client: of a company or of a person, told apart by length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TaxId {
    Cnpj(Cnpj),
    Cpf(Cpf),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum TaxIdError {
    Empty,
    /// Neither 11 nor 14 characters.
    Length(usize),
    Cnpj(CnpjError),
    Cpf(CpfError),
}

impl TaxId {
    pub fn parse(text: &str) -> Result<TaxId, TaxIdError> {
        match text.chars().filter(|c| !is_punctuation(*c)).count() {
            0 => Err(TaxIdError::Empty),
            11 => Cpf::parse(text).map(TaxId::Cpf).map_err(TaxIdError::Cpf),
            14 => Cnpj::parse(text).map(TaxId::Cnpj).map_err(TaxIdError::Cnpj),
            length => Err(TaxIdError::Length(length)),
        }
    }

    pub fn as_str(&self) -> &str {
        match self {
            TaxId::Cnpj(cnpj) => cnpj.as_str(),
            TaxId::Cpf(cpf) => cpf.as_str(),
        }
    }

    pub fn cnpj(&self) -> Option<Cnpj> {
        match self {
            TaxId::Cnpj(cnpj) => Some(*cnpj),
            TaxId::Cpf(_) => None,
        }
    }

    pub fn cpf(&self) -> Option<Cpf> {
        match self {
            TaxId::Cnpj(_) => None,
            TaxId::Cpf(cpf) => Some(*cpf),
        }
    }
}

impl fmt::Display for TaxId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TaxId::Cnpj(cnpj) => cnpj.fmt(f),
            TaxId::Cpf(cpf) => cpf.fmt(f),
        }
    }
}

impl From<Cnpj> for TaxId {
    fn from(cnpj: Cnpj) -> TaxId {
        TaxId::Cnpj(cnpj)
    }
}

impl From<Cpf> for TaxId {
    fn from(cpf: Cpf) -> TaxId {
        TaxId::Cpf(cpf)
    }
}

impl Parsed for TaxId {
    type Error = TaxIdError;
}
serde_as_text!(TaxId, "a CNPJ of 14 characters or a CPF of 11 digits");

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_cpf_with_or_without_punctuation() {
        for text in ["529.982.247-25", "52998224725", " 529 982 247 25 "] {
            let cpf = Cpf::parse(text).unwrap();
            assert_eq!((cpf.as_str(), cpf.to_string().as_str()), ("52998224725", "529.982.247-25"));
        }
    }

    #[test]
    fn refuses_cpf_with_the_reason() {
        for (text, error) in [
            ("", CpfError::Empty),
            ("5299822472", CpfError::Length(10)),
            ("529982247255", CpfError::Length(12)),
            ("529.982.247-26", CpfError::CheckDigits),
            ("529.982.247-15", CpfError::CheckDigits),
            ("111.111.111-11", CpfError::Repeated),
            ("529.982.247-2A", CpfError::Character('A')),
        ] {
            assert_eq!(Cpf::parse(text), Err(error), "{text}");
        }
    }

    #[test]
    fn tax_id_tells_company_from_person_by_length() {
        let company = TaxId::parse("11.222.333/0001-81").unwrap();
        assert!(company.cnpj().is_some() && company.cpf().is_none());
        let person = TaxId::parse("529.982.247-25").unwrap();
        assert!(person.cpf().is_some() && person.cnpj().is_none());
        assert_eq!(person.to_string(), "529.982.247-25");
        assert_eq!(TaxId::parse(" "), Err(TaxIdError::Empty));
        assert_eq!(TaxId::parse("1122233300018"), Err(TaxIdError::Length(13)));
        assert_eq!(TaxId::parse("52998224726"), Err(TaxIdError::Cpf(CpfError::CheckDigits)));
        assert_eq!(TaxId::parse("11222333000182"), Err(TaxIdError::Cnpj(CnpjError::CheckDigits)));
    }

    #[test]
    fn tax_id_serde_is_the_canonical_string() {
        for canonical in ["\"11222333000181\"", "\"52998224725\"", "\"12ABC34501DE35\""] {
            let value: TaxId = serde_json::from_str(canonical).unwrap();
            assert_eq!(serde_json::to_string(&value).unwrap(), canonical);
        }
        assert!(serde_json::from_str::<TaxId>("\"123\"").is_err());
        assert!(serde_json::from_str::<TaxId>("11222333000181").is_err());
    }

    proptest! {
        #[test]
        fn never_panics(text in any::<String>()) {
            let _ = TaxId::parse(&text);
            let _ = Cpf::parse(&text);
        }
    }
}
