use super::*;
use crate::domain::catalog::CatalogEdit;
use crate::domain::catalog::principal::Principal;
use crate::domain::catalog::salesperson::Salesperson;
use crate::domain::value::uf::Uf;
use crate::screen::small::{Small, d, edit, ranked, seen};

const DAY: &str = "2026-11-18";
const NAMES: [&str; 4] = ["Ana", "Bia", "Caio", "Duda"];

fn team() -> Portfolio {
    let principals = |ids: &[u128]| ids.iter().map(|id| PrincipalId::from_u128(*id)).collect::<BTreeSet<_>>();
    let mut p = Small::clients(&NAMES)
        .with(1, |one| (one.uf, one.principals) = (Some(Uf::SP), principals(&[1])))
        .with(2, |one| one.principals = principals(&[1, 2]))
        .with(3, |one| one.principals = principals(&[2]))
        .order(1, "2026-11-01", 900_000)
        .order(2, "2026-11-01", 90_000)
        .portfolio();
    for (number, name) in [(1, "Rui"), (2, "Iara"), (3, "Zeca")] {
        let id = SalespersonId::from_u128(number);
        let value = Some(Salesperson { id, name: name.to_owned(), email: None, phone: None });
        edit(&mut p, CatalogEdit::Salesperson { id, value });
    }
    for (number, name) in [(1, "norte"), (2, "Aurora")] {
        let id = PrincipalId::from_u128(number);
        edit(&mut p, CatalogEdit::Principal { id, value: Some(Principal { id, name: name.to_owned() }) });
    }
    p
}

fn held() -> [Option<SalespersonId>; 4] {
    let [rui, iara] = [1, 2].map(|number| Some(SalespersonId::from_u128(number)));
    [rui, rui, iara, None]
}

/// Name, letter, count and whether pressed and pressable, as the legend has them.
fn said(p: &Portfolio, by: PartsBy, filter: &Filter) -> Vec<(String, char, usize, bool, bool)> {
    let (statuses, names, held) = (seen(p, DAY), ranked(&NAMES), held());
    let known = Known { portfolio: p, statuses: &statuses, names: &names, holders: &held, characters: None };
    let parts = parts_of(by, p, &held, &statuses, d(DAY));
    let legend = legend(by, p, &parts);
    let all = entries(by, &known, filter, &legend, &parts);
    all.into_iter().map(|one| (one.name, one.letter, one.count, one.pressed, one.filters)).collect()
}

#[test]
fn each_holder_has_a_place_by_name_and_a_count_that_only_other_filters_change() {
    let p = team();
    let mut filter = Filter::default();
    let rui = Part::Holder(Some(SalespersonId::from_u128(1)));
    toggle(&mut filter, rui);
    let row = |name: &str, count, pressed| {
        let letter = if name == filters::NOBODY { '–' } else { name.chars().next().unwrap() };
        (name.to_owned(), letter, count, pressed, true)
    };
    // Zeca holds nobody.
    assert_eq!(
        said(&p, PartsBy::Holder, &filter),
        [row("Iara", 1, false), row("Rui", 2, true), row(filters::NOBODY, 1, false)]
    );
    toggle(&mut filter, rui);
    assert!(filter.is_empty());
    filter.ufs = [Uf::SP].into();
    assert_eq!(
        said(&p, PartsBy::Holder, &filter),
        [row("Iara", 0, false), row("Rui", 1, false), row(filters::NOBODY, 0, false)]
    );
}

#[test]
fn the_curve_has_its_letters_and_who_is_not_ranked_stands_last_and_is_no_filter() {
    let p = team();
    let mut filter = Filter::default();
    toggle(&mut filter, Part::Abc(Some(AbcClass::A)));
    toggle(&mut filter, Part::Abc(None));
    assert_eq!(filter.abc, [AbcClass::A].into());
    let shown = said(&p, PartsBy::Abc, &filter);
    assert_eq!(shown[0], (filters::abc_long(AbcClass::A), 'A', 1, true, true));
    assert_eq!(shown.last().unwrap(), &(words::NO_CLASS.to_owned(), '–', 2, false, false));
    assert_eq!(shown.iter().map(|one| one.2).sum::<usize>(), 4);
}

#[test]
fn each_representada_has_the_letter_of_its_name_and_of_several_is_a_part_of_its_own() {
    let p = team();
    let row = |name: &str, letter, filters| (name.to_owned(), letter, 1, false, filters);
    assert_eq!(
        said(&p, PartsBy::Principal, &Filter::default()),
        [
            row("Aurora", 'A', true),
            row("norte", 'N', true),
            row(words::SEVERAL_PRINCIPALS, '+', false),
            row(words::NO_PRINCIPAL, '–', false)
        ]
    );
    let mut filter = Filter::default();
    toggle(&mut filter, Part::Principal(PrincipalId::from_u128(1)));
    assert_eq!(filter.principals, [PrincipalId::from_u128(1)].into());
}

#[test]
fn without_a_check_nobody_has_a_band_of_risk() {
    let p = team();
    assert_eq!(
        said(&p, PartsBy::Risk, &Filter::default()),
        [(words::NO_RISK_DATA.to_owned(), '–', 4, false, true)]
    );
    let mut filter = Filter::default();
    toggle(&mut filter, Part::Risk(Some(RiskBand::High)));
    assert_eq!(filter.credit, [Standing::High].into());
    assert!(without(PartsBy::Risk, &filter).is_empty());
}

#[test]
fn a_part_that_is_not_in_the_legend_stands_after_it() {
    let some = [Part::Abc(Some(AbcClass::A)), Part::Abc(None)];
    assert_eq!((place(&some, Some(some[1])), place(&some, None)), (1, 2));
}

#[test]
fn every_part_has_a_letter_and_no_two_bands_of_risk_share_one() {
    let p = team();
    let bands = [RiskBand::Low, RiskBand::Moderate, RiskBand::High, RiskBand::Critical].map(Some);
    let risks: Vec<Part> = bands.into_iter().chain([None]).map(Part::Risk).collect();
    assert_eq!(letters(&p, &risks), ['B', 'M', 'A', 'C', '–']);
    let holders =
        [Some(2), Some(1), Some(9), None].map(|who| Part::Holder(who.map(SalespersonId::from_u128)));
    assert_eq!(letters(&p, &holders), ['I', 'R', '?', '–']);
    assert_eq!(letters(&p, &[Part::Abc(Some(AbcClass::A)), Part::Abc(None)]), ['A', '–']);
}

#[test]
fn the_address_says_each_by_a_word() {
    for by in PartsBy::ALL {
        assert_eq!(PartsBy::parse(by.word()), Some(by));
    }
    assert_eq!(PartsBy::parse("dias"), None);
}
