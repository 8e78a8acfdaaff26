//! Words of the file that no list knows, mapped once for all rows, and what holds for rows that say nothing.

use crate::domain::fact::interaction::{Channel, Outcome};
use crate::domain::fact::order::OrderStatus;
use crate::exchange::cells;
use crate::exchange::headings::{Field, Kind, Mapping, Meant};
use crate::exchange::import::Preview;
use crate::text::import as words;

/// Statuses there are.
const STATUSES: [OrderStatus; 4] =
    [OrderStatus::Invoiced, OrderStatus::Pending, OrderStatus::Cancelled, OrderStatus::Returned];

/// What a column of closed words can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    Status,
    Channel,
    Outcome,
}

impl Sort {
    fn of(kind: Kind) -> &'static [Sort] {
        match kind {
            Kind::Clients | Kind::Checks => &[],
            Kind::Orders => &[Sort::Status],
            Kind::Interactions => &[Sort::Channel, Sort::Outcome],
        }
    }

    fn field(self) -> Field {
        match self {
            Self::Status => Field::OrderStatus,
            Self::Channel => Field::Channel,
            Self::Outcome => Field::Outcome,
        }
    }

    pub(crate) fn meanings(self) -> Vec<Meant> {
        match self {
            Self::Status => STATUSES.map(Meant::Status).to_vec(),
            Self::Channel => Channel::ALL.map(Meant::Channel).to_vec(),
            Self::Outcome => Outcome::ALL.map(Meant::Outcome).to_vec(),
        }
    }

    fn knows(self, word: &str) -> bool {
        match self {
            Self::Status => cells::order_status(word).is_ok(),
            Self::Channel => cells::channel(word).is_ok(),
            Self::Outcome => cells::outcome(word).is_ok(),
        }
    }

    /// The meaning that is called so; `None`: not chosen.
    pub(crate) fn named(self, chosen: &str) -> Option<Meant> {
        self.meanings().into_iter().find(|meant| words::meant(*meant) == chosen)
    }

    fn sets(self) -> fn(Meant) -> bool {
        match self {
            Self::Status => |meant| matches!(meant, Meant::Status(_)),
            Self::Channel => |meant| matches!(meant, Meant::Channel(_)),
            Self::Outcome => |meant| matches!(meant, Meant::Outcome(_)),
        }
    }
}

/// A word that somebody has to say the meaning of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unknown {
    pub sort: Sort,
    pub word: String,
    pub label: String,
}

/// Those of the columns that are made of closed words, column by column.
pub(crate) fn unknown(preview: &Preview, columns: &[(Sort, usize)]) -> Vec<Unknown> {
    let of = |(sort, column): &(Sort, usize)| {
        let (sort, heading) = (*sort, preview.headings.get(*column).map_or("", String::as_str));
        let all = preview.words.get(*column).into_iter().flatten();
        let unknown = all.filter(|word| !sort.knows(word));
        unknown
            .map(|word| Unknown { sort, word: word.clone(), label: words::word_label(heading, word) })
            .collect::<Vec<_>>()
    };
    columns.iter().flat_map(of).collect()
}

/// Where those words stand, as the columns are read now.
pub(crate) fn columns(mapping: &Mapping, kind: Kind) -> Vec<(Sort, usize)> {
    let column = |sort: &Sort| Some((*sort, mapping.columns_of(sort.field()).next()?));
    Sort::of(kind).iter().filter_map(column).collect()
}

/// What the word is taken for now.
pub(crate) fn meaning(mapping: &Mapping, one: &Unknown) -> Option<Meant> {
    mapping.word(&one.word, |meant| Some(meant).filter(|meant| one.sort.sets()(*meant)))
}

/// By the name of the meaning; one that is no name takes the meaning away.
pub(crate) fn choose(mapping: &mut Mapping, one: &Unknown, chosen: &str) {
    mapping.set_word(&one.word, one.sort.sets(), one.sort.named(chosen));
}

