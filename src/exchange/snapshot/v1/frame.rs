//! The first line and the last one.

use super::super::error::Flaw;
use super::super::{Counts, Header};
use super::object::{Pairs, object};
use super::value::{At, Text};
use crate::domain::keeping::stamp::{DeviceId, Seen};
use crate::domain::portfolio::writable::is_writable;
use chrono::{DateTime, FixedOffset};

object!(
    /// The first line.
    HeaderLine {
        need {
            format: Text<'a>, version: u32, min_reader: u32, app: Text<'a>, created_at: Text<'a>, zone: Text<'a>,
            device: Text<'a>, seq: u64,
        }
        may { base: u64, seen: Pairs<Text<'a>, At> }
    }
);
object!(
    /// The last line: what was written, and the SHA-256 of every byte before this line.
    EndLine {
        need { lines: usize, clients: usize, interactions: usize, orders: usize, sha256: Text<'a> }
        may {}
    }
);

pub(in super::super) const FORMAT: &str = "carteira";

impl HeaderLine<'_> {
    pub(in super::super) fn text(header: &Header) -> Result<String, serde_json::Error> {
        let Header { version, min_reader, app, created_at, zone, device, base, seq, seen } = header;
        let (created_at, device_text) = (readable(*created_at).to_rfc3339(), device.to_string());
        let devices: Vec<(String, At)> = seen.stamps().map(|at| (at.device.to_string(), At(at))).collect();
        let seen = devices.iter().map(|(device, at)| (Text::of(device), *at)).collect();
        serde_json::to_string(&HeaderLine {
            format: Text::of(FORMAT),
            version: *version,
            min_reader: *min_reader,
            app: Text::of(app),
            created_at: Text::of(&created_at),
            zone: Text::of(zone),
            device: Text::of(&device_text),
            seq: *seq,
            base: *base,
            seen: Some(Pairs(seen)).filter(|pairs| !pairs.0.is_empty()),
            unknown: Vec::new(),
        })
    }

    pub(in super::super) fn read(self) -> Result<Header, Flaw> {
        let created_at = DateTime::parse_from_rfc3339(&self.created_at.0)
            .map_err(|error| Flaw::Value(format!("created_at: {error}")))?;
        let device =
            self.device.0.parse().map_err(|_| Flaw::Value("device: not 16 hexadecimal digits".to_owned()))?;
        let mut seen = Seen::default();
        for (named, at) in self.seen.into_iter().flat_map(|pairs| pairs.0) {
            if named.0.parse::<DeviceId>().ok() != Some(at.0.device) {
                return Err(Flaw::Value(format!("seen: {:?} is not the device of its stamp", named.0)));
            }
            seen.note(at.0);
        }
        Ok(Header {
            version: self.version,
            min_reader: self.min_reader,
            app: self.app.0.into_owned(),
            created_at,
            zone: self.zone.0.into_owned(),
            device,
            base: self.base,
            seq: self.seq,
            seen,
        })
    }
}

/// 30/12/9999 in every time zone.
const LAST_SECOND: i64 = 253_402_128_000;

/// A clock set beyond the years that are read back only labels the file: it says the last of them.
fn readable(created_at: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
    if is_writable(created_at.date_naive()) {
        return created_at;
    }
    DateTime::from_timestamp(LAST_SECOND, 0).unwrap_or_default().with_timezone(&created_at.timezone())
}

impl EndLine<'_> {
    pub(in super::super) fn text(counts: Counts, sha256: &str) -> Result<String, serde_json::Error> {
        let Counts { lines, clients, interactions, orders } = counts;
        let sha256 = Text::of(sha256);
        let end = EndLine { lines, clients, interactions, orders, sha256, unknown: Vec::new() };
        Ok(format!("{{\"end\":{}}}", serde_json::to_string(&end)?))
    }

    pub(in super::super) fn counts(&self) -> Counts {
        Counts {
            lines: self.lines,
            clients: self.clients,
            interactions: self.interactions,
            orders: self.orders,
        }
    }
}
