//! What the analyses know of each client on one day: RFM, orders and revenue of twelve months, P(vivo), what is expected
//! of it and what would be lost. One file gathers; each rule stands in its own.

use crate::domain::alive::{
    Fit, Fitting, OrderHistory, Outlook, Params, Prior, Sample, Spending, expected_loss_centavos,
    is_worth_rescuing, outlook,
};
use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::step_months;
use crate::domain::indicator::status::Status;
use crate::domain::measure::rfm::{Purchases, Rfm, RfmSegment, rfm};
use crate::domain::portfolio::columns::Columns;
use crate::domain::portfolio::slot::Slot;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Days ahead that P(compra) and the expected orders look.
pub const HORIZON_DAYS: f64 = 30.0;

/// What was learnt from the whole carteira: when clients buy and what an order is worth.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Model {
    pub fit: Fit,
    /// `None` while nobody has bought.
    pub spending: Option<Spending>,
}

/// What a model is learnt from: one entry a buyer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    pub histories: Vec<OrderHistory>,
    /// Days with orders and mean centavos of such a day.
    pub spending: Vec<(u32, f64)>,
}

/// Outlooks worked out before, by slot, with the history that each is of: where the history is still the same, so is the
/// outlook.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Foreseen {
    params: Option<Params>,
    by_slot: Vec<Option<(OrderHistory, Outlook)>>,
}

/// Clients whose history changed since, that are worked out on the spot: a contact with an order, not another date.
const FEW: usize = 50;

impl Foreseen {
    /// `slots` and `outlooks` belong to the histories of the evidence, one by one.
    pub fn new(slots: &[Slot], evidence: &Evidence, outlooks: &[Outlook], model: &Model) -> Self {
        let mut by_slot = vec![None; slots.iter().max().map_or(0, |last| last.at() + 1)];
        for ((slot, history), outlook) in slots.iter().zip(&evidence.histories).zip(outlooks) {
            by_slot[*slot] = Some((*history, *outlook));
        }
        Self { params: Some(model.fit.params), by_slot }
    }

    fn get(&self, slot: Slot, history: &OrderHistory, model: &Model) -> Option<Outlook> {
        let (known, outlook) = self.by_slot.get(slot.at()).copied().flatten()?;
        (known == *history && self.params == Some(model.fit.params)).then_some(outlook)
    }
}

/// One client on one day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Insight {
    /// Against the clients of the carteira that bought. `None`: no order in the last twelve months, or out of the carteira.
    pub rfm: Option<Rfm>,
    pub segment: Option<RfmSegment>,
    /// Of the twelve months up to the day.
    pub orders_12m: u32,
    pub revenue_12m: i64,
    /// `None` without a model, or for who never bought.
    pub ahead: Option<Ahead>,
}

/// What is expected of a client that bought before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ahead {
    pub outlook: Outlook,
    /// By this day it is as likely as not to have ordered, if it still buys.
    pub next_order: Option<NaiveDate>,
    /// Expected value of its next order.
    pub order_centavos: i64,
    /// Mean month of the last twelve × (1 − P(vivo)).
    pub loss_centavos: i64,
}

impl Ahead {
    /// Neither surely there nor surely gone: a visit may decide.
    pub fn is_worth_rescuing(&self) -> bool {
        is_worth_rescuing(self.outlook.p_alive) && self.loss_centavos > 0
    }

    /// Centavos expected within the horizon.
    pub fn expected_centavos(&self) -> i64 {
        (self.outlook.expected_orders * self.order_centavos as f64).round() as i64
    }
}

impl Evidence {
    /// As known on `on`.
    pub fn of(columns: &Columns, on: NaiveDate) -> Self {
        let today = Day::of(on);
        let mut evidence = Evidence::default();
        for slot in columns.slots().filter(|slot| columns.standing[*slot].present) {
            let Some(history) = OrderHistory::from_order_days(columns.order_days_until(slot, today), today)
            else {
                continue;
            };
            evidence.histories.push(history);
            evidence.spending.extend(spent(columns, slot, today));
        }
        evidence
    }

