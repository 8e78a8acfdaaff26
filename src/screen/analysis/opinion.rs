//! NPS with its margin, from the latest answer of each client in scope.

use super::behind::Behind;
use super::scope::{Seen, place};
use crate::charts::paired_months::Counted;
use crate::domain::calendar::period::step_months;
use crate::domain::indicator::status::satisfaction::Satisfaction;
use crate::domain::measure::nps::{Nps, Opinion};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::exchange::indicator_table::{IndicatorTable, Value};
use crate::text::analysis as words;
use chrono::NaiveDate;
use std::cmp::Reverse;

/// The greatest answer there is.
const MOST: u8 = 10;

/// Worst first; of equals the latest, then by slot.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Answers {
    rows: Vec<Row>,
    on: NaiveDate,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Row {
    slot: Slot,
    day: NaiveDate,
    answer: u8,
}

pub(crate) fn answers(seen: &Seen, p: &Portfolio) -> Answers {
    let row = |slot: &Slot| {
        let (day, answer) = Satisfaction::of(p.dossiers().get(slot.at())?, seen.on).last_answer?;
        Some(Row { slot: *slot, day, answer })
    };
    let mut rows: Vec<Row> = seen.slots.iter().filter_map(row).collect();
    rows.sort_by_key(|row| (row.answer, Reverse(row.day), row.slot));
    Answers { rows, on: seen.on }
}

impl Answers {
    pub(crate) fn clients(&self) -> usize {
        self.rows.len()
    }

    fn nps(&self) -> Nps {
        self.rows.iter().map(|row| row.answer).collect()
    }

    pub(crate) fn finding(&self) -> String {
        words::opinion::finding(self.nps())
    }

    pub(crate) fn groups(&self) -> Option<String> {
        words::opinion::groups(self.nps())
    }

    /// With how many answers are more than a year old.
    pub(crate) fn note(&self) -> String {
        let year_ago = step_months(self.on, -12);
        words::opinion::note(self.rows.iter().filter(|row| row.day < year_ago).count())
    }

    /// A place each answer from 0 to 10, a series each opinion, of which each place has one.
    pub(crate) fn series(&self) -> (Vec<String>, [Counted; 3]) {
        let given = |answer: u8| self.rows.iter().filter(|row| row.answer == answer).count();
        let series = Opinion::ALL.map(|opinion| Counted {
            name: words::opinion::many(opinion).to_owned(),
            counts: (0..=MOST)
                .map(|answer| if Opinion::of(answer) == opinion { given(answer) } else { 0 })
                .collect(),
        });
        ((0..=MOST).map(|answer| answer.to_string()).collect(), series)
    }

    pub(crate) fn table(&self, p: &Portfolio) -> IndicatorTable {
        let mut table = IndicatorTable::new(
            words::NPS,
            &[words::CLIENT, words::opinion::GROUP, words::opinion::DAY],
            &[words::opinion::ANSWER],
        );
        for Row { slot, day, answer } in &self.rows {
            let Some(client) = p.client_at(*slot) else { continue };
            table.rows.push(vec![
                Value::Client { id: client.id, name: client.display_name().to_owned() },
                Value::Text(words::opinion::one(Opinion::of(*answer)).to_owned()),
                Value::Date(*day),
                Value::Count(i64::from(*answer)),
            ]);
        }
        table
    }

    pub(crate) fn clients_of(&self, opinion: Opinion) -> usize {
        let Nps { promoters, passives, detractors } = self.nps();
        match opinion {
            Opinion::Promoter => promoters,
            Opinion::Passive => passives,
            Opinion::Detractor => detractors,
        }
    }

    /// "Detratores (12)".
    pub(crate) fn see(&self, opinion: Opinion) -> String {
        words::opinion::see(opinion, self.clients_of(opinion))
    }

    pub(crate) fn behind(&self, opinion: Opinion, seen: &Seen, p: &Portfolio) -> Option<Behind> {
        self.behind_those(self.see(opinion), seen, p, |answer| Opinion::of(answer) == opinion)
    }

