//! RFM: a grid by recency and frequency, the segments beside it, and the clients of each.

use super::behind::{Behind, joined};
use super::scope::{Seen, narrowed, place};
use crate::charts::ranking_bars::{self, Ranked};
use crate::domain::filter::Filter;
use crate::domain::measure::rfm::{Rfm, RfmSegment};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::value::money::Centavos;
use crate::exchange::indicator_table::{IndicatorTable, Value};
use crate::text::{analysis as words, format};
use std::cmp::Reverse;

/// Of clients in scope: who is scored, in the order of the scope.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Grid(Vec<(Slot, Rfm, RfmSegment)>);

/// One cell of the grid.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Cell {
    pub recency: u8,
    pub frequency: u8,
    pub clients: usize,
    /// 0 to 5: a cell that holds a tenth of the scored clients is at the fullest.
    pub level: usize,
    pub label: String,
}

pub(crate) fn grid(seen: &Seen) -> Grid {
    Grid(seen.clients().filter_map(|(slot, _, one)| Some((slot, one.rfm?, one.segment?))).collect())
}

impl Grid {
    pub(crate) fn clients(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn finding(&self) -> String {
        let slipping = self.0.iter().filter(|(_, _, segment)| segment.is_slipping()).count();
        words::rfm::finding(slipping, self.0.len())
    }

    /// A row each frequency from the highest, its cells from the lowest recency.
    pub(crate) fn rows(&self) -> [(u8, [Cell; 5]); 5] {
        [5, 4, 3, 2, 1]
            .map(|frequency| (frequency, [1, 2, 3, 4, 5].map(|recency| self.cell(recency, frequency))))
    }

    fn cell(&self, recency: u8, frequency: u8) -> Cell {
        let clients = self.0.iter().filter(|(_, rfm, _)| is_at(rfm, recency, frequency)).count();
        let level = (clients * 50).div_ceil(self.0.len().max(1)).min(5);
        Cell { recency, frequency, clients, level, label: words::rfm::at(recency, frequency, clients) }
    }

    /// Those that have clients, in the order of the rule.
    fn segments(&self) -> Vec<(RfmSegment, usize)> {
        let count = |segment| self.0.iter().filter(|(_, _, own)| *own == segment).count();
        let all = RfmSegment::ALL.into_iter().map(|segment| (segment, count(segment)));
        all.filter(|(_, count)| *count > 0).collect()
    }

    pub(crate) fn bars(&self) -> Vec<Ranked> {
        let bar = |(segment, count): (RfmSegment, usize)| Ranked {
            name: words::rfm::segment(segment).to_owned(),
            value: count as f64,
            words: format::count(count),
            strong: segment.is_slipping(),
        };
        self.segments().into_iter().map(bar).collect()
    }

    pub(crate) fn behind_cell(&self, cell: &Cell, seen: &Seen, p: &Portfolio, filter: &Filter) -> Behind {
        let at = (cell.recency, cell.frequency);
        let filter = narrowed(filter, |filter| filter.cells = [at].into());
        self.behind(cell.label.clone(), filter, seen, p, |rfm, _| is_at(rfm, at.0, at.1))
    }

    /// `item`: of the bars as they are drawn.
    pub(crate) fn behind_bar(
        &self,
        item: usize,
        seen: &Seen,
        p: &Portfolio,
        filter: &Filter,
    ) -> Option<Behind> {
        let segments = self.segments();
        let (segment, count) = *segments.get(ranking_bars::tapped(segments.len(), item)?)?;
        let filter = narrowed(filter, |filter| filter.segments = [segment].into());
        let title = format!("{} ({})", words::rfm::segment(segment), format::count(count));
        Some(self.behind(title, filter, seen, p, |_, own| own == segment))
    }

    /// Who bought most in twelve months first; ties by slot.
    fn behind(
        &self,
        title: String,
        filter: Filter,
        seen: &Seen,
        p: &Portfolio,
        is_wanted: impl Fn(&Rfm, RfmSegment) -> bool,
    ) -> Behind {
        let revenue = |slot: Slot| seen.insight(slot).map_or(0, |one| one.revenue_12m);
        let wanted = self.0.iter().filter(|(_, rfm, segment)| is_wanted(rfm, *segment));
        let mut slots: Vec<Slot> = wanted.map(|(slot, _, _)| *slot).collect();
        slots.sort_by_key(|slot| (Reverse(revenue(*slot)), *slot));
        let says = |slot: Slot| {
            let segment = seen.insight(slot).and_then(|one| one.segment).map(words::rfm::segment);
            let note = joined([segment.map(str::to_owned), Some(place(p, slot))]);
            (note, format::money(Centavos::new(revenue(slot))))
        };
        Behind::of(seen, p, title, &slots, says).with_filter(Some(filter))
    }
}

fn is_at(rfm: &Rfm, recency: u8, frequency: u8) -> bool {
    rfm.recency == recency && rfm.frequency == frequency
}

pub(crate) fn table(seen: &Seen, p: &Portfolio) -> IndicatorTable {
    let mut table = IndicatorTable::new(
        words::RFM,
        &[words::CLIENT, words::SEGMENT],
        &["R", "F", "M", words::DAYS, words::ORDERS_12M, words::REVENUE_12M],
    );
    for (slot, status, insight) in seen.clients() {
        let (Some(rfm), Some(segment), Some(client)) = (insight.rfm, insight.segment, p.client_at(slot))
        else {
            continue;
        };
        table.rows.push(vec![
            Value::Client { id: client.id, name: client.display_name().to_owned() },
            Value::Text(words::rfm::segment(segment).to_owned()),
            Value::Count(rfm.recency.into()),
            Value::Count(rfm.frequency.into()),
            Value::Count(rfm.monetary.into()),
            status.days_since_order.map_or(Value::Nothing, |days| Value::Count(days.into())),
            Value::Count(insight.orders_12m.into()),
            Value::Centavos(insight.revenue_12m),
        ]);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::analysis::small::{people, rows, seen_on};
    use crate::screen::small::{Small, id};

    const DAY: &str = "2026-11-18";

    /// Ana bought long ago and once, Bia and Caio alike, Duda the latest and the most; Eva never.
    fn five() -> Portfolio {
        let mut small = Small::clients(&["Ana", "Bia", "Caio", "Duda", "Eva"]).order(1, "2026-01-05", 1_000);
        for client in [2, 3] {
            small = small.order(client, "2026-09-01", 4_000).order(client, "2026-10-01", 4_000);
        }
        for date in ["2026-11-01", "2026-11-08", "2026-11-15"] {
            small = small.order(4, date, 30_000);
        }
        small.portfolio()
    }

    #[test]
    fn only_who_bought_this_year_is_scored_and_equals_score_alike() {
        let p = five();
        let seen = seen_on(&p, DAY);
        let table = table(&seen, &p);
        assert_eq!(table.rows.len(), 4);
        let scores = |at: usize| rows(&table)[at].split('|').skip(2).collect::<Vec<_>>().join(" ");
        assert_eq!(scores(0), "1 1 1 317 1 R$ 10,00");
        assert_eq!((scores(1), scores(1)), (scores(2), "3 3 3 48 2 R$ 80,00".to_owned()));
        assert_eq!(scores(3), "5 5 5 3 3 R$ 900,00");
        assert_eq!(grid(&seen).clients(), 4);
    }

    #[test]
    fn the_grid_counts_each_client_once_from_the_highest_frequency() {
        let p = five();
        let rows = grid(&seen_on(&p, DAY)).rows();
        assert_eq!(rows.each_ref().map(|(frequency, _)| *frequency), [5, 4, 3, 2, 1]);
        let counts = rows.each_ref().map(|(_, cells)| cells.each_ref().map(|cell| cell.clients));
        assert_eq!(counts, [[0, 0, 0, 0, 1], [0; 5], [0, 0, 2, 0, 0], [0; 5], [1, 0, 0, 0, 0]]);
        let twin = &rows[2].1[2];
        assert_eq!((twin.level, twin.label.as_str()), (5, words::rfm::at(3, 3, 2).as_str()));
        assert_eq!(rows[1].1[0].level, 0);
    }

    #[test]
    fn a_cell_that_holds_less_than_a_tenth_is_lighter() {
        let one = |at: usize, recency: u8| {
            (Slot::new(at), Rfm { recency, frequency: 1, monetary: 1 }, RfmSegment::Other)
        };
        let found = Grid((0..100).map(|at| one(at, if at == 0 { 1 } else { 2 + (at % 2) as u8 })).collect());
        let levels = found.rows()[4].1.each_ref().map(|cell| (cell.clients, cell.level));
        assert_eq!(levels, [(1, 1), (49, 5), (50, 5), (0, 0), (0, 0)]);
    }

    #[test]
    fn behind_a_cell_stand_its_clients_and_the_list_is_told_the_cell() {
        let p = five();
        let seen = seen_on(&p, DAY);
        let found = grid(&seen);
        let twin = found.rows()[2].1[2].clone();
        let open = found.behind_cell(&twin, &seen, &p, &Filter::default());
        assert_eq!(people(&open), ["Bia|quase fiéis|R$ 80,00", "Caio|quase fiéis|R$ 80,00"]);
        assert_eq!(open.filter(), Filter { cells: [(3, 3)].into(), ..Filter::default() });
    }

    #[test]
    fn behind_a_bar_stands_its_segment_counted_from_the_bottom() {
        let p = five();
        let seen = seen_on(&p, DAY);
        let found = grid(&seen);
        let bars = found.bars();
        assert_eq!(bars.iter().map(|bar| bar.value).sum::<f64>(), 4.0);
        let top = found.behind_bar(bars.len() - 1, &seen, &p, &Filter::default()).unwrap();
        assert_eq!(
            (bars[0].name.as_str(), people(&top)),
            ("campeões", vec!["Duda|campeões|R$ 900,00".to_owned()])
        );
        assert_eq!(top.filter(), Filter { segments: [RfmSegment::Champions].into(), ..Filter::default() });
        assert_eq!(found.behind_bar(bars.len(), &seen, &p, &Filter::default()), None);
    }

    #[test]
    fn good_buyers_that_slip_are_the_finding() {
        let found = |segments: &[RfmSegment]| {
            let rfm = Rfm { recency: 1, frequency: 1, monetary: 1 };
            let scored = (0..).map(Slot::new).zip(segments).map(|(slot, segment)| (slot, rfm, *segment));
            Grid(scored.collect()).finding()
        };
        assert_eq!(found(&[]), words::rfm::finding(0, 0));
        assert_eq!(found(&[RfmSegment::Lost]), words::rfm::finding(0, 1));
        assert_eq!(found(&[RfmSegment::CannotLose, RfmSegment::Loyal]), words::rfm::finding(1, 2));
    }
}
