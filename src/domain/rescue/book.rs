//! The cases of a carteira: what each client's dossier says, put to the rules of [`mod@super::case`].

use super::case::{Act, ActKind, Case, Facts, Try, case, cases};
use crate::domain::calendar::day::Day;
use crate::domain::client::Situation;
use crate::domain::fact::care::CareEvent;
use crate::domain::fact::care::kind::CareKind;
use crate::domain::fact::case_event::{CaseEvent, CaseEventKind};
use crate::domain::fact::interaction::{Channel, Interaction};
use crate::domain::indicator::status::satisfaction::Satisfaction;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::record::dossier::Dossier;
use chrono::NaiveDate;
use std::cmp::Reverse;

/// A client for whom somebody has something to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Task {
    pub slot: Slot,
    pub case: Case,
    /// Since when.
    pub since: NaiveDate,
    /// Centavos at stake.
    pub centavos: i64,
}

/// The latest case of the client in `slot`, as known on `on`; `None` too for who is blocked or not in the carteira.
pub(crate) fn case_of(portfolio: &Portfolio, slot: Slot, on: NaiveDate) -> Option<Case> {
    with_facts(portfolio, slot, on, LATEST, |facts| case(facts, portfolio.rules(), on)).flatten()
}

/// Every case of the client in `slot`, oldest first.
pub(crate) fn cases_of(portfolio: &Portfolio, slot: Slot, on: NaiveDate) -> Vec<Case> {
    with_facts(portfolio, slot, on, usize::MAX, |facts| cases(facts, portfolio.rules(), on))
        .unwrap_or_default()
}

/// What is to be done among `slots`, the most at stake first; ties by who waits longest, then by `rank`.
pub(crate) fn tasks(
    portfolio: &Portfolio,
    slots: &[Slot],
    on: NaiveDate,
    stake: impl Fn(Slot) -> i64,
    rank: impl Fn(Slot) -> u32,
) -> Vec<Task> {
    let task = |slot: &Slot| {
        let case = case_of(portfolio, *slot, on)?;
        let since = case.stage.asks_since()?;
        Some(Task { slot: *slot, case, since, centavos: stake(*slot) })
    };
    let mut found: Vec<Task> = slots.iter().filter_map(task).collect();
    found.sort_by_key(|task| (Reverse(task.centavos), task.since, rank(task.slot)));
    found
}

/// What was done at the client after day `since`, as the rules read it.
fn acts_of(dossier: &Dossier, since: Day) -> Vec<Act> {
    let interactions = dossier.interactions.read();
    let later = interactions.iter().rev().take_while(|said| Day::of(said.date) > since);
    let contacts = later.filter(|said| said.outcome.is_done()).map(of_contact);
    let heard = dossier.care_events().filter(|one| one.kind == CareKind::Confirmed && one.person.is_some());
    let confirmed =
        |one: &CareEvent| Act { date: one.date, recorded: one.recorded, kind: ActKind::Confirmed };
    contacts.chain(dossier.case_events().map(of_event)).chain(heard.map(confirmed)).collect()
}

/// The last try of an open case whose answer nobody has told yet: no later contact by its channel says either way.
pub(crate) fn awaited_try(dossier: &Dossier, case: &Case, on: NaiveDate) -> Option<Try> {
    let last = case.tries.last().filter(|tried| tried.answered.is_none() && case.stage.is_open())?;
    if (on - last.date).num_days() > AWAITED_FOR_DAYS {
        return None;
    }
    let told = |said: &Interaction| {
        said.channel == last.channel && last.date <= said.date && said.date <= on && said.outcome.is_done()
    };
    (!dossier.interactions.read().iter().any(told)).then_some(*last)
}

/// Whoever has not answered for so long will not: the try stands as not answered.
const AWAITED_FOR_DAYS: i64 = 7;

/// The latest case lies between the last two orders, or after the last.
const LATEST: usize = 2;

