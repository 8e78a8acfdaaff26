//! Tables into a snapshot: for each client the rows of the other tables that are its own, which stand in the same order.

use super::object::{Object, put_key};
use super::{
    CATALOG, CLIENT, CLIENTS, FORMAT, LISTS, MANIFEST, Manifest, OTHERS, REMOVED, TablesError, VERSION,
    file_of, names,
};
use crate::cli::arguments::Given;
use crate::cli::failure::Failure;
use crate::cli::lines::next_line;
use crate::cli::open::unreadable;
use crate::cli::output::{self, Progress, unwritable};
use crate::cli::validate::examine;
use crate::exchange::snapshot::scan::Scan;
use crate::exchange::snapshot::{Counts, Flaw, SnapshotError};
use crate::text::cli::failures as words;
use crate::text::snapshot::flaw;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufReader, Write};
use std::path::Path;

pub(super) fn join(folder: &Path, to: &Path, given: &Given) -> Result<Counts, Failure> {
    let place = folder.join(MANIFEST);
    let text = match fs::read_to_string(&place) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(unreadable(&place, error)),
    };
    let no_manifest = |newer| Failure::Tables(TablesError::NoManifest { path: folder.to_owned(), newer });
    let manifest: Manifest<'_> = serde_json::from_str(&text).map_err(|_| no_manifest(false))?;
    if manifest.format != FORMAT || manifest.version > VERSION {
        return Err(no_manifest(manifest.format == FORMAT));
    }
    no_strangers(folder)?;
    let expected = (!given.edited).then_some(&manifest.rows);
    let mut counts = Counts::default();
    output::file(
        to,
        given.replace,
        |out| {
            let mut snapshot = Snapshot { out, path: to, scan: Scan::default(), line: Vec::new() };
            snapshot.line.extend_from_slice(manifest.header.get().as_bytes());
            snapshot.put(MANIFEST, 1)?;
            clients(folder, expected, &mut snapshot)?;
            catalog(folder, expected, &mut snapshot)?;
            counts = snapshot.finish()?;
            Ok(())
        },
        |made| match examine(made)? {
            found if found.is_good() => Ok(()),
            found => Err(whole(found.why.as_ref().map(words::snapshot_error).unwrap_or_default())),
        },
    )?;
    Ok(counts)
}

fn whole(why: String) -> Failure {
    Failure::Tables(TablesError::Whole(why))
}

/// A file that nobody reads would be missed by nobody.
fn no_strangers(folder: &Path) -> Result<(), Failure> {
    for entry in fs::read_dir(folder).map_err(|error| unreadable(folder, error))? {
        let name = entry.map_err(|error| unreadable(folder, error))?.file_name();
        let name = name.to_string_lossy();
        let is_table = |table: &str| name.strip_suffix(".ndjson") == Some(table);
        if name.ends_with(".ndjson") && !names().any(is_table) {
            return Err(Failure::Tables(TablesError::Stranger(folder.join(&*name))));
        }
    }
    Ok(())
}

type Expected<'a> = Option<&'a BTreeMap<String, usize>>;

fn clients(folder: &Path, expected: Expected<'_>, snapshot: &mut Snapshot<'_>) -> Result<(), Failure> {
    let mut all = Table::open(folder, CLIENTS)?;
    let mut lists: Vec<Table> =
        LISTS.into_iter().map(|list| Table::open(folder, list)).collect::<Result<_, _>>()?;
    let mut removed = Table::open(folder, REMOVED)?;
    let mut progress = Progress::of(&folder.join(file_of(CLIENTS)));
    for table in lists.iter_mut().chain([&mut removed]) {
        table.next_of_client()?;
    }
    while all.next()? {
        progress.at(all.rows);
        let mut client = all.object()?;
        let text = |value: &serde_json::value::RawValue| value.get().to_owned();
        let Some(id) = client.0.iter().find(|(key, _)| key == "id").map(|(_, id)| text(id)) else {
            return Err(all.wrong(words::NO_ID.to_owned()));
        };
        let line = &mut snapshot.line;
        line.extend_from_slice(b"{\"client\":{\"id\":");
        line.extend_from_slice(id.as_bytes());
        client.take("id");
        if let Some(fields) = client.take("fields") {
            line.push(b',');
            put_key("fields", line);
            line.extend_from_slice(fields.get().as_bytes());
        }
        for table in &mut lists {
            own_facts(table, &id, line)?;
        }
        own_stones(&mut removed, &id, line)?;
        for (key, value) in &client.0 {
            line.push(b',');
            put_key(key, line);
            line.extend_from_slice(value.get().as_bytes());
        }
        line.extend_from_slice(b"}}");
        snapshot.put(CLIENTS, all.rows)?;
    }
    for table in lists.iter().chain([&removed]) {
        if table.client.is_some() {
            let (table, line) = (table.name.to_owned(), table.rows);
            return Err(Failure::Tables(TablesError::OutOfOrder { table, line }));
        }
    }
    lists.iter().chain([&all, &removed]).try_for_each(|table| table.is_whole(expected))
}

/// The rows of the client as a list of its line.
fn own_facts(table: &mut Table, id: &str, line: &mut Vec<u8>) -> Result<(), Failure> {
    let mut any = false;
    while table.client.as_deref() == Some(id) {
        line.push(b',');
        if !any {
            put_key(table.name, line);
            line.push(b'[');
        }
        any = true;
        let mut fact = table.object()?;
        fact.take(CLIENT);
        fact.write(&[], line);
        table.next_of_client()?;
    }
    if any {
        line.push(b']');
    }
    Ok(())
}