    /// `item`: of the chart, an answer.
    pub(crate) fn behind_answer(&self, item: usize, seen: &Seen, p: &Portfolio) -> Option<Behind> {
        let wanted = u8::try_from(item).ok()?;
        self.behind_those(words::opinion::answer(wanted), seen, p, |answer| answer == wanted)
    }

    fn behind_those(
        &self,
        title: String,
        seen: &Seen,
        p: &Portfolio,
        is_wanted: impl Fn(u8) -> bool,
    ) -> Option<Behind> {
        let wanted = self.rows.iter().filter(|row| is_wanted(row.answer));
        let slots: Vec<Slot> = wanted.map(|row| row.slot).collect();
        if slots.is_empty() {
            return None;
        }
        let says = |slot: Slot| {
            let own = self.rows.iter().find(|row| row.slot == slot);
            let said = own.map(|row| words::opinion::answered(row.answer, row.day));
            (said.unwrap_or_default(), place(p, slot))
        };
        Some(Behind::of(seen, p, title, &slots, says))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::analysis::small::{people, rows, seen_on};
    use crate::screen::small::Small;

    const DAY: &str = "2026-11-18";

    /// Of Ana the later answer counts, Bia and Caio said the same, Duda speaks after the day, Eva never.
    fn five() -> Portfolio {
        Small::clients(&["Ana", "Bia", "Caio", "Duda", "Eva"])
            .said(1, "2026-10-01", |said| said.nps = Some(2))
            .said(1, "2026-11-01", |said| said.nps = Some(9))
            .said(2, "2025-11-17", |said| said.nps = Some(6))
            .said(3, "2026-11-18", |said| said.nps = Some(6))
            .said(4, "2026-11-19", |said| said.nps = Some(0))
            .portfolio()
    }

    #[test]
    fn the_worst_stand_first_each_with_its_last_answer() {
        let p = five();
        let found = answers(&seen_on(&p, DAY), &p);
        assert_eq!(
            rows(&found.table(&p)),
            ["Caio|detrator|18/11/2026|6", "Bia|detrator|17/11/2025|6", "Ana|promotor|01/11/2026|9"]
        );
        let nps = Nps { promoters: 1, passives: 0, detractors: 2 };
        assert_eq!((found.clients(), found.finding()), (3, words::opinion::finding(nps)));
        assert_eq!(found.groups(), words::opinion::groups(nps));
        assert_eq!(Opinion::ALL.map(|opinion| found.clients_of(opinion)), [1, 0, 2]);
        // Bia's is a year and a day old; a year to the day is not old.
        assert_eq!(found.note(), words::opinion::note(1));
        assert_eq!(answers(&seen_on(&p, "2026-11-17"), &p).note(), words::opinion::note(0));
    }

    #[test]
    fn each_place_of_the_chart_belongs_to_one_opinion() {
        let p = five();
        let (names, [promoters, passives, detractors]) = answers(&seen_on(&p, DAY), &p).series();
        assert_eq!((names.len(), names[10].as_str()), (11, "10"));
        assert_eq!((promoters.counts[9], passives.counts[9], detractors.counts[6]), (1, 0, 2));
        assert_eq!(passives.counts, [0; 11]);
    }

    #[test]
    fn behind_an_answer_stand_those_who_gave_it() {
        let p = five();
        let seen = seen_on(&p, DAY);
        let found = answers(&seen, &p);
        let six = found.behind_answer(6, &seen, &p).unwrap();
        assert_eq!(people(&six), ["Caio|nota 6 em 18/11/2026|", "Bia|nota 6 em 17/11/2025|"]);
        assert_eq!(six.title, words::opinion::answer(6));
        assert_eq!(found.behind(Opinion::Detractor, &seen, &p).unwrap().people, six.people);
        assert_eq!([found.behind_answer(7, &seen, &p), found.behind_answer(256, &seen, &p)], [None, None]);
        assert_eq!(found.behind(Opinion::Passive, &seen, &p), None);
    }

    #[test]
    fn nobody_answered_is_said_so() {
        let p = Small::clients(&["Ana"]).portfolio();
        let found = answers(&seen_on(&p, DAY), &p);
        assert_eq!((found.clients(), found.groups(), found.table(&p).rows.len()), (0, None, 0));
        assert_eq!(found.finding(), words::opinion::finding(Nps::default()));
    }
}
