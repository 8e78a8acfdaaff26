use super::groups::{By, Group, grouped, sort_groups};
use super::*;
use crate::domain::client::{Holding, Situation};
use crate::domain::fact::interaction::Channel;
use crate::domain::mended::Name;
use crate::domain::value::id::SalespersonId;
use crate::domain::value::uf::Uf;
use crate::screen::small::{Small, d, id};

const DAY: &str = "2026-11-18";

fn november() -> Window {
    Span::Month.window(Month::of(d(DAY)))
}

/// Ana (SP) was visited and bought; Bia (SP) was called; Caio (MG) nothing; Duda is blocked; Eva enters later.
fn five() -> Portfolio {
    let city = |name: &str| Some(name.to_owned());
    Small::clients(&["Ana", "Bia", "Caio", "Duda", "Eva"])
        .with(1, |one| (one.uf, one.city) = (Some(Uf::SP), city("Campinas")))
        .with(2, |one| one.uf = Some(Uf::SP))
        .with(3, |one| one.uf = Some(Uf::MG))
        .with(4, |one| one.situation = Situation::Blocked)
        .with(5, |one| one.entered = Some(d("2026-12-01")))
        .visit(1, "2026-11-03")
        .order(1, "2026-11-03", 10_000)
        .noted(2, "2026-11-04", Channel::Call, None)
        .portfolio()
}

fn names(list: &[Person]) -> Vec<&str> {
    list.iter().map(|person| person.name.as_str()).collect()
}

#[test]
fn behind_each_rate_stand_who_was_reached_who_is_missing_and_who_is_out() {
    let p = five();
    // Caio stands before Bia by name as the carteira ranks them.
    let mut ranks = NameIndex::default();
    [0, 9, 2, 3, 4].into_iter().for_each(|rank| ranks.push(Name { rank, ..Name::default() }));
    let of = |measure| behind(&p, &HeldBy::default(), measure, november(), d(DAY), &ranks);
    let [reached, missing, out] = of(Measure::Coverage);
    assert_eq!(
        (names(&reached), names(&missing), names(&out)),
        (vec!["Ana", "Bia"], vec!["Caio"], vec!["Duda"])
    );
    assert_eq!((reached[0].note.as_str(), missing[0].note.as_str()), ("Campinas", ""));
    assert_eq!((out[0].id, out[0].note.as_str()), (id(4), labels::exclusion_one(Exclusion::Blocked)));
    let [reached, missing, _] = of(Measure::VisitRate);
    assert_eq!((names(&reached), names(&missing)), (vec!["Ana"], vec!["Caio", "Bia"]));
}

#[test]
fn groups_count_each_client_once_and_say_who_has_none() {
    let p = five();
    let of = |by| {
        let groups = grouped(&p, &HeldBy::default(), by, november(), d(DAY));
        groups.iter().map(|one| (one.name.clone(), one.now.coverage())).collect::<Vec<_>>()
    };
    assert_eq!(of(By::Uf), [("MG".to_owned(), Ratio::new(0, 1)), ("SP".to_owned(), Ratio::new(2, 2))]);
    assert_eq!(of(By::Salesperson), [(words::NOBODY.to_owned(), Ratio::new(2, 3))]);
    assert_eq!(of(By::Principal), [(words::NO_PRINCIPAL.to_owned(), Ratio::new(2, 3))]);
    assert_eq!(of(By::Industry), [(words::NO_INDUSTRY.to_owned(), Ratio::new(2, 3))]);
    for by in By::ALL {
        let eligible: i64 = of(by).iter().map(|(_, ratio)| ratio.den).sum();
        assert_eq!(eligible, 3, "{}", by.name());
    }
}

#[test]
fn the_lowest_rate_stands_first_and_equals_go_by_name() {
    let p = five();
    let mut groups = grouped(&p, &HeldBy::default(), By::Uf, november(), d(DAY));
    sort_groups(&mut groups, Measure::Coverage);
    assert_eq!(groups.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["MG", "SP"]);
    let same = |name: &str| Group { name: name.to_owned(), ..groups[0].clone() };
    let mut equals = [same("RJ"), same("BA"), groups[1].clone()];
    sort_groups(&mut equals, Measure::Coverage);
    assert_eq!(equals.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["BA", "RJ", "SP"]);
    assert_eq!(groups[0].cell(Measure::Coverage), words::cell(Ratio::new(0, 1)));
}

