//! What the page asks of the worker and what the worker answers.
//!
//! The worker has no clock and no randomness of its own: each request brings the [`Moment`] it is made at. Cancelling is
//! ending the worker; but a write is asked to [`Stop`], for the browser may complete the transaction of a worker it ends.

mod export;
mod plans;

pub(crate) use export::{ClientForm, Export, MapForm, PersonForm, Whom};
pub(crate) use plans::{
    Counts, Damaged, Edited, FieldConflict, FileOrigin, MOST_CONFLICTS, MergeView, PlanView,
};

use crate::domain::alive::Outlook;
use crate::domain::indicator::analysis::insight::{Evidence, Model};
use crate::domain::plan::agenda::{Asked, Proposal};
use crate::domain::plan::road::day_route::{Day, Ordered};
use crate::domain::plan::road::free_hours::{Chosen, FreeHours};
use crate::domain::plan::road::goal_gap::{GoalGap, Reach};
use crate::domain::plan::sharing::{Asked as ShareAsked, Division};
use crate::domain::value::id::ClientId;
use crate::exchange::headings::Mapping;
use crate::exchange::import::{CodeClash, Preview, RowChoice};
use crate::exchange::indicator_table::IndicatorTable;
use crate::exchange::photos::Left;
use crate::exchange::table::{Reading, TableError};
use crate::exchange::tiles::street_index::Street;
use crate::exchange::tiles::{KeptMap, Part, TileAt, TilesError};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// When, where and with which randomness a request was made.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Moment {
    /// Milliseconds since 1970.
    pub millis: u64,
    pub today: NaiveDate,
    /// Offset from UTC, as `-03:00`.
    pub zone: String,
    /// IANA name of the time zone.
    pub zone_name: String,
    pub seed: u64,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Request<J = Job> {
    pub id: u32,
    /// Name of the open database.
    pub database: String,
    pub moment: Moment,
    pub job: J,
}

/// Asks that the request of this id be given up: of a write that is not complete nothing is kept. Both ways the request
/// itself is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Stop {
    pub stop: u32,
}

/// Bytes that go with a job (a file) or an outcome (an export) travel beside the message.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) enum Job {
    /// Fills the sample's own database.
    MakeSample,
    /// Reads the file beside this and says what it is: a snapshot (and what merging it would do) or a table.
    Open {
        name: String,
    },
    /// Reads the table beside this anew, as the user says.
    OpenAs {
        name: String,
        reading: Reading,
    },
    /// What importing the open table would do, with its columns read so.
    Plan {
        mapping: Mapping,
        options: Options,
    },
    /// Applies what was planned last, in one transaction; of a merge with the other value of the conflicts at these places.
    Commit {
        #[serde(default)]
        others: BTreeSet<usize>,
    },
    /// Opens the protected snapshot opened last with this password.
    Unlock {
        password: Password,
    },
    /// Of the damaged snapshot opened last, what is whole: what merging that would do.
    Salvage,
    Export(Export),
    /// Erases a client or a person wherever this device has something of them.
    Forget {
        whom: Whom,
    },
    /// Keeps a copy beside the database, and lists them.
    KeepCopy,
    ListCopies,
    /// Deletes every copy of the database.
    RemoveCopies,
    /// Opens the copy made at that instant, as a snapshot.
    OpenCopy {
        at: u64,
    },
    /// The rows of the last plan that do not come in, as a table with line and reason.
    ExportRefused,
    /// Whether the snapshot beside this was written by this database. Nothing of it comes in.
    Recognise {
        password: Option<Password>,
    },
    /// The table as a workbook of this name.
    Workbook {
        name: String,
        on: NaiveDate,
        table: Box<IndicatorTable>,
    },
    /// Learns when clients buy and what an order is worth, unless it is known already, and looks ahead of each of them.
    Foresee {
        evidence: Evidence,
        model: Option<Model>,
    },
    /// The proposal for a week.
    ProposeWeek(Box<Asked>),
    /// The best order of a day's stops.
    Order(Box<Day>),
    /// What is worth most within the hours there are.
    ChooseStops(Box<FreeHours>),
    /// The cheapest stops that reach the goal.
    ReachGoal(Box<GoalGap>),
    /// Who is to serve whom.
    Share(Box<ShareAsked>),
    /// Keeps the archive of streets beside this, a file and no bytes, under its own name.
    KeepMap {
        name: String,
    },
    /// Gathers the names of the streets of a kept archive.
    IndexMap {
        id: String,
    },
    /// Tiles of kept archives, by id.
    Tiles {
        wanted: Vec<(String, TileAt)>,
    },
    /// Streets by a part of their name, nearest to a place of the flat world first; `only`: the one of that whole name
    /// around it, if there is one alone.
    FindStreets {
        asked: String,
        from: (f64, f64),
        only: bool,
    },
    /// The photos of these clients as one zip, each client's in a folder of that name.
    PackPhotos {
        names: Vec<(ClientId, String)>,
    },
    /// Takes in the photos of the zip beside this, a file and no bytes, of these clients.
    BringPhotos {
        clients: Vec<ClientId>,
    },
}

