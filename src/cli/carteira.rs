//! The carteira that a command works on: one file's, or that of several joined in memory; and the way it is written.

use super::clock::Moment;
use super::failure::Failure;
use super::open::{self, snapshot};
use super::output;
use crate::domain::keeping::stamp::DeviceId;
use crate::domain::merge::Many;
use crate::domain::portfolio::Portfolio;
use crate::exchange::snapshot::{Header, Writer, compare};
use std::io::Write;
use std::path::{Path, PathBuf};

/// The carteira of the files, joined where there are several.
pub(super) fn of_files(paths: &[PathBuf]) -> Result<Portfolio, Failure> {
    let mut many = Many::default();
    for path in paths {
        let file = snapshot(path)?;
        many.take(file.records, &file.header.seen);
    }
    Ok(many.finish())
}

/// What a file says of itself that no database wrote, but this program.
pub(super) fn header(moment: &Moment, zone: String, device: DeviceId, seq: u64) -> Header {
    Header {
        app: env!("CARGO_PKG_VERSION").to_owned(),
        created_at: moment.at,
        zone,
        device,
        seq,
        ..Header::default()
    }
}

/// Writes the whole carteira; read again and compared before the file has its name.
pub(super) fn write(
    path: &Path,
    replace: bool,
    portfolio: &Portfolio,
    header: &Header,
) -> Result<(), Failure> {
    let fill = |out: &mut dyn Write| {
        Writer::new(portfolio, &header.clone().whole(portfolio))
            .try_for_each(|piece| out.write_all(&piece))
            .map_err(|error| output::unwritable(path, error))
    };
    let check = |made: &Path| {
        let read = open::snapshot(made).map_err(|_| Failure::NotVerified(path.to_owned()))?;
        compare(read, portfolio).map(drop).map_err(|_| Failure::NotVerified(path.to_owned()))
    };
    output::file(path, replace, fill, check)
}
