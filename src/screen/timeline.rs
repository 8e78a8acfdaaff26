//! *Linha do tempo*: the columns of days without contact, what a tap on one keeps, and a row as words.

pub(crate) mod card;
pub(crate) mod machine;
pub(crate) mod picture;
pub(crate) mod span;

use super::client::name_of;
use super::filters::active;
use super::passing::{Known, passing};
use super::scale::{Scale, Shade};
use crate::domain::calendar::day::Day;
use crate::domain::filter::Filter;
use crate::domain::filter::facets::{FacetValue, toggle};
use crate::domain::indicator::status::Status;
use crate::domain::indicator::timeline::{Band, Bin, Density, Grouping, bin_width, density};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rhythm::cadence::ContactState;
use crate::domain::segment::built_in::{BuiltIn, bought_unseen};
use crate::text::filters::searched;
use crate::text::timeline::{self as words, column};
use crate::text::{format, labels};

pub(crate) fn grouping(scale: Scale) -> Grouping {
    match scale {
        Scale::Relative => Grouping::Relative,
        Scale::Days => Grouping::Days,
    }
}

/// What stands for a band.
fn shade_of(band: Band) -> Shade {
    match band {
        Band::State(state) => Shade::State(state),
        Band::Days(band) => Shade::Band(band),
    }
}

/// One column of the density.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Column {
    pub label: String,
    /// Below the column.
    pub edge: String,
    pub count: usize,
    /// Of each band how many, those shortest without contact first.
    pub parts: Vec<(Shade, usize)>,
    pub keeps: Keeps,
}

/// What a tap leaves visible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Keeps {
    /// Both ends inside.
    Days(u16, u16),
    Never,
}

impl Keeps {
    pub(crate) fn holds(self, filter: &Filter) -> bool {
        match self {
            Keeps::Days(from, to) => (filter.days_at_least, filter.days_at_most) == (Some(from), Some(to)),
            Keeps::Never => filter.states.len() == 1 && filter.states.contains(&ContactState::Never),
        }
    }

    /// Days have one range, and who was never contacted is in none.
    pub(crate) fn toggle(self, filter: &mut Filter) {
        let on = !self.holds(filter);
        (filter.days_at_least, filter.days_at_most) = (None, None);
        filter.states.remove(&ContactState::Never);
        match self {
            Keeps::Days(from, to) if on => {
                (filter.days_at_least, filter.days_at_most) = (Some(from), Some(to))
            }
            Keeps::Never if on => filter.states = [ContactState::Never].into(),
            Keeps::Days(..) | Keeps::Never => {}
        }
    }
}

/// The filter in force without the columns' own part of it.
pub(crate) fn without_columns(filter: &Filter) -> Filter {
    let mut open = filter.clone();
    (open.days_at_least, open.days_at_most) = (None, None);
    if Keeps::Never.holds(&open) {
        open.states.clear();
    }
    open
}

/// So many columns have room, each as wide as a finger: from 3 to half a year of weeks.
pub(crate) fn room_for(columns: f64) -> usize {
    (columns.floor() as usize).clamp(3, 27)
}

/// Counted over what passes the `open` filter, in so many columns: the last is of those never contacted.
pub(crate) fn counted(known: &Known<'_>, open: &Filter, by: Grouping, columns: usize) -> Density {
    let rules = &known.portfolio.rules().cadence;
    let bins = columns.saturating_sub(1);
    density(
        passing(known, open).into_iter().map(|(_, status)| status),
        by,
        rules,
        bins,
        bin_width(bins, rules),
    )
}

/// The columns from left to right.
pub(crate) fn columns(counted: &Density) -> Vec<Column> {
    let never = Column {
        label: words::bin_never(counted.never),
        edge: words::BIN_NEVER.to_owned(),
        count: counted.never,
        parts: vec![(Shade::State(ContactState::Never), counted.never)],
        keeps: Keeps::Never,
    };
    let days = |bin: &Bin| Column {
        label: words::bin(bin.count, bin.from, bin.to),
        edge: words::bin_edge(bin.from, bin.to.is_none()),
        count: bin.count,
        parts: bin.mix.iter().map(|(band, count)| (shade_of(*band), *count)).collect(),
        keeps: Keeps::Days(bin.from, bin.to.unwrap_or(u16::MAX)),
    };
    counted.bins.iter().map(days).chain([never]).collect()
}

