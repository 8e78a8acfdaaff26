//! *Motivos › Lista*: the motivos in their two levels, and what the sheet of one shows and makes of what is written.

use crate::domain::catalog::reasons::{Reason, ReasonEffect, ReasonGroup, Taxonomy, shipped};
use crate::domain::portfolio::Portfolio;
use crate::domain::value::fold::fold;
use crate::text::{improvement as words, reasons};

/// One motivo in the list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Row {
    pub key: String,
    pub name: String,
    /// "dá para agir · Vale como tentativa · renomeado".
    pub notes: String,
    pub retired: bool,
    /// What the button beside it is called.
    pub edit: String,
}

/// Those of a group, retired ones too: the shipped ones first.
pub(crate) fn rows(p: &Portfolio, group: ReasonGroup) -> Vec<Row> {
    let list = Taxonomy::of(p.catalog());
    list.all().filter(|(_, reason)| reason.group == group).map(|(key, reason)| row(key, reason)).collect()
}

fn row(key: &str, reason: &Reason) -> Row {
    let name = reasons::name_of(key, reason);
    let own = match (shipped(key), &reason.name) {
        (None, _) => Some(words::OWN),
        (Some(_), Some(_)) => Some(words::RENAMED),
        (Some(_), None) => None,
    };
    let can = if reason.controllable { words::CAN_ACT } else { words::CAN_NOT };
    let effect = (reason.effect != ReasonEffect::None).then(|| words::effect(reason.effect));
    let notes: Vec<String> =
        [Some(can.to_owned()), effect, own.map(str::to_owned)].into_iter().flatten().collect();
    Row {
        key: key.to_owned(),
        notes: notes.join(" · "),
        retired: reason.retired,
        edit: words::about(words::EDIT_REASON, &name),
        name,
    }
}

/// What stands in the sheet of one motivo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Written {
    pub name: String,
    pub group: ReasonGroup,
    pub effect: ReasonEffect,
    pub controllable: bool,
    pub retired: bool,
}

/// `key`: of one there is; else a new one.
pub(crate) fn written(p: &Portfolio, key: Option<&str>) -> Written {
    let list = Taxonomy::of(p.catalog());
    match key.and_then(|key| Some((key, list.get(key)?))) {
        Some((key, reason)) => Written {
            name: reasons::name_of(key, reason),
            group: reason.group,
            effect: reason.effect,
            controllable: reason.controllable,
            retired: reason.retired,
        },
        None => Written {
            name: String::new(),
            group: ReasonGroup::Ours,
            effect: ReasonEffect::None,
            controllable: true,
            retired: false,
        },
    }
}

/// The motivo of the sheet, or why it can not be kept.
pub(crate) fn read(p: &Portfolio, key: Option<&str>, written: Written) -> Result<Reason, &'static str> {
    let Written { name, group, effect, controllable, retired } = written;
    let name = name.trim().to_owned();
    if name.is_empty() {
        return Err(words::NAME_NEEDED);
    }
    let list = Taxonomy::of(p.catalog());
    let same = |(other, reason): (&str, &Reason)| {
        Some(other) != key && fold(&reasons::name_of(other, reason)) == fold(&name)
    };
    if list.all().any(same) {
        return Err(words::NAME_TAKEN);
    }
    let is_own_name = key.is_none_or(|key| reasons::reason(key) != name);
    Ok(Reason { name: is_own_name.then_some(name), group, effect, controllable, retired })
}

/// Whether something was laid over a shipped motivo, which can be taken back.
pub(crate) fn can_reset(p: &Portfolio, key: &str) -> bool {
    shipped(key).is_some() && p.catalog().reason(key).is_some()
}

/// The groups that a motivo can be put into.
pub(crate) fn groups() -> Vec<(ReasonGroup, String)> {
    let open = ReasonGroup::ALL.into_iter().filter(|group| *group != ReasonGroup::Other);
    open.map(|group| (group, words::group(group).to_owned())).collect()
}

/// The effects in their order, each with the word it has in a choice.
pub(crate) fn effects() -> Vec<(String, String)> {
    ReasonEffect::ALL.map(|effect| (effect_word(effect), words::effect(effect))).to_vec()
}

pub(crate) fn effect_word(effect: ReasonEffect) -> String {
    ReasonEffect::ALL.iter().position(|one| *one == effect).unwrap_or(0).to_string()
}

