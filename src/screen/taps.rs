//! Which taps are taken, and which rows were just acted on: what a second tap, or one on a list that moved, must not do.
//!
//! Times are milliseconds of a clock that never runs backwards.

use crate::domain::fact::interaction::{Channel, Outcome};
use crate::domain::portfolio::change::{Change, Deed, Step};
use crate::domain::record::RecordKey;
use crate::domain::value::id::ClientId;

/// Two taps closer than this are one; a list that moved is looked at for so long before it is aimed at.
const GUARD_MILLIS: f64 = 700.0;

/// What a tap does to a client, as far as a second one would be the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    /// Records a contact, or takes back the one just recorded.
    Contact,
    /// An answer of the closing, by its words.
    Answer(&'static str),
}

/// The taps of a moment ago.
#[derive(Clone, Debug, Default)]
pub(crate) struct Guard {
    acts: Vec<(ClientId, Act, f64)>,
    moved: Option<f64>,
}

impl Guard {
    /// Whether this tap is one of its own, and not the second half of a double one.
    pub(crate) fn accepts(&mut self, client: ClientId, act: Act, now: f64) -> bool {
        self.acts.retain(|(.., at)| now - at < GUARD_MILLIS);
        match self.acts.iter_mut().find(|(one, done, _)| *one == client && *done == act) {
            // A third tap of the same tremble is refused as well.
            Some((.., at)) => {
                *at = now;
                false
            }
            None => {
                self.acts.push((client, act, now));
                true
            }
        }
    }

    /// Something else may lie under the finger now.
    pub(crate) fn moved(&mut self, now: f64) {
        self.moved = Some(now);
    }

    /// No list moved a moment ago: a tap meant what it hit.
    pub(crate) fn is_steady(&self, now: f64) -> bool {
        self.moved.is_none_or(|at| now - at >= GUARD_MILLIS)
    }
}

/// A client that was just acted on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Held {
    pub client: ClientId,
    /// The commit that *Desfazer* takes back, once it is complete.
    pub commit: Option<u64>,
    /// Those of one change go together.
    pub turn: u64,
}

/// Those whom a change acts on, each once, as they are held before it is kept.
pub(crate) fn held_by(change: &Change, turn: u64) -> Vec<Held> {
    let mut clients = acted_on(change);
    clients.sort_unstable();
    clients.dedup();
    clients.into_iter().map(|client| Held { client, commit: None, turn }).collect()
}

/// What was done to a client last, of all that is held.
pub(crate) fn last_of(held: &[Held], client: ClientId) -> Option<Held> {
    held.iter().rev().find(|one| one.client == client).copied()
}

/// Clients whose row says that they were acted on.
fn acted_on(change: &Change) -> Vec<ClientId> {
    match change.deed {
        Deed::RecordInteraction | Deed::RecordOrder | Deed::CloseDay | Deed::WorkCase => {
            change.steps.iter().filter_map(client_of).collect()
        }
        Deed::Register | Deed::Edit | Deed::Erase | Deed::RemoveInteraction | Deed::RemoveOrder => Vec::new(),
        Deed::CorrectInteraction | Deed::CorrectOrder => Vec::new(),
        Deed::PlanVisit | Deed::RemoveAppointment | Deed::CountStock | Deed::RemoveStockCount => Vec::new(),
        Deed::RemoveCaseEvent | Deed::Prospect | Deed::RemoveProspectEvent => Vec::new(),
        Deed::Locate | Deed::Transfer | Deed::Share | Deed::Classify | Deed::GiveReason => Vec::new(),
        Deed::ChangeRules | Deed::ChangeCatalog | Deed::SetGoals | Deed::EditReason | Deed::EditAction => {
            Vec::new()
        }
        Deed::EditSegment
        | Deed::Mail
        | Deed::Snooze
        | Deed::CheckCredit
        | Deed::RemoveCreditCheck
        | Deed::RecordIncident
        | Deed::RemoveIncident
        | Deed::Care
        | Deed::RemoveCare
        | Deed::PlanRoute
        | Deed::Import
        | Deed::ImportNotes
        | Deed::ImportCards
        | Deed::ImportChat
        | Deed::Merge
        | Deed::Undo => Vec::new(),
    }
}

fn client_of(step: &Step) -> Option<ClientId> {
    match step.touches() {
        RecordKey::Client(id) => Some(id),
        RecordKey::Catalog(_) => None,
    }
}

/// The one client a change is about, when it is about one.
pub(crate) fn subject(change: &Change) -> Option<ClientId> {
    let mut clients = change.steps.iter().map(client_of);
    let first = clients.next()??;
    clients.all(|client| client == Some(first)).then_some(first)
}