fn own_stones(table: &mut Table, id: &str, line: &mut Vec<u8>) -> Result<(), Failure> {
    let mut any = false;
    while table.client.as_deref() == Some(id) {
        let mut stone = table.object()?;
        stone.take(CLIENT);
        let (fact, at) = (stone.take("id"), stone.take("at"));
        let (Some(fact), Some(at), true) = (fact, at, stone.0.is_empty()) else {
            return Err(table.wrong(words::NO_STONE.to_owned()));
        };
        line.push(b',');
        if !any {
            put_key(table.name, line);
            line.push(b'{');
        }
        any = true;
        line.extend_from_slice(fact.get().as_bytes());
        line.push(b':');
        line.extend_from_slice(at.get().as_bytes());
        table.next_of_client()?;
    }
    if any {
        line.push(b'}');
    }
    Ok(())
}

fn catalog(folder: &Path, expected: Expected<'_>, snapshot: &mut Snapshot<'_>) -> Result<(), Failure> {
    for (kind, table) in CATALOG {
        let mut rows = Table::open(folder, table)?;
        while rows.next()? {
            snapshot.line.push(b'{');
            put_key(kind, &mut snapshot.line);
            snapshot.line.extend_from_slice(rows.text.as_bytes());
            snapshot.line.push(b'}');
            snapshot.put(table, rows.rows)?;
        }
        rows.is_whole(expected)?;
    }
    let mut others = Table::open(folder, OTHERS)?;
    while others.next()? {
        snapshot.line.extend_from_slice(others.text.as_bytes());
        snapshot.put(OTHERS, others.rows)?;
    }
    others.is_whole(expected)
}

/// The snapshot on its way out, each line checked as it goes.
struct Snapshot<'a> {
    out: &'a mut dyn Write,
    path: &'a Path,
    scan: Scan,
    line: Vec<u8>,
}

impl Snapshot<'_> {
    /// Writes the line, made of this row of the table.
    fn put(&mut self, table: &str, row: usize) -> Result<(), Failure> {
        self.line.push(b'\n');
        self.scan.push_line(&self.line).map_err(|error| {
            let why = match error {
                SnapshotError::Line { line: _, flaw: of } => flaw(&of),
                other => words::snapshot_error(&other),
            };
            Failure::Tables(TablesError::Row { table: table.to_owned(), line: row, why })
        })?;
        self.out.write_all(&self.line).map_err(|error| unwritable(self.path, error))?;
        self.line.clear();
        Ok(())
    }

    fn finish(mut self) -> Result<Counts, Failure> {
        let trailer = self.scan.trailer();
        let read = self.scan.push_line(&trailer).and_then(|_| self.scan.finish());
        let (_, counts) = read.map_err(|error| whole(words::snapshot_error(&error)))?;
        self.out.write_all(&trailer).map_err(|error| unwritable(self.path, error))?;
        Ok(counts)
    }
}

/// A table row by row; one that has no file has no rows.
struct Table {
    name: &'static str,
    from: Option<BufReader<File>>,
    path: std::path::PathBuf,
    /// The row, and how many came so far with it.
    line: Vec<u8>,
    text: String,
    rows: usize,
    /// Whose row it is, as text; `None` behind the last one.
    client: Option<String>,
}

impl Table {
    fn open(folder: &Path, name: &'static str) -> Result<Table, Failure> {
        let path = folder.join(file_of(name));
        let from = match File::open(&path) {
            Ok(file) => Some(BufReader::new(file)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(unreadable(&path, error)),
        };
        Ok(Table { name, from, path, line: Vec::new(), text: String::new(), rows: 0, client: None })
    }

    /// Goes on to the next row that is not blank.
    fn next(&mut self) -> Result<bool, Failure> {
        self.text.clear();
        while let Some(from) = &mut self.from {
            if !next_line(from, &mut self.line).map_err(|error| unreadable(&self.path, error))? {
                break;
            }
            self.rows += 1;
            match std::str::from_utf8(&self.line) {
                Ok(text) => self.text.push_str(text.trim()),
                Err(_) => return Err(self.wrong(flaw(&Flaw::Encoding))),
            }
            if !self.text.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn next_of_client(&mut self) -> Result<(), Failure> {
        self.client = match self.next()? {
            false => None,
            true => match self.object()?.take(CLIENT) {
                Some(client) => Some(client.get().to_owned()),
                None => return Err(self.wrong(words::NO_CLIENT.to_owned())),
            },
        };
        Ok(())
    }

    fn object(&self) -> Result<Object<'_>, Failure> {
        serde_json::from_str(&self.text).map_err(|_| self.wrong(words::NO_OBJECT.to_owned()))
    }

    fn wrong(&self, why: String) -> Failure {
        Failure::Tables(TablesError::Row { table: self.name.to_owned(), line: self.rows, why })
    }

    fn is_whole(&self, expected: Expected<'_>) -> Result<(), Failure> {
        let Some(rows) = expected else { return Ok(()) };
        let expected = rows.get(self.name).copied().unwrap_or(0);
        if expected == self.rows {
            return Ok(());
        }
        Err(Failure::Tables(TablesError::Rows { table: self.name.to_owned(), expected, found: self.rows }))
    }
}
