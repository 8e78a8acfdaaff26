//! Metas, motivos and ações de melhoria, as changes.

use super::carteira::Carteira;
use super::clock;
use crate::domain::catalog::CatalogEdit;
use crate::domain::catalog::goals::GoalId;
use crate::domain::catalog::improvement_action::ImprovementAction;
use crate::domain::catalog::reasons::Reason;
use crate::domain::client::ClientEdit;
use crate::domain::client::answer::Answer;
use crate::domain::portfolio::change::{Change, Deed, Step};
use crate::domain::rescue::give_reason::give_reason;
use crate::domain::value::id::{ActionId, ClientId, InteractionId};
use chrono::NaiveDate;
use leptos::prelude::*;

impl Carteira {
    /// Sets targets that differ from what is set; `None` or zero removes one.
    pub fn set_goals(self, targets: Vec<(GoalId, Option<u64>)>) {
        let steps: Vec<Step> = self.portfolio.with_untracked(|p| {
            let wanted = |value: Option<u64>| value.filter(|value| *value > 0);
            let differs = |(id, value): &(GoalId, Option<u64>)| p.catalog().goal(*id) != wanted(*value);
            targets
                .into_iter()
                .filter(differs)
                .map(|(id, value)| Step::EditCatalog(CatalogEdit::Goal { id, value: wanted(value) }))
                .collect()
        });
        if !steps.is_empty() {
            self.send(Change { deed: Deed::SetGoals, steps });
        }
    }

    /// Gives a contact its motivo afterwards.
    pub fn give_contact_reason(
        self,
        client: ClientId,
        contact: InteractionId,
        reason: &str,
        note: Option<String>,
    ) {
        let steps = self
            .portfolio
            .with_untracked(|p| give_reason(p.dossier(client)?, contact, reason, note, clock::fresh_uuid));
        if let Some(steps) = steps {
            self.send(Change { deed: Deed::GiveReason, steps });
        }
    }

    /// Says why a client that was inativo from `turned` on stopped buying after its order of `after`; without a reason the
    /// question is skipped, for good.
    pub fn answer_departure(
        self,
        client: ClientId,
        after: NaiveDate,
        turned: NaiveDate,
        reason: Option<String>,
        note: Option<String>,
    ) {
        let answers =
            self.portfolio.with_untracked(|p| p.client(client).map(|client| client.departures.clone()));
        if let Some(mut answers) = answers {
            let said = self.today.get_untracked();
            answers.insert(after, Answer { turned, said, reason, note });
            self.edit_client(client, Deed::GiveReason, vec![ClientEdit::Departures(answers)]);
        }
    }

    /// Lays a motivo over the one of `key`, or adds one of one's own under a key made of its name.
    pub fn save_reason(self, key: Option<String>, reason: Reason) {
        let name = reason.name.clone().unwrap_or_default();
        let fresh = || self.portfolio.with_untracked(|p| p.catalog().new_reason_key(&name));
        let id = key.unwrap_or_else(fresh);
        let edit = CatalogEdit::Reason { id, value: Some(reason) };
        self.send(Change::one(Deed::EditReason, Step::EditCatalog(edit)));
    }

    /// Takes back what was laid over a shipped motivo.
    pub fn reset_reason(self, key: String) {
        let edit = CatalogEdit::Reason { id: key, value: None };
        self.send(Change::one(Deed::EditReason, Step::EditCatalog(edit)));
    }

    /// Adds an ação de melhoria, keeps its edits, or (`None`) removes it.
    pub fn save_action(self, id: Option<ActionId>, value: Option<ImprovementAction>) {
        let id = id.unwrap_or_else(|| ActionId::new(clock::fresh_uuid()));
        let edit = CatalogEdit::Action { id, value };
        self.send(Change::one(Deed::EditAction, Step::EditCatalog(edit)));
    }
}
