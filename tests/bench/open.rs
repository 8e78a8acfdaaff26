//! Processor time of opening on the host (Linux): `cargo run --release --example open`.
//!
//! From rows, as every carteira was opened; from the image; and what follows both: the portfolio with its columns, and the
//! first answer of what stands on *Hoje* and in the list.

#[cfg(not(target_arch = "wasm32"))]
mod clock;
#[cfg(not(target_arch = "wasm32"))]
mod kept;
#[cfg(not(target_arch = "wasm32"))]
mod made;

#[cfg(not(target_arch = "wasm32"))]
mod host {
    use super::clock::spent;
    use super::kept::Kept;
    use super::made::{carteira, median};
    use carteira::domain::keeping::stamp::DeviceId;
    use carteira::domain::portfolio::Portfolio;
    use carteira::domain::record::Record;
    use carteira::domain::record::dossier::Dossier;
    use carteira::storage::encoding;
    use carteira::storage::image::{self, Head};
    use chrono::NaiveDate;
    use std::time::Duration;

    pub(crate) fn main() {
        let Some(today) = NaiveDate::from_ymd_opt(2026, 11, 18) else { return };
        println!(
            "{:>8} {:>12} {:>12} {:>12} {:>12} {:>10} {:>10}",
            "clients", "rows", "image", "portfolio", "first", "rows MB", "image MB"
        );
        for clients in [1_000, 10_000, 100_000] {
            let portfolio = carteira(clients, today);
            let rows: Vec<_> =
                portfolio.records().filter_map(|record| encoding::encode(&record).ok()).collect();
            let dossiers: Vec<Dossier> = portfolio.dossiers().to_vec();
            let head = Head::new(DeviceId(1), 1, 1, 1, dossiers.len());
            let slots = |number| image::slots(number, dossiers.len());
            let leaves: Vec<Vec<u8>> =
                (0..head.leaves()).map(|number| image::leaf(1, number, &dossiers[slots(number)])).collect();
            let mut times: [Vec<Duration>; 4] = Default::default();
            for _ in 0..5 {
                let start = spent();
                let by_rows: Vec<Record> = rows.iter().filter_map(|row| encoding::decode(row).ok()).collect();
                times[0].push(spent() - start);
                let start = spent();
                let by_image: Vec<Record> = (0..)
                    .zip(&leaves)
                    .filter_map(|(number, leaf)| image::read_leaf(leaf, &head, number))
                    .flatten()
                    .map(|dossier| Record::Client(Box::new(dossier)))
                    .collect();
                times[1].push(spent() - start);
                if by_rows != by_image {
                    return println!("not the same");
                }
                let start = spent();
                let opened = Portfolio::from_records(by_image);
                times[2].push(spent() - start);
                let start = spent();
                Kept::default().follow(&opened, today);
                times[3].push(spent() - start);
            }
            let [by_rows, by_image, made, first] = times.map(median);
            let megabytes = |bytes: usize| format!("{:.1}", bytes as f64 / 1e6);
            let (row_bytes, image_bytes) =
                (rows.iter().map(|row| row.json.len()).sum(), leaves.iter().map(Vec::len).sum());
            let (rows, image) = (megabytes(row_bytes), megabytes(image_bytes));
            println!(
                "{clients:>8} {by_rows:>12} {by_image:>12} {made:>12} {first:>12} {rows:>10} {image:>10}"
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
