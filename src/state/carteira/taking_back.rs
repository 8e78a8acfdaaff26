//! *Desfazer*: takes back what an act did and no more. Where something was built on it since, it asks first, by name.

use super::{Carteira, ReadInverse, Refusal, UNDOS_READ, words};
use crate::domain::fact::interaction::Channel;
use crate::domain::keeping::stamp::Stamp;
use crate::domain::merge::take_back::Kept;
use crate::domain::portfolio::change::Deed;
use crate::domain::value::id::ClientId;
use crate::state::notices::Notice;
use crate::text;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeSet;

/// Before an act is taken back in part: what was built on it and stays.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    seq: u64,
    pub deed: Deed,
    pub kept: Vec<Kept>,
}

/// What taking an act back came to.
struct Took {
    deed: Deed,
    kept: Vec<Kept>,
    /// It waits for an answer, and nothing was done.
    asks: bool,
}

impl Carteira {
    /// Takes back the commit `seq`, if it is still in the journal and was not taken back yet. Where something was built on
    /// it, it asks first.
    pub fn undo(self, seq: u64) {
        self.undo_but(seq, Vec::new());
    }

    /// The same after [`Carteira::asking`]: what was asked about stays, and only what came since is asked about again.
    pub fn undo_rest(self, question: Question) {
        self.undo_but(question.seq, question.kept);
    }

    fn undo_but(self, seq: u64, asked: Vec<Kept>) {
        spawn_local(async move {
            match self.take_back(seq, Some(&asked)).await {
                Ok(Took { deed, kept, asks: false }) => {
                    self.notice.set(Some(Notice::done(self.taken_back(deed, &kept), None)));
                }
                Ok(Took { deed, kept, asks: true }) => self.asking.set(Some(Question { seq, deed, kept })),
                Err(problem) => self.notice.set(Some(problem)),
            }
        });
    }

    /// The commit `seq` was a contact by another channel: it is taken back and recorded as that.
    pub fn correct_channel(self, seq: u64, client: ClientId, channel: Channel) {
        spawn_local(async move {
            match self.take_back(seq, None).await {
                Ok(_) => self.record_corrected(client, channel),
                Err(problem) => self.notice.set(Some(problem)),
            }
        });
    }

    fn taken_back(self, deed: Deed, kept: &[Kept]) -> String {
        let said = self.portfolio.with_untracked(|portfolio| text::changes::kept(kept, portfolio));
        [Some(text::changes::undone(deed)), said].into_iter().flatten().collect::<Vec<_>>().join(". ")
    }

    /// Takes back of the commit `seq` what still stands as it left it; gives what was done in it and what stays, or what
    /// to say. Nothing is done yet where something stays that is not among `asked`; `None`: it is not asked about.
    async fn take_back(self, seq: u64, asked: Option<&[Kept]>) -> Result<Took, Notice> {
        let refused = |refusal: Refusal| Notice::problem(text::changes::refused(&words(&refusal)));
        let too_late = || Notice::problem(text::changes::cannot_undo());
        let row = self.journal_row(seq).await.map_err(refused)?.ok_or_else(too_late)?;
        let read = (self.reader)().await.ok_or_else(|| Notice::problem(text::changes::CANNOT_UNDO_NOW))?;
        let inverse = read(&row.inverse).ok_or_else(too_late)?;
        let undone = self.stamps_of_undos(read).await;
        let taken = self.portfolio.with_untracked(|portfolio| inverse.resolve(row.at, &undone, portfolio));
        if taken.change.steps.is_empty() {
            let why = self.portfolio.with_untracked(|portfolio| text::changes::kept(&taken.kept, portfolio));
            return Err(Notice::problem(text::changes::nothing_undone(why.as_deref())));
        }
        if asked.is_some_and(|asked| taken.needs_asking(asked)) {
            return Ok(Took { deed: row.deed, kept: taken.kept, asks: true });
        }
        self.keep(taken.change, Some(seq)).await.map_err(refused)?;
        self.taps.taken_back(seq);
        Ok(Took { deed: row.deed, kept: taken.kept, asks: false })
    }

    /// When something was taken back before: what that restored is no newer edit. Those too old to be listed are not known,
    /// and what they restored is left alone.
    async fn stamps_of_undos(self, read: ReadInverse) -> BTreeSet<Stamp> {
        let rows = self.journal(UNDOS_READ).await.unwrap_or_default();
        let undos = rows.iter().filter(|row| row.deed == Deed::Undo);
        undos.filter_map(|row| read(&row.inverse)?.until).collect()
    }
}
