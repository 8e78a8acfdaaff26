//! Processor time of an import on the host (Linux): `cargo run --release --example import -- clientes.csv`.
//!
//! Reading is bytes to rows; checking is every cell of every row as a value; the plan is the rows matched with an empty
//! carteira and turned into clients.

#[cfg(not(target_arch = "wasm32"))]
mod clock;

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    use self::clock::spent;
    use carteira::domain::portfolio::Portfolio;
    use carteira::exchange::import::{Importer, Settings, check, read};
    use chrono::{FixedOffset, NaiveDate};

    let Some(bytes) = std::env::args().nth(1).and_then(|path| std::fs::read(path).ok()) else {
        println!("import <file.csv>");
        return;
    };
    let (Some(zone), Some(today)) = (FixedOffset::west_opt(3 * 3600), NaiveDate::from_ymd_opt(2026, 1, 1))
    else {
        return;
    };
    let settings = Settings::new(today, zone);
    let (mut reading, mut checking, mut planning) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..9 {
        let start = spent();
        let Ok(sheet) = read(&bytes) else { return println!("not a table") };
        reading.push(spent() - start);
        let start = spent();
        let checked = check(&sheet, &settings);
        checking.push(spent() - start);
        let start = spent();
        let portfolio = Portfolio::default();
        let plan = Importer::new(&sheet, &portfolio, None, settings.clone()).finish();
        planning.push(spent() - start);
        if reading.len() == 1 {
            println!("{checked:?}; {} new, {} refused", plan.new.len(), plan.refused.len());
        }
    }
    for (name, mut times) in [("read", reading), ("check", checking), ("plan", planning)] {
        times.sort();
        println!("{name}: median {:?}, best {:?}", times[times.len() / 2], times[0]);
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {}
