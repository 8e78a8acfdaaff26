//! `fundir`: the lines of clients from the standard input, those of one client one after the other, each client as one line. It is the
//! merging of a lake by itself, for whoever has many machines: Spark sorts the lines, and every one of its tasks pipes through here.

use super::part::{read, text};
use crate::cli::failure::{Ended, Failure};
use crate::cli::lines::next_line;
use crate::cli::open::unreadable;
use crate::cli::output;
use crate::domain::record::dossier::Dossier;
use std::io::{self, BufReader, BufWriter, Write};
use std::path::Path;

/// What the input is called in a message.
const INPUT: &str = "-";

pub(in crate::cli) fn run() -> Result<Ended, Failure> {
    let wrong = |error| unreadable(Path::new(INPUT), error);
    let mut input = BufReader::new(io::stdin().lock());
    let (mut line, mut held): (Vec<u8>, Option<Dossier>) = (Vec::new(), None);
    let mut failed = None;
    output::to_stdout(|out| {
        let mut out = BufWriter::new(out);
        loop {
            let came = match next(&mut input, &mut line) {
                Ok(came) => came,
                Err(error) => {
                    failed = Some(error);
                    None
                }
            };
            held = match (held.take(), came) {
                (None, None) => return out.flush(),
                (None, Some(came)) => Some(came),
                (Some(known), Some(came)) if known.id == came.id => Some(known.merged(&came)),
                (Some(known), came) => {
                    if !known.is_blank() {
                        writeln!(out, "{}", text(&known)?)?;
                    }
                    came
                }
            };
        }
    })?;
    failed.map_or(Ok(Ended::Done), |error| Err(wrong(error)))
}

/// The next client, past empty lines.
fn next(input: &mut impl io::BufRead, line: &mut Vec<u8>) -> io::Result<Option<Dossier>> {
    while next_line(input, line)? {
        let text = std::str::from_utf8(line).map_err(io::Error::other)?.trim();
        if !text.is_empty() {
            return read(text).map(Some);
        }
    }
    Ok(None)
}
