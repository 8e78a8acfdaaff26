//! Photos of clients: what is known of one, how it is made small, and the zip they leave in when the rep asks for it.
//!
//! They lie beside the carteira and in no snapshot: a rep's file stays small, and a picture of a shop goes nowhere unasked.

use super::package::Package;
use super::table::TableError;
use crate::domain::value::id::ClientId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Write};
use uuid::Uuid;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Bytes of a photo, at most.
pub(crate) const MOST_BYTES: usize = 60_000;
/// Of one client.
pub(crate) const MOST_OF_CLIENT: usize = 12;
/// What is chosen may be so large, in bytes; a camera's picture has some ten million.
pub(crate) const MOST_CHOSEN: f64 = 60e6;
pub(crate) const EXTENSION: &str = ".zip";
pub(crate) const MEDIA_TYPE: &str = "application/zip";
/// Every photo is one, whatever was chosen: what a camera wrote into its file (place, time, owner) is not in it.
pub(crate) const PHOTO_TYPE: &str = "image/jpeg";
const JPEG: [u8; 3] = [0xff, 0xd8, 0xff];

const LIST: &str = "fotos.json";
const VERSION: u32 = 1;
/// The longest edges that are tried, in pixels, each with these qualities.
const EDGES: [u32; 5] = [1280, 960, 720, 512, 320];
const QUALITIES: [f64; 3] = [0.8, 0.65, 0.5];

/// What a photo shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum PhotoKind {
    Shop,
    Card,
}

impl PhotoKind {
    pub(crate) const ALL: [PhotoKind; 2] = [PhotoKind::Shop, PhotoKind::Card];
}

/// All of a photo but its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Photo {
    /// Made when it was taken in: the same photo on two devices is one.
    pub id: Uuid,
    pub client: ClientId,
    pub kind: PhotoKind,
    /// When it was taken in.
    pub on: NaiveDate,
    /// Pixels.
    pub width: u32,
    pub height: u32,
    pub bytes: u32,
}

/// Widths, heights and qualities to try, one after the other, until a picture of this size is small enough. Never enlarged.
pub(crate) fn attempts(width: u32, height: u32) -> Vec<(u32, u32, f64)> {
    let longest = width.max(height).max(1);
    let mut all: Vec<(u32, u32, f64)> = Vec::new();
    for edge in EDGES {
        let share = f64::from(edge.min(longest)) / f64::from(longest);
        let scaled = |side: u32| ((f64::from(side) * share).round() as u32).max(1);
        for quality in QUALITIES {
            let one = (scaled(width), scaled(height), quality);
            if !all.contains(&one) {
                all.push(one);
            }
        }
    }
    all
}

/// What of a zip is said beside its pictures.
#[derive(Serialize, Deserialize)]
struct Listed {
    version: u32,
    photos: Vec<ListedPhoto>,
}

#[derive(Serialize, Deserialize)]
struct ListedPhoto {
    file: String,
    #[serde(flatten)]
    photo: Photo,
}

/// A zip of these photos, each with its bytes under a name that says whose it is, and a list by which they are taken in again.
pub(crate) fn packed(photos: &[(Photo, String, Vec<u8>)]) -> Result<Vec<u8>, TableError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // A JPEG does not get smaller.
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut listed = Vec::with_capacity(photos.len());
    for (photo, whose, bytes) in photos {
        let file = format!("{}/{}-{}-{}.jpg", whose, kind_word(photo.kind), photo.on, photo.id.simple());
        zip.start_file(&*file, stored).map_err(|_| TableError::Damaged)?;
        zip.write_all(bytes).map_err(|_| TableError::Damaged)?;
        listed.push(ListedPhoto { file, photo: photo.clone() });
    }
    let list = Listed { version: VERSION, photos: listed };
    let text = serde_json::to_vec_pretty(&list).map_err(|_| TableError::Damaged)?;
    zip.start_file(LIST, SimpleFileOptions::default()).map_err(|_| TableError::Damaged)?;
    zip.write_all(&text).map_err(|_| TableError::Damaged)?;
    Ok(zip.finish().map_err(|_| TableError::Damaged)?.into_inner())
}

fn kind_word(kind: PhotoKind) -> &'static str {
    match kind {
        PhotoKind::Shop => "fachada",
        PhotoKind::Card => "cartao",
    }
}

/// What a zip of photos brings.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Unpacked {
    pub photos: Vec<(Photo, Vec<u8>)>,
    pub left: Left,
}

/// Photos of a zip that are not taken in, by why.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Left {
    /// Here already.
    pub known: usize,
    /// Of clients that this carteira does not have.
    pub strangers: usize,
    /// More than a client may have.
    pub beyond: usize,
    /// No picture, too large, or not in the zip.
    pub damaged: usize,
}