/// How many of the rows bought after their last contact; `None`: nobody.
pub(crate) fn unseen(rows: &[Slot], statuses: &[Option<Status>]) -> Option<String> {
    let status = |slot: &Slot| statuses.get(slot.at()).and_then(Option::as_ref);
    let found = rows.iter().filter_map(status).filter(|status| bought_unseen(status)).count();
    (found > 0).then(|| words::bought_unseen(found, rows.len()))
}

/// The filter that keeps those rows alone.
pub(crate) fn keeps_unseen(filter: &Filter) -> bool {
    filter.built_in.as_deref() == Some(BuiltIn::BoughtUnseen.key())
}

/// Keeps them alone, or lets the others back in.
pub(crate) fn toggle_unseen(filter: &mut Filter) {
    let key = BuiltIn::BoughtUnseen.key().to_owned();
    if keeps_unseen(filter) {
        toggle(filter, &FacetValue::BuiltIn(key));
    } else {
        filter.only.clear();
        filter.built_in = Some(key);
    }
}

/// What the filter leaves, as its chips say it; nothing without one.
pub(crate) fn filtered_by(p: &Portfolio, filter: &Filter) -> String {
    let typed = (!filter.text.is_empty()).then(|| searched(&filter.text));
    let chosen = active(p, filter).into_iter().map(|(_, words)| words);
    typed.into_iter().chain(chosen).collect::<Vec<_>>().join(", ")
}

pub(crate) const HEADINGS: [&str; 6] =
    [column::CLIENT, column::STATE, column::DAYS, column::INTERVAL, column::LAST_CONTACT, column::LAST_ORDER];

