//! The acts on a rescue that are more than one fact.

use super::carteira::Carteira;
use crate::domain::case_event::CaseEventKind;
use crate::domain::change::{Change, Deed, Step};
use crate::domain::client::ClientEdit;
use crate::domain::departure::{Answer, departure};
use crate::domain::id::ClientId;
use crate::domain::kept_fact::KeptFact;
use chrono::NaiveDate;
use leptos::prelude::*;

impl Carteira {
    /// Gives a case up. Where nobody has said yet why the client stopped buying, this says it: one act, one *Desfazer*.
    pub fn close_case(self, client: ClientId, reason: String, review_on: Option<NaiveDate>) {
        let kind = CaseEventKind::ClosedLost { reason: Some(reason.clone()), review_on };
        let event = KeptFact::CaseEvent(self.new_case_event(0, kind));
        let mut steps = vec![Step::PutFact { client, fact: Box::new(event) }];
        let today = self.today.get_untracked();
        steps.extend(self.portfolio.with_untracked(|p| {
            let known = p.client(client)?;
            let found = departure(known, p.columns(), p.rules(), p.slot(client)?, today)?;
            if found.reason().is_some() {
                return None;
            }
            let mut answers = known.departures.clone();
            let answer = Answer { turned: found.turned, said: today, reason: Some(reason), note: None };
            answers.insert(found.after, answer);
            Some(Step::EditClient { client, edits: vec![ClientEdit::Departures(answers)] })
        }));
        self.send(Change { deed: Deed::WorkCase, steps });
    }
}
