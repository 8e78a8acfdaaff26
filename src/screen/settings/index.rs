//! The sections of *Ajustes*, in their order, with the fields of each: the index, and what its search finds.

use crate::domain::value::fold::fold;
use crate::screen::thresholds::{self, Threshold};
use crate::text::lock::settings as lock;
use crate::text::prospecting::settings as prospecting;
use crate::text::reactivation::settings as rescue;
use crate::text::segments::settings as mailing;
use crate::text::{alerts, settings as words, templates};

/// A section of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Goal,
    Cadence,
    Lifecycle,
    Counts,
    OneTap,
    States,
    Bands,
    Abc,
    Calendar,
    Visits,
    Stock,
    Risk,
    Rescue,
    Prospecting,
    Messages,
    Mailing,
    Alerts,
    Lock,
    Team,
    Satisfaction,
    Salespeople,
    Principals,
}

/// A field and what stands below it.
type Field = (&'static str, &'static str);

impl Part {
    pub(crate) const ALL: [Part; 22] = [
        Part::Goal,
        Part::Cadence,
        Part::Lifecycle,
        Part::Counts,
        Part::OneTap,
        Part::States,
        Part::Bands,
        Part::Abc,
        Part::Calendar,
        Part::Visits,
        Part::Stock,
        Part::Risk,
        Part::Rescue,
        Part::Prospecting,
        Part::Messages,
        Part::Mailing,
        Part::Alerts,
        Part::Lock,
        Part::Team,
        Part::Satisfaction,
        Part::Salespeople,
        Part::Principals,
    ];

    /// Title, and why the section is there, where that is said.
    pub(crate) fn said(self) -> (&'static str, Option<&'static str>) {
        match self {
            Part::Goal => (words::GOAL, None),
            Part::Cadence => (words::CADENCE, Some(words::CADENCE_WHY)),
            Part::Lifecycle => (words::LIFECYCLE, Some(words::LIFECYCLE_WHY)),
            Part::Counts => (words::COUNTS, Some(words::COUNTS_WHY)),
            Part::OneTap => (words::ONE_TAP, Some(words::ONE_TAP_WHY)),
            Part::States => (words::STATES, None),
            Part::Bands => (words::BANDS, None),
            Part::Abc => (words::ABC, None),
            Part::Calendar => (words::CALENDAR, Some(words::CALENDAR_WHY)),
            Part::Visits => (words::VISITS, None),
            Part::Stock => (words::STOCK, Some(words::STOCK_WHY)),
            Part::Risk => (words::RISK, Some(words::RISK_WHY)),
            Part::Rescue => (rescue::TITLE, Some(rescue::WHY)),
            Part::Prospecting => (prospecting::TITLE, Some(prospecting::WHY)),
            Part::Messages => (templates::SETTINGS, Some(templates::SETTINGS_WHY)),
            Part::Mailing => (mailing::TITLE, Some(mailing::WHY)),
            Part::Alerts => (alerts::SETTINGS, Some(alerts::SETTINGS_WHY)),
            Part::Lock => (lock::TITLE, Some(lock::WHY)),
            Part::Team => (words::TEAM, Some(words::TEAM_WHY)),
            Part::Satisfaction => (words::SATISFACTION, Some(words::SATISFACTION_WHY)),
            Part::Salespeople => (words::SALESPEOPLE, None),
            Part::Principals => (words::PRINCIPALS, None),
        }
    }

    /// Its place on the page.
    pub(crate) fn anchor(self) -> String {
        let place = Part::ALL.iter().position(|part| *part == self).unwrap_or_default();
        format!("ajuste-{place}")
    }

