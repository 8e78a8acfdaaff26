//! Mended after each act and each taking back, everything is as if it were worked out anew.

use super::day_list::Seen;
use super::{
    AlertList, CoverageCount, DayList, Holders, Listed, Listing, NameIndex, Names, Order, Statuses, relist,
};
use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::{Month, Period, step_days};
use crate::domain::catalog::CatalogEdit;
use crate::domain::client::{Client, ClientEdit, Holding, Situation};
use crate::domain::fact::appointment::Appointment;
use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
use crate::domain::fact::order::Order as ClientOrder;
use crate::domain::fact::risk_check::RiskCheck;
use crate::domain::fact::risk_signals::RiskSeen;
use crate::domain::fact::stock_count::StockCount;
use crate::domain::filter::Filter;
use crate::domain::indicator::analysis::insight::{Evidence, Model};
use crate::domain::indicator::coverage::held_by::HeldBy;
use crate::domain::indicator::coverage::{Coverage, members};
use crate::domain::indicator::status::{Status, every_status, gone_statuses, statuses};
use crate::domain::keeping::stamp::Stamp;
use crate::domain::plan::alerts::{Copied, Known, alerts};
use crate::domain::plan::day::worklist::Work;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::change::{Change, Deed, Step};
use crate::domain::portfolio::columns::Columns;
use crate::domain::portfolio::slot::Slot;
use crate::domain::record::Record;
use crate::domain::value::id::{
    AppointmentId, ClientId, InteractionId, OrderId, PrincipalId, RiskCheckId, SalespersonId, StockCountId,
};
use crate::domain::value::money::Centavos;
use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use std::sync::Arc;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 18).unwrap()
}

/// What a person, another tab or the clock does next.
#[derive(Clone, Debug)]
enum Act {
    Register(u8, String),
    Rename(u8, String),
    Erase(u8),
    Hand(u8, Option<u8>),
    Leave(u8, i64),
    Place(u8, Option<String>, u8),
    Contact(u8, i64, Channel, Outcome),
    /// Days ago, reais, and the number of its representada; 0 names none.
    Order(u8, i64, i64, u8),
    /// One side is looked at, or everything again.
    Look(Option<u8>),
    /// As one vendedor, or as nobody's; or everybody.
    Whose(Option<Option<u8>>),
    Visit(u8, i64),
    Count(u8, i64, i64),
    /// So many protestos were seen.
    Check(u8, i64, u32),
    /// Contacts with everybody at once.
    Bulk(i64),
    Rule(u8),
    /// Takes back the act before so many.
    TakeBack(u8),
    /// The last act could not be kept.
    Revert,
    Day(i64),
    Sort(usize, String),
    /// One letter more of what is looked for.
    Type(char),
    /// The worker has learnt when clients buy.
    Learn,
}

