//! What the page asks of the worker and what the worker answers.
//!
//! The worker has no clock and no randomness of its own: each request brings the [`Moment`] it is made at. Cancelling is
//! ending the worker; but a write is asked to [`Stop`], for the browser may complete the transaction of a worker it ends.

use crate::domain::alive::Outlook;
use crate::domain::client::ClientField;
use crate::domain::filter::Filter;
use crate::domain::indicator::analysis::insight::{Evidence, Model};
use crate::domain::plan::agenda::{Asked, Proposal};
use crate::domain::plan::road::day_route::{Day, Ordered};
use crate::domain::plan::road::free_hours::{Chosen, FreeHours};
use crate::domain::plan::road::goal_gap::{GoalGap, Reach};
use crate::domain::plan::sharing::{Asked as ShareAsked, Division};
use crate::domain::value::id::{ClientId, PersonId, PrincipalId, SalespersonId};
use crate::exchange::headings::{Kind, Mapping};
use crate::exchange::import::{
    CodeClash, ColumnNote, Conflict, Entry, Ignored, ImportPlan, Note, Preview, Refused, RowChoice,
};
use crate::exchange::indicator_table::IndicatorTable;
use crate::exchange::photos::Left;
use crate::exchange::sealed::SALT;
use crate::exchange::table::{Reading, TableError, TableProblem};
use crate::exchange::tiles::street_index::Street;
use crate::exchange::tiles::{KeptMap, Part, TileAt, TilesError};
use crate::exchange::{dossie, geojson, kml, snapshot, vcard, workbook};
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

const CSV: &str = "text/csv;charset=utf-8";

/// A file to write.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) enum Export {
    /// Re-read and compared before it is handed out.
    Snapshot,
    /// The same under a password; `salt`: of this file alone.
    Sealed { password: Password, salt: [u8; SALT] },
    /// One row a client as of the date; `discreet`: without money.
    Analysis { as_of: NaiveDate, filter: Filter, discreet: bool },
    /// The same rows with typed cells, as a workbook.
    AnalysisWorkbook { as_of: NaiveDate, filter: Filter, discreet: bool },
    /// Month × (total, vendedor, UF) of the 24 months up to the date.
    Coverage { as_of: NaiveDate },
    /// Cards of those that the filter shows on the date.
    Contacts { as_of: NaiveDate, filter: Filter },
    /// The same clients for a map program.
    Map { as_of: NaiveDate, filter: Filter, form: MapForm },
    /// To be read without the app; the outlines of the UFs travel beside it.
    Dossie { as_of: NaiveDate, discreet: bool },
    /// Everything known of one client, for the person whose data they are.
    Client { client: ClientId, form: ClientForm },
    /// The same of one of its people.
    Person { client: ClientId, person: PersonId, form: PersonForm },
    /// The part of one vendedor: the clients served that day, with what the others have left out.
    Part { salesperson: SalespersonId, on: NaiveDate },
}

