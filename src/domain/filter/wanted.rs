//! What somebody looks for, read once for many clients.

use super::search::plain;
use memchr::memmem::Finder;

/// Words and numbers that must all stand in a client's [`search_text`](super::search::search_text).
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    parts: Vec<Part>,
}

/// A word, or digits that belong together; found when any way of writing it is.
#[derive(Clone, Debug)]
struct Part {
    /// Letters and digits without what stands between them; `None` where they are too few to say anything, or are the one
    /// word.
    squeezed: Option<Needle>,
    words: Vec<Needle>,
}

#[derive(Clone, Debug)]
pub struct Needle(Finder<'static>);

impl Wanted {
    pub fn of(text: &str) -> Self {
        let mut parts: Vec<Part> = Vec::new();
        let mut number: Vec<&str> = Vec::new();
        for token in text.split_whitespace().chain([""]) {
            let is_number = !token.is_empty() && !token.chars().any(char::is_alphabetic);
            if is_number {
                // "(19) 98765-4321" and "+55 19 98765-4321" are one number each.
                number.push(token);
                continue;
            }
            parts.extend(Part::of(&number.join(" ")));
            number.clear();
            parts.extend(Part::of(token));
        }
        Self { parts }
    }

    /// Nothing is looked for: everybody is found.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Whether all of it stands in the search text of a client.
    pub fn finds(&self, text: &[u8]) -> bool {
        self.parts.iter().all(|part| part.is_in(text))
    }

    /// Whoever this finds, `wider` finds as well. With more letters typed, nobody else need be looked at.
    pub fn is_within(&self, wider: &Wanted) -> bool {
        wider.parts.iter().all(|wide| self.parts.iter().any(|part| part.is_within(wide)))
    }

    /// The longest that stands in the text of everybody who is found.
    pub fn lead(&self) -> Option<&Needle> {
        self.parts.iter().flat_map(Part::in_any_writing).max_by_key(|needle| needle.bytes().len())
    }

    /// Nothing but its lead is looked for.
    pub fn is_one_word(&self) -> bool {
        matches!(self.parts.as_slice(), [Part { squeezed: None, words }] if words.len() == 1)
    }
}

impl Part {
    fn of(token: &str) -> Option<Part> {
        let plain = plain(token);
        let words: Vec<&str> = plain.split_whitespace().collect();
        let letters: String = plain.chars().filter(|c| c.is_alphanumeric()).collect();
        let mut squeezed = letters.as_str();
        // A trunk zero before the area is dialled and not written: (019) 98765-4321.
        if squeezed.len() > 8 && squeezed.bytes().all(|b| b.is_ascii_digit()) && token.starts_with(['0', '('])
        {
            squeezed = squeezed.trim_start_matches('0');
        }
        let says_more = squeezed.chars().nth(2).is_some() && words != [squeezed];
        let squeezed = says_more.then(|| Needle::new(squeezed));
        (!words.is_empty()).then(|| Part { squeezed, words: words.into_iter().map(Needle::new).collect() })
    }

    fn is_in(&self, text: &[u8]) -> bool {
        self.squeezed.as_ref().is_some_and(|squeezed| squeezed.is_in(text))
            || self.words.iter().all(|word| word.is_in(text))
    }

    /// Each way of writing this holds a way of writing `wider`.
    fn is_within(&self, wider: &Part) -> bool {
        let holds = |own: &[Needle]| {
            let held = |wide: &Needle| own.iter().any(|own| wide.is_in(own.bytes()));
            wider.words.iter().all(held) || wider.squeezed.as_ref().is_some_and(held)
        };
        holds(&self.words) && self.squeezed.as_ref().is_none_or(|own| holds(std::slice::from_ref(own)))
    }

    fn in_any_writing(&self) -> impl Iterator<Item = &Needle> {
        let squeezed = self.squeezed.as_ref();
        self.words.iter().filter(move |word| squeezed.is_none_or(|squeezed| word.is_in(squeezed.bytes())))
    }
}

impl Needle {
    fn new(text: &str) -> Needle {
        Needle(Finder::new(text).into_owned())
    }

    fn bytes(&self) -> &[u8] {
        self.0.needle()
    }

    fn is_in(&self, text: &[u8]) -> bool {
        self.0.find(text).is_some()
    }

    /// Where it stands first in `text`: its first byte and the one after its last.
    pub fn place_in(&self, text: &[u8]) -> Option<std::ops::Range<usize>> {
        self.0.find(text).map(|start| start..start + self.bytes().len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn is_within(narrow: &str, wide: &str) -> bool {
        Wanted::of(narrow).is_within(&Wanted::of(wide))
    }

    #[test]
    fn each_letter_more_is_within_the_letters_before() {
        for typed in ["padaria sao joao", "(19) 98765-4321", "11.222.333/0001-81", "mogi-guaçu 12"] {
            let ends: Vec<usize> = typed.char_indices().map(|(at, _)| at).chain([typed.len()]).collect();
            for two in ends.windows(2) {
                let (before, now) = (&typed[..two[0]], &typed[..two[1]]);
                assert!(is_within(now, before), "{now:?} within {before:?}");
            }
        }
    }

    #[test]
    fn another_word_is_not_within() {
        for (narrow, wide) in [("pad", "padaria"), ("", "a"), ("sao", "joao"), ("98765 4321", "987654321")] {
            assert!(!is_within(narrow, wide), "{narrow:?} within {wide:?}");
        }
        assert!(is_within("joao sao", "sao joao"));
        assert!(is_within("a", ""));
    }

    /// Words and numbers so short that they often meet.
    fn typed() -> impl Strategy<Value = String> {
        "[abá01() .'/-]{0,12}"
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn who_is_found_by_what_is_within_is_found_by_the_wider(
            narrow in typed(), more in typed(), wide in typed(), text in "[ab01 ]{0,24}",
        ) {
            let text = text.as_bytes();
            for narrow in [Wanted::of(&narrow), Wanted::of(&format!("{wide}{more}"))] {
                let wide = Wanted::of(&wide);
                if narrow.is_within(&wide) && narrow.finds(text) {
                    prop_assert!(wide.finds(text));
                }
            }
        }

        #[test]
        fn the_lead_stands_in_whatever_is_found(typed in typed(), text in "[ab01 ]{0,24}") {
            let (wanted, text) = (Wanted::of(&typed), text.as_bytes());
            if let Some(lead) = wanted.lead() {
                prop_assert!(!wanted.finds(text) || lead.place_in(text).is_some());
                prop_assert!(!wanted.is_one_word() || wanted.finds(text) == lead.place_in(text).is_some());
            }
        }
    }
}
