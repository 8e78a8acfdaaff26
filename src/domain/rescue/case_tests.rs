use super::*;
use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::step_days;

/// One order on this day: em risco 46 days later (T1), inativo 91 (T2), ex-cliente 181 (T3).
fn bought() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 5).unwrap()
}

fn day(after: i64) -> NaiveDate {
    step_days(bought(), after)
}

fn act(after: i64, kind: ActKind) -> Act {
    Act { date: day(after), recorded: Stamp::default(), kind }
}

fn call(after: i64, reached: bool) -> Act {
    act(after, ActKind::Contact { channel: Channel::Call, reached })
}

fn tried(after: i64, step: u8, channel: Channel) -> Act {
    act(after, ActKind::Tried { step, channel })
}

fn lost(after: i64) -> Act {
    let review_on = Some(day(after + 90));
    act(after, ActKind::Lost { reason: Some("preco".into()), review_on })
}

fn with(orders: &[i64], acts: &[Act], detractor: Option<i64>, on: i64) -> Option<Case> {
    let order_days: Vec<Day> = orders.iter().map(|after| Day::of(day(*after))).collect();
    let facts =
        Facts { order_days: &order_days, acts, marked_former: None, detractor_since: detractor.map(day) };
    case(&facts, &Rules::default(), day(on))
}

fn stage(acts: &[Act], on: i64) -> Option<Stage> {
    with(&[0], acts, None, on).map(|case| case.stage)
}

fn due(step: u8, from: i64) -> (u8, NaiveDate) {
    (step, day(from))
}

fn due_of(acts: &[Act], on: i64) -> Option<(u8, NaiveDate)> {
    match stage(acts, on)? {
        Stage::Due { step, from, by: _ } => Some((step, from)),
        _ => None,
    }
}

#[test]
fn a_case_opens_on_the_day_the_client_turns_em_risco() {
    assert_eq!(with(&[0], &[], None, 45), None);
    let opened = with(&[0], &[], None, 46).unwrap();
    assert_eq!((opened.opened, opened.tries.len()), (day(46), 0));
    assert_eq!(with(&[], &[], None, 400), None, "a prospect has nothing to be won back from");
}

#[test]
fn the_call_is_due_within_two_working_days() {
    // T1 is Friday 20/02/2026, after Carnaval; two working days later is Tuesday.
    let Some(Stage::Due { step: 1, from, by }) = stage(&[], 46) else { panic!() };
    assert_eq!((from, by), (day(46), NaiveDate::from_ymd_opt(2026, 2, 24).unwrap()));
}

#[test]
fn a_missed_step_gives_way_when_the_client_turns_inativo() {
    assert_eq!(due_of(&[], 90), Some(due(1, 46)));
    assert_eq!(due_of(&[], 91), Some(due(2, 91)));
    assert_eq!(due_of(&[], 180), Some(due(2, 91)));
}

#[test]
fn the_steps_follow_each_other_and_wait_between() {
    let mut acts = vec![call(47, false)];
    assert_eq!(stage(&acts, 47), Some(Stage::Waiting { next: Some(2), until: day(91) }));
    acts.push(tried(91, 2, Channel::Visit));
    assert_eq!(stage(&acts, 97), Some(Stage::Waiting { next: Some(3), until: day(98) }));
    assert_eq!(due_of(&acts, 98), Some(due(3, 98)));
    acts.push(tried(98, 3, Channel::WhatsApp));
    assert_eq!(due_of(&acts, 121), Some(due(4, 121)));
    acts.push(tried(121, 4, Channel::Call));
    assert_eq!(stage(&acts, 130), Some(Stage::Waiting { next: None, until: day(181) }));
    assert_eq!(stage(&acts, 181), Some(Stage::Closing { from: day(181) }));
}

#[test]
fn a_step_tried_late_moves_the_next_ones_along() {
    let acts = [tried(101, 2, Channel::Visit)];
    assert_eq!(stage(&acts, 107), Some(Stage::Waiting { next: Some(3), until: day(108) }));
    let acts = [tried(101, 2, Channel::Visit), tried(108, 3, Channel::Email)];
    assert_eq!(due_of(&acts, 131), Some(due(4, 131)));
    // Too late for another step before T3: the end comes first.
    let acts = [tried(176, 2, Channel::Visit)];
    assert_eq!(stage(&acts, 177), Some(Stage::Waiting { next: None, until: day(181) }));
}

#[test]
fn an_ordinary_contact_does_the_step_by_its_channel_or_by_reaching_the_buyer() {
    let contact = |channel, reached| [act(50, ActKind::Contact { channel, reached })];
    for (channel, reached, tries) in
        [(Channel::Call, false, 1), (Channel::Visit, true, 1), (Channel::Visit, false, 0)]
    {
        let found = with(&[0], &contact(channel, reached), None, 50).unwrap();
        assert_eq!(found.tries.len(), tries, "{channel:?} {reached}");
        assert_eq!(found.tries.last().is_some_and(|tried| tried.answered.is_some()), reached);
    }
    assert!(with(&[0], &[call(45, true)], None, 50).unwrap().tries.is_empty(), "before the case began");
}

#[test]
fn a_try_and_its_contact_are_one_try() {
    let acts = [tried(50, 1, Channel::Call), call(50, true)];
    let found = with(&[0], &acts, None, 50).unwrap();
    assert_eq!(
        found.tries,
        [Try { step: 1, channel: Channel::Call, date: day(50), answered: Some(day(50)) }]
    );
    let turned = [call(50, false), tried(50, 1, Channel::Call)];
    assert_eq!(with(&[0], &turned, None, 50).unwrap().tries.len(), 1);
}

