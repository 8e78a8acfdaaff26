//! Does the work. Compiled into the worker's binary only.

mod carteira;
mod copies;
mod export;
mod forget;
mod import;
mod photos;
mod recognise;
mod seal;
mod streets;

use super::post;
use super::protocol::{Export, Failure, Job, Outcome, Reply, Request, Stop};
use crate::domain::merge::MergePlan;
use crate::domain::plan::agenda::propose;
use crate::domain::plan::road::day_route::{Trip, best_order};
use crate::domain::plan::road::free_hours::most_valuable;
use crate::domain::plan::road::goal_gap::cheapest;
use crate::domain::plan::sharing::share;
use crate::domain::portfolio::change::Change;
use crate::domain::record::Record;
use crate::domain::sample;
use crate::exchange::import::{ImportPlan, Sheet};
use crate::storage::repository::Watch;
use carteira::Carteira;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// What lies on the desk between two requests.
#[derive(Default)]
struct Desk {
    sheet: Option<Sheet>,
    plan: Option<ImportPlan>,
    /// What *Commit* would apply.
    prepared: Option<Prepared>,
    /// What is whole of a damaged snapshot, and the sentence that says so.
    salvaged: Option<(Vec<Record>, String)>,
    carteira: Option<Carteira>,
    /// A protected snapshot whose password is asked for.
    sealed: Option<Vec<u8>>,
    streets: streets::Streets,
}

/// What was shown and can be written.
enum Prepared {
    Change(Change),
    /// Its conflicts are decided when it is written.
    Merge(Box<MergePlan>),
}

/// The same stops always give the same roteiro.
const ROUTE_SEED: u64 = 1;

/// An outcome and the file beside it.
type Done = (Outcome, Option<Vec<u8>>);

/// Listens for requests, for as long as the worker lives.
pub fn run() {
    let Ok(scope) = js_sys::global().dyn_into::<web_sys::DedicatedWorkerGlobalScope>() else { return };
    let desk = Rc::new(RefCell::new(Desk::default()));
    // Heard while the work goes on, whenever it waits for something.
    let stopped = Rc::new(Cell::new(None::<u32>));
    let listen = Closure::<dyn FnMut(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
        if let Some((request, bytes)) = post::unpack::<Request>(&event.data()) {
            let (desk, stopped) = (Rc::clone(&desk), Rc::clone(&stopped));
            let beside = Beside { bytes, file: post::file_beside(&event.data()) };
            wasm_bindgen_futures::spawn_local(async move {
                // One request at a time: what is on the desk is taken for the length of the work.
                let mut papers = desk.take();
                let id = request.id;
                answer(&mut papers, request, beside, &move || stopped.get() == Some(id)).await;
                desk.replace(papers);
            });
        } else if let Some((Stop { stop }, _)) = post::unpack(&event.data()) {
            stopped.set(Some(stop));
        }
    });
    scope.set_onmessage(Some(listen.as_ref().unchecked_ref()));
    listen.forget();
    say(&Reply::Ready, None);
}

/// What came with a request.
struct Beside {
    bytes: Option<Vec<u8>>,
    file: Option<web_sys::File>,
}

async fn answer(desk: &mut Desk, request: Request, beside: Beside, stopped: &dyn Fn() -> bool) {
    let id = request.id;
    match work(desk, request, beside, stopped).await {
        Ok((outcome, file)) => match serde_json::to_string(&outcome) {
            Ok(outcome) => say(&Reply::Done { id, outcome }, file.as_deref()),
            Err(_) => say(&Reply::Failed { id, why: Failure::Broken }, None),
        },
        Err(why) => say(&Reply::Failed { id, why }, None),
    }
}

