//! Streets from the rep's own files: which are kept, how one comes and goes, and the tiles that the map asks for.
//!
//! They belong to the device and to no carteira: the sample shows them too.

use super::jobs::Worker;
use super::places::after;
use crate::exchange::tiles::street_index::Street;
use crate::exchange::tiles::{Came, KeptMap, TileAt, unfolded};
use crate::storage::maps;
use crate::storage::repository::StoreError;
use crate::workers::protocol::{Failure, Job, Outcome};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

/// `None`: not looked at yet.
type Known = ArcRwSignal<Option<Arc<Vec<KeptMap>>>>;

static KEPT: LazyLock<Known> = LazyLock::new(|| ArcRwSignal::new(None));
/// How far the gathering of names is, while there is one: tiles done, of all.
static GATHERING: LazyLock<ArcRwSignal<Option<(usize, usize)>>> = LazyLock::new(|| ArcRwSignal::new(None));

thread_local! {
    /// Answers for tiles and names, from the first question on.
    static READER: RefCell<Option<Rc<Worker>>> = const { RefCell::new(None) };
    /// Answers while the other is busy with tiles.
    static FINDER: RefCell<Option<Rc<Worker>>> = const { RefCell::new(None) };
    static GATHERER: RefCell<Option<Rc<Worker>>> = const { RefCell::new(None) };
}

/// The kept archives; the first call looks.
pub(crate) fn kept() -> Known {
    if KEPT.with_untracked(Option::is_none) {
        spawn_local(look());
    }
    KEPT.clone()
}

/// Opens the kept archives, so that the map waits for nothing but its tiles.
pub(crate) fn read_ahead() {
    spawn_local(async {
        if KEPT.with_untracked(Option::is_none) {
            look().await;
        }
        let ids: Vec<String> = KEPT.with_untracked(|maps| {
            maps.iter().flat_map(|maps| maps.iter()).map(|map| map.id.clone()).collect()
        });
        if !ids.is_empty() {
            let whole = TileAt { z: 0, x: 0, y: 0 };
            // What can not be read now is told when the map asks for it.
            let _ = tiles(ids.into_iter().map(|id| (id, whole)).collect()).await;
        }
    });
}

pub(crate) fn gathering() -> ArcRwSignal<Option<(usize, usize)>> {
    GATHERING.clone()
}

async fn look() {
    // Where a browser has no such files there are none.
    let maps = maps::list().await.unwrap_or_default();
    if !maps.is_empty() {
        // Started before the map asks for its first tile; where it does not start, the question finds out.
        let _ = started(&READER);
    }
    KEPT.set(Some(Arc::new(maps)));
    gather_missing();
}

/// Keeps a chosen file, then gathers its names.
pub(crate) async fn keep(
    worker: &Worker,
    file: &web_sys::File,
    progress: impl Fn(usize, usize) + 'static,
) -> Result<(), Failure> {
    let outcome = worker.ask_of_file("", Job::KeepMap { name: file.name() }, file, progress).await?;
    let Outcome::Map(_) = outcome else { return Err(Failure::Broken) };
    look().await;
    Ok(())
}

pub(crate) async fn remove(id: &str) -> Result<(), StoreError> {
    let_go();
    let removed = freed(async || maps::remove(id).await).await;
    look().await;
    removed
}

/// Removes every archive from the device.
pub(crate) async fn forget() -> Result<(), StoreError> {
    let_go();
    freed(maps::forget).await
}

/// Ends who reads archives and who gathers names beside them.
fn let_go() {
    if let Some(gatherer) = GATHERER.take() {
        gatherer.end();
        gatherer.give_up();
    }
    GATHERING.set(None);
    READER.take();
    FINDER.take();
}

/// Asked again for a second: what a worker held that was ended is free a moment later, and removing it fails until then.
async fn freed(remove: impl AsyncFn() -> Result<(), StoreError>) -> Result<(), StoreError> {
    for _ in 0..9 {
        match remove().await {
            Err(StoreError::Failed(_)) => after(HELD_FOR).await,
            ended => return ended,
        }
    }
    remove().await
}

const HELD_FOR: Duration = Duration::from_millis(100);

/// Gathers the names of archives that have none yet, one after the other, beside whatever else is done.
fn gather_missing() {
    let missing = KEPT.with_untracked(|maps| {
        maps.iter().flat_map(|maps| maps.iter()).find(|map| map.streets.is_none()).map(|map| map.id.clone())
    });
    let Some(id) = missing.filter(|_| GATHERER.with_borrow(Option::is_none)) else { return };
    let Ok(worker) = Worker::start().map(Rc::new) else { return };
    GATHERER.replace(Some(Rc::clone(&worker)));
    GATHERING.set(Some((0, 0)));
    spawn_local(async move {
        let told = |done, total| GATHERING.set(Some((done, total)));
        let gathered = worker.ask::<Outcome>("", Job::IndexMap { id }, None, told).await;
        // Taken away, it was ended by who removed the archive.
        let mine = GATHERER.with_borrow(|now| now.as_ref().is_some_and(|now| Rc::ptr_eq(now, &worker)));
        if mine {
            GATHERER.take();
            GATHERING.set(None);
            // What failed is tried again when the app is opened again.
            if gathered.is_ok() {
                look_again().await;
            }
        }
    });
}

/// Boxed, for it leads back to where it was called from.
fn look_again() -> std::pin::Pin<Box<dyn Future<Output = ()>>> {
    Box::pin(look())
}

/// Tiles of kept archives, in the order asked. A reader that broke is started anew by the next question.
pub(crate) async fn tiles(wanted: Vec<(String, TileAt)>) -> Result<Vec<Came>, Failure> {
    let worker = started(&READER)?;
    let answer = worker.ask("", Job::Tiles { wanted }, None, |_, _| {}).await;
    let Ok((Outcome::Tiles(parts), bytes)) = answer else {
        let mine = READER.with_borrow(|now| now.as_ref().is_some_and(|now| Rc::ptr_eq(now, &worker)));
        if mine && worker.is_idle() {
            READER.take();
        }
        return Err(answer.err().unwrap_or(Failure::Broken));
    };
    Ok(unfolded(&parts, &bytes.unwrap_or_default()))
}

/// Streets by a part of their name, nearest to a place of the flat world first.
pub(crate) async fn find(asked: String, from: (f64, f64)) -> Result<Vec<Street>, Failure> {
    found(asked, from, false).await
}

/// The street of that name around a place, where there is one alone.
pub(crate) async fn only(name: String, around: (f64, f64)) -> Option<Street> {
    let is_searched =
        KEPT.with_untracked(|maps| maps.iter().flat_map(|maps| maps.iter()).any(|map| map.streets.is_some()));
    // Several archives may have the same street: it is meant all the same.
    let streets = if is_searched { found(name, around, true).await.ok()? } else { Vec::new() };
    streets.into_iter().next()
}

async fn found(asked: String, from: (f64, f64), only: bool) -> Result<Vec<Street>, Failure> {
    let worker = started(&FINDER)?;
    match worker.ask("", Job::FindStreets { asked, from, only }, None, |_, _| {}).await? {
        (Outcome::Streets(found), _) => Ok(found),
        _ => Err(Failure::Broken),
    }
}

fn started(slot: &'static std::thread::LocalKey<RefCell<Option<Rc<Worker>>>>) -> Result<Rc<Worker>, Failure> {
    if let Some(worker) = slot.with_borrow(Clone::clone) {
        return Ok(worker);
    }
    let worker = Rc::new(Worker::start()?);
    slot.replace(Some(Rc::clone(&worker)));
    Ok(worker)
}