/// What is assumed of rows that do not say it, by name.
pub(crate) fn assume(mapping: &mut Mapping, sort: Sort, chosen: &str) {
    match (sort, sort.named(chosen)) {
        (Sort::Channel, Some(Meant::Channel(channel))) => mapping.assumed.channel = Some(channel),
        (Sort::Channel, _) => mapping.assumed.channel = None,
        (Sort::Outcome, Some(Meant::Outcome(outcome))) => mapping.assumed.outcome = Some(outcome),
        (Sort::Outcome, _) => mapping.assumed.outcome = None,
        // An order without a status is invoiced: nothing is assumed beyond that.
        (Sort::Status, _) => {}
    }
}

/// The same, as it stands.
pub(crate) fn assumed(mapping: &Mapping, sort: Sort) -> Option<Meant> {
    match sort {
        Sort::Channel => mapping.assumed.channel.map(Meant::Channel),
        Sort::Outcome => mapping.assumed.outcome.map(Meant::Outcome),
        Sort::Status => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::import::read;

    const CONTACTS: &[u8] =
        b"cliente;data;canal;resultado\nBar;01/03/2026;visita;xyz\nBar;02/03/2026;pombo;sucesso\n";

    fn contacts() -> (Preview, Mapping) {
        let sheet = read(CONTACTS).unwrap();
        let preview = sheet.preview(5);
        let mapping = preview.mapping.clone();
        assert_eq!(mapping.kind, Kind::Interactions);
        (preview, mapping)
    }

    #[test]
    fn only_words_that_no_list_knows_are_asked_for_column_by_column() {
        let (preview, mapping) = contacts();
        let found = unknown(&preview, &columns(&mapping, mapping.kind));
        let asked: Vec<(Sort, &str)> = found.iter().map(|one| (one.sort, one.word.as_str())).collect();
        assert_eq!(asked, [(Sort::Channel, "pombo"), (Sort::Outcome, "xyz")]);
        assert_eq!(found[0].label, words::word_label("canal", "pombo"));
        assert_eq!(columns(&mapping, Kind::Clients), []);
    }

    #[test]
    fn a_word_takes_the_meaning_it_is_given_and_loses_it_again() {
        let (preview, mut mapping) = contacts();
        let pigeon = unknown(&preview, &columns(&mapping, mapping.kind)).swap_remove(0);
        assert_eq!(meaning(&mapping, &pigeon), None);
        let email = Meant::Channel(Channel::Email);
        choose(&mut mapping, &pigeon, &words::meant(email));
        assert_eq!(meaning(&mapping, &pigeon), Some(email));
        choose(&mut mapping, &pigeon, "");
        assert_eq!(meaning(&mapping, &pigeon), None);
    }

    #[test]
    fn what_rows_do_not_say_is_assumed_by_name_and_each_sort_has_its_own() {
        let (_, mut mapping) = contacts();
        let (call, success) = (Meant::Channel(Channel::Call), Meant::Outcome(Outcome::Success));
        assume(&mut mapping, Sort::Channel, &words::meant(call));
        assume(&mut mapping, Sort::Outcome, &words::meant(success));
        assert_eq!(
            [Sort::Channel, Sort::Outcome].map(|sort| assumed(&mapping, sort)),
            [Some(call), Some(success)]
        );
        assume(&mut mapping, Sort::Channel, "");
        assert_eq!([Sort::Channel, Sort::Outcome].map(|sort| assumed(&mapping, sort)), [None, Some(success)]);
    }

    #[test]
    fn every_meaning_is_found_by_its_name() {
        for sort in [Sort::Status, Sort::Channel, Sort::Outcome] {
            for meant in sort.meanings() {
                assert_eq!(sort.named(&words::meant(meant)), Some(meant));
                assert!(sort.sets()(meant));
            }
        }
    }
}