    /// The slots that [`Evidence::of`] takes its histories from, in the same order.
    pub fn slots(columns: &Columns, on: NaiveDate) -> Vec<Slot> {
        let today = Day::of(on);
        let has_history = |slot: &Slot| {
            let days = columns.order_days_until(*slot, today);
            columns.standing[*slot].present && OrderHistory::from_order_days(days, today).is_some()
        };
        columns.slots().filter(has_history).collect()
    }

    /// What is ahead of each history, in order, saying how far it is in 0..1.
    pub fn foresee(&self, model: &Model, progress: impl Fn(f64)) -> Vec<Outlook> {
        let all = self.histories.len();
        let outlook = |(at, history): (usize, &OrderHistory)| {
            if at % 250 == 0 {
                progress(at as f64 / all as f64);
            }
            outlook(history, &model.fit.params, HORIZON_DAYS)
        };
        self.histories.iter().enumerate().map(outlook).collect()
    }

    /// Tells two bodies of evidence apart, for a cache: FNV-1a over every number.
    pub fn mark(&self) -> u64 {
        let histories = self.histories.iter().flat_map(|one| {
            [
                u64::from(one.repeats()),
                one.last().to_bits(),
                one.age().to_bits(),
                one.log_intervals().to_bits(),
            ]
        });
        let spending = self.spending.iter().flat_map(|(days, mean)| [u64::from(*days), mean.to_bits()]);
        histories
            .chain(spending)
            .fold(0xcbf2_9ce4_8422_2325, |mark, number| (mark ^ number).wrapping_mul(0x0100_0000_01b3))
    }

    /// Learns, saying how far it is in 0..1. Deterministic: the same evidence gives the same model.
    pub fn learn(&self, progress: impl Fn(f64)) -> Model {
        let sample = Sample::new(&self.histories);
        let mut fitting = Fitting::new(&sample, Prior::default());
        let fit = loop {
            match fitting.step() {
                crate::domain::alive::Progress::Running { k: _, done } => progress(done),
                crate::domain::alive::Progress::Done(fit) => break fit,
            }
        };
        Model { fit, spending: Spending::fit(&self.spending) }
    }
}

/// The insight of every slot with a status, as of the day of the statuses.
pub fn insights(
    columns: &Columns,
    statuses: &[Option<Status>],
    on: NaiveDate,
    model: Option<&Model>,
) -> Vec<Option<Insight>> {
    let work_out = |_: Slot, history: &OrderHistory, model: &Model| {
        Some(outlook(history, &model.fit.params, HORIZON_DAYS))
    };
    insights_by(columns, statuses, on, model, work_out)
}

/// What is ahead is known of everybody who bought; both by slot.
pub fn knows_every_buyer(statuses: &[Option<Status>], insights: &[Option<Insight>]) -> bool {
    statuses.iter().zip(insights).all(|(status, insight)| {
        let bought = status.as_ref().is_some_and(|status| status.last_order.is_some());
        !bought || insight.as_ref().is_some_and(|insight| insight.ahead.is_some())
    })
}

/// The same from what was foreseen: for a page that can not wait for thousands of outlooks. Nothing is said of what is
/// ahead of clients that are not foreseen, unless they are few.
pub fn insights_foreseen(
    columns: &Columns,
    statuses: &[Option<Status>],
    on: NaiveDate,
    model: Option<&Model>,
    foreseen: &Foreseen,
) -> Vec<Option<Insight>> {
    let mut left = FEW;
    let look_up = |slot: Slot, history: &OrderHistory, model: &Model| {
        foreseen.get(slot, history, model).or_else(|| {
            left = left.checked_sub(1)?;
            Some(outlook(history, &model.fit.params, HORIZON_DAYS))
        })
    };
    insights_by(columns, statuses, on, model, look_up)
}

