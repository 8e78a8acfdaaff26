//! What a command writes: data to the standard output or into a file that is there whole or not at all, words to the other one.

use super::failure::Failure;
use crate::text::cli::failures::STDOUT;
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

const BUFFER: usize = 256 * 1024;

/// Writes data to the standard output.
pub(super) fn to_stdout(fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    let mut out = BufWriter::with_capacity(BUFFER, io::stdout().lock());
    fill(&mut out).and_then(|()| out.flush()).map_err(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => Failure::Closed,
        _ => Failure::Unwritable { path: PathBuf::from(STDOUT), error },
    })
}

/// Data to `path`, or to the standard output without one.
pub(super) fn data(path: Option<&Path>, replace: bool, bytes: &[u8]) -> Result<(), Failure> {
    match path {
        None => to_stdout(|out| out.write_all(bytes)),
        Some(path) => file(path, replace, |out| write_all(out, path, bytes), |_| Ok(())),
    }
}

fn write_all(out: &mut dyn Write, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    out.write_all(bytes).map_err(|error| unwritable(path, error))
}

/// A file that was filled beside its place, looked at again by `check`, and only then put there.
pub(super) fn file<T>(
    path: &Path,
    replace: bool,
    fill: impl FnOnce(&mut dyn Write) -> Result<(), Failure>,
    check: impl FnOnce(&Path) -> Result<T, Failure>,
) -> Result<T, Failure> {
    may_be_written(path, replace)?;
    let beside = Beside::new(path);
    let wrong = |error| unwritable(path, error);
    let made = OpenOptions::new().write(true).create_new(true).open(&beside.path).map_err(wrong)?;
    let mut out = BufWriter::with_capacity(BUFFER, made);
    fill(&mut out)?;
    let made: File = out.into_inner().map_err(|error| wrong(error.into_error()))?;
    made.sync_all().map_err(wrong)?;
    drop(made);
    let checked = check(&beside.path)?;
    fs::rename(&beside.path, path).map_err(wrong)?;
    Ok(checked)
}

/// A folder that was filled beside its place and only then put there. One that is there is never replaced: it may hold more than
/// this program put into it.
pub(super) fn folder<T>(path: &Path, fill: impl FnOnce(&Path) -> Result<T, Failure>) -> Result<T, Failure> {
    may_be_written(path, false)?;
    let beside = Beside::new(path);
    let wrong = |error| unwritable(path, error);
    fs::create_dir(&beside.path).map_err(wrong)?;
    let filled = fill(&beside.path)?;
    fs::rename(&beside.path, path).map_err(wrong)?;
    Ok(filled)
}

/// Refused before any work is done for it.
pub(super) fn may_be_written(path: &Path, replace: bool) -> Result<(), Failure> {
    match path.symlink_metadata() {
        Ok(there) if !replace || there.is_dir() => Err(Failure::Exists(path.to_owned())),
        Ok(_) | Err(_) => Ok(()),
    }
}

pub(super) fn unwritable(path: &Path, error: io::Error) -> Failure {
    Failure::Unwritable { path: path.to_owned(), error }
}

/// The place beside a file where it is made. Whatever is left there goes.
struct Beside {
    path: PathBuf,
}

impl Beside {
    fn new(path: &Path) -> Beside {
        let mut name = OsString::from(".");
        name.push(path.file_name().unwrap_or_default());
        name.push(format!(".parcial-{}", std::process::id()));
        Beside { path: path.with_file_name(name) }
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        // It is gone already where all went well.
        let _ = fs::remove_file(&self.path).or_else(|_| fs::remove_dir_all(&self.path));
    }
}

/// A sentence for whoever is there to read it.
pub(super) fn say(line: &str) {
    // Nobody is left to be told that nobody can be told.
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// How far a long reading is, where somebody looks on.
#[derive(Debug)]
pub(super) struct Progress {
    name: String,
    shown: bool,
    terminal: bool,
}

/// Lines between two reports.
const STRIDE: usize = 2_000;

impl Progress {
    pub(super) fn of(path: &Path) -> Progress {
        Progress { name: path.display().to_string(), shown: false, terminal: io::stderr().is_terminal() }
    }

    pub(super) fn at(&mut self, lines: usize) {
        if self.terminal && lines.is_multiple_of(STRIDE) {
            self.shown = true;
            let said = crate::text::cli::reports::reading(&self.name, lines);
            let _ = write!(io::stderr().lock(), "\r{said}");
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown {
            let _ = write!(io::stderr().lock(), "\r\x1b[K");
        }
    }
}
