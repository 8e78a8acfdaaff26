//! A zip file whose parts are read with a limit on what they inflate to together.
//!
//! The sizes that the directory claims are not believed: what is counted are the bytes that come out.

use super::table::TableError;
use std::cell::Cell;
use std::collections::HashMap;
use std::io::{self, BufReader, Cursor, Read};
use zip::ZipArchive;
use zip::read::ZipFile;

/// Bytes that all parts may inflate to.
pub(crate) const MOST_INFLATED: u64 = 200 << 20;

#[derive(Debug)]
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Of each name in lower case with `/` between folders, its place.
    places: HashMap<String, usize>,
    left: Cell<u64>,
}

impl<'a> Package<'a> {
    /// Of at most `most` inflated bytes; no package at all is a damaged one.
    pub(crate) fn open(bytes: &'a [u8], most: u64) -> Result<Package<'a>, TableError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| TableError::Damaged)?;
        let mut places = HashMap::new();
        for place in 0..archive.len() {
            if let Some(Ok(name)) = archive.name_for_index(place) {
                places.entry(same(&name)).or_insert(place);
            }
        }
        Ok(Package { archive, places, left: Cell::new(most) })
    }

    /// The names of the parts as they stand in the directory, sorted.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut names: Vec<String> =
            self.archive.file_names().filter_map(Result::ok).map(|name| name.into_owned()).collect();
        names.sort_unstable();
        names
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.places.contains_key(&same(name))
    }

    /// The bytes of a part as they inflate.
    pub(crate) fn part(&mut self, name: &str) -> Result<Part<'_, 'a>, TableError> {
        let place = *self.places.get(&same(name)).ok_or(TableError::Damaged)?;
        let inner = self.archive.by_index(place).map_err(|_| TableError::Damaged)?;
        Ok(BufReader::new(Limited { inner, left: &self.left }))
    }

    pub(crate) fn bytes_of(&mut self, name: &str) -> Result<Vec<u8>, TableError> {
        let mut bytes = Vec::new();
        self.part(name)?.read_to_end(&mut bytes).map_err(|error| io_refusal(&error))?;
        Ok(bytes)
    }
}

pub(crate) type Part<'p, 'a> = BufReader<Limited<'p, 'a>>;

/// Reads until the limit of the whole package is used up, and then fails with `FileTooLarge`.
#[derive(Debug)]
pub(crate) struct Limited<'p, 'a> {
    inner: ZipFile<'p, Cursor<&'a [u8]>>,
    left: &'p Cell<u64>,
}

impl Read for Limited<'_, '_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into)?;
        match self.left.get().checked_sub(read as u64) {
            Some(left) => self.left.set(left),
            None => return Err(io::Error::from(io::ErrorKind::FileTooLarge)),
        }
        Ok(read)
    }
}

pub(crate) fn io_refusal(error: &io::Error) -> TableError {
    match error.kind() {
        io::ErrorKind::FileTooLarge => TableError::InflatesTooMuch { most: MOST_INFLATED },
        _ => TableError::Damaged,
    }
}

fn same(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use std::io::Write;

    /// A zip of these parts.
    pub(crate) fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn parts_inflate_up_to_the_limit_of_the_whole_and_not_beyond() {
        let bytes = zipped(&[("a.xml", &[b'x'; 60]), ("B\\c.XML", &[b'y'; 40])]);
        let mut package = Package::open(&bytes, 100).unwrap();
        assert!(package.has("/b/C.xml") && !package.has("d.xml"));
        assert_eq!(package.bytes_of("a.xml").unwrap().len(), 60);
        assert_eq!(package.bytes_of("b/c.xml").unwrap().len(), 40);
        let mut package = Package::open(&bytes, 99).unwrap();
        assert_eq!(package.bytes_of("a.xml").unwrap().len(), 60);
        assert_eq!(
            package.bytes_of("b/c.xml").unwrap_err(),
            TableError::InflatesTooMuch { most: MOST_INFLATED }
        );
    }

    #[test]
    fn the_size_in_the_directory_is_not_believed() {
        let mut bytes = zipped(&[("a.xml", &[b'x'; 50_000])]);
        let directory = bytes.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
        bytes[directory + 24..directory + 28].copy_from_slice(&10u32.to_le_bytes());
        let mut package = Package::open(&bytes, 1_000).unwrap();
        assert!(package.bytes_of("a.xml").is_err());
    }

    #[test]
    fn what_is_no_zip_is_damaged() {
        for bytes in [&b""[..], b"PK\x03\x04", b"PK\x05\x06 and so on"] {
            assert_eq!(Package::open(bytes, 1).err(), Some(TableError::Damaged));
        }
    }
}