/// Asks the rules with what was done since the last `gaps` orders.
fn with_facts<T>(
    portfolio: &Portfolio,
    slot: Slot,
    on: NaiveDate,
    gaps: usize,
    answer: impl FnOnce(&Facts<'_>) -> T,
) -> Option<T> {
    // What is done about a case is written down: it is of the client, whichever side is looked at.
    let (columns, today) = (portfolio.whole_columns(), Day::of(on));
    let standing = columns.standing.get(slot.at()).filter(|standing| standing.present)?;
    if standing.absent_on(today).is_some() {
        return None;
    }
    let held = columns.situation_held_on(slot, today);
    let marked_former = match held.situation {
        Situation::Blocked => return None,
        Situation::Former => Some(held.since),
        Situation::Active | Situation::Prospect => None,
    };
    let dossier = portfolio.dossiers().get(slot.at())?;
    let order_days = columns.order_days_until(slot, today);
    let acts = acts_of(dossier, order_days.iter().rev().take(gaps).next_back().copied().unwrap_or(today));
    Some(answer(&Facts {
        order_days,
        acts: &acts,
        marked_former,
        detractor_since: Satisfaction::of(dossier, on).detractor_since(on),
    }))
}

fn of_contact(said: &Interaction) -> Act {
    let kind = ActKind::Contact { channel: said.channel, reached: said.outcome.reaches_buyer() };
    Act { date: said.date, recorded: said.recorded, kind }
}

fn of_event(event: &CaseEvent) -> Act {
    let kind = match &event.kind {
        CaseEventKind::Opened => ActKind::Opened,
        CaseEventKind::Tried => {
            ActKind::Tried { step: event.step, channel: event.channel.unwrap_or(Channel::Call) }
        }
        CaseEventKind::Answered => ActKind::Answered,
        CaseEventKind::Confirmed => ActKind::Confirmed,
        CaseEventKind::ClosedWon => ActKind::Won,
        CaseEventKind::ClosedLost { reason, review_on } => {
            ActKind::Lost { reason: reason.clone(), review_on: *review_on }
        }
    };
    Act { date: event.date, recorded: event.recorded, kind }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::period::step_days;
    use crate::domain::client::{Client, ClientEdit};
    use crate::domain::fact::interaction::Outcome;
    use crate::domain::fact::kept_fact::KeptFact;
    use crate::domain::fact::order::Order;
    use crate::domain::indicator::status::statuses;
    use crate::domain::keeping::stamp::{DeviceId, Stamp};
    use crate::domain::portfolio::change::{Change, Deed, Step};
    use crate::domain::rescue::Stage;
    use crate::domain::rhythm::lifecycle::Lifecycle;
    use crate::domain::sample;
    use crate::domain::value::id::{CareEventId, CaseEventId, ClientId, InteractionId, OrderId, PersonId};
    use crate::domain::value::money::Centavos;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 18).unwrap()
    }

    const CLIENT: ClientId = ClientId::from_u128(1);

    /// A client that bought once, 46 days ago, and whatever `steps` did to it.
    fn carteira(steps: Vec<Step>) -> Portfolio {
        let bought = step_days(today(), -46);
        let order = Order::new(OrderId::from_u128(1), Stamp::default(), bought, Centavos::new(100));
        let client = Client::new(CLIENT, Stamp::default());
        let mut all = vec![
            Step::AddClient(Box::new(client)),
            Step::AddOrder { client: CLIENT, order: Box::new(order) },
        ];
        all.extend(steps);
        let mut portfolio = Portfolio::default();
        for (at, step) in (1..).zip(all) {
            let stamp = Stamp { millis: at, counter: 0, device: DeviceId(1) };
            portfolio.apply(&Change::one(Deed::Edit, step), stamp).unwrap();
        }
        portfolio
    }

    fn event(id: u128, kind: CaseEventKind) -> Step {
        let mut event = CaseEvent::new(CaseEventId::from_u128(id), Stamp::default(), today(), 1, kind);
        event.channel = Some(Channel::Call);
        Step::PutFact { client: CLIENT, fact: Box::new(KeptFact::CaseEvent(event)) }
    }

    fn said(outcome: Outcome, complaint: Option<&str>) -> Step {
        let id = InteractionId::from_u128(7);
        let said = Interaction::new(id, Stamp::default(), today(), Channel::Call, outcome);
        let said = Interaction { complaint: complaint.map(str::to_owned), ..said };
        Step::AddInteraction { client: CLIENT, interaction: Box::new(said) }
    }

    fn stage(steps: Vec<Step>) -> Option<Stage> {
        case_of(&carteira(steps), Slot::new(0), today()).map(|case| case.stage)
    }

    #[test]
    fn a_case_goes_from_its_task_to_reativado() {
        assert!(matches!(stage(vec![]), Some(Stage::Due { step: 1, .. })));
        let tried = || vec![event(1, CaseEventKind::Tried)];
        assert!(matches!(stage(tried()), Some(Stage::Waiting { next: Some(2), .. })));
        let order = Order::new(OrderId::from_u128(2), Stamp::default(), today(), Centavos::new(100));
        let bought = Step::AddOrder { client: CLIENT, order: Box::new(order) };
        // T0 was today: bought before anything was lost; a day later it is a rescue.
        let portfolio = carteira([tried(), vec![bought]].concat());
        assert_eq!(case_of(&portfolio, Slot::new(0), today()), None);
        let mut late = carteira(tried());
        let tomorrow = step_days(today(), 1);
        let order = Order::new(OrderId::from_u128(2), Stamp::default(), tomorrow, Centavos::new(100));
        let bought = Step::AddOrder { client: CLIENT, order: Box::new(order) };
        late.apply(
            &Change::one(Deed::RecordOrder, bought),
            Stamp { millis: 9, counter: 0, device: DeviceId(1) },
        )
        .unwrap();
        let won = case_of(&late, Slot::new(0), tomorrow).unwrap();
        assert_eq!((won.stage, won.tries.len()), (Stage::Won { on: tomorrow }, 1));
    }

    #[test]
    fn a_contact_that_was_only_agreed_is_no_try() {
        assert!(matches!(stage(vec![said(Outcome::Scheduled, None)]), Some(Stage::Due { .. })));
        assert!(matches!(stage(vec![said(Outcome::NoAnswer, None)]), Some(Stage::Waiting { .. })));
    }

    #[test]
    fn an_answer_is_asked_for_a_week_or_until_it_is_told() {
        let asked = |steps: Vec<Step>, later: i64| {
            let portfolio = carteira(steps);
            let on = step_days(today(), later);
            let case = case_of(&portfolio, Slot::new(0), on).unwrap();
            awaited_try(&portfolio.dossiers()[0], &case, on).is_some()
        };
        let tried = || vec![event(1, CaseEventKind::Tried)];
        assert!(asked(tried(), 0) && asked(tried(), 7) && !asked(tried(), 8));
        assert!(!asked([tried(), vec![said(Outcome::NoAnswer, None)]].concat(), 0));
        assert!(!asked([tried(), vec![said(Outcome::Attended, None)]].concat(), 0));
        assert!(!asked([tried(), vec![event(2, CaseEventKind::Answered)]].concat(), 0));
        assert!(!asked(vec![], 0));
    }

    #[test]
    fn an_open_complaint_waits_for_a_person() {
        let angry = || said(Outcome::Rescheduled, Some("avaria"));
        assert_eq!(stage(vec![angry()]), Some(Stage::Unconfirmed { since: today() }));
        assert!(matches!(stage(vec![angry(), event(1, CaseEventKind::Confirmed)]), Some(Stage::Due { .. })));
    }

    #[test]
    fn who_of_the_client_said_that_it_is_right_now_is_such_a_person() {
        let heard = |person| {
            let bare =
                CareEvent::new(CareEventId::from_u128(1), Stamp::default(), today(), CareKind::Confirmed);
            Step::PutFact { client: CLIENT, fact: Box::new(CareEvent { person, ..bare }.into()) }
        };
        let angry = || said(Outcome::Rescheduled, Some("avaria"));
        let named = vec![angry(), heard(Some(PersonId::from_u128(7)))];
        assert!(matches!(stage(named), Some(Stage::Due { .. })));
        assert_eq!(stage(vec![angry(), heard(None)]), Some(Stage::Unconfirmed { since: today() }));
    }

    #[test]
    fn who_is_blocked_or_left_has_no_case() {
        let edit = |edit| vec![Step::EditClient { client: CLIENT, edits: vec![edit] }];
        for change in [
            ClientEdit::Situation(Situation::Blocked),
            ClientEdit::Situation(Situation::Former),
            ClientEdit::Left(Some(today())),
            ClientEdit::Entered(Some(step_days(today(), 1))),
        ] {
            assert_eq!(stage(edit(change)), None);
        }
    }

    #[test]
    fn the_sample_has_tasks_in_the_order_of_what_is_at_stake() {
        let portfolio = Portfolio::from_records(sample::records(7, today()));
        let statuses = statuses(portfolio.columns(), portfolio.rules(), today());
        let slots: Vec<Slot> = Slot::all(statuses.len()).filter(|slot| statuses[*slot].is_some()).collect();
        let stake = |slot: Slot| statuses[slot].map_or(0, |status| status.revenue_12m);
        let found = tasks(&portfolio, &slots, today(), stake, |slot| slot.at() as u32);
        assert!(found.len() > 5, "{}", found.len());
        assert!(found.windows(2).all(|pair| pair[0].centavos >= pair[1].centavos));
        for task in &found {
            let class = statuses[task.slot].unwrap().lifecycle;
            assert!(!matches!(class, Lifecycle::Active | Lifecycle::Prospect), "{class:?} {task:?}");
            assert!(task.since <= today());
        }
        let tried: usize = slots
            .iter()
            .flat_map(|slot| cases_of(&portfolio, *slot, today()))
            .map(|case| case.tries.len())
            .sum();
        assert!(tried > 0, "the placar of the sample is not empty");
    }
}
