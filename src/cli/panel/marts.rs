//! The marts that a panel is made of, as an engine wrote them (`warehouse/marts.py`).

use crate::cli::failure::Failure;
use crate::cli::open::unreadable;
use crate::domain::calendar::day::Day;
use crate::domain::calendar::period::Month;
use crate::domain::measure::tally::Tally;
use crate::domain::rhythm::cadence::ContactState;
use crate::domain::rhythm::lifecycle::Lifecycle;
use crate::domain::value::money::Centavos;
use chrono::NaiveDate;
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::{Field, Row};
use std::fs::{self, File};
use std::io;
use std::path::Path;

/// Figures by vendedor; without one they are of clients that nobody holds.
#[derive(Debug)]
pub(super) struct Marts {
    pub today: NaiveDate,
    pub goal_percent: u32,
    /// In the order of the months.
    pub coverage: Vec<(Month, Option<String>, Tally)>,
    pub states: Vec<(Option<String>, ContactState, i64)>,
    /// Clients, and what they bought in twelve months.
    pub classes: Vec<(Option<String>, Lifecycle, i64, Centavos)>,
    pub waiting: Vec<(Option<String>, Waits)>,
}

#[derive(Clone, Debug)]
pub(super) struct Waits {
    pub name: String,
    /// "Canoas/RS".
    pub town: String,
    pub state: ContactState,
    pub days: Option<i64>,
    pub centavos: Centavos,
}

impl Marts {
    pub(super) fn read(folder: &Path) -> Result<Marts, Failure> {
        let day = rows(folder, "day")?;
        let day =
            day.first().ok_or_else(|| unreadable(&folder.join("day"), io::ErrorKind::InvalidData.into()))?;
        let today = number(day, "today").and_then(|today| i32::try_from(today).ok());
        let today = today.and_then(|today| Day::new(today + epoch()).date());
        let mut coverage: Vec<_> = rows(folder, "coverage")?.iter().filter_map(of_month).collect();
        coverage.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
        let state = |row: &Row| state_of(&text(row, "state")?);
        let states = rows(folder, "states")?;
        let states = states
            .iter()
            .filter_map(|row| Some((text(row, "vendedor"), state(row)?, number(row, "clients")?)));
        let classes = rows(folder, "classes")?;
        let classes = classes.iter().filter_map(|row| {
            let class = class_of(&text(row, "class")?)?;
            Some((
                text(row, "vendedor"),
                class,
                number(row, "clients")?,
                Centavos::new(number(row, "centavos")?),
            ))
        });
        let mut waiting: Vec<_> = rows(folder, "waiting")?
            .iter()
            .filter_map(|row| {
                let town =
                    [text(row, "city"), text(row, "uf")].into_iter().flatten().collect::<Vec<_>>().join("/");
                let (name, state) = (text(row, "name")?, state(row)?);
                let (days, centavos) = (number(row, "days"), Centavos::new(number(row, "centavos")?));
                Some((text(row, "vendedor"), Waits { name, town, state, days, centavos }))
            })
            .collect();
        waiting.sort_by(|(_, a), (_, b)| b.centavos.cmp(&a.centavos).then_with(|| a.name.cmp(&b.name)));
        Ok(Marts {
            today: today.ok_or_else(|| unreadable(&folder.join("day"), io::ErrorKind::InvalidData.into()))?,
            goal_percent: number(day, "goal_percent").and_then(|goal| u32::try_from(goal).ok()).unwrap_or(0),
            coverage,
            states: states.collect(),
            classes: classes.collect(),
            waiting,
        })
    }

    /// Everybody who holds or held a client in one of the months, by name.
    pub(super) fn people(&self) -> impl Iterator<Item = &String> {
        let mut people: Vec<&String> =
            self.coverage.iter().filter_map(|(_, person, _)| person.as_ref()).collect();
        people.sort();
        people.dedup();
        people.into_iter()
    }
}

/// The number of the first day of engines.
fn epoch() -> i32 {
    Day::of(NaiveDate::default()).number()
}

fn of_month(row: &Row) -> Option<(Month, Option<String>, Tally)> {
    let count = |name: &str| number(row, name).and_then(|count| u32::try_from(count).ok());
    let tally = Tally {
        eligible: count("eligible")?,
        covered: count("covered")?,
        visited: count("visited")?,
        bought: count("bought")?,
    };
    Some((text(row, "label")?.parse().ok()?, text(row, "vendedor"), tally))
}

fn state_of(word: &str) -> Option<ContactState> {
    ContactState::ALL.into_iter().find(|state| said(state) == word)
}

fn class_of(word: &str) -> Option<Lifecycle> {
    Lifecycle::ALL.into_iter().find(|class| said(class) == word)
}

/// The word that files have for it, which the views have too.
fn said(value: &impl serde::Serialize) -> String {
    crate::cli::lake::word(value)
}

fn cell<'a>(row: &'a Row, name: &str) -> Option<&'a Field> {
    row.get_column_iter().find(|(column, _)| *column == name).map(|(_, cell)| cell)
}

fn number(row: &Row, name: &str) -> Option<i64> {
    match cell(row, name)? {
        Field::Int(number) => Some((*number).into()),
        Field::Long(number) => Some(*number),
        _ => None,
    }
}

fn text(row: &Row, name: &str) -> Option<String> {
    match cell(row, name)? {
        Field::Str(text) => Some(text.clone()),
        _ => None,
    }
}

/// Every row of a mart, of one file or several.
fn rows(folder: &Path, mart: &str) -> Result<Vec<Row>, Failure> {
    let home = folder.join(mart);
    let wrong = |error: io::Error| unreadable(&home, error);
    let broken = |error: ParquetError| unreadable(&home, io::Error::other(error));
    let mut rows = Vec::new();
    for entry in fs::read_dir(&home).map_err(wrong)? {
        let path = entry.map_err(wrong)?.path();
        if path.extension().is_some_and(|ending| ending == "parquet") {
            let reader = SerializedFileReader::new(File::open(&path).map_err(wrong)?).map_err(broken)?;
            for row in reader.get_row_iter(None).map_err(broken)? {
                rows.push(row.map_err(broken)?);
            }
        }
    }
    Ok(rows)
}
