//! Which município a CEP belongs to, by the ranges of the shipped `data/cep_faixas.csv`.
//!
//! The ranges are derived from CEP Aberto under the ODbL and therefore stay a file of their own.

use crate::domain::value::cep::Cep;

/// Ranges of postal codes in ascending order, none over another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostalCodes {
    ranges: Vec<Range>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Range {
    first: u32,
    last: u32,
    city: u32,
}

/// A line that is not `first,last,city` or is not after the line before it; counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PostalCodesError {
    pub line: usize,
}

impl PostalCodes {
    pub fn parse(csv: &str) -> Result<PostalCodes, PostalCodesError> {
        let mut ranges: Vec<Range> = Vec::new();
        for (index, line) in csv.lines().enumerate().skip(1) {
            let range = read(line)
                .filter(|range| ranges.last().is_none_or(|before| before.last < range.first))
                .ok_or(PostalCodesError { line: index + 1 })?;
            ranges.push(range);
        }
        Ok(PostalCodes { ranges })
    }

    /// The IBGE code of the município; `None` for a CEP in no known range.
    pub fn city(&self, cep: Cep) -> Option<u32> {
        let number = cep.number();
        let after = self.ranges.partition_point(|range| range.first <= number);
        let range = self.ranges[..after].last()?;
        (number <= range.last).then_some(range.city)
    }
}

fn read(line: &str) -> Option<Range> {
    let mut fields = line.split(',');
    let mut number = || fields.next()?.parse::<u32>().ok();
    let range = Range { first: number()?, last: number()?, city: number()? };
    (range.first <= range.last && fields.next().is_none()).then_some(range)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::place::cities::Cities;

    fn shipped() -> PostalCodes {
        PostalCodes::parse(include_str!("../../../../public/data/cep_faixas.csv")).unwrap()
    }

    #[test]
    fn a_range_holds_its_first_and_last_code_and_not_the_next() {
        let codes = shipped();
        for (cep, city) in [
            ("01001-000", Some(3550308)),
            ("05999-899", Some(3550308)),
            ("05999-900", None),
            ("01000-999", None),
            ("06010-000", Some(3534401)),
            ("13010-111", Some(3509502)),
            ("99999-999", None),
        ] {
            assert_eq!(codes.city(Cep::parse(cep).unwrap()), city, "{cep}");
        }
    }

    #[test]
    fn every_range_leads_to_a_known_city() {
        let cities = Cities::parse(include_str!("../../../../public/data/municipios.txt")).unwrap();
        let codes = shipped();
        assert_eq!(codes.ranges.len(), 5590);
        assert!(codes.ranges.iter().all(|range| cities.by_code(range.city).is_some()));
    }

    #[test]
    fn ranges_out_of_order_or_unreadable_are_refused_with_their_line() {
        for (rows, line) in [("1,2,3\n2,4,3", 3), ("2,1,3", 2), ("1,2", 2), ("1,2,3,4", 2), ("1,2,x", 2)] {
            let csv = format!("cep_ini,cep_fim,ibge\n{rows}\n");
            assert_eq!(PostalCodes::parse(&csv), Err(PostalCodesError { line }), "{rows:?}");
        }
        assert_eq!(PostalCodes::parse("cep_ini,cep_fim,ibge\n").unwrap().ranges, []);
    }
}
