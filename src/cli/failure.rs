//! Why a command was not carried out, with the exit code that says so.

use super::arguments::Misuse;
use super::tables::TablesError;
use crate::exchange::sealed::SealError;
use crate::exchange::snapshot::{BadLine, SnapshotError};
use crate::exchange::table::{FileKind, TableError};
use crate::text;
use crate::text::cli::failures as words;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

/// How a command ended. `docs/shell.md` and `--help` list them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    Done = 0,
    /// Done, but something was left out: rows refused or held back, lines lost.
    InPart = 1,
    Misused = 2,
    Unread = 3,
    Unwritten = 4,
}

impl From<Ended> for ExitCode {
    fn from(ended: Ended) -> ExitCode {
        ExitCode::from(ended as u8)
    }
}

/// Nothing was written.
#[derive(Debug)]
pub(super) enum Failure {
    Misuse(Misuse),
    Unreadable {
        path: PathBuf,
        error: io::Error,
    },
    /// Under a password, which the app opens; `Some`: not even whole.
    Sealed {
        path: PathBuf,
        flaw: Option<SealError>,
    },
    /// Not whole: what is wrong with the file, its bad lines, and how many more there are.
    Damaged {
        path: PathBuf,
        why: Option<SnapshotError>,
        bad: Vec<BadLine>,
        more: usize,
        salvageable: bool,
    },
    NotATable {
        path: PathBuf,
        error: TableError,
    },
    /// It stopped fitting between plan and change, which no file does.
    NotApplied {
        path: PathBuf,
        why: String,
    },
    Tables(TablesError),
    /// A table without the columns that say whose team is whose.
    NotTeams(PathBuf),
    Exists(PathBuf),
    Unwritable {
        path: PathBuf,
        error: io::Error,
    },
    /// What was written does not read back as what was to be written.
    NotVerified(PathBuf),
    /// The table is larger than a workbook can be.
    TooLarge,
    /// Whoever read the output wants no more of it.
    Closed,
}

impl Failure {
    pub(super) fn ended(&self) -> Ended {
        match self {
            Failure::Misuse(_) => Ended::Misused,
            Failure::Unreadable { .. } | Failure::Sealed { .. } | Failure::Damaged { .. } => Ended::Unread,
            Failure::NotATable { .. } | Failure::NotApplied { .. } => Ended::Unread,
            Failure::Tables(_) | Failure::NotTeams(_) => Ended::Unread,
            Failure::Exists(_) | Failure::Unwritable { .. } | Failure::NotVerified(_) => Ended::Unwritten,
            Failure::TooLarge | Failure::Closed => Ended::Unwritten,
        }
    }

    /// In sentences; of somebody who left, none.
    pub(super) fn said(&self) -> Vec<String> {
        match self {
            Failure::Misuse(misuse) => vec![said_misuse(misuse), words::SEE_HELP.to_owned()],
            Failure::Unreadable { path, error } => {
                vec![words::unreadable(&name(path), &words::io_error(error))]
            }
            Failure::Sealed { path, flaw: None } => vec![words::sealed(&name(path))],
            Failure::Sealed { path, flaw: Some(flaw) } => {
                vec![words::about(&name(path), text::sealed::seal_error(*flaw))]
            }
            Failure::Damaged { path, why, bad, more, salvageable } => {
                let mut said: Vec<String> = why.iter().map(words::snapshot_error).collect();
                said.extend(bad.iter().map(words::bad_line));
                said.extend((*more > 0).then(|| words::more_lines(*more)));
                said.iter_mut().for_each(|line| *line = words::about(&name(path), line));
                said.extend(salvageable.then(|| words::CAN_SALVAGE.to_owned()));
                said
            }
            Failure::NotATable { path, error: TableError::NotText(FileKind::Json) } => {
                vec![words::about(&name(path), words::IS_JSON)]
            }
            Failure::NotATable { path, error } => {
                vec![words::about(&name(path), &text::import::table_error(error))]
            }
            Failure::NotApplied { path, why } => vec![words::about(&name(path), why)],
            Failure::Tables(error) => vec![error.said()],
            Failure::NotTeams(path) => vec![words::not_teams(&name(path))],
            Failure::Exists(path) => vec![words::exists(&name(path))],
            Failure::Unwritable { path, error } => {
                vec![words::unwritable(&name(path), &words::io_error(error))]
            }
            Failure::NotVerified(path) => vec![words::not_verified(&name(path))],
            Failure::TooLarge => vec![words::TOO_LARGE.to_owned()],
            Failure::Closed => Vec::new(),
        }
    }
}

/// A path as it is said.
pub(super) fn name(path: &std::path::Path) -> String {
    path.display().to_string()
}

fn said_misuse(misuse: &Misuse) -> String {
    match misuse {
        Misuse::NoCommand => words::NO_COMMAND.to_owned(),
        Misuse::UnknownCommand(word) => words::unknown_command(word),
        Misuse::UnknownOption { option, command } => {
            words::unknown_option(option, command.map(|command| command.word()))
        }
        Misuse::NeedsValue(option) => words::needs_value(option),
        Misuse::TakesNoValue(option) => words::takes_no_value(option),
        Misuse::BadValue { option, value } => words::bad_value(option, value),
        Misuse::TooFewFiles { command, least } => words::too_few_files(command.word(), *least),
        Misuse::TooManyFiles { command } => words::too_many_files(command.word()),
        Misuse::NoOutput(command) => words::no_output(command.word()),
        Misuse::OnlyWith { option, other } => words::only_with(option, other),
    }
}
