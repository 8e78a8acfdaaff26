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