async fn work(
    desk: &mut Desk,
    request: Request,
    Beside { bytes, file }: Beside,
    stopped: &dyn Fn() -> bool,
) -> Result<Done, Failure> {
    let Request { id, database, moment, job } = request;
    let progress = move |done, total| say(&Reply::Progress { id, done, total }, None);
    match job {
        Job::MakeSample => {
            let records = sample::records(moment.seed, moment.today);
            carteira::fill(&database, records).await
        }
        Job::Open { name } => {
            import::open(desk, &database, &name, &bytes.unwrap_or_default(), &moment, progress).await
        }
        Job::Unlock { password } => import::unlock(desk, &database, &password, &moment, progress).await,
        Job::Salvage => import::salvage(desk, &database, progress).await,
        Job::OpenAs { name, reading } => import::open_table(desk, &name, &bytes.unwrap_or_default(), reading),
        Job::Plan { mapping, options } => {
            import::plan(desk, &database, mapping, options, &moment, progress).await
        }
        Job::Commit { others } => {
            let change = match desk.prepared.take().ok_or(Failure::NothingPrepared)? {
                Prepared::Change(change) => change,
                Prepared::Merge(plan) => plan.deciding(&others),
            };
            let mut open = Carteira::taken(desk.carteira.take(), &database, &progress).await?;
            // A copy first. Where the device refuses one, the import still has its undo.
            let _ = copies::keep(&open, &database, &moment).await;
            let watch = Watch { progress: &progress, cancelled: stopped };
            let done = open.commit(change, moment.millis, watch).await;
            desk.carteira = Some(open);
            done
        }
        Job::Export(what) => {
            let mut open = Carteira::taken(desk.carteira.take(), &database, &progress).await?;
            open.portfolio.look_at(&what.side());
            let file = match &what {
                Export::Sealed { password, salt } => export::sealed(&open, password, salt, &moment).await,
                what => export::file(&open, what, &moment, bytes.as_deref()),
            };
            desk.carteira = Some(open);
            file
        }
        Job::Forget { whom } => {
            let mut open = Carteira::taken(desk.carteira.take(), &database, &progress).await?;
            let done = forget::forget(&mut open, &database, whom, moment.millis, &progress).await;
            desk.carteira = Some(open);
            done
        }
        Job::KeepCopy => {
            let open = Carteira::taken(desk.carteira.take(), &database, &progress).await?;
            let done = copies::keep(&open, &database, &moment).await;
            desk.carteira = Some(open);
            done
        }
        Job::ListCopies => copies::list(&database).await,
        Job::RemoveCopies => copies::remove(&database).await,
        Job::OpenCopy { at } => copies::open(desk, &database, at, &moment, progress).await,
        Job::ExportRefused => import::refused(desk),
        Job::Recognise { password } => {
            recognise::snapshot(&database, &bytes.unwrap_or_default(), password.as_ref()).await
        }
        Job::Workbook { name, on, table } => export::in_workbook(&name, &table, on),
        Job::Foresee { evidence, model } => {
            // The parts of the work, in thousandths.
            const LEARNING: f64 = 800.0;
            let learn = || evidence.learn(|done| progress((done * LEARNING) as usize, 1000));
            let model = model.unwrap_or_else(learn);
            let done = |done: f64| progress((LEARNING + done * (1000.0 - LEARNING)) as usize, 1000);
            let outlooks = evidence.foresee(&model, done);
            Ok((Outcome::Foreseen { model: Box::new(model), outlooks }, None))
        }
        Job::ProposeWeek(asked) => Ok((Outcome::Proposed(propose(&asked)), None)),
        Job::Order(day) => Ok((Outcome::Ordered(best_order(&Trip::new(*day), ROUTE_SEED, progress)), None)),
        Job::ChooseStops(asked) => Ok((Outcome::Chosen(most_valuable(&asked, ROUTE_SEED, progress)), None)),
        Job::ReachGoal(asked) => Ok((Outcome::Reached(cheapest(&asked, ROUTE_SEED, progress)), None)),
        Job::Share(asked) => Ok((Outcome::Shared(share(&asked, progress)), None)),
        Job::KeepMap { name } => {
            let file = file.ok_or(Failure::NothingPrepared)?;
            streets::keep(&file, name, &moment, Watch { progress: &progress, cancelled: stopped }).await
        }
        Job::IndexMap { id } => {
            streets::index(&mut desk.streets, &id, Watch { progress: &progress, cancelled: stopped }).await
        }
        Job::Tiles { wanted } => streets::tiles(&mut desk.streets, &wanted).await,
        Job::FindStreets { asked, from, only } => streets::find(&mut desk.streets, &asked, from, only).await,
        Job::PackPhotos { names } => photos::pack(&database, names, &progress).await,
        Job::BringPhotos { clients } => {
            photos::bring(&database, &file.ok_or(Failure::NothingPrepared)?, clients).await
        }
    }
}

fn say(reply: &Reply, bytes: Option<&[u8]>) {
    if let Ok(scope) = js_sys::global().dyn_into::<web_sys::DedicatedWorkerGlobalScope>()
        && let Ok(message) = post::pack(reply, bytes)
    {
        // A page that is gone hears nothing; there is nobody left to tell.
        let _ = scope.post_message(&message);
    }
}
