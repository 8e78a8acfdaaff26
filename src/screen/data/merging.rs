//! What merging a snapshot would do, and the fields that both sides changed, each with its choice.

use crate::text::{data as words, import};
use crate::workers::protocol::{Edited, FieldConflict, FileOrigin, MergeView};
use std::collections::BTreeSet;

/// Conflicts shown before more are asked for.
pub(crate) const SHOWN: usize = 50;

/// There is something to write: what is new, or a choice.
pub(crate) fn writes(merge: &MergeView) -> bool {
    merge.changes || merge.conflict_count > 0 || is_noted(merge)
}

fn is_noted(merge: &MergeView) -> bool {
    merge.origin.as_ref().is_some_and(|origin| origin.is_noted)
}

/// Whose file it is, of when, and when the one before was of. `when` says a time in milliseconds since 1970.
pub(crate) fn origin(merge: &MergeView, when: impl Fn(u64) -> String) -> Option<String> {
    let FileOrigin { name, written, before, is_noted } = merge.origin.as_ref()?;
    let before = before.map(&when);
    Some(words::file_of(name.as_deref(), &when(*written), before.as_deref(), *is_noted))
}

/// What it brings, in a sentence; `None`: nothing.
pub(crate) fn news(merge: &MergeView) -> Option<String> {
    let MergeView { new_clients, updated, removed, interactions, orders, .. } = merge;
    words::news([*new_clients, *updated, *interactions, *orders, *removed])
}

/// Why nothing new comes.
pub(crate) fn nothing_new(merge: &MergeView) -> Option<&'static str> {
    (!merge.changes).then(|| match merge.conflict_count {
        0 if is_noted(merge) => words::ONLY_NOTED,
        0 => words::NOTHING_TO_DO,
        _ => words::ONLY_CONFLICTS,
    })
}

/// Names and counts, in the order in which they stand.
pub(crate) fn figures(merge: &MergeView) -> [(&'static str, usize); 6] {
    [
        (words::MERGE_NEW, merge.new_clients),
        (words::MERGE_UPDATED, merge.updated),
        (words::MERGE_SAME, merge.same),
        (words::MERGE_CONTACTS, merge.interactions),
        (words::MERGE_ORDERS, merge.orders),
        (words::MERGE_REMOVED, merge.removed),
    ]
}

/// What is said of the whole, beside the fields to decide.
pub(crate) fn remarks(merge: &MergeView) -> Vec<String> {
    let catalog = (merge.catalog_conflicts > 0).then(|| words::catalog_conflicts(merge.catalog_conflicts));
    let twice = (merge.duplicates > 0).then(|| words::duplicates(merge.duplicates));
    catalog.into_iter().chain(twice).collect()
}

/// Of `sent` conflicts, the next ones that are asked for; `None`: all are shown.
pub(crate) fn more(sent: usize, shown: usize) -> Option<String> {
    let left = sent.saturating_sub(shown);
    (left > 0).then(|| words::more_conflicts(left))
}

/// Conflicts that did not travel: of them the newer edit is kept.
pub(crate) fn beyond(all: usize, sent: usize) -> Option<String> {
    let beyond = all.saturating_sub(sent);
    (beyond > 0).then(|| words::conflicts_beyond(beyond))
}

/// One field: what is here, what comes, and whether what comes is taken until somebody says otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decision {
    pub client: String,
    pub field: &'static str,
    /// Stays as here, or takes what comes.
    pub choices: [(bool, String); 2],
    pub takes_theirs: bool,
}

/// `when` says a time in milliseconds since 1970 in the words of the device.
pub(crate) fn decision(conflict: &FieldConflict, when: impl Fn(u64) -> String) -> Decision {
    let FieldConflict { client, field, here, comes, theirs_is_newer } = conflict;
    Decision {
        client: client.clone(),
        field: import::client_field(*field),
        choices: [
            (false, words::conflict_here(&here.value, &edited(here, &when))),
            (true, words::conflict_comes(&comes.value, &edited(comes, &when))),
        ],
        takes_theirs: *theirs_is_newer,
    }
}

