//! `converter --formato parquet`: many snapshots into one lake of tables, which an engine reads (docs/lake.md).
//!
//! Each file is read as the app reads it and taken whole or not at all. Its lines go to the *part* that the client's id names; then
//! part by part the lines are merged by the app's own law and written anew, so that memory is that of one part. A file that was
//! taken is not taken again, a part to which nothing came is not written again, and the same files in any order make the same lake.

mod checks;
mod columns;
mod law;
mod manifest;
mod of_day;
mod part;
mod rows;
mod shared;
mod taking;
pub(super) mod together;

use super::arguments::Given;
use super::clock::Moment;
use super::failure::{Ended, Failure};
use super::output;
use crate::domain::catalog::Catalog;
use crate::domain::indicator::analysis::insight::Evidence;
use crate::text::cli::lake as words;
use chrono::NaiveDate;
use manifest::Lake;
pub(super) use rows::word;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use taking::{Came, Taking};

pub(super) fn run(given: &Given) -> Result<Ended, Failure> {
    let Some(to) = &given.output else { return Ok(Ended::Misused) };
    let files = files_of(&given.files)?;
    let mut lake = Lake::open(to, &files)?;
    let today = Moment::on(given.on).today();
    let mut taking = Taking::begin(&lake)?;
    let mut ended = Ended::Done;
    for path in &files {
        let name = path.display().to_string();
        match taking.take(&lake, path) {
            Ok(Came::Known) => output::say(&words::known(&name)),
            Ok(Came::Taken(file)) => {
                output::say(&words::taken(
                    &name,
                    file.counts.clients,
                    file.counts.interactions,
                    file.counts.orders,
                ));
                lake.files.push(file);
            }
            Err(failure @ Failure::Unwritable { .. }) => return Err(failure),
            Err(failure) => {
                ended = Ended::InPart;
                failure.said().iter().for_each(|why| output::say(&words::refused(why)));
            }
        }
    }
    let (catalog, touched, work) = taking.finish()?;
    let staged = work.join("staged");
    let (written, evidence) =
        Parts { lake: &lake, touched: &touched, work: &work, staged: &staged }.write(&catalog, today)?;
    shared::write(&staged, &catalog, &evidence, today)?;
    lake.publish(&staged)?;
    lake.save()?;
    fs::remove_dir_all(&work).map_err(|error| output::unwritable(&work, error))?;
    output::say(&words::written(&to.display().to_string(), lake.files.len(), written, lake.parts));
    Ok(ended)
}

/// Every part of a lake on its way.
struct Parts<'a> {
    lake: &'a Lake,
    /// Those to which something came.
    touched: &'a [usize],
    work: &'a Path,
    staged: &'a Path,
}

impl Parts<'_> {
    /// Merges and writes the parts to which something came, and of every part the tables of the day, on as many threads as there
    /// are processors. Gives how many changed, and what the model of the whole is learnt from, in the order of the parts.
    fn write(&self, catalog: &Catalog, today: NaiveDate) -> Result<(usize, Evidence), Failure> {
        let (next, written) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let (failed, learnt) = (Mutex::new(None), Mutex::new(BTreeMap::new()));
        let each = || {
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= self.lake.parts {
                    return;
                }
                let done = self
                    .merge(number, &written)
                    .and_then(|()| of_day::write(self.lake, number, self.staged, catalog, today));
                match done {
                    Ok(evidence) => drop(learnt.lock().map(|mut all| all.insert(number, evidence))),
                    Err(failure) => {
                        next.store(self.lake.parts, Ordering::Relaxed);
                        failed.lock().map(|mut first| first.get_or_insert(failure).ended()).ok();
                        return;
                    }
                }
            }
        };
        let threads = thread::available_parallelism().map_or(1, |count| count.get());
        thread::scope(|scope| (0..threads).for_each(|_| drop(scope.spawn(each))));
        if let Some(failure) = failed.into_inner().ok().flatten() {
            return Err(failure);
        }
        let mut whole = Evidence::default();
        for part in learnt.into_inner().unwrap_or_default().into_values() {
            whole.histories.extend(part.histories);
            whole.spending.extend(part.spending);
        }
        Ok((written.into_inner(), whole))
    }

    fn merge(&self, number: usize, written: &AtomicUsize) -> Result<(), Failure> {
        if self.touched.contains(&number) && part::write(self.lake, number, self.work, self.staged)? {
            written.fetch_add(1, Ordering::Relaxed);
        }
        Ok(())
    }
}

/// The files asked for, and of each folder those whose name ends as a snapshot's, by name.
fn files_of(asked: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for path in asked {
        if path.is_dir() {
            let mut found = Vec::new();
            gather(path, &mut found)?;
            found.sort();
            files.extend(found);
        } else {
            files.push(path.clone());
        }
    }
    Ok(files)
}

fn gather(folder: &Path, into: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let wrong = |error| super::open::unreadable(folder, error);
    for entry in fs::read_dir(folder).map_err(wrong)? {
        let path = entry.map_err(wrong)?.path();
        if path.is_dir() {
            gather(&path, into)?;
        } else if path.extension().is_some_and(|ending| ending == "carteira") {
            into.push(path);
        }
    }
    Ok(())
}
