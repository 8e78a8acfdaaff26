//! *Dá conta da carteira?* as a table: of each interval how many clients and visits, and what relaxing it would free.

use crate::domain::plan::day::capacity::Demand;
use crate::text::{agenda as words, format};

/// Interval, clients, visits asked for in a month, the next longer interval, visits that it would free.
pub(crate) fn row(demand: &Demand) -> [String; 5] {
    let relaxed = demand.relaxed;
    [
        format!("{}: {}", words::source(&demand.source), words::interval(demand.days)),
        format::count(demand.clients as usize),
        format::count(demand.asked as usize),
        format::or_none(relaxed, |one| words::interval(Some(one.days))),
        format::or_none(relaxed, |one| format::count(one.freed as usize)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::plan::day::capacity::Relaxed;
    use crate::domain::rhythm::cadence::CadenceSource;

    #[test]
    fn what_can_be_relaxed_says_to_what_and_own_intervals_are_each_their_own() {
        let own = Demand { source: CadenceSource::Own, clients: 1, asked: 2, days: None, relaxed: None };
        assert_eq!(row(&own), ["intervalos próprios: cada um o seu", "1", "2", "—", "—"]);
        let relaxed = Some(Relaxed { days: 30, freed: 1_200 });
        let tag = CadenceSource::Tag("VIP".to_owned());
        let vip = Demand { source: tag, clients: 1_000, asked: 2_400, days: Some(15), relaxed };
        assert_eq!(row(&vip), ["a etiqueta “VIP”: 15 dias", "1.000", "2.400", "30 dias", "1.200"]);
    }
}
