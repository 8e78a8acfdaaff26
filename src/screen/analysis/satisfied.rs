//! CSAT from the latest answer of each client in scope, and what clients say when they are asked why.

use super::scope::Seen;
use crate::charts::paired_months::Counted;
use crate::domain::fact::care::answer::AnswerReason;
use crate::domain::fact::interaction::Interaction;
use crate::domain::indicator::status::satisfaction::csat::{SATISFIED_FROM, UNHAPPY_UP_TO, csat};
use crate::domain::measure::nps::Opinion;
use crate::domain::portfolio::Portfolio;
use crate::domain::value::ratio::Ratio;
use crate::exchange::indicator_table::{IndicatorTable, Value};
use crate::text::analysis as words;
use crate::text::satisfaction::reason;
use std::cmp::Reverse;

/// Of each client the latest answer to each question.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Satisfied {
    csat: Vec<u8>,
    /// How high the score was, and why.
    because: Vec<(AnswerReason, Opinion)>,
    clients: usize,
}

pub(crate) fn satisfied(seen: &Seen, p: &Portfolio) -> Satisfied {
    let mut found = Satisfied::default();
    for slot in seen.slots.iter() {
        let Some(dossier) = p.dossiers().get(slot.at()) else { continue };
        let said = dossier.interactions.read();
        let known = || said.iter().take_while(|said| said.date <= seen.on);
        let nps = known().filter(|said| said.nps.is_some()).last();
        let csat = known().filter(|said| said.csat.is_some()).last();
        let mut why: Vec<(AnswerReason, Opinion)> = Vec::new();
        why.extend(nps.and_then(|said| Some((said.answer_reason?, Opinion::of(said.nps?)))));
        // One contact may answer both: its reason counts once.
        let own = csat.filter(|said| nps.map(|one| one.id) != Some(said.id));
        why.extend(own.and_then(|said| Some((said.answer_reason?, satisfaction(said)?))));
        let answer = csat.and_then(|said| said.csat);
        found.clients += usize::from(answer.is_some() || !why.is_empty());
        found.csat.extend(answer);
        found.because.extend(why);
    }
    found
}

fn satisfaction(said: &Interaction) -> Option<Opinion> {
    said.csat.map(|answer| match answer {
        ..=UNHAPPY_UP_TO => Opinion::Detractor,
        SATISFIED_FROM.. => Opinion::Promoter,
        _ => Opinion::Passive,
    })
}

impl Satisfied {
    /// Clients that answered one of the questions with what is shown here.
    pub(crate) fn clients(&self) -> usize {
        self.clients
    }

    fn share(&self) -> Ratio {
        csat(self.csat.iter().copied())
    }

    pub(crate) fn finding(&self) -> String {
        words::opinion::satisfied(self.share())
    }

    /// What most of the low scores are about; nothing while nobody gave a reason for one.
    pub(crate) fn because(&self) -> Option<String> {
        let low = self.rows().into_iter().map(|(reason, counts)| (counts[2], reason));
        let all: usize = low.clone().map(|(count, _)| count).sum();
        let (count, about) = low.min_by_key(|(count, reason)| (Reverse(*count), *reason))?;
        (count > 0).then(|| words::opinion::low_because(reason(about), count, all))
    }

    /// Each reason with how many high, middling and low scores, those with none left out; the most low first.
    fn rows(&self) -> Vec<(AnswerReason, [usize; 3])> {
        let counts = |reason: AnswerReason| {
            Opinion::ALL.map(|opinion| self.because.iter().filter(|one| **one == (reason, opinion)).count())
        };
        let mut rows: Vec<_> = AnswerReason::ALL.map(|reason| (reason, counts(reason))).to_vec();
        rows.retain(|(_, counts)| counts.iter().sum::<usize>() > 0);
        rows.sort_by_key(|(reason, counts)| {
            (Reverse(counts[2]), Reverse(counts.iter().sum::<usize>()), *reason)
        });
        rows
    }

    /// A place each reason, a series each height of the score.
    pub(crate) fn series(&self) -> (Vec<String>, [Counted; 3]) {
        let rows = self.rows();
        let names = rows.iter().map(|(one, _)| reason(*one).to_owned()).collect();
        let series = [0, 1, 2].map(|at| Counted {
            name: words::opinion::HEIGHTS[at].to_owned(),
            counts: rows.iter().map(|(_, counts)| counts[at]).collect(),
        });
        (names, series)
    }

    pub(crate) fn table(&self) -> IndicatorTable {
        let mut table =
            IndicatorTable::new(words::opinion::REASONS, &[words::opinion::WHY], &words::opinion::HEIGHTS);
        for (one, counts) in self.rows() {
            let counts = counts.map(|count| Value::Count(i64::try_from(count).unwrap_or(i64::MAX)));
            table.rows.push(std::iter::once(Value::Text(reason(one).to_owned())).chain(counts).collect());
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::analysis::small::{rows, seen_on};
    use crate::screen::small::Small;

    const DAY: &str = "2026-11-18";

    /// Ana's later answer counts; Bia answers both questions at once; Caio gives no reason; Duda speaks after the day.
    fn four() -> Portfolio {
        let answer = |nps, csat, because| {
            move |said: &mut Interaction| (said.nps, said.csat, said.answer_reason) = (nps, csat, because)
        };
        let (delivery, price) = (Some(AnswerReason::Delivery), Some(AnswerReason::Price));
        Small::clients(&["Ana", "Bia", "Caio", "Duda"])
            .said(1, "2026-10-01", answer(None, Some(5), price))
            .said(1, "2026-11-01", answer(None, Some(2), delivery))
            .said(2, "2026-11-02", answer(Some(10), Some(4), price))
            .said(3, "2026-11-03", answer(Some(3), None, None))
            .said(4, "2026-11-19", answer(None, Some(1), delivery))
            .portfolio()
    }

    #[test]
    fn the_latest_answer_of_each_client_counts_with_its_reason() {
        let p = four();
        let found = satisfied(&seen_on(&p, DAY), &p);
        assert_eq!((found.clients(), found.share()), (2, Ratio::new(1, 2)));
        assert_eq!(rows(&found.table()), ["entrega|0|0|1", "preço|1|0|0"]);
        assert_eq!(found.because(), Some(words::opinion::low_because("entrega", 1, 1)));
        let (names, series) = found.series();
        assert_eq!((names.len(), series[2].counts.clone()), (2, vec![1, 0]));
    }

    #[test]
    fn nobody_answered_is_said_so() {
        let p = Small::clients(&["Ana"]).portfolio();
        let found = satisfied(&seen_on(&p, DAY), &p);
        assert_eq!((found.finding(), found.because()), (words::opinion::satisfied(Ratio::new(0, 0)), None));
        assert_eq!((found.clients(), found.table().rows.len()), (0, 0));
    }
}
