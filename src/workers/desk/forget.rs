//! Erases one client wherever this device has something of it: its record and what was done with it, what was set aside of
//! it, the image, and every copy beside the database. The copies come first: where one cannot be written anew without the
//! client, nothing was erased yet and it can be asked again.

use super::Done;
use super::carteira::{Carteira, failed};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::change::{Change, Deed, Step};
use crate::domain::record::Record;
use crate::domain::value::id::ClientId;
use crate::exchange::snapshot;
use crate::storage::copies::Copies;
use crate::storage::keep::Origin;
use crate::storage::repository::Watch;
use crate::storage::ring::Generation;
use crate::workers::protocol::Failure;
use memchr::memmem;

pub(super) async fn client(
    open: &mut Carteira,
    database: &str,
    client: ClientId,
    now_millis: u64,
    progress: &dyn Fn(usize, usize),
) -> Result<Done, Failure> {
    let copies = Copies::of(database).await.map_err(failed)?;
    let all = copies.list(open.meta.device).await.map_err(failed)?;
    for (at, generation) in all.iter().enumerate() {
        progress(at, all.len());
        let bytes = copies.read(generation).await.map_err(failed)?;
        match without(&bytes, client) {
            Without::AsItIs => {}
            Without::Written { clients, bytes } => {
                let new = Generation { clients, ..generation.clone() };
                copies.replace(generation, &new, &bytes).await.map_err(failed)?;
            }
            // Of what cannot be read nobody knows whether it names the client.
            Without::Unreadable => copies.delete(generation).await.map_err(failed)?,
        }
    }
    let change = Change::one(Deed::Erase, Step::EraseClient { client });
    let watch = Watch { progress, cancelled: &|| false };
    let done = open.commit_as(change, now_millis, Origin::Forgets(client), watch).await?;
    // What is left of it is a cache that is of no use any more, and is made anew.
    open.forget_image().await?;
    Ok(done)
}

enum Without {
    AsItIs,
    Written { clients: u32, bytes: Vec<u8> },
    Unreadable,
}

fn without(bytes: &[u8], client: ClientId) -> Without {
    let Ok(copy) = snapshot::read(bytes) else { return Without::Unreadable };
    if memmem::find(bytes, client.to_string().as_bytes()).is_none() {
        return Without::AsItIs;
    }
    let is_other = |record: &Record| match record {
        Record::Client(dossier) => dossier.id != client,
        Record::Catalog(_) => true,
    };
    let portfolio = Portfolio::from_records(copy.records.into_iter().filter(is_other));
    let clients = u32::try_from(portfolio.client_count()).unwrap_or(u32::MAX);
    Without::Written { clients, bytes: snapshot::write(&portfolio, &copy.header) }
}
