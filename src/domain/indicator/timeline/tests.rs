use super::*;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rhythm::cadence::contact_state;
use crate::domain::rhythm::lifecycle::Lifecycle;

/// A client so many days without contact, with an interval of 30.
fn status(days: Option<i32>) -> Status {
    Status {
        lifecycle: Lifecycle::Active,
        abc: None,
        state: contact_state(days, 30, &CadenceRules::default()),
        cadence_days: 30,
        last_contact: None,
        last_order: None,
        days_since_interaction: days,
        days_since_order: None,
        revenue_12m: 0,
        excluded: None,
    }
}

fn rows(days: &[Option<Option<i32>>], grouping: Grouping) -> Timeline {
    let statuses: Vec<Option<Status>> = days.iter().map(|days| days.map(status)).collect();
    let visible: Vec<Slot> = Slot::all(days.len()).collect();
    // Names run against slots, so that a tie shows who decides.
    let rank = |slot: Slot| 1000 - slot.at() as u32;
    timeline(&visible, &statuses, grouping, &CadenceRules::default(), rank)
}

fn counted(timeline: &Timeline) -> Vec<(Band, usize)> {
    timeline.groups.iter().map(|group| (group.band, group.count)).collect()
}

#[test]
fn the_longest_without_contact_stand_first_and_never_is_a_group_at_the_end() {
    let timeline = rows(&[Some(Some(3)), Some(None), Some(Some(300)), Some(Some(29))], Grouping::Relative);
    assert_eq!(timeline.slots, [2, 3, 0, 1]);
    let states = [ContactState::Forgotten, ContactState::Due, ContactState::OnTrack, ContactState::Never];
    assert_eq!(counted(&timeline), states.map(|state| (Band::State(state), 1)));
}

#[test]
fn groups_part_at_the_cuts_of_the_scale() {
    let days = [Some(Some(7)), Some(Some(8)), Some(Some(90)), Some(Some(91)), Some(None)];
    let timeline = rows(&days, Grouping::Days);
    assert_eq!(timeline.slots, [3, 2, 1, 0, 4]);
    let never = Band::State(ContactState::Never);
    let expected =
        [(Band::Days(5), 1), (Band::Days(4), 1), (Band::Days(1), 1), (Band::Days(0), 1), (never, 1)];
    assert_eq!(counted(&timeline), expected);
}

#[test]
fn the_same_days_are_ordered_by_name() {
    let timeline = rows(&[Some(Some(5)), Some(Some(5)), Some(Some(5))], Grouping::Relative);
    assert_eq!(timeline.slots, [2, 1, 0]);
}

#[test]
fn shares_are_of_all_rows_and_add_up() {
    let days: Vec<Option<Option<i32>>> =
        (0..100).map(|n| if n % 10 == 9 { None } else { Some(Some(n)) }).collect();
    for grouping in [Grouping::Relative, Grouping::Days] {
        let timeline = rows(&days, grouping);
        assert_eq!(timeline.slots.len(), 90, "who is not in the carteira has no row");
        assert_eq!(timeline.groups.iter().map(|group| group.count).sum::<usize>(), 90);
        for group in &timeline.groups {
            assert_eq!(group.share, Ratio::of_counts(group.count, 90));
        }
    }
}

#[test]
fn nothing_visible_has_no_groups() {
    assert_eq!(rows(&[], Grouping::Relative), Timeline::default());
    assert_eq!(rows(&[None], Grouping::Days), Timeline::default());
}
