//! Files that the worker writes, brought to the page.

use super::jobs::Worker;
use crate::workers::protocol::{Export, Failure, Job, Outcome};

/// A file, not yet handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    pub name: String,
    pub mime: String,
    /// It was read again and compared.
    pub checked: bool,
    pub bytes: Vec<u8>,
}

/// Has the worker write a file of the carteira.
pub(crate) async fn exported(database: &str, what: Export) -> Result<Made, Failure> {
    made(database, Job::Export(what)).await
}

/// Has the worker write the file of `job`.
pub async fn made(database: &str, job: Job) -> Result<Made, Failure> {
    let worker = Worker::start()?;
    match worker.ask(database, job, None, |_, _| {}).await? {
        (Outcome::File { name, mime, checked }, Some(bytes)) => Ok(Made { name, mime, checked, bytes }),
        _ => Err(Failure::Broken),
    }
}
