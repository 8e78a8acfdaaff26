//! Processor time of the snapshot on the host (Linux): `cargo run --release --example snapshot`.
//!
//! Writing, reading back and comparing (*cópia conferida*), and reading two and merging them. Then reading the same lines
//! with a blank at the end of each, which no line of this app has: field by field, as every line was read before.

#[cfg(not(target_arch = "wasm32"))]
mod clock;
#[cfg(not(target_arch = "wasm32"))]
mod made;

#[cfg(not(target_arch = "wasm32"))]
mod host {
    use super::clock::spent;
    use super::made::{carteira, median};
    use carteira::domain::portfolio::Portfolio;
    use carteira::exchange::snapshot::{self, Header};
    use chrono::NaiveDate;
    use std::time::Duration;

    pub(crate) fn main() {
        let Some(today) = NaiveDate::from_ymd_opt(2026, 11, 18) else { return };
        let heads = ["clients", "MB", "write", "verify", "two, merged", "straight", "by fields"];
        println!("{}", heads.map(|head| format!("{head:>12}")).concat());
        for clients in [1_000, 10_000] {
            let mine = carteira(clients, today);
            let header = Header::default().whole(&mine);
            let mut times: [Vec<Duration>; 5] = Default::default();
            let mut megabytes = 0.0;
            for _ in 0..7 {
                let start = spent();
                let bytes = snapshot::write(&mine, &header);
                times[0].push(spent() - start);
                megabytes = bytes.len() as f64 / 1e6;
                let start = spent();
                let verified = snapshot::verify(&bytes, &mine);
                times[1].push(spent() - start);
                let start = spent();
                let (one, two) = (snapshot::read(&bytes), snapshot::read(&bytes));
                let (Ok(one), Ok(two)) = (one, two) else { return println!("not read") };
                let mut merged = Portfolio::from_records(one.records);
                merged.absorb(two.records);
                times[2].push(spent() - start);
                let blanks = String::from_utf8_lossy(&bytes).replace('\n', " \n").into_bytes();
                let start = spent();
                let straight = snapshot::salvage(&bytes);
                times[3].push(spent() - start);
                let start = spent();
                let by_fields = snapshot::salvage(&blanks);
                times[4].push(spent() - start);
                if verified.is_err() || straight != by_fields || merged.client_count() != mine.client_count()
                {
                    return println!("not the same: {verified:?}");
                }
            }
            println!(
                "{clients:>12}{megabytes:>12.1}{}",
                times.map(|times| format!("{:>12}", median(times))).concat()
            );
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    host::main();
}

#[cfg(target_arch = "wasm32")]
fn main() {}
