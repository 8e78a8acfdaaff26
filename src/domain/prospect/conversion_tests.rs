use super::super::way::End;
use super::*;

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn rules() -> ProspectingRules {
    ProspectingRules::default()
}

fn tried(
    at: usize,
    source: Option<&str>,
    began: NaiveDate,
    stages: &[(NaiveDate, &str)],
    won: Option<NaiveDate>,
) -> Tried {
    let stages = stages.iter().map(|(on, key)| (*on, (*key).to_owned())).collect();
    let way = Try {
        began: Some(began),
        again: false,
        stages,
        interests: Vec::new(),
        cost: None,
        end: won.map(End::Won),
    };
    Tried { slot: Slot::new(at), source: source.map(str::to_owned), salesperson: None, way }
}

fn march() -> Period {
    Period::new(day(3, 1), day(3, 31))
}

#[test]
fn conversion_of_a_source_counts_its_own_tries_in_both_forms() {
    let all = [
        tried(0, Some("feira"), day(3, 1), &[], Some(day(3, 31))),
        tried(1, Some("feira"), day(3, 31), &[], None),
        tried(2, Some("feira"), day(2, 28), &[], Some(day(3, 2))),
        tried(3, None, day(3, 5), &[], None),
        tried(4, Some("site"), day(4, 1), &[], None),
    ];
    let found = groups(&all, Cut::Source, march(), &rules(), day(6, 1));
    let said: Vec<_> =
        found.iter().map(|one| (one.key.clone(), one.conversion.by_cohort, one.conversion.by_flow)).collect();
    assert_eq!(
        said,
        [
            (Key::Source(None), Ratio::new(0, 1), Ratio::new(0, 1)),
            (Key::Source(Some("feira".to_owned())), Ratio::new(1, 2), Ratio::new(2, 2)),
        ],
        "who came in April is not of March"
    );
    assert_eq!(whole(&all, march(), day(6, 1)).0.by_cohort, Ratio::new(1, 3));
}

#[test]
fn who_jumps_to_a_later_stage_has_passed_the_ones_between() {
    let all = [tried(0, None, day(3, 1), &[(day(3, 10), "proposta")], Some(day(3, 20)))];
    let found = groups(&all, Cut::Stage, march(), &rules(), day(6, 1));
    let keys: Vec<_> = found.iter().map(|one| one.key.clone()).collect();
    let stage = |key: &str| Key::Stage(key.to_owned());
    assert_eq!(keys, [stage("mapeado"), stage("contatado"), stage("visita-marcada"), stage("proposta")]);
    assert!(found.iter().all(|one| one.conversion.by_cohort == Ratio::new(1, 1)));
}

#[test]
fn going_back_a_stage_reaches_nothing_twice() {
    let steps = [(day(3, 2), "proposta"), (day(3, 3), "contatado"), (day(3, 4), "proposta")];
    let found = groups(&[tried(0, None, day(3, 1), &steps, None)], Cut::Stage, march(), &rules(), day(6, 1));
    assert!(found.iter().all(|one| one.conversion.by_cohort.den == 1), "{found:?}");
}

#[test]
fn a_conquest_costs_what_was_spent_on_all_that_were_tried() {
    let cost = |mut one: Tried, centavos| {
        one.way.cost = Some(Centavos::new(centavos));
        one
    };
    let mut all = vec![
        cost(tried(0, None, day(3, 1), &[], Some(day(3, 9))), 100),
        cost(tried(1, None, day(3, 2), &[], None), 50),
        tried(2, None, day(3, 3), &[], Some(day(4, 9))),
        cost(tried(3, None, day(2, 3), &[], Some(day(3, 9))), 900),
    ];
    let found = whole(&all, march(), day(6, 1)).1.unwrap();
    assert_eq!((found.spent, found.won, found.each()), (Centavos::new(150), 2, Some(Centavos::new(75))));
    all.iter_mut().for_each(|one| one.way.end = None);
    assert_eq!(whole(&all, march(), day(6, 1)).1.unwrap().each(), None, "no conquest has no cost");
    all.iter_mut().for_each(|one| one.way.cost = None);
    assert_eq!(whole(&all, march(), day(6, 1)).1, None);
}

#[test]
fn time_in_a_stage_is_the_middle_of_the_passes_that_ended() {
    let all = [
        tried(0, None, day(3, 1), &[(day(3, 3), "contatado"), (day(3, 9), "proposta")], Some(day(3, 10))),
        tried(1, None, day(3, 1), &[(day(3, 11), "contatado")], None),
        tried(2, None, day(3, 1), &[(day(3, 1), "contatado"), (day(3, 3), "proposta")], None),
    ];
    let found = time_in_stages(&all, &rules());
    let of = |key: &str| found.get(key).map(|time| (time.median_days, time.passes));
    assert_eq!(of("mapeado"), Some((2, 2)), "of 2 and 10 days the earlier; the third began further on");
    assert_eq!(of("contatado"), Some((2, 2)), "of 6 and 2; the second is still there");
    assert_eq!(of("proposta"), Some((1, 1)));
    assert!(time_in_stages(&[], &rules()).is_empty());
}
