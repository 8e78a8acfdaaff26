//! Why a snapshot was not read. Nothing of it was taken.

use std::fmt;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SnapshotError {
    /// No bytes at all.
    Empty,
    /// The first line is not the header of a snapshot.
    NotASnapshot,
    /// Written so that this version can not read it whole.
    Newer { app: String, version: u32, min_reader: u32 },
    /// The last line is missing: what arrived is only a part. Lines that came, the header among them.
    Truncated { lines: usize },
    /// A line, counted from 1, that can not be read.
    Line { line: usize, flaw: Flaw },
    /// Bytes changed after they were written.
    Checksum,
    /// The trailer counts other records than the file has.
    Counts,
    /// It holds an edit from a time that no clock shows: merged, it would win over every later edit.
    FarClock,
}

/// What is wrong with one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Not UTF-8.
    Encoding,
    /// Not JSON.
    Syntax,
    TooLong,
    TooDeep,
    RepeatedKey(String),
    /// A number that would not survive being read and written.
    Inexact(String),
    /// A value that does not fit its field; in English, for whoever wrote the file.
    Value(String),
    /// Something follows the trailer.
    AfterTrailer,
}

const TOO_DEEP: &str = "carteira: too deep";
const REPEATED: &str = "carteira: repeated key ";
const INEXACT: &str = "carteira: inexact number ";

impl Flaw {
    /// serde carries errors as text only: the flaw goes in as text and [`Flaw::of_json`] takes it out.
    pub(super) fn to_serde<E: serde::de::Error>(&self) -> E {
        match self {
            Flaw::TooDeep => E::custom(TOO_DEEP),
            Flaw::RepeatedKey(key) => E::custom(format_args!("{REPEATED}{key}")),
            Flaw::Inexact(number) => E::custom(format_args!("{INEXACT}{number}")),
            Flaw::Value(why) => E::custom(why),
            Flaw::Encoding | Flaw::Syntax | Flaw::TooLong | Flaw::AfterTrailer => E::custom(self),
        }
    }

    pub(super) fn of_json(error: serde_json::Error) -> Flaw {
        if !error.is_data() {
            return Flaw::Syntax;
        }
        let text = error.to_string();
        // serde_json ends its messages with " at line 1 column 9".
        let bare = text.rsplit_once(" at line ").map_or(text.as_str(), |(bare, _)| bare);
        if bare == TOO_DEEP {
            return Flaw::TooDeep;
        }
        if let Some(key) = bare.strip_prefix(REPEATED) {
            return Flaw::RepeatedKey(key.to_owned());
        }
        match bare.strip_prefix(INEXACT) {
            Some(number) => Flaw::Inexact(number.to_owned()),
            None => Flaw::Value(bare.to_owned()),
        }
    }
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl fmt::Display for SnapshotError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for SnapshotError {}
