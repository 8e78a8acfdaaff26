//! The shipped data of places, fetched from beside the page when first asked for and then kept.

use crate::domain::place::cities::{Cities, PostalCodes};
use crate::domain::place::geo::{Reading, Topology};
use crate::domain::value::uf::Uf;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, OnceLock};
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

const UF_OUTLINES: &str = "data/mapa/uf.json";
/// Some 10 ms of a slow tablet.
const VERTICES_A_TASK: usize = 2_000;

/// A file on its way, here, or not to be had (its part of the screen says so and the rest goes on).
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) enum Fetched<T> {
    #[default]
    Waiting,
    Ready(Arc<T>),
    Failed,
}

impl<T> Fetched<T> {
    pub(crate) fn ready(&self) -> Option<Arc<T>> {
        match self {
            Fetched::Ready(value) => Some(Arc::clone(value)),
            Fetched::Waiting | Fetched::Failed => None,
        }
    }
}

/// The municípios; the first call fetches them.
pub(crate) fn cities() -> ArcRwSignal<Fetched<Cities>> {
    static CITIES: OnceLock<ArcRwSignal<Fetched<Cities>>> = OnceLock::new();
    once(&CITIES, || {
        read("data/municipios.txt", |bytes| Cities::parse(std::str::from_utf8(bytes).ok()?).ok())
    })
}

/// The ranges of postal codes; the first call fetches them.
pub(crate) fn postal_codes() -> ArcRwSignal<Fetched<PostalCodes>> {
    static CODES: OnceLock<ArcRwSignal<Fetched<PostalCodes>>> = OnceLock::new();
    once(&CODES, || {
        read("data/cep_faixas.csv", |bytes| PostalCodes::parse(std::str::from_utf8(bytes).ok()?).ok())
    })
}

/// The outlines of the UFs; the first call fetches them.
pub(crate) fn uf_outlines() -> ArcRwSignal<Fetched<Topology>> {
    static UFS: OnceLock<ArcRwSignal<Fetched<Topology>>> = OnceLock::new();
    once(&UFS, || read_outlines(UF_OUTLINES.to_owned()))
}

/// The land around Brazil; the first call fetches it.
pub(crate) fn surroundings() -> ArcRwSignal<Fetched<Topology>> {
    static AROUND: OnceLock<ArcRwSignal<Fetched<Topology>>> = OnceLock::new();
    once(&AROUND, || read_outlines("data/mapa/vizinhos.json".to_owned()))
}

/// The outlines of the UFs as they are shipped, for who only hands them on.
pub(crate) async fn uf_outlines_file() -> Option<Vec<u8>> {
    fetch(UF_OUTLINES).await
}

/// The outlines of the municípios of each UF asked for so far.
pub(crate) fn city_outlines() -> ArcRwSignal<BTreeMap<Uf, Fetched<Topology>>> {
    static CITIES_OF: LazyLock<ArcRwSignal<BTreeMap<Uf, Fetched<Topology>>>> =
        LazyLock::new(|| ArcRwSignal::new(BTreeMap::new()));
    CITIES_OF.clone()
}

/// Fetches the outlines of the municípios of a UF, unless they are here or on their way.
pub(crate) fn want_city_outlines(uf: Uf) {
    let outlines = city_outlines();
    let asked = outlines.with_untracked(|known| known.get(&uf).is_some_and(|one| *one != Fetched::Failed));
    if asked {
        return;
    }
    outlines.update_untracked(|known| drop(known.insert(uf, Fetched::Waiting)));
    spawn_local(async move {
        let fetched = read_outlines(format!("data/mapa/municipios/{uf}.json")).await;
        outlines.update(|known| drop(known.insert(uf, fetched)));
    });
}

/// Starts one fetch however often it is called; a failure is tried again at the next call.
fn once<T: Send + Sync + 'static, F: Future<Output = Fetched<T>> + 'static>(
    cell: &'static OnceLock<ArcRwSignal<Fetched<T>>>,
    read: impl FnOnce() -> F,
) -> ArcRwSignal<Fetched<T>> {
    let known = cell.get().is_some();
    let signal = cell.get_or_init(|| ArcRwSignal::new(Fetched::Waiting)).clone();
    let failed = signal.with_untracked(|value| matches!(value, Fetched::Failed));
    if !known || failed {
        let (filled, reading) = (signal.clone(), read());
        filled.update_untracked(|value| *value = Fetched::Waiting);
        spawn_local(async move { filled.set(reading.await) });
    }
    signal
}

async fn read<T>(path: &str, parse: impl Fn(&[u8]) -> Option<T>) -> Fetched<T> {
    found(fetch(path).await.and_then(|bytes| parse(&bytes)))
}

/// Outlines in tasks of so many vertices each, between which the map draws its frames.
async fn read_outlines(path: String) -> Fetched<Topology> {
    let Some(bytes) = fetch(&path).await else { return Fetched::Failed };
    let Ok(mut reading) = Reading::begin(&bytes) else { return Fetched::Failed };
    loop {
        next_task().await;
        match reading.go_on(VERTICES_A_TASK) {
            Ok(false) => {}
            Ok(true) => break,
            Err(_) => return Fetched::Failed,
        }
    }
    let outlines = reading.finish();
    // Whoever hears of them draws: in a task of its own.
    next_task().await;
    found(Some(outlines))
}

fn found<T>(value: Option<T>) -> Fetched<T> {
    value.map_or(Fetched::Failed, |value| Fetched::Ready(Arc::new(value)))
}

/// Goes on in a later task: a frame may be drawn in between.
async fn next_task() {
    after(Duration::ZERO).await;
}

pub(super) async fn after(wait: Duration) {
    let (tell, heard) = futures::channel::oneshot::channel::<()>();
    set_timeout(move || drop(tell), wait);
    let _ = heard.await;
}

/// The bytes of a file of the app, its path relative to the page's base.
async fn fetch(path: &str) -> Option<Vec<u8>> {
    let response = JsFuture::from(window().fetch_with_str(path)).await.ok()?;
    let response: web_sys::Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}