#[test]
fn visits_count_in_groups_only_over_days_that_are_named() {
    let p = five();
    let visits = |window| grouped(&p, &HeldBy::default(), By::Uf, window, d(DAY))[1].visits;
    assert_ne!(visits(november()), Visits::default());
    assert_eq!(visits(Window::OwnCadence), Visits::default());
}

#[test]
fn only_coverage_has_a_meaning_over_the_own_interval() {
    assert_eq!(Span::OwnCadence.measures(), [Measure::Coverage]);
    assert_eq!(Span::Days(30).measures(), Measure::ALL);
    assert_eq!(Span::all().count(), 2 + Window::ROLLING.len());
    assert_eq!(Span::all().next(), Some(Span::default()));
    assert_eq!(Span::Days(30).window(Month::of(d(DAY))), Window::Days(30));
}

#[test]
fn months_stand_oldest_first_and_one_that_runs_is_open() {
    let past = past(&five(), &HeldBy::default(), 3, d(DAY));
    assert_eq!(
        past.iter().map(|one| format::month_year(one.month)).collect::<Vec<_>>(),
        ["setembro de 2026", "outubro de 2026", "novembro de 2026"]
    );
    let now = &past[2];
    assert_eq!(
        (now.figure(Measure::Coverage), now.revised_tenths(Measure::Coverage)),
        (Ratio::new(2, 3), None)
    );
    let cells = now.cells();
    assert_eq!((cells[1].as_str(), cells[6].as_str()), ("3", words::OPEN));
    assert_eq!(cells[3], words::cell(Ratio::new(1, 3)));
}

#[test]
fn as_one_vendedor_each_number_counts_his_clients_on_the_day_it_is_judged() {
    let [rui, iara] = [1, 2].map(SalespersonId::from_u128);
    let held =
        |since: Option<&str>, salesperson| Holding { since: since.map(d), salesperson: Some(salesperson) };
    let p = Small::clients(&["Ana", "Bia", "Caio"])
        .with(1, |one| one.holdings = vec![held(None, rui)])
        // Handed over in November: October was Rui's.
        .with(2, |one| one.holdings = vec![held(None, rui), held(Some("2026-11-02"), iara)])
        .visit(1, "2026-11-03")
        .visit(2, "2026-10-05")
        .visit(3, "2026-11-04")
        .portfolio();
    let of = |who: &[Option<SalespersonId>]| HeldBy::new(who.iter().copied().collect());
    let rates = |who: &[Option<SalespersonId>]| -> Vec<Ratio> {
        past(&p, &of(who), 2, d(DAY)).iter().map(|one| one.figure(Measure::Coverage)).collect()
    };
    assert_eq!(rates(&[]), [Ratio::new(1, 3), Ratio::new(2, 3)]);
    assert_eq!(rates(&[Some(rui)]), [Ratio::new(1, 2), Ratio::new(1, 1)]);
    assert_eq!(rates(&[Some(iara)]), [Ratio::new(0, 0), Ratio::new(0, 1)]);
    assert_eq!(rates(&[Some(iara), None]), [Ratio::new(0, 1), Ratio::new(1, 2)]);
    let november = |who| covered(&p, &of(who), november(), d(DAY)).tally.coverage();
    assert_eq!(november(&[Some(rui)]), Ratio::new(1, 1));
    assert_eq!(visits(&p, &of(&[Some(iara)]), Month::of(d(DAY)).period(), d(DAY)), Visits::default());
    let names_of = |who: &[Option<SalespersonId>]| {
        let mut ranks = NameIndex::default();
        (0..3).for_each(|rank| ranks.push(Name { rank, ..Name::default() }));
        behind(&p, &of(who), Measure::Coverage, self::november(), d(DAY), &ranks)
            .map(|list| list.into_iter().map(|one| one.name).collect::<Vec<_>>())
    };
    assert_eq!(names_of(&[Some(iara)]), [vec![], vec!["Bia".to_owned()], vec![]]);
    let groups = grouped(&p, &of(&[Some(iara)]), By::Salesperson, self::november(), d(DAY));
    assert_eq!(groups.len(), 1);
}
