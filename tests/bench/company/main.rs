//! A made-up company: one carteira for each rep, by seed, as files in a folder; or a carteira of hard cases, as two devices know it.
//!
//! Run on the host: `cargo run --example company -- FOLDER REPS|THEME|REPSxCLIENTSxEVENTS SEED AAAA-MM-DD`.

// A program run by hand says what went wrong by ending.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod hard;
mod large;

use carteira::domain::keeping::stamp::DeviceId;
use carteira::domain::portfolio::Portfolio;
use carteira::domain::record::Record;
use carteira::domain::sample;
use carteira::exchange::snapshot::{self, Header};
use chrono::{DateTime, NaiveDate};
use hard::Theme;
use std::path::PathBuf;

fn main() {
    let mut words = std::env::args().skip(1);
    let mut next = |what: &str| words.next().unwrap_or_else(|| panic!("{what} is missing"));
    let folder = PathBuf::from(next("the folder"));
    let what = next("how many reps, or what the cases are hard in");
    let seed: u64 = next("the seed").parse().expect("a number as seed");
    let today: NaiveDate = next("the day").parse().expect("a day as AAAA-MM-DD");
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    let noon = format!("{today}T12:00:00-03:00");
    let write = |name: String, device: u64, records: Vec<Record>| {
        let portfolio = Portfolio::from_records(records);
        let header = Header {
            app: env!("CARGO_PKG_VERSION").to_owned(),
            created_at: DateTime::parse_from_rfc3339(&noon).unwrap(),
            zone: "America/Sao_Paulo".to_owned(),
            device: DeviceId(device),
            seq: 1,
            ..Header::default()
        };
        let bytes = snapshot::write(&portfolio, &header.whole(&portfolio));
        std::fs::write(folder.join(name), bytes).expect("the file can be written");
    };
    if let Some((_, theme)) = Theme::ALL.iter().find(|(name, _)| *name == what) {
        let [first, second] = hard::records(*theme, seed, today);
        write("a.carteira".to_owned(), 1, first);
        write("b.carteira".to_owned(), 2, second);
        return;
    }
    // `50x5000x40`: so many reps of so many clients with so many events each.
    if let [reps, clients, events] =
        what.split('x').filter_map(|part| part.parse().ok()).collect::<Vec<u64>>()[..]
    {
        for rep in 0..reps {
            let records = large::records(rep, clients, events, seed, today);
            write(format!("rep-{rep:04}.carteira"), rep + 1, records);
        }
        return;
    }
    let reps: u64 = what.parse().expect("a number of reps, or a theme");
    for rep in 0..reps {
        let of_rep = seed.wrapping_mul(1_000).wrapping_add(rep);
        write(format!("rep-{rep:04}.carteira"), rep + 1, sample::records(of_rep, today));
    }
}
