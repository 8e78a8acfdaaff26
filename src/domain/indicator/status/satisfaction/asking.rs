//! When to ask a client what it thinks of us, and what: never twice in a quarter, and never who waits for something to be put
//! right.

use super::treatment::{CareStep, treatments};
use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::step_days;
use crate::domain::fact::care::kind::CareKind;
use crate::domain::record::dossier::Dossier;
use crate::domain::rules::satisfaction::SatisfactionRules;
use chrono::NaiveDate;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Question {
    /// 0 to 10: would you recommend us?
    Nps,
    /// 1 to 5: how satisfied are you?
    Csat,
}

/// Why now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Occasion {
    /// NPS: so many orders since the last answer, or ever.
    Orders(usize),
    /// CSAT: what it complained of was put right and told on that day.
    ToldBack(NaiveDate),
    /// CSAT: an order of that day was delivered.
    Delivered(NaiveDate),
}

impl Occasion {
    pub(crate) fn question(self) -> Question {
        match self {
            Occasion::Orders(_) => Question::Nps,
            Occasion::ToldBack(_) | Occasion::Delivered(_) => Question::Csat,
        }
    }
}

/// What to ask on `today`; `None`: nothing. `order_days`: distinct days of valid orders up to then, ascending.
pub(crate) fn occasion(
    dossier: &Dossier,
    order_days: &[Day],
    rules: &SatisfactionRules,
    today: NaiveDate,
) -> Option<Occasion> {
    let said = dossier.interactions.read();
    let known = || said.iter().take_while(|said| said.date <= today);
    let answered = known().filter(|said| said.nps.is_some() || said.csat.is_some()).map(|said| said.date);
    let declined = dossier.care_events().filter(|one| one.kind == CareKind::NotAnswered && one.date <= today);
    let last_asked = answered.chain(declined.map(|one| one.date)).max();
    if last_asked.is_some_and(|last| step_days(last, i64::from(rules.quiet_days)) > today) {
        return None;
    }
    let all = treatments(dossier, today);
    if all.iter().any(|one| one.is_open(today) && one.done(CareStep::Tell).is_none()) {
        return None;
    }
    let remembered = step_days(today, -i64::from(rules.csat_until_days));
    let told = all.iter().filter_map(|one| one.done(CareStep::Tell)).max().filter(|told| *told >= remembered);
    let nps = || {
        let last = known().filter(|said| said.nps.is_some()).map(|said| said.date).last();
        let waits = last.is_some_and(|last| step_days(last, i64::from(rules.nps_every_days)) > today);
        let since = order_days.iter().filter(|day| last.is_none_or(|last| **day > Day::of(last))).count();
        (!waits && since > 0 && since >= usize::from(rules.nps_after_orders))
            .then_some(Occasion::Orders(since))
    };
    let delivered = || {
        let by = Day::of(step_days(today, -i64::from(rules.csat_from_days)));
        let day = order_days.iter().rev().find(|day| **day <= by)?.date()?;
        (day >= remembered).then_some(Occasion::Delivered(day))
    };
    told.map(Occasion::ToldBack).or_else(nps).or_else(delivered)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::fact::care::CareEvent;
    use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::value::id::{CareEventId, ClientId, InteractionId};

    fn d(date: &str) -> NaiveDate {
        date.parse().unwrap()
    }

    fn said(id: u128, date: &str) -> Interaction {
        let id = InteractionId::from_u128(id);
        Interaction::new(id, Stamp::default(), d(date), Channel::Call, Outcome::Attended)
    }

    fn asked(
        orders: &[&str],
        contacts: Vec<Interaction>,
        declined: Option<&str>,
        today: &str,
    ) -> Option<Occasion> {
        let mut dossier = Dossier::empty(ClientId::from_u128(1));
        dossier.interactions = contacts.into();
        let not =
            |date| CareEvent::new(CareEventId::from_u128(9), Stamp::default(), date, CareKind::NotAnswered);
        dossier.facts.extend(declined.map(|date| not(d(date)).into()));
        dossier.normalize();
        let days: Vec<Day> = orders.iter().map(|date| Day::of(d(date))).collect();
        occasion(&dossier, &days, &SatisfactionRules::default(), d(today))
    }

    const THREE: [&str; 3] = ["2026-01-05", "2026-02-05", "2026-03-05"];

    #[test]
    fn nps_is_asked_after_three_orders_and_csat_when_one_was_just_delivered() {
        assert_eq!(asked(&[], vec![], None, "2026-03-10"), None);
        assert_eq!(asked(&THREE, vec![], None, "2026-03-05"), Some(Occasion::Orders(3)));
        let two = &THREE[..2];
        let days =
            ["2026-02-07", "2026-02-08", "2026-02-26", "2026-02-27"].map(|on| asked(two, vec![], None, on));
        let delivered = Some(Occasion::Delivered(d("2026-02-05")));
        // On the first day the order of January was not delivered lately either.
        assert_eq!(days, [None, delivered, delivered, None]);
    }

    #[test]
    fn nobody_is_asked_twice_in_a_quarter_whatever_the_question() {
        let answer = |nps, csat| vec![Interaction { nps, csat, ..said(1, "2026-03-06") }];
        for contacts in [answer(Some(9), None), answer(None, Some(5))] {
            assert_eq!(asked(&THREE, contacts, None, "2026-06-03"), None);
        }
        assert_eq!(asked(&THREE, answer(None, Some(5)), None, "2026-06-04"), Some(Occasion::Orders(3)));
        assert_eq!(asked(&THREE, vec![], Some("2026-03-06"), "2026-06-03"), None);
        assert_eq!(asked(&THREE, vec![], Some("2026-03-06"), "2026-06-04"), Some(Occasion::Orders(3)));
        assert!(
            asked(&THREE, answer(Some(9), None), None, "2026-03-05").is_some(),
            "not known before it was said"
        );
    }

    #[test]
    fn nps_comes_again_after_half_a_year_with_three_orders_since() {
        let answered = || vec![Interaction { nps: Some(9), ..said(1, "2026-01-01") }];
        assert_eq!(asked(&THREE, answered(), None, "2026-06-29"), None);
        assert_eq!(asked(&THREE, answered(), None, "2026-06-30"), Some(Occasion::Orders(3)));
        assert_eq!(asked(&THREE[1..], answered(), None, "2026-06-30"), None);
    }

    #[test]
    fn who_waits_is_not_asked_and_who_was_told_is_asked_of_that_first() {
        let complaint = Interaction { complaint: Some("avaria".into()), ..said(1, "2026-03-06") };
        let told = Interaction { resolves: Some(InteractionId::from_u128(1)), ..said(2, "2026-03-10") };
        assert_eq!(asked(&THREE, vec![complaint.clone()], None, "2026-03-09"), None);
        let all = vec![complaint, told];
        assert_eq!(asked(&THREE, all.clone(), None, "2026-03-31"), Some(Occasion::ToldBack(d("2026-03-10"))));
        assert_eq!(asked(&THREE, all, None, "2026-04-01"), Some(Occasion::Orders(3)));
    }
}
