//! `validar`: everything that is wrong with each snapshot, line by line, in memory that does not grow with the file.

use super::arguments::{Format, Given};
use super::failure::{Ended, Failure, name};
use super::lines::next_line;
use super::open::{open, unreadable};
use super::output::{self, Progress};
use crate::domain::keeping::stamp::LAST_CLOCK_MILLIS;
use crate::exchange::snapshot::scan::{Scan, Scanned};
use crate::exchange::snapshot::{BadLine, Counts, Flaw, Header, SnapshotError};
use crate::text::cli::{failures, reports};
use serde_json::{Map, Value, json};
use std::path::Path;

/// So many bad lines are listed; the others are counted.
const MOST_BAD: usize = 1_000;

/// What is in a file, and what is wrong with it.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub header: Option<Header>,
    pub counts: Counts,
    /// Of the file as a whole.
    pub why: Option<SnapshotError>,
    pub bad: Vec<BadLine>,
    pub more_bad: usize,
}

impl Findings {
    pub(super) fn is_good(&self) -> bool {
        self.why.is_none() && self.bad.is_empty()
    }

    fn add(&mut self, line: usize, flaw: Flaw) {
        if self.bad.len() < MOST_BAD {
            self.bad.push(BadLine { line, flaw });
        } else {
            self.more_bad += 1;
        }
    }
}

pub(super) fn run(given: &Given) -> Result<Ended, Failure> {
    let mut all = Vec::new();
    let mut ended = Ended::Done;
    for path in &given.files {
        let found = examine(path);
        if !found.as_ref().is_ok_and(Findings::is_good) {
            ended = Ended::Unread;
        }
        all.push((name(path), found));
    }
    output::to_stdout(|out| match given.format {
        Some(Format::Json) => {
            let all: Vec<Value> = all.iter().map(|(name, found)| as_json(name, found)).collect();
            serde_json::to_writer_pretty(&mut *out, &all)?;
            writeln!(out)
        }
        Some(Format::Text | Format::Csv | Format::Xlsx | Format::Parquet) | None => all
            .iter()
            .flat_map(|(name, found)| as_text(name, found))
            .try_for_each(|line| writeln!(out, "{line}")),
    })?;
    Ok(ended)
}

/// Reads the whole file, whatever is wrong with its lines.
pub(super) fn examine(path: &Path) -> Result<Findings, Failure> {
    let mut from = open(path)?;
    let (mut scan, mut line, mut found) = (Scan::default(), Vec::new(), Findings::default());
    let mut progress = Progress::of(path);
    // The flaw of a line that does not end; it is the rest of it that is missing.
    let mut cut = false;
    let mut far = false;
    while next_line(&mut from, &mut line).map_err(|error| unreadable(path, error))? {
        progress.at(scan.lines);
        match scan.push_line(&line) {
            Ok(Scanned::Client(dossier)) => far |= dossier.newest_stamp().millis > LAST_CLOCK_MILLIS,
            Ok(Scanned::Entries(entries)) => {
                far |= entries.iter().any(|entry| entry.stamp().millis > LAST_CLOCK_MILLIS);
            }
            Ok(Scanned::Header | Scanned::End | Scanned::Blank) => {}
            Err(SnapshotError::Line { line: at, flaw }) if at > 1 => {
                cut = !line.ends_with(b"\n") && matches!(flaw, Flaw::Syntax | Flaw::Encoding);
                if !cut {
                    found.add(at, flaw);
                }
            }
            // Of a file that is none of ours no line tells more.
            Err(why) => {
                found.why = Some(why);
                return Ok(found);
            }
        }
    }
    (found.header, found.counts) = (scan.header.clone(), scan.counts);
    far |= scan.header.as_ref().is_some_and(|header| header.seen.newest().millis > LAST_CLOCK_MILLIS);
    let lines = scan.lines - usize::from(cut);
    found.why = match scan.finish() {
        // A line that cannot be read is not counted either: that is said of the line.
        Err(SnapshotError::Counts) if !found.bad.is_empty() => None,
        Err(SnapshotError::Truncated { lines: _ }) => Some(SnapshotError::Truncated { lines }),
        Err(why) => Some(why),
        Ok(_) => far.then_some(SnapshotError::FarClock),
    };
    Ok(found)
}

fn as_text(name: &str, found: &Result<Findings, Failure>) -> Vec<String> {
    let found = match found {
        Ok(found) => found,
        Err(failure) => return failure.said(),
    };
    let mut lines = Vec::new();
    if found.is_good() {
        lines.push(reports::good(name));
    }
    lines.extend(found.why.iter().map(|why| failures::about(name, &failures::snapshot_error(why))));
    lines.extend(found.bad.iter().map(|bad| failures::about(name, &failures::bad_line(bad))));
    lines.extend((found.more_bad > 0).then(|| failures::about(name, &failures::more_lines(found.more_bad))));
    if let Some(header) = &found.header {
        lines.push(reports::header(header));
        lines.push(reports::counts(&found.counts));
    }
    lines
}

fn as_json(name: &str, found: &Result<Findings, Failure>) -> Value {
    let mut said = Map::new();
    said.insert("arquivo".to_owned(), name.into());
    let found = match found {
        Ok(found) => found,
        Err(failure) => {
            said.insert("integro".to_owned(), false.into());
            said.insert(
                "problemas".to_owned(),
                failure.said().into_iter().map(|why| json!({"motivo": why})).collect(),
            );
            return said.into();
        }
    };
    said.insert("integro".to_owned(), found.is_good().into());
    if let Some(header) = &found.header {
        let Counts { lines, clients, interactions, orders } = found.counts;
        let about = json!({
            "versao": header.version,
            "aplicativo": header.app,
            "gravado_em": header.created_at.to_rfc3339(),
            "fuso": header.zone,
            "aparelho": header.device.to_string(),
            "registros": lines,
            "clientes": clients,
            "contatos": interactions,
            "pedidos": orders,
        });
        said.extend(about.as_object().into_iter().flatten().map(|(key, value)| (key.clone(), value.clone())));
    }
    let whole = found.why.iter().map(|why| json!({"motivo": failures::snapshot_error(why)}));
    let lines = found
        .bad
        .iter()
        .map(|bad| json!({"linha": bad.line, "motivo": crate::text::snapshot::flaw(&bad.flaw)}));
    said.insert("problemas".to_owned(), whole.chain(lines).collect());
    said.insert("outras_linhas_com_problema".to_owned(), found.more_bad.into());
    said.into()
}
