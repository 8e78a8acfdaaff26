//! The open carteira. Opens the store, keeps the portfolio in memory, and is the only way to change it.
//!
//! A change is applied in memory, written in one transaction, and called saved only when that is complete; if it can not
//! be kept it is taken out of memory again and the user is told. Changes are written one after the other.

mod address;
mod closings;
mod forgetting;
mod midnight;
mod opening;
mod taking_back;

use super::clock;
use super::copies;
use super::derived::Derived;
use super::image::Image;
use super::notices::Notice;
use super::taps::Taps;
use super::view::View;
use crate::domain::keeping::stamp::DeviceId;
use crate::domain::merge::take_back::Undo;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::change::{Applied, Change};
use crate::domain::record::{Record, RecordKey};
use crate::screen::taps::{bare_success, subject};
use crate::storage::agreement::Mended;
use crate::storage::indexed_db::{self, IndexedDb};
use crate::storage::inverse::Inverse;
pub(crate) use crate::storage::keep::Refusal;
use crate::storage::keep::{Act, Holder, Origin, keep};
pub(crate) use crate::storage::repository::{Damaged, JournalRow, Lost, StoreError};
use crate::storage::repository::{Repository, Watch};
use crate::text;
use crate::workers::protocol::Copy;
pub(super) use address::erased_address;
use address::{SAMPLE_ASKED, address_says, told_by_address};
use chrono::NaiveDate;
use futures::lock::Mutex;
use leptos::prelude::*;
use leptos::task::spawn_local;
use midnight::keep_today;
use std::pin::Pin;
use std::rc::Rc;
pub(crate) use taking_back::Question;

/// The rep's own carteira, and the one with generated clients that leaves no trace when removed.
pub(crate) const OWN: &str = "carteira";
pub(crate) const SAMPLE: &str = "carteira-exemplo";

#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    /// Reading the store: records read, records there are.
    Opening {
        done: usize,
        total: usize,
    },
    Ready,
    Failed(StoreError),
}

/// Handle to the app's state; copy it anywhere.
#[derive(Clone, Copy)]
pub struct Carteira {
    pub phase: RwSignal<Phase>,
    pub portfolio: RwSignal<Portfolio>,
    /// Civil date on the device; changes after midnight.
    pub today: RwSignal<NaiveDate>,
    pub view: View,
    pub derived: Derived,
    pub notice: RwSignal<Option<Notice>>,
    /// An act that can be taken back in part only waits for an answer.
    pub asking: RwSignal<Option<Question>>,
    /// The open carteira is the sample.
    pub is_sample: RwSignal<bool>,
    /// Records that could not be read and were set aside.
    pub damaged: RwSignal<Vec<Damaged>>,
    /// The store holds less than the witness remembers, and nobody has said yet that this is known.
    pub lost: RwSignal<Option<Lost>>,
    /// The store's account of itself was put right while it was read, and nobody has said yet that this is known.
    pub mended: RwSignal<Option<Mended>>,
    /// Copies kept beside the database, newest first; `None` until asked.
    pub(crate) copies: RwSignal<Option<Vec<Copy>>>,
    /// The day a file of the carteira was last kept outside this device.
    pub kept_elsewhere: RwSignal<Option<NaiveDate>>,
    /// Whether the browser promised to keep the data; `None` until it was asked.
    pub persistent: RwSignal<Option<bool>>,
    /// Commits so far in this database.
    pub seq: RwSignal<u64>,
    /// Grows when a client's own fields changed, not when something happened at it.
    pub identities: RwSignal<u64>,
    /// Second taps, and the rows just acted on.
    pub taps: Taps,
    /// What is known of the image on the device.
    pub(super) image: Image,
    reader: Reader,
    store: StoredValue<Option<Open>, LocalStorage>,
}

/// Fetches what reads how an act is taken back: needed by none who only looks, and not small. `None`: it did not come.
pub(crate) type Reader = fn() -> Pin<Box<dyn Future<Output = Option<ReadInverse>>>>;
/// [`Inverse::read`].
pub type ReadInverse = fn(&Inverse) -> Option<Undo>;

/// So many rows of the journal are looked at for earlier takings back.
const UNDOS_READ: usize = 500;

#[derive(Clone)]
struct Open {
    store: Rc<IndexedDb>,
    device: DeviceId,
    turn: Rc<Mutex<()>>,
}

impl std::fmt::Debug for Carteira {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Carteira")
    }
}

/// Makes the state, puts it in context and starts opening the store.
pub(crate) fn provide_carteira(reader: Reader) -> Carteira {
    let portfolio = RwSignal::new(Portfolio::default());
    let today = RwSignal::new(clock::today());
    let view = View::new();
    let identities = RwSignal::new(0);
    let carteira = Carteira {
        phase: RwSignal::new(Phase::Opening { done: 0, total: 0 }),
        portfolio,
        today,
        view,
        derived: Derived::new(portfolio, today, view),
        notice: RwSignal::new(told_by_address()),
        asking: RwSignal::new(None),
        is_sample: RwSignal::new(false),
        damaged: RwSignal::new(Vec::new()),
        lost: RwSignal::new(None),
        mended: RwSignal::new(None),
        copies: RwSignal::new(None),
        kept_elsewhere: RwSignal::new(copies::day_kept_elsewhere()),
        persistent: RwSignal::new(None),
        seq: RwSignal::new(0),
        identities,
        taps: Taps::new(),
        image: Image::new(),
        reader,
        store: StoredValue::new_local(None),
    };
    provide_context(carteira);
    keep_today(today);
    carteira.keep_copies();
    carteira.keep_data();
    carteira.keep_image();
    carteira.close_months_when_due();
    carteira.follow_side();
    let sample = address_says(SAMPLE_ASKED);
    spawn_local(async move {
        carteira.open().await;
        if sample && !carteira.is_sample.get_untracked() {
            carteira.enter_sample();
        }
    });
    carteira
}

