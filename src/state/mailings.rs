//! Segments and messages to many, as changes.

use super::carteira::Carteira;
use super::clock;
use crate::domain::catalog::CatalogEdit;
use crate::domain::catalog::mailing::{MailAnswer, MailAnswerId, Mailing};
use crate::domain::catalog::segment::Segment;
use crate::domain::fact::interaction::{Channel, Interaction, Outcome};
use crate::domain::portfolio::change::{Change, Deed, Step};
use crate::domain::segment::queue::mailing;
use crate::domain::value::id::{ClientId, MailingId, SegmentId};
use crate::text::segments::note;
use leptos::prelude::*;

impl Carteira {
    /// Adds a segment, keeps its edits, or (`None`) removes it.
    pub fn save_segment(self, id: Option<SegmentId>, value: Option<Segment>) {
        let id = id.unwrap_or_else(|| SegmentId::new(clock::fresh_uuid()));
        self.send(Change::one(Deed::EditSegment, Step::EditCatalog(CatalogEdit::Segment { id, value })));
    }

    pub fn begin_mailing(self, value: Mailing) -> MailingId {
        let id = MailingId::new(clock::fresh_uuid());
        let edit = CatalogEdit::Mailing { id, value: Some(value) };
        self.send(Change::one(Deed::Mail, Step::EditCatalog(edit)));
        id
    }

    /// *Enviei*: the answer and a contact without an answer yet, in one act.
    pub fn mail_sent(self, id: MailingId, client: ClientId, channel: Channel) {
        let named =
            |p: &crate::domain::portfolio::Portfolio| mailing(p.catalog(), id).map(|one| note(&one.name));
        let contact = Interaction {
            note: self.portfolio.with_untracked(named),
            ..self.new_interaction(client, channel, Outcome::NoAnswer)
        };
        let recording = self.recording(contact);
        let mut steps = vec![answer(id, client, true)];
        steps.extend(
            self.portfolio
                .with_untracked(|p| recording.steps(client, p.dossier(client), &p.rules().calendar, None)),
        );
        self.send(Change { deed: Deed::Mail, steps });
    }

    /// *Pular*.
    pub fn mail_skipped(self, id: MailingId, client: ClientId) {
        self.send(Change::one(Deed::Mail, answer(id, client, false)));
    }

    /// *Parar*: who is left is asked about no more.
    pub fn stop_mailing(self, id: MailingId) {
        let known = self.portfolio.with_untracked(|p| mailing(p.catalog(), id).cloned());
        if let Some(known) = known {
            let value = Some(Mailing { stopped: true, ..known });
            self.send(Change::one(Deed::Mail, Step::EditCatalog(CatalogEdit::Mailing { id, value })));
        }
    }
}

fn answer(mailing: MailingId, client: ClientId, sent: bool) -> Step {
    let value = Some(MailAnswer { on: clock::today(), sent });
    Step::EditCatalog(CatalogEdit::MailAnswer { id: MailAnswerId { mailing, client }, value })
}