fn insights_by(
    columns: &Columns,
    statuses: &[Option<Status>],
    on: NaiveDate,
    model: Option<&Model>,
    mut foresee: impl FnMut(Slot, &OrderHistory, &Model) -> Option<Outlook>,
) -> Vec<Option<Insight>> {
    let today = Day::of(on);
    let year_start = Day::of(step_months(on, -12)) + 1;
    let mut all: Vec<Option<Insight>> = vec![None; statuses.len()];
    let (mut buyers, mut purchases) = (Vec::new(), Vec::new());
    for (slot, status) in Slot::each(statuses) {
        let Some(status) = status else { continue };
        let bought = columns.bought_between(slot, year_start, today);
        if let Some(days) = status.days_since_order.filter(|_| bought.orders > 0 && status.is_here()) {
            buyers.push(slot);
            purchases.push(Purchases {
                days_since_order: days.into(),
                orders: bought.orders.into(),
                revenue_centavos: bought.centavos,
            });
        }
        all[slot] = Some(Insight {
            rfm: None,
            segment: None,
            orders_12m: bought.orders,
            revenue_12m: bought.centavos,
            ahead: model.and_then(|model| {
                let history = OrderHistory::from_order_days(columns.order_days_until(slot, today), today)?;
                let outlook = foresee(slot, &history, model)?;
                Some(ahead_of(columns, slot, today, bought.centavos, model, outlook))
            }),
        });
    }
    for (slot, scores) in buyers.into_iter().zip(rfm(&purchases)) {
        if let Some(insight) = &mut all[slot] {
            (insight.rfm, insight.segment) = (Some(scores), Some(scores.segment()));
        }
    }
    all
}

/// What is expected of the client of `slot` after day `today`; `None` when it never bought.
pub fn ahead(columns: &Columns, slot: Slot, today: Day, revenue_12m: i64, model: &Model) -> Option<Ahead> {
    let history = OrderHistory::from_order_days(columns.order_days_until(slot, today), today)?;
    let outlook = outlook(&history, &model.fit.params, HORIZON_DAYS);
    Some(ahead_of(columns, slot, today, revenue_12m, model, outlook))
}

fn ahead_of(
    columns: &Columns,
    slot: Slot,
    today: Day,
    revenue_12m: i64,
    model: &Model,
    outlook: Outlook,
) -> Ahead {
    let next_order =
        outlook.next_order_days.and_then(|days| today.saturating_add(i32::try_from(days).ok()?).date());
    let (orders, mean) = spent(columns, slot, today).unwrap_or((0, 0.0));
    let order_centavos = model.spending.map_or(mean, |spending| spending.expected_order(orders, mean));
    Ahead {
        outlook,
        next_order,
        order_centavos: order_centavos.round() as i64,
        loss_centavos: expected_loss_centavos(revenue_12m / 12, outlook.p_alive),
    }
}

