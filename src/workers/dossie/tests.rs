use super::*;
use crate::domain::place::geo::Topology;
use crate::domain::record::Record;
use crate::domain::sample;
use crate::exchange::dossie::write;

fn d(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn carteira() -> Portfolio {
    Portfolio::from_records(sample::records(7, d("2026-11-20")))
}

fn asked(discreet: bool) -> Asked<'static> {
    Asked { on: d("2026-11-20"), written: d("2026-11-20"), discreet, outlines: None }
}

fn text(p: &Portfolio, asked: &Asked<'_>) -> String {
    String::from_utf8(write(&dossie(p, asked))).unwrap()
}

#[test]
fn the_rates_are_those_of_the_coverage_page() {
    let p = carteira();
    let dossie = dossie(&p, &asked(false));
    let month = Month::of(d("2026-11-20"));
    let last = past(&p, &HeldBy::default(), 1, d("2026-11-20")).pop().unwrap();
    for (measure, figure) in Measure::ALL.into_iter().zip(&dossie.figures[1..]) {
        let ratio = last.figure(measure);
        assert!(ratio.den > 0);
        assert_eq!(figure.label, format!("{} de {}", measure.name(), format::month_year(month)));
        assert_eq!((&figure.value, &figure.whole), (&format::percent(ratio), &format::of_whole(ratio)));
    }
    let Part::Months(months) = &dossie.sections[0].part else { panic!() };
    let tenths = last.figure(Measure::Coverage).percent_tenths().unwrap();
    assert_eq!(months.columns.len(), 24);
    assert_eq!(months.columns[23].height, u32::try_from(tenths).ok());
}

#[test]
fn everybody_in_the_carteira_is_listed_once_and_stands_on_the_map_where_a_place_is_known() {
    let p = carteira();
    let known = statuses(p.columns(), p.rules(), d("2026-11-20"));
    let here = known.iter().flatten().count();
    let dossie = dossie(&p, &asked(false));
    let Some(Part::Table(all)) = dossie.sections.last().map(|section| &section.part) else { panic!() };
    assert_eq!(all.rows.len(), here);
    let marks: usize = dossie
        .sections
        .iter()
        .filter_map(|section| match &section.part {
            Part::Map(map) => Some(map.marks.len()),
            Part::Months(_) | Part::Bars(_) | Part::Table(_) | Part::Nothing => None,
        })
        .sum();
    let placed =
        p.clients().filter(|(slot, client)| known[*slot].is_some() && client.location.is_some()).count();
    assert!(placed > 0 && marks == placed);
}

/// Only digits: however a number is written.
fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

#[test]
fn discreet_it_has_no_value_and_no_phone() {
    let p = carteira();
    let (open, discreet) = (text(&p, &asked(false)), text(&p, &asked(true)));
    assert!(open.contains("R$") && open.contains(words::PHONE) && open.contains(words::INVOICED));
    for absent in ["R$", words::PHONE, words::YEAR, words::INVOICED] {
        assert!(!discreet.contains(absent), "{absent}");
    }
    let rows: Vec<String> = discreet.lines().filter(|line| line.starts_with("<tr>")).map(digits).collect();
    let mut phones = 0;
    for (_, client) in p.clients() {
        for phone in client.phones.iter().chain(&client.whatsapp) {
            phones += 1;
            let national = digits(phone.as_str()).trim_start_matches("55").to_owned();
            assert!(national.len() >= 8 && !rows.iter().any(|row| row.contains(&national)), "{national}");
        }
    }
    assert!(phones > 0);
    assert!(discreet.contains(words::IS_DISCREET) && !open.contains(words::IS_DISCREET));
}

#[test]
fn a_thousand_clients_with_the_outlines_of_the_country_stay_under_two_megabytes() {
    let mut records = Vec::new();
    for seed in 0..6 {
        let known = sample::records(seed, d("2026-11-20"));
        records.extend(known.into_iter().filter(|record| matches!(record, Record::Client(_))));
    }
    let p = Portfolio::from_records(records);
    assert!(p.client_count() >= 1_000, "{}", p.client_count());
    let uf = include_bytes!("../../../public/data/mapa/uf.json");
    let outlines = Topology::parse(uf).unwrap();
    let text = text(&p, &Asked { outlines: Some(&outlines), ..asked(false) });
    assert!(text.contains("class=\"land\""));
    assert!(text.len() < 2_000_000, "{}", text.len());
}

#[test]
fn an_empty_carteira_has_its_dossie_too() {
    let dossie = dossie(&Portfolio::default(), &asked(false));
    assert_eq!(dossie.figures[0].value, "0");
    assert_eq!(dossie.figures[1].value, "—");
    assert!(dossie.sections.iter().any(|section| section.note.as_deref() == Some(words::NO_PLACE)));
    assert!(dossie.sections.iter().any(|section| section.note.as_deref() == Some(words::NOBODY_WAITS)));
}
