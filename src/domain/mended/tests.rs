//! Mended after each act and each taking back, everything is as if it were worked out anew.

mod acts;

use super::day_list::Seen;
use super::{
    AlertList, CoverageCount, DayList, Holders, Listed, Listing, NameIndex, Names, Order, Statuses, relist,
};
use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::{Month, Period};
use crate::domain::fact::interaction::{Channel, Outcome};
use crate::domain::filter::Filter;
use crate::domain::indicator::analysis::insight::Model;
use crate::domain::indicator::coverage::held_by::HeldBy;
use crate::domain::indicator::coverage::{Coverage, members};
use crate::domain::indicator::status::{Status, every_status, gone_statuses, statuses};
use crate::domain::keeping::stamp::Stamp;
use crate::domain::plan::alerts::{Copied, Known, alerts};
use crate::domain::plan::day::worklist::Work;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::change::Change;
use crate::domain::portfolio::columns::Columns;
use crate::domain::portfolio::slot::Slot;
use crate::domain::record::Record;
use crate::domain::value::id::SalespersonId;
use acts::{Act, act};
use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::Arc;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 18).unwrap()
}

/// A carteira with all that is kept beside it, as an open app has them.
struct Screen {
    portfolio: Portfolio,
    on: NaiveDate,
    filter: Filter,
    whose: Option<Option<SalespersonId>>,
    order: Order,
    model: Option<Model>,
    inverses: Vec<Change>,
    clock: u64,
    next: u128,
    statuses: (Statuses, Option<Arc<Vec<Option<Status>>>>),
    names: (Names, Option<Arc<NameIndex>>),
    holders: (Holders, Option<Arc<Vec<Option<SalespersonId>>>>),
    listing: (Listing, Option<Arc<Vec<Slot>>>),
    coverage: CoverageCount,
    day: DayList,
    alerts: AlertList,
    /// Worked out a few clients at a time, while the data change.
    alerts_in_turns: AlertList,
    /// How often they were all there.
    in_turns: usize,
}

impl Screen {
    fn new() -> Self {
        Self {
            portfolio: Portfolio::default(),
            on: today(),
            filter: Filter::default(),
            whose: None,
            order: Order::Urgency,
            model: None,
            inverses: Vec::new(),
            clock: 0,
            next: 1,
            statuses: Default::default(),
            names: Default::default(),
            holders: Default::default(),
            listing: Default::default(),
            coverage: CoverageCount::default(),
            day: DayList::default(),
            alerts: AlertList::default(),
            alerts_in_turns: AlertList::default(),
            in_turns: 0,
        }
    }

    fn stamp(&mut self) -> Stamp {
        self.clock += 1;
        Stamp { millis: self.clock, ..Stamp::default() }
    }

    fn fresh(&mut self) -> u128 {
        self.next += 1;
        self.next
    }

    /// Brings all up to date and compares it with what is worked out anew.
    fn look(&mut self) {
        let (p, on) = (&self.portfolio, self.on);
        let fresh = Portfolio::from_records(p.records());
        assert_eq!(p.whole_columns(), &Columns::of(p.dossiers(), &p.rules().coverage));
        assert_eq!(p.columns(), &Columns::of_side(p.side(), p.dossiers(), &p.rules().coverage));
        assert_eq!(p.client_count(), fresh.client_count());
        let (all, _) = self.statuses.0.follow(self.statuses.1.take(), p, on);
        assert_eq!(*all, statuses(p.columns(), p.rules(), on));
        let gone = gone_statuses(p.columns(), p.rules(), on);
        let every = p.slots().zip(every_status(p.columns(), p.rules(), on));
        let is_gone =
            |(slot, status): (Slot, Option<Status>)| Some((slot, status.filter(|one| !one.is_here())?));
        assert_eq!(gone, every.filter_map(is_gone).collect::<Vec<_>>());
        let (names, _) = self.names.0.follow(self.names.1.take(), p);
        assert_eq!(*names, *Names::default().follow(None, p).0);
        let (holders, _) = self.holders.0.follow(self.holders.1.take(), p, on);
        let by_rows: Vec<_> =
            (0..p.columns().len()).map(|slot| p.columns().holder_on(Slot::new(slot), Day::of(on))).collect();
        assert_eq!(*holders, by_rows);
        let period = Period::new(Month::of(on).first_day(), on);
        let held_by = HeldBy::new(self.whose.into_iter().collect());
        let counted = self.coverage.follow(p, period, on, &held_by);
        let mut expected = Coverage::default();
        members(p.columns(), p.rules(), period, on)
            .filter(|(slot, _)| held_by.lets(holders[slot.at()]))
            .for_each(|(_, member)| expected.add(member));
        assert_eq!(counted, &expected);
        let whole = self.statuses.0.whole();
        let listed = Listed {
            portfolio: p,
            filter: &self.filter,
            order: self.order,
            on,
            statuses: &all,
            whole,
            names: &names,
            holders: &holders,
            characters: None,
        };
        let (shown, _) = relist(&mut self.listing.0, self.listing.1.take(), &listed);
        assert_eq!(shown, relist(&mut Listing::default(), None, &listed).0);
        let seen = Seen {
            portfolio: p,
            on,
            statuses: &all,
            whole,
            names: &names,
            holders: &holders,
            held_by: &held_by,
        };
        self.day.follow(&seen);
        let mut anew = DayList::default();
        anew.follow(&seen);
        for work in Work::ALL {
            assert_eq!(
                self.day.first(work, usize::MAX, &seen),
                anew.first(work, usize::MAX, &seen),
                "{work:?}"
            );
            assert_eq!(self.day.len(work), anew.first(work, usize::MAX, &seen).len());
        }
        let rank = |slot: Slot| names.get(slot).map_or(u32::MAX, |name| name.rank);
        let copied = Copied::On(today());
        let whole_statuses = statuses(p.whole_columns(), p.rules(), on);
        let model = self.model.as_ref();
        let known = Known { portfolio: p, statuses: &whole_statuses, model, copied, today: on };
        // What is kept of them is of the whole carteira.
        if p.side().is_empty() {
            assert_eq!(self.alerts.follow(&known, whole, rank), alerts(&known, rank));
            if self.alerts_in_turns.go_on(&known, whole, 2) {
                assert_eq!(self.alerts_in_turns.follow(&known, whole, rank), alerts(&known, rank));
                self.in_turns += 1;
            }
        }
        self.statuses.1 = Some(all);
        self.names.1 = Some(names);
        self.holders.1 = Some(holders);
        self.listing.1 = Some(shown);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]
    #[test]
    fn after_any_acts_and_takings_back_all_is_as_if_worked_out_anew(
        acts in vec((act(), any::<bool>()), 1..90),
    ) {
        let mut screen = Screen::new();
        for (act, looks) in &acts {
            screen.act(act);
            // Nobody looks after every act.
            if *looks {
                screen.look();
            }
        }
        screen.look();
    }
}

