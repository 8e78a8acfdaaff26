//! Samples of every released version, read for ever. A sample is never edited: its hash is written here.

use super::everything::everything;
use super::later::in_version_1;
use carteira::domain::record::Record;
use carteira::exchange::snapshot::{self, Header};
use sha2::{Digest, Sha256};

const V1: &[u8] = include_bytes!("../samples/v1.carteira.json");
const V1_SHA256: &str = "9a29e19af2303350fc5549d79d853a1ec6c6e18f62d3494b19f5af3f555e8c98";

#[test]
fn the_sample_of_version_1_is_the_one_that_was_released() {
    let found: String = Sha256::digest(V1).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(found, V1_SHA256);
}

#[test]
fn version_1_is_read_to_the_last_field() {
    let read = snapshot::read(V1).unwrap();
    let Header { version, min_reader, app, created_at, zone, device, base, seq, seen } = read.header;
    assert_eq!((version, min_reader, app.as_str(), seq, base), (1, 1, "0.1.0", 12, None));
    assert_eq!(
        (created_at.to_rfc3339().as_str(), zone.as_str()),
        ("2026-06-30T23:50:00-03:00", "America/Sao_Paulo")
    );
    assert_eq!((device.0, seen.stamps().map(|stamp| stamp.millis).collect::<Vec<_>>()), (0xa1, vec![500]));
    let expected: Vec<Record> = everything().into_iter().filter_map(in_version_1).collect();
    assert_eq!(read.records, expected);
}