/// Who edited it, where that is known, and when.
fn edited(one: &Edited, when: impl Fn(u64) -> String) -> String {
    let parts = [one.who.clone(), Some(when(one.at))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Keeps in `others` the places where the older edit is to stay.
pub(crate) fn decide(others: &mut BTreeSet<usize>, place: usize, decision: &Decision, takes_theirs: bool) {
    if takes_theirs == decision.takes_theirs {
        others.remove(&place);
    } else {
        others.insert(place);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::ClientField;

    fn merge(changes: bool, conflict_count: usize) -> MergeView {
        MergeView {
            new_clients: 1,
            updated: 2,
            same: 3,
            removed: 6,
            interactions: 4,
            orders: 5,
            conflict_count,
            conflicts: Vec::new(),
            catalog_conflicts: 0,
            incomplete: None,
            duplicates: 0,
            changes,
            origin: None,
        }
    }

    fn conflict(theirs_is_newer: bool) -> FieldConflict {
        let edited = |value: &str, who: Option<&str>, at| Edited {
            value: value.to_owned(),
            who: who.map(str::to_owned),
            at,
        };
        let (here, comes) = (edited("Campinas", None, 1), edited("Santos", Some("Rui"), 2));
        FieldConflict { client: "Ana".into(), field: ClientField::City, here, comes, theirs_is_newer }
    }

    #[test]
    fn a_file_without_news_says_whether_there_is_still_something_to_choose() {
        assert_eq!(nothing_new(&merge(true, 0)), None);
        assert_eq!(nothing_new(&merge(false, 0)), Some(words::NOTHING_TO_DO));
        assert_eq!(nothing_new(&merge(false, 2)), Some(words::ONLY_CONFLICTS));
        assert_eq!(
            [merge(true, 0), merge(false, 0), merge(false, 1)].map(|one| writes(&one)),
            [true, false, true]
        );
        assert_eq!(figures(&merge(true, 0)).map(|(_, count)| count), [1, 2, 3, 4, 5, 6]);
    }

    #[test]
    fn the_report_says_whose_file_it_is_of_when_and_what_is_new() {
        let of = |name: Option<&str>, before, is_noted| MergeView {
            origin: Some(FileOrigin { name: name.map(str::to_owned), written: 9, before, is_noted }),
            ..merge(false, 0)
        };
        let said = |merge: &MergeView| origin(merge, |at| format!("dia {at}")).unwrap();
        assert_eq!(said(&of(Some("Rui"), None, true)), "Arquivo de Rui, de dia 9. É o primeiro que chega.");
        assert_eq!(
            said(&of(None, Some(4), true)),
            "Arquivo de outro aparelho, de dia 9. O anterior era de dia 4."
        );
        assert_eq!(
            said(&of(Some("Rui"), Some(11), false)),
            "Arquivo de Rui, de dia 9. Ele, ou um mais novo, já tinha chegado."
        );
        assert_eq!(origin(&merge(true, 0), |at| at.to_string()), None);
        assert_eq!((writes(&of(None, None, true)), writes(&of(None, None, false))), (true, false));
        assert_eq!(nothing_new(&of(None, None, true)), Some(words::ONLY_NOTED));
        assert_eq!(
            news(&merge(true, 0)).as_deref(),
            Some(
                "De novo: 1 cliente novo, 2 clientes que mudam, 4 contatos, 5 pedidos e 6 clientes apagados lá."
            )
        );
        let none = MergeView {
            new_clients: 0,
            updated: 0,
            removed: 0,
            interactions: 0,
            orders: 0,
            ..merge(true, 0)
        };
        assert_eq!(news(&none), None);
        assert_eq!(news(&MergeView { orders: 1, ..none }).as_deref(), Some("De novo: 1 pedido."));
    }

    #[test]
    fn what_does_not_stand_in_the_list_is_said() {
        assert_eq!(remarks(&merge(true, 0)), Vec::<String>::new());
        let merge = MergeView { catalog_conflicts: 2, duplicates: 1, ..merge(true, 0) };
        assert_eq!(remarks(&merge), [words::catalog_conflicts(2), words::duplicates(1)]);
        assert_eq!((more(50, SHOWN), more(51, SHOWN)), (None, Some(words::more_conflicts(1))));
        assert_eq!((beyond(50, 50), beyond(51, 50)), (None, Some(words::conflicts_beyond(1))));
    }

    #[test]
    fn the_newer_is_taken_until_somebody_says_otherwise_and_back() {
        for newer in [true, false] {
            let found = decision(&conflict(newer), |at| format!("às {at}"));
            assert_eq!(found.choices[0].1, "Aqui: Campinas (às 1)");
            assert_eq!(found.choices[1].1, "No arquivo: Santos (Rui, às 2)");
            let mut others = BTreeSet::new();
            decide(&mut others, 7, &found, newer);
            assert!(others.is_empty());
            decide(&mut others, 7, &found, !newer);
            assert_eq!(others, [7].into());
            decide(&mut others, 7, &found, newer);
            assert!(others.is_empty());
        }
    }
}
