//! The ways past a PIN that was forgotten: a snapshot that this device wrote, or everything erased.

use crate::state::carteira::{OWN, SAMPLE, erased_address};
use crate::state::jobs::Worker;
use crate::state::{copies, host, photos, preferences, streets};
use crate::storage::indexed_db::{self, IndexedDb};
use crate::storage::repository::Repository;
use crate::text;
pub(crate) use crate::workers::protocol::Recognised;
use crate::workers::protocol::{Failure, Inquiry, Password};
use serde::Deserialize;

/// The one outcome that is read here.
#[derive(Deserialize)]
enum Answered {
    Recognised(Recognised),
}

/// Whether a snapshot is of a carteira of this device, the rep's own or the sample.
pub(crate) async fn recognise(bytes: &[u8], password: Option<&str>) -> Result<Recognised, Failure> {
    let worker = Worker::start()?;
    let mut last = Recognised::Other;
    for database in [OWN, SAMPLE] {
        if indexed_db::exists(database).await {
            let job = Inquiry::Recognise { password: password.map(|typed| Password(typed.to_owned())) };
            let (Answered::Recognised(answer), _) = worker.ask(database, job, Some(bytes), |_, _| {}).await?;
            if answer != Recognised::Other {
                return Ok(answer);
            }
            last = answer;
        }
    }
    Ok(last)
}

/// Erases what the app keeps on this device without opening it: both carteiras with their copies, streets, drafts, what was
/// remembered, and the PIN. Then the page is loaded anew. `Err` says why not; what is gone by then is gone.
pub(crate) async fn erase_everything() -> Result<(), String> {
    for name in [SAMPLE, OWN] {
        if !indexed_db::exists(name).await {
            continue;
        }
        copies::remove(name).await.map_err(|why| text::data::failure(&why))?;
        let said = |error| text::storage::store_error(&error);
        photos::forget(name).await.map_err(said)?;
        if name == SAMPLE {
            indexed_db::delete(name).await.map_err(said)?;
        } else {
            IndexedDb::open(name).await.map_err(said)?.erase_all().await.map_err(said)?;
        }
    }
    streets::forget().await.map_err(|error| text::storage::store_error(&error))?;
    host::forget_files().await;
    preferences::forget_what_was_used();
    host::load_instead(&erased_address());
    Ok(())
}
