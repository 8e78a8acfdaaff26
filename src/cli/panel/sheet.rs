//! One file of a panel, of some vendedores or of everybody.

use super::marts::Marts;
use crate::domain::calendar::period::Month;
use crate::domain::measure::tally::Tally;
use crate::domain::rhythm::cadence::ContactState;
use crate::domain::rhythm::lifecycle::Lifecycle;
use crate::domain::value::money::Centavos;
use crate::domain::value::ratio::Ratio;
use crate::exchange::dossie::{Bar, Column, Dossie, Figure, Months, Part, Section, Table};
use crate::text::cli::panel as words;
use crate::text::{coverage as rates, dossie as parts, format, labels};
use std::collections::{BTreeMap, BTreeSet};

/// Rows of those who wait in a file.
const WAITING: usize = 300;

/// `of`: those alone whose figures stand in it; `None`: everybody, and the clients that nobody holds.
pub(super) fn sheet(title: &str, marts: &Marts, of: Option<&BTreeSet<String>>) -> Dossie {
    let ours = |person: &Option<String>| match (of, person) {
        (None, _) => true,
        (Some(people), Some(person)) => people.contains(person),
        (Some(_), None) => false,
    };
    let month = Month::of(marts.today);
    let mut by_month: BTreeMap<Month, Tally> = BTreeMap::new();
    let mut by_person: BTreeMap<Option<String>, Tally> = BTreeMap::new();
    for (of_month, person, tally) in marts.coverage.iter().filter(|(_, person, _)| ours(person)) {
        add(by_month.entry(*of_month).or_default(), tally);
        if *of_month == month {
            add(by_person.entry(person.clone()).or_default(), tally);
        }
    }
    let now = by_month.get(&month).copied().unwrap_or_default();
    Dossie {
        title: title.to_owned(),
        notes: vec![parts::seen(marts.today, marts.today), words::people(by_person.len())],
        figures: figures(&now, month),
        sections: vec![
            months(&by_month, marts.goal_percent),
            people(by_person),
            states(marts, ours),
            classes(marts, ours),
            waiting(marts, ours),
        ],
    }
}

fn add(sum: &mut Tally, more: &Tally) {
    sum.eligible += more.eligible;
    sum.covered += more.covered;
    sum.visited += more.visited;
    sum.bought += more.bought;
}

const RATES: [(&str, fn(&Tally) -> Ratio); 3] = [
    (rates::COVERAGE, Tally::coverage),
    (words::VISITED, Tally::visit_rate),
    (words::BOUGHT, Tally::buyer_rate),
];

fn figures(now: &Tally, month: Month) -> Vec<Figure> {
    let rate = |(name, of): (&str, fn(&Tally) -> Ratio)| Figure {
        label: format!("{name} de {}", format::month_year(month)),
        value: format::percent(of(now)),
        whole: format::of_whole(of(now)),
    };
    RATES.map(rate).to_vec()
}

fn months(by_month: &BTreeMap<Month, Tally>, goal: u32) -> Section {
    let column = |(month, tally): (&Month, &Tally)| {
        let tenths = tally.coverage().percent_tenths();
        Column {
            label: format::month_short(*month),
            height: tenths.and_then(|tenths| u32::try_from(tenths).ok()),
            value: format::or_none(tenths, |_| format::percent_whole(tally.coverage())),
        }
    };
    let aim = u8::try_from(goal).unwrap_or(100);
    Section {
        title: words::BY_MONTH.to_owned(),
        note: Some(rates::COVERAGE_MEANS.to_owned()),
        part: Part::Months(Months {
            columns: by_month.iter().map(column).collect(),
            goal: (goal > 0).then(|| (goal * 10, parts::goal(aim))),
            most: Some(1_000),
        }),
    }
}

/// The least covered first: there somebody has to help.
fn people(by_person: BTreeMap<Option<String>, Tally>) -> Section {
    let mut all: Vec<(Option<String>, Tally)> = by_person.into_iter().collect();
    all.sort_by_key(|(_, tally)| tally.coverage().percent_tenths());
    let row = |(person, tally): (Option<String>, Tally)| {
        let shown = RATES.map(|(_, of)| format::percent(of(&tally)));
        let name = person.unwrap_or_else(|| words::NOBODY.to_owned());
        [name, format::count(tally.eligible as usize)].into_iter().chain(shown).collect()
    };
    let headings = [(words::PERSON_HEADING, false), (words::CLIENTS, true)]
        .into_iter()
        .chain(RATES.map(|(name, _)| (name, true)))
        .map(|(name, is_figure)| (name.to_owned(), is_figure));
    Section {
        title: words::BY_PERSON.to_owned(),
        note: None,
        part: Part::Table(Table { headings: headings.collect(), rows: all.into_iter().map(row).collect() }),
    }
}

fn states(marts: &Marts, ours: impl Fn(&Option<String>) -> bool) -> Section {
    parts::states(|state| {
        let of = marts.states.iter().filter(|(person, one, _)| *one == state && ours(person));
        usize::try_from(of.map(|(_, _, clients)| clients).sum::<i64>()).unwrap_or(0)
    })
}