/// Days with orders up to `today` and mean centavos of one.
fn spent(columns: &Columns, slot: Slot, today: Day) -> Option<(u32, f64)> {
    let days = columns.order_days_until(slot, today).len();
    let centavos: i64 =
        columns.orders.of(slot).iter().take(days).fold(0, |sum: i64, row| sum.saturating_add(row.centavos));
    (days > 0).then(|| (u32::try_from(days).unwrap_or(u32::MAX), centavos as f64 / days as f64))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::indicator::status::statuses;
    use crate::domain::portfolio::Portfolio;
    use crate::domain::sample;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
    }

    fn carteira() -> Portfolio {
        Portfolio::from_records(sample::records(7, today()))
    }

    #[test]
    fn every_client_of_the_sample_has_an_insight_that_makes_sense() {
        let portfolio = carteira();
        let statuses = statuses(portfolio.columns(), portfolio.rules(), today());
        let model = Evidence::of(portfolio.columns(), today()).learn(|_| {});
        assert!(!model.fit.is_initial());
        let all = insights(portfolio.columns(), &statuses, today(), Some(&model));
        let (mut rescued, mut scored) = (0, 0);
        for (status, insight) in statuses.iter().zip(&all) {
            let (Some(status), Some(insight)) = (status, insight) else {
                assert_eq!(status.is_none(), insight.is_none());
                continue;
            };
            assert_eq!(insight.revenue_12m, status.revenue_12m);
            assert_eq!(insight.ahead.is_none(), status.last_order.is_none());
            assert_eq!(insight.rfm.is_some(), insight.orders_12m > 0);
            scored += usize::from(insight.rfm.is_some());
            if let Some(ahead) = insight.ahead {
                assert!((0.0..=1.0).contains(&ahead.outlook.p_alive));
                assert!(ahead.outlook.p_buys <= ahead.outlook.p_alive + 1e-12);
                assert!(ahead.order_centavos > 0);
                rescued += usize::from(ahead.is_worth_rescuing());
            }
        }
        assert!(scored > 100 && rescued > 10, "{scored} scored, {rescued} to rescue");
    }

    #[test]
    fn what_was_foreseen_is_what_working_it_out_gives_and_another_day_is_not_mistaken_for_it() {
        let portfolio = carteira();
        let columns = portfolio.columns();
        let now = statuses(columns, portfolio.rules(), today());
        let evidence = Evidence::of(columns, today());
        let slots = Evidence::slots(columns, today());
        assert_eq!(slots.len(), evidence.histories.len());
        let model = evidence.learn(|_| {});
        let foreseen = Foreseen::new(&slots, &evidence, &evidence.foresee(&model, |_| {}), &model);
        let whole = insights(columns, &now, today(), Some(&model));
        assert_eq!(insights_foreseen(columns, &now, today(), Some(&model), &foreseen), whole);
        assert!(knows_every_buyer(&now, &whole));
        let unforeseen = insights_foreseen(columns, &now, today(), Some(&model), &Foreseen::default());
        assert!(!knows_every_buyer(&now, &unforeseen));
        let ahead = |all: &[Option<Insight>]| all.iter().flatten().filter(|one| one.ahead.is_some()).count();
        let nothing = insights_foreseen(columns, &now, today(), Some(&model), &Foreseen::default());
        assert_eq!(ahead(&nothing), FEW, "no more than a page has time for");
        let tomorrow = crate::domain::calendar::period::step_days(today(), 1);
        let then = statuses(columns, portfolio.rules(), tomorrow);
        let stale = insights_foreseen(columns, &then, tomorrow, Some(&model), &foreseen);
        assert_eq!(ahead(&stale), FEW);
        assert!(ahead(&whole) > 2 * FEW);
    }

    #[test]
    fn the_past_does_not_know_what_came_later() {
        let portfolio = carteira();
        let then = today() - chrono::Days::new(200);
        let known = Evidence::of(portfolio.columns(), then);
        let earlier: Vec<_> = sample::records(7, today());
        let forgetful = Portfolio::from_records(earlier.into_iter().map(|record| match record {
            crate::domain::record::Record::Client(mut dossier) => {
                dossier.orders.retain(|order| order.date <= then);
                crate::domain::record::Record::Client(dossier)
            }
            other => other,
        }));
        assert_eq!(known, Evidence::of(forgetful.columns(), then));
        assert_eq!(known.mark(), Evidence::of(forgetful.columns(), then).mark());
        assert_ne!(known.mark(), Evidence::of(portfolio.columns(), today()).mark());
    }

    #[test]
    fn without_a_model_nothing_is_said_of_the_future() {
        let portfolio = carteira();
        let statuses = statuses(portfolio.columns(), portfolio.rules(), today());
        let all = insights(portfolio.columns(), &statuses, today(), None);
        assert!(all.iter().flatten().all(|insight| insight.ahead.is_none()));
        assert_eq!(Evidence::default().learn(|_| {}).spending, None);
    }
}
