//! A mapping of columns to fields: suggested from the headings, changed by the user, remembered for files with the same
//! headings by their signature.

use super::{Field, Kind, field, is_own_analysis, kind_of, says_nothing};
use crate::domain::fact::interaction::{Channel, Outcome};
use crate::domain::fact::order::OrderStatus;
use crate::domain::value::fold;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Where a column goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    Field(Field),
    /// Kept as a free field of the client, under its heading.
    Extra,
    /// Left out because the user said so.
    Ignore,
}

/// What the user says of rows that leave it open; nothing is assumed unless it is set here.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assumed {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// Of checks: the day on which all of it was so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
}

/// What the user says that a word of the file means, which no list knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordMeaning {
    /// Folded.
    pub key: String,
    pub means: Meant,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Meant {
    Status(OrderStatus),
    Channel(Channel),
    Outcome(Outcome),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    pub kind: Kind,
    /// One for each column.
    pub columns: Vec<Target>,
    #[serde(default)]
    pub assumed: Assumed,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<WordMeaning>,
    /// Lines with one order's number are its items or parcelas, and are summed up.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sum_lines: bool,
}

/// What a kind of file must have and this mapping lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum Missing {
    /// Nothing says who the client is: no CNPJ, code or name.
    Identity,
    /// Clients without any name.
    Name,
    Date,
    Value,
    Channel,
    Outcome,
    /// On which day it was looked.
    CheckDate,
    /// Nothing that a look at credit sees.
    Signal,
}

impl Mapping {
    /// The kind and the fields that the headings tell.
    pub fn suggest(headings: &[&str]) -> Mapping {
        Mapping::suggest_as(kind_of(headings), headings)
    }

    /// As `suggest`, for a kind that the user chose.
    pub fn suggest_as(kind: Kind, headings: &[&str]) -> Mapping {
        let named: Vec<Option<(Field, usize)>> = headings
            .iter()
            .map(|heading| if says_nothing(heading) { None } else { field(kind, heading) })
            .collect();
        let has = |wanted: Field| named.iter().flatten().any(|(field, _)| *field == wanted);
        // A bare *nome* is the client's, unless the legal name has its own column: then a person's where a role follows.
        let name = match (has(Field::LegalName), has(Field::PersonRole), has(Field::TradeName)) {
            (false, _, _) => Some(Field::LegalName),
            (true, true, _) if !has(Field::Person) => Some(Field::Person),
            (true, _, false) => Some(Field::TradeName),
            (true, _, true) => None,
        };
        let mut columns = vec![Target::Extra; headings.len()];
        for (column, (found, rank)) in named.iter().enumerate().filter_map(|(c, found)| Some((c, (*found)?)))
        {
            let resolved = if found == Field::Name { name } else { Some(found) };
            let better = |(other, claim): (usize, &Option<(Field, usize)>)| {
                claim.is_some_and(|(field, r)| field == found && (r, other) < (rank, column))
            };
            let taken = !found.takes_many() && named.iter().enumerate().any(better);
            if let (Some(field), false) = (resolved, taken) {
                columns[column] = Target::Field(field);
            }
        }
        for (column, heading) in headings.iter().enumerate() {
            if says_nothing(heading) {
                columns[column] = Target::Ignore;
            }
        }
        if kind == Kind::Clients && is_own_analysis(headings) {
            columns.iter_mut().for_each(|target| *target = given_back(*target));
        }
        Mapping { kind, columns, assumed: Assumed::default(), words: Vec::new(), sum_lines: false }
    }

    /// What the user said that a word means, of those meanings that `of` takes.
    pub fn word<T>(&self, cell: &str, of: impl Fn(Meant) -> Option<T>) -> Option<T> {
        if self.words.is_empty() {
            return None;
        }
        let key = fold::key(cell);
        self.words.iter().filter(|word| word.key == key).find_map(|word| of(word.means))
    }

    /// Says what a word means; `None` leaves it open again.
    pub fn set_word(&mut self, cell: &str, kind: fn(Meant) -> bool, means: Option<Meant>) {
        let key = fold::key(cell);
        self.words.retain(|word| word.key != key || !kind(word.means));
        self.words.extend(means.map(|means| WordMeaning { key, means }));
    }

    /// Sends a column elsewhere; a field that only one column feeds is taken from the column that had it.
    pub fn set(&mut self, column: usize, target: Target) {
        if let Target::Field(field) = target
            && !field.takes_many()
        {
            for other in self.columns.iter_mut().filter(|other| **other == target) {
                *other = Target::Extra;
            }
        }
        if let Some(place) = self.columns.get_mut(column) {
            *place = target;
        }
    }

    /// The columns that feed a field, from the left.
    pub fn columns_of(&self, field: Field) -> impl Iterator<Item = usize> + '_ {
        self.columns
            .iter()
            .enumerate()
            .filter(move |(_, t)| **t == Target::Field(field))
            .map(|(column, _)| column)
    }

    pub fn has(&self, field: Field) -> bool {
        self.columns_of(field).next().is_some()
    }

    /// What must still be mapped before rows can be read.
    pub fn missing(&self) -> Vec<Missing> {
        let any = |fields: &[Field]| fields.iter().any(|field| self.has(*field));
        let document = [Field::Cnpj, Field::Cpf, Field::Document];
        let names = [Field::LegalName, Field::TradeName, Field::Name, Field::GivenName, Field::ShownName];
        let identified = any(&document) || any(&names) || self.has(Field::Code);
        let needs = match self.kind {
            Kind::Clients => vec![(identified, Missing::Identity), (any(&names), Missing::Name)],
            Kind::Orders => vec![
                (identified, Missing::Identity),
                (self.has(Field::Date), Missing::Date),
                (self.has(Field::Value), Missing::Value),
            ],
            Kind::Checks => vec![
                (identified, Missing::Identity),
                (self.has(Field::Date) || self.assumed.date.is_some(), Missing::CheckDate),
                (any(&Field::SEEN), Missing::Signal),
            ],
            Kind::Interactions => vec![
                (identified, Missing::Identity),
                (self.has(Field::Date), Missing::Date),
                (self.has(Field::Channel) || self.assumed.channel.is_some(), Missing::Channel),
                (self.has(Field::Outcome) || self.assumed.outcome.is_some(), Missing::Outcome),
            ],
        };
        needs.into_iter().filter(|(met, _)| !met).map(|(_, missing)| missing).collect()
    }

    /// Whether a remembered mapping fits a file of so many columns.
    pub fn fits(&self, columns: usize) -> bool {
        self.columns.len() == columns
    }
}

/// Of the app's own *análise* what is a field of the client; the interval is the one in force, the last contact a day that the
/// carteira knows already.
fn given_back(target: Target) -> Target {
    match target {
        Target::Field(Field::LegalName) => Target::Field(Field::ShownName),
        Target::Field(
            Field::Code
            | Field::Document
            | Field::Salesperson
            | Field::State
            | Field::City
            | Field::ShownName,
        ) => target,
        Target::Field(_) | Target::Extra | Target::Ignore => Target::Ignore,
    }
}

/// What files with the same headings in the same order share, whatever their case, accents and spaces: 32 hexadecimal
/// digits under which a mapping is remembered.
pub fn signature(headings: &[&str]) -> String {
    let mut hash = Sha256::new();
    for heading in headings {
        hash.update(fold::words(heading).as_bytes());
        hash.update([0x1f]);
    }
    hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}
