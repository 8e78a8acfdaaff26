//! How many clients are so many days without contact: the whole carteira in a handful of bins.

use super::{Band, Grouping};
use crate::domain::indicator::status::Status;
use crate::domain::rules::CadenceRules;

/// Days from `from` to `to`, both inside; the last bin has no end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bin {
    pub from: u16,
    pub to: Option<u16>,
    pub count: usize,
    /// How many of each band, in [`Band::all`]'s order, none empty.
    pub mix: Vec<(Band, usize)>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Density {
    pub bins: Vec<Bin>,
    /// Never contacted: in no bin.
    pub never: usize,
}

impl Density {
    /// The fullest of the bins and of the never contacted.
    pub(crate) fn most(&self) -> usize {
        self.bins.iter().map(|bin| bin.count).chain([self.never]).max().unwrap_or_default()
    }
}

/// Widths of bins that people count in.
const WIDTHS: [u16; 4] = [7, 10, 15, 30];

/// The narrowest usual width with which all bins but the last reach the last cut.
pub(crate) fn bin_width(bins: usize, rules: &CadenceRules) -> u16 {
    let last_cut = rules.day_cuts.last().copied().unwrap_or_default();
    let closed = u16::try_from(bins.saturating_sub(1)).unwrap_or(u16::MAX).max(1);
    let fitting = WIDTHS.into_iter().find(|width| width.saturating_mul(closed) >= last_cut);
    fitting.unwrap_or_else(|| last_cut.div_ceil(closed).max(1))
}

/// Counts into `bins` bins of `width` days each, the last one open.
pub(crate) fn density<'a>(
    statuses: impl Iterator<Item = &'a Status>,
    grouping: Grouping,
    rules: &CadenceRules,
    bins: usize,
    width: u16,
) -> Density {
    let (bins, width) = (bins.max(1), width.max(1));
    let bands = Band::all(grouping);
    let mut counts = vec![vec![0_usize; bands.len()]; bins];
    let mut never = 0;
    for status in statuses {
        let Some(days) = status.days_since_interaction else {
            never += 1;
            continue;
        };
        let at = usize::try_from(days / i32::from(width)).unwrap_or_default().min(bins - 1);
        let band = Band::of(status, grouping, rules);
        if let Some(place) = bands.iter().position(|known| *known == band) {
            counts[at][place] += 1;
        }
    }
    let edge = |at: usize| u16::try_from(at).unwrap_or(u16::MAX).saturating_mul(width);
    let bin = |(at, counts): (usize, Vec<usize>)| Bin {
        from: edge(at),
        to: (at + 1 < bins).then(|| edge(at + 1).saturating_sub(1)),
        count: counts.iter().sum(),
        mix: bands.iter().copied().zip(counts).filter(|(_, count)| *count > 0).collect(),
    };
    Density { bins: counts.into_iter().enumerate().map(bin).collect(), never }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rhythm::cadence::{ContactState, contact_state};
    use crate::domain::rhythm::lifecycle::Lifecycle;

    fn counted(days: &[Option<i32>], bins: usize, width: u16) -> Density {
        let rules = CadenceRules::default();
        let status = |days: &Option<i32>| Status {
            lifecycle: Lifecycle::Active,
            abc: None,
            state: contact_state(*days, 30, &rules),
            cadence_days: 30,
            last_contact: None,
            last_order: None,
            days_since_interaction: *days,
            days_since_order: None,
            revenue_12m: 0,
            excluded: None,
        };
        let statuses: Vec<Status> = days.iter().map(status).collect();
        density(statuses.iter(), Grouping::Relative, &rules, bins, width)
    }

    #[test]
    fn bins_hold_both_their_ends_and_the_last_has_none() {
        let density = counted(&[Some(0), Some(6), Some(7), Some(13), Some(14), Some(900), None], 3, 7);
        let shape: Vec<_> = density.bins.iter().map(|bin| (bin.from, bin.to, bin.count)).collect();
        assert_eq!(shape, [(0, Some(6), 2), (7, Some(13), 2), (14, None, 2)]);
        assert_eq!((density.never, density.most()), (1, 2));
    }

    #[test]
    fn a_bin_says_its_mix_and_every_client_is_somewhere() {
        let density = counted(&[Some(20), Some(21), Some(29), Some(30)], 2, 30);
        let (on_track, due, overdue) = (ContactState::OnTrack, ContactState::Due, ContactState::Overdue);
        assert_eq!(density.bins[0].mix, [(Band::State(on_track), 1), (Band::State(due), 2)]);
        assert_eq!(density.bins[1].mix, [(Band::State(overdue), 1)]);
    }

    #[test]
    fn an_empty_carteira_has_empty_bins() {
        let density = counted(&[], 4, 7);
        assert_eq!((density.bins.len(), density.most()), (4, 0));
    }

    #[test]
    fn closed_bins_reach_the_last_cut() {
        let rules = CadenceRules::default();
        for (bins, width) in
            [(22, 7), (14, 7), (13, 10), (10, 10), (9, 15), (7, 15), (6, 30), (4, 30), (3, 45), (1, 90)]
        {
            assert_eq!(bin_width(bins, &rules), width, "{bins} bins");
        }
    }
}