fn act() -> impl Strategy<Value = Act> {
    let who = 0..24_u8;
    let name = "[A-Da-dÁ]{1,2}";
    let ago = || prop_oneof![3 => 0..40_i64, 1 => 0..800_i64];
    let channels = || select(Channel::ALL.to_vec());
    let outcomes = || select(Outcome::ALL.to_vec());
    prop_oneof![
        3 => (who.clone(), name).prop_map(|(who, name)| Act::Register(who, name)),
        2 => (who.clone(), name).prop_map(|(who, name)| Act::Rename(who, name)),
        1 => who.clone().prop_map(Act::Erase),
        1 => (who.clone(), of(0..3_u8)).prop_map(|(who, to)| Act::Hand(who, to)),
        1 => (who.clone(), -3..9_i64).prop_map(|(who, ago)| Act::Leave(who, ago)),
        1 => (who.clone(), of(name.prop_map(String::from)), 0..4_u8).prop_map(|(a, b, c)| Act::Place(a, b, c)),
        8 => (who.clone(), ago(), channels(), outcomes()).prop_map(|(a, b, c, d)| Act::Contact(a, b, c, d)),
        3 => (who.clone(), ago(), -50..400_i64, 0..3_u8).prop_map(|(a, b, c, d)| Act::Order(a, b, c, d)),
        2 => of(0..3_u8).prop_map(Act::Look),
        1 => of(of(0..3_u8)).prop_map(Act::Whose),
        2 => (who.clone(), -9..9_i64).prop_map(|(who, ago)| Act::Visit(who, ago)),
        2 => (who.clone(), 0..30_i64, 0..40_i64).prop_map(|(who, ago, units)| Act::Count(who, ago, units)),
        2 => (who, 0..200_i64, 0..5_u32).prop_map(|(who, ago, count)| Act::Check(who, ago, count)),
        1 => ago().prop_map(Act::Bulk),
        1 => (0..6_u8).prop_map(Act::Rule),
        4 => (0..5_u8).prop_map(Act::TakeBack),
        1 => Just(Act::Revert),
        1 => (-3..4_i64).prop_map(Act::Day),
        1 => Just(Act::Learn),
        1 => (0..Order::ALL.len(), "a?b?").prop_map(|(at, typed)| Act::Sort(at, typed)),
        2 => select(vec!['a', 'b', ' ']).prop_map(Act::Type),
    ]
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

    fn act(&mut self, act: &Act) {
        let id = |who: &u8| ClientId::from_u128((*who).into());
        let edit = |who: &u8, edits: Vec<ClientEdit>| Step::EditClient { client: id(who), edits };
        let before = |ago: &i64| step_days(today(), -ago);
        let fresh = self.fresh();
        let steps = match act {
            Act::Register(who, name) => {
                let mut client = Client::new(id(who), Stamp::default());
                client.legal_name.clone_from(name);
                vec![Step::AddClient(Box::new(client))]
            }
            Act::Rename(who, name) => vec![edit(who, vec![ClientEdit::LegalName(name.clone())])],
            Act::Erase(who) => vec![Step::EraseClient { client: id(who) }],
            Act::Hand(who, to) => {
                let salesperson = to.map(|to| SalespersonId::from_u128(to.into()));
                let since = Some(step_days(today(), -2));
                vec![edit(who, vec![ClientEdit::Holdings(vec![Holding { since, salesperson }])])]
            }
            Act::Leave(who, ago) => vec![edit(who, vec![ClientEdit::Left(Some(before(ago)))])],
            Act::Place(who, city, situation) => {
                let every = [Situation::Active, Situation::Blocked, Situation::Prospect, Situation::Former];
                let situation = every[usize::from(*situation)];
                let edits = vec![ClientEdit::City(city.clone()), ClientEdit::Situation(situation)];
                vec![edit(who, edits)]
            }
            Act::Contact(who, ago, channel, outcome) => {
                vec![contact(id(who), fresh, before(ago), *channel, *outcome)]
            }
            Act::Whose(whose) => {
                let seller = |one: u8| SalespersonId::from_u128(one.into());
                self.whose = whose.map(|one| one.map(seller));
                return;
            }
            Act::Look(side) => {
                let side = side.map(|side| PrincipalId::from_u128(side.into()));
                return self.portfolio.look_at(&side.into_iter().collect());
            }
            Act::Order(who, ago, reais, of) => {
                let value = Centavos::new(reais * 100);
                let bare = ClientOrder::new(OrderId::from_u128(fresh), Stamp::default(), before(ago), value);
                let principal = (*of > 0).then(|| PrincipalId::from_u128((*of).into()));
                let order = ClientOrder { principal, ..bare };
                vec![Step::AddOrder { client: id(who), order: Box::new(order) }]
            }
            Act::Visit(who, ago) => {
                let day = before(ago);
                let visit = AppointmentId::from_u128(fresh);
                let visit = Appointment::new(visit, Stamp::default(), day, Channel::Visit);
                vec![Step::PutFact { client: id(who), fact: Box::new(visit.into()) }]
            }
            Act::Count(who, ago, units) => {
                let count = StockCountId::from_u128(fresh);
                let count = StockCount::new(count, Stamp::default(), before(ago), "café".to_owned(), *units);
                vec![Step::PutFact { client: id(who), fact: Box::new(count.into()) }]
            }
            Act::Check(who, ago, protests) => {
                let bare = RiskCheck::new(RiskCheckId::from_u128(fresh), Stamp::default(), before(ago));
                let seen = RiskSeen { protests: Some(*protests), ..RiskSeen::default() };
                let check = RiskCheck { seen, ..bare };
                vec![Step::PutFact { client: id(who), fact: Box::new(check.into()) }]
            }
            Act::Bulk(ago) => {
                let everybody: Vec<ClientId> =
                    self.portfolio.clients().map(|(_, client)| client.id).collect();
                let each = (0..).zip(everybody);
                let day = before(ago);
                let contact = |(at, client): (u128, ClientId)| {
                    contact(client, (fresh << 32) + at, day, Channel::Visit, Outcome::Success)
                };
                each.map(contact).collect()
            }
            Act::Rule(kind) => {
                let (path, value) = [
                    ("coverage.include_blocked", serde_json::json!(true)),
                    ("cadence.a_days", serde_json::json!(9)),
                    ("abc.a_percent", serde_json::json!(60)),
                    ("lifecycle.default_cycle_days", serde_json::json!(12)),
                    ("snooze.copy", serde_json::json!("2026-12-01")),
                    ("alerts.risk_news_days", serde_json::json!(5)),
                ][usize::from(*kind)]
                .clone();
                vec![Step::EditCatalog(CatalogEdit::Setting { id: path.to_owned(), value: Some(value) })]
            }
            Act::TakeBack(many) => {
                let at = self.inverses.len().checked_sub(1 + usize::from(*many));
                match at {
                    Some(at) => self.inverses.remove(at).steps,
                    None => return,
                }
            }
            Act::Revert => {
                let stamp = self.stamp();
                let change = Change {
                    deed: Deed::RecordInteraction,
                    steps: vec![contact(
                        ClientId::from_u128(1),
                        fresh,
                        today(),
                        Channel::Visit,
                        Outcome::Success,
                    )],
                };
                if let Ok(applied) = self.portfolio.apply(&change, stamp) {
                    self.look();
                    self.portfolio.revert(&applied);
                }
                return;
            }
            Act::Day(by) => return self.on = step_days(today(), *by),
            Act::Learn => {
                self.model = Some(Evidence::of(self.portfolio.columns(), self.on).learn(|_| {}));
                return;
            }
            Act::Sort(at, typed) => {
                self.order = Order::ALL[*at];
                self.filter.text.clone_from(typed);
                return;
            }
            Act::Type(letter) => return self.filter.text.push(*letter),
        };
        let stamp = self.stamp();
        if let Ok(applied) = self.portfolio.apply(&Change { deed: Deed::Edit, steps }, stamp) {
            self.inverses.push(applied.inverse);
        }
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

fn contact(client: ClientId, id: u128, day: NaiveDate, channel: Channel, outcome: Outcome) -> Step {
    let id = InteractionId::from_u128(id);
    let interaction = Interaction::new(id, Stamp::default(), day, channel, outcome);
    Step::AddInteraction { client, interaction: Box::new(interaction) }
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