#[test]
fn a_later_answer_belongs_to_the_last_try() {
    let acts = [tried(50, 1, Channel::Call), act(53, ActKind::Answered)];
    assert_eq!(with(&[0], &acts, None, 53).unwrap().tries[0].answered, Some(day(53)));
    assert!(with(&[0], &[act(53, ActKind::Answered)], None, 53).unwrap().tries.is_empty());
}

#[test]
fn an_order_closes_the_case_as_reativado() {
    let found = with(&[0, 60], &[call(50, true)], None, 60).unwrap();
    assert_eq!(found.stage, Stage::Won { on: day(60) });
    assert_eq!((found.opened, found.tries.len()), (day(46), 1));
    // The order came on the day it turned: it had not been lost.
    assert_eq!(with(&[0, 46], &[], None, 46), None);
    assert!(with(&[0, 47], &[], None, 47).is_some());
}

#[test]
fn a_new_case_after_a_won_one_starts_empty() {
    // Cycle 60: em risco after 90 days.
    let found = with(&[0, 60], &[call(50, true)], None, 151).unwrap();
    assert_eq!((found.opened, found.tries.len()), (day(151), 0));
    let order_days = [Day::of(day(0)), Day::of(day(60))];
    let acts = [call(50, true)];
    let facts = Facts { order_days: &order_days, acts: &acts, marked_former: None, detractor_since: None };
    let all = cases(&facts, &Rules::default(), day(151));
    assert_eq!(all.iter().map(|one| one.tries.len()).collect::<Vec<_>>(), [1, 0]);
}

#[test]
fn the_case_of_who_was_gone_before_anybody_tried_is_opened_by_hand() {
    assert_eq!(stage(&[], 181), None);
    let opened = [act(200, ActKind::Opened)];
    assert_eq!(stage(&opened, 199), None);
    assert_eq!(due_of(&opened, 200), Some(due(2, 200)));
    assert_eq!(stage(&opened, 259).and_then(|stage| stage.asks_since()), Some(day(200)));
    assert_eq!(stage(&opened, 260), Some(Stage::Closing { from: day(260) }));
}

#[test]
fn a_case_may_be_opened_early() {
    assert_eq!(due_of(&[act(20, ActKind::Opened)], 20), Some(due(1, 20)));
    assert_eq!(with(&[0], &[act(20, ActKind::Opened)], None, 50).unwrap().opened, day(20));
    let won = with(&[0, 30], &[act(20, ActKind::Opened)], None, 30).unwrap();
    assert_eq!((won.opened, won.stage), (day(20), Stage::Won { on: day(30) }));
}

#[test]
fn a_closed_case_comes_back_for_review_and_may_begin_anew() {
    let mut acts = vec![tried(91, 2, Channel::Visit), lost(181)];
    let closed = Stage::Lost { on: day(181), reason: Some("preco".into()), review_on: Some(day(271)) };
    assert_eq!(stage(&acts, 270), Some(closed));
    assert_eq!(stage(&acts, 271), Some(Stage::Review { since: day(271) }));
    acts.push(act(272, ActKind::Opened));
    assert_eq!(due_of(&acts, 272), Some(due(2, 272)));
    let again = with(&[0], &acts, None, 272).unwrap();
    assert_eq!(again.tries.len(), 1, "what was tried before stays known");
    assert_eq!(stage(&acts, 332), Some(Stage::Closing { from: day(332) }));
}

#[test]
fn a_detrator_waits_for_a_person() {
    let unconfirmed = with(&[0], &[], Some(30), 50).unwrap();
    assert_eq!(unconfirmed.stage, Stage::Unconfirmed { since: day(46) });
    let confirmed = [act(49, ActKind::Confirmed)];
    let agreed = with(&[0], &confirmed, Some(30), 50).unwrap();
    assert_eq!(agreed.stage.asks_since(), Some(day(46)));
    assert!(matches!(agreed.stage, Stage::Due { step: 1, .. }));
    // A complaint after that has to be agreed to again.
    let angrier = with(&[0], &confirmed, Some(50), 50).unwrap();
    assert_eq!(angrier.stage, Stage::Unconfirmed { since: day(50) });
}

#[test]
fn whoever_was_let_go_by_a_person_has_no_case() {
    let order_days = [Day::of(bought())];
    let facts = Facts {
        order_days: &order_days,
        acts: &[],
        marked_former: Some(Day::of(day(60))),
        detractor_since: None,
    };
    assert!(case(&facts, &Rules::default(), day(59)).is_some());
    assert_eq!(case(&facts, &Rules::default(), day(60)), None);
}

#[test]
fn what_comes_later_is_not_known_yet() {
    let acts = [call(50, true), lost(60)];
    assert_eq!(due_of(&acts, 49), Some(due(1, 46)));
    let order_days = [Day::of(bought()), Day::of(day(70))];
    let facts = Facts { order_days: &order_days, acts: &acts, marked_former: None, detractor_since: None };
    let known = case(&facts, &Rules::default(), day(65)).unwrap();
    assert!(matches!(known.stage, Stage::Lost { .. }));
    let won = case(&facts, &Rules::default(), day(70)).unwrap();
    assert_eq!(won.stage, Stage::Won { on: day(70) }, "an order closes it whatever was given up");
}
