//! Keeps the image of the open carteira, at rest, so that it opens quickly the next time; and once a carteira was opened
//! by its image, looks whether its rows are still whole.

use super::carteira::{Carteira, Phase};
use super::clock::now_millis;
use super::turn::rest;
use crate::domain::portfolio::Portfolio;
use crate::domain::portfolio::slot::Slot;
use crate::domain::portfolio::touched::Mark;
use crate::storage::image::{self, Followed, Head};
use crate::storage::repository::FromImage;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// How long nothing must have been changed before the image is mended.
const AT_REST: Duration = Duration::from_secs(8);
/// And before one is begun: a tab that keeps one comes first.
const LONG_AT_REST: Duration = Duration::from_secs(16);
/// The first screen, and what follows it, come first.
const AFTER_START: Duration = Duration::from_secs(3);

#[derive(Clone, Copy, Debug)]
pub(super) struct Image {
    kept: StoredValue<Option<Kept>>,
    followed: StoredValue<Followed>,
    pending: StoredValue<Option<TimeoutHandle>>,
}

/// The image there is, and from where on the portfolio may differ from it.
#[derive(Clone, Debug)]
struct Kept {
    edition: u64,
    seq: u64,
    mark: Mark,
    /// Slots that differ already.
    stale: Vec<Slot>,
}

impl Image {
    pub(super) fn new() -> Self {
        Self {
            kept: StoredValue::new(None),
            followed: StoredValue::default(),
            pending: StoredValue::new(None),
        }
    }

    /// The store was read: so far everything is known.
    pub(super) fn opened(self, seq: u64, from: Option<FromImage>, portfolio: &Portfolio) {
        self.followed.set_value(Followed::from(seq));
        self.kept.set_value(from.map(|FromImage { edition, seq, changed }| Kept {
            edition,
            seq,
            mark: portfolio.mark(),
            stale: changed.into_iter().filter_map(|client| portfolio.slot(client)).collect(),
        }));
    }

    /// A commit that the portfolio now shows.
    pub(super) fn follow(self, seq: u64) {
        self.followed.update_value(|followed| followed.note(seq));
    }
}

impl Carteira {
    /// Mends the image whenever nothing was changed for a while.
    pub(super) fn keep_image(self) {
        Effect::new(move |_| {
            let seq = self.seq.get();
            let is_due = self.phase.get() == Phase::Ready && !self.has_image_of(seq);
            if let Some(handle) = self.image.pending.get_value() {
                handle.clear();
            }
            let has_one = self.image.kept.with_value(Option::is_some);
            let wait = if has_one { AT_REST } else { LONG_AT_REST };
            let keep = move || spawn_local(self.write_image());
            self.image.pending.set_value(is_due.then(|| set_timeout_with_handle(keep, wait).ok()).flatten());
        });
    }

    /// A row that was damaged since shows only when it is read: at rest each is, and if one is not whole, all are read again.
    pub(super) fn look_at_rows(self) {
        let look = move || {
            spawn_local(async move {
                let Some(store) = self.open_store() else { return };
                if store.are_rows_whole().await == Ok(false) && store.forget_image().await.is_ok() {
                    self.reload().await;
                }
            });
        };
        set_timeout(look, AFTER_START);
    }

    fn has_image_of(self, seq: u64) -> bool {
        self.image.kept.with_value(|kept| kept.as_ref().is_some_and(|kept| kept.seq == seq))
    }

    async fn write_image(self) {
        let (Some(store), Some(seq)) = (self.open_store(), self.image.followed.with_value(Followed::seq))
        else {
            return;
        };
        let stands = move || self.seq.try_get_untracked() == Some(seq);
        if !stands() || self.damaged.with_untracked(|damaged| !damaged.is_empty()) {
            return;
        }
        let Some((mark, dossiers)) = self.portfolio.try_with_untracked(|p| (p.mark(), p.dossiers().len()))
        else {
            return;
        };
        if dossiers < image::KEPT_FROM {
            return;
        }
        let kept = self.image.kept.get_value();
        let stale = kept.as_ref().and_then(|kept| {
            let touched = self.portfolio.try_with_untracked(|p| p.touched_since(&kept.mark)).flatten()?;
            Some(image::leaves_of(kept.stale.iter().copied().chain(touched)))
        });
        let now = now_millis();
        let (edition, is_new) = match (&kept, &stale) {
            (Some(kept), Some(_)) => (kept.edition, false),
            (_, _) => (now, true),
        };
        let head = Head::new(store.device(), seq, now, edition, dossiers);
        let numbers = stale.unwrap_or_else(|| (0..head.leaves()).collect());
        let mut leaves = Vec::with_capacity(numbers.len());
        for number in numbers {
            let leaf = self.portfolio.try_with_untracked(|p| {
                p.dossiers()
                    .get(image::slots(number, dossiers))
                    .map(|some| image::leaf(edition, number, some))
            });
            let Some(leaf) = leaf.flatten() else { return };
            leaves.push((number, leaf));
            rest().await;
            if !stands() {
                return;
            }
        }
        // What a reload or another tab put in meanwhile may not be of this commit.
        let same = |p: &Portfolio| p.touched_since(&mark).is_some_and(|touched| touched.is_empty());
        if self.portfolio.try_with_untracked(same) != Some(true) {
            return;
        }
        let written = store.keep_image(&head, &leaves, is_new).await == Ok(true);
        let kept = Kept { edition, seq, mark, stale: Vec::new() };
        // Of an image that could not be kept the next one is new.
        self.image.kept.try_set_value(written.then_some(kept));
    }
}