    /// Its fields by their labels, with the words of help below each.
    fn fields(self) -> Vec<Field> {
        let numbers = |of: &[Threshold]| of.iter().map(|one| (one.words.label, one.words.reason)).collect();
        let bare = |labels: &[&'static str]| labels.iter().map(|label| (*label, "")).collect::<Vec<Field>>();
        let parts: Vec<Vec<Field>> = match self {
            Part::Goal => vec![
                numbers(&thresholds::GOAL),
                bare(&[
                    words::INCLUDE_PROSPECTS,
                    words::INCLUDE_FORMER,
                    words::INCLUDE_BLOCKED,
                    words::EXCLUDE_SILENT,
                ]),
            ],
            Part::Cadence => vec![
                numbers(&thresholds::CADENCE),
                vec![(words::CADENCE_OF_TAGS, words::CADENCE_OF_TAGS_WHY)],
                bare(&[words::CADENCE_OF_SEGMENTS]),
            ],
            Part::Lifecycle => vec![
                vec![(words::MODE, words::OWN_CYCLE), (words::MODE, words::FIXED_PERIODS)],
                numbers(&thresholds::OWN_CYCLE),
                numbers(&thresholds::FIXED_PERIODS),
            ],
            Part::Counts => vec![bare(&[words::TYPED_ORDER, words::IMPORTED_ORDER])],
            Part::OneTap => vec![vec![(words::ONE_TAP_CHANNEL, words::ONE_TAP_HINT)]],
            Part::States => vec![numbers(&thresholds::STATES)],
            Part::Bands => vec![numbers(&thresholds::BANDS)],
            Part::Abc => vec![numbers(&thresholds::ABC)],
            Part::Calendar => {
                vec![bare(&words::WEEKDAYS), bare(&[words::CARNIVAL, words::CORPUS_CHRISTI, words::DAYS_OFF])]
            }
            Part::Visits => vec![
                [words::STARTS, words::ENDS, words::LUNCH_STARTS, words::LUNCH_ENDS]
                    .map(|label| (label, words::HOURS_WHY))
                    .into(),
                numbers(&thresholds::VISITS),
                vec![(words::START_PLACE, words::START_PLACE_WHY)],
            ],
            Part::Stock => vec![numbers(&thresholds::STOCK)],
            Part::Risk => vec![
                numbers(&thresholds::RISK),
                vec![(words::LEAVE_BLOCKED_OUT, words::LEAVE_BLOCKED_OUT_HINT)],
            ],
            Part::Rescue => vec![
                bare(&[rescue::FROM, rescue::WHO, rescue::AFTER, rescue::WITHIN, rescue::CHANNELS]),
                bare(&[rescue::ASKS_REASON]),
                numbers(&thresholds::REACTIVATION),
            ],
            Part::Prospecting => vec![vec![(prospecting::ADD, prospecting::LAST)]],
            Part::Messages | Part::Salespeople | Part::Principals => Vec::new(),
            Part::Mailing => vec![numbers(&thresholds::MAILING), bare(&[mailing::SUNDAYS])],
            Part::Alerts => {
                vec![vec![(alerts::NOTIFY, alerts::NOTIFY_HINT)], numbers(&thresholds::ALERTS)]
            }
            Part::Lock => vec![vec![
                (lock::SET, lock::FORGOTTEN),
                (lock::WHEN, lock::WHEN_HINT),
                (lock::DEVICE, lock::DEVICE_HINT),
            ]],
            Part::Team => vec![numbers(&thresholds::TEAM)],
            Part::Satisfaction => vec![numbers(&thresholds::SATISFACTION)],
        };
        parts.concat()
    }
}

/// What a search finds: a section, or one of its fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    pub part: Part,
    /// `None`: the section itself.
    pub label: Option<&'static str>,
}

/// Sections and fields whose words have every word of the text, blind to accents and case, in the order of the page. A section
/// that has them in its own words stands for its fields. Nothing for nothing.
pub(crate) fn find(text: &str) -> Vec<Hit> {
    let wanted = fold(text);
    let wanted: Vec<&str> = wanted.split_whitespace().collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    Part::ALL.into_iter().flat_map(|part| found_in(part, &wanted)).collect()
}

fn found_in(part: Part, wanted: &[&str]) -> Vec<Hit> {
    let (title, why) = part.said();
    let own = fold(&format!("{title} {}", why.unwrap_or_default())).into_owned();
    let section = wanted.iter().all(|word| own.contains(word)).then_some(Hit { part, label: None });
    let mut hits: Vec<Hit> = section.into_iter().collect();
    for (label, help) in part.fields() {
        let field = fold(&format!("{label} {help}")).into_owned();
        let is_of_field = wanted.iter().any(|word| field.contains(word));
        let has_all = wanted.iter().all(|word| field.contains(word) || own.contains(word));
        let hit = Hit { part, label: Some(label) };
        if is_of_field && has_all && !hits.contains(&hit) {
            hits.push(hit);
        }
    }
    hits
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn labels(text: &str) -> Vec<(Part, Option<&'static str>)> {
        find(text).into_iter().map(|hit| (hit.part, hit.label)).collect()
    }

    #[test]
    fn every_section_has_a_name_and_a_place_of_its_own() {
        let names: BTreeSet<&str> = Part::ALL.into_iter().map(|part| part.said().0).collect();
        let places: BTreeSet<String> = Part::ALL.into_iter().map(Part::anchor).collect();
        assert_eq!((names.len(), places.len()), (Part::ALL.len(), Part::ALL.len()));
    }

    #[test]
    fn a_field_is_found_by_its_label_without_accents() {
        assert!(labels("almoco ate").contains(&(Part::Visits, Some(words::LUNCH_ENDS))));
        assert!(labels("SEM MENSAGENS domingos").contains(&(Part::Mailing, Some(mailing::SUNDAYS))));
    }

    #[test]
    fn a_field_is_found_by_its_words_of_help_and_by_those_of_its_section() {
        assert!(labels("sem valores na tela").contains(&(Part::Alerts, Some(alerts::NOTIFY))));
        let [goal] = thresholds::GOAL;
        assert!(labels("meta cobertura").contains(&(Part::Goal, Some(goal.words.label))));
        assert_eq!(labels("bloqueio pin").first(), Some(&(Part::Lock, None)));
    }

    #[test]
    fn nothing_is_found_for_nothing_and_for_what_is_nowhere() {
        assert_eq!((find("  "), find("xilofone")), (Vec::new(), Vec::new()));
    }

    #[test]
    fn no_hit_stands_twice() {
        for text in ["a", "dias", "cliente"] {
            let hits = find(text);
            for (at, hit) in hits.iter().enumerate() {
                assert!(!hits[..at].contains(hit), "{text}: {hit:?}");
            }
        }
    }
}
