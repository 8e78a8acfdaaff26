//! Ação de melhoria: what is being done about a motivo, by whom, by when, and what came of it.

use crate::domain::catalog::Catalog;
use crate::domain::value::id::ActionId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActionState {
    #[default]
    Open,
    Doing,
    Done,
}

impl ActionState {
    pub const ALL: [ActionState; 3] = [Self::Open, Self::Doing, Self::Done];
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ImprovementAction {
    /// Key of the motivo it is about.
    pub reason: String,
    /// What will be done.
    pub text: String,
    /// Who does it: a vendedor, the gestor, anybody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    #[serde(default)]
    pub state: ActionState,
    /// What came of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<String>,
}

impl ImprovementAction {
    /// Not done, and its day is over.
    pub fn is_late(&self, on: NaiveDate) -> bool {
        self.state != ActionState::Done && self.due.is_some_and(|due| due < on)
    }
}

impl Catalog {
    /// The actions about one motivo: those to do first, by due date, then by text and id.
    pub fn actions_about(&self, reason: &str) -> Vec<(ActionId, &ImprovementAction)> {
        let all = self.actions.iter().filter_map(|(id, register)| Some((*id, register.value.as_ref()?)));
        let mut found: Vec<_> = all.filter(|(_, action)| action.reason == reason).collect();
        found.sort_by_key(|(id, action)| {
            (action.state == ActionState::Done, action.due.is_none(), action.due, &action.text, *id)
        });
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::CatalogEdit;
    use crate::domain::keeping::stamp::Stamp;

    fn day(text: &str) -> Option<NaiveDate> {
        text.parse().ok()
    }

    fn action(reason: &str, text: &str, due: Option<NaiveDate>, state: ActionState) -> ImprovementAction {
        let (reason, text) = (reason.to_owned(), text.to_owned());
        ImprovementAction { reason, text, owner: None, due, state, result: None }
    }

    #[test]
    fn what_is_to_do_comes_first_by_its_day() {
        let mut catalog = Catalog::default();
        let all = [
            action("preco", "feita", day("2026-01-01"), ActionState::Done),
            action("preco", "sem data", None, ActionState::Open),
            action("preco", "depois", day("2026-03-01"), ActionState::Doing),
            action("preco", "antes", day("2026-02-01"), ActionState::Open),
            action("sem-giro", "outra", None, ActionState::Open),
        ];
        for (at, value) in all.into_iter().enumerate() {
            let id = ActionId::from_u128(at as u128);
            catalog.set(CatalogEdit::Action { id, value: Some(value) }, Stamp::default());
        }
        let texts: Vec<&str> =
            catalog.actions_about("preco").iter().map(|(_, action)| action.text.as_str()).collect();
        assert_eq!(texts, ["antes", "depois", "sem data", "feita"]);
    }

    #[test]
    fn late_is_the_day_after_the_due_date_until_done() {
        let open = action("preco", "", day("2026-02-28"), ActionState::Open);
        assert!(!open.is_late(day("2026-02-28").unwrap()));
        assert!(open.is_late(day("2026-03-01").unwrap()));
        let done = ImprovementAction { state: ActionState::Done, ..open };
        assert!(!done.is_late(day("2026-03-01").unwrap()));
        assert!(!action("preco", "", None, ActionState::Open).is_late(day("2026-03-01").unwrap()));
    }
}
