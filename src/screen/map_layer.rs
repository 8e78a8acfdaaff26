//! What the map shows of the carteira, and how the address says it.

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Layer {
    #[default]
    Clients,
    Coverage,
    /// Where what is forgotten weighs.
    Heat,
}

impl Layer {
    const ALL: [Layer; 3] = [Self::Clients, Self::Coverage, Self::Heat];

    /// As the address says it; the clients are what it says nothing of.
    pub(crate) fn word(self) -> Option<&'static str> {
        match self {
            Layer::Clients => None,
            Layer::Coverage => Some("cobertura"),
            Layer::Heat => Some("calor"),
        }
    }

    /// What is not known shows the clients.
    pub(crate) fn parse(word: Option<&str>) -> Layer {
        Layer::ALL.into_iter().find(|layer| layer.word() == word).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_is_not_usual_and_what_it_does_not_know_is_the_usual() {
        for layer in Layer::ALL {
            assert_eq!(Layer::parse(layer.word()), layer);
        }
        assert_eq!(Layer::parse(Some("neve")), Layer::Clients);
    }
}
