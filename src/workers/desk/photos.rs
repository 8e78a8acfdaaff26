//! Photos leave in a zip when they are asked for, and come in from one.

use super::Done;
use super::carteira::failed;
use crate::domain::value::id::ClientId;
use crate::exchange::photos::{self as files, EXTENSION, MEDIA_TYPE};
use crate::storage::{files as chosen, photos};
use crate::workers::protocol::{Failure, Outcome};
use std::collections::BTreeMap;

/// Those of the clients that are named, each in a folder of that name. What is known of a photo and not its bytes is left.
pub(super) async fn pack(
    database: &str,
    names: Vec<(ClientId, String)>,
    progress: &dyn Fn(usize, usize),
) -> Result<Done, Failure> {
    let names: BTreeMap<ClientId, String> = names.into_iter().collect();
    let all = photos::list(database, None).await.map_err(failed)?;
    let total = all.len();
    let mut packed = Vec::with_capacity(total);
    for (at, photo) in all.into_iter().enumerate() {
        progress(at, total);
        let Some(whose) = names.get(&photo.client) else { continue };
        if let Some(bytes) = photos::bytes(database, &photo).await.map_err(failed)? {
            packed.push((photo, whose.clone(), bytes));
        }
    }
    let zip = files::packed(&packed).map_err(Failure::Table)?;
    let file = Outcome::File { name: EXTENSION.to_owned(), mime: MEDIA_TYPE.to_owned(), checked: false };
    Ok((file, Some(zip)))
}

pub(super) async fn bring(
    database: &str,
    file: &web_sys::File,
    clients: Vec<ClientId>,
) -> Result<Done, Failure> {
    let bytes = chosen::read(file).await.map_err(failed)?;
    let known = photos::list(database, None).await.map_err(failed)?;
    let found = files::unpacked(&bytes, &known, &clients.into_iter().collect()).map_err(Failure::Table)?;
    if !found.photos.is_empty() {
        photos::keep(database, &found.photos).await.map_err(failed)?;
    }
    Ok((Outcome::Brought { kept: found.photos.len(), left: found.left }, None))
}
