//! Processor time of ten letters typed on the host (Linux): `cargo run --release --example search`.
//!
//! As it was: the words read again for each client, each text looked through alone. Over all texts as over one, each letter
//! as if nothing had been typed before. And as the app does it, where each letter looks among those found before.

#[cfg(not(target_arch = "wasm32"))]
mod clock;
#[cfg(not(target_arch = "wasm32"))]
mod made;

#[cfg(not(target_arch = "wasm32"))]
mod host {
    use super::clock::spent;
    use super::made::{carteira, median};
    use carteira::domain::filter::Filter;
    use carteira::domain::filter::wanted::Wanted;
    use carteira::domain::indicator::status::statuses;
    use carteira::domain::mended::{Listed, Listing, NameIndex, Names, Order, relist};
    use carteira::domain::portfolio::slot::Slot;
    use chrono::NaiveDate;
    use std::time::Duration;

    const TYPED: &str = "mercado 77";

    pub(crate) fn main() {
        let Some(today) = NaiveDate::from_ymd_opt(2026, 11, 18) else { return };
        let heads = ["clients", "one by one", "as one", "narrowed", "whole list", "index made"];
        println!("{}", heads.map(|head| format!("{head:>12}")).concat());
        for clients in [1_000, 10_000, 100_000] {
            let portfolio = carteira(clients, today);
            let statuses = statuses(portfolio.columns(), portfolio.rules(), today);
            let mut times: [Vec<Duration>; 5] = Default::default();
            for _ in 0..7 {
                let start = spent();
                let (names, _) = Names::default().follow(None, &portfolio);
                times[4].push(spent() - start);
                let start = spent();
                let apart: usize = letters().map(|text| one_by_one(&names, text)).sum();
                times[0].push(spent() - start);
                let start = spent();
                let as_one: usize = letters().map(|text| names.found(&Wanted::of(text)).len()).sum();
                times[1].push(spent() - start);
                let list = |listing: &mut Listing, shown, text: &str| {
                    let filter = Filter { text: text.to_owned(), ..Filter::default() };
                    let (portfolio, statuses, names) = (&portfolio, &statuses, &names);
                    let (order, on, whole, holders) = (Order::Urgency, today, 1, &[]);
                    let listed = Listed {
                        portfolio,
                        filter: &filter,
                        order,
                        on,
                        statuses,
                        whole,
                        names,
                        holders,
                        characters: None,
                    };
                    relist(listing, shown, &listed).0
                };
                let mut listing = Listing::default();
                let mut shown = Some(list(&mut listing, None, ""));
                let (start, mut narrowed) = (spent(), 0);
                for text in letters() {
                    let now = list(&mut listing, shown.take(), text);
                    narrowed += now.len();
                    shown = Some(now);
                }
                times[2].push(spent() - start);
                let start = spent();
                let anew: usize = letters().map(|text| list(&mut Listing::default(), None, text).len()).sum();
                times[3].push(spent() - start);
                if [as_one, narrowed, anew] != [apart; 3] {
                    return println!("not the same: {apart} {as_one} {narrowed} {anew}");
                }
            }
            println!("{clients:>12}{}", times.map(|times| format!("{:>12}", median(times))).concat());
        }
    }

    fn letters() -> impl Iterator<Item = &'static str> {
        (1..=TYPED.len()).filter_map(|letters| TYPED.get(..letters))
    }

    fn one_by_one(names: &NameIndex, text: &str) -> usize {
        let texts = Slot::all(names.len()).filter_map(|slot| names.get(slot));
        texts.filter(|name| Wanted::of(text).finds(name.text)).count()
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    host::main();
}

#[cfg(target_arch = "wasm32")]
fn main() {}
