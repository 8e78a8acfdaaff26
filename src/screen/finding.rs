//! Whom a search finds as one types: in the head of every page, and wherever one client is asked for.

use crate::domain::filter::wanted::Wanted;
use crate::domain::indicator::status::Status;
use crate::domain::mended::NameIndex;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::portfolio::touched::Mark;
use std::cmp::Reverse;

/// What was found last: with more letters, nobody else need be looked at.
#[derive(Debug, Default)]
pub(crate) struct Finder {
    last: Option<(Wanted, Mark, Vec<Slot>)>,
}

impl Finder {
    /// Slots of those whom `text` finds, who waits longest first, then by name: at most `most` of them, and how many there
    /// are.
    pub(crate) fn find(
        &mut self,
        text: &str,
        p: &Portfolio,
        statuses: &[Option<Status>],
        names: &NameIndex,
        most: usize,
    ) -> (Vec<Slot>, usize) {
        let (wanted, mark) = (Wanted::of(text), p.mark());
        let last = self.last.take().filter(|(last, then, _)| *then == mark && wanted.is_within(last));
        let slots = match last {
            Some((_, _, mut slots)) => {
                slots.retain(|slot| names.get(*slot).is_some_and(|name| wanted.finds(name.text)));
                slots
            }
            None => names.found(&wanted).into_iter().filter(|slot| p.client_at(*slot).is_some()).collect(),
        };
        let urgency = |slot: &Slot| {
            let status = statuses.get(slot.at()).copied().flatten();
            let waited = status.map(|one| one.days_since_interaction.unwrap_or(i32::MAX));
            // Who is not in the carteira that day waits for nobody.
            (Reverse(waited.unwrap_or(i32::MIN)), names.get(*slot).map_or(u32::MAX, |name| name.rank))
        };
        let mut first = slots.clone();
        if most < first.len() {
            first.select_nth_unstable_by_key(most, urgency);
            first.truncate(most);
        }
        first.sort_unstable_by_key(urgency);
        let found = slots.len();
        self.last = Some((wanted, mark, slots));
        (first, found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::mended::Names;
    use crate::screen::small::{Small, seen};
    use proptest::collection::vec;
    use proptest::prelude::*;

    const DAY: &str = "2026-11-18";

    fn look(finder: &mut Finder, p: &Portfolio, text: &str, most: usize) -> (Vec<usize>, usize) {
        let (names, _) = Names::default().follow(None, p);
        let (found, all) = finder.find(text, p, &seen(p, DAY), &names, most);
        (found.into_iter().map(Slot::at).collect(), all)
    }

    #[test]
    fn who_waits_longest_stands_first_then_by_name() {
        let p = Small::clients(&["Padaria C", "Padaria B", "Padaria A", "Padaria D", "Mercado"])
            .visit(1, "2026-11-03")
            .visit(2, "2026-11-10")
            .portfolio();
        let find = |text, most| look(&mut Finder::default(), &p, text, most);
        assert_eq!(find("padaria", 9), (vec![2, 3, 0, 1], 4));
        assert_eq!(find("padaria", 2), (vec![2, 3], 4));
        assert_eq!(find("padaria", 0), (vec![], 4));
        assert_eq!(find("açougue", 9), (vec![], 0));
        assert_eq!(find("", 9).1, 5);
    }

    #[test]
    fn after_an_edit_everybody_is_looked_at_again() {
        use crate::domain::client::ClientEdit;
        use crate::domain::keeping::stamp::Stamp;
        use crate::domain::portfolio::change::{Change, Deed, Step};
        let mut p = Small::clients(&["Padaria", "Mercado"]).portfolio();
        let mut finder = Finder::default();
        assert_eq!(look(&mut finder, &p, "pad", 9), (vec![0], 1));
        let client = crate::screen::small::id(2);
        let edits = vec![ClientEdit::LegalName("Padaria Nova".to_owned())];
        let stamp = Stamp { millis: 1, ..Stamp::default() };
        p.apply(&Change::one(Deed::Edit, Step::EditClient { client, edits }), stamp).unwrap();
        assert_eq!(look(&mut finder, &p, "pada", 9), (vec![0, 1], 2));
    }

    proptest! {
        #[test]
        fn whatever_was_typed_before_the_same_are_found(
            names in vec("[A-Ca-c1 ]{0,6}", 1..9), typed in vec("[a-c1 ]{0,4}", 1..9), most in 0..9_usize,
        ) {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let p = Small::clients(&names).portfolio();
            let mut finder = Finder::default();
            for text in typed {
                prop_assert_eq!(look(&mut finder, &p, &text, most), look(&mut Finder::default(), &p, &text, most));
            }
        }
    }
}
