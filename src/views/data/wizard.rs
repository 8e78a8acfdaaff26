//! Bringing files in, one after the other: read → columns → review → apply. Nothing is changed before the last step.

use crate::exchange::headings::{Kind, Mapping};
use crate::exchange::import::{Preview, RowChoice, Source};
use crate::exchange::nfe;
use crate::exchange::table::Reading;
use crate::screen::data::files::in_turn;
use crate::state::jobs::Worker;
use crate::state::{Carteira, files, preferences, use_carteira};
use crate::text::data as words;
use crate::workers::protocol::{Damaged, Failure, Job, MergeView, Options, Outcome, Password, PlanView};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::VecDeque;
use std::rc::Rc;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Stage {
    Idle,
    Busy {
        what: &'static str,
    },
    Columns(Box<Preview>),
    Review(Box<PlanView>),
    Merge(Box<MergeView>),
    /// A snapshot that is not whole.
    Damaged(Damaged),
    /// A snapshot whose password is asked for, again where it was `wrong`.
    Locked {
        wrong: bool,
    },
    Writing {
        stopping: bool,
    },
    Done {
        records: usize,
    },
    /// Kept, though it was to be given up or the worker broke.
    Kept {
        seq: u64,
        said: String,
    },
    Failed(String),
}

/// The files in hand and how far the first of them has come.
#[derive(Clone, Copy)]
pub(super) struct Wizard {
    pub(super) carteira: Carteira,
    pub open: RwSignal<bool>,
    pub stage: RwSignal<Stage>,
    pub progress: RwSignal<(usize, usize)>,
    pub name: RwSignal<String>,
    pub options: RwSignal<Options>,
    pub waiting: RwSignal<usize>,
    /// What the file in hand lacks, in words.
    pub incomplete: RwSignal<Option<String>>,
    pub mapping: RwSignal<Option<Mapping>>,
    signature: RwSignal<String>,
    /// What is brought one after the other: a file, or the notas fiscais that were chosen together.
    files: StoredValue<VecDeque<Vec<web_sys::File>>, LocalStorage>,
    /// What is in hand, and how the user says it is to be read.
    current: StoredValue<Vec<web_sys::File>, LocalStorage>,
    pub reading: RwSignal<Reading>,
    preview: RwSignal<Option<Preview>>,
    pub(super) worker: StoredValue<Option<Rc<Worker>>, LocalStorage>,
}

impl Wizard {
    pub(crate) fn new() -> Self {
        Self {
            carteira: use_carteira(),
            open: RwSignal::new(false),
            stage: RwSignal::new(Stage::Idle),
            progress: RwSignal::new((0, 0)),
            name: RwSignal::new(String::new()),
            options: RwSignal::new(Options::default()),
            waiting: RwSignal::new(0),
            incomplete: RwSignal::new(None),
            mapping: RwSignal::new(None),
            signature: RwSignal::new(String::new()),
            files: StoredValue::new_local(VecDeque::new()),
            current: StoredValue::new_local(Vec::new()),
            reading: RwSignal::new(Reading::default()),
            preview: RwSignal::new(None),
            worker: StoredValue::new_local(None),
        }
    }

    /// Starts with these files, each in its turn.
    pub(crate) fn take(self, files: Vec<web_sys::File>) {
        self.files.update_value(|queue| queue.extend(in_turn(files, web_sys::File::name)));
        self.open.set(true);
        if matches!(
            self.stage.get_untracked(),
            Stage::Idle | Stage::Done { .. } | Stage::Kept { .. } | Stage::Failed(_)
        ) {
            self.next_file();
        }
    }

    /// Looks at what a copy kept on this device would bring back.
    pub(crate) fn open_copy(self, at: u64, name: String) {
        self.name.set(name);
        self.incomplete.set(None);
        self.open.set(true);
        self.work(words::READING, async move { Ok((Job::OpenCopy { at }, None)) });
    }

