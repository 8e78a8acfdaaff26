//! What can happen to a carteira while its screens are kept.

use super::{Screen, today};
use crate::domain::calendar::period::step_days;
use crate::domain::catalog::CatalogEdit;
use crate::domain::client::{Client, ClientEdit, Holding, Situation};
use crate::domain::fact::appointment::Appointment;
use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
use crate::domain::fact::order::Order as ClientOrder;
use crate::domain::fact::risk_check::RiskCheck;
use crate::domain::fact::risk_signals::RiskSeen;
use crate::domain::fact::stock_count::StockCount;
use crate::domain::indicator::analysis::insight::Evidence;
use crate::domain::keeping::stamp::Stamp;
use crate::domain::mended::Order;
use crate::domain::portfolio::change::{Change, Deed, Step};
use crate::domain::value::id::{
    AppointmentId, ClientId, InteractionId, OrderId, PrincipalId, RiskCheckId, SalespersonId, StockCountId,
};
use crate::domain::value::money::Centavos;
use chrono::NaiveDate;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

/// What a person, another tab or the clock does next.
#[derive(Clone, Debug)]
pub(super) enum Act {
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

pub(super) fn act() -> impl Strategy<Value = Act> {
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

impl Screen {
    pub(super) fn act(&mut self, act: &Act) {
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
}

fn contact(client: ClientId, id: u128, day: NaiveDate, channel: Channel, outcome: Outcome) -> Step {
    let id = InteractionId::from_u128(id);
    let interaction = Interaction::new(id, Stamp::default(), day, channel, outcome);
    Step::AddInteraction { client, interaction: Box::new(interaction) }
}
