//! The 27 units of the federation: what an address, a filter and the map call a UF.
//!
//! Codes and time zones are those of IBGE; area codes (DDD) are those of Anatel. Four area codes reach over a
//! border, so a DDD answers with one or two UFs.

use super::fold;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A state of Brazil or the Distrito Federal. Ordered by its two letters, which is the order on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[rustfmt::skip]
pub enum Uf {
    AC, AL, AM, AP, BA, CE, DF, ES, GO, MA, MG, MS, MT, PA, PB, PE, PI, PR, RJ, RN, RO, RR, RS, SC, SE, SP, TO,
}

impl Uf {
    #[rustfmt::skip]
    pub const ALL: [Uf; 27] = [
        Uf::AC, Uf::AL, Uf::AM, Uf::AP, Uf::BA, Uf::CE, Uf::DF, Uf::ES, Uf::GO, Uf::MA, Uf::MG, Uf::MS, Uf::MT, Uf::PA,
        Uf::PB, Uf::PE, Uf::PI, Uf::PR, Uf::RJ, Uf::RN, Uf::RO, Uf::RR, Uf::RS, Uf::SC, Uf::SE, Uf::SP, Uf::TO,
    ];

    /// Reads the two letters (`sp`, ` SP `) or the whole name, with or without accents (`Sao Paulo`).
    pub fn parse(text: &str) -> Option<Uf> {
        let text = text.trim();
        if text.len() == 2 {
            return Uf::ALL.into_iter().find(|uf| text.eq_ignore_ascii_case(uf.letters()));
        }
        let key = fold::key(text);
        Uf::ALL.into_iter().find(|uf| key.eq_ignore_ascii_case(uf.letters()) || key == fold::key(uf.name()))
    }

    /// The UF of an IBGE code: its first two digits.
    pub fn from_ibge(code: u8) -> Option<Uf> {
        Uf::ALL.into_iter().find(|uf| uf.ibge() == code)
    }

    pub fn letters(self) -> &'static str {
        self.row().0
    }

    pub fn name(self) -> &'static str {
        self.row().1
    }

    /// The two digits that begin every IBGE code of the UF.
    pub fn ibge(self) -> u8 {
        self.row().2
    }

    #[rustfmt::skip]
    fn row(self) -> (&'static str, &'static str, u8) {
        match self {
            Uf::AC => ("AC", "Acre", 12),
            Uf::AL => ("AL", "Alagoas", 27),
            Uf::AM => ("AM", "Amazonas", 13),
            Uf::AP => ("AP", "Amapá", 16),
            Uf::BA => ("BA", "Bahia", 29),
            Uf::CE => ("CE", "Ceará", 23),
            Uf::DF => ("DF", "Distrito Federal", 53),
            Uf::ES => ("ES", "Espírito Santo", 32),
            Uf::GO => ("GO", "Goiás", 52),
            Uf::MA => ("MA", "Maranhão", 21),
            Uf::MG => ("MG", "Minas Gerais", 31),
            Uf::MS => ("MS", "Mato Grosso do Sul", 50),
            Uf::MT => ("MT", "Mato Grosso", 51),
            Uf::PA => ("PA", "Pará", 15),
            Uf::PB => ("PB", "Paraíba", 25),
            Uf::PE => ("PE", "Pernambuco", 26),
            Uf::PI => ("PI", "Piauí", 22),
            Uf::PR => ("PR", "Paraná", 41),
            Uf::RJ => ("RJ", "Rio de Janeiro", 33),
            Uf::RN => ("RN", "Rio Grande do Norte", 24),
            Uf::RO => ("RO", "Rondônia", 11),
            Uf::RR => ("RR", "Roraima", 14),
            Uf::RS => ("RS", "Rio Grande do Sul", 43),
            Uf::SC => ("SC", "Santa Catarina", 42),
            Uf::SE => ("SE", "Sergipe", 28),
            Uf::SP => ("SP", "São Paulo", 35),
            Uf::TO => ("TO", "Tocantins", 17),
        }
    }
}

impl fmt::Display for Uf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.letters())
    }
}

/// The UFs an area code serves, the larger part first. Empty for a DDD that does not exist.
pub fn ufs_of_ddd(ddd: u8) -> &'static [Uf] {
    match ddd {
        11..=19 => &[Uf::SP],
        21 | 22 | 24 => &[Uf::RJ],
        27 | 28 => &[Uf::ES],
        31..=35 | 37 | 38 => &[Uf::MG],
        42 => &[Uf::PR, Uf::SC],
        41 | 43..=46 => &[Uf::PR],
        47 | 49 => &[Uf::SC, Uf::PR],
        48 => &[Uf::SC],
        51 | 53..=55 => &[Uf::RS],
        61 => &[Uf::DF, Uf::GO],
        62 | 64 => &[Uf::GO],
        63 => &[Uf::TO],
        65 | 66 => &[Uf::MT],
        67 => &[Uf::MS],
        68 => &[Uf::AC],
        69 => &[Uf::RO],
        71 | 73..=75 | 77 => &[Uf::BA],
        79 => &[Uf::SE],
        81 | 87 => &[Uf::PE],
        82 => &[Uf::AL],
        83 => &[Uf::PB],
        84 => &[Uf::RN],
        85 | 88 => &[Uf::CE],
        86 | 89 => &[Uf::PI],
        91 | 93 | 94 => &[Uf::PA],
        92 | 97 => &[Uf::AM],
        95 => &[Uf::RR],
        96 => &[Uf::AP],
        98 | 99 => &[Uf::MA],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_lists_each_uf_once_in_the_order_of_its_letters() {
        assert!(Uf::ALL.windows(2).all(|w| w[0] < w[1] && w[0].letters() < w[1].letters()));
    }

    #[test]
    fn letters_names_and_codes_lead_back_to_the_uf() {
        for uf in Uf::ALL {
            assert_eq!(Uf::parse(uf.letters()), Some(uf));
            assert_eq!(Uf::parse(uf.name()), Some(uf));
            assert_eq!(Uf::from_ibge(uf.ibge()), Some(uf));
        }
    }

    #[test]
    fn parse_is_blind_to_case_accents_and_spaces() {
        for (text, expected) in [
            (" sp ", Some(Uf::SP)),
            ("Sao Paulo", Some(Uf::SP)),
            ("RIO GRANDE DO SUL", Some(Uf::RS)),
            ("S.P.", Some(Uf::SP)),
            ("XX", None),
            ("", None),
        ] {
            assert_eq!(Uf::parse(text), expected, "{text:?}");
        }
    }

    #[test]
    fn there_are_67_area_codes_and_four_cross_a_border() {
        let served: Vec<u8> = (0..=255).filter(|ddd| !ufs_of_ddd(*ddd).is_empty()).collect();
        assert_eq!(served.len(), 67);
        let shared: Vec<u8> = served.iter().copied().filter(|ddd| ufs_of_ddd(*ddd).len() == 2).collect();
        assert_eq!(shared, [42, 47, 49, 61]);
        assert_eq!(ufs_of_ddd(20), &[]);
    }
}
