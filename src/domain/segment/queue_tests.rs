use super::*;
use crate::domain::segment::made::{Made, d, id, queue};

const ON: &str = "2026-11-30";
const VIPS: &str = "vips-esfriando";

fn asked(p: &Portfolio, segment: &str, interval: u16, on: &str) -> Eligible {
    let slots: Vec<Slot> = p.slots().collect();
    eligible(p, segment, interval, &slots, d(on))
}

#[test]
fn who_asked_for_no_contact_and_who_cannot_be_reached_is_left_out_and_counted() {
    let p = Made::clients(5)
        .with(1, |one| one.tags = ["Não contatar".to_owned()].into())
        .with(2, |one| one.tags = ["vip".to_owned(), "NAO-CONTATAR".to_owned()].into())
        .with(3, |one| one.whatsapp = None)
        .with(4, |one| (one.whatsapp, one.emails) = (None, vec!["a@b.com".to_owned()]))
        .with(5, |one| one.tags = ["contatar".to_owned()].into())
        .portfolio();
    let found = asked(&p, VIPS, 30, ON);
    assert_eq!(found.clients, [id(4), id(5)]);
    assert_eq!(found.left_out, [(LeftOut::Asked, 2), (LeftOut::Unreachable, 1)].into());
}

#[test]
fn a_client_is_written_to_once_in_the_interval_of_its_segment() {
    let p = Made::clients(3)
        .mailing(1, queue(&[1, 2], "2026-11-01"))
        .answered(1, 1, "2026-11-01", true)
        .answered(1, 2, "2026-11-01", false)
        .portfolio();
    let left = |segment, interval, on| asked(&p, segment, interval, on).left_out;
    assert_eq!(
        left(VIPS, 30, "2026-11-30"),
        [(LeftOut::Recent, 1)].into(),
        "29 days, and who was skipped is free"
    );
    assert!(left(VIPS, 30, "2026-12-01").is_empty(), "30 days");
    assert!(left("pos-venda", 30, "2026-11-30").is_empty(), "another segment");
    assert!(left(VIPS, 0, "2026-11-01").is_empty(), "no interval");
}

#[test]
fn one_of_every_five_is_drawn_always_the_same_and_two_stay() {
    let clients: Vec<ClientId> = (1..=23).map(id).collect();
    let held = drawn(&clients, 5, 9);
    assert_eq!(held.len(), 4);
    assert_eq!(held, drawn(&clients, 5, 9));
    assert_ne!(held, drawn(&clients, 5, 10));
    assert!(drawn(&clients[..4], 5, 9).is_empty());
    assert!(drawn(&clients[..2], 1, 9).is_empty() && drawn(&[], 5, 9).is_empty());
    assert_eq!(drawn(&clients[..4], 2, 9).len(), 2);
}

#[test]
fn a_queue_goes_on_where_it_was_left() {
    let made = || {
        Made::clients(4)
            .with(2, |one| one.tags = ["não contatar".to_owned()].into())
            .mailing(7, queue(&[1, 2, 3, 9, 4], ON))
    };
    let stands = |made: Made| standing(&made.portfolio(), MailingId::from_u128(7)).unwrap();
    let fresh = stands(made());
    assert_eq!((fresh.whole, fresh.sent, fresh.gone, fresh.next), (5, 0, 2, Some(id(1))));
    let later = stands(made().answered(7, 1, ON, true).answered(7, 3, ON, false));
    assert_eq!((later.sent, later.skipped, later.next), (1, 1, Some(id(4))));
    let over = stands(made().answered(7, 1, ON, true).answered(7, 3, ON, false).answered(7, 4, ON, true));
    assert_eq!((over.sent, over.next), (2, None));
    assert_eq!(standing(&made().portfolio(), MailingId::from_u128(8)), None);
}

#[test]
fn who_is_left_of_a_stopped_queue_is_not_asked_about() {
    let stopped = Mailing { stopped: true, ..queue(&[1, 2], ON) };
    let p = Made::clients(2).mailing(7, stopped).answered(7, 1, ON, true).portfolio();
    let found = standing(&p, MailingId::from_u128(7)).unwrap();
    assert_eq!((found.sent, found.next), (1, None));
}