fn classes(marts: &Marts, ours: impl Fn(&Option<String>) -> bool) -> Section {
    let row = |class: Lifecycle| {
        let of = || marts.classes.iter().filter(|(person, one, _, _)| *one == class && ours(person));
        let clients = usize::try_from(of().map(|(_, _, clients, _)| clients).sum::<i64>()).unwrap_or(0);
        let centavos: i64 = of().map(|(_, _, _, centavos)| centavos.get()).sum();
        vec![
            labels::lifecycles(class).to_owned(),
            format::count(clients),
            format::money(Centavos::new(centavos)),
        ]
    };
    let headings = [(parts::CLASS, false), (words::CLIENTS, true), (parts::YEAR, true)];
    Section {
        title: words::BY_CLASS.to_owned(),
        note: None,
        part: Part::Table(Table {
            headings: headings.map(|(name, is_figure)| (name.to_owned(), is_figure)).to_vec(),
            rows: Lifecycle::ALL.map(row).to_vec(),
        }),
    }
}

fn waiting(marts: &Marts, ours: impl Fn(&Option<String>) -> bool) -> Section {
    let rows =
        marts.waiting.iter().filter(|(person, _)| ours(person)).take(WAITING).map(|(person, waits)| {
            vec![
                waits.name.clone(),
                waits.town.clone(),
                person.clone().unwrap_or_else(|| words::NOBODY.to_owned()),
                labels::states(waits.state).to_owned(),
                waits.days.map(|days| days.to_string()).unwrap_or_default(),
                format::money(waits.centavos),
            ]
        });
    let rows: Vec<Vec<String>> = rows.collect();
    let headings = [
        (parts::CLIENT, false),
        (parts::TOWN, false),
        (words::PERSON_HEADING, false),
        (parts::STATE, false),
        (parts::DAYS, true),
        (parts::YEAR, true),
    ];
    let headings = headings.map(|(name, is_figure)| (name.to_owned(), is_figure)).to_vec();
    let note = if rows.is_empty() { parts::NOBODY_WAITS } else { words::WAITING_NOTE };
    let part = if rows.is_empty() { Part::Nothing } else { Part::Table(Table { headings, rows }) };
    Section { title: parts::WAITING.to_owned(), note: Some(note.to_owned()), part }
}

#[cfg(test)]
mod tests {
    use super::super::marts::Waits;
    use super::*;
    use crate::exchange::dossie::write;

    fn tally(eligible: u32, covered: u32) -> Tally {
        Tally { eligible, covered, visited: 0, bought: 0 }
    }

    fn marts() -> Marts {
        let november: Month = "2026-11".parse().unwrap();
        let waits = |name: &str| Waits {
            name: name.to_owned(),
            town: "Canoas/RS".to_owned(),
            state: ContactState::Forgotten,
            days: Some(70),
            centavos: Centavos::new(100),
        };
        let person = |name: &str| Some(name.to_owned());
        Marts {
            today: "2026-11-30".parse().unwrap(),
            goal_percent: 80,
            coverage: vec![
                (november.prev(), person("Rui"), tally(9, 3)),
                (november, person("Rui"), tally(10, 5)),
                (november, person("Eva"), tally(20, 5)),
                (november, None, tally(10, 0)),
            ],
            states: vec![
                (person("Rui"), ContactState::Forgotten, 4),
                (person("Eva"), ContactState::Forgotten, 3),
            ],
            classes: vec![(person("Eva"), Lifecycle::Active, 20, Centavos::new(5_000))],
            waiting: vec![(person("Rui"), waits("Padaria do Rui")), (person("Eva"), waits("Mercado da Eva"))],
        }
    }

    #[test]
    fn the_whole_counts_everybody_and_who_is_nobodys() {
        let whole = sheet("Empresa", &marts(), None);
        let shown: Vec<_> =
            whole.figures.iter().map(|one| (one.value.as_str(), one.whole.as_str())).collect();
        assert_eq!(shown[0], ("25,0%", "10 de 40"));
        let text = String::from_utf8(write(&whole)).unwrap();
        for word in ["Padaria do Rui", "Mercado da Eva", words::NOBODY] {
            assert!(text.contains(word), "{word}");
        }
    }

    #[test]
    fn the_file_of_a_team_has_nothing_of_another() {
        let team = sheet("Equipe Sul", &marts(), Some(&["Eva".to_owned()].into()));
        assert_eq!((team.figures[0].value.as_str(), team.figures[0].whole.as_str()), ("25,0%", "5 de 20"));
        let text = String::from_utf8(write(&team)).unwrap();
        assert!(text.contains("Mercado da Eva") && text.contains("Eva"));
        assert!(!text.contains("Rui") && !text.contains(words::NOBODY));
        let Part::Bars(bars) = &team.sections[2].part else { panic!("no bars") };
        assert_eq!(bars.iter().map(|bar| bar.length).sum::<u32>(), 3);
    }

    #[test]
    fn who_covered_least_stands_first() {
        let whole = sheet("Empresa", &marts(), None);
        let Part::Table(table) = &whole.sections[1].part else { panic!("no table") };
        let names: Vec<&str> = table.rows.iter().map(|row| row[0].as_str()).collect();
        assert_eq!(names, [words::NOBODY, "Eva", "Rui"]);
    }
}
