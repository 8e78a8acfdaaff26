use super::*;
use Lifecycle::{Active, AtRisk, Former, Inactive, NoOrders, Prospect};

const TODAY: Day = Day::new(740_000);

fn class_of(days_ago: &[i32]) -> Lifecycle {
    let mut days: Vec<Day> = days_ago.iter().map(|ago| TODAY - *ago).collect();
    days.sort_unstable();
    let rules = LifecycleRules::default();
    let class = classify(&days, Situation::Active, &rules, TODAY).class;
    let known: Vec<Day> = days.into_iter().filter(|day| *day <= TODAY).collect();
    assert_eq!(class, class_on(&known, Situation::Active, &rules, TODAY));
    class
}

#[test]
fn one_order_follows_the_default_cycle_with_inclusive_limits() {
    let expected = [(45, Active), (46, AtRisk), (90, AtRisk), (91, Inactive), (180, Inactive), (181, Former)];
    for (ago, class) in expected {
        assert_eq!(class_of(&[ago]), class, "{ago} days ago");
    }
}

#[test]
fn a_single_long_interval_is_taken_as_the_cycle_up_to_180_days() {
    assert_eq!(class_of(&[365, 183]), Active);
    let days = [TODAY - 365, TODAY - 183];
    let explained = classify(&days, Situation::Active, &LifecycleRules::default(), TODAY);
    assert_eq!(explained.cycle, Some(Cycle { span_days: 180, intervals: 1 }));
    assert_eq!(explained.basis, Basis::OneInterval);
}

#[test]
fn who_never_bought_is_a_potencial_only_where_it_was_declared() {
    assert_eq!(class_of(&[]), NoOrders);
    assert_eq!(class_of(&[-1]), NoOrders, "an order of tomorrow is not known today");
    let rules = LifecycleRules::default();
    let expected = [
        (Situation::Active, NoOrders, Basis::NoOrder),
        (Situation::Blocked, NoOrders, Basis::NoOrder),
        (Situation::Prospect, Prospect, Basis::NoOrder),
        (Situation::Former, Former, Basis::Marked),
    ];
    for (situation, class, basis) in expected {
        let found = classify(&[TODAY + 1], situation, &rules, TODAY);
        assert_eq!((found.class, found.basis), (class, basis), "{situation:?}");
        assert_eq!(class_on(&[], situation, &rules, TODAY), class, "{situation:?}");
    }
    assert_eq!(class_on(&[TODAY], Situation::Prospect, &rules, TODAY), Active, "it bought");
}

#[test]
fn a_fractional_cycle_is_not_rounded_before_the_limit() {
    // Two intervals over 61 days: c = 30.5, T1 = 45.75, so 45 is within and 46 is not.
    assert_eq!(class_of(&[45, 45 + 30, 45 + 61]), Active);
    assert_eq!(class_of(&[46, 46 + 30, 46 + 61]), AtRisk);
}

#[test]
fn a_weekly_buyer_has_at_least_fifteen_days() {
    assert_eq!(class_of(&[15, 17, 19]), Active);
    assert_eq!(class_of(&[16, 18, 20]), AtRisk);
    assert_eq!(class_of(&[30, 32, 34]), AtRisk);
    assert_eq!(class_of(&[31, 33, 35]), Inactive);
}

#[test]
fn the_announced_change_is_what_happens_on_that_day() {
    let days = [TODAY - 100, TODAY - 60, TODAY - 20];
    let rules = LifecycleRules::default();
    let mut on = TODAY;
    let mut seen = vec![];
    while let Some((day, class)) = classify(&days, Situation::Active, &rules, on).next_change {
        assert_ne!(classify(&days, Situation::Active, &rules, day - 1).class, class);
        assert_eq!(classify(&days, Situation::Active, &rules, day).class, class);
        seen.push(class);
        on = day;
    }
    assert_eq!(seen, [AtRisk, Inactive, Former]);
}

/// Bought in December and January only: the clock starts on 31/01/2027.
const SUMMERS: [Day; 5] =
    [Day::new(739_210), Day::new(739_230), Day::new(739_259), Day::new(739_586), Day::new(739_631)];

#[test]
fn a_seasonal_client_is_not_late_out_of_its_season() {
    let rules = LifecycleRules::default();
    let on = |date: &str| Day::of(date.parse().unwrap());
    assert_eq!((on("2024-11-20"), on("2026-01-15")), (SUMMERS[0], SUMMERS[4]));
    let found = classify(&SUMMERS, Situation::Active, &rules, on("2026-10-01"));
    assert_eq!((found.class, found.clock_from), (Active, Some(on("2027-01-31"))));
    assert_eq!(class_on(&SUMMERS, Situation::Active, &rules, on("2026-10-01")), Active);
    let unseasonal = LifecycleRules { seasonal_months: 0, ..rules.clone() };
    assert_eq!(classify(&SUMMERS, Situation::Active, &unseasonal, on("2026-10-01")).class, AtRisk);
    let (day, class) = found.next_change.unwrap();
    assert_eq!(class, AtRisk);
    assert_eq!(class_on(&SUMMERS, Situation::Active, &rules, day - 1), Active);
    assert_eq!(class_on(&SUMMERS, Situation::Active, &rules, day), AtRisk);
}

proptest::proptest! {
    /// The scan and the explanation never disagree, seasons included.
    #[test]
    fn the_scan_agrees_with_the_explanation(
        months in proptest::collection::btree_set((0..5i32, 0..4i32, 0..28i32), 0..14),
        anchor in 0..12i32, ahead in 0..900i32, fixed: bool,
    ) {
        let mut days: Vec<Day> = months.iter()
            .map(|(year, month, day)| Day::new(738_000 + year * 365 + (anchor + month) * 30 + day)).collect();
        days.sort_unstable();
        days.dedup();
        let mode = if fixed { LifecycleMode::FixedPeriods } else { LifecycleMode::OwnCycle };
        let rules = LifecycleRules { mode, ..LifecycleRules::default() };
        let today = days.last().copied().unwrap_or(TODAY) + ahead;
        let found = classify(&days, Situation::Active, &rules, today);
        proptest::prop_assert_eq!(found.class, class_on(&days, Situation::Active, &rules, today));
        proptest::prop_assert_eq!(found.class == Former, is_former(&days, &rules, today));
        if let (Some(course), Some(earliest)) = (course(&days, &rules), gone_at_the_earliest(&days, &rules)) {
            proptest::prop_assert!(today >= earliest || found.class != Former);
            proptest::prop_assert!(today < course.since || found.class == course.class_on(today));
            proptest::prop_assert!(today < course.since || (found.class == Former) == (today >= course.gone_from()));
            proptest::prop_assert!(today >= course.since || (found.class == Former) == (today >= earliest));
        }
    }
}

#[test]
fn a_mark_wins_over_what_was_bought() {
    let rules = LifecycleRules::default();
    let bought = [TODAY - 1];
    assert_eq!(classify(&bought, Situation::Blocked, &rules, TODAY).class, Active);
    let marked = classify(&bought, Situation::Former, &rules, TODAY);
    assert_eq!((marked.class, marked.basis), (Former, Basis::Marked));
}

#[test]
fn fixed_periods_ignore_the_cycle() {
    let rules = LifecycleRules { mode: LifecycleMode::FixedPeriods, ..LifecycleRules::default() };
    let days = [TODAY - 700, TODAY - 350, TODAY - 46];
    assert_eq!(classify(&days, Situation::Active, &rules, TODAY).class, AtRisk);
}