    /// Goes on to the next file, or closes.
    pub(crate) fn next_file(self) {
        let files = self.files.try_update_value(VecDeque::pop_front).flatten();
        self.waiting.set(self.files.with_value(VecDeque::len));
        let Some(files) = files else { return self.leave() };
        let named = files.first().map(web_sys::File::name).unwrap_or_default();
        self.name.set(if files.len() > 1 { words::notes_chosen(files.len()) } else { named });
        self.incomplete.set(None);
        self.reading.set(Reading::default());
        self.options.update(|options| {
            options.choices.clear();
            options.client = None;
        });
        self.current.set_value(files.clone());
        let name = self.name.get_untracked();
        self.work(words::READING, async move { Ok((Job::Open { name }, Some(bytes_of(&files).await?))) });
    }

    /// Reads the file in hand anew, as the user says.
    pub(crate) fn reread(self, reading: Reading) {
        let files = self.current.get_value();
        self.reading.set(reading);
        self.options.update(|options| options.choices.clear());
        let name = self.name.get_untracked();
        let job = Job::OpenAs { name, reading };
        self.work(words::READING, async move { Ok((job, Some(bytes_of(&files).await?))) });
    }

    /// From the review back to what the columns mean.
    pub(crate) fn back_to_columns(self) {
        if let Some(preview) = self.preview.get_untracked() {
            self.stage.set(Stage::Columns(Box::new(preview)));
        }
    }

    /// Says of a row in conflict what it is, and judges all rows anew.
    pub(crate) fn settle(self, line: u32, choice: RowChoice) {
        self.options.update(|options| {
            options.choices.retain(|(other, _)| *other != line);
            options.choices.push((line, choice));
        });
        self.judge();
    }

    /// Goes on with what is whole of a damaged snapshot.
    pub(crate) fn salvage(self) {
        self.work(words::READING, async move { Ok((Job::Salvage, None)) });
    }

    /// Opens the protected snapshot with this password.
    pub(super) fn unlock(self, password: String) {
        self.work(words::READING, async move { Ok((Job::Unlock { password: Password(password) }, None)) });
    }

    /// Judges the rows with the columns read as they stand now.
    pub(crate) fn judge(self) {
        let Some(mapping) = self.mapping.get_untracked() else { return };
        preferences::keep_text(&self.remembered_as(), &serde_json::to_string(&mapping).unwrap_or_default());
        let options = self.options.get_untracked();
        self.work(words::JUDGING, async move { Ok((Job::Plan { mapping, options }, None)) });
    }

    /// Saves the rows that do not come in, as a table.
    pub(crate) fn save_refused(self) {
        let Some(worker) = self.worker.get_value() else { return };
        spawn_local(async move {
            let database = self.carteira.database();
            if let Ok((Outcome::File { name, mime, .. }, Some(bytes))) =
                worker.ask(database, Job::ExportRefused, None, |_, _| {}).await
            {
                files::save(&name, &mime, &bytes);
            }
        });
    }

    /// Stops whatever is going on. A write is asked to stop, and what came of it is said; before it, nothing was changed.
    pub(crate) fn cancel(self) {
        self.files.update_value(VecDeque::clear);
        self.waiting.set(0);
        match self.stage.get_untracked() {
            Stage::Writing { stopping: false } => self.stop_writing(),
            Stage::Writing { stopping: true } => {}
            Stage::Idle
            | Stage::Busy { .. }
            | Stage::Columns(_)
            | Stage::Review(_)
            | Stage::Merge(_)
            | Stage::Damaged(_)
            | Stage::Locked { .. }
            | Stage::Done { .. }
            | Stage::Kept { .. }
            | Stage::Failed(_) => self.leave(),
        }
    }

    fn leave(self) {
        self.worker.set_value(None);
        self.stage.set(Stage::Idle);
        self.open.set(false);
    }

    pub(crate) fn mapping(self) -> Option<Mapping> {
        self.mapping.get()
    }

