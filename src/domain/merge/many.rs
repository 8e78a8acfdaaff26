//! Many carteiras into one, the same in whatever order they come.
//!
//! Records merge in any order. What is noted beside them, which edits were seen that no record tells of any more, follows from
//! all of them together: noted at each merge, it would tell of the order.

use super::{MergePlan, judged, known_to, note, seen_up_to};
use crate::domain::keeping::stamp::Seen;
use crate::domain::portfolio::Portfolio;
use crate::domain::record::Record;

/// Carteiras on their way into one.
#[derive(Debug, Default)]
pub struct Many {
    portfolio: Portfolio,
    /// Every edit that any of them knew.
    known: Seen,
}

impl Many {
    /// Takes the next one, and says what it does to those before it; the plan's change is done already. `seen`: the edits that
    /// carteira knew, empty where it is only a part of one.
    pub fn take(&mut self, records: Vec<Record>, seen: &Seen) -> MergePlan {
        let known = known_to(&records, seen);
        self.known.merge(&known);
        let (plan, changing) = judged(&self.portfolio, records, &known);
        if self.portfolio.dossiers().is_empty() {
            let before: Vec<Record> = self.portfolio.records().collect();
            self.portfolio = Portfolio::from_records(before.into_iter().chain(changing));
        } else {
            self.portfolio.absorb(changing);
        }
        plan
    }

    pub fn finish(self) -> Portfolio {
        let Many { mut portfolio, known } = self;
        let mut told = Seen::default();
        portfolio.records().for_each(|record| note(&mut told, &record));
        let news: Vec<Record> = known.stamps().filter(|stamp| !told.knows(*stamp)).map(seen_up_to).collect();
        portfolio.absorb(news);
        portfolio
    }
}
