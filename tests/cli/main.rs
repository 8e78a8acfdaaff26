//! The program for the shell, run as a shell runs it: files in, files and words out, and the number it ends with.

#![cfg(not(target_arch = "wasm32"))]
// Helpers of tests may fail as tests do.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "../snapshots/everything.rs"]
mod everything;
mod import;
mod lake;
#[path = "../snapshots/later.rs"]
#[allow(dead_code)]
mod later;
mod merge;
mod place;
mod reports;
mod tables;
mod usage;
mod validate;

use carteira::domain::keeping::stamp::DeviceId;
use carteira::domain::portfolio::Portfolio;
use carteira::domain::sample;
use carteira::exchange::snapshot::{self, Header};
use chrono::{DateTime, NaiveDate};

pub(crate) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 30).unwrap()
}

pub(crate) fn header(seq: u64) -> Header {
    Header {
        app: "0.1.0".to_owned(),
        created_at: DateTime::parse_from_rfc3339("2026-11-30T18:05:00-03:00").unwrap(),
        zone: "America/Sao_Paulo".to_owned(),
        device: DeviceId(0xa1 + seq),
        seq,
        ..Header::default()
    }
}

pub(crate) fn file_of(portfolio: &Portfolio) -> Vec<u8> {
    snapshot::write(portfolio, &header(7).whole(portfolio))
}

pub(crate) fn carteira() -> Portfolio {
    Portfolio::from_records(sample::records(7, today()))
}

pub(crate) fn sample_file() -> Vec<u8> {
    file_of(&carteira())
}
