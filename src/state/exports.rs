//! Files that the worker writes, brought to the page.

use super::jobs::Worker;
use super::places;
use crate::workers::protocol::{Export, Failure, Job, Outcome};

/// A file, not yet handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Made {
    pub name: String,
    pub mime: String,
    /// It was read again and compared.
    pub checked: bool,
    pub bytes: Vec<u8>,
}

/// Has the worker write a file of the carteira.
pub(crate) async fn exported(database: &str, what: Export) -> Result<Made, Failure> {
    // Without the outlines a dossiê has its map all the same.
    let outlines = match what {
        Export::Dossie { .. } => places::uf_outlines_file().await,
        Export::Snapshot
        | Export::Sealed { .. }
        | Export::Analysis { .. }
        | Export::AnalysisWorkbook { .. }
        | Export::Coverage { .. }
        | Export::Contacts { .. }
        | Export::Map { .. }
        | Export::Client { .. }
        | Export::Person { .. }
        | Export::Part { .. } => None,
    };
    written(database, Job::Export(what), outlines.as_deref()).await
}

/// Has the worker write the file of `job`.
pub(crate) async fn made(database: &str, job: Job) -> Result<Made, Failure> {
    written(database, job, None).await
}

async fn written(database: &str, job: Job, beside: Option<&[u8]>) -> Result<Made, Failure> {
    let worker = Worker::start()?;
    match worker.ask(database, job, beside, |_, _| {}).await? {
        (Outcome::File { name, mime, checked }, Some(bytes)) => Ok(Made { name, mime, checked, bytes }),
        _ => Err(Failure::Broken),
    }
}
