//! `converter --formato parquet`: many snapshots into one lake of tables, which an engine reads (docs/lake.md).
//!
//! Each file is read as the app reads it and taken whole or not at all. Its lines go to the *part* that the client's id names; then
//! part by part the lines are merged by the app's own law and written anew, so that memory is that of one part. A file that was
//! taken is not taken again, a part to which nothing came is not written again, and the same files in any order make the same lake.

mod columns;
mod law;
mod manifest;
mod part;
mod rows;
mod shared;
mod taking;

use super::arguments::Given;
use super::clock::Moment;
use super::failure::{Ended, Failure};
use super::output;
use crate::text::cli::lake as words;
use manifest::Lake;
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
    let written = write_parts(&lake, &touched, &work, &staged)?;
    shared::write(&staged, &catalog, today)?;
    lake.publish(&staged)?;
    lake.save()?;
    fs::remove_dir_all(&work).map_err(|error| output::unwritable(&work, error))?;
    output::say(&words::written(&to.display().to_string(), lake.files.len(), written, lake.parts));
    Ok(ended)
}

/// Merges and writes the parts to which something came, on as many threads as there are processors; gives how many changed.
fn write_parts(lake: &Lake, touched: &[usize], work: &Path, staged: &Path) -> Result<usize, Failure> {
    let (next, written) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let failed = Mutex::new(None);
    let each = || {
        while let Some(number) = touched.get(next.fetch_add(1, Ordering::Relaxed)) {
            match part::write(lake, *number, work, staged) {
                Ok(changed) => written.fetch_add(usize::from(changed), Ordering::Relaxed),
                Err(failure) => {
                    next.store(touched.len(), Ordering::Relaxed);
                    failed.lock().map(|mut first| first.get_or_insert(failure).ended()).ok();
                    return;
                }
            };
        }
    };
    let threads = thread::available_parallelism().map_or(1, |count| count.get());
    thread::scope(|scope| (0..threads).for_each(|_| drop(scope.spawn(each))));
    match failed.into_inner().ok().flatten() {
        Some(failure) => Err(failure),
        None => Ok(written.into_inner()),
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
