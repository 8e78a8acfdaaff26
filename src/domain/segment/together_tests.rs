use super::*;
use crate::domain::segment::made::{Made, d, numbers};

/// 8 of 10 clients of farinha take fermento too; 10 others buy neither.
fn carteira() -> Made {
    let mut made = Made::clients(20);
    for client in 1..=20 {
        let products: &[&str] = match client {
            1..=8 => &["farinha", " fermento ", ""],
            9..=10 => &["farinha"],
            _ => &["queijo"],
        };
        made = made.order(client, "2026-03-02", products);
    }
    made
}

fn named(p: &Portfolio, on: &str) -> Vec<(String, String, Vec<usize>)> {
    let pairs = Baskets::of(p).pairs(d(on));
    pairs.into_iter().map(|pair| (pair.with, pair.without, numbers(&pair.missing))).collect()
}

#[test]
fn a_pair_is_offered_to_who_takes_only_the_one() {
    let p = carteira().portfolio();
    let pairs = Baskets::of(&p).pairs(d("2026-03-02"));
    assert_eq!(pairs.len(), 1, "nobody takes fermento without farinha: {pairs:?}");
    let pair = &pairs[0];
    assert_eq!((pair.with.as_str(), pair.without.as_str()), ("farinha", "fermento"));
    assert_eq!((pair.both, pair.of_with, pair.of_without, pair.buyers), (8, 10, 8, 20));
    assert_eq!(pair.lift(), Ratio::new(160, 80), "2: twice as often as by chance");
    assert_eq!(pair.confidence(), Ratio::new(8, 10));
    assert_eq!(numbers(&pair.missing), [9, 10]);
}

#[test]
fn what_was_bought_later_is_not_known_before() {
    let p = carteira().order(9, "2026-04-01", &["fermento"]).portfolio();
    assert!(named(&p, "2026-03-01").is_empty());
    assert_eq!(named(&p, "2026-03-31")[0].2, [9, 10]);
    assert_eq!(named(&p, "2026-04-01")[0].2, [10]);
}

#[test]
fn few_clients_and_chance_make_no_pair() {
    let few = (1..=4).fold(Made::clients(20), |made, client| made.order(client, "2026-03-02", &["a", "b"]));
    let few = few.order(5, "2026-03-02", &["a"]).order(6, "2026-03-02", &["a"]);
    assert!(named(&few.portfolio(), "2026-03-02").is_empty(), "four of both");
    // Everybody takes b: a says nothing about it.
    let common = (1..=20).fold(Made::clients(21), |made, client| {
        made.order(client, "2026-03-02", if client <= 10 { &["a", "b"] } else { &["b"] })
    });
    assert!(named(&common.order(21, "2026-03-02", &["a"]).portfolio(), "2026-03-02").is_empty());
    assert!(named(&Made::clients(1).portfolio(), "2026-03-02").is_empty());
}

#[test]
fn read_a_few_clients_at_a_time_it_is_the_same() {
    let p = carteira().portfolio();
    let mut reading = Reading::default();
    let turns = std::iter::from_fn(|| Some(reading.go_on(&p, 7))).take_while(|done| !done).count();
    assert_eq!(turns, 2, "20 clients by 7");
    assert_eq!(reading.finish().pairs(d("2026-03-02")), Baskets::of(&p).pairs(d("2026-03-02")));
}

/// More buyers than a word has bits.
#[test]
fn pairs_of_many_buyers_name_who_lacks_the_other() {
    let many = (1..=200).fold(Made::clients(200), |made, client| {
        let products: &[&str] = match client {
            1..=130 if client % 10 == 0 => &["arroz"],
            1..=130 => &["arroz", "feijão"],
            _ => &["queijo"],
        };
        made.order(client, "2026-03-02", products)
    });
    let all = named(&many.portfolio(), "2026-03-02");
    let lacking: Vec<usize> = (1..=13).map(|ten| ten * 10).collect();
    assert_eq!(all, [("arroz".to_owned(), "feijão".to_owned(), lacking)]);
}
