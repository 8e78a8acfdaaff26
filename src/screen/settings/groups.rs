//! Intervals of tags and of segments: the groups there are, and whether what is typed makes an interval.

use crate::domain::client::Client;
use crate::domain::portfolio::Portfolio;
use crate::domain::rules::CadenceRules;
use crate::domain::value::fold::fold;
use crate::text::settings as words;
use std::collections::BTreeMap;

/// One of the two kinds of group.
#[derive(Clone, Copy)]
pub(crate) struct Kind {
    pub title: &'static str,
    pub why: Option<&'static str>,
    pub field: &'static str,
    /// Where no client bears one.
    pub none: &'static str,
    pub set: fn(&mut CadenceRules) -> &mut BTreeMap<String, u16>,
    get: fn(&CadenceRules) -> &BTreeMap<String, u16>,
    of: fn(&Client) -> Vec<&str>,
}

pub(crate) const KINDS: [Kind; 2] = [
    Kind {
        title: words::CADENCE_OF_TAGS,
        why: Some(words::CADENCE_OF_TAGS_WHY),
        field: words::TAG,
        none: words::NO_TAGS,
        set: |rules| &mut rules.tags,
        get: |rules| &rules.tags,
        of: |client| client.tags.iter().map(String::as_str).collect(),
    },
    Kind {
        title: words::CADENCE_OF_SEGMENTS,
        why: None,
        field: words::SEGMENT,
        none: words::NO_SEGMENTS,
        set: |rules| &mut rules.segments,
        get: |rules| &rules.segments,
        of: |client| client.industry.as_deref().into_iter().collect(),
    },
];

impl Kind {
    /// The groups with an interval of their own, by name: each with its words.
    pub(crate) fn with_interval(self, rules: &CadenceRules) -> Vec<(String, String)> {
        let said = |(name, days): (&String, &u16)| (name.clone(), words::group_interval(name, *days));
        (self.get)(rules).iter().map(said).collect()
    }

    /// The names that clients bear, each once however it is accented or capitalised, in order.
    pub(crate) fn names_in_use(self, p: &Portfolio) -> Vec<String> {
        let mut found: BTreeMap<String, String> = BTreeMap::new();
        for (_, client) in p.clients() {
            for name in (self.of)(client) {
                let name = name.trim();
                let kept = found.entry(fold(name).into_owned()).or_insert_with(|| name.to_owned());
                if name < kept.as_str() {
                    *kept = name.to_owned();
                }
            }
        }
        found.into_values().filter(|name| !name.is_empty()).collect()
    }
}

const LONGEST: i64 = 730;

/// What is chosen and typed, once it is a group and an interval of 1 to 730 days.
pub(crate) fn interval(name: &str, days: Option<i64>) -> Option<(String, u16)> {
    let days = u16::try_from(days.filter(|days| (1..=LONGEST).contains(days))?).ok()?;
    (!name.is_empty()).then(|| (name.to_owned(), days))
}

pub(crate) fn out_of_range(days: Option<i64>) -> Option<String> {
    let wrong = days.is_some_and(|days| !(1..=LONGEST).contains(&days));
    wrong.then(|| words::out_of_range(1, LONGEST))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::small::Small;

    const TAGS: Kind = KINDS[0];
    const SEGMENTS: Kind = KINDS[1];

    #[test]
    fn a_name_stands_once_however_it_is_written() {
        let industry = |one: &mut Client, name: &str| one.industry = Some(name.to_owned());
        let p = Small::clients(&["Ana", "Bia", "Caio", "Duda"])
            .with(1, |one| industry(one, "Farmácia"))
            .with(2, |one| industry(one, " farmacia "))
            .with(3, |one| industry(one, "Bar"))
            .with(4, |one| industry(one, " "))
            .with(4, |one| one.tags = ["VIP".to_owned(), "Bar".to_owned()].into())
            .portfolio();
        assert_eq!(SEGMENTS.names_in_use(&p), ["Bar", "Farmácia"]);
        assert_eq!(TAGS.names_in_use(&p), ["Bar", "VIP"]);
        assert!(TAGS.names_in_use(&Small::clients(&["Ana"]).portfolio()).is_empty());
    }

    #[test]
    fn each_kind_keeps_its_own_intervals() {
        let mut rules = CadenceRules::default();
        (TAGS.set)(&mut rules).insert("VIP".to_owned(), 7);
        (TAGS.set)(&mut rules).insert("Bar".to_owned(), 1);
        assert_eq!(
            TAGS.with_interval(&rules),
            [
                ("Bar".to_owned(), "Bar: a cada 1 dia".to_owned()),
                ("VIP".to_owned(), "VIP: a cada 7 dias".to_owned()),
            ]
        );
        assert!(SEGMENTS.with_interval(&rules).is_empty());
    }

    #[test]
    fn an_interval_needs_a_group_and_one_to_730_days() {
        for days in [1, 730] {
            assert_eq!(interval("VIP", Some(days)), Some(("VIP".to_owned(), days as u16)));
            assert_eq!(out_of_range(Some(days)), None);
        }
        for days in [0, 731, -7, i64::MAX] {
            assert_eq!(interval("VIP", Some(days)), None);
            assert_eq!(out_of_range(Some(days)), Some(words::out_of_range(1, 730)));
        }
        assert_eq!((interval("", Some(7)), interval("VIP", None), out_of_range(None)), (None, None, None));
    }
}
