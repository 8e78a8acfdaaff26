//! Erasing one client, or one person of a client, wherever this device has something of them, so that nothing brings them back.

use super::Carteira;
use crate::domain::value::id::{ClientId, PersonId};
use crate::routes::{Route, base};
use crate::state::host;
use crate::state::jobs::Worker;
use crate::storage::preferences;
use crate::workers::protocol::{Failure, Job, Whom};
use leptos::prelude::*;
use serde::de::IgnoredAny;

/// What the address says to the page that is loaded then.
pub(super) const FORGOTTEN: &str = "esquecido";
pub(super) const PERSON_FORGOTTEN: &str = "pessoa-apagada";

impl Carteira {
    /// Erases the client from the store with what was done with it, from every copy, and from what was remembered. Then the
    /// page is loaded anew, as after everything was erased. `Err` says why not; then the client is still there.
    pub(crate) async fn forget_client(self, client: ClientId) -> Result<(), Failure> {
        self.forget(Whom::Client(client), client, &Route::Clients, FORGOTTEN).await
    }

    /// The same of one person of the client; what was begun to be written of this client goes with them.
    pub(crate) async fn forget_person(self, client: ClientId, person: PersonId) -> Result<(), Failure> {
        let page = Route::Client(client.to_string());
        self.forget(Whom::Person { client, person }, client, &page, PERSON_FORGOTTEN).await
    }

    async fn forget(self, whom: Whom, client: ClientId, page: &Route, told: &str) -> Result<(), Failure> {
        let open = self.store.get_value().ok_or(Failure::NothingPrepared)?;
        let _turn = open.turn.lock().await;
        let worker = Worker::start()?;
        worker.ask::<IgnoredAny>(self.database(), Job::Forget { whom }, None, |_, _| {}).await?;
        preferences::forget_naming(&client.to_string());
        host::forget_files().await;
        host::load_instead(&format!("{}{}?{told}", base(), page.path()));
        Ok(())
    }
}