#[allow(clippy::expect_used)]
pub(crate) fn use_carteira() -> Carteira {
    use_context().expect("the shell provides the carteira before any view")
}

impl Carteira {
    /// The name of the open database.
    pub fn database(self) -> &'static str {
        if self.is_sample.get_untracked() { SAMPLE } else { OWN }
    }

    /// Applies and keeps a change; says so, with *Desfazer*. Returns the commit's `seq`.
    pub async fn dispatch(self, change: Change) -> Result<u64, Refusal> {
        let about = subject(&change);
        let deed = change.deed;
        let tapped = bare_success(&change);
        let turn = self.taps.hold(&change);
        let kept = self.keep(change, None).await;
        match &kept {
            Ok(seq) => self.taps.kept(turn, *seq),
            Err(_) => self.taps.let_go(turn),
        }
        let name = about.and_then(|id| {
            self.portfolio.with_untracked(|p| p.client(id).map(|client| client.display_name().to_owned()))
        });
        self.notice.set(Some(match &kept {
            Ok(seq) => match tapped {
                Some((client, channel)) => Notice::tapped(*seq, client, channel, name.as_deref()),
                None => Notice::done(text::changes::done(deed, name.as_deref()), Some(*seq)),
            },
            Err(refusal) => Notice::problem(text::changes::refused(&words(refusal))),
        }));
        kept
    }

    /// [`Carteira::dispatch`] for event handlers.
    pub fn send(self, change: Change) {
        spawn_local(async move {
            // The notice has said how it went.
            let _ = self.dispatch(change).await;
        });
    }

    /// What was done lately, newest first.
    pub async fn journal(self, limit: usize) -> Result<Vec<JournalRow>, Refusal> {
        let open = self.store.get_value().ok_or(Refusal::NotOpen)?;
        open.store.journal(limit).await.map_err(Refusal::Store)
    }

    async fn journal_row(self, seq: u64) -> Result<Option<JournalRow>, Refusal> {
        let open = self.store.get_value().ok_or(Refusal::NotOpen)?;
        let row = open.store.journal_row(seq).await.map_err(Refusal::Store)?;
        Ok(row.filter(|row| !row.undone))
    }

    /// Another tab, or the worker, committed.
    fn hear(self, change: indexed_db::Elsewhere) {
        match change {
            indexed_db::Elsewhere::Committed { records, seq } => {
                self.follow(seq);
                self.take_in(records);
            }
            indexed_db::Elsewhere::Everything => spawn_local(self.reload()),
            indexed_db::Elsewhere::Superseded => self.phase.set(Phase::Failed(StoreError::Superseded)),
        }
    }

    /// A commit that the portfolio shows, or is about to.
    fn follow(self, seq: u64) {
        self.image.follow(seq);
        self.seq.set(seq);
    }

    fn take_in(self, records: Vec<Record>) {
        if !records.is_empty() {
            self.portfolio.update(|portfolio| portfolio.absorb(records));
            self.identities.update(|version| *version += 1);
        }
    }

    pub(super) fn open_store(self) -> Option<Rc<IndexedDb>> {
        self.store.with_value(|open| open.as_ref().map(|open| Rc::clone(&open.store)))
    }

    /// This device, as its edits are stamped; `None` while nothing is open.
    pub fn device(self) -> Option<DeviceId> {
        self.store.with_value(|open| open.as_ref().map(|open| open.device))
    }

    async fn keep(self, change: Change, undoes: Option<u64>) -> Result<u64, Refusal> {
        let open = self.store.get_value().ok_or(Refusal::NotOpen)?;
        let _turn = open.turn.lock().await;
        let origin = Origin::Rep { client: subject(&change), undoes };
        self.keep_in_turn(&open, change, origin).await
    }

    /// For who holds the turn.
    async fn keep_in_turn(mut self, open: &Open, change: Change, origin: Origin) -> Result<u64, Refusal> {
        let act = Act { change, device: open.device, now_millis: clock::now_millis(), origin };
        let kept = keep(open.store.as_ref(), &mut self, act, Watch::NOBODY).await?;
        self.follow(kept.seq);
        Ok(kept.seq)
    }
}

impl Holder for Carteira {
    fn with<T>(&mut self, act: impl FnOnce(&mut Portfolio) -> T) -> Option<T> {
        self.portfolio.try_update(act)
    }

    fn has_applied(&mut self, applied: &Applied) {
        let renamed = self.portfolio.with_untracked(|portfolio| {
            applied.before.iter().any(|(key, before)| identity_changed(portfolio, key, before))
        });
        if renamed {
            self.identities.update(|version| *version += 1);
        }
    }

    fn has_other_records(&mut self) {
        self.identities.update(|version| *version += 1);
    }
}

fn identity_changed(portfolio: &Portfolio, key: &RecordKey, before: &Option<Record>) -> bool {
    match (key, before) {
        (RecordKey::Catalog(_), _) => true,
        (RecordKey::Client(id), Some(Record::Client(old))) => portfolio.client(*id) != old.client.as_ref(),
        (RecordKey::Client(_), Some(Record::Catalog(_)) | None) => true,
    }
}

fn words(refusal: &Refusal) -> String {
    match refusal {
        Refusal::NotOpen => text::changes::not_open().to_owned(),
        Refusal::Change(error) => text::changes::change_error(error),
        Refusal::Store(error) => text::storage::store_error(error),
    }
}
