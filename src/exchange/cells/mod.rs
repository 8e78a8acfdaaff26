//! Cells of foreign files as values: one parser for each kind of cell, each saying why a cell is refused.
//!
//! A parser is given a cell that is not empty; emptiness is *missing*, which the caller keeps as such.

mod address;
mod choice;
mod convention;
mod credit;
mod date;
mod document;
mod number;
mod phones;
mod place;

pub(crate) use address::{city_and_state, in_brazil, location, repaired_cep};
pub(crate) use choice::{
    ClientSituation, blocked, boolean, channel, client_situation, list, order_status, outcome,
};
pub(crate) use convention::{Convention, Told, date_in, date_proof, money, money_proof};
pub(crate) use credit::{found, is_enabled, is_found, registration, tenths_of_days};
pub(crate) use date::{When, date, excel_serial, stands_for_none, time};
pub(crate) use document::{Expected, document, has_lost_digits, is_slip};
pub(crate) use number::{days, decimal};
pub(crate) use phones::{lacks_area, phones};
pub(crate) use place::{PlaceError, typed_place};

use crate::domain::value::cep::CepError;
use crate::domain::value::cpf::TaxIdError;
use crate::domain::value::money::MoneyError;
use crate::domain::value::phone::PhoneError;

/// Why a cell is refused.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum CellError {
    /// A number that a spreadsheet cut short (`1,12223E+13`): its last digits are gone from the file.
    Scientific,
    Document(TaxIdError),
    /// Too few digits for the zeros to be put back for sure, or both a CPF and a CNPJ fit.
    DocumentUnclear {
        digits: usize,
    },
    Cep(CepError),
    /// Only São Paulo has postal codes that start with 0: a lost one cannot be put back elsewhere.
    CepOutsideState,
    Phone(PhoneError),
    Money(MoneyError),
    /// The column has decimal commas and decimal points, and this cell could be either.
    MixedMarks,
    /// The column has days first and months first, and this cell could be either.
    MixedDates,
    /// `1.234,56 D`.
    DebitOrCredit,
    /// Not in any known form.
    Date,
    /// A day that the calendar does not have, such as 31/02.
    NoSuchDay,
    /// The month is above 12: perhaps month and day are swapped, as Americans write.
    MonthAndDaySwapped,
    /// Before 1900 or after 2100.
    YearOutOfRange(i32),
    Time,
    Number,
    /// Money below zero where there can be none.
    Negative,
    /// Not from 1 to 3650.
    DaysOutOfRange(i64),
    /// Outside −90..90 or −180..180 degrees.
    CoordinateOutOfRange,
    /// Latitude and longitude stand in each other's column.
    CoordinatesSwapped,
    /// In Brazil if they had their minus.
    CoordinatesWithoutMinus,
    /// Only one of the two.
    CoordinateAlone,
    State,
    Channel,
    Outcome,
    OrderStatus,
    Situation,
    Boolean,
    Email,
    CityCode,
}
