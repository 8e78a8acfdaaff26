//! `carteira-cli`, the program for the shell: what somebody schedules who has the files of many devices.
//!
//! A command reads its files, writes data (to the standard output, or to a file that is there whole or not at all), says on
//! the other output what it did, and ends with a number that says how ([`failure::Ended`]). All it knows of carteiras it asks
//! of `domain` and `exchange`, as the page and the worker do. Described in `docs/shell.md`.

mod analysis;
mod arguments;
mod carteira;
mod clock;
mod coverage;
mod failure;
mod import;
mod indicators;
mod lake;
mod lines;
mod merge;
mod open;
mod output;
mod panel;
mod tables;
mod validate;

use crate::text::cli::help;
use arguments::{Asked, Command, Format, Given};
use failure::{Ended, Failure};
use std::ffi::OsString;
use std::process::ExitCode;

/// Does what the words after the program's name ask for.
pub fn run(words: impl IntoIterator<Item = OsString>) -> ExitCode {
    let ended = match arguments::parse(words).map_err(Failure::Misuse).and_then(obey) {
        Ok(ended) => ended,
        Err(failure) => {
            failure.said().iter().for_each(|line| output::say(line));
            failure.ended()
        }
    };
    ended.into()
}

fn obey(asked: Asked) -> Result<Ended, Failure> {
    match asked {
        Asked::Help(about) => shown(&help_of(about)),
        Asked::Version => shown(&help::version(env!("CARGO_PKG_VERSION"))),
        Asked::Do(command, given) => carry_out(command, &given),
    }
}

fn carry_out(command: Command, given: &Given) -> Result<Ended, Failure> {
    match command {
        Command::Merge => merge::run(given),
        Command::Convert if given.format == Some(Format::Parquet) => lake::run(given),
        Command::Convert => tables::run(given),
        Command::Analysis => analysis::run(given),
        Command::Coverage => coverage::run(given),
        Command::Indicators => indicators::run(given),
        Command::Panel => panel::run(given),
        Command::Together => lake::together::run(),
        Command::Validate => validate::run(given),
        Command::Import => import::run(given),
    }
}

fn shown(text: &str) -> Result<Ended, Failure> {
    output::to_stdout(|out| out.write_all(text.as_bytes()))?;
    Ok(Ended::Done)
}

fn help_of(about: Option<Command>) -> String {
    match about {
        None => help::general(),
        Some(Command::Merge) => help::MERGE.to_owned(),
        Some(Command::Validate) => help::VALIDATE.to_owned(),
        Some(Command::Analysis) => help::ANALYSIS.to_owned(),
        Some(Command::Coverage) => help::COVERAGE.to_owned(),
        Some(Command::Indicators) => help::INDICATORS.to_owned(),
        Some(Command::Panel) => help::PANEL.to_owned(),
        Some(Command::Together) => help::TOGETHER.to_owned(),
        Some(Command::Convert) => help::CONVERT.to_owned(),
        Some(Command::Import) => help::IMPORT.to_owned(),
    }
}
