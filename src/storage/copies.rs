//! Copies of the carteira on the device, outside its database: files in the origin's private file system.
//!
//! They cover a damaged database and a mistaken change. They do not cover the browser clearing the site: only a file kept
//! elsewhere does. A browser whose pages can not write such files keeps them in a database of their own.

mod database;
pub(super) mod folder;

use super::repository::StoreError;
use super::ring::{Generation, Turn, newest_first, turn};
use crate::domain::keeping::stamp::DeviceId;
use database::DatabaseOfCopies;
use folder::Folder;

/// The copies of one database.
#[derive(Debug)]
pub struct Copies {
    place: Medium,
}

#[derive(Debug)]
enum Medium {
    Folder(Folder),
    Database(DatabaseOfCopies),
}

/// What came of a new copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    Kept,
    /// It is the newest copy again.
    Unchanged,
    /// It is empty, and good ones are there.
    Empty,
}

impl Copies {
    pub async fn of(database: &str) -> Result<Self, StoreError> {
        let place = match Folder::open(database).await {
            Some(folder) => Medium::Folder(folder),
            None => Medium::Database(DatabaseOfCopies::open(database).await?),
        };
        Ok(Self { place })
    }

    /// In no order.
    async fn kept(&self) -> Result<Vec<Generation>, StoreError> {
        let names = match &self.place {
            Medium::Folder(folder) => folder.names().await?,
            Medium::Database(database) => database.names().await?,
        };
        Ok(names.iter().filter_map(|name| Generation::parse(name)).collect())
    }

    /// Newest first, as the open database counts.
    pub async fn list(&self, device: DeviceId) -> Result<Vec<Generation>, StoreError> {
        Ok(newest_first(self.kept().await?, device))
    }

    /// Keeps a copy whole or not at all, and drops those whose turn is over.
    pub async fn keep(&self, new: &Generation, bytes: &[u8]) -> Result<Kept, StoreError> {
        let drop = match turn(&self.kept().await?, new) {
            Turn::Unchanged => return Ok(Kept::Unchanged),
            Turn::Empty => return Ok(Kept::Empty),
            Turn::Keep { drop } => drop,
        };
        match &self.place {
            Medium::Folder(folder) => folder.write(&new.file_name(), bytes).await?,
            Medium::Database(database) => database.write(&new.file_name(), bytes).await?,
        }
        for old in drop {
            self.delete(&old).await?;
        }
        Ok(Kept::Kept)
    }

    pub async fn read(&self, generation: &Generation) -> Result<Vec<u8>, StoreError> {
        match &self.place {
            Medium::Folder(folder) => folder.read(&generation.file_name()).await,
            Medium::Database(database) => database.read(&generation.file_name()).await,
        }
    }

    /// Puts another copy in the place of one; the old one goes once the new one is whole.
    pub(crate) async fn replace(
        &self,
        old: &Generation,
        new: &Generation,
        bytes: &[u8],
    ) -> Result<(), StoreError> {
        match &self.place {
            Medium::Folder(folder) => folder.write(&new.file_name(), bytes).await?,
            Medium::Database(database) => database.write(&new.file_name(), bytes).await?,
        }
        if old == new { Ok(()) } else { self.delete(old).await }
    }

    pub async fn delete(&self, generation: &Generation) -> Result<(), StoreError> {
        match &self.place {
            Medium::Folder(folder) => folder.delete(&generation.file_name()).await,
            Medium::Database(database) => database.delete(&generation.file_name()).await,
        }
    }

    /// Deletes every copy of a database, in either place: a browser may have learnt to write files since.
    pub async fn delete_all(database: &str) -> Result<(), StoreError> {
        if Folder::open(database).await.is_some() {
            Folder::remove(database).await?;
        }
        DatabaseOfCopies::remove(database).await
    }
}