    pub(crate) fn set_mapping(self, mapping: Mapping) {
        self.mapping.set(Some(mapping));
    }

    /// Reads the columns as another kind of file.
    pub(crate) fn read_as(self, kind: Kind, headings: &[String]) {
        let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
        self.mapping.set(Some(Mapping::suggest_as(kind, &headings)));
    }

    fn work(
        self,
        what: &'static str,
        job: impl Future<Output = Result<(Job, Option<Vec<u8>>), Failure>> + 'static,
    ) {
        self.progress.set((0, 0));
        self.stage.set(Stage::Busy { what });
        spawn_local(async move {
            let answer = self.ask(job).await;
            // Cancelled meanwhile, or the page was left: the answer is of no use.
            if matches!(self.stage.try_get_untracked(), Some(Stage::Busy { .. })) {
                let stage = match answer {
                    Ok(outcome) => self.shown(outcome),
                    Err(why) => Stage::Failed(words::failure(&why)),
                };
                self.stage.set(stage);
            }
        });
    }

    async fn ask(
        self,
        job: impl Future<Output = Result<(Job, Option<Vec<u8>>), Failure>>,
    ) -> Result<Outcome, Failure> {
        let (job, bytes) = job.await?;
        let worker = match self.worker.try_get_value().ok_or(Failure::Broken)? {
            Some(worker) => worker,
            None => {
                let worker = Rc::new(Worker::start()?);
                self.worker.set_value(Some(Rc::clone(&worker)));
                worker
            }
        };
        let progress = self.progress;
        let report = move |done, total| {
            let _ = progress.try_set((done, total));
        };
        worker.ask(self.carteira.database(), job, bytes.as_deref(), report).await.map(|(outcome, _)| outcome)
    }

    fn shown(self, outcome: Outcome) -> Stage {
        match outcome {
            Outcome::Table(preview) => {
                self.signature.set(preview.signature.clone());
                if preview.source == Source::Notes {
                    // A note has all of its client, who comes with it unless that is switched off.
                    self.options.update(|options| options.create_clients = true);
                }
                let remembered = preferences::preference(&self.remembered_as())
                    .and_then(|text| serde_json::from_str::<Mapping>(&text).ok())
                    .filter(|mapping| mapping.fits(preview.headings.len()));
                self.mapping.set(Some(remembered.unwrap_or_else(|| preview.mapping.clone())));
                self.preview.set(Some((*preview).clone()));
                Stage::Columns(preview)
            }
            Outcome::Planned(plan) => Stage::Review(plan),
            Outcome::Merge(view) => {
                self.incomplete.set(view.incomplete.clone());
                Stage::Merge(view)
            }
            Outcome::Damaged(damaged) => Stage::Damaged(damaged),
            Outcome::Locked { wrong } => Stage::Locked { wrong },
            Outcome::Committed { .. }
            | Outcome::File { .. }
            | Outcome::Copies(_)
            | Outcome::Foreseen { .. }
            | Outcome::Proposed(_)
            | Outcome::Ordered(_)
            | Outcome::Chosen(_)
            | Outcome::Recognised(_)
            | Outcome::Shared(_)
            | Outcome::Map(_)
            | Outcome::Tiles(_)
            | Outcome::Streets(_)
            | Outcome::Brought { .. }
            | Outcome::Reached(_) => Stage::Failed(words::failure(&Failure::Broken)),
        }
    }

    fn remembered_as(self) -> String {
        format!("colunas.{}", self.signature.get_untracked())
    }
}

/// Of one file, or of several in one.
async fn bytes_of(chosen: &[web_sys::File]) -> Result<Vec<u8>, Failure> {
    let mut named = Vec::new();
    for file in chosen {
        let bytes = files::read(file).await.ok_or(Failure::Broken)?;
        named.push((file.name(), bytes));
    }
    match <[_; 1]>::try_from(named) {
        Ok([(_, bytes)]) => Ok(bytes),
        Err(named) => Ok(nfe::bundle(&named)),
    }
}
