//! Erasing one client wherever this device has something of it, so that nothing brings it back.

use super::Carteira;
use crate::domain::value::id::ClientId;
use crate::routes::{Route, base};
use crate::state::host;
use crate::state::jobs::Worker;
use crate::storage::preferences;
use crate::workers::protocol::{Failure, Job};
use leptos::prelude::*;
use serde::de::IgnoredAny;

/// What the address says to the page that is loaded then.
pub(super) const FORGOTTEN: &str = "esquecido";

impl Carteira {
    /// Erases the client from the store with what was done with it, from every copy, and from what was remembered. Then the
    /// page is loaded anew, as after everything was erased. `Err` says why not; then the client is still there.
    pub(crate) async fn forget_client(self, client: ClientId) -> Result<(), Failure> {
        let open = self.store.get_value().ok_or(Failure::NothingPrepared)?;
        let _turn = open.turn.lock().await;
        let worker = Worker::start()?;
        worker.ask::<IgnoredAny>(self.database(), Job::Forget { client }, None, |_, _| {}).await?;
        preferences::forget_naming(&client.to_string());
        host::forget_files().await;
        host::load_instead(&format!("{}{}?{FORGOTTEN}", base(), Route::Clients.path()));
        Ok(())
    }
}
