use super::*;
use crate::domain::catalog::mailing::Mailing;
use crate::domain::fact::interaction::Outcome as Said;
use crate::domain::segment::made::{Made, d, id, queue};

fn came_of(made: Made, on: &str) -> Outcome {
    outcome(&made.portfolio(), MailingId::from_u128(1), 14, d(on)).unwrap()
}

fn group(decided: u32, waiting: u32, answered: u32, bought: u32) -> Group {
    Group { decided, waiting, answered, bought }
}

/// 1 and 2 written to on the 1st, 3 skipped, 4 not reached.
fn sent() -> Made {
    Made::clients(5)
        .mailing(1, queue(&[1, 2, 3, 4], "2026-10-01"))
        .answered(1, 1, "2026-10-01", true)
        .answered(1, 2, "2026-10-03", true)
        .answered(1, 3, "2026-10-01", false)
}

#[test]
fn answers_and_orders_within_the_days_count_and_others_do_not() {
    let made = sent()
        .call(1, "2026-10-15", Said::Attended)
        .order(1, "2026-10-01", &[])
        .call(2, "2026-10-18", Said::Attended)
        .order(2, "2026-10-02", &[])
        .order(3, "2026-10-15", &[])
        .call(4, "2026-10-02", Said::NoAnswer);
    let found = came_of(made, "2026-11-30");
    assert_eq!(found.written, group(2, 0, 1, 1), "the 14th day is within, the day before the message is not");
    assert_eq!((found.compared, found.by_lot), (group(2, 0, 0, 1), false));
    assert_eq!(found.written.bought_rate(), Ratio::new(1, 2));
    assert_eq!(found.written.answered_rate(), Ratio::new(1, 2));
}

#[test]
fn who_still_has_time_is_waiting_and_in_no_rate() {
    let made = || sent().order(1, "2026-10-02", &[]);
    assert_eq!(came_of(made(), "2026-10-15").written, group(0, 2, 0, 0));
    assert_eq!(came_of(made(), "2026-10-16").written, group(1, 1, 0, 1));
    assert_eq!(came_of(made(), "2026-10-18").written, group(2, 0, 0, 1));
}

#[test]
fn those_drawn_by_lot_are_the_comparison_and_the_skipped_are_in_none() {
    let held = Mailing { held: [id(5)].into(), ..queue(&[1, 2, 3, 4], "2026-10-01") };
    let made = Made::clients(5)
        .mailing(1, held)
        .answered(1, 1, "2026-10-01", true)
        .answered(1, 3, "2026-10-01", false)
        .order(5, "2026-10-09", &[]);
    let found = came_of(made, "2026-11-30");
    assert_eq!((found.written, found.compared, found.by_lot), (group(1, 0, 0, 0), group(1, 0, 0, 1), true));
}

#[test]
fn who_was_erased_is_in_no_group_and_an_unknown_queue_has_no_outcome() {
    let made = Made::clients(1).mailing(1, queue(&[1, 9], "2026-10-01")).answered(1, 9, "2026-10-01", true);
    let p = made.portfolio();
    let found = outcome(&p, MailingId::from_u128(1), 14, d("2026-11-30")).unwrap();
    assert_eq!((found.written, found.compared), (group(0, 0, 0, 0), group(1, 0, 0, 0)));
    assert_eq!(outcome(&p, MailingId::from_u128(2), 14, d("2026-11-30")), None);
}