/// Whom a change records a success with, and by which channel, when it says nothing more: the one tap.
pub(crate) fn bare_success(change: &Change) -> Option<(ClientId, Channel)> {
    let mut contacts = change.steps.iter().filter_map(|step| match step {
        Step::AddInteraction { client, interaction } => Some((*client, interaction)),
        _ => None,
    });
    let (client, contact) = contacts.next().filter(|_| contacts.next().is_none())?;
    (change.deed == Deed::RecordInteraction && contact.outcome == Outcome::Success && contact.is_bare())
        .then_some((client, contact.channel))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalog::CatalogEdit;
    use crate::domain::fact::interaction::Interaction;
    use crate::domain::keeping::stamp::Stamp;
    use crate::domain::value::id::InteractionId;
    use crate::screen::small::{d, id};

    fn contact(client: u128, change: impl FnOnce(&mut Interaction)) -> Step {
        let number = InteractionId::from_u128(client);
        let mut contact =
            Interaction::new(number, Stamp::default(), d("2026-11-30"), Channel::Call, Outcome::Success);
        change(&mut contact);
        Step::AddInteraction { client: id(client), interaction: Box::new(contact) }
    }

    fn setting() -> Step {
        Step::EditCatalog(CatalogEdit::Setting { id: "seen.1".to_owned(), value: None })
    }

    fn change(deed: Deed, steps: Vec<Step>) -> Change {
        Change { deed, steps }
    }

    #[test]
    fn a_second_tap_within_the_guard_is_refused_and_each_refusal_begins_it_anew() {
        let mut guard = Guard::default();
        assert!(guard.accepts(id(1), Act::Contact, 0.0));
        assert!(!guard.accepts(id(1), Act::Contact, 699.0));
        assert!(!guard.accepts(id(1), Act::Contact, 1_398.0));
        assert!(guard.accepts(id(1), Act::Contact, 2_098.0));
    }

    #[test]
    fn the_neighbour_and_another_act_are_taps_of_their_own() {
        let mut guard = Guard::default();
        for (client, act) in
            [(1, Act::Contact), (2, Act::Contact), (1, Act::Answer("sim")), (1, Act::Answer("não"))]
        {
            assert!(guard.accepts(id(client), act, 5.0));
        }
        assert!(!guard.accepts(id(1), Act::Answer("sim"), 6.0));
    }

    #[test]
    fn a_list_that_moved_is_steady_only_after_the_guard() {
        let mut guard = Guard::default();
        assert!(guard.is_steady(0.0));
        guard.moved(100.0);
        assert_eq!([100.0, 799.0, 800.0].map(|now| guard.is_steady(now)), [false, false, true]);
    }

    #[test]
    fn a_change_holds_each_client_it_acts_on_once() {
        let steps = || vec![contact(2, |_| ()), contact(1, |_| ()), setting(), contact(2, |_| ())];
        let held = held_by(&change(Deed::RecordInteraction, steps()), 7);
        let of = |client| Held { client: id(client), commit: None, turn: 7 };
        assert_eq!(held, [of(1), of(2)]);
        assert_eq!(held_by(&change(Deed::RemoveInteraction, steps()), 7), []);
        assert_eq!(held_by(&change(Deed::Import, steps()), 7), []);
    }

    #[test]
    fn of_two_acts_on_a_client_the_later_is_taken_back() {
        let of = |client, turn| Held { client: id(client), commit: None, turn };
        let held = [of(1, 1), of(2, 2), of(1, 3)];
        assert_eq!(last_of(&held, id(1)), Some(of(1, 3)));
        assert_eq!((last_of(&held, id(3)), last_of(&[], id(1))), (None, None));
    }

    #[test]
    fn a_change_is_about_a_client_only_where_it_touches_no_other_record() {
        let about = |steps| subject(&change(Deed::RecordInteraction, steps));
        assert_eq!(about(vec![contact(1, |_| ()), contact(1, |_| ())]), Some(id(1)));
        assert_eq!(about(vec![contact(1, |_| ()), contact(2, |_| ())]), None);
        assert_eq!(about(vec![contact(1, |_| ()), setting()]), None);
        assert_eq!((about(vec![setting(), contact(1, |_| ())]), about(vec![])), (None, None));
    }

    #[test]
    fn one_tap_is_one_success_of_which_nothing_more_was_said() {
        let of = |deed, steps| bare_success(&change(deed, steps));
        let record = Deed::RecordInteraction;
        assert_eq!(of(record, vec![contact(1, |_| ())]), Some((id(1), Channel::Call)));
        assert_eq!(of(record, vec![setting(), contact(1, |_| ())]), Some((id(1), Channel::Call)));
        assert_eq!(of(Deed::CloseDay, vec![contact(1, |_| ())]), None);
        assert_eq!(of(record, vec![contact(1, |_| ()), contact(1, |_| ())]), None);
        assert_eq!(of(record, vec![contact(1, |one| one.note = Some("liga".to_owned()))]), None);
        assert_eq!(of(record, vec![contact(1, |one| one.outcome = Outcome::Absent)]), None);
    }
}
