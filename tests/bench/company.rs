//! A made-up company: one carteira for each rep, by seed, as files in a folder.
//!
//! Run on the host: `cargo run --example company -- FOLDER REPS SEED AAAA-MM-DD`.

// A program run by hand says what went wrong by ending.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use carteira::domain::keeping::stamp::DeviceId;
use carteira::domain::portfolio::Portfolio;
use carteira::domain::sample;
use carteira::exchange::snapshot::{self, Header};
use chrono::{DateTime, NaiveDate};
use std::path::PathBuf;

fn main() {
    let mut words = std::env::args().skip(1);
    let mut next = |what: &str| words.next().unwrap_or_else(|| panic!("{what} is missing"));
    let folder = PathBuf::from(next("the folder"));
    let reps: u64 = next("how many reps").parse().expect("a number of reps");
    let seed: u64 = next("the seed").parse().expect("a number as seed");
    let today: NaiveDate = next("the day").parse().expect("a day as AAAA-MM-DD");
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    let noon = format!("{today}T12:00:00-03:00");
    for rep in 0..reps {
        let portfolio =
            Portfolio::from_records(sample::records(seed.wrapping_mul(1_000).wrapping_add(rep), today));
        let header = Header {
            app: env!("CARGO_PKG_VERSION").to_owned(),
            created_at: DateTime::parse_from_rfc3339(&noon).unwrap(),
            zone: "America/Sao_Paulo".to_owned(),
            device: DeviceId(rep + 1),
            seq: 1,
            ..Header::default()
        };
        let bytes = snapshot::write(&portfolio, &header.whole(&portfolio));
        std::fs::write(folder.join(format!("rep-{rep:04}.carteira")), bytes)
            .expect("the file can be written");
    }
}
