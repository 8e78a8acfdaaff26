//! *Por que esta classe?*: the dates, the limits and what changes next, in the order in which they stand.

use crate::domain::calendar::day::Day;
use crate::domain::indicator::analysis::insight::{Ahead, Model, ahead as ahead_of};
use crate::domain::indicator::status::Status;
use crate::domain::indicator::status::incidents::between;
use crate::domain::indicator::status::why::{ClassWhy, ContactWhy, class_why, contact_why};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::rhythm::cadence::ContactState;
use crate::text::{ahead as said, format, incidents, labels, why as words};
use chrono::NaiveDate;

/// Dates of orders shown; what is older is counted.
const DATES: usize = 8;

/// Until or from when something holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Limit {
    pub name: &'static str,
    /// Of a limit of the contact.
    pub contact_state: Option<ContactState>,
    pub words: String,
    /// It holds now.
    pub is_here: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ClassPart {
    pub sentence: String,
    pub rule: String,
    pub notes: Vec<String>,
    pub next: Option<String>,
    /// Empty for a class that no day moves.
    pub limits: Vec<Limit>,
    /// Of orders, the latest first.
    pub dates: Vec<String>,
    pub earlier: Option<String>,
}

pub(crate) fn class_part(p: &Portfolio, slot: Slot, on: NaiveDate) -> Option<ClassPart> {
    let why = class_why(p.columns(), p.rules(), slot, on)?;
    let limit = |(class, words)| Limit {
        name: labels::lifecycle(class),
        contact_state: None,
        words,
        is_here: class == why.class,
    };
    let limits = words::limits(&why).into_iter().map(limit).collect();
    let is_irregular = why.rhythm.is_some_and(|rhythm| rhythm.irregular);
    let irregular = is_irregular.then(|| words::IRREGULAR_WHY.to_owned());
    let earlier = why.order_dates.len().saturating_sub(DATES);
    Some(ClassPart {
        sentence: words::class(&why),
        rule: words::rule(&why),
        notes: words::season(&why).into_iter().chain(irregular).collect(),
        next: words::next_class(&why, on),
        limits: if why.active_until.is_some() { limits } else { Vec::new() },
        dates: why.order_dates.iter().rev().take(DATES).map(|date| format::date(*date)).collect(),
        earlier: (earlier > 0).then(|| words::earlier(earlier)),
    })
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AheadPart {
    pub sentence: String,
    pub buys: String,
    /// The rule of days says otherwise.
    pub disagreement: Option<String>,
    /// Eventualidades since the last order, oldest first.
    pub incidents: Vec<String>,
}

/// Of this client alone; the others need not be looked at. `None`: it never bought.
pub(crate) fn ahead_part(
    p: &Portfolio,
    slot: Slot,
    status: Option<&Status>,
    model: &Model,
    on: NaiveDate,
) -> Option<AheadPart> {
    let revenue = status.map_or(0, |status| status.revenue_12m);
    let ahead = ahead_of(p.columns(), slot, Day::of(on), revenue, model)?;
    let class = class_why(p.columns(), p.rules(), slot, on)?;
    let last_order = class.order_dates.last().copied();
    let after = p.dossiers().get(slot.at()).zip(last_order).map(|(dossier, last_order)| {
        between(dossier, last_order, on).map(|one| incidents::after_order(one, last_order)).collect()
    });
    Some(AheadPart { incidents: after.unwrap_or_default(), ..told_ahead(&ahead, &class) })
}

fn told_ahead(ahead: &Ahead, class: &ClassWhy) -> AheadPart {
    let p_alive = ahead.outlook.p_alive;
    let usual = class.rhythm.map(|rhythm| rhythm.mean_days);
    let rhythm = said::rhythm(usual, class.days_since_order);
    AheadPart {
        sentence: format!("{}; {rhythm}.", said::verdict(p_alive)),
        buys: said::buys(ahead.outlook.p_buys),
        disagreement: said::disagreement(class.class, p_alive),
        incidents: Vec::new(),
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ContactPart {
    pub sentence: String,
    /// Where the interval comes from.
    pub source: String,
    pub next: Option<String>,
    pub cuts: Vec<Limit>,
}

pub(crate) fn contact_part(p: &Portfolio, slot: Slot, status: &Status, on: NaiveDate) -> Option<ContactPart> {
    let why: ContactWhy = contact_why(status, p.client_at(slot)?, &p.rules().cadence, on);
    let cut = |(state, words)| Limit {
        name: labels::state(state),
        contact_state: Some(state),
        words,
        is_here: state == why.state,
    };
    Some(ContactPart {
        sentence: words::contact(&why),
        source: words::source(&why),
        next: words::next_state(&why, on),
        cuts: words::cuts(&why).into_iter().map(cut).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::alive::{Fit, Outlook, Prior};

    use crate::domain::fact::incident::Incident;
    use crate::domain::fact::incident::kind::IncidentKind;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::rhythm::lifecycle::Lifecycle;
    use crate::domain::value::id::IncidentId;
    use crate::screen::small::{Small, d, seen};

    const DAY: &str = "2026-11-18";

    fn class(p: &Portfolio) -> ClassPart {
        class_part(p, Slot::new(0), d(DAY)).unwrap()
    }

    fn here(limits: &[Limit]) -> Vec<&str> {
        limits.iter().filter(|limit| limit.is_here).map(|limit| limit.name).collect()
    }

    #[test]
    fn eight_dates_are_shown_the_latest_first_and_the_rest_is_counted() {
        let orders = |count: u32| {
            let small = Small::clients(&["Ana"]);
            let day = |at| format!("2026-{:02}-05", at + 1);
            (0..count).fold(small, |small, at| small.order(1, &day(at), 1_000)).portfolio()
        };
        let nine = class(&orders(9));
        assert_eq!((nine.dates.len(), nine.dates[0].as_str()), (8, "05/09/2026"));
        assert_eq!((nine.earlier, class(&orders(8)).earlier), (Some(words::earlier(1)), None));
    }

    #[test]
    fn the_limit_that_holds_now_is_marked() {
        let p = Small::clients(&["Ana"]).order(1, "2026-09-18", 1_000).visit(1, "2026-11-17").portfolio();
        let part = class(&p);
        assert_eq!((part.limits.len(), here(&part.limits)), (4, vec![labels::lifecycle(Lifecycle::AtRisk)]));
        assert!(part.next.is_some());
        let statuses = seen(&p, DAY);
        let contact = contact_part(&p, Slot::new(0), statuses[0].as_ref().unwrap(), d(DAY)).unwrap();
        assert_eq!(here(&contact.cuts), [labels::state(ContactState::OnTrack)]);
        assert_eq!(contact.cuts.len(), 4);
        assert_eq!(contact.cuts[3].contact_state, Some(ContactState::Forgotten));
    }

    #[test]
    fn who_never_bought_has_neither_limits_nor_dates() {
        let p = Small::clients(&["Ana"]).portfolio();
        let part = class(&p);
        assert_eq!((part.limits, part.dates, part.earlier), (Vec::new(), Vec::new(), None));
        assert_eq!(class_part(&p, Slot::new(9), d(DAY)), None);
    }

    #[test]
    fn orders_of_two_speeds_are_called_irregular() {
        let regular = ["2026-08-01", "2026-09-01", "2026-10-01", "2026-11-01"];
        let irregular = ["2026-01-01", "2026-01-11", "2026-01-21", "2026-10-01"];
        let of = |dates: [&str; 4]| {
            let small = Small::clients(&["Ana"]);
            class(&dates.iter().fold(small, |small, date| small.order(1, date, 1_000)).portfolio()).notes
        };
        assert_eq!(of(regular), Vec::<String>::new());
        assert_eq!(of(irregular), [words::IRREGULAR_WHY]);
    }

    #[test]
    fn what_is_ahead_stands_with_the_rhythm_and_whether_the_rule_disagrees() {
        let p = Small::clients(&["Ana"]).order(1, "2026-11-03", 1_000).portfolio();
        let class = class_why(p.columns(), p.rules(), Slot::new(0), d(DAY)).unwrap();
        let told = |p_alive: f64| {
            let outlook = Outlook { p_alive, p_buys: 0.71, expected_orders: 1.0, next_order_days: None };
            told_ahead(&Ahead { outlook, next_order: None, order_centavos: 1, loss_centavos: 1 }, &class)
        };
        let sure = told(0.95);
        assert_eq!(sure.sentence, format!("{}; {}.", said::verdict(0.95), said::rhythm(None, Some(15))));
        assert_eq!((sure.buys, sure.disagreement), (said::buys(0.71), None));
        assert_eq!(told(0.2).disagreement, said::disagreement(Lifecycle::Active, 0.2));
        assert!(told(0.2).disagreement.is_some());
    }

    #[test]
    fn what_went_wrong_since_the_last_order_stands_beside_the_chance() {
        let wrong = |number: u128, on: &str| {
            Incident::new(IncidentId::from_u128(number), Stamp::default(), d(on), IncidentKind::Damaged)
        };
        let p = Small::clients(&["Ana"])
            .order(1, "2026-11-03", 1_000)
            .fact(1, wrong(1, "2026-11-02"))
            .fact(1, wrong(2, "2026-11-06"))
            .fact(1, wrong(3, "2026-11-30"))
            .portfolio();
        let model = Model { fit: Fit::of_prior(&Prior::default()), spending: None };
        let part = ahead_part(&p, Slot::new(0), None, &model, d(DAY)).unwrap();
        assert_eq!(part.incidents, [incidents::after_order(&wrong(2, "2026-11-06"), d("2026-11-03"))]);
    }
}