/// The jobs that *Hoje* asks for, whose part need not carry the words of all: said as [`Job`] says them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) enum Errand {
    MakeSample,
    KeepCopy,
    ListCopies,
    RemoveCopies,
}

/// The job that the screen of the lock asks for, likewise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) enum Inquiry {
    Recognise { password: Option<Password> },
}

/// What a snapshot is to a database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Recognised {
    /// The whole carteira, written by it.
    Own,
    /// Of another database.
    Other,
    /// Of this one, and not whole: one client, a selection, nothing yet.
    InPart,
    /// Under a password, which was asked for already where it is `wrong`.
    Locked {
        wrong: bool,
    },
    NoSnapshot,
}

/// How the user wants rows judged.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Options {
    /// DDD of phones that are written without.
    pub area_code: Option<u8>,
    pub code_clash: CodeClash,
    /// Orders and contacts of unknown clients register them.
    pub create_clients: bool,
    /// What the user says of rows in conflict, by line.
    #[serde(default)]
    pub choices: Vec<(u32, RowChoice)>,
    /// Of whom all rows are.
    #[serde(default)]
    pub client: Option<ClientId>,
}

/// Told to the worker and kept nowhere.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Password(pub String);

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password")
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) enum Reply {
    /// The worker is up.
    Ready,
    Progress {
        id: u32,
        done: usize,
        total: usize,
    },
    Done {
        id: u32,
        outcome: String,
    },
    Failed {
        id: u32,
        why: Failure,
    },
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) enum Outcome {
    /// The transaction is complete.
    Committed {
        seq: u64,
        records: usize,
    },
    /// The bytes beside this are the file.
    File {
        name: String,
        mime: String,
        checked: bool,
    },
    /// Newest first.
    Copies(Vec<Copy>),
    Table(Box<Preview>),
    Planned(Box<PlanView>),
    Merge(Box<MergeView>),
    /// A snapshot under a password, which was asked for already where it is `wrong`.
    Locked {
        wrong: bool,
    },
    /// A snapshot that is not whole, of which something can be read.
    Damaged(Damaged),
    /// Outlooks in the order of the evidence.
    Foreseen {
        model: Box<Model>,
        outlooks: Vec<Outlook>,
    },
    Proposed(Proposal),
    Ordered(Ordered),
    Chosen(Chosen),
    Reached(Reach),
    Shared(Division),
    Recognised(Recognised),
    Map(Box<KeptMap>),
    /// What each tile that was asked for came to, of the bytes beside this.
    Tiles(Vec<Part>),
    Streets(Vec<Street>),
    /// Photos of a zip that are kept now, and those that were left.
    Brought {
        kept: usize,
        left: Left,
    },
}

/// A copy of the carteira kept beside its database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Copy {
    /// Milliseconds since 1970.
    pub at: u64,
    pub day: NaiveDate,
    pub clients: u32,
}

/// Why nothing was done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Failure {
    /// The store refused; the sentence says why.
    Store(String),
    Table(TableError),
    /// The sentence says why the snapshot is refused.
    Snapshot(String),
    /// A change of the plan does not fit the carteira any more: it changed meanwhile.
    Stale,
    /// The file that was written does not read back as what is in the carteira.
    NotVerified,
    /// The browser has no ciphers for a protected snapshot.
    NoCiphers,
    /// The table is larger than a workbook can be.
    TooLarge,
    /// The archive of streets is refused.
    Tiles(TilesError),
    /// There is nothing prepared to commit.
    NothingPrepared,
    /// The rep stopped it before it was kept.
    Cancelled,
    /// The worker could not be started or broke.
    Broken,
}

#[cfg(test)]
#[path = "protocol_tests.rs"]
mod tests;
