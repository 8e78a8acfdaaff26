//! Where rows and headers of groups stand, in pixels from the top of the first: any number of rows, found without
//! going through them.

/// Heights and counts.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Layout {
    pub header: f64,
    pub row: f64,
    /// Rows of each group.
    counts: Vec<usize>,
    /// Where each group's header begins; one more for the end.
    tops: Vec<f64>,
    /// First row of each group; one more for the end.
    firsts: Vec<usize>,
}

/// What stands at a height.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Under {
    Header(usize),
    Row { group: usize, row: usize },
}

impl Layout {
    pub(crate) fn new(header: f64, row: f64, counts: Vec<usize>) -> Layout {
        let (mut tops, mut firsts) = (vec![0.0], vec![0]);
        let (mut top, mut first) = (0.0, 0);
        for count in &counts {
            top += header + *count as f64 * row;
            first += count;
            tops.push(top);
            firsts.push(first);
        }
        Layout { header, row, counts, tops, firsts }
    }

    pub(crate) fn height(&self) -> f64 {
        self.tops.last().copied().unwrap_or_default()
    }

    pub(crate) fn rows(&self) -> usize {
        self.firsts.last().copied().unwrap_or_default()
    }

    pub(crate) fn groups(&self) -> usize {
        self.counts.len()
    }

    pub(crate) fn group_top(&self, group: usize) -> f64 {
        self.tops.get(group).copied().unwrap_or_else(|| self.height())
    }

    /// The group whose header or rows stand at a height.
    pub(crate) fn group_at(&self, y: f64) -> Option<usize> {
        if y < 0.0 || y >= self.height() {
            return None;
        }
        Some(self.tops.partition_point(|top| *top <= y).saturating_sub(1))
    }

    pub(crate) fn group_of(&self, row: usize) -> Option<usize> {
        (row < self.rows()).then(|| self.firsts.partition_point(|first| *first <= row).saturating_sub(1))
    }

    pub(crate) fn row_top(&self, row: usize) -> Option<f64> {
        let group = self.group_of(row)?;
        let before = row - self.firsts.get(group)?;
        Some(self.group_top(group) + self.header + before as f64 * self.row)
    }

    pub(crate) fn at(&self, y: f64) -> Option<Under> {
        let group = self.group_at(y)?;
        let below = y - self.group_top(group) - self.header;
        if below < 0.0 {
            return Some(Under::Header(group));
        }
        let row = self.firsts.get(group)? + (below / self.row).floor() as usize;
        Some(Under::Row { group, row })
    }

    /// Rows that touch the heights from `top` to `bottom`.
    pub(crate) fn rows_between(&self, top: f64, bottom: f64) -> std::ops::Range<usize> {
        let until = bottom.min(self.height());
        let first = self.first_row_below(top.max(0.0));
        let mut last = first;
        while last < self.rows() && self.row_top(last).is_some_and(|at| at < until) {
            last += 1;
        }
        first..last
    }

    fn first_row_below(&self, y: f64) -> usize {
        match self.at(y) {
            Some(Under::Row { row, .. }) => row,
            Some(Under::Header(group)) => self.firsts.get(group).copied().unwrap_or_default(),
            None => self.rows(),
        }
    }

    /// How far the header that stays at the top is pushed up by the next one.
    pub(crate) fn pushed(&self, group: usize, scroll: f64) -> f64 {
        (scroll + self.header - self.group_top(group + 1)).clamp(0.0, self.header)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout() -> Layout {
        Layout::new(30.0, 40.0, vec![2, 3])
    }

    #[test]
    fn headers_and_rows_follow_each_other() {
        let layout = layout();
        assert_eq!((layout.height(), layout.rows(), layout.groups()), (260.0, 5, 2));
        for (y, place) in [
            (0.0, Some(Under::Header(0))),
            (29.9, Some(Under::Header(0))),
            (30.0, Some(Under::Row { group: 0, row: 0 })),
            (109.9, Some(Under::Row { group: 0, row: 1 })),
            (110.0, Some(Under::Header(1))),
            (140.0, Some(Under::Row { group: 1, row: 2 })),
            (259.9, Some(Under::Row { group: 1, row: 4 })),
            (260.0, None),
            (-1.0, None),
        ] {
            assert_eq!(layout.at(y), place, "{y}");
        }
    }

    #[test]
    fn every_row_stands_where_it_is_found() {
        let layout = layout();
        for row in 0..layout.rows() {
            let top = layout.row_top(row).unwrap();
            assert!(matches!(layout.at(top), Some(Under::Row { row: found, .. }) if found == row), "{row}");
        }
        assert_eq!(layout.row_top(5), None);
    }

    #[test]
    fn only_rows_in_sight_are_given() {
        let layout = layout();
        assert_eq!(layout.rows_between(0.0, 30.0), 0..0);
        assert_eq!(layout.rows_between(0.0, 31.0), 0..1);
        assert_eq!(layout.rows_between(69.0, 141.0), 0..3);
        assert_eq!(layout.rows_between(115.0, 9999.0), 2..5);
        assert_eq!(layout.rows_between(300.0, 400.0), 5..5);
    }

    #[test]
    fn the_next_header_pushes_the_one_at_the_top() {
        let layout = layout();
        assert_eq!(layout.pushed(0, 0.0), 0.0);
        assert_eq!(layout.pushed(0, 80.0), 0.0);
        assert_eq!(layout.pushed(0, 95.0), 15.0);
        assert_eq!(layout.pushed(0, 110.0), 30.0);
    }

    #[test]
    fn nothing_has_no_height() {
        let empty = Layout::new(30.0, 40.0, Vec::new());
        assert_eq!((empty.height(), empty.at(0.0), empty.rows_between(0.0, 100.0)), (0.0, None, 0..0));
    }
}