/// A word that is none means nothing.
pub(crate) fn effect_of_word(word: &str) -> ReasonEffect {
    word.parse::<usize>().ok().and_then(|at| ReasonEffect::ALL.get(at).copied()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::CatalogEdit;
    use crate::domain::catalog::reasons::{OTHER, REASONS};
    use crate::screen::small::{Small, edit};

    fn keep(p: &mut Portfolio, key: &str, value: Option<Reason>) {
        edit(p, CatalogEdit::Reason { id: key.to_owned(), value });
    }

    fn empty() -> Portfolio {
        Small::clients(&[]).portfolio()
    }

    fn named(name: &str) -> Written {
        Written { name: name.to_owned(), ..written(&empty(), None) }
    }

    #[test]
    fn each_motivo_stands_once_in_its_group_and_ones_own_last() {
        let mut p = empty();
        let all = |p: &Portfolio| ReasonGroup::ALL.iter().map(|group| rows(p, *group).len()).sum::<usize>();
        assert_eq!(all(&p), REASONS.len());
        assert_eq!(rows(&p, ReasonGroup::Other)[0].key, OTHER);
        let own = read(&p, None, named(" amostra ")).unwrap();
        keep(&mut p, "amostra", Some(own));
        let ours = rows(&p, ReasonGroup::Ours);
        assert_eq!((all(&p), ours[0].name.as_str()), (REASONS.len() + 1, "preço"));
        assert_eq!(ours.last().map(|row| row.notes.as_str()), Some("dá para agir · criado por você"));
        assert_eq!(ours.last().map(|row| row.edit.as_str()), Some("Editar motivo: amostra"));
    }

    #[test]
    fn a_row_says_what_follows_what_was_renamed_and_what_is_retired() {
        let mut p = empty();
        let client = |p: &Portfolio| {
            let found = rows(p, ReasonGroup::Client).into_iter().find(|row| row.key == "comprador-ausente");
            found.unwrap()
        };
        assert_eq!(client(&p).notes, "não depende de nós · Vale como tentativa");
        let renamed = Written { retired: true, ..written(&p, Some("comprador-ausente")) };
        let renamed = read(&p, Some("comprador-ausente"), Written { name: "férias".to_owned(), ..renamed });
        keep(&mut p, "comprador-ausente", renamed.ok());
        let row = client(&p);
        assert_eq!((row.name.as_str(), row.retired), ("férias", true));
        assert_eq!(row.notes, "não depende de nós · Vale como tentativa · renomeado");
    }

    #[test]
    fn a_name_is_needed_and_no_other_motivo_has_it() {
        let p = empty();
        assert_eq!(read(&p, None, named("  ")), Err(words::NAME_NEEDED));
        assert_eq!(read(&p, None, named(" PRECO ")), Err(words::NAME_TAKEN));
        assert_eq!(read(&p, Some("sem-giro"), named("preço")), Err(words::NAME_TAKEN));
        // Its own name is not taken by itself, and in the shipped words it is no name of one's own.
        let same = read(&p, Some("preco"), written(&p, Some("preco"))).unwrap();
        assert_eq!(same, shipped("preco").unwrap().reason());
        let louder = read(&p, Some("preco"), named("Preço")).unwrap();
        assert_eq!(louder.name.as_deref(), Some("Preço"));
    }

    #[test]
    fn only_a_shipped_motivo_that_was_changed_goes_back() {
        let mut p = empty();
        assert!(!can_reset(&p, "preco"));
        let (louder, own) = (read(&p, Some("preco"), named("caro")), read(&p, None, named("amostra")));
        keep(&mut p, "preco", louder.ok());
        keep(&mut p, "amostra", own.ok());
        assert_eq!(
            (can_reset(&p, "preco"), can_reset(&p, "amostra"), can_reset(&p, "x")),
            (true, false, false)
        );
        keep(&mut p, "preco", None);
        assert!(!can_reset(&p, "preco"));
    }

    #[test]
    fn an_unknown_key_opens_a_blank_sheet() {
        assert_eq!(written(&empty(), Some("de-outra-versao")), written(&empty(), None));
        assert_eq!(written(&empty(), Some("fechou")).effect, ReasonEffect::Leaves);
    }

    #[test]
    fn every_effect_is_offered_and_comes_back_from_its_word() {
        for (effect, (word, name)) in ReasonEffect::ALL.into_iter().zip(effects()) {
            assert_eq!((effect_of_word(&word), name), (effect, words::effect(effect)));
        }
        assert_eq!((effect_of_word("99"), effect_of_word("")), (ReasonEffect::None, ReasonEffect::None));
        assert!(groups().iter().all(|(group, _)| *group != ReasonGroup::Other));
    }
}
