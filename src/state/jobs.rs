//! Heavy work in the worker: asks, hears progress, cancels.

use super::clock;
use crate::domain::keeping::json;
use crate::workers::post;
use crate::workers::protocol::{Failure, Moment, Reply, Request, Stop};
use futures::channel::oneshot;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// A worker of one's own. Dropping it ends it, whatever it was doing: that is how work is cancelled, but for a write,
/// which is asked to stop.
pub struct Worker {
    inner: web_sys::Worker,
    desk: Rc<Waiting>,
    next: Cell<u32>,
    asked_at: Cell<u64>,
    _hear: Closure<dyn FnMut(web_sys::MessageEvent)>,
    _broke: Closure<dyn FnMut(web_sys::Event)>,
}

type Answer = Result<(String, Option<Vec<u8>>), Failure>;

#[derive(Default)]
struct Waiting {
    ready: Cell<bool>,
    waiting: RefCell<Vec<JsValue>>,
    asked: RefCell<Option<Asked>>,
}

struct Asked {
    id: u32,
    progress: Box<dyn Fn(usize, usize)>,
    answer: oneshot::Sender<Answer>,
}

impl std::fmt::Debug for Worker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Worker")
    }
}

impl Worker {
    pub(crate) fn start() -> Result<Self, Failure> {
        let address = address().ok_or(Failure::Broken)?;
        let inner = web_sys::Worker::new(&address).map_err(|_| Failure::Broken)?;
        let desk = Rc::new(Waiting::default());
        let hear = {
            let (desk, inner) = (desk.clone(), inner.clone());
            Closure::<dyn FnMut(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
                desk.hear(&inner, &event.data());
            })
        };
        let broke = {
            let desk = desk.clone();
            Closure::<dyn FnMut(web_sys::Event)>::new(move |_| desk.settle(Err(Failure::Broken)))
        };
        inner.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        inner.set_onerror(Some(broke.as_ref().unchecked_ref()));
        Ok(Self { inner, desk, next: Cell::new(1), asked_at: Cell::new(0), _hear: hear, _broke: broke })
    }

    /// Asks for one piece of work; a second question ends the wait for the first. `T` is the kind of
    /// [`crate::workers::protocol::Outcome`] that the job gives, or any enum with the same variant.
    pub(crate) async fn ask<T: DeserializeOwned>(
        &self,
        database: &str,
        job: impl Serialize,
        bytes: Option<&[u8]>,
        progress: impl Fn(usize, usize) + 'static,
    ) -> Result<(T, Option<Vec<u8>>), Failure> {
        self.ask_packed(database, job, |request| post::pack(request, bytes), progress).await
    }

    /// Asks with a file beside the question, which the worker reads for itself.
    pub(crate) async fn ask_of_file<T: DeserializeOwned>(
        &self,
        database: &str,
        job: impl Serialize,
        file: &web_sys::File,
        progress: impl Fn(usize, usize) + 'static,
    ) -> Result<T, Failure> {
        self.ask_packed(database, job, |request| post::pack_file(request, file), progress)
            .await
            .map(|(outcome, _)| outcome)
    }

    async fn ask_packed<T: DeserializeOwned, J: Serialize>(
        &self,
        database: &str,
        job: J,
        pack: impl FnOnce(&Request<J>) -> Result<JsValue, serde_json::Error>,
        progress: impl Fn(usize, usize) + 'static,
    ) -> Result<(T, Option<Vec<u8>>), Failure> {
        let id = self.next.replace(self.next.get() + 1);
        let moment = moment();
        self.asked_at.set(moment.millis);
        let request = Request { id, database: database.to_owned(), moment, job };
        let message = pack(&request).map_err(|_| Failure::Broken)?;
        let (answer, heard) = oneshot::channel();
        *self.desk.asked.borrow_mut() = Some(Asked { id, progress: Box::new(progress), answer });
        if self.desk.ready.get() {
            self.inner.post_message(&message).map_err(|_| Failure::Broken)?;
        } else {
            self.desk.waiting.borrow_mut().push(message);
        }
        let (outcome, bytes) = heard.await.unwrap_or(Err(Failure::Broken))?;
        Ok((json::from_str(&outcome).map_err(|_| Failure::Broken)?, bytes))
    }

    /// When the last question was asked, in milliseconds since 1970: what it writes bears that instant.
    pub fn asked_at(&self) -> u64 {
        self.asked_at.get()
    }

    /// Nothing it was asked is still to be answered.
    pub(crate) fn is_idle(&self) -> bool {
        self.desk.asked.borrow().is_none()
    }

    /// Asks that the work under way be given up. It is answered either way.
    pub fn stop(&self) {
        let asked = self.desk.asked.borrow().as_ref().map(|asked| asked.id);
        if let Some(message) = asked.and_then(|stop| post::pack(&Stop { stop }, None).ok()) {
            // A worker that can not be written to breaks, and `broke` tells.
            let _ = self.inner.post_message(&message);
        }
    }

    /// Ends it in the middle of what it does.
    pub fn end(&self) {
        self.inner.terminate();
    }

    /// Waits no longer for the answer of a worker that was ended.
    pub fn give_up(&self) {
        self.desk.settle(Err(Failure::Broken));
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.inner.set_onmessage(None);
        self.inner.set_onerror(None);
        self.inner.terminate();
    }
}

impl Waiting {
    fn hear(&self, worker: &web_sys::Worker, data: &JsValue) {
        let Some((reply, bytes)) = post::unpack::<Reply>(data) else { return };
        match reply {
            Reply::Ready => {
                self.ready.set(true);
                for message in self.waiting.take() {
                    // A worker that can not be written to breaks, and `broke` tells.
                    let _ = worker.post_message(&message);
                }
            }
            Reply::Progress { id, done, total } => {
                if let Some(asked) = self.asked.borrow().as_ref().filter(|asked| asked.id == id) {
                    (asked.progress)(done, total);
                }
            }
            Reply::Done { id, outcome } => self.settle_if(id, Ok((outcome, bytes))),
            Reply::Failed { id, why } => self.settle_if(id, Err(why)),
        }
    }

    fn settle_if(&self, id: u32, answer: Answer) {
        if self.asked.borrow().as_ref().is_some_and(|asked| asked.id == id) {
            self.settle(answer);
        }
    }

    fn settle(&self, answer: Answer) {
        if let Some(asked) = self.asked.take() {
            // Whoever asked may be gone.
            let _ = asked.answer.send(answer);
        }
    }
}

fn moment() -> Moment {
    Moment {
        millis: clock::now_millis(),
        today: clock::today(),
        zone: clock::zone(),
        zone_name: clock::zone_name(),
        seed: clock::random_u64(),
    }
}

/// Where the page's start-up script says the worker's script is.
fn address() -> Option<String> {
    let page = js_sys::Reflect::get(&js_sys::global(), &"carteira".into()).ok()?;
    js_sys::Reflect::get(&page, &"worker".into()).ok()?.as_string()
}
