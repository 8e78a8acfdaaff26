//! A table as one Parquet file, filled row by row: integers and text, each may be missing.

use crate::cli::failure::Failure;
use crate::cli::output::unwritable;
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// 32 bits: days since 1970-01-01, months since 0000-01, counts, and 0 or 1 for no and yes.
    Small,
    /// 64 bits: keys and centavos.
    Large,
    /// 64 bits: parameters of a model.
    Real,
    Text,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Cell<'a> {
    Nothing,
    Small(i32),
    Large(i64),
    Real(f64),
    Text(&'a str),
}

/// Names and kinds of the columns of a table.
pub(super) type Columns = &'static [(&'static str, Kind)];

/// Rows kept before they are written.
const GROUP_ROWS: usize = 100_000;
/// And bytes of text.
const GROUP_BYTES: usize = 32 * 1024 * 1024;

pub(super) struct Table {
    path: PathBuf,
    writer: SerializedFileWriter<File>,
    columns: Vec<Column>,
    rows: usize,
    bytes: usize,
}

struct Column {
    /// 1 where there is a value.
    there: Vec<i16>,
    values: Values,
}

enum Values {
    Small(Vec<i32>),
    Large(Vec<i64>),
    Real(Vec<f64>),
    Text(Vec<ByteArray>),
}

impl Table {
    /// The file `name` in the folder of the table, which is made with it.
    pub(super) fn new(folder: &Path, table: &str, name: &str, columns: Columns) -> Result<Table, Failure> {
        let folder = folder.join(table);
        fs::create_dir_all(&folder).map_err(|error| unwritable(&folder, error))?;
        let path = folder.join(name);
        let file = File::create_new(&path).map_err(|error| unwritable(&path, error))?;
        let writer = writer(file, columns).map_err(|error| wrong(&path, error))?;
        let columns = columns.iter().map(|(_, kind)| Column { there: vec![], values: Values::of(*kind) });
        Ok(Table { path, writer, columns: columns.collect(), rows: 0, bytes: 0 })
    }

    /// A cell for each column, in order; one of another kind than its column is missing.
    pub(super) fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), Failure> {
        for (column, cell) in self.columns.iter_mut().zip(cells) {
            let there = match (&mut column.values, cell) {
                (Values::Small(values), Cell::Small(value)) => {
                    values.push(*value);
                    1
                }
                (Values::Large(values), Cell::Large(value)) => {
                    values.push(*value);
                    1
                }
                (Values::Real(values), Cell::Real(value)) => {
                    values.push(*value);
                    1
                }
                (Values::Text(values), Cell::Text(value)) => {
                    self.bytes += value.len();
                    values.push(ByteArray::from(*value));
                    1
                }
                (Values::Small(_) | Values::Large(_) | Values::Real(_) | Values::Text(_), _) => 0,
            };
            column.there.push(there);
        }
        self.rows += 1;
        if self.rows == GROUP_ROWS || self.bytes > GROUP_BYTES {
            self.flush().map_err(|error| wrong(&self.path, error))?;
        }
        Ok(())
    }

    pub(super) fn close(mut self) -> Result<(), Failure> {
        let closed = self.flush().and_then(|()| self.writer.close());
        closed.map(drop).map_err(|error| wrong(&self.path, error))
    }

    fn flush(&mut self) -> Result<(), ParquetError> {
        (self.rows, self.bytes) = (0, 0);
        let mut group = self.writer.next_row_group()?;
        let mut columns = self.columns.iter_mut();
        while let (Some(mut out), Some(Column { there, values })) = (group.next_column()?, columns.next()) {
            match values {
                Values::Small(values) => {
                    out.typed::<Int32Type>().write_batch(values, Some(there), None)?;
                    values.clear();
                }
                Values::Large(values) => {
                    out.typed::<Int64Type>().write_batch(values, Some(there), None)?;
                    values.clear();
                }
                Values::Real(values) => {
                    out.typed::<DoubleType>().write_batch(values, Some(there), None)?;
                    values.clear();
                }
                Values::Text(values) => {
                    out.typed::<ByteArrayType>().write_batch(values, Some(there), None)?;
                    values.clear();
                }
            }
            there.clear();
            out.close()?;
        }
        group.close().map(drop)
    }
}

impl Values {
    fn of(kind: Kind) -> Values {
        match kind {
            Kind::Small => Values::Small(vec![]),
            Kind::Large => Values::Large(vec![]),
            Kind::Real => Values::Real(vec![]),
            Kind::Text => Values::Text(vec![]),
        }
    }
}

fn writer(file: File, columns: Columns) -> Result<SerializedFileWriter<File>, ParquetError> {
    let field = |(name, kind): &(&str, Kind)| {
        let (physical, logical) = match kind {
            Kind::Small => (Physical::INT32, None),
            Kind::Large => (Physical::INT64, None),
            Kind::Real => (Physical::DOUBLE, None),
            Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        };
        Type::primitive_type_builder(name, physical)
            .with_repetition(Repetition::OPTIONAL)
            .with_logical_type(logical)
            .build()
            .map(Arc::new)
    };
    let fields = columns.iter().map(field).collect::<Result<Vec<_>, _>>()?;
    let schema = Type::group_type_builder("carteira").with_fields(fields).build()?;
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
    SerializedFileWriter::new(file, Arc::new(schema), Arc::new(properties))
}

fn wrong(path: &Path, error: ParquetError) -> Failure {
    unwritable(path, io::Error::other(error))
}
