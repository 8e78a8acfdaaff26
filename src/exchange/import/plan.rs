//! What an import would do, row by row, and the one change that does it.

use super::super::cells::CellError;
use super::super::headings::Kind;
use super::super::nfe::NoOrder;
use super::super::table::TableProblem;
use crate::domain::client::ClientField;
use crate::domain::portfolio::change::{Change, Deed, Step};
use crate::domain::value::cpf::TaxId;
use crate::domain::value::id::ClientId;
use crate::domain::value::money::Centavos;
use crate::domain::value::uf::Uf;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Every row below the headings is in exactly one of `new`, `updates`, `same`, `conflicts`, `refused`, `ignored`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ImportPlan {
    pub kind: Kind,
    /// What the journal calls it.
    pub deed: Deed,
    pub new: Vec<Entry>,
    pub updates: Vec<Entry>,
    pub same: Vec<Entry>,
    pub conflicts: Vec<Conflict>,
    pub refused: Vec<Refused>,
    pub ignored: Vec<Ignored>,
    /// Rows that come in with a cell mended or left as a free field.
    pub notes: Vec<Note>,
    /// What was decided of whole columns.
    pub columns: Vec<ColumnNote>,
    /// What was odd about the file itself.
    pub problems: Vec<TableProblem>,
    /// Rows below the headings.
    pub rows: usize,
    /// New vendedores and representadas, by name.
    pub new_salespeople: Vec<String>,
    pub new_principals: Vec<String>,
    pub steps: Vec<Step>,
}

impl ImportPlan {
    pub fn is_nothing(&self) -> bool {
        self.steps.is_empty()
    }

    /// All of it as one change, to be applied and undone at once.
    pub fn into_change(self) -> Change {
        Change { deed: self.deed, steps: self.steps }
    }
}

/// A row that comes in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub line: u32,
    pub client: ClientId,
    /// What the client is called.
    pub label: Box<str>,
    /// Of an update of a client: the fields that change.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<ClientField>,
}

/// A row that is not applied because only a person can say what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    pub line: u32,
    pub label: Box<str>,
    pub kind: ConflictKind,
    /// Clients of whom the row may be, for the user to choose.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<Candidate>,
    /// Whether the row can come in as something new.
    #[serde(default)]
    pub may_be_new: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    pub client: ClientId,
    /// Name and town.
    pub label: Box<str>,
}

/// What the user says of a row in conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowChoice {
    /// Another client or order than the one there.
    New,
    /// It is this client.
    Update(ClientId),
    LeaveOut,
}

