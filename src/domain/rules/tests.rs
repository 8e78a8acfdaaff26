use super::*;
use serde_json::json;

#[test]
fn settings_round_trip() {
    let mut rules = Rules::default();
    rules.coverage.goal_percent = 70;
    rules.cadence.day_cuts = [1, 2, 3, 4, 5];
    let edits = Rules::default().edits_towards(&rules);
    assert_eq!(edits.len(), 2);
    let (read, refused) = Rules::from_settings(edits.iter().map(|(path, value)| (path.as_str(), value)));
    assert_eq!((read, refused), (rules, vec![]));
}

#[test]
fn edits_are_laid_over_other_rules_and_leave_the_rest() {
    let mut mine = Rules::default();
    mine.coverage.goal_percent = 75;
    let edits = Rules::default().edits_towards(&mine);
    let mut theirs = Rules::default();
    theirs.visits.visits_per_day = 11;
    let both = theirs.with_edits(&edits);
    assert_eq!((both.coverage.goal_percent, both.visits.visits_per_day), (75, 11));
    assert_eq!(both.with_edits(&[]), both);
}

#[test]
fn a_setting_that_does_not_fit_keeps_its_default_and_is_named() {
    let bad = json!("muito");
    let settings = [("coverage.goal_percent", &bad), ("coverage.of_a_newer_version", &bad), ("seen.1", &bad)];
    let (rules, refused) = Rules::from_settings(settings.into_iter());
    assert_eq!(rules, Rules::default());
    assert_eq!(refused, ["coverage.goal_percent"]);
}

#[test]
fn a_contact_counts_by_default_when_the_buyer_was_reached() {
    let rules = CoverageRules::default();
    for channel in Channel::ALL {
        for outcome in Outcome::ALL {
            assert_eq!(rules.counts(channel, outcome), outcome.reaches_buyer());
        }
    }
}

#[test]
fn an_exception_changes_one_cell_and_never_counts_what_was_not_done() {
    let mut rules = CoverageRules::default();
    rules.counts.insert(count_key(Channel::Visit, Outcome::Absent), true);
    rules.counts.insert(count_key(Channel::Visit, Outcome::Scheduled), true);
    assert!(rules.counts(Channel::Visit, Outcome::Absent));
    assert!(!rules.counts(Channel::Call, Outcome::Absent));
    assert!(!rules.counts(Channel::Visit, Outcome::Scheduled));
    assert!(rules.counts(Channel::Visit, Outcome::Success));
}
