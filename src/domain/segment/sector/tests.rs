use super::*;
use crate::domain::fact::appointment::Appointment;
use crate::domain::fact::interaction::Channel;
use crate::domain::fact::kept_fact::KeptFact;
use crate::domain::keeping::stamp::Stamp;
use crate::domain::place::geo::LatLon;
use crate::domain::portfolio::change::{Change, Deed, Step};
use crate::domain::segment::made::{Made, d, id, numbers};
use crate::domain::value::id::AppointmentId;

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-4
}

#[test]
fn growth_has_woolfs_interval() {
    let told = growth(30, 15, 200, 200).unwrap();
    // √(1/30 + 1/15 + 1/200 + 1/200) = 0.331662; exp(1.959964 · 0.331662) = 1.915611.
    assert!(close(told.ratio, 2.0) && close(told.low, 1.044053) && close(told.high, 3.831221), "{told:?}");
    let even = growth(10, 10, 10, 10).unwrap();
    assert!(close(even.ratio, 1.0) && close(even.low * even.high, 1.0) && even.low < 1.0);
    // A zero: ½ is added to each cell. (12.5 · 40.5) ÷ (0.5 · 40.5) = 25.
    let fresh = growth(12, 0, 40, 40).unwrap();
    assert!(close(fresh.ratio, 25.0) && fresh.low > 1.0, "{fresh:?}");
    assert_eq!((growth(12, 0, 0, 0), growth(0, 0, 5, 5)), (None, None));
}

/// Clients 1 to 3 are padarias with `now` and `before` orders in all, 4 to 6 mercados with 20 and 20.
fn carteira(now: usize, before: usize) -> Made {
    let mut made = Made::clients(7);
    for client in 1..=3 {
        made = made.with(client, |one| one.industry = Some("Padaria".to_owned()));
    }
    made = made.with(3, |one| one.industry = Some(" padaria ".to_owned()));
    for client in 4..=6 {
        made = made.with(client, |one| one.industry = Some("Mercado".to_owned()));
    }
    let orders =
        [(1, now, "2026-11-01"), (1, before, "2026-07-01"), (4, 20, "2026-11-01"), (4, 20, "2026-07-01")];
    for (first, count, from) in orders {
        let from = d(from);
        for at in 0..count {
            let day = (from + chrono::Days::new(at as u64)).to_string();
            made = made.order(first + at % 3, &day, &[]);
        }
    }
    made
}

#[test]
fn a_ramo_heats_up_when_its_whole_interval_is_above_the_rest() {
    let all = sectors(&carteira(24, 6).portfolio(), d("2026-11-28"));
    assert_eq!(all.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Padaria", "Mercado"]);
    assert!(all[0].is_heating() && !all[1].is_heating());
    assert_eq!((all[0].now, all[0].before, all[0].rest_now, all[0].rest_before), (24, 6, 20, 20));
    assert_eq!(all[0].buyers, 3);
    let even = sectors(&carteira(12, 11).portfolio(), d("2026-11-28"));
    assert!(even.iter().all(|one| !one.is_heating()), "{even:?}");
}

#[test]
fn few_orders_or_few_clients_say_nothing() {
    let named = |made: Made| -> Vec<String> {
        sectors(&made.portfolio(), d("2026-11-28")).into_iter().map(|one| one.name).collect()
    };
    assert_eq!(named(carteira(7, 3)), ["Padaria", "Mercado"]);
    assert_eq!(named(carteira(6, 3)), ["Mercado"]);
    assert_eq!(named(carteira(24, 0).with(3, |one| one.industry = None)), ["Mercado"]);
    assert!(named(Made::clients(3)).is_empty());
}

#[test]
fn the_windows_meet_without_a_gap_and_end_today() {
    let on = d("2026-11-28");
    let day = |back: i64| (on - chrono::Duration::days(back)).to_string();
    let base = |made: Made| {
        let mut made = made;
        for client in 1..=3 {
            made = made.with(client, |one| one.industry = Some("Bar".to_owned()));
        }
        (0..12).fold(made, |made, at| made.order(1 + at % 3, &day(10 + at as i64), &[]))
    };
    let counted = |back: i64| {
        let p = base(Made::clients(4).order(4, &day(5), &[])).order(1, &day(back), &[]).portfolio();
        let all = sectors(&p, on);
        (all[0].now, all[0].before)
    };
    assert_eq!([0, 89, 90, 179, 180].map(counted), [(13, 0), (13, 0), (12, 1), (12, 1), (12, 0)]);
}

#[test]
fn a_potencial_is_told_with_the_stop_it_lies_nearest_to() {
    let at = |lat, lon| LatLon::new(lat, lon).ok();
    let made = Made::clients(5)
        .with(1, |one| one.location = at(-23.50, -46.60))
        .with(2, |one| one.location = at(-23.51, -46.60))
        .with(3, |one| one.location = at(-23.60, -46.60))
        .with(5, |one| one.location = at(-23.601, -46.60));
    let mut p = made.portfolio();
    let plan = |client: usize, date: &str| {
        let number = AppointmentId::from_u128(client as u128);
        let one = Appointment::new(number, Stamp::default(), d(date), Channel::Visit);
        Step::PutFact { client: id(client), fact: Box::new(KeptFact::Appointment(one)) }
    };
    // The nearest to 5 is planned for a day that is not asked about.
    let steps = vec![plan(1, "2026-11-30"), plan(2, "2026-12-01"), plan(3, "2026-12-20")];
    p.apply(&Change { deed: Deed::PlanVisit, steps }, Stamp { millis: 1, ..Stamp::default() }).unwrap();
    let slots: Vec<Slot> = [3, 4, 5].map(|number| p.slot(id(number)).unwrap()).to_vec();
    let found = near_route(&p, &slots, d("2026-11-30"), d("2026-12-06"));
    let told: Vec<_> = found.iter().map(|one| (numbers(&[one.slot, one.stop]), one.on)).collect();
    assert_eq!(told, [(vec![3, 2], d("2026-12-01")), (vec![5, 2], d("2026-12-01"))]);
    assert!((found[0].km - 10.0).abs() < 0.1, "0.09 degrees of latitude are ten kilometres");
    assert!(near_route(&p, &slots, d("2026-10-01"), d("2026-10-02")).is_empty());
}
