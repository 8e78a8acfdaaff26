//! What holds for any series, whatever became of its visits.

use super::*;
use proptest::prelude::*;

fn states() -> impl Strategy<Value = AppointmentState> {
    prop::sample::select(vec![
        AppointmentState::Planned,
        AppointmentState::Done,
        AppointmentState::Missed,
        AppointmentState::Moved,
        AppointmentState::Dropped,
    ])
}

fn repeats() -> impl Strategy<Value = Repeat> {
    prop_oneof![(1..9u8).prop_map(Repeat::EveryWeeks), (1..14u8).prop_map(Repeat::EveryMonths)]
}

fn anchors() -> impl Strategy<Value = NaiveDate> {
    (0..3_000i32).prop_map(|day| NaiveDate::from_num_days_from_ce_opt(739_000 + day).unwrap())
}

proptest! {
    /// Whatever became of some occurrences, all others stand where they stood.
    #[test]
    fn an_occurrence_does_not_depend_on_the_others(
        anchor in anchors(),
        repeat in repeats(),
        known_ones in prop::collection::btree_map(0..30u32, (states(), -3..4i64), 0..12),
    ) {
        let calendar = Calendar::default();
        let rule = Appointment { date: anchor, ..rule("2026-11-23", repeat) };
        let period = Period::new(anchor, crate::domain::calendar::period::step_days(anchor, 900));
        let free = known(vec![rule.clone()]);
        let facts = known_ones.iter().filter_map(|(nth, (state, by))| {
            let on = repeat.time(anchor, *nth)?;
            Some(Appointment {
                id: occurrence_id(SERIES, on),
                date: crate::domain::calendar::period::step_days(on, *by),
                occurrence: Some(Occurrence { series: SERIES, on }),
                state: *state,
                repeat: None,
                ..rule.clone()
            })
        });
        let lived = known([rule.clone()].into_iter().chain(facts).collect());
        let touched: Vec<NaiveDate> = known_ones.keys().filter_map(|nth| repeat.time(anchor, *nth)).collect();
        let untouched = |dossier: &Dossier| -> Vec<Appointment> {
            let all = dossier.planned_in(period, &calendar);
            let all = all.into_iter().filter(|one| one.occurrence.is_some_and(|known| !touched.contains(&known.on)));
            all.map(Cow::into_owned).collect()
        };
        prop_assert_eq!(untouched(&free), untouched(&lived));
    }

    #[test]
    fn slots_cut_into_weeks_are_the_slots_of_the_whole(anchor in anchors(), repeat in repeats(), off in prop::collection::vec((0..400i64, 0..40i64), 0..4)) {
        let start = crate::domain::calendar::period::step_days(anchor, -10);
        let own_days = off.iter().map(|(from, days)| {
            let from = crate::domain::calendar::period::step_days(anchor, *from);
            OwnDay::Days(Period::new(from, crate::domain::calendar::period::step_days(from, *days)))
        });
        let calendar = Calendar { own_days: own_days.collect(), ..Calendar::default() };
        let dossier = known(vec![Appointment { date: anchor, ..rule("2026-11-23", repeat) }]);
        let series = dossier.series().next().unwrap();
        let whole: Vec<Slot> = series.slots(Period::new(start, crate::domain::calendar::period::step_days(start, 419)), &calendar).collect();
        let weeks = (0..60i64).map(|week| {
            let from = crate::domain::calendar::period::step_days(start, week * 7);
            Period::new(from, crate::domain::calendar::period::step_days(from, 6))
        });
        let cut: Vec<Slot> = weeks.flat_map(|week| series.slots(week, &calendar).collect::<Vec<_>>()).collect();
        prop_assert_eq!(&whole, &cut);
        prop_assert!(whole.windows(2).all(|pair| pair[0].kept_on < pair[1].kept_on), "never two on a day");
        for slot in &whole {
            prop_assert!(slot.on <= slot.kept_on);
            prop_assert_eq!(series.slot(slot.on, &calendar), Some(*slot));
            let id = occurrence_id(SERIES, slot.on);
            prop_assert_eq!(dossier.planned(id, &calendar).map(|one| one.date), Some(slot.kept_on));
            prop_assert_eq!(series.last_up_to(slot.kept_on, &calendar), Some(*slot));
        }
    }

    #[test]
    fn two_devices_that_say_what_became_of_one_agree(
        mine in (states(), 0..3u64), theirs in (states(), 0..3u64), on in 0..20u32,
    ) {
        let rule = rule("2026-01-31", Repeat::EveryMonths(1));
        let on = Repeat::EveryMonths(1).time(rule.date, on).unwrap();
        let of = |(state, millis): (AppointmentState, u64)| {
            let recorded = Stamp { millis, counter: 0, device: DeviceId(millis) };
            let one = Appointment { recorded, occurrence: Some(Occurrence { series: SERIES, on }), state, repeat: None, id: occurrence_id(SERIES, on), ..rule.clone() };
            known(vec![rule.clone(), one])
        };
        let (mine, theirs) = (of(mine), of(theirs));
        let merged = mine.merged(&theirs);
        prop_assert_eq!(&merged, &theirs.merged(&mine));
        prop_assert_eq!(merged.appointments().filter(|one| one.occurrence.is_some()).count(), 1);
    }
}
