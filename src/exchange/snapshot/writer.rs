//! Portfolio → bytes, in pieces, so that a long export shows its progress and can stop.

use super::v1::{ClientLine, EndLine, EntryLine, HeaderLine, catalog_lines, straight};
use super::{Counts, Header};
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::record::dossier::Dossier;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// A piece is given out once it has this many bytes.
const PIECE_BYTES: usize = 256 * 1024;
/// A piece and the line that makes it whole.
const ROOM: usize = PIECE_BYTES + PIECE_BYTES / 8;

/// The whole file at once.
pub fn write(portfolio: &Portfolio, header: &Header) -> Vec<u8> {
    let mut writer = Writer::new(portfolio, header);
    let mut file = Vec::new();
    while writer.add_piece(&mut file) {
        let (written, all) = writer.progress();
        // Room for the rest, by what was written so far.
        if writer.stage == Stage::Clients && file.capacity() - file.len() < ROOM {
            file.reserve(ROOM + file.len() / written.max(1) * (all - written));
        }
    }
    file
}

/// The line of one client with its line feed, for files that keep lines apart from a snapshot.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn client_line(dossier: &Dossier) -> Vec<u8> {
    let mut piece = Vec::new();
    client(&mut piece, dossier);
    piece
}

/// The file piece by piece; the pieces in order are the file. Same carteira, same header: same bytes.
#[derive(Debug)]
pub struct Writer<'a> {
    portfolio: &'a Portfolio,
    /// Slots still to write, in order of id.
    slots: Vec<Slot>,
    next: usize,
    stage: Stage,
    header: String,
    hash: Sha256,
    counts: Counts,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Header,
    Clients,
    Catalog,
    End,
    Done,
}

impl<'a> Writer<'a> {
    pub fn new(portfolio: &'a Portfolio, header: &Header) -> Self {
        Self::selection(portfolio, header, portfolio.slots())
    }

    /// Only the clients of `slots`, with the whole catalog. The header of such a file has no `seen`.
    pub fn selection(
        portfolio: &'a Portfolio,
        header: &Header,
        slots: impl IntoIterator<Item = Slot>,
    ) -> Self {
        let kept =
            |slot: &Slot| portfolio.dossiers().get(slot.at()).is_some_and(|dossier| !dossier.is_blank());
        let mut slots: Vec<Slot> = slots.into_iter().filter(kept).collect();
        slots.sort_by_key(|slot| portfolio.dossiers()[*slot].id);
        Self {
            portfolio,
            slots,
            next: 0,
            stage: Stage::Header,
            header: HeaderLine::text(header).unwrap_or_default(),
            hash: Sha256::new(),
            counts: Counts::default(),
        }
    }

    /// Clients written and clients to write.
    pub fn progress(&self) -> (usize, usize) {
        (self.next, self.slots.len())
    }

    /// Adds the next piece to what was written before; `false` where there is none.
    fn add_piece(&mut self, to: &mut Vec<u8>) -> bool {
        let before = to.len();
        match self.stage {
            Stage::Done => return false,
            Stage::Header => {
                to.extend_from_slice(self.header.as_bytes());
                to.push(b'\n');
                self.stage = Stage::Clients;
            }
            Stage::Clients => self.clients(to),
            Stage::Catalog => {
                self.catalog(to);
                self.stage = Stage::End;
            }
            Stage::End => {
                let sha256 = hexadecimal(&self.hash.clone().finalize());
                to.extend_from_slice(EndLine::text(self.counts, &sha256).unwrap_or_default().as_bytes());
                to.push(b'\n');
                self.stage = Stage::Done;
            }
        }
        self.hash.update(to.get(before..).unwrap_or_default());
        true
    }

    fn clients(&mut self, piece: &mut Vec<u8>) {
        let before = piece.len();
        while piece.len() - before < PIECE_BYTES {
            let Some(slot) = self.slots.get(self.next) else {
                self.stage = Stage::Catalog;
                return;
            };
            let dossier: &'a Dossier = &self.portfolio.dossiers()[*slot];
            client(piece, dossier);
            self.next += 1;
            self.counts.lines += 1;
            self.counts.clients += usize::from(dossier.client.is_some());
            self.counts.interactions += dossier.interactions.len();
            self.counts.orders += dossier.orders.len();
        }
    }

    fn catalog(&mut self, piece: &mut Vec<u8>) {
        for entry in catalog_lines(self.portfolio.catalog()) {
            self.counts.lines += 1;
            match entry {
                EntryLine::Salesperson(entry) => line(piece, "salesperson", &entry),
                EntryLine::Principal(entry) => line(piece, "principal", &entry),
                EntryLine::Setting(entry) => line(piece, "setting", &entry),
                EntryLine::Template(entry) => line(piece, "template", &entry),
                EntryLine::Goal(entry) => line(piece, "goal", &entry),
                EntryLine::Reason(entry) => line(piece, "reason", &entry),
                EntryLine::Action(entry) => line(piece, "action", &entry),
                EntryLine::Commitment(entry) => line(piece, "commitment", &entry),
                EntryLine::MonthClosing(entry) => line(piece, "month_closing", &entry),
                EntryLine::Segment(entry) => line(piece, "segment", &entry),
                EntryLine::Mailing(entry) => line(piece, "mailing", &entry),
                EntryLine::MailAnswer(entry) => line(piece, "mail_answer", &entry),
                EntryLine::Foreign(value) => {
                    piece.extend_from_slice(value.to_string().as_bytes());
                    piece.push(b'\n');
                }
            }
        }
    }
}

impl Iterator for Writer<'_> {
    type Item = Vec<u8>;

    fn next(&mut self) -> Option<Vec<u8>> {
        let mut piece = Vec::with_capacity(if self.stage == Stage::Clients { ROOM } else { 0 });
        self.add_piece(&mut piece).then_some(piece)
    }
}

fn client(piece: &mut Vec<u8>, dossier: &Dossier) {
    match straight::write(dossier, piece) {
        Some(()) => piece.push(b'\n'),
        None => line(piece, "client", &ClientLine::of(dossier)),
    }
}

/// Writing to memory does not fail; a line that somehow did would be missed by the read-back.
fn line(piece: &mut Vec<u8>, kind: &str, value: &impl Serialize) {
    piece.extend_from_slice(b"{\"");
    piece.extend_from_slice(kind.as_bytes());
    piece.extend_from_slice(b"\":");
    let before = piece.len();
    if serde_json::to_writer(&mut *piece, value).is_err() {
        piece.truncate(before);
        piece.extend_from_slice(b"null");
    }
    piece.extend_from_slice(b"}\n");
}

pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
