//! The capitals of the UFs, by IBGE code.

/// In the order of the IBGE's codes.
const CAPITALS: [u32; 27] = [
    1_100_205, 1_200_401, 1_302_603, 1_400_100, 1_501_402, 1_600_303, 1_721_000, 2_111_300, 2_211_001,
    2_304_400, 2_408_102, 2_507_507, 2_611_606, 2_704_302, 2_800_308, 2_927_408, 3_106_200, 3_205_309,
    3_304_557, 3_550_308, 4_106_902, 4_205_407, 4_314_902, 5_002_704, 5_103_403, 5_208_707, 5_300_108,
];

/// Whether the município of this code is the capital of its UF.
pub(crate) fn is_capital(code: u32) -> bool {
    CAPITALS.binary_search(&code).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::place::cities::Cities;
    use crate::domain::value::uf::Uf;

    #[test]
    fn every_uf_has_its_capital_by_name() {
        let cities = Cities::parse(include_str!("../../../public/data/municipios.txt")).unwrap();
        let mut named: Vec<(&str, &str)> = Uf::ALL
            .into_iter()
            .map(|uf| {
                let of_uf = CAPITALS.into_iter().filter(|code| code / 100_000 == u32::from(uf.ibge()));
                let [code] = of_uf.collect::<Vec<_>>()[..] else { panic!("{uf}") };
                (uf.letters(), cities.by_code(code).unwrap().name.as_str())
            })
            .collect();
        named.sort_unstable();
        assert_eq!(
            named,
            [
                ("AC", "Rio Branco"),
                ("AL", "Maceió"),
                ("AM", "Manaus"),
                ("AP", "Macapá"),
                ("BA", "Salvador"),
                ("CE", "Fortaleza"),
                ("DF", "Brasília"),
                ("ES", "Vitória"),
                ("GO", "Goiânia"),
                ("MA", "São Luís"),
                ("MG", "Belo Horizonte"),
                ("MS", "Campo Grande"),
                ("MT", "Cuiabá"),
                ("PA", "Belém"),
                ("PB", "João Pessoa"),
                ("PE", "Recife"),
                ("PI", "Teresina"),
                ("PR", "Curitiba"),
                ("RJ", "Rio de Janeiro"),
                ("RN", "Natal"),
                ("RO", "Porto Velho"),
                ("RR", "Boa Vista"),
                ("RS", "Porto Alegre"),
                ("SC", "Florianópolis"),
                ("SE", "Aracaju"),
                ("SP", "São Paulo"),
                ("TO", "Palmas"),
            ]
        );
        assert!(is_capital(3_550_308) && !is_capital(3_509_502));
    }
}
