//! What every client is found by, one text after the other, and each one's place in the order of names.
//!
//! A search runs over all texts as over one; that of a client that changes is put in its place or at the end, and the
//! others stay where they lie.

use crate::domain::filter::wanted::Wanted;
use crate::domain::portfolio::grouped::Grouped;
use crate::domain::portfolio::slot::Slot;

/// By slot; one without a client has no text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NameIndex {
    texts: Grouped<u8>,
    pub(super) ranks: Vec<u32>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Name<'a> {
    /// What a search looks in.
    pub text: &'a [u8],
    /// Place in the order by name, then id.
    pub rank: u32,
}

impl NameIndex {
    pub fn len(&self) -> usize {
        self.ranks.len()
    }

    pub fn is_empty(&self) -> bool {
        self.ranks.is_empty()
    }

    pub fn get(&self, slot: Slot) -> Option<Name<'_>> {
        Some(Name { text: self.texts.of(slot), rank: *self.ranks.get(slot.at())? })
    }

    pub fn push(&mut self, name: Name<'_>) {
        self.texts.push_group(name.text.iter().copied());
        self.ranks.push(name.rank);
    }

    /// The text of `slot`; slots that are new before it are empty until they come in turn.
    pub(super) fn set_text(&mut self, slot: Slot, text: String) {
        while self.len() <= slot.at() {
            self.push(Name::default());
        }
        self.texts.replace_group(slot, text.into_bytes());
    }

    /// Slots of those in whose text all of `wanted` stands, ascending.
    pub fn found(&self, wanted: &Wanted) -> Vec<Slot> {
        let Some(lead) = wanted.lead() else {
            return Slot::all(self.len()).filter(|slot| wanted.finds(self.texts.of(*slot))).collect();
        };
        let is_all = wanted.is_one_word();
        let mut found = Vec::new();
        for (slots, text) in self.texts.stretches() {
            let (mut slot, mut end) = (slots.start, self.texts.of(Slot::new(slots.start)).len());
            let mut from = 0;
            while let Some(place) = text.get(from..).and_then(|rest| lead.place_in(rest)) {
                let (start, past) = (from + place.start, from + place.end);
                while end <= start {
                    slot += 1;
                    end += self.texts.of(Slot::new(slot)).len();
                }
                // What runs into the next text stands in neither.
                if past <= end && (is_all || wanted.finds(self.texts.of(Slot::new(slot)))) {
                    found.push(Slot::new(slot));
                }
                from = end;
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    fn index(texts: &[String]) -> NameIndex {
        let mut index = NameIndex::default();
        texts.iter().for_each(|text| index.push(Name { text: text.as_bytes(), rank: 0 }));
        index
    }

    #[test]
    fn an_index_of_nobody_finds_nobody() {
        assert!(NameIndex::default().found(&Wanted::of("a")).is_empty());
        assert!(NameIndex::default().found(&Wanted::default()).is_empty());
    }

    #[test]
    fn a_word_that_two_texts_make_together_is_not_found() {
        let index = index(&["padaria sao".to_owned(), "joao padaria".to_owned(), "saojo".to_owned()]);
        assert_eq!(index.found(&Wanted::of("saojo")), [2]);
        assert_eq!(index.found(&Wanted::of("padaria")), [0, 1]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1_000))]
        #[test]
        fn over_all_texts_those_are_found_that_are_found_one_by_one(
            texts in vec("[ab01 \u{1f}]{0,12}", 0..12),
            changed in vec((0..16_usize, "[ab01 \u{1f}]{0,20}"), 0..8),
            typed in "[abá01() .'/-]{0,8}",
        ) {
            let (mut index, mut texts) = (index(&texts), texts);
            for (slot, text) in changed {
                texts.resize(texts.len().max(slot + 1), String::new());
                texts[slot].clone_from(&text);
                index.set_text(Slot::new(slot), text);
            }
            let wanted = Wanted::of(&typed);
            let one_by_one = texts.iter().enumerate().filter(|(_, text)| wanted.finds(text.as_bytes()));
            prop_assert_eq!(index.found(&wanted), one_by_one.map(|(slot, _)| slot).collect::<Vec<_>>());
            prop_assert!((0..texts.len()).all(|slot| index.get(Slot::new(slot)).unwrap().text == texts[slot].as_bytes()));
        }
    }
}
