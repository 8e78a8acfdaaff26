//! The stages of prospecting and the rep's own routine, as settings.

use crate::domain::value::fold::fold;
use serde::{Deserialize, Serialize};

/// Shipped stages, by key; what the rep calls them is a setting, their own words are in `text/prospecting.rs`.
pub(crate) const STAGES: [&str; 4] = ["mapeado", "contatado", "visita-marcada", "proposta"];
/// Shipped sources.
pub(crate) const SOURCES: [&str; 7] =
    [REFERRAL, "rede-social", "feira", "outbound", "site", "carteira-antiga", "outra"];
/// The source of who was pointed out by somebody.
pub(crate) const REFERRAL: &str = "indicacao";

/// The shipped source that a word means, or the word itself.
pub(crate) fn source_key(word: &str) -> &str {
    let folded = fold(word);
    let means = |key: &str| match key {
        REFERRAL => &["indicacao", "indicado", "referral", "boca a boca"][..],
        "rede-social" => &["rede social", "redes sociais", "instagram", "facebook"],
        "feira" => &["feira", "evento", "feira ou evento", "feira/evento"],
        "outbound" => &["outbound", "busca ativa", "prospeccao ativa", "visita fria"],
        "site" => &["site", "pagina"],
        "carteira-antiga" => &["carteira antiga"],
        _ => &["outra", "outro"],
    };
    let is_it = |key: &&&str| **key == folded || means(key).contains(&&*folded);
    SOURCES.iter().find(is_it).copied().unwrap_or(word)
}

/// One stage; the first order ends the way after the last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stage {
    /// Never changed nor used again: what was recorded names its stage by it.
    pub key: String,
    /// What the rep calls it; `None`: the shipped words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pace {
    Daily,
    /// A week is what a rep plans.
    #[default]
    Weekly,
    Monthly,
}

impl Pace {
    pub const ALL: [Pace; 3] = [Self::Daily, Self::Weekly, Self::Monthly];
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProspectingRules {
    /// In their order. Without any, the shipped ones stand.
    pub stages: Vec<Stage>,
    pub pace: Pace,
    /// What is aimed at in each period; 0: nothing, which is no target at all.
    pub names: u16,
    pub contacts: u16,
    pub visits: u16,
}

impl Default for ProspectingRules {
    fn default() -> Self {
        let stages = STAGES.map(|key| Stage { key: key.to_owned(), name: None }).to_vec();
        Self { stages, pace: Pace::default(), names: 0, contacts: 0, visits: 0 }
    }
}

impl ProspectingRules {
    /// The stage that everybody begins in.
    pub(crate) fn first(&self) -> &str {
        self.stages.first().map_or(STAGES[0], |stage| stage.key.as_str())
    }

    /// Where a stage stands among them; one that is no longer listed comes before all.
    pub(crate) fn place(&self, key: &str) -> Option<usize> {
        self.stages.iter().position(|stage| stage.key == key)
    }

    pub(crate) fn has_routine(&self) -> bool {
        self.names > 0 || self.contacts > 0 || self.visits > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_for_a_shipped_source_is_its_key_and_any_other_stays() {
        for (word, key) in [
            ("Indicação", "indicacao"),
            ("REDES SOCIAIS", "rede-social"),
            ("Feira/Evento", "feira"),
            ("carteira-antiga", "carteira-antiga"),
            ("Outro", "outra"),
            ("Rádio Cultura", "Rádio Cultura"),
            ("", ""),
        ] {
            assert_eq!(source_key(word), key, "{word}");
        }
    }

    #[test]
    fn who_aims_at_nothing_has_no_routine() {
        let rules = ProspectingRules::default();
        assert!(!rules.has_routine());
        assert!(ProspectingRules { visits: 1, ..rules.clone() }.has_routine());
        assert_eq!((rules.first(), rules.place("proposta"), rules.place("nada")), ("mapeado", Some(3), None));
    }
}
