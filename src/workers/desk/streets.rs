//! Archives of streets: kept, read by tiles, searched by name.

use super::Done;
use super::carteira::failed;
use crate::exchange::tiles::street_index::{Gathering, MOST_FOUND, StreetIndex};
use crate::exchange::tiles::{Archive, KeptMap, Parcel, TileAt, TilesError};
use crate::storage::maps::{self, FileRanges};
use crate::storage::repository::Watch;
use crate::workers::protocol::{Failure, Moment, Outcome};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Tiles between two looks at whether the work is still wanted.
const AT_ONCE: usize = 16;

/// Archives and names that were opened, by the id of their file.
#[derive(Default)]
pub(super) struct Streets {
    open: BTreeMap<String, Rc<Archive<FileRanges>>>,
    names: BTreeMap<String, StreetIndex>,
}

impl Streets {
    async fn archive(&mut self, id: &str) -> Result<Rc<Archive<FileRanges>>, Failure> {
        if let Some(open) = self.open.get(id) {
            return Ok(Rc::clone(open));
        }
        let archive =
            Rc::new(Archive::open(maps::archive(id).await.map_err(failed)?).map_err(Failure::Tiles)?);
        self.open.insert(id.to_owned(), Rc::clone(&archive));
        Ok(archive)
    }
}

/// Looks at the file first: what gives no streets is refused before anything is written.
pub(super) async fn keep(
    file: &web_sys::File,
    name: String,
    moment: &Moment,
    watch: Watch<'_>,
) -> Result<Done, Failure> {
    let archive = Archive::open(FileRanges::of(file.clone())).map_err(Failure::Tiles)?;
    let map = KeptMap {
        id: format!("{:013}", moment.millis),
        file: name,
        facts: archive.facts().clone(),
        streets: None,
    };
    maps::keep(file, &map, watch).await.map_err(failed)?;
    Ok((Outcome::Map(Box::new(map)), None))
}

/// Goes through the closest tiles and keeps the names of their streets.
pub(super) async fn index(streets: &mut Streets, id: &str, watch: Watch<'_>) -> Result<Done, Failure> {
    let archive = streets.archive(id).await?;
    let tiles = archive.closest_tiles().map_err(Failure::Tiles)?;
    let mut gathering = Gathering::default();
    for (done, part) in tiles.chunks(AT_ONCE).enumerate() {
        // Whoever waits for nothing hears nothing: a look at the folder gives the turn away.
        let known = maps::list().await.map_err(failed)?;
        if (watch.cancelled)() || !known.iter().any(|map| map.id == id) {
            return Err(Failure::Cancelled);
        }
        for at in part {
            // A tile that can not be read has no names; the others have.
            if let Ok(Some(tile)) = archive.tile(*at) {
                gathering.add(*at, &tile);
            }
        }
        (watch.progress)((done * AT_ONCE + part.len()).min(tiles.len()), tiles.len());
    }
    let names = gathering.finish();
    let maps = maps::list().await.map_err(failed)?;
    let map = maps.iter().find(|map| map.id == id).ok_or(Failure::Cancelled)?;
    let map = maps::put_names(map, &names.to_text(), names.len()).await.map_err(failed)?;
    streets.names.insert(id.to_owned(), names);
    Ok((Outcome::Map(Box::new(map)), None))
}

/// One that can not be read is told apart from one that is not there.
pub(super) async fn tiles(streets: &mut Streets, wanted: &[(String, TileAt)]) -> Result<Done, Failure> {
    let mut parcel = Parcel::default();
    for (id, at) in wanted {
        let read = match streets.archive(id).await {
            Ok(archive) => archive.tile(*at),
            Err(_) => Err(TilesError::Damaged),
        };
        if read.is_err() {
            // What is wrong may be the open file and not the one that is kept: the next question opens it anew.
            streets.open.remove(id);
        }
        parcel.add(read);
    }
    Ok((Outcome::Tiles(parcel.parts), Some(parcel.bytes)))
}

pub(super) async fn find(
    streets: &mut Streets,
    asked: &str,
    from: (f64, f64),
    only: bool,
) -> Result<Done, Failure> {
    let mut found = Vec::new();
    for map in maps::list().await.map_err(failed)?.iter().filter(|map| map.streets.is_some()) {
        if !streets.names.contains_key(&map.id) {
            let text = maps::names(&map.id).await.map_err(failed)?;
            // Torn, they are gathered anew when the file is kept anew.
            streets.names.insert(map.id.clone(), StreetIndex::of_text(&text).unwrap_or_default());
        }
        if let Some(names) = streets.names.get(&map.id) {
            match only {
                true => found.extend(names.only(asked, from).cloned()),
                false => found.extend(names.find(asked, from)),
            }
        }
    }
    found.sort_by(|a, b| {
        let apart = |x: f64, y: f64| (x - from.0).hypot(y - from.1);
        apart(a.x, a.y).total_cmp(&apart(b.x, b.y)).then_with(|| a.name.cmp(&b.name))
    });
    found.truncate(MOST_FOUND);
    Ok((Outcome::Streets(found), None))
}
