//! Does the work. Compiled into the worker's binary only.

use super::post;
use super::protocol::{Failure, Job, Outcome, Reply, Request};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Listens for requests, for as long as the worker lives.
pub fn run() {
    let Ok(scope) = js_sys::global().dyn_into::<web_sys::DedicatedWorkerGlobalScope>() else { return };
    let listen = Closure::<dyn FnMut(web_sys::MessageEvent)>::new(|event: web_sys::MessageEvent| {
        if let Some((request, bytes)) = post::unpack::<Request>(&event.data()) {
            wasm_bindgen_futures::spawn_local(answer(request, bytes));
        }
    });
    scope.set_onmessage(Some(listen.as_ref().unchecked_ref()));
    listen.forget();
    say(&Reply::Ready, None);
}

async fn answer(request: Request, bytes: Option<Vec<u8>>) {
    let id = request.id;
    match work(request, bytes).await {
        Ok((outcome, file)) => say(&Reply::Done { id, outcome }, file.as_deref()),
        Err(why) => say(&Reply::Failed { id, why }, None),
    }
}

async fn work(request: Request, _bytes: Option<Vec<u8>>) -> Result<(Outcome, Option<Vec<u8>>), Failure> {
    match request.job {
        Job::MakeSample | Job::Export(_) => Err(Failure::Broken),
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
