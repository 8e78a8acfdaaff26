//! The clients behind a figure that somebody tapped, and how the list of clients is told of them.

use super::scope::Seen;
use crate::domain::filter::Filter;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rhythm::cadence::ContactState;
use crate::domain::value::id::ClientId;
use std::sync::Arc;

/// Somebody asked who stands behind a figure.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Behind {
    pub title: String,
    pub people: Arc<Vec<Person>>,
    /// What leaves them in the list of clients; without it they are named one by one.
    filter: Option<Filter>,
}

/// More names than these make an address that servers refuse; the first are kept.
const MOST_NAMED: usize = 250;

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Person {
    pub id: ClientId,
    pub name: String,
    /// Place, or what matters here.
    pub note: String,
    /// Money: covered while values are hidden.
    pub money: String,
    pub contact_state: Option<ContactState>,
}

impl Behind {
    /// In the order of `slots`, each with its note and money.
    pub(crate) fn of(
        seen: &Seen,
        p: &Portfolio,
        title: String,
        slots: &[Slot],
        says: impl Fn(Slot) -> (String, String),
    ) -> Self {
        let person = |slot: &Slot| {
            let client = p.client_at(*slot)?;
            let (note, money) = says(*slot);
            let contact_state = seen.status(*slot).map(|status| status.state);
            Some(Person { id: client.id, name: client.display_name().to_owned(), note, money, contact_state })
        };
        Self { title, people: Arc::new(slots.iter().filter_map(person).collect()), filter: None }
    }

    /// The same clients by what they have in common, which the address can say.
    pub(crate) fn with_filter(self, filter: Option<Filter>) -> Self {
        Self { filter, ..self }
    }

    /// What leaves them, or the first of them, in the list of clients.
    pub(crate) fn filter(&self) -> Filter {
        let named = || self.people.iter().take(MOST_NAMED).map(|person| person.id).collect();
        self.filter.clone().unwrap_or_else(|| Filter { only: named(), ..Filter::default() })
    }

    /// How many of them the list will show.
    pub(crate) fn named(&self) -> usize {
        if self.filter.is_some() { self.people.len() } else { self.people.len().min(MOST_NAMED) }
    }
}

/// What of `parts` is known, parted by a dot.
pub(super) fn joined(parts: [Option<String>; 2]) -> String {
    let known = parts.into_iter().flatten().filter(|part| !part.is_empty());
    known.collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::measure::abc::AbcClass;
    use crate::screen::analysis::small::{people, seen_on};
    use crate::screen::small::{Small, id};

    const DAY: &str = "2026-11-18";

    fn all(p: &Portfolio) -> Behind {
        let slots: Vec<Slot> = p.columns().slots().collect();
        let says = |slot: Slot| (format!("n{}", slot.at()), String::new());
        Behind::of(&seen_on(p, DAY), p, "Todos".to_owned(), &slots, says)
    }

    #[test]
    fn they_stand_in_the_order_given_each_with_its_note_and_state() {
        let p = Small::clients(&["Ana", "Bia"]).visit(1, "2026-11-17").portfolio();
        let slots = [Slot::new(1), Slot::new(7), Slot::new(0)];
        let says = |slot: Slot| (format!("n{}", slot.at()), "R$ 1".to_owned());
        let found = Behind::of(&seen_on(&p, DAY), &p, String::new(), &slots, says);
        assert_eq!(people(&found), ["Bia|n1|R$ 1", "Ana|n0|R$ 1"]);
        let states: Vec<_> = found.people.iter().map(|one| one.contact_state).collect();
        assert_eq!(states, [Some(ContactState::Never), Some(ContactState::OnTrack)]);
    }

    #[test]
    fn without_a_filter_they_are_named_and_only_the_first_250_of_them() {
        let names: Vec<String> = (0..251).map(|at| format!("Cliente {at}")).collect();
        let p = Small::clients(&names.iter().map(String::as_str).collect::<Vec<_>>()).portfolio();
        let found = all(&p);
        assert_eq!((found.named(), found.people.len(), found.filter().only.len()), (250, 251, 250));
        assert!(found.filter().only.contains(&id(250)) && !found.filter().only.contains(&id(251)));
        let filter = Filter { abc: [AbcClass::A].into(), ..Filter::default() };
        let common = found.with_filter(Some(filter.clone()));
        assert_eq!((common.named(), common.filter()), (251, filter));
    }

    #[test]
    fn what_is_not_known_leaves_no_dot() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(joined([some("perdido"), some("SP")]), "perdido · SP");
        assert_eq!(joined([some("perdido"), some("")]), "perdido");
        assert_eq!(joined([None, some("SP")]), "SP");
    }
}