/// Reads a zip that [`packed`] wrote. `known`: photos that are here; `clients`: those of this carteira.
pub(crate) fn unpacked(
    zip: &[u8],
    known: &[Photo],
    clients: &BTreeSet<ClientId>,
) -> Result<Unpacked, TableError> {
    // Pictures do not inflate: a large zip of ours is large by itself.
    let most = super::package::MOST_INFLATED.max(2 * zip.len() as u64);
    let mut package = Package::open(zip, most)?;
    let list = package.bytes_of(LIST)?;
    let list: Listed = serde_json::from_slice(&list).map_err(|_| TableError::Damaged)?;
    if list.version > VERSION {
        return Err(TableError::Damaged);
    }
    let mut ids: BTreeSet<Uuid> = known.iter().map(|photo| photo.id).collect();
    let mut of_client: BTreeMap<ClientId, usize> = BTreeMap::new();
    known.iter().for_each(|photo| *of_client.entry(photo.client).or_default() += 1);
    let mut found = Unpacked::default();
    for ListedPhoto { file, photo } in list.photos {
        let here = of_client.entry(photo.client).or_default();
        if ids.contains(&photo.id) {
            found.left.known += 1;
        } else if !clients.contains(&photo.client) {
            found.left.strangers += 1;
        } else if *here >= MOST_OF_CLIENT {
            found.left.beyond += 1;
        } else if let Ok(bytes) = package.bytes_of(&file)
            && bytes.len() <= MOST_BYTES
            && bytes.starts_with(&JPEG)
        {
            ids.insert(photo.id);
            *here += 1;
            found.photos.push((Photo { bytes: bytes.len() as u32, ..photo }, bytes));
        } else {
            found.left.damaged += 1;
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn photo(id: u128, client: u128, kind: PhotoKind) -> Photo {
        let on = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
        let (id, client) = (Uuid::from_u128(id), ClientId::from_u128(client));
        Photo { id, client, kind, on, width: 1280, height: 960, bytes: 6 }
    }

    fn jpeg(end: u8) -> Vec<u8> {
        vec![0xff, 0xd8, 0xff, 0xe0, 0, end]
    }

    fn zip() -> Vec<u8> {
        let one = |id, client, kind, end| (photo(id, client, kind), format!("Loja {client}"), jpeg(end));
        packed(&[one(1, 1, PhotoKind::Shop, 1), one(2, 1, PhotoKind::Card, 2), one(3, 2, PhotoKind::Shop, 3)])
            .unwrap()
    }

    fn clients(ids: &[u128]) -> BTreeSet<ClientId> {
        ids.iter().copied().map(ClientId::from_u128).collect()
    }

    #[test]
    fn a_large_picture_is_made_smaller_by_steps_and_a_small_one_never_larger() {
        let large = attempts(4000, 3000);
        assert_eq!(large[..4], [(1280, 960, 0.8), (1280, 960, 0.65), (1280, 960, 0.5), (960, 720, 0.8)]);
        assert_eq!((large.len(), large.last()), (15, Some(&(320, 240, 0.5))));
        assert_eq!(attempts(300, 200), [(300, 200, 0.8), (300, 200, 0.65), (300, 200, 0.5)]);
        assert_eq!(attempts(20_000, 1)[0], (1280, 1, 0.8), "no edge of none");
        assert_eq!(attempts(0, 0)[0].0, 1);
    }

    #[test]
    fn what_leaves_in_a_zip_comes_in_again_once_and_for_known_clients_alone() {
        let all = unpacked(&zip(), &[], &clients(&[1, 2])).unwrap();
        assert_eq!(
            all.photos.iter().map(|(one, bytes)| (one.id.as_u128(), bytes[5])).collect::<Vec<_>>(),
            [(1, 1), (2, 2), (3, 3)]
        );
        assert_eq!(all.photos[1].0, photo(2, 1, PhotoKind::Card));
        assert_eq!(all.left, Left::default());
        let some = unpacked(&zip(), &[photo(1, 1, PhotoKind::Shop)], &clients(&[1])).unwrap();
        assert_eq!(some.photos.len(), 1);
        assert_eq!(some.left, Left { known: 1, strangers: 1, ..Left::default() });
    }

    #[test]
    fn a_client_has_no_more_than_it_may_have() {
        let here: Vec<Photo> =
            (10..10 + MOST_OF_CLIENT as u128 - 1).map(|id| photo(id, 1, PhotoKind::Shop)).collect();
        let found = unpacked(&zip(), &here, &clients(&[1, 2])).unwrap();
        assert_eq!((found.photos.len(), found.left.beyond), (2, 1));
    }

    #[test]
    fn what_is_no_picture_or_too_large_is_left_and_counted() {
        let one = |id, bytes: Vec<u8>| (photo(id, 1, PhotoKind::Shop), "Loja".to_owned(), bytes);
        let large = [jpeg(0), vec![0; MOST_BYTES]].concat();
        let zip = packed(&[one(1, b"<svg/>".to_vec()), one(2, large), one(3, jpeg(3))]).unwrap();
        let found = unpacked(&zip, &[], &clients(&[1])).unwrap();
        assert_eq!((found.photos.len(), found.left.damaged), (1, 2));
    }

    #[test]
    fn more_photos_than_an_unknown_package_may_inflate_to_come_in_whole() {
        let many = 3_600;
        let large = [jpeg(0), vec![0; MOST_BYTES - 6]].concat();
        let one = |id: u128| (photo(id, id, PhotoKind::Shop), "Loja".to_owned(), large.clone());
        let zip = packed(&(1..=many).map(one).collect::<Vec<_>>()).unwrap();
        assert!(zip.len() as u64 > crate::exchange::package::MOST_INFLATED);
        let found = unpacked(&zip, &[], &(1..=many).map(ClientId::from_u128).collect()).unwrap();
        assert_eq!((found.photos.len(), found.left), (3_600, Left::default()));
    }

    #[test]
    fn another_zip_and_no_zip_are_refused() {
        let mut other = ZipWriter::new(Cursor::new(Vec::new()));
        other.start_file("nota.xml", SimpleFileOptions::default()).unwrap();
        let other = other.finish().unwrap().into_inner();
        for bytes in [other, b"PK".to_vec(), Vec::new()] {
            assert!(unpacked(&bytes, &[], &clients(&[1])).is_err());
        }
    }
}