/// Something that holds for a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnNote {
    pub column: u32,
    pub reason: ColumnReason,
    /// Cells that it is about, and the first of them.
    pub count: u32,
    pub example: Box<str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnReason {
    /// Cells that programs write where there is no date count as empty.
    NoDate,
    /// Its values have a decimal point.
    DecimalPoint,
    /// Its dates have the month first.
    MonthFirst,
    /// Decimal commas and points: what could be either is held back.
    MixedMarks,
    /// Days first and months first: what could be either is held back.
    MixedDates,
    /// `101.0` is read as 101.
    WholeNumbers,
    /// Code and name stand in one cell and are parted.
    CodeInName,
    /// Without what they were worth, last orders are no orders.
    LastOrderWithoutValue,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConflictKind {
    /// The CNPJ or CPF is one client's and the code another's.
    KeysDisagree { by_document: ClientId, by_code: ClientId },
    /// The code is that of a client with another CNPJ or CPF.
    OtherDocument { client: ClientId, there: TaxId, here: TaxId },
    /// The code is that of a client with another name or in another town.
    OtherName { client: ClientId },
    /// The order's number is that of an order of another day that was worth far more or less.
    OtherOrder { there: Centavos, here: Centavos },
    /// Several clients fit.
    SeveralMatch { count: u32 },
    /// The client stands on an earlier line with other values.
    RepeatedClient { first_line: u32, fields: Vec<ClientField> },
    /// The order's number stands on another line with other values: perhaps one line for each item.
    RepeatedNumber { other_line: u32 },
    /// The same contact stands on an earlier line with another note.
    RepeatedInteraction { first_line: u32 },
    /// The same look at the client's credit is on an earlier line with other values.
    RepeatedCheck { first_line: u32 },
}

/// A row that cannot be read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Refused {
    pub line: u32,
    /// What the row calls its client, if anything.
    pub label: Box<str>,
    /// At least one.
    pub problems: Vec<RowProblem>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RowProblem {
    /// The column, from 0, and what its cell says; none where the row as a whole is meant.
    pub column: Option<u32>,
    pub cell: Box<str>,
    pub reason: RowReason,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowReason {
    Cell(CellError),
    MissingName,
    /// Neither CNPJ, code nor name.
    MissingIdentity,
    MissingDate,
    /// The cell has what programs write for no date.
    NoRealDate,
    MissingValue,
    MissingChannel,
    MissingOutcome,
    /// No client of the carteira fits; `can_create` where the row has a document and a name for it.
    UnknownClient {
        can_create: bool,
    },
    /// Several clients fit.
    AmbiguousClient {
        count: u32,
    },
    /// No signal of credit and no limit.
    NothingSeen,
    /// Something that took place after today.
    FutureDate(NaiveDate),
    /// A nota fiscal or a file that brings no order.
    NoOrder(NoOrder),
    /// A contact of a telephone that no line closes.
    CardWithoutEnd,
    /// A list of other contacts of the telephone.
    CardOfGroup,
}

/// A row that is not data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ignored {
    pub line: u32,
    pub reason: IgnoredReason,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IgnoredReason {
    Blank,
    /// Above the headings.
    Preamble,
    Totals,
    /// The headings again, as at each page of a printed report.
    RepeatedHeadings,
    /// *Emitido em …*, page numbers.
    Footer,
    /// Dashes between parts of a report.
    Separator,
    /// *Vendedor: Ana* above a part of a report.
    Section,
    /// A further line of the order on the earlier line, and part of its sum.
    SummedInto {
        first_line: u32,
    },
    /// The user left it out.
    LeftOut,
    /// Says nothing that the earlier line does not.
    Repeated {
        first_line: u32,
    },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Note {
    pub line: u32,
    pub column: u32,
    pub cell: Box<str>,
    pub reason: NoteReason,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteReason {
    /// Zeros lost in front were put back; the check digits agree.
    ZerosRestored(u8),
    CepZeroRestored,
    /// Not understood: the cell is kept as a free field.
    KeptAsText(CellError),
    /// Not understood: the cell stays in the note of the check.
    KeptInNote(CellError),
    /// The UF has no such município: kept by name, without its place.
    UnknownCity,
    /// *Inativo* is worked out from orders: kept as a free field.
    SituationIsComputed,
    /// The client has another code already: this one is kept as a free field and recognised.
    OtherCode,
    /// The place was corrected on this device and stays.
    LocationKept,
    /// After today: kept as a free field.
    FutureDate,
    /// An order has one representada: the first is taken.
    OnlyFirstPrincipal,
    /// The cell alone does not tell: it was read as its column is.
    ReadAsMoney(Centavos),
    ReadAsDate(NaiveDate),
    /// Words that no list knows: the row comes in as pending, as a call, as an attempt, with the word in its note.
    StatusKept,
    ChannelKept,
    OutcomeKept,
    /// There is more in the cell than numbers: it is kept whole as a free field.
    WordsBesidePhone,
    /// Numbers without DDD got that of the município.
    AreaCodeOfCity(u8),
    /// Only one UF has such a município.
    StateOfCity(Uf),
    /// A place outside Brazil.
    Abroad,
    /// No client and no person has that name: kept as a free field.
    UnknownReferrer,
    /// More than one has it: kept as a free field.
    SeveralReferrers,
}