/// Acts that change one client are mended, not worked out anew: the other tests would hold for that as well.
#[test]
fn a_contact_works_nothing_out_anew() {
    let mut screen = Screen::new();
    (0..20).for_each(|who| screen.act(&Act::Register(who, format!("Cliente {who}"))));
    screen.act(&Act::Order(3, 5, 100, 1));
    screen.look();
    let (whole, mark) = (screen.statuses.0.whole(), screen.portfolio.mark());
    let but_contacts = screen.portfolio.mark_but_contacts();
    screen.act(&Act::Contact(3, 0, Channel::Visit, Outcome::Success));
    assert_eq!(screen.portfolio.touched_since(&mark), Some(vec![Slot::new(3)]));
    assert!(screen.portfolio.mark_but_contacts() == but_contacts);
    screen.look();
    screen.act(&Act::TakeBack(0));
    screen.look();
    assert_eq!(screen.statuses.0.whole(), whole);
    screen.act(&Act::Order(3, 5, 100, 1));
    assert!(screen.portfolio.mark_but_contacts() != but_contacts);
}

#[test]
fn alerts_worked_out_in_turns_are_there_after_everybody_was_looked_at_and_again_after_a_change() {
    let mut screen = Screen::new();
    (0..6).for_each(|who| screen.act(&Act::Register(who, format!("Cliente {who}"))));
    let mut done = || {
        screen.look();
        let done = screen.in_turns;
        screen.act(&Act::Contact(3, 0, Channel::Visit, Outcome::Success));
        done
    };
    assert_eq!([(); 4].map(|()| done()), [0, 0, 1, 2]);
}

/// The same while one side is looked at; turning to it works out the statuses once.
#[test]
fn a_contact_works_nothing_out_anew_on_a_side_either() {
    let mut screen = Screen::new();
    (0..20).for_each(|who| screen.act(&Act::Register(who, format!("Cliente {who}"))));
    (0..9).for_each(|who| screen.act(&Act::Order(who, 5, 100, 1)));
    screen.look();
    let (whole, mark) = (screen.statuses.0.whole(), screen.portfolio.mark());
    screen.act(&Act::Look(Some(1)));
    screen.look();
    assert_eq!(screen.statuses.0.whole(), whole + 1);
    assert!(screen.portfolio.mark() == mark, "no client changed");
    screen.act(&Act::Contact(3, 0, Channel::Visit, Outcome::Success));
    screen.act(&Act::Order(4, 0, 0, 2));
    screen.look();
    assert_eq!(screen.statuses.0.whole(), whole + 1);
}

/// What another tab or a file brings in is followed as well.
#[test]
fn records_from_elsewhere_are_followed() {
    let mut screen = Screen::new();
    (0..9).for_each(|who| screen.act(&Act::Register(who, format!("Cliente {who}"))));
    screen.look();
    let mut elsewhere = Screen::new();
    elsewhere.clock = 1_000;
    (4..80).for_each(|who| elsewhere.act(&Act::Register(who, format!("Dali {who}"))));
    let records: Vec<Record> = elsewhere.portfolio.records().collect();
    screen.portfolio.absorb(records[..3].to_vec());
    screen.look();
    screen.portfolio.absorb(records);
    screen.look();
    assert_eq!(screen.portfolio.client_count(), 80);
}
