//! Snapshot da carteira: the whole carteira, or a part of it, as one file that merges into another carteira.
//!
//! One JSON value a line: a header, one record a line, a trailer with counts and a SHA-256. `docs/snapshot.md` describes
//! it for whoever reads or writes it elsewhere. [`read`] takes a file whole or not at all, [`salvage`] what is whole of a
//! damaged one, [`write()`] makes one and [`verify()`] reads it back and compares.
//!
//! ```
//! use carteira::domain::portfolio::Portfolio;
//! use carteira::exchange::snapshot::{self, Header};
//! let mine = Portfolio::default();
//! let header = Header { app: "0.1.0".to_owned(), ..Header::default() };
//! let bytes = snapshot::write(&mine, &header);
//! let theirs = snapshot::read(&bytes)?;
//! assert_eq!((theirs.header.app.as_str(), theirs.records.len()), ("0.1.0", 0));
//! assert!(snapshot::verify(&bytes, &mine).is_ok());
//! # Ok::<(), snapshot::SnapshotError>(())
//! ```

mod error;
mod exact;
mod reader;
pub(crate) mod scan;
mod v1;
mod verify;
mod writer;

pub use error::{Flaw, SnapshotError};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use reader::received;
pub use reader::{BadLine, Reader, Salvage, read, receive, receive_salvaged, salvage};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use verify::compare;
pub use verify::{Mismatch, verify};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use writer::client_line;
pub use writer::{Writer, write};

use crate::domain::keeping::stamp::{DeviceId, Seen};
use crate::domain::portfolio::Portfolio;
use crate::domain::record::Record;
use chrono::{DateTime, FixedOffset};

/// The version this app writes.
pub const VERSION: u32 = 1;
/// The file name ends so: an ending of its own, by which a device knows the app that opens it. What is opened is known by
/// what it says, whatever it is called: `.carteira.json` in earlier versions, `.carteira.txt` from another app.
pub const EXTENSION: &str = ".carteira";
pub const MEDIA_TYPE: &str = "application/vnd.carteira+json";

/// What a snapshot says of itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    pub version: u32,
    /// The oldest version whose readers lose nothing.
    pub min_reader: u32,
    /// Version of the app that wrote it.
    pub app: String,
    pub created_at: DateTime<FixedOffset>,
    /// IANA name of the time zone of its civil dates.
    pub zone: String,
    /// The database it came from.
    pub device: DeviceId,
    /// `Some`: only what changed since that `seq`. A whole carteira and a selection of clients have `None`.
    pub base: Option<u64>,
    /// Commits of that database so far.
    pub seq: u64,
    /// The newest edit it knows of each device. Empty where the file is not a whole carteira.
    pub seen: Seen,
}

impl Default for Header {
    fn default() -> Self {
        Self {
            version: VERSION,
            min_reader: VERSION,
            app: String::new(),
            created_at: DateTime::default(),
            zone: String::new(),
            device: DeviceId::default(),
            base: None,
            seq: 0,
            seen: Seen::default(),
        }
    }
}

impl Header {
    /// The header of a whole snapshot of `portfolio`.
    pub fn whole(self, portfolio: &Portfolio) -> Header {
        Header { seen: portfolio.seen().clone(), base: None, ..self }
    }
}

/// What the trailer counts: lines between header and trailer, clients with a name to show (not erased ones), facts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub lines: usize,
    pub clients: usize,
    pub interactions: usize,
    pub orders: usize,
}

/// A snapshot that was read whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    pub header: Header,
    /// One of each key, in the order of the file.
    pub records: Vec<Record>,
    pub counts: Counts,
}