/// Who is erased for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Whom {
    Client(ClientId),
    Person { client: ClientId, person: PersonId },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum PersonForm {
    Readable,
    Card,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum ClientForm {
    Readable,
    Snapshot,
}

/// Told to the worker and kept nowhere.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Password(pub String);

impl std::fmt::Debug for Password {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Password")
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum MapForm {
    GeoJson,
    Kml,
}

impl Export {
    /// It holds the whole carteira: kept elsewhere, it covers the loss of the device.
    pub(crate) fn is_copy(&self) -> bool {
        match self {
            Export::Snapshot | Export::Sealed { .. } => true,
            Export::Analysis { .. } | Export::AnalysisWorkbook { .. } | Export::Coverage { .. } => false,
            Export::Contacts { .. } | Export::Map { .. } => false,
            Export::Dossie { .. } | Export::Client { .. } | Export::Person { .. } => false,
            Export::Part { .. } => false,
        }
    }

    /// The representadas whose side of the carteira it judges by, as the screen does: none, all of them.
    pub(crate) fn side(&self) -> BTreeSet<PrincipalId> {
        match self {
            Export::Analysis { filter, .. }
            | Export::AnalysisWorkbook { filter, .. }
            | Export::Contacts { filter, .. }
            | Export::Map { filter, .. } => filter.principals.clone(),
            Export::Snapshot | Export::Sealed { .. } | Export::Coverage { .. } | Export::Dossie { .. } => {
                BTreeSet::new()
            }
            Export::Client { .. } | Export::Person { .. } | Export::Part { .. } => BTreeSet::new(),
        }
    }

    /// What its file is of, by ending and type, before it is made.
    pub(crate) fn form(&self) -> (&'static str, &'static str) {
        match self {
            Export::Snapshot | Export::Sealed { .. } | Export::Part { .. } => {
                (snapshot::EXTENSION, snapshot::MEDIA_TYPE)
            }
            Export::Analysis { .. } | Export::Coverage { .. } => (".csv", CSV),
            Export::AnalysisWorkbook { .. } => (workbook::EXTENSION, workbook::MEDIA_TYPE),
            Export::Contacts { .. } => (vcard::EXTENSION, vcard::MEDIA_TYPE),
            Export::Map { form: MapForm::GeoJson, .. } => (geojson::EXTENSION, geojson::MEDIA_TYPE),
            Export::Map { form: MapForm::Kml, .. } => (kml::EXTENSION, kml::MEDIA_TYPE),
            Export::Client { form: ClientForm::Snapshot, .. } => (snapshot::EXTENSION, snapshot::MEDIA_TYPE),
            Export::Person { form: PersonForm::Card, .. } => (vcard::EXTENSION, vcard::MEDIA_TYPE),
            Export::Dossie { .. }
            | Export::Client { form: ClientForm::Readable, .. }
            | Export::Person { form: PersonForm::Readable, .. } => (dossie::EXTENSION, dossie::MEDIA_TYPE),
        }
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

/// An import plan as the page shows it: every count whole, every list up to [`MOST_ROWS`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct PlanView {
    pub kind: Kind,
    pub rows: usize,
    pub counts: Counts,
    pub new: Vec<Entry>,
    pub updates: Vec<Entry>,
    pub conflicts: Vec<Conflict>,
    pub refused: Vec<Refused>,
    pub ignored: Vec<Ignored>,
    pub notes: Vec<Note>,
    pub columns: Vec<ColumnNote>,
    pub problems: Vec<TableProblem>,
    /// The names of the columns.
    pub headings: Vec<String>,
    /// Of each of `updates` what it replaces, in words.
    pub replaced: Vec<String>,
    /// By line, what a row brings where its client alone says little.
    pub brought: Vec<(u32, String)>,
    /// By line, the file that a row came in: where there are many, their lines say nothing.
    pub files: Vec<(u32, String)>,
    pub new_salespeople: Vec<String>,
    pub new_principals: Vec<String>,
    /// There is something to commit.
    pub changes: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Counts {
    pub new: usize,
    pub updates: usize,
    pub same: usize,
    pub conflicts: usize,
    pub refused: usize,
    pub ignored: usize,
    pub notes: usize,
}

/// Rows of each list that travel to the page; the whole list of refused rows is a file.
pub(crate) const MOST_ROWS: usize = 500;

impl PlanView {
    pub(crate) fn of(plan: &ImportPlan) -> Self {
        fn first<T: Clone>(all: &[T]) -> Vec<T> {
            all.iter().take(MOST_ROWS).cloned().collect()
        }
        Self {
            kind: plan.kind,
            rows: plan.rows,
            counts: Counts {
                new: plan.new.len(),
                updates: plan.updates.len(),
                same: plan.same.len(),
                conflicts: plan.conflicts.len(),
                refused: plan.refused.len(),
                ignored: plan.ignored.len(),
                notes: plan.notes.len(),
            },
            new: first(&plan.new),
            updates: first(&plan.updates),
            conflicts: first(&plan.conflicts),
            refused: first(&plan.refused),
            ignored: first(&plan.ignored),
            notes: first(&plan.notes),
            columns: plan.columns.clone(),
            headings: Vec::new(),
            replaced: Vec::new(),
            brought: Vec::new(),
            files: Vec::new(),
            problems: plan.problems.clone(),
            new_salespeople: plan.new_salespeople.clone(),
            new_principals: plan.new_principals.clone(),
            changes: !plan.is_nothing(),
        }
    }
}

impl PlanView {
    /// Of the rows that travel to the page.
    pub(crate) fn lines(&self) -> impl Iterator<Item = u32> {
        let entries = self.new.iter().chain(&self.updates).map(|row| row.line);
        let refused = self.refused.iter().map(|row| row.line);
        let others = self.ignored.iter().map(|row| row.line).chain(self.notes.iter().map(|note| note.line));
        entries.chain(self.conflicts.iter().map(|row| row.line)).chain(refused).chain(others)
    }
}

/// A merge plan as the page shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct MergeView {
    pub new_clients: usize,
    pub updated: usize,
    pub same: usize,
    pub removed: usize,
    pub interactions: usize,
    pub orders: usize,
    pub conflict_count: usize,
    /// The first [`MOST_CONFLICTS`].
    pub conflicts: Vec<FieldConflict>,
    /// Settings, vendedores, metas and the like that both sides edited: the newer edit is kept.
    pub catalog_conflicts: usize,
    /// The sentence that says what is missing of the file, when it is not whole.
    pub incomplete: Option<String>,
    /// Clients with one CNPJ or CPF on both sides.
    pub duplicates: usize,
    pub changes: bool,
    /// Who wrote the file; `None`: this device, or a file that is not whole.
    pub origin: Option<FileOrigin>,
}

/// The device of somebody else that a file came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct FileOrigin {
    /// Of the vendedor whose work it brings.
    pub name: Option<String>,
    /// Milliseconds since 1970.
    pub written: u64,
    /// When the last file of that device was written, where one came.
    pub before: Option<u64>,
    /// Merging notes that it came.
    pub is_noted: bool,
}

/// Conflicts that travel to the page to be decided; of those beyond the newer edit is kept.
pub(crate) const MOST_CONFLICTS: usize = 5_000;

/// A field that both sides edited, in words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct FieldConflict {
    pub client: String,
    pub field: ClientField,
    pub here: Edited,
    pub comes: Edited,
    /// What comes is the newer.
    pub theirs_is_newer: bool,
}

/// One side of a conflict.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Edited {
    pub value: String,
    /// Whose device it was edited on, where that is known.
    pub who: Option<String>,
    /// Milliseconds since 1970.
    pub at: u64,
}

/// Why a snapshot is not whole, and what can still be read of it, in sentences.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Damaged {
    pub why: String,
    pub whole: String,
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
