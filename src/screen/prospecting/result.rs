//! What became of the tries of twelve months, by source, stage or vendedor.

use crate::domain::calendar::period::{Period, step_months};
use crate::domain::portfolio::Portfolio;
use crate::domain::prospect::conversion::{Cut, Group, Key, Tried, groups, time_in_stages, whole};
use crate::text::format;
use crate::text::prospecting::{self as words, result};
use chrono::NaiveDate;

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Shown {
    pub finding: String,
    pub headings: Vec<&'static str>,
    /// A row a group, its name first, and the whole last.
    pub rows: Vec<Vec<String>>,
}

pub(crate) fn shown(p: &Portfolio, tried: &[Tried], cut: Cut, on: NaiveDate) -> Shown {
    let rules = &p.rules().prospecting;
    let period = Period::new(step_months(on, -12).succ_opt().unwrap_or(on), on);
    let (all, cost) = whole(tried, period, on);
    let times = time_in_stages(tried, rules);
    let of = |group: &Group| {
        let conversion = &group.conversion;
        let mut row = vec![
            name(p, &group.key),
            format::integer(conversion.by_cohort.den),
            format::integer(conversion.by_cohort.num),
            format::share(conversion.by_cohort),
            format::share(conversion.by_flow),
        ];
        if let Key::Stage(key) = &group.key {
            row.push(format::or_none(times.get(key).copied(), words::time_in));
        }
        row.push(format::or_none(group.cost, words::cost));
        row
    };
    let mut rows: Vec<Vec<String>> = groups(tried, cut, period, rules, on).iter().map(of).collect();
    if !rows.is_empty() && cut != Cut::Stage {
        rows.push(vec![
            TOTAL.to_owned(),
            format::integer(all.by_cohort.den),
            format::integer(all.by_cohort.num),
            format::share(all.by_cohort),
            format::share(all.by_flow),
            format::or_none(cost, words::cost),
        ]);
    }
    let mut headings = vec![cut_name(cut), result::BEGUN, result::BOUGHT, result::COHORT, result::FLOW];
    if cut == Cut::Stage {
        headings.push(result::DAYS);
    }
    headings.push(result::COST);
    Shown { finding: words::finding(all.by_cohort), headings, rows }
}

const TOTAL: &str = result::ALL;

pub(crate) fn cut_name(cut: Cut) -> &'static str {
    match cut {
        Cut::Source => result::BY_SOURCE,
        Cut::Stage => result::BY_STAGE,
        Cut::Salesperson => result::BY_SALESPERSON,
    }
}

fn name(p: &Portfolio, key: &Key) -> String {
    match key {
        Key::Source(Some(key)) => words::source(key),
        Key::Source(None) => words::NO_SOURCE.to_owned(),
        Key::Stage(key) => words::stage(key, &p.rules().prospecting),
        Key::Salesperson(who) => {
            let known = who.and_then(|id| p.catalog().salesperson(id));
            known.map_or(result::NO_HOLDER, |one| one.name.as_str()).to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::Situation;
    use crate::domain::prospect::conversion::all_tries;
    use crate::screen::small::{Small, d};

    const DAY: &str = "2026-11-18";

    #[test]
    fn each_source_has_its_row_and_the_whole_stands_last() {
        let mut small = Small::clients(&["Ana", "Bia", "Caio", "Duda"]).order(1, "2026-11-02", 100);
        for (client, entered, source) in [
            (1, "2026-11-01", Some("feira")),
            (2, "2025-11-19", Some("feira")),
            (3, "2025-11-18", Some("feira")),
            (4, "2026-11-18", None),
        ] {
            small = small.with(client, |one| {
                one.situation = Situation::Prospect;
                one.entered = Some(d(entered));
                one.source = source.map(str::to_owned);
            });
        }
        let p = small.portfolio();
        let tried = all_tries(&p, d(DAY));
        let found = shown(&p, &tried, Cut::Source, d(DAY));
        let firsts: Vec<Vec<&str>> =
            found.rows.iter().map(|row| row[..4].iter().map(String::as_str).collect()).collect();
        assert_eq!(
            firsts,
            [
                [words::NO_SOURCE, "1", "0", "0,0% (0 de 1)"],
                ["feira ou evento", "2", "1", "50,0% (1 de 2)"],
                [result::ALL, "3", "1", "33,3% (1 de 3)"],
            ],
            "who came a year ago to the day is over"
        );
        assert_eq!(found.headings.len(), found.rows[0].len());
        assert_eq!(found.rows[0][5], "—", "no cost was said");
        let stages = shown(&p, &tried, Cut::Stage, d(DAY));
        assert_eq!((stages.headings.len(), stages.rows.len()), (7, 1));
        assert_eq!(stages.rows[0][5], "1 dia (1 passagem)");
    }

    #[test]
    fn without_any_there_is_no_row_and_no_rate() {
        let p = Small::clients(&[]).portfolio();
        let found = shown(&p, &[], Cut::Source, d(DAY));
        assert_eq!((found.rows.len(), found.finding.as_str()), (0, result::EMPTY));
    }
}
