//! Erases one client, or one person of a client, wherever this device has something of it: its record and what was done with
//! it, what was set aside of it, the image, and every copy beside the database. The copies come first: where one cannot be
//! written anew without it, nothing was erased yet and it can be asked again.

use super::Done;
use super::carteira::{Carteira, failed};
use crate::domain::client::person::Person;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::change::{Change, Deed, Step};
use crate::domain::record::Record;
use crate::domain::value::id::ClientId;
use crate::exchange::snapshot;
use crate::storage::copies::Copies;
use crate::storage::keep::Origin;
use crate::storage::photos;
use crate::storage::repository::Watch;
use crate::storage::ring::Generation;
use crate::workers::protocol::{Failure, Whom};
use memchr::memmem;

pub(super) async fn forget(
    open: &mut Carteira,
    database: &str,
    whom: Whom,
    now_millis: u64,
    progress: &dyn Fn(usize, usize),
) -> Result<Done, Failure> {
    let (client, change, gone) = match whom {
        Whom::Client(client) => {
            (client, Change::one(Deed::Erase, Step::EraseClient { client }), Gone::Client(client))
        }
        Whom::Person { client, person } => {
            let known = open.portfolio.client(client).ok_or(Failure::Stale)?.known_people();
            let (mut who, others): (Vec<Person>, Vec<Person>) =
                known.iter().cloned().partition(|one| one.id == Some(person));
            let who = who.pop().ok_or(Failure::Stale)?;
            let gone = Gone::Person { client, person: Box::new(who), others };
            (client, Change::one(Deed::Edit, Step::ErasePerson { client, person }), gone)
        }
    };
    let copies = Copies::of(database).await.map_err(failed)?;
    let all = copies.list(open.meta.device).await.map_err(failed)?;
    for (at, generation) in all.iter().enumerate() {
        progress(at, all.len());
        let bytes = copies.read(generation).await.map_err(failed)?;
        match without(&bytes, &gone) {
            Without::AsItIs => {}
            Without::Written { clients, bytes } => {
                let new = Generation { clients, ..generation.clone() };
                copies.replace(generation, &new, &bytes).await.map_err(failed)?;
            }
            // Of what cannot be read nobody knows whom it names.
            Without::Unreadable => copies.delete(generation).await.map_err(failed)?,
        }
    }
    // Whose card a photo shows only the picture says: with one person all of them go.
    let cards_alone = matches!(whom, Whom::Person { .. });
    photos::forget_client(database, client, cards_alone).await.map_err(failed)?;
    let watch = Watch { progress, cancelled: &|| false };
    let done = open.commit_as(change, now_millis, Origin::Forgets(client), watch).await?;
    // What is left of it is a cache that is of no use any more, and is made anew.
    open.forget_image().await?;
    Ok(done)
}

enum Gone {
    Client(ClientId),
    Person { client: ClientId, person: Box<Person>, others: Vec<Person> },
}

enum Without {
    AsItIs,
    Written { clients: u32, bytes: Vec<u8> },
    Unreadable,
}

fn without(bytes: &[u8], gone: &Gone) -> Without {
    let (Gone::Client(id) | Gone::Person { client: id, .. }) = gone;
    let Ok(mut copy) = snapshot::read(bytes) else { return Without::Unreadable };
    if memmem::find(bytes, id.to_string().as_bytes()).is_none() {
        return Without::AsItIs;
    }
    let mut had = false;
    copy.records.retain_mut(|record| match (record, gone) {
        (Record::Client(dossier), Gone::Client(client)) => {
            had |= dossier.id == *client;
            dossier.id != *client
        }
        (Record::Client(dossier), Gone::Person { client, person, others }) => {
            had |= dossier.id == *client && dossier.forget_person(person, others);
            true
        }
        (Record::Catalog(_), Gone::Client(_) | Gone::Person { .. }) => true,
    });
    if !had {
        return Without::AsItIs;
    }
    let portfolio = Portfolio::from_records(copy.records);
    let clients = u32::try_from(portfolio.client_count()).unwrap_or(u32::MAX);
    Without::Written { clients, bytes: snapshot::write(&portfolio, &copy.header) }
}
