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

use carteira::domain::keeping::stamp::{DeviceId, LAST_CLOCK_MILLIS, Stamp};
use carteira::domain::portfolio::Portfolio;
use carteira::domain::record::Record;
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

/// By a version of the app that is not written yet.
const NEWER: &str = "{\"format\":\"carteira\",\"version\":9,\"min_reader\":9,\"app\":\"4.0\"}\n";

/// Under a password.
fn sealed_file() -> Vec<u8> {
    let header = r#"{"format":"carteira-protegida","version":1,"kdf":"PBKDF2-SHA-256","iterations":600000,"salt":"00112233445566778899aabbccddeeff","cipher":"AES-256-GCM","chunk":1048576,"bytes":5,"check":"00112233445566778899aabbccddeeff"}"#;
    let mut file = format!("{header}\n").into_bytes();
    file.extend([7; 21]);
    file
}

/// Of a device whose clock shows a time that no clock shows.
fn far_file() -> Vec<u8> {
    let far = Stamp { millis: LAST_CLOCK_MILLIS + 1, ..Stamp::default() };
    let before = carteira();
    let records = before.records().map(|record| match record {
        Record::Client(mut dossier) => {
            dossier.client.iter_mut().for_each(|client| client.created = far);
            Record::Client(dossier)
        }
        entry @ Record::Catalog(_) => entry,
    });
    file_of(&Portfolio::from_records(records))
}