/// A row as words, in the order of [`HEADINGS`]: name, state, days without contact, interval, last contact, last order. `None`: no client in the slot.
pub(crate) fn line(p: &Portfolio, slot: Slot, status: &Status) -> Option<[String; 6]> {
    let name = name_of(p.client_at(slot)?).to_owned();
    let day = |day: Option<Day>| format::or_none(day.and_then(Day::date), format::date);
    Some([
        name,
        labels::state(status.state).to_owned(),
        words::days_without(status.days_since_interaction),
        format::days(i64::from(status.cadence_days)),
        day(status.last_contact),
        day(status.last_order),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::Origin;
    use crate::domain::value::id::ClientId;
    use crate::screen::small::{Small, ranked, seen};

    const DAY: &str = "2026-11-18";
    const NAMES: [&str; 3] = ["Ana", "Bia", "Caio"];

    fn three() -> Portfolio {
        Small::clients(&NAMES).visit(1, DAY).visit(2, "2026-01-10").order(2, "2025-12-01", 100).portfolio()
    }

    fn shown(p: &Portfolio, filter: &Filter, by: Grouping) -> Vec<Column> {
        let (statuses, names) = (seen(p, DAY), ranked(&NAMES));
        let known =
            Known { portfolio: p, statuses: &statuses, names: &names, holders: &[], characters: None };
        columns(&counted(&known, &without_columns(filter), by, 8))
    }

    #[test]
    fn what_a_picture_is_of_is_said_by_its_filters() {
        let p = three();
        assert_eq!(filtered_by(&p, &Filter::default()), "");
        let filter = Filter { text: "ana".into(), states: [ContactState::Never].into(), ..Filter::default() };
        assert_eq!(filtered_by(&p, &filter), format!("{}, sem registro", searched("ana")));
    }

    #[test]
    fn who_bought_after_the_last_contact_is_counted_and_kept_by_one_tap() {
        let p = Small::clients(&NAMES)
            .visit(1, "2026-11-01")
            .order_with(1, "2026-11-10", 100, |order| order.origin = Origin::Imported)
            .order_with(2, "2026-11-10", 100, |order| order.origin = Origin::Imported)
            .visit(2, DAY)
            .portfolio();
        let slots = [0, 1, 2].map(Slot::new);
        let statuses = seen(&p, DAY);
        assert_eq!(unseen(&slots, &statuses), Some(words::bought_unseen(1, 3)));
        assert_eq!(unseen(&slots[1..], &statuses), None);
        let mut filter = Filter::default();
        toggle_unseen(&mut filter);
        assert!(keeps_unseen(&filter));
        filter.only = [ClientId::from_u128(1)].into();
        toggle_unseen(&mut filter);
        assert!(filter.is_empty());
    }

    #[test]
    fn columns_count_each_client_once_and_the_last_who_was_never_contacted() {
        let p = three();
        for by in [Grouping::Relative, Grouping::Days] {
            let all = shown(&p, &Filter::default(), by);
            assert_eq!(all.len(), 8);
            assert_eq!(all.iter().map(|one| one.count).sum::<usize>(), 3);
            assert_eq!((all[0].count, all[6].count, all[7].count), (1, 1, 1));
            assert_eq!((all[7].edge.as_str(), all[7].keeps), (words::BIN_NEVER, Keeps::Never));
            assert!(matches!(all[6].keeps, Keeps::Days(_, u16::MAX)));
        }
        let relative = shown(&p, &Filter::default(), Grouping::Relative);
        assert_eq!(relative[0].parts, [(Shade::State(ContactState::OnTrack), 1)]);
        let days = shown(&p, &Filter::default(), Grouping::Days);
        assert_eq!(
            (&days[0].parts[..], &days[6].parts[..]),
            (&[(Shade::Band(0), 1)][..], &[(Shade::Band(5), 1)][..])
        );
    }

    #[test]
    fn the_columns_own_filter_does_not_empty_them() {
        let p = three();
        let mut filter = Filter::default();
        for keeps in [Keeps::Never, Keeps::Days(0, 7)] {
            keeps.toggle(&mut filter);
            assert!(keeps.holds(&filter));
            let counts: usize = shown(&p, &filter, Grouping::Days).iter().map(|one| one.count).sum();
            assert_eq!(counts, 3);
        }
        // States chosen elsewhere stay.
        filter.states = [ContactState::Never, ContactState::OnTrack].into();
        let counts: usize = shown(&p, &filter, Grouping::Days).iter().map(|one| one.count).sum();
        assert_eq!(counts, 2);
    }

    #[test]
    fn one_column_is_kept_at_a_time_and_a_second_tap_lets_go() {
        let mut filter = Filter::default();
        Keeps::Days(0, 7).toggle(&mut filter);
        Keeps::Never.toggle(&mut filter);
        assert!(Keeps::Never.holds(&filter) && !Keeps::Days(0, 7).holds(&filter));
        Keeps::Days(8, 15).toggle(&mut filter);
        assert!(!Keeps::Never.holds(&filter));
        Keeps::Days(8, 15).toggle(&mut filter);
        assert_eq!(filter, Filter::default());
    }

    #[test]
    fn a_line_says_what_is_not_known() {
        let p = three();
        let of = |slot: Slot| line(&p, slot, seen(&p, DAY)[slot].as_ref().unwrap()).unwrap();
        let bia = of(Slot::new(1));
        assert_eq!((bia[0].as_str(), bia[1].as_str()), ("Bia", "esquecido"));
        assert_eq!((bia[4].as_str(), bia[5].as_str()), ("10/01/2026", "01/12/2025"));
        assert_eq!(of(Slot::new(2))[4..], ["—", "—"]);
        assert_eq!(line(&p, Slot::new(7), seen(&p, DAY)[0].as_ref().unwrap()), None);
    }

    #[test]
    fn columns_are_whole_and_never_too_few_or_too_many() {
        for (room, columns) in [(0.0, 3), (3.9, 3), (4.0, 4), (27.9, 27), (400.0, 27), (f64::NAN, 3)] {
            assert_eq!(room_for(room), columns);
        }
    }

    #[test]
    fn each_scale_has_its_grouping() {
        assert_eq!((grouping(Scale::Relative), grouping(Scale::Days)), (Grouping::Relative, Grouping::Days));
    }
}
