//! *Etapas da prospecção*: what they are called, in which order they stand.

use crate::domain::rules::prospecting::ProspectingRules;
use crate::text::prospecting::shipped_stage;

/// Blank, or as shipped, it is the shipped word.
pub(crate) fn rename(rules: &mut ProspectingRules, key: &str, typed: &str) {
    let typed = typed.trim();
    let name = Some(typed).filter(|typed| !typed.is_empty() && *typed != shipped_stage(key));
    let named = rules.stages.iter_mut().filter(|stage| stage.key == key);
    named.for_each(|stage| stage.name = name.map(str::to_owned));
}

/// One place up; the first stays.
pub(crate) fn raise(rules: &mut ProspectingRules, at: usize) {
    if at > 0 && at < rules.stages.len() {
        rules.stages.swap(at - 1, at);
    }
}

/// The last one stays: everybody begins in a stage.
pub(crate) fn remove(rules: &mut ProspectingRules, key: &str) {
    if rules.stages.len() > 1 {
        rules.stages.retain(|stage| stage.key != key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(rules: &ProspectingRules) -> Vec<&str> {
        rules.stages.iter().map(|stage| stage.key.as_str()).collect()
    }

    #[test]
    fn a_name_that_is_blank_or_shipped_is_none_of_ones_own() {
        let mut rules = ProspectingRules::default();
        rename(&mut rules, "visita-marcada", " primeira visita ");
        assert_eq!(rules.stages[2].name.as_deref(), Some("primeira visita"));
        assert!(rules.stages.iter().filter(|stage| stage.name.is_some()).count() == 1);
        for same in ["", "  ", "visita marcada "] {
            rename(&mut rules, "visita-marcada", "outra");
            rename(&mut rules, "visita-marcada", same);
            assert_eq!(rules, ProspectingRules::default(), "{same:?}");
        }
    }

    #[test]
    fn a_stage_goes_up_by_one_and_the_first_stays() {
        let mut rules = ProspectingRules::default();
        for unmoved in [0, 4, usize::MAX] {
            raise(&mut rules, unmoved);
            assert_eq!(rules, ProspectingRules::default());
        }
        raise(&mut rules, 3);
        assert_eq!(keys(&rules), ["mapeado", "contatado", "proposta", "visita-marcada"]);
    }

    #[test]
    fn the_only_stage_left_cannot_be_taken_out() {
        let mut rules = ProspectingRules::default();
        for key in ["mapeado", "nenhuma", "visita-marcada", "proposta", "contatado"] {
            remove(&mut rules, key);
        }
        assert_eq!(keys(&rules), ["contatado"]);
    }
}
